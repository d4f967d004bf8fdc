/**
 * The cash flow of the posts and their grant, month by month: what arrives, what is paid, which grant pays for it, what lapses,
 * and the balance (FUND-8, FUND-9). Worked only when it is asked for.
 */
import { firstMonthOfFinancialYear, type FinancialYear, type MonthIndex } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import { SPEND_WINDOW_MONTHS } from '../parameters';
import { monthlyAmounts } from './monthlyAmounts';
import type { Plan } from './plan';

const MONTHS = 12;
/** The months after 31 March in which a grant is still spent. */
const EXTRA = SPEND_WINDOW_MONTHS.value - MONTHS;

/** One month of the plan. Pence. */
export interface CashMonth {
  readonly year: FinancialYear;
  readonly month: MonthIndex;
  /** Of the streams of any year's grant. */
  readonly received: Pence;
  /** With R&R. */
  readonly salaries: Pence;
  /** Employer's National Insurance and pension. */
  readonly onCosts: Pence;
  readonly cover: Pence;
  /** Salaries, on-costs and cover. */
  readonly cost: Pence;
  /** Of what the grant may pay for. */
  readonly spent: Pence;
  /** Of it from the grant of the year before, which is spent first. */
  readonly fromLastYear: Pence;
  readonly fromThisYear: Pence;
  /** Of it from no grant: the school pays it. Below zero where a month takes back what an earlier one had spent. */
  readonly notCovered: Pence;
  /** Of the grant of the year before, on 31 August. */
  readonly lapsed: Pence;
  /** Of all grants at the end of the month; below zero where more is spent than has arrived, so that the school pays in advance. */
  readonly balance: Pence;
  /** The balance less that of the month before with what came and went; must be 0. */
  readonly check: Pence;
}

/** One month in which a year's grant may be spent. Pence. */
export interface WindowMonth {
  readonly year: FinancialYear;
  readonly grant: Pence;
  readonly month: MonthIndex;
  /** From 1 for April to 17 for the August after. */
  readonly number: number;
  readonly received: Pence;
  /** Of this grant. */
  readonly spent: Pence;
  readonly toBeReceived: Pence;
  /** Of this grant at the end of the month, before it lapses: so much may still be spent. */
  readonly left: Pence;
  /** On 31 August. */
  readonly lapses: Pence;
}

/** What becomes of a year's grant by 31 August after it. Pence. */
export interface GrantWindow {
  readonly year: FinancialYear;
  readonly grant: Pence;
  /** `null` where the plan ends before 31 August and something is left. */
  readonly lapsed: Pence | null;
  /** So much more could have been spent by 31 August: the same amount. */
  readonly couldHaveSpent: Pence | null;
  /** Left on the last day that the plan knows. */
  readonly left: Pence;
  /** Of its streams, after the plan. */
  readonly toCome: Pence;
  readonly months: readonly WindowMonth[];
}

export interface CashFlow {
  readonly months: readonly CashMonth[];
  readonly windows: readonly GrantWindow[];
}

/** Whether the plan has any grant, so that there is a cash flow to show. */
export function hasCashFlow({ totals }: Pick<Plan, 'totals'>): boolean {
  return totals.some(({ grant }) => grant > 0);
}

const kept = new WeakMap<Plan, CashFlow>();

/** The cash flow of the plan, worked once for each plan. */
export function cashFlow(plan: Plan): CashFlow {
  const known = kept.get(plan);
  if (known !== undefined) return known;
  const months = monthsOf(plan);
  const made = { months, windows: windowsOf(plan, months) };
  kept.set(plan, made);
  return made;
}

function monthsOf(plan: Plan): CashMonth[] {
  const { settings, streams, grantUse, spentByMonth } = plan;
  const costs = monthlyAmounts(plan.posts, settings);
  const first = firstMonthOfFinancialYear(settings.from);
  let [balance, leftOfLast, leftOfThis] = [0, 0, 0];
  return costs.map(({ month, salary, rr, employerNi, employerPension, coverCost }, index): CashMonth => {
    const place = index % MONTHS;
    const yearAt = (index - place) / MONTHS;
    if (place === 0) [leftOfLast, leftOfThis] = [leftOfThis, grantUse[yearAt]?.grant ?? 0];
    const received = streams.reduce((sum, stream) => sum + (stream.month === month ? stream.amount : 0), 0);
    const spent = spentByMonth[index] ?? 0;
    const fromLastYear = Math.min(leftOfLast, Math.max(0, spent));
    const fromThisYear = Math.min(leftOfThis, Math.max(0, spent) - fromLastYear);
    leftOfLast -= fromLastYear;
    leftOfThis -= fromThisYear;
    const lapsed = place === EXTRA - 1 ? leftOfLast : 0;
    if (place === EXTRA - 1) leftOfLast = 0;
    const before = balance;
    // The balance again from the other side: all that has arrived, less all that the grants gave or lost so far.
    balance = streams.reduce((sum, stream) => sum + (stream.month <= month ? stream.amount : 0), 0) - goneBy(plan, month - first);
    const [salaries, onCosts] = [salary + rr, employerNi + employerPension];
    return {
      year: settings.from + yearAt, month, received, salaries, onCosts, cover: coverCost, cost: salaries + onCosts + coverCost, spent, fromLastYear, fromThisYear,
      notCovered: spent - fromLastYear - fromThisYear, lapsed, balance, check: balance - (before + received - fromLastYear - fromThisYear - lapsed),
    };
  });
}

/** What the grants have paid for and lost by the end of a month of the plan, from what becomes of each year's grant (FUND-9). */
function goneBy({ grantUse, spentByMonth }: Plan, index: number): Pence {
  const place = index % MONTHS;
  const yearAt = (index - place) / MONTHS;
  const spentTo = (end: number): Pence => spentByMonth.slice(yearAt * MONTHS, end).reduce((sum, spent) => sum + Math.max(0, spent), 0);
  let gone = 0;
  for (const [at, { spentInYear, spentAfter, lapsed }] of grantUse.entries()) {
    if (at < yearAt) gone += spentInYear;
    if (at < yearAt - 1) gone += spentAfter ?? 0;
    if (at < yearAt - 1 || (at === yearAt - 1 && place >= EXTRA - 1)) gone += lapsed ?? 0;
  }
  const fromLast = Math.min(grantUse[yearAt - 1]?.carried ?? 0, spentTo(Math.min(index + 1, yearAt * MONTHS + EXTRA)));
  return gone + fromLast + Math.min(grantUse[yearAt]?.grant ?? 0, spentTo(index + 1) - fromLast);
}

function windowsOf({ settings, streams, grantUse }: Plan, flow: readonly CashMonth[]): GrantWindow[] {
  const end = firstMonthOfFinancialYear(settings.from + settings.years);
  return grantUse.map(({ year, grant, lapsed }, at): GrantWindow => {
    const own = streams.filter((stream) => stream.year === year);
    const known = flow.slice(at * MONTHS, at * MONTHS + MONTHS + EXTRA);
    let [left, arrived] = [grant, 0];
    const months = known.map(({ month, fromThisYear, fromLastYear, lapsed: lost }, place): WindowMonth => {
      const received = own.reduce((sum, stream) => sum + (stream.month === month ? stream.amount : 0), 0);
      const spent = place < MONTHS ? fromThisYear : fromLastYear;
      arrived += received;
      left -= spent;
      return { year, grant, month, number: place + 1, received, spent, toBeReceived: grant - arrived, left, lapses: place === MONTHS + EXTRA - 1 ? lost : 0 };
    });
    const toCome = own.reduce((sum, { month, amount }) => sum + (month >= end ? amount : 0), 0);
    return { year, grant, lapsed, couldHaveSpent: lapsed, left, toCome, months };
  });
}
