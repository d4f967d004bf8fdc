import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fraction } from '../../src/domain/exact';
import { conditionsBy, postsAtSchools, projectSdg, sdgChecks, sdgPostProblems, type SdgProjection, type SdgSchool } from '../../src/projection';
import type { AstPost } from '../../src/domain/staff';
import { guaranteesWith, schoolGrant, type Phase } from '../../src/rules/sdg';
import { postWith } from '../support/posts';

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

  test('SDG-1: the check of mix and rounding sees a wrong mix, and pence moved between a school, the total and the mix', () => {
    const schools = schoolsOf([[2_000_001, 203, 210], [900_007, 101, 90]].map(([base = 0, basePupils = 0, pupils = 0]) => ({ phase: 'primary', base, astShare: null, basePupils, pupils: [pupils, pupils] })));
    const projection = projectSdg(schools, [2009], guarantees);
    const check = (changed: Partial<SdgProjection>): number => Math.abs(sdgChecks({ ...projection, ...changed }).find(({ name }) => name.startsWith('Mix and rounding'))?.difference ?? Number.NaN);
    const [phase] = projection.phaseYears;
    const [total] = projection.authority;
    if (phase === undefined || total === undefined) throw new Error('no figures');
    expect(check({})).toBe(0);
    const wrong = { mix: phase.mix + 3, rounding: phase.rounding - 3 };
    expect(check({ phaseYears: [{ ...phase, ...wrong }], authority: [{ ...total, ...wrong }] })).toBeGreaterThan(0);
    const more = { bottomUp: phase.bottomUp + 5, difference: phase.difference + 5, rounding: phase.rounding + 5 };
    expect(check({ phaseYears: [{ ...phase, ...more }], authority: [{ ...total, ...more }] })).toBeGreaterThan(0);
    const fromTotals = { topDown: phase.topDown - 5, difference: phase.difference + 5, mix: phase.mix + 5 };
    expect(check({ phaseYears: [{ ...phase, ...fromTotals }], authority: [{ ...total, ...fromTotals }] })).toBeGreaterThan(0);
    expect(check({ schoolYears: projection.schoolYears.map((row, at) => (at === 0 ? { ...row, allocation: row.allocation + 5, rest: row.rest + 5 } : row)) })).toBeGreaterThan(0);
  });

  test('SDG-2: each school gets what the rule gives it, and AST part and rest are all of it', () => {
    fc.assert(fc.property(fc.array(anySchool, { minLength: 1, maxLength: 5 }), (facts) => {
      for (const { school: { base, basePupils, phase, astBase }, pupils, year, allocation, astPart, rest } of projectSdg(schoolsOf(facts), YEARS, guarantees).schoolYears) {
        expect(schoolGrant({ base, basePupils, phase, pupils: pupils.value, year }, guarantees)).toMatchObject({ allocation });
        expect(astPart + rest).toBe(allocation);
        const off = 2n * (BigInt(astPart) * BigInt(base) - BigInt(allocation) * BigInt(astBase ?? 0));
        expect(off <= BigInt(base) && -off <= BigInt(base)).toBe(true);
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

describe('the posts at the schools of a list', () => {
  const schoolsNamed = (names: readonly (readonly [school: string, establishment: string])[]): SdgSchool[] => schoolsOf(names.map(() => ({ phase: 'primary', base: 100, astShare: 50, basePupils: 1, pupils: [1, 1] as const })))
    .map((facts, at) => ({ ...facts, school: names[at]?.[0] ?? '', establishment: names[at]?.[1] ?? '', astPosts: fraction(1, 1) }));

  test('SDG-3: each post is looked at a few times, however many schools and years there are', () => {
    let looks = 0;
    const posts = Array.from({ length: 400 }, (_, at): AstPost => {
      const [school, establishment] = [`School  ${at % 100}`, at % 2 === 0 ? '' : `823/${4000 + (at % 100)}`];
      const watched = postWith({ id: `P${at}` });
      Object.defineProperty(watched, 'school', { get: () => { looks += 1; return school; } });
      Object.defineProperty(watched, 'establishment', { get: () => { looks += 1; return establishment; } });
      return watched;
    });
    const schools = schoolsNamed(Array.from({ length: 100 }, (_, at) => [`school ${at}`, `${4000 + at}`]));
    const at = postsAtSchools(posts, schools);
    const conditionOf = conditionsBy(at);
    expect(schools.flatMap((school) => YEARS.map((year) => conditionOf(school, year).kind))).toEqual(Array.from({ length: 200 }, () => 'kept'));
    // Four posts at each school, of which one is supported, in each year.
    expect(sdgPostProblems(at, YEARS, () => undefined)).toHaveLength(200);
    expect(looks).toBeLessThanOrEqual(10 * posts.length);
  });

  test.each<[string, readonly (readonly [string, string])[], readonly [string, string], readonly string[]]>([
    ['by the number, whatever the names', [['Ashby', '823/4001'], ['Brook', '823/4002']], ['Brook', '4001'], ['kept', 'in doubt']],
    ['by the last four digits of a post with seven', [['Ashby', '4001'], ['Brook', '4002']], ['', '823-4002'], ['in doubt', 'kept']],
    ['not by the last four digits of another authority', [['Ashby', '823/4001'], ['Brook', '4001']], ['', '824/4001'], ['in doubt', 'kept']],
    ['by the name, where one of them has no number', [['Ashby', ''], ['Brook', '4002']], [' ASHBY ', '4002'], ['kept', 'kept']],
    ['by the name, where the post has no number', [['Ashby', '4001'], ['Brook', '4002']], ['brook', ''], ['in doubt', 'kept']],
    ['at no school, where the post names none of several', [['Ashby', '4001'], ['Brook', '']], ['', ''], ['in doubt', 'in doubt']],
    ['at the only school, where the post names none', [['Ashby', '4001']], ['', ''], ['kept']],
  ])('SDG-3: a post is found %s', (_, names, [school, establishment], kinds) => {
    const schools = schoolsNamed(names);
    const conditionOf = conditionsBy(postsAtSchools([postWith({ school, establishment })], schools));
    expect(schools.map((entry) => conditionOf(entry, 2009).kind)).toEqual(kinds);
  });
});
