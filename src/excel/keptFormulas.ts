/**
 * The formulas of the product's own tables, kept as text on a hidden sheet before the tables make way for a new plan: when
 * a table becomes cells, Excel rewrites every formula that refers to it.
 */
import { parseRange, cellAddress, rangeAddress, type CellRange } from '../workbook/port';
import { BEFORE_PREFIX, OWN_SHEET_MARK } from '../workbook/sheetWrite';
import type { Before } from './before';
import type { Runner } from './excelRunner';
import { isRelative, movedDown, queueColumn } from './formulas';
import type { SheetState } from './ownState';
import { rangeOfAddress } from './readSheets';

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
/** So many cells, or characters of formulas that are known to be long, are asked for at a time. */
const MOST_AT_ONCE = 10_000;
const CHARACTERS_AT_ONCE = 1_000_000;

/** The first formula of each column of the tables, and the formulas of single cells beside them: of sentences that say what the figures are. */
export async function columnFormulas(run: Runner, sheets: readonly SheetState[]): Promise<KeptFormula[]> {
  const tables = sheets.flatMap((sheet) => sheet.tables.flatMap(({ name, address }): Place[] => {
    const range = parseRange(address);
    return range === undefined || range.lastRow <= range.firstRow ? [] : [{ id: sheet.id, sheet: sheet.name, table: name, range: { ...range, firstRow: range.firstRow + 1 } }];
  }));
  const first = await firstFormulas(run, tables.map((place) => ({ ...place, read: { ...place.range, lastRow: Math.min(place.range.lastRow, place.range.firstRow + 1) } })));
  // Where a user typed over the first two rows, the column's formula stands further down. Columns of values are asked for only beside formulas.
  const rest = tables.flatMap((place) => {
    const found = new Set(first.filter(({ sheet, table }) => sheet === place.sheet && table === place.table).map(({ column }) => column));
    const { firstRow, lastRow, firstColumn, lastColumn } = place.range;
    const columns = Array.from({ length: lastColumn - firstColumn + 1 }, (_, index) => firstColumn + index).filter((column) => !found.has(column));
    return found.size === 0 || lastRow < firstRow + 2 ? [] : columns.map((column) => ({ ...place, read: { ...place.range, firstRow: firstRow + 2, firstColumn: column, lastColumn: column } }));
  });
  return [...first, ...await firstFormulas(run, rest), ...await besideTables(run, sheets)];
}

interface Place {
  /** Of the sheet. */
  readonly id: string;
  readonly sheet: string;
  readonly table: string;
  /** The rows under the headings. */
  readonly range: CellRange;
}

interface Reading extends Place {
  /** The cells in which the formulas are looked for. */
  readonly read: CellRange;
}

async function firstFormulas(run: Runner, places: readonly Reading[]): Promise<KeptFormula[]> {
  const kept: KeptFormula[] = [];
  for (const piece of pieces(places, ({ read }) => (read.lastRow - read.firstRow + 1) * (read.lastColumn - read.firstColumn + 1))) {
    const found = await run((context) => {
      const loads = piece.map((place) => {
        const cells = context.workbook.worksheets.getItem(place.id).getRange(rangeAddress(place.read)).untrack();
        cells.load('formulas');
        return { ...place, cells };
      });
      return () => loads.flatMap((load) => inColumns(load, load.cells.formulas as unknown[][]));
    });
    kept.push(...found);
  }
  return kept;
}

function inColumns({ sheet, table, range, read }: Reading, rows: readonly (readonly unknown[])[]): KeptFormula[] {
  return (rows[0] ?? []).flatMap((_, index): KeptFormula[] => {
    const row = rows.findIndex((values) => isFormula(values[index]));
    const formula = rows[row]?.[index];
    if (!isFormula(formula)) return [];
    return [{ sheet, table, column: read.firstColumn + index, firstRow: range.firstRow, lastRow: range.lastRow, formula: movedDown(formula.slice(1), range.firstRow - read.firstRow - row) }];
  });
}

/** The parts of a range that no table covers. */
function outside(range: CellRange, tables: readonly CellRange[]): CellRange[] {
  const [table, ...more] = tables;
  if (table === undefined) return range.firstRow > range.lastRow || range.firstColumn > range.lastColumn ? [] : [range];
  const rows = { firstRow: Math.max(range.firstRow, table.firstRow), lastRow: Math.min(range.lastRow, table.lastRow) };
  const parts = [
    { ...range, lastRow: Math.min(range.lastRow, table.firstRow - 1) }, { ...range, firstRow: Math.max(range.firstRow, table.lastRow + 1) },
    { ...range, ...rows, lastColumn: Math.min(range.lastColumn, table.firstColumn - 1) }, { ...range, ...rows, firstColumn: Math.max(range.firstColumn, table.lastColumn + 1) },
  ];
  return parts.flatMap((part) => outside(part, more));
}

async function besideTables(run: Runner, sheets: readonly SheetState[]): Promise<KeptFormula[]> {
  const used = await run((context) => {
    const loads = sheets.map(({ id }) => {
      const range = context.workbook.worksheets.getItem(id).getUsedRangeOrNullObject(true).untrack();
      range.load('address');
      return range;
    });
    return () => loads.map((range) => (range.isNullObject ? undefined : rangeOfAddress(range.address)));
  });
  const places = sheets.flatMap(({ id, name, tables }, index) => {
    const range = used[index];
    if (range === undefined) return [];
    return outside(range, tables.flatMap(({ address }) => parseRange(address) ?? [])).map((part) => ({ id, sheet: name, table: '', range: part, read: part }));
  });
  const kept: KeptFormula[] = [];
  for (const piece of pieces(places, ({ read }) => (read.lastRow - read.firstRow + 1) * (read.lastColumn - read.firstColumn + 1))) {
    kept.push(...await run((context) => {
      const loads = piece.map((place) => {
        const cells = context.workbook.worksheets.getItem(place.id).getRange(rangeAddress(place.read)).untrack();
        cells.load('formulas');
        return { ...place, cells };
      });
      return () => loads.flatMap(({ sheet, table, read, cells }) => (cells.formulas as unknown[][]).flatMap((values, row) => values.flatMap((value, column): KeptFormula[] => (
        isFormula(value) ? [{ sheet, table, column: read.firstColumn + column, firstRow: read.firstRow + row, lastRow: read.firstRow + row, formula: value.slice(1) }] : []
      ))));
    }));
  }
  return kept;
}

/** In pieces that Excel takes at once, by the size of each. */
function pieces<T>(all: readonly T[], size: (one: T) => number): T[][] {
  const made: T[][] = [];
  let room = 0;
  for (const one of all) {
    const piece = made.at(-1);
    if (piece === undefined || size(one) > room) {
      made.push([one]);
      room = MOST_AT_ONCE - size(one);
    } else {
      piece.push(one);
      room -= size(one);
    }
  }
  return made;
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
  const parts = (header < 0 ? [] : formulas).flatMap((formula): Part[] => {
    const copy = kept.find(({ name: sheet }) => sheet === formula.sheet)?.copy;
    if (copy === undefined) return [];
    const rowsAtOnce = Math.max(1, Math.floor(CHARACTERS_AT_ONCE / (formula.formula.length + 1)));
    const starts = Array.from({ length: Math.ceil((formula.lastRow - formula.firstRow + 1) / rowsAtOnce) }, (_, index) => formula.firstRow + index * rowsAtOnce);
    return starts.map((firstRow) => ({ formula, copy, firstRow, lastRow: Math.min(formula.lastRow, firstRow + rowsAtOnce - 1) }));
  });
  const weight = CHARACTERS_AT_ONCE / MOST_AT_ONCE;
  const runs: FormulaRun[] = [];
  for (const piece of pieces(parts, ({ formula, firstRow, lastRow }) => ((lastRow - firstRow + 1) * (formula.formula.length + 1)) / weight)) {
    runs.push(...await run((context) => {
      const loads = piece.map((part) => {
        const address = `${cellAddress(part.firstRow, part.formula.column)}:${cellAddress(part.lastRow, part.formula.column)}`;
        const cells = context.workbook.worksheets.getItem(part.copy).getRange(address).untrack();
        cells.load('formulas');
        return { part, cells };
      });
      return () => loads.flatMap(({ part, cells }) => runsOf(part, (cells.formulas as unknown[][]).map(([value]) => isFormula(value))));
    }));
  }
  return runs;
}

/** Some rows of a column on the hidden copy of its sheet. */
interface Part {
  readonly formula: KeptFormula;
  readonly copy: string;
  readonly firstRow: number;
  readonly lastRow: number;
}

function runsOf({ formula, firstRow, lastRow }: Part, isThere: readonly boolean[]): FormulaRun[] {
  const runs: FormulaRun[] = [];
  let open: number | undefined;
  const close = (row: number): void => {
    if (open !== undefined) runs.push({ ...formula, firstRow: open, lastRow: row, formula: movedDown(formula.formula, open - formula.firstRow) });
    open = undefined;
  };
  for (const [index, is] of isThere.entries()) {
    if (is) open ??= firstRow + index;
    else close(firstRow + index - 1);
  }
  close(lastRow);
  return runs;
}

/** Puts the formulas back into the sheets, whose tables stand again under their names. */
export function queueRuns(context: Excel.RequestContext, runs: readonly FormulaRun[]): void {
  for (const { sheet, column, firstRow, lastRow, formula } of runs) {
    queueColumn(context.workbook.worksheets.getItem(sheet), column, firstRow, lastRow, isRelative(formula) ? (row) => movedDown(formula, row) : formula);
  }
}
