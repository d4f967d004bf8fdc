import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { dayOf } from '../../src/domain/calendar';
import { cellText, isDateCell, isErrorCell, type CellValue } from '../../src/workbook/port';
import { OWN_SHEET_MARK } from '../../src/workbook/sheetWrite';
import { calculated, hasLibreOffice } from '../support/recalculated';
import { sheetsWorkbook } from '../support/schools';
import { run } from '../support/terminal';
import { sheetOf, type TestCell } from '../support/workbooks';

interface Why { readonly rule: string; readonly text: string }
interface Row {
  readonly name: string; readonly row: number; readonly school: string; readonly qualification: string | null; readonly qualifiedOn: string | null; readonly qualifiedYear: number | null; readonly missing: string[];
  readonly ast: { readonly answer: string; readonly until: string | null; readonly why: Why[] };
  readonly assessment: { readonly stage: string | null; readonly covers: string[] | null; readonly why: Why[] } | null;
  readonly ats: { readonly answer: string; readonly from: string | null; readonly sourcesDiffer: boolean; readonly cost: number; readonly why: Why[] };
}
interface Json {
  readonly on: string; readonly teachers: number; readonly notStated: number; readonly vacant: number;
  readonly counts: readonly { readonly answer: string; readonly ast: number; readonly ats: number }[];
  readonly rows: readonly Row[];
  readonly assessed: readonly { readonly name: string; readonly cell: string; readonly crossesOn: string | null }[];
  readonly findings: readonly { readonly kind: string; readonly severity: string; readonly cell: string; readonly amount: number | null; readonly message: string }[];
  readonly problems: readonly { readonly severity: string; readonly rule: string | null; readonly cell: string | null; readonly message: string }[];
}

type Rows = readonly (readonly TestCell[])[];
type Sheets = Readonly<Record<string, Rows>>;

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-eligibility-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

let files = 0;
async function fileOf(sheets: Sheets): Promise<string> {
  files += 1;
  const path = join(folder, `staff${files}.xlsx`);
  writeFileSync(path, await sheetsWorkbook(sheets));
  return path;
}

async function askedOf(sheets: Sheets, ...options: readonly string[]): Promise<{ code: number; json: Json }> {
  const { code, out, err } = await run(['eligibility', await fileOf(sheets), '--json', ...options]);
  expect(err).toBe('');
  return { code, json: JSON.parse(out) as Json };
}

function utc(year: number, month: number, date: number): Date {
  return new Date(Date.UTC(year, month - 1, date));
}

/** A staff list as a school might have it: a title, a blank row, odd spacing, a vacant post, a total. */
const STAFF: Rows = [
  ['Staff of Ashby School, 823/4001'],
  [],
  ['Name', 'Role', 'Point', 'FTE', 'Qualified Teacher Status', 'Date qualified', 'Reference point'],
  ['A. Marlow', 'Teacher', 'M4', 1, ' QTS ', utc(2004, 9, 1), null],
  ['B. Nash', 'Teacher', 'U2', 0.6, 'Yes', '1 Sep 2004', null],
  ['C. Orme', 'Excellent Teacher', null, 1, 'q.t.s.', '01/09/2004', null],
  ['D. Pell', 'Deputy Head', 'L12', 1, 'QTS & QTLS', '2016-02-29', 'U3'],
  ['E. Quill', 'Lecturer', null, 1, 'QTLS', 2004, null],
  ['F. Rowe', 'Teacher', 3, 1, 'PGCE', '31/02/2004', null],
  ['G. Shaw', 'Unqualified teacher', null, 1, 'No', null, null],
  ['H. Tate', 'AST', 'AST 7', 1, 'QTS', utc(1990, 9, 1), null],
  ['Vacancy', 'Teacher', 'M1', 1, 'QTS', null, null],
  ['I. Udall', 'Teacher', 'M2', 1, null, null, null],
  ['J. Vane', 'Caretaker', null, 1, 'n/a', '-', null],
  ['K. West', 'MPS', 'U1', 1, 'QTS pending', '', null],
  ['L. Yate', 'Teacher', 'M9', 1, null, utc(2010, 9, 1), null],
  [],
  ['Total', null, null, 12.6],
];

function byName({ rows }: Json, name: string): Row {
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`there is no ${name}`);
  return row;
}

describe('ast-planner eligibility', () => {
  test('APP-1, APP-2: every staff row, AST or not, on a day of the scheme, by hand', async () => {
    const { code, json } = await askedOf({ Staff: STAFF }, '--on', '2010-06-01');
    expect([code, json.on, json.teachers, json.notStated, json.vacant]).toEqual([0, '2010-06-01', 12, 2, 1]);
    expect(json.rows.map(({ name, ast, assessment }) => [name, ast.answer, assessment?.covers ?? null])).toEqual([
      ['A. Marlow', 'eligible', ['post-threshold', 'excellent teacher', 'AST']],
      ['B. Nash', 'eligible', ['excellent teacher', 'AST']],
      ['C. Orme', 'eligible', ['AST']],
      ['D. Pell', 'not eligible', null],
      ['E. Quill', 'question', null],
      ['F. Rowe', 'missing', null],
      ['G. Shaw', 'not eligible', null],
      ['H. Tate', 'eligible', []],
      ['K. West', 'not eligible', null],
      ['L. Yate', 'not eligible', null],
    ]);
    expect(byName(json, 'B. Nash').ast.why[0]?.text).toContain('also to part-time and peripatetic teachers');
    expect(json.rows.every(({ school }) => school.includes('Ashby School'))).toBe(true);
    expect(json.counts.at(-1)).toEqual({ answer: 'All staff rows of the list', ast: 12, ats: 12 });
    expect(json.counts.slice(0, -1).reduce((sum, { ast }) => sum + ast, 0)).toBe(12);
    expect(json.counts.slice(0, -1).reduce((sum, { ats }) => sum + ats, 0)).toBe(12);
  });

  test('ATS-1, ATS-2, ATS-3: the same rows today, by the clock of the terminal; AST has ended, with the answer of its last day', async () => {
    const { code, json } = await askedOf({ Staff: STAFF });
    expect([code, json.on]).toEqual([0, '2026-01-02']);
    expect(json.rows.map(({ name, ast, ats }) => [name, ast.answer, ast.until, ats.answer, ats.from, ats.sourcesDiffer])).toEqual([
      ['A. Marlow', 'ended', 'eligible', 'eligible', '2008-09-01', true],
      ['B. Nash', 'ended', 'eligible', 'eligible', '2008-09-01', true],
      ['C. Orme', 'ended', 'eligible', 'eligible', '2008-09-01', true],
      ['D. Pell', 'ended', 'not eligible', 'eligible', '2020-02-29', false],
      ['E. Quill', 'ended', 'question', 'missing', null, false],
      ['F. Rowe', 'ended', 'missing', 'missing', null, false],
      ['G. Shaw', 'ended', 'not eligible', 'not eligible', null, false],
      ['H. Tate', 'ended', 'eligible', 'eligible', '1994-09-01', true],
      ['K. West', 'ended', 'not eligible', 'not eligible', null, false],
      ['L. Yate', 'ended', 'missing', 'missing', '2014-09-01', false],
    ]);
    expect(json.rows.map(({ ats }) => ats.cost)).toEqual(json.rows.map(() => 0));
    expect(byName(json, 'A. Marlow').ats.why.map(({ rule }) => rule)).toEqual(['ATS-1', 'ATS-1', 'ATS-2']);
  });

  test('ATS-1: the day before the anniversary and the day itself, with 29 February', async () => {
    const answers = async (on: string): Promise<string | undefined> => byName((await askedOf({ Staff: STAFF }, '--on', on)).json, 'D. Pell').ats.answer;
    expect([await answers('28/02/2020'), await answers('29/02/2020')]).toEqual(['not eligible', 'eligible']);
  });

  test('APP-1, ATS-1: what cannot be read is a question with its cell, and never guessed', async () => {
    const { code, json } = await askedOf({ Staff: STAFF }, '--on', '2012-09-01');
    expect(code).toBe(0);
    expect(json.problems.filter(({ severity }) => severity === 'question').map(({ rule, cell, message }) => [rule, cell, message])).toEqual([
      ['ATS-1', 'F8', 'E. Quill: cell F8 of “Staff” (Qualified on) holds “2004”, which is only a year; expected the day, such as 01/09/2004. Enter the day: four years count from it.'],
      ['APP-1', 'E9', 'F. Rowe: cell E9 of “Staff” (Qualification) holds “PGCE”; expected QTS, QTLS, both, or none. Until then the qualification counts as not stated.'],
      ['ATS-1', 'F9', 'F. Rowe: cell F9 of “Staff” (Qualified on) holds “31/02/2004”; expected a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01. Until then the day counts as not stated.'],
      ['APP-2', 'C15', 'K. West: cell C15 of “Staff” (Point) holds “U1” with the role “MPS”; expected a point of the scale that the role names. Until then the career stage is not known.'],
      ['APP-2', 'C16', 'L. Yate: cell C16 of “Staff” (Point) holds “M9”; expected a point from M1 to M6 or U1 to U3. Until then the career stage is not known.'],
    ]);
    expect([byName(json, 'E. Quill').qualifiedOn, byName(json, 'E. Quill').qualifiedYear, byName(json, 'E. Quill').missing]).toEqual([null, 2004, ['career stage (C8)']]);
    expect(byName(json, 'F. Rowe').missing).toEqual(['qualification (E9)', 'career stage (C9)']);
  });

  test('APP-1: the ways in which lists say a qualification', async () => {
    const said: readonly (readonly [TestCell, string | null])[] = [
      ['QTS', 'QTS'], ['qtls', 'QTLS'], ['QTS/QTLS', 'QTS and QTLS'], ['Qualified Teacher Status (2004)', 'QTS'], ['Qualified Teacher Learning and Skills', 'QTLS'], ['None', 'none'], ['not qualified', 'none'],
      ['no QTS', 'none'], ['QTLS, no QTS', 'QTLS'], ['awaiting QTS', 'none'], ['QTS expected 2012', 'none'], ['QTS or QTLS', null], ['QTS?', null], ['yes', null], ['BEd', null], [2004, null], [true, null], [utc(2004, 9, 1), null],
    ];
    const { json } = await askedOf({ Staff: [['Name', 'Role', 'Teaching qualification'], ...said.map(([text], at): TestCell[] => [`T${at}`, 'Teacher', text])] }, '--on', '2010-06-01');
    expect(json.rows.map(({ qualification }) => qualification)).toEqual(said.map(([, is]) => is));
    expect(json.problems.filter(({ rule, cell }) => rule === 'APP-1' && cell !== null)).toHaveLength(7);
  });

  test('ATS-1: a year that Excel shows as a date is only a year, and a column “Qualified” with yes and no is explained', async () => {
    const { json } = await askedOf({ Staff: [['Name', 'Role', 'Qualification', 'Qualified'], ['A. Marlow', 'Lecturer', 'QTLS', utc(1905, 6, 26)], ['B. Nash', 'Lecturer', null, 'QTS']] });
    expect([byName(json, 'A. Marlow').qualifiedYear, byName(json, 'A. Marlow').ats.answer]).toEqual([2004, 'missing']);
    expect(json.problems.filter(({ severity }) => severity === 'question').map(({ cell, message }) => [cell, message])).toEqual([
      ['D2', 'A. Marlow: cell D2 of “Staff” (Qualified on) holds the date 26 June 1905, which is what Excel shows for the number 2004; expected the day, such as 01/09/2004. Enter the day: four years count from it.'],
      ['D3', 'B. Nash: cell D3 of “Staff” (Qualified on) holds “QTS”; expected a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01. If the column says who is qualified, head it “Qualification”, or say what it stands for with --map "Qualified=Qualification".'],
    ]);
  });

  test('APP-1: a college of further education is no maintained school, and its teachers are looked at without a point', async () => {
    const { json } = await askedOf({ Staff: [['Name', 'Role', 'School', 'Qualification', 'Qualified on'], ['A. Marlow', 'Lecturer', 'Ashby College of Further Education', 'QTLS', '01/09/2010'], ['B. Nash', null, 'Ashby College', 'QTLS', '01/09/2010']] }, '--on', '2022-09-01');
    expect(json.rows.map(({ name, ast, ats }) => [name, ast.until, ats.answer])).toEqual([['A. Marlow', 'not eligible', 'eligible'], ['B. Nash', 'question', 'eligible']]);
  });

  test('REV-3: those who were assessed and took up no post are followed, and one across the threshold too early is an error', async () => {
    const rows: Rows = [
      ['Name', 'Role', 'Point', 'Area', 'FTE', 'Assessed on', 'Reference point'],
      ['A. Marlow', 'Teacher', 'M4', 'Rest', 1, '14/05/2010', null],
      ['B. Nash', 'Teacher', 'M6', 'Rest', 1, '14/05/2010', null],
      ['C. Orme', 'Teacher', 'U1', 'Rest', 0.6, '14/05/2010', 'M4'],
      ['D. Pell', 'AST', 'AST 7', 'Rest', 1, '14/05/2010', 'M4'],
      ['E. Quill', 'Teacher', 'U1', 'Rest', 1, 'not yet', 'M4'],
      ['F. Rowe', 'Teacher', 'U1', null, 1, '14/05/2010', 'M5'],
    ];
    const { code, json } = await askedOf({ Staff: rows }, '--on', '2010-10-01');
    expect(code).toBe(1);
    expect(json.assessed.map(({ name, cell, crossesOn }) => [name, cell, crossesOn])).toEqual([['A. Marlow', 'C2', '2013-09-01'], ['B. Nash', 'C3', '2011-09-01'], ['C. Orme', 'C4', null], ['F. Rowe', 'C7', null]]);
    // September 2010, Rest: U1 £34,181 less M6 £31,552 is £2,629; × 0.6 £1,577.40. F. Rowe's area is not stated.
    expect(json.findings.map(({ kind, severity, cell, amount }) => [kind, severity, cell, amount])).toEqual([['crossesNextSeptember', 'note', 'C3', null], ['aboveThresholdWithoutM6', 'error', 'C4', 157_740], ['aboveThresholdWithoutM6', 'error', 'C7', null]]);
    const withArea = await askedOf({ Staff: rows }, '--on', '2010-10-01', '--area', 'Rest');
    expect(withArea.json.findings.at(-1)?.amount).toBe(262_900);
  });

  test('writes AST Eligibility beside the sheets of the user, replaces it only where it is ours, and what it shows can be read', async () => {
    const [input, output] = [await fileOf({ Staff: STAFF, Mine: [['hello']] }), join(folder, 'out.xlsx')];
    const first = await run(['eligibility', input, '-o', output, '--on', '2020-09-01']);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('Of 2 other staff rows the list says nothing about qualification.');
    const again = await run(['eligibility', output, '-o', output, '--on', '2019-09-01']);
    expect([again.code, again.err]).toEqual([0, '']);
    const port = await openXlsx(readFileSync(output));
    expect((await port.sheets()).map(({ name }) => name).sort()).toEqual(['AST Eligibility', 'Mine', 'Staff']);
    const rows = (await sheetOf(port, 'AST Eligibility')).rows.map(({ values }) => values);
    const texts = rows.map((values) => values.map(cellText));
    expect(texts[1]?.[0]).toContain(OWN_SHEET_MARK);
    expect(texts[2]?.[0]).toBe('Asked for 1 September 2019. 10 rows of “Staff”: each of which says something of a qualification. 2 other staff rows say nothing of it and are only counted; 1 row names a vacant post.');
    const heading = texts.findIndex((values) => values[7] === 'AST?');
    const nash = rows[texts.findIndex((values) => values[1] === 'B. Nash')] ?? [];
    expect(nash.slice(1, 6)).toEqual(['B. Nash', 5, 'Teacher', 'U2', 'QTS']);
    expect([nash[6], nash[10]]).toEqual([{ day: dayOf(2004, 9, 1) }, { day: dayOf(2008, 9, 1) }]);
    expect(nash.slice(7, 10)).toEqual(['ended; eligible on 31 August 2013', 'excellent teacher and AST', 'eligible; the sources differ']);
    expect([texts[heading]?.[11], nash[11]]).toEqual(['ATS cost', 0]);
    expect(cellText(nash[13] ?? null)).toContain('The two sources differ: the page “What is ATS?” asks for QTLS, while the answers of 4 July 2019 accept QTLS or QTS. Ask before applying with QTS alone [ATS-1]');
    const theirs = await fileOf({ Staff: STAFF, 'AST Eligibility': [['My own list']] });
    expect((await run(['eligibility', theirs, '-o', theirs])).code).toBe(0);
    const kept = await openXlsx(readFileSync(theirs));
    expect(cellText((await sheetOf(kept, 'AST Eligibility')).rows[0]?.values[0] ?? null)).toBe('My own list');
    expect((await kept.sheets()).map(({ name }) => name)).toContain('AST Eligibility (2)');
  });

  test('a later plan leaves the sheet where it is', async () => {
    const [input, output] = [await fileOf({ Staff: STAFF }), join(folder, 'planned.xlsx')];
    expect((await run(['eligibility', input, '-o', output])).code).toBe(0);
    await run(['plan', output, '-o', output, '--area', 'Rest']);
    expect((await (await openXlsx(readFileSync(output))).sheets()).map(({ name }) => name)).toEqual(expect.arrayContaining(['AST Eligibility', 'AST Summary']));
  });

  test('a list without the columns asks for them, and is done', async () => {
    const { code, json } = await askedOf({ Staff: [['Name', 'Role', 'Point'], ['A. Marlow', 'Teacher', 'M4']] }, '--on', '2010-06-01');
    expect([code, json.rows, json.notStated]).toEqual([0, [], 1]);
    expect(json.problems.map(({ rule, message }) => [rule, message])).toEqual([
      ['APP-1', '“Staff” has no column “Qualification”: add one with QTS, QTLS, both, or none, or say which heading stands for it with --map "Your heading=Qualification".'],
      ['ATS-1', '“Staff” has no column “Qualified on”: add one with the day of gaining the initial teaching qualification, such as 01/09/2004, or say which heading stands for it with --map "Your heading=Qualified on".'],
      ['ATS-2', 'There was no Advanced Teacher Status on 1 June 2010: it was launched in 2017. Ask for a later day with --on to see who could have it then.'],
    ]);
    const mapped = await askedOf({ Staff: [['Name', 'Role', 'Point', 'Holds'], ['A. Marlow', 'Teacher', 'M4', 'QTS']] }, '--map', 'Holds=Qualification');
    expect(mapped.json.rows.map(({ qualification }) => qualification)).toEqual(['QTS']);
  });

  test.each<[string, readonly string[], string]>([
    ['no workbook', [], 'Give the name of one workbook with a staff list'],
    ['a day that is none', ['--on', '31/02/2010'], '--on 31/02/2010 cannot be used: expected a date such as'],
    ['a day without its year', ['--on', 'today'], '--on today cannot be used: expected a date'],
    ['a sheet that is not there', ['--sheet', 'Nobody'], 'There is no sheet “Nobody” in the workbook'],
    ['an area that is none', ['--area', 'North'], '“North” is no pay area'],
    ['an unknown option', ['--when', '2010'], 'Unknown option “--when”'],
  ])('%s is answered with one sentence, and nothing is written', async (_, options, said) => {
    const { code, out, err } = await run(['eligibility', ...(options.length === 0 ? [] : [await fileOf({ Staff: STAFF })]), ...options]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('20,000 rows: all of whom something is stated are shown, the rest are counted', async () => {
    const rows: Rows = [['Name', 'Role', 'Point', 'Qualification', 'Qualified on'], ...Array.from({ length: 20_000 }, (_, at): TestCell[] => [`T${at}`, 'Teacher', 'M4', at % 4 === 0 ? 'QTS' : null, at % 4 === 0 ? '01/09/2004' : null])];
    const [input, output] = [await fileOf({ Staff: rows }), join(folder, 'large.xlsx')];
    expect((await run(['eligibility', input, '-o', output, '--on', '2010-06-01'])).code).toBe(0);
    const grid = await sheetOf(await openXlsx(readFileSync(output)), 'AST Eligibility');
    expect(grid.rows.filter(({ values }) => /^T\d+$/.test(cellText(values[1] ?? null)))).toHaveLength(5_000);
    expect(cellText(grid.rows[2]?.values[0] ?? null)).toContain('15,000 other staff rows say nothing of it and are only counted.');
  });

  (hasLibreOffice || process.env['CI'] === 'true' ? test : test.skip)('LibreOffice reads the sheet as it was written', async () => {
    const [input, output] = [await fileOf({ Staff: STAFF }), join(folder, 'office.xlsx')];
    expect((await run(['eligibility', input, '-o', output, '--on', '2019-09-01'])).code).toBe(0);
    const saved = calculated(folder, new Map([['eligibility', readFileSync(output)]])).get('eligibility');
    const plain = (value: CellValue): string => (isDateCell(value) ? String(value.day) : isErrorCell(value) ? value.error : typeof value === 'string' ? value.trim() : String(value ?? ''));
    const cellsOf = async (bytes: Uint8Array): Promise<string[]> => (await sheetOf(await openXlsx(bytes), 'AST Eligibility')).rows.flatMap(({ row, values }) => values.flatMap((value, at) => (plain(value) === '' ? [] : [`${row}:${at} ${plain(value)}`])));
    const written = await cellsOf(readFileSync(output));
    expect(written.length).toBeGreaterThan(150);
    expect(await cellsOf(saved ?? new Uint8Array())).toEqual(written);
  });
});
