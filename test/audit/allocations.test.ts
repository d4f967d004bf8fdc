/** Allocations: several rows for one school, no number of posts, money that was cut to time, gaps, and amounts far off the model. */
import { describe, expect, test } from '@jest/globals';
import { allocationRow, kindsIn, paymentRow, staffRow } from '../support/audited';
import { date, type Row } from '../support/authority/authority';

const second = (changes: Row = {}): Row => staffRow({ 'Post ID': 'P2', Name: 'Nash', Forename: 'Bea', 'Staff code': 'E2', ...changes });
const LEFT: Row = { 'End date': date('2009-08-31'), 'Sept 2009': null };
const came = (start: string): Row => ({ 'Start date': date(start), 'Assessed on': date('2009-03-10'), 'AST2 sent on': date(start), 'Sept 2008': null, 'Sept 2009': null });
/** Findings on allocations: those of the test’s rows on the spine and on outreach are other tests’. */
async function found(staff: readonly Row[], allocations: readonly Row[]): Promise<unknown[]> {
  const kinds = ['allocatedTwice', 'moreThanFunded', 'vacantFunded', 'fundedAfterLeaving', 'fundedInGap', 'allocationAboveModel', 'ownPostFunded', 'belowOutreachPart', 'paidAboveAllocation'];
  return (await kindsIn({ staff, allocations })).filter(([kind]) => kinds.includes(kind));
}

describe('the rows of an allocation', () => {
  test('FUND-6: a row for each post of the school is one allocation; a row for a post more is the same twice', async () => {
    const [one, other] = [allocationRow({ 'AST part': 15_500, 'Posts funded': 1 }), allocationRow({ 'AST part': 15_000, 'Posts funded': 1 })];
    expect(await found([staffRow(), second()], [one, other])).toEqual([]);
    expect(await found([staffRow()], [one, other])).toEqual([['allocatedTwice', '', 15_000_00]]);
  });

  test('FUND-6: money for no further post is added; the same amount again is not', async () => {
    expect(await found([staffRow()], [allocationRow({ 'AST part': 15_500, 'Posts funded': 1 }), allocationRow({ 'AST part': 350, 'Posts funded': null })])).toEqual([]);
    expect(await found([staffRow()], [allocationRow({ 'AST part': 15_500, 'Posts funded': 1 }), allocationRow({ 'AST part': 15_500, 'Posts funded': null })])).toEqual([['allocatedTwice', '', 15_500_00]]);
  });

  test('FUND-8: payments are measured by all rows of the allocation', async () => {
    const allocations = [allocationRow({ 'AST part': 15_500, 'Posts funded': 1 }), allocationRow({ 'AST part': 15_500, 'Posts funded': 1 })];
    const payments = ['May', 'September', 'December', 'March'].map((stream) => paymentRow(stream, 7750));
    expect(await kindsIn({ staff: [staffRow(), second()], allocations, payments })).toEqual([]);
  });

  test('FUND-1: without a number of posts it is for those of the school where the money is about theirs, else for as many as it is the model of', async () => {
    const without = (amount: number): Row => allocationRow({ 'AST part': amount, 'Posts funded': null });
    const shared: Row = { 'Funding source': 'Group', Share: 0.5 };
    expect(await found([staffRow(), second()], [without(31_000)])).toEqual([]);
    expect(await found([staffRow(shared)], [without(7750)])).toEqual([]);
    expect(await found([staffRow()], [without(17_000)])).toEqual([]);
    // Twice the money for one post: a year of £31,000 for one of two.
    expect(await found([staffRow()], [without(31_000)])).toEqual([['vacantFunded', '', 15_500_00]]);
    expect(await found([staffRow(), second()], [without(15_500)])).toEqual([['moreThanFunded', '', 15_500_00]]);
  });
});

describe('money and the time of a post', () => {
  test('SDG-3: an allocation that was cut to the months of the post pays for nothing that nobody does', async () => {
    // £15,500 × 5 ÷ 12
    expect(await found([staffRow(LEFT)], [allocationRow({ 'AST part': 6458.33, 'Posts funded': 1 })])).toEqual([]);
    // £15,500 × 7 ÷ 12
    expect(await found([staffRow(), second(came('2009-09-01'))], [allocationRow({ 'AST part': 24_541.67, 'Posts funded': 2 })])).toEqual([]);
    // A post without a row is not one that was cut.
    expect(await found([staffRow()], [allocationRow({ 'AST part': 15_500, 'Posts funded': 2 })])).toEqual([['vacantFunded', '', 775_000]]);
    // The whole year's money: £15,500 × 7 ÷ 12
    expect(await found([staffRow(LEFT)], [allocationRow({ 'AST part': 15_500, 'Posts funded': 1 })])).toEqual([['fundedAfterLeaving', 'P1', 904_167]]);
  });

  test('SDG-3: a term and more without a holder is asked about, though somebody follows, of the same ID or of another', async () => {
    const allocations = [allocationRow({ 'AST part': 15_500, 'Posts funded': 1 })];
    // September to January, £15,500 × 5 ÷ 12; to the end of October it is no term.
    expect(await found([staffRow(LEFT), second({ 'Post ID': 'P1', ...came('2010-02-01') })], allocations)).toEqual([['fundedInGap', 'P1', 645_833]]);
    expect(await found([staffRow(LEFT), second(came('2010-02-01'))], allocations)).toEqual([['fundedInGap', 'P2', 645_833]]);
    expect(await found([staffRow(LEFT), second(came('2009-11-01'))], allocations)).toEqual([]);
    // Who left before the year has no months in it.
    expect(await found([staffRow({ 'End date': date('2009-03-31'), 'Sept 2009': null }), second(came('2009-09-01'))], allocations)).toEqual([]);
  });

  test('FUND-1: half as much again as the model is asked about; what the grant rose by is not', async () => {
    expect(await found([staffRow()], [allocationRow({ 'AST part': 31_000, 'Posts funded': 1 })])).toEqual([['allocationAboveModel', '', 15_500_00]]);
    expect(await found([staffRow()], [allocationRow({ 'AST part': 18_000, 'Posts funded': 1 })])).toEqual([]);
  });

  test('FUND-11: an allocation for a post that the school pays for is worth the months of the post', async () => {
    // January to March: £15,500 × 3 ÷ 12
    expect(await found([staffRow({ ...came('2010-01-01'), 'Funding source': 'School' })], [allocationRow({ 'AST part': 15_500, 'Posts funded': 1 })])).toEqual([['ownPostFunded', 'P1', 387_500]]);
  });

  test('SDG-3: one whose status is still planned, and one whose end lies before the start, are in the post', async () => {
    const allocations = [allocationRow({ 'AST part': 15_500, 'Posts funded': 1 })];
    expect(await found([staffRow({ Status: 'planned' })], allocations)).toEqual([]);
    expect(await found([staffRow({ 'End date': date('2005-08-31') })], allocations)).toEqual([]);
  });
});
