/** The folder of the built add-in, which is built anew where its sources are newer: by one of those that ask, while the others wait. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { newest } from './newest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['src', 'assets', 'manifest.xml', 'package.json', 'webpack.config.js', 'scripts/baseAddress.mjs', 'scripts/functionsFile.ts'];
const folder = join(root, 'dist', 'addin');
const page = join(folder, 'taskpane.html');
/** A file that stands while somebody builds, with the id of the one that does. */
const building = join(root, 'dist', 'addin.building');
const MOST_WAIT = 180_000;
const PAUSE = 250;

function isBuilt() {
  return existsSync(page) && statSync(page).mtimeMs > Math.max(...SOURCES.map((name) => newest(join(root, name))));
}

/** True where the file was not there: nobody else builds. */
function begin() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    writeFileSync(building, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function isRunning(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whoever began and was stopped leaves the file behind. */
function isLeftOver() {
  try {
    const id = Number(readFileSync(building, 'utf8'));
    return Date.now() - statSync(building).mtimeMs > (id > 0 && isRunning(id) ? MOST_WAIT : PAUSE);
  } catch {
    return false;
  }
}

function build() {
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [webpack, '--config-name', 'addin', '--mode', 'production'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  // A page that came out the same is not written anew; it is as new as the build all the same.
  utimesSync(page, new Date(), new Date());
}

/** Builds where it must; throws what the build said where it failed. */
export function builtAddin() {
  while (!begin()) {
    if (isLeftOver()) rmSync(building, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  try {
    if (!isBuilt()) build();
  } finally {
    rmSync(building, { force: true });
  }
  return folder;
}
