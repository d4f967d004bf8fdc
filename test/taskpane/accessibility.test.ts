/** axe-core in every view and state of the pane, in the light and in the dark. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { SimulatedExcel } from '../host/host';
import { AUTHORITY_ALLOCATIONS, AUTHORITY_PAYMENTS, AUTHORITY_STAFF } from '../support/authority';
import { SCHOOLS } from '../support/schools';
import { describeInBrowser, paneOnStaff, paneOver } from './inBrowser';
import type { Pane, PaneOptions } from './openPane';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LOOKS = ['light', 'dark'] as const;

interface AxeWindow { axe?: { run(what: Document, options: object): Promise<AxeResults> } }

/** Colours change over a moment: waits until they are what they will be. */
async function painted(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    await new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve); }); });
    await Promise.allSettled(document.getAnimations().filter((animation) => animation instanceof CSSTransition).map(({ finished }) => finished));
  });
}

/** What axe finds wrong, each with the elements. */
async function violations(frame: Frame, state: string): Promise<string[]> {
  if (!await frame.evaluate(() => (globalThis as AxeWindow).axe !== undefined)) await frame.evaluate(AXE);
  await painted(frame);
  const results = await frame.evaluate(async (tags) => (globalThis as AxeWindow).axe?.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), TAGS);
  if (results === undefined) throw new Error('axe-core did not start.');
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${state}: ${id}: ${html} ${failureSummary ?? ''}`));
}

async function openAllDetails({ frame }: Pane): Promise<void> {
  await frame.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
  // What is in them is made when they have opened; those that came with it are closed still.
  await frame.waitForFunction(() => [...document.querySelectorAll('details[open]')].every(({ childNodes }) => childNodes.length > 1));
}

const MESSY = [
  ['Post ID', 'Name', 'Role', 'Point', 'Spine', 'Area', 'Allowance'],
  ['P1', 'Ann', 'AST', 'AST 99', '', 'Rest', ''],
  ['P2', 'Bob', 'AST', 'AST 5', '', 'Rest', 2000],
  ['P3', 'Cy', 'AST', 'AST 7', '', 'Rest', ''],
];

describeInBrowser.each(LOOKS)('axe finds nothing wrong, %s:', (colorScheme) => {
  const options: Omit<PaneOptions, 'folder'> = { look: { colorScheme, reducedMotion: 'reduce' } };

  test('the start, and the help', async () => {
    const pane = await paneOver(new SimulatedExcel(), options);
    const found = await violations(pane.frame, 'start');
    const help = await pane.page.context().newPage();
    await help.goto(new URL('assets/help.html', pane.frame.url()).href);
    expect([...found, ...await violations(help.mainFrame(), 'help')]).toEqual([]);
  });

  test('read, with problems; written; out of date', async () => {
    const pane = await paneOnStaff(MESSY, options);
    await pane.press('Use this sheet');
    const found = await violations(pane.frame, 'read');
    await openAllDetails(pane);
    found.push(...await violations(pane.frame, 'read, all open'));
    await pane.press('Write the AST sheets');
    found.push(...await violations(pane.frame, 'written'));
    pane.host.workbook.edit('Staff', 'D3', 'AST 6');
    await pane.frame.getByText('Out of date.').waitFor();
    found.push(...await violations(pane.frame, 'out of date'));
    expect(found).toEqual([]);
  });

  test('while something is going on', async () => {
    const pane = await paneOnStaff(MESSY, options);
    await pane.press('Use this sheet');
    pane.host.delayMs = 1_500;
    await pane.button('Write the AST sheets').click();
    await pane.button('Cancel').waitFor();
    const found = await violations(pane.frame, 'busy');
    pane.host.delayMs = 0;
    await pane.settled();
    expect(found).toEqual([]);
  });

  test('range, audit and explain', async () => {
    const pane = await paneOnStaff(MESSY, options);
    await pane.press('Use this sheet');
    await pane.press('Write the AST sheets');
    const found: string[] = [];
    for (const view of ['Range', 'Audit', 'Explain']) {
      await pane.press(view);
      if (view === 'Range') {
        await pane.frame.getByLabel('Last day').fill('2010-12-31');
        await pane.frame.getByRole('textbox', { name: /at or below, £ a year/ }).fill('5000');
        await pane.frame.getByText(/^After 31 December 2010/).waitFor();
      }
      if (view === 'Explain') {
        pane.host.workbook.select('AST Projection', 'U5');
        await pane.frame.getByRole('heading', { name: /^Post P2/ }).waitFor();
        await pane.settled();
      }
      await openAllDetails(pane);
      found.push(...await violations(pane.frame, view));
    }
    expect(found).toEqual([]);
  });

  test('audit: findings, all open, one accepted, the account and the switches; written; applications and forms', async () => {
    const pane = await paneOnStaff(AUTHORITY_STAFF, { ...options, view: 'audit' });
    pane.host.workbook.addSheet('Allocations', AUTHORITY_ALLOCATIONS);
    pane.host.workbook.addSheet('Payments', AUTHORITY_PAYMENTS);
    await pane.press('Audit this workbook');
    await openAllDetails(pane);
    const found = await violations(pane.frame, 'audited, all open');
    await pane.frame.getByRole('textbox', { name: /^Accept because: Paid twice/ }).fill('set off');
    await pane.press(/^Keep the reason: Paid twice/);
    await pane.press('Write AST Audit and the sheets beside it');
    found.push(...await violations(pane.frame, 'audit written'));
    // The parts of applications and forms are open as well.
    await pane.frame.getByLabel('Application received on').fill('2009-10-05');
    await pane.press('Read the posts');
    await pane.pick('Post', 'lacking');
    await pane.press('Look at the teachers');
    await pane.press('Check the leading practitioners');
    await openAllDetails(pane);
    found.push(...await violations(pane.frame, 'a timetable, forms, eligibility and leading practitioners, all open'));
    await pane.frame.getByLabel('Application received on').fill('2013-09-02');
    await pane.press('Write AST AST2');
    found.push(...await violations(pane.frame, 'a date that cannot be used, and a form written'));
    expect(found).toEqual([]);
  });

  test('money: nothing read; all open, with what ifs, a list of schools and a bridge', async () => {
    const pane = await paneOnStaff(MESSY, options);
    pane.host.workbook.addSheet('Schools', SCHOOLS.map((row) => row.map((cell) => (cell instanceof Date ? null : cell))));
    pane.host.workbook.addSheet('Staff 2010', MESSY);
    await pane.press('Money');
    const found = await violations(pane.frame, 'money, nothing read');
    pane.host.workbook.select('Staff', 'A1');
    await pane.press('Use this sheet');
    await pane.press('Plan');
    await pane.press('Write the AST sheets');
    await pane.pick('Staff list', { label: 'Staff 2010' });
    await openAllDetails(pane);
    await openAllDetails(pane);
    found.push(...await violations(pane.frame, 'money, its settings'));
    await pane.press('Money');
    await pane.press('Work out what ifs');
    await pane.press('Compare with the plan that is written in this workbook');
    await openAllDetails(pane);
    await openAllDetails(pane);
    found.push(...await violations(pane.frame, 'money, all open'));
    expect(found).toEqual([]);
  });

  test('scenarios: none, saved, a name that is taken, approved, compared', async () => {
    const pane = await paneOnStaff(MESSY, options);
    await pane.press('Scenarios');
    const found = await violations(pane.frame, 'scenarios, nothing read');
    await pane.press('Use this sheet');
    for (const state of ['saved', 'a name that is taken']) {
      await pane.frame.getByRole('textbox').fill('As now');
      await pane.press('Save');
      found.push(...await violations(pane.frame, `scenarios, ${state}`));
    }
    await pane.press('Approve As now');
    await pane.press('Plan');
    await pane.openDetails('years from');
    await pane.pick(/^Points each September/, '2');
    await pane.press('Scenarios');
    await pane.frame.getByRole('heading', { name: 'What differs in the inputs' }).waitFor();
    await pane.settled();
    found.push(...await violations(pane.frame, 'scenarios, compared'));
    expect(found).toEqual([]);
  });

  test('a sheet that cannot be read, a failure, and an Excel that is too old', async () => {
    const pane = await paneOnStaff([['Item', 'Budget'], ['Paper', 100]], options);
    await pane.press('Use this sheet');
    const found = await violations(pane.frame, 'refused');
    pane.host.failAt(0, { status: 7000 });
    await pane.press('Read again');
    found.push(...await violations(pane.frame, 'failed'));
    const old = new SimulatedExcel();
    old.apiVersion = '1.2';
    const refused = await paneOver(old, { ...options, atOnce: true });
    await refused.frame.getByText('This Excel is too old').waitFor();
    found.push(...await violations(refused.frame, 'too old'));
    expect(found).toEqual([]);
  });
});
