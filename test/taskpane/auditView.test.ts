/** The view of the audit: what it says of a small authority, what its buttons do, and that it fits. */
import { expect, test } from '@jest/globals';
import { AUTHORITY_ALLOCATIONS, AUTHORITY_PAYMENTS, AUTHORITY_STAFF, largeAuthority } from '../support/authority';
import { describeInBrowser, expectSoon, paneOnStaff } from './inBrowser';
import type { Pane } from './openPane';
import { overflowing } from './pictures';

const WRITE = 'Write AST Audit and the sheets beside it';

async function paneOnAuthority(): Promise<Pane> {
  const pane = await paneOnStaff(AUTHORITY_STAFF, { width: 320, view: 'audit' });
  pane.host.workbook.addSheet('Allocations', AUTHORITY_ALLOCATIONS);
  pane.host.workbook.addSheet('Payments', AUTHORITY_PAYMENTS);
  return pane;
}

function findings({ frame }: Pane): Promise<string[]> {
  return frame.locator('.problems li').allInnerTexts();
}

/** The cells of each row of the table of this caption. */
async function rowsOf({ frame }: Pane, caption: string): Promise<string[][]> {
  const rows = await frame.locator('table', { has: frame.locator('caption', { hasText: caption }) }).locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim())));
}

function sheetNames({ host }: Pane): string[] {
  return host.workbook.sheets.map(({ name }) => name).filter((name) => !name.startsWith('AST before'));
}

describeInBrowser('the audit', () => {
  test('shows what was found, what it is worth and what to do; filters it, and leads to the cell', async () => {
    const pane = await paneOnAuthority();
    expect(await pane.frame.locator('.problems').count()).toBe(0);
    await pane.press('Audit this workbook');
    const text = await pane.text();
    for (const words of [
      'Looked at on 31 March 2010: 3 schools, 5 staff rows, 5 AST posts, no register of schools, 3 allocations of 2009-10, 13 payments of 2009-10.',
      'No day was given: 31 March 2010 was taken, the end of the newest year of the allocations and payments.', '4 findings: 4 errors, 0 questions, 0 notes.', 'All 4 are listed.',
    ]) expect(text).toContain(words);
    expect(await rowsOf(pane, 'By finding')).toEqual([
      ['Error [FUND-7]: Paid without form AST2', '1', '15,500.00'], ['Error [FUND-8]: Paid twice', '1', '3,875.00'], ['Error [PAY-3]: Range not of five points', '1', '0.00'],
      ['Error [SDG-3]: Funded after the holder left', '1', '3,875.00'],
    ]);
    const [, twice = '', left = ''] = await findings(pane);
    expect(twice).toMatch(/^Error \[FUND-8\]: Paid twice\. /);
    expect(left).toMatch(/Worth £3,875: .*What to do: Ask when the post will be filled/s);
    await pane.pick('Rule or finding', { label: 'PAY-3 Range not of five points' });
    await expectSoon(async () => (await findings(pane)).map((each) => each.slice(0, 13)), ['Error [PAY-3]']);
    await pane.press('Go to G3 of Staff');
    expect(pane.host.workbook.selection.address).toBe('Staff!G3');
    await pane.pick('Rule or finding', 'all');
    await pane.frame.getByRole('textbox', { name: 'School, or its number' }).fill('1002');
    await pane.frame.getByText('2 of 4 are listed.').waitFor();
    await pane.pick('Severity', 'question');
    await pane.frame.getByText('0 of 4 are listed.').waitFor();
    expect(await overflowing(pane)).toEqual([]);
    expect([pane.complaints, pane.host.notImplemented]).toEqual([[], []]);
  });

  test('shows the account of the authority and the switches that are proposed, with their reasons', async () => {
    const pane = await paneOnAuthority();
    await pane.press('Audit this workbook');
    // Four posts on 1 April 2009 at £15,500; co-ordination at least £5,000; five teachers in the staff list.
    expect(await rowsOf(pane, 'All schools, 2009-10')).toEqual([
      ['Posts on 1 April 2009', '4'], ['Entitlement', '£62,000.00'], ['Allocated', '£62,000.00'], ['Allocated less entitlement', '£0.00'], ['Paid', '£65,875.00'], ['Paid less allocated', '£3,875.00'],
      ['Co-ordination money', '£5,000.00'], ['Co-ordination allocated', 'no list says it'], ['Teachers', '5'], ['Posts as a share of teachers', '80%'],
      ['1% would be', '0.05 posts'], ['3% would be', '0.15 posts'], ['5% would be', '0.25 posts'],
    ]);
    await pane.openDetails('Why: the account of 2009-10');
    await pane.frame.getByText('[FUND-2]').first().waitFor();
    await pane.openDetails('Brook, post P3, to Coleridge, post P5, from 1 January 2010: £3,875');
    await pane.frame.getByText(/£3,875 goes from Brook to Coleridge for the rest of the year/).waitFor();
    expect(await overflowing(pane)).toEqual([]);
    expect(pane.complaints).toEqual([]);
  });

  test('accepts a finding for a reason, writes it, knows it again, and puts back what was there', async () => {
    const pane = await paneOnAuthority();
    await pane.press('Audit this workbook');
    await pane.frame.locator('.problems li', { hasText: 'Paid twice' }).locator('summary').click();
    const keep = pane.button(/^Keep the reason: Paid twice, Brook/);
    expect(await keep.isDisabled()).toBe(true);
    await pane.frame.getByRole('textbox', { name: /^Accept because: Paid twice, Brook/ }).fill('set off in June');
    await keep.click();
    await pane.frame.getByText('Accepted because: set off in June').waitFor();
    await pane.settled();
    expect(await pane.text()).toContain('4 findings: 3 errors, 0 questions, 0 notes, 1 accepted before.');
    expect((await rowsOf(pane, 'By finding'))[1]).toEqual(['Error [FUND-8]: Paid twice', '1, 1 accepted', '0.00']);
    await pane.frame.getByRole('checkbox', { name: 'Hide accepted ones' }).check();
    await pane.frame.getByText('3 of 4 are listed.').waitFor();
    await pane.press(WRITE);
    expect(await pane.text()).toContain('Written: 3 sheets of the audit. Your own sheets were not changed.');
    expect(sheetNames(pane)).toEqual(['Staff', 'Allocations', 'Payments', 'AST Audit', 'AST Account', 'AST Switching']);
    await pane.press('Go to AST Account');
    expect(pane.host.workbook.activeSheet.name).toBe('AST Account');
    await pane.press('Audit again');
    await pane.frame.getByText('3 of 4 are listed.').waitFor();
    await pane.frame.getByRole('checkbox', { name: 'Hide accepted ones' }).uncheck();
    await pane.press(/^Take back: Paid twice, Brook/);
    expect(await pane.text()).toContain('4 findings: 4 errors, 0 questions, 0 notes.');
    await pane.press('Restore');
    expect(sheetNames(pane)).toEqual(['Staff', 'Allocations', 'Payments']);
    expect(await overflowing(pane)).toEqual([]);
    expect([pane.complaints, pane.host.notImplemented]).toEqual([[], []]);
  });

  test('of 500 schools and 20,000 rows: shows progress, answers meanwhile, and lists 50 at a time; Cancel keeps what was shown', async () => {
    const { staff, allocations } = largeAuthority(500, 20_000);
    const pane = await paneOnStaff(staff, { width: 320, view: 'audit' });
    pane.host.workbook.addSheet('Allocations', [...allocations, ['Nowhere', 9999, '2009-10', 40_000, 15_500, 1]]);
    await pane.button('Audit this workbook').click();
    await pane.button('Cancel').waitFor();
    // The day can be typed while the audit goes on.
    await pane.frame.getByLabel('Audit on').fill('2010-01-31');
    expect(await pane.frame.locator('main').getAttribute('aria-busy')).toBe('true');
    await pane.frame.waitForSelector('main[aria-busy="false"]', { timeout: 120_000 });
    expect(await pane.text()).toContain('Looked at on 31 March 2010: 501 schools, 20,000 staff rows, 500 AST posts');
    expect(await pane.frame.locator('.problems li').count()).toBe(50);
    await pane.press('Show 1 more of 1');
    expect(await pane.frame.locator('.problems li').count()).toBe(51);
    await pane.button('Audit again').click();
    await pane.button('Cancel').click();
    await pane.settled();
    const text = await pane.text();
    expect(text).toContain('Stopped. Nothing was changed.');
    expect(text).toContain('Looked at on 31 March 2010');
    expect(sheetNames(pane)).toEqual(['Staff', 'Allocations']);
    expect(pane.complaints).toEqual([]);
  });
});
