/** Formulas that the product writes into Excel, calculated by an engine that is not ours, against the product's own plan. */
import { describe, expect, test } from '@jest/globals';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { atOnce } from '../../src/domain/work';
import { explainCell } from '../../src/workbook/explainCell';
import { earlierPlan } from '../../src/workbook/freshness';
import { LOOKS } from '../../src/workbook/looks';
import { NO_ANSWERS } from '../../src/rules/considerations';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { NO_INPUTS, type RangeInputs } from '../../src/workbook/range/inputs';
import { cellAddress } from '../../src/workbook/port';
import { MONEY_STYLES, DAYS_TO_1970, type Content, type SheetWrite, type Style } from '../../src/workbook/sheetWrite';
import { SimulatedExcel } from '../host/host';
import { openSimulated } from '../support/excel';
import { pictureOf, planOf, sentenceOf, writePlan, type StaffWorkbook } from '../support/staffWorkbook';

const KEPT_FORMULAS = 'AST before formulas';
/** Two posts, one of which ends, and a formula of the user's own. */
async function opened(): Promise<StaffWorkbook> {
  const host = new SimulatedExcel();
  host.workbook.addSheet('Mine', [[1, '=A1*2']]);
  host.workbook.addSheet('Staff', [
    ['Post ID', 'School', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'End date', 'On ending', 'Reference point', 'R&R', 'Cover cost', 'Funding source', 'Status'],
    ['P1', 'Hillside', 'A. Marlow', 'AST', 'AST 11', '11-15', 'Rest', 0.8, '', '', 'U3', 1000, 4000, 'SDG', 'paid'],
    ['P2', 'Hillside', 'B. Okafor', 'AST', 'AST 5', '4-8', 'Rest', 1, { value: 40_330, numberFormat: 'dd/mm/yyyy' }, 'reverts', 'U1', '', '', 'SDG', 'paid'],
  ]);
  const excel = await openSimulated(host);
  return { ...excel, host };
}

const liveFor = (port: StaffWorkbook['port'], more: Readonly<Record<string, string>> = {}): ReturnType<typeof planOf> => planOf(port, { planYears: '2', ...more }, 'formulas');

function shown(value: Content, style: Style): string | number {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return MONEY_STYLES.has(style) ? value / 100 : style === 'date' ? value + DAYS_TO_1970['1900'] : Math.round(value * 1e8) / 1e8;
}

interface Compared { readonly count: number; readonly wrong: readonly string[] }

/** The formulas' values that are not the engine's. What only the sheet works out has no figure of the engine's beside it, and must be no error. */
function compared({ workbook }: SimulatedExcel, sheets: readonly SheetWrite[], without: ReadonlySet<string> = new Set()): Compared {
  const wrong: string[] = [];
  let count = 0;
  const compare = (sheet: string, row: number, column: number, value: Content, style: Style, isWorking: boolean): void => {
    count += 1;
    const address = cellAddress(row, column);
    const found = workbook.valueAt(sheet, address);
    const expected = shown(value, style);
    const number = typeof found === 'number' ? Math.round(found * 1e8) / 1e8 : found;
    if (workbook.sheet(sheet).grid.cell(row - 1, column - 1)?.formula === null) wrong.push(`${sheet}!${address} has no formula`);
    else if (isWorking ? typeof found === 'object' : number !== expected) wrong.push(`${sheet}!${address}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
  };
  for (const sheet of sheets) {
    for (const { row, cells } of sheet.lines) for (const { column, value, style, formula } of cells) if (formula !== undefined && !without.has('lines')) compare(sheet.name, row, column, value, style, false);
    for (const table of sheet.tables) {
      let row = table.row;
      for (const values of table.rows) {
        row += 1;
        for (const [index, { header, style, formula }] of table.columns.entries()) {
          if (formula === undefined || without.has(header)) continue;
          const value = values[index] ?? null;
          const isWorking = value === null && sheet.name === 'AST Months';
          if (!(table.name === 'AST_PayPoints' && value === null)) compare(sheet.name, row, table.column + index, value, style, isWorking);
        }
      }
    }
  }
  return { count, wrong };
}

/** The address of a cell of a table, by its heading and a text in its row. */
function cellAt(sheets: readonly SheetWrite[], tableName: string, header: string, ofRow: string): { sheet: string; address: string; row: number; column: number } {
  for (const { name: sheet, tables } of sheets) {
    const table = tables.find(({ name }) => name === tableName);
    if (table === undefined) continue;
    const column = table.column + table.columns.findIndex((each) => each.header === header);
    const row = table.row + 1 + [...table.rows].findIndex((values) => values.includes(ofRow));
    return { sheet, address: cellAddress(row, column), row, column };
  }
  throw new Error(`there is no ${tableName}[${header}]`);
}

const AFTER_CHANGE = new Set(['Reasons hold', 'Default', 'lines']);
const formulaIn = ({ host }: Pick<StaffWorkbook, 'host'>, { sheet, row, column }: { sheet: string; row: number; column: number }): string | null => host.workbook.sheet(sheet).grid.cell(row - 1, column - 1)?.formula ?? null;

/** The workbook with a live plan written to it. */
async function writtenLive(): Promise<Pick<StaffWorkbook, 'host' | 'port'> & { readonly sheets: readonly SheetWrite[] }> {
  const { host, port } = await opened();
  const made = await liveFor(port);
  await writePlan(port, made);
  return { host, port, sheets: sheetsOf(made) };
}

describe('formulas in Excel', () => {
  test('come to the engine’s figures in every cell, and follow a changed point, assumption and pay figure', async () => {
    const { host, port, sheets } = await writtenLive();
    const first = compared(host, sheets);
    expect(first.wrong).toEqual([]);
    expect(first.count).toBeGreaterThan(400);

    // On AST Posts, and in the staff sheet for the engine.
    const point = cellAt(sheets, 'AST_Posts', 'Point', 'P1');
    host.workbook.edit(point.sheet, point.address, 13);
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.isFresh).toBe(true);
    host.workbook.edit('Staff', 'E2', 'AST 13');
    const moved = sheetsOf(await liveFor(port));
    expect(compared(host, moved, AFTER_CHANGE).wrong).toEqual([]);
    expect(compared(host, sheets, AFTER_CHANGE).wrong.length).toBeGreaterThan(10);
    const hold = cellAt(sheets, 'AST_Projection', 'Reasons hold', 'P1');
    expect(host.workbook.valueAt(hold.sheet, hold.address)).toBe('no, plan again');
    host.workbook.edit(point.sheet, point.address, 11);
    host.workbook.edit('Staff', 'E2', 'AST 11');
    expect(compared(host, sheets).wrong).toEqual([]);
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.isFresh).toBe(true);

    const policy = cellAt(sheets, 'AST_Assumptions', 'Value', 'policy');
    host.workbook.edit(policy.sheet, policy.address, '2');
    const byPolicy = sheetsOf(await liveFor(port));
    expect(compared(host, byPolicy, new Set([...AFTER_CHANGE, 'Overtyped'])).wrong).toEqual([]);
    expect(compared(host, sheets, AFTER_CHANGE).wrong.length).toBeGreaterThan(10);
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.sentence).toMatch(/^Values on “AST Assumptions” or “AST Pay points” have changed/);

    const pay = cellAt(sheets, 'AST_PayPoints', 'Annual £', 'Rest AST 12 2009');
    host.workbook.edit(pay.sheet, pay.address, 60_000.5);
    const byPay = sheetsOf(await liveFor(port));
    expect(compared(host, byPay, new Set([...AFTER_CHANGE, 'Overtyped'])).wrong).toEqual([]);
    expect(host.notImplemented).toEqual([]);
    expect(host.workbook.sheet('Mine').grid.cell(0, 1)).toMatchObject({ formula: '=A1*2', value: 2 });
  }, 120_000);

  test('a pay figure that is changed makes the plan out of date', async () => {
    const { host, port } = await opened();
    const made = await liveFor(port);
    await writePlan(port, made);
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.isFresh).toBe(true);
    const pay = cellAt(sheetsOf(made), 'AST_PayPoints', 'Annual £', 'Rest AST 12 2009');
    host.workbook.edit(pay.sheet, pay.address, 60_000.5);
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.sentence).toMatch(/^Values on “AST Assumptions” or “AST Pay points” have changed/);
  }, 60_000);

  test('after a change that figures follow only their reasons are said to be of the plan; other years of the plan need a new one', async () => {
    const { host, port } = await opened();
    const sheets = sheetsOf(await liveFor(port));
    await writePlan(port, await liveFor(port));
    const policy = cellAt(sheets, 'AST_Assumptions', 'Value', 'policy');
    host.workbook.edit(policy.sheet, policy.address, '2');
    expect(await earlierPlan(port, WAYS_TO_SAY, atOnce)).toMatchObject({
      isFresh: false, hasFollowed: true,
      sentence: 'Values on “AST Assumptions” or “AST Pay points” have changed since the plan of now, and the figures have followed. The reasons beside them are still those of that plan, and rows that you added are not in it: plan again for those.',
    });
    const years = cellAt(sheets, 'AST_Assumptions', 'Value', 'planYears');
    host.workbook.edit(years.sheet, years.address, '3');
    expect(await earlierPlan(port, WAYS_TO_SAY, atOnce)).toMatchObject({
      isFresh: false, hasFollowed: false,
      sentence: 'Values on “AST Assumptions” or “AST Pay points” have changed since the plan of now: the other AST sheets are out of date. Plan again to bring them up to date.',
    });
    await writePlan(port, await planOf(port, {}, 'values'));
    host.workbook.edit(policy.sheet, policy.address, '0');
    expect(await earlierPlan(port, WAYS_TO_SAY, atOnce)).toMatchObject({ isFresh: false, hasFollowed: false });
  }, 60_000);

  test('a figure with a formula is explained', async () => {
    const { port } = await opened();
    const sheets = sheetsOf(await liveFor(port));
    const { sheet, row, column } = cellAt(sheets, 'AST_Projection', 'Salary', 'P1');
    const explained = explainCell(sheets, sheet, row, column);
    expect(explained).toMatchObject({ of: 'Post P1 (A. Marlow), 2009-10', header: 'Salary' });
    expect(explained?.steps[0]?.rule?.id).toBe('PAY-2');
  });

  test('the range model of a post of the plan follows its yellow cells and AST Posts, and its pages begin where its parts do', async () => {
    const { host, port } = await opened();
    const rangeOf = async (inputs: Partial<RangeInputs>): Promise<PlanMade> => {
      const asked = { inputs: { ...NO_INPUTS, post: 'P1', on: '2009-04-01', fte: 0.8, ...inputs }, checklist: NO_ANSWERS };
      const made = await planWorkbook(port, { figures: 'formulas', values: new Map([['planYears', '2']]), ways: WAYS_TO_SAY, version: 'test', writtenAt: 'now', range: asked });
      if ('refusal' in made) throw new Error(made.refusal);
      return made;
    };
    const made = await rangeOf({});
    const own = (of: PlanMade): SheetWrite[] => sheetsOf(of).filter(({ name }) => name === 'AST Range model');
    await writePlan(port, made);
    expect(compared(host, own(made), AFTER_CHANGE).wrong).toEqual([]);
    const [sheet] = own(made);
    const layout = host.workbook.snapshot().sheets.find(({ name }) => name === 'AST Range model')?.['properties'];
    expect(sheet?.pageBreaks).toHaveLength(2);
    expect(layout).toMatchObject({ pageLayout: { horizontalPageBreaks: (sheet?.pageBreaks ?? []).map((row) => `'AST Range model'!A${row}`).join(',') } });

    const start = sheet?.names?.find(({ name }) => name === 'AST_set_range_start');
    host.workbook.edit('AST Range model', cellAddress(start?.row ?? 0, start?.column ?? 0), 10);
    const moved = cellAt(sheetsOf(made), 'AST_Posts', 'R&R', 'P1');
    host.workbook.edit(moved.sheet, moved.address, 250);
    host.workbook.edit('Staff', 'L2', 250);
    const after = compared(host, own(await rangeOf({ start: 10 })), AFTER_CHANGE);
    expect(after.wrong).toEqual([]);
    expect(after.count).toBeGreaterThan(200);
  }, 120_000);
});

describe('a figure typed over its formula', () => {
  test('on AST Funding and AST Summary is kept and yellow, on AST Pay points sent to its own column, and counted on AST Checks', async () => {
    const { host, port } = await opened();
    const made = await liveFor(port);
    const sheets = sheetsOf(made);
    await writePlan(port, made);
    expect(made.planned.problems.filter(({ expected }) => expected === 'the formula of the plan')).toEqual([]);
    const kept = [cellAt(sheets, 'AST_Grant', 'Grant outreach', '2010-11'), cellAt(sheets, 'AST_Summary', 'Salary', '2009-10')];
    const pay = cellAt(sheets, 'AST_PayPoints', 'Pay £', 'Rest AST 12 2009');
    for (const { sheet, address } of [...kept, pay]) host.workbook.edit(sheet, address, 1234.5);
    host.workbook.edit('AST Summary', 'A3', 'Mine');
    const rate = cellAt(sheets, 'AST_Rates', 'Dec', '2009-10');
    host.workbook.edit(rate.sheet, rate.address, 20);
    expect(host.workbook.valueAt('AST Checks', 'A3')).toContain(
      'which the column Overtyped names: 1 on “AST Funding”, 2 on “AST Summary”, 1 on “AST Pay points”, 1 on “AST Months”.',
    );

    const next = await liveFor(port);
    expect(next.planned.problems.filter(({ expected }) => expected === 'the formula of the plan').map(({ cell, message }) => [cell, message.includes('It is kept as you typed it')])).toEqual([
      ['A3', false], [kept[1]?.address, true], [kept[0]?.address, true], [pay.address, false], [rate.address, false],
    ]);
    await writePlan(port, next);
    for (const place of kept) {
      expect(host.workbook.valueAt(place.sheet, place.address)).toBe(1234.5);
      expect(formulaIn({ host }, place)).toBeNull();
      expect(host.workbook.sheet(place.sheet).grid.cell(place.row - 1, place.column - 1)?.format['fill.color']).toBe(`#${LOOKS.inputMoney.fill ?? ''}`);
    }
    expect(host.workbook.valueAt(pay.sheet, pay.address)).not.toBe(1234.5);
    expect(host.workbook.valueAt('AST Summary', 'A3')).not.toBe('Mine');
    expect(host.workbook.valueAt('AST Checks', 'A3')).toMatch(/ names: 1 on “AST Funding”, 1 on “AST Summary”\.$/);
    expect(host.notImplemented).toEqual([]);
  }, 60_000);
});

describe('Restore', () => {
  test('brings back formulas that name tables and come to the same figures; what was typed over them stays', async () => {
    const { host, port, sheets } = await writtenLive();
    const [typed, second] = [cellAt(sheets, 'AST_Projection', 'Salary', 'P1'), cellAt(sheets, 'AST_Projection', 'Employer NI', 'P1')];
    host.workbook.edit(typed.sheet, typed.address, 12_345.67);
    // The first two rows typed over: the formula stands further down only.
    host.workbook.edit(second.sheet, second.address, 111);
    host.workbook.edit(second.sheet, cellAddress(second.row + 1, second.column), 222);
    expect(host.workbook.valueAt(typed.sheet, typed.address)).toBe(12_345.67);
    const before = pictureOf(host);

    await writePlan(port, await liveFor(port, { planYears: '1', policy: '2' }));
    const hidden = host.workbook.sheets.filter(({ name }) => name.startsWith(KEPT_FORMULAS));
    expect(hidden.map(({ visibility }) => visibility)).toEqual(['VeryHidden']);
    await port.restore();
    host.workbook.valueAt(typed.sheet, typed.address);
    expect(host.workbook.sheets.filter(({ name }) => /^AST (before|new)/.test(name))).toEqual([]);
    expect(formulaIn({ host }, typed)).toBeNull();
    expect(formulaIn({ host }, { ...typed, row: typed.row + 1 })).toMatch(/^=.*AST_Projection\[\[#This Row\],\[Working row\]\]/);
    expect(pictureOf(host)).toEqual(before);
  }, 120_000);

  test('the next writing takes away what the one before kept, and one that fails puts the formulas back', async () => {
    const { host, port } = await opened();
    const made = await liveFor(port);
    const sheets = sheetsOf(made);
    await writePlan(port, made);
    const next = await liveFor(port, { planYears: '1', policy: '2' });
    await writePlan(port, made);
    await writePlan(port, made);
    expect(host.workbook.sheets.filter(({ name }) => name.startsWith(KEPT_FORMULAS))).toHaveLength(1);
    expect(compared(host, sheets).wrong).toEqual([]);
    const before = pictureOf(host);
    let failures = 0;
    for (const at of [11]) {
      host.failAt(at, { halfway: 'GeneralException', share: 0.9 });
      const sentence = await sentenceOf(port.write(sheetsOf(next), next.own));
      host.recover();
      if (!/Nothing was changed: the workbook is as it was\.$/.test(sentence)) continue;
      failures += 1;
      host.workbook.valueAt('AST Projection', 'A5');
      expect(pictureOf(host)).toEqual(before);
    }
    expect(failures).toBe(1);
  }, 120_000);
});
