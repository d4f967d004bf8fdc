import { describe, expect, test } from '@jest/globals';
import { earlierPlan } from '../../src/workbook/freshness';
import { atOnce } from '../../src/domain/work';
import { sheetsOf } from '../../src/workbook/planSheets';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { ExcelRefusal } from '../../src/excel';
import { SimulatedExcel, STATUS } from '../host/host';
import { openSimulated } from '../support/excel';
import { ownOf, pictureOf, planOf, sentenceOf, staffWorkbook, writePlan, type StaffWorkbook } from '../support/staffWorkbook';

const OWN = ['AST Summary', 'AST Posts', 'AST Projection', 'AST Funding', 'AST Cash flow', 'AST Eligible', 'AST Cover', 'AST Assumptions', 'AST Pay points', 'AST Checks', 'AST About'];

describe('writing into Excel', () => {
  test('adds the nine sheets and changes nothing of the user’s', async () => {
    const { host, port } = await staffWorkbook();
    const before = pictureOf(host);
    await writePlan(port, await planOf(port));
    const after = pictureOf(host);
    expect(after.sheets.map(({ name }) => name)).toEqual(['Mine', 'Staff', 'Columns', ...OWN]);
    expect(after.sheets.slice(0, 3)).toEqual(before.sheets);
    expect(host.workbook.tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['AST_Summary', 'AST_Projection', 'AST_Assumptions']));
    expect(host.workbook.names.map(({ name }) => name)).toContain('AST_set_policy');
  });

  test('money is pounds with a £ format, dates are dates, text never becomes a number or a formula', async () => {
    const { host, port } = await staffWorkbook();
    host.workbook.edit('Staff', 'B5', '\'=HYPERLINK("http://x","y")');
    host.workbook.edit('Staff', 'A5', "'2009-10");
    await writePlan(port, await planOf(port));
    const cell = (sheet: string, row: number, column: number): unknown => host.workbook.sheet(sheet).grid.cell(row - 1, column - 1);
    expect(cell('AST Projection', 5, 3)).toMatchObject({ value: '=HYPERLINK("http://x","y")', formula: null });
    expect(cell('AST Projection', 5, 1)).toMatchObject({ value: '2009-10', formula: null });
    expect(cell('AST Projection', 5, 4)).toMatchObject({ value: '2009-10', formula: null });
    const money = host.workbook.sheet('AST Projection').grid.cell(4, 7);
    expect(money?.value).toBe(47134.58);
    expect(JSON.stringify(money)).toContain('[$£-809]#,##0.00');
    const posts = host.workbook.sheet('AST Posts').grid;
    const start = Array.from({ length: 30 }, (_, column) => column).find((column) => posts.cell(3, column)?.value === 'Start date') ?? -1;
    expect(posts.cell(4, start)).toMatchObject({ value: 39326, format: { numberFormat: 'dd/mm/yyyy' } });
  });

  test('formulas of the user that point to the sheets go on pointing to them', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    host.workbook.edit('Mine', 'D1', "='AST Summary'!J6");
    host.workbook.edit('Mine', 'E1', '=SUM(AST_Summary[Grant])');
    await writePlan(port, await planOf(port, { planYears: '5' }));
    expect(host.workbook.sheet('Mine').grid.cell(0, 3)?.formula).toBe("='AST Summary'!J6");
    // One that named a table names its cells now, as the pane says.
    expect(host.workbook.sheet('Mine').grid.cell(0, 4)?.formula).toBe("=SUM('AST Summary'!$I$6:$I$8)");
    expect(host.workbook.sheet('AST Summary').grid.cell(9, 0)?.value).toBe('2013-14');
    await port.restore();
    expect(host.workbook.sheet('Mine').grid.cell(0, 3)?.formula).toBe("='AST Summary'!J6");
    expect(host.workbook.sheet('AST Summary').grid.cell(9, 0)?.value).not.toBe('2013-14');
  });

  test('Restore puts back what was there, edits of the user among it, also after the pane was closed', async () => {
    const { host, port, close } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    host.workbook.edit('AST Assumptions', 'B7', '2');
    const second = pictureOf(host);
    await writePlan(port, await planOf(port, { planFrom: '2010-11' }));
    expect(port.restorable()).toEqual({ putBack: OWN, takeAway: [] });
    close();
    const reopened = await openSimulated(host);
    expect(reopened.port.restorable()).toEqual({ putBack: OWN, takeAway: [] });
    await reopened.port.restore();
    expect(pictureOf(host)).toEqual(second);
    expect(reopened.port.restorable()).toBeNull();
    expect(await sentenceOf(reopened.port.restore())).toMatch(/^There is nothing to put back/);
    await writePlan(reopened.port, await planOf(reopened.port));
    await reopened.port.restore();
    expect(pictureOf(host)).toEqual(second);
  });

  test('Restore of a first plan takes its sheets away', async () => {
    const { host, port } = await staffWorkbook();
    const before = pictureOf(host);
    await writePlan(port, await planOf(port));
    expect(port.restorable()).toEqual({ putBack: [], takeAway: OWN });
    await port.restore();
    expect(pictureOf(host)).toEqual(before);
  });

  test('where what was kept is gone, Restore says so and changes nothing', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    await writePlan(port, await planOf(port));
    const kept = host.workbook.sheet('AST before Summary');
    host.workbook.setVisibility(kept, 'Hidden');
    host.workbook.deleteSheet(kept);
    const before = pictureOf(host);
    expect(await sentenceOf(port.restore())).toBe('What was on “AST Summary” before can no longer be put back: the hidden sheet that held it is gone, or has another name. Nothing was changed.');
    expect(pictureOf(host)).toEqual(before);
  });

  test('a writing that failed leaves the Restore of the one before it', async () => {
    const { host, port } = await staffWorkbook();
    const first = pictureOf(host);
    await writePlan(port, await planOf(port));
    const made = await planOf(port, { planYears: '5' });
    const own = await ownOf(port);
    for (let at = 6; at < 12; at += 1) {
      host.failAt(at, { halfway: 'GeneralException', share: 0.7 });
      const sentence = await sentenceOf(port.write(sheetsOf(made), own));
      host.recover();
      if (sentence === 'done') throw new Error('it did not fail');
      expect(port.restorable()).toEqual({ putBack: [], takeAway: OWN });
      if (/swap|General/.test(sentence)) break;
    }
    await port.restore();
    expect(pictureOf(host)).toEqual(first);
  });

  test('a first writing that failed leaves nothing to restore', async () => {
    const { host, port } = await staffWorkbook();
    const made = await planOf(port);
    for (let at = 0; at < 8; at += 1) {
      host.failAt(at, { halfway: 'GeneralException' });
      const sentence = await sentenceOf(port.write(sheetsOf(made), made.own));
      host.recover();
      if (sentence === 'done') break;
      expect(port.restorable()).toBeNull();
    }
  });

  test('a copy that the user named like our hidden ones stays, protected or not', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    const copy = host.workbook.copySheet(host.workbook.sheet('AST Summary'), 3);
    host.workbook.renameSheet(copy, 'AST before pay rise');
    copy.protection.protected = true;
    await writePlan(port, await planOf(port));
    await writePlan(port, await planOf(port));
    expect((await port.sheets()).map(({ name }) => name)).toContain('AST before pay rise');
  });

  test('Restore in a pane that knows less than the workbook asks to be chosen again', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    const other = await openSimulated(host);
    await writePlan(other.port, await planOf(other.port, { planYears: '5' }));
    const before = pictureOf(host);
    const sentence = await sentenceOf(port.restore());
    expect(sentence).toMatch(/^A plan was written or put back from another pane since\./);
    expect(pictureOf(host)).toEqual(before);
    await port.restore();
    expect(host.workbook.sheet('AST Summary').grid.cell(9, 0)?.value).not.toBe('2013-14');
  });

  test('Restore never touches a sheet of the user’s that has taken the name of ours', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    host.workbook.deleteSheet(host.workbook.sheet('AST Checks'));
    host.workbook.addSheet('AST Checks', [['my own checks']]);
    await port.restore();
    expect(host.workbook.sheet('AST Checks').grid.cell(0, 0)?.value).toBe('my own checks');
    expect((await port.sheets()).map(({ name }) => name)).toEqual(['Mine', 'Staff', 'Columns', 'AST Checks']);
  });

  test('Restore over sheets of which one was renamed and its name taken changes nothing, and says so', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    await writePlan(port, await planOf(port));
    host.workbook.renameSheet(host.workbook.sheet('AST Checks'), 'Old checks');
    host.workbook.addSheet('AST Checks', [['my own checks']]);
    const before = pictureOf(host);
    expect(await sentenceOf(port.restore())).toMatch(/^What was on “AST Checks” before can no longer be put back: the sheet is gone, or has another name\. Nothing was changed\.$/);
    expect(pictureOf(host)).toEqual(before);
  });

  test('sheets of the user’s with names like those of our hidden ones stay', async () => {
    const { host, port } = await staffWorkbook();
    const rows = Array.from({ length: 1300 }, (_, index) => (index === 1250 ? ['far down'] : []));
    host.workbook.addSheet('AST before merger', rows);
    host.workbook.addSheet('AST new 1');
    host.workbook.addSheet('AST new 2', [['mine']]);
    host.workbook.setVisibility(host.workbook.sheet('AST new 2'), 'Hidden');
    await writePlan(port, await planOf(port));
    await writePlan(port, await planOf(port));
    expect((await port.sheets()).map(({ name }) => name)).toEqual(expect.arrayContaining(['AST before merger', 'AST new 1', 'AST new 2']));
  });

  test('a change while the plan is being written stops it, and is kept', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    const made = await planOf(port);
    const before = pictureOf(host);
    const sentence = await sentenceOf(port.write(sheetsOf(made), made.own, undefined, () => Promise.reject(new ExcelRefusal('Changed', 'It changed.'))));
    expect(sentence).toBe('It changed. Nothing was changed: the workbook is as it was.');
    expect(pictureOf(host)).toEqual(before);
  });

  test('print settings that Excel refuses do not undo the plan, and are told', async () => {
    const { host, port } = await staffWorkbook();
    const made = await planOf(port);
    let notes: readonly string[] = [];
    for (let at = 0; notes.length === 0 && at < 12; at += 1) {
      host.failAt(at, { halfway: 'GeneralException' });
      notes = await port.write(sheetsOf(made), made.own).catch(() => []);
      host.recover();
    }
    expect(notes).toEqual([expect.stringMatching(/^The figures are written, but not all print settings and charts:/)]);
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.isFresh).toBe(true);
  });

  test.each<[string, (excel: StaffWorkbook, cell: (id: string) => string) => void]>([
    ['an assumption is changed', ({ host }, cell) => { host.workbook.edit('AST Assumptions', cell('policy'), '2'); }],
    ['an assumption is cleared', ({ host }, cell) => { host.workbook.edit('AST Assumptions', cell('planYears'), ''); }],
    ['an award is added below the table', ({ host }, cell) => { host.workbook.edit('AST Assumptions', cell('').replace('B', 'A'), 'award.2013'); host.workbook.edit('AST Assumptions', cell('award.2013'), '1'); }],
    ['a pay figure is changed', ({ host }) => { host.workbook.edit('AST Pay points', 'E5', 50_000); }],
  ])('a plan is out of date when %s', async (_name, change) => {
    const excel = await staffWorkbook();
    const { host, port } = excel;
    await writePlan(port, await planOf(port, { planYears: '4' }));
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.isFresh).toBe(true);
    const { grid } = host.workbook.sheet('AST Assumptions');
    const cell = (id: string): string => `B${String(1 + Array.from({ length: 40 }, (_, row) => row).findIndex((row) => row > 4 && (grid.cell(row, 0)?.value ?? '') === id))}`;
    change(excel, cell);
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.sentence).toMatch(/^Values on “AST Assumptions” or “AST Pay points” have changed/);
    // Planned and written, and changed once more.
    await writePlan(port, await planOf(port));
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.isFresh).toBe(true);
    host.workbook.edit('AST Assumptions', cell('policy'), '0');
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.isFresh).toBe(false);
  });

  test('edits on AST Assumptions are kept at the next plan, and win', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    const rows = host.workbook.sheet('AST Assumptions').grid;
    const row = Array.from({ length: 40 }, (_, index) => index).find((index) => rows.cell(index, 0)?.value === 'policy') ?? -1;
    host.workbook.edit('AST Assumptions', `B${String(row + 1)}`, '2');
    const made = await planOf(port);
    expect(made.planned.plan.settings.policy).toBe(2);
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.sentence).toMatch(/^Values on “AST Assumptions” or “AST Pay points” have changed since the plan of now/);
    await writePlan(port, made);
    expect(host.workbook.sheet('AST Assumptions').grid.cell(row, 1)?.value).toBe('2');
  });

  test('Cancel on the way leaves the workbook as it was', async () => {
    const { host, port } = await staffWorkbook();
    const made = await planOf(port);
    const before = pictureOf(host);
    class Stop extends Error {}
    await expect(port.write(sheetsOf(made), new Set(), (done) => { if (done > 0.5) throw new Stop('stopped'); })).rejects.toThrow('stopped');
    expect(pictureOf(host)).toEqual(before);
  });

  test('a copy that the user made of a sheet of ours stays theirs', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    host.workbook.copySheet(host.workbook.sheet('AST Summary'), 3);
    const copy = pictureOf(host).sheets.find(({ name }) => name === 'AST Summary (2)');
    expect(copy).toBeDefined();
    await writePlan(port, await planOf(port, { planYears: '5' }));
    await writePlan(port, await planOf(port, { planYears: '5' }));
    expect(pictureOf(host).sheets.find(({ name }) => name === 'AST Summary (2)')).toEqual(copy);
  });

  test('a sheet of the user’s that has a name of ours is left alone', async () => {
    const { host, port } = await staffWorkbook();
    host.workbook.addSheet('AST Summary', [['my own']]);
    await writePlan(port, await planOf(port));
    expect(host.workbook.sheet('AST Summary').grid.cell(0, 0)?.value).toBe('my own');
    expect((await port.sheets()).map(({ name }) => name)).toContain('AST Summary (2)');
  });
});

/** An Excel that does not wait for the user to leave a cell, but refuses. */
function withoutDelay(): SimulatedExcel {
  const host = new SimulatedExcel();
  host.requirementSets = {};
  return host;
}

describe('what may stand in the way ends in a sentence, and nothing is changed', () => {
  async function refused(prepare: (excel: StaffWorkbook) => void, isSecond = true): Promise<string> {
    const excel = await staffWorkbook();
    const { host, port } = excel;
    if (isSecond) await writePlan(port, await planOf(port));
    const made = await planOf(port);
    const own = await ownOf(port);
    prepare(excel);
    const before = pictureOf(host);
    const sentence = await sentenceOf(port.write(sheetsOf(made), own));
    expect(pictureOf(host)).toEqual(before);
    return sentence;
  }

  test.each<[string, (excel: StaffWorkbook) => void, RegExp]>([
    ['a protected sheet', ({ host }) => { host.workbook.sheet('AST Funding').protection.protected = true; }, /^The sheet “AST Funding” is protected, so it cannot be replaced\. Unprotect it under Review/],
    ['a protected structure', ({ host }) => { host.workbook.structure.protected = true; }, /^The structure of the workbook is protected, so no sheet can be added\./],
    ['a workbook for reading only', ({ host }) => { host.workbook.readOnly = true; }, /^The workbook is open for reading only/],
    ['a workbook that takes no changes', ({ host }) => { host.workbook.denyWrites = true; }, /^Excel does not allow the change/],
    ['a session that is over', ({ host }) => { host.failFrom(0, { status: STATUS.timedOut }); }, /^Excel has ended the session/],
  ])('%s', async (_name, prepare, sentence) => {
    expect(await refused(prepare)).toMatch(sentence);
  });

  test('a sheet of ours that was deleted or renamed meanwhile is no obstacle', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    const made = await planOf(port);
    host.workbook.deleteSheet(host.workbook.sheet('AST Funding'));
    host.workbook.renameSheet(host.workbook.sheet('AST Checks'), 'My checks');
    await port.write(sheetsOf(made), made.own);
    expect((await port.sheets()).filter(({ visible }) => visible).map(({ name }) => name).sort()).toEqual(['Mine', 'Staff', 'Columns', 'My checks', ...OWN].sort());
  });

  test('a protected copy that the user made of a sheet of ours is no obstacle', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    host.workbook.copySheet(host.workbook.sheet('AST Summary'), 3).protection.protected = true;
    await writePlan(port, await planOf(port));
    expect(host.workbook.sheet('AST Summary (2)').protection.protected).toBe(true);
  });

  test('Excel’s word that a sheet is gone is put plainly', async () => {
    const { host, port } = await staffWorkbook();
    host.failAt(3, { halfway: 'ItemNotFound' });
    expect(await sentenceOf(planOf(port))).toBe('A sheet or a table that was there a moment ago is gone or has another name. Read the sheet again.');
  });

  test('Excel is waited for while a cell is edited, and the user is told', async () => {
    const { host, port, waits } = await staffWorkbook(withoutDelay());
    host.cellEdit = true;
    const sheets = port.sheets();
    await host.endCellEdit(5);
    expect((await sheets).map(({ name }) => name)).toEqual(['Mine', 'Staff', 'Columns']);
    expect(waits).toEqual(['Excel waits until you finish the cell that you are editing: press Enter or Esc.', null]);
  });

  test('a cell that stays open ends in a sentence, and nothing is changed', async () => {
    const { host, port } = await staffWorkbook(withoutDelay());
    const made = await planOf(port);
    const before = pictureOf(host);
    host.cellEdit = true;
    expect(await sentenceOf(port.write(sheetsOf(made), made.own))).toBe('A cell is still being edited. Press Enter or Esc in that cell, then try again. Nothing was changed: the workbook is as it was.');
    expect(pictureOf(host)).toEqual(before);
  });

  test('where Excel itself waits for the cell, the user is told after a while', async () => {
    const { host, port, waits } = await staffWorkbook(new SimulatedExcel(), 10);
    waits.length = 0;
    host.cellEdit = true;
    const sheets = port.sheets();
    await host.endCellEdit(60);
    await sheets;
    expect(waits).toEqual(['Excel has not answered for a while. If you are editing a cell, press Enter or Esc in it.', null]);
  });

  test('a change by somebody else between reading and writing is noticed', async () => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.isFresh).toBe(true);
    host.workbook.edit('Staff', 'D5', 'AST 12');
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.sentence).toBe('“Staff” has changed since the plan of now: the figures on the AST sheets are out of date. Plan again to bring them up to date.');
    host.workbook.renameSheet(host.workbook.sheet('Staff'), 'People');
    expect((await earlierPlan(port, WAYS_TO_SAY, atOnce))?.sentence).toBe('The plan on the AST sheets was made from “Staff”, which is no longer there under that name.');
  });
});
