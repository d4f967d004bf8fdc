/** One browser for a file of tests. Where none can be started the tests are skipped, and that is said; on CI it is a failure. */
import { afterAll, afterEach, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { builtAddin } from '../../scripts/builtAddin.mjs';
import { launchBrowser } from '../host/browser';
import { SimulatedExcel } from '../host/host';
import type { RowInput } from '../host/simulatedWorkbook';
import { openPane, type Pane, type PaneOptions } from './openPane';

async function startedBrowser(): Promise<Browser | null> {
  try {
    return await launchBrowser();
  } catch (error) {
    if (process.env['CI'] === 'true') throw error;
    process.stderr.write(`No browser can be started, so the pane is not tested: ${String(error)}\n`);
    return null;
  }
}

const browser = await startedBrowser();
const folder = browser === null ? '' : builtAddin();
let open: Pane[] = [];

/** As `describe`; skipped where no browser starts. */
export const describeInBrowser = browser === null ? describe.skip : describe;

afterEach(async () => {
  const panes = open;
  open = [];
  for (const pane of panes) await pane.close();
});

afterAll(async () => { await browser?.close(); });

/** The pane over a workbook; it is closed after the test. */
export async function paneOver(host: SimulatedExcel, options: Omit<PaneOptions, 'folder'> = {}): Promise<Pane> {
  if (browser === null) throw new Error('There is no browser.');
  const pane = await openPane(browser, host, { folder, ...options });
  open.push(pane);
  return pane;
}

/** A workbook with one sheet of staff, with the pane beside it. */
export async function paneOnStaff(rows: readonly RowInput[], options: Omit<PaneOptions, 'folder'> = {}, name = 'Staff'): Promise<Pane> {
  const host = new SimulatedExcel();
  host.workbook.addSheet(name, rows);
  return paneOver(host, options);
}

const MOST_WAIT = 10_000;

/** Waits until what is looked at is what is expected: some of the pane is drawn a while after it was asked for. Where it never is, the test fails with what it was last. */
export async function expectSoon<Seen>(look: () => Promise<Seen>, expected: Seen): Promise<void> {
  const until = performance.now() + MOST_WAIT;
  let seen = await look();
  while (JSON.stringify(seen) !== JSON.stringify(expected) && performance.now() < until) {
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    seen = await look();
  }
  expect(seen).toEqual(expected);
}

/** What is on a sheet now, row by row. */
export function rowsOf({ workbook }: SimulatedExcel, name: string): unknown[][] {
  const { grid } = workbook.sheet(name);
  const used = grid.usedRect(true);
  const rows: unknown[][] = [];
  for (let row = 0; row <= (used?.bottom ?? -1); row += 1) rows.push(Array.from({ length: (used?.right ?? 0) + 1 }, (_, column) => grid.cell(row, column)?.value ?? ''));
  return rows;
}

export const SHEETS_WRITTEN = ['AST Summary', 'AST Posts', 'AST Projection', 'AST Funding', 'AST Cash flow', 'AST Eligible', 'AST Cover', 'AST Assumptions', 'AST Pay points', 'AST Checks', 'AST Months', 'AST About'];

/** Whether the sheet is written where no post says what its cover costs. */
export function isWrittenWithoutCover(name: string): boolean {
  return name !== 'AST Cover';
}
