/**
 * Everything that must hold: `npm run check`. What only reads the sources runs side by side, each saying its piece when it is done; the tests come
 * last, and only where all that went before is well. They find the add-in built.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The longest first. What stands in one entry is done one after the other. */
const BEFORE_THE_TESTS = [['lint'], ['build', 'validate'], ['types'], ['boundaries']];

/** Runs a script of package.json; gives what it exits with, and its words where they are not shown at once. */
function run(script, isShown) {
  return new Promise((resolve) => {
    // npm is itself a program that Node runs: so no shell is needed, on Windows either.
    const npm = process.env.npm_execpath;
    const [program, ...args] = npm === undefined ? ['npm'] : [process.execPath, npm];
    const child = spawn(program, [...args, 'run', '--silent', script], { cwd: root, stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    const words = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => words.push(part));
    child.on('error', (error) => { resolve({ status: 1, words: String(error) }); });
    child.on('close', (status) => { resolve({ status: status ?? 1, words: Buffer.concat(words).toString('utf8').trim() }); });
  });
}

/** Whether all scripts of an entry do well; it ends at the first that does not. */
async function isWell(scripts) {
  for (const script of scripts) {
    const began = performance.now();
    const { status, words } = await run(script, false);
    process.stdout.write(`${script}: ${status === 0 ? 'well' : `failed (${status})`}, ${Math.round((performance.now() - began) / 1000)} s\n${words === '' ? '' : `${words}\n`}`);
    if (status !== 0) return false;
  }
  return true;
}

const waiting = [...BEFORE_THE_TESTS];
let allWell = true;
await Promise.all(Array.from({ length: Math.max(1, Math.min(waiting.length, availableParallelism())) }, async () => {
  for (let scripts = waiting.shift(); scripts !== undefined; scripts = waiting.shift()) allWell = await isWell(scripts) && allWell;
}));
process.exitCode = allWell ? (await run('test', true)).status : 1;
