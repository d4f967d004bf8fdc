/** What every command of the command line speaks to, and how it ends. */

/** Where a run gets its words from and puts its text: the process, or a test. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly isTerminal: boolean;
  now(): Date;
}

/** 2026-01-02 03:04. */
export function timeText(terminal: Terminal): string {
  return terminal.now().toISOString().slice(0, 16).replace('T', ' ');
}

export const EXIT = { done: 0, doneWithErrors: 1, notDone: 2 } as const;

export const HELP_OPTION = { help: { type: 'boolean', short: 'h' } } as const;
