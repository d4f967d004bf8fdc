/**
 * The last columns of a live table: by them a reader sees that a figure no longer is as it was planned, or no longer comes
 * from its formula; by them the next plan finds what was typed over.
 */
import { OVERTYPED, OVERTYPED_END, typedContent, type Overtyped } from '../../overtyped';
import { cellText } from '../../port';
import { cellKey, MONEY_STYLES, type Content, type Formula } from '../../sheetWrite';
import type { ColumnDefinition } from '../column';
import { rowOf } from './formula';

export interface Watched<Row> {
  readonly columns: readonly ColumnDefinition<Row>[];
  /** What was typed over figures of the rows, by {@link cellKey}. */
  readonly typed: ReadonlyMap<string, Content>;
}

export interface Watching {
  readonly live: boolean;
  /** What is kept of what was typed over on the sheet. */
  readonly overtyped?: readonly Overtyped[];
  /** Holds in the rows whose formulas are the product's: a user may have added others. */
  readonly where?: Formula;
  /** By which a row is known again, where the texts on its left are formulas themselves. */
  readonly key?: RowKey;
}

/** A table, and the one in which its watching columns stand: itself, or one in the same rows of the sheet. */
export interface Tables {
  readonly table: string;
  readonly beside: string;
}

/** A column, and what of its text is the same in every plan. */
export interface RowKey {
  readonly header: string;
  readonly kept: (text: string) => string;
}

/** The columns of a live table with those that watch over its figures; of a table of values, the columns as they are. */
export function watched<Row>(table: string, columns: readonly ColumnDefinition<Row>[], rows: readonly Row[], watching: Watching): Watched<Row> {
  if (!watching.live) return { columns, typed: new Map() };
  const whyAt = columns.findIndex(({ header }) => header === 'Why');
  const { columns: watch, typed } = watchOf({ table, beside: table }, columns, columns.slice(0, Math.max(0, whyAt)), rows, watching);
  return { columns: [...columns, ...watch], typed };
}

/** The columns that watch over a live table whose reasons stand in a table of their own, for that one (`beside`): row stands beside row. */
export function watchedBeside<Row>(tables: Tables, columns: readonly ColumnDefinition<Row>[], rows: readonly Row[], watching: Watching): Watched<Row> {
  return watching.live ? watchOf(tables, columns, columns, rows, watching) : { columns: [], typed: new Map() };
}

/** `reasoned` are the columns for whose amounts reasons are given. */
function watchOf<Row>(
  { table, beside }: Tables, columns: readonly ColumnDefinition<Row>[], reasoned: readonly ColumnDefinition<Row>[], rows: readonly Row[], { overtyped = [], where, key }: Watching,
): Watched<Row> {
  const { typed, headers } = typedFigures(columns, rows, overtyped, key);
  const cell = rowOf(table);
  const isTyped = (header: string): Formula => (where === undefined ? `ISFORMULA(${cell(header)})` : `OR(ISFORMULA(${cell(header)}),NOT(${where}))`);
  const last: ColumnDefinition<Row> = {
    header: OVERTYPED, style: 'plain', width: 24, about: 'Figures of the row that were typed over their formulas',
    value: (row) => (headers.get(row) ?? []).map((header) => `${header}${OVERTYPED_END}`).join(''),
    formula: liveOf(columns).map(({ header }) => `IF(${isTyped(header)},"","${header}${OVERTYPED_END}")`).join('&'),
  };
  return { columns: [...reasonsHold({ table, beside }, reasoned), last], typed };
}

function liveOf<Row>(columns: readonly ColumnDefinition<Row>[]): ColumnDefinition<Row>[] {
  return columns.filter(({ formula }) => formula !== undefined);
}

/** Whether the reasons of a row still hold, where the table gives reasons. */
function reasonsHold<Row>({ table, beside }: Tables, reasoned: readonly ColumnDefinition<Row>[]): ColumnDefinition<Row>[] {
  const amounts = liveOf(reasoned).filter(({ style }) => MONEY_STYLES.has(style));
  if (amounts.length === 0) return [];
  const cell = rowOf(table);
  // SUM of one cell is its number, and 0 of a text.
  const now = amounts.map(({ header }, at) => `${at === 0 ? '' : `${String(at + 1)}*`}SUM(${cell(header)})`).join('+');
  return [
    {
      header: 'As planned', style: 'money', width: 14,
      about: 'The amounts of the row as they were planned, the second taken twice, the third three times and so on: by their sum a change of any of them is noticed',
      value: (row) => amounts.reduce((sum, { value }, at) => sum + (at + 1) * Number(value(row) ?? 0), 0),
    },
    {
      header: 'Reasons hold', style: 'plain', width: 14, about: 'no where the figures have changed since they were planned: plan again for their reasons',
      value: () => 'yes',
      formula: `IFERROR(IF(ROUND(${now}-${rowOf(beside)('As planned')},2)=0,"yes","no, plan again"),"no, plan again")`,
    },
  ];
}

/** The columns by whose texts a row is known again: those on the left without a formula. */
function keysOf<Row>(columns: readonly ColumnDefinition<Row>[]): ColumnDefinition<Row>[] {
  const end = columns.findIndex(({ formula, style }) => formula !== undefined || style !== 'text');
  return columns.slice(0, end < 0 ? columns.length : end);
}

const BETWEEN = '\u0000';

/** The kept figures in their cells, and the headings of those of each row. */
function typedFigures<Row>(columns: readonly ColumnDefinition<Row>[], rows: readonly Row[], overtyped: readonly Overtyped[], rowKey: RowKey | undefined): { typed: Map<string, Content>; headers: Map<Row, string[]> } {
  const typed = new Map<string, Content>();
  const headers = new Map<Row, string[]>();
  const keys = rowKey === undefined ? keysOf(columns) : columns.filter(({ header }) => header === rowKey.header);
  const keyOf = (textOf: (column: ColumnDefinition<Row>) => string): string => keys.map((column) => (rowKey === undefined ? textOf(column) : rowKey.kept(textOf(column)))).join(BETWEEN);
  const byKey = new Map<string, Overtyped[]>();
  for (const entry of overtyped) {
    if (rowKey !== undefined && !entry.row.has(rowKey.header)) continue;
    const key = keyOf(({ header }) => entry.row.get(header) ?? '');
    const own = byKey.get(key);
    if (own === undefined) byKey.set(key, [entry]);
    else own.push(entry);
  }
  for (const [rowAt, row] of byKey.size === 0 ? [] : rows.entries()) {
    for (const { header, value } of byKey.get(keyOf((column) => cellText(column.value(row)))) ?? []) {
      const columnAt = columns.findIndex((column) => column.header === header && column.formula !== undefined);
      const content = typedContent(value, columns[columnAt]?.style ?? 'number');
      if (columnAt < 0 || content === null) continue;
      typed.set(cellKey(rowAt, columnAt), content);
      headers.set(row, [...(headers.get(row) ?? []), header]);
    }
  }
  return { typed, headers };
}
