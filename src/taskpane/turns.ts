/** Long work in turns with the pane: no stretch of it lasts longer than a blink. */
import type { Pace, Work } from '../domain/work';
import type { Progress } from '../workbook/port';

/** The longest stretch of work, in milliseconds, after which the pane gets its turn. */
const LONGEST_STRETCH = 12;

/** Resolves in a turn of its own, after the pane has had the chance to paint and to take clicks. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

let turnBegan = 0;

/** Gives the pane its turn where the work has lasted long enough. */
export async function breathe(): Promise<void> {
  if (performance.now() - turnBegan < LONGEST_STRETCH) return;
  await nextTurn();
  turnBegan = performance.now();
}

/** Runs work in pieces. */
export const inTurns: Pace = async (work) => {
  turnBegan = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - turnBegan >= LONGEST_STRETCH) await breathe();
  }
};

/** So many steps of work, at most, between two looks at whether it is to be stopped. */
const STEPS_TOLD = 50;

/** The work, with what is told of it on its way; `steps` is how many it is thought to have, `null` where nobody knows. */
export function* told<T>(work: Work<T>, tell: Progress, steps: number | null): Work<T> {
  for (let at = 0; ; at += 1) {
    if (at % STEPS_TOLD === 0) tell(steps === null ? 0 : Math.min(1, at / steps));
    const step = work.next();
    if (step.done === true) return step.value;
    yield;
  }
}
