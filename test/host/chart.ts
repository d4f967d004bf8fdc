import { columnCount, rowCount, type Rect } from './address';
import { Bag } from './bag';
import { CellRange, type Sheet } from './sheet';

export class ChartSeries {
  bag = new Bag();
  values: CellRange | null = null;
  categories: CellRange | null = null;

  constructor(readonly chart: Chart, public name: string) {}

  clone(chart: Chart): ChartSeries {
    const copy = new ChartSeries(chart, this.name);
    copy.bag = this.bag.clone();
    copy.values = movedTo(this.values, this.chart.sheet, chart.sheet);
    copy.categories = movedTo(this.categories, this.chart.sheet, chart.sheet);
    return copy;
  }
}

/** What a copied sheet's chart reads lies on the copy, where it lay on the sheet itself. */
function movedTo(range: CellRange | null, from: Sheet, to: Sheet): CellRange | null {
  return range !== null && range.sheet === from ? new CellRange(to, range.rect) : range;
}

export class Chart {
  bag = new Bag();
  series: ChartSeries[] = [];
  position: { start: string; end: string } | null = null;
  source: CellRange | null = null;

  constructor(readonly sheet: Sheet, readonly id: string, public name: string, public type: string) {}

  clone(sheet: Sheet, id: string): Chart {
    const copy = new Chart(sheet, id, this.name, this.type);
    copy.bag = this.bag.clone();
    copy.series = this.series.map((series) => series.clone(copy));
    copy.position = this.position;
    copy.source = movedTo(this.source, this.sheet, sheet);
    return copy;
  }
}

function textAt(range: CellRange, row: number, column: number): string {
  const value = range.sheet.grid.cell(row, column)?.value ?? '';
  return typeof value === 'object' ? value.error : String(value);
}

function isText(range: CellRange, row: number, column: number): boolean {
  return typeof (range.sheet.grid.cell(row, column)?.value ?? '') === 'string';
}

/** Makes the series of a new chart as Excel does: a row or column of texts at the edge gives the names, another the categories. */
export function seriesOf(chart: Chart, range: CellRange, seriesBy: string): ChartSeries[] {
  const { top, left, bottom, right } = range.rect;
  const byColumns = seriesBy === 'Columns' || (seriesBy !== 'Rows' && rowCount(range.rect) >= columnCount(range.rect));
  const hasTopNames = isText(range, top, right) && bottom > top;
  const hasLeftNames = isText(range, bottom, left) && right > left;
  const body: Rect = { top: hasTopNames ? top + 1 : top, left: hasLeftNames ? left + 1 : left, bottom, right };
  const count = byColumns ? columnCount(body) : rowCount(body);
  return Array.from({ length: count }, (_, index) => {
    const [row, column] = byColumns ? [top, body.left + index] : [body.top + index, left];
    const hasName = byColumns ? hasTopNames : hasLeftNames;
    const series = new ChartSeries(chart, hasName ? textAt(range, row, column) : `Series${index + 1}`);
    series.values = new CellRange(range.sheet, byColumns ? { ...body, left: column, right: column } : { ...body, top: row, bottom: row });
    if (byColumns && hasLeftNames) series.categories = new CellRange(range.sheet, { ...body, left, right: left });
    if (!byColumns && hasTopNames) series.categories = new CellRange(range.sheet, { ...body, top, bottom: top });
    return series;
  });
}
