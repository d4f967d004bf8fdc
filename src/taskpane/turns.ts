/** Long work in turns with the pane: no stretch of it lasts longer than a blink. */
import type { Pace } from '../domain/work';

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
