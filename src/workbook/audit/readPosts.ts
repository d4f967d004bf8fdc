/** Staff rows → the posts of an audit, with what the cells say that a plan could not use, and the teachers of each school. */
import type { Area, ScalePoint } from '../../domain/scales';
import { WHOLE, type Fraction } from '../../domain/exact';
import type { Day } from '../../domain/calendar';
import type { Problem } from '../../domain/problem';
import type { Work } from '../../domain/work';
import { NO_AREA, personKey, type AssessedRow, type OtherTeacher, type Place, type SchoolMention, type StaffCount, type StaffPost, type Stated } from '../../audit';
import { cellText, type CellValue, type SheetGrid } from '../port';
import { isBlank, isUnreadable, readDate, readFte, readPoint, readRange, readRole, readStatus, type Reading } from '../staff/cells';
import type { StaffHeader } from '../staff/header';
import { withAllowanceOfCell } from './allowanceCell';
import { namesTraining, readQualification } from './qualification';
import { assessedRow, isVacantName, saysNoName } from './staffFacts';
import { readStaff, type SeenRow } from '../staff/readStaff';
import { mergedValues, RowReader, type Column } from '../staff/rowReader';
import { outreachIn } from './outreachCells';

export interface PostsReading {
  readonly posts: readonly StaffPost[];
  readonly others: readonly OtherTeacher[];
  readonly counts: readonly StaffCount[];
  readonly assessed: readonly AssessedRow[];
  /** Of rows that say too little to be a post, and of the sheet. */
  readonly problems: readonly Problem[];
  /** Staff rows, those that could not be read among them. */
  readonly rows: number;
}

export interface PostsOptions {
  /** The workbook, where several are read; else empty. */
  readonly book: string;
  /** The area of rows that name none; `null` where nobody said. */
  readonly area: Area | null;
  /** The school of rows that name none: that of the file, where there is one for each school. */
  readonly school: string;
  /** Its number, where the file’s name has one; else empty. */
  readonly establishment: string;
  readonly wayToSayArea: string;
}

function placeOf(reader: RowReader, book: string): Place {
  return { book, sheet: reader.sheet, row: reader.row, cellOf: (column) => reader.addressOf(column as Column) };
}

/** What the cell says, where it can be read; no problem where it cannot. */
function quietly<T>(value: CellValue, read: (value: CellValue) => Reading<T>): T | null {
  if (isBlank(value)) return null;
  const reading = read(value);
  return isUnreadable(reading) ? null : reading.value;
}

/** Any whole number of points: more than two is a finding, not a slip of reading. */
function pointsIn(value: CellValue): number | null {
  const match = /^\+?(\d{1,2})(?:\s*points?)?$/i.exec(cellText(value));
  return match === null ? null : Number(match[1]);
}

function statedIn(reader: RowReader, septembers: readonly number[]): Stated {
  const pointCell = reader.cell('Point');
  const point = quietly(isBlank(pointCell) ? reader.roleCell() : pointCell, readPoint);
  const range = quietly(reader.cell('Range'), readRange);
  const start = quietly(reader.cell('Range start'), readPoint);
  const back = quietly(reader.cell('Revert to'), readPoint);
  const decisions = new Map<number, number>();
  for (const year of septembers) {
    const value = reader.cell(`Sept ${year}`);
    const points = isBlank(value) ? null : pointsIn(value);
    if (points !== null) decisions.set(year, points);
  }
  return {
    point: point !== null && (point.scale ?? 'AST') === 'AST' ? point.point : null,
    range: range ?? (start === null ? null : { start: start.point, end: start.point + 4 }),
    decisions, septembers,
    revertTo: back?.scale === undefined ? null : { scale: back.scale, point: back.point },
  };
}

function qualificationIn(reader: RowReader, header: StaffHeader): StaffPost['qualification'] {
  const value = reader.cell('Qualification');
  if (isBlank(value)) return null;
  const reading = readQualification(value, header.headings.find(({ column }) => column === 'Qualification')?.text ?? '');
  if (!isUnreadable(reading)) return reading.value;
  return namesTraining(value) ? 'training' : 'other';
}

/** Whether nobody says the pay area, and whether that is all that the row lacks. */
function noAreaIn(reader: RowReader, header: StaffHeader, area: Area | null): Pick<StaffPost, 'noArea'> {
  if (area !== null || header.area !== null || !isBlank(reader.cell('Area'))) return {};
  return { noArea: { isOnlyFault: reader.problems.every(({ severity, found }) => severity !== 'error' || found === NO_AREA) } };
}

function staffPostIn({ reader, post: read }: SeenRow, header: StaffHeader, septembers: readonly number[], { book, area, ...file }: PostsOptions): StaffPost | undefined {
  if (read === undefined) return undefined;
  const { post, cell: allowanceCell } = withAllowanceOfCell(reader, read);
  const stated = statedIn(reader, septembers);
  const named = post.school === '' && post.establishment === '' ? { ...post, school: file.school, establishment: file.establishment } : post;
  const holder = holderIn(reader);
  const isVacant = isVacantName(holder) || (saysNoName(holder) && reader.text('Staff code') === '');
  // A decision above two, a strange range or point, and a return to the main scale are findings of their own; a vacant post has no point.
  const problems = reader.problems.filter(({ severity, cell, found }) => severity === 'error' && (cell === undefined || cell !== allowanceCell) && !(isVacant && found === 'no point') && !isStatedElsewhere(reader, stated, cell, septembers));
  const qualificationText = reader.text('Qualification');
  const outreach = outreachIn(reader);
  return {
    kind: 'post', post: named, isWhole: !reader.failed || (allowanceCell !== undefined && reader.problems.every(({ severity, cell }) => severity !== 'error' || cell === allowanceCell)), stated, isVacant,
    status: quietly(reader.cell('Status'), readStatus), staffCode: reader.text('Staff code'), reason: reader.text('Reason'),
    ...outreach, qualification: qualificationIn(reader, header), qualificationText, problems: [...problems, ...outreach.problems], ...noAreaIn(reader, header, area), place: placeOf(reader, book),
  };
}

/** Cells that a finding on the stated facts speaks of. */
function isStatedElsewhere(reader: RowReader, stated: Stated, cell: string | undefined, septembers: readonly number[]): boolean {
  if (cell === undefined) return false;
  if (cell === reader.addressOf('Range') || cell === reader.addressOf('Range start')) return stated.range !== null;
  if (cell === reader.addressOf('Point')) return stated.point !== null;
  if (cell === reader.addressOf('Revert to')) return stated.revertTo?.scale === 'Main';
  return septembers.some((year) => cell === reader.addressOf(`Sept ${year}`) && stated.decisions.has(year));
}

function scaleOf(reader: RowReader): ScalePoint | null {
  const value = reader.cell('Point');
  const point = quietly(isBlank(value) ? reader.roleCell() : value, readPoint);
  return point?.scale === undefined ? null : { scale: point.scale, point: point.point };
}

function isTeacher(reader: RowReader): boolean {
  const role = quietly(reader.roleCell(), readRole);
  return (role !== null && role !== 'other') || scaleOf(reader) !== null;
}

/** The school of a row: its own, else that of the title lines, else that of the file. */
function schoolOf(reader: RowReader, header: StaffHeader, file: SchoolMention): SchoolMention {
  const [school, establishment] = [reader.text('School') || header.school, reader.text('Establishment') || header.establishment];
  return school === '' && establishment === '' ? { school: file.school, establishment: file.establishment } : { school, establishment };
}

function otherTeacherIn(reader: RowReader, header: StaffHeader, { book, area, ...file }: PostsOptions): OtherTeacher | undefined {
  const point = scaleOf(reader);
  if (point === null) return undefined;
  return {
    name: holderIn(reader), staffCode: reader.text('Staff code'),
    ...schoolOf(reader, header, file), point,
    area: area ?? header.area, fte: quietly<Fraction>(reader.cell('FTE'), readFte) ?? WHOLE,
    start: quietly<Day>(reader.cell('Start date'), readDate), end: quietly<Day>(reader.cell('End date'), readDate), place: placeOf(reader, book),
  };
}

/** How rows of a sheet name their schools, in few words: so many rows name the same. */
class Counts {
  private readonly schools = new Map<string, { school: string; establishment: string; teachers: number }>();

  add({ school, establishment }: SchoolMention): void {
    const key = `${establishment}\u0001${school}`;
    const found = this.schools.get(key);
    if (found === undefined) this.schools.set(key, { school, establishment, teachers: 1 });
    else found.teachers += 1;
  }

  all(): StaffCount[] {
    return [...this.schools.values()];
  }
}

/** Reads the posts of a staff sheet. Of the other staff only those are kept whose name an AST post that ended has. */
export function* readPosts(grid: SheetGrid, header: StaffHeader, options: PostsOptions): Work<PostsReading> {
  const septembers = [...header.columns.keys()].flatMap((column) => (column.startsWith('Sept ') ? [Number(column.slice(5))] : [])).sort((a, b) => a - b);
  const posts: StaffPost[] = [];
  const assessed: AssessedRow[] = [];
  const problems: Problem[] = [];
  const counts = new Counts();
  const others: number[] = [];
  let rows = 0;
  const seen = (row: SeenRow): void => {
    rows += 1;
    const { reader } = row;
    if (row.kind !== 'staff' || isTeacher(reader)) counts.add(schoolOf(reader, header, options));
    if (row.kind === 'unusable') problems.push(...reader.problems);
    if (row.kind === 'staff') {
      const assessedWithout = header.columns.has('Assessed on') ? assessedRow(reader, header, false, options.area, options.book) : null;
      if (assessedWithout !== null) assessed.push(assessedWithout);
      others.push(reader.row);
      return;
    }
    const staffPost = staffPostIn(row, header, septembers, options);
    if (staffPost !== undefined) posts.push(staffPost);
  };
  const reading = yield* readStaff(grid, header, { area: options.area ?? header.area, firstSeptember: 0, firstDay: 0, wayToSayArea: options.wayToSayArea, seen });
  problems.push(...reading.problems.filter(({ severity }) => severity === 'note'));
  const kept = yield* keptTeachers(grid, header, options, posts, others);
  return { posts, others: kept, counts: counts.all(), assessed, problems, rows };
}

function holderIn(reader: RowReader): string {
  return [reader.text('Forename'), reader.text('Name')].filter((part) => part !== '').join(' ');
}

/** The other staff who may be the holders of posts that ended; `rows` are those of other staff, in the order of the sheet. */
function* keptTeachers(grid: SheetGrid, header: StaffHeader, options: PostsOptions, posts: readonly StaffPost[], rows: readonly number[]): Work<OtherTeacher[]> {
  const people = new Set<string>();
  for (const { post, isVacant } of posts) if (!isVacant && post.end !== null) people.add(personKey(post.holder));
  people.delete('');
  if (people.size === 0) return [];
  // One who left may be written shorter now: the staff code is the same.
  const codes = new Set(posts.flatMap(({ post, staffCode }) => (post.end === null || staffCode === '' ? [] : [staffCode.toLowerCase()])));
  const kept: OtherTeacher[] = [];
  const merged = mergedValues(grid, header);
  let next = 0;
  for (const { row, values } of grid.rows) {
    if (row !== rows[next]) continue;
    next += 1;
    yield;
    const reader = new RowReader(grid.name, header, row, values, merged);
    // Of many thousands few are asked for more than their name and code.
    if (!people.has(personKey(holderIn(reader))) && !codes.has(reader.text('Staff code').toLowerCase())) continue;
    const teacher = otherTeacherIn(reader, header, options);
    if (teacher !== undefined) kept.push(teacher);
  }
  return kept;
}
