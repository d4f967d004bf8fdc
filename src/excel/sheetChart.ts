/** The chart of a sheet of the product's own: placed in Excel, and kept so that it can be placed again. All is queued, nothing synced. */
import { CHART_POUNDS, chartNumberFormat, seriesColour } from '../workbook/looks';
import { cellAddress } from '../workbook/port';
import type { ChartKind, ChartWrite, SheetWrite } from '../workbook/sheetWrite';

/** The name of the product's chart on a sheet: by it the chart is known again. */
export const CHART_NAME = 'AST chart';

/** A chart, and where the table lies that it draws. */
export interface PlacedChart {
  readonly chart: ChartWrite;
  readonly row: number;
  readonly column: number;
  readonly headers: readonly string[];
  readonly rows: number;
  /** Of the numbers beside it; pounds where an earlier version kept none. */
  readonly numberFormat?: string;
}

/** The chart of a sheet as it is to be placed. */
export function placedChart(sheet: SheetWrite): PlacedChart | undefined {
  const { chart, tables } = sheet;
  const table = tables.find(({ name }) => name === chart?.table);
  if (chart === undefined || table === undefined) return undefined;
  return { chart, row: table.row, column: table.column, headers: table.columns.map(({ header }) => header), rows: Math.max(1, table.rows.length), numberFormat: chartNumberFormat(sheet) };
}

const CHART_TYPES = { columns: 'ColumnStacked', line: 'Line', bars: 'BarStacked' } as const;
/** Lines differ by their strokes as well as by their colours. */
const DASHES = ['Continuous', 'Dash', 'Dot'] as const;
const LINE_POINTS = 2.25;

export function queueChart(sheet: Excel.Worksheet, { chart: { kind = 'columns', title, categories, series, at }, row, column, headers, rows, numberFormat = CHART_POUNDS }: PlacedChart): void {
  const columnAt = (header: string): number => column + headers.indexOf(header);
  const [first, last] = [row + 1, row + rows];
  const values = (header: string): Excel.Range => sheet.getRange(`${cellAddress(first, columnAt(header))}:${cellAddress(last, columnAt(header))}`).untrack();
  const chart = sheet.charts.add(CHART_TYPES[kind], values(series[0] ?? ''), 'Columns');
  chart.name = CHART_NAME;
  chart.title.text = title;
  chart.legend.position = 'Bottom';
  chart.setPosition(cellAddress(at.firstRow, at.firstColumn), cellAddress(at.lastRow, at.lastColumn));
  queueAxes(chart.axes, kind);
  chart.axes.valueAxis.numberFormat = numberFormat;
  for (const [index, header] of series.entries()) {
    const drawn = index === 0 ? chart.series.getItemAt(0) : chart.series.add(header);
    drawn.name = header;
    drawn.setValues(values(header));
    drawn.setXAxisValues(values(categories));
    queueSeriesLook(drawn, kind, index);
  }
}

/** The names of the categories stand at the low end, clear of what is below zero. Bars have the first category on top, and the amounts below them all. */
function queueAxes({ categoryAxis }: Excel.ChartAxes, kind: ChartKind): void {
  categoryAxis.tickLabelPosition = 'Low';
  if (kind !== 'bars') return;
  categoryAxis.reversePlotOrder = true;
  categoryAxis.position = 'Maximum';
}

function queueSeriesLook(series: Excel.ChartSeries, kind: ChartKind, index: number): void {
  const colour = `#${seriesColour(index)}`;
  if (kind !== 'line') {
    series.format.fill.setSolidColor(colour);
    return;
  }
  const { line } = series.format;
  line.color = colour;
  line.weight = LINE_POINTS;
  line.lineStyle = DASHES[index % DASHES.length] ?? 'Continuous';
  series.markerStyle = 'None';
}
