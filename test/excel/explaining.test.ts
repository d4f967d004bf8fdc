import { describe, expect, test } from '@jest/globals';
import { explainCell } from '../../src/workbook/explainCell';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planOf, staffWorkbook } from '../support/staffWorkbook';

describe('the figure in a cell explained', () => {
  test('step by step, with rules and where they stand', async () => {
    const { port } = await staffWorkbook();
    const sheets = sheetsOf(await planOf(port));
    const salary = explainCell(sheets, 'AST Projection', 5, 8);
    expect(salary).toMatchObject({ of: 'Post P1 (Alice Marlow), 2009-10', header: 'Salary', value: 47134.58, style: 'money' });
    expect(salary?.steps).toHaveLength(1);
    expect(salary?.steps[0]?.text).toMatch(/^Salary £47,134\.58: 1 April 2009 to 31 August 2009 on AST 11 at £45,888 a year/);
    expect(salary?.steps[0]?.rule).toMatchObject({ id: 'PAY-2', source: expect.stringMatching(/G2009 p16/) });
    expect(salary?.steps[0]?.figures).toHaveLength(2);
    expect(explainCell(sheets, 'AST Projection (2)', 5, 21)?.steps.map(({ rule }) => rule?.id)).toEqual(['PAY-2', 'PAY-12', 'FUND-4', 'FUND-4', 'PAY-9', 'FUND-3', 'OUT-5', 'FUND-1', 'FUND-4']);
    expect(explainCell(sheets, 'AST Summary', 6, 9)?.steps[0]?.text).toBe('Grant is the sum over the posts: P1 £15,500 + P2 £9,300 + P3 £15,500 + P4 £3,750 = £44,050');
    expect(explainCell(sheets, 'AST Pay points', 5, 5)?.steps[0]?.rule?.id).toBe('PAY-2');
    expect(explainCell(sheets, 'AST Summary', 5, 9)).toBeUndefined();
    expect(explainCell(sheets, 'Staff', 5, 1)).toBeUndefined();
  });

  test('every cell of every table has its meaning', async () => {
    const { port } = await staffWorkbook();
    const sheets = sheetsOf(await planOf(port));
    for (const sheet of sheets) {
      for (const table of sheet.tables) {
        table.columns.forEach(({ header }, column) => {
          const explained = explainCell(sheets, sheet.name, table.row + 1, table.column + column);
          if (table.rows.length > 0) expect([sheet.name, explained?.header, (explained?.about ?? '').length > 2]).toEqual([sheet.name, header, true]);
        });
      }
    }
  });
});
