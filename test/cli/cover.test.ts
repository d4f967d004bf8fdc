/** OUT-5: what is said of a cost of cover that cannot be counted, of real workbooks, by the command line. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { cellText } from '../../src/workbook/port';
import { run } from '../support/terminal';
import { sheetOf, workbookOf, type TestCell } from '../support/workbooks';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-cover-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const HEADINGS = ['Post ID', 'Name', 'Role', 'Point', 'Area', 'Reference point', 'Cover cost', 'Cover days', 'Cover day cost', 'Cover hours', 'Cover hour rate', 'Cover FTE', 'Cover point'] as const;
type Heading = (typeof HEADINGS)[number];
type Cells = Partial<Record<Heading, TestCell>>;
const POST: Cells = { 'Post ID': 'P1', Name: 'A. Marlow', Role: 'AST', Point: 'AST 1', Area: 'Rest', 'Reference point': 'U3' };

interface Planned {
  readonly posts: readonly { readonly cover: unknown; readonly years: readonly { readonly coverCost: number }[] }[];
  readonly problems: readonly { readonly rule?: string; readonly severity: string; readonly cell?: string; readonly message: string }[];
}

async function fileOf(cells: Cells, headings: readonly Heading[] = HEADINGS, name = 'staff.xlsx'): Promise<string> {
  const path = join(folder, name);
  const row = { ...POST, ...cells };
  writeFileSync(path, await workbookOf([[...headings], headings.map((heading) => row[heading] ?? null)]));
  return path;
}

/** The code, the post's cover and yearly costs, and what is said of it. */
async function planned(cells: Cells, headings: readonly Heading[] = HEADINGS): Promise<{ code: number; cover: unknown; costs: number[]; said: string[] }> {
  const { code, out } = await run(['plan', await fileOf(cells, headings), '--from', '2009-10', '--years', '2', '--json']);
  const { posts, problems } = JSON.parse(out) as Planned;
  expect(posts).toHaveLength(1);
  return {
    code, cover: posts[0]?.cover, costs: posts[0]?.years.map(({ coverCost }) => coverCost) ?? [],
    said: problems.filter(({ rule }) => rule === 'OUT-5').map(({ severity, cell, message }) => `${severity} ${cell ?? ''}: ${message}`),
  };
}

const LEFT_OUT = 'The cost of cover for A. Marlow is left out of the plan: ';
const AGAIN = 'Correct the cell and plan again.';

describe('a cost of cover', () => {
  test.each<[string, Cells, unknown, number]>([
    ['an amount', { 'Cover cost': '£6,200' }, { way: 'amount', words: '£6,200 a year', annual: 6200_00 }, 6200_00],
    ['days', { 'Cover days': 38, 'Cover day cost': 165 }, { way: 'days', words: '38 days at £165 a day, £6,270 a year', days: 38, rate: 165_00, annual: 6270_00 }, 6270_00],
    ['days in words and decimals', { 'Cover days': '37.5 days', 'Cover day cost': '£160.50' }, { way: 'days', words: '37.5 days at £160.50 a day, £6,018.75 a year', days: 37.5, rate: 160_50, annual: 6018_75 }, 6018_75],
    ['hours, rounded once', { 'Cover hours': 95.5, 'Cover hour rate': 31.45 }, { way: 'hours', words: '95.5 hours at £31.45 an hour, £3,003.48 a year', hours: 95.5, rate: 31_45, annual: 3003_48 }, 3003_48],
    // As worked in scenario 19.
    ['a teacher on a point', { 'Cover FTE': '25%', 'Cover point': 'M6' }, { way: 'appointment', words: 'FTE 0.25 on M6', fte: 0.25, point: 'M6' }, 8860_90],
    ['nothing', {}, null, 0],
    ['an amount of nothing', { 'Cover cost': 0 }, { way: 'amount', words: '£0 a year', annual: 0 }, 0],
  ])('OUT-5: %s is read', async (_name, cells, cover, cost) => {
    const found = await planned(cells);
    expect([found.code, found.cover, found.costs[0], found.said]).toEqual([0, cover, cost, []]);
  });

  test.each<[string, Cells, readonly string[]]>([
    ['an amount below nothing', { 'Cover cost': -5 }, [`error G2: ${LEFT_OUT}cell G2 of “Staff” (Cover cost) holds “-5”; expected an amount such as 1500 or £1,500.00. ${AGAIN}`]],
    ['days in words', { 'Cover days': 'lots', 'Cover day cost': 165 }, [`error H2: ${LEFT_OUT}cell H2 of “Staff” (Cover days) holds “lots”; expected a number of days in a year, such as 38, and at most 366. ${AGAIN}`]],
    ['days below nothing', { 'Cover days': -1, 'Cover day cost': 165 }, [`error H2: ${LEFT_OUT}cell H2 of “Staff” (Cover days) holds “-1”; expected a number of days in a year, such as 38, and at most 366. ${AGAIN}`]],
    ['more days than a year has, at no price', { 'Cover days': 400, 'Cover day cost': 'dear' }, [
      `error H2: ${LEFT_OUT}cell H2 of “Staff” (Cover days) holds “400”; expected a number of days in a year, such as 38, and at most 366. ${AGAIN}`,
      `error I2: ${LEFT_OUT}cell I2 of “Staff” (Cover day cost) holds “dear”; expected an amount such as 1500 or £1,500.00. ${AGAIN}`,
    ]],
    ['hours of money', { 'Cover hours': '£190', 'Cover hour rate': 30 }, [`error J2: ${LEFT_OUT}cell J2 of “Staff” (Cover hours) holds “£190”; expected a number of hours in a year, such as 190, and at most 8,784. ${AGAIN}`]],
    ['an FTE above 1', { 'Cover FTE': 1.2, 'Cover point': 'M6' }, [`error L2: ${LEFT_OUT}cell L2 of “Staff” (Cover FTE) holds “1.2”; expected an FTE above 0 and at most 1, such as 0.6, 60% or 15/25. ${AGAIN}`]],
    ['a point that no scale has', { 'Cover FTE': 0.2, 'Cover point': 'M9' }, [`error M2: ${LEFT_OUT}cell M2 of “Staff” (Cover point) holds “M9”; expected a point of the main or upper scale, such as M6 or U3. ${AGAIN}`]],
    ['two ways', { 'Cover cost': 6200, 'Cover days': 38, 'Cover day cost': 165 }, [
      `error G2: ${LEFT_OUT}cells G2 (Cover cost), H2 (Cover days) and I2 (Cover day cost) of “Staff” give it in more than one way; expected one. Clear the cells that do not hold, and plan again.`,
    ]],
  ])('OUT-5: %s is an error of the cover alone', async (_name, cells, said) => {
    const found = await planned(cells);
    expect([found.code, found.cover, found.costs]).toEqual([1, null, [0, 0]]);
    expect(found.said).toEqual(said);
  });

  test.each<[string, Cells, readonly Heading[], string]>([
    ['days without a price', { 'Cover days': 38 }, HEADINGS, `question I2: ${LEFT_OUT}cell H2 of “Staff” (Cover days) says 38, but cell I2 (Cover day cost) is empty. Enter Cover day cost, or clear Cover days, and plan again.`],
    ['a price without hours', { 'Cover hour rate': 30 }, HEADINGS, `question J2: ${LEFT_OUT}cell K2 of “Staff” (Cover hour rate) says 30, but cell J2 (Cover hours) is empty. Enter Cover hours, or clear Cover hour rate, and plan again.`],
    ['an FTE without a point', { 'Cover FTE': 0.2 }, HEADINGS, `question M2: ${LEFT_OUT}cell L2 of “Staff” (Cover FTE) says 0.2, but cell M2 (Cover point) is empty. Enter Cover point, or clear Cover FTE, and plan again.`],
    ['a point without its column', { 'Cover point': 'U1' }, HEADINGS.filter((heading) => heading !== 'Cover FTE'), `question L2: ${LEFT_OUT}cell L2 of “Staff” (Cover point) says U1, but there is no column Cover FTE. Enter Cover FTE, or clear Cover point, and plan again.`],
  ])('OUT-5: %s is asked about', async (_name, cells, headings, said) => {
    const found = await planned(cells, headings);
    expect([found.code, found.cover, found.costs, found.said]).toEqual([0, null, [0, 0], [said]]);
  });

  test.each<[string, Cells, number, string]>([
    ['days', { 'Cover days': 196, 'Cover day cost': 100 }, 19_600_00, 'question H2: A. Marlow is planned with 196 days of cover a year, from cell H2 of “Staff” (Cover days). That is more than 195: a school year has 195 days, 190 of them for teaching. Check the cell; Cover day cost is taken for each of them.'],
    ['hours', { 'Cover hours': 1266, 'Cover hour rate': 10 }, 12_660_00, 'question J2: A. Marlow is planned with 1266 hours of cover a year, from cell J2 of “Staff” (Cover hours). That is more than 1,265: the hours in a year for which a full-time teacher may be directed. Check the cell; Cover hour rate is taken for each of them.'],
  ])('OUT-5: more %s than a year is likely to have are counted and asked about; as many as that are not', async (_name, cells, cost, said) => {
    const found = await planned(cells);
    expect([found.code, found.costs[0], found.said]).toEqual([0, cost, [said]]);
    expect((await planned({ 'Cover days': 195, 'Cover day cost': 100 })).said).toEqual([]);
    expect((await planned({ 'Cover hours': 1265, 'Cover hour rate': 10 })).said).toEqual([]);
  });

  test('OUT-5: a point whose pay is not known leaves out the cover, and the post is planned', async () => {
    const found = await planned({ Area: 'Outer', 'Reference point': 'M4', 'Cover FTE': 0.2, 'Cover point': 'M6' });
    expect([found.code, found.cover, found.costs]).toEqual([1, null, [0, 0]]);
    expect(found.said).toEqual([expect.stringMatching(/^error M2: Post P1 \(A\. Marlow\) is planned without a cost of cover in any year: .*“AST Pay points”/)]);
  });

  test('OUT-5: a row that is left out for another reason says so beside its cover', async () => {
    const { code, out } = await run(['plan', await fileOf({ Point: 'AST 99', 'Cover days': 'lots', 'Cover day cost': 1 })]);
    expect([code, out.includes('A. Marlow is left out: cell D2'), out.includes('(Cover days) holds “lots”')]).toEqual([1, true, true]);
  });

  test('AST Cover is written where a post says what its cover costs, and does not stay behind where none does any more', async () => {
    const output = join(folder, 'plan.xlsx');
    const cover = async (): Promise<string[]> => {
      const file = await openXlsx(readFileSync(output));
      const there = (await file.sheets()).some(({ name }) => name === 'AST Cover');
      return there ? (await sheetOf(file, 'AST Cover')).rows.map(({ values }) => values.slice(0, 6).map(cellText).join(' ').trim()) : [];
    };
    expect((await run(['plan', await fileOf({}), '-o', output, '--years', '1'])).code).toBe(0);
    expect(await cover()).toEqual([]);
    expect((await run(['plan', await fileOf({ 'Cover days': 38, 'Cover day cost': 165 }), '-o', output, '--from', '2009-10', '--years', '1'])).code).toBe(0);
    // £6,270 of cover against £6,200 for outreach: £70 is not covered.
    expect(await cover()).toEqual(expect.arrayContaining(['2009-10 6270 6200 6200 0 70', expect.stringContaining('38 days at £165 a day, £6,270 a year 6270')]));
    expect((await run(['plan', output, '-o', output, '--map', 'Cover days=not read', '--map', 'Cover day cost=not read'])).code).toBe(0);
    expect(await cover()).toEqual(['Cover', expect.any(String), 'No post of this plan says what its cover costs.']);
  });
});
