import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fraction } from '../../src/domain/exact';
import { projectSdg, type SdgSchool } from '../../src/projection';
import { guaranteeOf, type Phase } from '../../src/rules/sdg';
import { pupilsChangeOf } from '../../src/workbook/schools/pupilsChange';

function schoolWith(phase: Phase, base: number, basePupils: number, pupils: readonly (readonly [year: number, halves: number])[]): SdgSchool {
  return {
    school: 'Ashby', establishment: '', phase, base, basePupils: fraction(basePupils, 1), astBase: null, astPosts: null, sheet: 'Schools', row: 2,
    pupils: new Map(pupils.map(([year, halves]) => [year, { value: fraction(halves, 2), status: 'user' as const }])),
  };
}

const changeOf = (schools: readonly SdgSchool[], years: readonly number[], change: number): readonly (number | null)[] | undefined => pupilsChangeOf({ projection: projectSdg(schools, years, guaranteeOf) })?.(change);

describe('more pupils, and fewer', () => {
  test('SDG-2: one school, one year, by hand', () => {
    // £100 a pupil in 2005-06, raised by 1.04 × 1.037 × 1.021 × 1.021 to £112.425176968: 210 pupils bring £23,609.29.
    // 220.5 bring £24,789.7515…, which is £1,180.46 more; 199.5 bring £22,428.8228…, which is £1,180.47 less.
    const ashby = schoolWith('primary', 2_000_000, 200, [[2009, 420]]);
    expect([changeOf([ashby], [2009], 500), changeOf([ashby], [2009], -500), changeOf([ashby], [2009], 0)]).toEqual([[118_046], [-118_047], [0]]);
  });

  test('SDG-2: the pupils of 2005-06 stay as they are, a year without a guarantee is not known, and without schools there is nothing to change', () => {
    const ashby = schoolWith('primary', 2_000_000, 200, [[2005, 400], [2006, 400]]);
    // 2006-07: £20,000 × 1.04 = £20,800, of which a tenth is £2,080.
    expect(changeOf([ashby], [2005, 2006, 2011], 1000)).toEqual([0, 208_000, null]);
    expect([changeOf([], [2009], 500), pupilsChangeOf(null)]).toEqual([undefined, undefined]);
  });

  test('SDG-1: is what the schools get when they are planned again with these pupils, over all schools', () => {
    const anySchool = fc.tuple(fc.constantFrom<Phase>('primary', 'secondary'), fc.integer({ min: 1, max: 100_000_000 }), fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 8000 }), fc.integer({ min: 1, max: 8000 }));
    fc.assert(fc.property(fc.array(anySchool, { minLength: 1, maxLength: 8 }), fc.integer({ min: -2000, max: 2000 }), (facts, change) => {
      const schools = facts.map(([phase, base, basePupils, first, second]) => schoolWith(phase, base, basePupils, [[2009, first], [2010, second]]));
      const changed = schools.map((school): SdgSchool => ({
        ...school, pupils: new Map([...school.pupils].map(([year, pupils]) => [year, { ...pupils, value: fraction(pupils.value.numerator * (10_000 + change), pupils.value.denominator * 10_000) }])),
      }));
      const [now, then] = [schools, changed].map((each) => projectSdg(each, [2009, 2010], guaranteeOf).authority.map(({ bottomUp }) => bottomUp));
      expect(changeOf(schools, [2009, 2010], change)).toEqual(then?.map((amount, at) => amount - (now?.[at] ?? 0)));
    }), { numRuns: 100 });
  });
});
