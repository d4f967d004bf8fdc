/** A short text that changes when a sheet's cells change: by it a plan knows whether its staff sheet is still the same. */
import type { Work } from '../domain/work';
import type { UserPay } from '../rules/payBook';
import type { UserGuarantee } from '../rules/sdg';
import { isDateCell, isErrorCell, type CellValue, type SheetGrid } from './port';

function mark(value: CellValue): string {
  if (value === null || value === '') return '';
  if (isDateCell(value)) return `d${String(value.day)}`;
  if (isErrorCell(value)) return `e${value.error}`;
  return `${typeof value === 'number' ? 'n' : typeof value === 'boolean' ? 'b' : 's'}${String(value)}`;
}

/** Two runs of FNV-1a. Not for secrecy. */
export class Digest {
  private one = 0x811c9dc5;
  private two = 0x01000193;

  add(text: string): void {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      this.one = Math.imul(this.one ^ code, 0x01000193);
      this.two = Math.imul(this.two ^ (code + 7), 0x85ebca6b);
    }
  }

  /** 16 hexadecimal digits. */
  text(): string {
    const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
    return `${hex(this.one)}${hex(this.two)}`;
  }
}

/** The fingerprint of the user's own settings, pay figures and guarantees: it changes when one is changed, added or cleared. */
export function settingsFingerprint(values: readonly { readonly id: string; readonly value: string }[], userPay: readonly UserPay[], guarantees: readonly UserGuarantee[] = []): string {
  const digest = new Digest();
  for (const text of values.map(({ id, value }) => `${id}\u0001${value}`).sort()) digest.add(`${text}\u0002`);
  const pay = userPay.map(({ year, area, scale, point, annual }) => `${String(year)} ${area} ${scale} ${String(point)} ${String(annual)}`);
  for (const text of pay.sort()) digest.add(`${text}\u0003`);
  for (const text of guarantees.map(({ phase, year, value }) => `${phase} ${String(year)} ${String(value)}`).sort()) digest.add(`${text}\u0004`);
  return digest.text();
}

/** The fingerprint of every cell and its place: 16 hexadecimal digits. */
export function* fingerprint(grid: SheetGrid): Work<string> {
  const digest = new Digest();
  const add = (text: string): void => { digest.add(text); };
  add(grid.name);
  for (const { row, values } of grid.rows) {
    yield;
    const marks = values.map(mark);
    // What is blank has no say: one program keeps blank cells and rows that another drops.
    while (marks.length > 0 && marks[marks.length - 1] === '') marks.pop();
    if (marks.length === 0) continue;
    add(`\u0001${String(row)}`);
    for (const text of marks) add(`\u0002${text}`);
  }
  return digest.text();
}
