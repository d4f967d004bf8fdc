/** Rows are read in pieces; the library that reads a whole sheet is the witness. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { openXlsx } from '../../src/file';
import { SharedTexts } from '../../src/file/sharedTexts';
import { SheetRows } from '../../src/file/sheetRows';
import { errorCell, isErrorCell, type CellValue, type GridRow } from '../../src/workbook/port';
import { authority } from '../bench/authority';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const MS_OF_DAY = 86_400_000;

/** Sheets of the fixtures that hold a chart and no cells: the library does not read them. */
const CHART_SHEETS = ['Chart', 'Chart only'];

/** What the library reads, as cells: an error is a text to it, and a date an instant. */
async function byLibrary(bytes: Uint8Array, sheet: string): Promise<GridRow[]> {
  const rows: GridRow[] = [];
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    const cells = values.map((value): CellValue => (value instanceof Date ? { day: Math.floor(value.getTime() / MS_OF_DAY) } : typeof value === 'string' ? (errorCell(value) ?? value) : (value as CellValue)));
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    rows.push({ row: index + 1, values: cells });
  }
  return rows;
}

/** A formula without a saved value is an error to the product, and nothing to the library. */
function withoutMarks(rows: readonly GridRow[]): GridRow[] {
  return rows.map(({ row, values }) => {
    const cells = values.map((value) => (isErrorCell(value) && !value.error.startsWith('#') ? null : value));
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return { row, values: cells };
  });
}

describe('a sheet is read as the library reads it', () => {
  const files = readdirSync(FIXTURES).filter((name) => /\.xls[xm]$/.test(name));
  test.each(files)('%s', async (name) => {
    const bytes = readFileSync(join(FIXTURES, name));
    const file = await openXlsx(bytes);
    const names = (await file.sheets()).map((sheet) => sheet.name);
    expect(names.length).toBeGreaterThan(0);
    for (const sheet of names) {
      const [grid] = await file.read([sheet]);
      expect(withoutMarks(grid?.rows ?? [])).toEqual(CHART_SHEETS.includes(sheet) ? [] : await byLibrary(bytes, sheet));
    }
  });

  test('an authority of 40 schools, and its first rows as the sheet has them', async () => {
    const sheets = authority(40, 750).map((sheet) => ({
      name: sheet.name, rows: [[...sheet.header], ...[...sheet.rows()].map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? new Date(cell.day * MS_OF_DAY) : cell)))],
    }));
    const bytes = await writeXlsx({ sheets });
    const file = await openXlsx(bytes);
    const names = sheets.map(({ name }) => name);
    const heads = await file.heads(names, 12);
    for (const [at, grid] of (await file.read(names)).entries()) {
      expect(grid.rows).toEqual(await byLibrary(bytes, grid.name));
      expect(heads[at]?.rows).toEqual(grid.rows.filter(({ row }) => row <= 12));
      expect(grid.rows.length).toBe(sheets[at]?.rows.length);
    }
  });
});

describe('pieces', () => {
  const SHEET = '<?xml version="1.0"?><x:worksheet xmlns:x="m"><!-- <row> > --><x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>0</x:v></x:c><x:c r=\'E2\' t=\'b\'><x:v>1</x:v></x:c></x:row>' +
    '<x:row spans="1:>9"><x:c t="inlineStr"><x:is><x:t>A &amp; B &#xe9; é</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:r><x:rPr><x:b/></x:rPr><x:t>bold </x:t></x:r><x:r><x:t xml:space="preserve"> plain</x:t></x:r><x:rPh sb="0" eb="1"><x:t>said</x:t></x:rPh></x:is></x:c>' +
    '<x:c t="str"><x:f>"a"&amp;"b"</x:f><x:v><![CDATA[a<b]]>_x000D_</x:v></x:c></x:row><x:row r="9"/><x:row r="10"><x:c r="A10" s="1"><x:v>40057</x:v></x:c><x:c r="B10"><x:v>0.6</x:v></x:c><x:c r="C10" t="e"><x:v>#N/A</x:v></x:c><x:c r="D10"/><x:c r="E10" t="s"/></x:row></x:sheetData></x:worksheet>';
  const ROWS: GridRow[] = [
    { row: 2, values: [null, 'Mēr', 'Ash <High>', null, true] },
    { row: 3, values: ['A & B é é', 'bold  plain', 'a<b\r'] },
    { row: 9, values: [] },
    { row: 10, values: [{ day: 14_488 }, 0.6, { error: '#N/A' }] },
  ];
  const TEXTS = '<sst xmlns="m"><si><t>Ash &lt;High&gt;</t></si><si><r><t>M</t></r><r><rPr/><t>ēr</t></r><rPh sb="0" eb="1"><t>mare</t></rPh></si><si><t/></si></sst>';
  const oneByte = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

  test.each([1, 2, 3, 7, 64, 10_000])('of %d characters come to the same rows and texts', (size) => {
    const inPieces = (text: string, add: (piece: string) => void): void => {
      const raw = oneByte(text);
      for (let at = 0; at < raw.length; at += size) add(raw.slice(at, at + size));
    };
    const shared = new SharedTexts();
    inPieces(TEXTS, (piece) => { shared.add(piece); });
    expect(shared.all()).toEqual(['Ash <High>', 'Mēr', '']);
    const rows: GridRow[] = [];
    const reader = new SheetRows({ texts: shared.all() ?? [], isDate: (style) => style === 1, is1904: false }, (row) => rows.push(row));
    inPieces(SHEET, (piece) => { reader.add(piece); });
    expect(rows).toEqual(ROWS);
  });

  test('texts that break off are none', () => {
    const shared = new SharedTexts();
    shared.add(oneByte(TEXTS.slice(0, 60)));
    expect(shared.all()).toBeUndefined();
  });
});
