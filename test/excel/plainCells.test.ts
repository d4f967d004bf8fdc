import { beforeEach, describe, expect, test } from '@jest/globals';
import { openFormulaCells } from '../../src/excel';
import { lookAtSelected, restorableFormulas, restoreFormulas, turnIntoPlain } from '../../src/taskpane/plainCells';
import type { FormulaCells } from '../../src/workbook/formulaCells';
import { openDesktop, type Desktop } from '../host/desktopBridge';
import { SimulatedExcel } from '../host/host';

const PAY = '=AST.PAY("Rest","AST",11,A2)*2';
const PLAIN = '=INDEX({43695,44790,45888,46944,48024,48024,48024},MATCH(YEAR(EDATE(N(A2),4))-1,{2006,2007,2008,2009,2010,2011,2012},0))*2';
const GRANT = '=AST.GRANT(1,12)';

let host: SimulatedExcel;
let desktop: Desktop;
let cells: FormulaCells;

beforeEach(async () => {
  host = new SimulatedExcel();
  // The simulation calculates no functions of add-ins: cells show what a test puts into them.
  host.workbook.calculation.settle = () => undefined;
  host.workbook.addSheet('Mine', [['Date', 'Pay', 'Other'], [40_057, PAY, '=SUM(A2:A3)'], [40_057, GRANT, 'text'], [1, '=AST.PAY("Wales","AST",11,A2)', '="AST.PAY(1)"']]);
  desktop = await openDesktop(host);
  const { Excel, Office, OfficeExtension } = desktop;
  Object.assign(globalThis, { Excel, Office, OfficeExtension });
  cells = openFormulaCells(() => undefined, { longest: 60, pause: 10, notice: 5000 });
});

const formula = (row: number, column: number): unknown => host.workbook.sheet('Mine').grid.cell(row - 1, column - 1)?.formula ?? host.workbook.sheet('Mine').grid.cell(row - 1, column - 1)?.value;

async function select(address: string): Promise<void> {
  await desktop.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Mine').getRange(address).select();
    await context.sync();
  });
}

/** The figure that Excel shows in a cell, which the simulation does not work out itself. */
function shows(row: number, column: number, value: number | { error: string }): void {
  const { grid } = host.workbook.sheet('Mine');
  const cell = grid.cell(row - 1, column - 1);
  if (cell !== undefined) grid.put(row - 1, column - 1, value, cell.formula, cell.format);
}

describe('functions in selected cells', () => {
  test('looking changes nothing, and says what would change and what would stay', async () => {
    await select('A1:C4');
    const plan = await lookAtSelected(cells);
    expect(plan).toMatchObject({ sheet: 'Mine', changes: [{ row: 2, column: 2, from: PAY, to: PLAIN }, { row: 3, column: 2, from: GRANT, to: '=(ROUND(ROUND(1550000*1*12/12,6),0)/100)' }] });
    expect(plan.stays).toEqual(['B4 stays as it is: the area is "Wales", which the function itself cannot use.']);
    expect([formula(2, 2), formula(3, 2)]).toEqual([PAY, GRANT]);
  });

  test('only what is selected changes, and all else of a formula stays', async () => {
    await select('B2');
    expect(await turnIntoPlain(cells, await lookAtSelected(cells))).toEqual({ turned: 1, stays: [] });
    expect([formula(2, 1), formula(2, 2), formula(2, 3), formula(3, 2), formula(4, 2)]).toEqual([40_057, PLAIN, '=SUM(A2:A3)', GRANT, '=AST.PAY("Wales","AST",11,A2)']);
    expect(host.notImplemented).toEqual([]);
  });

  test('whole columns may be selected, and a selection without cells in use holds nothing', async () => {
    await select('B:B');
    expect((await lookAtSelected(cells)).changes).toHaveLength(2);
    await select('H9');
    expect(await lookAtSelected(cells)).toMatchObject({ changes: [], stays: [] });
  });

  test('the old formulas come back, also from another pane', async () => {
    await select('A1:C4');
    await turnIntoPlain(cells, await lookAtSelected(cells));
    const later = openFormulaCells(() => undefined);
    expect(await restorableFormulas(later)).toBe(2);
    expect(await restoreFormulas(later)).toBe('Put back: the old formulas of 2 cells.');
    expect([formula(2, 2), formula(3, 2)]).toEqual([PAY, GRANT]);
    expect(await restorableFormulas(later)).toBe(0);
  });

  test('cells turned one after the other come back together, to what they were at first', async () => {
    await select('B2');
    await turnIntoPlain(cells, await lookAtSelected(cells));
    await select('B3');
    await turnIntoPlain(cells, await lookAtSelected(cells));
    expect(await restorableFormulas(cells)).toBe(2);
    await restoreFormulas(cells);
    expect([formula(2, 2), formula(3, 2)]).toEqual([PAY, GRANT]);
  });

  test('a cell that somebody changed since stays as it is, and is named', async () => {
    await select('B2:B3');
    await turnIntoPlain(cells, await lookAtSelected(cells));
    await desktop.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Mine').getRange('B3').formulas = [['=1+1']];
      await context.sync();
    });
    expect(await restoreFormulas(cells)).toBe('Put back: the old formulas of 1 cell. Left as they are, because they were changed since: B3 of “Mine”.');
    expect([formula(2, 2), formula(3, 2)]).toEqual([PAY, '=1+1']);
  });

  test('a protected sheet is refused with a sentence, and nothing is changed', async () => {
    await select('B2');
    const plan = await lookAtSelected(cells);
    host.workbook.sheet('Mine').protection.protected = true;
    await expect(turnIntoPlain(cells, plan)).rejects.toThrow('“Mine” is protected, and nothing was changed. Unprotect it under Review, Unprotect Sheet, and try again.');
    host.workbook.sheet('Mine').protection.protected = false;
    expect([formula(2, 2), await restorableFormulas(cells)]).toEqual([PAY, 0]);
  });

  test('a cell that changed after it was looked at is not overwritten', async () => {
    await select('B2:B3');
    const plan = await lookAtSelected(cells);
    host.workbook.sheet('Mine').grid.put(1, 1, 5, null, host.workbook.sheet('Mine').grid.formatAt(1, 1));
    await expect(turnIntoPlain(cells, plan)).rejects.toThrow('Some of the cells changed since they were looked at, and nothing was done.');
    expect([formula(2, 2), formula(3, 2)]).toEqual([5, GRANT]);
  });

  test('a cell whose figure is another afterwards gets its old formula back', async () => {
    shows(2, 2, 93_888);
    await select('B2:B3');
    const plan = await lookAtSelected(cells);
    // The simulation works out no formula: what is newly written shows 0.
    expect(await turnIntoPlain(cells, plan)).toEqual({ turned: 1, stays: ['B2 stays as it is: the plain formula gave another figure.'] });
    expect(formula(2, 2)).toBe(PAY);
    expect(await restorableFormulas(cells)).toBe(1);
  });

  test('a cell that shows an error stays as it is', async () => {
    shows(3, 2, { error: '#N/A' });
    await select('B3');
    expect(await lookAtSelected(cells)).toMatchObject({ changes: [], stays: ['B3 stays as it is: it shows #N/A now.'] });
  });

  test('where the workbook cannot keep the old formulas, nothing is changed', async () => {
    const { grid } = host.workbook.sheet('Mine');
    for (let row = 10; row < 1500; row += 1) grid.put(row, 1, 0, `=AST.PAY("Rest","AST",${String((row % 18) + 1)},A2)`, grid.formatAt(row, 1));
    await select('B11:B1500');
    const plan = await lookAtSelected(cells);
    expect(plan.changes).toHaveLength(1490);
    await expect(turnIntoPlain(cells, plan)).rejects.toThrow('The workbook cannot keep so many old formulas for Restore, and nothing was changed. Select fewer cells at a time.');
    expect([formula(11, 2), await restorableFormulas(cells)]).toEqual(['=AST.PAY("Rest","AST",11,A2)', 0]);
  });

  test('a failure in the midst of writing leaves what is needed to put everything back', async () => {
    await select('B2:B3');
    const plan = await lookAtSelected(cells);
    host.failAt(1, { halfway: 'GeneralException' });
    await expect(turnIntoPlain(cells, plan)).rejects.toThrow('Excel could not do it');
    expect(await restoreFormulas(cells)).toBe('Put back: the old formulas of 2 cells.');
    expect([formula(2, 2), formula(3, 2)]).toEqual([PAY, GRANT]);
  });
});
