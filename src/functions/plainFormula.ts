/** Turns the functions in a formula into plain formulas that hold the figures themselves and follow the same cells. */
import { financialYearText, firstDayOfFinancialYear, monthOf, type Day } from '../domain/calendar';
import { AREAS, SCALES, type Area, type Scale } from '../domain/scales';
import { EMPLOYER_PENSION, NATIONAL_INSURANCE } from '../parameters';
import { LAST_RANGE_START, rangeTop, RANGE_LENGTH } from '../rules/astPay';
import { yearlyOnCosts } from '../rules/onCosts';
import { builtInPay, LAST_POINTS } from '../rules/payBook';
import { guaranteeOf, lastYearOfGuarantee, PHASES, SDG_BASE_YEAR, type Phase } from '../rules/sdg';
import type { Parameter } from './answer';
import { calledAs, FUNCTIONS, GRANT_MODEL } from './definitions';
import { replaceCalls, type FormulaCall } from './formulaCalls';
import {
  AREA, BASE, BASE_PUPILS, DATE, DECISION, FTE, MONTHS, MOST_PUPILS, PAY, PHASE, POINT, pointOnScale, PUPILS, RANGE_START, RATES_DATE, SCALE,
  SPINE_POINT, UPPER_POINT, YEAR,
} from './parameters';
import {
  areaPlace, column, dateTerm, figureIn, isValue, numbersFrom, part, placeOf, readGiven, row, septemberTerm, table, texts, where, type Given,
} from './plainTerms';

/** Excel takes no longer formula. */
const LONGEST_FORMULA = 8192;

/** The Septembers that pay tables may begin on. */
const SEPTEMBERS = numbersFrom(2000, 2020);

/** A formula in which the functions were replaced, or why it stays as it is. */
export type PlainFormula = { readonly formula: string; readonly calls: number } | { readonly stays: string };

/** Thrown inside, and caught in {@link plainFormula}: a call that has no plain formula. */
class NoPlainFormula extends Error {}

function read<T>(parameter: Parameter<T>, text: string | undefined): Given<T> {
  const given = readGiven(parameter, text ?? '');
  if (!('noun' in given)) return given;
  throw new NoPlainFormula(`${given.noun} is ${given.text}, which the function itself cannot use`);
}

/** The yearly pay in pounds of points, a row each, in the Septembers of which any of them has a figure. */
function payTable(points: readonly { readonly area: Area; readonly scale: Scale; readonly point: number }[]): { rows: (number | null)[][]; years: number[] } {
  const figure = (one: { readonly area: Area; readonly scale: Scale; readonly point: number }, year: number): number | null => {
    const found = builtInPay(one.area, one.scale, one.point, year);
    return found === undefined ? null : found.value / 100;
  };
  const years = SEPTEMBERS.filter((year) => points.some((one) => figure(one, year) !== null));
  if (years.length === 0) throw new NoPlainFormula('there is no figure for it');
  return { rows: points.map((one) => years.map((year) => figure(one, year))), years };
}

/** A place within a block of `size` places for each area. */
function placeInArea(area: Given<Area>, size: number, place: string): string {
  return isValue(area) ? place : `(${areaPlace(area.expression)}-1)*${String(size)}+${place}`;
}

/** A figure of the pay tables: the points that an area has, which of them is meant, and when. */
function payTerm(area: Given<Area>, points: readonly { readonly scale: Scale; readonly point: number }[], place: string | null, on: Given<Day>): string {
  const areas = isValue(area) ? [area.value] : AREAS;
  const { rows, years } = payTable(areas.flatMap((name) => points.map((one) => ({ area: name, ...one }))));
  const september = `MATCH(${septemberTerm(on)},${row(years)},0)`;
  return figureIn(rows, rows.length === 1 ? september : `${placeInArea(area, points.length, place ?? '1')},${september}`);
}

function pointsOf(scale: Scale): { scale: Scale; point: number }[] {
  return numbersFrom(1, LAST_POINTS[scale]).map((point) => ({ scale, point }));
}

function payOf([areaText, scaleText, pointText, dateText]: readonly string[]): string {
  const [area, scale, point, on] = [read(AREA, areaText), read(SCALE, scaleText), read(POINT, pointText), read(DATE, dateText)];
  if (isValue(scale) && isValue(point)) {
    if (pointOnScale(point.value, scale.value) !== null) throw new NoPlainFormula('the scale has no such point');
    return payTerm(area, [{ scale: scale.value, point: point.value.point }], null, on);
  }
  if (isValue(scale)) return payTerm(area, pointsOf(scale.value), isValue(point) ? null : placeOf(point.expression, 1, LAST_POINTS[scale.value]), on);
  const all = SCALES.flatMap(pointsOf);
  const named = isValue(point) ? `"${String(point.value.point)}"` : part(point.expression);
  return payTerm(area, all, `MATCH(TRIM(${scale.expression})&" "&${named},${texts(all.map((one) => `${one.scale} ${String(one.point)}`))},0)`, on);
}

function revertOf([areaText, pointText, dateText]: readonly string[]): string {
  const [area, point, on] = [read(AREA, areaText), read(UPPER_POINT, pointText), read(DATE, dateText)];
  if (isValue(point)) return payTerm(area, [{ scale: 'Upper', point: point.value }], null, on);
  const points = pointsOf('Upper');
  const names = [...points.map((one) => String(one.point)), ...points.map((one) => `U${String(one.point)}`)];
  return payTerm(area, points, `1+MOD(MATCH(${part(point.expression)}&"",${texts(names)},0)-1,${String(points.length)})`, on);
}

function rangeOf([areaText, startText, dateText]: readonly string[]): string {
  const [area, start, on] = [read(AREA, areaText), read(RANGE_START, startText), read(DATE, dateText)];
  const areas = isValue(area) ? [area.value] : AREAS;
  const points = isValue(start) ? numbersFrom(start.value, rangeTop(start.value)) : numbersFrom(1, LAST_POINTS.AST);
  const { rows, years } = payTable(areas.flatMap((name) => points.map((point) => ({ area: name, scale: 'AST', point }) as const)));
  const pay = `INDEX(${table(rows)},0,MATCH(${septemberTerm(on)},${row(years)},0))`;
  const steps = column(numbersFrom(0, RANGE_LENGTH - 1));
  if (isValue(start) && isValue(area)) return `CHOOSE({1,2},${column(points)},${pay})`;
  const first = isValue(start) ? '1' : placeOf(start.expression, 1, LAST_RANGE_START);
  const shown = isValue(start) ? column(points) : `${first}+${steps}`;
  return `CHOOSE({1,2},${shown},LOOKUP(${placeInArea(area, points.length, first)}+${steps},${column(numbersFrom(1, rows.length))},${pay}))`;
}

function nextPointOf([pointText, startText, decisionText]: readonly string[]): string {
  const [point, start, decision] = [read(SPINE_POINT, pointText), read(RANGE_START, startText), read(DECISION, decisionText)];
  const first = isValue(start) ? String(start.value) : placeOf(start.expression, 1, LAST_RANGE_START);
  const held = isValue(point) ? String(point.value) : placeOf(point.expression, 1, LAST_POINTS.AST);
  const decided = isValue(decision) ? String(decision.value) : `${placeOf(decision.expression, 0, 2)}-1`;
  // The place of the point within its range is an error for a point outside.
  return `(${first}+MIN(${String(RANGE_LENGTH - 1)},MATCH(${held}-${part(first)},${row(numbersFrom(0, RANGE_LENGTH - 1))},0)-1+${decided}))`;
}

/** The months from which other on-cost rates hold: of a new financial year, or of a new pension rate. */
function monthsOfRates(): number[] {
  const first = NATIONAL_INSURANCE.map(({ year }) => firstDayOfFinancialYear(year));
  const end = firstDayOfFinancialYear(Math.max(...NATIONAL_INSURANCE.map(({ year }) => year)) + 1);
  const pension = EMPLOYER_PENSION.map(({ from }) => from).filter((from) => from > Math.min(...first) && from < end);
  return [...new Set([...first, ...pension, end])].sort((a, b) => a - b);
}

/** An expression for a number of pounds, as a whole number of pence. */
function penceTerm(pounds: string): string {
  return `ROUND(100*${part(pounds)},0)`;
}

function numberTerm<T>(given: Given<T>, text: (value: T) => string): string {
  return isValue(given) ? text(given.value) : given.expression;
}

const fractionTerm = ({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): string => (denominator === 1 ? String(numerator) : `${String(numerator)}/${String(denominator)}`);
const poundsTerm = (pence: number): string => String(pence / 100);

function onCostOf([payText, dateText]: readonly string[]): string {
  const [pay, on] = [numberTerm(read(PAY, payText), poundsTerm), dateTerm(read(RATES_DATE, dateText))];
  const days = monthsOfRates();
  // The pension is a band over nothing; rates are in hundredths of a per cent, limits in pence, so that all is in whole numbers.
  const bands = days.slice(0, -1).map((day) => {
    const rates = yearlyOnCosts(0, day);
    if ('missing' in rates) throw new RangeError('a month within the years of the rates has none');
    return [{ over: 0, change: rates.pension.value }, ...rates.insurance.bands];
  });
  const widest = Math.max(...bands.map(({ length }) => length));
  const padded = bands.map((all) => [...all, ...Array.from({ length: widest - all.length }, () => ({ over: 0, change: 0 }))]);
  // Behind the last year stands one more month, and no row for it.
  const place = `MATCH(12*YEAR(${on})+MONTH(${on})-1,${row(days.map(monthOf))},1)`;
  const over = `INDEX(${table(padded.map((all) => all.map((band) => band.over)))},${place},0)`;
  const change = `INDEX(${table(padded.map((all) => all.map((band) => band.change)))},${place},0)`;
  const pence = penceTerm(pay);
  return where([[pay, '>=0 <=1000000']], `ROUND(SUMPRODUCT((${pence}>${over})*(${pence}-${over})*${change})/10000,0)/100`);
}

/** Rounded to the penny; the inner rounding takes away what floating point adds, so that half a penny is half a penny. */
function roundedPence(pence: string): string {
  return `ROUND(ROUND(${pence},6),0)/100`;
}

function grantOf([fteText, monthsText]: readonly string[]): string {
  const fte = numberTerm(read(FTE, fteText), fractionTerm);
  const months = numberTerm(read(MONTHS, monthsText), fractionTerm);
  const whole = GRANT_MODEL.outreach + GRANT_MODEL.salary;
  return where([[fte, '>0 <=1'], [months, '>=0 <=12']], roundedPence(`${String(whole)}*${part(fte)}*${part(months)}/12`));
}

/** What a pound of 2005-06 has become in each year, to the digits that a spreadsheet keeps. */
function growth(phase: Phase): number[] {
  let product = 1;
  return numbersFrom(SDG_BASE_YEAR, lastYearOfGuarantee(phase)).map((year) => {
    if (year > SDG_BASE_YEAR) product *= 1 + (guaranteeOf(phase, year)?.value ?? 0) / 10_000;
    return Number(product.toPrecision(15));
  });
}

function sdgOf([baseText, basePupilsText, phaseText, pupilsText, yearText]: readonly string[]): string {
  const base = numberTerm(read(BASE, baseText), poundsTerm);
  const basePupils = numberTerm(read(BASE_PUPILS, basePupilsText), fractionTerm);
  const pupils = numberTerm(read(PUPILS, pupilsText), fractionTerm);
  const [phase, year] = [read(PHASE, phaseText), read(YEAR, yearText)];
  const years = numbersFrom(SDG_BASE_YEAR, Math.min(...PHASES.map((phase) => lastYearOfGuarantee(phase))));
  if (isValue(year) && !years.includes(year.value)) throw new NoPlainFormula('there is no figure for the year');
  const written = years.flatMap((one) => [String(one), financialYearText(one), financialYearText(one).replace('-', '/')]);
  const yearPlace = isValue(year) ? String(year.value - SDG_BASE_YEAR + 1) : `INT((MATCH(${part(year.expression)}&"",${texts(written)},0)+2)/3)`;
  const phasePlace = isValue(phase) ? String(PHASES.indexOf(phase.value) + 1) : `MATCH(TRIM(${phase.expression}),${texts(PHASES)},0)`;
  const raised = `INDEX(${table(PHASES.map((one) => growth(one).slice(0, years.length)))},${phasePlace},${yearPlace})`;
  const most = ` <=${String(MOST_PUPILS)}`;
  return where([[base, '>=0 <=1000000'], [basePupils, `>0${most}`], [pupils, `>=0${most}`]], roundedPence(`${penceTerm(base)}/${part(basePupils)}*${part(pupils)}*${raised}`));
}

const PLAIN: Readonly<Record<string, (given: readonly string[]) => string>> = {
  PAY: payOf, RANGE: rangeOf, NEXTPOINT: nextPointOf, REVERT: revertOf, ONCOST: onCostOf, GRANT: grantOf, SDG: sdgOf,
};

function plainCall({ name, given }: FormulaCall): string {
  const definition = FUNCTIONS.find((one) => one.name === name);
  const plain = PLAIN[name];
  if (definition === undefined || plain === undefined) throw new NoPlainFormula('there is no such function');
  if (given.length !== definition.parameters.length) throw new NoPlainFormula(`${calledAs(definition)} takes ${String(definition.parameters.length)} values, and ${String(given.length)} are given`);
  return plain(given);
}

/**
 * The formula with every function of ours replaced by a plain formula that gives the same figure; all else of it stays as it
 * is. `null` where it holds none of our functions. It begins with “=”, and is as Excel keeps it: in English, with commas.
 */
export function plainFormula(formula: string): PlainFormula | null {
  try {
    const { text, count } = replaceCalls(formula, FUNCTIONS.map(({ name }) => name), plainCall);
    if (count === 0) return null;
    if (text.length <= LONGEST_FORMULA) return { formula: text, calls: count };
    return { stays: `the plain formula would have ${String(text.length)} characters, and Excel takes ${String(LONGEST_FORMULA)}: put its parts into cells of their own` };
  } catch (error) {
    if (error instanceof NoPlainFormula) return { stays: error.message };
    throw error;
  }
}
