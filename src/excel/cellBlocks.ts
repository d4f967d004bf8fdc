/** A sheet's cells as blocks of values for Excel, cut by their bytes. */
import {
  DATE_STYLES, DAYS_TO_1970, fittingText, MONEY_STYLES, type Content, type DateSystem, type SheetWrite, type Style,
} from '../workbook/sheetWrite';

/** What is set in a cell: text with an apostrophe before it, so that Excel never takes it for a number, a date or a formula. */
export type ExcelValue = string | number | null;

/** Whole rows of one range. */
export interface CellBlock {
  /** From 1. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: readonly (readonly ExcelValue[])[];
  /** Of the rows as JSON in UTF-8, at the most. */
  readonly bytes: number;
}

/** Half of the 5 MB that Excel on the web takes would do; less keeps the pane awake while the library puts a request into words. */
export const MOST_BYTES = 600_000;
/** Excel takes five million cells at once; the bytes end a block long before. */
export const MOST_CELLS = 200_000;

/** Characters that no cell takes. */
 
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function excelValue(value: Content, style: Style, dateSystem: DateSystem): ExcelValue {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return `'${fittingText(value.replace(CONTROLS, ''))}`;
  if (MONEY_STYLES.has(style)) return value / 100;
  return DATE_STYLES.has(style) ? value + DAYS_TO_1970[dateSystem] : value;
}

const ASCII = /^[\x20-\x7e]*$/;

/** The bytes of a value in a request, at the most: what is not plain ASCII takes up to three, an escape up to six. */
export function bytesOf(value: ExcelValue): number {
  if (value === null) return 5;
  if (typeof value === 'number') return String(value).length + 1;
  if (ASCII.test(value)) return value.length + 3 + (value.includes('"') || value.includes('\\') ? value.length : 0);
  let bytes = 3;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    bytes += code < 0x20 ? 6 : code < 0x80 ? (code === 0x22 || code === 0x5c ? 2 : 1) : 3;
  }
  return bytes;
}

/** Gathers rows into blocks. */
class Blocks {
  private rows: ExcelValue[][] = [];
  private bytes = 0;
  private cells = 0;

  constructor(private firstRow: number, private readonly firstColumn: number, private readonly limits: BlockLimits) {}

  /** Adds a row; the block before it, where the row no longer fits in. */
  add(row: ExcelValue[]): CellBlock | undefined {
    let bytes = 4;
    for (const value of row) bytes += bytesOf(value);
    const isFull = this.rows.length > 0 && (this.bytes + bytes > this.limits.bytes || this.cells + row.length > this.limits.cells);
    const full = isFull ? this.take() : undefined;
    this.rows.push(row);
    this.bytes += bytes;
    this.cells += row.length;
    return full;
  }

  take(): CellBlock | undefined {
    if (this.rows.length === 0) return undefined;
    const block = { firstRow: this.firstRow, firstColumn: this.firstColumn, rows: this.rows, bytes: this.bytes };
    this.firstRow += this.rows.length;
    [this.rows, this.bytes, this.cells] = [[], 0, 0];
    return block;
  }
}

export interface BlockLimits {
  readonly bytes: number;
  readonly cells: number;
}

const LIMITS: BlockLimits = { bytes: MOST_BYTES, cells: MOST_CELLS };

/** The values of a sheet, block by block; rows of tables are worked out only as they are asked for. Pauses as `undefined`. */
export function* cellBlocks(sheet: SheetWrite, dateSystem: DateSystem, limits: BlockLimits = LIMITS): Generator<CellBlock | undefined> {
  for (const { row, cells } of sheet.lines) {
    for (const { column, value, style } of cells) {
      const cell = excelValue(value, style, dateSystem);
      if (cell !== null) yield { firstRow: row, firstColumn: column, rows: [[cell]], bytes: bytesOf(cell) + 4 };
    }
  }
  for (const { row: first, column, columns, rows } of sheet.tables) {
    const blocks = new Blocks(first, column, limits);
    blocks.add(columns.map(({ header }) => excelValue(header, 'header', dateSystem)));
    for (const values of rows) {
      yield blocks.add(columns.map(({ style }, at) => excelValue(values[at] ?? null, style, dateSystem)));
    }
    yield blocks.take();
  }
}

/** Gathers blocks into requests that stay within the limits. Pauses as `undefined`. */
export function* requestsOf(blocks: Iterable<CellBlock | undefined>, limits: BlockLimits = LIMITS): Generator<CellBlock[] | undefined> {
  let current: CellBlock[] = [];
  let bytes = 0;
  let cells = 0;
  for (const block of blocks) {
    if (block === undefined) {
      yield undefined;
      continue;
    }
    const size = block.rows.length * (block.rows[0]?.length ?? 0);
    if (current.length > 0 && (bytes + block.bytes > limits.bytes || cells + size > limits.cells)) {
      yield current;
      [current, bytes, cells] = [[], 0, 0];
    }
    current.push(block);
    bytes += block.bytes + 600;
    cells += size;
  }
  if (current.length > 0) yield current;
}
