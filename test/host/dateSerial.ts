export type DateSystem = 1900 | 1904;

const DAY = 86_400_000;
/** Serial 1904-based days lie this much below the 1900-based ones. */
const DIFFERENCE = 1462;

/** The serial number of a day, whose month and day may run over as in Excel's DATE. Excel's own 29 February 1900 is counted. */
export function dateSerial(year: number, month: number, day: number, system: DateSystem): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const since1899 = Math.round((date.getTime() - Date.UTC(1899, 11, 30)) / DAY);
  if (system === 1904) return since1899 - DIFFERENCE;
  return since1899 < 61 ? since1899 - 1 : since1899;
}

export interface CalendarDay { year: number; month: number; day: number }

export function serialDay(serial: number, system: DateSystem): CalendarDay {
  const whole = Math.floor(serial);
  const days = system === 1904 ? whole + DIFFERENCE : whole < 60 ? whole + 1 : whole;
  const date = new Date(Date.UTC(1899, 11, 30) + days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
