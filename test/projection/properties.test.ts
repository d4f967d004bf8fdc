import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { daysInMonth, dateOf, firstDayOf, firstMonthOfFinancialYear } from '../../src/domain/calendar';
import type { AstPost } from '../../src/domain/staff';
import { bookOf, DEFAULT_SETTINGS, planPosts, type PlanSettings, type PostYear } from '../../src/projection';
import { insuranceRates, NI_BASES, pensionRate } from '../../src/rules/onCosts';
import { isMissing } from '../../src/rules/payBook';
import { schoolYearOf } from '../../src/domain/calendar';
import { anyPost, postWith } from '../support/posts';

const SETTINGS: PlanSettings = { ...DEFAULT_SETTINGS, from: 2009, years: 3 };
const anySettings = fc.record({
  policy: fc.constantFrom(0 as const, 1 as const, 2 as const),
  method: fc.constantFrom('average' as const, 'actual' as const),
  niBasis: fc.constantFrom(...NI_BASES),
}).map((changes): PlanSettings => ({ ...SETTINGS, ...changes }));

function yearsOf(post: AstPost, settings: PlanSettings = SETTINGS): readonly PostYear[] {
  const { posts, problems } = planPosts([post], settings);
  const [planned] = posts;
  if (planned === undefined) throw new Error(problems.map(({ message }) => message).join());
  return planned.years;
}

/** A fraction of BigInts, for working a year again in the plainest way: day by day, without any rounding. */
class Exact {
  constructor(readonly n: bigint, readonly d: bigint = 1n) {}
  plus(other: Exact): Exact { return new Exact(this.n * other.d + other.n * this.d, this.d * other.d).reduced(); }
  times(n: number | bigint, d: number | bigint = 1): Exact { return new Exact(this.n * BigInt(n), this.d * BigInt(d)).reduced(); }
  over(limit: Exact): Exact { const rest = this.plus(limit.times(-1)); return rest.n > 0n ? rest : new Exact(0n); }
  reduced(): Exact { let [a, b] = [this.n < 0n ? -this.n : this.n, this.d]; while (b !== 0n) [a, b] = [b, a % b]; const g = a === 0n ? 1n : a; return new Exact(this.n / g, this.d / g); }
  rounded(): number { const up = (n: bigint): bigint => (2n * n + this.d) / (2n * this.d); return this.n < 0n ? -Number(up(-this.n)) : Number(up(this.n)); }
}

/** Salary, National Insurance and pension of a year, day by day, from the points that the plan says. */
function byDay(post: AstPost, settings: PlanSettings, year: number, pointOn: (day: number) => number): { salary: number; ni: number; pension: number } {
  const book = bookOf(settings);
  let [salary, ni, pension] = [new Exact(0n), new Exact(0n), new Exact(0n)];
  for (let month = 0; month < 12; month += 1) {
    const first = firstDayOf(firstMonthOfFinancialYear(year) + month);
    const { year: y, month: m } = dateOf(first);
    const days = daysInMonth(y, m);
    let pay = new Exact(0n);
    let rr = new Exact(0n);
    for (let day = first; day < first + days; day += 1) {
      if ((post.start !== null && day < post.start) || (post.end !== null && day > post.end)) continue;
      const answer = book.find(post.area, 'AST', pointOn(day), schoolYearOf(day));
      if (isMissing(answer)) throw new Error(answer.message);
      pay = pay.plus(new Exact(BigInt(answer.value)).times(post.fte.numerator, post.fte.denominator).times(1, 12 * days));
      rr = rr.plus(new Exact(BigInt(post.rr)).times(1, 12 * days));
    }
    salary = salary.plus(pay);
    const gross = pay.plus(rr);
    for (const { over, change } of insuranceRates(year, settings.niBasis)?.bands ?? []) {
      if (gross.n > 0n) ni = ni.plus(gross.over(new Exact(BigInt(over), 12n)).times(change, 10_000));
    }
    pension = pension.plus(gross.times(pensionRate(first)?.value ?? 0, 10_000));
  }
  return { salary: salary.rounded(), ni: ni.rounded(), pension: pension.rounded() };
}

describe('a plan', () => {
  test('month by month and day by day comes to the year, but for the one rounding', () => {
    fc.assert(
      fc.property(anyPost, anySettings, (post, settings) => {
        const still = { ...post, decisions: new Map() };
        for (const year of yearsOf(still, { ...settings, policy: 0 })) {
          const { salary, ni, pension } = byDay(still, settings, year.year, () => post.point);
          expect([year.salary, year.employerNi, year.employerPension]).toEqual([salary, ni, pension]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('foots: every row and every column, whatever the posts', () => {
    fc.assert(
      fc.property(fc.array(anyPost, { minLength: 1, maxLength: 12 }), anySettings, (posts, settings) => {
        const plan = planPosts(posts.map((post, index) => ({ ...post, id: `P${index}` })), settings);
        expect(plan.checks.filter(({ difference }) => difference !== 0)).toEqual([]);
        for (const { years } of plan.posts) {
          for (const row of years) {
            expect(row.additionalSalary).toBe(row.salary - row.referenceSalary);
            expect(row.grant).toBe(row.grantOutreach + row.grantSalary);
            expect(row.netCost).toBe(row.salary + row.rr + row.employerNi + row.employerPension - row.referenceSalary - row.referenceNi - row.referencePension + row.coverCost - row.grant);
          }
        }
        for (const [index, total] of plan.totals.entries()) {
          expect(total.netCost).toBe(plan.posts.reduce((sum, { years }) => sum + (years[index]?.netCost ?? 0), 0));
          expect(total.netCost).toBe(total.cost - total.reference - total.grant);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('costs no less for one point more', () => {
    fc.assert(
      fc.property(anyPost, anySettings, (post, settings) => {
        fc.pre(post.point < post.rangeStart + 4);
        const lower = yearsOf(post, settings);
        const higher = yearsOf({ ...post, point: post.point + 1 }, settings);
        lower.forEach((year, index) => {
          const more = higher[index];
          const cost = (row: PostYear): number => row.salary + row.employerNi + row.employerPension;
          expect(cost(more ?? year)).toBeGreaterThanOrEqual(cost(year));
        });
      }),
      { numRuns: 80 },
    );
  });

  test('is the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(anyPost, { minLength: 2, maxLength: 10 }), fc.integer({ min: 1, max: 9 }), (made, turn) => {
        const posts = made.map((post, index) => ({ ...post, id: `P${index}` }));
        const turned = [...posts.slice(turn % posts.length), ...posts.slice(0, turn % posts.length)].reverse();
        const [one, other] = [planPosts(posts, SETTINGS), planPosts(turned, SETTINGS)];
        expect(other.totals).toEqual(one.totals);
        expect(other.streams).toEqual(one.streams);
        expect(other.grantUse).toEqual(one.grantUse);
        const byId = (plan: typeof one): unknown[] => [...plan.posts].sort((a, b) => (a.post.id < b.post.id ? -1 : 1)).map(({ years }) => years);
        expect(byId(other)).toEqual(byId(one));
      }),
      { numRuns: 40 },
    );
  });

  test('is the same in numbers and in BigInt: an FTE too fine for numbers agrees with the day-by-day working', () => {
    const post = postWith({ fte: { numerator: 99_991, denominator: 100_000 }, rangeStart: 14, point: 18, area: 'Inner', rr: 1_234_567 });
    const settings = { ...SETTINGS, from: 2011, years: 2, policy: 0 as const };
    for (const year of yearsOf(post, settings)) {
      const { salary, ni, pension } = byDay(post, settings, year.year, () => 18);
      expect([year.salary, year.employerNi, year.employerPension]).toEqual([salary, ni, pension]);
    }
  });

  test('leaves out a post that needs a figure that does not exist, says which, and plans the rest', () => {
    const plan = planPosts([postWith({ id: 'P1', area: 'Outer' }), postWith({ id: 'P2' })], SETTINGS);
    expect(plan.posts.map(({ post }) => post.id)).toEqual(['P2']);
    expect(plan.problems.map(({ severity, rule, cell, message }) => [severity, rule, cell, message])).toEqual([[
      'error', 'PAY-2', 'cell of reference',
      'Post P1 (A. Marlow) is left out of the plan: There is no figure for U3 of the upper pay spine in Outer London from 1 September 2008. ' +
        'Enter it on the sheet “AST Pay points” (area Outer, scale Upper, effective 1 September 2008), or give the award of September 2008 in %, to raise the pay of the year before by it. (1 more figure is listed there to be filled in.)',
    ]]);
    expect(plan.missing.map(({ year }) => year)).toEqual([2008, 2009]);
  });
});
