/** The amounts of CFR codes month by month (FUND-4, FUND-8): worked only when it is asked for. */
import { firstMonthOfFinancialYear, type FinancialYear } from '../domain/calendar';
import { splitByLargestRemainder, type Pence } from '../domain/exact';
import type { CfrElement } from '../parameters';
import { streams } from '../rules/grant';
import { CFR_COSTS, cfrElements, cfrSchools, paidBy, sourcesBySchool } from './cfr';
import type { SourceRow } from './fundingSources';
import { monthlyAmounts, type MonthAmounts } from './monthlyAmounts';
import type { Plan, PlanSettings } from './plan';

const MONTHS = 12;

/** What an element comes to in each month from April, and after those twelve what arrives later; together the amount of the year. Pence. */
export type CfrMonths = Readonly<Partial<Record<CfrElement, readonly Pence[]>>>;

const COSTS: Readonly<Partial<Record<CfrElement, keyof MonthAmounts>>> = CFR_COSTS;

/** Whether a part of a year's grant arrives after 31 March of the year, so that its twelve months are not the whole (FUND-8). */
export function arrivesLater({ streamShares, streamArrivals }: Pick<PlanSettings, 'streamShares' | 'streamArrivals'>): boolean {
  return streamArrivals.some(({ after }, index) => after >= MONTHS && (streamShares[index] ?? 0) > 0);
}

/** A year's grant in the months in which its streams arrive (FUND-8); what arrives after March comes last. Pence. */
function grantMonths(year: FinancialYear, grant: Pence, { streamShares, streamArrivals }: PlanSettings): Pence[] {
  const months = Array.from({ length: MONTHS + 1 }, () => 0);
  for (const { month, amount } of streams(year, grant, streamShares, streamArrivals)) {
    const at = Math.min(month - firstMonthOfFinancialYear(year), MONTHS);
    months[at] = (months[at] ?? 0) + amount;
  }
  return months;
}

/** What others pay in a year, by twelfths; the odd pennies stand in the first months (largest remainder). Pence. */
function twelfths(amount: Pence): Pence[] {
  return [...splitByLargestRemainder(amount, Array.from({ length: MONTHS }, () => 1)), 0];
}

/**
 * The months of each school and year, in the order of `cfrAmounts`, of which `sources` are the same. Expenditure is rounded over the posts of the school, so the
 * schools together may differ by pence from the cash flow, which is rounded over all posts.
 */
export function cfrMonths(plan: Plan, sources: readonly SourceRow[]): CfrMonths[] {
  const [elements, sourcesOf] = [cfrElements(sources), sourcesBySchool(sources)];
  return cfrSchools(plan).flatMap(({ name, posts }) => {
    const months = monthlyAmounts(posts, plan.settings);
    return plan.totals.map(({ year }, place): CfrMonths => {
      const ofYear = months.slice(place * MONTHS, (place + 1) * MONTHS);
      const grant = posts.reduce((sum, { years }) => sum + (years[place]?.grant ?? 0), 0);
      return Object.fromEntries(elements.map((element) => {
        const cost = COSTS[element];
        if (cost !== undefined) return [element, [...ofYear.map((month) => month[cost]), 0]];
        return [element, element === 'Grant' ? grantMonths(year, grant, plan.settings) : twelfths(paidBy(sourcesOf(name, year), element))];
      }));
    });
  });
}
