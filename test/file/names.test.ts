/** The names of single cells, which live formulas look at: those of plans that are gone, and those of the user's. */
import { describe, expect, test } from '@jest/globals';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { openXlsx } from '../../src/file';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook } from '../../src/workbook/planWorkbook';
import { workbookOf } from '../support/workbooks';
import { partsOf, withParts } from '../support/zip';

const STAFF = [['Post ID', 'Name', 'Role', 'Point', 'Area'], ['P1', 'Ann', 'AST', 'AST 11', 'Rest']];

async function planned(bytes: Uint8Array): Promise<Uint8Array> {
  const file = await openXlsx(bytes);
  const made = await planWorkbook(file, { values: new Map(), ways: WAYS_TO_SAY, figures: 'formulas', version: 'test', writtenAt: 'now', sheet: 'Staff' });
  if ('refusal' in made) throw new Error(made.refusal);
  await file.write(sheetsOf(made), made.own);
  return file.bytes();
}

/** The workbook with its main part changed. */
const withWorkbook = (bytes: Uint8Array, change: (text: string) => string): Promise<Uint8Array> => withParts(bytes, { 'xl/workbook.xml': change });

interface Names {
  /** What each name that begins so stands for. */
  readonly names: Readonly<Record<string, string>>;
  /** Names of the policy that formulas look at. */
  readonly looked: readonly string[];
}

async function namesIn(bytes: Uint8Array): Promise<Names> {
  const parts = await partsOf(bytes);
  const names = [...(parts.get('xl/workbook.xml')?.toString('utf8') ?? '').matchAll(/<definedName name="(AST_set_policy\w*)"[^>]*>([^<]*)</g)].map(([, name = '', place = '']) => [name, place]);
  const looked = [...parts].filter(([name]) => name.includes('worksheets/')).flatMap(([, content]) => [...content.toString('utf8').matchAll(/AST_set_policy\w*/g)].map(([name]) => name));
  expect(new Set(names.map(([name]) => name)).size).toBe(names.length);
  return { names: Object.fromEntries(names) as Record<string, string>, looked: [...new Set(looked)] };
}

const define = (name: string, place: string) => (text: string): string => text.replace('</sheets>', `</sheets><definedNames><definedName name="${name}">${place}</definedName></definedNames>`);

describe('the names of settings', () => {
  test('that lead nowhere, because the AST sheets were deleted, are given anew', async () => {
    const { names, looked } = await namesIn(await planned(await withWorkbook(await workbookOf(STAFF), define('AST_set_policy', '#REF!$J$7'))));
    expect(Object.keys(names)).toEqual(['AST_set_policy']);
    expect(names['AST_set_policy']).toMatch(/^'AST Assumptions'!\$[A-Z]\$\d+$/);
    expect(looked).toEqual(['AST_set_policy']);
  });

  test('that the user gave something else stay, and the formulas look at others', async () => {
    const { names, looked } = await namesIn(await planned(await withWorkbook(await workbookOf(STAFF), define('AST_set_policy', 'Staff!$A$1'))));
    expect(names).toEqual({ AST_set_policy: 'Staff!$A$1', AST_set_policy_2: expect.stringMatching(/^'AST Assumptions'!/) });
    expect(looked).toEqual(['AST_set_policy_2']);
  });

  test('that stand on a sheet of an earlier plan that the user renamed to keep it stay there, and the new plan looks at its own', async () => {
    const first = await planned(await workbookOf(STAFF));
    const renamed = await withWorkbook(first, (text) => text.replaceAll('AST Assumptions', 'Old assumptions'));
    const second = await planned(renamed);
    const { names, looked } = await namesIn(second);
    expect(names).toEqual({ AST_set_policy: expect.stringMatching(/^'Old assumptions'!/), AST_set_policy_2: expect.stringMatching(/^'AST Assumptions'!/) });
    expect(looked).toEqual(['AST_set_policy_2']);
    // Planning once more changes nothing of it.
    expect(await namesIn(await planned(second))).toEqual({ names, looked });
  });
});
