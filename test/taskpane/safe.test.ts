/** What the pane may reach, and what the page forbids to whatever might get into it. */
import { expect, test } from '@jest/globals';
import { SimulatedExcel } from '../host/host';
import { describeInBrowser, expectSoon, paneOver } from './inBrowser';
import type { Pane } from './openPane';

interface Watched { violations?: string[]; hit?: number }

/** Gathers what the browser reports of the page's Content-Security-Policy. */
function watch(): void {
  const watched = globalThis as Watched;
  watched.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => { watched.violations?.push(`${event.violatedDirective} ${event.blockedURI}`); });
}

function violations({ frame }: Pane): Promise<string[]> {
  return frame.evaluate(() => (globalThis as Watched).violations ?? ['not watched']);
}

/** The add-in's own files, and Office.js with the files it loads itself. */
const ALLOWED = /^https:\/\/(?:localhost:3000\/(?:(?:(?:taskpane|\d+)\.[0-9a-f]{12}\.js|taskpane\.html)|assets\/[\w-]+\.(?:css|svg|png|html))|appsforoffice\.microsoft\.com\/lib\/1(?:\.1)?\/hosted\/|localhost:3443\/)/;

describeInBrowser('what the pane reaches', () => {
  test('on the whole way nothing but its own files and Office.js, and nothing that the page forbids', async () => {
    const host = new SimulatedExcel();
    host.workbook.addSheet('Mine', [['x']]);
    const pane = await paneOver(host, { before: watch });
    await pane.press('Insert sample data');
    await pane.openDetails('years from');
    await pane.pick('Number of years', '2');
    await pane.press('Write the AST sheets');
    await pane.press('Explain');
    host.workbook.select('AST Projection', 'H5');
    await pane.frame.getByRole('heading', { name: /^Post P1/ }).waitFor();
    for (const view of ['Range', 'Audit', 'Plan']) await pane.press(view);
    await pane.press('Restore');
    expect(pane.requests.filter((url) => !ALLOWED.test(url))).toEqual([]);
    expect(pane.requests.some((url) => url.includes('office.js'))).toBe(true);
    expect([pane.web.strayRequests, pane.web.unknownMessages, await violations(pane), pane.complaints]).toEqual([[], [], [], []]);
    const kept = await pane.frame.evaluate(() => [document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)] as const);
    const words = JSON.stringify(kept);
    for (const name of ['Marlow', 'Okafor', 'Hillside', '170']) expect(words).not.toContain(name);
  });

  test('the page forbids inline scripts, evaluated text, styles in the markup, and other places', async () => {
    const pane = await paneOver(new SimulatedExcel(), { before: watch });
    const outcome = await pane.frame.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.hit = 1';
      document.head.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'globalThis.hit = 2');
      image.src = 'https://example.com/x.png';
      document.body.append(image);
      const style = document.createElement('style');
      style.textContent = 'h1 { color: rgb(1, 2, 3) }';
      document.head.append(style);
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
      const fetched = await fetch('https://example.com/figures').then(() => 'answered', () => 'refused');
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      // Only now, in a turn of its own: the tools that drive the browser may evaluate text.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(String(globalThis.eval('1 + 1')));
          } catch (error) {
            resolve((error as Error).name);
          }
        }, 0);
      });
      const heading = document.querySelector('h1');
      return { evaluated, fetched, hit: (globalThis as Watched).hit ?? 0, color: heading === null ? '' : getComputedStyle(heading).color };
    });
    expect(outcome).toMatchObject({ evaluated: 'EvalError', fetched: 'refused', hit: 0 });
    expect(outcome.color).not.toBe('rgb(1, 2, 3)');
    const forbidden = ['connect-src', 'frame-src', 'img-src', 'script-src', 'script-src-elem', 'style-src-elem'];
    await expectSoon(async () => {
      const directives = (await violations(pane)).map((text) => text.split(' ')[0] ?? '');
      return forbidden.filter((each) => directives.includes(each));
    }, forbidden);
    expect(pane.web.strayRequests).toEqual([]);
  });
});
