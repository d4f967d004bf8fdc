/** Who pays for a post on which days, where its funding changes over time (FUND-11). */
import { PARTS_OF_MONTH, type Day } from '../domain/calendar';
import { roundProduct, WHOLE, type Pence } from '../domain/exact';
import type { AstPost, FundingPayer, FundingSource } from '../domain/staff';
import { bringsGrant, isGrantFunded } from '../rules/grant';
import type { YearRates } from './accrual';
import type { PaySegment } from './payPath';

/** Days, both ends included, for which one source pays. */
export interface FundedDays {
  readonly from: Day;
  readonly to: Day;
  readonly source: FundingSource;
  readonly payers: readonly FundingPayer[];
}

/** Who pays for a post that brings no grant, to end “the post is …”. */
export function paidByText({ funding, fundingSource }: AstPost): string {
  return funding.length === 0 ? `paid for by: ${fundingSource}` : 'paid for by others than the grant, as the list of funding says';
}

/** The days from one to another, both included, by who pays for the post; what no period covers is paid as the staff list says. */
export function fundedDays(post: AstPost, from: Day, to: Day): FundedDays[] {
  const rest = { source: post.fundingSource, payers: [{ school: '', share: WHOLE }] };
  const days: FundedDays[] = [];
  let day = from;
  for (const period of post.funding) {
    const [first, last] = [Math.max(period.from ?? day, day), Math.min(period.to ?? to, to)];
    if (first > last) continue;
    if (first > day) days.push({ from: day, to: first - 1, ...rest });
    days.push({ from: first, to: last, source: period.source, payers: period.payers });
    day = last + 1;
  }
  if (day <= to) days.push({ from: day, to, ...rest });
  return days;
}

/** Months live on the path from one day to another within the year, both included, × {@link PARTS_OF_MONTH}. */
export function partsLiveWithin(path: readonly PaySegment[], { monthStarts }: YearRates, from: Day, to: Day): number {
  let parts = 0;
  for (let month = 0; month + 1 < monthStarts.length; month += 1) {
    const [first, next] = [monthStarts[month] ?? 0, monthStarts[month + 1] ?? 0];
    let days = 0;
    for (const segment of path) if (segment.live) days += Math.max(0, Math.min(segment.to, to, next - 1) - Math.max(segment.from, from, first) + 1);
    parts += days * (PARTS_OF_MONTH / (next - first));
  }
  return parts;
}

/** The days of the year on which grant is counted on (FUND-11); none while the post is only planned (FUND-7). */
function grantDays(post: AstPost, { monthStarts }: YearRates): FundedDays[] {
  if (post.status === 'planned') return [];
  return fundedDays(post, monthStarts[0] ?? 0, (monthStarts.at(-1) ?? 0) - 1).filter(({ source }) => bringsGrant(source));
}

/** Months live in the year in which a source pays that brings grant, × {@link PARTS_OF_MONTH} (FUND-11). */
export function partsFunded(post: AstPost, path: readonly PaySegment[], rates: YearRates, partsLive: number): number {
  if (post.funding.length === 0) return isGrantFunded(post) ? partsLive : 0;
  return grantDays(post, rates).reduce((sum, { from, to }) => sum + partsLiveWithin(path, rates, from, to), 0);
}

/** The same up to the end of each month of the year: twelve entries. */
export function fundedSoFar(post: AstPost, path: readonly PaySegment[], rates: YearRates, into: number[]): void {
  const days = grantDays(post, rates);
  for (let month = 0; month < into.length; month += 1) {
    const last = (rates.monthStarts[month + 1] ?? 0) - 1;
    into[month] = days.reduce((sum, { from, to }) => sum + partsLiveWithin(path, rates, from, Math.min(to, last)), 0);
  }
}

/** What falls to the months in which grant is counted on, of an amount for the months live. */
export function partOfMonths(amount: Pence, funded: number, partsLive: number): Pence {
  return funded === partsLive ? amount : roundProduct(amount, funded, 1, partsLive);
}
