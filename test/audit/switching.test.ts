import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { auditFindings, moveSteps, switchedSteps, switchingOf, vacancyName, type AuditLists, type Switching } from '../../src/audit';
import { switchingJson } from '../../src/cli/auditMoneyJson';
import { dayText } from '../../src/domain/calendar';
import { fraction } from '../../src/domain/exact';
import type { AstPost } from '../../src/domain/staff';
import { finish } from '../../src/domain/work';
import { basisText } from '../../src/projection';
import { allocationWith, caseOf, staffPostWith, termsOn } from '../support/auditRecords';
import { day } from '../support/posts';

const leaver = (changes: Partial<AstPost> = {}): ReturnType<typeof staffPostWith> => staffPostWith({ id: 'P1', end: day('2009-10-31'), ...changes });
const planned = (changes: Partial<AstPost> = {}): ReturnType<typeof staffPostWith> => staffPostWith({ id: 'N1', school: 'Ashby', holder: 'N. Owen', status: 'planned', start: day('2009-09-01'), ...changes }, { row: 3 });
const proposed = (lists: Partial<AuditLists>): Switching => switchingOf(caseOf(lists, termsOn('2009-11-30')));
const said = ({ moves }: Switching): string[] => moves.map(({ from, to, on, amount }) => `${from.school.school} ${from.staffPost?.post.id ?? '?'} > ${to.school.school} ${to.staffPost.post.id}, ${dayText(on)}: ${amount}`);

describe('switching of funding', () => {
  test('SDG-3: five months of £15,500 move from a post vacant from 1 November', () => {
    const switching = proposed({ posts: [leaver(), planned()], allocations: [allocationWith()] });
    expect(said(switching)).toEqual(['Hillside P1 > Ashby N1, 1 November 2009: 645833']);
    expect(switching.schools.map(({ label, before, out, in: reached, after }) => [label, before, out, reached, after])).toEqual([['Ashby', 0, 0, 645_833, 645_833], ['Hillside', 1_550_000, 645_833, 0, 904_167]]);
    expect([switching.total.before, switching.total.after]).toEqual([1_550_000, 1_550_000]);
    expect(switching.moves[0]?.stays).toBe(0);
    expect(basisText(moveSteps(switching.moves[0] ?? fail()))).toBe(
      'Post P1 at Hillside has had no holder since 1 November 2009; post N1 at Ashby is planned without funding and begins on 1 September 2009. The move takes effect on the later of the two days, 1 November 2009 [SDG-3]. '
      + '£6,458.33 goes from Hillside to Ashby for the rest of the year: the AST part of £15,500 for the post, for 5 of 12 months, rounded once [SDG-3]. Nothing that was given for the post stays with the school [SDG-3].',
    );
  });

  test('SDG-3: a move is pro rata from the planned post’s start where that is later, of an AST part with pence', () => {
    // 21 of 31 days of January, February and March: 83/31 months. £14,876.55 × 83/372 = £3,319.23; from 1 November £6,198.56.
    const { moves: [move] } = proposed({ posts: [leaver(), planned({ start: day('2010-01-11'), status: 'funding agreed' })], allocations: [allocationWith({ astPart: 1_487_655 })] });
    expect([dayText(move?.on ?? 0), move?.amount, move?.stays]).toEqual(['11 January 2010', 331_923, 287_933]);
  });

  test('FUND-6: of two allocations of a school the larger counts, in whichever row it stands', () => {
    const [large, small] = [1_550_000, 620_000].map((astPart) => (row: number) => allocationWith({ astPart, row }));
    if (large === undefined || small === undefined) throw new Error('two amounts give two rows');
    // Five months of £15,500.
    for (const allocations of [[large(2), small(3)], [small(2), large(3)]]) expect(said(proposed({ posts: [leaver(), planned()], allocations }))).toEqual(['Hillside P1 > Ashby N1, 1 November 2009: 645833']);
  });

  test('takes no penny more than the school has where amounts are rounded up', () => {
    const posts = [...[1, 2, 3].map((at) => staffPostWith({ id: `P${at}`, holder: '' })), ...[1, 2, 3].map((at) => planned({ id: `N${at}`, start: day('2009-04-01') }))];
    const { moves, schools } = proposed({ posts, allocations: [allocationWith({ astPart: 1_000_001, postsFunded: fraction(3, 1) })] });
    expect(moves.map(({ amount }) => amount)).toEqual([333_334, 333_334, 333_333]);
    expect(schools.find(({ label }) => label === 'Hillside')?.after).toBe(0);
  });

  test('SDG-3: the oldest vacancy goes first, to the planned post that begins first', () => {
    const posts = [
      leaver({ school: 'Brook', id: 'B1', end: day('2009-10-31') }), leaver({ school: 'Coleridge', id: 'C1', end: day('2009-08-31') }),
      planned({ id: 'N1', start: day('2010-01-01') }), planned({ id: 'N2', school: 'Dale', start: day('2009-09-01') }), planned({ id: 'N3', start: day('2010-02-01') }),
    ];
    const switching = proposed({ posts, allocations: [allocationWith({ school: 'Brook' }), allocationWith({ school: 'Coleridge', row: 3 })] });
    expect(said(switching)).toEqual(['Coleridge C1 > Dale N2, 1 September 2009: 904167', 'Brook B1 > Ashby N1, 1 January 2010: 387500']);
    expect(switching.unfunded.map(({ planned: { staffPost }, why }) => [staffPost.post.id, why])).toEqual([['N3', 'No vacant post with funding is left']]);
  });

  test('keeps the funding at a school whose own planned post needs it', () => {
    const { moves, kept } = proposed({ posts: [leaver(), planned({ school: 'Hillside', id: 'N9', start: day('2010-01-01') }), planned()], allocations: [allocationWith()] });
    expect(moves).toEqual([]);
    expect(kept.map(({ vacancy, planned: own }) => [vacancyName(vacancy), own.post.id])).toEqual([['post P1', 'N9']]);
  });

  test('gives nothing to a planned post that has funding, that others pay for, or that begins after the year', () => {
    const posts = [leaver(), planned(), planned({ id: 'N2', school: 'Brook', fundingSource: 'School' }), planned({ id: 'N3', school: 'Brook', start: day('2010-04-01') })];
    // Ashby has an allocation for a post that only N1 can hold.
    const { moves, unplaced } = proposed({ posts, allocations: [allocationWith(), allocationWith({ school: 'Ashby', row: 3 })] });
    expect(moves).toEqual([]);
    expect(unplaced.map(({ vacancy, amount, why }) => [vacancyName(vacancy), amount, why])).toEqual([['post P1', 645_833, 'No planned post: no other school has one without funding that begins by 31 March']]);
  });

  test('moves whole posts only, to no larger FTE', () => {
    const half = { fundingSource: 'Group' as const, share: fraction(1, 2) };
    const parts = proposed({ posts: [leaver(half), planned()], allocations: [allocationWith({ postsFunded: fraction(1, 2), astPart: 775_000 })] });
    expect(parts.moves).toEqual([]);
    expect(parts.unplaced[0]?.why).toBe('Only whole posts are moved, and this is 0.5 of one: agree it with the schools that share the post');
    const larger = proposed({ posts: [leaver({ fte: fraction(3, 5) }), planned({ id: 'N1', start: day('2009-09-01') }), planned({ id: 'N2', fte: fraction(1, 2), start: day('2009-10-01') })], allocations: [allocationWith()] });
    expect(said(larger)).toEqual(['Hillside P1 > Ashby N2, 1 November 2009: 645833']);
    expect(larger.unfunded[0]?.why).toBe('No vacant post with funding is left');
  });

  test('moves a funded post that the staff list does not have, from 1 April at the earliest', () => {
    const { moves: [move, ...more] } = proposed({ posts: [staffPostWith(), planned()], allocations: [allocationWith({ postsFunded: fraction(2, 1), astPart: 3_100_000 })] });
    expect(more).toEqual([]);
    expect([move?.from.staffPost, dayText(move?.on ?? 0), move?.amount, move?.stays]).toEqual([null, '1 September 2009', 904_167, 645_833]);
  });

  test('works by the average cost of a post where there is no list of allocations', () => {
    const { moves, total, checks } = proposed({ posts: [staffPostWith({ id: 'P1', holder: '', fte: fraction(3, 5), status: 'paid' }), planned({ fte: fraction(1, 2) })] });
    // £15,500 × 0.6 × 7/12.
    expect(moves.map(({ amount }) => amount)).toEqual([542_500]);
    expect([total.before, total.after]).toEqual([null, null]);
    expect(checks.map(({ difference }) => difference)).toEqual([0, 0]);
  });

  test('moves nothing of an allocation without money', () => {
    const { moves, unplaced } = proposed({ posts: [leaver(), planned()], allocations: [allocationWith({ astPart: 0 })] });
    expect(moves).toEqual([]);
    expect(unplaced.map(({ amount, why }) => [amount, why])).toEqual([[0, 'The allocation of the school has no money left for it']]);
  });

  test('lets a planned post without a start date begin on the day of the audit', () => {
    // 1/30 of November and four months: £15,500 × 121/360.
    expect(said(proposed({ posts: [leaver(), planned({ start: null })], allocations: [allocationWith()] }))).toEqual(['Hillside P1 > Ashby N1, 30 November 2009: 520972']);
  });

  test('says why before and after are what they are', () => {
    const switching = proposed({ posts: [leaver(), planned()], allocations: [allocationWith()] });
    expect(switching.schools.map((line) => basisText(switchedSteps(line, switching)))).toEqual([
      'Ashby gives 0 posts and takes 1: £0.00 allocated for 2009-10, less £0.00 that leaves, with £6,458.33 that arrives, is £6,458.33 [SDG-3]. 0 posts funded before and 1 after, as posts from the days of the moves on [SDG-3].',
      'Hillside gives 1 post and takes 0: £15,500.00 allocated for 2009-10, less £6,458.33 that leaves, with £0.00 that arrives, is £9,041.67 [SDG-3]. 1 post funded before and 0 after, as posts from the days of the moves on [SDG-3].',
    ]);
  });
});

function fail(): never {
  throw new Error('there is no move');
}

const at = fc.constantFrom('Ashby', 'Brook', 'Coleridge', 'Dale');
const fte = fc.constantFrom(fraction(1, 1), fraction(1, 1), fraction(3, 5));
const anyRows = fc.array(fc.record({
  school: at, kind: fc.constantFrom('left', 'vacant', 'filled', 'planned', 'planned', 'agreed'), on: fc.integer({ min: day('2009-01-01'), max: day('2010-06-30') }), fte, share: fc.constantFrom(null, null, null, fraction(1, 2)),
}), { maxLength: 16 }).map((rows) => rows.map(({ school, kind, on, fte: ofPost, share }, index) => {
  const facts: Partial<AstPost> = { id: `P${index}`, school, holder: kind === 'vacant' ? '' : `Holder ${index}`, fte: ofPost, share };
  if (kind === 'left') return staffPostWith({ ...facts, end: on }, { row: index + 2 });
  if (kind === 'planned' || kind === 'agreed') return staffPostWith({ ...facts, start: on, status: kind === 'agreed' ? 'funding agreed' : 'planned' }, { row: index + 2 });
  return staffPostWith(facts, { row: index + 2 });
}));
const anyAllocations = fc.uniqueArray(fc.record({ school: at, astPart: fc.option(fc.integer({ min: 0, max: 6_000_000 }), { nil: null }), postsFunded: fc.option(fc.constantFrom(fraction(1, 1), fraction(2, 1), fraction(3, 1), fraction(3, 2)), { nil: null }) }), { selector: ({ school }) => school });

test('SDG-3: the authority’s total stays as it is, no post is funded twice, and the order of the rows changes nothing', () => {
  fc.assert(fc.property(anyRows, anyAllocations, fc.array(fc.integer(), { minLength: 16, maxLength: 16 }), (posts, rows, order) => {
    const allocations = rows.map((row, index) => allocationWith({ ...row, row: index + 2 }));
    const audit = caseOf({ posts, allocations }, termsOn('2009-11-30'));
    const switching = switchingOf(audit);
    expect(switching.checks.filter(({ difference }) => difference !== 0)).toEqual([]);
    expect(switching.total.after).toBe(switching.total.before);
    expect(switching.total.postsAfter).toEqual(switching.total.postsBefore);
    expect(new Set(switching.moves.map(({ to }) => to.staffPost)).size).toBe(switching.moves.length);
    const given = switching.moves.flatMap(({ from }) => (from.staffPost === null ? [] : [from.staffPost]));
    expect(new Set(given).size).toBe(given.length);
    for (const { from, to, on, amount } of switching.moves) {
      expect(from.school).not.toBe(to.school);
      expect(amount).toBeGreaterThan(0);
      expect(on).toBeLessThanOrEqual(day('2010-03-31'));
      expect(on).toBeGreaterThanOrEqual(Math.max(to.staffPost.post.start ?? 0, from.since ?? 0));
    }
    for (const { after } of switching.schools) expect(after).toBeGreaterThanOrEqual(0);
    // Every vacancy is one that the findings name, and is moved, kept or listed.
    const named = new Set(finish(auditFindings(audit)).filter(({ rule }) => rule === 'SDG-3').map(({ post }) => post));
    for (const { staffPost } of [...switching.moves.map(({ from }) => from), ...switching.unplaced.map(({ vacancy }) => vacancy)]) if (staffPost !== null) expect(named).toContain(staffPost.post.id);
    const mixed = [...posts].sort((a, b) => (order[a.place.row - 2] ?? 0) - (order[b.place.row - 2] ?? 0));
    expect(switchingJson(switchingOf(caseOf({ posts: mixed, allocations: [...allocations].reverse() }, termsOn('2009-11-30'))))).toEqual(switchingJson(switching));
  }), { numRuns: 200 });
});
