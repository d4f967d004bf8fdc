import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DEFAULT_SETTINGS, planPosts, reversionText } from '../../src/projection';
import { pathWithoutPost, reversion } from '../../src/rules/reversion';
import { day, postWith } from '../support/posts';

const SCALE_POINT = fc.constantFrom({ scale: 'Main', point: 3 } as const, { scale: 'Main', point: 6 } as const, { scale: 'Upper', point: 2 } as const, null);

describe('reversion', () => {
  test('REV-1: always lands on U1 to U3, whatever the earlier point', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }), SCALE_POINT, (chosen, before) => {
        const { to } = reversion(chosen, before);
        expect(to.scale).toBe('Upper');
        expect([1, 2, 3]).toContain(to.point);
      }),
    );
  });

  test('REV-1: from the day after the post the holder is paid on the upper pay spine, and the grant stops', () => {
    const { posts } = planPosts([postWith({ end: day('2010-12-31'), ending: 'reverts' })], DEFAULT_SETTINGS);
    const years = posts[0]?.years ?? [];
    expect(years.map(({ grant, reversionSalary }) => [grant, reversionSalary])).toEqual([[1_550_000, 0], [1_162_500, 918_900], [0, 3_675_600]]);
    const { posts: leaving } = planPosts([postWith({ end: day('2010-12-31'), ending: 'leaves' })], DEFAULT_SETTINGS);
    expect(leaving[0]?.years.map(({ reversionSalary }) => reversionSalary)).toEqual([0, 0, 0]);
  });

  test('REV-2: the choice wins, else the U point held before, else U1; another choice asks for a reason', () => {
    expect(reversion(null, { scale: 'Upper', point: 2 })).toEqual({ to: { scale: 'Upper', point: 2 }, how: 'held', asksForReason: false });
    expect(reversion(null, { scale: 'Main', point: 6 })).toEqual({ to: { scale: 'Upper', point: 1 }, how: 'first', asksForReason: false });
    expect(reversion(3, { scale: 'Upper', point: 2 })).toEqual({ to: { scale: 'Upper', point: 3 }, how: 'chosen', asksForReason: true });
    expect(reversion(2, { scale: 'Upper', point: 2 }).asksForReason).toBe(false);
  });

  test('REV-2: a reference point that nobody stated is not a point held', () => {
    const { reversions } = planPosts([postWith({ end: day('2010-12-31'), ending: 'reverts', referenceIsAssumed: true })], DEFAULT_SETTINGS);
    expect(reversions.map(({ to, how }) => [to, how])).toEqual([[1, 'first']]);
  });

  test('REV-2: the change of pay is said in £ and %', () => {
    const plan = planPosts([postWith({ end: day('2010-12-31'), ending: 'reverts', revertTo: 2 })], DEFAULT_SETTINGS);
    expect(plan.reversions.map(reversionText)).toEqual([
      'P1 (A. Marlow): from 1 January 2011 paid on U2 (as chosen): £50,359 a year before, £35,447 after, a change of -£14,912 (-29.6%). The grant stops with the post.',
    ]);
    expect(plan.problems.map(({ rule }) => rule)).toEqual(['REV-2']);
  });

  test('REV-1: a figure that is missing after the post leaves the post in the plan, and is said at the point to revert to', () => {
    const plan = planPosts([postWith({ area: 'Outer', reference: { scale: 'Main', point: 4 }, end: day('2009-08-31'), ending: 'reverts' })], { ...DEFAULT_SETTINGS, userPay: [{ area: 'Outer', scale: 'Main', point: 4, year: 2008, annual: 2_800_000, sheet: 'x' }] });
    expect(plan.posts).toHaveLength(1);
    expect(plan.problems.map(({ severity, rule, cell, message }) => [severity, rule, cell, message.slice(0, 77)])).toEqual([['error', 'REV-1', 'cell of revertTo', 'Post P1 (A. Marlow) is planned, but not what the holder is paid after it: The']]);
    expect(plan.missing[0]).toMatchObject({ scale: 'Upper', point: 1, year: 2009 });
  });

  test('REV-2: the year’s cost of each, with on-costs, stands beside the pay', () => {
    const { reversions } = planPosts([postWith({ end: day('2010-12-31'), ending: 'reverts' })], DEFAULT_SETTINGS);
    // 2010-11: 12.8% above £5,720 less 3.7% from £5,044 to £40,040. £50,359 + £4,418.94 + £7,100.62; £36,756 + £2,799.26 + £5,182.60.
    expect(reversions.map(({ costBefore, costAfter }) => [costBefore, costAfter])).toEqual([[6_187_856, 4_473_786]]);
  });

  test('REV-2: a point to revert to without a return is asked about', () => {
    expect(planPosts([postWith({ revertTo: 2 })], DEFAULT_SETTINGS).problems.map(({ rule }) => rule)).toEqual(['REV-2']);
  });

  test('REV-3: one who was never on the AST spine does not return from it', () => {
    const plan = planPosts([postWith({ reference: { scale: 'Main', point: 4 }, assessedOn: 'not yet', end: day('2010-08-31'), ending: 'reverts' })], DEFAULT_SETTINGS);
    expect(plan.posts[0]?.years.map(({ reversionSalary }) => reversionSalary)).toEqual([0, 0, 0]);
    expect(plan.problems.map(({ rule }) => rule)).toEqual(['REV-3', 'PAY-11']);
  });

  test('REV-3: one who passed and took no post climbs the main scale to M6 and crosses to U1 at the next September', () => {
    expect(pathWithoutPost(4, 5).map(({ scale, point }) => `${scale} ${point}`)).toEqual(['Main 4', 'Main 5', 'Main 6', 'Upper 1', 'Upper 1', 'Upper 1']);
    expect(pathWithoutPost(6, 1).map(({ scale }) => scale)).toEqual(['Main', 'Upper']);
  });

  test('REV-4: a post without an end goes on', () => {
    const { posts } = planPosts([postWith({ end: null })], { ...DEFAULT_SETTINGS, years: 4 });
    expect(posts[0]?.years.map(({ partsLive }) => partsLive / 377_580)).toEqual([12, 12, 12, 12]);
  });
});
