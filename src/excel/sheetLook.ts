/** Gives a sheet of the product's own its looks: formats, widths, tables, chart, print settings. All is queued, nothing synced. */
import { FONT_NAME, LOOKS, OWN_COLOUR, TEXT_SIZE } from '../workbook/looks';
import { cellAddress, columnLetters } from '../workbook/port';
import {
  extentOf, hasSetPages, LINE_HEIGHT, PRINT_MARGINS, printedExtentOf, RIGHT_STYLES, tableRange, type SheetWrite, type Style, type TableWrite, WRAPPED_STYLES,
} from '../workbook/sheetWrite';
import { placedChart, queueChart } from './sheetChart';

const TABLE_STYLE = 'TableStyleLight1';
/** A width of one character, in the points that Excel asks for: seven pixels of three quarters of a point. */
const POINTS_A_CHARACTER = 5.25;
const CELL_PADDING = 3.75;

const ALIGNMENTS = { left: 'Left', right: 'Right', center: 'Center' } as const;

function look(range: Excel.Range, style: Style, rows = 1): void {
  const { bold, italic, size, color, fill, border, numberFormat, wrap, alignment, indent } = LOOKS[style];
  const { format } = range;
  if (numberFormat !== 'General') range.numberFormat = numberFormat as unknown as string[][];
  if (bold !== undefined) format.font.bold = true;
  if (italic !== undefined) format.font.italic = true;
  if (size !== undefined) format.font.size = size;
  if (color !== undefined) format.font.color = `#${color}`;
  if (fill !== undefined) format.fill.color = `#${fill}`;
  if (wrap !== undefined) format.wrapText = true;
  if (alignment !== undefined) format.horizontalAlignment = ALIGNMENTS[alignment];
  if (indent !== undefined) format.indentLevel = indent;
  if (border === undefined) return;
  // Columns alone have borders: there is no line between two of them to be drawn.
  for (const edge of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', ...(rows > 1 ? ['InsideHorizontal' as const] : [])] as const) {
    const line = format.borders.getItem(edge);
    line.style = 'Continuous';
    line.color = `#${border}`;
  }
}

function cells(sheet: Excel.Worksheet, address: string): Excel.Range {
  return sheet.getRange(address).untrack();
}

function lookOfTable(sheet: Excel.Worksheet, { row, column, columns, rows }: TableWrite): void {
  const lastRow = row + Math.max(1, rows.length);
  const header = cells(sheet, `${cellAddress(row, column)}:${cellAddress(row, column + columns.length - 1)}`);
  look(header, 'header');
  for (const [index, { style }] of columns.entries()) {
    const at = column + index;
    if (RIGHT_STYLES.has(style)) cells(sheet, cellAddress(row, at)).format.horizontalAlignment = 'Right';
    if (style !== 'number') look(cells(sheet, `${cellAddress(row + 1, at)}:${cellAddress(lastRow, at)}`), style, lastRow - row);
  }
}

/** Fonts, number formats, fills and merged sentences of a sheet whose values stand already. */
export function queueLooks(sheet: Excel.Worksheet, write: SheetWrite): void {
  const { lastRow, lastColumn } = extentOf(write);
  const all = cells(sheet, `A1:${cellAddress(lastRow, lastColumn)}`);
  all.format.font.name = FONT_NAME;
  all.format.font.size = TEXT_SIZE;
  all.format.verticalAlignment = 'Top';
  for (const { row, cells: lineCells, mergeFrom, mergeTo } of write.lines) {
    for (const { column, style } of lineCells) look(cells(sheet, cellAddress(row, column)), style);
    const first = mergeFrom ?? lineCells[0]?.column ?? 1;
    if (mergeTo !== undefined) cells(sheet, `${cellAddress(row, first)}:${cellAddress(row, mergeTo)}`).merge();
  }
  for (const table of write.tables) lookOfTable(sheet, table);
}

/** Columns and rows take their sizes. */
function queueSizes(sheet: Excel.Worksheet, write: SheetWrite): void {
  for (const [index, width] of write.widths.entries()) {
    const letters = columnLetters(index + 1);
    cells(sheet, `${letters}:${letters}`).format.columnWidth = width * POINTS_A_CHARACTER + CELL_PADDING;
  }
  for (const { row, height } of write.lines) {
    if (height !== undefined && height > LINE_HEIGHT) cells(sheet, `${String(row)}:${String(row)}`).format.rowHeight = height;
  }
  for (const table of write.tables) {
    if (table.columns.some(({ style }) => WRAPPED_STYLES.has(style))) cells(sheet, tableRange(table)).format.autofitRows();
  }
}

const POINTS_AN_INCH = 72;

function queuePrint(sheet: Excel.Worksheet, write: SheetWrite): void {
  const { lastRow, lastColumn } = printedExtentOf(write);
  const layout = sheet.pageLayout;
  layout.orientation = write.orientation === 'portrait' ? 'Portrait' : 'Landscape';
  layout.paperSize = 'A4';
  layout.zoom = { horizontalFitToPages: write.pagesWide ?? 1, ...(write.pagesTall === undefined ? {} : { verticalFitToPages: write.pagesTall }) };
  layout.centerHorizontally = hasSetPages(write);
  layout.leftMargin = PRINT_MARGINS.left * POINTS_AN_INCH;
  layout.rightMargin = PRINT_MARGINS.right * POINTS_AN_INCH;
  layout.topMargin = PRINT_MARGINS.top * POINTS_AN_INCH;
  layout.bottomMargin = PRINT_MARGINS.bottom * POINTS_AN_INCH;
  layout.headerMargin = PRINT_MARGINS.header * POINTS_AN_INCH;
  layout.footerMargin = PRINT_MARGINS.footer * POINTS_AN_INCH;
  layout.headersFooters.defaultForAllPages.leftFooter = '&A';
  layout.headersFooters.defaultForAllPages.rightFooter = 'Page &P of &N';
  layout.setPrintArea(`A1:${cellAddress(lastRow, lastColumn)}`);
  if (write.pageBreaks !== undefined) {
    sheet.horizontalPageBreaks.removePageBreaks();
    for (const row of write.pageBreaks) sheet.horizontalPageBreaks.add(cellAddress(row, 1));
  }
  if (write.frozenRows > 0) layout.setPrintTitleRows(`$1:$${String(write.frozenRows)}`);
  if (write.repeatedColumns !== undefined) layout.setPrintTitleColumns(`$A:$${columnLetters(write.repeatedColumns)}`);
}

/** What a finished sheet needs beyond its cells. `tableName` gives the name of each table. */
export function queueFinish(sheet: Excel.Worksheet, write: SheetWrite, names: ReadonlyMap<string, string>): void {
  queueSizes(sheet, write);
  for (const table of write.tables) {
    const added = sheet.tables.add(cells(sheet, tableRange(table)), true);
    added.name = names.get(table.name) ?? table.name;
    added.style = TABLE_STYLE;
  }
}

/** What is pleasant and not needed: frozen rows, colours, print settings, the chart. */
export function queueLastLooks(sheet: Excel.Worksheet, write: SheetWrite): void {
  sheet.showGridlines = false;
  sheet.tabColor = `#${OWN_COLOUR}`;
  if (write.frozenRows > 0) sheet.freezePanes.freezeRows(write.frozenRows);
  const charted = placedChart(write);
  if (charted !== undefined) queueChart(sheet, charted);
  queuePrint(sheet, write);
}
