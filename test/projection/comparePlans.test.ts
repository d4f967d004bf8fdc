import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { COMPARED_ELEMENTS, comparePlans, DEFAULT_SETTINGS, planPosts, schoolPaysByYear, yearsText, type ComparedPlan, type PlanSettings } from '../../src/projection';
import { comparedOf, scenarioOf } from '../../src/workbook/scenarios/scenario';
import type { AstPost } from '../../src/domain/staff';
import { anyPost, day, postWith } from '../support/posts';

function compared(name: string, posts: readonly AstPost[], changes: Partial<PlanSettings> = {}): ComparedPlan {
  const plan = planPosts(posts, { ...DEFAULT_SETTINGS, ...changes });
  return comparedOf(scenarioOf({ plan, assumptions: [], readFrom: 'Staff', version: 'test', writtenAt: 'now', fingerprint: '' }, name));
}

const anyPosts = fc.array(anyPost, { maxLength: 8 }).map((posts) => posts.map((post, index) => ({ ...post, id: `P${String(index % 5)}` })));
const anyChanges = fc.record({
  from: fc.constantFrom(2009, 2010),
  years: fc.constantFrom(1, 2, 3),
  policy: fc.constantFrom(0 as const, 1 as const, 2 as const),
  method: fc.constantFrom('average' as const, 'actual' as const),
});
const anyPlan = fc.tuple(anyPosts, anyChanges).map(([posts, changes]) => compared('A', posts, changes));

describe('two plans compared', () => {
  test('the differences of the posts add up to the difference of the totals, element by element and year by year', () => {
    fc.assert(fc.property(anyPlan, anyPlan, (one, other) => {
      const { differences, totals, years } = comparePlans(one, other);
      expect(totals.map(({ year }) => year)).toEqual(years);
      for (const total of totals) {
        for (const element of COMPARED_ELEMENTS) {
          const sum = (plan: ComparedPlan): number => plan.posts.reduce((running, post) => running + (post.years.get(total.year)?.[element] ?? 0), 0);
          const added = differences.filter(({ year }) => year === total.year).reduce((running, { amounts }) => running + amounts[element], 0);
          expect([total.one[element], total.other[element], total.difference[element]]).toEqual([sum(one), sum(other), sum(other) - sum(one)]);
          expect(added).toBe(total.difference[element]);
        }
        const { salary, rr, employerNi, employerPension, reference, coverCost, grant, netCost } = total.difference;
        expect(netCost).toBe(salary + rr + employerNi + employerPension + coverCost - reference - grant);
      }
    }), { numRuns: 80 });
  });

  test('the other way round every difference has the other sign, and a plan differs from itself in nothing', () => {
    fc.assert(fc.property(anyPlan, anyPlan, (one, other) => {
      const [there, back] = [comparePlans(one, other), comparePlans(other, one)];
      expect(back.totals.map(({ difference }) => difference.netCost + 0)).toEqual(there.totals.map(({ difference }) => 0 - difference.netCost));
      expect([back.added.length, back.gone.length, back.changed.length, back.differences.length]).toEqual([there.gone.length, there.added.length, there.changed.length, there.differences.length]);
      const same = comparePlans(one, one);
      expect([same.settings, same.added, same.gone, same.changed, same.differences]).toEqual([[], [], [], [], []]);
    }), { numRuns: 40 });
  });

  test('two points a year against one: point 13 at £50,359 in place of point 12 at £49,130, for seven months of 2010-11', () => {
    const posts = [postWith({ start: day('2009-09-01') })];
    const { differences, totals } = comparePlans(compared('One', posts, { years: 2 }), compared('Two', posts, { years: 2, policy: 2 }));
    // 5/12 × £46,944 + 7/12 × £49,130 = £48,219.17; 5/12 × £46,944 + 7/12 × £50,359 = £48,936.08.
    expect(differences.map(({ post, year, amounts }) => [post.id, year, amounts.salary, amounts.grant, amounts.reference])).toEqual([['P1', 2010, 71_691, 0, 0]]);
    expect(totals.map(({ year, difference }) => [year, difference.salary])).toEqual([[2009, 0], [2010, 71_691]]);
  });

  test('posts that came, went and changed are told apart; the same id at another school is another post', () => {
    const one = compared('A', [postWith(), postWith({ id: 'P2', holder: 'Gone' }), postWith({ id: 'P3', school: 'Elmfield', holder: 'There' })]);
    const other = compared('B', [postWith({ rangeStart: 9, point: 9 }), postWith({ id: 'P3', school: 'Hillside', holder: 'New' }), postWith({ id: 'P3', school: 'Elmfield', holder: 'There' })]);
    const { added, gone, changed, settings } = comparePlans(one, other);
    expect([added.map(({ holder }) => holder), gone.map(({ holder }) => holder), settings]).toEqual([['New'], ['Gone'], []]);
    expect(changed.map(({ post, facts }) => [post.id, facts])).toEqual([['P1', [{ name: 'range', one: '11-15', other: '9-13' }, { name: 'point', one: 'AST 11', other: 'AST 9' }]]]);
  });

  test('a post without an id of its own is known again by its holder where its row moved', () => {
    const { added, gone, differences } = comparePlans(
      compared('A', [postWith({ id: 'Row 4', holder: 'Ann' }), postWith({ id: 'Row 5', holder: 'Bob', fte: { numerator: 1, denominator: 2 } })]),
      compared('B', [postWith({ id: 'Row 5', holder: 'Ann' }), postWith({ id: 'Row 6', holder: 'Bob', fte: { numerator: 1, denominator: 2 } })]),
    );
    expect([added, gone, differences]).toEqual([[], [], []]);
  });

  test('only common years are compared, and the others are named', () => {
    const posts = [postWith()];
    const { years, yearsOfOneOnly, yearsOfOtherOnly } = comparePlans(compared('A', posts, { from: 2009, years: 3 }), compared('B', posts, { from: 2010, years: 3 }));
    expect([years, yearsOfOneOnly, yearsOfOtherOnly]).toEqual([[2010, 2011], [2009], [2012]]);
    expect([yearsText([2010, 2011, 2012]), yearsText([2009]), yearsText([2009, 2011]), yearsText([])]).toEqual(['2010-11 to 2012-13', '2009-10', '2009-10, 2011-12', 'no year']);
  });

  test('what the school pays by year is the sum over the posts', () => {
    const plan = planPosts([postWith(), postWith({ id: 'P2', rr: 150_000 })], DEFAULT_SETTINGS);
    const scenario = scenarioOf({ plan, assumptions: [], readFrom: 'Staff', version: 'test', writtenAt: 'now', fingerprint: '' }, 'A');
    expect(schoolPaysByYear(scenario)).toEqual(plan.totals.map(({ year, netCost }) => ({ year, amount: netCost })));
  });
});
