/** Starts the command line in this process. */
import packageJson from '../../package.json';
import { main } from './main';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away, as `head` does; or what was to be printed cannot be.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`The result cannot be printed: the system says ${error.code ?? error.message}.\n`);
  process.exit(2);
});

main(process.argv.slice(2), packageJson.version, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  now: () => new Date(),
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`ast-planner met a mistake of its own and stopped; nothing was written. Please report it with this line: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)}\n`);
    process.exitCode = 2;
  },
);
