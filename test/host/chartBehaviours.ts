import { addressOf } from './address';
import type { Bag } from './bag';
import { asColor, asText, behaviour, type AnyBehaviour, type Args } from './behaviour';
import { Chart, ChartSeries, seriesOf } from './chart';
import { invalidArgument } from './excelError';
import { schema } from './schema';
import type { CellRange, Sheet } from './sheet';

function freeChartName(sheet: Sheet): string {
  let number = sheet.charts.length + 1;
  while (sheet.charts.some((chart) => chart.name === `Chart ${number}`)) number += 1;
  return `Chart ${number}`;
}

function added(sheet: Sheet, args: Args): Chart {
  sheet.guardObjects();
  const type = args.text(0);
  if (schema().enums.get('ChartType')?.has(type) !== true) throw invalidArgument(`'${type}' is no type of chart.`);
  const chart = new Chart(sheet, sheet.workbook.nextId('chart'), freeChartName(sheet), type);
  const source = args.rangeObject(1);
  chart.series = seriesOf(chart, source, args.text(2, 'Auto'));
  chart.source = source;
  sheet.charts.push(chart);
  return chart;
}

function cellAddress(args: Args, index: number, sheet: Sheet): string {
  return addressOf(args.range(index, sheet).rect);
}

function place(chart: Chart, args: Args): void {
  chart.sheet.guardObjects();
  const start = cellAddress(args, 0, chart.sheet);
  chart.position = { start, end: args.isGiven(1) ? cellAddress(args, 1, chart.sheet) : start };
}

/** A chart's title says what its only series says, until it is given a text. */
interface Title { chart: Chart; bag: Bag }

const titleBehaviour = behaviour<Title>({
  get: {
    Text: ({ chart, bag }) => bag.properties.get('text') ?? (chart.series.length === 1 ? chart.series[0]?.name : 'Chart Title'),
    Visible: ({ bag }) => bag.properties.get('visible') ?? true,
  },
  guard: ({ chart }) => { chart.sheet.guardObjects(); },
});

const chartBehaviour = behaviour<Chart>({
  get: { Id: (chart) => chart.id, Name: (chart) => chart.name, ChartType: (chart) => chart.type },
  set: {
    Name: (chart, value) => {
      chart.sheet.guardObjects();
      chart.name = asText(value);
    },
    ChartType: (chart, value) => {
      chart.sheet.guardObjects();
      chart.type = asText(value);
    },
  },
  guard: (chart) => { chart.sheet.guardObjects(); },
  navigate: { Series: (chart) => chart, Worksheet: (chart) => chart.sheet, Title: (chart) => ({ chart, bag: chart.bag.child('title') }) },
  call: {
    SetPosition: place,
    SetData: (chart, args) => {
      chart.sheet.guardObjects();
      chart.source = args.rangeObject(0);
      chart.series = seriesOf(chart, chart.source, args.text(1, 'Auto'));
    },
    Delete: (chart) => {
      chart.sheet.guardObjects();
      chart.sheet.charts.splice(chart.sheet.charts.indexOf(chart), 1);
    },
    Activate: (chart) => { chart.sheet.workbook.activate(chart.sheet); },
  },
});

function addedSeries(chart: Chart, args: Args): ChartSeries {
  chart.sheet.guardObjects();
  const series = new ChartSeries(chart, args.text(0, `Series${chart.series.length + 1}`));
  chart.series.splice(args.integer(1, chart.series.length), 0, series);
  return series;
}

function taking(property: 'values' | 'categories'): (series: ChartSeries, args: Args) => void {
  return (series, args) => {
    series.chart.sheet.guardObjects();
    const range: CellRange = args.rangeObject(0);
    series[property] = range;
  };
}

const seriesBehaviour = behaviour<ChartSeries>({
  get: { Name: (series) => series.name, ChartType: ({ bag, chart }) => bag.properties.get('chartType') ?? chart.type, AxisGroup: ({ bag }) => bag.properties.get('axisGroup') ?? 'Primary' },
  set: {
    Name: (series, value) => {
      series.chart.sheet.guardObjects();
      series.name = asText(value);
    },
  },
  guard: (series) => { series.chart.sheet.guardObjects(); },
  navigate: { Points: (series) => series.bag.child('points') },
  call: {
    SetValues: taking('values'),
    SetXAxisValues: taking('categories'),
    Delete: (series) => {
      series.chart.sheet.guardObjects();
      series.chart.series.splice(series.chart.series.indexOf(series), 1);
    },
  },
});

const fillBehaviour = behaviour<Bag>({
  call: {
    SetSolidColor: (bag, args) => { bag.properties.set('solidColor', asColor(args.raw(0))); },
    Clear: (bag) => { bag.properties.set('solidColor', null); },
  },
});

/** The points of a series are only kept, by their place. */
const pointsBehaviour = behaviour<Bag>({ call: { GetItemAt: (bag, args) => bag.child(String(args.integer(0))) } });

const AXES: Record<string, string> = { Category: 'categoryAxis', Value: 'valueAxis', Series: 'seriesAxis' };

const axesBehaviour = behaviour<Bag>({
  call: {
    GetItem: (bag, args) => bag.child(`${AXES[args.text(0)] ?? args.text(0)}${args.text(1, 'Primary') === 'Secondary' ? 'Secondary' : ''}`),
  },
});

export const CHART_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  ChartCollection: behaviour<Sheet>({
    get: { Count: (sheet) => sheet.charts.length },
    items: (sheet) => sheet.charts,
    item: (sheet, key) => sheet.charts.find((chart) => chart.id === key || chart.name.toLowerCase() === String(key).toLowerCase()),
    call: { Add: added },
  }),
  Chart: chartBehaviour,
  ChartTitle: titleBehaviour,
  ChartSeriesCollection: behaviour<Chart>({ get: { Count: (chart) => chart.series.length }, items: (chart) => chart.series, call: { Add: addedSeries } }),
  ChartSeries: seriesBehaviour,
  ChartPointsCollection: pointsBehaviour,
  ChartFill: fillBehaviour,
  ChartAxes: axesBehaviour,
};
