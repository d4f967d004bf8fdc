import { describe, expect, test } from '@jest/globals';
import { dayOf, september1 } from '../../src/domain/calendar';
import { RULES } from '../../src/rules/register';
import { practitionersSheet } from '../../src/workbook/audit/practitionersSheet';
import { NO_BOUNDS, readBounds, type BoundsReading } from '../../src/workbook/practitioners/bounds';
import { planPractitioners, type PlannedPractitioners } from '../../src/workbook/practitioners/planPractitioners';
import type { CellValue, SheetGrid } from '../../src/workbook/port';
import { readWorkbook } from '../../src/workbook/readWorkbook';
import { MONEY_STYLES } from '../../src/workbook/sheetWrite';
import { columnOf } from '../../src/workbook/staff/columns';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { openXlsx } from '../../src/file';
import { sheetsWorkbook } from '../support/schools';

function gridOf(rows: readonly (readonly CellValue[])[]): SheetGrid {
  return { name: 'AST Leading practitioners', rows: rows.map((values, index) => ({ row: index + 1, values })), merges: [], tables: [] };
}

const HEADINGS = ['Effective from', 'Area', 'Minimum £', 'Maximum £'];
const from = (year: number): CellValue => ({ day: september1(year) });

describe('the bounds that a user gives', () => {
  test('LP-1: a figure that is the product’s own is none of the user’s; others win, and a blank says nothing', () => {
    const { own, problems } = readBounds(gridOf([HEADINGS, [from(2013), 'Rest', 38_000, 57_520], [from(2014), 'Rest', null, null], [from(2015), 'Inner London', 45_891, '£66,000'], [null, null, null, null]]));
    expect(problems).toEqual([]);
    expect(own.map(({ area, year, bound, annual, basis }) => [area, year, bound, annual, basis])).toEqual([
      ['Rest', 2013, 'lowest', 3_800_000, 'from the sheet “AST Leading practitioners” of this workbook'], ['Inner', 2015, 'highest', 6_600_000, 'from the sheet “AST Leading practitioners” of this workbook'],
    ]);
  });

  test('LP-1: a row that cannot be used is kept as it was typed and named by its cell', () => {
    const { own, unused, problems } = readBounds(gridOf([
      HEADINGS, ['soon', 'Rest', 38_000, null], [{ day: dayOf(2014, 4, 1) }, 'Rest', 38_000, null], [from(2012), 'Rest', 38_000, null], [from(2014), 'Kent', 38_000, null], [from(2014), 'Rest', 'much', 58_000],
      [from(2014), 'Rest', 60_000, 58_000], [from(2013), 'Rest', 60_000, null], [from(2014), 'Outer', 40_000, null], [from(2014), 'Outer', 41_000, null],
    ]));
    expect(problems.map(({ cell, found, expected }) => [cell, found, expected])).toEqual([
      ['A2', '“soon”', '1 September of a year'], ['A3', '1 April 2014', 'the 1 September from which the figures hold'], ['A4', '1 September 2012', '1 September of a year from 2013 to 2050'],
      ['B5', '“Kent”', 'an area: Rest, Fringe, Outer or Inner'], ['C6', '“much”', 'a yearly full-time pay such as 48000 or £48,000'],
      ['C7', 'the minimum £60,000 above the maximum £58,000', 'a minimum no higher than the maximum'], ['C8', 'the minimum £60,000 above the maximum £57,520', 'a minimum no higher than the maximum'],
      ['A10', 'a second row for Outer from 1 September 2014', 'one row for each area and September; the first is used'],
    ]);
    expect(unused).toHaveLength(8);
    expect([unused[0], unused[4]]).toEqual([['soon', 'Rest', 3_800_000, null], [september1(2014), 'Rest', 'much', 5_800_000]]);
    expect(own.map(({ area, annual }) => [area, annual])).toEqual([['Outer', 4_000_000]]);
  });

  test('LP-1: a sheet without the table is said', () => {
    expect(readBounds(gridOf([['Effective from', 'Area']])).problems.map(({ severity, found }) => [severity, found])).toEqual([['question', 'no table of bounds']]);
  });
});

test('LP-1: the headings of a leading practitioner are known in the words of the field', () => {
  expect(['LP pay', 'Leading Practitioner Pay', 'Lead practitioner range', 'LP points', 'LP pay Sept 2014', 'LP pay 2014', 'Leading practitioner pay from 1 September 2015', 'Sept 2014', 'LP'].map(columnOf)).toEqual([
    'LP pay', 'LP pay', 'LP range', 'LP points', 'LP pay Sept 2014', 'LP pay Sept 2014', 'LP pay Sept 2015', 'Sept 2014', undefined,
  ]);
});

async function plannedOf(bounds: BoundsReading = NO_BOUNDS): Promise<PlannedPractitioners> {
  const file = await openXlsx(await sheetsWorkbook({ Staff: [
    ['Post ID', 'School', 'Name', 'Role', 'Grade', 'Point', 'Range', 'Area', 'FTE', 'Share', 'R&R', 'LP pay', 'LP range', 'LP points'],
    ['G1', 'Ashby', 'A. Marlow', 'AST', null, 'AST 18', '14-18', 'Rest', 1, 0.5, 1000, 57_000, '55000-57520', '57000'],
    ['G1', 'Brook', 'A. Marlow', 'AST', null, 'AST 18', '14-18', 'Rest', 1, 0.5, 1000, 57_000, '55000-57520', '57000'],
    ['L1', 'Brook', 'B. Nash', 'Teacher', 'Leading practitioner', null, null, 'Inner', 0.6, null, null, 64_678, null, null],
    ['Total', null, null, null, null, null, null, null, null, null, null, 178_678, null, null],
  ] }));
  const reading = await readWorkbook(file, { ways: WAYS_TO_SAY });
  if ('refusal' in reading) throw new Error(reading.refusal);
  const planned = planPractitioners(reading, bounds, { values: new Map(), bounds: [], ways: WAYS_TO_SAY });
  if ('refusal' in planned) throw new Error(planned.refusal);
  return planned;
}

describe('AST Leading practitioners', () => {
  test('LP-4: its rows foot to its totals, and the halves of a shared post to the whole', async () => {
    const planned = await plannedOf();
    // Half of £57,000 for seven months, in each of two schools.
    expect(planned.across.rows.filter(({ id, year, grade }) => id === 'G1' && year === 2013 && grade === 'Leading practitioner').map(({ school, salary, rr }) => [school, salary, rr])).toEqual([['Ashby', 1_662_500, 29_167], ['Brook', 1_662_500, 29_167]]);
    const { tables } = practitionersSheet(planned);
    const [years, plan] = ['AST_LpYears', 'AST_LpPlan'].map((name) => tables.find((table) => table.name === name));
    const sumOf = (header: string, year: string): number => [...(plan?.rows ?? [])].filter((row) => row[plan?.columns.findIndex((column) => column.header === 'Year') ?? 0] === year).reduce((sum, row) => sum + Number(row[plan?.columns.findIndex((column) => column.header === header) ?? 0]), 0);
    expect(years?.columns.map(({ header }) => header).slice(5, 8)).toEqual(['Cost', 'Grant', 'Left to the school']);
    for (const row of years?.rows ?? []) expect([sumOf('Cost', String(row[0])), sumOf('Grant', String(row[0])), sumOf('Left to the school', String(row[0]))]).toEqual(row.slice(5, 8));
    expect(years?.rows.length).toBe(2);
    expect(planned.footing.every(({ difference }) => difference === 0)).toBe(true);
  });

  test('LP-1: a pay a pound above the maximum of Inner London is an error with its cell; a grade beside a job title is read', async () => {
    const { problems, practitioners, otherStaff } = await plannedOf();
    expect(problems.filter(({ severity }) => severity === 'error').map(({ rule, cell, found }) => [rule, cell, found])).toEqual([['LP-1', 'L4', 'the pay of £64,678, £1 above the maximum']]);
    expect([practitioners.map(({ post }) => post.id), otherStaff]).toEqual([['G1', 'G1', 'L1'], 0]);
  });

  test('LP-3: every amount has its reason by a rule of the register, and no table is wider than the sheet says', async () => {
    const { tables, widths } = practitionersSheet(await plannedOf());
    const known = new Set(RULES.map(({ id }) => id));
    let amounts = 0;
    for (const table of tables) {
      expect(table.columns.length).toBeLessThanOrEqual(widths.length);
      for (const [rowAt, values] of [...table.rows].entries()) {
        for (const [columnAt, value] of values.entries()) {
          if (typeof value !== 'number' || !MONEY_STYLES.has(table.columns[columnAt]?.style ?? 'text')) continue;
          amounts += 1;
          const steps = table.reasonAt?.(rowAt, columnAt)?.steps ?? [];
          expect([table.name, steps.length > 0, steps.every(({ rule }) => known.has(rule))]).toEqual([table.name, true, true]);
        }
      }
    }
    expect(amounts).toBeGreaterThan(60);
  });

  test('LP-1: rows of the user’s that cannot be used stay on the sheet', async () => {
    const bad = readBounds(gridOf([HEADINGS, [from(2014), 'Kent', 38_000, null]]));
    const { tables } = practitionersSheet(await plannedOf(bad));
    expect([...(tables.at(-1)?.rows ?? [])].at(-1)).toEqual([september1(2014), 'Kent', 3_800_000, null, 'not used', 'Kept as you typed it: see what should be looked at']);
    expect(tables.at(-1)?.name).toBe('AST_LpBounds');
  });
});
