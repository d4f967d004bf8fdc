/**
 * The calendar of schools, without a clock: days, months, school years (1 September to 31 August) and financial years
 * (1 April to 31 March).
 */

/** A day, as the number of days since 1 January 1970. */
export type Day = number;

/** A month, as year × 12 + (month − 1). */
export type MonthIndex = number;

const MONTH_NAMES = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;

/** A common multiple of the lengths of all months: a part month is a whole number of these parts of a month. */
export const PARTS_OF_MONTH = 377_580; // the lowest common multiple of 28, 29, 30 and 31

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days in the month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a date that exists; `month` is 1 to 12. */
export function dayOf(year: number, month: number, date: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The year, month (1 to 12) and date (1 to 31) of a day. */
export function dateOf(day: Day): { year: number; month: number; date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The day of a date, or `undefined` where there is no such date (30 February). */
export function dayIfReal(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, date);
}

/** Reads `2009-09-01`; `undefined` for anything else. */
export function dayFromIso(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? undefined : dayIfReal(Number(match[1]), Number(match[2]), Number(match[3]));
}

export function isoText(day: Day): string {
  const { year, month, date } = dateOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** 1 September 2009. */
export function dayText(day: Day): string {
  const { year, month, date } = dateOf(day);
  return `${String(date)} ${MONTH_NAMES[month - 1] ?? ''} ${String(year)}`;
}

export function monthOf(day: Day): MonthIndex {
  const { year, month } = dateOf(day);
  return year * 12 + month - 1;
}

export function firstDayOf(month: MonthIndex): Day {
  return dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** 2009-05. */
export function monthIsoText(month: MonthIndex): string {
  return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** May. */
export function monthName(month: MonthIndex): string {
  return MONTH_NAMES[month % 12] ?? '';
}

/** May 2009. */
export function monthText(month: MonthIndex): string {
  return `${monthName(month)} ${String(Math.floor(month / 12))}`;
}

/** 1 September of the year. */
export function september1(year: number): Day {
  return dayOf(year, 9, 1);
}

/** The calendar year in which the school year of the day began: 2009 for 1 September 2009 to 31 August 2010. */
export function schoolYearOf(day: Day): number {
  const { year, month } = dateOf(day);
  return month >= 9 ? year : year - 1;
}

/** 2009/10. */
export function schoolYearText(startYear: number): string {
  return `${String(startYear)}/${String((startYear + 1) % 100).padStart(2, '0')}`;
}

/** A financial year, named by the calendar year in which it begins: 2009 is 1 April 2009 to 31 March 2010. */
export type FinancialYear = number;

/** The financial year that the day lies in. */
export function financialYearOf(day: Day): FinancialYear {
  const { year, month } = dateOf(day);
  return month >= 4 ? year : year - 1;
}

/** 2009-10. */
export function financialYearText(year: FinancialYear): string {
  return `${String(year)}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Reads `2009-10` or `2009/10`; `undefined` where the two years do not follow one another. */
export function financialYearFrom(text: string): FinancialYear | undefined {
  const match = /^(\d{4})[-/](\d{2})$/.exec(text.trim());
  if (match === null) return undefined;
  const year = Number(match[1]);
  return (year + 1) % 100 === Number(match[2]) ? year : undefined;
}

/** 1 April. */
export function firstDayOfFinancialYear(year: FinancialYear): Day {
  return dayOf(year, 4, 1);
}

/** 31 March. */
export function lastDayOfFinancialYear(year: FinancialYear): Day {
  return dayOf(year + 1, 3, 31);
}

/** April of the financial year. */
export function firstMonthOfFinancialYear(year: FinancialYear): MonthIndex {
  return year * 12 + 3;
}

/** Months from one day to another, both included, × {@link PARTS_OF_MONTH}: a full month is 1, a part of one days ÷ days in the month. */
export function partsBetween(from: Day, to: Day): number {
  let parts = 0;
  for (let month = monthOf(from); month <= monthOf(to); month += 1) {
    const [first, next] = [firstDayOf(month), firstDayOf(month + 1)];
    parts += Math.max(0, Math.min(to + 1, next) - Math.max(from, first)) * (PARTS_OF_MONTH / (next - first));
  }
  return parts;
}
