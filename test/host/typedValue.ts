import { dateSerial, isRealDay, type DateSystem } from './dateSerial';

/** What Excel makes of a text that is typed into a cell of the format General, with English (United Kingdom) settings. */
export type Typed =
  | { kind: 'text'; text: string }
  | { kind: 'formula'; formula: string }
  | { kind: 'value'; value: number | boolean; numberFormat: string | null }
  | { kind: 'error'; error: string };

export interface Locale { order: 'day-month' | 'month-day'; dateSystem: DateSystem; currentYear: number }

const ERRORS = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  return Math.max(MONTHS.indexOf(lower), LONG_MONTHS.indexOf(lower), lower === 'sept' ? 8 : -1) + 1;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

/** Excel keeps 15 digits of a number and no more. */
function fifteenDigits(value: number): number {
  return Number(value.toPrecision(15));
}

function value(number: number, numberFormat: string | null): Typed {
  return { kind: 'value', value: fifteenDigits(number), numberFormat };
}

function typedNumber(text: string): Typed | null {
  const match = /^(\()?([+-])?([£$€])?([+-])?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(e[+-]?\d+)?\s*(%)?(\))?$/i.exec(text);
  if (match === null) return null;
  const [, open, sign, currency, innerSign, digits = '', exponent = '', percent, close] = match;
  if ((open === undefined) !== (close === undefined) || (sign !== undefined && innerSign !== undefined)) return null;
  const isNegative = open !== undefined || sign === '-' || innerSign === '-';
  const number = Number(digits.replaceAll(',', '') + exponent) * (isNegative ? -1 : 1);
  const decimals = digits.includes('.') ? '.00' : '';
  if (percent !== undefined) return value(number / 100, `0${decimals}%`);
  if (currency !== undefined) return value(number, `${currency === '£' ? '£' : `[$${currency}]`}#,##0${decimals}`);
  if (exponent !== '') return value(number, '0.00E+00');
  return value(number, digits.includes(',') ? `#,##0${decimals}` : null);
}

function typedFraction(text: string): Typed | null {
  const match = /^([+-])?(\d+) (\d{1,3})\/(\d{1,3})$/.exec(text);
  if (match === null || Number(match[4]) === 0) return null;
  return value((Number(match[2]) + Number(match[3]) / Number(match[4])) * (match[1] === '-' ? -1 : 1), '# ?/?');
}

function day(locale: Locale, year: number, month: number, date: number, numberFormat: string): Typed | null {
  if (year < (locale.dateSystem === 1904 ? 1904 : 1900) || year > 9999 || !isRealDay(year, month, date)) return null;
  return value(dateSerial(year, month, date, locale.dateSystem), numberFormat);
}

function typedDayMonthYear(text: string, locale: Locale): Typed | null {
  const yearFirst = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  const short = locale.order === 'day-month' ? 'dd/mm/yyyy' : 'm/d/yyyy';
  if (yearFirst !== null) return day(locale, Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]), short);
  const match = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{1,2})$/.exec(text);
  if (match === null) return null;
  const [first, second, year] = [Number(match[1]), Number(match[2]), fullYear(match[3] ?? '')];
  return locale.order === 'day-month' ? day(locale, year, second, first, short) : day(locale, year, first, second, short);
}

/** `1/2` is a day of this year; where it can be none, `2009-10` and `12/13` are a month. This is what spoils school years and codes. */
function typedTwoNumbers(text: string, locale: Locale): Typed | null {
  const yearFirst = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (yearFirst !== null) return day(locale, Number(yearFirst[1]), Number(yearFirst[2]), 1, 'mmm-yy');
  const match = /^(\d{1,2})[-/](\d{4}|\d{1,2})$/.exec(text);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [date, month] = locale.order === 'day-month' ? [first, second] : [second, first];
  return day(locale, locale.currentYear, month, date, 'd-mmm') ?? day(locale, fullYear(match[2] ?? ''), first, 1, 'mmm-yy');
}

function typedNamedMonth(text: string, locale: Locale): Typed | null {
  const dayFirst = /^(\d{1,2})[- /]?([a-z]{3,9})(?:[- /,]+(\d{4}|\d{2}))?$/i.exec(text);
  if (dayFirst !== null && monthNumber(dayFirst[2] ?? '') > 0) {
    const year = dayFirst[3] === undefined ? locale.currentYear : fullYear(dayFirst[3]);
    return day(locale, year, monthNumber(dayFirst[2] ?? ''), Number(dayFirst[1]), dayFirst[3] === undefined ? 'd-mmm' : 'd-mmm-yy');
  }
  const monthFirst = /^([a-z]{3,9})[- /,]*(\d{1,4})$/i.exec(text);
  if (monthFirst === null || monthNumber(monthFirst[1] ?? '') === 0) return null;
  const [month, number] = [monthNumber(monthFirst[1] ?? ''), monthFirst[2] ?? ''];
  const asDay = number.length <= 2 ? day(locale, locale.currentYear, month, Number(number), 'd-mmm') : null;
  return asDay ?? (number.length === 3 ? null : day(locale, fullYear(number), month, 1, 'mmm-yy'));
}

function typedTime(text: string): Typed | null {
  const match = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?(\s+(?:am|pm|a|p))?$/i.exec(text);
  if (match === null || (match[2] === undefined && match[4] === undefined)) return null;
  const half = match[4]?.trim().toLowerCase();
  const hours = Number(match[1]);
  if (Number(match[2] ?? 0) > 59 || Number(match[3] ?? 0) > 59 || (half !== undefined && (hours > 12 || hours === 0))) return null;
  const shifted = half === undefined ? hours : (hours % 12) + (half.startsWith('p') ? 12 : 0);
  return value((shifted * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) / 86_400, half === undefined ? 'hh:mm' : 'h:mm AM/PM');
}

/** `text` as Excel takes it when it is typed, or written without an apostrophe. */
export function typedValue(text: string, locale: Locale): Typed {
  if (text.startsWith("'")) return { kind: 'text', text: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { kind: 'formula', formula: text };
  const trimmed = text.trim();
  const upper = trimmed.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'value', value: upper === 'TRUE', numberFormat: null };
  if (ERRORS.includes(upper)) return { kind: 'error', error: upper };
  const number = typedNumber(trimmed) ?? typedFraction(trimmed) ?? typedDayMonthYear(trimmed, locale)
    ?? typedTwoNumbers(trimmed, locale) ?? typedNamedMonth(trimmed, locale) ?? typedTime(trimmed);
  if (number !== null) return number;
  // A leading sign or @ begins a formula too, as in the spreadsheets before Excel.
  if (/^[+\-@][^\s\d+\-@]/.test(text) || /^[+-]\d+[+\-*/]\d/.test(text)) return { kind: 'formula', formula: text.startsWith('@') ? `=${text}` : `=${text.replace(/^\+/, '')}` };
  return { kind: 'text', text };
}
