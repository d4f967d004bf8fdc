import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fraction, type Pence } from '../../src/domain/exact';
import type { AstPost, FundingPeriod } from '../../src/domain/staff';
import { cfrAmounts, cfrElements, DEFAULT_SETTINGS, fundingSources, planPosts, type PlanSettings } from '../../src/projection';
import { arrivesLater, cashFlow, cfrMonths } from '../../src/projection/monthByMonth';
import { anyPost, day, postWith } from '../support/posts';

const SETTINGS: PlanSettings = { ...DEFAULT_SETTINGS, from: 2009, years: 2 };
const LATE: PlanSettings = { ...SETTINGS, streamShares: [2500, 1700, 3300, 2500], streamArrivals: SETTINGS.streamArrivals.map((arrival, index) => (index === 3 ? { after: 13, date: 15 } : arrival)) };

const sum = (amounts: readonly Pence[]): Pence => amounts.reduce((running, each) => running + each, 0);

describe('CFR codes by month', () => {
  test('FUND-8: the grant of a school is split by the shares of the streams, into the months in which they arrive', () => {
    // £15,500 × 0.6 = £9,300 a year: 25%, 17% and 33% are £2,325, £1,581 and £3,069, and £2,325 arrives in May of the next year.
    const plan = planPosts([postWith({ fte: fraction(3, 5) })], LATE);
    expect(cfrMonths(plan, []).map(({ Grant }) => Grant)).toEqual(Array.from({ length: 2 }, () => [0, 232_500, 0, 0, 0, 158_100, 0, 0, 306_900, 0, 0, 0, 232_500]));
    expect([arrivesLater(LATE), arrivesLater(SETTINGS), arrivesLater({ ...LATE, streamShares: [1, 1, 1, 0] })]).toEqual([true, false, false]);
  });

  test('FUND-4: with one school the months of salary and R&R are those of the cash flow, to the penny', () => {
    const posts = [postWith({ rr: 150_000 }), postWith({ id: 'P2', fte: fraction(3, 7), rr: 99_999 }), postWith({ id: 'P3', rangeStart: 3, point: 3, fte: fraction(2, 3) })];
    const plan = planPosts(posts, SETTINGS);
    const months = cfrMonths(plan, []).flatMap(({ Salary = [], 'R&R': rr = [] }) => Salary.slice(0, 12).map((salary, at) => salary + (rr[at] ?? 0)));
    expect(months).toEqual(cashFlow(plan).months.map(({ salaries }) => salaries));
  });

  test('FUND-11: what a list says others pay for is income by twelfths, the odd pennies first; without a list, the local formula pays all that is left', () => {
    const group: FundingPeriod = { from: day('2009-04-01'), to: day('2010-03-31'), source: 'Group', payers: [{ school: 'HILL', share: fraction(1, 2) }, { school: 'Valley', share: fraction(1, 2) }] };
    // The group post of the staff list stands with its own schools: no contributions.
    const posts = [
      postWith({ school: 'Hill', funding: [group] }), postWith({ id: 'P2', school: 'Brook', fundingSource: 'Local formula' }),
      postWith({ id: 'P3', school: 'Hill', fundingSource: 'Group', share: fraction(1, 2) }), postWith({ id: 'P3', school: 'Valley', fundingSource: 'Group', share: fraction(1, 2) }),
    ];
    const plan = planPosts(posts, SETTINGS);
    const sources = fundingSources(plan);
    const [first] = plan.posts;
    const half = (sources.filter(({ postAt, year, payer }) => postAt === 0 && year === 2009 && payer === 'Valley').map(({ pays }) => pays))[0] ?? 0;
    expect(Math.abs(2 * half - (first?.years[0]?.netCost ?? 0))).toBeLessThanOrEqual(2);
    const formula = plan.posts[1]?.years.map(({ netCost }) => netCost) ?? [];
    const amounts = cfrAmounts(plan, [], sources);
    const income = amounts.map(({ name, amounts: own }) => [name, own['Contributions of other schools'], own['Local formula']]);
    expect(income).toEqual([['Hill', half, 0], ['Hill', 0, 0], ['Brook', 0, formula[0]], ['Brook', 0, formula[1]], ['Valley', 0, 0], ['Valley', 0, 0]]);
    expect(formula[0]).toBeGreaterThan(0);
    const [twelfth, odd] = [Math.floor((formula[0] ?? 0) / 12), (formula[0] ?? 0) % 12];
    expect(cfrMonths(plan, sources)[2]?.['Local formula']).toEqual([...Array.from({ length: 12 }, (_, month) => twelfth + (month < odd ? 1 : 0)), 0]);
  });

  test('FUND-11: a grant above the cost leaves a negative contribution', () => {
    // An AST who would be paid the same without the post: the grant is more than what is left, and the half of the other school is negative.
    const funding: FundingPeriod[] = [{ from: day('2009-04-01'), to: null, source: 'Group', payers: [{ school: 'Hill', share: fraction(1, 2) }, { school: 'Valley', share: fraction(1, 2) }] }];
    const plan = planPosts([postWith({ school: 'Hill', rangeStart: 1, point: 1, funding })], SETTINGS);
    const sources = fundingSources(plan);
    const [year] = cfrAmounts(plan, [], sources);
    expect(plan.posts[0]?.years[0]?.netCost).toBeLessThan(0);
    expect(year?.amounts['Contributions of other schools']).toBeLessThan(0);
    expect([year?.leftToSchool, cfrMonths(plan, sources)[0]?.['Contributions of other schools']?.every((month) => month <= 0)]).toEqual([(year?.expenditure ?? 0) - (year?.income ?? 0), true]);
  });

  test('add up to the amount of the year for each school and element, whatever the posts and whoever pays', () => {
    const whoPays: FundingPeriod[] = [
      { from: day('2009-06-11'), to: day('2010-02-03'), source: 'Group', payers: [{ school: 'hill', share: fraction(1, 3) }, { school: 'Elsewhere', share: fraction(2, 3) }] },
      { from: day('2010-05-01'), to: null, source: 'Local formula', payers: [{ school: '', share: fraction(1, 1) }] },
    ];
    fc.assert(fc.property(fc.array(anyPost, { minLength: 1, maxLength: 5 }), fc.boolean(), (some, isLate) => {
      const posts = some.map((post, at): AstPost => ({ ...post, id: `P${String(at)}`, school: ['Hill', 'Valley', 'HILL'][at % 3] ?? '', funding: at % 2 === 0 ? whoPays : [] }));
      const plan = planPosts(posts, isLate ? LATE : SETTINGS);
      const sources = fundingSources(plan);
      const amounts = cfrAmounts(plan, [], sources);
      const months = cfrMonths(plan, sources);
      expect(amounts.map(({ expenditure, income }) => expenditure - income)).toEqual(amounts.map(({ leftToSchool }) => leftToSchool));
      expect(months).toHaveLength(amounts.length);
      for (const [at, { amounts: own }] of amounts.entries()) {
        for (const element of cfrElements(sources)) expect([months[at]?.[element]?.length, sum(months[at]?.[element] ?? [])]).toEqual([13, own[element]]);
      }
    }), { numRuns: 40 });
  });
});
