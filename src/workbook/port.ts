/** The port to a workbook: what can be read from one, and what is written back. Excel and .xlsx files stand behind it. */
import { isoText, type Day } from '../domain/calendar';
import type { CellRange } from './address';
import type { SheetWrite } from './sheetWrite';

export { cellAddress, columnLetters, parseRange, rangeAddress, type CellRange } from './address';

/** A date cell; its time of day is left out. */
export interface DateCell {
  readonly day: Day;
}

/** A cell that holds an error such as #N/A. */
export interface ErrorCell {
  readonly error: string;
}

export type CellValue = string | number | boolean | null | DateCell | ErrorCell;

export function isDateCell(value: CellValue): value is DateCell {
  return typeof value === 'object' && value !== null && 'day' in value;
}

export function isErrorCell(value: CellValue): value is ErrorCell {
  return typeof value === 'object' && value !== null && 'error' in value;
}

const ERROR_TEXT = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|BUSY!|GETTING_DATA)$/;

/** The error that a text such as #N/A stands for. */
export function errorCell(text: string): ErrorCell | undefined {
  return ERROR_TEXT.test(text) ? { error: text } : undefined;
}

/** A row that has cells: `values[0]` is column A. */
export interface GridRow {
  readonly row: number;
  readonly values: readonly CellValue[];
}

/** An Excel table: its range includes the header row and, where it has one, the totals row. */
export interface GridTable {
  readonly name: string;
  readonly range: CellRange;
  readonly totalsRows: number;
}

/** The cells of one sheet, in one read. */
export interface SheetGrid {
  readonly name: string;
  readonly rows: readonly GridRow[];
  readonly merges: readonly CellRange[];
  readonly tables: readonly GridTable[];
  /** Set where it is not known which cells are merged. */
  readonly mergesUnknown?: true;
}

export interface SheetInfo {
  readonly name: string;
  readonly visible: boolean;
}

/** What a port says while it works: the share done, from 0 to 1. It may throw to stop the work. */
export type Progress = (done: number) => void;

/**
 * A workbook, behind Excel or a file. Cells are read as values: a number whose number format shows a date is a
 * {@link DateCell}, a percentage is its fraction (60% is 0.6), an error is an {@link ErrorCell}.
 */
export interface WorkbookPort {
  /** The sheets as they are now, in their order. */
  sheets(): Promise<readonly SheetInfo[]>;
  /** The first rows of these sheets, in one go: enough to find a header in. */
  heads(sheets: readonly string[], rows: number): Promise<readonly SheetGrid[]>;
  /** All cells of these sheets, in one go. */
  read(sheets: readonly string[], progress?: Progress): Promise<readonly SheetGrid[]>;
  /**
   * Writes these sheets of the product's own in place of those of an earlier plan, whose names are `own`, and nothing else.
   * Gives back what could not be done besides, in sentences.
   */
  write(sheets: readonly SheetWrite[], own: ReadonlySet<string>, progress?: Progress): Promise<readonly string[]>;
}

/** The text that a cell shows, roughly: for finding headers and for saying what was found. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (isDateCell(value)) return 'a date';
  if (isErrorCell(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return tidy(String(value));
}

/** The same of a cell with a financial year: one that the spreadsheet took for a month, as it does with 2009-10, is what was typed. */
export function yearCellText(value: CellValue): string {
  return isDateCell(value) ? isoText(value.day).slice(0, 7) : cellText(value);
}

const TIDY = /^[!-~]+(?: [!-~]+)*$/;

/** Without the spaces around, with single spaces inside, and with plain spaces and hyphens for their look-alikes. */
export function tidy(text: string): string {
  // Most cells of a large sheet are tidy already, and this is asked of each of them many times.
  if (TIDY.test(text)) return text;
  return text
    .replace(/[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
