import { columnCount, isEntireColumns, isEntireRows, LAST_COLUMN, LAST_ROW, type Rect } from './address';
import { PLAIN, type CellFormat, type FormatChange } from './cellFormat';

export interface CellError { readonly error: string }
export type CellValue = string | number | boolean | CellError;
/** Cells are never changed, only replaced: a picture of a sheet may share them. */
export interface Cell { readonly value: CellValue; readonly formula: string | null; readonly format: CellFormat }
export type GridRow = (Cell | undefined)[];

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.value === '' && cell.formula === null);
}

function lengthWithoutBlanks(row: GridRow | undefined): number {
  let length = row?.length ?? 0;
  while (length > 0 && row?.[length - 1] === undefined) length -= 1;
  return length;
}

/** The cells of one sheet, row by row, and the formats that whole rows, columns or the sheet give to cells that have none. */
export class Grid {
  /** How many cells have a formula, and how often cells were changed: what the calculation goes by. */
  formulaCount = 0;
  version = 0;
  private readonly rows: (GridRow | undefined)[] = [];
  private readonly rowFormats = new Map<number, CellFormat>();
  private readonly columnFormats = new Map<number, CellFormat>();
  private baseFormat: CellFormat = PLAIN;

  cell(row: number, column: number): Cell | undefined {
    return this.rows[row]?.[column];
  }

  inherited(row: number, column: number): CellFormat {
    return this.rowFormats.get(row) ?? this.columnFormats.get(column) ?? this.baseFormat;
  }

  formatAt(row: number, column: number): CellFormat {
    return this.rows[row]?.[column]?.format ?? this.inherited(row, column);
  }

  put(row: number, column: number, value: CellValue, formula: string | null, format: CellFormat): void {
    const cells = (this.rows[row] ??= []);
    // A row has no holes: an array with holes is far slower to read.
    while (cells.length <= column) cells.push(undefined);
    if ((cells[column]?.formula ?? null) !== null) this.formulaCount -= 1;
    if (formula !== null) this.formulaCount += 1;
    this.version += 1;
    const isNothing = value === '' && formula === null && format === this.inherited(row, column);
    cells[column] = isNothing ? undefined : { value, formula, format };
  }

  putContent(row: number, column: number, value: CellValue, formula: string | null): void {
    this.put(row, column, value, formula, this.formatAt(row, column));
  }

  /** Puts what a formula came to: no change of the sheet, but its result. */
  putResult(row: number, column: number, cell: Cell): void {
    const cells = this.rows[row];
    if (cells?.[column] !== undefined) cells[column] = cell;
  }

  putFormat(row: number, column: number, format: CellFormat): void {
    const cell = this.cell(row, column);
    this.put(row, column, cell?.value ?? '', cell?.formula ?? null, format);
  }

  /** Visits the cells that there are within `rect`; the visitor may replace the cell it is given. */
  visit(rect: Rect, visitor: (cell: Cell, row: number, column: number) => void): void {
    const lastRow = Math.min(rect.bottom, this.rows.length - 1);
    for (let row = rect.top; row <= lastRow; row += 1) {
      const cells = this.rows[row];
      if (cells === undefined) continue;
      const lastColumn = Math.min(rect.right, cells.length - 1);
      for (let column = rect.left; column <= lastColumn; column += 1) {
        const cell = cells[column];
        if (cell !== undefined) visitor(cell, row, column);
      }
    }
  }

  private changeInherited(rect: Rect, change: FormatChange): void {
    if (isEntireColumns(rect) && isEntireRows(rect)) {
      this.baseFormat = change(this.baseFormat);
      for (const [row, format] of this.rowFormats) this.rowFormats.set(row, change(format));
      for (const [column, format] of this.columnFormats) this.columnFormats.set(column, change(format));
    } else if (isEntireColumns(rect)) {
      for (const [row, format] of this.rowFormats) this.pin({ ...rect, top: row, bottom: row }, format);
      for (let column = rect.left; column <= rect.right; column += 1) this.columnFormats.set(column, change(this.columnFormats.get(column) ?? this.baseFormat));
    } else {
      for (let row = rect.top; row <= rect.bottom; row += 1) {
        for (const [column, format] of this.columnFormats) this.pin({ top: row, bottom: row, left: column, right: column }, change(format));
        this.rowFormats.set(row, change(this.rowFormats.get(row) ?? this.baseFormat));
      }
    }
  }

  /** Gives cells that have no format of their own the one they had, before what they took it from changes. */
  private pin(rect: Rect, format: CellFormat): void {
    for (let row = rect.top; row <= rect.bottom; row += 1) {
      for (let column = rect.left; column <= rect.right; column += 1) if (this.cell(row, column) === undefined) this.put(row, column, '', null, format);
    }
  }

  changeFormats(rect: Rect, change: FormatChange): void {
    if (!isEntireColumns(rect) && !isEntireRows(rect)) {
      for (let row = rect.top; row <= rect.bottom; row += 1) {
        for (let column = rect.left; column <= rect.right; column += 1) this.putFormat(row, column, change(this.formatAt(row, column)));
      }
      return;
    }
    this.changeInherited(rect, change);
    this.visit(rect, (cell, row, column) => { this.put(row, column, cell.value, cell.formula, change(cell.format)); });
  }

  /** Whether the format has one value all over `rect`; null when it differs. */
  commonFormat(rect: Rect, read: (format: CellFormat) => unknown): unknown {
    const first = read(this.formatAt(rect.top, rect.left));
    const lastRow = Math.min(rect.bottom, Math.max(this.rows.length - 1, rect.top));
    const lastColumn = Math.min(rect.right, Math.max(this.widest(), rect.left));
    for (let row = rect.top; row <= lastRow; row += 1) {
      for (let column = rect.left; column <= lastColumn; column += 1) if (read(this.formatAt(row, column)) !== first) return null;
    }
    return first;
  }

  private widest(): number {
    const ofRows = this.rows.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0);
    return Math.max(ofRows, ...this.columnFormats.keys());
  }

  usedRect(valuesOnly: boolean, within: Rect = { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN }): Rect | null {
    let used: { top: number; left: number; bottom: number; right: number } | null = null;
    this.visit(within, (cell, row, column) => {
      if (valuesOnly && isBlank(cell)) return;
      if (used === null) {
        used = { top: row, left: column, bottom: row, right: column };
        return;
      }
      used.bottom = row;
      if (column < used.left) used.left = column;
      if (column > used.right) used.right = column;
    });
    return used;
  }

  /** Moves the cells of some columns from `top` on down by `by` rows, as Excel does to make room for a totals row. */
  shiftDown(top: number, left: number, right: number, by: number): void {
    const used = this.usedRect(false, { top, left, bottom: LAST_ROW, right });
    if (used === null) return;
    for (let row = used.bottom; row >= top; row -= 1) {
      for (let column = left; column <= right; column += 1) {
        const cell = this.cell(row, column);
        const target = row + by;
        this.put(target, column, cell?.value ?? '', cell?.formula ?? null, cell?.format ?? this.inherited(target, column));
        this.put(row, column, '', null, this.inherited(row, column));
      }
    }
  }

  /** Copies whole columns' or rows' own formats as well. */
  copyInheritedFrom(source: Grid, from: Rect, top: number, left: number): void {
    if (isEntireColumns(from) && isEntireRows(from)) {
      this.takeInherited(source);
      return;
    }
    for (let offset = 0; isEntireColumns(from) && offset < columnCount(from); offset += 1) {
      this.columnFormats.set(left + offset, source.columnFormats.get(from.left + offset) ?? source.baseFormat);
    }
    for (let row = from.top; isEntireRows(from) && !isEntireColumns(from) && row <= from.bottom; row += 1) {
      const format = source.rowFormats.get(row);
      if (format !== undefined) this.rowFormats.set(top + row - from.top, format);
    }
  }

  /** The formats of a whole sheet: its own, and those of its rows and columns. */
  private takeInherited(source: Grid): void {
    const [rows, columns] = [[...source.rowFormats], [...source.columnFormats]];
    this.rowFormats.clear();
    this.columnFormats.clear();
    for (const [column, format] of columns) this.columnFormats.set(column, format);
    for (const [row, format] of rows) this.rowFormats.set(row, format);
    this.baseFormat = source.baseFormat;
  }

  clone(): Grid {
    const copy = new Grid();
    this.rows.forEach((row, index) => { if (row !== undefined) copy.rows[index] = [...row]; });
    copy.takeInherited(this);
    copy.formulaCount = this.formulaCount;
    return copy;
  }

  /** The rows that hold anything, by their number from 1, without the blanks at their ends. */
  picture(): Record<string, unknown> {
    const rows: Record<string, (Cell | null)[]> = {};
    this.rows.forEach((row, index) => {
      const count = lengthWithoutBlanks(row);
      if (row !== undefined && count > 0) rows[String(index + 1)] = row.slice(0, count).map((cell) => cell ?? null);
    });
    const formats = (map: Map<number, CellFormat>): Record<string, CellFormat> =>
      Object.fromEntries([...map].filter(([, format]) => format !== this.baseFormat).sort(([one], [other]) => one - other).map(([index, format]) => [String(index), format]));
    return { rows, rowFormats: formats(this.rowFormats), columnFormats: formats(this.columnFormats), baseFormat: this.baseFormat };
  }
}
