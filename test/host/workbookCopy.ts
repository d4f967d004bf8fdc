import type { Chart } from './chart';
import { CellRange, Sheet } from './sheet';
import { copyMaps } from './sheetCopy';
import type { SimulatedWorkbook } from './simulatedWorkbook';

/** Where a range of one workbook lies in its copy. */
type Moved = (range: CellRange | null) => CellRange | null;

function copySheetInto(sheet: Sheet, workbook: SimulatedWorkbook): Sheet {
  const copy = new Sheet(workbook, sheet.id, sheet.name);
  const { visibility, tabColor, showGridlines, frozen } = sheet;
  Object.assign(copy, { visibility, tabColor, showGridlines, frozen, grid: sheet.grid.clone(), merges: [...sheet.merges], bag: sheet.bag.clone() });
  copyMaps(sheet, copy);
  for (const table of sheet.tables) copy.tables.push(table.clone(copy, table.id, table.name));
  return copy;
}

/** A chart that reads other sheets reads those of the copy. */
function moveRanges(chart: Chart, moved: Moved): void {
  chart.source = moved(chart.source);
  for (const series of chart.series) {
    series.values = moved(series.values);
    series.categories = moved(series.categories);
  }
}

/** Puts all that is in a workbook into a new, empty one; gives the new sheets by the old. Cells and formats are never changed, and shared. */
export function copyContents(from: SimulatedWorkbook, to: SimulatedWorkbook): ReadonlyMap<Sheet, Sheet> {
  const { name, readOnly, denyWrites, structure } = from;
  Object.assign(to, { name, readOnly, denyWrites, structure: { ...structure } });
  Object.assign(to.locale, from.locale);
  const sheets = new Map(from.sheets.map((sheet) => [sheet, copySheetInto(sheet, to)]));
  to.sheets.push(...sheets.values());
  const moved: Moved = (range) => {
    const sheet = range === null ? undefined : (sheets.get(range.sheet) ?? (range.sheet.workbook === to ? range.sheet : undefined));
    return range === null || sheet === undefined ? null : new CellRange(sheet, range.rect);
  };
  for (const [sheet, copy] of sheets) {
    for (const chart of sheet.charts) {
      const copied = chart.clone(copy, chart.id);
      moveRanges(copied, moved);
      copy.charts.push(copied);
    }
  }
  to.names.push(...from.names.map((item) => ({ ...item, scope: item.scope === null ? null : (sheets.get(item.scope) ?? null), bag: item.bag.clone() })));
  for (const [key, value] of from.settings) to.settings.set(key, value);
  for (const [key, value] of from.bag.clone().properties) to.bag.properties.set(key, value);
  for (const [key, child] of from.bag.clone().children) to.bag.children.set(key, child);
  return sheets;
}
