/** The cash flow in `--json` and in the terminal; money in whole pence. */
import { financialYearText, monthIsoText } from '../domain/calendar';
import type { Plan } from '../projection';
import { cashFlow, hasCashFlow, lapseText } from '../projection/monthByMonth';

export function cashFlowJson(plan: Plan): { cashFlow: unknown; windows: unknown } {
  const { months, windows } = hasCashFlow(plan) ? cashFlow(plan) : { months: [], windows: [] };
  return {
    cashFlow: months.map(({ month, received, salaries, onCosts, cover, cost, spent, fromLastYear, fromThisYear, notCovered, lapsed, balance }) => ({
      month: monthIsoText(month), received, salaries, onCosts, cover, cost, spent, fromLastYear, fromThisYear, notCovered, lapsed, balance,
    })),
    windows: windows.map(({ year, grant, lapsed, couldHaveSpent, left, toCome, months: own }) => ({
      year: financialYearText(year), grant, lapsed, couldHaveSpent, left, toCome,
      months: own.map(({ month, received, spent, toBeReceived, left: leftThen }) => ({ month: monthIsoText(month), received, spent, toBeReceived, left: leftThen })),
    })),
  };
}

/** One line a year on what lapses (FUND-9). */
export function lapseLines(plan: Plan): string[] {
  return hasCashFlow(plan) ? cashFlow(plan).windows.map(lapseText) : [];
}
