/**
 * Work in pieces. Long work pauses at every `yield`, so that whoever runs it may give others a turn, show how far it is,
 * or stop it; the core itself knows no clock.
 */
export type Work<T> = Generator<undefined, T, undefined>;

/** Runs the work: at once, or in turns with other things. */
export type Pace = <T>(work: Work<T>) => Promise<T>;

/** Does the work to its end without a pause. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

export const atOnce: Pace = (work) => Promise.resolve(finish(work));
