/** What is to be written: sheets of the product's own, as data. The ports behind it know how to put them down. */
import type { Step } from '../domain/figure';
import { columnLetters } from './address';

/**
 * How a cell looks and what its value means. money: pence. date: a Day. months, number, plain: as they are. percent: 0.25 is
 * 25%. A cell with a formula is never of the style text or input: those take what is in them for text.
 */
export const STYLES = [
  'title', 'subtitle', 'heading', 'text', 'wrapped', 'header', 'headerRight', 'plain', 'money', 'moneyBold', 'number', 'months', 'date', 'percent',
  'input', 'inputMoney', 'inputNumber', 'inputDate', 'inputWrapped', 'note', 'good', 'bad', 'answer', 'small', 'beside', 'besideHeading', 'besideSmall',
] as const;
export type Style = (typeof STYLES)[number];

export type Content = string | number | null;

/**
 * A formula without its equals sign, in the functions that Excel 2016, Excel on the web and LibreOffice share. Rows are
 * named as AST_Posts[[#This Row],[FTE]]. Money is in pounds. Tables go by the names that the product gives them: where a
 * user has one of these names, the port puts in the name that it took instead.
 */
export type Formula = string;

/** The formula of every cell of a column; by the place of its row, from 0, where it refers to the row above. */
export type ColumnFormula = Formula | ((rowAt: number) => Formula);

export interface LineCell {
  readonly column: number;
  readonly value: Content;
  readonly style: Style;
  /** The formula that gives the value, where the cell is live. */
  readonly formula?: Formula;
}

/** Cells outside of tables: titles and sentences. Rows count from 1. */
export interface Line {
  readonly row: number;
  readonly cells: readonly LineCell[];
  /** Height in points, where a wrapped text needs more than one line. */
  readonly height?: number;
  /** The column of the cell that is merged, where it is not the first one. */
  readonly mergeFrom?: number;
  /** The last column that it is merged across, for a wrapped sentence. */
  readonly mergeTo?: number;
}

export interface TableColumn {
  readonly header: string;
  readonly style: Style;
  /** The formula that gives the values, where the column is live. */
  readonly formula?: ColumnFormula;
}

/** The formula of a column's cell in a row of its table, from 0; `undefined` where the column is of values. */
export function formulaAt({ formula }: TableColumn, rowAt: number): Formula | undefined {
  return typeof formula === 'function' ? formula(rowAt) : formula;
}

/** The formula with the names that the tables and the single cells really got, by the names that the product gives them. */
export function withNames(formula: Formula, names: ReadonlyMap<string, string>): Formula {
  return formula.replace(/\bAST_set_\w+|\bAST_[A-Za-z]+(?=\[)/g, (name) => names.get(name) ?? name);
}

/** The names that the tables and the named cells of the sheets get, by those that the product gives them; `free` finds each one that is not taken. */
export function givenNames(sheets: readonly SheetWrite[], free: (base: string) => string): Map<string, string> {
  return new Map(sheets.flatMap(({ tables, names = [] }) => [...tables, ...names]).map(({ name }) => [name, free(name)]));
}

/**
 * Whether a defined name is one of an earlier plan that goes with its sheets: it names a cell of one of them, or of a sheet that
 * is no longer there. `reference` is what it stands for, with or without the sign before a formula.
 */
export function isNameOfPlan(name: string, reference: string, sheets: Iterable<string>): boolean {
  if (!name.startsWith(SETTING_NAME_PREFIX)) return false;
  const place = reference.replace(/^=/, '');
  return place.startsWith('#REF!') || [...sheets].some((sheet) => place.startsWith(`'${sheet.replace(/'/g, "''")}'!`) || place.startsWith(`${sheet}!`));
}

/** Rows of values: an array, or rows that are worked out when they are asked for. */
export interface Rows extends Iterable<readonly Content[]> {
  readonly length: number;
  at(index: number): readonly Content[] | undefined;
}

/** How a figure in a table came about. */
export interface CellReason {
  /** Whose figure it is: the post and the year, say. */
  readonly of: string;
  readonly header: string;
  /** What the column means, with the ids of its rules. */
  readonly about: string;
  readonly steps: readonly Step[];
}

/** An Excel table with its header in `row`; columns count from `column`. */
export interface TableWrite {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly columns: readonly TableColumn[];
  readonly rows: Rows;
  /** What a user typed over formulas, by {@link cellKey}: it stands there instead, marked. */
  readonly typed?: ReadonlyMap<string, Content>;
  /** How the figure in this row and column of the table came about; both count from 0. */
  readonly reasonAt?: (row: number, column: number) => CellReason | undefined;
}

/** A cell of a table by the places of its row and column, from 0. */
export function cellKey(rowAt: number, columnAt: number): string {
  return `${String(rowAt)} ${String(columnAt)}`;
}

/** The look of a cell that a user typed over: that of an input. */
export function typedStyle(style: Style): Style {
  return MONEY_STYLES.has(style) ? 'inputMoney' : 'inputNumber';
}

/**
 * How a chart draws its series, with one place for each row of its table. columns: stacked. line: a line for each series.
 * bars: lying and stacked, so that negative amounts stand to the left of zero and positive ones to the right, the first row on top.
 */
export const CHART_KINDS = ['columns', 'line', 'bars'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** A chart over columns of a table: the series by the categories, each row of the table one of them. */
export interface ChartWrite {
  /** Stacked columns where nothing is said. */
  readonly kind?: ChartKind;
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
  /** The last row that is printed, where not all are. */
  readonly lastPrintedRow?: number;
  /** Columns from the left that every printed page repeats. */
  readonly repeatedColumns?: number;
  /** How the printed page lies; across where nothing is said. */
  readonly orientation?: 'portrait';
  /** How many pages side by side a printed row may take; 1 where nothing is said. */
  readonly pagesWide?: number;
  /** How many pages one below the other the print may take; as many as it needs where nothing is said. */
  readonly pagesTall?: number;
  /** Rows that begin a printed page, where the print takes as many pages as it needs. */
  readonly pageBreaks?: readonly number[];
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

/** Sheets under these names, hidden, hold what was there before the last writing in Excel. */
export const BEFORE_PREFIX = `${OWN_SHEET_PREFIX}before `;
/** Sheets under these names, with a number, are written to before they take their places. */
export const STAGING_PREFIX = `${OWN_SHEET_PREFIX}new `;

/** Whether the name is that of a sheet that a writing in Excel kept or left aside. */
export function isAsideName(name: string): boolean {
  return name.startsWith(BEFORE_PREFIX) || (name.startsWith(STAGING_PREFIX) && /^\d+$/.test(name.slice(STAGING_PREFIX.length)));
}

/** Styles of columns whose values stand to the right, and their headings with them. */
export const RIGHT_STYLES: ReadonlySet<Style> = new Set<Style>(['money', 'moneyBold', 'number', 'months', 'date', 'percent', 'inputMoney']);

/** A sheet of a workbook holds no more rows than this. */
export const MOST_ROWS = 1_048_576;

/** Whether the sheet has formulas. */
export function isLive({ lines, tables }: SheetWrite): boolean {
  return lines.some(({ cells }) => cells.some(({ formula }) => formula !== undefined)) || tables.some(({ columns }) => columns.some(({ formula }) => formula !== undefined));
}

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

/** The last row and column of a sheet that are printed. */
export function printedExtentOf(sheet: SheetWrite): { lastRow: number; lastColumn: number } {
  const { lastRow, lastColumn } = extentOf(sheet);
  return { lastRow: sheet.lastPrintedRow ?? lastRow, lastColumn: sheet.lastPrintedColumn ?? lastColumn };
}

/** The margins of a printed page, in inches. */
export const PRINT_MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 } as const;

/** Whether its pages are laid out, so that the print stands in the middle of them. */
export function hasSetPages({ pagesTall, pageBreaks }: SheetWrite): boolean {
  return pagesTall !== undefined || pageBreaks !== undefined;
}

/** The two ways in which workbooks count days. */
export type DateSystem = '1900' | '1904';

/** The serial number of 1 January 1970, from which a Day counts. */
export const DAYS_TO_1970: Readonly<Record<DateSystem, number>> = { '1900': 25_569, '1904': 24_107 };

/** Styles whose values are days. */
export const DATE_STYLES: ReadonlySet<Style> = new Set<Style>(['date', 'inputDate']);

/** Styles of the cells that a user may change: they are yellow, also where they are blank. */
export const INPUT_STYLES: ReadonlySet<Style> = new Set<Style>(['input', 'inputMoney', 'inputNumber', 'inputDate', 'inputWrapped']);

/** Styles whose texts take as many lines as they need. */
export const WRAPPED_STYLES: ReadonlySet<Style> = new Set<Style>(['wrapped', 'inputWrapped']);

/** Styles whose values are pence, shown as pounds. */
export const MONEY_STYLES: ReadonlySet<Style> = new Set<Style>(['money', 'moneyBold', 'inputMoney']);

/** A cell of a spreadsheet holds no more text than this. */
const LONGEST_TEXT = 32_767;

/** Over-long text is cut with a mark. */
export function fittingText(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

/** The range of a table, which holds at least one row below its header. */
export function tableRange({ row, column, columns, rows }: TableWrite): string {
  return `${columnLetters(column)}${String(row)}:${columnLetters(column + columns.length - 1)}${String(row + Math.max(1, rows.length))}`;
}

/** The height of a row of one line, in points. */
export const LINE_HEIGHT = 15;

/** The height that a row's wrapped texts need: not every program works it out when it opens a file. */
export function wrappedHeight({ widths }: SheetWrite, { column, columns }: TableWrite, values: readonly Content[]): number {
  let lines = 1;
  for (const [at, { style }] of columns.entries()) {
    if (!WRAPPED_STYLES.has(style)) continue;
    const width = widths[column - 1 + at] ?? 10;
    lines = Math.max(lines, Math.ceil(String(values[at] ?? '').length / (width * 0.95)));
  }
  return lines * LINE_HEIGHT;
}

/** Whether a sheet's name is the product's name for it, or that with a number because a user's sheet had it first. */
export function isNameFor(name: string, base: string): boolean {
  return name === base || (name.startsWith(`${base} (`) && /^\(\d+\)$/.test(name.slice(base.length + 1)));
}

/**
 * The product's own sheet of this name among its own: the one of the very name, before one with a number, which may be a
 * copy that the user made to keep.
 */
export function ownNameFor(own: Iterable<string>, base: string): string | undefined {
  const named = [...own].filter((name) => isNameFor(name, base));
  return named.find((name) => name === base) ?? named[0];
}

/** The first free name that `make` gives for 1, 2, 3, …; names are compared without case. */
export function freeName(taken: ReadonlySet<string>, make: (number: number) => string): string {
  for (let number = 1; ; number += 1) {
    const name = make(number);
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** The name of the product's that begins so: names of the single settings on AST Assumptions. */
export const SETTING_NAME_PREFIX = 'AST_set_';
