/** The views that the ribbon opens, and text of the workbook that looks like something else. */
import { expect, test } from '@jest/globals';
import { dayFromIso } from '../../src/domain/calendar';
import { shortPoundsText } from '../../src/domain/exact';
import { DEFAULT_SETTINGS, rangeModel } from '../../src/projection';
import { SimulatedExcel } from '../host/host';
import { questionWith } from '../support/posts';
import { describeInBrowser, expectSoon, isWrittenWithoutCover, paneOnStaff, paneOver, rowsOf, SHEETS_WRITTEN } from './inBrowser';

const HEADER = ['Post ID', 'Name', 'Role', 'Point', 'Area'];

/** What the engine says of range 3–7 in the Fringe, on 1 September 2010, for a teacher on M6. */
function expectedRange(): string[][] {
  const on = dayFromIso('2010-09-01');
  if (on === undefined) throw new Error('no date');
  const model = rangeModel(questionWith({ area: 'Fringe', on, start: 3, now: { scale: 'Main', point: 6 } }), DEFAULT_SETTINGS);
  if ('missing' in model) throw new Error(model.message);
  const row = (name: string, annual: number | null, status: string): string[] => [name, shortPoundsText(annual ?? 0), status];
  return [...model.points.map(({ point, annual, status }) => row(`AST ${point}`, annual, status)), ...model.upper.map(({ point, annual, status }) => row(`U${point}`, annual, status))];
}

describeInBrowser('views', () => {
  test('the range model shows the figures of the engine, without a staff list', async () => {
    const pane = await paneOver(new SimulatedExcel(), { view: 'range' });
    expect(await pane.frame.locator('[aria-current=page]').innerText()).toBe('Range');
    await pane.pick('Pay area', 'Fringe');
    await pane.frame.getByLabel('First day in the post').fill('2010-09-01');
    const slider = pane.frame.getByRole('slider', { name: /^Range/ });
    for (let press = 0; press < 8; press += 1) await slider.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).toBe('range 3 to 7');
    await pane.pick('Paid now on', 'M6');
    await expectSoon(async () => {
      const rows = await pane.frame.locator('table.money').first().locator('tbody tr').all();
      return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
    }, expectedRange());
    const field = pane.frame.getByRole('textbox', { name: 'FTE' });
    await field.fill('a half');
    await pane.frame.getByText(/^“FTE” cannot be used: found “a half”/).waitFor();
    await field.fill('0.5');
    await pane.frame.getByText('0 points a year').waitFor();
  });

  test('the ribbon opens the audit, which reads the workbook and lists what should be looked at, each with its cell', async () => {
    const pane = await paneOnStaff([HEADER, ['P1', 'Ann', 'AST', 'AST 99', 'Rest'], ['P2', 'Bob', 'AST', 'AST 5', 'Rest'], ['P3', 'Cy', 'AST', 'AST 7', 'Mars']], { view: 'audit' });
    expect(await pane.frame.locator('[aria-current=page]').innerText()).toBe('Audit');
    await pane.press('Audit this workbook');
    const errors = await pane.frame.locator('.problems li.error').allInnerTexts();
    expect(errors.map((text) => /Go to (\w+)/.exec(text)?.[1]).sort()).toEqual(['D2', 'E4']);
    await pane.press('Go to E4 of Staff');
    expect(pane.host.workbook.selection.address).toBe('Staff!E4');
  });

  test('explain says what to select, and explains what is selected when the pane opens', async () => {
    const first = await paneOver(new SimulatedExcel(), { atOnce: true });
    await first.settled();
    await first.close();
    const pane = await paneOnStaff([HEADER, ['P2', 'Bob', 'AST', 'AST 5', 'Rest']]);
    await pane.press('Use this sheet');
    await pane.press('Write the AST sheets');
    pane.host.workbook.select('AST Projection', 'U5');
    const again = await paneOver(pane.host, { view: 'explain' });
    await again.frame.getByRole('heading', { name: 'Post P2 (Bob), 2009-10' }).waitFor();
    expect(await again.text()).toMatch(/School pays: -?£[\d,.]+/);
  });
});

describeInBrowser('text of the workbook stays text', () => {
  const HOSTILE = ['<img src=x onerror="window.hit=1">', '=HYPERLINK("http://x.example")', "'quoted", '+1+1', '@SUM(1)', '</script><script>window.hit=1</script>'];

  test('in the pane and on the written sheets', async () => {
    const host = new SimulatedExcel();
    const rows = HOSTILE.map((name, index) => [`P${index}`, { value: name }, 'AST', 'AST 5', 'Rest']);
    host.workbook.addSheet('Staff', [[...HEADER, '<b>What?</b>'], ...rows, ['<i>', { value: '=1+1' }, 'AST', '<u>AST 99</u>', 'Rest']]);
    const pane = await paneOver(host);
    await pane.press('Use this sheet');
    const text = await pane.text();
    for (const name of [...HOSTILE, '<u>AST 99</u>']) expect(text).toContain(name);
    expect(await pane.frame.locator('main img, main script, main b, main u, main a').count()).toBe(0);
    expect(await pane.frame.evaluate(() => 'hit' in window)).toBe(false);

    await pane.press('Write the AST sheets');
    const cells = SHEETS_WRITTEN.filter(isWrittenWithoutCover).flatMap((name) => rowsOf(host, name).flat());
    for (const name of HOSTILE) expect(cells).toContain(name);
    // The plan’s own formulas name cells and tables; none holds what somebody typed, and no cell with a text of theirs has one.
    const formulas: string[] = [];
    const theirs: (string | null)[] = [];
    for (const name of SHEETS_WRITTEN.filter(isWrittenWithoutCover)) {
      host.workbook.sheet(name).grid.visit({ top: 0, left: 0, bottom: Infinity, right: Infinity }, ({ formula, value }) => {
        if (formula !== null) formulas.push(formula);
        if (typeof value === 'string' && HOSTILE.some((hostile) => value.includes(hostile))) theirs.push(formula);
      });
    }
    expect(formulas.length).toBeGreaterThan(0);
    for (const hostile of HOSTILE) expect(formulas.filter((formula) => formula.includes(hostile))).toEqual([]);
    expect(theirs.length).toBeGreaterThanOrEqual(HOSTILE.length);
    expect(theirs.filter((formula) => formula !== null)).toEqual([]);
    await pane.press('Explain');
    host.workbook.select('AST Projection', 'U5');
    await pane.frame.getByRole('heading', { name: 'Post P0' }).waitFor();
    expect(await pane.frame.getByRole('heading', { name: 'Post P0' }).innerText()).toContain(HOSTILE[0]);
    expect([await pane.frame.evaluate(() => 'hit' in window), pane.web.strayRequests, pane.complaints]).toEqual([false, [], []]);
  });
});
