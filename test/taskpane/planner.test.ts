import { describe, expect, test } from '@jest/globals';
import { Planner } from '../../src/taskpane/planner';
import { SimulatedExcel } from '../host/host';
import { openSimulated } from '../support/excel';
import { pictureOf, staffWorkbook } from '../support/staffWorkbook';

interface Opened {
  readonly host: SimulatedExcel;
  readonly planner: Planner;
}

async function opened(host?: SimulatedExcel): Promise<Opened> {
  const excel = host === undefined ? await staffWorkbook() : { ...await openSimulated(host), host };
  const planner = new Planner(excel.port, { version: 'test', now: () => 'now' });
  await planner.open();
  return { host: excel.host, planner };
}

/** A list whose heading of the point is not known, and which names no area. */
function unusual(): SimulatedExcel {
  const host = new SimulatedExcel();
  host.workbook.addSheet('Staff', [['Name', 'Role', 'Spine pt. now', 'FTE'], ['A. Marlow', 'AST', 'AST 11', 1], ['B. Okafor', 'AST', 'AST 5', 1]]);
  return host;
}

describe('what the pane does', () => {
  test('a mapping and an area that were written can be taken back', async () => {
    const { host, planner } = await opened(unusual());
    await planner.useThisSheet();
    await planner.mapHeading('Spine pt. now', 'Point');
    await planner.setArea('Fringe');
    expect(planner.getState().made?.planned.plan.posts.map(({ post }) => post.area)).toEqual(['Fringe', 'Fringe']);
    await planner.write();
    expect(planner.getState().message?.intent).toBe('success');
    await planner.setArea(null);
    expect(planner.getState().made?.planned.plan.posts).toEqual([]);
    await planner.setArea('Rest');
    await planner.mapHeading('Spine pt. now', null);
    await planner.readAgain();
    expect(planner.getState().made?.planned.plan.posts ?? []).toEqual([]);
    expect(planner.getState().mapping.size).toBe(0);
    expect(host.notImplemented).toEqual([]);
  });

  test('a second press while something is going on does nothing', async () => {
    const { host, planner } = await opened();
    await planner.useThisSheet();
    await planner.choose({ sheet: 'Staff', part: null });
    const first = planner.write();
    await Promise.all([first, planner.write(), planner.restore()]);
    expect(host.workbook.sheets.map(({ name }) => name).filter((name) => name.startsWith('AST '))).toHaveLength(12);
    expect(planner.getState().message?.text).toBe('Written: 12 sheets. Your own sheets were not changed.');
  });

  test('figures are written as formulas, as values where that is asked, and as formulas again', async () => {
    const { host, planner } = await opened();
    await planner.choose({ sheet: 'Staff', part: null });
    const formulas = (): number => host.workbook.sheets.filter(({ name }) => name.startsWith('AST ') && !name.startsWith('AST before')).reduce((sum, { grid }) => {
      const used = grid.usedRect(true);
      return sum + Array.from({ length: (used?.bottom ?? -1) + 1 }, (_, row) => Array.from({ length: (used?.right ?? -1) + 1 }, (__, column) => grid.cell(row, column)?.formula)).flat().filter((formula) => formula !== null && formula !== undefined).length;
    }, 0);
    const figure = (): unknown => host.workbook.sheet('AST Projection').grid.cell(4, 7)?.value;
    await planner.write();
    expect([formulas() > 1000, figure()]).toEqual([true, 47134.58]);
    await planner.setFigures('values');
    await planner.write();
    expect([formulas(), figure(), planner.getState().made?.planned.live]).toEqual([0, 47134.58, false]);
    await planner.readAgain();
    expect([planner.getState().figures, planner.getState().made?.planned.live]).toEqual(['values', false]);
    await planner.setFigures(null);
    expect(planner.getState().made?.planned.live).toBe(true);
  });

  test('what somebody types on AST Assumptions while a plan is written is kept, and stops it', async () => {
    const { host, planner } = await opened();
    await planner.choose({ sheet: 'Staff', part: null });
    await planner.setFigures('values');
    await planner.write();
    const { grid } = host.workbook.sheet('AST Assumptions');
    const row = Array.from({ length: 40 }, (_, index) => index).findIndex((index) => grid.cell(index, 0)?.value === 'policy');
    let isTyped = false;
    planner.subscribe(() => {
      if (isTyped || planner.getState().busy?.text !== 'Writing the AST sheets …') return;
      isTyped = true;
      host.workbook.edit('AST Assumptions', `B${String(row + 1)}`, '2');
    });
    await planner.write();
    expect(planner.getState().message?.text).toMatch(/^The staff sheet or the assumptions changed while the plan was being written\./);
    expect(grid.cell(row, 1)?.value).toBe('2');
    await planner.readAgain();
    expect(planner.getState().made?.planned.plan.settings.policy).toBe(2);
  });

  test('a plan that is written counts as written, also where a look at it fails afterwards', async () => {
    const { host, planner } = await opened();
    await planner.choose({ sheet: 'Staff', part: null });
    planner.subscribe(() => { if (planner.getState().message?.text.startsWith('Written') === true) host.failFrom(0, { halfway: 'GeneralException' }); });
    await planner.write();
    expect(planner.getState().message?.text).toMatch(/^The sheets are written\. /);
    expect(planner.getState().restorable?.takeAway).toHaveLength(12);
    host.recover();
    await planner.readAgain();
    expect(planner.getState().message).toBeNull();
  });

  test('of many selections in a row only the last is looked up, and sorted rows are not explained as others', async () => {
    const { host, planner } = await opened();
    await planner.choose({ sheet: 'Staff', part: null });
    await planner.write();
    host.workbook.activate(host.workbook.sheet('AST Projection'));
    const before = host.log.requests;
    await Promise.all(Array.from({ length: 30 }, (_, index) => {
      host.workbook.select('AST Projection', `H${String(5 + (index % 9))}`);
      return planner.explainSelection();
    }));
    expect(host.log.requests - before).toBeLessThan(15);
    expect(planner.getState().explained?.explanation?.of).toBe('Post P1 (Alice Marlow), 2011-12');
    host.workbook.edit('AST Projection', 'A7', 'P3');
    await planner.explainSelection();
    expect(planner.getState().explained).toMatchObject({ explanation: null, note: expect.stringMatching(/^The rows of this table no longer stand as they were written/) });
  });

  test('Cancel while reading leaves all as it was', async () => {
    const { host, planner } = await opened();
    const before = pictureOf(host);
    planner.subscribe(() => { if (planner.getState().busy?.text === 'Reading the staff list …') planner.cancel(); });
    await planner.choose({ sheet: 'Staff', part: null });
    expect(planner.getState().message).toEqual({ intent: 'info', text: 'Stopped. Nothing was changed.' });
    expect(pictureOf(host)).toEqual(before);
  });
});
