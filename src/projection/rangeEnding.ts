/** What if the post ends on a day: pay before and after, and the grant that stops with it (REV-1, REV-2). */
import { dayText, financialYearOf, financialYearText, type Day, type FinancialYear } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import type { AskedPay, MissingPay } from '../rules/payBook';
import { reversionOf } from './payPath';
import type { Plan, PlanSettings, PostYear, ReversionChange } from './plan';
import { planPosts } from './planPosts';
import { postOn, settingsFor, type RangeQuestion } from './rangeQuestion';
import { MOST_PLAN_YEARS } from './settings';

/** The grant of a year that the post would have brought if it had gone on, less what it brings if it ends. Pence. */
export interface GrantStopped {
  readonly year: FinancialYear;
  readonly average: Pence;
  readonly actual: Pence;
}

export interface RangeEnding {
  readonly lastDay: Day;
  readonly change: ReversionChange;
  /** Whether the chosen point is not the default, so that the body’s reason is asked for (REV-2). */
  readonly asksForReason: boolean;
  /** Where the holder would be paid by default. */
  readonly byDefault: Pick<ReversionChange, 'to' | 'how'>;
  /** The financial year of the end and the next; one only where a pay figure for the next is missing. */
  readonly grantStops: readonly GrantStopped[];
  readonly missing: MissingPay | null;
  /** The financial year of the last day: the post that ends in it, and if it went on. By average cost. */
  readonly year: { readonly ending: PostYear; readonly goingOn: PostYear };
  readonly payUsed: readonly AskedPay[];
}

/** Why it cannot be said, in a sentence. */
export interface NoEnding {
  readonly refusal: string;
  /** The pay figure for want of which it cannot. */
  readonly missing?: MissingPay;
}

/** What follows if the post of the question ends on its day; `null` where the question names none. */
export function rangeEnding(question: RangeQuestion, settings: PlanSettings): RangeEnding | NoEnding | null {
  const { ends, on, revertTo, start } = question;
  if (ends === null) return null;
  if (ends < on) return { refusal: `The post cannot end on ${dayText(ends)}: it begins on ${dayText(on)}. Give a later day.` };
  const years = financialYearOf(ends) - financialYearOf(on) + 2;
  if (years > MOST_PLAN_YEARS) return { refusal: `${dayText(ends)} is too far on: give a day within ${String(MOST_PLAN_YEARS - 1)} financial years of ${dayText(on)}.` };
  const goesOn = { ...postOn(question, start), end: null, ending: null, revertTo: null };
  const ending = { ...goesOn, end: ends, ending: 'reverts' as const, revertTo };
  const plan = (method: 'average' | 'actual', length: number): Plan => planPosts([goesOn, ending], settingsFor(question, settings, { years: length, method }));
  const byDefault = reversionOf(goesOn);
  let missing: MissingPay | null = null;
  for (const length of [years, years - 1]) {
    const [average, actual] = [plan('average', length), plan('actual', length)];
    const change = average.reversions[0];
    if (average.missing.length > 0 || change === undefined) {
      missing ??= average.missing[0] ?? null;
      continue;
    }
    const yearsOf = ({ posts }: Plan, at: number): readonly PostYear[] => posts[at]?.years ?? [];
    const at = financialYearOf(ends) - financialYearOf(on);
    const [endingYear, goingOnYear] = [yearsOf(average, 1)[at], yearsOf(average, 0)[at]];
    if (endingYear === undefined || goingOnYear === undefined) continue;
    const stopped = (of: Plan, index: number): Pence => (yearsOf(of, 0)[index]?.grant ?? 0) - (yearsOf(of, 1)[index]?.grant ?? 0);
    return {
      lastDay: ends, change, byDefault: { to: byDefault.to.point, how: byDefault.how }, asksForReason: reversionOf(ending).asksForReason, missing,
      grantStops: [at, at + 1].filter((index) => index < length).map((index) => ({ year: financialYearOf(on) + index, average: stopped(average, index), actual: stopped(actual, index) })),
      year: { ending: endingYear, goingOn: goingOnYear },
      payUsed: [...average.payUsed, ...actual.payUsed],
    };
  }
  if (missing !== null) return { refusal: `What follows in ${financialYearText(financialYearOf(ends))} cannot be said: ${missing.message}`, missing };
  return { refusal: `The holder would not be on the AST pay spine on ${dayText(ends)}, because the assessment is still to come: there is no return from it [REV-3].` };
}
