/** Live plans written to files, changed there, calculated by another spreadsheet program, and compared with the engine. */
import { afterAll, beforeAll, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { openXlsx } from '../../src/file';
import { NO_ANSWERS } from '../../src/rules/considerations';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { parseRange, type CellValue } from '../../src/workbook/port';
import { NO_INPUTS, type RangeInputs } from '../../src/workbook/range/inputs';
import type { SheetWrite } from '../../src/workbook/sheetWrite';
import { calculatedCells, type FileCells } from './calculatedCells';
import type { StaffRow } from './generatedStaff';
import { calculated, cellAt, cellsOf, differences, hasLibreOffice, withCell, withoutKeptValues, withoutTableReferences, type Compare } from './recalculated';
import { typed, workbookOf } from './workbooks';

export const MINUTES = 60_000;
export const withLibreOffice = hasLibreOffice ? test : test.skip;

export interface Live {
  readonly made: PlanMade;
  readonly sheets: readonly SheetWrite[];
  readonly bytes: Uint8Array;
}

export async function planOf(bytes: Uint8Array, settings: ReadonlyMap<string, string> = new Map(), asked: Partial<RangeInputs> | null = null): Promise<Live> {
  const file = await openXlsx(bytes);
  const range = asked === null ? {} : { range: { inputs: { ...NO_INPUTS, ...asked }, checklist: NO_ANSWERS } };
  const made = await planWorkbook(file, { values: settings, ways: WAYS_TO_SAY, version: 'test', writtenAt: '', ...range });
  if ('refusal' in made) throw new Error(made.refusal);
  const sheets = sheetsOf(made);
  await file.write(sheets, made.own);
  return { made, sheets, bytes: file.bytes() };
}

export async function staffPlan(rows: readonly (readonly string[])[], settings: ReadonlyMap<string, string>): Promise<Live> {
  return planOf(await workbookOf(rows.map((row) => row.map(typed))), settings);
}

/** What a cell shows. */
export function shownIn(file: FileCells, sheet: string, address: string): CellValue {
  const place = parseRange(`${address}:${address}`);
  return file(sheet)[(place?.firstRow ?? 0) - 1]?.[(place?.firstColumn ?? 0) - 1] ?? null;
}

/** Several edits, one after the other: the cells of tables, by heading and row from 0. */
export async function edited(from: Live, edits: readonly (readonly [table: string, header: string, row: number, value: string | number])[]): Promise<Uint8Array> {
  let { bytes } = from;
  for (const [table, header, row, value] of edits) {
    const { sheet, address } = cellAt(from.sheets, table, header, row);
    bytes = await withCell(bytes, sheet, address, value);
  }
  return bytes;
}

/** The row of AST Assumptions with this id. */
export function assumptionAt(sheets: readonly SheetWrite[], id: string): number {
  const table = sheets.flatMap(({ tables }) => tables).find(({ name }) => name === 'AST_Assumptions');
  return [...(table?.rows ?? [])].findIndex(([first]) => first === id);
}

export interface Case {
  readonly bytes: Uint8Array;
  readonly expected: readonly SheetWrite[];
  readonly compare: Compare;
}

export const AFTER_CHANGE: Compare = { liveOnly: true, without: new Set(['Reasons hold', 'Default']) };

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-live-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

export async function calculatedBy(program: 'LibreOffice' | 'Gnumeric', files: ReadonlyMap<string, Uint8Array>): Promise<Map<string, FileCells>> {
  const run = mkdtempSync(join(folder, 'run-'));
  if (program === 'LibreOffice') return calculatedCells(run, files);
  return new Map(await Promise.all([...calculated(run, files, program)].map(async ([name, bytes]): Promise<[string, FileCells]> => [name, await cellsOf(bytes)])));
}

export async function wrongCells(cases: ReadonlyMap<string, Case>, program: 'LibreOffice' | 'Gnumeric' = 'LibreOffice'): Promise<string[]> {
  const files = new Map<string, Uint8Array>();
  for (const [name, { bytes, expected }] of cases) {
    // Gnumeric does not know references to table columns.
    files.set(name, await withoutKeptValues(program === 'Gnumeric' ? await withoutTableReferences(bytes, expected) : bytes));
  }
  const results = await calculatedBy(program, files);
  const wrong: string[] = [];
  for (const [name, { expected, compare }] of cases) {
    const { compared, lines } = differences(results.get(name) ?? (() => []), expected, compare);
    if (compared < 50) wrong.push(`${name}: only ${compared} cells were compared`);
    wrong.push(...lines.map((line) => `${name}: ${line}`));
  }
  return wrong;
}

export const CHANGED_POST: StaffRow = {
  'Post ID': 'P1', School: 'Hillside', Name: 'A. Marlow', Role: 'AST', Point: '11', Range: '11-15', Area: 'Rest', FTE: '0.8', 'Start date': '14/01/2008', 'End date': '30/11/2010', 'On ending': 'reverts',
  'Revert to': 'U3', 'Reference point': 'U3', 'Sept 2009': '1', 'Sept 2010': '1', 'R&R': '1000', 'Funding source': 'SDG', Status: 'paid', 'Cover cost': '4000',
};
export const OTHER_POST: StaffRow = { 'Post ID': 'P2', School: 'Hillside', Name: 'B. Okafor', Role: 'AST', Point: '5', Range: '4-8', Area: 'Rest', FTE: '1', 'Reference point': 'M6', 'Funding source': 'SDG', Status: 'paid' };
