import type { Rect } from './address';
import type { Cell } from './grid';
import type { Sheet } from './sheet';
import type { Table } from './table';

/** Which rows of a table a reference means; those between the headers and the totals when it does not say. */
export type RowPart = 'data' | 'all' | 'headers' | 'totals' | 'headers and data' | 'data and totals' | 'this row';
/** What stands in the brackets after a table's name: rows, and a column, several side by side, or all of them (null). */
export interface StructuredReference { readonly rows: RowPart; readonly columns: { readonly first: string; readonly last: string } | null }
/** Where a formula stands: what `[#This Row]` and brackets without a table's name go by. */
export interface Place { readonly sheet: Sheet; readonly row: number; readonly column: number }

const KEYWORDS: Readonly<Record<string, RowPart>> = { '#all': 'all', '#data': 'data', '#headers': 'headers', '#totals': 'totals', '#this row': 'this row' };
const ROW_WORDS: Readonly<Record<RowPart, readonly string[]>> = {
  'data': [], 'all': ['#All'], 'headers': ['#Headers'], 'totals': ['#Totals'], 'headers and data': ['#Headers', '#Data'], 'data and totals': ['#Data', '#Totals'], 'this row': ['#This Row'],
};

function unescaped(name: string): string {
  return name.replace(/'([\s\S])/g, '$1');
}

function escaped(name: string): string {
  return name.replace(/['#[\]@]/g, "'$&");
}

/** `[A]`, `[A]:[B]` or `A`. */
function columnsOf(text: string): StructuredReference['columns'] {
  const match = /^\[((?:[^\]']|'[\s\S])*)\](?:\s*:\s*\[((?:[^\]']|'[\s\S])*)\])?$/.exec(text);
  const first = unescaped(match?.[1] ?? text);
  return { first, last: match?.[2] === undefined ? first : unescaped(match[2]) };
}

function joined(parts: readonly RowPart[]): RowPart | null {
  const [one, other] = [...parts].sort();
  if (other === undefined) return one ?? 'data';
  if (one === 'data' && other === 'headers') return 'headers and data';
  return one === 'data' && other === 'totals' ? 'data and totals' : null;
}

/** The items of `[#Headers],[A]:[B]`, at the commas between brackets. */
function itemsOf(inside: string): string[] {
  return inside.match(/\[(?:[^\]']|'[\s\S])*\](?:\s*:\s*\[(?:[^\]']|'[\s\S])*\])?/g) ?? [];
}

/** What stands in `brackets`, those around it included; null when it is no such reference. */
export function readStructured(brackets: string): StructuredReference | null {
  if (!brackets.endsWith(']')) return null;
  const inside = brackets.slice(1, -1).trim();
  if (inside === '') return { rows: 'data', columns: null };
  if (inside.startsWith('@')) return { rows: 'this row', columns: inside === '@' ? null : columnsOf(inside.slice(1).trim()) };
  const keyword = KEYWORDS[inside.toLowerCase()];
  if (keyword !== undefined) return { rows: keyword, columns: null };
  if (!inside.startsWith('[')) return { rows: 'data', columns: columnsOf(inside) };
  const parts: RowPart[] = [];
  let columns: StructuredReference['columns'] = null;
  for (const item of itemsOf(inside)) {
    const part = KEYWORDS[item.slice(1, -1).toLowerCase()];
    if (part !== undefined) parts.push(part);
    else if (columns === null) columns = columnsOf(item);
    else return null;
  }
  const rows = joined(parts);
  return rows === null ? null : { rows, columns };
}

/** The brackets of a reference, written out in full. */
export function writtenStructured({ rows, columns }: StructuredReference): string {
  const words = ROW_WORDS[rows].map((word) => `[${word}]`);
  const names = columns === null ? [] : [[...new Set([columns.first, columns.last])].map((name) => `[${escaped(name)}]`).join(':')];
  const items = [...words, ...names];
  const [only, ...more] = items;
  return more.length === 0 && only !== undefined && !only.includes(':') ? only : `[${items.join(',')}]`;
}

function rowsOf(table: Table, rows: RowPart, at: Place | null): { top: number; bottom: number } | '#REF!' | '#VALUE!' {
  const [head, body] = [table.headerRect, table.bodyRect];
  if ((rows === 'totals' || rows === 'data and totals') && !table.showTotals) return rows === 'totals' ? '#REF!' : body;
  if (rows === 'this row') return at !== null && at.sheet === table.sheet && at.row >= body.top && at.row <= body.bottom ? { top: at.row, bottom: at.row } : '#VALUE!';
  const { top, bottom } = table.rect;
  const spans: Record<Exclude<RowPart, 'this row'>, { top: number; bottom: number }> = {
    'data': body, 'all': { top, bottom }, 'headers': head, 'totals': { top: bottom, bottom }, 'headers and data': { top, bottom: body.bottom }, 'data and totals': { top: body.top, bottom },
  };
  return spans[rows];
}

/** The headers of a table: where they stand, in which cells, and the sheet's version when that was looked at last. */
interface Headers { version: number; readonly rect: Rect; readonly cells: readonly (Cell | undefined)[]; readonly columns: ReadonlyMap<string, number> }
const headersOf = new WeakMap<Table, Headers>();

/** The columns of the table by their headers, looked up once as long as its header cells stay as they are. */
function headerColumns(table: Table): ReadonlyMap<string, number> {
  const { rect, sheet: { grid } } = table;
  const found = headersOf.get(table);
  if (found?.rect === rect && (found.version === grid.version || found.cells.every((cell, index) => grid.cell(rect.top, rect.left + index) === cell))) {
    found.version = grid.version;
    return found.columns;
  }
  const cells = Array.from({ length: rect.right - rect.left + 1 }, (_, index) => grid.cell(rect.top, rect.left + index));
  const columns = new Map<string, number>();
  for (const [index, cell] of cells.entries()) {
    const value = cell?.value ?? '';
    const text = (typeof value === 'object' ? value.error : String(value)).toLowerCase();
    if (!columns.has(text)) columns.set(text, rect.left + index);
  }
  headersOf.set(table, { version: grid.version, rect, cells, columns });
  return columns;
}

/** The place of the column with this header in the sheet, or null when the table has none. */
export function columnAt(table: Table, header: string): number | null {
  return headerColumns(table).get(header.toLowerCase()) ?? null;
}

/** The cells of the table's sheet that the reference means from where a formula stands, or the error that it comes to. */
export function rectOf(table: Table, { rows, columns }: StructuredReference, at: Place | null): Rect | '#REF!' | '#VALUE!' {
  const span = rowsOf(table, rows, at);
  if (typeof span === 'string') return span;
  if (columns === null) return { top: span.top, bottom: span.bottom, left: table.rect.left, right: table.rect.right };
  const [first, last] = [columnAt(table, columns.first), columnAt(table, columns.last)];
  if (first === null || last === null) return '#REF!';
  return { top: span.top, bottom: span.bottom, left: Math.min(first, last), right: Math.max(first, last) };
}
