/** Lists that a user keeps beside the staff list: how one is known by its headings, and how its rows are read. */
import { dayText } from '../../domain/calendar';
import { cellAddress, cellText, columnLetters, isDateCell, isErrorCell, type CellValue, type GridRow, type SheetGrid } from '../port';
import { isBlank } from '../staff/cells';
import { isLesserHeading, normalHeader } from '../staff/columns';

/** The header stands somewhere in the first rows. */
export const LIST_HEADER_ROWS = 20;

/** A kind of list. `Column` are the names of its columns. */
export interface ListKind<Column extends string = string> {
  readonly kind: string;
  /** As it is named in a sentence: “a list of schools”. */
  readonly what: string;
  /** The columns, each with other usual names; compared without case, spaces and punctuation. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Columns that no list of names can hold, such as one for each year: from a heading without case, spaces and punctuation. */
  readonly moreColumns?: (normal: string) => Column | undefined;
  /** Of each group one column must be there, for a sheet to be a list of the kind. */
  readonly needed: readonly (readonly Column[])[];
  /** A column that no other sheet has: where it stands without the others that are needed, somebody should be told. */
  readonly telltale?: Column;
}

/** The header of a list: its row, and the column of the sheet, from 1, by what it stands for. */
export interface ListHeader {
  readonly row: number;
  readonly columns: ReadonlyMap<string, number>;
  /** Headings that are not recognised, or stand twice, with their column’s letters: “Head” (C). */
  readonly unread: readonly string[];
}

function headingText(value: CellValue): string {
  if (isErrorCell(value)) return '';
  return isDateCell(value) ? dayText(value.day) : cellText(value);
}

/** What the usual names of each kind’s columns stand for, without case, spaces and punctuation: looked up for every cell of the first rows of every sheet. */
const namesOfKinds = new WeakMap<ListKind, ReadonlyMap<string, string>>();

function namesOf(kind: ListKind): ReadonlyMap<string, string> {
  const known = namesOfKinds.get(kind);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const [column, aliases] of Object.entries(kind.columns)) {
    // A name of two columns is that of the first.
    for (const name of [column, ...aliases].map(normalHeader)) if (!names.has(name)) names.set(name, column);
  }
  namesOfKinds.set(kind, names);
  return names;
}

/** What a heading stands for in a list of the kind. */
export function listColumnOf(kind: ListKind, heading: string): string | undefined {
  // A heading may be no more than “£”.
  const normal = normalHeader(heading) || (heading.includes('£') ? 'pounds' : '');
  if (normal === '') return undefined;
  return namesOf(kind).get(normal) ?? kind.moreColumns?.(normal);
}

function headerIn(kind: ListKind, { row, values }: GridRow): ListHeader {
  const columns = new Map<string, number>();
  const unread = new Map<number, string>();
  values.forEach((value, index) => {
    const text = headingText(value);
    if (text === '') return;
    const column = listColumnOf(kind, text);
    const taken = column === undefined ? undefined : columns.get(column);
    const before = taken === undefined ? '' : headingText(values[taken - 1] ?? null);
    const isGivenUp = taken !== undefined && isLesserHeading(before) && !isLesserHeading(text);
    if (isGivenUp) unread.set(taken, before);
    if (column === undefined || (taken !== undefined && !isGivenUp)) unread.set(index + 1, text);
    else columns.set(column, index + 1);
  });
  return { row, columns, unread: [...unread].sort(([a], [b]) => a - b).map(([at, text]) => `“${text}” (${columnLetters(at)})`) };
}

/** The needed columns that the header does not have, each as “School or Establishment”. */
export function missingColumns({ needed }: ListKind, { columns }: ListHeader): string[] {
  return needed.filter((group) => !group.some((column) => columns.has(column))).map((group) => group.join(' or '));
}

/** The row with the most headings of the kind among the first rows; `undefined` where none has any. */
export function likelyListHeader(kind: ListKind, grid: SheetGrid): ListHeader | undefined {
  let best: ListHeader | undefined;
  for (const row of grid.rows) {
    if (row.row > LIST_HEADER_ROWS) break;
    const header = headerIn(kind, row);
    if (header.columns.size > (best?.columns.size ?? 0)) best = header;
  }
  return best;
}

/** The header of a list of the kind; `undefined` where the sheet is none. */
export function listHeader(kind: ListKind, grid: SheetGrid): ListHeader | undefined {
  const header = likelyListHeader(kind, grid);
  return header !== undefined && missingColumns(kind, header).length === 0 ? header : undefined;
}

/** One row of a list, read by column. */
export class ListRow<Column extends string = string> {
  constructor(
    readonly sheet: string,
    readonly row: number,
    private readonly header: ListHeader,
    private readonly values: readonly CellValue[],
  ) {}

  has(column: Column): boolean {
    return this.header.columns.has(column);
  }

  cell(column: Column): CellValue {
    const at = this.header.columns.get(column);
    return at === undefined ? null : (this.values[at - 1] ?? null);
  }

  isBlank(column: Column): boolean {
    return isBlank(this.cell(column));
  }

  /** Plain text; empty where the cell holds a date or an error. */
  text(column: Column): string {
    const value = this.cell(column);
    return isErrorCell(value) || isDateCell(value) ? '' : cellText(value);
  }

  /** What the cell holds, for a sentence: “abc”, a date, an error, or that it is blank. */
  found(column: Column): string {
    const value = this.cell(column);
    if (isErrorCell(value)) return `the error ${value.error}`;
    if (isDateCell(value)) return `the date ${dayText(value.day)}`;
    return cellText(value) === '' ? 'nothing' : `“${cellText(value)}”`;
  }

  /** The address of the cell, such as C7; `undefined` where the list has no such column. */
  address(column: Column): string | undefined {
    const at = this.header.columns.get(column);
    return at === undefined ? undefined : cellAddress(this.row, at);
  }
}

/** The rows below the header that hold something in a column of the list; the totals of an Excel table are none of them. */
export function listRows<Column extends string>(grid: SheetGrid, header: ListHeader): ListRow<Column>[] {
  const totals = grid.tables.filter(({ range, totalsRows }) => range.firstRow === header.row && totalsRows > 0).map(({ range, totalsRows }) => [range.lastRow - totalsRows + 1, range.lastRow] as const);
  const places = [...header.columns.values()];
  return grid.rows
    .filter(({ row, values }) => row > header.row && !totals.some(([from, to]) => row >= from && row <= to) && places.some((at) => !isBlank(values[at - 1] ?? null)))
    .map(({ row, values }) => new ListRow<Column>(grid.name, row, header, values));
}
