/** A column of a sheet is one definition: header, format, width, value, and what it means. */
import type { Step } from '../../domain/figure';
import type { ColumnFormula, Content, Style, TableWrite } from '../sheetWrite';

export interface ColumnDefinition<Row> {
  readonly header: string;
  readonly style: Style;
  /** In characters. */
  readonly width: number;
  /** The value that the engine computed; money in pence, dates as days. */
  readonly value: (row: Row) => Content;
  /** The native formula that computes the same in the sheet, where the column has one. */
  readonly formula?: ColumnFormula;
  /** What the column means, for the guide. */
  readonly about: string;
}

/** Whose figures stand in a row, and how one of them came about. */
export interface Reasons<Row> {
  readonly of: (row: Row) => string;
  readonly steps?: (row: Row, header: string) => readonly Step[];
}

/** Where a table stands, and whether its columns are written as formulas, where they have one. */
export interface TablePlace {
  readonly row: number;
  readonly column?: number;
  readonly live?: boolean;
}

/** A table of the rows, by the columns' definitions. */
export function tableOf<Row>(
  name: string,
  at: TablePlace,
  columns: readonly ColumnDefinition<Row>[],
  rows: readonly Row[],
  reasons: Reasons<Row>,
): TableWrite {
  return {
    name,
    row: at.row,
    column: at.column ?? 1,
    columns: columns.map(({ header, style, formula }) => ({ header, style, ...(at.live === true && formula !== undefined ? { formula } : {}) })),
    rows: {
      length: rows.length,
      at(index) {
        const row = rows[index];
        return row === undefined ? undefined : columns.map(({ value }) => value(row));
      },
      *[Symbol.iterator]() {
        for (const row of rows) yield columns.map(({ value }) => value(row));
      },
    },
    reasonAt(rowAt, columnAt) {
      const [row, column] = [rows[rowAt], columns[columnAt]];
      if (row === undefined || column === undefined) return undefined;
      return { of: reasons.of(row), header: column.header, about: column.about, steps: reasons.steps?.(row, column.header) ?? [] };
    },
  };
}

/** Widths that hold the values and, with room for the filter button, the longest word of the heading. */
export function widthsOf<Row>(columns: readonly ColumnDefinition<Row>[]): number[] {
  return columns.map(({ width, header }) => Math.max(width, header.length + 4));
}
