import { describe, expect, test } from '@jest/globals';
import { fraction } from '../../src/domain/exact';
import { guaranteeOf, lastYearOfGuarantee, schoolGrant, type SchoolGrantQuestion } from '../../src/rules/sdg';

const QUESTION: SchoolGrantQuestion = { base: 2_000_000, basePupils: fraction(200, 1), phase: 'primary', pupils: fraction(210, 1), year: 2009 };

function allocation(changes: Partial<SchoolGrantQuestion>): number | string {
  const answer = schoolGrant({ ...QUESTION, ...changes });
  return 'missing' in answer ? answer.message : answer.allocation;
}

describe('the School Development Grant of a school', () => {
  // £20,000 for 200 pupils is £100 a pupil.
  test.each<[string, Partial<SchoolGrantQuestion>, number]>([
    ['in the base year nothing is raised: £100 × 210', { year: 2005 }, 2_100_000],
    ['primary 2006-07: £100 × 1.04 × 210', { year: 2006 }, 2_184_000],
    ['secondary 2006-07: £100 × 1.034 × 210', { year: 2006, phase: 'secondary' }, 2_171_400],
    ['primary 2007-08: £104 × 1.037 = £107.848, × 210 = £22,648.08', { year: 2007 }, 2_264_808],
    ['primary 2008-09: £107.848 × 1.021 = £110.112808, × 210 = £23,123.68968', { year: 2008 }, 2_312_369],
    ['primary 2009-10: £110.112808 × 1.021 = £112.425176968, × 210 = £23,609.28716…', {}, 2_360_929],
    ['primary 2010-11: × 1.021 = £114.786105684328, × 210 = £24,105.08219…', { year: 2010 }, 2_410_508],
    ['part-time pupils count as they are: £100 × 1.04 × 210.5', { year: 2006, pupils: fraction(421, 2) }, 2_189_200],
    ['half a penny is rounded up: £0.05 for 2 pupils, for 1 pupil', { year: 2005, base: 5, basePupils: fraction(2, 1), pupils: fraction(1, 1) }, 3],
    ['a third is exact until the end: £100 for 3 pupils, for 3 pupils', { year: 2005, base: 10_000, basePupils: fraction(3, 1), pupils: fraction(3, 1) }, 10_000],
    ['without pupils there is nothing', { pupils: fraction(0, 1) }, 0],
  ])('SDG-2: %s', (_, changes, expected) => {
    expect(allocation(changes)).toBe(expected);
  });

  test('SDG-2: large amounts stay exact', () => {
    // £99,999,999.99 ÷ 3 × 7 × 1.04 = £242,666,666.642…
    expect(allocation({ base: 9_999_999_999, basePupils: fraction(3, 1), pupils: fraction(7, 1), year: 2006 })).toBe(24_266_666_664);
  });

  test('SDG-2: each year tells which guarantee it used, and which of them are assumed', () => {
    const answer = schoolGrant({ ...QUESTION, year: 2010 });
    expect('missing' in answer ? [] : answer.guarantees.map(({ value, status }) => `${value} ${status}`)).toEqual(['400 published', '370 published', '210 published', '210 assumed', '210 assumed']);
  });

  test('SDG-2: a year without a guarantee has no figure, and it is said which year is missing', () => {
    expect(allocation({ year: 2011 })).toBe('There is no minimum funding guarantee for primary schools in 2011-12, so there is no figure for 2011-12. The last year known is 2010-11.');
    expect(allocation({ year: 2015, phase: 'secondary' })).toBe('There is no minimum funding guarantee for secondary schools in 2011-12, so there is no figure for 2015-16. The last year known is 2010-11.');
    expect(allocation({ year: 2004 })).toBe('The School Development Grant is reckoned from 2005-06: there is no figure for 2004-05. Give 2005-06 or a later year.');
  });

  test('SDG-2: a guarantee of one phase is not that of the other', () => {
    expect([guaranteeOf('primary', 2006)?.value, guaranteeOf('secondary', 2006)?.value]).toEqual([400, 340]);
    expect([guaranteeOf('primary', 2005)?.value, guaranteeOf('secondary', 2005)?.value]).toEqual([490, undefined]);
    expect([lastYearOfGuarantee('primary'), lastYearOfGuarantee('secondary')]).toEqual([2010, 2010]);
  });
});
