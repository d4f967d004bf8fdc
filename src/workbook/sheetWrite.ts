/** What is to be written: sheets of the product's own, as data. The ports behind it know how to put them down. */

/** How a cell looks and what its value means. money: pence. date: a Day. months, number: as they are. percent: 0.25 is 25%. */
export const STYLES = [
  'title', 'subtitle', 'heading', 'text', 'wrapped', 'header', 'headerRight', 'money', 'moneyBold', 'number', 'months', 'date', 'percent',
  'input', 'inputMoney', 'note', 'good', 'bad',
] as const;
export type Style = (typeof STYLES)[number];

export type Content = string | number | null;

export interface LineCell {
  readonly column: number;
  readonly value: Content;
  readonly style: Style;
}

/** Cells outside of tables: titles and sentences. Rows count from 1. */
export interface Line {
  readonly row: number;
  readonly cells: readonly LineCell[];
  /** Height in points, where a wrapped text needs more than one line. */
  readonly height?: number;
  /** The last column that the first cell is merged across, for a wrapped sentence. */
  readonly mergeTo?: number;
}

export interface TableColumn {
  readonly header: string;
  readonly style: Style;
}

/** Rows of values: an array, or rows that are worked out when they are asked for. */
export type Rows = Iterable<readonly Content[]> & { readonly length: number };

/** An Excel table with its header in `row`; columns count from `column`. */
export interface TableWrite {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly columns: readonly TableColumn[];
  readonly rows: Rows;
}

/** A chart over columns of a table: the series stacked as columns, one for each category. */
export interface ChartWrite {
  readonly title: string;
  readonly table: string;
  readonly categories: string;
  readonly series: readonly string[];
  /** The cells that it covers, from 1, both ends included. */
  readonly at: { readonly firstRow: number; readonly lastRow: number; readonly firstColumn: number; readonly lastColumn: number };
}

export interface SheetWrite {
  readonly name: string;
  /** Column widths in characters, from column A. */
  readonly widths: readonly number[];
  readonly lines: readonly Line[];
  readonly tables: readonly TableWrite[];
  /** The last column that is printed, where not all are. */
  readonly lastPrintedColumn?: number;
  /** Columns from the left that every printed page repeats. */
  readonly repeatedColumns?: number;
  /** How many pages side by side a printed row may take; 1 where nothing is said. */
  readonly pagesWide?: number;
  /** Rows that stay in sight, and are repeated on every printed page. */
  readonly frozenRows: number;
  readonly chart?: ChartWrite;
  /** Names of single cells, for formulas. */
  readonly names?: readonly { readonly name: string; readonly row: number; readonly column: number }[];
}

/** The first words of cell A2 of every sheet of the product's own: by them it knows its own sheets again. */
export const OWN_SHEET_MARK = 'Written by AST Planner';

/** All names of own sheets begin so. */
export const OWN_SHEET_PREFIX = 'AST ';

/** Styles of columns whose values stand to the right, and their headings with them. */
export const RIGHT_STYLES: ReadonlySet<Style> = new Set<Style>(['money', 'moneyBold', 'number', 'months', 'date', 'percent', 'inputMoney']);

/** A sheet of a workbook holds no more rows than this. */
export const MOST_ROWS = 1_048_576;

/** The last row and column that a sheet uses. */
export function extentOf(sheet: SheetWrite): { lastRow: number; lastColumn: number } {
  let lastRow = 1;
  let lastColumn = 1;
  for (const { row, cells, mergeTo } of sheet.lines) {
    lastRow = Math.max(lastRow, row);
    for (const { column } of cells) lastColumn = Math.max(lastColumn, column, mergeTo ?? 1);
  }
  for (const { row, column, columns, rows } of sheet.tables) {
    lastRow = Math.max(lastRow, row + Math.max(1, rows.length));
    lastColumn = Math.max(lastColumn, column + columns.length - 1);
  }
  if (sheet.chart !== undefined) {
    lastRow = Math.max(lastRow, sheet.chart.at.lastRow);
    lastColumn = Math.max(lastColumn, sheet.chart.at.lastColumn);
  }
  return { lastRow, lastColumn };
}
