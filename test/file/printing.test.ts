import { describe, expect, test } from '@jest/globals';
import { sheetsOf } from '../../src/workbook/planSheets';
import { columnLetters } from '../../src/workbook/port';
import { printedExtentOf } from '../../src/workbook/sheetWrite';
import { largePlan, summaryOf, workbookWith } from '../support/summaryPage';
import { partsOf } from '../support/zip';

describe('what a file says of printing', () => {
  test('AST Summary is one page, the problems below it outside of the print area; other sheets take as many pages as they need', async () => {
    const made = await largePlan();
    const sheets = sheetsOf(made).filter(({ name }) => name === 'AST Summary' || name === 'AST Posts');
    const parts = await partsOf(await workbookWith(sheets));
    const workbook = parts.get('xl/workbook.xml')?.toString('utf8') ?? '';
    const { lastRow, lastColumn } = printedExtentOf(summaryOf(made));
    expect(columnLetters(lastColumn)).toBe('J');
    expect(workbook).toContain(`<definedName name="_xlnm.Print_Area" localSheetId="0">'AST Summary'!$A$1:$J$${lastRow}</definedName>`);
    const [summary, posts] = ['astSheet1', 'astSheet2'].map((name) => parts.get(`xl/worksheets/${name}.xml`)?.toString('utf8') ?? '');
    expect(summary).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(summary).toContain('<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="1"/>');
    expect(posts).toContain('<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="2" fitToHeight="0"/>');
    expect(posts).not.toContain('<printOptions');
    const problems = summaryOf(made).tables.find(({ name }) => name === 'AST_Problems');
    expect(problems?.rows.length).toBe(made.planned.problems.length);
    expect(problems?.row).toBeGreaterThan(lastRow);
  });
});
