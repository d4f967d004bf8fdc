/** Makes real .xlsx files for tests. */
import { writeXlsx } from 'hucre/xlsx';
import type { SheetGrid, WorkbookPort } from '../../src/workbook/port';

export type TestCell = string | number | boolean | Date | null;

/** A workbook with one sheet of rows. */
export async function workbookOf(rows: readonly (readonly TestCell[])[], name = 'Staff'): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name, rows: rows.map((row) => [...row]) }] });
}

/** Text from a CSV as a person would have typed it into a spreadsheet: numbers as numbers, slashed dates as dates. */
export function typed(text: string): TestCell {
  if (text === '') return null;
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const date = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return date === null ? text : new Date(Date.UTC(Number(date[3]), Number(date[2]) - 1, Number(date[1])));
}

/** All cells of one sheet. */
export async function sheetOf(port: WorkbookPort, name: string): Promise<SheetGrid> {
  const [grid] = await port.read([name]);
  if (grid === undefined) throw new Error(`there is no sheet ${name}`);
  return grid;
}
