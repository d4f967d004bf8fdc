/** Who pays for each post, source by source and school by school, as the funding changes over time (FUND-11). */
import { dayText, financialYearText, PARTS_OF_MONTH, type Day, type FinancialYear } from '../domain/calendar';
import { commonDenominator, fractionText, poundsText, splitByLargestRemainder, type Fraction, type Pence } from '../domain/exact';
import type { Step } from '../domain/figure';
import { finish, type Work } from '../domain/work';
import type { AstPost, FundingSource } from '../domain/staff';
import { bringsGrant } from '../rules/grant';
import { fundedDays, partsLiveWithin } from './fundingPeriods';
import { payPath } from './payPath';
import type { Check, Plan, PostYear } from './plan';
import { bookOf, ratesOf } from './planPosts';
import { costOf, referenceCostOf } from './yearCost';

/** One payer of a post on some days of a financial year. Amounts in pence. */
export interface SourceRow {
  readonly post: AstPost;
  /** The place of the post's row in the plan, from 0. */
  readonly postAt: number;
  readonly year: FinancialYear;
  readonly from: Day;
  readonly to: Day;
  readonly source: FundingSource;
  /** Who pays what no grant covers: a school, or the local formula. */
  readonly payer: string;
  readonly share: Fraction;
  /** Months live on these days × PARTS_OF_MONTH, or months in the post where none of the year is live. */
  readonly parts: number;
  /** Months live on these days up to the end of each month of the year × PARTS_OF_MONTH; empty where no list says who pays for the post. */
  readonly partsTo: readonly number[];
  readonly cost: Pence;
  /** What the holder would cost if not an AST. */
  readonly reference: Pence;
  readonly grant: Pence;
  /** cost − reference − grant. */
  readonly pays: Pence;
}

/** What one payer pays for all its posts in a year. Pence. */
export interface PayerYear {
  readonly payer: string;
  readonly year: FinancialYear;
  readonly posts: number;
  readonly cost: Pence;
  readonly reference: Pence;
  readonly grant: Pence;
  readonly pays: Pence;
}

export const LOCAL_FORMULA = 'Local formula';

/** Whether more than the school with its grant pays for some post. */
export function hasSources({ posts }: Pick<Plan, 'posts'>): boolean {
  return posts.some(({ post }) => post.funding.length > 0 || post.fundingSource !== 'SDG' || post.share !== null);
}

export function payerOf(source: FundingSource, school: string, post: AstPost): string {
  if (source === 'Local formula') return LOCAL_FORMULA;
  return school !== '' ? school : post.school !== '' ? post.school : 'The school';
}

type Days = Omit<SourceRow, 'cost' | 'reference' | 'grant' | 'pays'>;

/**
 * Every post's year split between those who pay for it: cost and reference cost by the months live of their days × their
 * share, the grant by the same among the sources that bring grant. Each split adds up to the plan's figure to the penny.
 */
export function fundingSources(plan: Pick<Plan, 'posts' | 'settings'>): SourceRow[] {
  return finish(fundingSourcesInPieces(plan));
}

/** The same in pieces, a post at a time. */
export function* fundingSourcesInPieces({ posts, settings }: Pick<Plan, 'posts' | 'settings'>): Work<SourceRow[]> {
  const [rates, book] = [ratesOf(settings), bookOf(settings)];
  const rows: SourceRow[] = [];
  for (const [postAt, planned] of posts.entries()) {
    yield;
    const { segments } = payPath(planned.post, settings, book);
    const inPost = segments.map((segment) => ({ ...segment, live: true }));
    for (const [index, year] of planned.years.entries()) {
      const ofYear = rates[index];
      if (ofYear === undefined) continue;
      const path = year.partsLive === 0 ? inPost : segments;
      const [first = 0, ...monthEnds] = ofYear.monthStarts;
      const ends = planned.post.funding.length === 0 ? [] : monthEnds;
      const days = fundedDays(planned.post, first, (monthEnds.at(-1) ?? 0) - 1).flatMap(({ from, to, source, payers }) => {
        const parts = partsLiveWithin(path, ofYear, from, to);
        const partsTo = ends.map((end) => partsLiveWithin(segments, ofYear, from, Math.min(to, end - 1)));
        return payers.map(({ school, share }): Days => ({ post: planned.post, postAt, year: year.year, from, to, source, payer: payerOf(source, school, planned.post), share, parts, partsTo }));
      });
      rows.push(...split(days, year));
    }
  }
  return rows;
}

function split(days: readonly Days[], year: PostYear): SourceRow[] {
  if (costOf(year) === 0) return days.map((entry): SourceRow => ({ ...entry, cost: 0, reference: 0, grant: 0, pays: 0 }));
  const common = commonDenominator(days.map(({ share }) => share));
  const weights = days.map(({ parts, share }) => parts * share.numerator * (common / share.denominator));
  const ofGrant = weights.map((weight, index) => (bringsGrant(days[index]?.source ?? 'School') ? weight : 0));
  const [costs, references] = [splitByLargestRemainder(costOf(year), weights), splitByLargestRemainder(referenceCostOf(year), weights)];
  const grants = year.grant === 0 ? [] : splitByLargestRemainder(year.grant, ofGrant);
  return days.map((entry, index): SourceRow => {
    const [cost, reference, grant] = [costs[index] ?? 0, references[index] ?? 0, grants[index] ?? 0];
    return { ...entry, cost, reference, grant, pays: cost - reference - grant };
  });
}

/** The view of those who pay: each payer's posts together, year by year, in the order in which payers first appear. */
export function payersOf(rows: readonly SourceRow[]): PayerYear[] {
  const names = new Map<string, string>();
  const byPayer = new Map<string, Map<FinancialYear, { posts: Set<string>; cost: Pence; reference: Pence; grant: Pence; pays: Pence }>>();
  for (const { payer: named, year, post, parts, cost, reference, grant, pays } of rows) {
    // A spreadsheet makes no difference between capitals and small letters.
    const payer = names.get(named.toLowerCase()) ?? named;
    names.set(named.toLowerCase(), payer);
    const years = byPayer.get(payer) ?? new Map<FinancialYear, never>();
    byPayer.set(payer, years);
    const sum = years.get(year) ?? { posts: new Set<string>(), cost: 0, reference: 0, grant: 0, pays: 0 };
    years.set(year, { posts: parts === 0 ? sum.posts : sum.posts.add(post.id), cost: sum.cost + cost, reference: sum.reference + reference, grant: sum.grant + grant, pays: sum.pays + pays });
  }
  return [...byPayer].flatMap(([payer, years]) => [...years].sort(([a], [b]) => a - b).map(([year, { posts, ...amounts }]) => ({ payer, year, posts: posts.size, ...amounts })));
}

/** The view of the posts and that of the payers agree with what the plan leaves to pay, year by year: differences in pence that must be 0. */
export function sourceChecks({ totals }: Pick<Plan, 'totals'>, rows: readonly SourceRow[]): Check[] {
  const payers = payersOf(rows);
  return totals.map(({ year, netCost }) => {
    const byPost = rows.filter((row) => row.year === year).reduce((sum, { pays }) => sum + pays, 0);
    const byPayer = payers.filter((row) => row.year === year).reduce((sum, { pays }) => sum + pays, 0);
    return {
      kind: 'sources', year, name: `${financialYearText(year)}: what all sources pay is what the plan leaves to pay`, rule: 'FUND-11',
      difference: Math.abs(byPost - netCost) + Math.abs(byPayer - netCost),
      working: `Post by post ${poundsText(byPost)}, payer by payer ${poundsText(byPayer)}; the plan leaves ${poundsText(netCost)}`,
    };
  });
}

/** The steps behind what one payer pays of a post. */
export function sourceSteps({ post, year, from, to, source, payer, share, parts, cost, reference, grant, pays }: SourceRow): Step[] {
  const months = fractionText({ numerator: parts, denominator: PARTS_OF_MONTH }, 2);
  const part = share.numerator === share.denominator ? '' : ` × share ${fractionText(share)}`;
  return [
    {
      rule: 'FUND-11', figures: [],
      text: `From ${dayText(from)} to ${dayText(to)} post ${post.id} is paid for by: ${source}${source === 'Group' ? `, of which ${payer}` : ''}. The year’s figures are divided by months live, ${months}${part}, of ${financialYearText(year)}`,
    },
    {
      rule: 'FUND-11', figures: [],
      text: `${payer} pays ${poundsText(pays)}: cost ${poundsText(cost)} less what the holder would cost if not an AST, ${poundsText(reference)}, less grant ${poundsText(grant)}${bringsGrant(source) ? '' : ', which this source does not bring'}`,
    },
  ];
}
