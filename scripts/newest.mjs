/** When the newest of a folder's files, or a file, was changed, in milliseconds. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function newest(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(facts.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
