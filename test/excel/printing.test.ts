import { expect, test } from '@jest/globals';
import { ast2Sheet } from '../../src/workbook/audit/ast2Sheet';
import { sheetsOf } from '../../src/workbook/planSheets';
import { printedExtentOf } from '../../src/workbook/sheetWrite';
import { planOf, staffWorkbook, writePlan } from '../support/staffWorkbook';

test('in Excel AST Summary prints on one side of A4 landscape, without the problems and the reasons beside it', async () => {
  const { host, port, close } = await staffWorkbook();
  host.workbook.edit('Staff', 'D5', 'AST 99');
  const made = await planOf(port);
  await writePlan(port, made);
  const layoutOf = (sheet: string): unknown => host.workbook.snapshot().sheets.find(({ name }) => name === sheet)?.['properties'];
  const summary = sheetsOf(made).find(({ name }) => name === 'AST Summary');
  if (summary === undefined) throw new Error('there is no AST Summary');
  const { lastRow } = printedExtentOf(summary);
  expect(summary.tables.find(({ name }) => name === 'AST_Problems')?.row).toBeGreaterThan(lastRow);
  expect(layoutOf('AST Summary')).toMatchObject({
    pageLayout: {
      orientation: 'Landscape', paperSize: 'A4', zoom: { horizontalFitToPages: 1, verticalFitToPages: 1 }, centerHorizontally: true,
      printArea: `'AST Summary'!A1:J${lastRow}`, leftMargin: 28.8, rightMargin: 28.8, topMargin: 36,
    },
  });
  expect(layoutOf('AST Posts')).toMatchObject({ pageLayout: { orientation: 'Landscape', paperSize: 'A4', zoom: { horizontalFitToPages: 2 }, centerHorizontally: false } });
  close();
});

test('in Excel a sheet that is to lie upright is printed so, each block on a page of its own', async () => {
  const { host, port, close } = await staffWorkbook();
  const form = { post: 'P1', holder: 'A. Marlow', sheet: 'Staff', row: 2, fields: [], missing: [] };
  const sheet = ast2Sheet([form, { ...form, post: 'P2' }], { madeFrom: 'Staff', writtenAt: '2026-01-02 03:04', version: '1.2.3' });
  await port.write([sheet], new Set());
  const layout = host.workbook.snapshot().sheets.find(({ name }) => name === 'AST AST2')?.['properties'];
  expect(layout).toMatchObject({ pageLayout: { orientation: 'Portrait', paperSize: 'A4', centerHorizontally: true, horizontalPageBreaks: `'AST AST2'!A${sheet.pageBreaks?.[0] ?? 0}` } });
  // Three rows of title; of the first page a gap, its heading, the header, a gap, what is missing, a gap, the signature.
  expect(sheet.pageBreaks).toEqual([11]);
  close();
});
