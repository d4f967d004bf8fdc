import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { firstDayOfFinancialYear, lastDayOfFinancialYear } from '../../src/domain/calendar';
import { fraction, WHOLE, type Fraction } from '../../src/domain/exact';
import type { AstPost, FundingPeriod } from '../../src/domain/staff';
import { DEFAULT_SETTINGS, eligibleByYear, eligibleOf, fundingSources, payersOf, planPosts, sourceChecks, type PlanSettings, type SourceRow } from '../../src/projection';
import { anyPost, day, postWith } from '../support/posts';

const ONE_YEAR: PlanSettings = { ...DEFAULT_SETTINGS, years: 1 };
const own = { school: '', share: WHOLE };

function rowsOf(posts: readonly AstPost[], settings: PlanSettings = ONE_YEAR): { rows: SourceRow[]; netCost: number } {
  const plan = planPosts(posts, settings);
  const rows = fundingSources(plan);
  expect(sourceChecks(plan, rows).map(({ difference }) => difference)).toEqual(plan.totals.map(() => 0));
  expect(plan.checks.filter(({ difference }) => difference !== 0)).toEqual([]);
  return { rows, netCost: plan.totals[0]?.netCost ?? 0 };
}

describe('FUND-11: who pays, source by source', () => {
  const THIRDS = [fraction(2, 3), fraction(1, 3)];
  const LEAVES: readonly FundingPeriod[] = [
    { from: day('2009-04-01'), to: day('2009-12-31'), source: 'Group', payers: [{ school: 'Ashby', share: fraction(1, 2) }, { school: 'Birch', share: fraction(1, 4) }, { school: 'Cedar', share: fraction(1, 4) }] },
    { from: day('2010-01-01'), to: null, source: 'Group', payers: [{ school: 'Ashby', share: THIRDS[0] ?? WHOLE }, { school: 'Birch', share: THIRDS[1] ?? WHOLE }] },
  ];

  test('a school leaves a group in the middle of the year: £15,500 by months and shares, the odd penny by largest remainder', () => {
    // 9 months × 1/2, 1/4, 1/4 and 3 months × 2/3, 1/3 of £15,500: £5,812.50, £2,906.25, £2,906.25, £2,583.33⅓ and £1,291.66⅔.
    const { rows } = rowsOf([postWith({ fundingSource: 'Group', funding: LEAVES })]);
    expect(rows.map(({ payer, parts, grant }) => [payer, parts / 377_580, grant])).toEqual([
      ['Ashby', 9, 581_250], ['Birch', 9, 290_625], ['Cedar', 9, 290_625], ['Ashby', 3, 258_333], ['Birch', 3, 129_167],
    ]);
  });

  test('a post goes over from the SDG to the local formula: grant for five months, none after', () => {
    // £15,500 × 5 ÷ 12 is £6,458.33; the salary part is what is left of it after £2,583.33 for outreach.
    const funding: FundingPeriod[] = [{ from: day('2009-09-01'), to: null, source: 'Local formula', payers: [own] }];
    const [post] = planPosts([postWith({ funding })], ONE_YEAR).posts;
    expect([post?.years[0]?.grant, post?.years[0]?.grantOutreach, post?.years[0]?.partsFunded]).toEqual([645_833, 258_333, 5 * 377_580]);
    const { rows, netCost } = rowsOf([postWith({ funding })]);
    expect(rows.map(({ payer, source, grant }) => [payer, source, grant])).toEqual([['Hillside', 'SDG', 645_833], ['Local formula', 'Local formula', 0]]);
    // The cost less the reference cost is netCost and the grant together; seven twelfths of each side fall to the local formula.
    const [cost, reference] = [rows.reduce((sum, row) => sum + row.cost, 0), rows.reduce((sum, row) => sum + row.reference, 0)];
    expect(cost - reference).toBe(netCost + 645_833);
    expect([rows[1]?.cost, rows[1]?.reference]).toEqual([Math.round((cost * 7) / 12), Math.round((reference * 7) / 12)]);
  });

  test('by actual cost the eligible salary counts for the months of the grant alone', () => {
    const [whole, half] = [[], [{ from: day('2009-10-01'), to: null, source: 'School' as const, payers: [own] }]].map((funding) => planPosts([postWith({ funding })], { ...ONE_YEAR, method: 'actual' }).posts[0]?.years[0]);
    expect([half?.grantOutreach, half?.grantSalary]).toEqual([310_000, Math.round((whole?.grantSalary ?? 0) / 2)]);
    expect(half?.eligibleSalary).toBe(whole?.eligibleSalary);
  });

  test('a payer’s own view adds up its rows of all posts', () => {
    const { rows } = rowsOf([postWith({ fundingSource: 'Group', funding: LEAVES }), postWith({ id: 'P2', school: 'Ashby', point: 12 })]);
    const ashby = payersOf(rows).find(({ payer }) => payer === 'Ashby');
    expect([ashby?.posts, ashby?.pays]).toEqual([2, rows.filter(({ payer }) => payer === 'Ashby').reduce((sum, { pays }) => sum + pays, 0)]);
  });

  const anyShares = fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 2, maxLength: 10 }).map((parts): Fraction[] => {
    const sum = parts.reduce((running, part) => running + part, 0);
    return parts.map((part) => fraction(part, sum));
  });
  const anyFunding = fc.record({ gaps: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }), kinds: fc.array(fc.constantFrom('SDG', 'School', 'Local formula', 'Group'), { minLength: 6, maxLength: 6 }), shares: anyShares })
    .map(({ gaps, kinds, shares }): FundingPeriod[] => {
      let from = day('2009-02-10');
      return gaps.map((gap, index): FundingPeriod => {
        const period: FundingPeriod = {
          from, to: index === gaps.length - 1 ? null : from + gap, source: kinds[index] ?? 'SDG',
          payers: kinds[index] === 'Group' ? shares.map((share, at) => ({ school: `School ${at + 1}`, share })) : [own],
        };
        from += gap + 1 + (index % 2) * 17;
        return period;
      });
    });

  test('whatever the periods, two to ten schools and the days: all parts add up to the plan’s figures, and the views agree', () => {
    fc.assert(fc.property(fc.array(fc.tuple(anyPost, fc.option(anyFunding, { nil: [] as FundingPeriod[] })), { minLength: 1, maxLength: 4 }), fc.constantFrom('average', 'actual'), fc.boolean(), (given, method, progressionFunded) => {
      const settings: PlanSettings = { ...DEFAULT_SETTINGS, method: method, progressionFunded };
      const plan = planPosts(given.map(([post, funding], index) => ({ ...post, id: `P${index}`, funding })), settings);
      const rows = fundingSources(plan);
      expect([...sourceChecks(plan, rows), ...plan.checks].filter(({ difference }) => difference !== 0)).toEqual([]);
      for (const [postAt, { years }] of plan.posts.entries()) {
        for (const year of years) {
          const mine = rows.filter((row) => row.postAt === postAt && row.year === year.year);
          expect(mine.reduce((sum, { grant }) => sum + grant, 0)).toBe(year.grant);
          expect(mine.reduce((sum, { pays }) => sum + pays, 0)).toBe(year.netCost);
          const parts = new Map(mine.map(({ from, parts: live }) => [from, live]));
          if (year.partsLive > 0) expect([...parts.values()].reduce((sum, live) => sum + live, 0)).toBe(year.partsLive);
          expect(mine.every(({ from, to }) => from >= firstDayOfFinancialYear(year.year) && to <= lastDayOfFinancialYear(year.year))).toBe(true);
        }
      }
    }), { numRuns: 60 });
  });
});

describe('FUND-3, FUND-4: what the grant may cover, and what not', () => {
  test('one post by hand, both methods and the difference', () => {
    const { posts } = planPosts([postWith({ retained: 120_000, thresholdLost: 60_000, transferred: 24_000, rr: 50_000, coverCost: 620_000 })], ONE_YEAR);
    const [year] = posts[0]?.years ?? [];
    if (year === undefined) throw new Error('no year');
    const got = eligibleOf(year);
    expect(got.eligibleSalary).toBe(year.salary - year.referenceSalary - 120_000 + 60_000 + 24_000);
    expect(got.onCosts).toBe(year.employerNi + year.employerPension - year.referenceNi - year.referencePension);
    expect([got.averageGrant, got.actualGrant]).toEqual([1_550_000, 620_000 + got.eligibleSalary]);
    expect(got.averagePays).toBe(year.netCost);
    expect(got.difference).toBe(got.actualPays - got.averagePays);
  });

  test('FUND-5: progression is what the September’s point adds, and is funded beyond the average only where the switch says so', () => {
    const [off, on] = [false, true].map((progressionFunded) => planPosts([postWith()], { ...ONE_YEAR, progressionFunded }).posts[0]?.years[0]);
    const stays = planPosts([postWith()], { ...ONE_YEAR, policy: 0 }).posts[0]?.years[0];
    expect(off?.progression).toBe((off?.salary ?? 0) - (stays?.salary ?? 0));
    expect(off?.progression).toBeGreaterThan(0);
    expect([off?.grant, (on?.grant ?? 0) - (off?.progression ?? 0)]).toEqual([1_550_000, 1_550_000]);
    expect(stays?.progression).toBe(0);
  });

  test('by year the amounts are the sums over the posts', () => {
    fc.assert(fc.property(fc.array(anyPost, { maxLength: 5 }), (posts) => {
      const plan = planPosts(posts.map((post, index) => ({ ...post, id: `P${index}` })), DEFAULT_SETTINGS);
      for (const [index, { amounts }] of eligibleByYear(plan).entries()) {
        expect(amounts.averagePays).toBe(plan.totals[index]?.netCost);
        expect(amounts.extra - amounts.averageGrant).toBe(amounts.averagePays);
        expect(amounts.additionalSalary).toBe(plan.posts.reduce((sum, { years }) => sum + (years[index]?.additionalSalary ?? 0), 0));
      }
    }), { numRuns: 40 });
  });
});
