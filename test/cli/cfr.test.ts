import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvText } from '../../src/cli/cfrCsv';
import { openXlsx } from '../../src/file';
import { cellText } from '../../src/workbook/port';
import { cfrSheet } from '../../src/workbook/sheets/cfrSheet';
import { withCell } from '../support/recalculated';
import { fundingOverTime } from '../support/fundingOverTime';
import { plannedFrom } from '../support/summaryPage';
import { run } from '../support/terminal';
import { sheetOf, typed, workbookOf } from '../support/workbooks';

let folder = '';
let staff = '';
const at = (name: string): string => join(folder, name);
const HEADER = 'School,Establishment,Year,Type,Code,Description,Amount';

interface Amount { school: string; year: string; type: string; code: string | null; description: string; amount: number; months?: number[]; later?: number }
interface Total { year: string; cost: number; grant: number }
interface PlanJson { totals: Total[]; problems: { sheet?: string; cell?: string; message: string }[]; cfr?: { amounts: Amount[]; checks: { difference: number }[] } }

const STAFF = [
  ['Post ID', 'School', 'Establishment', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'R&R', 'Cover cost', 'Funding source', 'Reference point'],
  ['P1', '@Hill "A", East', '4012', 'A. Marlow', 'AST', '11', '11-15', 'Rest', '1', '1500', '6200', 'SDG', 'U3'],
  ['P2', 'Valley', '4013', 'B. Okafor', 'AST', '3', '3-7', 'Rest', '0.6', '', '', 'School', 'M6'],
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ast-planner-'));
  staff = at('staff.xlsx');
  writeFileSync(staff, await workbookOf(STAFF.map((row) => row.map(typed))));
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** The fields of a CSV text, by RFC 4180. */
function parsed(text: string): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < text.length;) {
    const row: string[] = [];
    for (;;) {
      const field = /^(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/.exec(text.slice(at));
      if (field === null) throw new Error(`no field at ${String(at)}`);
      row.push(field[1] === undefined ? (field[2] ?? '') : field[1].replaceAll('""', '"'));
      at += field[0].length;
      if (field[3] !== ',') break;
    }
    rows.push(row);
  }
  return rows;
}

const pence = (text: string): number => Math.round(Number(text) * 100);

async function jsonOf(...args: readonly string[]): Promise<PlanJson> {
  return JSON.parse((await run(['plan', ...args, '--json'])).out) as PlanJson;
}

describe('plan --cfr', () => {
  test('gives every amount a code: by school and year, expenditure less income is cost less grant', async () => {
    const { totals, cfr } = await jsonOf(staff, '--cfr', 'years');
    const amounts = cfr?.amounts ?? [];
    expect(cfr?.checks.map(({ difference }) => difference)).toEqual([0, 0, 0, 0, 0, 0]);
    for (const { year, cost, grant } of totals) {
      const sum = (type: string): number => amounts.filter((each) => each.year === year && each.type === type).reduce((running, { amount }) => running + amount, 0);
      expect([sum('expenditure'), sum('income')]).toEqual([cost, grant]);
    }
    // The grant of the post at £15,500 a year is Standards Fund until 2010-11, and part of the budget share from 2011-12.
    expect(amounts.filter(({ school, type, code }) => school.startsWith('@Hill') && type === 'income' && code !== null).map(({ year, code, amount }) => [year, code, amount])).toEqual([
      ['2009-10', 'I05', 1_550_000], ['2010-11', 'I05', 1_550_000], ['2011-12', 'I01', 1_550_000],
    ]);
    expect(amounts.filter(({ school, code }) => school.startsWith('@Hill') && code === 'E02').map(({ amount }) => amount)).toEqual([620_000, 620_000, 620_000]);
  });

  test('a code that is changed on the sheet is kept and wins, also with other years; one that makes no sense is told with its cell', async () => {
    const output = at('codes.xlsx');
    expect((await run(['plan', staff, '-o', output, '--cfr', 'years'])).code).toBe(0);
    const map = async (): Promise<string[][]> => (await sheetOf(await openXlsx(readFileSync(output)), 'AST CFR')).rows.map(({ row, values }) => [String(row), ...values.slice(0, 6).map(cellText)]);
    const rowOf = async (element: string): Promise<string> => (await map()).find(([, first]) => first === element)?.[0] ?? '';
    const cover = await rowOf('Cover');
    writeFileSync(output, await withCell(readFileSync(output), 'AST CFR', `B${cover}`, 'E26'));
    writeFileSync(output, await withCell(readFileSync(output), 'AST CFR', `D${cover}`, '2010-11'));
    const planned = await jsonOf(output);
    expect(planned.cfr?.amounts.filter(({ code, amount }) => code === 'E26' && amount > 0).map(({ year, amount }) => [year, amount])).toEqual([['2010-11', 620_000], ['2011-12', 620_000]]);
    expect(planned.cfr?.amounts.filter(({ code, amount }) => code === null && amount > 0).map(({ year, amount }) => [year, amount])).toEqual([['2009-10', 620_000]]);
    expect(planned.cfr?.checks.every(({ difference }) => difference === 0)).toBe(true);
    expect(planned.problems.find(({ message }) => message.startsWith('No code holds'))?.message).toBe(
      'No code holds for Cover in 2009-10 on “AST CFR”, so its amounts stand under “No code”. Give it a code for these years in the yellow cells there.',
    );
    expect((await run(['plan', output, '-o', output])).code).toBe(0);
    expect((await map()).find(([row]) => row === cover)).toEqual([cover, 'Cover', 'E26', 'Supply teaching staff', '2010-11', '', 'user']);

    writeFileSync(output, await withCell(readFileSync(output), 'AST CFR', `A${cover}`, 'Covers'));
    const wrong = await jsonOf(output);
    expect(wrong.problems.find(({ cell }) => cell === `A${cover}`)?.message).toBe(
      `The code in row ${cover} of “AST CFR” is not used: cell A${cover} has “Covers”, expected one of Salary, R&R, Employer NI, Employer pension, Cover, Grant, Contributions of other schools, Local formula. Correct it and plan again.`,
    );
    // What was typed stays where it is, and codes stay where amounts are no longer asked for.
    await run(['plan', output, '-o', output, '--cfr', 'no']);
    expect((await map()).find(([row]) => row === cover)?.slice(1, 3)).toEqual(['Covers', 'E26']);
  }, 180_000);

  test('FUND-4, FUND-8: by months, each amount is its twelve months; the grant stands where its streams arrive', async () => {
    const { cfr } = await jsonOf(staff, '--cfr', 'months');
    const amounts = cfr?.amounts ?? [];
    expect(amounts.length).toBeGreaterThan(20);
    for (const { amount, months = [], later } of amounts) expect([months.length, months.reduce((sum, each) => sum + each, 0), later]).toEqual([12, amount, undefined]);
    const ofHill = (code: string): number[] => amounts.find((each) => each.school.startsWith('@Hill') && each.year === '2009-10' && each.code === code)?.months ?? [];
    // A quarter of £15,500 each in May, September, December and March; £6,200 of cover over twelve months is £516.67, £516.66, £516.67 and so on.
    expect(ofHill('I05')).toEqual([0, 387_500, 0, 0, 0, 387_500, 0, 0, 387_500, 0, 0, 387_500]);
    expect(ofHill('E02').slice(0, 3)).toEqual([51_667, 51_666, 51_667]);
    expect((await jsonOf(staff, '--cfr', 'years')).cfr?.amounts.every(({ months }) => months === undefined)).toBe(true);
  });

  test('FUND-11: the school of a post books what a list says other schools and the local formula pay, in the JSON and the CSV', async () => {
    const [source, csv] = [at('over-time.xlsx'), at('over-time.csv')];
    writeFileSync(source, await fundingOverTime());
    const { cfr } = await jsonOf(source, '--from', '2009-10', '--years', '2', '--cfr', 'months');
    const income = (cfr?.amounts ?? []).filter(({ type, code }) => type === 'income' && code !== null);
    const grants = [1_550_000, 645_833];
    // Paid by Birch Hill and Coppice: £66.48 + £44.32 in 2009-10, £324.60 + £216.40 in 2010-11.
    expect(income.map(({ school, year, code, amount }) => [school, year, code, amount])).toEqual([
      ['Ashby Primary School', '2009-10', 'I05', grants[0]], ['Ashby Primary School', '2009-10', 'I07', 11_080], ['Ashby Primary School', '2009-10', 'I01', 0],
      ['Ashby Primary School', '2010-11', 'I05', grants[1]], ['Ashby Primary School', '2010-11', 'I07', 54_100], ['Ashby Primary School', '2010-11', 'I01', 1_055_647],
    ]);
    expect(cfr?.checks).toEqual(['2009-10', '2010-11'].map((year) => ({ school: 'Ashby Primary School', year, difference: 0 })));
    // £110.80 ÷ 12 is £9.23 with 4 pennies over, £10,556.47 ÷ 12 is £879.70 with 7 over.
    const twelfths = (pence: number, over: number): number[] => Array.from({ length: 12 }, (_, month) => pence + (month < over ? 1 : 0));
    expect([income[1]?.months, income[5]?.months]).toEqual([twelfths(923, 4), twelfths(87_970, 7)]);
    expect((await run(['plan', source, '--from', '2009-10', '--years', '2', '--cfr-csv', csv])).code).toBe(0);
    expect(parsed(readFileSync(csv, 'utf8')).filter((row) => row[3] === 'Income').map((row) => [row[2], row[4], row[5], row[6]])).toEqual([
      ['2009-10', 'I05', 'Standards Fund', '15500.00'], ['2009-10', 'I07', 'Other grants and payments received', '110.80'], ['2009-10', 'I01', 'Funds delegated by the local authority', '0.00'],
      ['2010-11', 'I05', 'Standards Fund', '6458.33'], ['2010-11', 'I07', 'Other grants and payments received', '541.00'], ['2010-11', 'I01', 'Funds delegated by the local authority', '10556.47'],
    ]);
  });

  test('FUND-8: what of the grant arrives after 31 March stands under Later, so that the row still adds up', async () => {
    const output = at('later.xlsx');
    expect((await run(['plan', staff, '-o', output, '--cfr', 'months'])).code).toBe(0);
    const settings = await sheetOf(await openXlsx(readFileSync(output)), 'AST Assumptions');
    const header = settings.rows.find(({ values }) => values[0] === 'Id')?.values.map(cellText) ?? [];
    const row = settings.rows.find(({ values }) => values[0] === 'arrives.March')?.row ?? 0;
    writeFileSync(output, await withCell(readFileSync(output), 'AST Assumptions', `${String.fromCharCode(65 + header.indexOf('Value'))}${String(row)}`, '15 April next year'));
    const { cfr } = await jsonOf(output);
    const grant = cfr?.amounts.find(({ school, year, type }) => school.startsWith('@Hill') && year === '2009-10' && type === 'income');
    expect([grant?.amount, grant?.months, grant?.later]).toEqual([1_550_000, [0, 387_500, 0, 0, 0, 387_500, 0, 0, 387_500, 0, 0, 0], 387_500]);
    expect((await run(['plan', output, '-o', output])).code).toBe(0);
    const rows = (await sheetOf(await openXlsx(readFileSync(output)), 'AST CFR')).rows.map(({ values }) => values.map(cellText));
    expect(rows.find(([, , year]) => year === 'Year')?.slice(6, 21)).toEqual(['Amount', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Later', 'Months add up']);
    expect(rows.find(([school, , year, type]) => school?.startsWith('@Hill') === true && year === '2009-10' && type === 'Income')?.slice(6, 21)).toEqual(
      ['15500', '0', '3875', '0', '0', '0', '3875', '0', '0', '3875', '0', '0', '0', '3875', 'yes'],
    );
    expect(rows.flat().filter((text) => text.startsWith('Months are as planned'))).toEqual([
      'Months are as planned; the yearly amounts follow: “Months add up” says where the two no longer agree. The twelve months and “Later”, what of the grant arrives after 31 March, add up to Amount.',
    ]);
    const csv = at('later.csv');
    expect((await run(['plan', output, '--cfr-csv', csv])).code).toBe(0);
    expect(readFileSync(csv, 'utf8').split('\r\n')[0]).toBe(`${HEADER},Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar,Later`);
    expect((await run(['plan', staff, '--cfr-csv', csv])).code).toBe(0);
  }, 180_000);

  test('two codes for one element in a year: neither holds, and the cell is named', async () => {
    const output = at('twice.xlsx');
    await run(['plan', staff, '-o', output, '--cfr', 'years']);
    const sheet = await sheetOf(await openXlsx(readFileSync(output)), 'AST CFR');
    const row = sheet.rows.find(({ values }) => values[0] === 'Grant' && values[1] === 'I01')?.row ?? 0;
    writeFileSync(output, await withCell(readFileSync(output), 'AST CFR', `D${row}`, '2010-11'));
    const { problems, cfr } = await jsonOf(output);
    expect(problems.find(({ cell }) => cell === `D${row}`)?.message).toBe(
      `Grant has two codes in some years, in rows ${row - 1} and ${row} of “AST CFR” (cell D${row}): in those years neither holds, and its amounts stand under “No code”. Change the years so that they do not overlap.`,
    );
    expect(cfr?.amounts.filter(({ type, code, amount }) => type === 'income' && code === null && amount > 0).map(({ year }) => year)).toEqual(['2010-11']);
  });
});

describe('plan --cfr-csv', () => {
  test('writes what a finance system reads: the amounts of the plan, by school, year and code', async () => {
    const csv = at('codes.csv');
    const { out } = await run(['plan', staff, '--cfr-csv', csv]);
    expect(out).toContain(`Amounts by CFR code: ${csv}`);
    const text = readFileSync(csv, 'utf8');
    expect(text.split('\r\n')[0]).toBe(HEADER);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain(`"'@Hill ""A"", East",4012,2009-10,Income,I05,Standards Fund,15500.00\r\n`);
    const [header, ...rows] = parsed(text);
    expect(header).toEqual(HEADER.split(','));
    const { totals, cfr } = await jsonOf(staff, '--cfr', 'years');
    for (const { year, cost, grant } of totals) {
      const sum = (type: string): number => rows.filter((row) => row[2] === year && row[3] === type).reduce((running, row) => running + pence(row[6] ?? ''), 0);
      expect([sum('Expenditure'), sum('Income')]).toEqual([cost, grant]);
    }
    expect(rows.map((row) => [row[4], pence(row[6] ?? '')])).toEqual((cfr?.amounts ?? []).filter(({ code }) => code !== null).map(({ code, amount }) => [code, amount]));
  });

  test('has the months beside the amount where they were asked for, and takes the place of a file without them', async () => {
    const csv = at('months.csv');
    expect((await run(['plan', staff, '--cfr-csv', csv])).code).toBe(0);
    expect((await run(['plan', staff, '--cfr', 'months', '--cfr-csv', csv])).code).toBe(0);
    const [header, ...rows] = parsed(readFileSync(csv, 'utf8'));
    expect(header).toEqual(`${HEADER},Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar`.split(','));
    const coded = ((await jsonOf(staff, '--cfr', 'months')).cfr?.amounts ?? []).filter(({ code }) => code !== null);
    expect(rows.map((row) => row.slice(6).map(pence))).toEqual(coded.map(({ amount, months = [] }) => [amount, ...months]));
    expect((await run(['plan', staff, '--cfr-csv', csv])).code).toBe(0);
    expect(readFileSync(csv, 'utf8').split('\r\n')[0]).toBe(HEADER);
    for (const other of [`${HEADER},Mine\r\n`, `${HEADER},Apr,May\r\n`]) {
      writeFileSync(csv, other);
      expect((await run(['plan', staff, '--cfr', 'months', '--cfr-csv', csv])).err).toContain('is no CSV of CFR codes that AST Planner wrote');
      expect(readFileSync(csv, 'utf8')).toBe(other);
    }
  });

  test('replaces only a file that it wrote', async () => {
    const csv = at('again.csv');
    expect((await run(['plan', staff, '--cfr-csv', csv])).code).toBe(0);
    expect((await run(['plan', staff, '--cfr-csv', csv])).code).toBe(0);
    const other = at('other.csv');
    writeFileSync(other, 'Name,Pay\r\nA,1\r\n');
    const refused = await run(['plan', staff, '--cfr-csv', other, '-o', at('never.xlsx')]);
    expect([refused.code, refused.err]).toEqual([2, `“${other}” is there already and is no CSV of CFR codes that AST Planner wrote, so it is not replaced. Give another name.\n`]);
    expect([readFileSync(other, 'utf8'), existsSync(at('never.xlsx'))]).toEqual(['Name,Pay\r\nA,1\r\n', false]);
    expect((await run(['plan', staff, '--cfr-csv', at('codes.txt')])).err).toBe(`--cfr-csv “${at('codes.txt')}” must end in .csv.\n`);
  });

  test.each([['=1+1', "'=1+1"], ['+44', "'+44"], ['-5', "'-5"], ['@x', "'@x"], ['a,b', '"a,b"'], ['a"b', '"a""b"'], ['a\r\nb', '"a\r\nb"'], ['Straße', 'Straße']])('the text %j becomes %j', (text, written) => {
    expect(csvText(text)).toBe(written);
  });
});

describe('many schools', () => {
  test('the sheet of 400 schools is made in seconds, each row at the place of its school and year', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => [`P${index}`, `School ${index}`, String(5000 + index), 'A. Marlow', 'AST', '11', '11-15', 'Rest', '1', '', '', 'SDG', 'U3']);
    const { planned } = await plannedFrom(await workbookOf([STAFF[0] ?? [], ...rows].map((row) => row.map(typed))), { cfr: 'months' });
    const started = performance.now();
    const { tables } = cfrSheet({ ...planned, live: true });
    const [amounts, schools] = ['AST_CFR', 'AST_CFRSchools'].map((name) => {
      const table = tables.find((each) => each.name === name);
      const at = (header: string): number => table?.columns.findIndex((column) => column.header === header) ?? -1;
      return [...(table?.rows ?? [])].map((values) => ({ key: values[at('Key')], place: values[at('School row')] }));
    });
    expect(performance.now() - started).toBeLessThan(12_000);
    expect(schools).toHaveLength(1200);
    const places = new Map(schools?.map(({ key }, index) => [key, index + 1]));
    expect(amounts?.filter(({ key, place }) => places.get(key) !== place)).toEqual([]);
  }, 120_000);
});
