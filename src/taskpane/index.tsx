/** The pane: waits for Excel, opens the workbook, and shows itself. */
import { createRoot } from 'react-dom/client';
import { openExcel, whenReady } from '../excel';
import { App } from './App';
import { Planner } from './planner';
import { Refused } from './Refused';
import { breathe } from './turns';

declare const AST_PLANNER_VERSION: string;

/** The view that a button of the ribbon asks for. */
function viewAsked(): string {
  return new URLSearchParams(window.location.search).get('view') ?? '';
}

async function show(): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) return;
  const root = createRoot(place);
  const readiness = await whenReady();
  if (!readiness.ready) {
    root.render(<Refused sentence={readiness.sentence} />);
    return;
  }
  let onWaiting: (sentence: string | null) => void = () => undefined;
  try {
    const workbook = await openExcel({ breathe, onWaiting: (sentence) => { onWaiting(sentence); } });
    const planner = new Planner(workbook, { version: AST_PLANNER_VERSION, now: () => localTime(new Date()) });
    onWaiting = planner.waiting;
    root.render(<App planner={planner} view={viewAsked()} isDark={readiness.isDark} version={AST_PLANNER_VERSION} />);
    await planner.open();
  } catch (error) {
    root.render(<Refused sentence={String((error as { message?: unknown }).message ?? error)} />);
  }
}

/** 2026-01-02 03:04, by the clock on the wall. */
function localTime(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

void show();
