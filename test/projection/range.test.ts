import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fraction } from '../../src/domain/exact';
import {
  breakEven, breakEvenText, DEFAULT_SETTINGS, goalSeek, goalSeekText, missingYearsText, planPosts, postOn, questionOf, RANGE_STARTS, rangeCosts, rangeEnding, rangeModel,
  schoolPays, settingsFor, endingTexts, type PostYear, type RangeCosts, type RangeModel, type RangeQuestion, type RangeYear,
} from '../../src/projection';
import { anyPost, day, postWith, questionWith } from '../support/posts';

const U3_AT_11 = questionWith();

function yearsOf(costs: RangeCosts, policy: 0 | 1 | 2 = 1, start = 11): readonly RangeYear[] {
  const years = costs.of(policy, start);
  if (years === undefined) throw new Error('no figure');
  return years;
}

function modelOf(question: RangeQuestion, settings = DEFAULT_SETTINGS): RangeModel {
  const model = rangeModel(question, settings);
  if ('missing' in model) throw new Error(model.message);
  return model;
}

const anyQuestion = fc.record({
  fte: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })).map(([a, b]) => fraction(Math.min(a, b), Math.max(a, b))),
  on: fc.integer({ min: day('2008-04-01'), max: day('2010-09-30') }),
  now: fc.oneof(fc.constantFrom({ scale: 'Upper', point: 1 } as const, { scale: 'Upper', point: 3 } as const, { scale: 'Main', point: 6 } as const), fc.integer({ min: 1_500_000, max: 6_000_000 })),
}).map((changes) => questionWith(changes));

describe('the cost of range 11 to 15 outside London from September 2009, for one on U3', () => {
  const costs = rangeCosts(U3_AT_11, DEFAULT_SETTINGS);

  test('PAY-9, FUND-1, FUND-3: three financial years at a point each September, worked by hand', () => {
    // 2009-10: 46,944 × 7 ÷ 12. NI -3.7% above 4,940, +12.8% above 5,720, +3.7% above 40,040: 3,977.972 × 7 ÷ 12. Pension 14.1%.
    // 2010-11: five months on 46,944, seven on 49,130. 2011-12: five on 49,130, seven on 50,359; 13.8% above 7,072.
    expect(yearsOf(costs).map(({ average: { salary, employerNi, employerPension } }) => [salary, employerNi, employerPension])).toEqual([
      [2_738_400, 232_048, 386_114], [4_821_917, 414_504, 679_890], [4_984_692, 461_771, 702_842],
    ]);
    // U3: 35,929 × 7 ÷ 12; five months on it and seven on 36,756; 36,756.
    expect(yearsOf(costs).map(({ average: { referenceSalary, referenceNi, referencePension } }) => [referenceSalary, referenceNi, referencePension])).toEqual([
      [2_095_858, 158_676, 295_516], [3_641_142, 276_791, 513_401], [3_675_600, 293_267, 518_260],
    ]);
    // 15,500 × 7 ÷ 12, then 15,500; or 6,200 × 7 ÷ 12 and what the salary is above U3.
    expect(yearsOf(costs).map(({ average, actual }) => [average.grant, actual.grant])).toEqual([[904_167, 1_004_209], [1_550_000, 1_800_775], [1_550_000, 1_929_092]]);
    expect(yearsOf(costs).map(({ average, actual }) => [average.netCost, actual.netCost])).toEqual([[-97_655, -197_697], [-65_023, -315_798], [112_178, -266_914]]);
    expect(schoolPays(yearsOf(costs), 'average')).toBe(-50_500);
  });

  test('PAY-5, PAY-6: under no rise and under two points the salaries of the third year are those of points 11, and 13 and 15', () => {
    expect(yearsOf(costs, 0)[2]?.average.salary).toBe(4_802_400);
    // Five months on 50,359 and seven on 52,900.
    expect(yearsOf(costs, 2)[2]?.average.salary).toBe(5_184_125);
  });

  test('break-even is the highest range that costs the school nothing over the years together', () => {
    const found = breakEven(costs, 1, 'average').start ?? 0;
    expect(schoolPays(yearsOf(costs, 1, found), 'average')).toBeLessThanOrEqual(0);
    expect(schoolPays(yearsOf(costs, 1, found + 1), 'average')).toBeGreaterThan(0);
    expect(found).toBe(11);
    expect(breakEvenText(costs, breakEven(costs, 1, 'average'))).toBe('Break-even: range 11 to 15 is the highest for which the school pays nothing over 2009-10 to 2011-12 together (1 point each September, the grant by average cost): the cost beyond what the teacher would cost otherwise is no more than the grant. From range 12 to 16 on the school pays. The cost of cover for the lessons that the AST gives up for outreach is left out, here and in all that the school pays, as no amount a year was given for it [OUT-5].');
    const low = rangeCosts(questionWith({ now: 3_000_000, on: day('2009-04-01') }), { ...DEFAULT_SETTINGS, grantModel: { outreach: 100, salary: 100 } });
    expect(breakEvenText(low, breakEven(low, 1, 'average'))).toBe('Break-even: no range. Even range 1 to 5 costs the school more than the grant brings over 2009-10 to 2011-12 together (1 point each September, the grant by average cost). The cost of cover for the lessons that the AST gives up for outreach is left out, here and in all that the school pays, as no amount a year was given for it [OUT-5].');
  });

  test('goal seek says the range, that there is none, and that all do', () => {
    // The dearest year of range 11 to 15 is 2011-12, £1,121.78.
    expect(goalSeek(costs, 1, 'average', 112_178).start).toBe(11);
    expect(goalSeek(costs, 1, 'average', 112_177).start).toBe(10);
    expect(goalSeekText(costs, goalSeek(costs, 1, 'average', 112_178))).toBe('The highest start is point 11: on range 11 to 15 the school’s share is at most £1,121.78 in each of 2009-10 to 2011-12 (1 point each September, the grant by average cost), not above £1,121.78 a year.');
    expect(goalSeekText(costs, goalSeek(costs, 1, 'average', 10_000_000))).toMatch(/^Every range keeps the school’s share at or below £100,000 a year: even on range 14 to 18 /);
    const dear = rangeCosts(questionWith({ now: 1_000_000 }), DEFAULT_SETTINGS);
    expect(goalSeekText(dear, goalSeek(dear, 1, 'average', 0))).toMatch(/^No range leaves the school nothing to pay: in its dearest year the cheapest range costs it £[\d,.]+, over 2009-10 to 2011-12 /);
    // Range 10 to 14 is the highest that is never dearer than the grant.
    expect(goalSeekText(costs, goalSeek(costs, 1, 'average', 0))).toMatch(/^The highest start is point 10: on range 10 to 14 the grant brings at least £[\d,.]+ more than is spent in each of 2009-10 to 2011-12 \(1 point each September, the grant by average cost\), so the school pays nothing\.$/);
  });
});

describe('the modeller is the plan', () => {
  test('for every start, policy, method and FTE the years are those of the plan of the same post', () => {
    fc.assert(fc.property(anyQuestion, fc.constantFrom(0 as const, 1 as const, 2 as const), (question, policy) => {
      const costs = rangeCosts(question, DEFAULT_SETTINGS);
      expect(costs.years).toHaveLength(3);
      for (const method of ['average', 'actual'] as const) {
        for (const start of RANGE_STARTS) {
          const plan = planPosts([postOn(question, start)], settingsFor(question, DEFAULT_SETTINGS, { years: 3, policy, method }));
          expect(costs.of(policy, start)?.map((year) => year[method])).toEqual(plan.posts[0]?.years);
        }
      }
    }), { numRuns: 10 });
  });

  test('a post of a plan, asked about as it stands, costs what the plan says', () => {
    fc.assert(fc.property(anyPost, (post) => {
      const settings = { ...DEFAULT_SETTINGS, years: 4 };
      const question = questionOf(post, settings);
      fc.pre(post.end === null || post.end >= question.on);
      const [planned] = planPosts([post], settings).posts;
      const costs = rangeCosts(question, settings);
      const all = planned?.years.filter(({ year }) => costs.years.includes(year));
      // What is paid after the post is in no total, and falls away where a figure of a later year is missing.
      const figures = (year: PostYear): unknown => ({ ...year, reversionSalary: 0 });
      expect(costs.of(settings.policy, post.rangeStart)?.slice(0, all?.length).map((year) => figures(year[settings.method]))).toEqual(all?.map(figures));
    }), { numRuns: 40 });
  });

  test('goal seek and break-even are what trying every range gives', () => {
    fc.assert(fc.property(anyQuestion, fc.integer({ min: -800_000, max: 3_000_000 }), fc.constantFrom('average' as const, 'actual' as const), (question, most, method) => {
      const costs = rangeCosts(question, DEFAULT_SETTINGS);
      let [highest, even]: (number | null)[] = [null, null];
      for (let start = 1; start <= 14; start += 1) {
        const shares = planPosts([postOn(question, start)], settingsFor(question, DEFAULT_SETTINGS, { years: 3, method })).posts[0]?.years.map(({ netCost }) => netCost) ?? [];
        if (shares.every((share) => share <= most)) highest = start;
        if (shares.reduce((sum, share) => sum + share, 0) <= 0) even = start;
      }
      expect([goalSeek(costs, 1, method, most).start, breakEven(costs, 1, method).start]).toEqual([highest, even]);
    }), { numRuns: 10 });
  });

  test('a present pay in £ is the reference of every month, without awards', () => {
    const costs = rangeCosts(questionWith({ now: 3_592_900, on: day('2009-04-01') }), DEFAULT_SETTINGS);
    expect(yearsOf(costs).map(({ average }) => average.referenceSalary)).toEqual([3_592_900, 3_592_900, 3_592_900]);
    expect(modelOf(questionWith({ now: 3_592_900 })).increase).toEqual({ fullTime: 1_101_500, amount: 1_101_500, tenthsOfPercent: 307 });
  });

  test('years without a pay figure are left off, and said', () => {
    const costs = rangeCosts(questionWith({ on: day('2012-09-01') }), DEFAULT_SETTINGS);
    expect(costs.years).toEqual([2012]);
    expect(missingYearsText(costs)).toMatch(/^Costs go no further than 2012-13\. There is no figure for /);
    expect(rangeCosts(questionWith({ on: day('2012-09-01') }), { ...DEFAULT_SETTINGS, awards: new Map([[2013, 100], [2014, 100]]) }).years).toEqual([2012, 2013, 2014]);
    expect(rangeCosts(questionWith({ on: day('2004-09-01') }), DEFAULT_SETTINGS).years).toEqual([]);
  });

  test('PAY-5: the way to the top has no rise in a September before which too little was served, as in the plan', () => {
    const { progression } = modelOf(questionWith({ on: day('2010-04-01') }));
    expect(progression[1]?.years.map(({ point, tooShort }) => [point, tooShort])).toEqual([[11, false], [11, true], [12, false], [13, false], [14, false], [15, false]]);
    const own = questionOf(postWith({ decisions: new Map([[2009, 2]]), point: 12 }), DEFAULT_SETTINGS);
    expect(modelOf(own).progression[0]?.years.map(({ point }) => point)).toEqual([12, 14, 14, 14, 14]);
  });
});

describe('if the post ends', () => {
  const ended = questionWith({ ends: day('2010-12-31') });

  function endingOf(question: RangeQuestion): Exclude<ReturnType<typeof rangeEnding>, null | { refusal: string }> {
    const ending = rangeEnding(question, DEFAULT_SETTINGS);
    if (ending === null || 'refusal' in ending) throw new Error(ending?.refusal);
    return ending;
  }

  test('REV-1, REV-2: pay before and after, the grant that stops, and the year’s cost', () => {
    const { change, grantStops, year, asksForReason } = endingOf(ended);
    // On point 12 from September 2010, £49,130; U3 is £36,756. Three months of the grant of 2010-11, and all of 2011-12.
    expect([change.before, change.after, change.to, change.how, asksForReason]).toEqual([4_913_000, 3_675_600, 3, 'held', false]);
    // By actual cost: 6,200 ÷ 4 and (49,130 - 36,756) ÷ 4; then 6,200 and 49,846.92 - 36,756.
    expect(grantStops).toEqual([{ year: 2010, average: 387_500, actual: 464_350 }, { year: 2011, average: 1_550_000, actual: 1_929_092 }]);
    // 46,944 × 5 ÷ 12 and 49,130 × 4 ÷ 12; then 36,756 × 3 ÷ 12.
    expect([year.ending.salary, year.ending.reversionSalary, year.goingOn.salary]).toEqual([3_593_667, 918_900, 4_821_917]);
    expect(endingTexts(endingOf(ended))[0]).toBe('After 31 December 2010 the holder is paid on U3 (the point held before): £36,756 a year from 1 January 2011, £12,374 (25.2%) less than £49,130 before [REV-1, REV-2]');
  });

  test('REV-2: another point than the default asks for a reason; what nobody stated is not a point held', () => {
    expect(endingOf({ ...ended, revertTo: 1 })).toMatchObject({ asksForReason: true, change: { to: 1, how: 'chosen' } });
    expect(endingOf({ ...ended, nowIsAssumed: true })).toMatchObject({ asksForReason: false, change: { to: 1, how: 'first' } });
    expect(endingOf({ ...ended, now: { scale: 'Main', point: 6 } })).toMatchObject({ change: { to: 1, how: 'first' } });
    expect(endingOf({ ...ended, now: 3_800_000 })).toMatchObject({ change: { to: 1, how: 'first' } });
  });

  test('the end of a financial year stops the grant of the next; an end before the post and one far off are answered with a sentence', () => {
    expect(endingOf({ ...ended, ends: day('2011-03-31') }).grantStops.map(({ year, average }) => [year, average])).toEqual([[2010, 0], [2011, 1_550_000]]);
    expect(rangeEnding({ ...ended, ends: day('2009-08-31') }, DEFAULT_SETTINGS)).toEqual({ refusal: 'The post cannot end on 31 August 2009: it begins on 1 September 2009. Give a later day.' });
    expect(rangeEnding({ ...ended, ends: day('2029-08-31') }, DEFAULT_SETTINGS)).toEqual({ refusal: '31 August 2029 is too far on: give a day within 9 financial years of 1 September 2009.' });
    expect(rangeEnding({ ...ended, ends: day('2014-12-31') }, DEFAULT_SETTINGS)).toMatchObject({ refusal: expect.stringContaining('What follows in 2014-15 cannot be said: There is no figure for ') });
    expect(rangeEnding(questionWith(), DEFAULT_SETTINGS)).toBeNull();
  });

  test('where the figures of the next year are missing, the year of the end is answered all the same', () => {
    const late = endingOf({ ...ended, on: day('2011-09-01'), ends: day('2012-12-31') });
    expect(late.grantStops.map(({ year, average }) => [year, average])).toEqual([[2012, 387_500]]);
    expect(late.missing).toMatchObject({ year: 2013 });
  });

  test('REV-3: one who was assessed and takes up no post is paid on the main scale to M6, then on U1, year by year', () => {
    const { withoutPost } = modelOf(questionWith({ now: { scale: 'Main', point: 5 }, fte: fraction(1, 2) }));
    // Half of £28,582 (M5 of 2009), £31,552 (M6 of 2010) and £34,181 (U1 of 2011).
    expect(withoutPost.map(({ september, on, annual }) => [september, `${on.scale} ${on.point}`, annual])).toEqual([[2009, 'Main 5', 1_429_100], [2010, 'Main 6', 1_577_600], [2011, 'Upper 1', 1_709_050]]);
    expect(modelOf(questionWith()).withoutPost).toEqual([]);
  });

  test('REV-3: nobody returns from a spine that they were never on', () => {
    const post = postWith({ assessedOn: 'not yet', ending: 'reverts', end: day('2010-12-31') });
    expect(rangeEnding(questionOf(post, DEFAULT_SETTINGS), DEFAULT_SETTINGS)).toMatchObject({ refusal: expect.stringContaining('[REV-3]') });
  });
});
