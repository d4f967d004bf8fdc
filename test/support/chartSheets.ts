/** Sheets with a chart of each kind, over a table with amounts on both sides of zero. */
import { CHART_KINDS, type ChartKind, type SheetWrite } from '../../src/workbook/sheetWrite';

export const CHART_ROWS: readonly (readonly [string, number, number])[] = [['Award', -123_456, 150_000], ['Policy', -50_000, 75_000], ['Pension rate', -1_050, 1_050]];

export function chartSheet(kind: ChartKind | undefined, name = `AST ${kind ?? 'plain'}`): SheetWrite {
  return {
    name, widths: [20, 12, 12], frozenRows: 0,
    lines: [{ row: 2, cells: [{ column: 1, value: 'Written by AST Planner. For a test.', style: 'text' }] }],
    tables: [{ name: `AST_Chart${kind ?? 'plain'}`, row: 4, column: 1, columns: [{ header: 'What', style: 'text' }, { header: 'Lower', style: 'money' }, { header: 'Higher', style: 'money' }], rows: CHART_ROWS }],
    chart: { ...(kind === undefined ? {} : { kind }), title: `A chart of ${kind ?? 'plain'}`, table: `AST_Chart${kind ?? 'plain'}`, categories: 'What', series: ['Lower', 'Higher'], at: { firstRow: 10, lastRow: 25, firstColumn: 1, lastColumn: 3 } },
  };
}

/** As {@link chartSheet}, of days in place of amounts. */
export function chartOfDays(): SheetWrite {
  const sheet = chartSheet('columns', 'AST days');
  return { ...sheet, tables: sheet.tables.map((table) => ({ ...table, columns: table.columns.map(({ header, style }) => ({ header, style: style === 'money' ? 'number' : style })) })) };
}

export const CHART_SHEETS: readonly SheetWrite[] = [chartSheet(undefined), ...CHART_KINDS.map((kind) => chartSheet(kind))];
