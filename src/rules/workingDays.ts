/** Working days: Monday to Friday that are no bank holiday of England and Wales (APP-3). Outside the table of bank holidays there is no answer. */
import { dayFromIso, dayOf, dayText, type Day } from '../domain/calendar';
import { BANK_HOLIDAYS, EXTRA_BANK_HOLIDAYS, REGULAR_BANK_HOLIDAYS } from '../parameters';

/** A question about a day of which nobody here knows whether it is a bank holiday. */
export interface OutsideCalendar {
  readonly outside: true;
  readonly rule: 'APP-3';
  readonly day: Day;
  readonly message: string;
}

export function isOutside(answer: unknown): answer is OutsideCalendar {
  return typeof answer === 'object' && answer !== null && 'outside' in answer;
}

export interface BankHoliday {
  readonly day: Day;
  readonly name: string;
}

/** Those that have a date of their own, by the places of their columns: on any other date they are substitute days. */
const FIXED_DATES: Readonly<Record<number, string>> = { 0: '01-01', 6: '12-25', 7: '12-26' };

function tableOfNames(): ReadonlyMap<Day, string> {
  const days: [string, string][] = Object.entries(BANK_HOLIDAYS).flatMap(([year, dates]) => dates.map((date, column): [string, string] => {
    const fixed = FIXED_DATES[column];
    return [`${year}-${date}`, `${REGULAR_BANK_HOLIDAYS[column] ?? ''}${fixed === undefined || fixed === date ? '' : ' (substitute day)'}`];
  }));
  return new Map([...days, ...EXTRA_BANK_HOLIDAYS].map(([date, name]) => [dayFromIso(date) ?? 0, name]));
}

const NAMES = tableOfNames();
const YEARS = Object.keys(BANK_HOLIDAYS).map(Number);

/** The first and the last day that the table covers. */
export const CALENDAR_FROM: Day = dayOf(Math.min(...YEARS), 1, 1);
export const CALENDAR_UNTIL: Day = dayOf(Math.max(...YEARS), 12, 31);

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The weekday, from 0 for Monday: 1 January 1970 was a Thursday. */
function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Monday 2 November 2009. */
export function weekdayText(day: Day): string {
  return `${WEEKDAYS[weekdayOf(day)] ?? ''} ${dayText(day)}`;
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) > 4;
}

function outside(day: Day): OutsideCalendar {
  return {
    outside: true, rule: 'APP-3', day,
    message: `Bank holidays are known here from ${dayText(CALENDAR_FROM)} to ${dayText(CALENDAR_UNTIL)}, so working days cannot be counted on ${dayText(day)}. Give a date within these years, or count by hand.`,
  };
}

function isCovered(day: Day): boolean {
  return day >= CALENDAR_FROM && day <= CALENDAR_UNTIL;
}

/** The name of the bank holiday that the day is; `null` where it is none. Of those on weekends only the substitute days are known. */
export function bankHolidayOn(day: Day): string | null | OutsideCalendar {
  return isCovered(day) ? (NAMES.get(day) ?? null) : outside(day);
}

export function isWorkingDay(day: Day): boolean | OutsideCalendar {
  return isCovered(day) ? !isWeekend(day) && !NAMES.has(day) : outside(day);
}

/** The working day that is so many after the day, which itself does not count; the day itself for none. `count` is a whole number from 0. */
export function afterWorkingDays(day: Day, count: number): Day | OutsideCalendar {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${String(count)} is no number of working days`);
  let at = day;
  for (let counted = 0; counted < count;) {
    at += 1;
    const isWorking = isWorkingDay(at);
    if (isOutside(isWorking)) return isWorking;
    if (isWorking) counted += 1;
  }
  return at;
}

/** The day itself where it is a working day, else the last one before it. */
export function lastWorkingDay(day: Day): Day | OutsideCalendar {
  for (let at = day; ; at -= 1) {
    const isWorking = isWorkingDay(at);
    if (isOutside(isWorking)) return isWorking;
    if (isWorking) return at;
  }
}

/** The bank holidays after the first day, up to and with the last, that the count passed over. */
export function bankHolidaysAfter(first: Day, last: Day): BankHoliday[] {
  const found: BankHoliday[] = [];
  for (let day = first + 1; day <= last; day += 1) {
    const name = NAMES.get(day);
    if (name !== undefined) found.push({ day, name });
  }
  return found;
}
