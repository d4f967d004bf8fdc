/** Staff rows → leading practitioners: rows of their own, and AST rows whose holder moves on 1 September 2013 (LP-4). */
import { dayText, schoolYearOf } from '../../domain/calendar';
import { shortPoundsText, WHOLE, type Fraction, type Pence } from '../../domain/exact';
import type { Problem, Severity } from '../../domain/problem';
import type { Area } from '../../domain/scales';
import type { AstPost } from '../../domain/staff';
import { LAST_DAY_OF_AST_GRADE } from '../../parameters';
import { movedFrom, type PractitionerPay, type PractitionerPost } from '../../projection/leadingPractitioner';
import { FIRST_DAY_OF_PRACTITIONERS, FIRST_PRACTITIONER_YEAR, type PractitionerRange } from '../../rules/leadingPractitioner';
import { cellText, type CellValue, type SheetGrid } from '../port';
import { isBlank, isUnreadable, readArea, readDate, readFte, readMoney, readRole, readShare, type Reading } from '../staff/cells';
import { columnOf, type StaffColumn } from '../staff/columns';
import type { StaffHeader } from '../staff/header';
import { staffRows, type RowReader, type Column } from '../staff/rowReader';
import { TOTAL_WORDS } from '../staff/rowKind';
import { readPractitionerPay, readPractitionerPoints, readPractitionerRange } from './cells';

/** A leading practitioner as the staff list states it: what is planned, and what is checked. */
export interface PractitionerFacts {
  readonly post: PractitionerPost;
  /** `null` where nobody says: then its range cannot be checked. */
  readonly area: Area | null;
  readonly range: PractitionerRange | null;
  readonly points: readonly Pence[] | null;
  /** Whether the holder comes from an AST post. */
  readonly moved: boolean;
  cellOf(about: 'range' | 'points' | 'area'): string | undefined;
  /** The cell that gives the pay of a school year. */
  payCell(year: number): string | undefined;
}

export interface PractitionersReading {
  readonly practitioners: readonly PractitionerFacts[];
  readonly problems: readonly Problem[];
  /** Rows that could not be planned as leading practitioners. */
  readonly leftOut: number;
}

const CHANGE_DAY = dayText(FIRST_DAY_OF_PRACTITIONERS);
const LAST_DAY = dayText(LAST_DAY_OF_AST_GRADE.value);
/** Columns that speak of the AST grade alone: beside a leading practitioner they mean nothing (LP-3). */
const OF_AST_ONLY: readonly StaffColumn[] = [
  'Range', 'Range start', 'New range', 'New range from', 'New point', 'Revert to', 'Retained responsibility', 'Threshold grant lost', 'Transferred allowance',
  'Cover cost', 'Cover days', 'Cover hours', 'Cover FTE', 'Outreach %', 'Outreach pattern', 'Outreach exemption', 'Assessed on', 'AST2 sent on',
];

/** The row's reading, and what can be said of it. */
interface Row {
  readonly reader: RowReader;
  readonly who: string;
  readonly isMover: boolean;
  readonly problems: Problem[];
}

function say({ reader, problems, who }: Row, severity: Severity, rule: string, column: Column, found: string, expected: string, rest: string): void {
  const cell = reader.addressOf(column);
  problems.push({
    severity, rule, sheet: reader.sheet, ...(cell === undefined ? {} : { cell }), post: reader.postId, found, expected,
    message: `${who}: ${cell === undefined ? `row ${String(reader.row)}` : `cell ${cell}`} of “${reader.sheet}” (${column}) holds ${found}; expected ${expected}. ${rest}`,
  });
}

function notPlanned({ isMover }: Row): string {
  return isMover ? `The holder is planned as an AST to ${LAST_DAY}, and not as a leading practitioner: correct the cell and check again.` : 'The row is left out: correct the cell and check again.';
}

/** The fact in the cell, `null` where it is blank, `undefined` with a problem where it cannot be read. */
function factIn<T>(row: Row, column: Column, read: (value: CellValue) => Reading<T>, rule: string, rest: string): T | null | undefined {
  const value = row.reader.cell(column);
  if (isBlank(value)) return null;
  const reading = read(value);
  if (!isUnreadable(reading)) return reading.value;
  say(row, 'error', rule, column, reading.found, reading.expected, rest);
  return undefined;
}

function payColumns(header: StaffHeader): Extract<Column, `LP pay Sept ${number}`>[] {
  return [...header.columns.keys()].filter((column): column is `LP pay Sept ${number}` => column.startsWith('LP pay Sept ')).sort();
}

function septemberOf(column: `LP pay Sept ${number}`): number {
  return Number(column.slice(12));
}

/** Reads the rows below the header. `asts` are the AST posts that could be read; `parts` what each row of a shared post pays for. */
export function readPractitioners(grid: SheetGrid, header: StaffHeader, asts: readonly AstPost[], area: Area | null, partOf: (post: AstPost) => Fraction): PractitionersReading {
  const problems: Problem[] = [];
  const practitioners: PractitionerFacts[] = [];
  const byRow = new Map(asts.map((post) => [post.origin.row, post]));
  const columns: readonly Column[] = ['LP pay', 'LP range', 'LP points', ...payColumns(header)];
  let leftOut = 0;
  for (const { reader } of staffRows(grid, header)) {
    if (reader.continuesPerson) continue;
    const roleCell = reader.roleCell();
    const role = readRole(roleCell);
    const kind = isUnreadable(role) ? 'other' : role.value;
    const ast = byRow.get(reader.row);
    const given = columns.filter((column) => !isBlank(reader.cell(column)));
    if (isNoStaff(reader, roleCell)) continue;
    if (ast === undefined && kind !== 'Leading practitioner') {
      const [first] = given;
      if (first !== undefined && kind !== 'AST') problems.push(strayPay(reader, first, roleCell));
      continue;
    }
    if (ast !== undefined && given.length === 0) continue;
    const here: Row = { reader, who: [reader.text('Forename'), reader.who].filter((part) => part !== '').join(' '), isMover: ast !== undefined, problems };
    const facts = ast === undefined ? ownRow(here, header, area) : movingRow(here, header, ast, partOf(ast));
    problems.push(...reader.problems);
    if (facts === undefined) leftOut += 1;
    else practitioners.push(facts);
  }
  return { practitioners, problems, leftOut };
}

/** Totals, repeated headings and the like. */
function isNoStaff(reader: RowReader, roleCell: CellValue): boolean {
  const name = reader.text('Name') || reader.text('Staff code');
  if (columnOf(cellText(roleCell)) === 'Role' && columnOf(name) !== undefined) return true;
  return isBlank(roleCell) && (name === '' || TOTAL_WORDS.test(name));
}

function strayPay(reader: RowReader, column: Column, roleCell: CellValue): Problem {
  const cell = reader.addressOf(column) ?? '';
  const found = isBlank(roleCell) ? 'no role' : `the role “${cellText(roleCell)}”`;
  return {
    severity: 'question', rule: 'LP-4', sheet: reader.sheet, cell, post: reader.postId, found: `${found} beside ${column}`, expected: 'the role Leading practitioner, or AST for one who becomes one',
    message: `${reader.who}: cell ${cell} of “${reader.sheet}” (${column}) is filled beside ${found}, so it is not used. If it is a leading practitioner, enter the role Leading practitioner; if an AST who becomes one, AST.`,
  };
}

/** The pays of the row by September; `undefined`, with a problem, where they cannot be planned. `first` is the school year of the first day. */
function paysOf(row: Row, header: StaffHeader, first: number): { pays: PractitionerPay[]; cells: Map<number, string | undefined> } | undefined {
  const { reader } = row;
  const byYear = new Map<number, Pence>();
  const cells = new Map<number, string | undefined>();
  let failed = false;
  const rest = notPlanned(row);
  for (const column of ['LP pay', ...payColumns(header)] as const) {
    const year = column === 'LP pay' ? FIRST_PRACTITIONER_YEAR : septemberOf(column);
    if (year < FIRST_PRACTITIONER_YEAR) {
      if (!isBlank(reader.cell(column))) say(row, 'error', 'LP-4', column, `a pay for September ${String(year)}`, `a September from ${String(FIRST_PRACTITIONER_YEAR)} on`, `There were no leading practitioners before ${CHANGE_DAY}, so this pay is not used.`);
      continue;
    }
    const pay = factIn(row, column, readPractitionerPay, 'LP-1', rest);
    if (pay === undefined) failed = true;
    if (pay === undefined || pay === null) continue;
    const before = byYear.get(year);
    if (before !== undefined && before !== pay) {
      say(row, 'error', 'LP-1', column, `${shortPoundsText(pay)} beside the LP pay of ${shortPoundsText(before)}`, `one pay from ${CHANGE_DAY}`, rest);
      failed = true;
    }
    if (before === undefined) {
      byYear.set(year, pay);
      cells.set(year, reader.addressOf(column));
    }
  }
  const pays = [...byYear].map(([year, annual]) => ({ year, annual })).sort((a, b) => a.year - b.year);
  const [earliest] = pays;
  if (!failed && (earliest === undefined || earliest.year > first)) {
    const from = first === FIRST_PRACTITIONER_YEAR ? CHANGE_DAY : `September ${String(first)}`;
    say(row, 'error', 'LP-1', 'LP pay', earliest === undefined ? 'no pay' : `no pay before September ${String(earliest.year)}`, `the yearly full-time pay as a leading practitioner from ${from}`, rest);
    failed = true;
  }
  return failed ? undefined : { pays, cells };
}

/** The range and the points, without what cannot be read: the plan goes on without them. */
function ownScale(row: Row): Pick<PractitionerFacts, 'range' | 'points'> {
  const rest = 'It is not checked; the plan goes on.';
  return {
    range: factIn(row, 'LP range', readPractitionerRange, 'LP-1', rest) ?? null,
    points: factIn(row, 'LP points', readPractitionerPoints, 'LP-2', rest) ?? null,
  };
}

function factsOf(row: Row, post: PractitionerPost, area: Area | null, cells: ReadonlyMap<number, string | undefined>): PractitionerFacts {
  const { reader, isMover } = row;
  const latest = (year: number): number | undefined => [...cells.keys()].filter((each) => each <= year).sort((a, b) => a - b).at(-1);
  return {
    post, area, ...ownScale(row), moved: isMover,
    cellOf: (about) => reader.addressOf(about === 'range' ? 'LP range' : about === 'points' ? 'LP points' : 'Area'),
    payCell: (year) => cells.get(latest(year) ?? FIRST_PRACTITIONER_YEAR),
  };
}

/** An AST who becomes a leading practitioner. */
function movingRow(row: Row, header: StaffHeader, ast: AstPost, part: Fraction): PractitionerFacts | undefined {
  if (ast.end !== null && ast.end < LAST_DAY_OF_AST_GRADE.value) {
    say(row, 'error', 'LP-4', 'End date', dayText(ast.end), `no end, or an end on ${LAST_DAY} or later, for one who moves on ${CHANGE_DAY}`, notPlanned(row));
    return undefined;
  }
  const found = paysOf(row, header, FIRST_PRACTITIONER_YEAR);
  return found === undefined ? undefined : factsOf(row, movedFrom(ast, found.pays, part), ast.area, found.cells);
}

/** A row with the role Leading practitioner. */
function ownRow(row: Row, header: StaffHeader, area: Area | null): PractitionerFacts | undefined {
  const { reader } = row;
  const [start, end] = [reader.read('Start date', readDate, null), reader.read('End date', readDate, null)];
  if (start !== null && start < FIRST_DAY_OF_PRACTITIONERS) {
    say(row, 'question', 'LP-4', 'Start date', dayText(start), `${CHANGE_DAY} or later`, `There were no leading practitioners before: the row is planned from ${CHANGE_DAY}. For an AST who became one, enter the role AST and the pay from then on under LP pay.`);
  }
  const first = Math.max(start ?? FIRST_DAY_OF_PRACTITIONERS, FIRST_DAY_OF_PRACTITIONERS);
  if (end !== null && end < first) {
    say(row, 'error', 'LP-4', 'End date', dayText(end), `a day from ${dayText(first)} on, the first day as a leading practitioner`, notPlanned(row));
    return undefined;
  }
  noteAstColumns(row, header);
  const fte = reader.read<Fraction>('FTE', readFte, WHOLE, 'LP-1');
  const part = reader.read<Fraction>('Share', readShare, WHOLE, 'LP-1');
  const rr = reader.read('R&R', readMoney, 0);
  const ownArea = reader.read<Area | null>('Area', readArea, null, 'LP-1');
  const found = paysOf(row, header, schoolYearOf(first));
  if (found === undefined || reader.failed) return undefined;
  const post: PractitionerPost = {
    id: reader.postId, school: reader.text('School') || header.school, establishment: reader.text('Establishment') || header.establishment,
    holder: [reader.text('Forename'), reader.text('Name')].filter((text) => text !== '').join(' ') || reader.text('Staff code'),
    fte, rr, start: first, end, pays: found.pays, part, sheet: reader.sheet, row: reader.row,
  };
  return factsOf(row, post, ownArea ?? area, found.cells);
}

/** What stands in columns of the AST grade beside a leading practitioner is not looked at, and that is said (LP-3). */
function noteAstColumns(row: Row, header: StaffHeader): void {
  const { reader, who, problems } = row;
  const decisions = [...header.columns.keys()].filter((column) => column.startsWith('Sept '));
  const filled = [...OF_AST_ONLY, ...decisions].filter((column) => !isBlank(reader.cell(column)));
  const [first] = filled;
  if (first === undefined) return;
  const cell = reader.addressOf(first);
  problems.push({
    severity: 'note', rule: 'LP-3', sheet: reader.sheet, ...(cell === undefined ? {} : { cell }), post: reader.postId, found: filled.join(', '), expected: 'nothing of the AST grade beside a leading practitioner',
    message: `${who}: ${filled.length === 1 ? 'the column' : 'the columns'} ${filled.join(', ')} in row ${String(reader.row)} of “${reader.sheet}” ${filled.length === 1 ? 'speaks' : 'speak'} of the AST grade and ${filled.length === 1 ? 'is' : 'are'} not applied to a leading practitioner.`,
  });
}
