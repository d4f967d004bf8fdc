/** Reads a worksheet: its cells row by row, and beside them what the rows do not say. */
import { outline } from './xml';
import { parseRange, type CellRange, type CellValue, type GridRow, type GridTable, type SheetGrid } from '../workbook/port';
import { HEADER_ROWS } from '../workbook/staff/header';
import { dateStyles } from './dateStyles';
import { relationshipsOf, type WorkbookParts, type WorkbookSheet } from './packageParts';
import { FileRefusal } from './refusal';
import { SharedTexts } from './sharedTexts';
import { SheetRows, type CellTerms } from './sheetRows';
import { refuseDoctype, type ZipPackage } from './zipPackage';

/** What a formula without a saved value reads as. */
export const NOT_CALCULATED = 'of a formula without a saved value: open the workbook in Excel, save it, and plan again';

/** A worksheet beyond its rows: merged cells, and formulas whose value was never saved. */
interface SheetExtras {
  /** The part cut off after its first rows: as much as a header is looked for in. */
  readonly head: string;
  readonly merges: CellRange[];
  readonly notCalculated: Set<string>;
  /** Cells in columns AAA and beyond, each of which costs the room of a whole row. */
  readonly farCells: number;
}

const UNCALCULATED = /<(?:\w+:)?f\b(?:[^<>]*\/>|[^<>]*>[^<]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g;
const CELL_START = /<(?:\w+:)?c\s[^>]*$/;
/** The tags that hold a sheet together: slash, name, and whether it closes itself. */
const STRUCTURE = /<(\/?)(?:\w+:)?(worksheet|sheetData|row|c)(?=[\s/>])[^<>]*?(\/?)>/g;
const FAR_CELL = /<(?:\w+:)?c\s+r\s*=\s*["'][A-Z]{3}\d/g;
/** More of these than a slip of the hand makes. */
const MOST_FAR_CELLS = 5000;
const MERGE = /<(?:\w+:)?mergeCell\b[^<>]*?\bref\s*=\s*["']([^"']+)["']/g;

/** Goes once through the inflated sheet, in pieces: it must stay within its size and declare no entities. */
async function readExtras(zip: ZipPackage, part: string): Promise<SheetExtras> {
  const extras = { merges: [] as CellRange[], notCalculated: new Set<string>() };
  const head = new HeadOfSheet();
  const open = new Map([['worksheet', 0], ['sheetData', 0], ['row', 0], ['c', 0]]);
  const found = new Set<string>();
  let carried = '';
  let farCells = 0;
  const scan = (text: string): void => {
    farCells += text.match(FAR_CELL)?.length ?? 0;
    for (const [, slash, name = '', selfClosing] of text.matchAll(STRUCTURE)) {
      found.add(name);
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
    head.add(chunk.toString('latin1'));
    const cut = lastWhole(text);
    scan(text.slice(0, cut));
    carried = text.slice(cut);
    if (carried.length > 4 * 1024 * 1024) carried = carried.slice(-1024);
  });
  scan(carried);
  // The library reads what it can of a torn sheet; rows that it lost would be missed by nobody.
  if (!found.has('worksheet') || [...open.values()].some((count) => count !== 0)) {
    throw new FileRefusal(`The workbook is damaged: its part ${part} breaks off or is not well-formed. Open it in Excel, let it repair the file, and save it.`);
  }
  return { ...extras, farCells, head: head.whole() };
}

/** Gathers the text of a sheet up to the end of its first rows, and closes it there. */
class HeadOfSheet {
  private text = '';
  private full = false;

  add(chunk: string): void {
    if (this.full) return;
    this.text += chunk;
    let end = 0;
    let number = 0;
    for (const { 0: tag, 1: slash, 2: selfClosing, index } of this.text.matchAll(ROW_TAG)) {
      if (slash === '') {
        number = Number(/\br\s*=\s*["'](\d+)["']/.exec(tag)?.[1] ?? number + 1);
        if (number > HEADER_ROWS) {
          this.full = true;
          break;
        }
      }
      if (slash === '/' || selfClosing === '/') end = index + tag.length;
    }
    if (this.full || this.text.length > LONGEST_HEAD) this.close(end);
  }

  private close(end: number): void {
    this.full = true;
    const prefix = /<((?:\w+:)?)worksheet\b/.exec(this.text)?.[1] ?? '';
    const data = /<(?:\w+:)?sheetData\s*>/.exec(this.text);
    const kept = end > 0 ? this.text.slice(0, end) : this.text.slice(0, data === null ? 0 : data.index + data[0].length);
    this.text = `${kept}</${prefix}sheetData></${prefix}worksheet>`;
  }

  whole(): string {
    return this.text;
  }
}

const ROW_TAG = /<(\/?)(?:\w+:)?row(?=[\s/>])[^<>]*?(\/?)>/g;
/** Twenty rows that take more than this are no header. */
const LONGEST_HEAD = 8 * 1024 * 1024;

/** Where the text can be cut so that no cell, and after the cells no tag, is torn. */
function lastWhole(text: string): number {
  const lastCell = Math.max(text.lastIndexOf('</c>') + 4, text.lastIndexOf(':c>') + 3);
  if (!/sheetData\s*\/?>/.test(text.slice(Math.max(lastCell, 4)))) return lastCell > 3 ? lastCell : 0;
  return Math.max(lastCell, text.lastIndexOf('/>') + 2);
}

async function readTables(zip: ZipPackage, part: string): Promise<GridTable[]> {
  const tables: GridTable[] = [];
  const seen = new Set<string>();
  for (const { kind, target } of await relationshipsOf(zip, part)) {
    if (kind !== 'table' || !zip.has(target) || seen.has(target)) continue;
    seen.add(target);
    const root = outline(await zip.text(target), 0)[0];
    const { ref = '', displayName = '', totalsRowCount = '0' } = (root?.attributes ?? {}) as Record<string, string | undefined>;
    const range = parseRange(ref);
    if (range !== undefined) tables.push({ name: displayName, range, totalsRows: Number(totalsRowCount) || 0 });
  }
  return tables;
}

export interface SheetReader {
  /** The first rows of a sheet. */
  head(sheet: WorkbookSheet, rows: number): Promise<SheetGrid>;
  read(sheet: WorkbookSheet): Promise<SheetGrid>;
}

function notRead(name: string, error: unknown): FileRefusal {
  const reason = (error as { message?: string }).message ?? 'damaged';
  return new FileRefusal(`The sheet “${name}” cannot be read (${reason.slice(0, 120)}). Open the workbook in Excel, let it repair the file, and save it.`);
}

/** The texts and styles that cells refer to: read once, however many sheets are. */
async function cellTerms(zip: ZipPackage, { relationships }: WorkbookParts, is1904: boolean): Promise<CellTerms> {
  const partOf = (kind: string): string | undefined => relationships.find((each) => each.kind === kind && zip.has(each.target))?.target;
  const [textsPart, stylesPart] = [partOf('sharedStrings'), partOf('styles')];
  const dates = stylesPart === undefined ? [] : dateStyles(await zip.text(stylesPart));
  const shared = new SharedTexts();
  if (textsPart !== undefined) {
    await zip.chunks(textsPart, (chunk) => {
      const text = chunk.toString('latin1');
      refuseDoctype(text);
      shared.add(text);
    });
  }
  const texts = shared.all();
  if (texts === undefined) throw new FileRefusal(`The workbook is damaged: its part ${textsPart ?? ''} breaks off or is not well-formed. Open it in Excel, let it repair the file, and save it.`);
  return { texts, isDate: (style) => dates[style] === true, is1904 };
}

/** Makes a reader of the sheets of a workbook. Each part is gone through once for its limits, however often it is read. */
export function sheetReader(zip: ZipPackage, parts: WorkbookParts, is1904: boolean): SheetReader {
  const extrasOf = new Map<string, Promise<SheetExtras>>();
  let termsFound: Promise<CellTerms> | undefined;

  function terms(): Promise<CellTerms> {
    termsFound ??= cellTerms(zip, parts, is1904);
    return termsFound;
  }

  async function extras(part: string): Promise<SheetExtras> {
    await terms();
    let found = extrasOf.get(part);
    if (found === undefined) {
      found = readExtras(zip, part);
      extrasOf.set(part, found);
    }
    return found;
  }

  async function gridOf({ name, part }: WorkbookSheet, rows: GridRow[]): Promise<SheetGrid> {
    if (part === undefined) return { name, rows: [], merges: [], tables: [] };
    const { merges, notCalculated } = await extras(part);
    markNotCalculated(rows, notCalculated);
    return { name, rows, merges, tables: await readTables(zip, part) };
  }

  return {
    async head(sheet, rows) {
      const found: GridRow[] = [];
      if (sheet.part !== undefined) {
        const { head } = await extras(sheet.part);
        new SheetRows(await terms(), (row) => { if (row.row <= rows) found.push(row); }).add(head);
      }
      return gridOf(sheet, found);
    },
    async read(sheet) {
      const { name, part } = sheet;
      const rows: GridRow[] = [];
      if (part !== undefined) {
        const { farCells } = await extras(part);
        if (farCells > MOST_FAR_CELLS) {
          throw new FileRefusal(`The sheet “${name}” has ${String(farCells)} cells in columns AAA and beyond, far right of any staff list. Delete those columns (they may hold only formats), save, and plan again.`);
        }
        const reader = new SheetRows(await terms(), (row) => rows.push(row));
        try {
          await zip.chunks(part, (chunk) => { reader.add(chunk.toString('latin1')); });
        } catch (error) {
          throw error instanceof FileRefusal ? error : notRead(name, error);
        }
      }
      return gridOf(sheet, rows);
    },
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
