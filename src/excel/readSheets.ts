/** Reads sheets out of Excel in a number of requests that grows only with the bytes. */
import { errorCell, parseRange, type CellRange, type CellValue, type GridRow, type GridTable, type SheetGrid, type SheetInfo } from '../workbook/port';
import { isDateFormat } from '../workbook/numberFormat';
import { DAYS_TO_1970, type DateSystem } from '../workbook/sheetWrite';
import type { Runner } from './excelRunner';
import { ExcelRefusal } from './refusal';
import { knowsMergedAreas } from './supported';

/** Cells that are asked for at once: at up to some 100 bytes each they stay far below the 5 MB of an answer. */
const CELLS_AT_ONCE = 30_000;
/** Sheets whose outlines are asked for at once. */
const SHEETS_AT_ONCE = 250;
/** As in files: no staff list is wider. */
const MOST_COLUMNS = 1024;

/** Lists the sheets, in their order. */
export function listSheets(run: Runner): Promise<SheetInfo[]> {
  return run((context) => {
    const sheets = context.workbook.worksheets;
    sheets.load('items/name,items/visibility');
    return () => sheets.items.map(({ name, visibility }) => ({ name, visible: visibility === 'Visible' }));
  });
}

/** Which way of counting days the workbook has: its own DATE function tells. */
export function readDateSystem(run: Runner): Promise<DateSystem> {
  return run((context) => {
    const serial = context.workbook.functions.date(1970, 1, 1);
    serial.load('value');
    return () => (serial.value === DAYS_TO_1970['1904'] ? '1904' : '1900');
  });
}

interface Outline {
  readonly name: string;
  /** The rectangle that holds values; `null` for an empty sheet. */
  readonly used: CellRange | null;
  readonly tables: readonly { readonly id: string; readonly name: string; readonly showTotals: boolean }[];
}

function piecesOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

async function outlines(run: Runner, names: readonly string[]): Promise<Outline[]> {
  const found: Outline[] = [];
  for (const piece of piecesOf(names, SHEETS_AT_ONCE)) {
    found.push(...await run((context) => {
      const loads = piece.map((name) => {
        const sheet = context.workbook.worksheets.getItem(name);
        const used = sheet.getUsedRangeOrNullObject(true).untrack();
        used.load('rowIndex,columnIndex,rowCount,columnCount');
        sheet.tables.load('items/id,items/name,items/showTotals');
        return { name, used, tables: sheet.tables };
      });
      return () => loads.map(({ name, used, tables }): Outline => ({
        name,
        used: used.isNullObject || used.columnIndex >= MOST_COLUMNS ? null : {
          firstRow: used.rowIndex + 1, lastRow: used.rowIndex + used.rowCount,
          firstColumn: used.columnIndex + 1, lastColumn: Math.min(used.columnIndex + used.columnCount, MOST_COLUMNS),
        },
        tables: tables.items.map(({ id, name: table, showTotals }) => ({ id, name: table, showTotals })),
      }));
    }));
  }
  return found;
}

/** The rectangle of an address such as 'Staff 2'!$A$4:$S$13. */
export function rangeOfAddress(address: string): CellRange | undefined {
  return parseRange(address.slice(address.lastIndexOf('!') + 1));
}

async function tablesOf(run: Runner, sheets: readonly Outline[]): Promise<GridTable[][]> {
  const all = sheets.flatMap(({ tables }) => tables);
  const ranges = new Map<string, CellRange>();
  for (const piece of piecesOf(all, SHEETS_AT_ONCE)) {
    await run((context) => {
      const loads = piece.map(({ id }) => {
        const range = context.workbook.tables.getItem(id).getRange().untrack();
        range.load('address');
        return { id, range };
      });
      return () => {
        for (const { id, range } of loads) {
          const rectangle = rangeOfAddress(range.address);
          if (rectangle !== undefined) ranges.set(id, rectangle);
        }
      };
    });
  }
  return sheets.map(({ tables }) => tables.flatMap(({ id, name, showTotals }): GridTable[] => {
    const range = ranges.get(id);
    return range === undefined ? [] : [{ name, range, totalsRows: showTotals ? 1 : 0 }];
  }));
}

/** A rectangle of cells to be read from one sheet. */
interface Block {
  readonly sheet: string;
  readonly range: CellRange;
}

function cellsIn({ firstRow, lastRow, firstColumn, lastColumn }: CellRange): number {
  return (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1);
}

/** Cuts the rectangles into blocks of whole rows, and gathers blocks that go into one request. */
function requestsFor(blocks: readonly Block[], most: number): Block[][] {
  const requests: Block[][] = [];
  let current: Block[] = [];
  let room = 0;
  for (const { sheet, range } of blocks) {
    const rowsAtOnce = Math.max(1, Math.floor(most / (range.lastColumn - range.firstColumn + 1)));
    for (let firstRow = range.firstRow; firstRow <= range.lastRow; firstRow += rowsAtOnce) {
      const block = { sheet, range: { ...range, firstRow, lastRow: Math.min(range.lastRow, firstRow + rowsAtOnce - 1) } };
      const cells = cellsIn(block.range);
      if (current.length > 0 && cells > room) {
        requests.push(current);
        current = [];
      }
      if (current.length === 0) room = most;
      current.push(block);
      room -= cells;
    }
  }
  return current.length === 0 ? requests : [...requests, current];
}

type Loaded = 'values' | 'numberFormat';

function loadBlocks(run: Runner, blocks: readonly Block[], what: Loaded): Promise<unknown[][][]> {
  return run((context) => {
    const ranges = blocks.map(({ sheet, range }) => {
      const { firstRow, firstColumn, lastRow, lastColumn } = range;
      const cells = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(firstRow - 1, firstColumn - 1, lastRow - firstRow + 1, lastColumn - firstColumn + 1).untrack();
      cells.load(what);
      return cells;
    });
    // Excel may answer a read that is too large with nothing in place of an error.
    return () => ranges.map((cells) => cells[what] as unknown[][] | null).map((rows) => {
      if (rows === null) throw new ExcelRefusal('ResponsePayloadSizeLimitExceeded', 'Excel gave no values for so many cells at once.');
      return rows;
    });
  });
}

/** Reads blocks, in smaller and smaller pieces where Excel says that the answer is too large. */
async function readBlocks(run: Runner, blocks: readonly Block[], what: Loaded, onRead: (block: Block, rows: unknown[][]) => void, most = CELLS_AT_ONCE): Promise<void> {
  for (const request of requestsFor(blocks, most)) {
    let rows: unknown[][][];
    try {
      rows = await loadBlocks(run, request, what);
    } catch (error) {
      const isOneRow = request.length === 1 && request[0]?.range.firstRow === request[0]?.range.lastRow;
      if (!(error instanceof ExcelRefusal) || error.code !== 'ResponsePayloadSizeLimitExceeded' || isOneRow) throw error;
      await readBlocks(run, request, what, onRead, Math.max(1, Math.floor(request.reduce((sum, { range }) => sum + cellsIn(range), 0) / 2)));
      continue;
    }
    request.forEach((block, index) => { onRead(block, rows[index] ?? []); });
  }
}

function cellValue(value: unknown): CellValue {
  if (value === '' || value === null || value === undefined) return null;
  if (typeof value === 'string') return errorCell(value) ?? value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** The rows of one sheet as they come in, by their numbers. */
class RowsOfSheet {
  private readonly rows = new Map<number, CellValue[]>();
  /** Columns, from 1, in which a number stands: their number formats tell dates from numbers. */
  readonly numberColumns = new Set<number>();

  add({ range }: Block, values: readonly (readonly unknown[])[]): void {
    values.forEach((row, index) => {
      const cells: CellValue[] = new Array<CellValue>(range.firstColumn - 1).fill(null);
      for (const value of row) cells.push(cellValue(value));
      while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
      if (cells.length === 0) return;
      cells.forEach((cell, at) => { if (typeof cell === 'number') this.numberColumns.add(at + 1); });
      this.rows.set(range.firstRow + index, cells);
    });
  }

  /** Turns the numbers of these cells into dates where their format shows one. */
  addFormats({ range }: Block, formats: readonly (readonly unknown[])[], dateSystem: DateSystem): void {
    formats.forEach((row, index) => {
      const cells = this.rows.get(range.firstRow + index);
      if (cells === undefined) return;
      row.forEach((format, at) => {
        const cell = cells[range.firstColumn - 1 + at];
        if (typeof cell !== 'number' || typeof format !== 'string' || !isDateFormat(format)) return;
        cells[range.firstColumn - 1 + at] = { day: Math.floor(cell) - DAYS_TO_1970[dateSystem] };
      });
    });
  }

  list(): GridRow[] {
    return [...this.rows].sort(([a], [b]) => a - b).map(([row, values]) => ({ row, values }));
  }
}

/** Neighbouring columns in one block each: 2, 3, 7 are the blocks 2–3 and 7. */
function columnBlocks(sheet: string, used: CellRange, columns: ReadonlySet<number>): Block[] {
  const blocks: Block[] = [];
  let last: { firstColumn: number; lastColumn: number } | undefined;
  for (const column of [...columns].sort((a, b) => a - b)) {
    if (last !== undefined && column === last.lastColumn + 1) {
      last.lastColumn = column;
      continue;
    }
    last = { firstColumn: column, lastColumn: column };
    blocks.push({ sheet, range: Object.assign(last, { firstRow: used.firstRow, lastRow: used.lastRow }) });
  }
  return blocks;
}

/** The merged cells of sheets, by their names; `null` for a sheet of which Excel cannot say. */
async function mergesOf(run: Runner, names: readonly string[]): Promise<Map<string, CellRange[] | null>> {
  const merges = new Map<string, CellRange[] | null>();
  if (!knowsMergedAreas()) return new Map(names.map((name) => [name, null]));
  for (const piece of piecesOf(names, SHEETS_AT_ONCE)) {
    try {
      await run((context) => {
        const loads = piece.map((name) => {
          const areas = context.workbook.worksheets.getItem(name).getRange().untrack().getMergedAreasOrNullObject().untrack();
          areas.load('address');
          return { name, areas };
        });
        return () => {
          for (const { name, areas } of loads) merges.set(name, areas.isNullObject ? [] : areas.address.split(',').flatMap((address) => rangeOfAddress(address.trim()) ?? []));
        };
      });
    } catch (error) {
      // With more than 512 merged areas Excel gives none: then the sheets are asked one by one.
      const [only] = piece;
      if (!(error instanceof ExcelRefusal) || error.code.startsWith('InvalidOrTimedOut')) throw error;
      if (piece.length === 1 && only !== undefined) merges.set(only, null);
      else for (const name of piece) for (const [key, value] of await mergesOf(run, [name])) merges.set(key, value);
    }
  }
  return merges;
}

interface GridOptions {
  readonly dateSystem: DateSystem;
  /** Only the first rows, and not which cells are merged. */
  readonly firstRows?: number;
  /** Told the share that is done, from 0 to 1; may throw to stop. */
  readonly progress?: (done: number) => void;
}

/** The grids of these sheets. */
export async function readGrids(run: Runner, names: readonly string[], { dateSystem, firstRows, progress }: GridOptions): Promise<SheetGrid[]> {
  if (names.length === 0) return [];
  const found = await outlines(run, names);
  const tables = await tablesOf(run, found);
  const blocks = found.flatMap(({ name, used }): Block[] => {
    if (used === null) return [];
    const lastRow = Math.min(used.lastRow, firstRows ?? Infinity);
    return lastRow < used.firstRow ? [] : [{ sheet: name, range: { ...used, lastRow } }];
  });
  const rows = new Map(found.map(({ name }) => [name, new RowsOfSheet()]));
  const total = blocks.reduce((sum, { range }) => sum + cellsIn(range), 0);
  let done = 0;
  await readBlocks(run, blocks, 'values', (block, values) => {
    rows.get(block.sheet)?.add(block, values);
    done += cellsIn(block.range);
    progress?.(done / total);
  });
  const formatted = blocks.flatMap(({ sheet, range }) => columnBlocks(sheet, range, rows.get(sheet)?.numberColumns ?? new Set()));
  await readBlocks(run, formatted, 'numberFormat', (block, formats) => { rows.get(block.sheet)?.addFormats(block, formats, dateSystem); });
  const merges = firstRows === undefined ? await mergesOf(run, blocks.map(({ sheet }) => sheet)) : new Map<string, CellRange[] | null>();
  return found.map(({ name }, index): SheetGrid => {
    const merged = merges.get(name) ?? null;
    const unknown = merged === null && merges.has(name);
    return { name, rows: rows.get(name)?.list() ?? [], merges: merged ?? [], tables: tables[index] ?? [], ...(unknown ? { mergesUnknown: true } : {}) };
  });
}
