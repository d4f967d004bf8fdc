/** The folder of the built add-in, which is built anew where its sources are newer. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { newest } from './newest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['src', 'assets', 'manifest.xml', 'package.json', 'webpack.config.js', 'scripts/baseAddress.mjs', 'scripts/functionsFile.ts'];

/** Builds where it must; throws what the build said where it failed. */
export function builtAddin() {
  const folder = join(root, 'dist', 'addin');
  const page = join(folder, 'taskpane.html');
  if (existsSync(page) && statSync(page).mtimeMs > Math.max(...SOURCES.map((name) => newest(join(root, name))))) return folder;
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [webpack, '--config-name', 'addin', '--mode', 'production'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  // A page that came out the same is not written anew; it is as new as the build all the same.
  utimesSync(page, new Date(), new Date());
  return folder;
}
