/** Formulas in the cells of tables: put in where the tables and names that they refer to are there. */
import { cellAddress, columnLetters } from '../workbook/port';
import { LOOKS } from '../workbook/looks';
import { formulaAt, typedStyle, withNames, type ColumnFormula, type DateSystem, type SheetWrite, type TableWrite } from '../workbook/sheetWrite';
import { excelValue } from './cellBlocks';

/** What refers to table columns, and texts: no cell reference begins within them. */
const ASIDE = /("(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\])/;
const RELATIVE = /(?<![A-Za-z0-9_$.!'])([A-Z]{1,3})(\d+)(?![0-9A-Za-z_(.])/g;

/** Whether the formula names cells by their places, so that each row has one of its own. */
export function isRelative(formula: string): boolean {
  return formula.split(ASIDE).some((part, index) => index % 2 === 0 && part.search(RELATIVE) >= 0);
}

/** The formula as it is so many rows further down. */
export function movedDown(formula: string, rows: number): string {
  return formula.split(ASIDE).map((part, index) => (index % 2 === 1 ? part : part.replace(RELATIVE, (_cell, letters: string, row: string) => `${letters}${String(Number(row) + rows)}`))).join('');
}

function range(sheet: Excel.Worksheet, column: number, firstRow: number, lastRow: number): Excel.Range {
  const letters = columnLetters(column);
  return sheet.getRange(`${letters}${String(firstRow)}:${letters}${String(lastRow)}`).untrack();
}

/** Puts a formula into a column from one row to another: one for all of them, or where it names cells by their places one for each. */
export function queueColumn(sheet: Excel.Worksheet, column: number, firstRow: number, lastRow: number, formula: ColumnFormula): void {
  const cells = range(sheet, column, firstRow, lastRow);
  // One value given to a range is given to each of its cells.
  if (typeof formula === 'string') cells.formulas = `=${formula}` as unknown as string[][];
  else cells.formulas = Array.from({ length: lastRow - firstRow + 1 }, (_, row) => [`=${formula(row)}`]);
}

/** What a user typed over formulas stands there again, marked. */
function queueTyped(sheet: Excel.Worksheet, { row, column, columns, typed }: TableWrite, dateSystem: DateSystem): void {
  for (const [key, value] of typed ?? []) {
    const [rowAt = 0, columnAt = 0] = key.split(' ').map(Number);
    const style = columns[columnAt]?.style ?? 'number';
    const cell = sheet.getRange(cellAddress(row + 1 + rowAt, column + columnAt)).untrack();
    cell.values = [[excelValue(value, style, dateSystem)]];
    cell.format.fill.color = `#${LOOKS[typedStyle(style)].fill ?? 'FFFFFF'}`;
  }
}

/** Puts in the formulas of a sheet that has its cells and tables. `names` are those that tables and named cells really got. */
export function queueFormulas(sheet: Excel.Worksheet, write: SheetWrite, names: ReadonlyMap<string, string>, dateSystem: DateSystem): void {
  for (const { row, cells } of write.lines) {
    for (const { column, formula } of cells) {
      if (formula !== undefined) sheet.getRange(cellAddress(row, column)).untrack().formulas = [[`=${withNames(formula, names)}`]];
    }
  }
  for (const table of write.tables) {
    const { row, column, columns, rows } = table;
    if (rows.length === 0) continue;
    for (const [index, definition] of columns.entries()) {
      const { formula } = definition;
      if (formula === undefined) continue;
      const named: ColumnFormula = typeof formula === 'string' ? withNames(formula, names) : (at) => withNames(formulaAt(definition, at) ?? '', names);
      queueColumn(sheet, column + index, row + 1, row + rows.length, named);
    }
    queueTyped(sheet, table, dateSystem);
  }
}
