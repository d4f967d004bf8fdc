/** One row of a staff sheet, read by column, with the problems that its cells raise. */
import type { Problem, Severity } from '../../domain/problem';
import { cellAddress, cellText, isDateCell, isErrorCell, type CellRange, type CellValue, type SheetGrid } from '../port';
import { isBlank, isUnreadable, readRole, type Reading } from './cells';
import type { DecisionColumn, StaffColumn } from './columns';
import type { StaffHeader } from './header';

export type Column = StaffColumn | DecisionColumn;

/** Columns whose merged cells stand for every row that they cover. */
const REPEATED_COLUMNS: readonly StaffColumn[] = ['Post ID', 'School', 'Establishment', 'Name', 'Staff code', 'Area', 'Role', 'Funding source', 'Status', 'Reference point'];

/** No sheet made by people merges more; a hostile one may. */
const MOST_MERGED_CELLS = 2_000_000;

/** One row, by column; collects the problems that its cells raise. */
export class RowReader {
  readonly problems: Problem[] = [];
  failed = false;

  constructor(
    readonly sheet: string,
    private readonly header: StaffHeader,
    readonly row: number,
    private readonly values: readonly CellValue[],
    private readonly merged: ReadonlyMap<string, CellValue>,
  ) {}

  has(column: Column): boolean {
    return this.header.columns.has(column);
  }

  cell(column: Column): CellValue {
    const at = this.header.columns.get(column);
    if (at === undefined) return null;
    const own = this.values[at - 1] ?? null;
    return own ?? this.mergedAt(at) ?? null;
  }

  /** The cell that says the role: of several such columns the one that says AST, else leading practitioner, else the first. */
  roleCell(): CellValue {
    if (this.header.roleColumns.length < 2) return this.cell('Role');
    const said = this.header.roleColumns.map((at) => this.values[at - 1] ?? null);
    for (const kind of ['AST', 'Leading practitioner'] as const) {
      for (const value of said) {
        const role = isBlank(value) ? undefined : readRole(value);
        if (role !== undefined && !isUnreadable(role) && role.value === kind) return value;
      }
    }
    return this.cell('Role');
  }

  /** Whether the row only goes on with the person of the row above, whose name is merged over both. */
  get continuesPerson(): boolean {
    const at = this.header.columns.get('Name') ?? this.header.columns.get('Staff code');
    return at !== undefined && this.merged.size > 0 && this.merged.has(cellAddress(this.row, at));
  }

  /** The address of each blank cell of a large sheet is not worked out where nothing is merged. */
  private mergedAt(at: number): CellValue | undefined {
    return this.merged.size === 0 ? undefined : this.merged.get(cellAddress(this.row, at));
  }

  text(column: Column): string {
    const value = this.cell(column);
    return isErrorCell(value) || isDateCell(value) ? '' : cellText(value);
  }

  addressOf(column: Column): string | undefined {
    const at = this.header.columns.get(column);
    return at === undefined ? undefined : cellAddress(this.row, at);
  }

  /** The fact in the cell; the default where the cell is blank; a problem and the default where it cannot be read. */
  read<T>(column: Column, reader: (value: CellValue) => Reading<T>, whenBlank: T, rule?: string): T {
    const value = this.cell(column);
    if (isBlank(value)) return whenBlank;
    const reading = reader(value);
    if (!isUnreadable(reading)) return reading.value;
    this.fail(column, reading.found, reading.expected, undefined, rule);
    return whenBlank;
  }

  /** The holder as a problem names the row. */
  get who(): string {
    return this.text('Name') || this.text('Staff code') || `row ${String(this.row)}`;
  }

  /** Reports the cell; the row is still used. */
  say(severity: Severity, rule: string, column: Column, found: string, expected: string, message: string): void {
    const cell = this.addressOf(column);
    this.problems.push({ severity, rule, sheet: this.sheet, ...(cell === undefined ? {} : { cell }), post: this.postId, found, expected, message });
  }

  /** The post as the sheet names it, else by its row. */
  get postId(): string {
    return this.text('Post ID') || this.text('Staff code') || `Row ${String(this.row)}`;
  }

  /** Reports the cell and marks the row as unusable. */
  fail(column: Column, found: string, expected: string, message?: string, rule?: string): void {
    this.failed = true;
    const cell = this.addressOf(column);
    const where = cell === undefined ? `row ${String(this.row)}` : `cell ${cell}`;
    this.problems.push({
      severity: 'error',
      ...(rule === undefined ? {} : { rule }),
      sheet: this.sheet,
      ...(cell === undefined ? {} : { cell }),
      found,
      expected,
      message: message ?? `${this.who} is left out: ${where} of “${this.sheet}” (${column}) holds ${found}; expected ${expected}. Correct the cell and plan again.`,
    });
  }
}

/** Values of merged cells, by the address of each cell that they cover. Only data columns of ordinary size are filled. */
export function mergedValues(grid: SheetGrid, header: StaffHeader): Map<string, CellValue> {
  const filled = new Map<string, CellValue>();
  if (grid.merges.length === 0) return filled;
  const columns = new Set(REPEATED_COLUMNS.map((column) => header.columns.get(column)));
  const byRow = new Map(grid.rows.map((row) => [row.row, row]));
  const lastRow = grid.rows.at(-1)?.row ?? 0;
  let steps = 0;
  for (const range of grid.merges) {
    if (!isDownwards(range, header) || !columns.has(range.firstColumn)) continue;
    // An amount or a date that is merged over rows is not repeated: it would be counted once for each.
    const value = byRow.get(range.firstRow)?.values[range.firstColumn - 1] ?? null;
    if (value === null) continue;
    for (let row = range.firstRow + 1; row <= Math.min(range.lastRow, lastRow); row += 1) {
      steps += 1;
      if (steps > MOST_MERGED_CELLS) return filled;
      filled.set(cellAddress(row, range.firstColumn), value);
    }
  }
  return filled;
}

function isDownwards(range: CellRange, header: StaffHeader): boolean {
  return range.firstRow > header.row && range.lastRow > range.firstRow;
}

export interface StaffRow {
  readonly reader: RowReader;
  /** Its cells, from column A. */
  readonly values: readonly CellValue[];
}

/** The rows below the header that may hold staff: not the totals of a table, and none beyond the part that the user named. */
export function* staffRows(grid: SheetGrid, header: StaffHeader): Generator<StaffRow> {
  const { totals, lastRow } = header;
  const merged = mergedValues(grid, header);
  for (const { row, values } of grid.rows) {
    if (row <= header.row || (totals !== null && row >= totals.from && row <= totals.to)) continue;
    if (lastRow !== null && row > lastRow) return;
    yield { reader: new RowReader(grid.name, header, row, values, merged), values };
  }
}
