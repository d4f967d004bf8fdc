/** A column of a sheet is one definition: header, format, width, value, and what it means. */
import { dayText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import { MONEY_STYLES, type ColumnFormula, type Content, type Style, type TableWrite } from '../sheetWrite';

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
  /** The rule of a table that only works towards figures of others: its cells say what they are. */
  readonly workings?: string;
}

/** The figure as it is read in a sentence; empty where the cell is worked by its formula alone. */
function shownText(value: Content, style: Style): string {
  if (typeof value !== 'number') return value === null || value === '' ? '' : ` ${value}`;
  if (MONEY_STYLES.has(style)) return ` ${shortPoundsText(value)}`;
  if (style === 'date') return ` ${dayText(value)}`;
  return ` ${String(style === 'months' ? Math.round(value * 100) / 100 : value)}`;
}

/** What a cell of the workings is, by the rule that its column names, else that of its table. */
function workingStep<Row>({ header, style, about, value }: ColumnDefinition<Row>, row: Row, rule: string): Step {
  return { rule: /\b[A-Z]{3,4}-\d+\b/.exec(about)?.[0] ?? rule, text: `${header}${shownText(value(row), style)}: ${about}`, figures: [] };
}

/** Where a table stands, and whether its columns are written as formulas, where they have one. */
export interface TablePlace {
  readonly row: number;
  readonly column?: number;
  readonly live?: boolean;
  /** What a user typed over figures, by the places of their cells. */
  readonly typed?: ReadonlyMap<string, Content>;
}

/** A table of the rows, by the columns' definitions. */
export function tableOf<Row>(
  name: string,
  at: TablePlace,
  columns: readonly ColumnDefinition<Row>[],
  rows: readonly Row[],
  reasons: Reasons<Row>,
): TableWrite {
  // What stands to the right of the reasons works towards the figures to the left of them.
  const whyAt = columns.findIndex(({ header }) => header === 'Why');
  return {
    name,
    row: at.row,
    column: at.column ?? 1,
    ...(at.typed === undefined ? {} : { typed: at.typed }),
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
      const steps = reasons.steps?.(row, column.header) ?? [];
      const isWorking = reasons.workings !== undefined || (whyAt >= 0 && columnAt > whyAt);
      const all = isWorking ? [workingStep(column, row, reasons.workings ?? steps[0]?.rule ?? 'PAY-2'), ...steps] : steps;
      return { of: reasons.of(row), header: column.header, about: column.about, steps: all };
    },
  };
}

/** Widths that hold the values and, with room for the filter button, the longest word of the heading. */
export function widthsOf<Row>(columns: readonly ColumnDefinition<Row>[]): number[] {
  return columns.map(({ width, header }) => Math.max(width, header.length + 4));
}
