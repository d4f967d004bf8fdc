/** What the pane does with an audit: audits, keeps reasons, writes the sheets of the audit, stops, and puts back. */
import { describe, expect, test } from '@jest/globals';
import { Planner } from '../../src/taskpane/planner';
import { SimulatedExcel } from '../host/host';
import { AUTHORITY_ALLOCATIONS, AUTHORITY_PAYMENTS, AUTHORITY_STAFF } from '../support/authority';
import { openSimulated } from '../support/excel';

async function opened(): Promise<{ host: SimulatedExcel; planner: Planner }> {
  const host = new SimulatedExcel();
  host.workbook.addSheet('Staff', AUTHORITY_STAFF);
  host.workbook.addSheet('Allocations', AUTHORITY_ALLOCATIONS);
  host.workbook.addSheet('Payments', AUTHORITY_PAYMENTS);
  const { port } = await openSimulated(host);
  const planner = new Planner(port, { version: 'test', now: () => '2026-01-02 03:04' });
  await planner.open();
  return { host, planner };
}

describe('x', () => {
  test('probe', async () => {
    const { planner, host } = await opened();
    await planner.audit.run();
    const { audited: { shown }, message } = planner.getState();
    console.log(JSON.stringify([message, shown?.made.scope, shown?.result, shown?.made.on, shown?.why, shown?.made.sums, shown?.account?.items, shown?.switching?.moves.map(({text, amount})=>[text,amount]), shown?.switching?.rest, shown?.made.findings.map((f) => [f.kind, f.school, f.post, f.sheet, f.cell, f.amount, f.found])], null, 1));
    await planner.audit.write();
    console.log(JSON.stringify([planner.getState().message, host.notImplemented, planner.getState().restorable, host.workbook.sheets.map((s)=>s.name)]));
    expect(1).toBe(1);
  });
});
