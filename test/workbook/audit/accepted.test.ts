import { expect, test } from '@jest/globals';
import { findingKey, type Finding } from '../../../src/audit';
import { judge, readAccepted, type Accepted } from '../../../src/workbook/audit/accepted';

function finding(changes: Partial<Finding>): Finding {
  return {
    kind: 'paidAboveAllocation', rule: 'FUND-8', severity: 'error', school: 'Elm College', establishment: '301/4006', post: '', holder: '', book: '', sheet: 'Allocations', cell: 'E10',
    found: '£67,812.50 paid, £54,250 allocated', expected: '', message: '', amount: null, basis: '', step: '', ...changes,
  };
}

/** What the next audit reads of findings that were accepted on the sheet. */
function readBack(...entries: readonly { readonly of: Finding; readonly reason: string }[]): Accepted[] {
  const rows = entries.map(({ of, reason }, at) => ({ row: 3 + at, values: [findingKey(of), of.found, reason] }));
  return readAccepted({ name: 'AST Audit', rows: [{ row: 2, values: ['Key', 'Found', 'Accepted because'] }, ...rows], merges: [], tables: [] });
}

test('a finding on a school, which has no post and no holder, stays accepted (FUND-8)', () => {
  const paid = finding({});
  expect(judge([paid], readBack({ of: paid, reason: 'Set off in April' })).findings).toMatchObject([{ accepted: 'Set off in April', acceptedBefore: '' }]);
});

test('of several findings that have one key, each keeps its own reason, whatever their order', () => {
  const [one, two] = ['“31/02/2009”', '“abc”'].map((found) => finding({ kind: 'notReadable', school: '', establishment: '', found }));
  if (one === undefined || two === undefined) throw new Error('two findings');
  for (const order of [[one, two], [two, one]]) {
    const { findings, settled } = judge(order, readBack({ of: two, reason: 'A slip' }));
    expect(findings.map(({ found, accepted, acceptedBefore }) => [found, accepted, acceptedBefore]).sort()).toEqual([['“31/02/2009”', '', ''], ['“abc”', 'A slip', '']]);
    expect(settled).toEqual([]);
  }
});

test('a finding on a post that has no Post ID stays accepted when its row moves', () => {
  const before = finding({ kind: 'rangeNotFive', post: 'Row 6', holder: 'Bob Jones', found: 'the range 6-9, of 4 points' });
  const { findings } = judge([{ ...before, post: 'Row 9', cell: 'G9' }], readBack({ of: before, reason: 'Agreed in 2007' }));
  expect(findings).toMatchObject([{ accepted: 'Agreed in 2007' }]);
});
