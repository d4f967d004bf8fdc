/** The amounts by CFR code as a CSV file that a finance system reads (RFC 4180, UTF-8). */
import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { financialYearText } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import { saveSafely } from '../file';
import { CFR_TYPES, cfrRows, type PlannedWorkbook } from '../workbook/sheets';
import { UsageError } from './arguments';

const HEADERS = ['School', 'Establishment', 'Year', 'Type', 'Code', 'Description', 'Amount'] as const;
const LINE_END = '\r\n';

/** `1234.56`, `-0.50`: no thousands, no sign of the pound. */
function amountText(amount: Pence): string {
  const pence = Math.abs(amount);
  return `${amount < 0 ? '-' : ''}${String(Math.floor(pence / 100))}.${String(pence % 100).padStart(2, '0')}`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it; commas, quotes and line ends are quoted. */
export function csvText(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

/**
 * The file as text: a row for each school, year and code, and one for what has no code where there is any. No totals: whoever
 * adds up the rows would count them twice.
 */
export function cfrCsv(planned: PlannedWorkbook): string {
  const rows = cfrRows(planned).filter(({ line, amount }) => line === 'code' || (line === 'no code' && amount !== 0));
  const lines = rows.map((row) => [
    ...[row.of.name, row.of.establishment, financialYearText(row.of.year), CFR_TYPES[row.kind], row.code, row.description].map(csvText),
    amountText(row.amount),
  ]);
  return [[...HEADERS], ...lines].map((cells) => `${cells.join(',')}${LINE_END}`).join('');
}

/** Refuses a name that is no CSV file, and a file that is there and is none that was written so. */
export async function checkCfrCsv(path: string): Promise<void> {
  if (extname(path).toLowerCase() !== '.csv') throw new UsageError(`--cfr-csv “${path}” must end in .csv.`);
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) return;
  if (!facts.isFile()) throw new UsageError(`--cfr-csv “${path}” is no file. Give another name.`);
  const wanted = HEADERS.join(',');
  const file = await open(path, 'r').catch(() => undefined);
  const { buffer, bytesRead } = (await file?.read(Buffer.alloc(wanted.length), 0, wanted.length, 0)) ?? { buffer: Buffer.alloc(0), bytesRead: 0 };
  await file?.close();
  if (bytesRead > 0 && buffer.toString('utf8', 0, bytesRead) !== wanted) {
    throw new UsageError(`“${path}” is there already and is no CSV of CFR codes that AST Planner wrote, so it is not replaced. Give another name.`);
  }
}

export async function saveCfrCsv(path: string, planned: PlannedWorkbook): Promise<void> {
  await saveSafely(path, new TextEncoder().encode(cfrCsv(planned)));
}
