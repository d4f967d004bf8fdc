/** Staff rows → AST posts, what was assumed about them, and what could not be used. */
import { fractionText, WHOLE, type Fraction } from '../../domain/exact';
import type { Day } from '../../domain/calendar';
import type { Problem } from '../../domain/problem';
import { scalePointText, type Area, type ScalePoint } from '../../domain/scales';
import type { AstPost, Decision, Origin, PostField, RangeChange } from '../../domain/staff';
import type { Work } from '../../domain/work';
import { FIRST_POINT, isInRange, isRangeStart, LAST_POINT, LAST_RANGE_START, rangeTop } from '../../rules/astPay';
import { cellAddress, type SheetGrid } from '../port';
import {
  ASSUMED_REFERENCE, isBlank, isUnreadable, readArea, readAssessed, readAst2Sent, readDate, readDecision, readEnding, readFte, readFundingSource, readMoney,
  readPoint, readRange, readReference, readShare, readStatus, readUpperPoint, type PointText,
} from './cells';
import type { StaffColumn } from './columns';
import type { StaffHeader } from './header';
import { readCover } from './readCover';
import { rowKind } from './rowKind';
import { staffRows, type Column, type RowReader } from './rowReader';
import { reportTwins } from './twins';

/** Something taken for granted about one row, to be said beside it. */
export interface RowAssumption {
  readonly post: string;
  readonly sheet: string;
  readonly row: number;
  readonly text: string;
  readonly value: string;
}

export interface StaffReading {
  readonly sheet: string;
  readonly posts: readonly AstPost[];
  readonly problems: readonly Problem[];
  readonly assumptions: readonly RowAssumption[];
  /** Staff rows that are not AST. */
  readonly otherStaff: number;
  /** AST rows that could not be used. */
  readonly leftOut: number;
}

export interface StaffOptions {
  /** The area of rows that name none; `null` where nobody said. */
  readonly area: Area | null;
  /** The first September that the plan decides on, as a year: decisions before it are of no account. */
  readonly firstSeptember: number;
  /** The first day of the plan: the day of which the points in the sheet are. */
  readonly firstDay: Day;
  /** How the user says the area of a whole sheet, to end “in a column, in a title line, or …”. */
  readonly wayToSayArea: string;
  /** Posts of which a list of funding says who pays: they need no share here. */
  readonly fundedByList?: ReadonlySet<string>;
  /** Told of every staff row. */
  readonly seen?: (row: SeenRow) => void;
}

/** A staff row as it was read: of an AST what could be read of the post, whether it can be planned or not. */
export interface SeenRow {
  readonly reader: RowReader;
  /** staff: no AST. unusable: an AST, or none, whose role and point contradict each other. */
  readonly kind: 'AST' | 'staff' | 'unusable';
  readonly post: AstPost | undefined;
}

/** The columns that a post's facts are read from. */
const COLUMN_OF_FIELD: Readonly<Partial<Record<PostField, StaffColumn>>> = {
  point: 'Point', rangeStart: 'Range', area: 'Area', fte: 'FTE', start: 'Start date', end: 'End date', revertTo: 'Revert to',
  reference: 'Reference point', allowance: 'Allowance', share: 'Share', status: 'Status', fundingSource: 'Funding source',
  assessedOn: 'Assessed on', ast2SentOn: 'AST2 sent on', rangeChange: 'New range', coverPoint: 'Cover point',
};

/** Reads the rows below the header. Every AST row that cannot be used is a problem with its cell; the rest are posts. */
export function* readStaff(grid: SheetGrid, header: StaffHeader, options: StaffOptions): Work<StaffReading> {
  const posts: AstPost[] = [];
  const problems: Problem[] = [];
  const assumptions: RowAssumption[] = [];
  const passedOver: number[] = [];
  let otherStaff = 0;
  let leftOut = 0;
  for (const { reader, values } of staffRows(grid, header)) {
    yield;
    const kind = rowKind(reader, values, header);
    if (kind === 'blank') continue;
    if (kind === 'total' || kind === 'text' || kind === 'header') {
      passedOver.push(reader.row);
      continue;
    }
    if (kind === 'staff') {
      otherStaff += 1;
      options.seen?.({ reader, kind, post: undefined });
      continue;
    }
    const post = kind === 'unusable' ? undefined : readPost(reader, header, options, assumptions);
    options.seen?.({ reader, kind, post });
    problems.push(...reader.problems);
    if (post === undefined || reader.failed) leftOut += 1;
    else posts.push(post);
  }
  if (passedOver.length > 0) {
    const shown = passedOver.slice(0, 12).map(String).join(', ') + (passedOver.length > 12 ? ', …' : '');
    problems.push({
      severity: 'note',
      sheet: grid.name,
      found: `${String(passedOver.length)} rows that name no role and no point`,
      expected: 'staff rows',
      message: `“${grid.name}”: ${passedOver.length === 1 ? 'row' : 'rows'} ${shown} ${passedOver.length === 1 ? 'was' : 'were'} passed over as totals, headings or notes, or because ${passedOver.length === 1 ? 'it names' : 'they name'} no role and no point.`,
    });
  }
  const twins = reportTwins(posts);
  problems.push(...twins);
  return { sheet: grid.name, posts, problems, assumptions, otherStaff, leftOut };
}

/** The facts of an AST row. Where the reader failed, defaults stand for what could not be read, and the post cannot be planned. */
function readPost(reader: RowReader, header: StaffHeader, options: StaffOptions, assumptions: RowAssumption[]): AstPost {
  const forename = reader.text('Forename');
  const surname = reader.text('Name');
  const holder = [forename, surname].filter((part) => part !== '').join(' ') || reader.text('Staff code');
  const id = reader.postId;
  const assume = (text: string, value: string): void => {
    assumptions.push({ post: id, sheet: reader.sheet, row: reader.row, text, value });
  };

  const point = astPoint(reader);
  const area = areaOf(reader, header, options);
  const start = reader.read('Start date', readDate, null);
  const end = reader.read('End date', readDate, null);
  if (start !== null && end !== null && end < start) {
    reader.fail('End date', 'an end before the start', 'an end date on or after the start date');
  }
  const rangeChange = rangeChangeOf(reader);
  const firstDay = Math.max(options.firstDay, start ?? -Infinity);
  const inNewRange = rangeChange !== null && rangeChange.on <= firstDay && point !== undefined && isInRange(point, rangeChange.rangeStart);
  const rangeStart = point === undefined ? undefined : rangeOf(reader, point, inNewRange, assume);
  if (start === null) assume('in post throughout, because no start date is given', 'no start date');
  const reference = referenceOf(reader, assume);
  const fte = reader.read<Fraction>('FTE', readFte, WHOLE, 'PAY-12');
  const decisions = decisionsOf(reader, header, options);
  const share = reader.read<Fraction | null>('Share', readShare, null, 'FUND-11');
  const statedSource = reader.read('Funding source', readFundingSource, null, 'FUND-11');
  const isShared = share !== null && (share.numerator !== share.denominator || statedSource === 'Group');
  if (isShared && statedSource === null) assume('a group post, because a share is given', `share ${fractionText(share)}`);
  if (statedSource === 'Group' && share === null && options.fundedByList?.has(id) !== true) {
    reader.fail('Share', 'no share', 'this school’s share of a group post, such as 0.5, or the shares of its schools in a list of funding', undefined, 'FUND-11');
  }
  if (holder === '') {
    reader.problems.push({
      severity: 'question', sheet: reader.sheet, cell: reader.addressOf('Name') ?? reader.addressOf('Staff code') ?? cellAddress(reader.row, 1), post: id, found: 'an AST without a name', expected: 'the name of the holder',
      message: `Post ${id} in row ${String(reader.row)} of “${reader.sheet}” is planned without a name. If it is filled, enter the holder.`,
    });
  }
  const ending = reader.read('On ending', readEnding, null);
  const post: AstPost = {
    id,
    school: reader.text('School') || header.school,
    establishment: reader.text('Establishment') || header.establishment,
    holder,
    area: area ?? 'Rest',
    fte,
    rangeStart: rangeStart ?? FIRST_POINT,
    point: point ?? FIRST_POINT,
    start,
    end,
    ending,
    revertTo: reader.read('Revert to', readUpperPoint, null, 'REV-1'),
    ...reference,
    decisions,
    ...amountsOf(reader),
    allowanceType: reader.text('Allowance type'),
    funding: [], fundingSource: statedSource ?? (isShared ? 'Group' : 'SDG'),
    share: isShared ? share : null,
    status: reader.read('Status', readStatus, 'paid', 'FUND-7'),
    assessedOn: reader.read('Assessed on', readAssessed, null, 'PAY-11'),
    ast2SentOn: reader.read('AST2 sent on', readAst2Sent, null, 'FUND-7'),
    rangeChange,
    origin: originOf(reader),
  };
  return movedAllowance(post);
}

function originOf(reader: RowReader): Origin {
  return {
    sheet: reader.sheet,
    row: reader.row,
    cellOf(field) {
      if (field.startsWith('decision ')) return reader.addressOf(`Sept ${Number(field.slice(9))}`);
      const column = COLUMN_OF_FIELD[field];
      if (column === undefined) return undefined;
      return reader.addressOf(column) ?? (column === 'Range' ? reader.addressOf('Range start') : undefined);
    },
  };
}

/** The point on the AST pay spine, or a problem. */
function astPoint(reader: RowReader): number | undefined {
  const pointCell = reader.cell('Point');
  const inRole = isBlank(pointCell) ? readPoint(reader.roleCell()) : undefined;
  const expected = `a point of the AST pay spine, ${String(FIRST_POINT)} to ${String(LAST_POINT)}, such as AST 7`;
  if (isBlank(pointCell)) {
    if (inRole !== undefined && !isUnreadable(inRole) && inRole.value.scale === 'AST') return checkedPoint(reader, 'Role', inRole.value, expected);
    reader.fail('Point', 'no point', expected, undefined, 'PAY-2');
    return undefined;
  }
  const reading = readPoint(pointCell);
  if (isUnreadable(reading)) {
    reader.fail('Point', reading.found, expected, undefined, 'PAY-2');
    return undefined;
  }
  return checkedPoint(reader, 'Point', reading.value, expected);
}

function checkedPoint(reader: RowReader, column: Column, { point }: PointText, expected: string): number | undefined {
  if (point >= FIRST_POINT && point <= LAST_POINT) return point;
  reader.fail(column, `point ${String(point)}`, expected, undefined, 'PAY-2');
  return undefined;
}

/** The start of the range, from either column; the range that starts at the point where neither says one. */
function rangeOf(reader: RowReader, point: number, inNewRange: boolean, assume: (text: string, value: string) => void): number | undefined {
  const range = reader.read('Range', readRange, null, 'PAY-3');
  const stated = range?.start ?? startOf(reader, 'Range start');
  if (reader.failed) return undefined;
  const column: Column = range === null ? 'Range start' : 'Range';
  if (stated === null) {
    const start = Math.min(point, LAST_RANGE_START);
    assume(
      start === point
        ? `planned on the range that starts at its point, because no range is given`
        : `planned on the highest range, because no range is given and no range starts at point ${String(point)}`,
      `range ${rangeText(start)}`,
    );
    return start;
  }
  if (range !== null && range.end - range.start !== 4) {
    reader.fail('Range', `the range ${String(range.start)}-${String(range.end)}, of ${String(range.end - range.start + 1)} points`, 'a range of five consecutive points, such as 11-15', undefined, 'PAY-3');
    return undefined;
  }
  if (!isRangeStart(stated)) {
    reader.fail(column, `a range that starts on ${String(stated)}`, `a range of five points inside the spine, so a start from ${String(FIRST_POINT)} to ${String(LAST_RANGE_START)}`, undefined, 'PAY-3');
    return undefined;
  }
  const alsoStated = range === null ? null : startOf(reader, 'Range start');
  if (alsoStated !== null && alsoStated !== stated) {
    reader.fail('Range start', `${String(alsoStated)} beside the range ${rangeText(stated)}`, 'the first point of the range, or nothing', undefined, 'PAY-3');
    return undefined;
  }
  if (!isInRange(point, stated) && !inNewRange) {
    reader.fail('Point', `point ${String(point)} outside the range ${rangeText(stated)}`, `a point from ${String(stated)} to ${String(rangeTop(stated))}, or another range`, undefined, 'PAY-3');
    return undefined;
  }
  return stated;
}

function rangeText(start: number): string {
  return `${String(start)}-${String(rangeTop(start))}`;
}

function startOf(reader: RowReader, column: Column): number | null {
  const reading = reader.read<PointText | null>(column, readPoint, null, 'PAY-3');
  if (reading !== null && reading.scale !== undefined && reading.scale !== 'AST') {
    reader.fail(column, `“${reader.text(column)}”`, `a point of the AST pay spine, ${String(FIRST_POINT)} to ${String(LAST_POINT)}`, undefined, 'PAY-3');
    return null;
  }
  return reading === null ? null : reading.point;
}

function areaOf(reader: RowReader, header: StaffHeader, options: StaffOptions): Area | undefined {
  const own = reader.read('Area', readArea, null, 'PAY-1');
  const area = own ?? options.area ?? header.area;
  if (area === null && !reader.failed) {
    reader.fail('Area', 'no area', `an area: Rest, Fringe, Outer or Inner (in a column, in a title line, or ${options.wayToSayArea})`, undefined, 'PAY-1');
  }
  return area ?? undefined;
}

function referenceOf(reader: RowReader, assume: (text: string, value: string) => void): { reference: ScalePoint; referenceIsAssumed: boolean } {
  const stated = reader.read<ScalePoint | null>('Reference point', readReference, null, 'PAY-9');
  if (stated !== null) return { reference: stated, referenceIsAssumed: false };
  const assumed = scalePointText(ASSUMED_REFERENCE);
  if (!reader.failed) assume(`compared with ${assumed}, because no reference point is given`, assumed);
  return { reference: ASSUMED_REFERENCE, referenceIsAssumed: true };
}

function decisionsOf(reader: RowReader, header: StaffHeader, options: StaffOptions): Map<number, Decision> {
  const decisions = new Map<number, Decision>();
  for (const column of header.columns.keys()) {
    if (!column.startsWith('Sept ')) continue;
    const year = Number(column.slice(5));
    if (year < options.firstSeptember) continue;
    const decision = reader.read<Decision | null>(column, readDecision, null, 'PAY-6');
    if (decision !== null) decisions.set(year, decision);
  }
  return decisions;
}

function amountsOf(reader: RowReader): Pick<AstPost, 'rr' | 'allowance' | 'retained' | 'thresholdLost' | 'transferred' | 'coverCost' | 'cover'> {
  return {
    rr: reader.read('R&R', readMoney, 0),
    allowance: reader.read('Allowance', readMoney, 0),
    retained: reader.read('Retained responsibility', readMoney, 0),
    thresholdLost: reader.read('Threshold grant lost', readMoney, 0),
    transferred: reader.read('Transferred allowance', readMoney, 0),
    ...readCover(reader),
  };
}

/** An allowance whose type says recruitment or retention is an R&R incentive, which an AST may have (PAY-8). */
function movedAllowance(post: AstPost): AstPost {
  if (post.allowance === 0 || !/recruit|retention|\br ?& ?r\b|\brr\b/i.test(post.allowanceType)) return post;
  return { ...post, rr: post.rr + post.allowance, allowance: 0 };
}

function rangeChangeOf(reader: RowReader): RangeChange | null {
  const range = reader.read('New range', readRange, null, 'PAY-7');
  const on = reader.read('New range from', readDate, null, 'PAY-7');
  const point = startOf(reader, 'New point');
  if (range === null && on === null) return null;
  if (range === null || on === null) {
    if (!reader.failed) reader.fail(range === null ? 'New range' : 'New range from', 'no value', 'both a new range and the date it holds from', undefined, 'PAY-7');
    return null;
  }
  if (range.end - range.start !== 4 || !isRangeStart(range.start)) {
    reader.fail('New range', `the range ${String(range.start)}-${String(range.end)}`, 'a range of five consecutive points inside the spine, such as 11-15', undefined, 'PAY-3');
    return null;
  }
  if (point !== null && !isInRange(point, range.start)) {
    reader.fail('New point', `point ${String(point)}`, `a point of the new range ${rangeText(range.start)}`, undefined, 'PAY-3');
    return null;
  }
  return { on, rangeStart: range.start, point, reason: reader.text('Reason') };
}
