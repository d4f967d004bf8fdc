/** One teacher in two posts, and the rows of a post that schools share. */
import { describe, expect, test } from '@jest/globals';
import { allocationRow, foundIn, kindsIn, staffRow } from '../support/audited';
import { date, type Row } from '../support/authority/authority';

describe('one teacher in two posts of one school', () => {
  const twice = (changes: Row = {}): Row[] => [staffRow(changes), staffRow({ 'Post ID': 'P2', ...changes })];

  test('FUND-11: two posts of more than one teacher together are found, by the staff code or by the name', async () => {
    expect(await kindsIn({ staff: twice(), allocations: [allocationRow({ 'AST part': 31_000, 'Posts funded': 2 })] })).toEqual([['sameTeacherTwice', 'P2', 1_550_000]]);
    const [found, ...others] = await foundIn({ staff: twice({ 'Staff code': null }) });
    expect([found?.kind, found?.found, others]).toEqual(['perhapsSameTeacher', 'Ann Marlow in two posts of one school, FTE 2 together', []]);
    expect(found?.message).toContain('holds post P1 of the same school too (row 2 of “Staff”)');
  });

  test('FUND-11: two half posts, two people, one after the other, and rows without IDs are no teacher in two posts', async () => {
    expect(await kindsIn({ staff: twice({ FTE: 0.5 }) })).toEqual([]);
    expect(await kindsIn({ staff: [staffRow(), staffRow({ 'Post ID': 'P2', 'Staff code': 'E2' })] })).toEqual([]);
    expect(await kindsIn({ staff: [staffRow({ 'End date': date('2009-08-31'), 'Sept 2009': null }), staffRow({ 'Post ID': 'P2', 'Start date': date('2009-09-01'), 'AST2 sent on': date('2009-09-01'), Point: 'AST 7', 'Sept 2008': null, 'Sept 2009': null })] })).toEqual([]);
    // Without Post IDs two rows of one staff code are one post in two rows, which is told as such.
    expect((await kindsIn({ staff: twice().map((row) => ({ ...row, 'Post ID': null })) })).map(([kind]) => kind)).toEqual(['samePostTwice']);
  });
});

describe('the rows of a post that schools share', () => {
  const shared = (here: Row = {}, there: Row = {}): Row[] => [
    staffRow({ 'Funding source': 'Group', Share: 0.5, ...here }), staffRow({ School: 'Brook', Establishment: '4002', 'Funding source': 'Group', Share: 0.5, ...there }),
  ];
  const allocations = [allocationRow({ 'AST part': 7750, 'Posts funded': 0.5 }), allocationRow({ School: 'Brook', Establishment: '4002', 'AST part': 7750, 'Posts funded': 0.5 })];

  test('FUND-11: a row without its share, of a teacher who has the rest of the post elsewhere, lacks its share and nothing else', async () => {
    const found = await foundIn({ staff: shared({}, { Share: null, 'Staff code': null }), allocations });
    expect(found.map(({ kind, rule, school, found: what }) => [kind, rule, school, what])).toEqual([['notReadable', 'FUND-11', 'Brook', 'no share']]);
    // Where the others have the whole of it already, nothing is left for the row.
    expect((await kindsIn({ staff: shared({ Share: 1 }, { Share: null }) })).map(([kind]) => kind)).toContain('sameTeacherTwice');
  });

  test.each<[string, Row, string]>([
    ['holders', { Forename: 'Bob', Name: 'Nash', 'Staff code': 'E2' }, 'holders Ann Marlow and Bob Nash'], ['points', { Point: 'AST 10' }, 'points AST 9 and AST 10'],
    ['ranges', { Range: '8-12' }, 'ranges 7-11 and 8-12'], ['FTEs', { FTE: 0.5 }, 'FTEs 1 and 0.5'],
  ])('FUND-11: rows of one post that name different %s are asked about once', async (_, change, what) => {
    expect(await kindsIn({ staff: shared(), allocations })).toEqual([]);
    const found = (await foundIn({ staff: shared({}, change), allocations })).filter(({ kind }) => kind === 'groupRowsDiffer');
    expect(found.map(({ post, school, severity, found: told }) => [post, school, severity, told])).toEqual([['P1', 'Ashby', 'question', what]]);
    expect(found[0]?.message).toContain('row 2 of “Staff”');
    expect(found[0]?.message).toContain('row 3 of “Staff”');
    expect((await foundIn({ staff: shared(change, {}), allocations })).filter(({ kind }) => kind === 'groupRowsDiffer')).toHaveLength(1);
  });

  test('FUND-11: one holder after the other, and a forename that is shortened, do not differ', async () => {
    expect(await kindsIn({ staff: shared({}, { Forename: 'A.' }), allocations })).toEqual([]);
    const came: Row = { Forename: 'Bob', Name: 'Nash', 'Staff code': 'E2', 'Start date': date('2009-09-01'), 'AST2 sent on': date('2009-09-01'), Point: 'AST 7', 'Sept 2008': null, 'Sept 2009': null };
    const left: Row = { 'End date': date('2009-08-31'), 'Sept 2009': null };
    expect((await kindsIn({ staff: [...shared(left, left), ...shared(came, came)] })).map(([kind]) => kind)).not.toContain('groupRowsDiffer');
  });
});
