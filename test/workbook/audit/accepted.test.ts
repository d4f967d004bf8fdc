import { expect, test } from '@jest/globals';
import { findingKey, type Finding } from '../../../src/audit';
import { joinAccepted, judge, readAccepted, type Accepted } from '../../../src/workbook/audit/accepted';

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

test('a vacant post that has no Post ID is known by its row: a reason for it is none for the next', () => {
  const [seven, nine] = ['Row 7', 'Row 9'].map((post) => findingKey(finding({ kind: 'vacantFunded', post })));
  expect(seven).not.toBe(nine);
});

test('a reason for a cell that could not be read is none for another cell that holds the same', () => {
  const unread = (cell: string): Finding => finding({ kind: 'notReadable', school: '', establishment: '', cell, found: '“lots”' });
  expect(judge([unread('E4')], readBack({ of: unread('E9'), reason: 'Known' })).findings).toMatchObject([{ accepted: '', acceptedBefore: '' }]);
  expect(judge([unread('E9')], readBack({ of: unread('E9'), reason: 'Known' })).findings).toMatchObject([{ accepted: 'Known' }]);
});

test('of two audits the newer counts for the same finding, and each reason counts once', () => {
  const [newer] = readBack({ of: finding({}), reason: 'Newer' });
  const [older, other] = readBack({ of: finding({}), reason: 'Older' }, { of: finding({ school: 'Ashby', establishment: '' }), reason: 'Of Ashby' });
  if (newer === undefined || older === undefined || other === undefined) throw new Error('three reasons');
  expect(joinAccepted([newer], [older, other])).toEqual([newer, other]);
  expect(judge([finding({}), finding({})], [newer]).findings.map(({ accepted }) => accepted)).toEqual(['Newer', '']);
});
