/** The path of a post through the plan: stretches of days over which its pay does not change. */
import {
  firstDayOfFinancialYear, lastDayOfFinancialYear, schoolYearOf, september1, type Day,
} from '../domain/calendar';
import type { Pence } from '../domain/exact';
import type { AstPost, Decision } from '../domain/staff';
import { daysOfService, firstDayOnSpine, isInRange, nextPoint, pointInNewRange } from '../rules/astPay';
import { isMissing, type MissingPay, type PayBook } from '../rules/payBook';
import { reversion, type Reversion } from '../rules/reversion';
import type { PlanSettings } from './plan';

/** A stretch of days, both ends employed, with one yearly full-time pay. Pence. */
export interface PaySegment {
  readonly from: Day;
  readonly to: Day;
  /** Paid on the AST spine: false while the assessment is still to come (PAY-11). */
  readonly live: boolean;
  readonly point: number;
  readonly annual: Pence;
  /** The same without the points gained by progression since the path begins: `annual` where none were. */
  readonly ungained: Pence;
  readonly referenceAnnual: Pence;
}

/** What a September or a range change did to the point, for the explanation and the questions. */
export interface PointEvent {
  readonly on: Day;
  readonly kind: 'decision' | 'policy' | 'tooShort' | 'range';
  readonly before: number;
  readonly after: number;
  readonly decision: Decision;
}

export interface PayPath {
  readonly segments: PaySegment[];
  readonly events: PointEvent[];
  readonly missing: MissingPay[];
}

/** The days of the plan on which the post is filled, or `undefined` where there are none. */
function daysInPlan(post: AstPost, settings: PlanSettings): { from: Day; to: Day } | undefined {
  const from = Math.max(firstDayOfFinancialYear(settings.from), post.start ?? -Infinity);
  const to = Math.min(lastDayOfFinancialYear(settings.from + settings.years - 1), post.end ?? Infinity);
  return from <= to ? { from, to } : undefined;
}

/**
 * The range and the point on a day from which the post is planned. The point of the staff sheet is that of this day: where
 * a change of range came before it and the point already lies in the new range, the change is done (PAY-7).
 */
function rangeOn(post: Pick<AstPost, 'point' | 'rangeStart' | 'rangeChange'>, day: Day): { rangeStart: number; point: number } {
  const { point, rangeStart, rangeChange: change } = post;
  if (change === null || change.on > day) return { rangeStart, point };
  return { rangeStart: change.rangeStart, point: isInRange(point, change.rangeStart) ? point : pointInNewRange(point, change.rangeStart, change.point) };
}

/**
 * The point of the post on each stretch of the plan: each 1 September a decision, else the policy (PAY-5, PAY-6), after
 * at least the least service; a range change on its date (PAY-7), after that day's progression; the reference scale
 * until the assessment (PAY-11). Pay is looked up for each stretch; a figure that does not exist is in `missing`.
 */
export function payPath(post: AstPost, settings: PlanSettings, book: PayBook): PayPath {
  const path: PayPath = { segments: [], events: [], missing: [] };
  const days = daysInPlan(post, settings);
  if (days === undefined) return path;
  const spineStart = firstDayOnSpine(post);
  const leastDays = settings.leastWeeks * 7;
  let day = days.from;
  let { rangeStart, point } = rangeOn(post, day);
  let gained = 0;
  const change = post.rangeChange;
  while (day <= days.to) {
    const schoolYear = schoolYearOf(day);
    const live = spineStart !== 'never' && (spineStart === null || day >= spineStart);
    if (day === september1(schoolYear) && day > days.from && live) {
      const decided = post.decisions.get(schoolYear);
      const decision = decided ?? settings.policy;
      const served = daysOfService(spineStart, schoolYear);
      const after = served >= leastDays ? nextPoint(point, decision, rangeStart) : point;
      const kind = served < leastDays ? 'tooShort' : decided === undefined ? 'policy' : 'decision';
      path.events.push({ on: day, kind, before: point, after, decision });
      gained += after - point;
      point = after;
    }
    if (change !== null && day === change.on && day > days.from) {
      const after = pointInNewRange(point, change.rangeStart, change.point);
      path.events.push({ on: day, kind: 'range', before: point, after, decision: 0 });
      point = after;
      rangeStart = change.rangeStart;
    }
    let next = Math.min(september1(schoolYear + 1), days.to + 1);
    if (change !== null && change.on > day) next = Math.min(next, change.on);
    if (typeof spineStart === 'number' && spineStart > day) next = Math.min(next, spineStart);
    addSegment(path, post, book, { from: day, to: next - 1, live, point, gained }, schoolYear);
    day = next;
  }
  return path;
}

/**
 * The points of the post as if it did not end: on the first day that it is planned from, and after everything that befell
 * it up to the 1 September after the plan (PAY-4 to PAY-7).
 */
export function pointsWithoutEnd(post: AstPost, settings: PlanSettings, book: PayBook): { readonly first: number; readonly events: readonly PointEvent[] } {
  const { point: first } = rangeOn(post, Math.max(firstDayOfFinancialYear(settings.from), post.start ?? -Infinity));
  const { events } = payPath({ ...post, end: null }, { ...settings, years: settings.years + 1 }, book);
  return { first, events: events.filter(({ on }) => on < september1(settings.from + settings.years)) };
}

function addSegment(
  path: PayPath,
  post: AstPost,
  book: PayBook,
  stretch: { from: Day; to: Day; live: boolean; point: number; gained: number },
  schoolYear: number,
): void {
  const reference = book.find(post.area, post.reference.scale, post.reference.point, schoolYear);
  const own = stretch.live ? book.find(post.area, 'AST', stretch.point, schoolYear) : reference;
  if (isMissing(reference)) path.missing.push(reference);
  if (own !== reference && isMissing(own)) path.missing.push(own);
  if (isMissing(reference) || isMissing(own)) return;
  path.segments.push({
    from: stretch.from, to: stretch.to, live: stretch.live, point: stretch.point, annual: own.value,
    ungained: stretch.live && stretch.gained > 0 ? ungainedPay(post, book, stretch.point - stretch.gained, schoolYear) ?? own.value : own.value,
    referenceAnnual: reference.value,
  });
}

/** The pay of the point without what was gained; `undefined` where a table of the user's own lacks it: then no progression is shown. */
function ungainedPay(post: AstPost, book: PayBook, point: number, schoolYear: number): Pence | undefined {
  const figure = book.find(post.area, 'AST', point, schoolYear);
  return isMissing(figure) ? undefined : figure.value;
}

/** Where the holder of the post reverts to. A reference point that nobody stated is not a point held (REV-2). */
export function reversionOf(post: AstPost): Reversion {
  return reversion(post.revertTo, post.referenceIsAssumed ? null : post.reference);
}

/** Whether the holder was on the AST spine and returns to the upper pay spine before the plan ends (REV-1). */
export function revertsInPlan(post: AstPost, settings: PlanSettings): boolean {
  if (post.end === null || post.ending !== 'reverts' || post.end < firstDayOfFinancialYear(settings.from)) return false;
  const spineStart = firstDayOnSpine(post);
  return spineStart !== 'never' && (spineStart === null || spineStart <= post.end);
}

const NO_PATH: PayPath = { segments: [], events: [], missing: [] };

/** The path of the holder on the upper pay spine after the post has ended and reverted (REV-1, REV-2). */
export function reversionPath(post: AstPost, settings: PlanSettings, book: PayBook): PayPath {
  if (!revertsInPlan(post, settings) || post.end === null) return NO_PATH;
  const path: PayPath = { segments: [], events: [], missing: [] };
  const { point } = reversionOf(post).to;
  const last = lastDayOfFinancialYear(settings.from + settings.years - 1);
  let day = Math.max(post.end + 1, firstDayOfFinancialYear(settings.from));
  while (day <= last) {
    const schoolYear = schoolYearOf(day);
    const next = Math.min(september1(schoolYear + 1), last + 1);
    const upper = book.find(post.area, 'Upper', point, schoolYear);
    if (isMissing(upper)) path.missing.push(upper);
    else path.segments.push({ from: day, to: next - 1, live: false, point, annual: upper.value, ungained: upper.value, referenceAnnual: 0 });
    day = next;
  }
  return path;
}
