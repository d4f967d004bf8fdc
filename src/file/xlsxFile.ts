/** The port on an .xlsx file. */
import type { SheetGrid, SheetInfo, WorkbookPort } from '../workbook/port';
import type { SheetWrite } from '../workbook/sheetWrite';
import { workbookParts, type WorkbookSheet } from './packageParts';
import { sheetReader } from './readSheet';
import { writeSheets } from './writeSheets';
import { openPackage } from './zipPackage';

export interface XlsxFile extends WorkbookPort {
  /** The bytes of the file, with what was written. */
  bytes(): Uint8Array;
}

/** Opens the bytes of an .xlsx or .xlsm workbook. A {@link FileRefusal} says in a sentence why it cannot be used. */
export async function openXlsx(bytes: Uint8Array): Promise<XlsxFile> {
  const zip = await openPackage(bytes);
  const parts = await workbookParts(zip);
  const workbookPr = parts.elements.find(({ local, depth }) => depth === 1 && local === 'workbookPr');
  const date1904 = workbookPr?.attributes['date1904'];
  const dateSystem = date1904 === '1' || date1904 === 'true' ? '1904' : '1900';
  const reader = sheetReader(zip, parts, dateSystem === '1904');
  const kept = new Map<string, Promise<SheetGrid>>();
  let result = bytes;

  function sheetNamed(name: string): WorkbookSheet {
    const sheet = parts.sheets.find((entry) => entry.name === name);
    if (sheet === undefined) throw new RangeError(`there is no sheet ${name}`);
    return sheet;
  }

  function gridOf(name: string): Promise<SheetGrid> {
    let grid = kept.get(name);
    if (grid === undefined) {
      grid = reader.read(sheetNamed(name));
      kept.set(name, grid);
    }
    return grid;
  }

  return {
    sheets: () => Promise.resolve(parts.sheets.map(({ name, visible }): SheetInfo => ({ name, visible }))),
    heads: (names, rows) => Promise.all(names.map((name) => reader.head(sheetNamed(name), rows))),
    read: (names) => Promise.all(names.map(gridOf)),
    async write(sheets: readonly SheetWrite[], own: ReadonlySet<string>) {
      result = await writeSheets(zip, parts, sheets, own, dateSystem);
      return [];
    },
    bytes: () => result,
  };
}
