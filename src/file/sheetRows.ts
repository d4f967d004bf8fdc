/** The rows of a worksheet part, read in pieces: each is handed on as soon as it is whole. */
import { serialToDate } from 'hucre';
import type { Day } from '../domain/calendar';
import { errorCell, type CellValue, type DateCell, type GridRow } from '../workbook/port';
import { decoded, Markup, shortAttributes, unescaped, type MarkupReader } from './markup';

/** What the cells of all sheets of a workbook refer to. */
export interface CellTerms {
  readonly texts: readonly string[];
  /** Whether cells of the style show dates. */
  readonly isDate: (style: number) => boolean;
  readonly is1904: boolean;
}

/** Staff sheets are narrower than this; a stray cell in the last column must not cost the memory of a whole row. */
const MOST_COLUMNS = 1024;
const MS_OF_DAY = 86_400_000;
/** So many texts of cells are remembered, and kept once each; longer ones are seldom the same. */
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 40;

const [LETTER_R, LETTER_S, LETTER_T] = [114, 115, 116] as const;

/** The column that an address such as AB12 begins with, from 0. */
function columnIn(text: string, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end; at += 1) {
    const letter = text.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

class RowsReader implements MarkupReader {
  wantsText = false;
  private inData = false;
  private inRow = false;
  private inCell = false;
  private inInline = false;
  private inRun = false;
  private inPhonetic = false;
  private row = 0;
  private values: CellValue[] = [];
  private column = -1;
  private type = '';
  private style = -1;
  private valueText = '';
  private inline = '';
  private runs = '';
  private readonly days = new Map<number, DateCell>();
  private readonly remembered = new Map<string, string>();

  constructor(private readonly terms: CellTerms, private readonly onRow: (row: GridRow) => void) {}

  open(name: string, text: string, from: number, to: number): void {
    switch (name) {
      case 'c':
        if (this.inRow) this.openCell(text, from, to);
        break;
      case 'v':
        this.wantsText = this.inCell && !this.inInline;
        break;
      case 'is':
        this.inInline = this.inCell;
        break;
      case 't':
        this.wantsText = this.inInline && !this.inPhonetic;
        break;
      case 'rPh':
        this.inPhonetic = true;
        break;
      case 'r':
        this.inRun = this.inInline;
        break;
      case 'row':
        if (this.inData) this.openRow(text, from, to);
        break;
      case 'sheetData':
        this.inData = true;
        break;
    }
  }

  text(raw: string, isEscaped: boolean): void {
    const text = decoded(raw, isEscaped);
    if (!this.inInline) this.valueText += text;
    else if (this.inRun) this.runs += text;
    else this.inline += text;
  }

  close(name: string): void {
    switch (name) {
      case 'c':
        if (this.inCell) this.closeCell();
        break;
      case 'v':
      case 't':
        this.wantsText = false;
        break;
      case 'is':
        this.inInline = false;
        break;
      case 'rPh':
        this.inPhonetic = false;
        break;
      case 'r':
        this.inRun = false;
        break;
      case 'row':
        if (this.inRow) this.closeRow();
        break;
      case 'sheetData':
        this.inData = false;
        break;
    }
  }

  private openRow(text: string, from: number, to: number): void {
    let stated = 0;
    shortAttributes(text, from, to, (letter, start, end) => {
      if (letter === LETTER_R) stated = Number(text.slice(start, end));
    });
    this.row = stated > 0 ? stated : this.row + 1;
    this.inRow = true;
    this.values = [];
    this.column = -1;
  }

  private openCell(text: string, from: number, to: number): void {
    this.inCell = true;
    this.type = '';
    this.style = -1;
    this.valueText = '';
    this.inline = '';
    this.runs = '';
    let column = -1;
    shortAttributes(text, from, to, (letter, start, end) => {
      if (letter === LETTER_R) column = columnIn(text, start, end);
      else if (letter === LETTER_S) this.style = Number(text.slice(start, end));
      else if (letter === LETTER_T) this.type = text.slice(start, end);
    });
    this.column = column >= 0 ? column : this.column + 1;
  }

  private closeCell(): void {
    this.inCell = false;
    const { column, values } = this;
    if (column >= MOST_COLUMNS) return;
    const value = this.value();
    if (value === null) return;
    while (values.length < column) values.push(null);
    values[column] = value;
  }

  private closeRow(): void {
    this.inRow = false;
    this.onRow({ row: this.row, values: this.values });
  }

  private value(): CellValue {
    const { type, valueText } = this;
    switch (type) {
      case 's': {
        const text = valueText === '' ? undefined : this.terms.texts[Number(valueText)];
        return text === undefined ? null : errorOrText(text);
      }
      case 'str':
        return errorOrText(this.once(unescaped(valueText)));
      case 'inlineStr':
        return errorOrText(this.once(unescaped(this.runs !== '' ? this.runs : this.inline)));
      case 'b':
        return valueText === '1' || valueText.toLowerCase() === 'true';
      case 'e':
        return errorOrText(valueText);
      default:
        return this.number(valueText);
    }
  }

  private number(text: string): CellValue {
    if (text === '') return null;
    const number = Number(text);
    if (Number.isNaN(number)) return errorOrText(text);
    return this.style >= 0 && this.terms.isDate(this.style) ? this.dateOf(number) : number;
  }

  private dateOf(serial: number): DateCell {
    const known = this.days.get(serial);
    if (known !== undefined) return known;
    const day: Day = Math.floor(serialToDate(serial, this.terms.is1904).getTime() / MS_OF_DAY);
    const cell = { day };
    if (this.days.size < MOST_REMEMBERED) this.days.set(serial, cell);
    return cell;
  }

  /** The same text as before where it stood in a cell before, so that thousands of cells hold one. */
  private once(text: string): string {
    if (text.length > LONGEST_REMEMBERED) return text;
    const known = this.remembered.get(text);
    if (known !== undefined) return known;
    if (this.remembered.size < MOST_REMEMBERED) this.remembered.set(text, text);
    return text;
  }
}

function errorOrText(text: string): CellValue {
  return text.startsWith('#') ? (errorCell(text) ?? text) : text;
}

/** Reads a worksheet part in pieces, and hands on each row: the values up to its last cell that holds something. */
export class SheetRows {
  private readonly markup: Markup;

  constructor(terms: CellTerms, onRow: (row: GridRow) => void) {
    this.markup = new Markup(new RowsReader(terms, onRow));
  }

  add(piece: string): void {
    this.markup.add(piece);
  }
}
