/** What an audit must tell apart: the fault, and what only looks like it. */
import { describe, expect, test } from '@jest/globals';
import { allocationRow, foundIn, kindsIn, paymentRow, staffRow } from '../support/audited';
import { date, type Row } from '../support/authority/authority';

const MOVED: Row = { Range: '6-10', Point: 'AST 12', 'Sept 2009': 4, 'New range': '10-14', 'New point': 'AST 12', Reason: 'Now leads three schools' };
const quarters = (amount: number, changes: Row = {}): Row[] => ['May', 'September', 'December', 'March'].map((stream) => paymentRow(stream, amount, changes));

describe('a fault and its look-alike', () => {
  test('PAY-7: four points by a move to a higher range are no rise above two; without the move, or a year after it, they are', async () => {
    expect(await kindsIn({ staff: [staffRow({ ...MOVED, 'New range from': date('2009-09-01') })] })).toEqual([]);
    // AST 11 less AST 9, two points too many: £46,944 - £44,610
    expect(await kindsIn({ staff: [staffRow({ Point: 'AST 11', 'Sept 2009': 4 })] })).toEqual([['riseAboveTwo', 'P1', 233_400]]);
    // AST 12 less AST 10: £48,025 - £45,755
    expect(await kindsIn({ staff: [staffRow({ ...MOVED, 'New range from': date('2008-09-01') })] })).toEqual([['riseAboveTwo', 'P1', 227_000]]);
  });

  test('FUND-7: a post that schools share has one form, whichever sent it; without any, it is paid without form AST2', async () => {
    const shares = (form: Date | null): Row[] => [
      staffRow({ 'Funding source': 'Group', Share: 0.6, 'AST2 sent on': form }), staffRow({ School: 'Brook', Establishment: '4002', 'Funding source': 'Group', Share: 0.4, 'AST2 sent on': null }),
    ];
    expect(await kindsIn({ staff: shares(date('2006-07-03')), payments: [paymentRow('May', 1550, { School: 'Brook', Establishment: '4002', 'Post ID': 'P1' })] })).toEqual([]);
    expect((await foundIn({ staff: shares(null) })).map(({ kind, school, amount }) => [kind, school, amount])).toEqual([['paidWithoutAst2', 'Ashby', 15_500_00]]);
    // One school’s list alone does not say whether the other sent the form.
    expect(await kindsIn({ staff: shares(null).slice(1) })).toEqual([]);
  });

  test('FUND-7: a payment for a post of the same id at another school is none for the post that schools share', async () => {
    const shared = (School: string, Establishment: string): Row => staffRow({ School, Establishment, 'Funding source': 'Group', Share: 0.5, Status: 'filled', 'AST2 sent on': null });
    const staff = [shared('Ashby', '4001'), shared('Brook', '4002'), staffRow({ School: 'Coleridge', Establishment: '4003', Forename: 'Bea', Name: 'Nash', 'Staff code': 'E2' })];
    expect(await kindsIn({ staff, payments: [paymentRow('May', 3875, { School: 'Coleridge', Establishment: '4003', 'Post ID': 'P1' })] })).toEqual([]);
    expect(await kindsIn({ staff, payments: [paymentRow('May', 1937.5, { School: 'Brook', Establishment: '4002', 'Post ID': 'P1' })] })).toEqual([['paidWithoutAst2', 'P1', 15_500_00]]);
  });

  test('FUND-2: co-ordination money is paid to no school, so none is missed in the lists', async () => {
    const payments = [...quarters(3875), paymentRow('May', 5000, { School: 'Co-ordination', Establishment: null })];
    const register = { allocations: [allocationRow({ 'AST part': 15_500, 'Posts funded': 1 }), allocationRow({ School: 'Co-ordination', Establishment: null, 'AST part': 5000, 'Posts funded': null })] };
    expect(await kindsIn({ staff: [staffRow()], payments, ...register })).toEqual([]);
  });

  test('REV-1: one back on the main scale reverted from the post that ended last, whichever row comes first', async () => {
    const staff = [
      staffRow({ 'Post ID': 'P1', 'End date': date('2008-08-31'), 'Sept 2008': null, 'Sept 2009': null }), staffRow({ 'Post ID': 'P2', 'Start date': date('2008-09-01'), 'End date': date('2009-08-31'), 'Sept 2008': null, 'Sept 2009': null }),
      staffRow({ 'Post ID': null, Role: 'Main', Point: 'M6', Range: null, 'Start date': date('2009-09-01'), Status: null, 'Assessed on': null, 'AST2 sent on': null, 'Reference point': null, 'Sept 2008': null, 'Sept 2009': null, 'Funding source': null, 'Outreach %': null }),
    ];
    const of = async (rows: Row[]): Promise<string[]> => (await kindsIn({ staff: rows })).filter(([kind]) => kind === 'revertedToMainScale').map(([, post]) => post);
    expect([await of(staff), await of([...staff].reverse())]).toEqual([['P2'], ['P2']]);
  });

  test('FUND-8: a whole stream paid twice is found though the school has several posts; a payment for each post is none', async () => {
    const staff = [staffRow(), staffRow({ 'Post ID': 'P2', Name: 'Nash', 'Staff code': 'E2' })];
    const allocations = [allocationRow({ 'AST part': 31_000, 'Posts funded': 2 })];
    const whole = ['May', 'September', 'December'].map((stream) => paymentRow(stream, 7750));
    expect(await kindsIn({ staff, allocations, payments: [...whole, paymentRow('September', 7750)] })).toEqual([['paidTwice', '', 775_000]]);
    expect(await kindsIn({ staff, allocations, payments: [...quarters(3875), ...quarters(3875)] })).toEqual([]);
    // Half of the year for each post in May: no other stream has that amount, so nothing says that it came twice.
    expect(await kindsIn({ staff, allocations, payments: [paymentRow('May', 7750), paymentRow('May', 7750), ...['September', 'December'].flatMap((stream) => [paymentRow(stream, 3875), paymentRow(stream, 3875)])] })).toEqual([]);
    expect(await kindsIn({ staff, allocations, payments: [...quarters(3875), ...quarters(3875), paymentRow('December', 3875)] })).toEqual([['paidTwice', '', 387_500]]);
  });

  test('FUND-6: two allocations for one year are told the same whatever their order; the larger is taken for the year', async () => {
    const allocations = [allocationRow(), allocationRow({ 'AST part': 6200 })];
    const [one, other] = [await foundIn({ staff: [staffRow()], allocations }), await foundIn({ staff: [staffRow()], allocations: [...allocations].reverse() })];
    expect(one.map(({ kind, amount }) => [kind, amount])).toEqual([['allocatedTwice', 620_000]]);
    expect(other.map(({ found, amount }) => [found, amount])).toEqual(one.map(({ found, amount }) => [found, amount]));
  });

  test('SDG-4: a post that two rows hold at once is one post', async () => {
    const staff = [staffRow(), staffRow({ Name: 'Nash', 'Staff code': 'E2', 'Start date': date('2009-11-01'), Point: 'AST 7', 'Sept 2008': null, 'Sept 2009': null })];
    const found = await foundIn({ staff, allocations: [allocationRow()] });
    expect(found.map(({ kind, post }) => [kind, post])).toEqual([['samePostTwice', 'P1']]);
    // What was found holds no row number: an acceptance outlives a new order of the rows.
    const [turned] = await foundIn({ staff: [...staff].reverse(), allocations: [allocationRow()] });
    expect([turned?.found, turned?.holder, turned?.key]).toEqual([found[0]?.found, found[0]?.holder, found[0]?.key]);
  });

  test('FUND-11: one staff code in two schools is one teacher though the forename is shortened; with another surname it is another', async () => {
    const elsewhere = (changes: Row): Row => staffRow({ School: 'Brook', Establishment: '4002', 'Post ID': 'P9', ...changes });
    expect(await kindsIn({ staff: [staffRow(), elsewhere({ Forename: 'A.' })] })).toEqual([['sameTeacherTwice', 'P9', 15_500_00]]);
    expect(await kindsIn({ staff: [staffRow(), elsewhere({ 'Staff code': 'e1' })] })).toEqual([['sameTeacherTwice', 'P9', 15_500_00]]);
    expect(await kindsIn({ staff: [staffRow(), elsewhere({ Forename: 'Bob', Name: 'Nash' })] })).toEqual([]);
    expect(await kindsIn({ staff: [staffRow(), elsewhere({ Forename: 'Bob' })] })).toEqual([]);
  });

  test('FUND-6: a list of allocations or payments is not asked what other lists have', async () => {
    expect(await kindsIn({ staff: [staffRow()], payments: quarters(3875) })).toEqual([]);
    expect(await kindsIn({ staff: [staffRow()], allocations: [allocationRow()] })).toEqual([]);
  });

  test('OUT-6: visits that may be of either of two holders make neither short', async () => {
    const log = ['2009-10-01', '2010-02-01'].map((on): Row => ({ 'Post ID': 'P1', Date: date(on), Days: 13, 'Host school': 'Brook', Objective: 'Planning', Feedback: 'Yes' }));
    const other = staffRow({ Name: 'Nash', 'Staff code': 'E2' });
    expect((await foundIn({ staff: [staffRow(), other], log })).map(({ kind }) => kind).sort()).toEqual(['samePostTwice', 'visitOfUnknownPost']);
    // 12.34 days of the spring: see the example authority.
    expect(await kindsIn({ staff: [staffRow()], log: log.slice(0, 1) })).toEqual([['loggedShort', 'P1', 201_337]]);
  });

  test('a finding on a post without a number is known again when the rows are sorted anew', async () => {
    const rows = ['Marlow', 'Nash'].map((name) => staffRow({ 'Post ID': null, 'Staff code': null, Name: name, 'Sept 2009': null }));
    const keys = async (staff: readonly Row[]): Promise<string[]> => (await foundIn({ staff })).map(({ key }) => key).sort();
    expect(await keys(rows)).toEqual(['noDecision | 4001 | - | ann marlow', 'noDecision | 4001 | - | ann nash']);
    expect(await keys([...rows].reverse())).toEqual(await keys(rows));
  });

  test('REV-1: one who reverted to the main scale is found by the staff code where the forename is shortened', async () => {
    const ended = staffRow({ 'End date': date('2008-08-31'), 'Sept 2008': null, 'Sept 2009': null });
    const teacher = (changes: Row): Row => ({ School: 'Ashby', Establishment: '4001', Forename: 'A', Name: 'Marlow', 'Staff code': 'E1', Role: 'Main', Point: 'M6', Area: 'Rest', FTE: 1, 'Start date': date('2008-09-01'), ...changes });
    // U1 less M6: £33,412 - £30,842
    expect(await kindsIn({ staff: [ended, teacher({})] })).toEqual([['revertedToMainScale', 'P1', 257_000]]);
    expect(await kindsIn({ staff: [ended, teacher({ Forename: 'Bob' })] })).toEqual([]);
  });

  test('FUND-8: no stream is missing of a school that nobody knows: its allocation is held back', async () => {
    const allocations = [allocationRow(), allocationRow({ School: 'Northgate', Establishment: '4999' })];
    expect(await kindsIn({ staff: [staffRow()], allocations, payments: quarters(3875) })).toEqual([['allocationWithoutSchool', '', 15_500_00]]);
  });

  test('FUND-7: the first payment before the form is the earliest, whatever the order of the rows', async () => {
    const payments = ['2009-09-15', '2009-05-15'].map((on, at) => paymentRow(at === 0 ? 'September' : 'May', 3875, { 'Post ID': 'P1', 'Paid on': date(on) }));
    const few = { staff: [staffRow({ 'AST2 sent on': date('2009-10-01') })], payments };
    const [one] = await foundIn(few);
    const [other] = await foundIn({ ...few, payments: [...payments].reverse() });
    expect([one?.kind, one?.found, one?.amount]).toEqual(['paidBeforeAst2', 'a payment on 15 May 2009, form AST2 on 1 October 2009', 775_000]);
    expect(other?.found).toBe(one?.found);
  });
});
