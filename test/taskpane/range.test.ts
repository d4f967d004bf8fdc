/** The range model in the pane: from a post, by keys, to its own sheet and back. */
import { expect, test } from '@jest/globals';
import { describeInBrowser, expectSoon, paneOnStaff, rowsOf } from './inBrowser';
import type { Pane } from './openPane';
import { overflowing } from './pictures';

const STAFF = [['Post ID', 'Name', 'Role', 'Point', 'Range', 'Area', 'Reference point', 'R&R'], ['P1', 'Ann', 'AST', 'AST 6', '5-9', 'Fringe', 'M6', '1200'], ['P2', 'Bob', 'AST', 'AST 11', '11-15', 'Rest', 'U3', '']];

async function openRange(): Promise<Pane> {
  const pane = await paneOnStaff(STAFF, { width: 320 });
  await pane.press('Use this sheet');
  await pane.press('Range');
  return pane;
}

describeInBrowser('the range model', () => {
  test('a post of the plan fills the fields, and the keys move the range', async () => {
    const pane = await openRange();
    await pane.pick('Post', 'P1');
    expect(await pane.frame.getByRole('combobox', { name: 'Pay area' }).inputValue()).toBe('Fringe');
    expect(await pane.frame.getByRole('combobox', { name: 'Paid now on' }).inputValue()).toBe('M6');
    expect(await pane.frame.getByLabel('First day in the post').inputValue()).toBe('2009-04-01');
    const slider = pane.frame.getByRole('slider', { name: /^Range/ });
    expect(await slider.getAttribute('aria-valuetext')).toBe('range 5 to 9');
    await pane.frame.getByText('Post P1 (Ann) on range 5 to 9 in London Fringe, from 1 April 2009').waitFor();
    const years = pane.frame.locator('table.across').first();
    const names = await years.locator('tbody th').allTextContents();
    const amounts = (await years.locator('tbody td:nth-of-type(1)').allTextContents()).map((text) => Math.round(Number(text.replace(/[−–]/g, '-').replaceAll(',', '')) * 100));
    const of = (name: string): number => amounts[names.indexOf(name)] ?? NaN;
    // The post has R&R of £1,200 a year, so the rows add up only with it.
    expect(of('Salary and R&R') + of('On-costs') + of('Cover') - of('Without AST') - of('Grant, average cost')).toBe(of('School pays, average'));
    await slider.press('ArrowRight');
    await expectSoon(() => slider.getAttribute('aria-valuetext'), 'range 6 to 10');
    await slider.press('End');
    await pane.frame.getByText('Post P1 (Ann) on range 14 to 18 in London Fringe, from 1 April 2009').waitFor();
    expect(await pane.frame.locator('.heat [aria-current=true] th').innerText()).toBe('14–18');
    expect(await overflowing(pane)).toEqual([]);
    expect(pane.complaints).toEqual([]);
  });

  test('PAY-9: the range goes onto its sheet with what the body looked at, and a change there is read back', async () => {
    const pane = await openRange();
    await pane.openDetails('What the governing body looks at');
    await pane.frame.getByRole('checkbox', { name: /nature of the work/ }).check();
    await pane.frame.getByRole('textbox', { name: /^Note on: The nature of the work/ }).fill('two other schools');
    await pane.press('Put this range on a sheet');
    const rows = rowsOf(pane.host, 'AST Range model');
    expect(rows.find(([label]) => label === 'First point of the range')?.[1]).toBe(11);
    expect(rows.find(([label]) => String(label).startsWith('Takes into account: The nature of the work'))?.slice(1, 3)).toEqual(['yes', 'two other schools']);

    pane.host.workbook.edit('AST Range model', `B${String(rows.findIndex(([label]) => label === 'First point of the range') + 1)}`, 3);
    await pane.press('Plan');
    await pane.press('Read again');
    await pane.press('Range');
    expect(await pane.frame.getByRole('slider', { name: /^Range/ }).getAttribute('aria-valuetext')).toBe('range 3 to 7');
    await pane.openDetails('What the governing body looks at: 1 of 9 ticked');
    expect(await pane.frame.getByRole('textbox', { name: /^Note on: The nature of the work/ }).inputValue()).toBe('two other schools');
  });

  test('REV-2: an end shows what follows, and another point than the default asks for its reason', async () => {
    const pane = await openRange();
    await pane.frame.getByLabel('Last day').fill('2010-12-31');
    await pane.frame.getByText(/^After 31 December 2010 the holder is paid on U3 \(the point held before\)/).waitFor();
    await pane.pick('Paid after it on', 'U1');
    await pane.frame.getByText('Not the default: note the governing body’s reason.').waitFor();
    await pane.frame.getByRole('textbox', { name: 'Reason for that point' }).fill('wishes of the holder');
    await pane.frame.getByText('Not the default').waitFor({ state: 'detached' });
    await pane.frame.getByRole('textbox', { name: /at or below, £ a year/ }).fill('1121.78');
    await pane.frame.getByText(/^The highest start is point 11:/).waitFor();
  });
});
