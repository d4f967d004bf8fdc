import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SYSTEM_BROWSER = '/usr/bin/chromium';

/** The packaged browser, or the system's own where that one does not start. */
export async function launchBrowser(): Promise<Browser> {
  try {
    return await playwright.launch({ executablePath: await chromium.executablePath(), args: FLAGS });
  } catch {
    return await playwright.launch({ executablePath: SYSTEM_BROWSER, args: FLAGS });
  }
}
