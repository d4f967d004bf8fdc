/** Posts that schools share: which rows are one post, where schools number their own. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { accountOf } from '../../src/audit/account';
import { byPerson } from '../../src/audit/personNames';
import { sharedPosts } from '../../src/audit/sharedPosts';
import { fraction, fractionText, type Fraction } from '../../src/domain/exact';
import type { AstPost } from '../../src/domain/staff';
import { kindsIn, staffRow } from '../support/audited';
import { caseOf, staffPostWith } from '../support/auditRecords';
import { figuresOf, outreachPost, visit } from '../support/outreach';
import { date, type Row } from '../support/authority/authority';
import { postWith } from '../support/posts';

const HALF = fraction(1, 2);

function rowOf(holder: string, share: Fraction, changes: Partial<AstPost> = {}): { post: AstPost } {
  return { post: postWith({ id: 'P1', holder, share, fundingSource: 'Group', ...changes }) };
}

/** The holders of each post. */
function holdersOf(rows: readonly { post: AstPost }[]): string[][] {
  return sharedPosts(rows).map((group) => group.map(({ post }) => post.holder));
}

describe('which rows are one shared post', () => {
  test('FUND-11: rows of one ID that come to one post, or to less, are one, whoever their lists name', () => {
    expect(holdersOf([rowOf('Ann Hall', HALF), rowOf('B. Reed', HALF)])).toEqual([['Ann Hall', 'B. Reed']]);
    expect(holdersOf([rowOf('Ann Hall', fraction(1, 4)), rowOf('', fraction(1, 4))])).toEqual([['Ann Hall', '']]);
    const third = fraction(3334, 10_000);
    expect(holdersOf([rowOf('A', third), rowOf('A', third), rowOf('C', third)])).toEqual([['A', 'A', 'C']]);
  });

  test('FUND-11: where they come to more and a holder stands in several, each holder’s rows are a post', () => {
    expect(holdersOf([rowOf('Ann Hall', HALF), rowOf('B. Reed', HALF), rowOf('Hall, Miss A', HALF), rowOf('Bob Reed', fraction(1, 4))])).toEqual([['Ann Hall', 'Hall, Miss A'], ['B. Reed', 'Bob Reed']]);
    // Nobody in two rows: nothing says that they are several posts, and their shares are asked about.
    expect(holdersOf([rowOf('Ann Hall', fraction(2, 3)), rowOf('B. Reed', fraction(2, 3))])).toEqual([['Ann Hall', 'B. Reed']]);
  });

  test('rows without an ID are put together by their holder; rows without a share are nobody’s', () => {
    const unnamed = (holder: string, row: number, share: Fraction | null = HALF): { post: AstPost } => ({ post: postWith({ id: `Row ${row}`, holder, share, origin: { ...postWith().origin, row } }) });
    expect(holdersOf([unnamed('Ann Hall', 3), unnamed('B. Reed', 3), unnamed('A. Cole', 4, null), unnamed('Mrs Ann Hall', 9)])).toEqual([['Ann Hall', 'Mrs Ann Hall'], ['B. Reed']]);
  });

  test('every row with a share is in exactly one post, and the order of the rows changes nothing', () => {
    const anyRows = fc.array(fc.record({ id: fc.constantFrom('P1', 'p1 ', 'P2'), holder: fc.constantFrom('Ann Hall', 'A. Hall', 'Hall, Jo', 'B. Reed', 'Reed', ''), share: fc.constantFrom(HALF, fraction(1, 3), fraction(1, 1), null) }), { maxLength: 12 });
    fc.assert(fc.property(anyRows, fc.infiniteStream(fc.nat()), (facts, keys) => {
      const rows = facts.map((each) => ({ post: postWith(each) }));
      const of = (list: typeof rows): Set<string> => new Set(sharedPosts(list).map((group) => group.map((row) => rows.indexOf(row)).sort((a, b) => a - b).join(' ')));
      const groups = of(rows);
      const placed = [...groups].flatMap((group) => group.split(' ').map(Number)).sort((a, b) => a - b);
      expect(placed).toEqual(rows.flatMap(({ post }, at) => (post.share === null ? [] : [at])));
      const shuffled = rows.map((row) => ({ row, key: Number(keys.next().value) })).sort((a, b) => a.key - b.key).map(({ row }) => row);
      expect(of(shuffled)).toEqual(groups);
    }));
  });

  test('names by person: one may join two that are not alike themselves', () => {
    expect(byPerson(['Jo Hall', 'Kim Hall', 'B. Reed', 'J Hall', 'Hall'], (name) => name)).toEqual([['Jo Hall', 'Kim Hall', 'J Hall', 'Hall'], ['B. Reed']]);
  });
});

describe('two groups of schools whose posts have the same ID', () => {
  const shared = (school: string, holder: string): Partial<AstPost> => ({ id: 'P1', school, establishment: '', holder, fundingSource: 'Group', share: HALF });
  const FOUR = [shared('Ashby', 'Ann Hall'), shared('Brook', 'Hall, A'), shared('Coleridge', 'Bob Reed'), shared('Dene', 'Bob Reed')];

  test('FUND-6: are two posts of the authority, and their money is not mixed', () => {
    const { total, schools, coordination, checks } = accountOf(caseOf({ posts: FOUR.map((facts, row) => staffPostWith(facts, { row: row + 2 })) }));
    expect([fractionText(total.posts), total.entitlement, coordination]).toEqual(['2', 3_100_000, 500_000]);
    expect(schools.map(({ entitlement }) => entitlement)).toEqual([775_000, 775_000, 775_000, 775_000]);
    expect(checks.every(({ difference }) => difference === 0)).toBe(true);
  });

  test('FUND-11: their shares add up, and one without form AST2 is told by itself', async () => {
    const inList = (School: string, Establishment: string, Forename: string, Name: string, form: Date | null): Row => staffRow({ School, Establishment, Forename, Name, 'Staff code': `E ${Name}`, 'Funding source': 'Group', Share: 0.5, 'AST2 sent on': form });
    const staff = (form: Date | null): Row[] => [
      inList('Ashby', '4001', 'Ann', 'Hall', date('2006-07-03')), inList('Brook', '4002', 'Ann', 'Hall', null), inList('Coleridge', '4003', 'Bob', 'Reed', form), inList('Dene', '4004', 'Bob', 'Reed', null),
    ];
    expect(await kindsIn({ staff: staff(date('2006-07-03')) })).toEqual([]);
    expect(await kindsIn({ staff: staff(null) })).toEqual([['paidWithoutAst2', 'P1', 15_500_00]]);
  });

  test('FUND-11: one holder after the other in a post is checked for each', async () => {
    const inList = (School: string, Establishment: string, Name: string, dates: Row): Row => staffRow({ School, Establishment, Name, 'Staff code': `E ${Name}`, 'Funding source': 'Group', Share: 0.5, ...dates });
    const left: Row = { 'End date': date('2009-08-31'), 'Sept 2009': null };
    const came: Row = { 'Start date': date('2009-09-01'), 'AST2 sent on': date('2009-09-01'), 'Assessed on': date('2009-06-24'), 'Sept 2008': null, 'Sept 2009': null };
    const staff = [inList('Ashby', '4001', 'Hall', left), inList('Brook', '4002', 'Hall', left), inList('Ashby', '4001', 'Reed', came), inList('Brook', '4002', 'Reed', came)];
    expect((await kindsIn({ staff })).filter(([kind]) => kind === 'groupShares')).toEqual([]);
    expect((await kindsIn({ staff: staff.map((row, at) => (at === 3 ? { ...row, Share: 0.25 } : row)) })).filter(([kind]) => kind === 'groupShares')).toEqual([['groupShares', 'P1', null]]);
  });

  test('OUT-6: a visit that names the teacher is of that one’s post alone; without a name nobody can tell', () => {
    const posts = FOUR.map((facts) => outreachPost({ staff: { outreachShare: fraction(1, 5) }, post: facts }));
    const { posts: named } = figuresOf(posts, [visit('2009-10-05', { name: 'Bob Reed' })], '2010-08-31');
    expect(named.map(({ logged }) => logged.total)).toEqual([0, 0, 50, 50]);
    const unnamed = figuresOf(posts, [visit('2009-10-05')], '2010-08-31');
    expect(unnamed.posts.map(({ logged }) => logged.total)).toEqual([0, 0, 0, 0]);
    expect(unnamed.uncounted.map(({ why }) => why)).toEqual([{ kind: 'several', count: 4 }]);
  });
});
