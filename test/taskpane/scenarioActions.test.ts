import { describe, expect, test } from '@jest/globals';
import { atOnce } from '../../src/domain/work';
import { Planner } from '../../src/taskpane/planner';
import { isEdited } from '../../src/workbook/scenarios/scenario';
import type { ScenarioShelf } from '../../src/workbook/scenarios/shelf';
import { shelfOf } from '../../src/workbook/scenarios/workbookShelf';
import type { SimulatedExcel } from '../host/host';
import { openSimulated } from '../support/excel';
import { pictureOf, staffWorkbook, type Picture, type StaffWorkbook } from '../support/staffWorkbook';

interface Opened extends StaffWorkbook {
  readonly planner: Planner;
  /** The scenarios as they stand in the workbook. */
  readonly shelf: () => Promise<ScenarioShelf>;
  readonly states: () => Promise<[string, boolean][]>;
  readonly said: () => string;
}

/** The pane with the staff list read; and written, where that is asked. */
async function opened(isWritten = false, host?: SimulatedExcel): Promise<Opened> {
  const excel = host === undefined ? await staffWorkbook() : { ...await openSimulated(host), host };
  let minutes = 0;
  const planner = new Planner(excel.port, { version: 'test', now: () => `2026-01-02 03:${String(minutes += 1).padStart(2, '0')}` });
  await planner.open();
  await planner.choose({ sheet: 'Staff', part: null });
  // Formulas are tested elsewhere; here they would be calculated over and over.
  await planner.setFigures('values');
  if (isWritten) await planner.write();
  const shelf = (): Promise<ScenarioShelf> => shelfOf(excel.port, atOnce);
  return { ...excel, planner, shelf, states: async () => (await shelf()).scenarios.map(({ name, isApproved }) => [name, isApproved]), said: () => planner.getState().message?.text ?? '' };
}

function withoutScenarios({ sheets }: Picture): unknown[] {
  return sheets.filter(({ name, visibility }) => !name.startsWith('AST Scenarios') && visibility === 'Visible');
}

const RESTORE = 'Restore takes back this change, and no longer the last plan.';

describe('saved plans in the pane', () => {
  test('saving writes “AST Scenarios” and no other sheet, with a plan there or without', async () => {
    for (const isWritten of [false, true]) {
      const { host, planner, states, said, shelf } = await opened(isWritten);
      const before = withoutScenarios(pictureOf(host));
      await planner.scenarios.save('  As now ', false);
      expect(said()).toBe(`Saved as “As now”. ${RESTORE}`);
      expect(await states()).toEqual([['As now', false]]);
      expect(withoutScenarios(pictureOf(host))).toEqual(before);
      expect(planner.getState().scenarios).toEqual(await shelf());
      expect([planner.getState().restorable, host.notImplemented]).toEqual([{ putBack: [], takeAway: ['AST Scenarios'] }, []]);
    }
  });

  test('planning and writing again keeps every scenario to the checksum', async () => {
    const { planner, shelf, said, host } = await opened(true);
    await planner.scenarios.save('As now', false);
    await planner.setValue('policy', '2');
    await planner.scenarios.save('Two points', false);
    await planner.scenarios.approve('As now', false);
    const before = await shelf();
    expect(before.scenarios.map(({ name, settings }) => [name, settings.find(({ id }) => id === 'policy')?.value])).toEqual([['As now', '1'], ['Two points', '2']]);
    await planner.setValue('policy', '0');
    await planner.write();
    expect(said()).toMatch(/^Written: \d+ sheets\. Your own sheets were not changed\.$/);
    expect([(await shelf()).scenarios, before.scenarios.some(isEdited)]).toEqual([before.scenarios, false]);
    expect(host.workbook.sheets.filter(({ name }) => name.startsWith('AST Scenarios'))).toHaveLength(1);
  });

  test('a taken name, an approved scenario, a second approval: refused in a sentence, with the way out', async () => {
    const { planner, states, said, host } = await opened();
    await planner.scenarios.save('As now', false);
    const before = pictureOf(host);
    await planner.scenarios.save('AS NOW', false);
    expect([said(), planner.getState().scenarioAsk]).toEqual(['There is a scenario “As now” already, saved 2026-01-02 03:04. Save under another name, or replace it with the button “Replace”.', { wayOut: 'replace', name: 'AS NOW' }]);
    await planner.scenarios.save('', false);
    expect([said(), planner.getState().scenarioAsk]).toEqual(['The scenario needs a name, such as “As now” or “Two points a year”.', null]);
    expect(pictureOf(host)).toEqual(before);
    await planner.scenarios.save('as now', true);
    expect(said()).toMatch(/^Saved as “as now”, in place of that of 2026-01-02 03:04\. /);
    await planner.scenarios.approve('as now', false);
    await planner.scenarios.save('As now', true);
    expect(said()).toBe('“as now” is approved, so it is not overwritten. Save under another name, or lift the approval first with the button “Lift approval”.');
    await planner.scenarios.delete('as now');
    expect(said()).toBe('“as now” is approved, so it is not deleted. Lift the approval first with the button “Lift approval”.');
    await planner.scenarios.save('Other', false);
    await planner.scenarios.approve('Other', false);
    expect([said(), planner.getState().scenarioAsk]).toEqual(['“as now” is approved, and only one scenario is at a time. To approve “Other” in its place, say so with the button “Approve in its place”.', { wayOut: 'instead', name: 'Other' }]);
    expect(await states()).toEqual([['as now', true], ['Other', false]]);
    await planner.scenarios.approve('Other', true);
    expect(said()).toBe(`Approved: “Other”. No longer approved: “as now”. ${RESTORE}`);
    await planner.scenarios.unlock('Other');
    await planner.scenarios.delete('Other');
    expect(await states()).toEqual([['as now', false]]);
  });

  test('Restore takes back what was done last to the scenarios, and leaves the plan alone', async () => {
    const { host, planner, states, said } = await opened(true);
    await planner.scenarios.save('As now', false);
    const before = withoutScenarios(pictureOf(host));
    const scenarios = JSON.stringify(pictureOf(host).sheets.find(({ name }) => name === 'AST Scenarios'));
    await planner.scenarios.delete('As now');
    expect([await states(), planner.getState().restorable]).toEqual([[], { putBack: ['AST Scenarios'], takeAway: [] }]);
    await planner.restore();
    expect([await states(), said()]).toEqual([[['As now', false]], 'Put back: the AST sheets are as they were before the last writing.']);
    expect(withoutScenarios(pictureOf(host))).toEqual(before);
    expect(JSON.stringify(pictureOf(host).sheets.find(({ name }) => name === 'AST Scenarios'))).toBe(scenarios);
    expect(planner.getState().restorable).toBeNull();
  });

  test('Restore after a plan brings the plan before it back, chart and names and all, though scenarios were saved in between', async () => {
    const { host, planner, states } = await opened(true);
    await planner.scenarios.save('As now', false);
    const before = pictureOf(host);
    await planner.setValue('policy', '2');
    await planner.write();
    await planner.restore();
    expect(await states()).toEqual([['As now', false]]);
    const visible = ({ sheets }: Picture): unknown[] => sheets.filter(({ visibility }) => visibility === 'Visible');
    expect(visible(pictureOf(host))).toEqual(visible(before));
    expect({ ...pictureOf(host), sheets: [] }).toEqual({ ...before, sheets: [] });
  });

  test('where the staff list changed since the preview, it is shown anew and nothing is saved', async () => {
    const { host, planner, states, said } = await opened();
    const cell = host.workbook.sheet('Staff').grid;
    const column = Array.from({ length: 30 }, (_, index) => index).find((index) => cell.cell(0, index)?.value === 'FTE' || cell.cell(3, index)?.value === 'FTE');
    expect(column).toBeDefined();
    const letter = String.fromCharCode(65 + (column ?? 0));
    const row = Array.from({ length: 12 }, (_, index) => index).find((index) => cell.cell(index, 0)?.value === 'P1') ?? 0;
    host.workbook.edit('Staff', `${letter}${String(row + 1)}`, 0.5);
    await planner.scenarios.save('As now', false);
    expect([said().includes('changed since this preview was made'), await states()]).toEqual([true, []]);
    await planner.scenarios.save('As now', false);
    expect(await states()).toEqual([['As now', false]]);
  });

  test('somebody else’s change of the saved plans at the same moment is not written over', async () => {
    const { host, planner, states, said } = await opened();
    await planner.scenarios.save('As now', false);
    const { grid } = host.workbook.sheet('AST Scenarios');
    const row = Array.from({ length: 60 }, (_, index) => index).find((index) => grid.cell(index, 0)?.value === 'As now') ?? 0;
    for (const action of [() => planner.scenarios.approve('As now', false), () => planner.scenarios.save('Other', false), () => planner.write()]) {
      let isTyped = false;
      const end = planner.subscribe(() => {
        if (isTyped || planner.getState().busy?.text.startsWith('Writing') !== true) return;
        isTyped = true;
        host.workbook.edit('AST Scenarios', `F${String(row + 1)}`, `typed ${String(Math.trunc(host.log.requests))}`);
      });
      await action();
      end();
      expect([isTyped, /^(Somebody changed|The staff sheet or the assumptions changed)/.test(said())]).toEqual([true, true]);
      expect(grid.cell(row, 5)?.value).toEqual(expect.stringMatching(/^typed /));
      expect(await states()).toEqual([['As now', false]]);
    }
  });

  test('what is typed on the sheet is looked up again, and found to be changed', async () => {
    const { host, planner, said } = await opened();
    await planner.scenarios.save('As now', false);
    const { grid } = host.workbook.sheet('AST Scenarios');
    const row = Array.from({ length: 80 }, (_, index) => 79 - index).find((index) => grid.cell(index, 0)?.value === 'As now') ?? 0;
    expect(planner.getState().scenarios).not.toBeNull();
    host.workbook.edit('AST Scenarios', `G${String(row + 1)}`, 1);
    await new Promise<void>((resolve) => {
      const look = (): void => { if (planner.getState().scenarios === null) resolve(); };
      planner.subscribe(look);
      look();
    });
    expect(planner.getState().scenarios).toBeNull();
    await planner.scenarios.look();
    expect(planner.getState().scenarios?.problems.map(({ found }) => found)).toEqual(['“As now”, changed by hand']);
    await planner.scenarios.approve('As now', false);
    expect(said()).toMatch(/^“As now” is not approved, because what was saved was changed by hand/);
  });

  test('a failure of Excel in the midst of saving leaves the workbook as it was, scenarios and all', async () => {
    const { host, planner, said, states } = await opened(true);
    await planner.scenarios.save('As now', false);
    const before = pictureOf(host);
    planner.subscribe(() => { if (planner.getState().busy?.text.startsWith('Writing') === true) host.failFrom(0, { halfway: 'GeneralException' }); });
    await planner.scenarios.delete('As now');
    host.recover();
    expect(said()).toMatch(/as (it was|they were)\./);
    expect([pictureOf(host).sheets.filter(({ visibility }) => visibility === 'Visible'), await states()]).toEqual([before.sheets.filter(({ visibility }) => visibility === 'Visible'), [['As now', false]]]);
  });

  test('another pane on the same workbook finds the scenarios, without a staff list read', async () => {
    const { host, planner, close } = await opened();
    await planner.scenarios.save('As now', false);
    close();
    const excel = await openSimulated(host);
    const other = new Planner(excel.port, { version: 'test', now: () => 'later' });
    await other.open();
    await other.scenarios.look();
    expect([other.getState().made, other.getState().scenarios?.scenarios.map(({ name }) => name)]).toEqual([null, ['As now']]);
    await other.scenarios.approve('As now', false);
    expect(other.getState().scenarios?.scenarios.map(({ isApproved, approvedAt }) => [isApproved, approvedAt])).toEqual([[true, 'later']]);
  });
});
