/** What plain formulas are built of: constants, lists and tables of figures, in functions that Excel 2016 and LibreOffice share. */
import { dateOf, type Day } from '../domain/calendar';
import { AREA_NAMES, AREAS, type Area } from '../domain/scales';
import { isUnreadable } from '../workbook/staff/cells';
import type { CellValue } from '../workbook/port';
import type { Parameter } from './answer';

/** What was given for a parameter: a value written in the formula, or an expression such as A1 that goes on being followed. */
export type Given<T> = { readonly value: T } | { readonly expression: string };

/** A value written in the formula that the function cannot read. */
export interface NotReadable {
  readonly noun: string;
  readonly text: string;
}

export function isValue<T>(given: Given<T>): given is { readonly value: T } {
  return 'value' in given;
}

/** The value of a text or a number that is written in a formula; `undefined` for anything else. */
function writtenValue(text: string): CellValue | undefined {
  if (/^"(?:[^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/** Reads what was given for a parameter as the function itself reads it. */
export function readGiven<T>({ read, noun }: Parameter<T>, text: string): Given<T> | NotReadable {
  const written = writtenValue(text);
  if (written === undefined) return text === '' ? { noun, text: 'nothing' } : { expression: text };
  const reading = read(written === '' ? null : written);
  return isUnreadable(reading) ? { noun, text } : { value: reading.value };
}

/** The expression as a part of a larger one. */
export function part(expression: string): string {
  return /^[$\w.]+$/.test(expression) ? expression : `(${expression})`;
}

/** {"1","2","3"} */
export function texts(all: readonly (string | number)[]): string {
  return `{${all.map((one) => `"${String(one)}"`).join(',')}}`;
}

/** A row of numbers. */
export function row(numbers: readonly number[]): string {
  return table([numbers]);
}

/** Rows of numbers. A number that is missing is a text, as LibreOffice takes no error into a table: see {@link figureIn}. */
export function table(rows: readonly (readonly (number | null)[])[]): string {
  return `{${rows.map((numbers) => numbers.map((number) => (number === null ? '"none"' : String(number))).join(',')).join(';')}}`;
}

/** The number at a place of a table; an error where it is missing. */
export function figureIn(rows: readonly (readonly (number | null)[])[], place: string): string {
  const figure = `INDEX(${table(rows)},${place})`;
  return rows.some((numbers) => numbers.includes(null)) ? `(${figure}+0)` : figure;
}

export function column(numbers: readonly number[]): string {
  return table(numbers.map((number) => [number]));
}

/** The place of a whole number, given as a number or as text, in the list of numbers from `first`; an error for any other. */
export function placeOf(expression: string, first: number, last: number): string {
  return `MATCH(${part(expression)}&"",${texts(numbersFrom(first, last))},0)`;
}

export function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The term where each expression is a number within its bounds, else #N/A. Numbers that are written in the formula are known to be. */
export function where(bounds: readonly (readonly [expression: string, bound: string])[], term: string): string {
  const open = bounds.filter(([expression]) => !/^[\d./]+$/.test(expression));
  const conditions = open.flatMap(([expression, bound]) => [`ISNUMBER(${expression})`, ...bound.split(' ').map((one) => `${part(expression)}${one}`)]);
  return open.length === 0 ? `(${term})` : `IF(AND(${conditions.join(',')}),${term},NA())`;
}

/** The place of an area among all areas, by its short or its full name. */
export function areaPlace(expression: string): string {
  return `INT((MATCH(TRIM(${expression}),${texts(AREAS.flatMap((area: Area) => [area, AREA_NAMES[area]]))},0)+1)/2)`;
}

/** A date as an expression; text in a cell is none, as Excel might read it month first. */
export function dateTerm(given: Given<Day>): string {
  if (!isValue(given)) return `N(${given.expression})`;
  const { year, month, date } = dateOf(given.value);
  return `DATE(${String(year)},${String(month)},${String(date)})`;
}

/** The year of the 1 September on or before a date. */
export function septemberTerm(given: Given<Day>): string {
  return `YEAR(EDATE(${dateTerm(given)},4))-1`;
}
