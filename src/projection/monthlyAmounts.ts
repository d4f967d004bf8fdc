/** What a set of posts costs month by month (FUND-4, FUND-8): worked only when it is asked for, from the paths of the posts again. */
import { PARTS_OF_MONTH, firstMonthOfFinancialYear, type MonthIndex } from '../domain/calendar';
import { commonDivisorBig, roundHalfUpBig, roundProduct, type Pence } from '../domain/exact';
import { insuranceFine, type YearRates } from './accrual';
import { payPath, type PaySegment } from './payPath';
import type { PlanSettings, PostPlan } from './plan';
import { bookOf, ratesOf } from './planPosts';

/** What the posts of a set cost in one month, and what their holders would cost if they were no ASTs. Pence. */
export interface MonthAmounts {
  readonly month: MonthIndex;
  readonly salary: Pence;
  readonly rr: Pence;
  readonly employerNi: Pence;
  readonly employerPension: Pence;
  readonly coverCost: Pence;
  readonly referenceSalary: Pence;
  readonly referenceNi: Pence;
  readonly referencePension: Pence;
}

const MONTHS = 12;
const WHOLE_RATE = 10_000;

/** The elements that are summed exactly; `pay` is salary and R&R together. */
const ELEMENTS = ['pay', 'rr', 'employerNi', 'employerPension', 'referenceSalary', 'referenceNi', 'referencePension'] as const;
type Element = (typeof ELEMENTS)[number];

/** One month of one post, exactly: units of 1 ÷ (12 × q × PARTS_OF_MONTH × 10,000) pence, where q is the denominator of its FTE. */
type ExactMonth = Readonly<Record<Element, bigint>>;

const UNITS = BigInt(MONTHS * WHOLE_RATE) * BigInt(PARTS_OF_MONTH);

/**
 * What the posts cost in each month of the plan, in order, as each earns it: pay by the days of the month on each point, National
 * Insurance and pension on the pay of the month (FUND-4), a group post by the row's share (FUND-11).
 *
 * Each element is summed exactly over the posts from April on; each of these sums is rounded once to the penny, and a month
 * is its sum less that of the month before. Salary is such a sum of salary and R&R together less that of R&R. Cover follows each
 * post's months live, by running totals of the post that are rounded to the penny, as its spending of the grant does
 * (FUND-9). The twelve months of a year add up exactly to the year's totals of these posts: the last month in which any of
 * them is paid takes the odd pence by which the figures of the posts, each rounded for itself, differ from the exact sum.
 */
export function monthlyAmounts(posts: readonly PostPlan[], settings: PlanSettings): MonthAmounts[] {
  const book = bookOf(settings);
  const paths = posts.map(({ post }) => payPath(post, settings, book).segments);
  return ratesOf(settings).flatMap((rates, index) => yearOf(posts, paths, rates, index));
}

function yearOf(posts: readonly PostPlan[], paths: readonly (readonly PaySegment[])[], rates: YearRates, index: number): MonthAmounts[] {
  const sums = new ExactSums();
  const cover = Array.from({ length: MONTHS }, () => 0);
  const totals = { pay: 0, rr: 0, employerNi: 0, employerPension: 0, referenceSalary: 0, referenceNi: 0, referencePension: 0 };
  for (const [at, planned] of posts.entries()) {
    const year = planned.years[index];
    if (year === undefined) continue;
    totals.pay += year.salary + year.rr;
    for (const element of ELEMENTS) if (element !== 'pay') totals[element] += year[element];
    addPost(planned, paths[at] ?? [], rates, { sums, cover, coverCost: year.coverCost, partsLive: year.partsLive });
  }
  const last = sums.lastPaid();
  const soFar = (element: Element): Pence[] => sums.rounded(element).map((sum, month) => (month >= last ? totals[element] : sum));
  const [pay, rr, employerNi, employerPension, referenceSalary, referenceNi, referencePension] = ELEMENTS.map((element) => months(soFar(element)));
  const first = firstMonthOfFinancialYear(rates.year);
  return cover.map((coverCost, month): MonthAmounts => ({
    month: first + month,
    salary: (pay?.[month] ?? 0) - (rr?.[month] ?? 0),
    rr: rr?.[month] ?? 0,
    employerNi: employerNi?.[month] ?? 0,
    employerPension: employerPension?.[month] ?? 0,
    coverCost,
    referenceSalary: referenceSalary?.[month] ?? 0,
    referenceNi: referenceNi?.[month] ?? 0,
    referencePension: referencePension?.[month] ?? 0,
  }));
}

/** Each month by itself, from running totals. */
function months(soFar: readonly Pence[]): Pence[] {
  return soFar.map((sum, month) => sum - (soFar[month - 1] ?? 0));
}

interface Into {
  readonly sums: ExactSums;
  /** Pence of each month. */
  readonly cover: number[];
  readonly coverCost: Pence;
  readonly partsLive: number;
}

function addPost({ post, part }: PostPlan, path: readonly PaySegment[], rates: YearRates, { sums, cover, coverCost, partsLive }: Into): void {
  const { numerator: p, denominator: q } = post.fte;
  let kept: { segment: PaySegment; pension: number; amounts: ExactMonth } | undefined;
  let liveSoFar = 0;
  let coverBefore = 0;
  for (let month = 0; month < MONTHS; month += 1) {
    const [first, end] = [rates.monthStarts[month] ?? 0, (rates.monthStarts[month + 1] ?? 0) - 1];
    const inMonth = path.filter(({ from, to }) => from <= end && to >= first);
    const pension = rates.pension[month] ?? 0;
    const [only] = inMonth;
    if (only !== undefined) {
      const isFull = only.from <= first && only.to >= end;
      const amounts = isFull && kept?.segment === only && kept.pension === pension ? kept.amounts : exactMonth(inMonth, { first, end, pension, p, q, rr: post.rr, rates });
      if (isFull) kept = { segment: only, pension, amounts };
      sums.add(month, amounts, BigInt(part.numerator), BigInt(q) * BigInt(part.denominator));
      const perDay = PARTS_OF_MONTH / (end - first + 1);
      for (const segment of inMonth) if (segment.live) liveSoFar += daysOf(segment, first, end) * perDay;
    }
    const coverSoFar = partsLive === 0 ? 0 : roundProduct(coverCost, liveSoFar, 1, partsLive);
    cover[month] = (cover[month] ?? 0) + coverSoFar - coverBefore;
    coverBefore = coverSoFar;
  }
}

function daysOf({ from, to }: PaySegment, first: number, end: number): number {
  return Math.min(to, end) - Math.max(from, first) + 1;
}

function exactMonth(
  segments: readonly PaySegment[],
  { first, end, pension, p, q, rr, rates }: { first: number; end: number; pension: number; p: number; q: number; rr: Pence; rates: YearRates },
): ExactMonth {
  const days = end - first + 1;
  let [salary, reference, employed] = [0n, 0n, 0];
  for (const segment of segments) {
    const overlap = daysOf(segment, first, end);
    salary += BigInt(segment.annual) * BigInt(p) * BigInt(overlap);
    reference += BigInt(segment.referenceAnnual) * BigInt(p) * BigInt(overlap);
    employed += overlap;
  }
  const incentive = BigInt(rr) * BigInt(q) * BigInt(employed);
  const pay = salary + incentive;
  const scale = BigInt(PARTS_OF_MONTH / days);
  const whole = BigInt(WHOLE_RATE);
  return {
    pay: pay * scale * whole,
    rr: incentive * scale * whole,
    employerNi: insuranceFine(pay, rates.bands, BigInt(q) * BigInt(days)) * scale,
    employerPension: pay * BigInt(pension) * scale,
    referenceSalary: reference * scale * whole,
    referenceNi: insuranceFine(reference, rates.bands, BigInt(q) * BigInt(days)) * scale,
    referencePension: reference * BigInt(pension) * scale,
  };
}

/** Exact sums of each month by the denominator of their units, which few posts have for themselves. */
class ExactSums {
  private readonly byDenominator = new Map<bigint, Record<Element, bigint>[]>();

  add(month: number, amounts: ExactMonth, times: bigint, denominator: bigint): void {
    let sums = this.byDenominator.get(denominator);
    if (sums === undefined) {
      sums = Array.from({ length: MONTHS }, () => ({ pay: 0n, rr: 0n, employerNi: 0n, employerPension: 0n, referenceSalary: 0n, referenceNi: 0n, referencePension: 0n }));
      this.byDenominator.set(denominator, sums);
    }
    const into = sums[month];
    if (into === undefined) return;
    for (const element of ELEMENTS) into[element] += amounts[element] * times;
  }

  /** The running total of the element by the end of each month, each rounded once to the penny. */
  rounded(element: Element): Pence[] {
    let common = 1n;
    for (const denominator of this.byDenominator.keys()) common = (common / commonDivisorBig(common, denominator)) * denominator;
    let sum = 0n;
    return Array.from({ length: MONTHS }, (_, month) => {
      for (const [denominator, sums] of this.byDenominator) sum += (sums[month]?.[element] ?? 0n) * (common / denominator);
      return roundHalfUpBig(sum, common * UNITS);
    });
  }

  /** The last month in which anybody is paid; 12 where nobody is. */
  lastPaid(): number {
    for (let month = MONTHS - 1; month >= 0; month -= 1) {
      for (const sums of this.byDenominator.values()) if ((sums[month]?.pay ?? 0n) > 0n) return month;
    }
    return MONTHS;
  }
}
