/**
 * The formulas of the product's own tables, kept as text on a hidden sheet before the tables make way for a new plan: when
 * a table becomes cells, Excel rewrites every formula that refers to it.
 */
import { parseRange, cellAddress, rangeAddress } from '../workbook/port';
import { BEFORE_PREFIX, OWN_SHEET_MARK } from '../workbook/sheetWrite';
import type { Before } from './before';
import type { Runner } from './excelRunner';
import { isRelative, movedDown, queueColumn } from './formulas';
import type { SheetState } from './ownState';

/** The formula of a column of a table, as it stands in the first row of its data. */
export interface KeptFormula {
  /** The name of the sheet. */
  readonly sheet: string;
  readonly table: string;
  /** From 1, of the sheet. */
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** Without its equals sign. */
  readonly formula: string;
}

const HEADINGS = ['Sheet', 'Table', 'Column', 'First row', 'Last row', 'Formula'] as const;
const FIRST_ROW = 4;
/** So many formulas are asked for at a time. */
const CELLS_AT_ONCE = 10_000;

/** The formulas in the first rows of the tables; where that row was typed over, the column’s formula is that of the second. */
export function columnFormulas(run: Runner, sheets: readonly SheetState[]): Promise<KeptFormula[]> {
  return run((context) => {
    const loads = sheets.flatMap((sheet) => sheet.tables.flatMap((table) => {
      const range = parseRange(table.address);
      if (range === undefined || range.lastRow <= range.firstRow) return [];
      const rows = { ...range, firstRow: range.firstRow + 1, lastRow: Math.min(range.lastRow, range.firstRow + 2) };
      const cells = context.workbook.worksheets.getItem(sheet.id).getRange(rangeAddress(rows)).untrack();
      cells.load('formulas');
      return [{ sheet: sheet.name, table: table.name, range, cells }];
    }));
    return () => loads.flatMap(({ sheet, table, range, cells }) => {
      const rows = cells.formulas as unknown[][];
      return (rows[0] ?? []).flatMap((first, index): KeptFormula[] => {
        const [row, found] = isFormula(first) ? [0, first] : [1, rows[1]?.[index]];
        if (!isFormula(found)) return [];
        return [{ sheet, table, column: range.firstColumn + index, firstRow: range.firstRow + 1, lastRow: range.lastRow, formula: movedDown(found.slice(1), -row) }];
      });
    });
  });
}

function isFormula(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('=');
}

/** Writes them on a hidden sheet of this name. */
export function queueKeep(context: Excel.RequestContext, name: string, formulas: readonly KeptFormula[]): void {
  const sheet = context.workbook.worksheets.add(name);
  sheet.visibility = 'VeryHidden';
  sheet.getRange('A2').untrack().values = [[`'${OWN_SHEET_MARK}: formulas that Restore needs.`]];
  const rows = formulas.map(({ sheet: of, table, column, firstRow, lastRow, formula }) => [`'${of}`, `'${table}`, column, firstRow, lastRow, `'=${formula}`]);
  const all = [HEADINGS.map((heading) => `'${heading}`), ...rows];
  sheet.getRange(`A${String(FIRST_ROW)}:${cellAddress(FIRST_ROW + all.length - 1, HEADINGS.length)}`).untrack().values = all;
}

/** The name of the hidden sheet, free of the names that are taken. */
export const FORMULAS_BASE = `${BEFORE_PREFIX}formulas`;

/** A formula and the rows of its column that had it: a user may have typed over others. */
export interface FormulaRun extends KeptFormula {
  readonly formula: string;
}

/** Reads them back, for the rows that are formulas on the hidden copies. */
export async function keptRuns(run: Runner, { kept, formulas: name }: Before): Promise<FormulaRun[]> {
  if (name === null) return [];
  const rows = await run((context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    const used = sheet.getUsedRangeOrNullObject(true).untrack();
    used.load('values');
    return () => (sheet.isNullObject || used.isNullObject ? [] : (used.values as unknown[][]));
  });
  const header = rows.findIndex(([first]) => first === HEADINGS[0]);
  const formulas = rows.slice(header + 1).map(([sheet, table, column, firstRow, lastRow, formula]): KeptFormula => ({
    sheet: String(sheet), table: String(table), column: Number(column), firstRow: Number(firstRow), lastRow: Number(lastRow), formula: String(formula).replace(/^=/, ''),
  }));
  const runs: FormulaRun[] = [];
  for (const formula of header < 0 ? [] : formulas) {
    const copy = kept.find(({ name: sheet }) => sheet === formula.sheet)?.copy;
    if (copy !== undefined) runs.push(...await runsOf(run, copy, formula));
  }
  return runs;
}

async function runsOf(run: Runner, copy: string, formula: KeptFormula): Promise<FormulaRun[]> {
  const runs: FormulaRun[] = [];
  let open: number | undefined;
  const close = (row: number): void => {
    if (open !== undefined) runs.push({ ...formula, firstRow: open, lastRow: row, formula: movedDown(formula.formula, open - formula.firstRow) });
    open = undefined;
  };
  for (let first = formula.firstRow; first <= formula.lastRow; first += CELLS_AT_ONCE) {
    const last = Math.min(formula.lastRow, first + CELLS_AT_ONCE - 1);
    const found = await run((context) => {
      const cells = context.workbook.worksheets.getItem(copy).getRange(`${cellAddress(first, formula.column)}:${cellAddress(last, formula.column)}`).untrack();
      cells.load('formulas');
      return () => (cells.formulas as unknown[][]).map(([value]) => isFormula(value));
    });
    for (const [index, is] of found.entries()) {
      if (is) open ??= first + index;
      else close(first + index - 1);
    }
  }
  close(formula.lastRow);
  return runs;
}

/** Puts the formulas back into the sheets, whose tables stand again under their names. */
export function queueRuns(context: Excel.RequestContext, runs: readonly FormulaRun[]): void {
  for (const { sheet, column, firstRow, lastRow, formula } of runs) {
    queueColumn(context.workbook.worksheets.getItem(sheet), column, firstRow, lastRow, isRelative(formula) ? (row) => movedDown(formula, row) : formula);
  }
}
