/** A chart on a sheet of the product's own, as the text of its parts. */
import { chartNumberFormat, seriesColour } from '../workbook/looks';
import { columnLetters } from '../workbook/port';
import type { ChartKind, ChartWrite, SheetWrite } from '../workbook/sheetWrite';
import { HEAD, poundsNumber, RELATIONSHIP_NAMESPACE } from './sheetXml';
import { escapeXml } from './xml';

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

/** The chart part: the series by category, with the values kept beside the references. */
export function chartXml(sheet: SheetWrite, sheetName: string, chart: ChartWrite): string {
  const { kind = 'columns' } = chart;
  return (
    `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${RELATIONSHIP_NAMESPACE}"><c:roundedCorners val="0"/><c:chart>` +
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="en-GB" sz="1200" b="1"/><a:t>${escapeXml(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plotXml(kind, seriesXml(sheet, sheetName, chart, kind))}${axesXml(kind, chartNumberFormat(sheet))}` +
    '</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
  );
}

const AXIS_IDS = '<c:axId val="50010001"/><c:axId val="50010002"/>';

function plotXml(kind: ChartKind, series: string): string {
  if (kind === 'line') return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${AXIS_IDS}</c:lineChart>`;
  return `<c:barChart><c:barDir val="${kind === 'bars' ? 'bar' : 'col'}"/><c:grouping val="stacked"/><c:varyColors val="0"/>${series}<c:gapWidth val="${kind === 'bars' ? '50' : '80'}"/><c:overlap val="100"/>${AXIS_IDS}</c:barChart>`;
}

/** The names of the categories stand at the low end, clear of what is below zero. Bars have the first category on top, and the amounts below them all. */
function axesXml(kind: ChartKind, numberFormat: string): string {
  const lying = kind === 'bars';
  return (
    `<c:catAx><c:axId val="50010001"/><c:scaling><c:orientation val="${lying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="50010002"/><c:crosses val="autoZero"/></c:catAx>` +
    `<c:valAx><c:axId val="50010002"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'b' : 'l'}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="${numberFormat}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="50010001"/><c:crosses val="${lying ? 'max' : 'autoZero'}"/></c:valAx>`
  );
}

/** Lines differ by their strokes as well as by their colours. */
const DASHES = ['solid', 'dash', 'sysDot'];
/** 2.25 points, in the format's own unit. */
const LINE_WIDTH = 28_575;

function lookXml(kind: ChartKind, index: number): string {
  const fill = `<a:solidFill><a:srgbClr val="${seriesColour(index)}"/></a:solidFill>`;
  if (kind !== 'line') return `<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>`;
  return `<c:spPr><a:ln w="${String(LINE_WIDTH)}" cap="rnd">${fill}<a:prstDash val="${DASHES[index % DASHES.length] ?? 'solid'}"/><a:round/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`;
}

function seriesXml(sheet: SheetWrite, sheetName: string, chart: ChartWrite, kind: ChartKind): string {
  const table = sheet.tables.find(({ name }) => name === chart.table);
  if (table === undefined) throw new RangeError(`the chart needs the table ${chart.table}`);
  const quoted = `'${sheetName.replace(/'/g, "''")}'`;
  const columnAt = (header: string): number => {
    const at = table.columns.findIndex((column) => column.header === header);
    if (at < 0) throw new RangeError(`the table ${chart.table} has no column ${header} for the chart`);
    return at;
  };
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
  return chart.series.map((header, index) => {
    const at = columnAt(header);
    const letters = columnLetters(table.column + at);
    const name = escapeXml(`${quoted}!$${letters}$${String(table.row)}`);
    return (
      `<c:ser><c:idx val="${String(index)}"/><c:order val="${String(index)}"/><c:tx><c:strRef><c:f>${name}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(header)}</c:v></c:pt></c:strCache></c:strRef></c:tx>` +
      `${lookXml(kind, index)}${categories}` +
      `<c:val><c:numRef><c:f>${reference(at)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${String(count)}"/>${points(at, true)}</c:numCache></c:numRef></c:val>${kind === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`
    );
  }).join('');
}
