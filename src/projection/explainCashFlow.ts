/** The cash flow in words: what lapses, what the school pays in advance, and how each figure came about (FUND-8, FUND-9). */
import { dayText, financialYearText, lastDayOfFinancialYear, monthName, monthText } from '../domain/calendar';
import { shortPoundsText, type Pence } from '../domain/exact';
import type { Step } from '../domain/figure';
import { SPEND_WINDOW_MONTHS } from '../parameters';
import { cashFlow, hasCashFlow, type CashFlow, type CashMonth, type GrantWindow, type WindowMonth } from './cashFlow';
import type { Check, Plan } from './plan';

/** What lapses of a year's grant on 31 August after it, and what could have been done about it (FUND-9). */
export function lapseText({ year, lapsed, left }: GrantWindow): string {
  const grant = `the grant of ${financialYearText(year)}`;
  const august = `31 August ${String(year + 1)}`;
  if (lapsed === null) {
    return `${shortPoundsText(left)} of ${grant} is left on ${dayText(lastDayOfFinancialYear(year))}. Whether it is spent by ${august} is not known, because the plan ends before. Plan one year more to see.`;
  }
  if (lapsed === 0) return `Nothing of ${grant} lapses on ${august}.`;
  return `${shortPoundsText(lapsed)} of ${grant} lapses on ${august}: so much more could have been spent by then on outreach, cover or eligible salary.`;
}

/** Whether the school pays in advance, and when most (FUND-8). */
export function advanceText({ months }: CashFlow): string {
  const below = months.filter(({ balance }) => balance < 0);
  const [first] = below;
  if (first === undefined) return 'The balance of the grant is never below zero: each stream arrives before it is spent.';
  const lowest = below.reduce((least, month) => (month.balance < least.balance ? month : least), first);
  return `The balance of the grant is below zero at the end of ${String(below.length)} of ${String(months.length)} months: the school pays in advance until the next stream arrives. Most at the end of ${monthText(lowest.month)}: ${shortPoundsText(-lowest.balance)}.`;
}

/** Which money comes after the plan, so that none is lost from sight (FUND-8). */
export function toComeText({ windows }: CashFlow): string {
  const later = windows.filter(({ toCome }) => toCome > 0);
  if (later.length === 0) return 'All streams of these grants arrive within the plan.';
  const sums = later.map(({ year, toCome }) => `${shortPoundsText(toCome)} of the grant of ${financialYearText(year)}`);
  return `After the plan ends there arrives still: ${sums.join(', ')}.`;
}

const somewhat = (amount: Pence): string => (amount === 0 ? 'nothing' : shortPoundsText(amount));

/** The steps behind a month of the cash flow; those of one column where its header is given. */
export function cashSteps(entry: CashMonth, header?: string): Step[] {
  const { month, received, salaries, onCosts, cover, cost, spent, fromLastYear, fromThisYear, notCovered, lapsed, balance, check } = entry;
  const name = monthText(month);
  const costs: Step = {
    rule: 'FUND-4', figures: [],
    text:
      `The posts cost ${shortPoundsText(cost)} in ${name}: salaries with R&R ${shortPoundsText(salaries)}, on-costs ${shortPoundsText(onCosts)} and cover ${shortPoundsText(cover)}; each is what has been earned since April, to the penny, less the same of ` +
      'the month before, and the last month in which anybody is paid takes the odd pence of the year',
  };
  const arrives: Step = { rule: 'FUND-8', figures: [], text: `In ${name} ${somewhat(received)} of the grant arrives, by the streams on “AST Funding”` };
  const spends: Step = {
    rule: 'FUND-9', figures: [],
    text:
      `Of what the grant may pay for, ${shortPoundsText(spent)} is spent: ${shortPoundsText(fromLastYear)} from the grant of the year before, which is spent first, ${shortPoundsText(fromThisYear)} from that of this year, ` +
      `and ${shortPoundsText(notCovered)} from no grant, so that it falls to the school; ${somewhat(lapsed)} lapses`,
  };
  const stands: Step = {
    rule: 'FUND-9', figures: [],
    text: `The balance of the grants at the end of ${name} is ${shortPoundsText(balance)}${balance < 0 ? ', which the school pays in advance' : ''}; it differs by ${shortPoundsText(check)} from the balance before with what came and went`,
  };
  if (header === undefined) return [costs, arrives, spends, stands];
  if (['Salaries', 'On-costs', 'Cover', 'Cost'].includes(header)) return [costs];
  if (header === 'Received') return [arrives];
  return header === 'Balance' || header === 'Check' ? [stands] : [spends];
}

/** The steps behind a month in which a year's grant may be spent. */
export function windowSteps({ year, month, number, grant, received, spent, toBeReceived, left, lapses }: WindowMonth): Step[] {
  const name = monthText(month);
  return [
    {
      rule: 'FUND-9', figures: [{ ...SPEND_WINDOW_MONTHS, name: `${String(SPEND_WINDOW_MONTHS.value)} months to spend the grant` }],
      text: `${name} is month ${String(number)} of ${String(SPEND_WINDOW_MONTHS.value)} for the ${shortPoundsText(grant)} of ${financialYearText(year)}: ${shortPoundsText(spent)} of it is spent, and ${shortPoundsText(left)} is left at the end of the month; ${shortPoundsText(lapses)} of that lapses`,
    },
    { rule: 'FUND-8', figures: [], text: `${shortPoundsText(received)} of it arrives in ${monthName(month)}, and ${shortPoundsText(toBeReceived)} is still to come` },
  ];
}

/** Checks on the cash flow, for each year: each is a difference in pence that must be 0. */
export function cashChecks({ totals, grantUse }: Plan, { months, windows }: CashFlow): Check[] {
  return totals.flatMap((total, at): Check[] => {
    const { year } = total;
    const name = financialYearText(year);
    const own = months.slice(at * 12, at * 12 + 12);
    const next = months.slice(at * 12 + 12, at * 12 + 24);
    const sum = (of: readonly CashMonth[], amount: (month: CashMonth) => Pence): Pence => of.reduce((running, month) => running + amount(month), 0);
    const cost = sum(own, (month) => month.cost);
    const [use, window] = [grantUse[at], windows[at]];
    const arrived = window?.months.reduce((running, { received }) => running + received, 0) ?? 0;
    const toCome = window?.toCome ?? 0;
    const [inYear, after, lapsed] = [sum(own, (month) => month.fromThisYear), sum(next, (month) => month.fromLastYear), sum(next, (month) => month.lapsed)];
    const spentDifference = Math.abs(inYear - (use?.spentInYear ?? 0)) + Math.abs(after - (use?.spentAfter ?? 0)) + Math.abs(lapsed - (use?.lapsed ?? 0));
    return [
      {
        kind: 'cash cost', year, name: `${name}: the months of the cash flow add up to the cost of the year`, rule: 'FUND-8', difference: cost - total.cost,
        working: `The twelve months cost ${shortPoundsText(cost)}; the year costs ${shortPoundsText(total.cost)}`,
      },
      {
        kind: 'cash received', year, name: `${name}: what arrives of the grant, and what is to come after the plan, add up to it`, rule: 'FUND-8', difference: arrived + toCome - total.grant,
        working: `${shortPoundsText(arrived)} arrives within the plan and ${shortPoundsText(toCome)} after it; the grant is ${shortPoundsText(total.grant)}`,
      },
      {
        kind: 'cash spent', year, name: `${name}: the months of the cash flow spend and lose of the grant what AST Funding says`, rule: 'FUND-9', difference: spentDifference,
        working: `Month by month ${shortPoundsText(inYear)} is spent in the year and ${shortPoundsText(after)} by 31 August after it, and ${shortPoundsText(lapsed)} lapses`,
      },
      {
        kind: 'balance', year, name: `${name}: each month’s balance is the one before with what came and went`, rule: 'FUND-9', difference: sum(own, (month) => Math.abs(month.check)),
        working: `Twelve balances compared, ${shortPoundsText(own.at(-1)?.balance ?? 0)} at the end of the year`,
      },
    ];
  });
}

/** The checks of the plan, and those of its cash flow where it has any grant: all that AST Checks shows. */
export function checksOf(plan: Plan): readonly Check[] {
  return hasCashFlow(plan) ? [...plan.checks, ...cashChecks(plan, cashFlow(plan))] : plan.checks;
}
