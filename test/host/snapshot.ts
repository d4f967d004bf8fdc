import { addressOf } from './address';
import type { Chart } from './chart';
import type { DefinedName, SimulatedWorkbook } from './simulatedWorkbook';
import type { Sheet } from './sheet';
import type { Table } from './table';

export interface WorkbookPicture { sheets: Record<string, unknown>[]; names: unknown[]; settings: Record<string, string>; structureProtected: boolean; activeSheet: string; properties: unknown }

function sorted(map: Map<number, number>): Record<string, number> {
  return Object.fromEntries([...map].sort(([one], [other]) => one - other).map(([index, size]) => [String(index), size]));
}

function numbers(set: Set<number>): number[] {
  return [...set].sort((one, other) => one - other);
}

function tablePicture(table: Table): Record<string, unknown> {
  const { name, style, showTotals, showFilterButton, showBandedRows } = table;
  return { name, address: addressOf(table.rect), style, showTotals, showFilterButton, showBandedRows, filteredRows: numbers(table.filteredRows), properties: table.bag.picture() };
}

function chartPicture(chart: Chart): Record<string, unknown> {
  const series = chart.series.map(({ name, values, categories, bag }) => ({ name, values: values?.address ?? null, categories: categories?.address ?? null, properties: bag.picture() }));
  return { name: chart.name, type: chart.type, position: chart.position, series, properties: chart.bag.picture() };
}

function namePicture({ name, formula, comment, visible, scope }: DefinedName): Record<string, unknown> {
  return { name, formula, comment, visible, scope: scope?.name ?? null };
}

function sheetPicture(sheet: Sheet): Record<string, unknown> {
  const { name, visibility, tabColor, showGridlines, frozen, protection } = sheet;
  return {
    name, visibility, tabColor, showGridlines, frozen, protection: { protected: protection.protected, options: protection.options },
    cells: sheet.grid.picture(),
    merges: sheet.merges.map((merge) => addressOf(merge)).sort(),
    columnWidths: sorted(sheet.columnWidths), rowHeights: sorted(sheet.rowHeights),
    hiddenRows: numbers(sheet.hiddenRows), hiddenColumns: numbers(sheet.hiddenColumns),
    tables: [...sheet.tables].sort((one, other) => (one.name < other.name ? -1 : 1)).map(tablePicture),
    charts: sheet.charts.map(chartPicture),
    properties: sheet.bag.picture(),
  };
}

export function pictureOf(workbook: SimulatedWorkbook): WorkbookPicture {
  return {
    sheets: workbook.sheets.map(sheetPicture),
    names: workbook.names.map(namePicture).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    settings: Object.fromEntries([...workbook.settings].sort(([one], [other]) => (one < other ? -1 : 1))),
    structureProtected: workbook.structure.protected,
    activeSheet: workbook.activeSheet.name,
    properties: workbook.bag.picture(),
  };
}
