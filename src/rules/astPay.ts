/** Pay within the range of an AST post (PAY-3 to PAY-7, PAY-11). */
import { september1, type Day } from '../domain/calendar';
import type { AstPost, Decision } from '../domain/staff';
import { LAST_POINTS } from './payBook';

/** The AST pay spine has points 1 to 18 (PAY-2). */
export const FIRST_POINT = 1;
export const LAST_POINT = LAST_POINTS.AST;

/** A range is five consecutive points (PAY-3), so it starts on 1 to 14. */
export const RANGE_LENGTH = 5;
export const LAST_RANGE_START = LAST_POINT - RANGE_LENGTH + 1;

/** At most two points in any one school year (PAY-6). */
export const MOST_POINTS_A_YEAR = 2;

/** The top of the range that starts at `rangeStart` (PAY-3). */
export function rangeTop(rangeStart: number): number {
  return rangeStart + RANGE_LENGTH - 1;
}

/** Whether five points fit on the spine from here (PAY-3). */
export function isRangeStart(point: number): boolean {
  return Number.isInteger(point) && point >= FIRST_POINT && point <= LAST_RANGE_START;
}

/** Whether the point lies in the range that starts at `rangeStart` (PAY-3). */
export function isInRange(point: number, rangeStart: number): boolean {
  return Number.isInteger(point) && point >= rangeStart && point <= rangeTop(rangeStart);
}

/** The point after a September's decision: never past the top of the range (PAY-6). */
export function nextPoint(point: number, decision: Decision, rangeStart: number): number {
  return Math.max(point, Math.min(point + decision, rangeTop(rangeStart)));
}

/** The point after a move to another range: the one given, else its first, and never less than before (PAY-7). */
export function pointInNewRange(point: number, newStart: number, given: number | null): number {
  return Math.max(point, given ?? newStart);
}

/** The first day on which the holder may be paid on the AST pay spine, or `null` for as long as anybody knows (PAY-11). */
export function firstDayOnSpine(post: Pick<AstPost, 'start' | 'assessedOn'>): Day | 'never' | null {
  if (post.assessedOn === 'not yet') return 'never';
  if (post.assessedOn === null) return post.start;
  return post.start === null ? post.assessedOn : Math.max(post.start, post.assessedOn);
}

/**
 * Days on the AST pay spine in the school year that ends on 31 August of `year`, both ends counted: what the least
 * service for a September's progression is measured by. `firstDay` is `null` for in post throughout.
 */
export function daysOfService(firstDay: Day | null, year: number): number {
  const first = Math.max(firstDay ?? -Infinity, september1(year - 1));
  return Math.max(0, september1(year) - first);
}
