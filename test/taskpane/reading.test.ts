/** How the pane reads a staff list: headings, tables, selected cells, problems and settings. */
import { expect, test } from '@jest/globals';
import { financialYearText } from '../../src/domain/calendar';
import { SimulatedExcel } from '../host/host';
import type { RowInput } from '../host/simulatedWorkbook';
import { describeInBrowser, paneOnStaff, paneOver, rowsOf } from './inBrowser';
import type { Pane } from './openPane';

const HEADER: RowInput = ['Post ID', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE'];
const STAFF: RowInput[] = [
  HEADER,
  ['P1', 'Ann Marlow', 'AST', 'AST 11', '11-15', 'Rest', 1],
  ['P2', 'Bob Quennell', 'AST', 'AST 5', '4-8', 'Rest', 0.6],
];

async function figures({ frame }: Pane, year = '2009-10'): Promise<string[]> {
  return frame.locator('table.money tbody tr', { hasText: year }).first().locator('td').allInnerTexts();
}

async function years({ frame }: Pane): Promise<string[]> {
  return frame.locator('table.money tbody th').allInnerTexts();
}

describeInBrowser('what a sheet is', () => {
  test('a heading that is not recognised is pointed out; said once, it is remembered in the workbook', async () => {
    const header: RowInput = HEADER.map((text) => (text === 'Point' ? 'Spine pt. now' : text));
    const pane = await paneOnStaff([header, ...STAFF.slice(1)]);
    const asUsers = JSON.stringify(rowsOf(pane.host, 'Staff'));
    await pane.press('Use this sheet');
    expect(await pane.text()).toContain('0 AST posts understood, 2 left out');
    const row = pane.frame.locator('table.headings tr', { hasText: 'Spine pt. now' });
    expect(await row.innerText()).toContain('not recognised, not read');
    await pane.pick('What “Spine pt. now” means', 'Point');
    expect(await pane.text()).toContain('2 AST posts understood, none left out');
    await pane.openDetails('Headings');
    expect(await row.innerText()).toContain('as you said');
    const said = await figures(pane);
    expect(JSON.stringify(rowsOf(pane.host, 'Staff'))).toBe(asUsers);

    const again = await paneOver(pane.host);
    await again.press('Use this sheet');
    expect(await again.text()).toContain('2 AST posts understood');
    expect(await figures(again)).toEqual(said);
    await again.openDetails('Headings');
    await again.pick('What “Spine pt. now” means', { label: 'as recognised' });
    expect(await again.text()).toContain('0 AST posts understood, 2 left out');
  });

  test('a sheet that is no staff list ends in a plain sentence, with its headings to be said', async () => {
    const pane = await paneOnStaff([['Item', 'Budget', 'Spent'], ['Paper', 100, 40], ['Chairs', 900, 0]], {}, 'Budget');
    await pane.press('Use this sheet');
    expect(await pane.frame.locator('[role=alert], .fui-MessageBar').first().innerText()).toContain('The sheet “Budget” has no staff header');
    expect(await pane.frame.locator('table.headings tbody th').allInnerTexts()).toEqual(['Item (A)', 'Budget (B)', 'Spent (C)']);
    expect(await pane.button('Write the AST sheets').count()).toBe(0);
    expect(pane.host.workbook.sheets).toHaveLength(1);
  });

  test('an empty sheet too', async () => {
    const pane = await paneOnStaff([], {}, 'Sheet1');
    await pane.press('Use this sheet');
    expect(await pane.text()).toContain('Sheet1');
    expect(await pane.button('Write the AST sheets').count()).toBe(0);
    expect(pane.complaints).toEqual([]);
  });

  test('a problem leads to its cell', async () => {
    const pane = await paneOnStaff([...STAFF, [], [], [], ['P3', 'Cy Rowe', 'AST', 'AST 99', '', 'Rest', 1]]);
    await pane.press('Use this sheet');
    expect(await pane.text()).toContain('2 AST posts understood, 1 left out');
    await pane.press('Go to D7');
    const { selection } = pane.host.workbook;
    expect([selection.sheet.name, selection.address]).toEqual(['Staff', 'Staff!D7']);
  });

  test('a table, or the selected cells, may be read in place of the sheet', async () => {
    const host = new SimulatedExcel();
    const { workbook } = host;
    workbook.addSheet('All staff', [...STAFF, [], HEADER, ['P9', 'Di Voss', 'AST', 'AST 3', '1-5', 'Rest', 1]]);
    workbook.addSheet('Other', [['nothing']]);
    const pane = await paneOver(host);
    await pane.press('Use this sheet');
    workbook.select('All staff', 'A1:G2');
    await pane.pick('Staff list', 'selection');
    expect(await pane.text()).toContain('1 AST post understood');
    workbook.select('All staff', 'B3');
    await pane.pick('Staff list', { label: 'All staff' });
    await pane.pick('Staff list', 'selection');
    expect(await pane.text()).toContain('One row or one cell is selected.');

    const sample = await paneOver(new SimulatedExcel());
    expect(await sample.button('Use this sheet').count()).toBe(1);
    const tables = await paneOnStaff([['x']], {}, 'Mine');
    await tables.press('Insert sample data');
    await tables.pick('Staff list', { label: 'Staff: table Staff' });
    expect(await tables.text()).toContain('4 AST posts understood');
    await tables.press('Write the AST sheets');
    expect(rowsOf(tables.host, 'AST About').flat()).toContain('Staff, table Staff');
  });
});

describeInBrowser('settings', () => {
  test('years, policy, method and area change the preview, and what is written', async () => {
    const pane = await paneOnStaff(STAFF.map((row) => row.filter((_cell, column) => column !== 5)));
    await pane.press('Use this sheet');
    expect(await pane.text()).toContain('2 left out');
    await pane.openDetails('years from');
    await pane.pick('Pay area', 'Rest');
    expect(await pane.text()).toContain('2 AST posts understood, none left out');
    const rest = await figures(pane);
    await pane.pick('Pay area', 'Inner');
    const inner = await figures(pane);
    expect(inner).not.toEqual(rest);
    await pane.pick('Pay area', 'Rest');
    expect(await figures(pane)).toEqual(rest);

    await pane.pick('First financial year', financialYearText(2010));
    await pane.pick('Number of years', '2');
    expect(await years(pane)).toEqual(['2010-11', '2011-12']);
    const onePoint = await figures(pane, '2011-12');
    await pane.pick(/^Points each September/, '0');
    expect(await figures(pane, '2011-12')).not.toEqual(onePoint);
    const average = await figures(pane, '2011-12');
    await pane.pick('How the grant is reckoned', 'actual');
    const actual = await figures(pane, '2011-12');
    expect([actual[2] === average[2], actual[0] === average[0]]).toEqual([false, true]);
    await pane.pick('Employer’s National Insurance', 'table');
    await pane.press('Write the AST sheets');
    const values = new Map(rowsOf(pane.host, 'AST Assumptions').map((row) => [row[0], row.slice(1)]));
    for (const [id, value] of [['planFrom', '2010-11'], ['planYears', 2], ['policy', 0], ['method', 'actual'], ['niBasis', 'table']]) expect(values.get(id)?.map(String)).toContain(String(value));
    expect(rowsOf(pane.host, 'AST Summary').some(([year]) => year === '2011-12')).toBe(true);
  });

  test('an award is asked for where the pay tables end, can be given, and taken out again', async () => {
    const pane = await paneOnStaff(STAFF);
    await pane.press('Use this sheet');
    await pane.openDetails('years from');
    await pane.pick('First financial year', financialYearText(2013));
    await pane.pick('Number of years', '1');
    expect(await pane.text()).toContain('September 2013: missing');
    expect(await pane.text()).toContain('2 left out');
    expect(await pane.button('Add award').isDisabled()).toBe(true);
    await pane.frame.getByLabel('September', { exact: true }).fill('2013');
    await pane.frame.getByLabel('Award, %').fill('1.5');
    await pane.press('Add award');
    expect(await pane.text()).toContain('September 2013: 1.5%');
    expect(await pane.text()).toContain('2 AST posts understood, none left out');
    await pane.press('Take out');
    expect(await pane.text()).toContain('September 2013: missing');
  });

  test('nonsense is refused in a sentence, and the plan goes on', async () => {
    const pane = await paneOnStaff(STAFF);
    await pane.press('Use this sheet');
    await pane.openDetails('years from');
    await pane.frame.getByLabel('September', { exact: true }).fill('2013');
    await pane.frame.getByLabel('Award, %').fill('a lot');
    await pane.press('Add award');
    expect(await pane.text()).toMatch(/a lot/);
    expect(await figures(pane)).toHaveLength(4);
  });
});

