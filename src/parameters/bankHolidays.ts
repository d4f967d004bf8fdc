/**
 * The bank holidays of England and Wales that fall on Monday to Friday, 2000 to 2027: both nations have the same. They are those of the
 * library date-holidays, but for the three years in which it lacks a day or a move (2002, 2011, 2012): docs/adr/0010-bank-holidays.md.
 * The test compares the table with the library day by day. A day before or after the table has no answer. Plain data, without a call, so
 * that what does not use the table does not carry it.
 */

/** The names of the eight of each year, in the order of their columns below. */
export const REGULAR_BANK_HOLIDAYS = [
  'New Year’s Day', 'Good Friday', 'Easter Monday', 'Early May bank holiday', 'Spring bank holiday', 'Summer bank holiday', 'Christmas Day', 'Boxing Day',
] as const;

/**
 * Month and date of the eight of each year. One that falls on a weekend stands on its substitute day; where Christmas Day is a Sunday,
 * that is the day after Boxing Day.
 */
export const BANK_HOLIDAYS: Readonly<Record<number, readonly string[]>> = {
  2000: ['01-03', '04-21', '04-24', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2001: ['01-01', '04-13', '04-16', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2002: ['01-01', '03-29', '04-01', '05-06', '06-04', '08-26', '12-25', '12-26'],
  2003: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2004: ['01-01', '04-09', '04-12', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2005: ['01-03', '03-25', '03-28', '05-02', '05-30', '08-29', '12-27', '12-26'],
  2006: ['01-02', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2007: ['01-01', '04-06', '04-09', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2008: ['01-01', '03-21', '03-24', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2009: ['01-01', '04-10', '04-13', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2010: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2011: ['01-03', '04-22', '04-25', '05-02', '05-30', '08-29', '12-27', '12-26'],
  2012: ['01-02', '04-06', '04-09', '05-07', '06-04', '08-27', '12-25', '12-26'],
  2013: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2014: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2015: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2016: ['01-01', '03-25', '03-28', '05-02', '05-30', '08-29', '12-27', '12-26'],
  2017: ['01-02', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2018: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2019: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '08-29', '12-27', '12-26'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
};

/** Days that were bank holidays in their year only. The spring bank holidays moved for them, and the early May one of 2020, stand above. */
export const EXTRA_BANK_HOLIDAYS: readonly (readonly [date: string, name: string])[] = [
  ['2002-06-03', 'Golden Jubilee'],
  ['2011-04-29', 'Royal Wedding'],
  ['2012-06-05', 'Diamond Jubilee'],
  ['2022-06-03', 'Platinum Jubilee'],
  ['2022-09-19', 'State Funeral of Queen Elizabeth II'],
  ['2023-05-08', 'Coronation of King Charles III'],
];

/** The documents that they were taken from, by their tags. */
export const BANK_HOLIDAY_SOURCES = ['BANK_HOLIDAYS', 'BANK_HOLIDAYS_MOVED'] as const;
