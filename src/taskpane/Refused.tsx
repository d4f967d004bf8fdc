/** The pane where it cannot work: one sentence on why, and where help is. */
import type { ReactElement } from 'react';

export function Refused({ sentence }: { readonly sentence: string }): ReactElement {
  return (
    <main className="opening">
      <h1>AST Planner</h1>
      <p role="alert">{sentence}</p>
      <p><a href="assets/help.html" target="_blank" rel="noreferrer">Help</a></p>
    </main>
  );
}
