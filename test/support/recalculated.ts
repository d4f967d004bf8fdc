/** Live workbooks, calculated by another spreadsheet program, and compared with what the engine says. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { cellText, columnLetters, isDateCell, isErrorCell, type CellValue } from '../../src/workbook/port';
import { MONEY_STYLES, type Content, type SheetWrite, type Style } from '../../src/workbook/sheetWrite';
import type { FileCells } from './calculatedCells';
import { partsOf, zipOf } from './zip';

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
export const hasGnumeric = spawnSync('ssconvert', ['--version']).status === 0;

/** The file without the values kept beside formulas, so that whoever opens it must calculate them all. */
export async function withoutKeptValues(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = await partsOf(bytes);
  return zipOf([...parts].map(([name, content]): [string, string | Uint8Array] => (
    /worksheets\/[^/]+\.xml$/.test(name) ? [name, content.toString('utf8').replace(/<\/f><v>[^<]*<\/v>/g, '</f>')] : [name, content]
  )));
}

/** The file with a cell of a part of a sheet set to a number or a text, as a user would type it. */
export async function withCell(bytes: Uint8Array, sheet: string, address: string, value: string | number): Promise<Uint8Array> {
  const parts = await partsOf(bytes);
  const text = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
  const id = new RegExp(`<sheet [^>]*name="${sheet}"[^>]*r:id="([^"]+)"`).exec(text('xl/workbook.xml'))?.[1] ?? '';
  const target = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*`).exec(text('xl/_rels/workbook.xml.rels'))?.[0] ?? '';
  const part = `xl/${(/Target="\/?(?:xl\/)?([^"]+)"/.exec(target)?.[1] ?? '')}`;
  const content = typeof value === 'number' ? `><v>${value}</v></c>` : ` t="inlineStr"><is><t>${value}</t></is></c>`;
  const before = text(part);
  const row = address.replace(/[A-Z]+/, '');
  const full = new RegExp(`<c r="${address}"( s="\\d+")?(?: [^>]*?)?(?:/>|>.*?</c>)`);
  const changed = full.test(before)
    ? before.replace(full, (_whole, style: string | undefined) => `<c r="${address}"${style ?? ''}${content}`)
    : before.replace(new RegExp(`(<row r="${row}"[^>]*>)((?:<c r="[A-Z]+${row}".*?(?:/>|</c>))*?)(?=<c r="([A-Z]+)${row}"|</row>)`), `$1$2<c r="${address}"${content}`);
  if (changed === before) throw new Error(`${sheet}!${address} was not changed`);
  parts.set(part, Buffer.from(changed));
  return zipOf(parts);
}

/** The address of a cell of a table, by its heading and a row of it, from 0. */
export function cellAt(sheets: readonly SheetWrite[], tableName: string, header: string, rowAt: number): { sheet: string; address: string } {
  for (const { name, tables } of sheets) {
    const table = tables.find((each) => each.name === tableName);
    const column = table?.columns.findIndex((each) => each.header === header) ?? -1;
    if (table === undefined || column < 0) continue;
    const at = table.column + column;
    const letters = columnLetters(at);
    return { sheet: name, address: `${letters}${table.row + 1 + rowAt}` };
  }
  throw new Error(`there is no ${tableName}[${header}]`);
}

/** The file with references to table columns written as cells and ranges, for a program that does not know table columns. */
export async function withoutTableReferences(bytes: Uint8Array, sheets: readonly SheetWrite[]): Promise<Uint8Array> {
  const tables = new Map(sheets.flatMap(({ name, tables: own }) => own.map((table) => [table.name, { sheet: name, ...table }] as const)));
  const resolve = (formula: string, ownRow: number): string => formula.replace(/\b(AST_[A-Za-z]+)\[(?:\[(#This Row|#Headers)\],)?(?:\[([^\]]+)\]:\[([^\]]+)\]|\[([^\]]+)\]|([^\][]+))\]/g, (_whole, name: string, row: string | undefined, from: string | undefined, to: string | undefined, inner: string | undefined, plain: string | undefined) => {
    const table = tables.get(name);
    const first = from ?? inner ?? plain ?? '';
    const columnOf = (header: string): string => columnLetters((table?.column ?? 1) + (table?.columns.findIndex((each) => each.header === header) ?? 0));
    const [top, bottom] = row === '#Headers' ? [table?.row ?? 0, table?.row ?? 0] : row === undefined ? [(table?.row ?? 0) + 1, (table?.row ?? 0) + Math.max(1, table?.rows.length ?? 1)] : [ownRow, ownRow];
    const range = `'${table?.sheet ?? ''}'!$${columnOf(first)}$${top}:$${columnOf(to ?? first)}$${bottom}`;
    return row === undefined ? range : range.replace(/!(\$[A-Z]+\$\d+):\1$/, '!$1');
  });
  const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const parts = await partsOf(bytes);
  return zipOf([...parts].map(([name, content]): [string, string | Uint8Array] => {
    const text = content.toString('utf8');
    if (/worksheets\/[^/]+\.xml$/.test(name)) return [name, text.replace(/(<c r="[A-Z]+(\d+)"[^>]*><f>)(.*?)<\/f>/g, (_whole, start: string, row: string, formula: string) => `${start}${escape(resolve(unescape(formula), Number(row)))}</f>`)];
    return [name, /tables\/[^/]+\.xml$/.test(name) ? text.replace(/<calculatedColumnFormula>.*?<\/calculatedColumnFormula>/g, '') : content];
  }));
}

/** Has the program calculate the files, each by its name, all in one run. */
export function calculated(folder: string, files: ReadonlyMap<string, Uint8Array>, program: 'LibreOffice' | 'Gnumeric' = 'LibreOffice'): Map<string, Buffer> {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  mkdirSync(from, { recursive: true });
  mkdirSync(to, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(from, `${name}.xlsx`), bytes);
  const names = [...files.keys()];
  if (program === 'LibreOffice') {
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', to, ...names.map((name) => join(from, `${name}.xlsx`))], { stdio: 'ignore' });
  } else {
    for (const name of names) execFileSync('ssconvert', ['--recalc', '--export-type=Gnumeric_Excel:xlsx', join(from, `${name}.xlsx`), join(to, `${name}.xlsx`)], { stdio: 'ignore' });
  }
  return new Map(names.map((name) => [name, readFileSync(join(to, `${name}.xlsx`))]));
}

/** The cells of a workbook that a program calculated. */
export async function cellsOf(bytes: Uint8Array): Promise<FileCells> {
  const port = await openXlsx(bytes);
  const sheets = new Map((await port.read((await port.sheets()).map(({ name }) => name))).map(({ name, rows }) => [name, rows]));
  return (sheet) => {
    const cells: (readonly CellValue[])[] = [];
    for (const { row, values } of sheets.get(sheet) ?? []) cells[row - 1] = values;
    return cells;
  };
}

/** What a cell should show, and what one shows: money in pence, months and shares to the eighth decimal. */
function expectedText(value: Content, style: Style): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  return MONEY_STYLES.has(style) ? `${value}p` : String(Math.round(value * 1e8) / 1e8);
}

function foundText(value: CellValue, style: Style): string {
  if (value === null || value === '') return '';
  if (isErrorCell(value)) return value.error;
  if (isDateCell(value)) return String(value.day);
  if (typeof value !== 'number') return cellText(value);
  if (!MONEY_STYLES.has(style)) return String(Math.round(value * 1e8) / 1e8);
  const pence = Math.round(value * 100);
  return Math.abs(value * 100 - pence) < 1e-5 ? `${pence}p` : `${value * 100}p, not whole pence`;
}

export interface Compare {
  /** Only columns with formulas. */
  readonly liveOnly?: boolean;
  /** Columns that are not compared, by their headers. */
  readonly without?: ReadonlySet<string>;
}

/** The cells in which a calculated file differs from what the engine has, each in a line; and how many were compared. */
export function differences(cells: FileCells, sheets: readonly SheetWrite[], { liveOnly = false, without = new Set() }: Compare = {}): { compared: number; lines: string[] } {
  const lines: string[] = [];
  let compared = 0;
  for (const sheet of sheets) {
    if (!sheet.tables.some(({ columns }) => columns.some(({ formula }) => formula !== undefined))) continue;
    const found = cells(sheet.name);
    for (const table of sheet.tables) {
      let row = table.row;
      for (const values of table.rows) {
        row += 1;
        for (const [index, { header, style, formula }] of table.columns.entries()) {
          if (without.has(header) || (liveOnly && formula === undefined)) continue;
          const shown = foundText(found[row - 1]?.[table.column - 1 + index] ?? null, style);
          const value = values[index] ?? null;
          // What only the sheet works out has no figure of the engine beside it; it must be one, though.
          const isWorking = value === null && formula !== undefined && sheet.name === 'AST Months';
          const isMissingPay = table.name === 'AST_PayPoints' && header === 'Pay £' && value === null;
          const expected = isMissingPay ? '#N/A' : expectedText(value, style);
          compared += 1;
          if (isWorking ? shown.startsWith('#') : shown !== expected) lines.push(`${sheet.name} ${table.name} row ${row} ${header}: ${shown || 'nothing'}, not ${isWorking ? 'an error' : expected || 'nothing'}`);
        }
      }
    }
  }
  return { compared, lines };
}
