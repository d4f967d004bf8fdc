/** Outreach: the share of time, the days of a school year, the exemption, the build-up of a new AST, and who directs it (OUT-1 to OUT-4, OUT-7). */
import { dateOf, dayOf, daysInMonth, type Day } from '../domain/calendar';
import { fraction, roundHalfUp, roundHalfUpBig, splitByLargestRemainder, type Fraction } from '../domain/exact';
import type { FundingSource } from '../domain/staff';
import { BUILD_UP_MONTHS, OUTREACH_SHARE, SCHOOL_TERMS } from '../parameters';

/** A number of days in hundredths: 1267 is 12.67 days. */
export type DayHundredths = number;

/** The share of time that an AST normally spends on outreach: a fifth (OUT-1). */
export const FULL_SHARE: Fraction = fraction(OUTREACH_SHARE.value, 10_000);

/** A term of a school year, both days included. */
export interface Term {
  readonly name: string;
  readonly first: Day;
  readonly last: Day;
}

/** The terms of the school year that begins on 1 September of `year`: they follow one another without a gap. */
export function termsOf(year: number): Term[] {
  return SCHOOL_TERMS.map(({ name, firstMonth, months }) => {
    const inYear = firstMonth >= 9 ? year : year + 1;
    const lastMonth = firstMonth + months - 1;
    return { name, first: dayOf(inYear, firstMonth, 1), last: dayOf(inYear, lastMonth, daysInMonth(inYear, lastMonth)) };
  });
}

/** From when to when a post is there; `null` for no beginning or end. */
export interface Stretch {
  readonly start: Day | null;
  readonly end: Day | null;
}

/** How much of each term the post is there: the days of it, and all days of the term. */
export function daysLive(terms: readonly Term[], { start, end }: Stretch): { readonly live: number; readonly all: number }[] {
  return terms.map(({ first, last }) => ({ live: Math.max(0, Math.min(last, end ?? last) - Math.max(first, start ?? first) + 1), all: last - first + 1 }));
}

export interface DaysByTerm {
  readonly terms: readonly DayHundredths[];
  /** What the terms add up to. */
  readonly total: DayHundredths;
}

/** The lengths of terms multiplied, and the part of each, so that parts of terms are whole numbers of one unit. */
function weightsOf(terms: readonly Term[], stretch: Stretch): { weights: number[]; whole: number } {
  const live = daysLive(terms, stretch);
  const whole = live.reduce((product, { all }) => product * all, 1);
  return { weights: live.map(({ live: days, all }) => (days * whole) / all), whole };
}

/**
 * A yearly number, spread over the terms evenly and by the days that the post is there in each: `annual` × the part of the
 * year, an exact quotient as [numerator, denominator].
 */
export function forTimeLive(annual: bigint, terms: readonly Term[], stretch: Stretch): readonly [bigint, bigint] {
  const { weights, whole } = weightsOf(terms, stretch);
  return [annual * BigInt(weights.reduce((sum, weight) => sum + weight, 0)), BigInt(whole) * BigInt(terms.length)];
}

/**
 * The days of outreach that a share comes to in a school year: `yearDays` × the share × the time of the post (its FTE, and
 * the part of it that counts), spread over the terms evenly, by the days that the post is there. The year is rounded once
 * to a hundredth of a day; its terms are split from it by largest remainder (OUT-2).
 */
export function outreachDays(yearDays: number, share: Fraction, time: Fraction, terms: readonly Term[], stretch: Stretch): DaysByTerm {
  const annual = 100n * BigInt(yearDays) * BigInt(share.numerator) * BigInt(time.numerator);
  const [numerator, denominator] = forTimeLive(annual, terms, stretch);
  const total = roundHalfUpBig(numerator, denominator * BigInt(share.denominator) * BigInt(time.denominator));
  const { weights } = weightsOf(terms, stretch);
  return { terms: total === 0 ? terms.map(() => 0) : splitByLargestRemainder(total, weights), total };
}

/** The days to a whole year as they stand: 38, or 12.67. */
export function hundredthsText(days: DayHundredths): string {
  return String(days / 100);
}

/** The first day on which a new AST is to work the full share: twelve months from the start (OUT-4). */
export function buildUpEnds(start: Day): Day {
  const { year, month, date } = dateOf(start);
  const months = month - 1 + BUILD_UP_MONTHS.value;
  const [inYear, inMonth] = [year + Math.floor(months / 12), (months % 12) + 1];
  return dayOf(inYear, inMonth, Math.min(date, daysInMonth(inYear, inMonth)));
}

/**
 * The share that may be expected on a day: from the start it rises in a straight line to the full share at twelve months
 * (OUT-4). The line is an assumption, for the picture; the guidance says only where it ends. A post without a start is full.
 */
export function expectedShare(start: Day | null, on: Day): Fraction {
  if (start === null) return FULL_SHARE;
  const ends = buildUpEnds(start);
  if (on >= ends) return FULL_SHARE;
  return fraction(FULL_SHARE.numerator * Math.max(0, on - start), FULL_SHARE.denominator * (ends - start));
}

/** Whether a new AST is still in the first twelve months (OUT-4). */
export function isBuildingUp(start: Day | null, on: Day): boolean {
  return start !== null && on < buildUpEnds(start);
}

/** In hundredths of a per cent, half up, for the eye: 20% is 2000. */
export function shareBasisPoints({ numerator, denominator }: Fraction): number {
  return roundHalfUp(numerator * 10_000, denominator);
}

/** The categories of a school in which the outreach may be in the own school (OUT-3), by the words that people write. */
export const EXEMPT_CATEGORIES: readonly { readonly name: string; readonly words: RegExp }[] = [
  { name: 'special measures', words: /\bspecial measures?\b|^sm$/ },
  { name: 'causing serious concern', words: /\bserious concerns?\b|\bcause for concern\b|\bcausing concern\b|\bserious weakness(?:es)?\b|^sw$|\bnotice to improve\b|\bnti\b/ },
  { name: 'challenging circumstances', words: /\bchallenging circumstances?\b|\bsfcc\b|\bfacing challeng/ },
];

const NO_LONGER = /\b(?:not|no longer|never|left|removed from|out of|formerly|former|previously|until|ex)\b/;

/** The category that a register of schools names, if it exempts: nothing for “none”, “good” or “left special measures in 2008”. */
export function categoryNamed(text: string): string | undefined {
  const words = text.toLowerCase().trim();
  return NO_LONGER.test(words) ? undefined : EXEMPT_CATEGORIES.find((category) => category.words.test(words))?.name;
}

/**
 * What a cell says of an exemption. none: nothing, or no. bare: that there is one, or only the category. reason: the work as it is
 * tied to the plan for leaving the category (OUT-3).
 */
export interface Exemption {
  readonly kind: 'none' | 'bare' | 'reason';
  /** The category that the text names; empty where it names none. */
  readonly category: string;
}

const CLAIM = /^(?:y|yes|true|x|1|exempt(?:ed|ion)?|ok|agreed|yes,? exempt)\.?$/;
const DENIAL = /^(?:n|no|none|nil|false|0|not exempt|no exemption|not applicable|n\/?a|not claimed)\.?$/;
/** Words that say what the time is spent on, or what for: the plan for leaving the category in the words of a school. */
const PLAN = /\bplans?\b|\baction\b|\bimprov|\bleav(?:e|ing)\b|\bremov|\bremoval\b|\bout of\b|\brecovery\b|\braising\b|\braise\b|\bsupport|\btargets?\b|\bexit\b|\bspends?\b|\bworks?\b|\bworking\b|\bown school\b|\binreach\b/;

/** Reads a cell of exemption (OUT-3). */
export function exemptionOf(text: string): Exemption {
  const words = text.toLowerCase().replace(/\s+/g, ' ').trim();
  const isNotInOne = /\b(?:not|no longer|never) (?:in|causing|under|subject)\b/.test(words);
  const category = isNotInOne ? '' : (EXEMPT_CATEGORIES.find((each) => each.words.test(words))?.name ?? '');
  if (words === '' || DENIAL.test(words) || isNotInOne) return { kind: 'none', category: '' };
  if (CLAIM.test(words)) return { kind: 'bare', category };
  // “Notice to improve” is a category, and not yet what is done about it.
  const besides = EXEMPT_CATEGORIES.reduce((rest, each) => rest.replace(each.words, ' '), words);
  return { kind: PLAN.test(besides) ? 'reason' : 'bare', category };
}

/** Who directs the outreach, by who pays for the post (OUT-7). */
export function whoDirects(source: FundingSource): string {
  switch (source) {
    case 'School': return 'the school, which pays for the post';
    case 'Group': return 'the schools of the group together';
    case 'SDG':
    case 'Local formula': return 'the authority may, as it funds the post';
  }
}
