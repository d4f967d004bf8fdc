/** A sheet of the product's own as the text of its parts: cells, tables, chart. */
import { columnLetters } from '../workbook/port';
import { OWN_COLOUR, SERIES_COLOURS } from '../workbook/looks';
import {
  cellKey, DATE_STYLES, DAYS_TO_1970, extentOf, fittingText, formulaAt, hasSetPages, INPUT_STYLES, LINE_HEIGHT, MONEY_STYLES, PRINT_MARGINS, RIGHT_STYLES, tableRange, typedStyle, withNames, wrappedHeight,
  type ChartWrite, type Content, type DateSystem, type Formula, type SheetWrite, type Style, type TableWrite,
} from '../workbook/sheetWrite';
import { escapeXml } from './xml';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONSHIP_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetContext {
  readonly styles: Readonly<Record<Style, number>>;
  readonly dateSystem: DateSystem;
  /** The names that tables and named cells really got, by those that the product gives them. */
  readonly names: ReadonlyMap<string, string>;
}

/** Whole pence as pounds, without arithmetic that could round. */
function poundsNumber(pence: number): string {
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
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${String(sheet.pagesWide ?? 1)}" fitToHeight="${String(sheet.pagesTall ?? 0)}"/>` +
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

/** The drawing part that holds the chart. */
export function drawingXml({ at, title }: ChartWrite): string {
  const corner = (column: number, row: number): string => `<xdr:col>${String(column)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(row)}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
  return (
    `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
    `<xdr:twoCellAnchor><xdr:from>${corner(at.firstColumn - 1, at.firstRow - 1)}</xdr:from><xdr:to>${corner(at.lastColumn, at.lastRow)}</xdr:to>` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="AST chart" descr="${escapeXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${RELATIONSHIP_NAMESPACE}" r:id="rId1"/>` +
    '</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'
  );
}

/** The chart part: stacked columns by category, with the values kept beside the references. */
export function chartXml(sheet: SheetWrite, sheetName: string, chart: ChartWrite): string {
  const table = sheet.tables.find(({ name }) => name === chart.table);
  if (table === undefined) throw new RangeError(`the chart needs the table ${chart.table}`);
  const quoted = `'${sheetName.replace(/'/g, "''")}'`;
  const columnAt = (header: string): number => table.columns.findIndex((column) => column.header === header);
  const rows = [...table.rows];
  const count = rows.length;
  const reference = (index: number): string => {
    const letters = columnLetters(table.column + index);
    return escapeXml(`${quoted}!$${letters}$${String(table.row + 1)}:$${letters}$${String(table.row + count)}`);
  };
  const points = (index: number, money: boolean): string =>
    rows.map((row, at) => `<c:pt idx="${String(at)}"><c:v>${money ? poundsNumber(Number(row[index] ?? 0)) : escapeXml(String(row[index] ?? ''))}</c:v></c:pt>`).join('');
  const categoryAt = columnAt(chart.categories);
  const categories = `<c:cat><c:strRef><c:f>${reference(categoryAt)}</c:f><c:strCache><c:ptCount val="${String(count)}"/>${points(categoryAt, false)}</c:strCache></c:strRef></c:cat>`;
  const series = chart.series.map((header, index) => {
    const at = columnAt(header);
    const letters = columnLetters(table.column + at);
    const name = escapeXml(`${quoted}!$${letters}$${String(table.row)}`);
    return (
      `<c:ser><c:idx val="${String(index)}"/><c:order val="${String(index)}"/><c:tx><c:strRef><c:f>${name}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(header)}</c:v></c:pt></c:strCache></c:strRef></c:tx>` +
      `<c:spPr><a:solidFill><a:srgbClr val="${SERIES_COLOURS[index % SERIES_COLOURS.length] ?? ''}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>${categories}` +
      `<c:val><c:numRef><c:f>${reference(at)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${String(count)}"/>${points(at, true)}</c:numCache></c:numRef></c:val></c:ser>`
    );
  });
  return (
    `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${RELATIONSHIP_NAMESPACE}"><c:roundedCorners val="0"/><c:chart>` +
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="en-GB" sz="1200" b="1"/><a:t>${escapeXml(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>' +
    `${series.join('')}<c:gapWidth val="80"/><c:overlap val="100"/><c:axId val="50010001"/><c:axId val="50010002"/></c:barChart>` +
    '<c:catAx><c:axId val="50010001"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="50010002"/><c:crosses val="autoZero"/></c:catAx>' +
    '<c:valAx><c:axId val="50010002"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="[$£-809]#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="50010001"/><c:crosses val="autoZero"/></c:valAx>' +
    '</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
  );
}
