import { describe, expect, test } from '@jest/globals';
import { isoText } from '../../src/domain/calendar';
import { CONSIDERATIONS, NO_ANSWERS } from '../../src/rules/considerations';
import { explainCell } from '../../src/workbook/explainCell';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { cellText, isDateCell, type CellValue, type SheetGrid } from '../../src/workbook/port';
import { NO_INPUTS, readInputs, type RangeAsked, type RangeInputs } from '../../src/workbook/range/inputs';
import { rangeRowNames, rowName } from '../../src/workbook/sheets/rangeRows';
import { RANGE_NAME, readRangeModel } from '../../src/workbook/sheets';
import { LINE_HEIGHT, PRINT_MARGINS, printedExtentOf, type SheetWrite } from '../../src/workbook/sheetWrite';
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

  test('PAY-1, PAY-9, REV-2: what was spelled otherwise stands in its cell as the formulas look for it; what cannot be read stays as it was typed', async () => {
    const cells = async (inputs: Partial<RangeInputs>): Promise<CellValue[]> => {
      const { rows } = await written(await made([STAFF], asked(inputs)));
      return ['Pay area', 'Paid now on', 'Paid after it on'].map((label) => rows.find(({ values }) => values[0] === label)?.values[1] ?? null);
    };
    expect(await cells({ area: 'Rest of England', now: 'MPS6', revertTo: 'UPS 2' })).toEqual(['Rest', 'M6', 'U2']);
    expect(await cells({ area: 'inner London', now: 'u 3', revertTo: 1 })).toEqual(['Inner', 'U3', 'U1']);
    expect(await cells({ area: 'Mars', now: 'ET', revertTo: 'U4' })).toEqual(['Mars', 'ET', 'U4']);
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

  test('every row of its tables has its reasons written beside it, to the right of what is printed', async () => {
    const sheet = sheetNamed(await made([STAFF], asked({ cover: 6000 })));
    const whys = sheet.tables.flatMap(({ name, column, columns, rows, row }) => columns.flatMap(({ header }, at) => (header === 'Why' ? [{ name, row, column: column + at, texts: [...rows].map((values) => String(values[at])) }] : [])));
    expect(whys.map(({ name }) => name)).toEqual(['AST_RangePointsWhy', 'AST_RangeProgressionWhy', 'AST_RangeYears', 'AST_RangeRangesWhy']);
    for (const [at, base] of ['AST_RangePoints', 'AST_RangeProgression', 'AST_RangeYears', 'AST_RangeRanges'].entries()) {
      const table = sheet.tables.find(({ name }) => name === base);
      expect([whys[at]?.row, whys[at]?.texts.length, whys[at]?.column]).toEqual([table?.row, table?.rows.length, (sheet.lastPrintedColumn ?? 0) + 1]);
      for (const text of whys[at]?.texts ?? []) expect(text).toMatch(/ \[[A-Z]+-\d+\]/);
    }
    expect(whys[0]?.texts[0]).toBe('AST 11: Full-time pay of AST 11: £46,944 a year [PAY-2]. £46,944 less the present pay of £35,929, both × FTE [PAY-9].');
    expect(whys[1]?.texts[1]).toContain('2010/11: 0 points each September: 2010/11 point 11 ');
    expect(whys[3]?.texts[10]).toMatch(/^range 11 to 15: AST 11 is £46,944 a year, full-time, on the date \[PAY-1\]\. Cost of 2009-10: salary £27,384 \+ on-costs £[\d,.]+ \+ cover £3,500 = £37,065\.62 \[FUND-4\]/);
  });

  test('no table of it breaks across printed pages', async () => {
    const sheet = sheetNamed(await made([STAFF], asked({ ends: '2010-12-31', most: 5000, now: 'M6' })));
    const breaks = sheet.pageBreaks ?? [];
    const firstCells = breaks.map((at) => sheet.lines.find(({ row }) => row === at)?.cells[0]?.value);
    expect(firstCells).toEqual(['Cost by financial year, and who pays [FUND-1, FUND-3, FUND-4]', 'What the governing body looked at; blank: not yet [PAY-9]']);
    for (const { row, rows } of sheet.tables) expect(breaks.filter((at) => at > row && at <= row + rows.length)).toEqual([]);
    const { lastRow } = printedExtentOf(sheet);
    const heights = new Map(sheet.lines.map(({ row, height }) => [row, height ?? LINE_HEIGHT]));
    const tallOf = (from: number, to: number): number => Array.from({ length: to - from + 1 }, (_, at) => heights.get(from + at) ?? LINE_HEIGHT).reduce((sum, height) => sum + height, 0);
    // A4 landscape: 11.69 by 8.27 inches; a character of the standard font is 7 pixels of 1/96 inch, and a column has 5 beside.
    const width = sheet.widths.slice(0, sheet.lastPrintedColumn).reduce((sum, characters) => sum + characters * 7 + 5, 0) / 96;
    const height = (8.27 - PRINT_MARGINS.top - PRINT_MARGINS.bottom) * 72 * (width / (11.69 - PRINT_MARGINS.left - PRINT_MARGINS.right));
    const starts = [sheet.frozenRows + 1, ...breaks, lastRow + 1];
    for (const [at, first] of starts.slice(0, -1).entries()) expect(tallOf(1, sheet.frozenRows) + tallOf(first, (starts[at + 1] ?? 0) - 1)).toBeLessThan(height);
  });

  test('a single year of cost is shown once among the fourteen ranges', async () => {
    const headersOf = async (on: string): Promise<(string | undefined)[]> => (sheetNamed(await made([STAFF], asked({ on }))).tables.find(({ name }) => name === 'AST_RangeRanges')?.columns ?? []).map(({ header }) => header);
    expect(await headersOf('2012-09-01')).toEqual(['Range', 'First point', 'Cost, only year', 'School, average', 'School, actual', 'Dearest year']);
    expect((await headersOf('2009-09-01')).slice(2, 4)).toEqual(['Cost, first year', 'Cost, last year']);
  });

  test('a post that is not on AST Posts is modelled by values, and the sheet says so', async () => {
    const staff: MemorySheet = { name: 'Staff', rows: [...STAFF.rows, ['P2', 'Bea', 'AST', 'AST 12', '11-15', 'Outer', 'U3']] };
    const { tables, lines } = sheetNamed(await made([staff], asked({ post: 'P2' })));
    expect(tables.flatMap(({ columns }) => columns.filter(({ formula }) => formula !== undefined))).toEqual([]);
    expect(lines.flatMap(({ cells }) => cells.map(({ value }) => value))).toContain('The figures here are values and do not follow the yellow cells, because the post is not on “AST Posts”, where formulas would look for its facts.');
    const ofPlan = sheetNamed(await made([staff], asked({ post: 'P1' })));
    expect(ofPlan.tables.filter(({ columns }) => columns.some(({ formula }) => formula !== undefined)).map(({ name }) => name)).toEqual([
      'AST_RangePoints', 'AST_RangePointsWhy', 'AST_RangeProgression', 'AST_RangeProgressionWhy', 'AST_RangeYears', 'AST_RangeRanges', 'AST_RangeRangesWhy',
    ]);
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

  test('the names by which rows are found again are those that the tables show', async () => {
    const plan = await made([STAFF], asked({ post: 'P1', on: '2009-09-01', start: 11, policy: 2 }));
    const answer = plan.planned.range?.answer;
    if (answer === null || answer === undefined) throw new Error('no answer');
    for (const [header, names] of Object.entries(rangeRowNames(answer))) {
      const table = sheetNamed(plan).tables.find(({ columns }) => columns[0]?.header === header);
      expect([header, [...(table?.rows ?? [])].map(([first]) => rowName(String(first)))]).toEqual([header, names]);
    }
  });
});
