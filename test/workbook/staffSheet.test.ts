import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isoText } from '../../src/domain/calendar';
import { fractionText } from '../../src/domain/exact';
import { openXlsx } from '../../src/file';
import { planWorkbook, type PlanMade, type PlanOptions } from '../../src/workbook/planWorkbook';
import type { NoPlan } from '../../src/workbook/readWorkbook';
import { typed, workbookOf, type TestCell } from '../support/workbooks';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

async function planOf(bytes: Uint8Array, options: Partial<PlanOptions> = {}): Promise<PlanMade | NoPlan> {
  return planWorkbook(await openXlsx(bytes), { values: new Map(), ways: WAYS_TO_SAY, version: 'test', writtenAt: '', ...options });
}

async function made(bytes: Uint8Array, options: Partial<PlanOptions> = {}): Promise<PlanMade['planned']> {
  const plan = await planOf(bytes, options);
  if ('refusal' in plan) throw new Error(plan.refusal);
  return plan.planned;
}

async function fixture(name: string, options: Partial<PlanOptions> = {}): Promise<PlanMade['planned']> {
  return made(readFileSync(FIXTURES + name), options);
}

const HEADER = ['Post ID', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'Start date', 'End date', 'Sept 2009', 'Share', 'Status', 'Funding source'];

/** One AST row under the canonical header, with cells changed by column. */
function row(changes: Readonly<Record<string, TestCell>>): TestCell[] {
  const plain: Record<string, TestCell> = { 'Post ID': 'P1', Name: 'A. Marlow', Role: 'AST', Point: 'AST 11', Range: '11-15', Area: 'Rest', FTE: 1 };
  return HEADER.map((column) => ({ ...plain, ...changes })[column] ?? null);
}

const GOOD = row({ 'Post ID': 'P9', Name: 'Z. Good' });

describe('a header', () => {
  test.each([1, 5, 20])('is found in row %i', async (at) => {
    const above = Array.from({ length: at - 1 }, (_, index): TestCell[] => [`line ${index}`]);
    const { plan } = await made(await workbookOf([...above, HEADER, GOOD]));
    expect(plan.posts.map(({ post }) => [post.id, post.origin.row])).toEqual([['P9', at + 1]]);
  });

  test('in row 21 is too late, and the sentence says so', async () => {
    const above = Array.from({ length: 20 }, (_, index): TestCell[] => [`line ${index}`]);
    expect(await planOf(await workbookOf([...above, HEADER, GOOD]))).toEqual({
      refusal: 'No staff sheet was found: no sheet has a name (or staff code), a role and a point as headings of one row within its first 20 rows (sheets: “Staff”). Name the sheet with --sheet, and its headings with --map "Your heading=Point".',
    });
  });

  test('is matched without case, spaces and punctuation, by other usual names, and by hand', async () => {
    const header = ['POST-ID', ' employee  name', 'Job Title', 'Spine', 'pay_range', 'Region', 'F.T.E.'];
    const rows = [header, ['P1', 'A. Marlow', 'AST', 11, '11-15', 'Inner London', 0.6]];
    const { plan } = await made(await workbookOf(rows), { mapping: new Map([['Spine', 'Point']]), values: new Map([['planFrom', '2011-12'], ['planYears', '1']]) });
    expect(plan.posts.map(({ post }) => [post.id, post.holder, post.point, post.area, fractionText(post.fte)])).toEqual([['P1', 'A. Marlow', 11, 'Inner', '0.6']]);
  });
});

describe('real sheets', () => {
  test('title rows, merged schools, blank, hidden, total and note rows', async () => {
    const planned = await fixture('messy-title-rows.xlsx');
    expect(planned.plan.posts.map(({ post }) => [post.id, post.area, post.establishment])).toEqual([['P1', 'Fringe', '9384001'], ['P2', 'Fringe', '9384001'], ['P3', 'Fringe', '9384001']]);
    // The schools stand in merged cells, down several rows.
    expect(planned.plan.posts.map(({ post }) => post.school)).toEqual(['Hillside School', 'Hillside School', 'Brookfield School']);
    expect([planned.otherStaff, planned.leftOut]).toEqual([5, 0]);
    expect(planned.problems.filter(({ severity }) => severity === 'note').map(({ message }) => message)).toEqual([
      '“Staff”: rows 15, 17 were passed over as totals, headings or notes, or because they name no role and no point.',
      '“Staff”: the headings “D.O.B” (D), “Salary (£)” (K) were not recognised, or stand twice, and their columns were not read; if one matters, say what it means with --map "Your heading=Point".',
    ]);
  });

  test('text numbers, names in two columns, points in every form; bad dates are errors with their cells', async () => {
    const planned = await fixture('messy-texts.xlsx', { area: 'Rest' });
    expect(planned.plan.posts.map(({ post }) => [post.holder, post.point])).toEqual([['Ann Marlow', 7], ['Beth Quennell', 7]]);
    expect(planned.problems.filter(({ severity }) => severity === 'error').map(({ cell, found }) => [cell, found])).toEqual([['J5', '“09/13/2009”'], ['J6', '“01/09/09”']]);
  });

  test('error cells, ranges turned into dates, formulas with and without a saved value', async () => {
    const { problems, plan } = await fixture('messy-errors.xlsx');
    expect(problems.filter(({ severity }) => severity === 'error').map(({ cell }) => cell)).toEqual(['F2', 'F3']);
    expect(plan.posts.map(({ post }) => post.id)).toEqual(['P3']);
  });

  test('a formula whose value was never saved is not taken for a blank', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const rows = [HEADER, row({ FTE: null })];
    const bytes = await writeXlsx({ sheets: [{ name: 'Staff', rows: rows.map((cells) => [...cells]), cells: new Map([['1,6', { formula: '3/5', value: null }]]) }] });
    const { problems } = await made(bytes);
    expect(problems.map(({ cell, message }) => [cell, message])).toEqual([[
      'G2',
      'A. Marlow is left out: cell G2 of “Staff” (FTE) holds the error of a formula without a saved value: open the workbook in Excel, save it, and plan again; expected an FTE above 0 and at most 1, such as 0.6, 60% or 15/25. Correct the cell and plan again.',
    ]]);
  });

  test('codes beside names, as school systems export them', async () => {
    const { plan, otherStaff } = await fixture('codes-beside-names.xlsx', { area: 'Rest' });
    expect(plan.posts.map(({ post }) => [post.id, post.point])).toEqual([['AST001', 11], ['AST002', 7], ['AST003', 3]]);
    expect(otherStaff).toBe(5);
  });

  test('both date systems give the same days', async () => {
    const [old, usual] = [await fixture('date1904.xlsx'), await fixture('openpyxl-rich.xlsx')];
    const starts = ({ plan }: PlanMade['planned']): (string | null)[] => plan.posts.map(({ post }) => (post.start === null ? null : isoText(post.start)));
    expect(starts(old)).toEqual(starts(usual));
    expect(starts(old)[0]).toBe('2008-09-01');
  });

  test.each(['libreoffice-rich.xlsx', 'gnumeric.xlsx', 'openpyxl-rich.xlsx', 'excel-like.xlsm', 'exceljs.xlsx', 'prefixed.xlsx', 'minimal-no-styles.xlsx', 'strict.xlsx', 'date1904.xlsx'])(
    'the same staff in a file of %s gives the same plan', async (name) => {
      const { plan, leftOut, otherStaff } = await fixture(name);
      expect([plan.totals[0]?.cost, leftOut, otherStaff]).toEqual([6_550_734, 0, 5]);
    },
  );

  test('of two that look like staff sheets, one must be named', async () => {
    const bytes = readFileSync(`${FIXTURES}two-sheets.xlsx`);
    expect(await planOf(bytes)).toEqual({ refusal: '2 sheets look like staff sheets: “Staff”, “Staff 2012-13”. Say which one to plan with --sheet "Staff".' });
    expect((await made(bytes, { sheet: 'staff 2012-13', values: new Map([['planFrom', '2011-12'], ['planYears', '1']]) })).staffSheet).toBe('Staff 2012-13');
    expect(await planOf(bytes, { sheet: 'Payroll' })).toEqual({ refusal: 'There is no sheet “Payroll” in the workbook. Its sheets are: “Staff”, “Staff 2012-13”, “Notes”.' });
  });

  test('no staff sheet, no header, no rows, no AST: each is said', async () => {
    const none = await planOf(readFileSync(`${FIXTURES}no-staff.xlsx`));
    expect('refusal' in none && none.refusal).toContain('No staff sheet was found');
    expect(await planOf(await workbookOf([['a', 'b'], [1, 2]]), { sheet: 'Staff' })).toEqual({
      refusal: 'The sheet “Staff” has no staff header: no row within its first 20 names a name (or staff code), a role and a point (it begins with “a”, “b”, “1”, “2”). Say what its headings mean with --map "Your heading=Point".',
    });
    expect(await planOf(await workbookOf([HEADER]))).toEqual({ refusal: 'The sheet “Staff” has a staff header but no staff below it. Add the staff and plan again.' });
    const { problems } = await made(await workbookOf([HEADER, row({ Role: 'Main', Point: 'M4', Range: null })]));
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([['question', 'No row of “Staff” is an AST: none has the role AST or a point such as AST 7. If some are, correct their role or point.']]);
  });
});

describe('a row that cannot be used', () => {
  test.each<[string, Readonly<Record<string, TestCell>>, string, string, string | undefined]>([
    ['a range of four points', { Range: '11-14' }, 'E2', 'A. Marlow is left out: cell E2 of “Staff” (Range) holds the range 11-14, of 4 points; expected a range of five consecutive points, such as 11-15. Correct the cell and plan again.', 'PAY-3'],
    ['a range past the spine', { Range: '15-19', Point: 15 }, 'E2', 'A. Marlow is left out: cell E2 of “Staff” (Range) holds a range that starts on 15; expected a range of five points inside the spine, so a start from 1 to 14. Correct the cell and plan again.', 'PAY-3'],
    ['a point outside the range', { Point: 'AST 9' }, 'D2', 'A. Marlow is left out: cell D2 of “Staff” (Point) holds point 9 outside the range 11-15; expected a point from 11 to 15, or another range. Correct the cell and plan again.', 'PAY-3'],
    ['a point outside the spine', { Point: 'AST 19' }, 'D2', 'A. Marlow is left out: cell D2 of “Staff” (Point) holds point 19; expected a point of the AST pay spine, 1 to 18, such as AST 7. Correct the cell and plan again.', 'PAY-2'],
    ['no point', { Point: null }, 'D2', 'A. Marlow is left out: cell D2 of “Staff” (Point) holds no point; expected a point of the AST pay spine, 1 to 18, such as AST 7. Correct the cell and plan again.', 'PAY-2'],
    ['an AST on the main scale', { Point: 'M6' }, 'D2', 'A. Marlow is left out: cell D2 of “Staff” (Point) holds “M6” for an AST; expected a point of the AST pay spine, 1 to 18. Correct the cell and plan again.', 'PAY-2'],
    ['a head on the AST spine', { Role: 'Headteacher' }, 'C2', 'A. Marlow is left out: cell C2 of “Staff” (Role) holds “Headteacher” with the point AST 11; expected the role AST, or a point of the main or upper scale. Correct the cell and plan again.', undefined],
    ['three points', { 'Sept 2009': 3 }, 'J2', 'A. Marlow is left out: cell J2 of “Staff” (Sept 2009) holds “3”; expected 0, 1 or 2 points, the most that one September allows. Correct the cell and plan again.', 'PAY-6'],
    ['an FTE above 1', { FTE: 1.2 }, 'G2', 'A. Marlow is left out: cell G2 of “Staff” (FTE) holds “1.2”; expected an FTE above 0 and at most 1, such as 0.6, 60% or 15/25. Correct the cell and plan again.', 'PAY-12'],
    ['an unknown area', { Area: 'Hull' }, 'F2', 'A. Marlow is left out: cell F2 of “Staff” (Area) holds “Hull”; expected an area: Rest, Fringe, Outer or Inner. Correct the cell and plan again.', 'PAY-1'],
    ['no area', { Area: null }, 'F2', 'A. Marlow is left out: cell F2 of “Staff” (Area) holds no area; expected an area: Rest, Fringe, Outer or Inner (in a column, in a title line, or as --area for the whole sheet). Correct the cell and plan again.', 'PAY-1'],
    ['an end before the start', { 'Start date': '01/09/2009', 'End date': '31/08/2009' }, 'I2', 'A. Marlow is left out: cell I2 of “Staff” (End date) holds an end before the start; expected an end date on or after the start date. Correct the cell and plan again.', undefined],
    ['a share above 1', { Share: 1.5 }, 'K2', 'A. Marlow is left out: cell K2 of “Staff” (Share) holds “1.5”; expected a share above 0 and at most 1, such as 0.5 or 1/3. Correct the cell and plan again.', 'FUND-11'],
    ['a group without a share', { 'Funding source': 'Group' }, 'K2', 'A. Marlow is left out: cell K2 of “Staff” (Share) holds no share; expected this school’s share of a group post, such as 0.5, or the shares of its schools in a list of funding. Correct the cell and plan again.', 'FUND-11'],
    ['an unknown status', { Status: 'maybe' }, 'L2', 'A. Marlow is left out: cell L2 of “Staff” (Status) holds “maybe”; expected one of: planned, funding agreed, filled, AST2 sent, paid. Correct the cell and plan again.', 'FUND-7'],
  ])('%s: says where, what was found and what was expected, and the rest is planned', async (_name, changes, cell, message, rule) => {
    const planned = await made(await workbookOf([HEADER, row(changes), GOOD]));
    expect(planned.problems.filter(({ severity }) => severity === 'error').map((problem) => [problem.cell, problem.rule, problem.message])).toEqual([[cell, rule, message]]);
    expect(planned.plan.posts.map(({ post }) => post.id)).toEqual(['P9']);
    expect(planned.leftOut).toBe(1);
  });
});

describe('a change of range in the sheet', () => {
  const header = [...HEADER, 'New range', 'New range from', 'New point', 'Reason', 'Range start', 'R&R'];

  test.each<[string, TestCell[], string]>([
    ['without a date', ['13-17', null, null, null, null, null], 'A. Marlow is left out: cell O2 of “Staff” (New range from) holds no value; expected both a new range and the date it holds from. Correct the cell and plan again.'],
    ['without a range', [null, '01/01/2010', null, null, null, null], 'A. Marlow is left out: cell N2 of “Staff” (New range) holds no value; expected both a new range and the date it holds from. Correct the cell and plan again.'],
    ['of six points', ['13-18', '01/01/2010', null, null, null, null], 'A. Marlow is left out: cell N2 of “Staff” (New range) holds the range 13-18; expected a range of five consecutive points inside the spine, such as 11-15. Correct the cell and plan again.'],
    ['with a point outside it', ['13-17', '01/01/2010', 12, null, null, null], 'A. Marlow is left out: cell P2 of “Staff” (New point) holds point 12; expected a point of the new range 13-17. Correct the cell and plan again.'],
    ['beside a range start that contradicts the range', [null, null, null, null, 9, null], 'A. Marlow is left out: cell R2 of “Staff” (Range start) holds 9 beside the range 11-15; expected the first point of the range, or nothing. Correct the cell and plan again.'],
    ['beside an amount in parts of a penny', [null, null, null, null, null, '12.345'], 'A. Marlow is left out: cell S2 of “Staff” (R&R) holds “12.345”; expected an amount such as 1500 or £1,500.00, in whole pence and below £1 million. Correct the cell and plan again.'],
  ])('%s is a sentence with its cell', async (_name, cells, message) => {
    const { problems } = await made(await workbookOf([header, [...row({}), ...cells], [...GOOD, ...cells.map(() => null)]]));
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });
});

describe('rows that could be missed', () => {
  test('an AST by other words, below a table, or without a role beside a range is planned or reported, never passed over', async () => {
    const planned = await made(await workbookOf([HEADER, row({ Role: 'Adv. Skills Teacher', Point: 12 }), row({ 'Post ID': 'P2', Role: 'A.S.T.', Point: 12 }), row({ 'Post ID': 'P3', Name: 'Sum, Li' }), row({ 'Post ID': 'P4', Role: null, Point: 12 }), row({ 'Post ID': 'P5', Role: 'Teacher', Point: 12 }), GOOD]));
    expect(planned.plan.posts.map(({ post }) => post.id)).toEqual(['P1', 'P2', 'P3', 'P9']);
    expect(planned.problems.map(({ message }) => message)).toEqual([
      'A. Marlow is left out: cell C5 of “Staff” (Role) holds no role, beside a range; expected the role AST for a post with a range of its own, or no range. Correct the cell and plan again.',
      'A. Marlow is left out: cell C6 of “Staff” (Role) holds “Teacher”, beside a range; expected the role AST for a post with a range of its own, or no range. Correct the cell and plan again.',
    ]);
    const { writeXlsx } = await import('hucre/xlsx');
    const below = await writeXlsx({ sheets: [{ name: 'Staff', rows: [['Name', 'Role', 'Point'], ['A. Marlow', 'AST', 'AST 11'], ['B. Quennell', 'AST', 'AST 5']], tables: [{ name: 'T', range: 'A1:C2', columns: [{ name: 'Name' }, { name: 'Role' }, { name: 'Point' }] }] }] });
    expect((await made(below, { area: 'Rest' })).plan.posts).toHaveLength(2);
  });

  test('headings of a September in many forms', async () => {
    for (const heading of ['Sept 2009', 'September 2009', '1 September 2009', 'Sep-09', '01/09/2009', 'Decision Sept 2009', new Date(Date.UTC(2009, 8, 1))]) {
      const { plan } = await made(await workbookOf([['Name', 'Role', 'Point', 'Range', heading], ['A. Marlow', 'AST', 'AST 11', '11-15', 2]]), { area: 'Rest' });
      expect([heading, plan.posts[0]?.years[0]?.pointEnd]).toEqual([heading, 13]);
    }
  });

  test('merged amounts are not counted once for each row', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const bytes = await writeXlsx({ sheets: [{ name: 'Staff', rows: [['Name', 'Role', 'Point', 'R&R'], ['A', 'AST', 'AST 11', 3000], ['B', 'AST', 'AST 5', null]], merges: [{ startRow: 1, endRow: 2, startCol: 3, endCol: 3 }] }] });
    expect((await made(bytes, { area: 'Rest' })).plan.posts.map(({ post }) => post.rr)).toEqual([300_000, 0]);
  });
});

describe('what a row does not say', () => {
  test('is assumed, and said beside it', async () => {
    const planned = await made(await workbookOf([['Name', 'Role'], ['A. Marlow', 'AST7'], ['B. Quennell', 'AST 16']].map((cells, index) => [...cells, index === 0 ? 'FTE' : null])), { area: 'Rest' });
    expect(planned.plan.posts.map(({ post }) => [post.id, post.point, post.rangeStart, post.reference.point, post.status])).toEqual([['Row 2', 7, 7, 3, 'paid'], ['Row 3', 16, 14, 3, 'paid']]);
    expect(planned.rowAssumptions.map(({ post, text, value }) => `${post}: ${text} (${value})`)).toEqual([
      'Row 2: planned on the range that starts at its point, because no range is given (range 7-11)',
      'Row 2: in post throughout, because no start date is given (no start date)',
      'Row 2: compared with U3, because no reference point is given (U3)',
      'Row 3: planned on the highest range, because no range is given and no range starts at point 16 (range 14-18)',
      'Row 3: in post throughout, because no start date is given (no start date)',
      'Row 3: compared with U3, because no reference point is given (U3)',
      'Row 2: the policy decides in September 2009, 2010, 2011, because no decision is given (policy: 1)',
      'Row 3: the policy decides in September 2009, 2010, 2011, because no decision is given (policy: 1)',
    ]);
  });

  test('a post that stands in two rows at once is asked about; one holder after another is not', async () => {
    const twice = await made(await workbookOf([HEADER, row({}), row({ Name: 'B. Quennell' })]));
    expect(twice.problems.map(({ severity, message }) => [severity, message])).toEqual([['question', 'Post P1 stands in rows 2 and 3 of “Staff”. Both are planned: if it is one post shared by schools, give each row its share; if one holder follows another, check their dates.']]);
    const after = await made(await workbookOf([HEADER, row({ 'End date': '31/08/2010' }), row({ Name: 'B. Quennell', 'Start date': '01/09/2010' })].map((cells) => cells.map((cell) => (typeof cell === 'string' ? typed(cell) : cell)))));
    expect(after.problems).toEqual([]);
  });

  test('an allowance for recruitment or retention is planned as R&R', async () => {
    const header = [...HEADER, 'Allowance', 'Allowance type'];
    const planned = await made(await workbookOf([header, [...row({}), 1000, 'Recruitment'], [...row({ 'Post ID': 'P2' }), 1000, 'TLR2a']]));
    expect(planned.plan.posts.map(({ post }) => [post.id, post.rr, post.allowance])).toEqual([['P1', 100_000, 0], ['P2', 0, 100_000]]);
    expect(planned.problems.map(({ rule, post }) => [rule, post])).toEqual([['PAY-8', 'P2']]);
  });
});

describe('rows that could be read wrong', () => {
  const plan = async (header: TestCell[], ...rows: TestCell[][]): Promise<PlanMade['planned']> => made(await workbookOf([header, ...rows]), { area: 'Rest' });

  test('the role may stand in another column than the first that looks like one', async () => {
    const planned = await plan(['Name', 'Job title', 'Grade', 'Point'], ['A', 'Teacher of Maths', 'AST', 11], ['B', 'Teacher of English', 'Main', 3]);
    expect([planned.plan.posts.map(({ post }) => post.point), planned.otherStaff]).toEqual([[11], 1]);
  });

  test('role and point in one cell are read, and no point is made of other numbers in it', async () => {
    const planned = await plan(['Name', 'Role', 'Point'], ['A', 'A7', null], ['B', 'AST_8', null], ['C', 'Advanced Skills Teacher KS3', null], ['D', 'AST, was U3', null], ['E', 'Teacher', 'AST seven'], ['F', null, 'AST 7 (protected)']);
    expect(planned.plan.posts.map(({ post }) => [post.holder, post.point])).toEqual([['A', 7], ['B', 8]]);
    expect(planned.problems.filter(({ severity }) => severity === 'error').map(({ cell, found }) => [cell, found])).toEqual([
      ['C4', 'no point'], ['C5', 'no point'], ['C6', '“AST seven”'], ['C7', '“AST 7 (protected)”'],
    ]);
  });

  test('a range start of another scale is refused, and dates that only look like dates too', async () => {
    const planned = await plan(['Name', 'Role', 'Point', 'Range start', 'Start date'], ['A', 'AST', 11, 'U2', null], ['B', 'AST', 11, 11, '1 Junk 2009'], ['C', 'AST', 11, 11, '01/09/2009 00:00:00']);
    expect(planned.problems.filter(({ severity }) => severity === 'error').map(({ cell, found }) => [cell, found])).toEqual([['D2', '“U2”'], ['E3', '“1 Junk 2009”']]);
    expect(planned.plan.posts.map(({ post }) => post.holder)).toEqual(['C']);
  });

  test('a person merged over several lines is planned once', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const merges = [0, 1, 2].map((column) => ({ startRow: 1, endRow: 3, startCol: column, endCol: column }));
    const bytes = await writeXlsx({ sheets: [{ name: 'Staff', rows: [['Name', 'Role', 'Point', 'Note'], ['A', 'AST', 'AST 11', 'one'], [null, null, null, 'two'], [null, null, null, 'three']], merges }] });
    expect((await made(bytes, { area: 'Rest' })).plan.posts).toHaveLength(1);
  });

  test('an AST without a name is asked about', async () => {
    const planned = await plan(['Name', 'Role', 'Point'], [null, 'AST', 11]);
    expect(planned.problems.map(({ severity, message }) => [severity, message])).toEqual([['question', 'Post Row 2 in row 2 of “Staff” is planned without a name. If it is filled, enter the holder.']]);
  });

  test('--area wins over a title line, and a title is not read for what it does not say', async () => {
    const rows = [['Pay area: Inner London'], ['Staff entitled to fringe benefits'], ['Name', 'Role', 'Point'], ['A', 'AST', 11]];
    expect((await made(await workbookOf(rows), { area: 'Rest' })).plan.posts[0]?.post.area).toBe('Rest');
    expect((await made(await workbookOf(rows), { values: new Map([['planFrom', '2011-12'], ['planYears', '1']]) })).plan.posts[0]?.post.area).toBe('Inner');
    expect((await made(await workbookOf(rows.slice(1)))).problems[0]?.rule).toBe('PAY-1');
  });

  test('a heading mapped by hand that is not there is said', async () => {
    const planned = await made(await workbookOf([['Name', 'Role', 'Point'], ['A', 'AST', 11]]), { area: 'Rest', mapping: new Map([['Nope', 'Start date']]) });
    expect(planned.problems.map(({ message }) => message)).toEqual(['“Staff” has no heading “Nope” in row 1, so what was said of it has no effect. Check how the heading is written.']);
  });
});
