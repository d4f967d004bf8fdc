import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import * as fc from 'fast-check';
import { isoText } from '../../src/domain/calendar';
import { BANK_HOLIDAY_SOURCES, BANK_HOLIDAYS, EXTRA_BANK_HOLIDAYS, SOURCES } from '../../src/parameters';
import {
  afterWorkingDays, bankHolidayOn, bankHolidaysAfter, CALENDAR_FROM, CALENDAR_UNTIL, isOutside, isWeekend, isWorkingDay, lastWorkingDay, weekdayText,
} from '../../src/rules/workingDays';
import { day } from '../support/posts';

/** The library's bank holidays of a part of the country, from Monday to Friday, as dates. */
function libraryDays(part: 'ENG' | 'WLS'): Set<string> {
  const library = new Holidays('GB', part);
  const found = new Set<string>();
  for (let year = 2000; year <= 2027; year += 1) {
    for (const { date, type } of library.getHolidays(year, 'en')) {
      if ((type === 'public' || type === 'bank') && !isWeekend(day(date.slice(0, 10)))) found.add(date.slice(0, 10));
    }
  }
  return found;
}

/** Where the library is wrong, by docs/adr/0010-bank-holidays.md: when it puts one right, this test says so. */
const LIBRARY_LACKS = ['2002-06-03', '2002-06-04', '2011-04-29', '2012-06-04'];
const LIBRARY_HAS_TOO_MUCH = ['2002-05-27', '2012-05-28'];

describe('bank holidays', () => {
  test('APP-3: day by day those of the library, but for the six days in which it is wrong', () => {
    const library = libraryDays('ENG');
    const [lacking, tooMuch]: [string[], string[]] = [[], []];
    let days = 0;
    for (let at = CALENDAR_FROM; at <= CALENDAR_UNTIL; at += 1) {
      days += 1;
      const iso = isoText(at);
      const here = typeof bankHolidayOn(at) === 'string';
      if (here && !library.has(iso)) lacking.push(iso);
      if (!here && library.has(iso)) tooMuch.push(iso);
    }
    expect([isoText(CALENDAR_FROM), isoText(CALENDAR_UNTIL), days]).toEqual(['2000-01-01', '2027-12-31', 28 * 365 + 7]);
    expect([lacking, tooMuch]).toEqual([LIBRARY_LACKS, LIBRARY_HAS_TOO_MUCH]);
    expect(library.size).toBe(28 * 8 + 4);
  });

  test('APP-3: Wales has the same as England', () => {
    expect(libraryDays('WLS')).toEqual(libraryDays('ENG'));
  });

  test('APP-3: eight in each year and the six extra ones, all from Monday to Friday, each from a source', () => {
    const dates = [...Object.entries(BANK_HOLIDAYS).flatMap(([year, own]) => own.map((date) => `${year}-${date}`)), ...EXTRA_BANK_HOLIDAYS.map(([date]) => date)];
    expect(Object.values(BANK_HOLIDAYS).map(({ length }) => length)).toEqual(Array.from({ length: 28 }, () => 8));
    expect(new Set(dates).size).toBe(28 * 8 + 6);
    expect(dates.filter((date) => isWeekend(day(date)))).toEqual([]);
    expect(BANK_HOLIDAY_SOURCES.filter((tag) => SOURCES[tag] === undefined)).toEqual([]);
  });

  test.each([
    ['2002-05-27', null], ['2002-06-03', 'Golden Jubilee'], ['2002-06-04', 'Spring bank holiday'], ['2010-04-02', 'Good Friday'], ['2010-04-05', 'Easter Monday'],
    ['2010-12-27', 'Christmas Day (substitute day)'], ['2010-12-28', 'Boxing Day (substitute day)'], ['2011-01-03', 'New Year’s Day (substitute day)'],
    ['2011-04-29', 'Royal Wedding'], ['2011-12-26', 'Boxing Day'], ['2011-12-27', 'Christmas Day (substitute day)'], ['2012-05-28', null],
    ['2012-06-04', 'Spring bank holiday'], ['2012-06-05', 'Diamond Jubilee'], ['2020-05-04', null], ['2020-05-08', 'Early May bank holiday'], ['2022-05-30', null],
    ['2022-06-02', 'Spring bank holiday'], ['2022-06-03', 'Platinum Jubilee'], ['2022-09-19', 'State Funeral of Queen Elizabeth II'], ['2023-05-08', 'Coronation of King Charles III'],
  ])('APP-3: %s is %s', (date, name) => {
    expect(bankHolidayOn(day(date))).toBe(name);
  });
});

describe('working days', () => {
  test('APP-3: counted by hand over Easter 2010, Christmas and the year end', () => {
    const after = (from: string, count: number): string => {
      const answer = afterWorkingDays(day(from), count);
      return isOutside(answer) ? answer.message : isoText(answer);
    };
    // Thursday before Good Friday: Tuesday after Easter Monday is the next.
    expect(after('2010-04-01', 1)).toBe('2010-04-06');
    // From Good Friday itself the same.
    expect(after('2010-04-02', 1)).toBe('2010-04-06');
    // Thursday 24 December 2009: 25 and 28 December and 1 January are bank holidays; 29, 30, 31 December, 4 January.
    expect(after('2009-12-24', 4)).toBe('2010-01-04');
    // A Saturday begins with Monday.
    expect(after('2009-10-03', 1)).toBe('2009-10-05');
    // Four days of Jubilee weekend in 2002: from Friday 31 May to Wednesday 5 June.
    expect(after('2002-05-31', 1)).toBe('2002-06-05');
    expect(after('2009-10-05', 0)).toBe('2009-10-05');
    expect([lastWorkingDay(day('2010-04-05')), lastWorkingDay(day('2010-04-06'))]).toEqual([day('2010-04-01'), day('2010-04-06')]);
    expect(weekdayText(day('1969-12-28'))).toBe('Sunday 28 December 1969');
  });

  test('APP-3: outside the table there is an answer that says so, and no guess', () => {
    const said = (date: string): string => `Bank holidays are known here from 1 January 2000 to 31 December 2027, so working days cannot be counted on ${date}. Give a date within these years, or count by hand.`;
    const [before, after] = [day('1999-12-31'), day('2028-01-01')];
    expect([isWorkingDay(before), bankHolidayOn(before), lastWorkingDay(before)]).toEqual(Array.from({ length: 3 }, () => ({ outside: true, rule: 'APP-3', day: before, message: said('31 December 1999') })));
    expect([isWorkingDay(after), afterWorkingDays(day('2027-12-31'), 1), afterWorkingDays(day('2027-12-30'), 2)]).toEqual(Array.from({ length: 3 }, () => ({ outside: true, rule: 'APP-3', day: after, message: said('1 January 2028') })));
    expect(lastWorkingDay(day('2000-01-02'))).toMatchObject({ outside: true, day: before });
    expect(() => afterWorkingDays(day('2010-01-04'), -1)).toThrow('-1 is no number of working days');
  });

  const anyDay = fc.integer({ min: CALENDAR_FROM, max: CALENDAR_UNTIL - 400 });
  const inTable = (answer: ReturnType<typeof afterWorkingDays>): number => {
    if (isOutside(answer)) throw new Error(answer.message);
    return answer;
  };

  test('APP-3: the day found is a working day, with exactly so many from the day after the first up to it', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const found = inTable(afterWorkingDays(from, count));
      const passed = Array.from({ length: found - from }, (_, index) => from + 1 + index);
      expect(isWorkingDay(found)).toBe(true);
      expect(passed.filter((each) => isWorkingDay(each) === true)).toHaveLength(count);
      expect(passed).toHaveLength(count + passed.filter(isWeekend).length + bankHolidaysAfter(from, found).length);
    }));
  });

  test('APP-3: two counts, one after the other, are one count of both; a later day is never answered by an earlier one', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (from, one, other) => {
      expect(afterWorkingDays(inTable(afterWorkingDays(from, one)), other)).toBe(afterWorkingDays(from, one + other));
      expect(inTable(afterWorkingDays(from + 1, one))).toBeGreaterThanOrEqual(inTable(afterWorkingDays(from, one)));
    }));
  });
});
