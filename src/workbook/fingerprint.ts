/** A short text that changes when a sheet's cells change: by it a plan knows whether its staff sheet is still the same. */
import type { Work } from '../domain/work';
import { isDateCell, isErrorCell, type CellValue, type SheetGrid } from './port';

function mark(value: CellValue): string {
  if (value === null || value === '') return '';
  if (isDateCell(value)) return `d${String(value.day)}`;
  if (isErrorCell(value)) return `e${value.error}`;
  return `${typeof value === 'number' ? 'n' : typeof value === 'boolean' ? 'b' : 's'}${String(value)}`;
}

/** 16 hexadecimal digits, by two runs of FNV-1a over every cell and its place. Not for secrecy. */
export function* fingerprint(grid: SheetGrid): Work<string> {
  let one = 0x811c9dc5;
  let two = 0x01000193;
  const add = (text: string): void => {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      one = Math.imul(one ^ code, 0x01000193);
      two = Math.imul(two ^ (code + 7), 0x85ebca6b);
    }
  };
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
  const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
  return `${hex(one)}${hex(two)}`;
}
