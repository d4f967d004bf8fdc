/** When the four streams of a year's grant arrive: the months of the guidance, or a month or a day of the user's (FUND-8). */
import { dayOf, firstMonthOfFinancialYear, monthName, type Day, type FinancialYear, type MonthIndex } from '../domain/calendar';
import { SPEND_WINDOW_MONTHS, STREAM_MONTHS } from '../parameters';

/** A month counted from April of the grant's year, which is 0, and the day of the month where one is given. */
export interface StreamArrival {
  readonly after: number;
  readonly date: number | null;
}

const MONTHS = 12;
const APRIL = 3;

/** The months as the guidance names them. */
export const STREAM_ARRIVALS: readonly StreamArrival[] = STREAM_MONTHS.map((after) => ({ after, date: null }));

/** Each stream is known by the month that the guidance gives it. */
export const STREAM_NAMES: readonly string[] = STREAM_MONTHS.map((after) => monthName(APRIL + after));

/** The longest date that a month has in every year, from April. */
export const LAST_DATES: readonly number[] = [30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31];

const NAMES = Array.from({ length: MONTHS }, (_, after) => monthName(APRIL + after).toLowerCase());

/** Reads `May`, `15 May`, `15 April next year`; `undefined` for anything else, and for a month in which the grant is no longer spent. */
export function streamArrival(text: string): StreamArrival | undefined {
  const match = /^(?:(\d{1,2}) )?([a-z]+)( next year)?$/.exec(text.trim().toLowerCase().replace(/\s+/g, ' '));
  const [, day, name = '', isNext] = match ?? [];
  const month = NAMES.findIndex((each) => each === name || each.slice(0, 3) === name || (name === 'sept' && each === 'september'));
  const after = month + (isNext === undefined ? 0 : MONTHS);
  const date = day === undefined ? null : Number(day);
  if (month < 0 || after >= SPEND_WINDOW_MONTHS.value) return undefined;
  if (date !== null && (date < 1 || date > (LAST_DATES[month] ?? 0))) return undefined;
  return { after, date };
}

/** The arrival as {@link streamArrival} reads it. */
export function arrivalText({ after, date }: StreamArrival): string {
  return `${date === null ? '' : `${String(date)} `}${monthName(APRIL + after)}${after < MONTHS ? '' : ' next year'}`;
}

/** The month of a year's stream, and its day where one is given. */
export function arrivalOf(year: FinancialYear, { after, date }: StreamArrival): { month: MonthIndex; on: Day | null } {
  const month = firstMonthOfFinancialYear(year) + after;
  return { month, on: date === null ? null : dayOf(Math.floor(month / MONTHS), (month % MONTHS) + 1, date) };
}
