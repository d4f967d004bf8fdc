/** Measures the built pane over a long staff list: how soon it can be used, and for how long it is ever blocked. */
import type { Frame } from 'playwright-core';
import { builtAddin } from '../../scripts/builtAddin.mjs';
import { madeStaff, STAFF_HEADER } from '../bench/posts';
import { launchBrowser } from '../host/browser';
import { dateSerial } from '../host/dateSerial';
import { SimulatedExcel } from '../host/host';
import type { RowInput } from '../host/simulatedWorkbook';
import { openPane, type Pane } from './openPane';

export interface Stretches {
  /** The longest task that the pane's own document reports: the product, the library, and what the browser does for them. */
  readonly longestTaskMs: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
  /** The longest of these in which the library turned no text into data or back. */
  readonly longestTaskWithoutJsonMs: number;
  /** The longest single turning of text into data or back. */
  readonly longestJsonMs: number;
  readonly totalMs: number;
  /** What was asked of Excel. */
  readonly requests: number;
  readonly bytes: number;
}

export interface PaneMeasures {
  /** From the opening of the pane's page to its plain heading. */
  readonly firstPaintMs: number;
  /** To the moment when the buttons of the first screen can be pressed. */
  readonly usableMs: number;
  readonly reading: Stretches;
  /** A setting is changed, and all is planned anew. */
  readonly planning: Stretches;
  readonly writing: Stretches;
  readonly slider: SliderMeasures;
}

interface Stretch { at: number; ms: number }
interface Measured { tasks: Stretch[]; json: Stretch[]; usable: number }

/** Put into the pane's page before its programs: notes long tasks, the work on JSON, and when the first buttons can be used. */
function note(): void {
  const measured: Measured = { tasks: [], json: [], usable: 0 };
  Object.assign(globalThis, { measured });
  new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) measured.tasks.push({ at: startTime, ms: duration }); }).observe({ type: 'longtask', buffered: true });
  const timed = <Arguments extends unknown[], Result>(work: (...given: Arguments) => Result) => (...given: Arguments): Result => {
    const at = performance.now();
    try {
      return work(...given);
    } finally {
      const ms = performance.now() - at;
      if (ms > 5) measured.json.push({ at, ms });
    }
  };
  JSON.parse = timed(JSON.parse) as typeof JSON.parse;
  JSON.stringify = timed(JSON.stringify as (...given: unknown[]) => string) as typeof JSON.stringify;
  const look = (): void => {
    if (document.querySelector('main[aria-busy=false] button') === null) requestAnimationFrame(look);
    else measured.usable = performance.now();
  };
  requestAnimationFrame(look);
}

function measuredIn(frame: Frame): Promise<Measured> {
  return frame.evaluate(() => (globalThis as unknown as { measured: Measured }).measured);
}

const longest = (stretches: readonly Stretch[]): number => Math.round(Math.max(0, ...stretches.map(({ ms }) => ms)));

/** Measures one thing that is done in the pane. */
async function during({ frame, host, page }: Pane, work: () => Promise<void>): Promise<Stretches> {
  const { requests, requestBytes, responseBytes } = host.log;
  await page.waitForTimeout(200);
  const from = await frame.evaluate(() => performance.now());
  await work();
  const until = await frame.evaluate(() => performance.now());
  // Long tasks are reported a moment after they are over.
  await page.waitForTimeout(200);
  const { tasks, json } = await measuredIn(frame);
  const within = (stretch: Stretch): boolean => stretch.at >= from && stretch.at <= until;
  const found = tasks.filter(within);
  const words = json.filter(within);
  const withoutJson = found.filter((task) => !words.some(({ at, ms }) => at < task.at + task.ms && at + ms > task.at));
  return {
    longestTaskMs: longest(found), longTasks: found.length, longestTaskWithoutJsonMs: longest(withoutJson), longestJsonMs: longest(words), totalMs: Math.round(until - from),
    requests: host.log.requests - requests, bytes: host.log.requestBytes + host.log.responseBytes - requestBytes - responseBytes,
  };
}

export interface SliderMeasures {
  /** From the key to the frame in which the figures of the new range are drawn. */
  readonly medianMs: number;
  readonly longestMs: number;
}

/** Moves the slider of the range over all starts and back, and measures each step until its figures are drawn. */
async function measureSlider(pane: Pane): Promise<SliderMeasures> {
  await pane.button('Range').click();
  const slider = pane.frame.getByRole('slider', { name: /^Range/ });
  await slider.waitFor();
  await pane.frame.locator('h3').first().waitFor();
  await pane.frame.evaluate(() => {
    const steps: number[] = [];
    Object.assign(globalThis, { steps });
    let began = 0;
    const heading = (): string => document.querySelector('h3')?.textContent ?? '';
    let shown = heading();
    document.addEventListener('keydown', () => { began = performance.now(); }, true);
    new MutationObserver(() => {
      if (heading() === shown || began === 0) return;
      shown = heading();
      const from = began;
      began = 0;
      // The task after the next frame begins when that frame is drawn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { steps.push(performance.now() - from); };
        port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (const key of [...Array<string>(13).fill('ArrowLeft'), ...Array<string>(13).fill('ArrowRight')]) {
    await slider.press(key);
    await pane.page.waitForTimeout(100);
  }
  const steps = (await pane.frame.evaluate(() => (globalThis as unknown as { steps: number[] }).steps)).sort((one, other) => one - other);
  if (steps.length < 13) throw new Error(`Only ${String(steps.length)} steps of the slider were drawn.`);
  return { medianMs: Math.round(steps[Math.floor(steps.length / 2)] ?? 0), longestMs: Math.round(steps.at(-1) ?? 0) };
}

function inExcel(cell: string | number | Date | null): RowInput[number] {
  if (!(cell instanceof Date)) return cell;
  return { value: dateSerial(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate(), 1900), numberFormat: 'dd/mm/yyyy' };
}

/** Opens the pane beside so many rows of staff, one in `astEvery` of them an AST, and reads, plans and writes. */
export async function measurePane(rows = 20_000, astEvery = 20): Promise<PaneMeasures> {
  const folder = builtAddin();
  const host = new SimulatedExcel();
  host.workbook.addSheet('Staff', [STAFF_HEADER, ...[...madeStaff(rows, astEvery)].map((row) => row.map(inExcel))]);
  host.workbook.calculation.isOff = true;
  const browser = await launchBrowser();
  try {
    const pane = await openPane(browser, host, { folder, before: note });
    const firstPaintMs = await pane.frame.evaluate(() => Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1));
    const { usable } = await measuredIn(pane.frame);
    const patient = async (work: () => Promise<unknown>): Promise<void> => {
      await work();
      await pane.frame.waitForSelector('main[aria-busy="false"]', { timeout: 300_000 });
    };
    const reading = await during(pane, () => patient(() => pane.button('Use this sheet').click()));
    await pane.openDetails('years from');
    const planning = await during(pane, () => patient(() => pane.frame.getByRole('combobox', { name: /^Points each September/ }).selectOption('2')));
    const writing = await during(pane, () => patient(() => pane.button('Write the AST sheets').click()));
    if (!/Written: \d+ sheets\./.test(await pane.text())) throw new Error('The pane did not write the plan that was to be measured.');
    const slider = await measureSlider(pane);
    await pane.close();
    return { firstPaintMs, usableMs: Math.round(usable), reading, planning, writing, slider };
  } finally {
    await browser.close();
  }
}
