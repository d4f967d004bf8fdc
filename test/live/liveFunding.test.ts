/** Who pays for a post, its eligible parts and the switch of progression, calculated from scratch by another spreadsheet program. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { openXlsx } from '../../src/file';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook } from '../../src/workbook/planWorkbook';
import type { SheetWrite } from '../../src/workbook/sheetWrite';
import { calculatedCells } from '../support/calculatedCells';
import { sheetRows, type StaffRow } from '../support/generatedStaff';
import { cellAt, differences, hasLibreOffice, withCell, withoutKeptValues, type Compare } from '../support/recalculated';
import { typed } from '../support/workbooks';

const withLibreOffice = hasLibreOffice ? test : test.skip;

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-funding-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const POST: StaffRow = {
  'Post ID': 'P1', School: 'Ashby', Name: 'A. Marlow', Role: 'AST', Point: '11', Range: '11-15', Area: 'Rest', FTE: '0.8', 'Start date': '14/01/2008', 'Sept 2009': '1', 'Sept 2010': '2', 'Reference point': 'U3',
  'R&R': '1000', 'Retained responsibility': '1234.56', 'Threshold grant lost': '600', 'Funding source': 'SDG', Status: 'paid',
};
const STAFF: readonly StaffRow[] = [
  POST,
  { ...POST, 'Post ID': 'P2', Point: '5', Range: '4-8', FTE: '1', 'Reference point': 'M6', 'Retained responsibility': '', 'Threshold grant lost': '', 'Cover cost': '5000.01', 'Funding source': 'Group' },
  { ...POST, 'Post ID': 'P3', 'Start date': '20/10/2009', 'Transferred allowance': '750', 'Funding source': 'School' },
  { ...POST, 'Post ID': 'P4', School: 'Birch', 'End date': '15/02/2011', 'Funding source': 'Local formula' },
  { ...POST, 'Post ID': 'P5', 'Funding source': 'Group', Share: '0.3333' },
  { ...POST, 'Post ID': 'P5', School: 'Birch', 'Funding source': 'Group', Share: '0.3333' },
  { ...POST, 'Post ID': 'P5', School: 'Cedar', 'Funding source': 'Group', Share: '0.3333' },
  { ...POST, 'Post ID': 'P6', Status: 'planned' },
  // In part months, and paid throughout by sources that bring grant.
  { ...POST, 'Post ID': 'P7', 'Start date': '20/10/2009', 'End date': '17/02/2011', 'Retained responsibility': '', 'Threshold grant lost': '', 'R&R': '' },
  { ...POST, 'Post ID': 'P8', 'Start date': '20/10/2009', 'Retained responsibility': '', 'Threshold grant lost': '', 'Funding source': 'Group' },
];
const FUNDING: readonly (readonly string[])[] = [
  ['Post ID', 'Funding source', 'School', 'Share', 'From', 'To'],
  ['P1', 'SDG', '', '', '', '31/08/2010'], ['P1', 'Local formula', '', '', '01/09/2010', '17/02/2011'], ['P1', 'School', '', '', '18/02/2011', ''],
  ['P2', 'Group', 'Ashby', '0.5', '', ''], ['P2', 'Group', 'Birch', '0.25', '', '31/12/2009'], ['P2', 'Group', 'Cedar', '0.25', '', '31/12/2009'], ['P2', 'Group', 'Birch', '0.5', '01/01/2010', ''],
  ['P6', 'SDG', '', '', '', ''], ['P7', 'SDG', '', '', '', ''],
  ['P8', 'Group', 'Ashby', '0.3333', '', ''], ['P8', 'Group', 'Birch', '0.3333', '', ''], ['P8', 'Group', 'cedar', '0.3333', '', ''],
];

interface Written { readonly sheets: readonly SheetWrite[]; readonly bytes: Uint8Array }

async function planOf(given: Uint8Array, settings: Readonly<Record<string, string>> = {}): Promise<Written> {
  const file = await openXlsx(given);
  const made = await planWorkbook(file, { values: new Map(Object.entries(settings)), ways: WAYS_TO_SAY, version: 'test', writtenAt: '' });
  if ('refusal' in made) throw new Error(made.refusal);
  expect(made.planned.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(made.planned.plan.checks.filter(({ difference }) => difference !== 0)).toEqual([]);
  const sheets = sheetsOf(made);
  await file.write(sheets, made.own);
  return { sheets, bytes: file.bytes() };
}

async function workbook(staff: readonly StaffRow[]): Promise<Uint8Array> {
  const sheet = (name: string, rows: readonly (readonly string[])[]): { name: string; rows: (string | number | boolean | Date | null)[][] } => ({ name, rows: rows.map((row) => row.map(typed)) });
  return writeXlsx({ sheets: [sheet('Staff', sheetRows(staff)), sheet('Who pays', FUNDING)] });
}

describe('FUND-3, FUND-5, FUND-11: funding that changes over time, live', () => {
  withLibreOffice('every cell is the engine’s, by both methods and with progression funded, also after a change on the sheets', async () => {
    const staff = await workbook(STAFF);
    const cases = new Map<string, Written & { readonly compare: Compare }>();
    for (const settings of [{}, { method: 'actual' }, { progressionFunded: 'yes', policy: '2' }, { planYears: '1', progressionFunded: 'yes' }] as Readonly<Record<string, string>>[]) {
      cases.set(`as planned ${cases.size}`, { ...(await planOf(staff, settings)), compare: {} });
    }
    const before = await planOf(staff);
    const afterChange: Compare = { liveOnly: true, without: new Set(['Reasons hold', 'Default']) };
    const changed = async (table: string, header: string, row: number, value: string | number): Promise<Uint8Array> => {
      const { sheet, address } = cellAt(before.sheets, table, header, row);
      return withCell(before.bytes, sheet, address, value);
    };
    const switchRow = [...(before.sheets.flatMap(({ tables }) => tables).find(({ name }) => name === 'AST_Assumptions')?.rows ?? [])].findIndex(([id]) => id === 'progressionFunded');
    const switched = await changed('AST_Assumptions', 'Value', switchRow, 'yes');
    cases.set('progression switched on', { sheets: (await planOf(switched)).sheets, bytes: switched, compare: { ...afterChange, without: new Set(['Reasons hold', 'Overtyped']) } });
    const ended = await workbook(STAFF.map((row) => (row['Post ID'] === 'P1' ? { ...row, 'End date': '30/11/2010', FTE: '0.6' } : row)));
    const [end, fte] = [cellAt(before.sheets, 'AST_Posts', 'End date', 0), cellAt(before.sheets, 'AST_Posts', 'FTE', 0)];
    cases.set('a post ends', { sheets: (await planOf(ended)).sheets, bytes: await withCell(await withCell(before.bytes, end.sheet, end.address, 40_512), fte.sheet, fte.address, 0.6), compare: { ...afterChange, without: new Set(['Reasons hold', 'Default', 'Posts']) } });

    const files = new Map<string, Uint8Array>();
    for (const [name, { bytes }] of cases) files.set(name, await withoutKeptValues(bytes));
    const results = calculatedCells(folder, files);
    const wrong: string[] = [];
    for (const [name, { sheets, compare }] of cases) {
      const { compared, lines } = differences(results.get(name) ?? (() => []), sheets, compare);
      if (compared < 500) wrong.push(`${name}: only ${compared} cells were compared`);
      wrong.push(...lines.map((line) => `${name}: ${line}`));
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});
