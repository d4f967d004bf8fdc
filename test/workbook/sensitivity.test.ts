import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fraction } from '../../src/domain/exact';
import type { AstPost } from '../../src/domain/staff';
import { DEFAULT_SETTINGS, planPosts, type PlanSettings } from '../../src/projection';
import { payRaised, sensitivity, tornado, type WhatIf, type WhatIfSizes } from '../../src/workbook/sensitivity';
import { anyPost, day, postWith } from '../support/posts';

const SETTINGS: PlanSettings = { ...DEFAULT_SETTINGS, from: 2009, years: 3 };
const SIZES: WhatIfSizes = { award: 100, pupils: 500 };

function whatIf(posts: readonly AstPost[], settings: PlanSettings = SETTINGS, sizes: WhatIfSizes = SIZES): WhatIf[] {
  return sensitivity(posts, settings, planPosts(posts, settings), sizes);
}

function rowOf(rows: readonly WhatIf[], text: string): WhatIf {
  const found = rows.find((row) => row.text.startsWith(text));
  if (found === undefined) throw new Error(`no row “${text}” among ${rows.map((row) => row.text).join(', ')}`);
  return found;
}

const changes = (row: WhatIf): (number | null)[] => row.years.map(({ change }) => change);

describe('without the grant', () => {
  test('FUND-1: the school pays the grant of £15,500 a year for a full-time post itself', () => {
    const lost = rowOf(whatIf([postWith()]), 'No grant');
    expect(changes(lost)).toEqual([1_550_000, 1_550_000, 1_550_000]);
    expect(lost.change).toBe(4_650_000);
    expect(lost.years.map(({ grant }) => grant)).toEqual([0, 0, 0]);
    expect(lost.steps[0]?.text).toContain('the grant is £46,500 less');
  });

  test('FUND-11: the shares of a group lose theirs too, and a post that has no grant loses none', () => {
    const group = [postWith({ fundingSource: 'Group', share: fraction(2, 5) }), postWith({ fundingSource: 'Group', share: fraction(3, 5), school: 'Valley' })];
    expect(rowOf(whatIf(group), 'No grant').change).toBe(4_650_000);
    expect(rowOf(whatIf([postWith({ fundingSource: 'School' })]), 'No grant').change).toBe(0);
    const paid = postWith({ fundingSource: 'School', funding: [{ from: day('2009-04-01'), to: day('2010-03-31'), source: 'SDG', payers: [{ school: '', share: fraction(1, 1) }] }] });
    expect(changes(rowOf(whatIf([paid]), 'No grant'))).toEqual([1_550_000, 0, 0]);
  });
});

describe('one post fewer', () => {
  const two = [postWith({ id: 'P1' }), postWith({ id: 'P2', rangeStart: 5, point: 5, fte: fraction(3, 5) })];

  test('changes what the school pays by the figures of that post', () => {
    const base = planPosts(two, SETTINGS);
    for (const { post, years } of base.posts) expect(changes(rowOf(whatIf(two), `Without post ${post.id}`))).toEqual(years.map(({ netCost }) => (netCost === 0 ? 0 : -netCost)));
  });

  test('a post that a group pays for is one post', () => {
    const group = [postWith({ share: fraction(2, 5), fundingSource: 'Group' }), postWith({ share: fraction(3, 5), fundingSource: 'Group', school: 'Valley' })];
    const rows = whatIf(group).filter(({ kind }) => kind === 'one post fewer');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.years.map(({ cost, grant, netCost }) => [cost, grant, netCost])).toEqual([[0, 0, 0], [0, 0, 0], [0, 0, 0]]);
  });

  test('of more than ten posts only the dearest and the cheapest are left out, and are said to be so', () => {
    const many = Array.from({ length: 11 }, (_, index) => postWith({ id: `P${index}`, rangeStart: index + 1, point: index + 1 }));
    const net = planPosts(many, SETTINGS).posts.map(({ post, years }) => [post.id, years.reduce((sum, { netCost }) => sum + netCost, 0)] as const).sort((a, b) => b[1] - a[1]);
    const texts = whatIf(many).filter(({ kind }) => kind === 'one post fewer').map(({ text }) => text).sort();
    expect(texts).toEqual([
      `Without post ${net[0]?.[0] ?? ''} (A. Marlow), the post that the school pays most for`, `Without post ${net[10]?.[0] ?? ''} (A. Marlow), the post that the school pays least for`,
    ].sort());
  });

  test('what all posts bring one by one adds up to the whole plan', () => {
    fc.assert(fc.property(fc.array(anyPost, { minLength: 1, maxLength: 5 }), (some) => {
      const posts = some.map((post, index) => ({ ...post, id: `P${index}` }));
      const base = planPosts(posts, SETTINGS);
      const rows = whatIf(posts).filter(({ kind }) => kind === 'one post fewer');
      expect(rows).toHaveLength(posts.length);
      expect(0 - rows.reduce((sum, { change }) => sum + (change ?? 0), 0)).toBe(base.totals.reduce((sum, { netCost }) => sum + netCost, 0));
    }), { numRuns: 40 });
  });
});

describe('points each September', () => {
  test.each([0, 1, 2] as const)('PAY-5: %i points is the plan with that policy, and a September with a decision keeps it', (policy) => {
    const posts = [postWith({ decisions: new Map([[2009, 2]]) }), postWith({ id: 'P2', rangeStart: 3, point: 3 })];
    const then = planPosts(posts, { ...SETTINGS, policy });
    const row = rowOf(whatIf(posts), policy === 0 ? 'No point' : policy === 1 ? '1 point' : '2 points');
    expect(row.years.map(({ cost, grant, netCost }) => ({ cost, grant, netCost }))).toEqual(then.totals.map(({ cost, grant, netCost }) => ({ cost, grant, netCost })));
    if (policy === SETTINGS.policy) expect(changes(row)).toEqual([0, 0, 0]);
  });

  test('PAY-2: where a figure for it does not exist, the row says so instead of leaving the post out', () => {
    const own = planPosts([postWith()], SETTINGS).payUsed;
    expect(own.length).toBeGreaterThan(0);
    // From 2013 on no AST figure is known: the user gives those of the points that the plan reaches, and no others.
    const settings: PlanSettings = { ...SETTINGS, from: 2013, years: 1, userPay: [2012, 2013].flatMap((year) => [
      { area: 'Rest' as const, scale: 'AST' as const, point: 11, year, annual: 5_000_000, sheet: 'Pay points' }, { area: 'Rest' as const, scale: 'AST' as const, point: 12, year, annual: 5_100_000, sheet: 'Pay points' },
      { area: 'Rest' as const, scale: 'Upper' as const, point: 3, year, annual: 3_700_000, sheet: 'Pay points' },
    ]) };
    const row = rowOf(whatIf([postWith()], settings), '2 points');
    expect([row.change, row.years]).toEqual([null, []]);
    expect(row.steps[0]?.text).toMatch(/not known, because 1 of the posts could not be planned so\. There is no figure for AST 13/);
    expect(rowOf(whatIf([postWith()], settings), 'No point').change).toBeLessThan(0);
  });
});

describe('awards', () => {
  test('PAY-13: a raised figure is rounded up to the whole pound, September upon September, exactly', () => {
    // £40,000 × 1.01 = £40,400; × 1.01 = £40,804; £40,001 × 1.01 = £40,401.01, so £40,402.
    expect([payRaised(4_000_000, 100, 1), payRaised(4_000_000, 100, 2), payRaised(4_000_100, 100, 1)]).toEqual([4_040_000, 4_080_400, 4_040_200]);
    // £40,001 × 0.99 = £39,600.99, so £39,601.
    expect([payRaised(4_000_100, -100, 1), payRaised(4_000_150, 0, 3)]).toEqual([3_960_100, 4_000_150]);
  });

  test('PAY-13: the months before the first September of the plan stay, and the months after it are paid more or less', () => {
    const ends = postWith({ end: day('2009-08-31') });
    expect(whatIf([ends]).filter(({ kind }) => kind === 'award').map(({ change }) => change)).toEqual([0, 0]);
    const begins = postWith({ start: day('2010-04-01'), end: day('2010-08-31') });
    const [more] = whatIf([begins]).filter(({ kind }) => kind === 'award');
    // These five months are paid by the figures of September 2009, the first that is changed.
    const figure = (scale: string): number => Number(planPosts([begins], SETTINGS).payUsed.flatMap(({ scale: own, year, answer }) => ('value' in answer && own === scale && year === 2009 ? [answer.value] : []))[0]);
    const [ast, upper] = [figure('AST'), figure('Upper')];
    const extra = Math.ceil(ast * 1.01 / 100) * 100 - ast;
    const salary = planPosts([begins], { ...SETTINGS, userPay: [{ area: 'Rest', scale: 'AST', point: 11, year: 2009, annual: ast + extra, sheet: '' }, { area: 'Rest', scale: 'Upper', point: 3, year: 2009, annual: Math.ceil(upper * 1.01 / 100) * 100, sheet: '' }] });
    expect(more?.years.map(({ netCost }) => netCost)).toEqual(salary.totals.map(({ netCost }) => netCost));
    expect(salary.totals[1]?.salary).toBe(Math.round(((ast + extra) * 5) / 12));
  });

  test('more costs more, and less costs less', () => {
    const rows = whatIf([postWith(), postWith({ id: 'P2', rangeStart: 3, point: 3 })]);
    const [more, less] = [rowOf(rows, 'Every award 1% more'), rowOf(rows, 'Every award 1% less')];
    expect(changes(more).every((change) => (change ?? 0) > 0)).toBe(true);
    expect(changes(less).every((change) => (change ?? 0) < 0)).toBe(true);
    expect(tornado(rows).find(({ subject }) => subject === 'Pay awards')).toEqual({ subject: 'Pay awards', less: less.change, more: more.change });
  });

  test('by nothing changes nothing: there is no row', () => {
    expect(whatIf([postWith()], SETTINGS, { award: 0, pupils: 0 }).filter(({ kind }) => kind === 'award')).toEqual([]);
  });
});

describe('pupils', () => {
  test('SDG-2: what the School Development Grant brings more is so much less to find; cost and grant stay', () => {
    const base = planPosts([postWith()], SETTINGS);
    const rows = sensitivity([postWith()], SETTINGS, base, SIZES, (change) => [change * 100, 0, change * 200]);
    const [more, fewer] = [rowOf(rows, '5% more pupils'), rowOf(rows, '5% fewer pupils')];
    expect([changes(more), changes(fewer)]).toEqual([[-50_000, 0, -100_000], [50_000, 0, 100_000]]);
    expect(more.years.map(({ cost, grant, netCost }) => ({ cost, grant, netCost }))).toEqual(base.totals.map(({ cost, grant, netCost }) => ({ cost, grant, netCost })));
  });

  test('without a projection of it there is no row', () => {
    expect(whatIf([postWith()]).filter(({ kind }) => kind === 'pupils')).toEqual([]);
  });
});

test('the subjects with the largest effect come first, each with its rows together', () => {
  const rows = whatIf([postWith(), postWith({ id: 'P2', rangeStart: 3, point: 3 })]);
  const bars = tornado(rows);
  const sizes = bars.map(({ less, more }) => Math.max(-less, more));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(bars.every(({ less, more }) => less <= 0 && more >= 0)).toBe(true);
  expect([...new Set(rows.map(({ subject }) => subject))]).toHaveLength(rows.filter(({ subject }, index) => rows[index - 1]?.subject !== subject).length);
});

test('the order of the posts changes no amount', () => {
  fc.assert(fc.property(fc.array(anyPost, { minLength: 2, maxLength: 5 }), (some) => {
    const posts = some.map((post, index) => ({ ...post, id: `P${index}` }));
    const amounts = (rows: readonly WhatIf[]): string[] => rows.map(({ text, change, years }) => JSON.stringify([text, change, years])).sort();
    expect(amounts(whatIf([...posts].reverse()))).toEqual(amounts(whatIf(posts)));
  }), { numRuns: 25 });
});
