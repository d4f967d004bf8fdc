import { invalidArgument } from './excelError';

export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;

/** A rectangle of cells: rows and columns count from 0, all four borders belong to it. */
export interface Rect { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

export function isEntireColumns(rect: Rect): boolean {
  return rect.top === 0 && rect.bottom === LAST_ROW;
}

export function isEntireRows(rect: Rect): boolean {
  return rect.left === 0 && rect.right === LAST_COLUMN;
}

export function rowCount(rect: Rect): number {
  return rect.bottom - rect.top + 1;
}

export function columnCount(rect: Rect): number {
  return rect.right - rect.left + 1;
}

export function isSameRect(one: Rect, other: Rect): boolean {
  return one.top === other.top && one.left === other.left && one.bottom === other.bottom && one.right === other.right;
}

export function intersection(one: Rect, other: Rect): Rect | null {
  const rect = { top: Math.max(one.top, other.top), left: Math.max(one.left, other.left), bottom: Math.min(one.bottom, other.bottom), right: Math.min(one.right, other.right) };
  return rect.top > rect.bottom || rect.left > rect.right ? null : rect;
}

export function boundingRect(one: Rect, other: Rect): Rect {
  return { top: Math.min(one.top, other.top), left: Math.min(one.left, other.left), bottom: Math.max(one.bottom, other.bottom), right: Math.max(one.right, other.right) };
}

/** Refuses what lies outside the sheet, as Excel does. */
export function checkedRect(rect: Rect): Rect {
  const isWhole = [rect.top, rect.left, rect.bottom, rect.right].every(Number.isInteger);
  if (!isWhole || rect.top < 0 || rect.left < 0 || rect.bottom > LAST_ROW || rect.right > LAST_COLUMN || rect.top > rect.bottom || rect.left > rect.right) throw invalidArgument();
  return rect;
}

const names: string[] = [];

export function columnName(column: number): string {
  const known = names[column];
  if (known !== undefined) return known;
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  names[column] = name;
  return name;
}

function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** `A1:B2`, `A:C`, `1:4` or `A1`, with `$` where it is absolute. */
export function addressOf(rect: Rect, absolute = false): string {
  const mark = absolute ? '$' : '';
  const column = (index: number): string => mark + columnName(index);
  const row = (index: number): string => mark + String(index + 1);
  if (isEntireRows(rect)) return `${row(rect.top)}:${row(rect.bottom)}`;
  if (isEntireColumns(rect)) return `${column(rect.left)}:${column(rect.right)}`;
  const first = column(rect.left) + row(rect.top);
  const last = column(rect.right) + row(rect.bottom);
  return first === last ? first : `${first}:${last}`;
}

function parseEnd(text: string): { column: number | null; row: number | null } | null {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/.exec(text);
  if (match === null || text === '') return null;
  const [, letters, digits] = match;
  return { column: letters === undefined ? null : columnIndex(letters), row: digits === undefined ? null : Number(digits) - 1 };
}

/** The rectangle of an address without a sheet name, or null when it is no address. */
export function parseRect(address: string): Rect | null {
  const [first, second, ...more] = address.split(':');
  const from = parseEnd(first ?? '');
  const to = second === undefined ? from : parseEnd(second);
  if (from === null || to === null || more.length > 0) return null;
  if ((from.column === null) !== (to.column === null) || (from.row === null) !== (to.row === null)) return null;
  if (second === undefined && (from.column === null || from.row === null)) return null;
  const columns = [from.column ?? 0, to.column ?? LAST_COLUMN];
  const rows = [from.row ?? 0, to.row ?? LAST_ROW];
  const rect = { top: Math.min(...rows), left: Math.min(...columns), bottom: Math.max(...rows), right: Math.max(...columns) };
  return rect.top < 0 || rect.bottom > LAST_ROW || rect.right > LAST_COLUMN ? null : rect;
}

/** A sheet's name as it stands before the `!`, in quotes where Excel needs them. */
export function quotedSheetName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[rc]\d*$/i.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Splits `'My sheet'!A1` into the sheet's name and the rest; the name is null when there is none. */
export function splitAddress(address: string): { sheetName: string | null; rest: string } {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/.exec(address);
  if (match === null) return { sheetName: null, rest: address };
  return { sheetName: match[1]?.replaceAll("''", "'") ?? match[2] ?? '', rest: match[3] ?? '' };
}
