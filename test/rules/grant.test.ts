import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { monthIsoText, PARTS_OF_MONTH } from '../../src/domain/calendar';
import { fraction, WHOLE } from '../../src/domain/exact';
import { DEFAULT_SETTINGS, planPosts, type Plan, type PlanSettings } from '../../src/projection';
import { averageGrant, coordination, eligibleSalary, entitlement, isGrantFunded, shareOfTeachers, streams } from '../../src/rules/grant';
import { day, postWith } from '../support/posts';

const MODEL = { outreach: 620_000, salary: 930_000 };

function plan(changes: Parameters<typeof postWith>[0], settings: Partial<PlanSettings> = {}): Plan {
  return planPosts([postWith(changes)], { ...DEFAULT_SETTINGS, ...settings });
}

describe('the grant for a post', () => {
  test('FUND-1: £15,500 a full-time year is £6,200 outreach and £9,300 salary, and any part is split exactly', () => {
    expect(averageGrant(MODEL, WHOLE, 12 * PARTS_OF_MONTH)).toEqual({ outreach: 620_000, salary: 930_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 12 * PARTS_OF_MONTH }), (percent, parts) => {
        const { outreach, salary } = averageGrant(MODEL, fraction(percent, 100), parts);
        const exact = (1_550_000 * percent * parts) / (1200 * PARTS_OF_MONTH);
        expect(Math.abs(outreach + salary - exact)).toBeLessThanOrEqual(0.5);
        expect(Math.abs(outreach * 3 - salary * 2)).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('FUND-2: the authority receives £300 a post to co-ordinate, and at least £5,000', () => {
    expect([0, 16, 17, 40].map(coordination)).toEqual([500_000, 500_000, 510_000, 1_200_000]);
  });

  test('FUND-3: by actual cost the grant is the outreach amount and the eligible salary', () => {
    // £45,888 × 5/12 + £46,944 × 7/12 = £46,504.00, less U3: £35,121 × 5/12 + £35,929 × 7/12 = £35,592.33.
    const [year] = plan({ thresholdLost: 100_000, transferred: 50_000 }, { method: 'actual', policy: 0 }).posts[0]?.years ?? [];
    expect([year?.additionalSalary, year?.eligibleSalary]).toEqual([1_091_167, 1_241_167]);
    expect([year?.grantOutreach, year?.grantSalary, year?.grant]).toEqual([620_000, 1_241_167, 1_861_167]);
  });

  test('FUND-4: retained responsibilities are not covered, and never turn the eligible salary negative; on-costs fall to the school', () => {
    expect([eligibleSalary(1000, 300, 0, 0), eligibleSalary(1000, 1500, 20, 3)]).toEqual([700, 23]);
    const [year] = plan({}, { method: 'actual', policy: 0 }).posts[0]?.years ?? [];
    if (year === undefined) throw new Error('no year');
    const onCosts = year.employerNi + year.employerPension - year.referenceNi - year.referencePension;
    expect(year.netCost).toBe(onCosts - year.grantOutreach);
  });

  test('FUND-5: method and amounts are settings', () => {
    const [year] = plan({}, { grantModel: { outreach: 700_000, salary: 1_000_000 } }).posts[0]?.years ?? [];
    expect([year?.grantOutreach, year?.grantSalary]).toEqual([700_000, 1_000_000]);
  });

  test('FUND-6: an authority is entitled for the posts of 1 April, counted as posts', () => {
    expect(entitlement(MODEL, 40)).toBe(62_000_000);
  });

  test('FUND-7: a planned post brings no grant; payment without a date for form AST2 is asked about', () => {
    expect(plan({ status: 'planned' }).totals.map(({ grant }) => grant)).toEqual([0, 0, 0]);
    expect(plan({ status: 'funding agreed' }).totals[0]?.grant).toBe(1_550_000);
    const withColumn = plan({ status: 'paid', origin: { sheet: 'Staff', row: 2, cellOf: () => 'A2' } });
    expect(withColumn.problems.map(({ rule }) => rule)).toEqual(['FUND-7']);
    expect(plan({ status: 'paid' }).problems).toEqual([]);
  });

  test('FUND-10: the share of teachers stands beside the lines of 1, 3 and 5%', () => {
    expect(shareOfTeachers(60, 4000)).toEqual({ posts: 60, teachers: 4000, referenceLines: [1, 3, 5] });
  });

  test('FUND-11: posts that the school or the local formula pays for bring no grant', () => {
    expect((['SDG', 'School', 'Local formula', 'Group'] as const).map((fundingSource) => isGrantFunded({ fundingSource, status: 'paid' }))).toEqual([true, false, false, true]);
  });
});

describe('a group post', () => {
  const shares = [fraction(1, 3), fraction(1, 3), fraction(1, 3)];

  test('FUND-11: the schools’ slices add up to the whole post to the penny', () => {
    const whole = plan({ start: day('2009-10-13') }).posts[0]?.years ?? [];
    const group = planPosts(shares.map((share, index) => postWith({ start: day('2009-10-13'), school: `S${index}`, fundingSource: 'Group', share })), DEFAULT_SETTINGS);
    for (const [index, year] of whole.entries()) {
      for (const element of ['salary', 'employerNi', 'employerPension', 'referenceSalary', 'grant', 'netCost'] as const) {
        expect(group.posts.reduce((sum, { years }) => sum + (years[index]?.[element] ?? 0), 0)).toBe(year[element]);
      }
    }
  });

  test('FUND-11: is one post, however many schools share it', () => {
    const group = planPosts(shares.map((share, index) => postWith({ school: `S${index}`, fundingSource: 'Group', share })), DEFAULT_SETTINGS);
    expect(group.totals.map(({ posts }) => posts)).toEqual([1, 1, 1]);
  });

  test('FUND-11: shares above 1 leave the post out; shares below 1 leave the rest to schools elsewhere', () => {
    const over = planPosts([fraction(3, 5), fraction(1, 2)].map((share) => postWith({ fundingSource: 'Group', share })), DEFAULT_SETTINGS);
    expect([over.posts.length, over.problems[0]?.message]).toEqual([0, 'Post P1 is left out: the shares of its 2 schools add up to 1.1, more than 1. Correct the shares.']);
    const under = planPosts([postWith({ fundingSource: 'Group', share: fraction(2, 5) })], DEFAULT_SETTINGS);
    expect([under.totals[0]?.grant, under.problems[0]?.message]).toEqual([620_000, 'Post P1: the shares here add up to 0.4; the other 0.6 is taken to be paid by schools that are not in this workbook.']);
  });

  test('FUND-11: rows of one post that differ leave it out', () => {
    const made = planPosts([postWith({ fundingSource: 'Group', share: fraction(1, 2) }), postWith({ fundingSource: 'Group', share: fraction(1, 2), point: 12 })], DEFAULT_SETTINGS);
    expect([made.posts.length, made.problems[0]?.message]).toEqual([0, 'Post P1 is left out: its 2 rows differ in more than school and share (point, range, FTE, dates, amounts). Make them the same.']);
  });
});

describe('when the grant arrives and is spent', () => {
  test('FUND-8: four streams in May, September, December and March add up to the grant', () => {
    expect(streams(2009, 1_550_001, [1, 1, 1, 1]).map(({ month, amount }) => [monthIsoText(month), amount])).toEqual([['2009-05', 387_501], ['2009-09', 387_500], ['2009-12', 387_500], ['2010-03', 387_500]]);
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 10 }), fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 4, maxLength: 4 }), (grant, shares) => {
      expect(streams(2009, grant, shares).reduce((sum, { amount }) => sum + amount, 0)).toBe(grant);
    }));
  });

  test('FUND-9: what is left on 31 March may be spent to 31 August, oldest first, and then lapses', () => {
    // Range 1-5 against U3: the salary part of £9,300 is not used up, so money is left.
    const { grantUse } = plan({ rangeStart: 1, point: 1 }, { policy: 0 });
    const [first, second, last] = grantUse;
    expect(first?.carried).toBeGreaterThan(0);
    expect((first?.spentAfter ?? 0) + (first?.lapsed ?? 0)).toBe(first?.carried);
    expect(second?.grant).toBe((second?.spentInYear ?? 0) + (second?.carried ?? 0));
    expect([last?.spentAfter, last?.lapsed]).toEqual([null, null]);
  });

  test('FUND-9: a cover cost of nothing spends nothing on outreach; no cover cost spends the outreach part as it is earned', () => {
    // Eligible salary is £11,542.25; with £6,200 more the whole £15,500 is spent.
    const [nothing, unsaid] = [plan({ coverCost: 0 }, { years: 1 }), plan({ coverCost: null }, { years: 1 })];
    expect((unsaid.grantUse[0]?.spentInYear ?? 0) - (nothing.grantUse[0]?.spentInYear ?? 0)).toBe(395_775);
  });

  test('FUND-9: by actual cost everything is spent in the year and nothing lapses', () => {
    const { grantUse } = plan({}, { method: 'actual' });
    expect(grantUse.map(({ carried, lapsed }) => [carried, lapsed])).toEqual([[0, 0], [0, 0], [0, 0]]);
  });

  test('FUND-9: worked by hand: of £500 left on 31 March, £200 is spent by 31 August and £300 lapses', () => {
    // Retained responsibility leaves no eligible salary, so only cover is spent. The first post has £6,200 and spends £5,700;
    // the second begins in April, has £6,200, and spends £40 a month.
    const common = { retained: 5_000_000, rangeStart: 1, point: 1 } as const;
    const { grantUse } = planPosts(
      [
        postWith({ ...common, id: 'A', end: day('2010-03-31'), coverCost: 570_000 }),
        postWith({ ...common, id: 'B', start: day('2010-04-01'), coverCost: 48_000 }),
      ],
      { ...DEFAULT_SETTINGS, policy: 0, years: 3, grantModel: { outreach: 620_000, salary: 0 } },
    );
    expect(grantUse).toEqual([
      { year: 2009, grant: 620_000, spentInYear: 570_000, carried: 50_000, spentAfter: 20_000, lapsed: 30_000 },
      { year: 2010, grant: 620_000, spentInYear: 28_000, carried: 592_000, spentAfter: 20_000, lapsed: 572_000 },
      { year: 2011, grant: 620_000, spentInYear: 28_000, carried: 592_000, spentAfter: null, lapsed: null },
    ]);
  });
});
