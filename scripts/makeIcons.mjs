/**
 * Draws assets/icon-*.png from assets/icon.svg in a headless Chromium: `node scripts/makeIcons.mjs`. The PNGs are kept in the
 * repository. The drawing lies on a grid of 16, so that its edges are sharp at each of these sizes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const SIZES = [16, 32, 64, 80];

const asset = (name) => new URL(`../assets/${name}`, import.meta.url);

const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: sparticuz.args, headless: true });
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  const svg = readFileSync(asset('icon.svg'), 'utf8');
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(asset(`icon-${size}.png`), await page.screenshot({ omitBackground: true }));
    console.log(`assets/icon-${size}.png`);
  }
} finally {
  await browser.close();
}
