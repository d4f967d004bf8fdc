/** What may be given to the functions: each reads its cell as a cell of a staff sheet is read, or says why it cannot. */
import { financialYearFrom, financialYearOf, type Day, type FinancialYear } from '../domain/calendar';
import { fractionFromDecimal, fractionFromNumber, type Fraction, type Pence } from '../domain/exact';
import { SCALE_NAMES, scalePointText, type Area, type Scale } from '../domain/scales';
import type { Decision } from '../domain/staff';
import { LAST_RANGE_START } from '../rules/astPay';
import { LAST_POINTS } from '../rules/payBook';
import { PHASES, type Phase } from '../rules/sdg';
import { cellText, isDateCell, isErrorCell, tidy, type CellValue } from '../workbook/port';
import {
  isUnreadable, readArea, readDate, readDecision, readFte, readMoney, readPoint, readUpperPoint, type PointText, type Reading, type Unreadable,
} from '../workbook/staff/cells';
import type { Parameter } from './answer';

/** Excel counts days from here: 30 December 1899 is 0, which is right from 1 March 1900 on. */
const DAY_OF_SERIAL_0 = -25_569;

/** The years that the functions take a date or a financial year from: a number in this span is a year and no serial number. */
const YEARS = { first: 1990, last: 2100 };

function found(cell: CellValue): string {
  return `“${cellText(cell)}”`;
}

function unreadable(cell: CellValue, expected: string): Unreadable {
  return { found: isErrorCell(cell) ? `the error ${cell.error}` : found(cell), expected };
}

/** A cell's number as the day that Excel shows for it: functions get dates as serial numbers. */
function withDay(cell: CellValue): CellValue {
  return typeof cell === 'number' && Number.isFinite(cell) ? { day: Math.floor(cell) + DAY_OF_SERIAL_0 } : cell;
}

function readDay(cell: CellValue): Reading<Day> {
  const reading = readDate(withDay(cell));
  return isUnreadable(reading) && typeof cell === 'number'
    ? unreadable(cell, 'a date, such as a date cell, DATE(2009,9,1) or "1 Sep 2009"')
    : reading;
}

const SCALE_WORDS: readonly (readonly [RegExp, Scale])[] = [
  [/^(ast|a|advanced skills? teachers?)( (pay )?(spine|scale))?$/, 'AST'],
  [/^(main|m|mps|ms)( (pay )?(spine|scale))?$/, 'Main'],
  [/^(upper|u|ups|us)( (pay )?(spine|scale))?$/, 'Upper'],
];

function readScale(cell: CellValue): Reading<Scale> {
  const text = cellText(cell).toLowerCase();
  const known = isErrorCell(cell) ? undefined : SCALE_WORDS.find(([words]) => words.test(text));
  return known === undefined ? unreadable(cell, 'a scale: AST, Main or Upper') : { value: known[1] };
}

function readRangeStart(cell: CellValue): Reading<number> {
  const expected = `a point of the AST pay spine from 1 to ${String(LAST_RANGE_START)}, as a range has five points (PAY-3)`;
  const reading = readPoint(cell);
  if (isUnreadable(reading) || (reading.value.scale ?? 'AST') !== 'AST') return unreadable(cell, expected);
  const { point } = reading.value;
  return point >= 1 && point <= LAST_RANGE_START ? { value: point } : unreadable(cell, expected);
}

function readSpinePoint(cell: CellValue): Reading<number> {
  const expected = `a point of the AST pay spine from 1 to ${String(LAST_POINTS.AST)}`;
  const reading = readPoint(cell);
  if (isUnreadable(reading) || (reading.value.scale ?? 'AST') !== 'AST') return unreadable(cell, expected);
  return reading.value.point >= 1 && reading.value.point <= LAST_POINTS.AST ? { value: reading.value.point } : unreadable(cell, expected);
}

/** A number in a cell or in text, exactly; commas between thousands are left out. */
function numberOf(cell: CellValue): Fraction | undefined {
  if (typeof cell === 'number') return fractionFromNumber(cell);
  return typeof cell === 'string' ? fractionFromDecimal(tidy(cell).replace(/,(?=\d{3}(\D|$))/g, '')) : undefined;
}

/** A number within bounds; `least` itself is in where `open` is not set. */
function numberBetween(expected: string, least: number, most: number, open = false): (cell: CellValue) => Reading<Fraction> {
  return (cell) => {
    const value = numberOf(cell);
    if (value === undefined) return unreadable(cell, expected);
    const isIn = value.numerator >= least * value.denominator && value.numerator <= most * value.denominator && !(open && value.numerator === 0);
    return isIn ? { value } : unreadable(cell, expected);
  };
}

export const MOST_PUPILS = 100_000;

function readPhase(cell: CellValue): Reading<Phase> {
  const text = isErrorCell(cell) ? '' : cellText(cell).toLowerCase().replace(/ schools?$/, '');
  const phase = PHASES.find((word) => word === text);
  return phase === undefined ? unreadable(cell, 'a phase: Primary or Secondary') : { value: phase };
}

/** `2009-10`, `2009/10`, the year in which it begins, or a date in it: Excel turns 2009-10 into a date as it is typed. */
function readYear(cell: CellValue): Reading<FinancialYear> {
  const expected = 'a financial year such as 2009-10';
  const isYear = (year: number): boolean => Number.isInteger(year) && year >= YEARS.first && year <= YEARS.last;
  if (typeof cell === 'number' && cell <= YEARS.last) return isYear(cell) ? { value: cell } : unreadable(cell, expected);
  if (typeof cell === 'string') {
    const year = financialYearFrom(tidy(cell)) ?? (/^\d{4}$/.test(tidy(cell)) ? Number(tidy(cell)) : undefined);
    if (year !== undefined) return isYear(year) ? { value: year } : unreadable(cell, expected);
  }
  const day = readDay(cell);
  return isUnreadable(day) ? { found: isDateCell(cell) ? day.found : unreadable(cell, expected).found, expected } : { value: financialYearOf(day.value) };
}

/** Where the point that a text names is not on the scale that is asked for, or does not exist there. */
export function pointOnScale({ scale: named, point }: PointText, scale: Scale): { readonly found: string; readonly expected: string } | null {
  const last = LAST_POINTS[scale];
  const expected = `a point of the ${SCALE_NAMES[scale]}, from ${scalePointText({ scale, point: 1 })} to ${scalePointText({ scale, point: last })}`;
  const isThere = (named ?? scale) === scale && point >= 1 && point <= last;
  return isThere ? null : { found: `“${named === undefined ? String(point) : scalePointText({ scale: named, point })}”`, expected };
}

export const AREA: Parameter<Area> = { name: 'area', noun: 'the area', description: 'Pay area: Rest, Fringe, Outer or Inner (also Rest of England, Inner London).', read: readArea };
export const SCALE: Parameter<Scale> = { name: 'scale', noun: 'the scale', description: 'Scale: AST, Main or Upper.', read: readScale };
export const POINT: Parameter<PointText> = { name: 'point', noun: 'the point', description: 'Point: AST 1 to 18, Main 1 to 6, Upper 1 to 3 (also M6, U2).', read: readPoint };
export const DATE: Parameter<Day> = { name: 'date', noun: 'the date', description: 'Date on which the pay holds, such as DATE(2009,9,1) or a date cell.', read: readDay };
export const RANGE_START: Parameter<number> = { name: 'start', noun: 'the first point of the range', description: 'First point of the range, 1 to 14: a range has five points.', read: readRangeStart };
export const SPINE_POINT: Parameter<number> = { name: 'point', noun: 'the point', description: 'Point of the AST pay spine held now.', read: readSpinePoint };
export const DECISION: Parameter<Decision> = { name: 'decision', noun: 'the decision', description: 'Points decided for 1 September: 0, 1 or 2.', read: readDecision };
export const UPPER_POINT: Parameter<number> = { name: 'point', noun: 'the point', description: 'Point of the upper pay spine: U1, U2 or U3 (also 1, 2 or 3).', read: readUpperPoint };
export const PAY: Parameter<Pence> = { name: 'pay', noun: 'the pay', description: 'A year’s pay in pounds.', read: readMoney };
export const RATES_DATE: Parameter<Day> = { ...DATE, description: 'Date whose rates are used, April 2005 to March 2014.' };
export const FTE: Parameter<Fraction> = { name: 'fte', noun: 'the FTE', description: 'Full-time equivalent above 0 and at most 1, such as 0.6 or 60%.', read: readFte };
export const MONTHS: Parameter<Fraction> = { name: 'months', noun: 'the number of months', description: 'Months of the financial year that the post is live, 0 to 12; parts of a month count.', read: numberBetween('a number of months from 0 to 12', 0, 12) };
export const BASE: Parameter<Pence> = { name: 'base', noun: 'the base amount', description: 'What the school received in 2005-06 in the grants that went into the SDG, in pounds.', read: readMoney };
export const BASE_PUPILS: Parameter<Fraction> = { name: 'basePupils', noun: 'the number of pupils of 2005-06', description: 'Pupils of the school in 2005-06.', read: numberBetween('a number of pupils above 0', 0, MOST_PUPILS, true) };
export const PHASE: Parameter<Phase> = { name: 'phase', noun: 'the phase', description: 'Phase of the school: Primary or Secondary.', read: readPhase };
export const PUPILS: Parameter<Fraction> = { name: 'pupils', noun: 'the number of pupils', description: 'Pupils of the school in the year asked for.', read: numberBetween('a number of pupils, 0 or more', 0, MOST_PUPILS) };
export const YEAR: Parameter<FinancialYear> = { name: 'year', noun: 'the year', description: 'Financial year, such as "2009-10" or 2009.', read: readYear };
