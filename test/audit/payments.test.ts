/** Payments in parts, without form AST2, for unknown posts, and for co-ordination: the fault, and what only looks like it. */
import { describe, expect, test } from '@jest/globals';
import { allocationRow, foundIn, kindsIn, paymentRow, staffRow } from '../support/audited';
import { date, type Row } from '../support/authority/authority';

const STREAMS = ['May', 'September', 'December', 'March'];
const quarters = (amount: number, changes: Row = {}): Row[] => STREAMS.map((stream) => paymentRow(stream, amount, changes));
const SECOND: Row = { 'Post ID': 'P2', Forename: 'Bea', Name: 'Nash', 'Staff code': 'E2' };

describe('payments in equal parts', () => {
  const staff = [staffRow()];
  const allocations = [allocationRow()];

  test('FUND-8: two payments a stream that come to its quarter are not paid twice; a third one is', async () => {
    const halves = [...quarters(1937.5), ...quarters(1937.5)];
    expect(await kindsIn({ staff, allocations, payments: halves })).toEqual([]);
    expect(await kindsIn({ staff, allocations, payments: [...quarters(1937.5, { 'Post ID': 'P1' }), ...quarters(1937.5, { 'Post ID': 'P1' })] })).toEqual([]);
    const found = await kindsIn({ staff, allocations, payments: [...halves, paymentRow('May', 1937.5)] });
    expect(found).toContainEqual(['paidTwice', '', 193_750]);
  });

  test('FUND-8: three streams of two equal payments within the allocation are its parts; one stream of them is not', async () => {
    const three = ['May', 'September', 'December'];
    expect(await kindsIn({ staff, allocations, payments: [...three, ...three].map((stream) => paymentRow(stream, 2583.33)) })).toEqual([]);
    expect(await kindsIn({ staff, allocations, payments: [...three, 'December'].map((stream) => paymentRow(stream, 2583.33)) })).toEqual([['paidTwice', '', 258_333]]);
    // £23,250 in all: every stream came twice.
    expect((await kindsIn({ staff, allocations, payments: [...three, ...three].map((stream) => paymentRow(stream, 3875)) })).filter(([kind]) => kind === 'paidTwice')).toHaveLength(3);
  });

  test('FUND-8: one post paid twice is found though another was not paid, and the stream comes to its quarter', async () => {
    const payments = [...quarters(3875, { 'Post ID': 'P1' }), paymentRow('September', 3875, { 'Post ID': 'P1' })];
    expect((await kindsIn({ staff: [staffRow(), staffRow(SECOND)], allocations: [allocationRow({ 'AST part': 31_000, 'Posts funded': 2 })], payments }))[0]).toEqual(['paidTwice', 'P1', 387_500]);
  });
});

describe('paid without form AST2', () => {
  const noForm = (changes: Row = {}): Row => staffRow({ Status: 'filled', 'AST2 sent on': null, ...changes });

  test.each(['filled', null, 'planned'])('FUND-7: money without a Post ID is for the only post of the school, with the status %p', async (status) => {
    expect((await kindsIn({ staff: [noForm({ Status: status })], payments: quarters(3875) })).filter(([kind]) => kind !== 'plannedButFilled')).toEqual([['paidWithoutAst2', 'P1', 1_550_000]]);
  });

  test('FUND-7: with two posts it may be for the other; one that the school pays for itself, or that is vacant, is none', async () => {
    expect(await kindsIn({ staff: [noForm(), staffRow(SECOND)], payments: quarters(3875) })).toEqual([]);
    expect(await kindsIn({ staff: [noForm(), staffRow({ ...SECOND, 'Funding source': 'School' })], payments: quarters(3875) })).toEqual([['paidWithoutAst2', 'P1', 1_550_000]]);
    expect(await kindsIn({ staff: [noForm({ 'Funding source': 'School' })], payments: quarters(3875) })).toEqual([]);
  });

  test.each(['no', 'not sent', 'Not yet', 'pending'])('FUND-7: “%s” under AST2 sent on says that it was not sent', async (said) => {
    expect(await kindsIn({ staff: [noForm({ 'AST2 sent on': said })], payments: quarters(3875) })).toEqual([['paidWithoutAst2', 'P1', 1_550_000]]);
    expect(await kindsIn({ staff: [staffRow({ 'AST2 sent on': said })] })).toEqual([['paidWithoutAst2', 'P1', 1_550_000]]);
  });

  test('FUND-7: a form of a day after the audit is not yet sent', async () => {
    const later = { 'AST2 sent on': date('2010-05-10') };
    const [found] = await foundIn({ staff: [noForm(later)], payments: quarters(3875) });
    expect([found?.kind, found?.found, found?.amount]).toEqual(['paidWithoutAst2', '£15,500 paid, and form AST2 on 10 May 2010, after the day of the audit', 1_550_000]);
    expect(await kindsIn({ staff: [staffRow(later)], payments: quarters(3875) })).toEqual([['paidWithoutAst2', 'P1', 1_550_000]]);
  });

  test('FUND-7: a payment without a day was made by the end of its stream’s month', async () => {
    const payments = quarters(3875);
    const [found] = await foundIn({ staff: [noForm({ 'AST2 sent on': date('2010-02-10') })], payments });
    expect([found?.kind, found?.found, found?.amount]).toEqual(['paidBeforeAst2', 'a payment in the May stream, form AST2 on 10 February 2010', 1_162_500]);
    // The whole of May is over before the form of 1 June, and none of it before that of 31 May.
    expect(await kindsIn({ staff: [noForm({ 'AST2 sent on': date('2009-06-01') })], payments })).toEqual([['paidBeforeAst2', 'P1', 387_500]]);
    expect(await kindsIn({ staff: [noForm({ 'AST2 sent on': date('2009-05-31') })], payments })).toEqual([]);
  });

  test('FUND-7: the one post that a school shares has its money, and one form is enough', async () => {
    const shared = (form: Date | null): Row[] => [noForm({ 'Funding source': 'Group', Share: 0.5, 'AST2 sent on': form }), noForm({ School: 'Brook', Establishment: '4002', 'Funding source': 'Group', Share: 0.5 })];
    const payments = quarters(1937.5, { School: 'Brook', Establishment: '4002' });
    expect(await kindsIn({ staff: shared(date('2006-07-03')), payments })).toEqual([]);
    expect(await kindsIn({ staff: shared(null), payments })).toEqual([['paidWithoutAst2', 'P1', 1_550_000]]);
  });
});

describe('what was paid, and for what', () => {
  const allocations = [allocationRow()];

  test('FUND-8: a Post ID of the payments that no row of the school has is asked about once', async () => {
    const [found, ...others] = await foundIn({ staff: [staffRow()], allocations, payments: quarters(3875, { 'Post ID': 'P77' }) });
    expect([found?.kind, found?.post, found?.amount, found?.severity, others]).toEqual(['paidForUnknownPost', 'P77', 1_550_000, 'question', []]);
    expect(await kindsIn({ staff: [staffRow()], allocations, payments: quarters(3875, { 'Post ID': 'p1' }) })).toEqual([]);
  });

  test('FUND-8: several posts of the school in one cell are known, and a school without Post IDs is not asked', async () => {
    const two = { staff: [staffRow(), staffRow(SECOND)], allocations: [allocationRow({ 'AST part': 31_000, 'Posts funded': 2 })] };
    expect(await kindsIn({ ...two, payments: quarters(7750, { 'Post ID': 'P1 and P2' }) })).toEqual([]);
    expect(await kindsIn({ staff: [staffRow({ 'Post ID': null })], allocations, payments: quarters(3875, { 'Post ID': 'P77' }) })).toEqual([]);
  });

  test('FUND-8: less than half of a quarter, where the other streams were paid whole, is asked about', async () => {
    const payments = [paymentRow('May', 387.5), ...quarters(3875).slice(1)];
    // £3,875 - £387.50
    expect(await kindsIn({ staff: [staffRow()], allocations, payments })).toEqual([['streamShort', '', 348_750]]);
    // Half of it, or a post that was not there all the year, is nothing to ask about.
    expect(await kindsIn({ staff: [staffRow()], allocations, payments: [paymentRow('May', 1937.5), ...quarters(3875).slice(1)] })).toEqual([]);
    expect(await kindsIn({ staff: [staffRow({ 'Start date': date('2009-05-20'), 'AST2 sent on': date('2009-05-20'), 'Sept 2008': null, 'Sept 2009': null, Point: 'AST 7' })], allocations, payments })).toEqual([]);
    // The month of the March stream is over by the day of the audit only from 1 April.
    expect(await kindsIn({ staff: [staffRow()], allocations, payments: [...quarters(3875).slice(0, 3), paymentRow('March', 387.5)] })).toEqual([]);
  });

  test('FUND-2: co-ordination paid above what is allocated for it, or above £5,000 where nothing is, is asked about', async () => {
    const own: Row = { School: 'Co-ordination', Establishment: null };
    const paid = (...amounts: number[]): Row[] => amounts.map((amount, at) => paymentRow(STREAMS[at % 4] ?? '', amount, own));
    const allotted = [allocationRow(), allocationRow({ ...own, SDG: null, 'AST part': 5000, 'Posts funded': null })];
    expect(await kindsIn({ staff: [staffRow()], allocations: allotted, payments: [...quarters(3875), ...paid(1250, 1250, 1250, 1250)] })).toEqual([]);
    expect(await kindsIn({ staff: [staffRow()], allocations: allotted, payments: [...quarters(3875), ...paid(1250, 1250, 1250, 1250, 1250)] })).toEqual([['coordinationPaidAbove', '', 125_000]]);
    expect(await kindsIn({ staff: [staffRow()], allocations, payments: [...quarters(3875), ...paid(6000)] })).toEqual([['coordinationPaidAbove', '', 100_000]]);
  });
});
