/** The whole way with the keyboard alone: the focus can always be seen, and is never lost. */
import { expect, test } from '@jest/globals';
import type { JSHandle } from 'playwright-core';
import { describeInBrowser, paneOnStaff, SHEETS_WRITTEN } from './inBrowser';
import type { Pane } from './openPane';

const LOOK = { look: { reducedMotion: 'reduce' } } as const;
/** So many presses of Tab at the most to reach a control. */
const FAR = 120;

/** How the control that has the focus looks, with all that frames it. */
function looks(element: Element | null): string {
  const frames = [element, element?.parentElement ?? null].flatMap((each) => (each === null ? [] : [getComputedStyle(each), getComputedStyle(each, '::after'), getComputedStyle(each, '::before')]));
  return frames.map((style) => [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderTopColor, style.borderBottomColor, style.borderTopWidth, style.borderBottomWidth, style.transform, style.content].join(' ')).join('|');
}

class Keyboard {
  private last: { readonly element: JSHandle; readonly look: string; readonly name: string } | null = null;
  readonly unseen: string[] = [];

  constructor(private readonly pane: Pane) {}

  /** The words of the control that has the focus; of a list or field, its label. */
  name(): Promise<string> {
    return this.pane.frame.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '';
      const label = element instanceof HTMLSelectElement || element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
      return label ?? element.getAttribute('aria-label') ?? element.textContent;
    });
  }

  async press(key: string): Promise<void> {
    await this.pane.page.keyboard.press(key);
    await this.pane.settled();
  }

  /** Moves on, and sees that the control that was left looked otherwise while it had the focus. */
  async move(key: 'Tab' | 'Shift+Tab'): Promise<string> {
    const { frame } = this.pane;
    await this.pane.page.keyboard.press(key);
    const { last } = this;
    if (last !== null && await frame.evaluate(looks, last.element as JSHandle<Element>) === last.look) this.unseen.push(last.name);
    const element = await frame.evaluateHandle(() => document.activeElement);
    const name = await this.name();
    this.last = name === '' ? null : { element, look: await frame.evaluate(looks, element), name };
    return name;
  }

  async to(words: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < FAR; presses += 1) {
      const name = await this.move(key);
      if (typeof words === 'string' ? name === words : words.test(name)) return;
      passed.push(name);
    }
    throw new Error(`${String(words)} is not reached: ${passed.join(', ')}`);
  }

  /** Waits until the pane has put the focus where it belongs. */
  async rest(): Promise<string> {
    this.last = null;
    await this.pane.frame.waitForFunction(() => document.activeElement !== document.body);
    return this.name();
  }
}

async function figures({ frame }: Pane): Promise<string[]> {
  return frame.locator('table.money tbody th').allInnerTexts();
}

describeInBrowser('with the keyboard alone', () => {
  test('start, sample, settings, write, go to a sheet, restore', async () => {
    const pane = await paneOnStaff([['mine']], LOOK, 'Mine');
    const { workbook } = pane.host;
    const keys = new Keyboard(pane);
    await keys.to('Insert sample data');
    await keys.press('Enter');
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Mine', 'Staff', 'Columns']);
    expect(await keys.rest()).toBe('1. Read');

    await keys.to(/years from/);
    await keys.press('Enter');
    await keys.to('Number of years');
    await keys.press('ArrowDown');
    await pane.frame.waitForFunction(() => document.querySelectorAll('table.money tbody th').length === 4);
    await pane.settled();
    expect(await keys.rest()).toBe('Number of years');
    await keys.press('ArrowUp');
    await pane.frame.waitForFunction(() => document.querySelectorAll('table.money tbody th').length === 3);
    await pane.settled();
    expect(await keys.rest()).toBe('Number of years');
    await keys.to('First financial year', 'Shift+Tab');
    await keys.to(/years from/, 'Shift+Tab');
    await keys.press('Space');

    const before = workbook.sheets.length;
    await keys.to('Write the AST sheets');
    await keys.press('Space');
    expect(workbook.sheets).toHaveLength(before + SHEETS_WRITTEN.length);
    expect(await keys.rest()).toBe('Write the AST sheets');
    await keys.to('Go to AST Summary');
    await keys.press('Enter');
    expect(workbook.activeSheet.name).toBe('AST Summary');
    expect(await keys.rest()).toBe('Go to AST Summary');
    await keys.to('Restore');
    await keys.press('Enter');
    expect(workbook.sheets).toHaveLength(before);
    expect(await keys.rest()).not.toBe('');
    expect(await figures(pane)).toHaveLength(3);
    expect(keys.unseen).toEqual([]);
  });

  test('views, range and audit; a message put away leaves the focus beside it', async () => {
    const pane = await paneOnStaff([['Name', 'Role', 'Point', 'Area'], ['Ann', 'AST', 'AST 99', 'Rest'], ['Bob', 'AST', 'AST 5', 'Rest']], LOOK);
    const keys = new Keyboard(pane);
    await keys.to('Range');
    await keys.press('Enter');
    await keys.to('FTE');
    await pane.page.keyboard.type('0');
    await keys.to('Audit', 'Shift+Tab');
    await keys.press('Space');
    // The view is loaded when it is first opened.
    await pane.button('Audit this workbook').waitFor();
    await keys.to('Audit this workbook');
    await keys.press('Space');
    expect(await keys.rest()).toBe('Audit again');
    await keys.to('Go to C2 of Staff');
    await keys.press('Enter');
    expect([pane.host.workbook.selection.address, await keys.rest()]).toEqual(['Staff!C2', 'Go to C2 of Staff']);
    await keys.to('Accept because …');
    await keys.press('Enter');
    await keys.to('Accept because');
    await pane.page.keyboard.type('asked');
    await keys.press('Enter');
    await pane.frame.getByText('Accepted because:').waitFor();
    await pane.settled();
    await keys.rest();
    await keys.to(/^Take back: Point that the spine/);

    await keys.to('Plan', 'Shift+Tab');
    await keys.press('Enter');
    await keys.to('Use this sheet');
    await keys.press('Enter');
    await keys.rest();
    await keys.to('Write the AST sheets');
    await keys.press('Enter');
    await keys.rest();
    await keys.to('OK', 'Shift+Tab');
    await keys.press('Enter');
    expect(await keys.rest()).toBe('Staff list');
    expect(keys.unseen).toEqual([]);
  });

  test('scenarios: save, a name that is taken, replace, approve, compare', async () => {
    const pane = await paneOnStaff([['Post ID', 'Name', 'Role', 'Point', 'Area'], ['P2', 'Bob', 'AST', 'AST 5', 'Rest']], LOOK);
    const keys = new Keyboard(pane);
    await keys.to('Scenarios');
    await keys.press('Enter');
    // The view is loaded when it is first opened.
    await pane.button('Use this sheet').waitFor();
    await keys.to('Use this sheet');
    await keys.press('Enter');
    await keys.rest();
    await keys.to('Save the plan as it is now under this name');
    await pane.page.keyboard.type('As now');
    await keys.press('Enter');
    await pane.frame.getByText(/^Saved as “As now”/).waitFor();
    expect(await keys.rest()).toBe('Save the plan as it is now under this name');
    await keys.to('Save');
    await keys.press('Enter');
    await pane.frame.getByText(/^There is a scenario “As now” already/).waitFor();
    await keys.rest();
    await keys.to('Replace “As now”');
    await keys.press('Enter');
    await pane.frame.getByText(/^Saved as “As now”, in place of that of /).waitFor();
    expect(await keys.rest()).not.toBe('');
    await keys.to('Approve As now');
    await keys.press('Enter');
    await pane.frame.getByText(/^Approved: “As now”/).waitFor();
    await keys.rest();
    await keys.to('Compare');
    await pane.page.keyboard.press('ArrowDown');
    await pane.frame.getByText('cannot be compared with itself').waitFor();
    await pane.page.keyboard.press('ArrowUp');
    await pane.frame.getByText('No input differs.').waitFor();
    expect(keys.unseen).toEqual([]);
  });

  test('what a part holds is there at the press that opens it, for a Tab that follows at once', async () => {
    const pane = await paneOnStaff([['Name', 'Role', 'Point', 'Area'], ['Bob', 'AST', 'AST 5', 'Rest']], LOOK);
    await pane.press('Use this sheet');
    const found = await pane.frame.evaluate(async () => {
      const summary = [...document.querySelectorAll('summary')].find(({ textContent }) => textContent.includes('years from'));
      if (summary === undefined) return null;
      const fields = (): number => summary.parentElement?.querySelectorAll('select').length ?? 0;
      const before = fields();
      summary.click();
      // What React was asked for at the press is done with it; the browser's own word comes a task later.
      await Promise.resolve();
      return { before, after: fields() };
    });
    expect(found?.before).toBe(0);
    expect(found?.after).toBeGreaterThan(0);
  });

  test('Cancel has the focus while the sheets are written', async () => {
    const pane = await paneOnStaff([['Name', 'Role', 'Point', 'Area'], ['Bob', 'AST', 'AST 5', 'Rest']], LOOK);
    const keys = new Keyboard(pane);
    await keys.to('Use this sheet');
    await keys.press('Enter');
    await keys.rest();
    await keys.to('Write the AST sheets');
    pane.host.delayMs = 150;
    await pane.page.keyboard.press('Enter');
    await pane.frame.getByText('Writing the AST sheets').waitFor();
    await pane.frame.waitForFunction(() => document.activeElement?.textContent === 'Cancel');
    await pane.page.keyboard.press('Enter');
    await pane.settled();
    pane.host.delayMs = 0;
    expect(await keys.rest()).toBe('Write the AST sheets');
    expect(pane.host.workbook.sheets.map(({ name }) => name)).toEqual(['Staff']);
  });
});
