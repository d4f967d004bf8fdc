/** The amounts by CFR code as a CSV file that a finance system reads (RFC 4180, UTF-8). */
import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { financialYearText } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import { saveSafely } from '../file';
import { CFR_LATER, CFR_MONTHS, CFR_TYPES, cfrMonthHeadings, cfrRows, type PlannedWorkbook } from '../workbook/sheets';
import { UsageError } from './arguments';

const HEADERS: readonly string[] = ['School', 'Establishment', 'Year', 'Type', 'Code', 'Description', 'Amount'];
/** The columns after Amount that such a file may have: none, the months, or the months with what arrives later. */
const MONTH_COLUMNS: readonly (readonly string[])[] = [[], CFR_MONTHS, [...CFR_MONTHS, CFR_LATER]];
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
 * adds up the rows would count them twice. Where months were asked for, they follow the amount.
 */
export function cfrCsv(planned: PlannedWorkbook): string {
  const rows = cfrRows(planned).filter(({ line, amount }) => line === 'code' || (line === 'no code' && amount !== 0));
  const lines = rows.map((row) => [
    ...[row.of.name, row.of.establishment, financialYearText(row.of.year), CFR_TYPES[row.kind], row.code, row.description].map(csvText),
    ...[row.amount, ...row.months].map(amountText),
  ]);
  return [[...HEADERS, ...cfrMonthHeadings(planned.plan.settings)], ...lines].map((cells) => `${cells.join(',')}${LINE_END}`).join('');
}

/** Refuses a name that is no CSV file, and a file that is there and is none that was written so. */
export async function checkCfrCsv(path: string): Promise<void> {
  if (extname(path).toLowerCase() !== '.csv') throw new UsageError(`--cfr-csv “${path}” must end in .csv.`);
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) return;
  if (!facts.isFile()) throw new UsageError(`--cfr-csv “${path}” is no file. Give another name.`);
  const wanted = MONTH_COLUMNS.map((months) => [...HEADERS, ...months].join(','));
  const most = Math.max(...wanted.map((line) => line.length)) + LINE_END.length;
  const file = await open(path, 'r').catch(() => undefined);
  const { buffer, bytesRead } = (await file?.read(Buffer.alloc(most), 0, most, 0)) ?? { buffer: Buffer.alloc(0), bytesRead: 0 };
  await file?.close();
  const [firstLine = ''] = buffer.toString('utf8', 0, bytesRead).split(/[\r\n]/, 1);
  if (bytesRead > 0 && !wanted.includes(firstLine)) {
    throw new UsageError(`“${path}” is there already and is no CSV of CFR codes that AST Planner wrote, so it is not replaced. Give another name.`);
  }
}

export async function saveCfrCsv(path: string, planned: PlannedWorkbook): Promise<void> {
  await saveSafely(path, new TextEncoder().encode(cfrCsv(planned)));
}
