/** From last year's figure to this year's, step by step, to the penny. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { firstDayOfFinancialYear } from '../../src/domain/calendar';
import { fraction } from '../../src/domain/exact';
import type { AstPost } from '../../src/domain/staff';
import { bookOf, DEFAULT_SETTINGS, planPosts, type PlanSettings } from '../../src/projection';
import { addRoll, NO_ROLL, rollForward, rollTotal, type RollForward, type RollPlan, type RollStep, type RollYears } from '../../src/projection/bridge';
import { postAsAt } from '../../src/projection/rollForwardAsAt';
import { POST_FACTS } from '../../src/workbook/scenarios/scenario';
import { anyPost, day, postWith } from '../support/posts';

function rolled(before: RollPlan, now: RollPlan, years: RollYears = {}): RollForward {
  const roll = rollForward(before, now, years, POST_FACTS);
  if ('refusal' in roll) throw new Error(roll.refusal);
  return roll;
}

function refused(before: RollPlan, now: RollPlan, years: RollYears = {}): string {
  const roll = rollForward(before, now, years, POST_FACTS);
  return 'refusal' in roll ? roll.refusal : 'not refused';
}

function step(roll: RollForward, kind: RollStep['kind']): RollStep {
  const found = roll.steps.find((entry) => entry.kind === kind);
  if (found === undefined) throw new Error(`no step ${kind} among ${roll.steps.map((entry) => entry.kind).join(', ')}`);
  return found;
}

const settingsWith = (changes: Partial<PlanSettings> = {}): PlanSettings => ({ ...DEFAULT_SETTINGS, ...changes });

/** Up to five posts, of which some may be shared, some stand twice under one id, and some change their range. */
const anyPosts = fc.array(fc.tuple(anyPost, fc.option(fc.record({ on: fc.integer({ min: day('2008-09-01'), max: day('2012-09-01') }), rangeStart: fc.integer({ min: 1, max: 14 }), point: fc.constant(null), reason: fc.constant('x') }), { nil: null })), { maxLength: 6 })
  .chain((pairs) => fc.tuple(fc.constant(pairs), fc.boolean(), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 })))
  .map(([pairs, isShared, ids]) => pairs.flatMap(([post, rangeChange], index): AstPost[] => {
    const own = { ...post, rangeChange, id: index === 5 ? 'Row 9' : `P${String(ids[index] ?? 0)}`, holder: `Holder ${String(index)}` };
    if (index > 0 || !isShared) return [own];
    return ['Hillside', 'Elmfield', 'Oakwood'].map((school, at) => ({ ...own, id: 'G', school, share: fraction(1, 3 + (at * (ids[0] ?? 0))), fundingSource: 'Group' as const }));
  }));
const anySettings = fc.record({
  from: fc.constantFrom(2009, 2010), years: fc.constantFrom(1, 2, 3), policy: fc.constantFrom(0 as const, 1 as const, 2 as const), method: fc.constantFrom('average' as const, 'actual' as const),
  niBasis: fc.constantFrom('exact' as const, 'table' as const), leastWeeks: fc.constantFrom(26, 0), awards: fc.constantFrom(new Map<number, number>(), new Map([[2013, 100]])),
  pensionRates: fc.constantFrom([], [{ from: day('2010-09-01'), rate: 1500 }]), grantModel: fc.constantFrom(DEFAULT_SETTINGS.grantModel, { outreach: 600_000, salary: 900_000 }),
}).map(settingsWith);
const anyPlan = fc.record({ posts: anyPosts, settings: anySettings });

describe('the bridge adds up to the penny', () => {
  test('the old figure and the steps are the new figure, and the changes of a step are the step, in every column', () => {
    fc.assert(fc.property(anyPlan, anyPlan, (before, now) => {
      fc.pre(now.settings.from >= before.settings.from);
      const roll = rolled(before, now);
      const { from, to } = roll;
      expect({ ...from }).toEqual({ year: before.settings.from, ...rollTotal(planPosts(before.posts, before.settings), from.year) });
      expect({ ...to }).toEqual({ year: now.settings.from, ...rollTotal(planPosts(now.posts, now.settings), to.year) });
      const { cost, reference, grant, netCost } = from;
      const end = roll.steps.reduce((sum, { amounts }) => addRoll(sum, amounts), { cost, reference, grant, netCost });
      expect({ year: to.year, ...end }).toEqual({ ...to });
      expect(roll.check).toEqual(NO_ROLL);
      for (const { changes, amounts } of roll.steps) expect(changes.reduce((sum, { effect }) => addRoll(sum, effect), NO_ROLL)).toEqual(amounts);
      for (const { amounts } of roll.steps) expect(amounts.netCost).toBe(amounts.cost - amounts.reference - amounts.grant);
    }), { numRuns: 80 });
  });

  test('the order of the rows changes nothing', () => {
    fc.assert(fc.property(anyPlan, anyPlan, (before, now) => {
      fc.pre(now.settings.from >= before.settings.from);
      const turned = { ...now, posts: [...now.posts].reverse() };
      // Shares are cut by largest remainder in the order of the rows: a post that is shared keeps its order.
      fc.pre(now.posts.every(({ share }) => share === null) && before.posts.every(({ share }) => share === null));
      expect(rolled({ ...before, posts: [...before.posts].reverse() }, turned).steps).toEqual(rolled(before, now).steps);
    }), { numRuns: 30 });
  });

  test('a plan rolled forward to itself has no step', () => {
    fc.assert(fc.property(anyPlan, (plan) => {
      expect(rolled(plan, plan).steps).toEqual([]);
    }), { numRuns: 40 });
  });

  test('a later year of the same plan is one step: a year on', () => {
    fc.assert(fc.property(anyPlan, (plan) => {
      fc.pre(plan.settings.years > 1);
      const { steps } = rolled(plan, plan, { to: plan.settings.from + 1 });
      expect(steps.map(({ kind }) => kind).filter((kind) => kind !== 'yearOn')).toEqual([]);
    }), { numRuns: 40 });
  });

  test('facts and settings that no step knows by name go into the last steps, and the bridge still adds up', () => {
    const posts = [{ ...postWith({ point: 12 }), brightness: 3 }];
    const roll = rolled({ posts: [postWith()], settings: settingsWith() }, { posts, settings: { ...settingsWith({ from: 2010 }), ...{ colour: 'green' } } });
    expect(roll.steps.map(({ kind }) => kind)).toEqual(['yearOn', 'facts', 'grant']);
    expect(step(roll, 'grant').changes.map(({ what, was, is, effect }) => [what, was, is, effect])).toEqual([['colour', 'none', '"green"', NO_ROLL]]);
    expect(roll.check).toEqual(NO_ROLL);
  });
});

describe('a post as at a later day', () => {
  test('planned from that day it has the figures of the plan from before, to the penny (PAY-4 to PAY-7)', () => {
    fc.assert(fc.property(anyPosts, anySettings, fc.constantFrom(2010, 2011, 2012), (posts, settings, year) => {
      fc.pre(year > settings.from);
      const all = planPosts(posts, { ...settings, years: year - settings.from + 1 });
      const later = { ...settings, from: year, years: 1 };
      const asAt = planPosts(posts.map((post) => postAsAt(post, settings, firstDayOfFinancialYear(year), bookOf(settings))), later);
      // A return before the plan begins, and points gained since it begins, are told of another beginning: they are in no total.
      const figures = ({ posts: planned }: typeof all): unknown => planned.map(({ years }) => years.filter((entry) => entry.year === year).map((entry) => ({ ...entry, reversionSalary: 0, progression: 0 })));
      expect(figures(asAt)).toEqual(figures(all));
    }), { numRuns: 200 });
  });

  test('a change of range that is done is no longer pending, and one still to come is', () => {
    const change = { on: day('2009-11-01'), rangeStart: 14, point: null, reason: 'new duties' };
    const moved = postAsAt(postWith({ rangeChange: change }), settingsWith(), day('2010-04-01'), bookOf(settingsWith()));
    expect([moved.point, moved.rangeStart, moved.rangeChange]).toEqual([14, 14, null]);
    const waiting = postAsAt(postWith({ rangeChange: { ...change, on: day('2010-11-01') } }), settingsWith(), day('2010-04-01'), bookOf(settingsWith()));
    expect([waiting.point, waiting.rangeStart, waiting.rangeChange?.rangeStart]).toEqual([12, 11, 14]);
  });
});

describe('a scenario by hand: range 11-15 outside London, U3 beside it, no points by policy', () => {
  const posts = [postWith({ id: 'P1', holder: 'A. Marlow' }), postWith({ id: 'P2', holder: 'B. Quill' }), postWith({ id: 'P3', holder: 'C. Pugh' })];
  const before = { posts, settings: settingsWith({ policy: 0 }) };
  const now = {
    posts: [postWith({ id: 'P3', holder: 'C. Pugh', fte: fraction(3, 5) }), postWith({ id: 'P1', holder: 'A. Marlow', point: 12 })],
    settings: settingsWith({ policy: 0, from: 2010 }),
  };
  const roll = rolled(before, now);

  test('has the four steps that happened, in their order', () => {
    expect(roll.steps.map(({ kind }) => kind)).toEqual(['yearOn', 'gone', 'points', 'fte']);
    expect([roll.from.year, roll.to.year, roll.check]).toEqual([2009, 2010, NO_ROLL]);
  });

  test('a year on: point 11 costs £1,361.68 more for each of three posts', () => {
    // 2009-10: 5/12 of £45,888 + 7/12 of £46,944 = £46,504.00; pension 14.1% £6,557.06; NI 12.8% above £5,720 less 3.7% from £4,940 to £40,040: £3,921.65.
    // 2010-11: 5/12 of £46,944 + 7/12 of £48,024 = £47,574.00; pension £6,707.93; NI 12.8% above £5,720 less 3.7% from £5,044 to £40,040: £4,062.46.
    const { amounts, changes, text } = step(roll, 'yearOn');
    expect([amounts.cost, amounts.grant, changes.map(({ effect }) => effect.cost)]).toEqual([3 * 136_168, 0, [136_168, 136_168, 136_168]]);
    expect(text).toMatch(/^The same posts in 2010-11 instead of 2009-10, on last year’s settings \(awards: September 2009 2\.3%; September 2010 2\.3%\): P1 \(A\. Marlow\) AST 11, 12 months of 2010-11, was AST 11, 12 months of 2009-10: [+-]£/);
  });

  test('the post that is gone takes away £58,344.39, its reference cost £44,313.34 and the grant of £15,500', () => {
    // Cost: £47,574.00 + £6,707.93 + £4,062.46. U3: 5/12 of £35,929 + 7/12 of £36,756 = £36,411.42; pension £5,134.01; NI £2,767.91.
    const { amounts, text } = step(roll, 'gone');
    expect(amounts).toEqual({ cost: -5_834_439, reference: -4_431_334, grant: -1_550_000, netCost: 146_895 });
    expect(text).toBe('Posts that are no longer there: P2 (B. Quill) is no longer there: +£1,468.95.');
  });

  test('point 12 in place of 11 costs £1,390.29', () => {
    // £1,081 × 5/12 + £1,106 × 7/12 = £1,095.58; pension £6,862.41 - £6,707.93 = £154.48; NI £4,202.69 - £4,062.46 = £140.23.
    const { amounts, changes, text } = step(roll, 'points');
    expect(amounts).toEqual({ cost: 139_029, reference: 0, grant: 0, netCost: 139_029 });
    expect(changes.map(({ post, what, was, is }) => [post, what, was, is])).toEqual([['P1 (A. Marlow)', 'point', 'AST 11', 'AST 12']]);
    expect(text).toBe('Points, ranges and decisions other than last year’s plan expected: P1 (A. Marlow) point AST 12, was AST 11: +£1,390.29.');
  });

  test('0.6 FTE in place of 1: the school pays £420.33 more, because the grant falls by £6,200', () => {
    // Cost: salary -£19,029.60; pension £4,024.76 - £6,707.93 = -£2,683.17; NI £2,052.01 - £4,062.46 = -£2,010.45.
    // U3 at 0.6: £21,846.85 + pension £3,080.41 + NI £1,442.53 = £26,369.79, which is £17,943.55 less.
    expect(step(roll, 'fte').amounts).toEqual({ cost: -2_372_322, reference: -1_794_355, grant: -620_000, netCost: 42_033 });
  });
});

describe('what happened is said in plain words', () => {
  const one = (was: Partial<AstPost>, is: Partial<AstPost>, changes: Partial<PlanSettings> = {}): RollForward =>
    rolled({ posts: [postWith({ holder: 'Carys Pugh', ...was })], settings: settingsWith({ policy: 0 }) }, { posts: [postWith({ holder: 'Carys Pugh', ...is })], settings: settingsWith({ policy: 0, from: 2010, ...changes }) });

  test.each<readonly [RollStep['kind'], Partial<AstPost>, Partial<AstPost>, RegExp]>([
    ['dates', {}, { end: day('2010-12-31'), ending: 'leaves' }, /P1 \(Carys Pugh\) leaves on 31 December 2010: [+-]£[\d,.]+\.$/],
    ['dates', {}, { end: day('2010-12-31'), ending: 'reverts', revertTo: 2 }, /returns to the upper pay spine after 31 December 2010; reverts to U2, was none: /],
    ['holders', {}, { holder: 'Dai Rees' }, /^The same posts with other holders: P1 \(Dai Rees\) holder Dai Rees, was Carys Pugh: no effect\.$/],
    ['reference', {}, { reference: { scale: 'Upper', point: 2 } }, /reference point U2, was U3: \+£/],
    ['amounts', {}, { rr: 150_000 }, /R&R £1,500, was none: \+£/],
    ['cover', {}, { coverCost: 620_000 }, /cover cost £6,200, was none: \+£6,200\.$/],
    ['funding', {}, { fundingSource: 'School' }, /funding source School, was SDG: \+£15,500\.$/],
    ['new', { id: 'P9' }, { start: day('2010-09-01') }, /^Posts that were not there: P1 \(Carys Pugh\) is new \(from 1 September 2010\): /],
    ['gone', { id: 'P9', end: day('2009-12-31'), ending: 'leaves' }, {}, /P9 \(Carys Pugh\) is no longer there \(left on 31 December 2009\): no effect\.$/],
  ])('%s', (kind, was, is, text) => {
    expect(step(one(was, is), kind).text).toMatch(text);
  });

  test('each setting is told by itself, with what it does', () => {
    const { steps } = one({}, {}, { policy: 2, method: 'actual', niBasis: 'table', pensionRates: [{ from: day('2010-04-01'), rate: 1500 }], grantModel: { outreach: 600_000, salary: 930_000 } });
    expect(steps.map(({ kind, changes }) => [kind, ...changes.map(({ what, was, is }) => `${what}: ${was} to ${is}`)])).toEqual([
      ['yearOn', 'a year on: AST 11, 12 months of 2009-10 to AST 11, 12 months of 2010-11'],
      ['policy', 'Points each September where the staff list has no decision: 0 to 2'],
      ['onCosts', 'Your own rate of employer’s pension from 1 April 2010: none to 15%', 'Basis of employer’s National Insurance: exact to table'],
      ['grant', 'How the grant is reckoned: average to actual', 'Grant a year for a full-time post: £6,200 for outreach, £9,300 for salary to £6,000 for outreach, £9,300 for salary'],
    ]);
  });
});

describe('settings that move no figure of a year', () => {
  const settings = settingsWith({ years: 1 });
  const changesTo = (changes: Partial<PlanSettings>): string[] =>
    rolled({ posts: [postWith()], settings }, { posts: [postWith()], settings: { ...settings, ...changes } }).steps.flatMap(({ changes: own }) => own.map(({ what, was, is }) => `${what}: ${was} to ${is}`));

  test('what is only shown beside the plan is no step', () => {
    expect(changesTo({ cfr: 'months', sensitivity: true, sensitivityAward: 200, sensitivityPupils: 100 })).toEqual([]);
  });

  test('FUND-8: when the grant arrives is told in words, as is whether progression is funded (FUND-5)', () => {
    expect(changesTo({ progressionFunded: true, streamArrivals: settings.streamArrivals.map((arrival, at) => (at === 3 ? { after: 12, date: 15 } : arrival)) })).toEqual([
      'Whether the authority also funds what points gained in the post add to salary: no to yes',
      'When the four payments of the grant arrive: May, September, December, March to May, September, December, 15 April next year',
    ]);
  });
});

describe('a post that cannot be planned is never left out in silence', () => {
  const start = { posts: [postWith()], settings: settingsWith({ from: 2012, years: 1 }) };

  test('where last year’s settings lack the pay of the year, this year’s award is taken from the start, and it is said', () => {
    const roll = rolled(start, { posts: [postWith({ point: 12 })], settings: settingsWith({ from: 2013, years: 1, awards: new Map([[2013, 100]]) }) });
    expect(roll.steps.map(({ kind }) => kind)).toEqual(['yearOn']);
    expect(step(roll, 'yearOn').text).toMatch(/Last year’s settings lack pay that this needs, so it is taken from this year’s: the award of September 2013 \(1%\)\.$/);
    expect(roll.check).toEqual(NO_ROLL);
  });

  test('where both lack it, the step says so', () => {
    const roll = rolled(start, { posts: [postWith()], settings: settingsWith({ from: 2013, years: 1 }) });
    expect(step(roll, 'yearOn').text).toMatch(/: P1 \(A\. Marlow\) could not be planned \(There is no figure for AST 13 of the AST pay spine .*\): [+-]£[\d,.]+\.$/);
    expect([roll.to.cost, roll.check]).toEqual([0, NO_ROLL]);
  });

  test('where last year’s plan left it out for a later year, it is counted in from there; where this year’s does, it is taken out at the end', () => {
    const long = settingsWith({ from: 2012, years: 3 });
    const back = rolled({ posts: [postWith()], settings: long }, start, { from: 2012, to: 2012 });
    expect(back.steps.map(({ kind, amounts }) => [kind, amounts.cost])).toEqual([['leftOutBefore', back.to.cost]]);
    const out = rolled(start, { posts: [postWith()], settings: long });
    expect(out.steps.map(({ kind, amounts }) => [kind, amounts.cost])).toEqual([['leftOutNow', -out.from.cost]]);
    expect(step(out, 'leftOutNow').text).toMatch(/^Posts that this year’s plan leaves out: P1 \(A\. Marlow\) could not be planned \(There is no figure for AST 1\d /);
    expect([back.check, out.check]).toEqual([NO_ROLL, NO_ROLL]);
  });
});

describe('posts are known again', () => {
  const kinds = (before: AstPost[], now: AstPost[]): string[] => rolled({ posts: before, settings: settingsWith() }, { posts: now, settings: settingsWith() }).steps.map(({ kind }) => kind);

  test('by the name where no sheet has ids, or only one of them', () => {
    const [a, b] = [postWith({ id: 'Row 2', holder: 'A' }), postWith({ id: 'Row 3', holder: 'B', rangeStart: 5, point: 5 })];
    expect(kinds([a, b], [{ ...b, id: 'Row 2' }, { ...a, id: 'Row 3' }])).toEqual([]);
    expect(kinds([a, b], [{ ...b, id: 'P2' }, { ...a, id: 'P1' }])).toEqual([]);
  });

  test('the same id at another school is another post', () => {
    expect(kinds([postWith()], [postWith({ school: 'Elmfield' })])).toEqual(['gone', 'new']);
  });

  test('a post whose schools change is one post, all rows at once, and its shares go on adding up (FUND-11)', () => {
    const shared = (schools: readonly string[], share = fraction(1, schools.length)): AstPost[] => schools.map((school) => postWith({ id: 'G', school, share, fundingSource: 'Group', fte: fraction(4, 5) }));
    const settings = settingsWith();
    const roll = rolled({ posts: shared(['Hillside', 'Elmfield']), settings }, { posts: shared(['Hillside', 'Elmfield', 'Oakwood']).map((post) => ({ ...post, point: 13 })), settings });
    expect(roll.steps.map(({ kind }) => kind)).toEqual(['points', 'funding']);
    expect(step(roll, 'funding').changes.map(({ what, was, is, effect }) => [what, was, is, effect])).toEqual([['share', '0.5', '1/3', NO_ROLL]]);
    expect(roll.check).toEqual(NO_ROLL);
  });
});

describe('years that cannot be compared are refused in a sentence', () => {
  const plan = (from: number, years: number): RollPlan => ({ posts: [postWith()], settings: settingsWith({ from, years }) });
  test.each<[RollPlan, RollPlan, RollYears, string]>([
    [plan(2009, 2), plan(2010, 2), { from: 2011 }, 'Last year’s plan has no year 2011-12: it has 2009-10 to 2010-11. Choose one of these.'],
    [plan(2009, 2), plan(2010, 1), { to: 2009 }, 'This year’s plan has no year 2009-10: it has 2010-11. Choose one of these, or plan more years.'],
    [plan(2010, 1), plan(2009, 1), {}, '2009-10 of this year’s plan comes before 2010-11 of last year’s. Plan this year’s staff list from 2010-11 or later, or exchange the two workbooks.'],
  ])('%#', (before, now, years, sentence) => {
    expect(refused(before, now, years)).toBe(sentence);
  });
});
