/** A sheet of the product's own as the text of its parts: cells and tables. */
import { columnLetters } from '../workbook/port';
import { OWN_COLOUR } from '../workbook/looks';
import {
  cellKey, DATE_STYLES, DAYS_TO_1970, extentOf, fittingText, formulaAt, hasSetPages, INPUT_STYLES, LINE_HEIGHT, MONEY_STYLES, PRINT_MARGINS, RIGHT_STYLES, tableRange, typedStyle, withNames, wrappedHeight,
  type Content, type DateSystem, type Formula, type SheetWrite, type Style, type TableWrite,
} from '../workbook/sheetWrite';
import { escapeXml } from './xml';

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONSHIP_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetContext {
  readonly styles: Readonly<Record<Style, number>>;
  readonly dateSystem: DateSystem;
  /** The names that tables and named cells really got, by those that the product gives them. */
  readonly names: ReadonlyMap<string, string>;
}

/** Whole pence as pounds, without arithmetic that could round. */
export function poundsNumber(pence: number): string {
  const digits = String(Math.abs(pence)).padStart(3, '0');
  const decimals = digits.slice(-2).replace(/0+$/, '');
  return `${pence < 0 ? '-' : ''}${digits.slice(0, -2)}${decimals === '' ? '' : `.${decimals}`}`;
}

/** Text that reads like an escape of the format is escaped itself, and over-long text is cut with a mark. */
function cellText(text: string): string {
  const cut = fittingText(text);
  return escapeXml(cut.includes('_x') ? cut.replace(/_x([0-9a-f]{4})_/gi, '_x005F_x$1_') : cut);
}

/** The start of a cell up to its row's number, and from there to its value: the same all down a column. */
interface CellFrame {
  readonly style: Style;
  readonly before: string;
  readonly after: string;
}

function frameOf(column: number, style: Style, { styles }: SheetContext): CellFrame {
  return { style, before: `<c r="${columnLetters(column)}`, after: `" s="${String(styles[style])}"` };
}

/** A cell with a formula, and the value that the engine has for it, for programs that do not calculate. */
function formulaXml(row: string, { style, before, after }: CellFrame, formula: Formula, value: Content, { dateSystem, names }: SheetContext): string {
  const text = `<f>${formulaText(formula, names)}</f>`;
  if (typeof value === 'number') return `${before}${row}${after}>${text}<v>${numberText(value, style, dateSystem)}</v></c>`;
  return `${before}${row}${after} t="str">${text}<v>${cellText(value ?? '')}</v></c>`;
}

/** A formula as a file holds it: functions that came after the format have a prefix. */
function formulaText(formula: Formula, names: ReadonlyMap<string, string>): string {
  return escapeXml(withNames(formula, names).replaceAll('ISFORMULA(', '_xlfn.ISFORMULA('));
}

function numberText(value: number, style: Style, dateSystem: DateSystem): string {
  if (MONEY_STYLES.has(style)) return poundsNumber(value);
  return DATE_STYLES.has(style) ? String(value + DAYS_TO_1970[dateSystem]) : String(value);
}

function cellXml(row: string, frame: CellFrame, value: Content, context: SheetContext, formula?: Formula): string {
  if (formula !== undefined) return formulaXml(row, frame, formula, value, context);
  const { style, before, after } = frame;
  if (value === null || value === '') return INPUT_STYLES.has(style) ? `${before}${row}${after}/>` : '';
  if (typeof value === 'string') return `${before}${row}${after} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
  return `${before}${row}${after}><v>${numberText(value, style, context.dateSystem)}</v></c>`;
}

interface RowText {
  readonly row: number;
  readonly xml: string;
  readonly height: number | undefined;
}

function lineRows({ lines }: SheetWrite, context: SheetContext): RowText[] {
  return lines.map(({ row, cells, height }) => ({
    row,
    xml: cells.map(({ column, style, value, formula }) => cellXml(String(row), frameOf(column, style, context), value, context, formula)).join(''),
    height,
  }));
}

function tableRows(sheet: SheetWrite, table: TableWrite, context: SheetContext): RowText[] {
  const { row: first, column, columns } = table;
  const header = columns
    .map(({ header: text, style }, index) => cellXml(String(first), frameOf(column + index, RIGHT_STYLES.has(style) ? 'headerRight' : 'header', context), text, context))
    .join('');
  const frames = columns.map(({ style }, index) => frameOf(column + index, style, context));
  const rows: RowText[] = [{ row: first, xml: header, height: undefined }];
  let number = first;
  for (const values of table.rows) {
    const rowAt = number - first;
    number += 1;
    const row = String(number);
    let xml = '';
    for (const [at, frame] of frames.entries()) {
      const column = columns[at];
      const typed = table.typed?.get(cellKey(rowAt, at));
      if (typed !== undefined) xml += cellXml(row, frameOf(table.column + at, typedStyle(frame.style), context), typed, context);
      else xml += cellXml(row, frame, values[at] ?? null, context, column === undefined ? undefined : formulaAt(column, rowAt));
    }
    const height = wrappedHeight(sheet, table, values);
    rows.push({ row: number, xml, height: height > LINE_HEIGHT ? height : undefined });
  }
  return rows;
}

/** The rows of a sheet as text, in order. */
function rowsXml(sheet: SheetWrite, context: SheetContext): string {
  const rows = [...lineRows(sheet, context), ...sheet.tables.flatMap((table) => tableRows(sheet, table, context))];
  rows.sort((a, b) => a.row - b.row);
  const parts: string[] = [];
  for (let at = 0; at < rows.length; ) {
    const { row, height } = rows[at] as RowText;
    parts.push(`<row r="${String(row)}"${height === undefined ? '' : ` ht="${String(height)}" customHeight="1"`}>`);
    for (; at < rows.length && rows[at]?.row === row; at += 1) parts.push(rows[at]?.xml ?? '');
    parts.push('</row>');
  }
  return parts.join('');
}

/** A break is named by the row above it. */
function breaksXml({ pageBreaks: rows = [] }: SheetWrite): string {
  if (rows.length === 0) return '';
  return `<rowBreaks count="${String(rows.length)}" manualBreakCount="${String(rows.length)}">${rows.map((row) => `<brk id="${String(row - 1)}" max="16383" man="1"/>`).join('')}</rowBreaks>`;
}

/** The worksheet part. `tables` and `drawing` are the ids of its relationships. */
export function worksheetXml(sheet: SheetWrite, context: SheetContext, tables: readonly string[], drawing: string | undefined): string {
  const { lastRow, lastColumn } = extentOf(sheet);
  const frozen = sheet.frozenRows > 0
    ? `<pane ySplit="${String(sheet.frozenRows)}" topLeftCell="A${String(sheet.frozenRows + 1)}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${String(sheet.frozenRows + 1)}" sqref="A${String(sheet.frozenRows + 1)}"/>`
    : '';
  const merges = sheet.lines
    .filter(({ mergeTo }) => mergeTo !== undefined)
    .map(({ row, cells, mergeFrom, mergeTo }) => `<mergeCell ref="${columnLetters(mergeFrom ?? cells[0]?.column ?? 1)}${String(row)}:${columnLetters(mergeTo ?? 1)}${String(row)}"/>`);
  const widths = sheet.widths.map((width, index) => `<col min="${String(index + 1)}" max="${String(index + 1)}" width="${String(width)}" customWidth="1"/>`);
  return (
    `${HEAD}<worksheet xmlns="${MAIN_NAMESPACE}" xmlns:r="${RELATIONSHIP_NAMESPACE}">` +
    `<sheetPr><tabColor rgb="FF${OWN_COLOUR}"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<dimension ref="A1:${columnLetters(lastColumn)}${String(lastRow)}"/>` +
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${frozen}</sheetView></sheetViews>` +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    (widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`) +
    `<sheetData>${rowsXml(sheet, context)}</sheetData>` +
    (merges.length === 0 ? '' : `<mergeCells count="${String(merges.length)}">${merges.join('')}</mergeCells>`) +
    (hasSetPages(sheet) ? '<printOptions horizontalCentered="1"/>' : '') +
    `<pageMargins ${Object.entries(PRINT_MARGINS).map(([side, inches]) => `${side}="${String(inches)}"`).join(' ')}/>` +
    `<pageSetup paperSize="9" orientation="${sheet.orientation ?? 'landscape'}" fitToWidth="${String(sheet.pagesWide ?? 1)}" fitToHeight="${String(sheet.pagesTall ?? 0)}"/>` +
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>' +
    breaksXml(sheet) +
    (drawing === undefined ? '' : `<drawing r:id="${drawing}"/>`) +
    (tables.length === 0 ? '' : `<tableParts count="${String(tables.length)}">${tables.map((id) => `<tablePart r:id="${id}"/>`).join('')}</tableParts>`) +
    '</worksheet>'
  );
}

/** The table part. */
export function tableXml(table: TableWrite, id: number, names: ReadonlyMap<string, string>): string {
  const range = tableRange(table);
  const name = names.get(table.name) ?? table.name;
  const columns = table.columns.map(({ header, formula }, index) => {
    const start = `<tableColumn id="${String(index + 1)}" name="${escapeXml(header)}"`;
    return typeof formula === 'string' ? `${start}><calculatedColumnFormula>${formulaText(formula, names)}</calculatedColumnFormula></tableColumn>` : `${start}/>`;
  });
  return (
    `${HEAD}<table xmlns="${MAIN_NAMESPACE}" id="${String(id)}" name="${name}" displayName="${name}" ref="${range}" totalsRowShown="0">` +
    `<autoFilter ref="${range}"/><tableColumns count="${String(columns.length)}">${columns.join('')}</tableColumns>` +
    '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>'
  );
}
