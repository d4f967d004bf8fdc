/**
 * What a range costs, year by year: by the plan itself, of a post that stands for the question. All fourteen ranges are
 * planned together, so that they can be set side by side and searched.
 */
import { financialYearOf, type FinancialYear } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import type { Decision } from '../domain/staff';
import { FIRST_POINT, LAST_RANGE_START } from '../rules/astPay';
import { GRANT_METHODS, type GrantMethod } from '../rules/grant';
import type { AskedPay, MissingPay } from '../rules/payBook';
import type { Plan, PlanSettings, PostYear } from './plan';
import { planPosts } from './planPosts';
import { isWithinPlans, postOn, RANGE_YEARS, settingsFor, type RangeQuestion } from './rangeQuestion';

/** A financial year of the post, with the grant by either method: all else is the same in both. */
export interface RangeYear {
  readonly average: PostYear;
  readonly actual: PostYear;
}

export const POLICIES: readonly Decision[] = [0, 1, 2];
export const RANGE_STARTS: readonly number[] = Array.from({ length: LAST_RANGE_START }, (_, index) => FIRST_POINT + index);

export interface RangeCosts {
  /** Up to three years from that of the date: as many as there are pay figures for. */
  readonly years: readonly FinancialYear[];
  /** The first figure that is missing for the years that are not there; `null` where all three are. */
  readonly missing: MissingPay | null;
  /** The years of the range that starts there; `undefined` where a pay figure for it is missing. */
  of(policy: Decision, start: number): readonly RangeYear[] | undefined;
  readonly payUsed: readonly AskedPay[];
  /** Cost of cover of a whole year that the costs count (OUT-5), in pence; `null` where nobody gave one. */
  readonly cover: Pence | null;
}

/** What the school pays over the years together; below nought, the grant brings more than is spent. Pence. */
export function schoolPays(years: readonly RangeYear[], method: GrantMethod): Pence {
  return years.reduce((sum, year) => sum + year[method].netCost, 0);
}

type Plans = ReadonlyMap<Decision, Readonly<Record<GrantMethod, Plan>>>;

function plansOf(question: RangeQuestion, settings: PlanSettings, years: number): Plans {
  const posts = RANGE_STARTS.map((start) => postOn(question, start));
  const planned = (policy: Decision, method: GrantMethod): Plan => planPosts(posts, settingsFor(question, settings, { years, policy, method }));
  return new Map(POLICIES.map((policy) => [policy, { average: planned(policy, 'average'), actual: planned(policy, 'actual') }]));
}

/** The fourteen ranges of the question, under each policy and by each method of the grant. */
export function rangeCosts(question: RangeQuestion, settings: PlanSettings): RangeCosts {
  const first = financialYearOf(question.on);
  const { coverCost: cover } = postOn(question, question.start);
  let missing: MissingPay | null = null;
  for (let years = isWithinPlans(question.on) ? RANGE_YEARS : 0; years > 0; years -= 1) {
    const plans = plansOf(question, settings, years);
    const all = [...plans.values()];
    if (all.every(({ average }) => average.posts.length > 0)) {
      const byPolicy = new Map([...plans].map(([policy, both]) => [policy, yearsByStart(both)]));
      return {
        years: Array.from({ length: years }, (_, after) => first + after), missing,
        of: (policy, start) => byPolicy.get(policy)?.get(start),
        payUsed: all.flatMap((both) => GRANT_METHODS.flatMap((method) => both[method].payUsed)), cover,
      };
    }
    missing ??= all.flatMap(({ average }) => average.missing)[0] ?? null;
  }
  return { years: [], missing, of: () => undefined, payUsed: [], cover };
}

function yearsByStart({ average, actual }: Readonly<Record<GrantMethod, Plan>>): Map<number, RangeYear[]> {
  const ofActual = new Map(actual.posts.map(({ post, years }) => [post.rangeStart, years]));
  return new Map(average.posts.map(({ post, years }) => [
    post.rangeStart,
    years.flatMap((year, index): RangeYear[] => {
      const other = ofActual.get(post.rangeStart)?.[index];
      return other === undefined ? [] : [{ average: year, actual: other }];
    }),
  ]));
}

/** The highest start of range for which the condition holds; `null` where it holds for none. Every one is looked at. */
function highestStart(costs: RangeCosts, policy: Decision, holds: (years: readonly RangeYear[]) => boolean): number | null {
  return RANGE_STARTS.filter((start) => {
    const years = costs.of(policy, start);
    return years !== undefined && years.length > 0 && holds(years);
  }).at(-1) ?? null;
}

export interface Search {
  readonly policy: Decision;
  readonly method: GrantMethod;
  /** The highest start that does; `null` where none does. */
  readonly start: number | null;
}

/** The highest range for which the school pays nothing over the modelled years taken together. */
export function breakEven(costs: RangeCosts, policy: Decision, method: GrantMethod): Search {
  return { policy, method, start: highestStart(costs, policy, (years) => schoolPays(years, method) <= 0) };
}

export interface GoalSeek extends Search {
  readonly most: Pence;
  /** The most that the school pays in any one year: on the range found, or where none was found on the cheapest. */
  readonly highest: Pence | null;
  /** How many ranges do, of how many that could be worked out. */
  readonly found: number;
  readonly looked: number;
}

/** The most that the school pays in any one of the years. Pence. */
export function dearestYear(years: readonly RangeYear[], method: GrantMethod): Pence {
  return Math.max(...years.map((year) => year[method].netCost));
}

/** The highest range for which the school pays at most so much in each modelled year: each of the fourteen is tried. */
export function goalSeek(costs: RangeCosts, policy: Decision, method: GrantMethod, most: Pence): GoalSeek {
  const start = highestStart(costs, policy, (years) => dearestYear(years, method) <= most);
  const dearest = RANGE_STARTS.flatMap((at) => {
    const years = costs.of(policy, at);
    return years === undefined || years.length === 0 ? [] : [{ at, amount: dearestYear(years, method) }];
  });
  const shown = start === null ? dearest.reduce<number | null>((least, { amount }) => (least === null || amount < least ? amount : least), null)
    : (dearest.find(({ at }) => at === start)?.amount ?? null);
  return { policy, method, start, most, highest: shown, found: dearest.filter(({ amount }) => amount <= most).length, looked: dearest.length };
}
