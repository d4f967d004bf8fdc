import { beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { builtAddin } from '../../scripts/builtAddin.mjs';
import { SOURCE_BASE } from '../../scripts/baseAddress.mjs';
import { functionsMetadata } from '../../src/functions/metadata';

/** What the functions’ script may weigh, packed: it is loaded with every workbook that uses one. */
const MOST_BYTES = 20_000;

let folder = '';
beforeAll(() => { folder = builtAddin(); }, 300_000);

const built = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('functions.json says of the functions what the code does', () => {
  expect(JSON.parse(built('functions.json'))).toEqual(functionsMetadata(SOURCE_BASE));
});

test('functions.js offers exactly the functions that functions.json names', () => {
  const offered: string[] = [];
  vm.runInNewContext(built('functions.js'), { CustomFunctions: { associate: (id: string) => { offered.push(id); }, Error } });
  expect(offered).toEqual(functionsMetadata(SOURCE_BASE).functions.map(({ id }) => id));
});

test('the page loads Microsoft’s runtime, then the script, and neither is in the pane', () => {
  expect([...built('functions.html').matchAll(/<script defer src="([^"]+)"/g)].map(([, src]) => src)).toEqual(['https://appsforoffice.microsoft.com/lib/1/hosted/custom-functions-runtime.js', 'functions.js']);
  expect(built('taskpane.html')).not.toContain('functions');
  expect(gzipSync(built('functions.js')).length).toBeLessThanOrEqual(MOST_BYTES);
});

test('every function has its place in the help page', () => {
  for (const { name, parameters, helpUrl } of functionsMetadata(SOURCE_BASE).functions) {
    expect(built('assets/help.html')).toContain(`<h3 id="${helpUrl.split('#')[1] ?? ''}">AST.${name}(${parameters.map((one) => one.name).join(', ')})</h3>`);
  }
});
