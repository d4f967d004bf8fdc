/** The one place where `Excel.run` is called: one batch, one sync, waiting where Excel only asks for patience. */
import { ExcelRefusal, refusalOf } from './refusal';

/** What a batch does: it queues its work, and gives back how to pick up what was loaded. */
export type Batch<T> = (context: Excel.RequestContext) => () => T;

export interface Patience {
  /** How long to wait for the user to leave a cell, and for Excel to have time, in milliseconds. */
  readonly longest: number;
  readonly pause: number;
  /** After so many milliseconds without an answer the user is told. */
  readonly notice: number;
  /** Said when waiting begins; `null` when it is over. */
  readonly onWaiting: (sentence: string | null) => void;
}

/** How patient the pane is with somebody who types. */
export const PATIENCE: Omit<Patience, 'onWaiting'> = { longest: 60_000, pause: 500, notice: 4000 };

export type Runner = <T>(batch: Batch<T>) => Promise<T>;

const WAITED_FOR: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: 'Excel waits until you finish the cell that you are editing: press Enter or Esc.',
  ActivityLimitReached: 'Excel is busy; waiting for it.',
};

const NO_ANSWER = 'Excel has not answered for a while. If you are editing a cell, press Enter or Esc in it.';

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

/**
 * Runs batches with exactly one sync each. Where Excel refuses a whole request because a cell is being edited or because
 * it has too much to do, nothing of it was done, and the batch is queued anew after a pause. Every other failure is an
 * {@link ExcelRefusal} with a plain sentence.
 */
export function excelRunner({ longest, pause, notice, onWaiting }: Patience): Runner {
  /** Where Excel itself waits for the cell, it does not answer at all. */
  async function noticing<T>(work: Promise<T>): Promise<T> {
    const told = { yet: false };
    const timer = setTimeout(() => {
      told.yet = true;
      onWaiting(NO_ANSWER);
    }, notice);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
      if (told.yet) onWaiting(null);
    }
  }

  return async (batch) => {
    for (let waited = 0; ; waited += pause) {
      try {
        const result = await noticing(Excel.run({ delayForCellEdit: true }, async (context) => {
          const pick = batch(context);
          await context.sync();
          return pick();
        }));
        if (waited > 0) onWaiting(null);
        return result;
      } catch (error) {
        const refusal = refusalOf(error);
        const reason = refusal instanceof ExcelRefusal ? WAITED_FOR[refusal.code] : undefined;
        if (reason === undefined || waited >= longest) {
          if (waited > 0) onWaiting(null);
          throw refusal;
        }
        if (waited === 0) onWaiting(reason);
        await wait(pause);
      }
    }
  };
}
