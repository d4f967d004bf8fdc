/** Findings on a change of range: what it is for, how far it rises, and that it pays no less (PAY-6, PAY-7). */
import { dayText, schoolYearOf, september1, type Day } from '../../domain/calendar';
import type { RangeChange } from '../../domain/staff';
import { FIRST_POINT, LAST_POINT, MOST_POINTS_A_YEAR, rangeTop } from '../../rules/astPay';
import type { AuditTerms } from '../auditCase';
import type { Finding } from '../finding';
import type { StaffPost } from '../records';
import { aboutPost, yearlyDifference } from './about';

const ast = (point: number): { scale: 'AST'; point: number } => ({ scale: 'AST', point });

function newRangeText({ rangeStart }: RangeChange): string {
  return `${String(rangeStart)}-${String(rangeTop(rangeStart))}`;
}

/**
 * How a change of range stands to a rise of more than two points. higher: it explains the rise. overlapping: the range is a
 * higher one, and the point lies in the old one still, above the first of the new one. none: the range is no higher one.
 */
export type RiseBy = 'higher' | 'overlapping' | 'none';

export function riseBy({ range }: StaffPost['stated'], change: RangeChange, before: number | null, after: number | null): RiseBy {
  if (range === null) return 'higher';
  if (change.rangeStart < range.start) return 'none';
  // Where the point before lies below the range of the list, the list holds the new range already.
  if (change.rangeStart === range.start) return before === null || before < range.start ? 'higher' : 'none';
  // Somebody who moves to a higher range begins on its first point (PAY-4), wherever that lies.
  return after !== null && after > change.rangeStart && after <= range.end ? 'overlapping' : 'higher';
}

/** The most that Septembers from after one day to another may have brought: what was decided, else two points each. */
function mostGained({ stated }: StaffPost, first: number, last: number): number {
  let points = 0;
  for (let year = first; year <= last; year += 1) points += stated.decisions.get(year) ?? MOST_POINTS_A_YEAR;
  return points;
}

/** Whether the point of the row may be that of after the change: the new point, with what Septembers brought since. */
function isDone(staffPost: StaffPost, point: number, newPoint: number, changedOn: Day, on: Day): boolean {
  if (changedOn > on) return point === newPoint;
  return point >= newPoint && point <= newPoint + mostGained(staffPost, schoolYearOf(changedOn) + 1, schoolYearOf(on));
}

function onPoint(terms: AuditTerms, staffPost: StaffPost, change: RangeChange): Finding[] {
  const { stated, post, isVacant } = staffPost;
  const { range, point: before } = stated;
  const { point: after, on } = change;
  if (isVacant || range === null || before === null || after === null || before < FIRST_POINT || before > LAST_POINT) return [];
  if ((post.end !== null && on > post.end) || (post.start !== null && on < post.start) || isDone(staffPost, before, after, on, terms.on)) return [];
  const from = `moves on ${dayText(on)} from point ${String(before)} to point ${String(after)}`;
  const found = `from point ${String(before)} to point ${String(after)} of the range ${newRangeText(change)}`;
  if (after < before) {
    return [aboutPost('rangeChangePaysLess', staffPost, 'New point', {
      found, expected: `point ${String(before)} or above, as the pay before`,
      message: `${from} of the range ${newRangeText(change)}, which is paid less. A change of range never brings a lower salary than before.`,
      ...yearlyDifference(terms, post, ast(before), ast(after), on),
    })];
  }
  const year = schoolYearOf(on);
  // Septembers until the school year of the change may have brought some of the points.
  const rise = after - before - mostGained(staffPost, schoolYearOf(terms.on) + 1, year - 1);
  // A decision of that year above two points is told by itself.
  if (rise <= MOST_POINTS_A_YEAR || (stated.decisions.get(year) ?? 0) > MOST_POINTS_A_YEAR) return [];
  const by = riseBy(stated, change, before, after);
  if (by === 'higher') return [];
  const worth = yearlyDifference(terms, post, ast(after), ast(after - (rise - MOST_POINTS_A_YEAR)), on);
  if (by === 'overlapping') return [overlapping(staffPost, 'New point', found, `${from}, a rise of ${String(rise)} points`, after, worth)];
  return [aboutPost('riseAboveTwo', staffPost, 'New point', {
    found, expected: `at most ${String(MOST_POINTS_A_YEAR)} points in one school year`,
    message: `${from}, a rise of ${String(rise)} points, and the new range ${newRangeText(change)} is no higher than the range ${String(range.start)}-${String(range.end)}. At most ${String(MOST_POINTS_A_YEAR)} points may be gained in one school year, unless the post moves to a higher range.`,
    ...worth,
  })];
}

function overlapping(staffPost: StaffPost, column: string, found: string, what: string, after: number, worth: { amount: number; basis: string } | undefined): Finding {
  const { stated: { range }, post: { rangeChange } } = staffPost;
  const [old, now] = [range === null ? '' : `${String(range.start)}-${String(range.end)}`, rangeChange === null ? '' : newRangeText(rangeChange)];
  return aboutPost('riseInsideOldRange', staffPost, column, {
    found, expected: 'the reason for a point above the first of the new range, or a rise of at most 2 points',
    message: `${what}. The new range ${now} is a higher one, but point ${String(after)} lies in the old range ${old} as well, and above the first point of the new one. A move to a higher range is no rise above two points inside the old range.`,
    ...worth,
  });
}

/** A decision above two points in the school year of a change of range: whether the change explains it. */
export function decisionWithChange(terms: AuditTerms, staffPost: StaffPost, year: number, points: number): { readonly by: RiseBy; readonly findings: readonly Finding[] } {
  const { stated, post } = staffPost;
  const change = post.rangeChange;
  if (change === null || schoolYearOf(change.on) !== year) return { by: 'none', findings: [] };
  const after = change.point ?? stated.point;
  const by = riseBy(stated, change, after === null ? null : after - points, after);
  if (by !== 'overlapping' || after === null) return { by, findings: [] };
  const on = september1(year);
  const worth = yearlyDifference(terms, post, ast(after), ast(after - (points - MOST_POINTS_A_YEAR)), on);
  return { by, findings: [overlapping(staffPost, `Sept ${String(year)}`, `${String(points)} points on ${dayText(on)}`, `rose by ${String(points)} points on ${dayText(on)}, to point ${String(after)}`, after, worth)] };
}

/** Whether a new range with its point begins on the day: then the governing body has decided on the pay of that September (PAY-5). */
export function isDecidedByChange({ post: { rangeChange } }: StaffPost, on: Day): boolean {
  return rangeChange !== null && rangeChange.on === on && rangeChange.point !== null;
}

/** Findings on the change of range of a post. */
export function rangeChangeFindings(terms: AuditTerms, staffPost: StaffPost): Finding[] {
  const change = staffPost.post.rangeChange;
  if (change === null) return [];
  const withoutReason = change.reason !== '' ? [] : [aboutPost('rangeChangeWithoutReason', staffPost, 'New range', {
    found: 'a change of range without a reason', expected: 'the reason in the column “Reason”',
    message: `moves to the range ${newRangeText(change)} on ${dayText(change.on)}, and nothing says why. The demands of the post must have changed substantially.`,
  })];
  return [...withoutReason, ...onPoint(terms, staffPost, change)];
}
