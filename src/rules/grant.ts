/** The grant for AST posts (FUND-1 to FUND-11). */
import { PARTS_OF_MONTH, type Day, type FinancialYear, type MonthIndex } from '../domain/calendar';
import { roundHalfUpBig, roundProduct, splitByLargestRemainder, type Fraction, type Pence } from '../domain/exact';
import type { AstPost, FundingSource } from '../domain/staff';
import { COORDINATION_MINIMUM, COORDINATION_PER_POST } from '../parameters';
import { arrivalOf, STREAM_ARRIVALS, STREAM_NAMES, type StreamArrival } from './streamArrival';

/** average: so much a post (FUND-1). actual: outreach in full, and the salary cost that is eligible (FUND-3). */
export const GRANT_METHODS = ['average', 'actual'] as const;
export type GrantMethod = (typeof GRANT_METHODS)[number];

/** What a full-time post brings in a year, in pence (FUND-1). */
export interface GrantModel {
  readonly outreach: Pence;
  readonly salary: Pence;
}

export interface GrantParts {
  readonly outreach: Pence;
  readonly salary: Pence;
}

/** Whether the source counts on grant: the school and the local formula do not (FUND-11). */
export function bringsGrant(source: FundingSource): boolean {
  return source === 'SDG' || source === 'Group';
}

/** Whether the plan counts on grant for the post where no period says otherwise: not while it is planned (FUND-7), nor where others pay (FUND-11). */
export function isGrantFunded(post: Pick<AstPost, 'status' | 'fundingSource'>): boolean {
  return post.status !== 'planned' && bringsGrant(post.fundingSource);
}

/** A yearly amount × FTE × months live ÷ 12, rounded to the penny. `partsLive` is months live × {@link PARTS_OF_MONTH}. */
export function forMonthsLive(annual: Pence, fte: Fraction, partsLive: number): Pence {
  return roundProduct(annual, fte.numerator, partsLive, 12 * fte.denominator * PARTS_OF_MONTH);
}

/** The grant by the average cost of a post: the whole is rounded, then split between outreach and salary (FUND-1). */
export function averageGrant(model: GrantModel, fte: Fraction, partsLive: number): GrantParts {
  const whole = forMonthsLive(model.outreach + model.salary, fte, partsLive);
  if (whole === 0) return { outreach: 0, salary: 0 };
  // Of two parts, the first rounded half up and the rest is the split by largest remainder.
  const outreach = roundProduct(whole, model.outreach, 1, model.outreach + model.salary);
  return { outreach, salary: whole - outreach };
}

/**
 * The salary cost that the grant may cover: the additional salary without what retained responsibilities account for
 * (FUND-4), the threshold grant lost, and the allowance transferred to another teacher (FUND-3). Pence.
 */
export function eligibleSalary(additional: Pence, retained: Pence, thresholdLost: Pence, transferred: Pence): Pence {
  return Math.max(0, additional - retained) + thresholdLost + transferred;
}

/** The grant by actual cost: the full outreach amount and the eligible salary cost (FUND-3). */
export function actualGrant(model: GrantModel, fte: Fraction, partsLive: number, eligible: Pence): GrantParts {
  return { outreach: forMonthsLive(model.outreach, fte, partsLive), salary: eligible };
}

/** What the authority receives to co-ordinate outreach: £300 a post and at least £5,000 (FUND-2). Pence. */
export function coordination(posts: number): Pence {
  return Math.max(COORDINATION_MINIMUM.value, COORDINATION_PER_POST.value * posts);
}

/** An authority's entitlement for the posts live on 1 April, counted as posts, not FTE (FUND-6). Pence. */
export function entitlement(model: GrantModel, postsOnFirstApril: number): Pence {
  return (model.outreach + model.salary) * postsOnFirstApril;
}

/** A year's grant in its four streams, May, September, December and March, which add up to it exactly (FUND-8). */
export function streams(
  year: FinancialYear,
  grant: Pence,
  shares: readonly number[],
  arrivals: readonly StreamArrival[] = STREAM_ARRIVALS,
): { name: string; month: MonthIndex; on: Day | null; amount: Pence }[] {
  const amounts = splitByLargestRemainder(grant, shares);
  return arrivals.map((arrival, index) => ({ name: STREAM_NAMES[index] ?? '', ...arrivalOf(year, arrival), amount: amounts[index] ?? 0 }));
}

/** The share of teachers who hold an AST post, beside the guidance's reference lines of 1%, 3% and 5% (FUND-10). */
export function shareOfTeachers(posts: number, teachers: number): { posts: number; teachers: number; referenceLines: readonly number[] } {
  return { posts, teachers, referenceLines: [1, 3, 5] };
}

/**
 * The whole grant by the average cost of a post for a number of months that may be any fraction, rounded once (FUND-1).
 * Pence.
 */
export function averageGrantForMonths(model: GrantModel, fte: Fraction, months: Fraction): Pence {
  const numerator = BigInt(model.outreach + model.salary) * BigInt(fte.numerator) * BigInt(months.numerator);
  return roundHalfUpBig(numerator, 12n * BigInt(fte.denominator) * BigInt(months.denominator));
}
