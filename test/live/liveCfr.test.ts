/** AST CFR and AST Sensitivity, calculated from scratch by another spreadsheet program, as they are and after a code was changed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { openXlsx } from '../../src/file';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { cellText, type CellValue } from '../../src/workbook/port';
import type { SheetWrite } from '../../src/workbook/sheetWrite';
import { calculatedCells } from '../support/calculatedCells';
import { fundingOverTime } from '../support/fundingOverTime';
import { cellAt, differences, hasLibreOffice, withCell, withoutKeptValues } from '../support/recalculated';
import { SCHOOLS, sheetsWorkbook } from '../support/schools';
import { typed } from '../support/workbooks';

const withLibreOffice = hasLibreOffice ? test : test.skip;
let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-cfr-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** Two schools, one of whose names is a pattern for a spreadsheet, a group post, R&R, cover and a post that the school pays for. */
const STAFF = [
  'Post ID,School,Establishment,Name,Role,Point,Range,Area,FTE,R&R,Cover cost,Share,Funding source,Reference point',
  'P1,Hill*,4012,A. Marlow,AST,11,11-15,Rest,1,1500,6200,,SDG,U3',
  'P2,Hill* Valley,4013,B. Okafor,AST,3,3-7,Rest,0.6,,,,School,M6',
  'P3,Hill*,4012,C. Lind,AST,5,5-9,Rest,1,,3100,0.5,Group,U1',
  'P3,Hill* Valley,4013,C. Lind,AST,5,5-9,Rest,1,,3100,0.5,Group,U1',
].map((line) => line.split(',').map(typed));

async function planOf(bytes: Uint8Array): Promise<{ made: PlanMade; sheets: SheetWrite[]; bytes: Uint8Array }> {
  const file = await openXlsx(bytes);
  const made = await planWorkbook(file, { values: new Map([['cfr', 'months'], ['arrives.March', '15 April next year'], ['sensitivity', 'yes'], ['planFrom', '2009-10']]), ways: WAYS_TO_SAY, version: 'test', writtenAt: '' });
  if ('refusal' in made) throw new Error(made.refusal);
  const sheets = sheetsOf(made);
  await file.write(sheets, made.own);
  return { made, sheets, bytes: file.bytes() };
}

const own = (sheets: readonly SheetWrite[]): SheetWrite[] => sheets.filter(({ name }) => name === 'AST CFR' || name === 'AST Sensitivity');

describe('amounts by CFR codes as formulas', () => {
  withLibreOffice('give what the engine gives, before and after codes are changed on the sheet, in LibreOffice', async () => {
    const first = await planOf(await sheetsWorkbook({ Staff: STAFF, Schools: SCHOOLS }));
    const map = [...(first.sheets.find(({ name }) => name === 'AST CFR')?.tables[0]?.rows ?? [])].map(([element, code]) => `${cellText(element ?? null)} ${cellText(code ?? null)}`.trim());
    const rowOf = (text: string): number => map.indexOf(text);
    // Cover by an agency, R&R under a code that is there; a free row gives the grant of 2011-12 another code, and the shipped row begins later.
    const edits: readonly (readonly [header: string, row: number, value: string])[] = [
      ['Code', rowOf('Cover E02'), 'E26'], ['Code', rowOf('R&R E01'), 'E02'], ['From year', rowOf('Grant I01'), '2012-13'],
      ['Element', rowOf(''), 'Grant'], ['Code', rowOf(''), 'i05'], ['From year', rowOf(''), '2011-12'], ['Until year', rowOf(''), '2011-12'],
    ];
    let { bytes } = first;
    for (const [header, row, value] of edits) {
      const { sheet, address } = cellAt(first.sheets, 'AST_CFRMap', header, row);
      bytes = await withCell(bytes, sheet, address, value);
    }
    const again = await planOf(bytes);
    expect(again.made.planned.problems.filter(({ sheet: where }) => where === 'AST CFR')).toEqual([]);
    expect(again.made.planned.cfrMap?.filter(({ status }) => status === 'user').map(({ element, code, from }) => [element, code, from])).toEqual([
      ['R&R', 'E02', ''], ['Cover', 'E26', ''], ['Grant', 'I01', '2012-13'], ['Grant', 'i05', '2011-12'],
    ]);
    const files = new Map<string, Uint8Array>();
    for (const [name, each] of [['first', first.bytes], ['edited', bytes], ['again', again.bytes]] as const) files.set(name, await withoutKeptValues(each));
    const results = calculatedCells(mkdtempSync(join(folder, 'run-')), files);
    for (const [name, { sheets }] of [['first', first], ['again', again]] as const) {
      const { compared, lines } = differences(results.get(name) ?? (() => []), own(sheets));
      expect(compared).toBeGreaterThan(300);
      expect(lines).toEqual([]);
    }
    // With the rows of the first plan, E26 stands under “No code”; all else is as in the plan that is made again.
    const keyOf = (values: readonly CellValue[], code: CellValue, description: CellValue): string => [values[0], values[2], values[3], code, description].map((value) => cellText(value ?? null)).join('|');
    const amounts = new Map((results.get('edited')?.('AST CFR') ?? []).map((row) => [keyOf(row, row[4] ?? null, row[5] ?? null), Math.round(Number(row[6]) * 100)]));
    const expected = [...(again.sheets.find(({ name }) => name === 'AST CFR')?.tables[1]?.rows ?? [])];
    let [seen, moved] = [0, 0];
    for (const values of expected) {
      const [, , , , code = null, description = null, amount] = values;
      const key = keyOf(values, code, description);
      if (code === 'E26') {
        expect(amounts.get(keyOf(values, '', 'No code'))).toBe(amount);
        moved += 1;
      } else if (description !== 'No code' && amounts.has(key)) {
        expect([key, amounts.get(key)]).toEqual([key, amount]);
        seen += 1;
      }
    }
    expect([seen > 15, moved]).toEqual([true, 6]);
    // The months stay as planned: where a code took an amount away or brought one, they no longer add up to it, and the row says so.
    const table = first.sheets.find(({ name }) => name === 'AST CFR')?.tables[1];
    const at = table?.columns.findIndex(({ header }) => header === 'Months add up') ?? -1;
    expect(table?.columns.slice(6, at).map(({ header }) => header).join(' ')).toBe('Amount Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar Later');
    const now = results.get('edited')?.('AST CFR') ?? [];
    const held = [...(table?.rows ?? [])].map((values, index) => {
      const calculated = now[(table?.row ?? 0) + index] ?? [];
      expect(calculated.slice(7, at).map((value) => Math.round(Number(value) * 100))).toEqual(values.slice(7, at));
      expect(calculated[at]).toBe(Math.round(Number(calculated[6]) * 100) === values[6] ? 'yes' : 'no, plan again');
      return calculated[at];
    });
    expect([held.filter((text) => text === 'yes').length > 12, held.filter((text) => text !== 'yes').length > 8]).toEqual([true, true]);
  }, 240_000);

  withLibreOffice('FUND-11: give what other schools and the local formula pay for posts of the school, also after the FTE was changed, in LibreOffice', async () => {
    const first = await planOf(await fundingOverTime());
    const table = (name: string): Record<string, CellValue>[] => {
      const found = first.sheets.flatMap(({ tables }) => tables).find((each) => each.name === name);
      return [...(found?.rows ?? [])].map((row) => Object.fromEntries(row.map((value, at) => [found?.columns[at]?.header ?? '', typeof value === 'object' ? null : value])));
    };
    // £66.48 + £44.32 in 2009-10, £324.60 + £216.40 in 2010-11; from 1 September 2010 the local formula.
    expect(table('AST_CFRSchools').slice(0, 2).map((row) => [row['Year'], row['Contributions of other schools'], row['Local formula']])).toEqual([['2009-10', 11_080, 0], ['2010-11', 54_100, 1_055_647]]);
    expect(table('AST_CFRChecks').map((row) => row['Difference'])).toEqual([0, 0, 0]);
    const part = await planOf(await fundingOverTime(0.6));
    const { sheet, address } = cellAt(first.sheets, 'AST_Posts', 'FTE', 0);
    const files = new Map<string, Uint8Array>();
    files.set('first', await withoutKeptValues(first.bytes));
    files.set('edited', await withoutKeptValues(await withCell(first.bytes, sheet, address, 0.6)));
    const results = calculatedCells(mkdtempSync(join(folder, 'run-')), files);
    const sheets = first.sheets.filter(({ name }) => name === 'AST CFR' || name === 'AST Funding sources');
    const { compared, lines } = differences(results.get('first') ?? (() => []), sheets);
    expect([compared > 300, lines]).toEqual([true, []]);
    // After the change the amounts of the year are those of a plan of a post of 0.6; months and reasons stay as planned.
    const cfr = part.sheets.find(({ name }) => name === 'AST CFR');
    const edited = results.get('edited')?.('AST CFR') ?? [];
    let seen = 0;
    for (const { name, row: top, columns, rows } of cfr?.tables ?? []) {
      if (name !== 'AST_CFR' && name !== 'AST_CFRSchools' && name !== 'AST_CFRChecks') continue;
      for (const [index, values] of [...rows].entries()) {
        for (const [at, { header, style, formula }] of columns.entries()) {
          if (style !== 'money' || formula === undefined) continue;
          expect([name, index, header, Math.round(Number(edited[top + index]?.[at]) * 100)]).toEqual([name, index, header, values[at]]);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(60);
  }, 240_000);
});
