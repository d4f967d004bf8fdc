/** A post as it stands on a later day: what a plan that begins then must be told to give the same figures. */
import { financialYearOf, september1, type Day } from '../domain/calendar';
import type { AstPost } from '../domain/staff';
import type { PayBook } from '../rules/payBook';
import { pointsWithoutEnd } from './payPath';
import type { PlanSettings } from './plan';

/**
 * The post with the point, the range and the pending change of range of the day, and with the decisions of later Septembers
 * only: planned from that day on it has the figures that it has in the plan of the settings (PAY-4 to PAY-7). A post that
 * begins after the day keeps its point.
 */
export function postAsAt(post: AstPost, settings: PlanSettings, day: Day, book: PayBook): AstPost {
  const decisions = new Map([...post.decisions].filter(([year]) => september1(year) > day));
  if (post.start !== null && post.start > day) return { ...post, decisions };
  const { first, events } = pointsWithoutEnd(post, { ...settings, years: financialYearOf(day) - settings.from + 1 }, book);
  const point = events.filter(({ on }) => on <= day).at(-1)?.after ?? first;
  const change = post.rangeChange;
  const isDone = change !== null && change.on <= day;
  return { ...post, decisions, point, ...(isDone ? { rangeStart: change.rangeStart, rangeChange: null } : {}) };
}
