import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isoText } from '../../src/domain/calendar';
import { fraction, WHOLE } from '../../src/domain/exact';
import { OUTREACH_SHARE, SCHOOL_YEAR_DAYS } from '../../src/parameters';
import { buildUpEnds, categoryNamed, exemptionOf, expectedShare, FULL_SHARE, isBuildingUp, outreachDays, shareBasisPoints, termsOf, whoDirects } from '../../src/rules/outreach';
import { day } from '../support/posts';

const THROUGHOUT = { start: null, end: null };
const YEAR = termsOf(2009);

describe('outreach', () => {
  test('OUT-1: it is 20% of the time, as the guidance says, on a school year whose days are assumed', () => {
    expect([FULL_SHARE, OUTREACH_SHARE.status, OUTREACH_SHARE.source]).toEqual([fraction(1, 5), 'published', 'G2009']);
    expect([SCHOOL_YEAR_DAYS.value, SCHOOL_YEAR_DAYS.status]).toEqual([190, 'assumed']);
  });

  test('OUT-2: 20% of 190 days is 38 days, a third in each term', () => {
    expect(outreachDays(190, FULL_SHARE, WHOLE, YEAR, THROUGHOUT)).toEqual({ terms: [1267, 1267, 1266], total: 3800 });
    // A fifth of the time of 0.6: 22.8 days.
    expect(outreachDays(190, FULL_SHARE, fraction(3, 5), YEAR, THROUGHOUT)).toEqual({ terms: [760, 760, 760], total: 2280 });
    // From 1 January two terms of three, 25.33 days; to 30 September 30 of the 122 days of one: 3800 ÷ 3 × 30 ÷ 122 = 311.47.
    expect(outreachDays(190, FULL_SHARE, WHOLE, YEAR, { start: day('2010-01-01'), end: null })).toEqual({ terms: [0, 1267, 1266], total: 2533 });
    expect(outreachDays(190, FULL_SHARE, WHOLE, YEAR, { start: null, end: day('2009-09-30') })).toEqual({ terms: [311, 0, 0], total: 311 });
    expect(outreachDays(190, FULL_SHARE, WHOLE, YEAR, { start: day('2010-09-01'), end: null })).toEqual({ terms: [0, 0, 0], total: 0 });
  });

  test('OUT-2: the terms of a year follow one another from 1 September to 31 August', () => {
    expect(termsOf(2007).map(({ name, first, last }) => `${name} ${isoText(first)} ${isoText(last)}`)).toEqual(['Autumn 2007-09-01 2007-12-31', 'Spring 2008-01-01 2008-03-31', 'Summer 2008-04-01 2008-08-31']);
  });

  test('OUT-2: the days of the terms add up to those of the year, whatever the share, the time and the dates', () => {
    const share = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 200 })).map(([a, b]) => fraction(Math.min(a, b), b));
    const date = fc.option(fc.integer({ min: day('2009-08-01'), max: day('2010-09-30') }));
    fc.assert(fc.property(fc.integer({ min: 1, max: 250 }), share, share, date, date, (yearDays, part, time, start, end) => {
      const { terms, total } = outreachDays(yearDays, part, time, YEAR, { start, end });
      expect(terms.reduce((sum, days) => sum + days, 0)).toBe(total);
      expect(terms.every((days, at) => Number.isInteger(days) && days >= 0 && (days === 0 || ((start ?? -Infinity) <= (YEAR[at]?.last ?? 0) && (end ?? Infinity) >= (YEAR[at]?.first ?? 0))))).toBe(true);
      expect(total).toBeLessThanOrEqual(Math.ceil((100 * yearDays * part.numerator * time.numerator) / (part.denominator * time.denominator)));
    }));
  });

  test('OUT-3: an exemption needs a reason tied to the plan for leaving the category', () => {
    expect(['', 'no', 'N', 'not exempt', 'not in special measures', 'no longer in special measures'].map((text) => exemptionOf(text).kind)).toEqual(['none', 'none', 'none', 'none', 'none', 'none']);
    expect(['yes', 'Y', 'exempt', 'Special measures', 'special measures since June 2009', 'Notice to improve', 'maternity', 'SM'].map((text) => exemptionOf(text).kind)).toEqual(Array(8).fill('bare'));
    expect(['Special measures: leads maths in the action plan', 'works on the plan to get the school out of special measures', 'Serious weaknesses, all time in own school on the recovery plan', 'Challenging circumstances – school improvement plan, priority 2'].map((text) => exemptionOf(text)))
      .toEqual([['reason', 'special measures'], ['reason', 'special measures'], ['reason', 'causing serious concern'], ['reason', 'challenging circumstances']].map(([kind, category]) => ({ kind, category })));
  });

  test('OUT-3: the categories of a register of schools that exempt, in the words that people write', () => {
    expect(['Special Measures', 'SM', 'special measure', 'Serious weaknesses', 'Causing serious concern', 'Notice to Improve', 'NtI', 'Challenging circumstances', 'School facing challenging circumstances (SFCC)'].map(categoryNamed))
      .toEqual(['special measures', 'special measures', 'special measures', ...Array<string>(4).fill('causing serious concern'), 'challenging circumstances', 'challenging circumstances']);
    expect(['', 'none', 'Good', 'Satisfactory', 'left special measures in 2008', 'not in special measures', 'Outstanding'].map(categoryNamed)).toEqual(Array(7).fill(undefined));
  });

  test('OUT-4: a new AST builds up in a straight line to 20% at twelve months', () => {
    const start = day('2009-01-01');
    expect(isoText(buildUpEnds(start))).toBe('2010-01-01');
    // 73 of 365 days are a fifth of the year: 4%.
    expect([start, start + 73, day('2009-12-31'), day('2010-01-01'), day('2011-01-01'), start - 1].map((on) => shareBasisPoints(expectedShare(start, on)))).toEqual([0, 400, 1995, 2000, 2000, 0]);
    expect([day('2009-12-31'), day('2010-01-01')].map((on) => isBuildingUp(start, on))).toEqual([true, false]);
    expect([isBuildingUp(null, start), isoText(buildUpEnds(day('2008-02-29')))]).toEqual([false, '2009-02-28']);
  });

  test('OUT-7: who pays for a post directs its outreach', () => {
    expect((['SDG', 'School', 'Local formula', 'Group'] as const).map(whoDirects)).toEqual([
      'the authority may, as it funds the post', 'the school, which pays for the post', 'the authority may, as it funds the post', 'the schools of the group together',
    ]);
  });
});
