/** Builds the programs where their sources are newer, then runs one: `node scripts/runBuilt.mjs ast-planner plan IN.xlsx`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { newest } from './newest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const here = process.env.INIT_CWD ?? process.cwd();

function build() {
  const built = join(root, 'dist', 'ast-planner.cjs');
  const sources = ['src', 'scripts', 'test/bench', 'test/taskpane', 'test/host', 'package.json', 'webpack.config.js'].map((name) => join(root, name));
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.filter(existsSync).map(newest))) return;
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [webpack, '--mode', 'production', '--config-name', 'programs'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    process.exit(status ?? 1);
  }
}

function run(program, args, cwd = here) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(root, 'dist', `${program}.cjs`), ...args], { cwd, stdio: 'inherit' });
  return status ?? 2;
}

const [program = '', ...args] = process.argv.slice(2);
build();
if (program === 'demo') {
  const folder = join(root, 'demo');
  mkdirSync(folder, { recursive: true });
  for (const name of ['staff.xlsx', 'plan.xlsx']) rmSync(join(folder, name), { force: true });
  const made = run('ast-planner', ['template', join('demo', 'staff.xlsx')], root);
  process.exit(made === 0 ? run('ast-planner', ['plan', join('demo', 'staff.xlsx'), '-o', join('demo', 'plan.xlsx')], root) : made);
}
const status = run(program, args);
process.exit(program === 'bench' && status === 0 ? run('paneBench', []) : status);
