import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fraction, WHOLE, type Pence } from '../../src/domain/exact';
import type { AstPost } from '../../src/domain/staff';
import { DEFAULT_SETTINGS, planPosts, type PlanSettings, type PostPlan } from '../../src/projection';
import { monthlyAmounts, type MonthAmounts } from '../../src/projection/monthByMonth';
import { anyPost, day, postWith } from '../support/posts';

const SETTINGS: PlanSettings = { ...DEFAULT_SETTINGS, from: 2009, years: 2 };
const ELEMENTS = ['salary', 'rr', 'employerNi', 'employerPension', 'coverCost', 'referenceSalary', 'referenceNi', 'referencePension'] as const;

function planned(posts: readonly AstPost[], settings: PlanSettings = SETTINGS): readonly PostPlan[] {
  return planPosts(posts, settings).posts;
}

function totalOf(posts: readonly PostPlan[], year: number, element: (typeof ELEMENTS)[number]): Pence {
  return posts.reduce((sum, { years }) => sum + (years[year]?.[element] ?? 0), 0);
}

function yearOf(months: readonly MonthAmounts[], year: number, element: (typeof ELEMENTS)[number]): Pence {
  return months.slice(year * 12, year * 12 + 12).reduce((sum, month) => sum + month[element], 0);
}

describe('month by month', () => {
  test('PAY-2, FUND-4: a full-time post on AST 11 costs a twelfth of its pay each month, with the insurance and pension of that pay', () => {
    // £45,888 a year until August 2009 and £46,944 from September, rest of England; the policy is that the point stays.
    const months = monthlyAmounts(planned([postWith({ coverCost: 600_000 })], { ...SETTINGS, policy: 0, years: 1 }), { ...SETTINGS, policy: 0, years: 1 });
    const [april, may] = months;
    expect(months).toHaveLength(12);
    expect([april?.month, april?.salary, may?.salary, may?.coverCost]).toEqual([2009 * 12 + 3, 382_400, 382_400, 50_000]);
    expect(months[5]?.salary).toBe(391_200);
    // 14.1% of £3,824 is £539.184; two months are £1,078.368.
    expect([april?.employerPension, may?.employerPension]).toEqual([53_918, 53_919]);
  });

  test('PAY-2: a month in which the post ends is paid by its days, and takes the odd pence of the year', () => {
    const posts = planned([postWith({ end: day('2009-11-10') })]);
    const months = monthlyAmounts(posts, SETTINGS);
    expect(months[8]?.salary).toBe(0);
    // £48,025 on AST 12 from September: £27,124.1667 by the end of October, and 10 of 30 days of £4,002.0833 more make £28,458.1944.
    expect(months.slice(0, 8).reduce((sum, { salary }) => sum + salary, 0)).toBe(2_845_819);
    expect(months[7]?.salary).toBe(2_845_819 - 2_712_417);
    expect(yearOf(months, 0, 'salary')).toBe(totalOf(posts, 0, 'salary'));
  });

  test('FUND-11: each school of a group post has its share of every month', () => {
    const share = (part: [number, number], school: string): AstPost => postWith({ id: 'G', school, fundingSource: 'Group', share: fraction(...part), coverCost: 700_001, rr: 99_999 });
    const posts = planned([share([1, 3], 'A'), share([2, 3], 'B')]);
    const whole = monthlyAmounts(planned([postWith({ coverCost: 700_001, rr: 99_999 })]), SETTINGS);
    const [third, rest] = posts.map((post) => monthlyAmounts([post], SETTINGS));
    expect(posts.map(({ part }) => part)).toEqual([fraction(1, 3), fraction(2, 3)]);
    for (const [at, month] of whole.entries()) {
      for (const element of ELEMENTS) {
        const [mine, theirs] = [third?.[at]?.[element] ?? 0, rest?.[at]?.[element] ?? 0];
        expect(Math.abs(mine * 3 - month[element])).toBeLessThanOrEqual(6);
        expect(Math.abs(mine + theirs - month[element])).toBeLessThanOrEqual(2);
      }
    }
    // Cover is rounded for each row, all else once over the rows.
    const withoutCover = (months: readonly MonthAmounts[]): MonthAmounts[] => months.map((month) => ({ ...month, coverCost: 0 }));
    expect(withoutCover(monthlyAmounts(posts, SETTINGS))).toEqual(withoutCover(whole));
  });

  test('the twelve months add up to the year, whatever the posts, part months and shares', () => {
    const group = fc.tuple(anyPost, fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 500 })).map(([post, first, second]): AstPost[] =>
      [fraction(first, 1500), fraction(second, 1500)].map((share, at) => ({ ...post, id: 'G1', school: `S${String(at)}`, fundingSource: 'Group', share })));
    fc.assert(
      fc.property(fc.array(anyPost, { minLength: 1, maxLength: 6 }), group, (single, shared) => {
        const posts = planned([...single.map((post, at) => ({ ...post, id: `P${String(at)}` })), ...shared]);
        for (const set of [posts, posts.slice(0, 1), posts.slice(-1)]) {
          const months = monthlyAmounts(set, SETTINGS);
          expect(months.map(({ month }) => month)).toEqual(Array.from({ length: 24 }, (_, at) => 2009 * 12 + 3 + at));
          for (const element of ELEMENTS) for (const year of [0, 1]) expect(yearOf(months, year, element)).toBe(totalOf(set, year, element));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('nobody costs nothing', () => {
    const months = monthlyAmounts([], SETTINGS);
    expect(months).toHaveLength(24);
    expect(months.every((month) => ELEMENTS.every((element) => month[element] === 0))).toBe(true);
    expect(planned([postWith()])[0]?.part).toEqual(WHOLE);
  });
});
