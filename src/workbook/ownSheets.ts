/** Which sheets of a workbook are the product's own. */
import { cellText, type SheetGrid, type WorkbookPort } from './port';
import { OWN_SHEET_MARK, OWN_SHEET_PREFIX } from './sheetWrite';

/** The names of the sheets that an earlier plan wrote: by their name, and by their mark in cell A2. */
export async function ownSheets(port: Pick<WorkbookPort, 'heads'>, names: readonly string[]): Promise<Set<string>> {
  const likely = names.filter((name) => name.startsWith(OWN_SHEET_PREFIX));
  // A row or a column may have been put in before the mark.
  const isMarked = ({ rows }: SheetGrid): boolean => rows.some(({ values }) => values.slice(0, 5).some((value) => cellText(value).startsWith(OWN_SHEET_MARK)));
  return new Set((await port.heads(likely, 6)).filter(isMarked).map(({ name }) => name));
}
