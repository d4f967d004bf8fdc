/** When the grant arrives, when it is spent, and what lapses (FUND-8, FUND-9). */
import { PARTS_OF_MONTH } from '../domain/calendar';
import { roundProduct, type Pence } from '../domain/exact';
import { hasCover, type AstPost } from '../domain/staff';
import { streams } from '../rules/grant';
import { SPEND_WINDOW_MONTHS } from '../parameters';
import type { MonthlyAccrual } from './accrual';
import { partOfMonths } from './fundingPeriods';
import type { GrantUse, PlanSettings, PostYear, Stream, YearTotal } from './plan';

const MONTHS = 12;

/** The streams of every year's grant. */
export function streamsOf(settings: PlanSettings, totals: readonly YearTotal[]): Stream[] {
  return totals.flatMap(({ year, grant }) =>
    streams(year, grant, settings.streamShares, settings.streamArrivals).map((stream) => ({ year, ...stream })),
  );
}

/** `amount` falls to the months in proportion to a running total, each step rounded, so that the months add up to it. */
function running(amount: Pence, soFar: number, whole: number): Pence {
  return whole === 0 ? 0 : roundProduct(amount, soFar, 1, whole);
}

/** What a post spends, in the months of a year in which grant is counted on, of what it may pay for: outreach or cover, and eligible salary. */
export function spendableOf(post: AstPost, year: PostYear): Pence {
  return year.partsFunded === 0 ? 0 : year.actualSalary + outreachSpent(post, year);
}

function outreachSpent(post: AstPost, { coverCost, grantOutreach, partsFunded, partsLive }: PostYear): Pence {
  return hasCover(post) ? partOfMonths(coverCost, partsFunded, partsLive) : grantOutreach;
}

/**
 * Gathers, month by month, what funded posts spend of their grant: cover where its cost is given, else the outreach
 * element as it is earned, and eligible salary as it accrues. Then spends each year's grant, the oldest money first.
 */
export class Spending {
  /** Pence by month, from April of the plan's first year. */
  readonly months: Pence[];
  private readonly buffer: MonthlyAccrual;

  constructor(private readonly settings: PlanSettings) {
    this.months = Array.from({ length: settings.years * MONTHS }, () => 0);
    this.buffer = { additionalSoFar: Array.from({ length: MONTHS }, () => 0), partsLiveSoFar: Array.from({ length: MONTHS }, () => 0), partsFundedSoFar: Array.from({ length: MONTHS }, () => 0) };
  }

  /** A place for one year's months, used again for the next. */
  monthly(): MonthlyAccrual {
    return this.buffer;
  }

  /** Adds one post's year; `monthly` is that of the whole post, `own` this school's slice of it. */
  add(post: AstPost, own: PostYear, monthly: MonthlyAccrual): void {
    if (own.partsFunded === 0) return;
    const offset = (own.year - this.settings.from) * MONTHS;
    const outreach = outreachSpent(post, own);
    const wholeAdditional = monthly.additionalSoFar[MONTHS - 1] ?? 0;
    const isFundedThroughout = own.partsFunded === own.partsLive;
    const partsSoFar = isFundedThroughout ? monthly.partsLiveSoFar : monthly.partsFundedSoFar;
    // Eligible salary follows the additional salary where that is all it is made of, else the months in which grant is counted on.
    const followsSalary = isFundedThroughout && wholeAdditional > 0 && post.retained === 0 && post.thresholdLost === 0 && post.transferred === 0;
    let before = 0;
    for (let month = 0; month < MONTHS; month += 1) {
      const parts = partsSoFar[month] ?? 0;
      const soFar =
        running(outreach, parts, own.partsFunded) +
        (followsSalary
          ? running(own.actualSalary, Math.max(0, monthly.additionalSoFar[month] ?? 0), wholeAdditional)
          : running(own.actualSalary, parts, own.partsFunded));
      this.months[offset + month] = (this.months[offset + month] ?? 0) + soFar - before;
      before = soFar;
    }
  }

  /** What becomes of each year's grant: spent oldest first, carried to 31 August, lapsed after it (FUND-9). */
  use(totals: readonly YearTotal[]): GrantUse[] {
    const left = this.months.slice();
    const extra = SPEND_WINDOW_MONTHS.value - MONTHS;
    return totals.map(({ year, grant }, index) => {
      const first = index * MONTHS;
      const spentInYear = takeFrom(left, first, first + MONTHS, grant);
      const carried = grant - spentInYear;
      if (index === totals.length - 1 && carried > 0) return { year, grant, spentInYear, carried, spentAfter: null, lapsed: null };
      const spentAfter = takeFrom(left, first + MONTHS, first + MONTHS + extra, carried);
      return { year, grant, spentInYear, carried, spentAfter, lapsed: carried - spentAfter };
    });
  }
}

/** Takes up to `most` out of the months from `from` to before `to`, the earliest first; returns what was taken. */
function takeFrom(months: Pence[], from: number, to: number, most: Pence): Pence {
  let taken = 0;
  for (let month = from; month < to && month < months.length; month += 1) {
    const amount = Math.max(0, Math.min(months[month] ?? 0, most - taken));
    months[month] = (months[month] ?? 0) - amount;
    taken += amount;
  }
  return taken;
}

/** Months live as a number, for showing. */
export function monthsLive(partsLive: number): number {
  return partsLive / PARTS_OF_MONTH;
}
