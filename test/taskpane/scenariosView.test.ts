/** The view of the saved plans: what it shows, and that it fits. */
import { expect, test } from '@jest/globals';
import { describeInBrowser, paneOnStaff } from './inBrowser';
import type { Pane } from './openPane';
import { overflowing } from './pictures';

const STAFF = [
  ['Post ID', 'Name', 'Role', 'Point', 'Area', 'Range'],
  ['P1', 'Ann Featherstonehaugh-Cholmondeley', 'AST', 'AST 11', 'Rest', '11-15'],
  ['P2', 'Bob', 'AST', 'AST 5', 'Rest', '4-8'],
];

async function save(pane: Pane, name: string): Promise<void> {
  await pane.frame.getByRole('textbox').fill(name);
  await pane.press('Save');
}

describeInBrowser('scenarios', () => {
  test('are saved, approved and compared, at 320 pixels without anything cut off', async () => {
    const pane = await paneOnStaff(STAFF, { width: 320, view: 'scenarios' });
    expect(await pane.frame.locator('[aria-current=page]').innerText()).toBe('Scenarios');
    await pane.frame.getByText('No plan has been saved under a name yet.').waitFor();
    await pane.press('Use this sheet');
    await save(pane, 'As now');
    await pane.press('Plan');
    await pane.openDetails('years from');
    await pane.pick(/^Points each September/, '2');
    await pane.press('Scenarios');
    await save(pane, 'Two points a year, which is as fast as anybody can rise 12345');
    await pane.frame.getByText(/^The name “Two points a year, which is as/).waitFor();
    await save(pane, 'Two points');
    await pane.press('Approve As now');
    await pane.frame.getByText(/^Approved 2\d{3}-/).waitFor();
    await pane.press('Approve Two points');
    await pane.press('Approve in its place: Two points');
    await pane.frame.getByText('Approved: “Two points”. No longer approved: “As now”.').waitFor();
    expect(await pane.frame.getByRole('button', { name: 'Delete Two points' }).count()).toBe(0);
    await pane.pick('with', 'Two points');
    const text = await pane.text();
    for (const words of [
      'Points gained each September where the sheet has no decision: 2, was 1.', 'P1 Ann Featherstonehaugh-Cholmondeley: Salary', 'All posts: School pays', 'More or less in 2010-11, £',
    ]) expect(text).toContain(words);
    expect(await overflowing(pane)).toEqual([]);

    // Each year's table foots: the lines of the posts add up to the line of all posts.
    const tables = await pane.frame.locator('table.differences').all();
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      const lines = await Promise.all((await table.locator('tbody tr, tfoot tr').all()).map(async (row) => (await row.locator('th, td').allInnerTexts())));
      const pence = (amount: string | undefined): number => Math.round(Number((amount ?? '').replace(/[+,]/g, '')) * 100);
      for (const [name = '', total] of lines.filter(([heading]) => heading?.startsWith('All posts'))) {
        const element = name.slice('All posts'.length);
        const posts = lines.filter(([heading = '']) => heading.endsWith(element) && heading !== name);
        expect(posts.length).toBeGreaterThan(0);
        expect(posts.reduce((sum, [, amount]) => sum + pence(amount), 0)).toBe(pence(total));
      }
    }
    expect([pane.complaints, pane.host.notImplemented]).toEqual([[], []]);
  });

  test('what was typed on the sheet is found, each with its cell; a sheet that cannot be read says why', async () => {
    const pane = await paneOnStaff(STAFF, { view: 'scenarios' });
    await pane.press('Use this sheet');
    await save(pane, 'As now');
    const { grid } = pane.host.workbook.sheet('AST Scenarios');
    const rows = Array.from({ length: 60 }, (_, index) => 59 - index);
    const last = rows.find((row) => grid.cell(row, 0)?.value === 'As now') ?? 0;
    pane.host.workbook.edit('AST Scenarios', `G${String(last + 1)}`, 'lots');
    await pane.frame.getByText(`found “lots” under “Salary” in cell G${String(last + 1)}`).waitFor();
    await pane.settled();
    await pane.press(`Go to G${String(last + 1)}`);
    expect(pane.host.workbook.selection.address).toBe(`'AST Scenarios'!G${String(last + 1)}`);
    const header = rows.find((row) => grid.cell(row, 5)?.value === 'Year') ?? 0;
    pane.host.workbook.edit('AST Scenarios', `F${String(header + 1)}`, 'When');
    await pane.frame.getByText(/^“AST Scenarios” cannot be read: the table “The figures of each, £” has no heading “Year” in row/).waitFor();
    await save(pane, 'Other');
    expect(await pane.frame.locator('.notices').innerText()).toContain('“AST Scenarios” cannot be read');
    expect(pane.complaints).toEqual([]);
  });
});
