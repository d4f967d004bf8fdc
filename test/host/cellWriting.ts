import { columnCount, intersection, isEntireColumns, isEntireRows, rowCount, type Rect } from './address';
import { clearing, formatValue, setting } from './cellFormat';
import { invalidArgument, invalidOperation } from './excelError';
import { checkFormula, checkSharedFormula } from './formulaCheck';
import type { CellValue } from './grid';
import type { CellRange, Sheet } from './sheet';
import { settleHeaders } from './table';
import { typedValue } from './typedValue';

function isMatrix(value: unknown): value is unknown[][] {
  return Array.isArray(value) && value.every(Array.isArray);
}

/** Calls `write` for every cell of the range with its value: one scalar for all of them, or a matrix of the very same size. */
export function forEachInput(rect: Rect, input: unknown, write: (value: unknown, row: number, column: number) => void): void {
  if (Array.isArray(input)) {
    if (!isMatrix(input) || input.length !== rowCount(rect) || input.some((row) => row.length !== columnCount(rect))) {
      throw invalidArgument("The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
    }
  } else if (typeof input === 'object' && input !== null) throw invalidArgument();
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    const values = isMatrix(input) ? input[row - rect.top] : undefined;
    for (let column = rect.left; column <= rect.right; column += 1) write(values === undefined ? input : values[column - rect.left], row, column);
  }
}

function writeText(sheet: Sheet, row: number, column: number, text: string): void {
  const { grid, workbook } = sheet;
  const format = grid.formatAt(row, column);
  const numberFormat = formatValue(format, 'numberFormat');
  const typed = numberFormat === '@' && !text.startsWith("'") ? { kind: 'text' as const, text } : typedValue(text, workbook.locale);
  if (typed.kind === 'text') grid.put(row, column, typed.text, null, format);
  else if (typed.kind === 'formula') {
    checkFormula(typed.formula, { sheet, row, column });
    grid.put(row, column, 0, typed.formula, format);
  }
  else if (typed.kind === 'error') grid.put(row, column, { error: typed.error }, null, format);
  else grid.put(row, column, typed.value, null, typed.numberFormat !== null && numberFormat === 'General' ? setting('numberFormat', typed.numberFormat)(format) : format);
}

/** Writes one cell as Excel does: `null` leaves it, `''` clears it, texts are read as if typed. */
export function writeInput(sheet: Sheet, row: number, column: number, input: unknown): void {
  if (input === null || input === undefined) return;
  if (typeof input === 'string' && input !== '') writeText(sheet, row, column, input);
  else if (typeof input === 'number' || typeof input === 'boolean' || input === '') sheet.grid.putContent(row, column, input, null);
  else throw invalidArgument();
}

/** Whoever writes into the header of a table renames its columns. */
function settleTables(sheet: Sheet, rect: Rect): void {
  for (const table of sheet.tables) if (intersection(table.headerRect, rect) !== null) settleHeaders(table);
}

function valueAt(range: CellRange): CellValue {
  return range.sheet.grid.cell(range.rect.top, range.rect.left)?.value ?? '';
}

export function writeInputs(range: CellRange, input: unknown): void {
  const { sheet, rect } = range;
  if (isEntireColumns(rect) || isEntireRows(rect)) throw invalidArgument('Values cannot be set on a whole row or column.');
  sheet.guardCells(rect);
  if (typeof input === 'string' && input.startsWith('=')) checkSharedFormula(input, rect);
  const before = valueAt(range);
  const hasMerges = sheet.mergesWithin(rect).length > 0;
  forEachInput(rect, input, (value, row, column) => { if (!hasMerges || !sheet.isCovered(row, column)) writeInput(sheet, row, column, value); });
  settleTables(sheet, rect);
  sheet.workbook.emitChange(range, before, valueAt(range));
}

export function writeNumberFormats(range: CellRange, input: unknown): void {
  const { sheet, rect } = range;
  sheet.guardCells(rect);
  if (typeof input === 'string') {
    sheet.grid.changeFormats(rect, setting('numberFormat', input));
    return;
  }
  const changes = new Map<string, ReturnType<typeof setting>>();
  forEachInput(rect, input, (format, row, column) => {
    if (format === null) return;
    if (typeof format !== 'string') throw invalidArgument();
    const change = changes.get(format) ?? setting('numberFormat', format);
    changes.set(format, change);
    sheet.grid.putFormat(row, column, change(sheet.grid.formatAt(row, column)));
  });
}

export function clearRange(range: CellRange, applyTo: string): void {
  const { sheet, rect } = range;
  sheet.guardCells(rect);
  const before = valueAt(range);
  if (applyTo === 'All' || applyTo === 'Contents') sheet.grid.visit(rect, (cell, row, column) => { sheet.grid.put(row, column, '', null, cell.format); });
  if (applyTo === 'All' || applyTo === 'Formats') {
    sheet.grid.changeFormats(rect, clearing());
    // A merge is part of the look: Excel takes it away with the formats.
    sheet.merges = sheet.merges.filter((merge) => intersection(merge, rect) === null);
  }
  settleTables(sheet, rect);
  sheet.workbook.emitChange(range, before, valueAt(range));
}

export function mergeRange(range: CellRange, across: boolean): void {
  const { sheet, rect } = range;
  sheet.guardCells(rect);
  if (sheet.tableAt(rect) !== undefined) throw invalidOperation("Cells of a table can't be merged.");
  const parts = across ? Array.from({ length: rowCount(rect) }, (_, index) => ({ ...rect, top: rect.top + index, bottom: rect.top + index })) : [rect];
  for (const part of parts) {
    sheet.merges = sheet.merges.filter((merge) => intersection(merge, part) === null);
    if (part.top === part.bottom && part.left === part.right) continue;
    for (let row = part.top; row <= part.bottom; row += 1) {
      for (let column = part.left; column <= part.right; column += 1) if (row !== part.top || column !== part.left) sheet.grid.putContent(row, column, '', null);
    }
    sheet.merges.push(part);
  }
}
