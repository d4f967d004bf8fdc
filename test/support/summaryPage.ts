/** The page for governors as a workbook of its own, for what reads or prints it. */
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { emptyWorkbook, openXlsx } from '../../src/file';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { sampleSheets } from '../../src/workbook/sample';
import type { SheetWrite } from '../../src/workbook/sheetWrite';
import { workbookOf, type TestCell } from './workbooks';

/** The plan of a workbook, by the ids of the settings. */
export async function plannedFrom(bytes: Uint8Array, values: Readonly<Record<string, string>> = {}): Promise<PlanMade> {
  const made = await planWorkbook(await openXlsx(bytes), { values: new Map(Object.entries(values)), ways: WAYS_TO_SAY, figures: 'values', version: 'test', writtenAt: '2 January 2026' });
  if ('refusal' in made) throw new Error(made.refusal);
  return made;
}

export async function samplePlan(values: Readonly<Record<string, string>> = {}): Promise<PlanMade> {
  const file = await openXlsx(await emptyWorkbook());
  await file.write(sampleSheets(), new Set());
  return plannedFrom(file.bytes(), values);
}

const AREA_NAMES = ['Rest', 'Fringe', 'Outer', 'Inner'];

/** Ten years and 200 posts of all areas and ranges, of which every second ends with a return to the upper pay spine, and a row that cannot be used. */
export async function largePlan(): Promise<PlanMade> {
  const rows: TestCell[][] = [['Post ID', 'School', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'End date', 'On ending', 'Reference point', 'R&R', 'Cover cost', 'Status']];
  for (let index = 0; index < 200; index += 1) {
    const start = 1 + (index % 14);
    rows.push([
      `P${index + 1}`, `School ${index % 7}`, `Teacher Number ${index + 1}`, 'AST', `AST ${start}`, `${start}-${start + 4}`, AREA_NAMES[index % 4] ?? '', index % 3 === 0 ? 0.6 : 1,
      index % 2 === 0 ? new Date(Date.UTC(2008 + (index % 6), 11, 31)) : null, index % 2 === 0 ? 'reverts' : null, index % 5 === 0 ? null : `U${1 + (index % 3)}`, index % 10 === 0 ? 1500 : null, 6200,
      index % 9 === 0 ? 'planned' : 'paid',
    ]);
  }
  rows.push(['P201', 'School 1', 'Nobody', 'AST', 'AST 99', '1-5', 'Rest', 1, null, null, 'U3', null, null, 'paid']);
  const awards = Object.fromEntries([2006, 2007, 2008, 2009, 2010, 2013, 2014, 2015, 2016].map((year) => [`award.${year}`, '1.25']));
  return plannedFrom(await workbookOf(rows), { planFrom: '2007-08', planYears: '10', leastWeeks: '20', ...awards });
}

/** The sheet “AST Summary” of a plan. */
export function summaryOf(made: PlanMade): SheetWrite {
  const sheet = sheetsOf(made).find(({ name }) => name === 'AST Summary');
  if (sheet === undefined) throw new Error('there is no AST Summary');
  return sheet;
}

/** A workbook with nothing but these sheets. */
export async function workbookWith(sheets: readonly SheetWrite[]): Promise<Uint8Array> {
  const file = await openXlsx(await emptyWorkbook());
  await file.write(sheets, new Set());
  return file.bytes();
}
