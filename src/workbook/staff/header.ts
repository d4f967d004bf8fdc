/** Finds the header row of a staff sheet, and which column of the sheet stands for what. */
import type { Area } from '../../domain/scales';
import { dayText } from '../../domain/calendar';
import { cellText, columnLetters, isDateCell, isErrorCell, type CellRange, type GridRow, type SheetGrid } from '../port';
import { areaIn } from './cells';
import { columnOf, normalHeader, type DecisionColumn, type HeaderMapping, type StaffColumn } from './columns';

/** The header stands somewhere in the first rows. */
export const HEADER_ROWS = 20;

export interface StaffHeader {
  readonly row: number;
  /** The totals rows of the table, which are no staff. */
  readonly totals: { readonly from: number; readonly to: number } | null;
  /** All columns that say something of the role: job title and grade, say. */
  readonly roleColumns: readonly number[];
  /** Column of the sheet, from 1, by what it stands for. */
  readonly columns: ReadonlyMap<StaffColumn | DecisionColumn, number>;
  /** Header texts that were not recognised, with their column letters. */
  readonly unknown: readonly { readonly text: string; readonly column: string }[];
  /** What title lines above the header say. */
  readonly school: string;
  readonly establishment: string;
  readonly area: Area | null;
}

interface Candidate {
  readonly roleColumns: number[];
  readonly columns: Map<StaffColumn | DecisionColumn, number>;
  readonly unknown: { text: string; column: string }[];
  readonly score: number;
}

function matchRow(row: GridRow, mapping: HeaderMapping, within: CellRange | null): Candidate {
  const columns = new Map<StaffColumn | DecisionColumn, number>();
  const unknown: { text: string; column: string }[] = [];
  const roleColumns: number[] = [];
  const mapped = new Map([...mapping].map(([header, column]) => [normalHeader(header), column]));
  row.values.forEach((value, index) => {
    const column = index + 1;
    if (within !== null && (column < within.firstColumn || column > within.lastColumn)) return;
    const text = isDateCell(value) ? dayText(value.day) : cellText(value);
    if (text === '' || isErrorCell(value)) return;
    const meaning = mapped.get(normalHeader(text)) ?? columnOf(text);
    if (meaning === 'Role') roleColumns.push(column);
    if (meaning === 'Role' && columns.has('Role')) return;
    if (meaning === undefined || (columns.has(meaning) && !mapped.has(normalHeader(text)))) unknown.push({ text, column: columnLetters(column) });
    else columns.set(meaning, column);
  });
  return { columns, unknown, roleColumns, score: columns.size };
}

/** A staff sheet names its people, and says a point or a role. */
function isStaffHeader({ columns }: Candidate): boolean {
  const names = columns.has('Name') || columns.has('Staff code');
  const pay = columns.has('Point') || columns.has('Role');
  return names && pay && columns.size >= 3;
}

/**
 * The header of the sheet, or `undefined` where none of its first rows reads like one. An Excel table's own header row is
 * looked at first; a table also says which of its rows are totals.
 */
export function findHeader(grid: SheetGrid, mapping: HeaderMapping = new Map()): StaffHeader | undefined {
  let best: { candidate: Candidate; row: number; totals: StaffHeader['totals'] } | undefined;
  for (const table of grid.tables) {
    const row = grid.rows.find((entry) => entry.row === table.range.firstRow);
    if (row === undefined) continue;
    const candidate = matchRow(row, mapping, table.range);
    if (isStaffHeader(candidate) && candidate.score > (best?.candidate.score ?? 0)) {
      best = { candidate, row: row.row, totals: table.totalsRows === 0 ? null : { from: table.range.lastRow - table.totalsRows + 1, to: table.range.lastRow } };
    }
  }
  if (best === undefined) {
    for (const row of grid.rows) {
      if (row.row > HEADER_ROWS) break;
      const candidate = matchRow(row, mapping, null);
      if (isStaffHeader(candidate) && candidate.score > (best?.candidate.score ?? 0)) best = { candidate, row: row.row, totals: null };
    }
  }
  if (best === undefined) return undefined;
  const { row, totals, candidate } = best;
  return { row, totals, columns: candidate.columns, roleColumns: candidate.roleColumns, unknown: candidate.unknown, ...titleFacts(grid, row) };
}

/** School, establishment number and area from the title lines above the header. */
function titleFacts(grid: SheetGrid, headerRow: number): { school: string; establishment: string; area: Area | null } {
  let school = '';
  let establishment = '';
  let area: Area | null = null;
  for (const { row, values } of grid.rows) {
    if (row >= headerRow) break;
    for (const value of values) {
      const text = cellText(value);
      const stated = /\b(?:area|region|zone|weighting)\s*[:=-]?\s*(.{3,40})/i.exec(text)?.[1] ?? (/^(?:inner london|outer london|(?:london )?fringe|rest of england)$/i.test(text) ? text : '');
      area ??= areaIn(stated) ?? null;
      const number = /\b(?:dfe|dfes|dcsf|estab(?:lishment)?)\b\D{0,12}(\d{3}\s?\/?\s?\d{4}|\d{4})\b/i.exec(text);
      if (number !== null && establishment === '') establishment = (number[1] ?? '').replace(/\D/g, '');
      if (school === '' && /\b(school|academy|college|primary|infants?|juniors?|nursery|high)\b/i.test(text) && !/\bschool year\b|\bschools\b/i.test(text)) {
        school = text.replace(/^(name of )?school( name)?\s*[:-]\s*/i, '').replace(/\s*[-,:(]?\s*\b(dfe|dfes|dcsf|estab)\b.*$/i, '').trim();
      }
    }
  }
  return { school, establishment, area };
}
