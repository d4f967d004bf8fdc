/** The place of the keyboard: kept while controls are switched off, and found anew where the control has gone. */
import { useEffect, useRef } from 'react';
import type { PaneState } from './paneState';

/** So many controls back. */
const MOST_KEPT = 10;
/** The browser lets go of a control only when it has painted the pane without it, in milliseconds. */
const PAINTED = 60;
/** What lasts longer than this is shown, with its way out. */
const SHOWN = 300;

function takesFocus(element: HTMLElement): boolean {
  if (element.isConnected) element.focus({ preventScroll: true });
  return document.activeElement === element;
}

/** A heading takes the focus only for this once. From one with a tab index of -1, Tab goes nowhere in Excel on the web. False where none is there yet. */
function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('main h2');
  if (heading === null) return false;
  heading.tabIndex = 0;
  heading.addEventListener('blur', () => { heading.removeAttribute('tabindex'); }, { once: true });
  heading.focus();
  return true;
}

/**
 * Where the focus fell out of the pane with a change: to the control used last that is still there; else to the heading
 * of what came in its place; and while something is going on, to Cancel.
 */
export function useKeptFocus(state: PaneState): void {
  const used = useRef<HTMLElement[]>([]);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.closest('main') !== null) used.current = [target, ...used.current.filter((element) => element !== target)].slice(0, MOST_KEPT);
    };
    // Who clicks beside the controls wants none of them.
    const onPointer = (): void => { used.current = []; };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPointer, true);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPointer, true);
    };
  }, []);
  useEffect(() => {
    const isBusy = state.busy !== null;
    const find = (): void => {
      if (used.current.length === 0 || document.activeElement !== document.body || !document.hasFocus()) return;
      if (isBusy) document.querySelector<HTMLElement>('.busy button')?.focus();
      // A view that is still being loaded has neither.
      else if (!used.current.some(takesFocus) && !focusHeading()) timer = setTimeout(find, PAINTED);
    };
    let timer = setTimeout(find, isBusy ? SHOWN : PAINTED);
    return () => { clearTimeout(timer); };
  }, [state]);
}
