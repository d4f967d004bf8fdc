import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtAddin } from '../../scripts/builtAddin.mjs';

/** What the pane's JavaScript may weigh, packed, beside Microsoft's library. */
const MOST_BYTES = 200_000;

/** What the pane does not load as it opens: the functions for cells run apart from it, and turning them is asked for by few. */
const LOADED_LATER = ['functions.js', 'plain.js'];

test('the pane’s JavaScript stays within its budget, and Office.js is not in it', () => {
  const folder = builtAddin();
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js') && !LOADED_LATER.includes(name)).map((name) => readFileSync(join(folder, name)));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0)).toBeLessThanOrEqual(MOST_BYTES);
  for (const bytes of scripts) expect(bytes.includes('OfficeExtension.ClientRequestContext')).toBe(false);
});
