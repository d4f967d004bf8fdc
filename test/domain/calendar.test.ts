import { describe, expect, test } from '@jest/globals';
import {
  dateOf, dayFromIso, dayIfReal, dayOf, dayText, daysInMonth, financialYearFrom, financialYearText, firstDayOfFinancialYear, isoText,
  lastDayOfFinancialYear, monthIsoText, monthOf, monthText, PARTS_OF_MONTH, schoolYearOf, schoolYearText,
} from '../../src/domain/calendar';

describe('days', () => {
  test('agree with the calendar of the language on every day from 1950 to 2100', () => {
    const first = Date.UTC(1950, 0, 1) / 86_400_000;
    const last = Date.UTC(2100, 11, 31) / 86_400_000;
    for (let day = first; day <= last; day += 1) {
      const date = new Date(day * 86_400_000);
      const parts = dateOf(day);
      if (parts.year !== date.getUTCFullYear() || parts.month !== date.getUTCMonth() + 1 || parts.date !== date.getUTCDate() || dayOf(parts.year, parts.month, parts.date) !== day) {
        throw new Error(`day ${day} reads as ${JSON.stringify(parts)}`);
      }
    }
    expect(isoText(first)).toBe('1950-01-01');
  });

  test('that do not exist are not read', () => {
    expect([dayFromIso('2009-02-29'), dayFromIso('2009-13-01'), dayFromIso('2009-9-1'), dayIfReal(2009, 4, 31)]).toEqual([undefined, undefined, undefined, undefined]);
    expect(dayFromIso('2008-02-29')).toBe(dayOf(2008, 2, 29));
  });

  test('a part of every month is a whole number of parts', () => {
    for (const days of [28, 29, 30, 31]) expect(PARTS_OF_MONTH % days).toBe(0);
    expect([daysInMonth(1900, 2), daysInMonth(2000, 2), daysInMonth(2010, 9)]).toEqual([28, 29, 30]);
  });
});

describe('school and financial years', () => {
  test('begin on 1 September and 1 April', () => {
    expect(schoolYearOf(dayOf(2009, 8, 31))).toBe(2008);
    expect(schoolYearOf(dayOf(2009, 9, 1))).toBe(2009);
    expect([isoText(firstDayOfFinancialYear(2009)), isoText(lastDayOfFinancialYear(2009))]).toEqual(['2009-04-01', '2010-03-31']);
  });

  test('are written and read as the field writes them', () => {
    expect([financialYearText(2009), financialYearText(1999), schoolYearText(2009)]).toEqual(['2009-10', '1999-00', '2009/10']);
    expect([financialYearFrom('2009-10'), financialYearFrom('2009/10'), financialYearFrom('2009-11'), financialYearFrom('2009')]).toEqual([2009, 2009, undefined, undefined]);
    expect([dayText(dayOf(2009, 9, 1)), monthText(monthOf(dayOf(2010, 3, 9))), monthIsoText(monthOf(dayOf(2010, 3, 9)))]).toEqual(['1 September 2009', 'March 2010', '2010-03']);
  });
});
