/** A figure that a user types over its formula: kept, marked, and said. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { openXlsx } from '../../src/file';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { sheetsOf } from '../../src/workbook/planSheets';
import { cellAddress, cellText, parseRange } from '../../src/workbook/port';
import type { SheetWrite } from '../../src/workbook/sheetWrite';
import { sheetRows } from '../support/generatedStaff';
import { calculated, hasLibreOffice, withCell, withoutKeptValues } from '../support/recalculated';
import { sheetOf, typed, workbookOf } from '../support/workbooks';

const POST = { 'Post ID': 'P1', School: 'Hillside', Name: 'A. Marlow', Role: 'AST', Point: '11', Range: '11-15', Area: 'Rest', FTE: '1', 'Reference point': 'U3', 'Funding source': 'SDG', Status: 'paid' };
const withLibreOffice = hasLibreOffice ? test : test.skip;
let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-typed-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

async function planOf(bytes: Uint8Array): Promise<{ made: PlanMade; sheets: SheetWrite[]; bytes: Uint8Array }> {
  const file = await openXlsx(bytes);
  const made = await planWorkbook(file, { values: new Map(), ways: WAYS_TO_SAY, version: 'test', writtenAt: '' });
  if ('refusal' in made) throw new Error(made.refusal);
  const sheets = sheetsOf(made);
  await file.write(sheets, made.own);
  return { made, sheets, bytes: file.bytes() };
}

function recalculated(bytes: Uint8Array): Uint8Array {
  return calculated(mkdtempSync(join(folder, 'run-')), new Map([['typed', bytes]])).get('typed') ?? new Uint8Array();
}

/** The cell of AST Projection under a heading, in the first row of figures. */
function figureCell(sheets: readonly SheetWrite[], header: string): string {
  const table = sheets.flatMap(({ tables }) => tables).find(({ name }) => name === 'AST_Projection');
  const at = table?.columns.findIndex((column) => column.header === header) ?? -1;
  return cellAddress((table?.row ?? 0) + 1, at + 1);
}

async function shown(bytes: Uint8Array, sheet: string, cell: string): Promise<unknown> {
  const { rows } = await sheetOf(await openXlsx(bytes), sheet);
  const place = parseRange(`${cell}:${cell}`);
  return rows.find(({ row }) => row === place?.firstRow)?.values[(place?.firstColumn ?? 0) - 1] ?? null;
}

describe('a figure that is typed over its formula', () => {
  withLibreOffice('is named at once beside it and on AST Checks, kept by the next plan, marked, and gone when it is cleared', async () => {
    const first = await planOf(await workbookOf(sheetRows([POST]).map((row) => row.map(typed))));
    const salary = figureCell(first.sheets, 'Salary');
    const typedOver = recalculated(await withoutKeptValues(await withCell(first.bytes, 'AST Projection', salary, 50_000)));
    expect(await shown(typedOver, 'AST Projection', figureCell(first.sheets, 'Overtyped'))).toBe('Salary; ');
    expect(cellText((await shown(typedOver, 'AST Checks', 'A3')) as string)).toContain('figures were typed over their formulas; rows with such figures, which the column Overtyped names: 1.');
    expect(await shown(typedOver, 'AST Projection', figureCell(first.sheets, 'Reasons hold'))).toBe('no, plan again');

    const second = await planOf(typedOver);
    const problem = second.made.planned.problems.find(({ cell }) => cell === salary);
    expect(problem?.message).toBe(`Salary of post P1 in 2009-10, cell ${salary} of “AST Projection”, was typed over with £50,000.00. It is kept as you typed it, and the sums count it. To have the plan’s figure back, clear the cell and plan again.`);
    const kept = recalculated(await withoutKeptValues(second.bytes));
    expect(await shown(kept, 'AST Projection', salary)).toBe(50_000);
    expect(await shown(kept, 'AST Projection', figureCell(second.sheets, 'Overtyped'))).toBe('Salary; ');
    const reference = Number(await shown(kept, 'AST Projection', figureCell(second.sheets, 'Reference salary')));
    expect(await shown(kept, 'AST Projection', figureCell(second.sheets, 'Additional salary'))).toBe(Math.round((50_000 - reference) * 100) / 100);

    const third = await planOf(recalculated(await withoutKeptValues(await withCell(second.bytes, 'AST Projection', salary, ''))));
    const engine = third.made.planned.plan.posts[0]?.years[0]?.salary ?? 0;
    const back = recalculated(await withoutKeptValues(third.bytes));
    expect(await shown(back, 'AST Projection', salary)).toBe(engine / 100);
  }, 240_000);
});
