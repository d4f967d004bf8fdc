/** What becomes of figures that were typed over formulas: which are kept, and what is said of the others. */
import { describe, expect, test } from '@jest/globals';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { openXlsx } from '../../src/file';
import type { Plan } from '../../src/projection';
import { typedContent, type Overtyped } from '../../src/workbook/overtyped';
import { planWorkbook } from '../../src/workbook/planWorkbook';
import { judgeOvertyped, readOvertyped } from '../../src/workbook/readOvertyped';
import type { SheetGrid } from '../../src/workbook/port';
import { sheetRows } from '../support/generatedStaff';
import { typed, workbookOf } from '../support/workbooks';

const POST = { 'Post ID': 'P1', School: 'Hillside', Name: 'A. Marlow', Role: 'AST', Point: '11', Range: '11-15', Area: 'Rest', FTE: '0.5', 'End date': '31/08/2010', 'On ending': 'reverts', 'Reference point': 'U3', 'Funding source': 'SDG', Status: 'paid' };

/** A post that two teachers hold, each half of it. */
async function sharedPost(): Promise<Plan> {
  const made = await planWorkbook(await openXlsx(await workbookOf(sheetRows([POST, { ...POST, Name: 'B. Okafor' }]).map((row) => row.map(typed)))), { values: new Map(), ways: WAYS_TO_SAY, version: 'test', writtenAt: '' });
  if ('refusal' in made) throw new Error(made.refusal);
  return made.planned.plan;
}

function figure(of: string, row: Readonly<Record<string, string>>, more: Partial<Overtyped> = {}): Overtyped {
  return { of, sheet: of, cell: 'H5', row: new Map(Object.entries(row)), header: 'Salary', isWorking: false, value: 1, ...more };
}

const PROJECTED = { 'Post ID': 'P1', School: 'Hillside', Name: 'B. Okafor', Year: '2009-10' };

describe('a figure typed over its formula', () => {
  test('is kept where the plan has one row of its post, holder and year; a return that two holders of a post share is not', async () => {
    const plan = await sharedPost();
    expect(plan.reversions).toHaveLength(2);
    const all = [
      figure('AST Projection', PROJECTED), figure('AST Projection', { ...PROJECTED, Name: 'C. Pryce' }), figure('AST Projection', { ...PROJECTED, Year: '2001-02' }),
      figure('AST Projection', PROJECTED, { value: { error: '#N/A' } }), figure('AST Projection', PROJECTED, { value: true }),
      figure('AST Summary', { Year: '2009-10' }), figure('AST Funding', { 'Post ID': 'P1' }, { header: 'Pay after' }),
    ];
    const { kept, problems } = judgeOvertyped(all, plan, true);
    expect(kept).toEqual([all[0], all[5]]);
    expect(problems.map(({ message }) => /It is (?:not )?kept,? (?:as|because) [^.:]*/.exec(message)?.[0])).toEqual([
      'It is kept as you typed it, and the sums count it', 'It is not kept, because the plan no longer has this row', 'It is not kept, because the plan no longer has this row',
      'It is not kept, because it is no number, date or text', 'It is not kept, because it is no number, date or text',
      'It is kept as you typed it, and the sums count it', 'It is not kept, because several rows of the plan are of this post, and it could belong to any of them',
    ]);
  });

  test('is not kept where figures are written as values', async () => {
    const { kept, problems } = judgeOvertyped([figure('AST Summary', { Year: '2009-10' })], await sharedPost(), false);
    expect(kept).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual(['Salary in 2009-10, cell H5 of “AST Summary”, was typed over with 1. It is not kept, because the figures are now written as values.']);
  });

  test('a sheet of pasted values is told in 200 sentences and one, and all of its figures are kept', async () => {
    const { kept, problems } = judgeOvertyped(Array.from({ length: 450 }, () => figure('AST Summary', { Year: '2009-10' })), await sharedPost(), true);
    expect(kept).toHaveLength(450);
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)?.message).toBe('“AST Summary” has 250 more cells that were typed over their formulas. If they were meant to follow, do not paste values over the sheet.');
  });

  test('a typed date is a date where dates stand, and its text where amounts do', () => {
    const date = { day: 14_610 };
    expect([typedContent(date, 'date'), typedContent(date, 'money'), typedContent(12.345, 'money'), typedContent(12.345, 'number'), typedContent('soon', 'money')]).toEqual([14_610, '1 January 2010', 1235, 12.345, 'soon']);
  });

  test('no sheet but AST Checks is looked at where it names none', async () => {
    const looked: string[] = [];
    const grid = (name: string, text: string): SheetGrid => ({ name, rows: [{ row: 3, values: [text] }], merges: [], tables: [] });
    const portWith = (text: string): Parameters<typeof readOvertyped>[0] => ({
      heads: async (names) => Promise.resolve(names.map((name) => grid(name, text))),
      read: async (names) => { looked.push(...names); return Promise.resolve(names.map((name) => grid(name, ''))); },
    });
    const own = new Set(['AST Checks', 'AST Funding (2)', 'AST Projection', 'AST Summary']);
    expect(await readOvertyped(portWith('All 12 checks are zero.'), own)).toEqual([]);
    expect(looked).toEqual([]);
    await readOvertyped(portWith('Figures were typed over their formulas; rows with such figures, which the column Overtyped names: 1 on “AST Funding”.'), own);
    expect(looked).toEqual(['AST Funding (2)']);
  });
});
