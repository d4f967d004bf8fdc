/** OUT-5: what cover costs, in each way in which it may be stated, and against the outreach part of the grant. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fraction } from '../../src/domain/exact';
import type { AstPost, Cover } from '../../src/domain/staff';
import { bookOf, coverDays, coverTotals, coverUse, coverYears, DEFAULT_SETTINGS, explainer, planPosts, type Plan, type PlanSettings, type PostYear } from '../../src/projection';
import { anyPost, day, postWith } from '../support/posts';

const SETTINGS: PlanSettings = { ...DEFAULT_SETTINGS, from: 2009, years: 2 };
const DAYS: Cover = { way: 'days', count: fraction(38, 1), rate: 165_00 };
const ON_M6: Cover = { way: 'appointment', fte: fraction(1, 4), point: { scale: 'Main', point: 6 } };

function planOf(changes: Partial<AstPost>, settings: Partial<PlanSettings> = {}): Plan {
  return planPosts([postWith(changes)], { ...SETTINGS, ...settings });
}

function yearsOf(plan: Plan): readonly PostYear[] {
  return plan.posts[0]?.years ?? [];
}

function whyOf(plan: Plan, at = 0): string {
  const [planned] = plan.posts;
  const year = planned?.years[at];
  if (planned === undefined || year === undefined) throw new Error('nothing was planned');
  const steps = explainer(plan.settings, bookOf(plan.settings))(planned.post, year).filter(({ explains }) => explains?.includes('coverCost'));
  expect(steps.map(({ rule }) => rule)).toEqual(['OUT-5']);
  return steps.map(({ text }) => text).join();
}

describe('the cost of cover', () => {
  test('OUT-5: days at a price are a yearly amount, of which the months in the post count', () => {
    // 38 × £165 = £6,270 a year; nine months, July to March: £4,702.50.
    const plan = planOf({ start: day('2009-07-01'), coverCost: 6270_00, cover: DAYS });
    expect(yearsOf(plan).map(({ coverCost }) => coverCost)).toEqual([4702_50, 6270_00]);
    expect(whyOf(plan)).toBe('Cover £4,702.50: 38 days × £165 a day = £6,270 a year, from your staff list, × 9 months ÷ 12');
  });

  test('OUT-5: hours at a price too', () => {
    // 190 × £32.45 = £6,165.50; from 1 January three months: £1,541.375, rounded up.
    const plan = planOf({ start: day('2010-01-01'), coverCost: 6165_50, cover: { way: 'hours', count: fraction(190, 1), rate: 32_45 } });
    expect(yearsOf(plan).map(({ coverCost }) => coverCost)).toEqual([1541_38, 6165_50]);
    expect(whyOf(plan)).toBe('Cover £1,541.38: 190 hours × £32.45 an hour = £6,165.50 a year, from your staff list, × 3 months ÷ 12');
  });

  test('OUT-5: a teacher appointed for it is paid by the month at the table in force, with the employer’s on-costs', () => {
    // From 16 June 2009, 15 days of 30, on M6: £30,148 to August, £30,842 from September; a quarter of it.
    // Salary: (30,148 × 2.5 + 30,842 × 7) ÷ 12 ÷ 4 = (75,370 + 215,894) ÷ 48 = 6,068.
    // NI: June 314.04 lies below a twelfth of £4,940, 411.67. Nine months: 2 × 628.0833 + 7 × 642.5417 = 5,753.9583;
    // 12.8% × (5,753.9583 − 4,290) − 3.7% × (5,753.9583 − 3,705) = 187.38667 − 75.81146 = 111.58.
    // Pension: 14.1% × 6,068 = 855.588. Together 6,068.00 + 111.58 + 855.59 = 7,035.17.
    const plan = planOf({ start: day('2009-06-16'), cover: ON_M6 });
    expect(yearsOf(plan)[0]?.coverCost).toBe(7035_17);
    expect(whyOf(plan)).toBe(
      'Cover £7,035.17: a teacher appointed for it with FTE 0.25 on M6, from your staff list, for the months on the AST pay spine: 16 June 2009 to 31 August 2009 on M6 at £30,148 a year (published) and ' +
      '1 September 2009 to 31 March 2010 on M6 at £30,842 a year (reconstructed), by the calendar month × FTE 0.25 [PAY-12]; ' +
      'salary £6,068.00, employer’s National Insurance £111.58 and employer’s pension contribution £855.59, together £7,035.17',
    );
  });

  test('OUT-5: the FTE of the post is not that of its cover, and before the assessment there is none', () => {
    const [whole, half, waiting] = [planOf({ cover: ON_M6 }), planOf({ cover: ON_M6, fte: fraction(1, 2) }), planOf({ cover: ON_M6, assessedOn: 'not yet' })];
    expect(yearsOf(half).map(({ coverCost }) => coverCost)).toEqual(yearsOf(whole).map(({ coverCost }) => coverCost));
    expect(yearsOf(waiting).map(({ coverCost }) => coverCost)).toEqual([0, 0]);
  });

  test('OUT-5: where the pay of the cover point is not known, the post is planned without its cover, and that is said', () => {
    const area = { area: 'Outer', reference: { scale: 'Main', point: 4 }, rangeStart: 1, point: 1 } as const;
    const [without, unknown] = [planOf(area), planOf({ ...area, cover: ON_M6 })];
    expect(yearsOf(unknown)).toEqual(yearsOf(without));
    expect(yearsOf(unknown)).toHaveLength(2);
    const [problem] = unknown.problems;
    expect(problem).toMatchObject({ severity: 'error', rule: 'OUT-5', cell: 'cell of coverPoint', found: 'M6', post: 'P1' });
    expect(problem?.message).toMatch(/^Post P1 \(A\. Marlow\) is planned without a cost of cover in any year: .*M6.*“AST Pay points”/);
    expect(unknown.missing.map(({ scale, point, year }) => [scale, point, year])).toEqual([['Main', 6, 2008], ['Main', 6, 2009]]);
  });

  test('OUT-5 and FUND-9: cover is what is spent of the outreach part, in whichever way it is stated', () => {
    const short = { ...SETTINGS, years: 1 };
    const spent = (changes: Partial<AstPost>): number => planPosts([postWith(changes)], short).spentByMonth.reduce((sum, month) => sum + month, 0);
    const cost = yearsOf(planOf({ cover: ON_M6 }, { years: 1 }))[0]?.coverCost ?? 0;
    expect(spent({ cover: ON_M6 }) - spent({ coverCost: 0 })).toBe(cost);
    expect(spent({ coverCost: 6270_00, cover: DAYS }) - spent({ coverCost: 0 })).toBe(6270_00);
    expect(spent({}) - spent({ coverCost: 0 })).toBe(6200_00);
  });

  test('OUT-5 and FUND-11: of a group post each school has its share of it, and rows that differ in it are left out', () => {
    const rows = [1, 2].map((row) => postWith({ cover: ON_M6, fundingSource: 'Group', share: fraction(row, 3), school: `School ${row}` }));
    const whole = yearsOf(planOf({ cover: ON_M6 })).map(({ coverCost }) => coverCost);
    const shared = planPosts(rows, SETTINGS);
    expect(whole.map((_, at) => shared.posts.reduce((sum, { years }) => sum + (years[at]?.coverCost ?? 0), 0))).toEqual(whole);
    expect(planPosts([...rows.slice(0, 1), postWith({ ...rows[1], cover: { ...ON_M6, point: { scale: 'Upper', point: 1 } } })], SETTINGS).posts).toEqual([]);
  });
});

describe('cover against the outreach part of the grant', () => {
  test('OUT-5: the lesser of the two is covered; the rest is left of the one or not covered of the other', () => {
    expect(coverUse({ coverCost: 6270_00, grantOutreach: 6200_00 })).toEqual({ coverCost: 6270_00, grantOutreach: 6200_00, covered: 6200_00, left: 0, notCovered: 70_00 });
    expect(coverUse({ coverCost: 3003_48, grantOutreach: 3100_00 })).toEqual({ coverCost: 3003_48, grantOutreach: 3100_00, covered: 3003_48, left: 96_52, notCovered: 0 });
    expect(coverUse({ coverCost: 6270_00, grantOutreach: 0 })).toMatchObject({ covered: 0, notCovered: 6270_00 });
  });

  test('OUT-5: days covered in the months in the post, and what each costs the school', () => {
    const [post] = planOf({ start: day('2009-07-01'), coverCost: 6270_00, cover: DAYS }).posts;
    if (post === undefined) throw new Error('nothing was planned');
    // 38 × 9 ÷ 12 = 28.5 days.
    expect(post.years.map((year) => coverDays(post.post, year))).toEqual([{ days: 28.5, cost: 165_00 }, { days: 38, cost: 165_00 }]);
    expect(coverDays(postWith({ coverCost: 6200_00 }), { ...post.years[0], coverCost: 6200_00 } as PostYear)).toBeNull();
  });

  test('OUT-5: of any posts, what is covered and what is not add up to the cover, and what is covered and what is left to the outreach part', () => {
    const anyCover = fc.constantFrom<Partial<AstPost>>({ coverCost: 6270_00, cover: DAYS }, { coverCost: 6165_50, cover: { way: 'hours', count: fraction(190, 1), rate: 32_45 } }, { coverCost: null, cover: ON_M6 }, { coverCost: 4000_01, cover: null }, { coverCost: null, cover: null });
    fc.assert(fc.property(fc.array(fc.tuple(anyPost, anyCover).map(([post, cover]) => ({ ...post, ...cover })), { maxLength: 6 }), (posts) => {
      const plan = planPosts(posts, { ...SETTINGS, years: 3 });
      const entries = coverYears(plan.posts);
      for (const { coverCost, grantOutreach, covered, left, notCovered, year } of entries) {
        expect([covered + notCovered, covered + left, Math.min(covered, left, notCovered) >= 0]).toEqual([coverCost, grantOutreach, true]);
        expect([coverCost, grantOutreach]).toEqual([year.coverCost, year.grantOutreach]);
      }
      const totals = coverTotals(entries);
      expect(totals.map(({ difference }) => difference)).toEqual(totals.map(() => 0));
      expect(totals.map(({ coverCost }) => coverCost)).toEqual(totals.map(({ year }) => plan.totals.find((total) => total.year === year)?.coverCost));
      expect(plan.checks.filter(({ difference }) => difference !== 0)).toEqual([]);
    }), { numRuns: 60 });
  });
});
