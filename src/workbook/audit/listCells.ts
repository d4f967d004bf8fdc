/** The cells of an authority's list: each is read, or is a problem that names it. */
import type { Problem } from '../../domain/problem';
import type { Place } from '../../audit';
import type { ListRow } from '../lists/list';
import { isBlank, isUnreadable, type Reading } from '../staff/cells';
import { isErrorCell, type CellValue } from '../port';

/** A row of a list, which collects the problems of its cells. */
export class ListCells<Column extends string> {
  /** Those for which the row is not used. */
  readonly problems: Problem[] = [];
  /** What is to be said of cells that the row can do without, once it is known whether it is used. */
  private readonly aside: ((isUsed: boolean) => void)[] = [];

  constructor(readonly row: ListRow<Column>, private readonly what: string, private readonly rule: string) {}

  /** What the cell says; `null` where it is blank, and, with a problem, where it cannot be read. */
  read<T>(column: Column, reader: (value: CellValue) => Reading<T>): T | null {
    const value = this.row.cell(column);
    if (isBlank(value)) return null;
    const reading = reader(value);
    if (!isUnreadable(reading)) return reading.value;
    this.fail(column, reading.expected);
    return null;
  }

  /** The same of a cell that the row can do without: it is reported and taken as blank. */
  readAside<T>(column: Column, reader: (value: CellValue) => Reading<T>): T | null {
    const value = this.row.cell(column);
    if (isBlank(value)) return null;
    const reading = reader(value);
    if (!isUnreadable(reading)) return reading.value;
    const { expected } = reading;
    this.aside.push((isUsed) => {
      if (!isUsed) this.fail(column, expected);
      else this.failed(column, expected, (cell, found) => `${cell === undefined ? `Row ${String(this.row.row)}` : `Cell ${cell}`} of “${this.row.sheet}” (${column}) is not used: it holds ${found}; expected ${expected}. The rest of its row is used.`);
    });
    return null;
  }

  /** Whether the row is used, and all problems of it: what one did without is said accordingly. */
  told(): { isUsed: boolean; problems: readonly Problem[] } {
    const isUsed = this.problems.length === 0;
    for (const say of this.aside) say(isUsed);
    return { isUsed, problems: this.problems };
  }

  /** Text; an error of a formula is a problem. */
  text(column: Column): string {
    const value = this.row.cell(column);
    if (isErrorCell(value)) this.fail(column, 'a text');
    return this.row.text(column);
  }

  /** Reports the cell; the row is not used. */
  fail(column: Column, expected: string, found = this.row.found(column)): void {
    const { sheet, row } = this.row;
    this.failed(column, expected, (cell) => `Row ${String(row)} of ${this.what} is not used: ${cell === undefined ? `row ${String(row)}` : `cell ${cell}`} of “${sheet}” (${column}) holds ${found}; expected ${expected}.`, found);
  }

  private failed(column: Column, expected: string, say: (cell: string | undefined, found: string) => string, found = this.row.found(column)): void {
    const cell = this.row.address(column);
    this.problems.push({ severity: 'error', rule: this.rule, sheet: this.row.sheet, ...(cell === undefined ? {} : { cell }), found, expected, message: `${say(cell, found)} Correct the cell and audit again.` });
  }

  place(book: string): Place {
    const { sheet, row } = this.row;
    return { book, sheet, row, cellOf: (column) => this.row.address(column as Column) };
  }
}

/** A line such as “Total” at the foot. */
export function isTotalLine(row: ListRow<'School' | 'Establishment'>): boolean {
  const first = row.text('School') || row.text('Establishment');
  return /^(?:grand |sub-?)?totals?\b/i.test(first);
}
