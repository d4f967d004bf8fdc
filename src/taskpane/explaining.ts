/** How the figure in a cell came about, and whether the cell still holds it. */
import type { LiveWorkbook } from '../workbook/liveWorkbook';
import type { PlanMade } from '../workbook/planWorkbook';
import type { Explanation } from '../workbook/explainCell';
import { cellText, tidy, type CellRange, type CellValue } from '../workbook/port';
import { loadSheetParts } from './later';
import type { ExplainedCell } from './paneState';

/** Explains the first cell of a range on one of the sheets of the plan. */
export async function explanationOf(workbook: LiveWorkbook, made: PlanMade, sheet: string, { firstRow, firstColumn }: CellRange): Promise<ExplainedCell> {
  const { explainCell, sheetsOf } = await loadSheetParts();
  const explanation = explainCell(sheetsOf(made), sheet, firstRow, firstColumn) ?? null;
  if (explanation === null) return { explanation, note: 'This cell holds no figure of the plan. Select one in a table.' };
  const row = await workbook.rowAt(sheet, firstRow, explanation.lastColumn);
  const isMoved = explanation.keys.some(({ column, text }) => cellText(row[column - 1] ?? null) !== tidy(text));
  if (isMoved) return { explanation: null, note: 'The rows of this table no longer stand as they were written: they were sorted or changed, or rows were put in. Plan again, then the figure can be explained.' };
  const shown = row[firstColumn - 1] ?? null;
  return { explanation, note: isSameValue(shown, explanation) ? '' : 'The cell does not hold what the plan gives now: the staff sheet, a setting or the cell itself changed since it was written. The steps are those of the plan as it would be now.' };
}

function isSameValue(shown: CellValue, { value, style }: Explanation): boolean {
  // Dates stand as serial numbers in Excel, and as days in the plan: they are not compared.
  if (style === 'date') return true;
  if (typeof shown === 'object' && shown !== null) return false;
  const [one, other] = [shown ?? '', value ?? ''];
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < 0.005;
  return String(one) === String(other);
}
