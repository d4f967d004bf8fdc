/** Reads a worksheet: its cells by the library's stream, and beside them what the stream leaves out. */
import { streamXlsxRows, type CellValue as LibraryValue } from 'hucre/xlsx';
import { outline } from './xml';
import type { CellRange, CellValue, GridRow, GridTable, SheetGrid } from '../workbook/port';
import { relationshipsOf, relsPartOf, type WorkbookParts, type WorkbookSheet } from './packageParts';
import { FileRefusal } from './refusal';
import { refuseDoctype, type ZipPackage } from './zipPackage';

const MS_OF_DAY = 86_400_000;
const ERROR_TEXT = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|BUSY!|GETTING_DATA)$/;

/** What a formula without a saved value reads as. */
export const NOT_CALCULATED = 'of a formula without a saved value: open the workbook in Excel, save it, and plan again';

/** A worksheet beyond its rows: merged cells, and formulas whose value was never saved. */
interface SheetExtras {
  readonly merges: CellRange[];
  readonly notCalculated: Set<string>;
}

function cellValue(value: LibraryValue): CellValue {
  if (value === null) return null;
  if (value instanceof Date) return { day: Math.floor(value.getTime() / MS_OF_DAY) };
  if (typeof value === 'string') return ERROR_TEXT.test(value) ? { error: value } : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

/** A1:B2 as a rectangle. */
export function parseRange(ref: string): CellRange | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(ref);
  if (match === null) return undefined;
  const [firstColumn, firstRow] = [columnNumber(match[1] ?? ''), Number(match[2])];
  const [lastColumn, lastRow] = match[3] === undefined ? [firstColumn, firstRow] : [columnNumber(match[3]), Number(match[4])];
  return { firstRow, lastRow, firstColumn, lastColumn };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

const UNCALCULATED = /<(?:\w+:)?f\b(?:[^>]*\/>|[^>]*>[^<]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g;
const CELL_START = /<(?:\w+:)?c\s[^>]*$/;
/** The tags that hold a sheet together: slash, name, and whether it closes itself. */
const STRUCTURE = /<(\/?)(?:\w+:)?(worksheet|sheetData|row|c)(?=[\s/>])[^>]*?(\/?)>/g;
const MERGE = /<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([^"']+)["']/g;

/** Goes once through the inflated sheet, in pieces: it must stay within its size and declare no entities. */
async function readExtras(zip: ZipPackage, part: string): Promise<SheetExtras> {
  const extras: SheetExtras = { merges: [], notCalculated: new Set() };
  const open = new Map([['worksheet', 0], ['sheetData', 0], ['row', 0], ['c', 0]]);
  let carried = '';
  const scan = (text: string): void => {
    for (const [, slash, name = '', selfClosing] of text.matchAll(STRUCTURE)) {
      if (selfClosing === '') open.set(name, (open.get(name) ?? 0) + (slash === '' ? 1 : -1));
    }
    if (text.includes('mergeCell')) {
      for (const match of text.matchAll(MERGE)) {
        const range = parseRange(match[1] ?? '');
        if (range !== undefined) extras.merges.push(range);
      }
    }
    if (!/<(?:\w+:)?f[ >/]/.test(text)) return;
    for (const match of text.matchAll(UNCALCULATED)) {
      const start = text.lastIndexOf('<', match.index - 1);
      const tag = text.slice(start, match.index);
      if (!CELL_START.test(tag.replace(/>\s*$/, ''))) continue;
      const address = /\br\s*=\s*["']([A-Z]+\d+)["']/.exec(tag)?.[1];
      // A formula whose saved value is the empty text looks the same but for its type.
      if (address !== undefined && !/\bt\s*=\s*["']str["']/.test(tag)) extras.notCalculated.add(address);
    }
  };
  await zip.chunks(part, (chunk) => {
    const text = carried + chunk.toString('latin1');
    refuseDoctype(text);
    const cut = lastWhole(text);
    scan(text.slice(0, cut));
    carried = text.slice(cut);
    if (carried.length > 4 * 1024 * 1024) carried = carried.slice(-1024);
  });
  scan(carried);
  // The library reads what it can of a torn sheet; rows that it lost would be missed by nobody.
  if ([...open.values()].some((count) => count !== 0)) {
    throw new FileRefusal(`The workbook is damaged: its part ${part} breaks off or is not well-formed. Open it in Excel, let it repair the file, and save it.`);
  }
  return extras;
}

/** Where the text can be cut so that no cell, and after the cells no tag, is torn. */
function lastWhole(text: string): number {
  const lastCell = Math.max(text.lastIndexOf('</c>') + 4, text.lastIndexOf(':c>') + 3);
  if (!/sheetData\s*\/?>/.test(text.slice(Math.max(lastCell, 4)))) return lastCell > 3 ? lastCell : 0;
  return Math.max(lastCell, text.lastIndexOf('/>') + 2);
}

async function readTables(zip: ZipPackage, part: string): Promise<GridTable[]> {
  const tables: GridTable[] = [];
  for (const { kind, target } of await relationshipsOf(zip, part)) {
    if (kind !== 'table' || !zip.has(target)) continue;
    const root = outline(await zip.text(target), 0)[0];
    const { ref = '', displayName = '', totalsRowCount = '0' } = (root?.attributes ?? {}) as Record<string, string | undefined>;
    const range = parseRange(ref);
    if (range !== undefined) tables.push({ name: displayName, range, totalsRows: Number(totalsRowCount) || 0 });
  }
  return tables;
}

/** The parts that a sheet is read from: everything else, however large or strange, is never unpacked. */
function partsToRead(zip: ZipPackage, parts: WorkbookParts, sheetPart: string): string[] {
  const shared = parts.relationships.filter(({ kind, target }) => (kind === 'sharedStrings' || kind === 'styles') && zip.has(target));
  return ['[Content_Types].xml', '_rels/.rels', parts.workbookPart, relsPartOf(parts.workbookPart), ...shared.map(({ target }) => target), sheetPart]
    .filter((name, index, all) => zip.has(name) && all.indexOf(name) === index);
}

/** Makes a reader of the sheets of a workbook. Each sheet is gone through once for its limits, however often it is read. */
export function sheetReader(zip: ZipPackage, parts: WorkbookParts): (sheet: WorkbookSheet, maxRows?: number) => Promise<SheetGrid> {
  const extrasOf = new Map<string, Promise<SheetExtras>>();
  let sharedChecked = false;
  return async (sheet, maxRows) => {
    const { part } = sheet;
    if (part === undefined) return { name: sheet.name, rows: [], merges: [], tables: [] };
    if (!sharedChecked) {
      for (const { kind, target } of parts.relationships) {
        if ((kind === 'sharedStrings' || kind === 'styles') && zip.has(target)) await zip.chunks(target, (chunk) => { refuseDoctype(chunk.toString('latin1')); });
      }
      sharedChecked = true;
    }
    let extras = extrasOf.get(part);
    if (extras === undefined) {
      extras = readExtras(zip, part);
      extrasOf.set(part, extras);
    }
    const { merges, notCalculated } = await extras;
    const small = await zip.extract(partsToRead(zip, parts, part));
    const rows: GridRow[] = [];
    try {
      for await (const { index, values } of streamXlsxRows(small, { sheet: sheet.name, ...(maxRows === undefined ? {} : { maxRows }) })) {
        rows.push({ row: index + 1, values: values.map(cellValue) });
      }
    } catch (error) {
      throw new FileRefusal(`The sheet “${sheet.name}” cannot be read (${error instanceof Error ? error.message.slice(0, 120) : 'damaged'}). Open the workbook in Excel, let it repair the file, and save it.`);
    }
    markNotCalculated(rows, notCalculated);
    return { name: sheet.name, rows, merges, tables: await readTables(zip, part) };
  };
}

function markNotCalculated(rows: GridRow[], addresses: ReadonlySet<string>): void {
  if (addresses.size === 0) return;
  const byRow = new Map(rows.map((row) => [row.row, row]));
  for (const address of addresses) {
    const at = parseRange(address);
    const row = at === undefined ? undefined : byRow.get(at.firstRow);
    if (at === undefined || row === undefined) continue;
    const values = row.values as CellValue[];
    while (values.length < at.firstColumn) values.push(null);
    if (values[at.firstColumn - 1] === null || values[at.firstColumn - 1] === '') values[at.firstColumn - 1] = { error: NOT_CALCULATED };
  }
}
