import { addressOf, intersection, quotedSheetName, rowCount, columnCount, type Rect } from './address';
import { Bag, type BagValue } from './bag';
import { formatValue } from './cellFormat';
import { accessDenied, itemNotFound } from './excelError';
import { Grid } from './grid';
import type { Chart } from './chart';
import type { SimulatedWorkbook } from './simulatedWorkbook';
import type { Table } from './table';

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';
export interface Protection { protected: boolean; password: string | null; options: BagValue }
export interface Frozen { rows: number; columns: number }

export class Sheet {
  visibility: Visibility = 'Visible';
  tabColor = '';
  showGridlines = true;
  grid = new Grid();
  merges: Rect[] = [];
  columnWidths = new Map<number, number>();
  rowHeights = new Map<number, number>();
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly tables: Table[] = [];
  readonly charts: Chart[] = [];
  readonly protection: Protection = { protected: false, password: null, options: null };
  frozen: Frozen | null = null;
  bag = new Bag();
  isDeleted = false;

  constructor(readonly workbook: SimulatedWorkbook, readonly id: string, public name: string) {}

  address(rect: Rect): string {
    return `${quotedSheetName(this.name)}!${addressOf(rect)}`;
  }

  /** Refuses a change to cells when the host denies all writes, or the sheet is protected and any of them locked. */
  guardCells(rect: Rect): void {
    this.workbook.guardWrite();
    if (!this.protection.protected) return;
    if (this.grid.commonFormat(rect, (format) => formatValue(format, 'protection.locked')) !== false) throw accessDenied('The sheet is protected.');
  }

  /** Refuses a change to the sheet's objects: its tables, charts, widths and panes. */
  guardObjects(): void {
    this.workbook.guardWrite();
    if (this.protection.protected) throw accessDenied('The sheet is protected.');
  }

  mergesWithin(rect: Rect): Rect[] {
    return this.merges.filter((merge) => intersection(merge, rect) !== null);
  }

  /** The other cells of a merged area take no values. */
  isCovered(row: number, column: number): boolean {
    return this.merges.some((merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right && (row !== merge.top || column !== merge.left));
  }

  tableAt(rect: Rect): Table | undefined {
    return this.tables.find((table) => intersection(table.rect, rect) !== null);
  }
}

/** A range: a rectangle of one sheet. It is made anew for every question, and holds nothing of its own. */
export class CellRange {
  constructor(readonly sheet: Sheet, readonly rect: Rect) {
    if (sheet.isDeleted) throw itemNotFound();
  }

  get address(): string {
    return this.sheet.address(this.rect);
  }

  get cellCount(): number {
    return rowCount(this.rect) * columnCount(this.rect);
  }
}
