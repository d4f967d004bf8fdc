/** The cells of an authority's list: each is read, or is a problem that names it. */
import type { Problem } from '../../domain/problem';
import type { Place } from '../../audit';
import type { ListRow } from '../lists/list';
import { isBlank, isUnreadable, type Reading } from '../staff/cells';
import { isErrorCell, type CellValue } from '../port';

/** A row of a list, which collects the problems of its cells. */
export class ListCells<Column extends string> {
  readonly problems: Problem[] = [];

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

  /** Text; an error of a formula is a problem. */
  text(column: Column): string {
    const value = this.row.cell(column);
    if (isErrorCell(value)) this.fail(column, 'a text');
    return this.row.text(column);
  }

  /** Reports the cell; the row is not used. */
  fail(column: Column, expected: string, found = this.row.found(column)): void {
    const { sheet, row } = this.row;
    const cell = this.row.address(column);
    this.problems.push({
      severity: 'error', rule: this.rule, sheet, ...(cell === undefined ? {} : { cell }), found, expected,
      message: `Row ${String(row)} of ${this.what} is not used: ${cell === undefined ? `row ${String(row)}` : `cell ${cell}`} of “${sheet}” (${column}) holds ${found}; expected ${expected}. Correct the cell and audit again.`,
    });
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
