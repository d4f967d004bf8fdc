import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { cellText } from '../../src/workbook/port';
import { OWN_SHEET_MARK } from '../../src/workbook/sheetWrite';
import { run } from '../support/terminal';
import { sheetsWorkbook } from '../support/schools';
import { sheetOf, type TestCell } from '../support/workbooks';

interface Problem { readonly severity: string; readonly rule: string | null; readonly cell: string | null; readonly found: string | null; readonly expected: string | null; readonly message: string }
interface Answer {
  readonly years: string[];
  readonly practitioners: readonly { readonly id: string; readonly from: string | null; readonly start: string; readonly end: string | null; readonly range: number[] | null; readonly points: number[] | null; readonly pays: readonly { readonly from: string; readonly annual: number }[] }[];
  readonly rows: readonly { readonly id: string; readonly year: string; readonly grade: string; readonly months: number; readonly salary: number; readonly cost: number; readonly grant: number; readonly why: string }[];
  readonly totals: readonly { readonly year: string; readonly cost: number; readonly grant: number; readonly left: number }[];
  readonly checks: readonly { readonly id: string; readonly schoolYear: string; readonly kind: string; readonly result: string }[];
  readonly bounds: readonly { readonly area: string; readonly from: string; readonly minimum: { readonly annual: number; readonly status: string } | null; readonly maximum: { readonly annual: number; readonly status: string } | null }[];
  readonly problems: readonly Problem[];
  readonly assumptions: readonly string[];
  readonly footing: readonly { readonly difference: number }[];
  readonly leftOut: number;
  readonly otherStaff: number;
}

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-lp-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const HEADINGS = ['Post ID', 'Name', 'Role', 'Point', 'Range', 'FTE', 'Start date', 'End date', 'LP pay', 'LP range', 'LP points', 'LP pay Sept 2014'];
const on = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));
const row = (cells: Readonly<Record<string, TestCell>>): TestCell[] => HEADINGS.map((heading) => cells[heading] ?? null);
const MOVER = { 'Post ID': 'P1', Name: 'A. Marlow', Role: 'AST', Point: 'AST 18', Range: '14-18', 'LP pay': 57000, 'LP range': '£55,000 to £57,520', 'LP points': '55000; 57,000; £57,520' };
const NEW = { 'Post ID': 'L1', Name: 'B. Nash', Role: 'Lead Practitioner', FTE: 0.6, 'Start date': on(2014, 1, 1), 'LP pay': '£50,000', 'LP range': '45000-52000', 'LP pay Sept 2014': 51500 };
const MAIN = { 'Post ID': 'T1', Name: 'C. Orme', Role: 'Main', Point: 'M3' };

let files = 0;
async function fileOf(rows: readonly (readonly TestCell[])[], headings: readonly string[] = HEADINGS): Promise<string> {
  files += 1;
  const path = join(folder, `staff${files}.xlsx`);
  writeFileSync(path, await sheetsWorkbook({ Staff: [['Hillside School. Pay area: Rest of England'], [], headings, ...rows] }));
  return path;
}

async function answerOf(path: string, ...options: readonly string[]): Promise<{ code: number; answer: Answer }> {
  const { code, out, err } = await run(['practitioners', path, '--json', ...options]);
  expect(err).toBe('');
  return { code, answer: JSON.parse(out) as Answer };
}

async function problemsOf(rows: readonly (readonly TestCell[])[], severity = 'error', headings = HEADINGS): Promise<[code: number, ...problems: (string | null)[][]]> {
  const { code, answer } = await answerOf(await fileOf(rows, headings));
  return [code, ...answer.problems.filter((problem) => problem.severity === severity).map(({ rule, cell, found, expected }) => [rule, cell, found, expected])];
}

describe('ast-planner practitioners', () => {
  test('LP-4: an AST who moves, a row of its own and other staff, across the change', async () => {
    const { code, answer } = await answerOf(await fileOf([row(MOVER), row(NEW), row(MAIN)]));
    expect([code, answer.years, answer.leftOut, answer.otherStaff]).toEqual([0, ['2013-14', '2014-15'], 0, 1]);
    // L1: 0.6 × £50,000 × 3 ÷ 12 = £7,500; in 2014-15 0.6 × (5 × £50,000 + 7 × £51,500) ÷ 12 = £30,525.
    expect(answer.rows.map(({ id, year, grade, months, salary, grant }) => [id, year, grade, months, salary, grant])).toEqual([
      ['P1', '2013-14', 'AST', 5, 2_372_917, 645_833],
      ['P1', '2013-14', 'Leading practitioner', 7, 3_325_000, 0],
      ['P1', '2014-15', 'Leading practitioner', 12, 5_700_000, 0],
      ['L1', '2013-14', 'Leading practitioner', 3, 750_000, 0],
      ['L1', '2014-15', 'Leading practitioner', 12, 3_052_500, 0],
    ]);
    expect(answer.practitioners.map(({ id, from, start, range, points, pays }) => [id, from, start, range, points, pays.length])).toEqual([
      ['P1', 'AST', '2013-09-01', [5_500_000, 5_752_000], [5_500_000, 5_700_000, 5_752_000], 1], ['L1', null, '2014-01-01', [4_500_000, 5_200_000], null, 2],
    ]);
    expect(answer.footing.filter(({ difference }) => difference !== 0)).toEqual([]);
    expect(answer.footing).toHaveLength(6);
    expect(answer.assumptions).toContain('P1 (A. Marlow): the pay stays as it was in September 2014, because no “LP pay Sept 2014” and the like is given; the last pay given is £57,000 a year.');
    expect(answer.assumptions).toContain('Employer’s National Insurance of 2014-15: no rates are known, so those of 2013-14 are carried on, contracted out.');
  });

  test('LP-1: without the minimum of a year the check says so, and the plan goes on; with it given the check is made', async () => {
    const path = await fileOf([row(MOVER), row(NEW)]);
    const { answer } = await answerOf(path);
    expect(answer.checks.map(({ id, schoolYear, result }) => [id, schoolYear, result])).toEqual([
      ['P1', '2013/14', 'cannot be checked: no minimum was found'], ['P1', '2014/15', 'cannot be checked: no minimum was found, no maximum was found'],
      ['L1', '2013/14', 'cannot be checked: no minimum was found'], ['L1', '2014/15', 'cannot be checked: no minimum was found, no maximum was found'],
    ]);
    expect(answer.problems.map(({ severity, rule, cell }) => [severity, rule, cell])).toEqual([['question', 'LP-1', 'J4'], ['question', 'LP-1', 'J4'], ['question', 'LP-1', 'J4']]);
    expect(answer.problems[0]?.message).toBe(
      'The minimum for leading practitioners in Rest of England from 1 September 2013 was found in no source, and no other year’s figure is used for it. It must come from you: enter it on the sheet “AST Leading practitioners”, in the table of bounds ' +
      '(area Rest, effective 1 September 2013, Minimum £). Without it P1 (A. Marlow), L1 (B. Nash) cannot be checked against it in 2013/14; the plan goes on.',
    );
    const given = await answerOf(path, '--bound', 'Rest:2013=46000-', '--bound', 'rest:2014=£46,000-£58,000');
    expect(given.code).toBe(1);
    expect(given.answer.checks.map(({ kind }) => kind)).toEqual(['inside', 'inside', 'outside', 'outside']);
    expect(given.answer.problems.map(({ cell, found, expected }) => [cell, found, expected])).toEqual([
      ['J5', 'the range £45,000 to £52,000, which begins £1,000 below the minimum', 'at least the minimum of £46,000 from 1 September 2013'],
      ['J5', 'the range £45,000 to £52,000, which begins £1,000 below the minimum', 'at least the minimum of £46,000 from 1 September 2014'],
    ]);
    expect(given.answer.bounds.map(({ from, minimum, maximum }) => [from, minimum?.annual, minimum?.status, maximum?.annual, maximum?.status])).toEqual([
      ['2013-09-01', 4_600_000, 'user', 5_752_000, 'published'], ['2014-09-01', 4_600_000, 'user', 5_800_000, 'user'],
    ]);
  });

  test('LP-1: the sheet is written, keeps what the user fills in, and leaves all else as it is', async () => {
    const input = await fileOf([row(MOVER), row(NEW)]);
    const before = readFileSync(input);
    const output = join(folder, 'written.xlsx');
    const first = await run(['practitioners', input, '-o', output, '--bound', 'Rest:2013=38000-']);
    expect([first.code, first.err, first.out.includes(`Written: ${output}`)]).toEqual([0, '', true]);
    expect(readFileSync(input).equals(before)).toBe(true);
    const file = await openXlsx(readFileSync(output));
    expect((await file.sheets()).map(({ name }) => name)).toEqual(['Staff', 'AST Leading practitioners']);
    const grid = await sheetOf(file, 'AST Leading practitioners');
    expect(cellText(grid.rows.find(({ row: at }) => at === 2)?.values[0] ?? null)).toContain(OWN_SHEET_MARK);
    const bounds = grid.rows.filter(({ values }) => values[1] === 'Rest' && typeof values[0] === 'object').map(({ values }) => values.slice(2, 5));
    expect(bounds).toEqual([[38_000, 57_520, 'user, published'], [null, null, 'minimum missing, maximum missing']]);
    const again = await answerOf(output);
    expect(again.answer.bounds.map(({ minimum, maximum }) => [minimum?.annual ?? null, maximum?.annual ?? null])).toEqual([[3_800_000, 5_752_000], [null, null]]);
    const second = await run(['practitioners', output, '-o', output]);
    expect(second.code).toBe(0);
    const rewritten = await openXlsx(readFileSync(output));
    expect((await rewritten.sheets()).map(({ name }) => name)).toEqual(['Staff', 'AST Leading practitioners']);
    expect((await sheetOf(rewritten, 'AST Leading practitioners')).rows.some(({ values }) => values[2] === 38_000)).toBe(true);
    // A plan of the same workbook leaves the sheet and does not read it as staff.
    const plan = await run(['plan', output, '-o', output, '--from', '2012-13', '--years', '1', '--values']);
    expect([plan.code, plan.err]).toEqual([0, '']);
    expect((await (await openXlsx(readFileSync(output))).sheets()).map(({ name }) => name)).toContain('AST Leading practitioners');
    // The plan in the workbook begins in 2012-13 and its points are those of April 2012: the practitioners' plan goes on from there.
    const after = await answerOf(output);
    expect(after.answer.years).toEqual(['2012-13', '2013-14', '2014-15']);
  });

  test('LP-1: what cannot be read, and a pay that nobody gives, names its cell', async () => {
    expect(await problemsOf([row({ ...MOVER, 'LP pay': 'lots' }), row({ ...NEW, 'LP pay': null, 'LP pay Sept 2014': 51500 })])).toEqual([1,
      ['LP-1', 'I4', '“lots”', 'a yearly full-time pay such as 48000 or £48,000'],
      ['LP-1', 'I5', 'no pay before September 2014', 'the yearly full-time pay as a leading practitioner from 1 September 2013'],
    ]);
    const { answer } = await answerOf(await fileOf([row({ ...MOVER, 'LP pay': 'lots' })]));
    expect([answer.leftOut, answer.rows.map(({ grade, months }) => [grade, months])]).toEqual([1, [['AST', 5]]]);
    expect(answer.problems[0]?.message).toBe('A. Marlow: cell I4 of “Staff” (LP pay) holds “lots”; expected a yearly full-time pay such as 48000 or £48,000. The holder is planned as an AST to 31 August 2013, and not as a leading practitioner: correct the cell and check again.');
  });

  test('LP-1: a range that is reversed or no range, and LP-2: points that do not rise or lie outside, are errors with their cells', async () => {
    expect(await problemsOf([row({ ...NEW, 'LP range': '52000-45000' }), row({ ...NEW, 'Post ID': 'L2', 'LP range': '7-11 points' }), row({ ...NEW, 'Post ID': 'L3', 'LP points': '45000; 44000; 50000; 51500' }), row({ ...NEW, 'Post ID': 'L4', 'LP points': '45000; many' })])).toEqual([1,
      ['LP-1', 'J5', '“7-11 points”', 'a range of two yearly amounts, the lowest first, such as 45000-52000'],
      ['LP-2', 'K7', '“45000; many”', 'yearly amounts with semicolons between them, such as 45000; 47500; 50000'],
      ['LP-1', 'J4', 'the range £52,000 to £45,000, whose lowest pay is above its highest', 'a range with the lowest pay first, such as 45000-52000'],
      ['LP-2', 'K6', '£44,000 after £45,000', 'points that rise from one to the next, such as 45000; 47500; 50000'],
      ['LP-2', 'K6', 'the point £44,000, outside the range £45,000 to £52,000', 'points inside the school’s own range'],
    ]);
  });

  test('LP-2: a pay that is no point of the own list, or outside the range, names the cell of that September', async () => {
    expect(await problemsOf([row({ ...NEW, 'LP points': '45000; 50000', 'LP pay Sept 2014': 53000 })])).toEqual([1,
      ['LP-1', 'L4', 'the pay of £53,000, outside the range £45,000 to £52,000', 'a pay inside the school’s own range'],
      ['LP-2', 'L4', 'the pay of £53,000, which is no point of the school’s own list', 'one of £45,000, £50,000'],
    ]);
  });

  test('LP-4: dates before 1 September 2013, and AST posts after 31 August 2013, are said with their cells', async () => {
    const headings = [...HEADINGS, 'LP pay 2012'];
    const rows = [[...row(NEW), 48000], row({ ...NEW, 'Post ID': 'L2', 'Start date': on(2010, 9, 1) }), row({ ...NEW, 'Post ID': 'L3', 'Start date': null, 'End date': on(2013, 7, 31) }), row({ ...MOVER, 'End date': on(2013, 3, 31) }), row({ ...MOVER, 'Post ID': 'P2', 'Start date': on(2013, 9, 1) })];
    expect(await problemsOf(rows, 'error', headings)).toEqual([1,
      ['LP-4', 'G8', 'an AST post that starts on 1 September 2013', 'a start on 31 August 2013 or earlier'],
      ['LP-4', 'M4', 'a pay for September 2012', 'a September from 2013 on'],
      ['LP-4', 'H6', '31 July 2013', 'a day from 1 September 2013 on, the first day as a leading practitioner'],
      ['LP-4', 'H7', '31 March 2013', 'no end, or an end on 31 August 2013 or later, for one who moves on 1 September 2013'],
    ]);
    expect((await problemsOf([row({ ...NEW, 'Start date': on(2010, 9, 1) })], 'question'))[1]).toEqual(['LP-4', 'G4', '1 September 2010', '1 September 2013 or later']);
  });

  test('LP-4: an AST without LP pay is planned to the end of the grade, and what comes after is asked', async () => {
    const { code, answer } = await answerOf(await fileOf([row({ ...MOVER, 'LP pay': null, 'LP range': null, 'LP points': null }), row({ ...MAIN, 'LP pay': 40000 })]));
    expect(code).toBe(0);
    expect(answer.rows.map(({ id, year, grade, months }) => [id, year, grade, months])).toEqual([['P1', '2013-14', 'AST', 5]]);
    expect(answer.problems.map(({ severity, rule, cell, found }) => [severity, rule, cell, found])).toEqual([
      ['question', 'LP-4', 'I5', 'the role “Main” beside LP pay'], ['question', 'LP-4', 'H4', 'it has no end'], ['question', 'LP-4', null, 'no leading practitioner'],
    ]);
  });

  test('LP-3: what stands in columns of the AST grade beside a leading practitioner is said to mean nothing', async () => {
    const { code, answer } = await answerOf(await fileOf([[...row({ ...NEW, Range: '11-15' }), '20%', 1, 'U3']], [...HEADINGS, 'Outreach %', 'Sept 2013', 'Revert to']));
    expect(code).toBe(0);
    expect(answer.problems.filter(({ rule }) => rule === 'LP-3').map(({ severity, cell, message }) => [severity, cell, message])).toEqual([
      ['note', 'E4', 'B. Nash: the columns Range, Revert to, Outreach %, Sept 2013 in row 4 of “Staff” speak of the AST grade and are not applied to a leading practitioner.'],
    ]);
  });

  test('the report names the rules, the years and what to do; options that cannot be used are refused in a sentence', async () => {
    const path = await fileOf([row(MOVER), row(NEW)]);
    const { code, out } = await run(['practitioners', path]);
    expect(code).toBe(0);
    expect(out).toContain('2 rows planned, 1 of them from an AST post; 1 AST row to 31 August 2013; 0 left out; 0 other staff');
    expect(out).toContain('- A range need not have five points: it is the school’s own, from one amount to another. [PAY-3]');
    expect(out).toContain('can also be given with --bound Rest:2014=MINIMUM-MAXIMUM.');
    const refusals = await Promise.all([['Rest:2014'], ['Kent:2014=1-2'], ['Rest:2012=38000-'], ['Rest:2014=-'], ['Rest:2014=58000-38000'], ['Rest:2013=58000-']].map(async ([bound]) => (await run(['practitioners', path, '--bound', bound ?? ''])).err.split('. Write')[0]));
    expect(refusals).toEqual([
      '--bound Rest:2014 cannot be used: it is not written as an area, a year and two amounts', '--bound Kent:2014=1-2 cannot be used: “Kent” is no area',
      '--bound Rest:2012=38000- cannot be used: expected 1 September of a year from 2013 to 2050', '--bound Rest:2014=- cannot be used: it has no amount',
      '--bound Rest:2014=58000-38000 cannot be used: the minimum £58,000 above the maximum £38,000; expected a minimum no higher than the maximum',
      '--bound Rest:2013=58000- cannot be used: the minimum £58,000 above the maximum £57,520; expected a minimum no higher than the maximum',
    ]);
    const early = await answerOf(path, '--from', '2009-10', '--years', '2');
    expect(early.answer.problems.map(({ rule, found }) => [rule, found])).toEqual([['LP-4', 'years that end on 31 March 2011']]);
  });

  test('the plan of the AST posts names the way out where it lacks a figure after the grade', async () => {
    const { out } = await run(['plan', await fileOf([row(MOVER), row(NEW)]), '--from', '2013-14', '--years', '1']);
    expect(out).toContain('If the holder becomes a leading practitioner, the command “ast-planner practitioners” plans the move [LP-4].');
    expect(out).toContain('0 AST posts planned, 1 left out, 1 other staff');
  });
});
