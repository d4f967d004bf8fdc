/** Loads the script that turns functions into plain formulas: few who open the pane need it, so it is not a part of it. */
import type * as PlainCells from './plainCells';

export type PlainModule = typeof PlainCells;

declare global {
  interface Window {
    AstPlain?: PlainModule;
  }
}

let loading: Promise<PlainModule> | null = null;

/** The script, once. `version` keeps the browser from taking that of an older pane. */
export function loadPlainCells(version: string): Promise<PlainModule> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `plain.js?v=${encodeURIComponent(version)}`;
    const failed = (): void => {
      loading = null;
      reject(new Error('A part of the add-in could not be loaded. Check the connection to where it was installed from, and try again.'));
    };
    script.addEventListener('load', () => {
      if (window.AstPlain === undefined) failed();
      else resolve(window.AstPlain);
    });
    script.addEventListener('error', failed);
    document.head.append(script);
  });
  return loading;
}
