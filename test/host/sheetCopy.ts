import { Bag } from './bag';
import { withSheetRenamed, withTableRenamed } from './formulaReferences';
import { Sheet } from './sheet';

/** `Staff (2)`, shortened so that it fits into Excel's 31 characters. */
function copyName(sheet: Sheet): string {
  const stem = sheet.name.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number += 1) {
    const name = `${stem.slice(0, 31 - ` (${number})`.length)} (${number})`;
    if (sheet.workbook.sheetNamed(name) === undefined) return name;
  }
}

/** A copied table needs a name of its own: AST_Summary becomes AST_Summary2. */
function copiedTableName(sheet: Sheet, name: string): string {
  const isTaken = (candidate: string): boolean => sheet.workbook.tables.some((table) => table.name.toLowerCase() === candidate.toLowerCase());
  for (let number = 2; ; number += 1) if (!isTaken(`${name}${number}`)) return `${name}${number}`;
}

/** What lies on a sheet beside its cells, tables and charts. */
export function copyMaps(from: Sheet, to: Sheet): void {
  for (const [column, width] of from.columnWidths) to.columnWidths.set(column, width);
  for (const [row, height] of from.rowHeights) to.rowHeights.set(row, height);
  for (const row of from.hiddenRows) to.hiddenRows.add(row);
  for (const column of from.hiddenColumns) to.hiddenColumns.add(column);
  Object.assign(to.protection, from.protection);
}

/** Names that refer to the sheet come along as names of the copy alone. */
function copyNames(from: Sheet, to: Sheet): void {
  const { workbook } = from;
  for (const item of [...workbook.names]) {
    const moved = withSheetRenamed(item.formula, from.name, to.name);
    if (moved === item.formula || (item.scope !== null && item.scope !== from)) continue;
    workbook.names.push({ ...item, formula: moved, scope: to, bag: new Bag() });
  }
}

/** Formulas of the copy that mean a table of the sheet mean its copy; those that name the sheet itself go on meaning the sheet. */
function pointToOwnTables(copy: Sheet, names: ReadonlyMap<string, string>): void {
  if (copy.grid.formulaCount === 0) return;
  copy.grid.visit({ top: 0, left: 0, bottom: Infinity, right: Infinity }, (cell, row, column) => {
    if (cell.formula === null) return;
    const formula = [...names].reduce((rest, [from, to]) => withTableRenamed(rest, from, to), cell.formula);
    if (formula !== cell.formula) copy.grid.put(row, column, cell.value, formula, cell.format);
  });
}

/** A copy of a sheet with all that lies on it, not yet in the workbook. */
export function copySheet(sheet: Sheet): Sheet {
  const { workbook } = sheet;
  const copy = new Sheet(workbook, workbook.nextId('sheet'), copyName(sheet));
  Object.assign(copy, { visibility: sheet.visibility, tabColor: sheet.tabColor, showGridlines: sheet.showGridlines, grid: sheet.grid.clone(), merges: [...sheet.merges], frozen: sheet.frozen, bag: sheet.bag.clone() });
  copyMaps(sheet, copy);
  copyNames(sheet, copy);
  const names = new Map(sheet.tables.map((table) => [table.name, copiedTableName(sheet, table.name)]));
  for (const table of sheet.tables) copy.tables.push(table.clone(copy, workbook.nextId('table'), names.get(table.name) ?? table.name));
  pointToOwnTables(copy, names);
  for (const chart of sheet.charts) copy.charts.push(chart.clone(copy, workbook.nextId('chart')));
  return copy;
}
