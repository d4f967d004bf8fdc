/** Workbooks with a list of schools. */
import { writeXlsx } from 'hucre/xlsx';
import type { TestCell } from './workbooks';

export const SCHOOL_HEADINGS = ['School', 'DfE number', 'Phase', 'SDG 2005-06', 'AST part 2005-06', 'Pupils 2005-06', 'Pupils 2009-10', 'Pupils 2010/11', 'AST posts', 'Growth %'];

/** Two primary schools and a secondary school, as an authority might have them, below a title and with a total. */
export const SCHOOLS: readonly (readonly TestCell[])[] = [
  ['Grants of our schools'],
  [],
  SCHOOL_HEADINGS,
  ['Ashby', '823/4001', 'Primary', '£20,000.00', 5000, 200, 210, 220, 1, null],
  ['Brook', '823/4002', 'primary', 9000, null, 100, 90, 80, null, null],
  [],
  ['Coleridge', '823/4003', 'Secondary', 150000.5, 30000, 1200, '1,210', 1250.5, 2, null],
  ['Total', null, null, 179000.5],
];

export async function sheetsWorkbook(sheets: Readonly<Record<string, readonly (readonly TestCell[])[]>>): Promise<Uint8Array> {
  return writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((row) => [...row]) })) });
}

/** The list with cells changed, by their addresses in the list: row from 1, heading. */
export function schoolsWith(changes: readonly (readonly [row: number, heading: string, value: TestCell])[]): TestCell[][] {
  const rows = SCHOOLS.map((row) => [...row]);
  for (const [row, heading, value] of changes) {
    const cells = rows[row - 1];
    const at = SCHOOL_HEADINGS.indexOf(heading);
    if (cells === undefined || at < 0) throw new Error(`there is no ${heading} in row ${row}`);
    while (cells.length <= at) cells.push(null);
    cells[at] = value;
  }
  return rows;
}
