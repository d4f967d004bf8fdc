/** The whole way through the built pane in one workbook, as a bursar goes it. */
import { expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { SimulatedExcel } from '../host/host';
import { describeInBrowser, paneOver, rowsOf, SHEETS_WRITTEN } from './inBrowser';
import type { Pane } from './openPane';

function schoolsWorkbook(): SimulatedExcel {
  const host = new SimulatedExcel();
  host.workbook.addSheet('Budget 2009', [['Heading', 'Amount'], ['Teachers', 1_250_000], ['Share', { value: 0.5, formula: '=B2/2500000', numberFormat: '0%' }]]);
  host.workbook.addSheet('Notes', [['Ring the authority on Monday']]);
  return host;
}

/** All that is on the sheets of these names, as plain data. */
function pictures(host: SimulatedExcel, names: readonly string[]): unknown[] {
  return host.workbook.snapshot().sheets.filter(({ name }) => names.includes(String(name)));
}

/** The workbook but for what the add-in keeps in its settings, and which sheet is in front. */
function workbookPicture(host: SimulatedExcel): unknown {
  const { sheets, names, structureProtected, properties } = host.workbook.snapshot();
  return { sheets, names, structureProtected, properties };
}

function yearRow({ frame }: Pane, year: string): Locator {
  return frame.locator('table.money tbody tr', { hasText: year }).first();
}

async function figures(pane: Pane, year: string): Promise<string[]> {
  return yearRow(pane, year).locator('td').allInnerTexts();
}

async function withSample(): Promise<Pane> {
  const pane = await paneOver(schoolsWorkbook());
  await pane.press('Insert sample data');
  return pane;
}

describeInBrowser('the whole way', () => {
  test('the first screen says in a few lines what the pane does, and offers two ways to begin', async () => {
    const pane = await paneOver(schoolsWorkbook());
    const text = await pane.text();
    for (const words of ['What your AST posts cost, and who pays', 'Only when you press “Write” are sheets added', 'Your own sheets are never changed', 'Nothing you read or plan leaves this computer']) expect(text).toContain(words);
    expect(await pane.frame.locator('main button').allInnerTexts()).toEqual(['Use this sheet', 'Insert sample data']);
    expect(workbookPicture(pane.host)).toEqual(workbookPicture(schoolsWorkbook()));
  });

  test('the sample comes as two new sheets, is read, and its preview shows the figures; nothing else in the workbook changes', async () => {
    const pane = await withSample();
    const { host } = pane;
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(['Budget 2009', 'Notes', 'Staff', 'Columns']);
    expect(host.workbook.activeSheet.name).toBe('Staff');
    expect(pictures(host, ['Budget 2009', 'Notes'])).toEqual(pictures(schoolsWorkbook(), ['Budget 2009', 'Notes']));
    expect(await pane.text()).toContain('4 AST posts understood, none left out, 5 other staff.');
    expect(await figures(pane, '2009-10')).toEqual(['170,442.37', '120,479.97', '44,050.00', '5,912.40']);
    expect(await pane.text()).toContain('All 18 checks of the plan are zero.');
    await pane.openDetails('P1 Alice Marlow');
    await pane.frame.getByText('2009-10: cost £63,982.93, grant £15,500, school pays £5,182.56').waitFor();
  });

  test('writing adds twelve sheets and leads to them; the user’s own stay as they were', async () => {
    const pane = await withSample();
    const { host } = pane;
    const own = pictures(host, ['Budget 2009', 'Notes', 'Staff', 'Columns']);
    await pane.press('Write the AST sheets');
    expect(await pane.text()).toContain('Written: 12 sheets. Your own sheets were not changed.');
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual(['Budget 2009', 'Notes', 'Staff', 'Columns', ...SHEETS_WRITTEN]);
    expect(pictures(host, ['Budget 2009', 'Notes', 'Staff', 'Columns'])).toEqual(own);
    const summary = rowsOf(host, 'AST Summary').find(([year]) => year === '2009-10');
    expect(summary).toEqual(expect.arrayContaining([170_442.37, 120_479.97, 44_050, 5_912.4]));
    await pane.press('OK');
    expect(await pane.text()).not.toContain('Written: 12 sheets.');
    for (const name of ['AST Projection', 'AST Checks']) {
      await pane.press(`Go to ${name}`);
      expect(host.workbook.activeSheet.name).toBe(name);
    }
    expect([host.notImplemented, pane.web.unknownMessages, pane.complaints]).toEqual([[], [], []]);
  });

  test('a figure is explained step by step with its rules, and the pane follows the selection', async () => {
    const pane = await withSample();
    const { workbook } = pane.host;
    await pane.press('Write the AST sheets');
    workbook.select('Budget 2009', 'B2');
    await pane.press('Explain');
    await pane.frame.getByText('Select a figure on one of the AST sheets').waitFor();
    workbook.select('AST Projection', 'H5');
    await pane.frame.getByRole('heading', { name: 'Post P1 (Alice Marlow), 2009-10' }).waitFor();
    await pane.settled();
    const text = await pane.text();
    expect(text).toContain('Salary: £47,134.58');
    expect(text).toContain('1 April 2009 to 31 August 2009 on AST 11 at £45,888 a year (reconstructed)');
    expect(await pane.frame.locator('summary').allInnerTexts()).toEqual(['Rule PAY-2', 'Rule PAY-12']);
    await pane.openDetails('Rule PAY-2');
    expect((await pane.frame.locator('blockquote').first().innerText()).length).toBeGreaterThan(20);
    workbook.select('AST Projection', 'T6');
    await pane.frame.getByRole('heading', { name: 'Post P1 (Alice Marlow), 2010-11' }).waitFor();
    await pane.settled();
    expect(await pane.text()).toContain('Grant: £15,500');
    workbook.select('AST Projection', 'A1');
    await pane.frame.getByText('This cell holds no figure of the plan.').waitFor();
  });

  test('after a change of the staff the plan is shown as out of date, and nothing is reckoned anew until the user asks', async () => {
    const pane = await withSample();
    const { host } = pane;
    await pane.press('Write the AST sheets');
    const written = pictures(host, SHEETS_WRITTEN);
    host.workbook.edit('Staff', 'F5', 0.5);
    await pane.frame.getByText('Out of date.').waitFor();
    expect(await figures(pane, '2009-10')).toEqual(['170,442.37', '120,479.97', '44,050.00', '5,912.40']);
    expect(pictures(host, SHEETS_WRITTEN)).toEqual(written);

    await pane.button('Read again').first().click();
    await pane.settled();
    const now = await figures(pane, '2009-10');
    expect(now[2]).toBe('36,300.00');
    expect(pictures(host, SHEETS_WRITTEN)).toEqual(written);
    for (const name of SHEETS_WRITTEN) expect(await pane.frame.getByText('Replaces what is on').innerText()).toContain(`“${name}”`);
  });

  test('after a change of a yellow value the pane says that the figures have followed, and that their reasons have not', async () => {
    const pane = await withSample();
    const { host } = pane;
    await pane.press('Write the AST sheets');
    const rows = rowsOf(host, 'AST Assumptions');
    const row = rows.findIndex(([id]) => id === 'policy');
    host.workbook.edit('AST Assumptions', `B${String(row + 1)}`, '2');
    await pane.frame.getByText('Changed since.').waitFor();
    expect(await pane.text()).toContain('and the figures have followed. The reasons beside them are still those of that plan');
    expect(await pane.frame.getByText('Out of date.').count()).toBe(0);
  });

  test('writing over a change that was not shown asks to look first', async () => {
    const pane = await withSample();
    const { host } = pane;
    host.workbook.edit('Staff', 'F5', 0.5);
    await pane.press('Write the AST sheets');
    expect(await pane.text()).toContain('It has been read again: look at the figures, then write them.');
    expect(host.workbook.sheets).toHaveLength(4);
    expect((await figures(pane, '2009-10'))[2]).toBe('36,300.00');
    await pane.press('Write the AST sheets');
    expect(host.workbook.sheets).toHaveLength(16);
  });

  test('restore puts back the plan before the last writing, and before the first, none', async () => {
    const pane = await withSample();
    const { host } = pane;
    const unplanned = workbookPicture(host);
    // Restoring formulas is tested in Excel; here it would be calculated over and over.
    await pane.openDetails('3 years from 2009-10');
    await pane.pick('Write figures as', 'values');
    await pane.press('Write the AST sheets');
    const title = host.workbook.sheet('AST Assumptions').grid.cell(0, 0)?.value;
    host.workbook.edit('Staff', 'F5', 0.5);
    await pane.frame.getByText('Out of date.').waitFor();
    await pane.button('Read again').first().click();
    await pane.settled();
    const planned = workbookPicture(host);
    await pane.press('Write the AST sheets');
    expect(workbookPicture(host)).not.toEqual(planned);
    await pane.press('Restore');
    expect(await pane.text()).toContain('Put back: the AST sheets are as they were before the last writing.');
    expect(workbookPicture(host)).toEqual(planned);
    expect([title, await pane.button('Restore').count()]).toEqual(['Assumptions', 0]);

    const other = await withSample();
    await other.press('Write the AST sheets');
    await other.press('Restore');
    expect(workbookPicture(other.host)).toEqual(unplanned);
  });

  test('Cancel during a writing leaves the workbook as it was', async () => {
    const pane = await withSample();
    const { host } = pane;
    const before = workbookPicture(host);
    host.delayMs = 120;
    await pane.button('Write the AST sheets').click();
    await pane.frame.getByText('Writing the AST sheets').waitFor();
    await pane.button('Cancel').click();
    await pane.settled();
    host.delayMs = 0;
    expect(await pane.frame.locator('.notices').innerText()).toMatch(/Stopped|stopped/);
    expect(workbookPicture(host)).toEqual(before);
    await pane.press('Write the AST sheets');
    expect(await pane.text()).toContain('Written: 12 sheets.');
  });

  test('a pane that is opened again knows the plan that stands in the workbook', async () => {
    const pane = await withSample();
    await pane.press('Write the AST sheets');
    const again = await paneOver(pane.host);
    expect(await again.text()).toMatch(/A plan of \d{4}-\d\d-\d\d \d\d:\d\d, read from “Staff”, stands in this workbook\./);
    expect(await again.text()).not.toContain('Out of date.');
    pane.host.workbook.edit('Staff', 'F5', 0.5);
    await again.frame.getByText('Out of date.').waitFor();
    pane.host.workbook.select('AST Summary', 'B5');
    await again.press('Use this sheet');
    expect((await figures(again, '2009-10'))[2]).toBe('36,300.00');
  });
});
