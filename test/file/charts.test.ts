import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERIES_COLOURS } from '../../src/workbook/looks';
import { CHART_SHEETS, chartOfDays, chartSheet } from '../support/chartSheets';
import { readPdf } from '../support/pdf';
import { workbookWith } from '../support/summaryPage';
import { partsOf } from '../support/zip';

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-charts-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** The chart parts in the order of their sheets. */
async function chartParts(): Promise<string[]> {
  const parts = await partsOf(await workbookWith(CHART_SHEETS));
  return [1, 2, 3, 4].map((number) => Buffer.from(parts.get(`xl/charts/astChart${String(number)}.xml`) ?? []).toString('utf8'));
}

/** How light a colour is, from 0 (black) to 100 (white), by the eye's measure (CIE L*). */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 116 * Math.cbrt(0.2126 * red + 0.7152 * green + 0.0722 * blue) - 16;
}

/** What LibreOffice makes of the sheet when it prints it. */
async function printedText(name: string, at: number): Promise<string> {
  const sheet = CHART_SHEETS[at] ?? chartSheet(undefined);
  const path = join(folder, `${name}.xlsx`);
  writeFileSync(path, await workbookWith([sheet]));
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder, path], { stdio: 'ignore' });
  return readPdf(readFileSync(join(folder, `${name}.pdf`))).text.replace(/\s/g, '');
}

describe('a chart in a file', () => {
  test('draws stacked columns, lines, or lying bars with the first row on top', async () => {
    const [plain = '', columns = '', line = '', bars = ''] = await chartParts();
    expect(columns).toBe(plain.replaceAll('plain', 'columns'));
    expect(columns).toContain('<c:barDir val="col"/><c:grouping val="stacked"/>');
    expect(line).toContain('<c:lineChart><c:grouping val="standard"/>');
    expect(line).not.toContain('invertIfNegative');
    expect(bars).toContain('<c:barDir val="bar"/><c:grouping val="stacked"/>');
    expect(bars).toContain('<c:orientation val="maxMin"/>');
    expect(bars).toContain('<c:overlap val="100"/>');
  });

  test('shows pounds on its axis, the names of the rows at the low end, and the figures of the table', async () => {
    for (const part of await chartParts()) {
      expect(part).toContain('<c:numFmt formatCode="[$£-809]#,##0" sourceLinked="0"/>');
      expect(part).toContain('<c:tickLblPos val="low"/><c:crossAx val="50010002"/>');
      expect(part).toMatch(/<c:f>'AST \w+'!\$B\$5:\$B\$7<\/c:f><c:numCache><c:formatCode>General<\/c:formatCode><c:ptCount val="3"\/><c:pt idx="0"><c:v>-1234.56<\/c:v>/);
      expect(part).toMatch(/<c:f>'AST \w+'!\$A\$5:\$A\$7<\/c:f><c:strCache><c:ptCount val="3"\/><c:pt idx="0"><c:v>Award<\/c:v>/);
    }
  });

  test('shows plain numbers on its axis where its series are no money', async () => {
    const parts = await partsOf(await workbookWith([chartOfDays()]));
    const part = Buffer.from(parts.get('xl/charts/astChart1.xml') ?? []).toString('utf8');
    expect(part).toContain('<c:numFmt formatCode="#,##0" sourceLinked="0"/>');
    expect(part).not.toContain('£');
  });

  test('has colours that can be told apart in grey', () => {
    const light = SERIES_COLOURS.map(lightness).sort((one, other) => one - other);
    for (const [at, value] of light.slice(1).entries()) expect(value - (light[at] ?? 0)).toBeGreaterThan(15);
  });

  test('asks for a table and columns that are there', async () => {
    const sheet = chartSheet('bars');
    const at = sheet.chart?.at ?? { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 1 };
    await expect(workbookWith([{ ...sheet, chart: { kind: 'bars', title: 'x', table: 'AST_Chartbars', categories: 'What', series: ['Dearer'], at } }])).rejects.toThrow('the table AST_Chartbars has no column Dearer for the chart');
  });

  (hasLibreOffice ? test : test.skip).each([['columns', 1], ['line', 2], ['bars', 3]])('of the kind %s is drawn by LibreOffice, with title, names, legend and pounds', async (kind, at) => {
    const text = await printedText(kind, at);
    const drawn = text.slice(text.lastIndexOf('£10.50') + 1);
    for (const said of [`Achartof${kind}`, 'Award', 'Policy', 'Pension', 'Lower', 'Higher', '£1,000', '£0']) expect(drawn).toContain(said);
  });
});
