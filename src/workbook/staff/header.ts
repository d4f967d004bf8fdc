/** Finds the header row of a staff sheet, and which column of the sheet stands for what. */
import type { Area } from '../../domain/scales';
import { dayText } from '../../domain/calendar';
import { cellText, columnLetters, isDateCell, isErrorCell, type CellRange, type CellValue, type GridRow, type SheetGrid } from '../port';
import { areaIn } from './cells';
import { columnOf, isLesserHeading, isOwnName, normalHeader, NOT_READ, type DecisionColumn, type HeaderMapping, type StaffColumn } from './columns';

/** The header stands somewhere in the first rows. */
export const HEADER_ROWS = 20;

type Meaning = StaffColumn | DecisionColumn;

/**
 * How a heading was understood. name: it is the column's own name. usual: another usual name of it. yours: the user said.
 * twice: its meaning is taken by another heading. notRead: the user said so. unknown: not recognised.
 */
export type HeadingMatch = 'name' | 'usual' | 'yours' | 'twice' | 'notRead' | 'unknown';

export interface Heading {
  readonly text: string;
  /** The column of the sheet, from 1. */
  readonly at: number;
  readonly column: Meaning | null;
  readonly match: HeadingMatch;
}

export interface StaffHeader {
  readonly row: number;
  /** The last row that may hold staff, where the user named a table or a range; else `null`. */
  readonly lastRow: number | null;
  /** The totals rows of the table, which are no staff. */
  readonly totals: { readonly from: number; readonly to: number } | null;
  /** All columns that say something of the role: job title and grade, say. */
  readonly roleColumns: readonly number[];
  /** Column of the sheet, from 1, by what it stands for. */
  readonly columns: ReadonlyMap<Meaning, number>;
  /** Every heading of the row, and how it was understood. */
  readonly headings: readonly Heading[];
  /** What title lines above the header say. */
  readonly school: string;
  readonly establishment: string;
  readonly area: Area | null;
}

interface Candidate {
  readonly roleColumns: number[];
  readonly columns: Map<Meaning, number>;
  readonly headings: Heading[];
}

function headingText(value: CellValue): string {
  return isDateCell(value) ? dayText(value.day) : cellText(value);
}

function matchRow(row: GridRow, mapping: HeaderMapping, within: CellRange | null): Candidate {
  const columns = new Map<Meaning, number>();
  const headings: Heading[] = [];
  const roleColumns: number[] = [];
  const mapped = new Map([...mapping].map(([header, column]) => [normalHeader(header), column]));
  row.values.forEach((value, index) => {
    const at = index + 1;
    if (within !== null && (at < within.firstColumn || at > within.lastColumn)) return;
    const text = headingText(value);
    if (text === '' || isErrorCell(value)) return;
    const said = mapped.get(normalHeader(text));
    if (said === NOT_READ) {
      headings.push({ text, at, column: null, match: 'notRead' });
      return;
    }
    const meaning = said ?? columnOf(text);
    if (meaning === undefined) {
      headings.push({ text, at, column: null, match: 'unknown' });
      return;
    }
    if (meaning === 'Role') roleColumns.push(at);
    const before = headings.findIndex((heading) => heading.column === meaning && heading.match === 'usual' && isLesserHeading(heading.text));
    const givenUp = headings[before];
    if (givenUp !== undefined && columns.get(meaning) === givenUp.at && said === undefined && !isLesserHeading(text)) {
      headings[before] = { ...givenUp, match: 'twice' };
      columns.delete(meaning);
    }
    const taken = columns.has(meaning) && (meaning === 'Role' || said === undefined);
    if (!taken) columns.set(meaning, at);
    const understood: HeadingMatch = said !== undefined ? 'yours' : isOwnName(text, meaning) ? 'name' : 'usual';
    headings.push({ text, at, column: meaning, match: taken && meaning !== 'Role' ? 'twice' : understood });
  });
  return { columns, headings, roleColumns };
}

/** A staff sheet names its people, and says a point or a role. */
function isStaffHeader({ columns }: Candidate): boolean {
  const names = columns.has('Name') || columns.has('Staff code');
  const pay = columns.has('Point') || columns.has('Role');
  return names && pay && columns.size >= 3;
}

interface Found {
  readonly candidate: Candidate;
  readonly row: number;
  readonly totals: StaffHeader['totals'];
}

function totalsOf({ range, totalsRows }: SheetGrid['tables'][number]): StaffHeader['totals'] {
  return totalsRows === 0 ? null : { from: range.lastRow - totalsRows + 1, to: range.lastRow };
}

function inTables(grid: SheetGrid, mapping: HeaderMapping): Found | undefined {
  let best: Found | undefined;
  for (const table of grid.tables) {
    const row = grid.rows.find((entry) => entry.row === table.range.firstRow);
    if (row === undefined) continue;
    const candidate = matchRow(row, mapping, table.range);
    if (isStaffHeader(candidate) && candidate.columns.size > (best?.candidate.columns.size ?? 0)) best = { candidate, row: row.row, totals: totalsOf(table) };
  }
  return best;
}

/** The rows in which a header is looked for: the first of the sheet, or of the part that the user named. */
function* headerRows(grid: SheetGrid, within: CellRange | null): Generator<GridRow> {
  const first = within?.firstRow ?? 1;
  for (const row of grid.rows) {
    if (row.row >= first + HEADER_ROWS || row.row > (within?.lastRow ?? Infinity)) return;
    if (row.row >= first) yield row;
  }
}

function isSameStart(a: CellRange, b: CellRange): boolean {
  return a.firstRow === b.firstRow && a.firstColumn === b.firstColumn && a.lastRow === b.lastRow;
}

function inRows(grid: SheetGrid, mapping: HeaderMapping, within: CellRange | null): Found | undefined {
  const table = within === null ? undefined : grid.tables.find(({ range }) => isSameStart(range, within));
  const totals = table === undefined ? null : totalsOf(table);
  let best: Found | undefined;
  for (const row of headerRows(grid, within)) {
    const candidate = matchRow(row, mapping, within);
    if (isStaffHeader(candidate) && candidate.columns.size > (best?.candidate.columns.size ?? 0)) best = { candidate, row: row.row, totals };
  }
  return best;
}

/**
 * The header of the sheet, or of the part of it that the user named; `undefined` where none of its first rows reads like
 * one. An Excel table's own header row is looked at first; a table also says which of its rows are totals.
 */
export function findHeader(grid: SheetGrid, mapping: HeaderMapping = new Map(), within: CellRange | null = null): StaffHeader | undefined {
  const best = within === null ? (inTables(grid, mapping) ?? inRows(grid, mapping, null)) : inRows(grid, mapping, within);
  if (best === undefined) return undefined;
  const { row, totals, candidate } = best;
  return { row, totals, lastRow: within?.lastRow ?? null, ...candidate, ...titleFacts(grid, row) };
}

/** The headings of a row, and how they were understood. */
export interface Headings {
  readonly row: number;
  readonly headings: readonly Heading[];
}

/** Where no header was recognised: the row that looks most like one, so that the user can say what its headings mean. */
export function likelyHeadings(grid: SheetGrid, mapping: HeaderMapping, within: CellRange | null): Headings | undefined {
  let best: (Headings & { score: number }) | undefined;
  for (const row of headerRows(grid, within)) {
    const { headings } = matchRow(row, mapping, within);
    const texts = row.values.filter((value) => typeof value === 'string' && /[a-z]/i.test(value)).length;
    const score = texts + 10 * headings.filter(({ column }) => column !== null).length;
    if (headings.length > 1 && score > (best?.score ?? 0)) best = { row: row.row, headings, score };
  }
  return best;
}

/** The letters of a heading's column, as the user sees them. */
export function headingColumn({ at }: Heading): string {
  return columnLetters(at);
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
