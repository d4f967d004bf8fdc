/** Functions in the user's cells, in the built pane; and the page that the functions run in. */
import { expect, test } from '@jest/globals';
import { SimulatedExcel } from '../host/host';
import { describeInBrowser, paneOver } from './inBrowser';

function workbook(): SimulatedExcel {
  const host = new SimulatedExcel();
  // The simulation calculates no functions of add-ins.
  host.workbook.calculation.settle = () => undefined;
  host.workbook.addSheet('Mine', [['Date', 'Pay'], [40_057, '=AST.PAY("Rest","AST",11,A2)'], [40_057, '=AST.GRANT(1,12)'], [40_057, '=AST.GRANT(2,12)']]);
  host.workbook.select('Mine', 'A1:B4');
  return host;
}

const formulas = (host: SimulatedExcel): unknown[] => [1, 2, 3].map((row) => host.workbook.sheet('Mine').grid.cell(row, 1)?.formula);

describeInBrowser('functions in the selected cells', () => {
  test('are turned after it was said how many cells of which sheet change, and come back', async () => {
    const host = workbook();
    const before = formulas(host);
    const pane = await paneOver(host, { view: 'explain' });
    await pane.press('Look at the selected cells');
    await pane.frame.getByText('2 cells of “Mine” will change').waitFor();
    await pane.frame.getByText('B4 stays as it is: the FTE is 2, which the function itself cannot use.').waitFor();
    expect(formulas(host)).toEqual(before);
    await pane.press('Turn 2 cells into plain formulas');
    await pane.frame.getByText('Turned: 2 cells of “Mine” hold plain formulas now.').waitFor();
    expect(formulas(host)).toEqual([expect.stringMatching(/^=INDEX\(\{43695,/), '=(ROUND(ROUND(1550000*1*12/12,6),0)/100)', '=AST.GRANT(2,12)']);
    await pane.press('Restore the formulas of 2 cells');
    await pane.frame.getByText('Put back: the old formulas of 2 cells.').waitFor();
    expect(formulas(host)).toEqual(before);
    expect(pane.complaints).toEqual([]);
  });

  test('where there are none, or the sheet is protected, a sentence says so', async () => {
    const host = workbook();
    const pane = await paneOver(host, { view: 'explain' });
    host.workbook.select('Mine', 'A1:A3');
    await pane.press('Look at the selected cells');
    await pane.frame.getByText('None of the selected cells of “Mine” holds a function such as AST.PAY that can be turned.').waitFor();
    host.workbook.select('Mine', 'B2');
    await pane.press('Look at the selected cells');
    host.workbook.sheet('Mine').protection.protected = true;
    await pane.press('Turn 1 cell into plain formulas');
    await pane.frame.getByText('“Mine” is protected, and nothing was changed.').waitFor();
  });
});

describeInBrowser('the page of the functions', () => {
  test('loads Microsoft’s runtime and the script under its own policy, and nothing else', async () => {
    const pane = await paneOver(workbook(), { view: 'plan' });
    const requests: string[] = [];
    const page = await pane.page.context().newPage();
    page.on('request', (request) => { requests.push(request.url().replace(/^.*\//, '')); });
    await page.goto(new URL('functions.html', pane.frame.url()).href);
    await page.waitForFunction('typeof CustomFunctions === "object" && Object.keys(CustomFunctions._association.mappings).length > 0');
    expect(await page.evaluate('Object.keys(CustomFunctions._association.mappings)')).toEqual(['PAY', 'RANGE', 'NEXTPOINT', 'REVERT', 'ONCOST', 'GRANT', 'SDG']);
    expect(requests.slice(0, 3)).toEqual(['functions.html', 'custom-functions-runtime.js', 'functions.js']);
    expect(pane.complaints.filter((complaint) => complaint.includes('Content Security Policy'))).toEqual([]);
  });
});
