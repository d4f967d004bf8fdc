/** Whether a sheet made from one staff list fits into a workbook. */
import { extentOf, MOST_ROWS, type SheetWrite } from '../sheetWrite';

/** The sentence on a sheet that would have more rows than a sheet holds; `undefined` where it fits. */
export function tooLongText(sheet: SheetWrite): string | undefined {
  const { lastRow } = extentOf(sheet);
  return lastRow > MOST_ROWS ? `“${sheet.name}” would have ${String(lastRow)} rows, and a sheet holds ${String(MOST_ROWS)}. Split the staff sheet.` : undefined;
}
