/** The live cash flow, calculated from scratch by another spreadsheet program, against the engine. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { openXlsx } from '../../src/file';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { cellText, parseRange } from '../../src/workbook/port';
import type { SheetWrite } from '../../src/workbook/sheetWrite';
import { calculatedCells, type FileCells } from '../support/calculatedCells';
import { sheetRows, type StaffRow } from '../support/generatedStaff';
import { cellAt, differences, hasLibreOffice, withCell, withoutKeptValues } from '../support/recalculated';
import { typed, workbookOf } from '../support/workbooks';

const MINUTES = 60_000;
const withLibreOffice = hasLibreOffice ? test : test.skip;
let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-cash-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

interface Live { readonly made: PlanMade; readonly sheets: readonly SheetWrite[]; readonly bytes: Uint8Array }

async function planOf(bytes: Uint8Array, settings: ReadonlyMap<string, string> = new Map()): Promise<Live> {
  const file = await openXlsx(bytes);
  const made = await planWorkbook(file, { values: settings, ways: WAYS_TO_SAY, version: 'test', writtenAt: '' });
  if ('refusal' in made) throw new Error(made.refusal);
  const sheets = sheetsOf(made);
  await file.write(sheets, made.own);
  return { made, sheets, bytes: file.bytes() };
}

const POST: StaffRow = { 'Post ID': 'P1', School: 'Hillside', Name: 'A. Marlow', Role: 'AST', Point: '11', Range: '11-15', Area: 'Rest', FTE: '0.8', 'Reference point': 'U3', 'Funding source': 'SDG', Status: 'paid', 'R&R': '1000', 'Cover cost': '3000' };
const STAFF: readonly StaffRow[] = [
  POST,
  { ...POST, 'Post ID': 'P2', Name: 'B. Okafor', Point: '5', Range: '4-8', FTE: '0.45', 'Start date': '14/06/2009', 'End date': '17/02/2011', 'On ending': 'reverts', 'Revert to': 'U1', 'R&R': '', 'Cover cost': '' },
  { ...POST, 'Post ID': 'P3', Name: 'C. Adeyemi', 'Funding source': 'School', 'R&R': '' },
  ...['0.3333', '0.25'].map((Share, at): StaffRow => ({ ...POST, 'Post ID': 'G1', School: `S${String(at)}`, Name: 'D. Lund', 'Funding source': 'Group', Share, 'Cover cost': '4000.01' })),
];

/** The edits of AST Assumptions, by their ids. */
async function withSettings({ sheets, bytes }: Live, settings: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const ids = [...(sheets.flatMap(({ tables }) => tables).find(({ name }) => name === 'AST_Assumptions')?.rows ?? [])].map(([id]) => id);
  let changed = bytes;
  for (const [id, value] of Object.entries(settings)) {
    expect(ids).toContain(id);
    const { sheet, address } = cellAt(sheets, 'AST_Assumptions', 'Value', ids.indexOf(id));
    changed = await withCell(changed, sheet, address, value);
  }
  return changed;
}

/** The sentences above the tables of AST Cash flow. */
function sentencesOf(sheets: readonly SheetWrite[]): [address: string, text: string][] {
  const sheet = sheets.find(({ name }) => name === 'AST Cash flow');
  return (sheet?.lines ?? []).filter(({ cells }) => cells[0]?.style === 'plain').map(({ row, cells }) => [`A${String(row)}`, String(cells[0]?.value)]);
}

function shown(file: FileCells, address: string): string {
  const place = parseRange(`${address}:${address}`);
  return cellText(file('AST Cash flow')[(place?.firstRow ?? 0) - 1]?.[(place?.firstColumn ?? 0) - 1] ?? null);
}

const SHARES = { 'stream.May': '40', 'stream.September': '30', 'stream.December': '20', 'stream.March': '10' };
const DATES = { 'arrives.May': '15 June', 'arrives.September': 'June', 'arrives.December': '28 February', 'arrives.March': '15 April next year' };
const CHANGES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['nothing', {}], ['shares', SHARES], ['dates', DATES], ['both and actual cost', { ...SHARES, ...DATES, method: 'actual', niBasis: 'table', policy: '2' }], ['less outreach', { grantOutreach: '0', grantSalary: '100' }],
];

describe('FUND-8, FUND-9: the live cash flow', () => {
  withLibreOffice('holds the engine’s figures in every cell, also after the shares and the dates are changed', async () => {
    const before = await planOf(await workbookOf(sheetRows(STAFF).map((row) => row.map(typed))));
    const cases = new Map<string, { bytes: Uint8Array; expected: readonly SheetWrite[]; isFirst: boolean }>();
    for (const [name, settings] of CHANGES) {
      const bytes = await withSettings(before, settings);
      cases.set(name, { bytes, expected: name === 'nothing' ? before.sheets : (await planOf(bytes)).sheets, isFirst: name === 'nothing' });
    }
    const wrong: string[] = [];
    const files = new Map<string, Uint8Array>();
    for (const [name, { bytes }] of cases) files.set(name, await withoutKeptValues(bytes));
    const results = calculatedCells(mkdtempSync(join(folder, 'run-')), files);
    for (const [name, { expected, isFirst }] of cases) {
      const file = results.get(name) ?? (() => []);
      const { compared, lines } = differences(file, expected, isFirst ? {} : { liveOnly: true, without: new Set(['Reasons hold', 'Overtyped', 'Default']) });
      expect(compared).toBeGreaterThan(500);
      wrong.push(...lines.map((line) => `${name}: ${line}`));
      for (const [address, text] of sentencesOf(expected)) expect([name, address, shown(file, address)]).toEqual([name, address, text]);
    }
    expect(wrong).toEqual([]);
  }, 5 * MINUTES);

  withLibreOffice('a date that makes no sense is named beside it, and the month of the guidance is used', async () => {
    const before = await planOf(await workbookOf(sheetRows([POST]).map((row) => row.map(typed))));
    const values = ['31 June', 'soon', '29 February', 'September next year', 'May 2010', '0 May', 'Ma'];
    const files = new Map<string, Uint8Array>();
    for (const value of values) files.set(value, await withoutKeptValues(await withSettings(before, { 'arrives.December': value })));
    const results = calculatedCells(mkdtempSync(join(folder, 'run-')), files);
    const rows = [...(before.sheets.flatMap(({ tables }) => tables).find(({ name }) => name === 'AST_Assumptions')?.rows ?? [])];
    const lookAt = cellAt(before.sheets, 'AST_Assumptions', 'Look at', rows.findIndex(([id]) => id === 'arrives.December'));
    const arrives = cellAt(before.sheets, 'AST_Streams', 'Arrives', 2);
    const cell = (file: FileCells, sheet: string, address: string): string => {
      const place = parseRange(`${address}:${address}`);
      return cellText(file(sheet)[(place?.firstRow ?? 0) - 1]?.[(place?.firstColumn ?? 0) - 1] ?? null);
    };
    for (const value of values) {
      const file = results.get(value) ?? (() => []);
      expect([value, cell(file, lookAt.sheet, lookAt.address), cell(file, arrives.sheet, arrives.address)]).toEqual([value, 'expected a month such as May, or a day such as 15 May or 15 April next year: clear the cell for the default', 'December 2009']);
    }
  }, 5 * MINUTES);

  test('a date that makes no sense is reported with its cell, and the month of the guidance is used', async () => {
    const before = await planOf(await workbookOf(sheetRows([POST]).map((row) => row.map(typed))));
    const rows = [...(before.sheets.flatMap(({ tables }) => tables).find(({ name }) => name === 'AST_Assumptions')?.rows ?? [])];
    const { address } = cellAt(before.sheets, 'AST_Assumptions', 'Value', rows.findIndex(([id]) => id === 'arrives.May'));
    const { made } = await planOf(await withSettings(before, { 'arrives.May': '31 June' }));
    const problem = made.planned.problems.find(({ cell }) => cell === address);
    expect(problem?.message).toBe(
      `“31 June” for arrives.May in cell ${address} of “AST Assumptions” is not used: expected a month from April to March such as May, or April to August next year, with a day of it or without: May, 15 May, 15 April next year.`,
    );
    expect(made.planned.plan.streams[0]).toMatchObject({ name: 'May', month: 2009 * 12 + 4, on: null });
    expect(made.planned.assumptions.find(({ id }) => id === 'arrives.May')).toMatchObject({ value: '31 June', status: 'not used', asPlanned: 'May' });
  });

  test('a plan whose grant is nothing has no sheet of it', async () => {
    const { sheets } = await planOf(await workbookOf(sheetRows([{ ...POST, 'Funding source': 'School' }]).map((row) => row.map(typed))));
    expect(sheets.map(({ name }) => name)).not.toContain('AST Cash flow');
    expect(sheets.map(({ name }) => name)).toContain('AST Funding');
  });
});
