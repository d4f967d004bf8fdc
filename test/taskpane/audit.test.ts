/** What the pane does with an audit: audits, keeps reasons, writes the sheets of the audit, stops, and puts back. */
import { describe, expect, test } from '@jest/globals';
import type { ShownAudit } from '../../src/taskpane/audited';
import { Planner } from '../../src/taskpane/planner';
import { SimulatedExcel } from '../host/host';
import { AUTHORITY_ALLOCATIONS, AUTHORITY_PAYMENTS, AUTHORITY_STAFF, largeAuthority } from '../support/authority';
import { openSimulated } from '../support/excel';
import { pictureOf } from '../support/staffWorkbook';

interface Opened {
  readonly host: SimulatedExcel;
  readonly planner: Planner;
}

async function openedOn(host: SimulatedExcel): Promise<Opened> {
  const { port } = await openSimulated(host);
  const planner = new Planner(port, { version: 'test', now: () => '2026-01-02 03:04' });
  await planner.open();
  return { host, planner };
}

function authority(): Promise<Opened> {
  const host = new SimulatedExcel();
  host.workbook.addSheet('Staff', AUTHORITY_STAFF);
  host.workbook.addSheet('Allocations', AUTHORITY_ALLOCATIONS);
  host.workbook.addSheet('Payments', AUTHORITY_PAYMENTS);
  return openedOn(host);
}

function shownIn(planner: Planner): ShownAudit {
  const { shown } = planner.getState().audited;
  if (shown === null) throw new Error(`no audit is shown: ${planner.getState().message?.text ?? ''}`);
  return shown;
}

function findingAt(planner: Planner, kind: string): number {
  return shownIn(planner).made.findings.findIndex((finding) => finding.kind === kind);
}

function reasonFor(planner: Planner, kind: string): string | undefined {
  return shownIn(planner).made.findings[findingAt(planner, kind)]?.accepted;
}

/** Where this text stands on a sheet: row and column, from 0. */
function placeOf({ workbook }: SimulatedExcel, sheet: string, text: string): { row: number; column: number } {
  const { grid } = workbook.sheet(sheet);
  const used = grid.usedRect(true);
  for (let row = 0; row <= (used?.bottom ?? -1); row += 1) for (let column = 0; column <= (used?.right ?? -1); column += 1) if (grid.cell(row, column)?.value === text) return { row, column };
  throw new Error(`“${text}” does not stand on ${sheet}`);
}

function own({ workbook }: SimulatedExcel): string[] {
  return workbook.sheets.map(({ name }) => name).filter((name) => name.startsWith('AST ') && !name.startsWith('AST before'));
}

describe('an audit in the pane', () => {
  test('finds what is wrong in all lists without a staff list being chosen, and what the authority is owed', async () => {
    const { host, planner } = await authority();
    const before = pictureOf(host);
    await planner.audit.run();
    const { made, result, why, account, switching } = shownIn(planner);
    expect(made.findings.map(({ kind, sheet, cell, amount }) => [kind, sheet, cell, amount])).toEqual([
      ['rangeNotFive', 'Staff', 'G3', null], ['paidTwice', 'Payments', 'E10', 387_500],
      // January to March: 3 of 12 months of £15,500.
      ['fundedAfterLeaving', 'Staff', 'J4', 387_500], ['paidWithoutAst2', 'Staff', 'M5', 1_550_000],
    ]);
    expect(result).toBe('4 findings: 4 errors, 0 questions, 0 notes.');
    expect(why).toBe('the end of the newest year of the allocations and payments');
    expect(account?.items.slice(0, 7)).toEqual([
      { what: 'Posts on 1 April 2009', value: '4' }, { what: 'Entitlement', value: '£62,000.00' }, { what: 'Allocated', value: '£62,000.00' }, { what: 'Allocated less entitlement', value: '£0.00' },
      { what: 'Paid', value: '£65,875.00' }, { what: 'Paid less allocated', value: '£3,875.00' }, { what: 'Co-ordination money', value: '£5,000.00' },
    ]);
    expect(switching?.moves.map(({ text, amount }) => [text, amount])).toEqual([['Brook, post P3, to Coleridge, post P5, from 1 January 2010', 387_500]]);
    expect(pictureOf(host)).toEqual(before);
    expect(planner.getState().made).toBeNull();
  });

  test('on another day it looks at that day; a day before the rules, or none at all, is refused and changes nothing', async () => {
    const { planner } = await authority();
    planner.audit.ask('2009-12-31');
    await planner.audit.run();
    // The holder is there until the end of that day.
    expect(findingAt(planner, 'fundedAfterLeaving')).toBe(-1);
    const shown = shownIn(planner);
    planner.audit.ask('2001-04-01');
    await planner.audit.run();
    expect(planner.getState().message).toEqual({ intent: 'error', text: 'The rules of this audit are those from 1 February 2002 on: 1 April 2001 is before them. Give a later day.' });
    expect(shownIn(planner)).toBe(shown);
  });

  test('keeps a reason through writing and the next audit, wherever it was given; one that is taken back is gone', async () => {
    const { host, planner } = await authority();
    await planner.audit.run();
    await planner.audit.accept(findingAt(planner, 'rangeNotFive'), ' agreed in 2008 ');
    expect(shownIn(planner).result).toBe('4 findings: 3 errors, 0 questions, 0 notes, 1 accepted before.');
    await planner.audit.run();
    expect(reasonFor(planner, 'rangeNotFive')).toBe('agreed in 2008');
    await planner.audit.write();
    expect(planner.getState().message?.intent).toBe('success');
    expect(planner.getState().audited.written).toEqual(['AST Audit', 'AST Account', 'AST Switching']);
    const { column } = placeOf(host, 'AST Audit', 'Accepted because');
    const { row } = placeOf(host, 'AST Audit', 'agreed in 2008');
    host.workbook.edit('AST Audit', `${String.fromCharCode(65 + column)}${String(row + 1)}`, 'agreed in 2007');
    host.workbook.edit('AST Audit', `${String.fromCharCode(65 + column)}${String(row + 2)}`, 'a mistake of the bank');
    await planner.audit.run();
    expect([reasonFor(planner, 'rangeNotFive'), reasonFor(planner, 'paidTwice')]).toEqual(['agreed in 2007', 'a mistake of the bank']);
    await planner.audit.accept(findingAt(planner, 'paidTwice'), '');
    await planner.audit.write();
    await planner.audit.run();
    expect([reasonFor(planner, 'rangeNotFive'), reasonFor(planner, 'paidTwice')]).toEqual(['agreed in 2007', '']);
    expect(shownIn(planner).made.settled).toEqual([]);
    expect(host.notImplemented).toEqual([]);
  });

  test('the links of AST Audit show the cell', async () => {
    const { host, planner } = await authority();
    await planner.audit.run();
    await planner.audit.write();
    const { row, column } = placeOf(host, 'AST Audit', 'Staff!G3');
    expect(host.workbook.sheet('AST Audit').grid.cell(row, column)?.formula).toBe('=HYPERLINK("#\'Staff\'!G3","Staff!G3")');
  });

  test('writes its own sheets only, and the plan beside it stays fresh; Restore puts back what was there, and the pane keeps the reason', async () => {
    const { host, planner } = await authority();
    // The formulas of the plan are not what this is about.
    host.workbook.calculation.isOff = true;
    await planner.choose({ sheet: 'Staff', part: null });
    await planner.write();
    const plan = own(host);
    await planner.audit.run();
    await planner.audit.write();
    expect(own(host)).toEqual([...plan, 'AST Audit', 'AST Account', 'AST Switching']);
    expect(planner.getState().freshness?.isFresh).toBe(true);
    const again = await openedOn(host);
    expect(again.planner.getState().freshness?.isFresh).toBe(true);
    await planner.audit.accept(findingAt(planner, 'paidTwice'), 'set off');
    await planner.audit.write();
    expect(reasonFor(planner, 'paidTwice')).toBe('set off');
    await planner.restore();
    expect(planner.getState().message?.intent).toBe('success');
    expect(() => placeOf(host, 'AST Audit', 'set off')).toThrow();
    expect(own(host)).toEqual([...plan, 'AST Audit', 'AST Account', 'AST Switching']);
    await planner.audit.run();
    expect(reasonFor(planner, 'paidTwice')).toBe('set off');
    expect(planner.getState().freshness?.isFresh).toBe(true);
  });

  test('Restore after the first audit takes its sheets away, and reads no staff list that nobody chose', async () => {
    const { host, planner } = await authority();
    const before = pictureOf(host);
    await planner.audit.run();
    await planner.audit.write();
    await planner.restore();
    expect(pictureOf(host)).toEqual(before);
    expect([planner.getState().made, planner.getState().refusal, planner.getState().audited.written]).toEqual([null, null, []]);
  });

  test('a list that changed since is audited again before anything is written; one that changes meanwhile stops the writing', async () => {
    const { host, planner } = await authority();
    await planner.audit.run();
    host.workbook.edit('Staff', 'G3', '1-5');
    await planner.audit.write();
    expect(planner.getState().message?.text).toMatch(/^The lists changed since this audit was made\./);
    expect([findingAt(planner, 'rangeNotFive'), own(host)]).toEqual([-1, []]);
    let isTyped = false;
    planner.subscribe(() => {
      if (isTyped || planner.getState().busy?.text !== 'Writing the sheets of the audit …') return;
      isTyped = true;
      host.workbook.edit('Payments', 'E10', 1);
    });
    await planner.audit.write();
    expect(planner.getState().message?.text).toMatch(/^The lists changed while the audit was being written\..* Nothing was changed/);
    expect(own(host)).toEqual([]);
  });

  test('a sheet of an earlier audit that has nothing to say any more says so', async () => {
    const { host, planner } = await authority();
    await planner.audit.run();
    await planner.audit.write();
    for (const sheet of ['Allocations', 'Payments']) {
      host.workbook.edit(sheet, 'A1', 'Not a school');
      host.workbook.edit(sheet, 'B1', 'Not a number');
    }
    await planner.audit.run();
    expect(shownIn(planner).account).toBeNull();
    await planner.audit.write();
    expect(placeOf(host, 'AST Account', 'No list says what was allocated or paid, so there is no account.').row).toBe(3);
    expect(placeOf(host, 'AST Switching', 'There is no list of allocations, so no switching is proposed.').row).toBe(3);
  });

  test('a workbook without any such list is refused in a sentence', async () => {
    const host = new SimulatedExcel();
    host.workbook.addSheet('Budget', [['Item', 'Budget'], ['Paper', 100]]);
    const { planner } = await openedOn(host);
    await planner.audit.run();
    expect(planner.getState().message).toEqual({ intent: 'error', text: expect.stringMatching(/^Nothing to audit was found/) });
    expect(planner.getState().audited.shown).toBeNull();
  });

  test('500 schools and 20,000 rows: others get their turn while it goes on, and Cancel in the middle keeps what was shown', async () => {
    const { staff, allocations } = largeAuthority(500, 20_000);
    const host = new SimulatedExcel();
    host.workbook.addSheet('Staff', staff);
    host.workbook.addSheet('Allocations', allocations);
    const { planner } = await openedOn(host);
    const seen = new Map<string, number[]>();
    let turns = 0;
    const turn = setInterval(() => { if (planner.getState().busy?.text === 'Auditing …' || planner.getState().busy?.text === 'Reading the rows …') turns += 1; }, 0);
    const end = planner.subscribe(() => {
      const { busy } = planner.getState();
      if (busy !== null && busy.done !== null) seen.set(busy.text, [...(seen.get(busy.text) ?? []), busy.done]);
    });
    await planner.audit.run();
    clearInterval(turn);
    end();
    // Every tenth of 500 posts has a range of four points.
    expect(shownIn(planner).made.sums.map(({ title, count }) => [title, count])).toEqual([['Range not of five points', 50]]);
    expect(shownIn(planner).made.rows).toBe(20_000);
    expect(turns).toBeGreaterThan(3);
    const auditing = seen.get('Auditing …') ?? [];
    expect(auditing.length).toBeGreaterThan(5);
    expect(auditing).toEqual([...auditing].sort((a, b) => a - b));

    const shown = shownIn(planner);
    host.workbook.edit('Staff', 'G3', '1-4');
    planner.subscribe(() => {
      const { busy } = planner.getState();
      if (busy?.text === 'Auditing …' && (busy.done ?? 0) > 0.4) planner.cancel();
    });
    await planner.audit.run();
    expect(planner.getState().message).toEqual({ intent: 'info', text: 'Stopped. Nothing was changed.' });
    expect(shownIn(planner)).toBe(shown);
    expect(own(host)).toEqual([]);
  });
});
