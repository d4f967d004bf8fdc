/** What an audit keeps of the one before, beside the reasons; and whose settings count in a folder. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { cellText, type CellValue } from '../../src/workbook/port';
import { withCell } from '../support/recalculated';
import { sheetsWorkbook } from '../support/schools';
import { run } from '../support/terminal';
import { sheetOf, type TestCell } from '../support/workbooks';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-kept-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const STAFF: readonly (readonly TestCell[])[] = [
  ['Post ID', 'School', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'Start date', 'Funding source', 'Outreach %'],
  ['P1', 'Ashby', 'A. Marlow', 'AST', 'AST 7', '7-11', 'Rest', 1, new Date('2007-09-01T00:00:00Z'), 'SDG', '20%'],
];
const DAY = ['--on', '2010-03-31'];

/** The yellow cell of AST Outreach, and the days planned of the one post. */
async function outreachIn(path: string): Promise<{ days: CellValue; planned: CellValue }> {
  const { rows } = await sheetOf(await openXlsx(readFileSync(path)), 'AST Outreach');
  const at = (row: number): readonly CellValue[] => rows.find((each) => each.row === row)?.values ?? [];
  const year = rows.findIndex(({ values }) => values[0] === 'The year');
  const heads = (rows[year + 1]?.values ?? []).map(cellText);
  return { days: at(4)[2] ?? null, planned: rows[year + 2]?.values[heads.indexOf('Planned')] ?? null };
}

async function kindsOf(path: string, ...options: string[]): Promise<string[]> {
  const { out } = await run(['audit', path, ...DAY, ...options, '--json']);
  return (JSON.parse(out) as { findings: { kind: string; sheet: string; cell: string }[] }).findings.filter(({ kind }) => kind === 'notReadable').map(({ sheet, cell }) => `${sheet}!${cell}`);
}

describe('the days of a school year', () => {
  test('OUT-2: 190 are assumed; a number in the yellow cell is kept and counts; another on the command line goes first', async () => {
    const path = join(folder, 'staff.xlsx');
    writeFileSync(path, await sheetsWorkbook({ Staff: STAFF }));
    const output = join(folder, 'audit.xlsx');
    const audit = async (input: string, ...options: string[]): Promise<ReturnType<typeof outreachIn>> => {
      expect((await run(['audit', input, ...DAY, '-o', output, ...options])).err).toBe('');
      return outreachIn(output);
    };
    expect(await audit(path)).toEqual({ days: 190, planned: 38 });
    writeFileSync(output, await withCell(readFileSync(output), 'AST Outreach', 'C4', 195));
    expect(await audit(output)).toEqual({ days: 195, planned: 39 });
    // The workbook that is read says nothing; the audit that is replaced does.
    expect(await audit(path)).toEqual({ days: 195, planned: 39 });
    expect(await audit(path, '--school-days', '200')).toEqual({ days: 200, planned: 40 });
    expect(await run(['audit', path, '--school-days', '20'])).toMatchObject({ code: 2, out: '', err: '--school-days 20 cannot be used: expected a whole number of days from 100 to 260, such as 190.\n' });
  });

  test('OUT-2: what is no number of days is a finding with its cell, and 190 are taken; a blank cell is no fault', async () => {
    const path = join(folder, 'wrong.xlsx');
    writeFileSync(path, await sheetsWorkbook({ Staff: STAFF }));
    await run(['audit', path, ...DAY, '-o', path]);
    const written = readFileSync(path);
    for (const wrong of ['many', 99, 190.5]) {
      writeFileSync(path, await withCell(written, 'AST Outreach', 'C4', wrong));
      expect(await kindsOf(path)).toEqual(['AST Outreach!C4']);
    }
    writeFileSync(path, await withCell(written, 'AST Outreach', 'C4', ''));
    expect(await kindsOf(path)).toEqual([]);
    await run(['audit', path, ...DAY, '-o', path]);
    expect(await outreachIn(path)).toEqual({ days: 190, planned: 38 });
  });

  test('OUT-2: what is no number of days on the audit that is replaced is told before it is gone; a number on the command line makes it needless', async () => {
    const [path, output] = [join(folder, 'told.xlsx'), join(folder, 'replaced.xlsx')];
    writeFileSync(path, await sheetsWorkbook({ Staff: STAFF }));
    await run(['audit', path, ...DAY, '-o', output]);
    const wrong = await withCell(readFileSync(output), 'AST Outreach', 'C4', 'many');
    writeFileSync(output, wrong);
    expect(await kindsOf(path, '-o', output, '--school-days', '195')).toEqual([]);
    writeFileSync(output, wrong);
    expect(await kindsOf(path, '-o', output)).toEqual(['AST Outreach!C4']);
    expect(await outreachIn(output)).toEqual({ days: 190, planned: 38 });
  });
});

test('FUND-5: in a folder the grant of the workbook with the authority’s lists counts, not that of a school’s own plan', async () => {
  const schools = join(folder, 'schools');
  mkdirSync(schools);
  const plan = join(schools, 'ashby.xlsx');
  writeFileSync(plan, await sheetsWorkbook({ Staff: STAFF }));
  await run(['plan', plan, '--from', '2009-10', '-o', plan]);
  const { rows } = await sheetOf(await openXlsx(readFileSync(plan)), 'AST Assumptions');
  const grant = rows.find(({ values }) => values.some((value) => value === 'grantOutreach'));
  const head = rows.find(({ values }) => values.includes('Value'));
  if (grant === undefined || head === undefined) throw new Error('AST Assumptions has no outreach part of the grant');
  writeFileSync(plan, await withCell(readFileSync(plan), 'AST Assumptions', `${String.fromCharCode(65 + head.values.indexOf('Value'))}${String(grant.row)}`, '1000'));
  const entitlement = async (): Promise<number> => (JSON.parse((await run(['audit', schools, ...DAY, '--json'])).out) as { la: { entitlement: number } }).la.entitlement;
  // £1,000 + £9,300, where only the school’s plan is there.
  expect(await entitlement()).toBe(1_030_000);
  writeFileSync(join(schools, 'lists.xlsx'), await sheetsWorkbook({ Allocations: [['School', 'Year', 'AST part', 'Posts funded'], ['Ashby', '2009-10', 15_500, 1]] }));
  expect(await entitlement()).toBe(1_550_000);
});

test('OUT-2: in a folder the days of the workbook with the authority’s lists count, not those of a school’s own audit', async () => {
  const [schools, output] = [join(folder, 'audited schools'), join(folder, 'authority.xlsx')];
  mkdirSync(schools);
  const school = join(schools, 'ashby.xlsx');
  writeFileSync(school, await sheetsWorkbook({ Staff: STAFF }));
  await run(['audit', school, ...DAY, '--school-days', '195', '-o', school]);
  const days = async (): Promise<CellValue> => {
    rmSync(output, { force: true });
    await run(['audit', schools, ...DAY, '-o', output]);
    return (await outreachIn(output)).days;
  };
  expect(await days()).toBe(195);
  writeFileSync(join(schools, 'lists.xlsx'), await sheetsWorkbook({ Allocations: [['School', 'Year', 'AST part', 'Posts funded'], ['Ashby', '2009-10', 15_500, 1]] }));
  expect(await days()).toBe(190);
});
