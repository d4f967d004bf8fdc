import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { SimulatedExcel } from './host';
import { openWeb, type Web, type WebOptions } from './webBridge';

const PANE = `<!doctype html><title>Pane</title><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><script>
window.events = [];
window.ready = Office.onReady().then(() => Excel.run(async (context) => {
  const sheet = context.workbook.worksheets.getItem('Staff');
  sheet.getRange('C1:C2').values = [['Plan'], ["'2009-10"]];
  const used = sheet.getUsedRange().load('values');
  context.workbook.worksheets.onChanged.add(async (event) => { window.events.push(event.address); });
  await context.sync();
  return used.values;
}));
</script><body>pane</body>`;

let browser: Browser | null = null;
const folder = mkdtempSync(join(tmpdir(), 'pane-'));

beforeAll(async () => {
  writeFileSync(join(folder, 'taskpane.html'), PANE);
  try {
    browser = await launchBrowser();
  } catch (error) {
    if (process.env['CI'] === 'true') throw error;
    process.stderr.write(`No browser can be started, so Excel on the web is not tested: ${String(error)}\n`);
  }
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

interface PaneWindow { ready: Promise<unknown>; events: string[]; Office: typeof Office; Excel: typeof Excel }

async function withPane(host: SimulatedExcel, work: (web: Web) => Promise<void>, options: Partial<WebOptions> = {}): Promise<void> {
  if (browser === null) return;
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const web = await openWeb(context, host, { paneFolder: folder, ...options });
    await web.pane.waitForFunction(() => 'ready' in globalThis);
    await work(web);
    await web.close();
  } finally {
    await context.close();
  }
}

function staff(): SimulatedExcel {
  const host = new SimulatedExcel();
  host.workbook.addSheet('Staff', [['Name', 'Spine'], ['Ann', 5]]);
  return host;
}

describe('Excel on the web', () => {
  test('what else the pane asks the network for is recorded and gets no answer', async () => {
    await withPane(staff(), async ({ pane, strayRequests }) => {
      const outcome = await pane.evaluate(() => fetch('https://example.com/figures').then(() => 'answered', () => 'refused'));
      expect([outcome, strayRequests]).toEqual(['refused', ['https://example.com/figures']]);
    });
  });

  test('the pane reads, writes and hears of changes', async () => {
    const host = staff();
    await withPane(host, async ({ pane, strayRequests, unknownMessages }) => {
      const values = await pane.evaluate(() => (globalThis as unknown as PaneWindow).ready);
      expect(values).toEqual([['Name', 'Spine', 'Plan'], ['Ann', 5, '2009-10']]);
      host.workbook.edit('Staff', 'B2', 6);
      await pane.waitForFunction(() => (globalThis as unknown as PaneWindow).events.includes('B2'));
      expect(unknownMessages).toEqual([]);
      expect(strayRequests).toEqual([]);
    });
  });

  test('the query of the page reaches the pane; of the colours of Office, the library says nothing on the web', async () => {
    const heard = ({ pane }: Web): Promise<unknown> => pane.evaluate(async () => {
      const { ready, Office: { context } } = globalThis as unknown as PaneWindow;
      await ready;
      return [(context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor ?? null, new URLSearchParams(location.search).get('view')];
    });
    await withPane(staff(), async (web) => { expect(await heard(web)).toEqual([null, null]); });
    await withPane(staff(), async (web) => { expect(await heard(web)).toEqual([null, 'range']); }, { panePage: 'taskpane.html?view=range' });
  });

  test('settings are stored, and failures come through', async () => {
    const host = staff();
    await withPane(host, async ({ pane }) => {
      await pane.evaluate(() => (globalThis as unknown as PaneWindow).ready);
      await pane.evaluate(() => new Promise<void>((resolve) => {
        const { settings } = (globalThis as unknown as PaneWindow).Office.context.document;
        settings.set('area', 'Rest');
        settings.saveAsync(() => { resolve(); });
      }));
      expect([...host.workbook.settings.keys()]).toEqual(['area']);
      host.failAt(0, { status: 5103 });
      const code = await pane.evaluate(() => (globalThis as unknown as PaneWindow).Excel.run(async (context) => { await context.sync(context.workbook.load('name')); }).then(() => 'none', (error: unknown) => (error as { code: string }).code));
      expect(code).toBe('RequestPayloadSizeLimitExceeded');
    });
    await withPane(host, async ({ pane }) => {
      await pane.evaluate(() => (globalThis as unknown as PaneWindow).ready);
      expect(await pane.evaluate(() => String((globalThis as unknown as PaneWindow).Office.context.document.settings.get('area')))).toBe('Rest');
    });
  });
});
