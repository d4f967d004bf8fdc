/** Runs the command line in this process, with a clock that stands still. */
import { main } from '../../src/cli/main';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function run(args: readonly string[], isTerminal = false): Promise<Run> {
  let [out, err] = ['', ''];
  const code = await main(args, '1.2.3', {
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    isTerminal,
    now: () => new Date(Date.UTC(2026, 0, 2, 3, 4)),
  });
  return { code, out, err };
}
