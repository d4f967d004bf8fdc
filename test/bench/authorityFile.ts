/** Writes sheets as an .xlsx file the way Excel does, with shared texts, row by row: no sheet is ever whole in memory. */
import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { TextReader, ZipWriter } from '@zip.js/zip.js';
import { columnLetters } from '../../src/workbook/port';
import type { AuthorityCell, AuthoritySheet } from './authority';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

/** Days from the first day of Excel's own count to 1 January 1970. */
const DAYS_TO_1970 = 25_569;
/** Texts go to the packer in pieces of about this many characters. */
const PIECE = 256 * 1024;

class SharedTexts {
  private readonly places = new Map<string, number>();

  placeOf(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.places.size);
    return this.places.size - 1;
  }

  *xml(): Generator<string> {
    yield `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${String(this.places.size)}">`;
    for (const text of this.places.keys()) yield `<si><t>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</t></si>`;
    yield '</sst>';
  }
}

function cellXml(value: AuthorityCell, address: string, texts: SharedTexts): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return `<c r="${address}" t="s"><v>${String(texts.placeOf(value))}</v></c>`;
  if (typeof value === 'number') return `<c r="${address}"><v>${String(value)}</v></c>`;
  return `<c r="${address}" s="1"><v>${String(value.day + DAYS_TO_1970)}</v></c>`;
}

function* sheetXml(sheet: AuthoritySheet, texts: SharedTexts): Generator<string> {
  const { header } = sheet;
  const letters = header.map((_, at) => columnLetters(at + 1));
  const rowXml = (row: number, values: readonly AuthorityCell[]): string => `<row r="${String(row)}">${values.map((value, at) => cellXml(value, `${letters[at] ?? ''}${String(row)}`, texts)).join('')}</row>`;
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rowXml(1, header)}`;
  let row = 1;
  for (const values of sheet.rows()) {
    row += 1;
    yield rowXml(row, values);
  }
  yield '</sheetData></worksheet>';
}

/** The texts as bytes, many together. */
function* inPieces(texts: Iterable<string>): Generator<Uint8Array> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

function partsAround(sheets: readonly AuthoritySheet[]): (readonly [string, string])[] {
  const numbers = sheets.map((_, at) => String(at + 1));
  return [
    ['[Content_Types].xml', `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/>` +
      `${numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`],
    ['_rels/.rels', `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}` +
      `<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rIdTexts" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`],
    ['xl/styles.xml', STYLES],
  ];
}

/** Writes the file. */
export async function writeAuthority(path: string, sheets: readonly AuthoritySheet[]): Promise<void> {
  const zip = new ZipWriter(Writable.toWeb(createWriteStream(path)), { level: 1, useWebWorkers: false, lastModDate: new Date(2010, 0, 1) });
  const add = (name: string, texts: Iterable<string>): Promise<unknown> => zip.add(name, Readable.toWeb(Readable.from(inPieces(texts))) as ReadableStream<Uint8Array>);
  for (const [name, text] of partsAround(sheets)) await zip.add(name, new TextReader(text));
  const texts = new SharedTexts();
  for (const [at, sheet] of sheets.entries()) await add(`xl/worksheets/sheet${String(at + 1)}.xml`, sheetXml(sheet, texts));
  await add('xl/sharedStrings.xml', texts.xml());
  await zip.close();
}
