/** Where cells are: addresses and rectangles. Rows and columns count from 1. */

/** A rectangle of cells; rows and columns count from 1, both ends included. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A1, B1, … AA1. Rows and columns count from 1. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${String(row)}`;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A1:B2 as a rectangle; $ signs do no harm. */
export function parseRange(ref: string): CellRange | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(ref);
  if (match === null) return undefined;
  const [firstColumn, firstRow] = [columnNumber(match[1] ?? ''), Number(match[2])];
  const [lastColumn, lastRow] = match[3] === undefined ? [firstColumn, firstRow] : [columnNumber(match[3]), Number(match[4])];
  return { firstRow, lastRow, firstColumn, lastColumn };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** A rectangle as A1:B2. */
export function rangeAddress({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): string {
  return `${cellAddress(firstRow, firstColumn)}:${cellAddress(lastRow, lastColumn)}`;
}
