/** Opens the built pane in a browser, over a workbook in memory, and works it as a person would. */
import type { Browser, BrowserContextOptions, Frame, Locator, Page } from 'playwright-core';
import type { SimulatedExcel } from '../host/host';
import { openWeb, type Web } from '../host/webBridge';

export interface PaneOptions {
  /** The folder of the built add-in. */
  readonly folder: string;
  readonly width?: number;
  readonly height?: number;
  /** The view that the ribbon asks for. */
  readonly view?: string;
  /** How the browser shows things: colours, and pixels to a point. */
  readonly look?: Pick<BrowserContextOptions, 'colorScheme' | 'forcedColors' | 'deviceScaleFactor' | 'reducedMotion'>;
  /** Run in every document before its own programs. */
  readonly before?: () => void;
  /** Does not wait for the pane to be ready. */
  readonly atOnce?: boolean;
}

export interface Pane {
  readonly host: SimulatedExcel;
  readonly web: Web;
  readonly page: Page;
  /** The frame the pane runs in. */
  readonly frame: Frame;
  /** What the pane complained of: its console, and mistakes that nobody caught. */
  readonly complaints: string[];
  /** Every address that was asked for, answered or not. */
  readonly requests: string[];
  button(name: string | RegExp): Locator;
  /** Presses a button and waits until what it began is done. */
  press(name: string | RegExp): Promise<void>;
  /** Picks an entry of a list by what it is worth or by its words. */
  pick(label: string | RegExp, choice: string | { label: string }): Promise<void>;
  openDetails(words: string | RegExp): Promise<void>;
  /** Waits until the pane has nothing to do. */
  settled(): Promise<void>;
  /** All that can be read in the pane. */
  text(): Promise<string>;
  close(): Promise<void>;
}

/** Nothing goes on, and no view is still being loaded. */
const IDLE = 'main[aria-busy="false"]:not(:has(p.quiet:text-is("One moment.")))';

export async function openPane(browser: Browser, host: SimulatedExcel, options: PaneOptions): Promise<Pane> {
  const { folder, width = 350, height = 900, view, look = {}, before, atOnce = false } = options;
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width, height }, ...look });
  context.setDefaultTimeout(60_000);
  if (before !== undefined) await context.addInitScript(before);
  const complaints: string[] = [];
  context.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  context.on('weberror', (error) => { complaints.push(error.error().message); });
  const requests: string[] = [];
  context.on('request', (request) => { requests.push(request.url()); });
  const web = await openWeb(context, host, {
    paneFolder: folder, panePage: `taskpane.html${view === undefined ? '' : `?view=${view}`}`, paneWidth: width, paneHeight: height,
  });
  const { page, pane: frame } = web;
  const settled = async (): Promise<void> => { await frame.waitForSelector(IDLE); };
  const button = (name: string | RegExp): Locator => frame.getByRole('button', { name, exact: true });
  if (!atOnce) await settled();
  return {
    host, web, page, frame, complaints, requests, button, settled,
    press: async (name) => {
      await button(name).click();
      await settled();
    },
    pick: async (label, choice) => {
      await frame.getByRole('combobox', { name: label }).selectOption(choice);
      await settled();
    },
    openDetails: async (words) => { await frame.locator('summary', { hasText: words }).first().click(); },
    text: () => frame.locator('body').innerText(),
    close: async () => {
      await web.close();
      await context.close();
    },
  };
}
