import { describe, expect, test } from '@jest/globals';
import { isoText } from '../../src/domain/calendar';
import { CONSIDERATIONS, NO_ANSWERS } from '../../src/rules/considerations';
import { explainCell } from '../../src/workbook/explainCell';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { cellText, isDateCell, type CellValue, type SheetGrid } from '../../src/workbook/port';
import { NO_INPUTS, readInputs, type RangeAsked, type RangeInputs } from '../../src/workbook/range/inputs';
import { RANGE_NAME, readRangeModel } from '../../src/workbook/sheets';
import type { SheetWrite } from '../../src/workbook/sheetWrite';
import { memoryWorkbook, type MemorySheet } from '../support/memoryWorkbook';
import { sheetOf } from '../support/workbooks';

const STAFF: MemorySheet = { name: 'Staff', rows: [['Post ID', 'Name', 'Role', 'Point', 'Range', 'Area', 'Reference point'], ['P1', 'Alice', 'AST', 'AST 12', '11-15', 'Rest', 'U3']] };
const SAID = {
  values: new Map<string, string>(), version: '1', writtenAt: 'now',
  ways: { noneFound: '', several: () => '', heading: '', area: '' },
};

function asked(inputs: Partial<RangeInputs> = {}, notes: Readonly<Record<string, string>> = {}): RangeAsked {
  return { inputs: { ...NO_INPUTS, ...inputs }, checklist: NO_ANSWERS.map((answer) => ({ ...answer, considered: answer.id in notes ? true : null, note: notes[answer.id] ?? '' })) };
}

async function made(sheets: readonly MemorySheet[], range?: RangeAsked): Promise<PlanMade> {
  const plan = await planWorkbook(memoryWorkbook(sheets), { ...SAID, ...(range === undefined ? {} : { range }) });
  if ('refusal' in plan) throw new Error(plan.refusal);
  return plan;
}

/** The cells of the range model as they are read back. */
async function written(plan: PlanMade): Promise<SheetGrid> {
  const book = memoryWorkbook([STAFF]);
  await book.write(sheetsOf(plan), new Set());
  return sheetOf(book, RANGE_NAME);
}

/** The sheet with the cell beside a label changed. */
function edited(grid: SheetGrid, label: string, value: CellValue, at = 1): MemorySheet {
  const rows: CellValue[][] = [];
  for (const { row, values } of grid.rows) {
    while (rows.length < row - 1) rows.push([]);
    rows.push(values[0] === label ? Object.assign([...values], { [at]: value }) : [...values]);
  }
  return { name: RANGE_NAME, rows };
}

function sheetNamed(plan: PlanMade): SheetWrite {
  const sheet = sheetsOf(plan).find(({ name }) => name === RANGE_NAME);
  if (sheet === undefined) throw new Error('no range model');
  return sheet;
}

describe('the range model on its sheet', () => {
  test('is written only where it was asked for', async () => {
    expect(sheetsOf(await made([STAFF])).map(({ name }) => name)).not.toContain(RANGE_NAME);
    expect(sheetsOf(await made([STAFF], asked())).map(({ name }) => name)).toContain(RANGE_NAME);
  });

  test('PAY-9: the question and the considerations with their notes are read back as they were', async () => {
    const range = asked({ start: 7, fte: '2/3', on: '2010-04-01', nowAmount: '£38,000', now: null, most: 5000, ends: '2012-03-31', revertTo: 'U2', reason: 'long service' }, { work: 'two other schools', shortage: 'physics' });
    const back = readRangeModel(await written(await made([STAFF], range)));
    expect(back?.checklist).toEqual(range.checklist);
    expect(readInputs(back?.inputs ?? NO_INPUTS)).toEqual(readInputs(range.inputs));
    expect(readInputs(range.inputs)).toMatchObject({ start: 7, fte: { numerator: 2, denominator: 3 }, now: 3_800_000, nowIsAssumed: false, most: 500_000, revertTo: 2, reason: 'long service' });
  });

  test('PAY-9: what nobody has answered yet is blank on the sheet', async () => {
    const { rows } = await written(await made([STAFF], asked({}, { work: 'two other schools' })));
    const answers = rows.filter(({ values }) => /^(?:Takes into account|Has regard to): /.test(cellText(values[0] ?? null))).map(({ values }) => cellText(values[1] ?? null));
    expect(answers).toEqual(['yes', '', '', '', '', '', '', '', '']);
  });

  test('planning again keeps it, and what was changed on the sheet wins', async () => {
    const grid = await written(await made([STAFF], asked({}, { work: 'two other schools' })));
    const again = await made([STAFF, edited(grid, 'First point of the range', 3)]);
    expect(again.planned.range?.answer?.question.start).toBe(3);
    expect(again.planned.range?.asked.checklist.find(({ id }) => id === 'work')).toEqual({ id: 'work', considered: true, note: 'two other schools' });
    const label = `Has regard to: ${CONSIDERATIONS.find(({ id }) => id === 'shortage')?.text ?? ''}`;
    const noted = await made([STAFF, edited(grid, label, 'chemistry', 2)]);
    expect(noted.planned.range?.asked.checklist.find(({ id }) => id === 'shortage')).toMatchObject({ considered: null, note: 'chemistry' });
    const denied = await made([STAFF, edited(grid, label, 'no')]);
    expect(denied.planned.range?.asked.checklist.find(({ id }) => id === 'shortage')).toMatchObject({ considered: false });
  });

  test.each<[string, CellValue, string]>([
    ['First point of the range', 15, '“First point of the range” cannot be used: found “15”, expected a first point from 1 to 14: a range is five points of the spine.'],
    ['FTE', 0, '“FTE” cannot be used: found “0”, expected an FTE above 0 and at most 1, such as 0.6, 60% or 15/25.'],
    ['What if it ends on', '2009-08-31', '“What if it ends on” cannot be used: found 31 August 2009, expected a day from 1 September 2009 on, when the post begins.'],
    ['Paid after it on', 'U4', '“Paid after it on” cannot be used: found “U4”, expected a point of the upper pay spine: U1, U2 or U3.'],
  ])('a %s that cannot be used is said with what was expected, and kept as it was typed', async (label, value, sentence) => {
    const plan = await made([STAFF, edited(await written(await made([STAFF], asked())), label, value)]);
    expect(plan.planned.problems.filter(({ sheet }) => sheet === RANGE_NAME).map(({ severity, message }) => [severity, message])).toEqual([['error', `On “${RANGE_NAME}”, ${sentence} What you typed is kept.`]]);
    const cells = (await written(plan)).rows.find(({ values }) => values[0] === label)?.values;
    const kept = cells?.[1] ?? null;
    expect(isDateCell(kept) ? isoText(kept.day) : cellText(kept)).toBe(cellText(value));
  });

  test('a post of the plan is modelled with its own facts, and one that is gone is said', async () => {
    const own = await made([STAFF], asked({ post: 'P1', on: '2009-04-01' }));
    const { answer } = own.planned.range ?? {};
    expect(answer?.costs.of(1, 11)?.map(({ average }) => average.netCost)).toEqual(own.planned.plan.posts[0]?.years.map(({ netCost }) => netCost));
    const gone = await made([STAFF], asked({ post: 'P9' }));
    expect(gone.planned.problems.map(({ message }) => message)).toContain('“AST Range model”: There is no post P9 in the plan: a new post is modelled in its place.');
  });

  test('REV-2: another point to revert to than the default asks for its reason', async () => {
    const rules = async (reason: string | null): Promise<(string | undefined)[]> =>
      (await made([STAFF], asked({ ends: '2010-12-31', revertTo: 'U1', reason }))).planned.problems.filter(({ sheet }) => sheet === RANGE_NAME).map(({ rule }) => rule);
    expect([await rules(null), await rules('health')]).toEqual([['REV-2'], []]);
  });

  test('every figure in its tables has its reasons', async () => {
    const sheet = sheetNamed(await made([STAFF], asked()));
    for (const table of sheet.tables) {
      const { columns, row, column, rows } = table;
      for (let at = 1; at < columns.length; at += 1) {
        const explanation = explainCell([sheet], RANGE_NAME, row + 1, column + at);
        expect([table.name, columns[at]?.header, (explanation?.steps.length ?? 0) > 0, explanation?.steps.every(({ text }) => text !== '')]).toEqual([table.name, columns[at]?.header, true, true]);
      }
      expect(rows.length).toBeGreaterThan(0);
    }
    const years = sheet.tables.find(({ name }) => name === 'AST_RangeYears');
    expect(years?.rows.at(3)?.slice(0, 3)).toEqual(['1 point each September (in force), 2009-10', 7, 2_738_400]);
    expect(explainCell([sheet], RANGE_NAME, (years?.row ?? 0) + 4, 3)?.steps[0]?.text).toContain('1 September 2009 to 31 March 2010 on AST 11 at £46,944 a year');
  });

  test('PAY-9: a U3 that nobody gave is said to be assumed, and the working stands outside of the print', async () => {
    const sheet = sheetNamed(await made([STAFF], asked({ now: null })));
    expect(sheet.lines.flatMap(({ cells }) => cells.map(({ value }) => value)).join('\n')).toContain('; U3 is assumed, because nothing was given that the teacher earns now.');
    expect(sheet.tables[0]?.rows.at(8)?.[0]).toBe('Present pay (U3, assumed)');
    const printed = sheet.tables.flatMap(({ columns }) => columns.slice(0, sheet.lastPrintedColumn).map(({ header }) => header));
    expect(printed.filter((header) => /^(?:Kind|Number|Scale point|Septembers after|Points|Years after)$/.test(header))).toEqual([]);
  });

  test('the pay figures that it uses stand on the sheet of pay figures, and a present pay in £ does not', async () => {
    const { payUsed } = (await made([STAFF], asked({ area: 'Fringe', now: null, nowAmount: 40_000 }))).planned.plan;
    expect(payUsed.some(({ area, scale, point, year }) => area === 'Fringe' && scale === 'AST' && point === 18 && year === 2009)).toBe(true);
    expect(payUsed.filter(({ point }) => point === 0)).toEqual([]);
  });
});
