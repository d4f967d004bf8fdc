/** Tables of a sheet, one below the other, each under its heading. */
import { tableOf, type ColumnDefinition, type Reasons } from '../sheets/column';
import type { Line, TableWrite } from '../sheetWrite';

/** Below the title, its mark and a note. */
const FIRST_TABLE_ROW = 6;

export class TableStack {
  readonly tables: TableWrite[] = [];
  readonly lines: Line[] = [];

  /** `row` is that of the first table's header. */
  constructor(private row = FIRST_TABLE_ROW) {}

  put<Row>(name: string, heading: string, columns: readonly ColumnDefinition<Row>[], rows: readonly Row[], reasons: Reasons<Row>): void {
    this.lines.push({ row: this.row - 1, cells: [{ column: 1, value: heading, style: 'heading' }] });
    this.tables.push(tableOf(name, { row: this.row }, columns, rows, reasons));
    this.row += Math.max(1, rows.length) + 3;
  }

  /** Leaves so many rows free, for a picture; the first of them. */
  leave(rows: number): number {
    const first = this.row - 1;
    this.row += rows + 1;
    return first;
  }
}

/** The widths of the widest columns of several tables. */
export function widestOf(all: readonly (readonly number[])[]): number[] {
  const length = Math.max(...all.map((widths) => widths.length));
  return Array.from({ length }, (_, at) => Math.max(...all.map((widths) => widths[at] ?? 0)));
}
