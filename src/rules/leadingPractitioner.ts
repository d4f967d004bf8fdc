/**
 * Leading practitioners, the grade that followed AST on 1 September 2013 (LP-1 to LP-4): the lowest and the highest pay of a
 * school year, the school's own range inside them, and its own list of points. No points are prescribed.
 */
import { dayOf, dayText, schoolYearOf, schoolYearText, september1, type Day } from '../domain/calendar';
import { shortPoundsText, type Pence } from '../domain/exact';
import type { Figure } from '../domain/figure';
import type { Severity } from '../domain/problem';
import { AREA_NAMES, type Area } from '../domain/scales';
import { LAST_DAY_OF_AST_GRADE, LEADING_PRACTITIONER_RANGES } from '../parameters';

/** The first day of the grade: the day after the last of the AST grade (LP-4). */
export const FIRST_DAY_OF_PRACTITIONERS: Day = LAST_DAY_OF_AST_GRADE.value + 1;
/** The first September of the grade, as a year. */
export const FIRST_PRACTITIONER_YEAR = schoolYearOf(FIRST_DAY_OF_PRACTITIONERS);
/** The last September that a user may give bounds or pay for. */
export const LAST_PRACTITIONER_YEAR = 2050;

export const BOUNDS = ['lowest', 'highest'] as const;
export type Bound = (typeof BOUNDS)[number];
export const BOUND_WORDS: Readonly<Record<Bound, string>> = { lowest: 'minimum', highest: 'maximum' };

/** A bound that the user states for the school year that begins on 1 September of `year`. */
export interface UserBound {
  readonly area: Area;
  readonly year: number;
  readonly bound: Bound;
  readonly annual: Pence;
  /** Where it comes from, in words: “from the sheet … of this workbook”. */
  readonly basis: string;
}

/** A bound that was not found, and what to do about it. */
export interface MissingBound {
  readonly missing: true;
  readonly area: Area;
  readonly bound: Bound;
  /** The year of the September on which the school year begins. */
  readonly year: number;
  readonly message: string;
}

export type BoundAnswer = Figure | MissingBound;

export function isMissingBound(answer: BoundAnswer): answer is MissingBound {
  return 'missing' in answer;
}

/** The bounds in force on a day, each a figure in pence a year or what is missing. */
export type PractitionerBounds = Readonly<Record<Bound, BoundAnswer>>;

/** The figure that the product ships for the school year, if it does. Pence a year. */
export function builtInBound(area: Area, bound: Bound, year: number): Figure | undefined {
  const row = LEADING_PRACTITIONER_RANGES.find((entry) => entry.area === area && entry.bound === bound && entry.from === `${String(year)}-09-01`);
  if (row === undefined) return undefined;
  return { value: row.annual * 100, from: september1(year), until: dayOf(year + 1, 8, 31), status: 'published', source: row.source };
}

function boundIn(area: Area, bound: Bound, year: number, own: readonly UserBound[]): BoundAnswer {
  const user = own.find((entry) => entry.area === area && entry.bound === bound && entry.year === year);
  if (user !== undefined && year >= FIRST_PRACTITIONER_YEAR) return { value: user.annual, from: september1(year), until: dayOf(year + 1, 8, 31), status: 'user', basis: user.basis };
  const builtIn = builtInBound(area, bound, year);
  if (builtIn !== undefined) return builtIn;
  const missing = { missing: true, area, bound, year } as const;
  if (year < FIRST_PRACTITIONER_YEAR) {
    return { ...missing, message: `There were no leading practitioners in ${schoolYearText(year)}: the grade followed AST on ${dayText(FIRST_DAY_OF_PRACTITIONERS)}. Use a date from then on.` };
  }
  return {
    ...missing,
    message:
      `The ${BOUND_WORDS[bound]} for leading practitioners in ${AREA_NAMES[area]} from ${dayText(september1(year))} was found in no source, and no other year’s figure is used for it. ` +
      `It must come from you: enter it on the sheet “AST Leading practitioners”, in the table of bounds (area ${area}, effective ${dayText(september1(year))}, ${BOUND_WORDS[bound] === 'minimum' ? 'Minimum' : 'Maximum'} £).`,
  };
}

/**
 * The minimum and the maximum in force in an area on a day (LP-1): those of 1 September of the day's school year alone, for no
 * figure is carried to another year. The user's own go first.
 */
export function practitionerBounds(area: Area, on: Day, own: readonly UserBound[] = []): PractitionerBounds {
  const year = schoolYearOf(on);
  return { lowest: boundIn(area, 'lowest', year, own), highest: boundIn(area, 'highest', year, own) };
}

/** The school's own individual range: its lowest and highest pay, pence a year. */
export interface PractitionerRange {
  readonly lowest: Pence;
  readonly highest: Pence;
}

/** What a check found of a range, a list of points, or a pay. */
export interface PractitionerFinding {
  readonly rule: 'LP-1' | 'LP-2';
  readonly severity: Severity;
  /** What it is about: the range, the list of points, or the pay. */
  readonly about: 'range' | 'points' | 'pay';
  readonly found: string;
  readonly expected: string;
}

function rangeText({ lowest, highest }: PractitionerRange): string {
  return `${shortPoundsText(lowest)} to ${shortPoundsText(highest)}`;
}

/** Whether the range runs upwards; a reversed range says nothing (LP-1). */
export function rangeOrder(range: PractitionerRange): PractitionerFinding[] {
  if (range.lowest <= range.highest) return [];
  return [{ rule: 'LP-1', severity: 'error', about: 'range', found: `the range ${rangeText(range)}, whose lowest pay is above its highest`, expected: 'a range with the lowest pay first, such as 45000-52000' }];
}

/** The school's range against the bounds of a school year, as far as they are known: exactly the minimum or the maximum is inside (LP-1). */
export function rangeInBounds(range: PractitionerRange, bounds: PractitionerBounds): PractitionerFinding[] {
  const { lowest, highest } = bounds;
  const findings: PractitionerFinding[] = [];
  if (!isMissingBound(lowest) && range.lowest < lowest.value) {
    findings.push({ rule: 'LP-1', severity: 'error', about: 'range', found: `the range ${rangeText(range)}, which begins ${shortPoundsText(lowest.value - range.lowest)} below the minimum`, expected: `at least ${boundText('lowest', lowest)}` });
  }
  if (!isMissingBound(highest) && range.highest > highest.value) {
    findings.push({ rule: 'LP-1', severity: 'error', about: 'range', found: `the range ${rangeText(range)}, which ends ${shortPoundsText(range.highest - highest.value)} above the maximum`, expected: `at most ${boundText('highest', highest)}` });
  }
  return findings;
}

/** The minimum of £38,598 from 1 September 2015. */
export function boundText(bound: Bound, { value, from }: Figure): string {
  return `the ${BOUND_WORDS[bound]} of ${shortPoundsText(value)} from ${dayText(from)}`;
}

/** The school's own list of points: amounts that rise from one to the next, inside its range where it has one (LP-2). */
export function pointsInRange(points: readonly Pence[], range: PractitionerRange | null): PractitionerFinding[] {
  const findings: PractitionerFinding[] = [];
  const at = points.findIndex((point, index) => index > 0 && point <= (points[index - 1] ?? 0));
  if (at > 0) {
    findings.push({ rule: 'LP-2', severity: 'error', about: 'points', found: `${shortPoundsText(points[at] ?? 0)} after ${shortPoundsText(points[at - 1] ?? 0)}`, expected: 'points that rise from one to the next, such as 45000; 47500; 50000' });
  }
  const outside = range === null ? undefined : points.find((point) => point < range.lowest || point > range.highest);
  if (range !== null && outside !== undefined) {
    findings.push({ rule: 'LP-2', severity: 'error', about: 'points', found: `the point ${shortPoundsText(outside)}, outside the range ${rangeText(range)}`, expected: 'points inside the school’s own range' });
  }
  return findings;
}

/**
 * A yearly full-time pay against the school's range and its own list of points; where it has no range, against the bounds of the
 * school year, `null` where its area is not known (LP-1, LP-2).
 */
export function payFits(pay: Pence, range: PractitionerRange | null, points: readonly Pence[] | null, bounds: PractitionerBounds | null): PractitionerFinding[] {
  const finding = (rule: 'LP-1' | 'LP-2', found: string, expected: string): PractitionerFinding => ({ rule, severity: 'error', about: 'pay', found: `the pay of ${shortPoundsText(pay)}${found}`, expected });
  const findings: PractitionerFinding[] = [];
  if (range !== null && (pay < range.lowest || pay > range.highest)) findings.push(finding('LP-1', `, outside the range ${rangeText(range)}`, 'a pay inside the school’s own range'));
  if (range === null && bounds !== null) {
    const { lowest, highest } = bounds;
    if (!isMissingBound(lowest) && pay < lowest.value) findings.push(finding('LP-1', `, ${shortPoundsText(lowest.value - pay)} below the minimum`, `at least ${boundText('lowest', lowest)}`));
    if (!isMissingBound(highest) && pay > highest.value) findings.push(finding('LP-1', `, ${shortPoundsText(pay - highest.value)} above the maximum`, `at most ${boundText('highest', highest)}`));
  }
  if (points !== null && !points.includes(pay)) findings.push(finding('LP-2', ', which is no point of the school’s own list', `one of ${points.map(shortPoundsText).join(', ')}`));
  return findings;
}

/** The pay of a point of the school's own list, counted from 1; `undefined` where the list has no such point (LP-2). */
export function payOnOwnPoint(points: readonly Pence[], point: number): Pence | undefined {
  return Number.isInteger(point) ? points[point - 1] : undefined;
}

/** A rule of the AST grade that has no successor, and what that means for a leading practitioner (LP-3). */
export interface EndedRule {
  /** The rules of the register that no longer apply. */
  readonly rules: string;
  readonly text: string;
}

/** What no longer applies from 1 September 2013 on (LP-3). Nothing of it is looked at in a leading practitioner's row. */
export const NO_LONGER_APPLIES: readonly EndedRule[] = [
  { rules: 'PAY-1, PAY-2', text: 'There is no spine of 18 points: between the minimum and the maximum the school sets its own pay.' },
  { rules: 'PAY-3', text: 'A range need not have five points: it is the school’s own, from one amount to another.' },
  { rules: 'PAY-4, PAY-5, PAY-6', text: 'No start on the first point, no decision of 0, 1 or 2 points in September and no limit of two points a year are applied: the pay is the amount in the staff list.' },
  { rules: 'PAY-11, APP-1 to APP-4', text: 'No AST assessment is asked for: it ended on 31 August 2013.' },
  { rules: 'FUND-7', text: 'No form AST2 is asked for.' },
  { rules: 'FUND-1 to FUND-9', text: 'There is no AST grant: the grant of the AST post stops with 31 August 2013, and the cost after it falls to the school.' },
  { rules: 'OUT-1 to OUT-5', text: 'No fifth of the time for other schools is asked for, and no cover for it is counted.' },
  { rules: 'REV-1, REV-2', text: 'There is no reversion to U1, U2 or U3: what the holder is paid after the post is not planned.' },
];
