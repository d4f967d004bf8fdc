/** A workbook of a user’s in the simulated Excel, with the sample’s staff, and what tests do with it. */
import { expect } from '@jest/globals';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import type { FigureForm } from '../../src/workbook/assumptions';
import type { LiveWorkbook } from '../../src/workbook/liveWorkbook';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { ownSheets } from '../../src/workbook/ownSheets';
import { sampleSheets } from '../../src/workbook/sample';
import { SimulatedExcel } from '../host/host';
import { openSimulated, type OpenedExcel } from './excel';

export interface StaffWorkbook extends OpenedExcel {
  readonly host: SimulatedExcel;
}

/** A sheet of the user’s own with text, a formula and a date, and the sample’s two sheets. */
export async function staffWorkbook(host = new SimulatedExcel(), notice = 5000): Promise<StaffWorkbook> {
  host.workbook.addSheet('Mine', [['hello', 1, true], [null, '=A1', { value: 40000, numberFormat: 'dd/mm/yyyy' }]]);
  const excel = await openStaff(host, notice);
  await excel.port.insertSample(sampleSheets());
  return excel;
}

/** A workbook that is there, with the times of `staffWorkbook`. */
export async function openStaff(host: SimulatedExcel, notice = 5000): Promise<StaffWorkbook> {
  return { ...await openSimulated(host, { longest: 20, pause: 10, notice }), host };
}

/** Figures as values, which take no time to calculate, where a test is not about formulas. */
export async function planOf(port: LiveWorkbook, values: Readonly<Record<string, string>> = {}, figures: FigureForm = 'values'): Promise<PlanMade> {
  const made = await planWorkbook(port, { figures, values: new Map(Object.entries(values)), ways: WAYS_TO_SAY, version: 'test', writtenAt: 'now' });
  if ('refusal' in made) throw new Error(made.refusal);
  return made;
}

export async function ownOf(port: LiveWorkbook): Promise<ReadonlySet<string>> {
  return ownSheets(port, (await port.sheets()).map(({ name }) => name));
}

export async function writePlan(port: LiveWorkbook, made: PlanMade): Promise<void> {
  await port.write(sheetsOf(made), await ownOf(port));
}

export interface SheetPicture { readonly name: string; readonly visibility: string }
export interface Picture { readonly sheets: readonly SheetPicture[] }

/** The whole workbook, without what nobody sees of it. */
export function pictureOf(host: SimulatedExcel): Picture {
  const { sheets, names, structureProtected, properties } = host.workbook.snapshot();
  return JSON.parse(JSON.stringify({ sheets, names, structureProtected, properties })) as Picture;
}

/** Expects two pictures to be the same. As texts they are compared in no time; where they differ, it is said in what. */
export function expectSame<Pictured>(now: Pictured, before: Pictured): void {
  const isSame = JSON.stringify(now) === JSON.stringify(before);
  if (!isSame) expect(now).toEqual(before);
}

/** The sentence that an action ends in. */
export function sentenceOf(action: Promise<unknown>): Promise<string> {
  return action.then(() => 'done', (error: unknown) => (error as Error).message);
}
