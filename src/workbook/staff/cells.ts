/** What the cells of a staff sheet mean. Each reader takes one cell and gives its fact, or what was found and expected. */
import { dayIfReal, dayText, dateOf, type Day } from '../../domain/calendar';
import { fraction, fractionFromDecimal, fractionFromNumber, type Fraction, type Pence } from '../../domain/exact';
import type { Area, ScalePoint } from '../../domain/scales';
import { MOST_POINTS_A_YEAR } from '../../rules/astPay';
import { LAST_POINTS } from '../../rules/payBook';
import { ENDINGS, FUNDING_SOURCES, POST_STATUSES, type Decision, type Ending, type FundingSource, type PostStatus } from '../../domain/staff';
import { cellText, isDateCell, isErrorCell, tidy, type CellValue } from '../port';

/** A cell that does not say what its column asks for. */
export interface Unreadable {
  readonly found: string;
  readonly expected: string;
}

export type Reading<T> = { readonly value: T } | Unreadable;

export function isUnreadable<T>(reading: Reading<T>): reading is Unreadable {
  return 'expected' in reading;
}

/** What the cell holds, beside what was expected. */
export function unreadable(value: CellValue, expected: string): Unreadable {
  if (isErrorCell(value)) return { found: `the error ${value.error}`, expected };
  if (isDateCell(value)) return { found: `the date ${dayText(value.day)}`, expected };
  return { found: `“${cellText(value)}”`, expected };
}

export function isBlank(value: CellValue): boolean {
  if (typeof value !== 'string') return value === null;
  return /^[-–—.\s\u00a0]*$/.test(value) || (/n\/?a/i.test(value) && /^n\/?a$/i.test(tidy(value)));
}

/** The number in a cell: a number, or text such as `£1,234.50`, `1 234`, `(12)`. Exact. */
export function numberIn(value: CellValue): Fraction | undefined {
  if (typeof value === 'number') return fractionFromNumber(value);
  if (typeof value !== 'string') return undefined;
  const text = tidy(value).replace(/^gbp|£|\s/gi, '').replace(/,(?=\d{3}(\D|$))/g, '');
  const bracketed = /^\((.+)\)$/.exec(text);
  return fractionFromDecimal(bracketed === null ? text : `-${bracketed[1] ?? ''}`);
}

export type RoleKind = 'AST' | 'Leading practitioner' | 'Main' | 'Upper' | 'Excellent Teacher' | 'Leadership' | 'other';

const ROLE_WORDS: readonly (readonly [RegExp, RoleKind])[] = [
  [/\b(?:former|ex)-? ?ast\b.*(?:\blead(?:ing)? practitioners?\b|\blp\b)/i, 'Leading practitioner'],
  [/\bnot (an )?ast\b|\bnon-? ?ast\b|\bex-? ?ast\b|\bformer ast\b/i, 'other'],
  [/\basts?[\s_-]?\d*\b|\ba\.\s?s\.\s?t\b|\badv(?:anced|\.)?[\s-]*skills?\b/i, 'AST'],
  [/\blead(?:ing)? practitioners?\b|\blp\b/i, 'Leading practitioner'],
  [/\bexcellent teacher\b|\bet\b|\bets\b/i, 'Excellent Teacher'],
  [/\bhead ?teacher\b|\bdeputy\b|\bassistant head\b|\bleadership\b|\bprincipal\b|\bheadteacher\b/i, 'Leadership'],
  [/\bupper\b|\bups\d?\b|\bu[1-3]\b|\bpost-? ?threshold\b/i, 'Upper'],
  [/\bmain\b|\bmps\d?\b|\bms\b|\bm[1-6]\b|\bclassroom teacher\b|\bteacher\b|\bnqt\b/i, 'Main'],
];

/** The kind of role that a text names; `other` for any other text. */
export function readRole(value: CellValue): Reading<RoleKind> {
  if (isErrorCell(value)) return unreadable(value, 'a role such as AST, Main, Upper or Leadership');
  const text = cellText(value);
  for (const [words, kind] of ROLE_WORDS) if (words.test(text)) return { value: kind };
  return { value: 'other' };
}

const SCALE_LETTERS: Readonly<Record<string, ScalePoint['scale']>> = {
  ast: 'AST', a: 'AST', m: 'Main', mps: 'Main', ms: 'Main', main: 'Main', u: 'Upper', ups: 'Upper', us: 'Upper', upper: 'Upper',
};

/** A point, with its scale where the text names one: `AST 7`, `A7`, `7`, `M6`, `L&M M6`, `Advanced Skills Teacher, point 7`. */
export interface PointText {
  readonly scale: ScalePoint['scale'] | undefined;
  readonly point: number;
}

const POINT_EXPECTED = 'a point such as AST 7, A7, 7, M6 or U2';

export function readPoint(value: CellValue): Reading<PointText> {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { value: { scale: undefined, point: value } } : unreadable(value, POINT_EXPECTED);
  }
  if (typeof value !== 'string') return unreadable(value, POINT_EXPECTED);
  const text = tidy(value).toLowerCase();
  const bare = /^(?:(?:spine |scale |pay )?point|pt\.?|scp)?\s*(\d{1,2})(?:\.0+)?$/.exec(text);
  if (bare !== null) return { value: { scale: undefined, point: Number(bare[1]) } };
  const named = /(?:^|[^a-z.])(ast|a|mps|ms|main|m|ups|us|upper|u)(?:\s+(?:pay\s+)?(?:spine|scale))?[\s,:_-]*(?:spine |scale |pay )?(?:point|pt\.?)?[\s:-]*(\d{1,2})$/.exec(text);
  if (named !== null) return { value: { scale: SCALE_LETTERS[named[1] ?? ''], point: Number(named[2]) } };
  const worded = /^advanced[\s-]skills?(?: teachers?)?[\s,:-]*(?:spine |scale |pay )?(?:point|pt\.?)?[\s:-]*(\d{1,2})$/.exec(text);
  if (worded !== null) return { value: { scale: 'AST', point: Number(worded[1]) } };
  const upper = /(?:upper pay|post-?threshold)[^0-9]*(\d)$/.exec(text);
  if (upper !== null) return { value: { scale: 'Upper', point: Number(upper[1]) } };
  return unreadable(value, POINT_EXPECTED);
}

/** A range, by its ends: `11-15`, `AST 11 to AST 15`, `A11–A15`. A date cell is Excel's own reading of `11-15`. */
export function readRange(value: CellValue): Reading<{ start: number; end: number }> {
  const expected = 'a range of five points such as 11-15';
  if (isDateCell(value)) {
    return { found: `the date ${dayText(value.day)} (Excel turns 11-15 into a date unless the cell is formatted as text)`, expected };
  }
  const match = /^(?:ast|a)?\s*(\d{1,2})\s*(?:-|to|\/|\.\.)\s*(?:ast|a)?\s*(\d{1,2})$/i.exec(cellText(value));
  if (match === null || typeof value !== 'string') return unreadable(value, expected);
  return { value: { start: Number(match[1]), end: Number(match[2]) } };
}

/** FTE: 1, 0.6, 60%, 15/25. Above 0, at most 1. A longer decimal such as 0.6666667 is the simple fraction it stands for. */
export function readFte(value: CellValue): Reading<Fraction> {
  const reading = shareIn(value);
  const expected = 'an FTE above 0 and at most 1, such as 0.6, 60% or 15/25';
  if (reading === undefined || reading.numerator <= 0 || reading.numerator > reading.denominator) return unreadable(value, expected);
  return { value: reading };
}

/** A school's share of a post, read as an FTE is. */
export function readShare(value: CellValue): Reading<Fraction> {
  const reading = shareIn(value);
  if (reading === undefined || reading.numerator <= 0 || reading.numerator > reading.denominator) {
    return unreadable(value, 'a share above 0 and at most 1, such as 0.5 or 1/3');
  }
  return { value: reading };
}

function shareIn(value: CellValue): Fraction | undefined {
  if (typeof value === 'number') return simpleFraction(fractionFromNumber(value));
  if (typeof value !== 'string') return undefined;
  const text = tidy(value).replace(/\s/g, '').replace(/^fte/i, '');
  const quotient = /^(\d{1,3}(?:\.\d{1,4})?)\/(\d{1,3}(?:\.\d{1,4})?)$/.exec(text);
  if (quotient !== null) {
    const [above, below] = [fractionFromDecimal(quotient[1] ?? ''), fractionFromDecimal(quotient[2] ?? '')];
    if (above === undefined || below === undefined || below.numerator === 0) return undefined;
    return fraction(above.numerator * below.denominator, above.denominator * below.numerator);
  }
  const percent = /^(.+)%$/.exec(text);
  const number = fractionFromDecimal(percent?.[1] ?? text);
  if (number === undefined) return undefined;
  return simpleFraction(percent === null ? number : fraction(number.numerator, number.denominator * 100));
}

/** Up to four decimals are exact; a longer decimal is the simplest fraction within a millionth of it, else cut to five. */
function simpleFraction(value: Fraction | undefined): Fraction | undefined {
  if (value === undefined || 10_000 % value.denominator === 0) return value;
  const target = value.numerator / value.denominator;
  for (let denominator = 1; denominator <= 200; denominator += 1) {
    const numerator = Math.round(target * denominator);
    if (Math.abs(target - numerator / denominator) < 1e-6) return fraction(numerator, denominator);
  }
  return fraction(Math.round(target * 100_000), 100_000);
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** A date: a date cell, `dd/mm/yyyy`, `1 Sep 2009`, or `2009-09-01`. Slashed dates are day first; nothing is guessed. */
export function readDate(value: CellValue): Reading<Day> {
  const expected = 'a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01';
  if (isDateCell(value)) {
    const { year } = dateOf(value.day);
    return year >= 1950 && year <= 2100 ? { value: value.day } : unreadable(value, 'a date between 1950 and 2100');
  }
  if (typeof value !== 'string') return unreadable(value, expected);
  const text = tidy(value).toLowerCase();
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: 00:00(?::00)?)?$/.exec(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?$/.exec(text);
  const worded = /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/.exec(text);
  const month = worded === null ? -1 : MONTHS.findIndex((name) => name.startsWith(worded[2] ?? ''));
  const day =
    slashed !== null
      ? dayIfReal(Number(slashed[3]), Number(slashed[2]), Number(slashed[1]))
      : iso !== null
        ? dayIfReal(Number(iso[1]), Number(iso[2]), Number(iso[3]))
        : worded !== null && month >= 0
          ? dayIfReal(Number(worded[3]), month + 1, Number(worded[1]))
          : undefined;
  if (day === undefined) {
    const why = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text) ? 'a date with a four-digit year, such as 01/09/2009' : expected;
    return unreadable(value, why);
  }
  const { year } = dateOf(day);
  return year >= 1950 && year <= 2100 ? { value: day } : unreadable(value, 'a date between 1950 and 2100');
}

/** An amount of money a year: a number, or text with £ and commas. Not negative; whole pence. */
export function readMoney(value: CellValue): Reading<Pence> {
  const amount = numberIn(value);
  const expected = 'an amount such as 1500 or £1,500.00';
  if (amount === undefined || amount.numerator < 0) return unreadable(value, expected);
  const pence = (amount.numerator * 100) / amount.denominator;
  const rounded = Math.round(pence);
  // A number may be what a formula came to, and is rounded; a text says what was meant.
  if ((typeof value === 'string' && Math.abs(pence - rounded) > 1e-6) || rounded > 100_000_000) return unreadable(value, `${expected}, in whole pence and below £1 million`);
  return { value: rounded };
}

/** A whole number with commas: 1,265. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** So many days or hours in a year: a number, with the unit after it or without. Not negative, and no more than a year has. */
export function readCount(value: CellValue, unit: 'days' | 'hours', inYear: number): Reading<Fraction> {
  const words = unit === 'days' ? /\s*(?:days?|d)\.?(?: (?:a|per) year)?$/i : /\s*(?:hours?|hrs?|h)\.?(?: (?:a|per) year)?$/i;
  const count = numberIn(typeof value === 'string' ? tidy(value).replace(words, '') : value);
  if (count === undefined || count.numerator < 0 || count.numerator > inYear * count.denominator || (typeof value === 'string' && value.includes('£'))) {
    return unreadable(value, `a number of ${unit} in a year, such as ${unit === 'days' ? '38' : '190'}, and at most ${grouped(inYear)}`);
  }
  return { value: count };
}

/** The area named in a text, if it names one. */
export function areaIn(text: string): Area | undefined {
  const normal = tidy(text).toLowerCase();
  if (/^rest\b/.test(normal)) return 'Rest';
  if (/\binner\b/.test(normal)) return 'Inner';
  if (/\bouter\b/.test(normal)) return 'Outer';
  if (/\bfringe\b/.test(normal)) return 'Fringe';
  if (/\brest\b|\bnational\b|\bengland (and|&) wales\b|\boutside london\b|\bno london\b|\bexcluding london\b|^e ?(&|and) ?w$|^england$/.test(normal)) return 'Rest';
  return undefined;
}

export function readArea(value: CellValue): Reading<Area> {
  const area = typeof value === 'string' ? areaIn(value) : undefined;
  return area === undefined ? unreadable(value, 'an area: Rest, Fringe, Outer or Inner') : { value: area };
}

/** 0, 1 or 2 points. */
export function readDecision(value: CellValue): Reading<Decision> {
  const text = cellText(value).replace(/\s*points?$/i, '').replace(/^\+/, '');
  if (/^\d$/.test(text) && Number(text) <= MOST_POINTS_A_YEAR) return { value: Number(text) as Decision };
  return unreadable(value, '0, 1 or 2 points, the most that one September allows');
}

function oneOf<T extends string>(words: readonly T[], patterns: Readonly<Record<T, RegExp>>): (value: CellValue) => Reading<T> {
  return (value) => {
    const text = cellText(value).toLowerCase();
    const found = words.find((word) => patterns[word].test(text));
    return found === undefined || isErrorCell(value) ? unreadable(value, `one of: ${words.join(', ')}`) : { value: found };
  };
}

export const readEnding: (value: CellValue) => Reading<Ending> = oneOf(ENDINGS, {
  reverts: /^revert/,
  leaves: /^lea?v|^left\b|^retire|^resign/,
  replaced: /^replace/,
});

export const readFundingSource: (value: CellValue) => Reading<FundingSource> = oneOf(FUNDING_SOURCES, {
  SDG: /^sdg\b|school development|standards fund|^ast grant/,
  School: /^school(?! dev)|own (budget|funds)|^delegated/,
  'Local formula': /local formula|^formula/,
  Group: /^group|^cluster|^network|^shared/,
});

export const readStatus: (value: CellValue) => Reading<PostStatus> = oneOf(POST_STATUSES, {
  planned: /^plan|^propos|not (yet )?agreed|no funding/,
  'funding agreed': /agreed/,
  filled: /^fill|^in post|^appointed/,
  'AST2 sent': /ast ?-?2/,
  paid: /^paid|^in payment|^live/,
});

/** The date of passing the assessment, or that it is still to come. */
export function readAssessed(value: CellValue): Reading<Day | 'not yet' | null> {
  const text = cellText(value).toLowerCase();
  if (value === false || /^(no|not yet|not assessed|unassessed|pending|awaiting|to come|tbc|tba)\b/.test(text)) return { value: 'not yet' };
  if (value === true || /^(yes|y|passed)$/.test(text)) return { value: null };
  return readDate(value);
}

/** The date on which form AST2 was sent; `null` where the cell says that it was not. */
export function readAst2Sent(value: CellValue): Reading<Day | null> {
  if (value === false || /^(no|none|not yet|not sent|unsent|pending|awaiting|to come|tbc|tba)\b/.test(cellText(value).toLowerCase())) return { value: null };
  return readDate(value);
}

/** U1, U2 or U3. */
export function readUpperPoint(value: CellValue): Reading<number> {
  const reading = readPoint(value);
  if (isUnreadable(reading) || (reading.value.scale ?? 'Upper') !== 'Upper' || reading.value.point < 1 || reading.value.point > LAST_POINTS.Upper) {
    return unreadable(value, 'a point of the upper pay spine: U1, U2 or U3');
  }
  return { value: reading.value.point };
}

/** The reference point where nobody states one (PAY-9). */
export const ASSUMED_REFERENCE: ScalePoint = { scale: 'Upper', point: 3 };

/** A point of the main scale or the upper pay spine. */
export function readReference(value: CellValue): Reading<ScalePoint> {
  const reading = readPoint(value);
  const last = { ...LAST_POINTS, AST: 0 };
  if (isUnreadable(reading) || reading.value.scale === undefined || reading.value.point < 1 || reading.value.point > last[reading.value.scale]) {
    return unreadable(value, 'a point of the main or upper scale, such as M6 or U3');
  }
  return { value: { scale: reading.value.scale, point: reading.value.point } };
}
