/** The order of texts and of rows, which no locale and no order of reading changes. */
import type { Place } from './records';

/** By the letters’ codes. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By workbook, sheet and row. */
export function comparePlaces(a: Place, b: Place): number {
  return compareTexts(a.book, b.book) || compareTexts(a.sheet, b.sheet) || a.row - b.row;
}
