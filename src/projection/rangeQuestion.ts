/** What a governing body asks of a range, and the post and the settings that the plan is asked with (PAY-3, PAY-9). */
import { financialYearOf, firstDayOfFinancialYear, schoolYearOf, type Day } from '../domain/calendar';
import type { Fraction, Pence } from '../domain/exact';
import { AREAS, type Area, type ScalePoint } from '../domain/scales';
import type { AstPost, Decision } from '../domain/staff';
import type { GrantMethod } from '../rules/grant';
import type { UserPay } from '../rules/payBook';
import type { PlanSettings } from './plan';
import { FIRST_PLAN_YEAR, LAST_PLAN_YEAR } from './settings';

/** What the holder earns now: a point of the main or the upper scale, or a full-time yearly amount in pence. */
export type PresentPay = ScalePoint | Pence;

/** What is asked of a range, whichever post it is about. */
export interface RangeTerms {
  readonly area: Area;
  /** The first day in the post; its pay table is used, and its financial year is the first that is modelled. */
  readonly on: Day;
  /** The first point of the range, 1 to 14 (PAY-3). */
  readonly start: number;
  readonly fte: Fraction;
  readonly now: PresentPay;
  /** Nobody stated what the holder earns now: it is then not a point held before (REV-2). */
  readonly nowIsAssumed: boolean;
  /** Cost of cover for a whole year (OUT-5), in pence; `null` for none, or for that of the post of the plan. */
  readonly cover: Pence | null;
  /** What if the post ends on this day; `null` where that is not asked. */
  readonly ends: Day | null;
  /** The point of the upper pay spine chosen for after the post; `null` for the default (REV-2). */
  readonly revertTo: number | null;
}

export interface RangeQuestion extends RangeTerms {
  /** The post of the plan that is asked about; `null` for a new one. */
  readonly post: AstPost | null;
}

/** The financial years that are modelled, where their pay figures are known. */
export const RANGE_YEARS = 3;

/** The post ids of a question about a post that is not in the plan. */
export const NEW_POST = 'new post';

/** A present pay in £ is planned as a point of its own, which no scale has. */
const AMOUNT_POINT: ScalePoint = { scale: 'Main', point: 0 };

/** A new post: funded, filled, and with nothing beside its pay. */
function newPost(question: RangeQuestion): AstPost {
  return {
    id: NEW_POST, school: '', establishment: '', holder: NEW_POST, area: question.area, fte: question.fte, rangeStart: question.start, point: question.start,
    start: question.on, end: null, ending: null, revertTo: null, reference: AMOUNT_POINT, referenceIsAssumed: false, decisions: new Map(),
    rr: 0, allowance: 0, allowanceType: '', retained: 0, thresholdLost: 0, transferred: 0, coverCost: null, cover: null, funding: [], fundingSource: 'SDG', share: null,
    status: 'filled', assessedOn: null, ast2SentOn: null, rangeChange: null, origin: { sheet: '', row: 0, cellOf: () => undefined },
  };
}

/**
 * The post of the question on the range that starts at `start`. On a post's own range it stands as in the plan; on another
 * it begins on the first point (PAY-4). A post that several schools share is modelled as a whole. Cover is modelled as an
 * amount a year: what a teacher appointed for it costs is left out, which `rangeText.coverText` says (OUT-5).
 */
export function postOn(question: RangeQuestion, start: number): AstPost {
  const { area, fte, on, now, nowIsAssumed, cover, post } = question;
  const base = post ?? newPost(question);
  const isOwn = post !== null && post.rangeStart === start;
  const isThere = post !== null && on === firstDayOfFinancialYear(financialYearOf(on)) && (post.start === null || post.start < on);
  return {
    ...base, area, fte, rangeStart: start, point: isOwn ? post.point : start, start: isThere ? post.start : on,
    end: base.end !== null && base.end < on ? null : base.end, rangeChange: isOwn ? post.rangeChange : null,
    reference: typeof now === 'number' ? AMOUNT_POINT : now, referenceIsAssumed: nowIsAssumed, share: null, coverCost: cover ?? base.coverCost, cover: null,
  };
}

/** The question that stands for a post of a plan as it is planned. */
export function questionOf(post: AstPost, { from }: PlanSettings): RangeQuestion {
  const { area, fte, start, rangeStart, reference, referenceIsAssumed, ending, end, revertTo } = post;
  const first = firstDayOfFinancialYear(from);
  return {
    area, fte, on: start === null || start < first ? first : start, start: rangeStart, now: reference, nowIsAssumed: referenceIsAssumed, cover: null,
    ends: ending === 'reverts' ? end : null, revertTo, post,
  };
}

export interface Asked {
  readonly years: number;
  readonly policy: Decision;
  readonly method: GrantMethod;
}

/** The settings of the plan for the years of the question; an amount in £ stays as it is, year after year. */
export function settingsFor({ on, now }: RangeQuestion, settings: PlanSettings, asked: Partial<Asked>): PlanSettings {
  const changed = { ...settings, ...asked, from: financialYearOf(on) };
  if (typeof now !== 'number') return changed;
  const first = schoolYearOf(on) - 1;
  const amounts = AREAS.flatMap((area): UserPay[] =>
    Array.from({ length: changed.years + RANGE_YEARS }, (_, after) => ({ area, ...AMOUNT_POINT, year: first + after, annual: now, sheet: 'the question' })),
  );
  return { ...changed, userPay: [...settings.userPay, ...amounts] };
}

/** Whether on-costs are known for the year of the date. */
export function isWithinPlans(on: Day): boolean {
  const year = financialYearOf(on);
  return year >= FIRST_PLAN_YEAR && year <= LAST_PLAN_YEAR;
}

/** Whether the figure is that of a present pay given in £, which is no point of a pay table. */
export function isAmountPoint(point: ScalePoint): boolean {
  return point.scale === AMOUNT_POINT.scale && point.point === AMOUNT_POINT.point;
}
