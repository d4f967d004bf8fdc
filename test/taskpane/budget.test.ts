import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtAddin } from '../../scripts/builtAddin.mjs';

/** What the pane's JavaScript may weigh, packed, beside Microsoft's library. */
const MOST_BYTES = 200_000;

/**
 * What the pane may weigh with the views that are loaded when they are opened. The functions for cells run apart from it. Some
 * 40,000 of it are the application timetable, form AST2, eligibility and leading practitioners, each with its rules and sheet: loaded when
 * their part below the audit is opened. The audit with its findings and sheets is loaded with its own view.
 */
const MOST_BYTES_OF_ALL = 464_000;
const NOT_THE_PANE = ['functions.js'];

function packed(folder: string, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
}

test('the pane’s JavaScript stays within its budget, and Office.js is not in it', () => {
  const folder = builtAddin();
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js') && !NOT_THE_PANE.includes(name));
  const page = readFileSync(join(folder, 'taskpane.html'), 'utf8');
  const atOnce = scripts.filter((name) => page.includes(name));
  expect(atOnce).toHaveLength(1);
  expect(packed(folder, atOnce)).toBeLessThanOrEqual(MOST_BYTES);
  expect(packed(folder, scripts)).toBeLessThanOrEqual(MOST_BYTES_OF_ALL);
  for (const name of scripts) expect(readFileSync(join(folder, name)).includes('OfficeExtension.ClientRequestContext')).toBe(false);
});
