/** Puts back what was there before a plan was written; and the steps that writing and putting back share. */
import { ownSheets } from '../workbook/ownSheets';
import type { DateSystem } from '../workbook/sheetWrite';
import type { Before, Kept } from './before';
import type { Runner } from './excelRunner';
import { keptRuns, queueRuns } from './keptFormulas';
import { workbookState, type SheetState, type TableState } from './ownState';
import { listSheets, readGrids } from './readSheets';
import { ExcelRefusal } from './refusal';
import { CHART_NAME, queueChart } from './sheetChart';

/** No screen is drawn and nothing is calculated until the request is done. */
export function quietly(context: Excel.RequestContext): void {
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
}

/** Makes cells of a sheet's tables, all of whose rows are shown. */
export function queuePlain(sheet: Excel.Worksheet, tables: readonly Pick<TableState, 'id'>[]): void {
  for (const { id } of tables) {
    const table = sheet.tables.getItem(id);
    table.clearFilters();
    table.convertToRange().untrack();
  }
}

/** Empties a sheet of the product's own and copies another's cells into it. */
export function queueReplace(sheet: Excel.Worksheet, source: Excel.Worksheet): void {
  const all = sheet.getRange().untrack();
  all.unmerge();
  all.clear();
  // A whole sheet brings the sizes of its rows and columns with it.
  all.copyFrom(source.getRange().untrack(), 'All');
}

/** Takes away sheets by their names, where they are there. */
export async function removeSheets(run: Runner, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const there = new Set((await listSheets(run)).map(({ name }) => name));
  await run((context) => {
    quietly(context);
    for (const name of names) {
      if (!there.has(name)) continue;
      const sheet = context.workbook.worksheets.getItem(name);
      // A very hidden sheet cannot be deleted.
      sheet.visibility = 'Hidden';
      sheet.delete();
    }
    return () => undefined;
  });
}

interface Found {
  /** The sheets concerned, by their names. */
  readonly there: ReadonlyMap<string, SheetState>;
  readonly settingNames: readonly { readonly name: string }[];
}

/** The sheets of the record that are still the product's own: by their mark, or by the id that they had. */
async function findOwn(run: Runner, before: Before, dateSystem: DateSystem): Promise<Found> {
  const recorded = new Set([...before.kept.flatMap(({ name, copy }) => [name, copy]), ...before.added]);
  const names = (await listSheets(run)).map(({ name }) => name).filter((name) => recorded.has(name));
  const marked = await ownSheets({ heads: (sheets, rows) => readGrids(run, sheets, { dateSystem, firstRows: rows }) }, names);
  const state = await workbookState(run, new Set(names));
  const isOurs = ({ id, name }: SheetState): boolean => marked.has(name) || before.kept.some((kept) => kept.id === id);
  return { there: new Map(state.own.filter(isOurs).map((sheet) => [sheet.name, sheet])), settingNames: state.settingNames };
}

function queueBack(context: Excel.RequestContext, { name, copy, tables }: Kept, { there }: Found): void {
  const { worksheets } = context.workbook;
  const sheet = worksheets.getItem(name);
  const hidden = worksheets.getItem(copy);
  queuePlain(sheet, there.get(name)?.tables ?? []);
  queuePlain(hidden, there.get(copy)?.tables ?? []);
  queueReplace(sheet, hidden);
  for (const { name: tableName, address } of tables) {
    const added = sheet.tables.add(sheet.getRange(address).untrack(), true);
    added.name = tableName;
    added.style = 'TableStyleLight1';
  }
}

/** Charts and print areas, which the rest does not wait for. */
async function lastLooksBack(run: Runner, { kept }: Before, { there }: Found): Promise<void> {
  await run((context) => {
    for (const { name, hadChart, chart, printArea } of kept) {
      const sheet = context.workbook.worksheets.getItem(name);
      if (printArea !== '') sheet.pageLayout.setPrintArea(printArea);
      // A chart whose place is not known stays as it is.
      const isPlaced = chart !== null && hadChart;
      if (there.get(name)?.hasChart === true && (isPlaced || !hadChart)) sheet.charts.getItem(CHART_NAME).delete();
      if (isPlaced) queueChart(sheet, chart);
    }
    return () => undefined;
  });
}

/**
 * Puts back what was there before a writing, finished or broken off. What was kept is taken away only when all of it is
 * back, so that it can be begun again where it was itself broken off.
 */
export async function putBack(run: Runner, before: Before, dateSystem: DateSystem): Promise<void> {
  const found = await findOwn(run, before, dateSystem);
  const { there, settingNames } = found;
  const lost = before.kept.find(({ name, copy }) => !there.has(name) || !there.has(copy));
  if (lost !== undefined) {
    throw new ExcelRefusal('NothingKept', `What was on “${lost.name}” before can no longer be put back: ${there.has(lost.name) ? 'the hidden sheet that held it' : 'the sheet'} is gone, or has another name. Nothing was changed.`);
  }
  const runs = await keptRuns(run, before);
  await run((context) => {
    quietly(context);
    for (const { name } of settingNames) context.workbook.names.getItem(name).delete();
    for (const kept of before.kept) queueBack(context, kept, found);
    for (const { name, formula } of before.names) context.workbook.names.add(name, formula);
    queueRuns(context, runs);
    return () => undefined;
  });
  await lastLooksBack(run, before, found).catch((error: unknown) => { if (!(error instanceof ExcelRefusal)) throw error; });
  await removeSheets(run, [...before.kept.map(({ copy }) => copy), ...(before.formulas === null ? [] : [before.formulas]), ...before.added.filter((name) => there.has(name)), ...before.staging]);
}
