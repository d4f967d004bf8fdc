/** What stands where a plan is to be written is not lost. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../support/terminal';
import { workbookOf } from '../support/workbooks';
import { withParts } from '../support/zip';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ast-replaced-'));
  writeFileSync(at('staff.xlsx'), await workbookOf([['Post ID', 'Name', 'Role', 'Point', 'Area'], ['P1', 'Ann', 'AST', 'AST 11', 'Rest']]));
  expect((await run(['plan', at('staff.xlsx'), '-o', at('plan.xlsx'), '--values'])).code).toBe(0);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** The output stays as it is, to the byte, and what is said of it. */
async function refused(args: readonly string[], output: string): Promise<string> {
  const before = readFileSync(output);
  const { code, err } = await run(args);
  expect([code, readFileSync(output).equals(before)]).toEqual([2, true]);
  return err;
}

describe('a file that stands where a plan is to be written', () => {
  test('is replaced where it is an earlier plan that holds nothing else', async () => {
    expect((await run(['plan', at('staff.xlsx'), '-o', at('plan.xlsx'), '--values', '--policy', '2'])).code).toBe(0);
  });

  test('is not where it holds saved plans, or sheets that are not in the input', async () => {
    expect((await run(['plan', at('staff.xlsx'), '-o', at('saved.xlsx'), '--values', '--save-as', 'As now', '--approve'])).code).toBe(0);
    const words = ['plan', at('staff.xlsx'), '-o', at('saved.xlsx'), '--save-as', 'Other'];
    expect(await refused(words, at('saved.xlsx'))).toMatch(/saved\.xlsx” is there already, and “staff\.xlsx” does not have its saved plans: it would be lost\. Plan “saved\.xlsx” itself, or give another name with -o\./);
    expect((await run(['plan', at('saved.xlsx'), '-o', at('saved.xlsx'), '--save-as', 'Other'])).code).toBe(0);
    writeFileSync(at('notes.xlsx'), await withParts(readFileSync(at('plan.xlsx')), { 'xl/workbook.xml': (text) => text.replace('name="Staff"', 'name="My notes"') }));
    expect(await refused(['plan', at('staff.xlsx'), '-o', at('notes.xlsx')], at('notes.xlsx'))).toContain('does not have the sheet “My notes”: it would be lost.');
  });

  test('is not where it is something else', async () => {
    writeFileSync(at('other.xlsx'), await workbookOf([['Budget', 1]], 'Budget'));
    writeFileSync(at('broken.xlsx'), 'not a workbook');
    for (const name of ['other.xlsx', 'broken.xlsx']) {
      expect(await refused(['plan', at('staff.xlsx'), '-o', at(name)], at(name))).toContain(`${name}” is there already and is no plan that AST Planner wrote, so it is not replaced. Give another name.`);
    }
  });
});
