/** Opens the product's Excel port on a simulated Excel, through the genuine Office.js; closed at the latest after the test. */
import { afterEach } from '@jest/globals';
import { openExcel } from '../../src/excel';
import type { LiveWorkbook } from '../../src/workbook/liveWorkbook';
import { openDesktop } from '../host/desktopBridge';
import type { SimulatedExcel } from '../host/host';

export interface OpenedExcel {
  readonly port: LiveWorkbook;
  /** What the user was told while Excel made the product wait. */
  readonly waits: (string | null)[];
  readonly close: () => void;
}

const open = new Set<() => void>();
afterEach(() => { for (const close of open) close(); });

/** Office.js stands in the globals, as in a pane. Times are short: a test's user types fast. */
export async function openSimulated(host: SimulatedExcel, patience = { longest: 60, pause: 10, notice: 5000 }): Promise<OpenedExcel> {
  const desktop = await openDesktop(host);
  const { Excel, Office, OfficeExtension } = desktop;
  Object.assign(globalThis, { Excel, Office, OfficeExtension });
  const waits: (string | null)[] = [];
  const port = await openExcel({ breathe: () => Promise.resolve(), onWaiting: (sentence) => { waits.push(sentence); }, patience });
  const close = (): void => { if (open.delete(close)) desktop.close(); };
  open.add(close);
  return { port, waits, close };
}
