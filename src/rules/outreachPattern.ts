/** What a pattern of outreach in words comes to: “one day a week”, “one week in five”, “20 days a year” (OUT-2). */
import { addFractions, compareFractions, divideFractions, fraction, fractionFromDecimal, NONE, WHOLE, type Fraction } from '../domain/exact';
import { SCHOOL_TERMS, SCHOOL_WEEK_DAYS } from '../parameters';

/**
 * The share of time that a pattern comes to, exactly. days: of a full-time year, whatever the FTE, as “1 day a week” is one day
 * for a part-time teacher too. time: of the teacher’s own time, as “one week in five” is.
 */
export interface OutreachPattern {
  readonly of: 'days' | 'time';
  readonly share: Fraction;
}

/** The usual patterns of the guidance, in words that are read; each comes to 20%. */
export const DEFAULT_PATTERNS: readonly string[] = ['one whole day a week', 'two half days a week', 'one week in five', 'one day a week, the same day for all ASTs', '20% of the time'];

const WEEK = SCHOOL_WEEK_DAYS.value;

/** What each word stands for; a word that is not here is not read. Empty: it changes nothing. */
const WORDS: Readonly<Record<string, string>> = {
  zero: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10', twelve: '12',
  other: '2nd', alternate: '2nd', second: '2nd', '2nd': '2nd', third: '3rd', '3rd': '3rd', fourth: '4th', '4th': '4th', fifth: '5th', '5th': '5th', sixth: '6th', '6th': '6th', tenth: '10th', '10th': '10th',
  a: 'a', an: 'a', half: 'half', of: 'of', x: 'of', in: 'in', per: 'per', each: 'per', every: 'per', and: 'and', plus: 'and', block: 'block', blocks: 'block',
  day: 'day', days: 'day', week: 'week', weeks: 'week', wk: 'week', wks: 'week', fortnight: 'fortnight', fortnights: 'fortnight', term: 'term', terms: 'term', year: 'year', years: 'year', yr: 'year',
  weekly: 'per week', pw: 'per week', fortnightly: 'per fortnight', termly: 'per term', annum: 'year', annually: 'per year', yearly: 'per year', pa: 'per year',
  morning: 'half day', mornings: 'half day', afternoon: 'half day', afternoons: 'half day', am: 'half day', pm: 'half day',
  mon: 'weekday', monday: 'weekday', mondays: 'weekday', tue: 'weekday', tues: 'weekday', tuesday: 'weekday', tuesdays: 'weekday', wed: 'weekday', weds: 'weekday', wednesday: 'weekday', wednesdays: 'weekday',
  thu: 'weekday', thur: 'weekday', thurs: 'weekday', thursday: 'weekday', thursdays: 'weekday', fri: 'weekday', friday: 'weekday', fridays: 'weekday',
  the: '', on: '', out: '', all: '', whole: '', full: '', off: '', timetable: '', outreach: '', release: '', released: '', teaching: '', school: '', working: '', about: '', approx: '', approximately: '', usually: '', normally: '',
};

/** The text in the plain words above, one meaning each; `undefined` where it has a word that is not among them. */
function plainWords(text: string): string | undefined {
  const spaced = text.toLowerCase().replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\([^)]*\)/g, ' ').replace(/,? ?(?:the )?same day (?:each week|every week|for (?:all|every)\b.*)$/, ' ')
    .replace(/\b([ap])\.\s?([wam])\b\.?/g, '$1$2').replace(/(\d)\s*½/g, '$1.5').replace(/½|\b1\/2\b/g, ' half ').replace(/(?<=\d)\s*[x×*](?=\s)/g, ' x ')
    .replace(/[,;&+]/g, ' and ').replace(/(?<!\d)-|-(?!\d)/g, ' ').replace(/\s\/\s|(?<=[a-z])\//g, ' per ').replace(/\.(?=\s|$)/g, ' ').trim();
  const words = spaced.split(/\s+/).map((word) => (/^\d+(?:\.\d+)?$/.test(word) ? word : WORDS[word]));
  if (words.some((word) => word === undefined)) return undefined;
  return words.filter((word) => word !== '').join(' ')
    .replace(/\bhalf a (?=day)/g, 'half ').replace(/\bhalf (?:per )?term\b/g, 'halfterm')
    .replace(/\b(?:(?:of|in) )?(?:per )+a?\b ?|\bin a /g, 'per ').replace(/(?<=day |week )a (?=week|fortnight|term|halfterm|year|weekday)/g, 'per ')
    .replace(/(\d+) and (?:a )?half (?=day|week)/g, '$1.5 ').replace(/\b(?:in )?(?:(\d+|a) )?block of /g, '$1 of ').replace(/ +/g, ' ').trim();
}

/** One part of a pattern: so much of a unit, and in what. */
interface Part {
  readonly unit: 'day' | 'week';
  /** In days. */
  readonly amount: Fraction;
  /** In days of the school year; `null` where the part does not say. */
  readonly period: Fraction | null;
  /** Half days without saying in what: the guidance means a week. */
  readonly isHalves: boolean;
}

function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** `undefined` and “a” are one; of 5th the number. */
function numberOf(word: string | undefined): Fraction {
  return word === undefined || word === 'a' ? WHOLE : (fractionFromDecimal(word.replace(/[a-z]+$/, '')) ?? NONE);
}

const PART = /^(?:(a|[\d.]+) )?(?:of (?:(a|[\d.]+) )?)?(half )?(day|week)(?: (per|in)(?: (a|[\d.]+|\d+(?:nd|rd|th)))?(?: (day|week|fortnight|halfterm|term|year))?)?(?: (?:per )?weekday(?: and weekday)*)?$/;

function partOf(words: string, yearDays: number): Part | undefined {
  const match = PART.exec(words);
  if (match === null) return undefined;
  const [, count, of, half, unit, link, number, named] = match;
  // A bare “week” counts nothing; “per” or “in” need what they name.
  if ((count === undefined && of === undefined && half === undefined) || (link !== undefined && number === undefined && named === undefined)) return undefined;
  const inDays = { day: WHOLE, week: fraction(WEEK, 1), fortnight: fraction(2 * WEEK, 1), halfterm: fraction(yearDays, 2 * SCHOOL_TERMS.length), term: fraction(yearDays, SCHOOL_TERMS.length), year: fraction(yearDays, 1) };
  const own = unit === 'week' ? 'week' : 'day';
  const amount = times(times(numberOf(count), numberOf(of)), times(inDays[own], fraction(1, half === undefined ? 1 : 2)));
  if (link === undefined) return { unit: own, amount, period: null, isHalves: half !== undefined && own === 'day' };
  const period = times(numberOf(number), inDays[(named ?? own) as keyof typeof inDays]);
  return period.numerator > 0 ? { unit: own, amount, period, isHalves: false } : undefined;
}

/** “Wednesdays”, “Mon and Thu”, “Tue am, Fri pm”, “alternate Fridays”: the days of a week. */
function weekdaysOf(words: string): OutreachPattern | undefined {
  const match = /^(?:per )?(2nd )?(weekday(?: half day)?(?: and weekday(?: half day)?)*)(?: per week)?$/.exec(words);
  if (match === null) return undefined;
  const days = (match[2] ?? '').split(' and ');
  const halves = days.filter((day) => day.endsWith('half day')).length;
  // “Tuesday and Thursday pm” may mean one afternoon or two.
  if ((halves !== 0 && halves !== days.length) || days.length > WEEK) return undefined;
  return { of: 'days', share: fraction(days.length, WEEK * (halves === 0 ? 1 : 2) * (match[1] === undefined ? 1 : 2)) };
}

/** “20%”, “a fifth of the time”, “1/5”, 0.2. */
function shareOf(text: string): Fraction | undefined {
  const words = text.toLowerCase().replace(/\s+of\s+(?:(?:the|my|his|her|their)\s+)?(?:time|timetable|week)\s*$/, '').replace(/\s*(?:outreach|time)\s*$/, '').trim();
  const percent = /^(\d+(?:\.\d+)?) ?(?:%|per ?cent)$/.exec(words)?.[1];
  if (percent !== undefined) return times(numberOf(percent), fraction(1, 100));
  if (/^(?:(?:a|one|1)[ -])?(?:fifth|5th)$|^1\/5$/.test(words)) return fraction(1, 5);
  if (/^(?:(?:a|one|1)[ -])?(?:tenth|10th)$|^1\/10$/.test(words)) return fraction(1, 10);
  const decimal = /^0?\.\d+$/.test(words) ? fractionFromDecimal(words) : undefined;
  // 0.5 may be half a day a week as well as half of the time.
  return decimal !== undefined && compareFractions(decimal, fraction(1, 2)) < 0 ? decimal : undefined;
}

/**
 * The share of time that the words come to, on a school year of `yearDays` days (OUT-2); `undefined` where they cannot be read:
 * hours and months, a number without its unit, days without saying in what, “1-2 days a week”. Nothing is guessed.
 */
export function patternShare(text: string, yearDays: number): OutreachPattern | undefined {
  const share = shareOf(text);
  if (share !== undefined) return compareFractions(share, WHOLE) <= 0 ? { of: 'time', share } : undefined;
  if (/^\s*(?:none|nil|no(?: outreach)?|0(?: days?\b.*)?)\s*$/i.test(text)) return { of: 'time', share: NONE };
  const words = plainWords(text);
  if (words === undefined || words === '') return undefined;
  const weekdays = weekdaysOf(words);
  if (weekdays !== undefined) return weekdays;
  // “every fifth week”, “1 in 5 weeks”.
  const nth = /^(?:(?:a|1) week )?per (\d+)(?:nd|rd|th) week$|^(?:a|1) in (\d+) week$/.exec(words);
  if (nth !== null) return { of: 'time', share: fraction(1, Math.max(1, Number(nth[1] ?? nth[2]))) };
  return sumOf(words.split(' and ').map((part) => partOf(part, yearDays)), / in \d+(?: day)?$/.test(words));
}

/** The parts together. “1 day in 5” names working days, and is a share of whatever time there is. */
function sumOf(parts: readonly (Part | undefined)[], isOfWorkingDays: boolean): OutreachPattern | undefined {
  let total = NONE;
  let period: Fraction | null = parts.every((part) => part?.isHalves === true) ? fraction(WEEK, 1) : null;
  // A part that does not say in what goes with the one after it: “one day and one half day a week”.
  for (const part of [...parts].reverse()) {
    period = part?.period ?? period;
    if (part === undefined || period === null) return undefined;
    total = addFractions(total, divideFractions(part.amount, period));
  }
  const isTime = isOfWorkingDays || parts.every((part) => part?.unit === 'week');
  return compareFractions(total, WHOLE) <= 0 ? { of: isTime ? 'time' : 'days', share: total } : undefined;
}

/** The share of the teacher’s own time; `undefined` where the pattern asks for more than all of it. */
export function ownShare({ of, share }: OutreachPattern, fte: Fraction): Fraction | undefined {
  const own = of === 'time' ? share : divideFractions(share, fte);
  return compareFractions(own, WHOLE) <= 0 ? own : undefined;
}
