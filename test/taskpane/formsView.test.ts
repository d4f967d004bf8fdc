/** The part of applications and forms: what it says, what its buttons do, and that it fits and can be worked by keyboard. */
import { expect, test } from '@jest/globals';
import { FORM_STAFF } from '../support/formStaff';
import { describeInBrowser, paneOnStaff, rowsOf } from './inBrowser';
import type { Pane } from './openPane';
import { overflowing } from './pictures';

function sheetNames({ host }: Pane): string[] {
  return host.workbook.sheets.map(({ name }) => name).filter((name) => !name.startsWith('AST before'));
}

/** The cells of each row of the table of this caption. */
async function cellsOf({ frame }: Pane, caption: string): Promise<string[][]> {
  const rows = await frame.locator('table', { has: frame.locator('caption', { hasText: caption }) }).locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim())));
}

describeInBrowser('applications and forms', () => {
  test('the timetable at once, form AST2 and eligibility from the staff list, each written by a button and put back', async () => {
    const pane = await paneOnStaff(FORM_STAFF, { width: 320, view: 'audit' });
    const scripts = (): number => pane.requests.filter((url) => url.endsWith('.js')).length;
    await pane.frame.getByRole('heading', { name: 'Applications and forms' }).waitFor();
    const before = scripts();

    await pane.openDetails('Application timetable');
    await pane.frame.getByLabel('Application received on').fill('2009-10-05');
    await pane.frame.getByText('Earliest pay, at these dates: 18 December 2009.').waitFor();
    expect(scripts()).toBeGreaterThan(before);
    expect(await cellsOf(pane, 'The latest date of each step')).toEqual([
      ['Application', '5 October 2009', 'APP-3'], ['Headteacher decides by', '2 November 2009', 'APP-3'], ['Assessment normally by', '14 December 2009', 'APP-3'],
      ['Formal notice by', '17 December 2009', 'APP-3'], ['Written feedback by', '7 January 2010', 'APP-3'], ['Earliest pay, at these dates', '18 December 2009', 'PAY-11'],
    ]);
    expect(await pane.frame.getByText(/^For a teacher on the main scale/).count()).toBe(1);
    await pane.pick('Career stage', { label: 'an Excellent Teacher' });
    expect(await pane.frame.getByText(/^For a teacher on the main scale/).count()).toBe(0);
    await pane.frame.getByText(/^For an Excellent Teacher .*\[APP-2\]$/).waitFor();
    await pane.frame.getByText(/^School holidays are not known here.*\[APP-3\]$/).waitFor();
    await pane.frame.getByLabel('Application received on').fill('2013-09-02');
    await pane.frame.getByText(/^2 September 2013 cannot be used\. The AST grade and its assessment ended on 31 August 2013/).waitFor();
    expect(await pane.frame.getByText('The latest date of each step').count()).toBe(0);

    await pane.openDetails('Form AST2, who may become an AST, and leading practitioners');
    await pane.press('Read the posts');
    await pane.pick('Post', { label: 'P2 B. Nash' });
    await pane.frame.getByText('Before the form can be sent:').waitFor();
    await pane.press('Go to C3');
    expect(pane.host.workbook.selection.address).toBe('Staff!C3');
    await pane.openDetails('Facts: Post P2: B. Nash');
    await pane.frame.getByText('cell F3 of “Staff” (Point) [PAY-4]').waitFor();
    await pane.pick('Post', { label: 'P3 C. Orme' });
    await pane.frame.getByText(/^Post “P3” in row 4 of “Staff” cannot be used/).waitFor();
    expect(await pane.button('Write AST AST2').count()).toBe(0);
    // By keyboard, and the focus stays where it was.
    const post = pane.frame.getByRole('combobox', { name: 'Post' });
    await post.focus();
    await pane.page.keyboard.press('ArrowDown');
    await pane.frame.getByRole('heading', { name: /^Post P\d/ }).waitFor();
    await pane.settled();
    const handle = await post.elementHandle();
    await pane.frame.waitForFunction((element) => element === document.activeElement, handle);
    await pane.pick('Post', { label: 'all that still lack a form AST2 (2)' });
    await pane.frame.getByText('2 forms, for 1 of which nothing is missing.').waitFor();
    await pane.press('Write AST AST2');
    expect(await pane.text()).toContain('Written: “AST AST2”. Your own sheets were not changed.');
    await pane.press('Go to AST AST2');
    expect([pane.host.workbook.activeSheet.name, sheetNames(pane)]).toEqual(['AST AST2', ['Staff', 'AST AST2']]);

    await pane.frame.getByLabel('Day').fill('2010-06-01');
    await pane.press('Look at the teachers');
    expect(await cellsOf(pane, 'How many, on 1 June 2010')).toContainEqual(['All staff rows of the list', '6', '6']);
    const teachers = await pane.frame.locator('.problems li', { hasText: 'Why: ' }).allInnerTexts();
    expect(teachers).toHaveLength(3);
    expect(teachers[1]).toMatch(/^D\. Pell, row 6\s+AST: eligible; the assessment covers: .*\s+ATS: not eligible/);
    await pane.press('Write AST Eligibility');
    expect(sheetNames(pane)).toEqual(['Staff', 'AST AST2', 'AST Eligibility']);
    await pane.press('Restore');
    expect(sheetNames(pane)).toEqual(['Staff', 'AST AST2']);
    await pane.press('Check the leading practitioners');
    await pane.openDetails(/^To look at: \d+, of leading practitioners/);
    await pane.frame.getByText(/^Question \[LP-4\]\. No row of “Staff” is a leading practitioner/).waitFor();
    await pane.press('Write AST Leading practitioners');
    await pane.frame.getByRole('button', { name: 'Go to AST Leading practitioners' }).waitFor();
    await pane.press('Restore');
    expect(sheetNames(pane)).toEqual(['Staff', 'AST AST2']);
    expect(rowsOf(pane.host, 'Staff')[1]?.slice(0, 4)).toEqual(['P1', 'Ashby', '823/4001', 'A. Marlow']);
    // What was asked is still there after another view.
    await pane.press('Plan');
    await pane.press('Audit');
    await pane.openDetails('Form AST2, who may become an AST, and leading practitioners');
    await pane.frame.getByText('2 forms, for 1 of which nothing is missing.').waitFor();
    expect(await overflowing(pane)).toEqual([]);
    expect([pane.complaints, pane.host.notImplemented]).toEqual([[], []]);
  });
});
