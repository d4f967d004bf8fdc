/** Reads “AST Assumptions” back: what the user changed there. */
import { isoText } from '../../domain/calendar';
import { settingText, type SetBy, type WrittenValue } from '../assumptions';
import { cellAddress, cellText, isDateCell, isErrorCell, type CellValue, type SheetGrid } from '../port';

/** Stands above the second table, where the values end. */
export const STATEMENTS_HEADING = 'How the plan reads the sheet and the rules';

function plainText(value: CellValue): string {
  if (isDateCell(value)) return isoText(value.day);
  if (isErrorCell(value)) return cellText(value);
  return typeof value === 'number' ? settingText(value) : cellText(value);
}

/** The values on the sheet, edits among them. Rows end at the heading of the statements. */
export function readAssumptions(grid: SheetGrid): WrittenValue[] {
  const values: WrittenValue[] = [];
  const isHeader = (cells: readonly CellValue[], at: number): boolean => cellText(cells[at] ?? null) === 'Id' && cellText(cells[at + 1] ?? null) === 'Value';
  const header = grid.rows.find(({ values: cells }) => cells.some((_cell, at) => isHeader(cells, at)));
  if (header === undefined) return values;
  const first = header.values.findIndex((_cell, at) => isHeader(header.values, at));
  for (const { row, values: all } of grid.rows) {
    if (row <= header.row) continue;
    const cells = all.slice(first);
    const id = cellText(cells[0] ?? null);
    if (id === 'Id' || id === STATEMENTS_HEADING) break;
    if (id === '') continue;
    const setBy = cellText(cells[6] ?? null);
    values.push({
      id,
      value: plainText(cells[1] ?? null),
      asPlanned: plainText(cells[5] ?? null),
      setBy: isSetBy(setBy) ? setBy : 'sheet',
      cell: cellAddress(row, first + 2),
    });
  }
  return values;
}

function isSetBy(text: string): text is SetBy {
  return text === 'default' || text === 'option' || text === 'sheet';
}
