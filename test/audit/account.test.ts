import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { accountLineSteps, accountOf, coordinationSteps, schoolAccountSteps, type Account } from '../../src/audit';
import { accountJson } from '../../src/cli/auditMoneyJson';
import { fraction, fractionText } from '../../src/domain/exact';
import { basisText } from '../../src/projection';
import { allocationWith, caseOf, paymentWith, schoolRowWith, staffPostWith, teachersOf, termsOn } from '../support/auditRecords';
import { day } from '../support/posts';

const third = fraction(1, 3);
const group = (school: string, share = third, row = 9): ReturnType<typeof staffPostWith> => staffPostWith({ id: 'G1', school, holder: 'G. Ames', fundingSource: 'Group', share }, { row });

/** Three schools: two posts, of which one part-time, one that begins on the day, what does not count, and a post that all three share. */
function authority(): Account {
  return accountOf(caseOf({
    posts: [
      staffPostWith({ id: 'P1', school: 'Ashby' }), staffPostWith({ id: 'P2', school: 'Ashby', holder: 'B. Bell', fte: fraction(3, 5) }),
      staffPostWith({ id: 'P3', school: 'Brook', start: day('2009-04-01') }),
      staffPostWith({ id: 'P4', school: 'Brook', start: day('2009-04-02') }), staffPostWith({ id: 'P5', school: 'Brook', end: day('2009-03-31') }),
      staffPostWith({ id: 'P6', school: 'Brook', status: 'planned' }), staffPostWith({ id: 'P7', school: 'Brook', holder: '' }), staffPostWith({ id: 'P8', school: 'Brook', fundingSource: 'School' }),
      group('Ashby'), group('Brook'), group('Coleridge'),
    ],
    counts: [{ school: 'Ashby', establishment: '', teachers: 7 }, { school: 'Coleridge', establishment: '', teachers: 50 }],
    register: [
      schoolRowWith({ school: 'Ashby', phase: 'primary', area: 'North', teachers: teachersOf(20) }), schoolRowWith({ school: 'Brook', phase: 'Primary', area: 'South', teachers: teachersOf(30), row: 3 }),
      schoolRowWith({ school: 'Coleridge', phase: 'secondary', area: '', teachers: null, row: 4 }),
    ],
    allocations: [
      allocationWith({ school: 'Ashby', astPart: 3_100_000 }), allocationWith({ school: 'Brook', astPart: 2_000_050, row: 3 }), allocationWith({ school: 'Brook', year: 2008, row: 4 }),
      allocationWith({ school: 'AST co-ordination', astPart: 480_000, row: 5 }),
    ],
    payments: [paymentWith({ school: 'Ashby' }), paymentWith({ school: 'Ashby', stream: 1, row: 3 }), paymentWith({ school: 'Brook', amount: 2_000_051, row: 4 }), paymentWith({ school: 'Brook', year: 2010, row: 5 })],
  }));
}

describe('the authority’s account', () => {
  test('FUND-6: posts in existence on 1 April count, whatever their FTE, and a shared post once', () => {
    const { total, schools } = authority();
    expect(fractionText(total.posts)).toBe('4');
    expect(schools.map(({ school, posts }) => `${school.school} ${fractionText(posts)}`)).toEqual(['Ashby 2.3333', 'Brook 1.3333', 'Coleridge 0.3333']);
    expect(total.otherPosts).toBe(1);
  });

  test('FUND-11: the money of a shared post is cut by largest remainder, so that it foots to the penny', () => {
    const { total, schools } = authority();
    expect(schools.map(({ entitlement }) => entitlement)).toEqual([3_616_667, 2_066_667, 516_666]);
    expect(total.entitlement).toBe(6_200_000);
  });

  test('FUND-8: paid and allocated stand beside the entitlement, with the differences', () => {
    const { total, schools } = authority();
    expect(schools.map(({ allocated, paid, overEntitlement, overAllocated }) => [allocated, paid, overEntitlement, overAllocated])).toEqual([
      [3_100_000, 775_000, -516_667, -2_325_000], [2_000_050, 2_000_051, -66_617, 1], [0, 0, -516_666, 0],
    ]);
    expect([total.allocated, total.paid, total.overEntitlement, total.overAllocated]).toEqual([5_100_050, 2_775_051, -1_099_950, -2_324_999]);
  });

  test('adds up by phase and by area, with the schools that state none', () => {
    const { phases, areas, checks } = authority();
    expect(phases.map(({ label, schools, entitlement }) => [label, schools, entitlement])).toEqual([['Primary', 2, 5_683_334], ['secondary', 1, 516_666]]);
    expect(areas.map(({ label, schools, allocated }) => [label, schools, allocated])).toEqual([['North', 1, 3_100_000], ['South', 1, 2_000_050], ['not stated', 1, 0]]);
    expect(checks).toHaveLength(16);
    expect(checks.filter(({ difference }) => difference !== 0)).toEqual([]);
  });

  test('FUND-10: posts are a share of the teachers of the register, else of the staff lists', () => {
    const { total, schools, referenceLines } = authority();
    expect(schools.map(({ teachersFrom, share }) => [teachersFrom, share])).toEqual([['register', 0.1167], ['register', 0.0444], ['staff list', 0.0067]]);
    expect(total.share).toBe(0.04);
    expect(referenceLines.map(({ percent, posts }) => [percent, fractionText(posts)])).toEqual([[1, '1'], [3, '3'], [5, '5']]);
  });

  test('FUND-2: the authority has £300 a post for co-ordination, and £5,000 at least, once', () => {
    const { coordination, coordinationAllocated } = authority();
    expect([coordination, coordinationAllocated]).toEqual([500_000, 480_000]);
    const paid = caseOf({ posts: [staffPostWith({ school: 'Ashby' })], payments: [paymentWith({ school: 'Ashby' }), paymentWith({ school: 'Co-ordination', amount: 500_000, row: 3 }), paymentWith({ school: 'AST Coordinator', amount: 1, year: 2008, row: 4 })] });
    const account = accountOf(paid);
    expect([account.coordinationAllocated, account.coordinationPaid, account.total.paid, account.schools.map(({ school }) => school.school)]).toEqual([null, 500_000, 387_500, ['Ashby']]);
    expect(basisText(coordinationSteps(account).slice(1))).toBe('The list of allocations has no row for co-ordination [FUND-2]. The list of payments has £5,000 for co-ordination in 2009-10 [FUND-8].');
    const posts = Array.from({ length: 17 }, (_, at) => staffPostWith({ id: `P${at}` }));
    expect(accountOf(caseOf({ posts })).coordination).toBe(510_000);
  });

  test('gives the rest of a shared post to schools that no list names', () => {
    const { schools, total, phases } = accountOf(caseOf({ posts: [group('Ashby', fraction(1, 2)), group('Brook', fraction(1, 4))] }));
    expect(schools.map(({ school, posts, entitlement }) => [school.school, fractionText(posts), entitlement])).toEqual([
      ['Ashby', '0.5', 775_000], ['Brook', '0.25', 387_500], ['Shares of group posts that no school states', '0.25', 387_500],
    ]);
    expect([total.entitlement, total.schools]).toEqual([1_550_000, 2]);
    expect(phases.map(({ label, entitlement }) => [label, entitlement])).toEqual([['not stated', 1_550_000]]);
  });

  test('takes shares of more than a whole, and of nothing, as one post', () => {
    for (const shares of [[fraction(1, 1), fraction(1, 1)], [fraction(0, 1), fraction(0, 1)]]) {
      const { total, checks } = accountOf(caseOf({ posts: shares.map((share, at) => group(`School ${at}`, share)) }));
      expect([fractionText(total.posts), total.entitlement]).toEqual(['1', 1_550_000]);
      expect(checks.every(({ difference }) => difference === 0)).toBe(true);
    }
  });

  test('says nothing of what no list says', () => {
    const { total, schools } = accountOf(caseOf({ posts: [staffPostWith()] }));
    expect([total.allocated, total.paid, total.overEntitlement, total.overAllocated, total.teachers, total.share]).toEqual([null, null, null, null, null, null]);
    expect(schools[0]?.teachersFrom).toBeNull();
  });

  test('FUND-5: the amounts of the authority’s own grant model are used', () => {
    expect(accountOf(caseOf({ posts: [staffPostWith()] }, termsOn('2009-11-30', { grantModel: { outreach: 500_000, salary: 1 } }))).total.entitlement).toBe(500_001);
  });

  test('gives a reason with its rule for every amount', () => {
    const account = authority();
    const [ashby] = account.schools;
    if (ashby === undefined) throw new Error('no school');
    expect(basisText(schoolAccountSteps(ashby, account))).toBe(
      '2.3333 posts in existence on 1 April 2009 that count on the grant, counted as posts whatever their FTE; 0.3333 of it is the school’s share of posts that a group of schools pays for, each of which is one post of the authority [FUND-6]. '
      + 'Entitlement £36,166.67: £15,500 a post, £6,200 of it for outreach and £9,300 for salary, for 2.3333 posts; the money of a shared post is cut by the shares of its schools so that the parts add up to the penny [FUND-1]. '
      + 'Allocated £31,000: the AST parts for 2009-10 in 1 row of the list of allocations; allocated less entitlement -£5,166.67 [SDG-3]. '
      + 'Paid £7,750 for 2009-10: 2 rows of the list of payments; paid less allocated -£23,250.00 [FUND-8]. '
      + '2.3333 posts of 20 teachers: 11.67% (from the register) [FUND-10].',
    );
    expect(accountLineSteps(account.total, account).map(({ rule }) => rule)).toEqual(['FUND-6', 'FUND-1', 'SDG-3', 'FUND-8', 'FUND-10']);
    expect(basisText(coordinationSteps(account))).toBe(
      'Co-ordination £5,000: £300 for each of 4 posts is £1,200, and at least £5,000, once for the authority [FUND-2]. The list of allocations has £4,800 for co-ordination in 2009-10, -£200.00 against that [FUND-2].',
    );
  });

  test('has the fields of the audit’s JSON', () => {
    expect(accountJson(authority()).la).toEqual({ posts: 4, entitlement: 6_200_000, coordination: 500_000, teachers: 100, share: 0.04 });
    expect(accountJson(accountOf(caseOf({ posts: [staffPostWith()] }))).la).toEqual({ posts: 1, entitlement: 1_550_000, coordination: 500_000, teachers: null, share: null });
  });
});

const school = fc.integer({ min: 1, max: 6 }).map((number) => `School ${String.fromCharCode(64 + number)}`);
const anyPosts = fc.array(fc.record({
  school, id: fc.integer({ min: 1, max: 8 }), share: fc.option(fc.constantFrom(fraction(1, 3), fraction(3333, 10_000), fraction(1, 2), fraction(2, 7), fraction(1, 1)), { nil: null }),
  source: fc.constantFrom('SDG' as const, 'SDG' as const, 'Group' as const, 'School' as const), start: fc.constantFrom(null, '2008-09-01', '2009-04-01', '2009-09-01'), holder: fc.constantFrom('A. Bell', 'C. Dunn', ''),
}), { maxLength: 14 }).map((rows) => rows.map(({ id, share, source, start, ...facts }, at) => staffPostWith({ ...facts, id: `P${id}`, share, fundingSource: source, start: start === null ? null : day(start) }, { row: at + 2 })));
const anyMoney = fc.array(fc.record({ school, amount: fc.integer({ min: 0, max: 5_000_000 }), year: fc.constantFrom(2008, 2009, 2009) }), { maxLength: 10 });
const anyRegister = fc.uniqueArray(fc.record({ school, phase: fc.constantFrom('Primary', 'primary', 'secondary', ''), area: fc.constantFrom('North', 'South', ''), teachers: fc.constantFrom(null, teachersOf(12), fraction(81, 4)) }), { selector: (row) => row.school, maxLength: 5 });

function shuffled<Item>(items: readonly Item[], by: readonly number[]): Item[] {
  return items.map((item, at) => [by[at % by.length] ?? 0, item] as const).sort(([a], [b]) => a - b).map(([, item]) => item);
}

test('foots in every grouping, and the order of the rows changes nothing', () => {
  fc.assert(fc.property(anyPosts, anyMoney, anyMoney, anyRegister, fc.array(fc.integer(), { minLength: 14, maxLength: 14 }), (posts, allotted, payments, register, order) => {
    const lists = {
      posts, register: register.map((row, at) => schoolRowWith({ ...row, row: at + 2 })),
      allocations: allotted.map(({ school: of, amount, year }, at) => allocationWith({ school: of, astPart: amount, year, row: at + 2 })), payments: payments.map((row, at) => paymentWith({ ...row, row: at + 2 })),
    };
    const account = accountOf(caseOf(lists));
    expect(account.checks.filter(({ difference }) => difference !== 0)).toEqual([]);
    expect(account.total.posts.denominator).toBe(1);
    for (const lines of [account.phases, account.areas, account.schools]) {
      expect(lines.reduce((sum, { entitlement }) => sum + entitlement, 0)).toBe(account.total.entitlement);
      expect(lines.reduce((sum, { paid }) => sum + (paid ?? 0), 0)).toBe(account.total.paid);
    }
    const again = accountOf(caseOf({
      posts: shuffled(posts, order), register: shuffled(lists.register, order), allocations: shuffled(lists.allocations, order), payments: shuffled(lists.payments, order),
    }));
    expect(accountJson(again)).toEqual(accountJson(account));
  }), { numRuns: 150 });
});
