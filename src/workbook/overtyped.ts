/** What a user typed over formulas: how the sheets name it, and what is known of it. */
import { dayText } from '../domain/calendar';
import { cellText, isDateCell, type CellValue } from './port';
import { DATE_STYLES, MONEY_STYLES, type Content, type Style } from './sheetWrite';

/** The column of a live table that names the figures of its row that were typed over. */
export const OVERTYPED = 'Overtyped';
/** Between the headings that the column lists. */
export const OVERTYPED_END = '; ';
/** Stands beside a sentence that was typed over. */
export const SENTENCE_TYPED_OVER = 'This sentence was typed over its formula';
/** By these words AST Checks says that there are any, with the sheets, so that no sheet need be read where there are none. */
export const TYPED_OVER = 'typed over their formulas';

/** What stands in a cell in place of its formula. */
export interface Overtyped {
  /** The product's own name of the sheet, and the name that it has in the workbook. */
  readonly of: string;
  readonly sheet: string;
  readonly cell: string;
  /** The texts of its row by their headings, by which the row is found again; of a sentence none. */
  readonly row: ReadonlyMap<string, string>;
  /** The heading of its column; empty for a sentence. */
  readonly header: string;
  /** Whether it stands to the right of the reasons, where what works towards the figures stands. */
  readonly isWorking: boolean;
  readonly value: CellValue;
}

/** A typed value for a cell of the style: money in pence; `null` for what cannot be kept, such as an error. */
export function typedContent(value: CellValue, style: Style): Content {
  if (isDateCell(value)) return DATE_STYLES.has(style) ? value.day : dayText(value.day);
  if (typeof value === 'number') return MONEY_STYLES.has(style) ? Math.round(value * 100) : DATE_STYLES.has(style) ? String(value) : value;
  return typeof value === 'string' ? value : null;
}

const LONGEST_SHOWN = 100;

/** As it is said in a sentence. */
export function typedText(value: CellValue): string {
  if (isDateCell(value)) return dayText(value.day);
  if (typeof value === 'number') return String(value);
  const text = cellText(value);
  return `“${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}”`;
}
