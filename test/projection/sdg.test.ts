import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fraction } from '../../src/domain/exact';
import { projectSdg, sdgChecks, type SdgSchool } from '../../src/projection';
import { guaranteesWith, schoolGrant, type Phase } from '../../src/rules/sdg';

const YEARS = [2009, 2010];

const anySchool = fc.record({
  phase: fc.constantFrom<Phase>('primary', 'secondary'),
  base: fc.integer({ min: 1, max: 100_000_000 }),
  astShare: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  basePupils: fc.integer({ min: 1, max: 4000 }),
  pupils: fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 8000 })),
});

function schoolsOf(facts: readonly { phase: Phase; base: number; astShare: number | null; basePupils: number; pupils: readonly [number, number] }[]): SdgSchool[] {
  return facts.map(({ phase, base, astShare, basePupils, pupils: [first, second] }, index) => ({
    school: `School ${index}`, establishment: '', phase, base, basePupils: fraction(basePupils, 1), astBase: astShare === null ? null : Math.floor((base * astShare) / 100), astPosts: null, sheet: 'Schools', row: index + 2,
    pupils: new Map([[2009, { value: fraction(first, 1), status: 'user' as const }], [2010, { value: fraction(second, 2), status: 'user' as const }]]),
  }));
}

const guarantees = guaranteesWith([{ phase: 'secondary', year: 2010, value: 133 }]);

describe('the School Development Grant of an authority', () => {
  test('SDG-1: mix and rounding add up to the difference, rounding stays below half a penny a figure, and the effects of the schools make the mix', () => {
    fc.assert(fc.property(fc.array(anySchool, { minLength: 1, maxLength: 12 }), (facts) => {
      const schools = schoolsOf(facts);
      const projection = projectSdg(schools, YEARS, guarantees);
      expect(projection.authority.map(({ year }) => year)).toEqual(YEARS);
      for (const row of [...projection.authority, ...projection.phaseYears]) {
        expect(row.mix + row.rounding).toBe(row.bottomUp - row.topDown);
        expect(row.difference).toBe(row.bottomUp - row.topDown);
      }
      for (const { phase, year, schools: count, mix, rounding } of projection.phaseYears) {
        // Half a penny for each allocation, for the total and for the mix.
        expect(Math.abs(rounding) * 2).toBeLessThanOrEqual(count + 2);
        const effects = projection.schoolYears.filter((entry) => entry.school.phase === phase && entry.year === year).reduce((sum, entry) => sum + entry.mix, 0);
        expect(Math.abs(effects - mix) * 2).toBeLessThanOrEqual(count + 1);
      }
      expect(sdgChecks(projection).filter(({ difference }) => difference !== 0)).toEqual([]);
    }), { numRuns: 300 });
  });

  test('SDG-2: each school gets what the rule gives it, and AST part and rest are all of it', () => {
    fc.assert(fc.property(fc.array(anySchool, { minLength: 1, maxLength: 5 }), (facts) => {
      for (const { school: { base, basePupils, phase, astBase }, pupils, year, allocation, astPart, rest } of projectSdg(schoolsOf(facts), YEARS, guarantees).schoolYears) {
        expect(schoolGrant({ base, basePupils, phase, pupils: pupils.value, year }, guarantees)).toMatchObject({ allocation });
        expect(astPart + rest).toBe(allocation);
        expect(Math.abs(astPart * base - allocation * (astBase ?? 0)) * 2).toBeLessThanOrEqual(base);
      }
    }), { numRuns: 200 });
  });

  test('SDG-1: schools that are alike per pupil, or whose pupils change alike, make no mix', () => {
    const alike = projectSdg(schoolsOf([[200_000, 200, 90], [100_000, 100, 300]].map(([base = 0, basePupils = 0, pupils = 0]) => ({ phase: 'primary', base, astShare: null, basePupils, pupils: [pupils, pupils] }))), YEARS, guarantees);
    expect([...alike.authority, ...alike.schoolYears].map(({ mix }) => mix)).toEqual([0, 0, 0, 0, 0, 0]);
    const together = projectSdg(schoolsOf([[200_000, 200, 220], [900_000, 100, 110]].map(([base = 0, basePupils = 0, pupils = 0]) => ({ phase: 'primary', base, astShare: null, basePupils, pupils: [pupils, 2 * pupils] }))), YEARS, guarantees);
    expect(together.schoolYears.map(({ mix }) => mix)).toEqual([0, 0, 0, 0]);
  });

  test('SDG-2: a phase without a guarantee in a year has no figure, and the authority has no total of it', () => {
    const schools = schoolsOf([{ phase: 'primary', base: 100, astShare: null, basePupils: 1, pupils: [1, 1] }, { phase: 'secondary', base: 100, astShare: null, basePupils: 1, pupils: [1, 1] }]);
    const projection = projectSdg(schools.map((school) => ({ ...school, pupils: new Map([[2011, { value: fraction(1, 1), status: 'user' as const }]]) })), [2011], guaranteesWith([{ phase: 'primary', year: 2011, value: 100 }]));
    expect([projection.schoolYears.map(({ school }) => school.phase), projection.authority, projection.missing.map(({ phase, asked }) => `${phase} ${asked}`)]).toEqual([['primary'], [], ['secondary 2011']]);
  });
});
