import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fraction, type Pence } from '../../src/domain/exact';
import type { AstPost } from '../../src/domain/staff';
import { CFR_AMOUNTS, cfrAmounts, DEFAULT_SETTINGS, planPosts, type PlanSettings } from '../../src/projection';
import { arrivesLater, cashFlow, cfrMonths } from '../../src/projection/monthByMonth';
import { anyPost, postWith } from '../support/posts';

const SETTINGS: PlanSettings = { ...DEFAULT_SETTINGS, from: 2009, years: 2 };
const LATE: PlanSettings = { ...SETTINGS, streamShares: [2500, 1700, 3300, 2500], streamArrivals: SETTINGS.streamArrivals.map((arrival, index) => (index === 3 ? { after: 13, date: 15 } : arrival)) };

const sum = (amounts: readonly Pence[]): Pence => amounts.reduce((running, each) => running + each, 0);

describe('CFR codes by month', () => {
  test('FUND-8: the grant of a school is split by the shares of the streams, into the months in which they arrive', () => {
    // £15,500 × 0.6 = £9,300 a year: 25%, 17% and 33% are £2,325, £1,581 and £3,069, and £2,325 arrives in May of the next year.
    const plan = planPosts([postWith({ fte: fraction(3, 5) })], LATE);
    expect(cfrMonths(plan).map(({ Grant }) => Grant)).toEqual(Array.from({ length: 2 }, () => [0, 232_500, 0, 0, 0, 158_100, 0, 0, 306_900, 0, 0, 0, 232_500]));
    expect([arrivesLater(LATE), arrivesLater(SETTINGS), arrivesLater({ ...LATE, streamShares: [1, 1, 1, 0] })]).toEqual([true, false, false]);
  });

  test('FUND-4: with one school the months of salary and R&R are those of the cash flow, to the penny', () => {
    const posts = [postWith({ rr: 150_000 }), postWith({ id: 'P2', fte: fraction(3, 7), rr: 99_999 }), postWith({ id: 'P3', rangeStart: 3, point: 3, fte: fraction(2, 3) })];
    const plan = planPosts(posts, SETTINGS);
    const months = cfrMonths(plan).flatMap(({ Salary = [], 'R&R': rr = [] }) => Salary.slice(0, 12).map((salary, at) => salary + (rr[at] ?? 0)));
    expect(months).toEqual(cashFlow(plan).months.map(({ salaries }) => salaries));
  });

  test('add up to the amount of the year for each school and element, whatever the posts', () => {
    fc.assert(fc.property(fc.array(anyPost, { minLength: 1, maxLength: 5 }), fc.boolean(), (some, isLate) => {
      const posts = some.map((post, at): AstPost => ({ ...post, id: `P${String(at)}`, school: ['Hill', 'Valley', 'HILL'][at % 3] ?? '' }));
      const plan = planPosts(posts, isLate ? LATE : SETTINGS);
      const amounts = cfrAmounts(plan, []);
      const months = cfrMonths(plan);
      expect(months).toHaveLength(amounts.length);
      for (const [at, { amounts: own }] of amounts.entries()) {
        for (const element of CFR_AMOUNTS) expect([months[at]?.[element]?.length, sum(months[at]?.[element] ?? [])]).toEqual([13, own[element]]);
      }
    }), { numRuns: 40 });
  });
});
