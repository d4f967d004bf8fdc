import { describe, expect, test } from '@jest/globals';
import { SimulatedExcel } from '../host/host';
import { CHART_SHEETS, chartOfDays, chartSheet } from '../support/chartSheets';
import { openSimulated } from '../support/excel';

/** The charts of the sheets that are seen. */
function chartsOf(host: SimulatedExcel): unknown[] {
  return host.workbook.snapshot().sheets.filter(({ visibility }) => visibility === 'Visible').flatMap(({ name, charts }) => (charts as unknown[]).map((chart) => ({ ...(chart as object), sheet: name })));
}

describe('a chart in Excel', () => {
  test('draws stacked columns, lines, or lying bars with the first row on top', async () => {
    const host = new SimulatedExcel();
    host.workbook.addSheet('Staff');
    const { port } = await openSimulated(host);
    expect(await port.write(CHART_SHEETS, new Set())).toEqual([]);
    const [plain, columns, line, bars] = chartsOf(host);
    expect(plain).toMatchObject({ sheet: 'AST plain', type: 'ColumnStacked' });
    const series = [{ name: 'Lower', values: "'AST columns'!B5:B7", categories: "'AST columns'!A5:A7" }, { name: 'Higher', values: "'AST columns'!C5:C7", categories: "'AST columns'!A5:A7" }];
    expect(columns).toMatchObject({ sheet: 'AST columns', type: 'ColumnStacked', position: { start: 'A10', end: 'C25' }, series });
    expect(line).toMatchObject({ sheet: 'AST line', type: 'Line' });
    expect(bars).toMatchObject({ sheet: 'AST bars', type: 'BarStacked' });
    for (const chart of [plain, columns, line, bars]) {
      expect(JSON.stringify(chart)).toContain('"numberFormat":"[$£-809]#,##0"');
      expect(JSON.stringify(chart)).toContain('"tickLabelPosition":"Low"');
    }
    expect(JSON.stringify(bars)).toContain('"reversePlotOrder":true');
    expect(JSON.stringify(columns)).not.toContain('reversePlotOrder');
    expect(JSON.stringify(line)).toContain('"lineStyle":"Dash"');
  });

  test('shows plain numbers on its axis where its series are no money, also when it is put back', async () => {
    const host = new SimulatedExcel();
    host.workbook.addSheet('Staff');
    const { port, close } = await openSimulated(host);
    await port.write([chartOfDays()], new Set());
    await port.write([chartSheet('line', 'AST days')], new Set(['AST days']));
    expect(JSON.stringify(chartsOf(host))).toContain('[$£-809]#,##0');
    await port.restore();
    expect(JSON.stringify(chartsOf(host))).toContain('"numberFormat":"#,##0"');
    close();
  });

  test('is of the kind that it was, when what was there is put back', async () => {
    const host = new SimulatedExcel();
    host.workbook.addSheet('Staff');
    const { port, close } = await openSimulated(host);
    await port.write([chartSheet('bars', 'AST Picture')], new Set());
    const before = host.workbook.snapshot();
    await port.write([chartSheet('line', 'AST Picture')], new Set(['AST Picture']));
    expect(chartsOf(host)).toMatchObject([{ type: 'Line' }]);
    close();
    const again = await openSimulated(host);
    await again.port.restore();
    expect(chartsOf(host)).toMatchObject([{ type: 'BarStacked' }]);
    expect(host.workbook.snapshot().sheets).toEqual(before.sheets);
  });
});
