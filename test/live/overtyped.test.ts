/** A figure that a user types over its formula: kept, marked, and said. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { openXlsx } from '../../src/file';
import { NO_ANSWERS } from '../../src/rules/considerations';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { NO_INPUTS, RANGE_INPUTS, type RangeAsked, type RangeInputs } from '../../src/workbook/range/inputs';
import { sheetsOf } from '../../src/workbook/planSheets';
import { cellAddress, cellText, parseRange, type CellValue } from '../../src/workbook/port';
import { formulaAt, type SheetWrite } from '../../src/workbook/sheetWrite';
import { sheetRows } from '../support/generatedStaff';
import { calculated, hasLibreOffice, withCell, withoutKeptValues } from '../support/recalculated';
import { sheetOf, typed, workbookOf } from '../support/workbooks';
import { partsOf } from '../support/zip';

const POST = { 'Post ID': 'P1', School: 'Hillside', Name: 'A. Marlow', Role: 'AST', Point: '11', Range: '11-15', Area: 'Rest', FTE: '1', 'Reference point': 'U3', 'Funding source': 'SDG', Status: 'paid' };
const ENDING = { ...POST, 'Post ID': 'P2', Name: 'B. Okafor', 'End date': '31/08/2010', 'On ending': 'reverts', 'Revert to': 'U2' };
const withLibreOffice = hasLibreOffice ? test : test.skip;
let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-typed-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

async function planOf(bytes: Uint8Array, values: ReadonlyMap<string, string> = new Map(), range?: RangeAsked): Promise<{ made: PlanMade; sheets: SheetWrite[]; bytes: Uint8Array }> {
  const file = await openXlsx(bytes);
  const made = await planWorkbook(file, { values, ways: WAYS_TO_SAY, version: 'test', writtenAt: '', ...(range === undefined ? {} : { range }) });
  if ('refusal' in made) throw new Error(made.refusal);
  const sheets = sheetsOf(made);
  await file.write(sheets, made.own);
  return { made, sheets, bytes: file.bytes() };
}

function recalculated(bytes: Uint8Array): Uint8Array {
  return calculated(mkdtempSync(join(folder, 'run-')), new Map([['typed', bytes]])).get('typed') ?? new Uint8Array();
}

interface Place { readonly sheet: string; readonly cell: string }

/** The cell of a table under a heading, in the row that has the text, else in the first. */
function placeOf(sheets: readonly SheetWrite[], tableName: string, header: string, ofRow?: string): Place {
  for (const { name, tables } of sheets) {
    const table = tables.find((each) => each.name === tableName);
    if (table === undefined) continue;
    const rowAt = ofRow === undefined ? 0 : [...table.rows].findIndex((values) => values.includes(ofRow));
    const at = table.columns.findIndex((column) => column.header === header);
    if (at >= 0 && rowAt >= 0) return { sheet: name, cell: cellAddress(table.row + 1 + rowAt, table.column + at) };
  }
  throw new Error(`there is no ${tableName}[${header}] of ${ofRow ?? 'the first row'}`);
}

/** The number of the look that a cell has in the file. */
async function lookOf(bytes: Uint8Array, { sheet, cell }: Place): Promise<string> {
  const parts = await partsOf(bytes);
  const text = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
  const id = new RegExp(`<sheet [^>]*name="${sheet}"[^>]*r:id="([^"]+)"`).exec(text('xl/workbook.xml'))?.[1] ?? '';
  const target = /Target="\/?(?:xl\/)?([^"]+)"/.exec(new RegExp(`<Relationship [^>]*Id="${id}"[^>]*`).exec(text('xl/_rels/workbook.xml.rels'))?.[0] ?? '')?.[1] ?? '';
  return new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(text(`xl/${target}`))?.[1] ?? 'none';
}

async function shown(bytes: Uint8Array, { sheet, cell }: Place): Promise<CellValue> {
  const { rows } = await sheetOf(await openXlsx(bytes), sheet);
  const place = parseRange(`${cell}:${cell}`);
  return rows.find(({ row }) => row === place?.firstRow)?.values[(place?.firstColumn ?? 0) - 1] ?? null;
}

/** What is typed where; those of the first five tables are figures of the plan. */
const TYPED: readonly (readonly [table: string, header: string, ofRow: string | undefined, value: string | number])[] = [
  ['AST_Projection', 'Salary', undefined, 50_000],
  ['AST_Grant', 'Spent in the year', '2010-11', 1234.56],
  ['AST_Streams', 'Amount', 'September 2009', 1000.5],
  ['AST_Spending', 'Spent', 'June 2009', 300],
  ['AST_Reversion', 'Pay after', 'P2', 'to be agreed'],
  ['AST_Summary', 'Cost', '2010-11', 90_000.25],
];
const NOT_KEPT: typeof TYPED = [
  ['AST_Streams', 'Share %', 'May 2009', 99],
  ['AST_PayPoints', 'Pay £', 'Rest AST 12 2010', 60_000],
  ['AST_Assumptions', 'In force', 'policy', 2],
  ['AST_Posts', 'Range end', 'P2', 20],
  ['AST_Rates', 'Dec', '2010-11', 20],
];
const CHECKS: Place = { sheet: 'AST Checks', cell: 'A3' };
const KEPT = 'It is kept as you typed it, and the sums count it. To have the plan’s figure back, clear the cell and plan again.';
const FORMULA_AGAIN = 'It is not kept: the plan puts its own there again.';

describe('a figure that is typed over its formula', () => {
  withLibreOffice('is named at once beside it and on AST Checks; the next plan keeps and marks figures of the plan, says of the others where they belong, and a cleared one is gone', async () => {
    const first = await planOf(await workbookOf(sheetRows([POST, ENDING]).map((row) => row.map(typed))));
    const at = (table: string, header: string, ofRow?: string): Place => placeOf(first.sheets, table, header, ofRow);
    let edited = first.bytes;
    for (const [table, header, ofRow, value] of [...TYPED, ...NOT_KEPT]) edited = await withCell(edited, at(table, header, ofRow).sheet, at(table, header, ofRow).cell, value);
    edited = await withCell(edited, 'AST Summary', 'A3', 'All is well');
    const typedOver = recalculated(await withoutKeptValues(edited));
    for (const [table, header, ofRow] of [...TYPED, ...NOT_KEPT]) expect([table, await shown(typedOver, at(table, 'Overtyped', ofRow))]).toEqual([table, `${header}; `]);
    expect(await shown(typedOver, at('AST_Grant', 'Overtyped', '2009-10'))).toBe('');
    for (const table of ['AST_Projection', 'AST_Grant', 'AST_Streams', 'AST_Reversion', 'AST_Summary']) expect([table, await shown(typedOver, at(table, 'Reasons hold', TYPED.find(([each]) => each === table)?.[2]))]).toEqual([table, 'no, plan again']);
    const said = cellText(await shown(typedOver, CHECKS));
    expect(said).toContain(
      'Figures were typed over their formulas; rows with such figures, which the column Overtyped names: 1 on “AST Projection”, 5 on “AST Funding”, 2 on “AST Summary”, 1 on “AST Posts”, 1 on “AST Assumptions”, 1 on “AST Pay points”, 1 on “AST Months”.',
    );

    const second = await planOf(typedOver);
    const messages = second.made.planned.problems.filter(({ message }) => message.includes('was typed over with')).map(({ message }) => message);
    const cell = (table: string, header: string, ofRow?: string): string => `cell ${at(table, header, ofRow).cell} of “${at(table, header, ofRow).sheet}”`;
    expect(messages).toEqual([
      `Salary of post P1 in 2009-10, ${cell('AST_Projection', 'Salary')}, was typed over with 50000. ${KEPT}`,
      `The sentence in cell A3 of “AST Summary”, was typed over with “All is well”. ${FORMULA_AGAIN} Put a sentence of your own on a sheet of your own.`,
      `Cost in 2010-11, ${cell('AST_Summary', 'Cost', '2010-11')}, was typed over with 90000.25. ${KEPT}`,
      `Spent in the year in 2010-11, ${cell('AST_Grant', 'Spent in the year', '2010-11')}, was typed over with 1234.56. ${KEPT}`,
      `Share % of May 2009 in 2009-10, ${cell('AST_Streams', 'Share %', 'May 2009')}, was typed over with 99. It is not kept, because it stands right of “Why”, where the working of the plan stands. Type over the figure left of “Why” instead.`,
      `Amount of September 2009 in 2009-10, ${cell('AST_Streams', 'Amount', 'September 2009')}, was typed over with 1000.5. ${KEPT}`,
      `Spent of June 2009 in 2009-10, ${cell('AST_Spending', 'Spent', 'June 2009')}, was typed over with 300. ${KEPT}`,
      `Pay after of post P2, ${cell('AST_Reversion', 'Pay after', 'P2')}, was typed over with “to be agreed”. ${KEPT}`,
      `Pay £ of Rest AST 12 2010, ${cell('AST_PayPoints', 'Pay £', 'Rest AST 12 2010')}, was typed over with 60000. ${FORMULA_AGAIN} Put your own figure under “Annual £” in the same row: it is kept and wins.`,
      `In force of policy, ${cell('AST_Assumptions', 'In force', 'policy')}, was typed over with 2. ${FORMULA_AGAIN} Put your own value under “Value” in the same row: it is kept and wins.`,
      `Range end of post P2, ${cell('AST_Posts', 'Range end', 'P2')}, was typed over with 20. ${FORMULA_AGAIN} Change the post in your staff sheet instead.`,
      `Dec in 2010-11, ${cell('AST_Rates', 'Dec', '2010-11')}, was typed over with 20. ${FORMULA_AGAIN} Change the rates on “AST Assumptions” instead: they are kept and win.`,
    ]);
    const again = (table: string, header: string, ofRow?: string): Place => placeOf(second.sheets, table, header, ofRow);
    const kept = recalculated(await withoutKeptValues(second.bytes));
    for (const [table, header, ofRow, value] of TYPED) {
      expect([table, await shown(kept, again(table, header, ofRow)), await shown(kept, again(table, 'Overtyped', ofRow))]).toEqual([table, value, `${header}; `]);
      expect([table, await lookOf(second.bytes, again(table, header, ofRow))]).toEqual([table, await lookOf(second.bytes, again('AST_PayPoints', 'Annual £'))]);
    }
    for (const [table, header, ofRow] of NOT_KEPT) expect([table, header, cellText(await shown(kept, again(table, 'Overtyped', ofRow)))]).toEqual([table, header, '']);
    expect(await shown(kept, { sheet: 'AST Summary', cell: 'A3' })).not.toBe('All is well');
    const reference = Number(await shown(kept, again('AST_Projection', 'Reference salary')));
    expect(await shown(kept, again('AST_Projection', 'Additional salary'))).toBe(Math.round((50_000 - reference) * 100) / 100);
    const counted = 'names: 1 on “AST Projection”, 4 on “AST Funding”, 1 on “AST Summary”.';
    expect(cellText(await shown(kept, CHECKS))).toContain(counted);
    // A program that does not calculate finds the same in the file, so that a plan made without opening it keeps the figures.
    expect(cellText(await shown(second.bytes, CHECKS))).toContain(counted);
    const unopened = await planOf(second.bytes);
    expect(unopened.made.planned.overtyped.map(({ header }) => header)).toEqual(['Salary', 'Cost', 'Spent in the year', 'Amount', 'Spent', 'Pay after']);

    // The salary cleared, and a plan of other years: what has its row no more is said, and not kept.
    const cleared = await withCell(kept, 'AST Projection', again('AST_Projection', 'Salary').cell, '');
    const third = await planOf(cleared);
    const engine = third.made.planned.plan.posts[0]?.years[0]?.salary ?? 0;
    const later = await planOf(cleared, new Map([['planFrom', '2010-11']]));
    expect(later.made.planned.overtyped.map(({ header }) => header)).toEqual(['Cost', 'Spent in the year', 'Pay after']);
    expect(later.made.planned.problems.filter(({ message }) => message.includes('the plan no longer has this row')).map(({ message }) => message.split(',')[0])).toEqual(['Amount of September 2009 in 2009-10', 'Spent of June 2009 in 2009-10']);
    const results = calculated(mkdtempSync(join(folder, 'run-')), new Map([['back', await withoutKeptValues(third.bytes)], ['later', await withoutKeptValues(later.bytes)]]));
    expect(await shown(results.get('back') ?? new Uint8Array(), placeOf(third.sheets, 'AST_Projection', 'Salary'))).toBe(engine / 100);
    expect(await shown(results.get('later') ?? new Uint8Array(), placeOf(later.sheets, 'AST_Summary', 'Cost', '2010-11'))).toBe(90_000.25);
    expect(await shown(results.get('later') ?? new Uint8Array(), placeOf(later.sheets, 'AST_Summary', 'Overtyped', '2011-12'))).toBe('');
  }, 240_000);

  withLibreOffice('on AST Range model is named beside it and on AST Checks, and kept where its row is still there; a yellow cell that was changed moves its row, and another question of the pane ends it', async () => {
    const asked = (inputs: Partial<RangeInputs> = {}): RangeAsked => ({ inputs: { ...NO_INPUTS, ...inputs }, checklist: NO_ANSWERS });
    const first = await planOf(await workbookOf(sheetRows([POST]).map((row) => row.map(typed))), new Map(), asked());
    const at = (table: string, header: string, ofRow?: string): Place => placeOf(first.sheets, table, header, ofRow);
    const beside = (table: string): string => (table === 'AST_RangeYears' ? table : `${table}Why`);
    const year = '1 point each September (in force), 2010-11';
    // By the texts that the rows had when the sheet was written, for a range from 11; and by those from 9 on.
    const rows: readonly (readonly [table: string, header: string, before: string, now: string, value: string | number])[] = [
      ['AST_RangePoints', 'A year', 'AST 11', 'AST 9', 45_000],
      ['AST_RangePoints', 'At this FTE', 'Present pay (U3)', 'Present pay (U3)', 36_000.5],
      ['AST_RangeProgression', '2 a year: point', '2010/11', '2010/11', 12],
      ['AST_RangeYears', 'Cover', year, year, 1234.56],
      ['AST_RangeRanges', 'First point', '9 to 13', '9 to 13 (as asked)', 44_000],
    ];
    const notKept = ['AST_RangePoints', 'Point', 'AST 12', 'as before'] as const;
    const working = ['AST_RangeYears', 'Working row', '2 points each September, 2009-10', 7] as const;
    // Beside a table of reasons of its own, the column Overtyped stands in the same row of the sheet.
    const watch = (sheets: readonly SheetWrite[], table: string, header: string, place: Place): Place => ({ ...place, cell: `${placeOf(sheets, beside(table), header).cell.replace(/\d+/, '')}${place.cell.replace(/[A-Z]+/, '')}` });
    let edited = await withCell(first.bytes, 'AST Range model', `B${String(5 + RANGE_INPUTS.indexOf('start'))}`, 9);
    for (const [table, header, before, , value] of rows) edited = await withCell(edited, 'AST Range model', at(table, header, before).cell, value);
    for (const [table, header, before, value] of [notKept, working]) edited = await withCell(edited, 'AST Range model', at(table, header, before).cell, value);
    const typedOver = recalculated(await withoutKeptValues(edited));
    for (const [table, header, before] of rows) {
      const place = at(table, header, before);
      expect([table, header, await shown(typedOver, watch(first.sheets, table, 'Overtyped', place)), await shown(typedOver, watch(first.sheets, table, 'Reasons hold', place))]).toEqual([table, header, `${header}; `, 'no, plan again']);
    }
    expect(cellText(await shown(typedOver, CHECKS))).toContain('which the column Overtyped names: 7 on “AST Range model”.');

    const second = await planOf(typedOver);
    const messages = (made: PlanMade): string[] => made.planned.problems.filter(({ message }) => message.includes('was typed over with')).map(({ message }) => message);
    const cell = (table: string, header: string, ofRow: string): string => `cell ${at(table, header, ofRow).cell} of “AST Range model”`;
    const keptText = 'It is kept as you typed it. To have the plan’s figure back, clear the cell and plan again.';
    expect(messages(second.made)).toEqual([
      `A year of AST 9, ${cell('AST_RangePoints', 'A year', 'AST 11')}, was typed over with 45000. ${keptText}`,
      `Point of as before, ${cell('AST_RangePoints', 'Point', 'AST 12')}, was typed over with “as before”. It is not kept, because it says what its row is. Use the yellow cells to ask about another range.`,
      `At this FTE of Present pay (U3), ${cell('AST_RangePoints', 'At this FTE', 'Present pay (U3)')}, was typed over with 36000.5. ${keptText}`,
      `2 a year: point of 2010/11, ${cell('AST_RangeProgression', '2 a year: point', '2010/11')}, was typed over with 12. ${keptText}`,
      `Cover of ${year}, ${cell('AST_RangeYears', 'Cover', year)}, was typed over with 1234.56. ${keptText}`,
      `Working row of 2 points each September, 2009-10, ${cell(working[0], working[1], working[2])}, was typed over with 7. It is not kept, because it stands right of “Why”, where the working of the plan stands. Type over the figure left of “Why” instead.`,
      `First point of 9 to 13 (as asked), ${cell('AST_RangeRanges', 'First point', '9 to 13')}, was typed over with 44000. ${keptText}`,
    ]);
    const again = recalculated(await withoutKeptValues(second.bytes));
    for (const [table, header, , now, value] of rows) {
      const place = placeOf(second.sheets, table, header, now);
      expect([table, header, await shown(again, place), await shown(again, watch(second.sheets, table, 'Overtyped', place))]).toEqual([table, header, value, `${header}; `]);
      expect([table, header, await lookOf(second.bytes, place)]).toEqual([table, header, await lookOf(second.bytes, value === 12 ? { sheet: 'AST Range model', cell: `B${String(5 + RANGE_INPUTS.indexOf('fte'))}` } : placeOf(second.sheets, 'AST_PayPoints', 'Annual £'))]);
    }
    expect(await shown(again, placeOf(second.sheets, 'AST_RangePoints', 'Point', 'AST 10'))).toBe('AST 10');
    const untouched = placeOf(second.sheets, 'AST_RangeRanges', 'Range', '1 to 5');
    expect([await shown(again, watch(second.sheets, 'AST_RangeRanges', 'Overtyped', untouched)), await shown(again, watch(second.sheets, 'AST_RangeRanges', 'Reasons hold', untouched))]).toEqual(['', 'yes']);
    expect(cellText(await shown(second.bytes, CHECKS))).toContain('which the column Overtyped names: 5 on “AST Range model”.');

    // The same question in another spelling, and another one.
    expect((await planOf(typedOver, new Map(), asked({ start: '9', area: 'Rest of England' }))).made.planned.overtyped).toHaveLength(5);
    const other = await planOf(typedOver, new Map(), asked({ start: 9, fte: 0.5 }));
    expect(other.made.planned.overtyped).toEqual([]);
    expect(messages(other.made)[0]).toContain('It is not kept, because another range is asked about now.');
    // A year that is left off because its award is not known has no row.
    const shorter = await planOf(await withCell(typedOver, 'AST Range model', `B${String(5 + RANGE_INPUTS.indexOf('on'))}`, '2012-09-01'));
    expect(messages(shorter.made).filter((text) => text.includes('the range no longer has this row')).map((text) => text.split(',')[0])).toEqual(['2 a year: point of 2010/11', `Cover of ${year.split(',')[0] ?? ''}`]);
  }, 240_000);

  test('is noticed by formulas that a cell can hold, however many years the plan has', async () => {
    const { sheets } = await planOf(await workbookOf(sheetRows([POST, ENDING]).map((row) => row.map(typed))), new Map([['planYears', '10'], ['planFrom', '2007-08'], ['award.2016', '1'], ['award.2013', '1'], ['award.2014', '1'], ['award.2015', '1']]));
    const formulas = sheets.flatMap(({ lines, tables }) => [
      ...lines.flatMap(({ cells }) => cells.flatMap(({ formula }) => formula ?? [])),
      ...tables.flatMap(({ columns }) => columns.flatMap((column) => formulaAt(column, 0) ?? [])),
    ]);
    expect(formulas.filter((formula) => formula.includes('ISFORMULA('))).toHaveLength(18);
    // The most characters that Excel takes in a formula, and in a text within one.
    expect(formulas.filter((formula) => formula.length > 8192 || (formula.match(/"(?:[^"]|"")*"/g) ?? []).some((text) => text.length > 257))).toEqual([]);
  });
});
