/** The view of the money: what it says of a real plan, what its buttons do, and that it fits. */
import { expect, test } from '@jest/globals';
import { SCHOOLS } from '../support/schools';
import { describeInBrowser, paneOnStaff } from './inBrowser';
import type { Pane } from './openPane';
import { overflowing } from './pictures';

/** The first post of scenario 09, at a school of the list of schools. */
const STAFF = [
  ['Post ID', 'School', 'Name', 'Role', 'Point', 'Range', 'Area', 'Reference point', 'Retained responsibility', 'Threshold grant lost', 'Transferred allowance'],
  ['P1', 'Ashby', 'Rebecca Stone', 'AST', 'AST 11', '11-15', 'Rest', 'U3', 1500, 1260, 2306],
];

/** The cells of the row of this name in the table of this caption. */
async function rowOf({ frame }: Pane, caption: string, name: string): Promise<string[]> {
  const table = frame.locator('table', { has: frame.locator('caption', { hasText: caption }) });
  return (await table.locator('tr', { has: frame.locator('th[scope=row]', { hasText: name }) }).first().locator('td').allInnerTexts()).map((text) => text.trim());
}

async function readSheet(pane: Pane, sheet: string): Promise<void> {
  pane.host.workbook.select(sheet, 'A1');
  await pane.press('Use this sheet');
}

describeInBrowser('money', () => {
  test('is a button away before anything is read, and then says who pays for what, with its reasons', async () => {
    const pane = await paneOnStaff(STAFF, { width: 320, view: 'money' });
    expect(await pane.frame.locator('[aria-current=page]').innerText()).toBe('Money');
    await pane.press('Use this sheet');
    // By hand: on-costs 4,002.37 + 6,645.98 − 2,689.52 − 5,018.52 = 2,940.31; beyond an ordinary teacher 11,542.25 + 2,940.31 = 14,482.56.
    expect(await rowOf(pane, 'What the posts cost beyond ordinary teachers', '2009-10')).toEqual(['11,542.25', '1,260.00', '2,306.00', '1,500.00', '0.00', '2,940.31', '0.00']);
    // Average 6,200 + 9,300; actual 6,200 + (11,542.25 − 1,500 + 1,260 + 2,306); 14,482.56 less each.
    expect(await rowOf(pane, 'What the grant covers', '2009-10')).toEqual(['15,500.00', '-1,017.44', '19,808.25', '-5,325.69', '-4,308.25']);
    expect(await pane.text()).toContain('2009-10: by actual cost £4,308.25 less is left to pay than by average cost.');
    await pane.openDetails('Why: 2009-10');
    await pane.frame.getByText('[FUND-3]').first().waitFor();
    const text = await pane.text();
    for (const words of ['Eligible is £13,608.25: the additional salary less retained responsibility £1,500.00, and beside it threshold grant lost £1,260.00 and transferred allowance £2,306.00', '[FUND-3]', '[FUND-5]']) expect(text).toContain(words);
    expect(text).toContain('add a sheet with the headings School, Phase, SDG 2005-06');
    expect(await overflowing(pane)).toEqual([]);
    expect([pane.complaints, pane.host.notImplemented]).toEqual([[], []]);
  });

  test('shows when the grant arrives, what is spent of it and what is left, by year or by its 17 months', async () => {
    const pane = await paneOnStaff(STAFF, { width: 320, view: 'money' });
    await pane.press('Use this sheet');
    expect(await pane.frame.getByRole('img', { name: /^Balance of the grants at the end of each month\. From / }).count()).toBe(1);
    const table = pane.frame.locator('table', { has: pane.frame.locator('caption', { hasText: 'month by month' }) });
    const rows = async (): Promise<{ month: string; amounts: number[] }[]> => Promise.all((await table.locator('tbody tr').all()).map(async (row) => ({
      month: await row.locator('th').innerText(), amounts: (await row.locator('td').allInnerTexts()).map((text) => Math.round(Number(text.replaceAll(',', '')) * 100)),
    })));
    const months = await rows();
    expect(months).toHaveLength(12);
    // £15,500 in four equal streams.
    expect(months.filter(({ amounts: [arrives] }) => arrives !== 0).map(({ month, amounts: [arrives] }) => [month, arrives])).toEqual(['May 2009', 'September 2009', 'December 2009', 'March 2010'].map((month) => [month, 387_500]));
    let balance = 0;
    for (const { amounts: [arrives = 0, spent = 0, left] } of months) {
      balance += arrives - spent;
      expect(left).toBe(balance);
    }
    await pane.pick('Months shown', 'window');
    const window = await rows();
    expect([window.length, window[0]?.month, window[16]?.month]).toEqual([17, 'April 2009', 'August 2010']);
    expect(window.reduce((sum, { amounts: [, spent = 0] }) => sum + spent, 0) + (window[16]?.amounts[2] ?? 0)).toBe(1_550_000);
    expect(await pane.text()).toMatch(/(?:Nothing|£[\d,.]+) of the grant of 2009-10 lapses on 31 August 2010/);
    // Four for each of three years.
    expect(await pane.text()).toContain('All 12 checks of the cash flow are zero.');
    await pane.openDetails('each month of the grant of 2009-10');
    await pane.frame.getByText(/^April 2009 is month 1 of 17 for the £15,500 of 2009-10/).waitFor();
    expect(await overflowing(pane)).toEqual([]);
    expect(pane.complaints).toEqual([]);
  });

  test('shows the School Development Grant of the schools on a list', async () => {
    const pane = await paneOnStaff(STAFF, { width: 320, view: 'money' });
    pane.host.workbook.addSheet('Schools', SCHOOLS.map((row) => row.map((cell) => (cell instanceof Date ? null : cell))));
    await readSheet(pane, 'Staff');
    // Ashby: £100 a pupil × 1.04 × 1.037 × 1.021² = £112.425…, for 210 pupils £23,609.29, a quarter of it for ASTs.
    await pane.openDetails('Ashby');
    await pane.frame.getByText('kept: post P1 is live there on 1 April 2009').first().waitFor();
    expect(await rowOf(pane, 'Ashby', '2009-10')).toEqual(['23,609.29', '5,902.32', '17,706.97']);
    const [sum, totals, difference, part, rest] = (await rowOf(pane, 'The authority', '2009-10')).map((amount) => Math.round(Number(amount.replaceAll(',', '')) * 100));
    // Brook £9,106.44 and Coleridge £169,062.63 with it.
    expect(sum).toBe(2_360_929 + 910_644 + 16_906_263);
    expect(difference).toBe((sum ?? 0) - (totals ?? 0));
    expect((part ?? 0) + (rest ?? 0)).toBe(sum);
    const text = await pane.text();
    for (const words of ['From “Schools”: 3 schools', 'kept: post P1 is live there on 1 April 2009', '[SDG-2]', '[SDG-3]']) expect(text).toContain(words);
    await pane.openDetails('the authority, 2009-10');
    await pane.frame.getByText('[SDG-1]').first().waitFor();
    expect(await overflowing(pane)).toEqual([]);
    expect(pane.complaints).toEqual([]);
  });

  test('works out what ifs on the press of a button, at the size that is typed', async () => {
    const pane = await paneOnStaff(STAFF, { width: 320, view: 'money' });
    await pane.press('Use this sheet');
    const size = pane.frame.getByRole('textbox', { name: 'Awards changed by, %' });
    await size.fill('lots');
    expect(await pane.button('Work out what ifs').isDisabled()).toBe(true);
    expect(await pane.text()).toContain('Found “lots”, expected a number from 0 to 20');
    await size.fill('2');
    await pane.press('Work out what ifs');
    // Three years of the grant of £15,500 by average cost.
    expect(await rowOf(pane, 'more or less over the plan', 'No grant at all')).toEqual(['£46,500 more']);
    // The plan reckons with one point each September already.
    expect(await rowOf(pane, 'more or less over the plan', '1 point each September')).toEqual(['the same']);
    expect(await pane.frame.getByRole('img', { name: /The grant: £0 less, £46,500 more/ }).count()).toBe(1);
    expect((await rowOf(pane, 'more or less over the plan', 'Every award 2% more'))[0]).toMatch(/ more$/);
    await pane.openDetails('each what if');
    await pane.frame.getByText(/^Every pay figure is raised by 2%/).waitFor();
    expect(await overflowing(pane)).toEqual([]);
    await pane.press('Plan');
    await pane.openDetails('years from');
    await pane.pick(/^Points each September/, '2');
    await pane.press('Money');
    expect(await pane.frame.getByText('No grant at all').count()).toBe(0);
    expect(pane.complaints).toEqual([]);
  });

  test('leads from the plan that is written to that of this year’s staff list', async () => {
    const pane = await paneOnStaff([['Post ID', 'Name', 'Role', 'Point', 'Range', 'Area', 'Reference point'], ['P1', 'Margaret Osei', 'AST', 'AST 11', '11-15', 'Rest', 'U3']], { width: 320 }, 'Staff 2009');
    pane.host.workbook.addSheet('Staff 2010', [['Post ID', 'Name', 'Role', 'Point', 'Range', 'Area', 'Reference point'], ['P1', 'Margaret Osei', 'AST', 'AST 12', '11-15', 'Rest', 'U3']]);
    await readSheet(pane, 'Staff 2009');
    await pane.press('Money');
    await pane.press('Compare with the plan that is written in this workbook');
    expect(await pane.text()).toContain('There is no plan of last year in this workbook yet.');
    await pane.press('Plan');
    await pane.press('Write the AST sheets');
    await pane.pick('Staff list', { label: 'Staff 2010' });
    await pane.openDetails('years from');
    await pane.pick('First financial year', '2010-11');
    await pane.press('Money');
    await pane.press('Compare with the plan that is written in this workbook');
    // Scenario 01: the school is left with £1,017.44 in 2009-10, and pays £831.12 in 2010-11 as the point and the award of September 2009 go on.
    expect(await rowOf(pane, 'What the school pays', '2009-10, as it was')).toEqual(['-1,017.44']);
    expect(await rowOf(pane, 'What the school pays', 'A year on')).toEqual(['+1,848.56']);
    expect(await rowOf(pane, 'What the school pays', '2010-11, as planned now')).toEqual(['831.12']);
    await pane.openDetails('A year on');
    await pane.frame.getByText('[FUND-4]').last().waitFor();
    expect(await overflowing(pane)).toEqual([]);
    expect([pane.complaints, pane.host.notImplemented]).toEqual([[], []]);
  });

  test('the settings of the grant stand under Plan: taken together, and said where they make no sense', async () => {
    const pane = await paneOnStaff(STAFF, { width: 320 });
    await pane.press('Use this sheet');
    await pane.openDetails('years from');
    await pane.openDetails('Grant and money');
    await pane.pick(/^Does the authority fund progression/, 'yes');
    await pane.press('Money');
    await pane.openDetails('Why: 2009-10');
    await pane.frame.getByText('the authority funds it beyond the average cost').waitFor();
    await pane.press('Plan');
    await pane.openDetails('years from');
    await pane.openDetails('Grant and money');
    for (const [month, share] of [['May', '40'], ['September', '30'], ['December', '20'], ['March', '10']] as const) await pane.frame.getByRole('group', { name: 'Shares of the four grant streams' }).getByRole('textbox', { name: month }).fill(share);
    await pane.press('Take these shares');
    await pane.press('Write the AST sheets');
    const { grid } = pane.host.workbook.sheet('AST Assumptions');
    const inForce = (id: string): unknown => { const row = Array.from({ length: 60 }, (_, at) => at).find((at) => grid.cell(at, 0)?.value === id) ?? 0; return grid.cell(row, 1)?.value; };
    expect(['stream.May', 'stream.September', 'stream.December', 'stream.March', 'progressionFunded'].map(inForce).map((value) => JSON.stringify(value).replaceAll('"', ''))).toEqual(['40', '30', '20', '10', 'yes']);
    expect(await overflowing(pane)).toEqual([]);
    expect(pane.complaints).toEqual([]);
  });
});
