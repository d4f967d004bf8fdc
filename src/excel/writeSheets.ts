/**
 * Writes the product's own sheets into the workbook that is open in Excel, so that a failure or Cancel at any moment leaves
 * what was there. First everything is written to hidden new sheets; then what is there is copied to hidden sheets; only then
 * one request puts the new in its place, cell by cell on the sheet that is there already, so that formulas of the user that
 * point to it go on pointing to it. What was kept is what Restore puts back.
 */
import { cellAddress, type Progress } from '../workbook/port';
import { BEFORE_PREFIX, freeName, isAsideName, isNameFor, OWN_SHEET_PREFIX, ownNameFor, STAGING_PREFIX, type DateSystem, type SheetWrite } from '../workbook/sheetWrite';
import { cellBlocks, requestsOf, type CellBlock } from './cellBlocks';
import type { Runner } from './excelRunner';
import { workbookState, type NameState, type SheetState, type WorkbookState } from './ownState';
import { listSheets, readGrids } from './readSheets';
import { ExcelRefusal } from './refusal';
import { CHART_NAME, placedChart, queueChart, queueFinish, queueLooks, type PlacedChart } from './sheetLook';

/** A sheet that was there before, and the hidden sheet that holds what it was. */
export interface Kept {
  /** The id and the name of the sheet. */
  readonly id: string;
  readonly name: string;
  /** The name of the hidden sheet. */
  readonly copy: string;
  readonly tables: readonly { readonly name: string; readonly address: string }[];
  readonly hadChart: boolean;
  readonly printArea: string;
  /** The chart as the product placed it, where that is known. */
  readonly chart: PlacedChart | null;
}

/** What Restore needs to put back what was there before a plan was written. */
export interface Before {
  readonly kept: readonly Kept[];
  /** The names of sheets that were not there before. */
  readonly added: readonly string[];
  readonly names: readonly NameState[];
  /** Hidden sheets of the writing, which may be left over where it was broken off. */
  readonly staging: readonly string[];
}

export interface WriteOptions {
  readonly dateSystem: DateSystem;
  readonly progress?: Progress;
  /** Gives other things a turn. */
  readonly breathe: () => Promise<void>;
  /** Takes down what was there, before anything of it is touched. */
  readonly remember: (before: Before) => Promise<void>;
  /** The charts that the last writing placed, by the names of their sheets. */
  readonly charts?: PlacedCharts;
}

/** The product's charts by the names of their sheets. */
export type PlacedCharts = Readonly<Record<string, PlacedChart>>;

/** The new sheets, hidden under names of their own until they take their places. */
interface Staged {
  readonly write: SheetWrite;
  readonly stagingName: string;
  readonly finalName: string;
  /** The sheet of an earlier plan whose place it takes. */
  readonly existing: SheetState | undefined;
}

function place(writes: readonly SheetWrite[], state: WorkbookState): Staged[] {
  const taken = new Set(state.sheetNames.map((name) => name.toLowerCase()));
  const take = (make: (number: number) => string): string => {
    const name = freeName(taken, make);
    taken.add(name.toLowerCase());
    return name;
  };
  return writes.map((write) => {
    const existingName = ownNameFor(state.own.map(({ name }) => name), write.name);
    const existing = state.own.find(({ name }) => name === existingName);
    return {
      write,
      existing,
      stagingName: take((number) => `${STAGING_PREFIX}${String(number)}`),
      finalName: existing?.name ?? take((number) => (number === 1 ? write.name : `${write.name} (${String(number)})`)),
    };
  });
}

/** No screen is drawn and nothing is calculated until the request is done. */
function quietly(context: Excel.RequestContext): void {
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
}

function addHidden(run: Runner, staged: readonly Staged[]): Promise<void> {
  return run((context) => {
    quietly(context);
    for (const { stagingName, write } of staged) {
      const sheet = context.workbook.worksheets.add(stagingName);
      sheet.visibility = 'Hidden';
      // The mark comes first: by it the sheet is known as the product's own, whatever happens.
      const mark = write.lines.find(({ row }) => row === 2)?.cells[0]?.value;
      if (typeof mark === 'string') sheet.getRange('A2').untrack().values = [[`'${mark}`]];
    }
    return () => undefined;
  });
}

interface PlacedBlock extends CellBlock {
  readonly sheet: string;
}

function* allBlocks(staged: readonly Staged[], dateSystem: DateSystem): Generator<PlacedBlock | undefined> {
  for (const { write, stagingName } of staged) {
    for (const block of cellBlocks(write, dateSystem)) yield block === undefined ? undefined : { ...block, sheet: stagingName };
  }
}

function rowsOf(writes: readonly SheetWrite[]): number {
  return writes.reduce((sum, { lines, tables }) => sum + lines.length + tables.reduce((rows, table) => rows + table.rows.length + 1, 0), 0);
}

async function fill(run: Runner, staged: readonly Staged[], { dateSystem, progress, breathe }: WriteOptions): Promise<void> {
  const total = rowsOf(staged.map(({ write }) => write));
  let done = 0;
  for (const request of requestsOf(allBlocks(staged, dateSystem)) as Generator<PlacedBlock[] | undefined>) {
    await breathe();
    if (request === undefined) continue;
    await run((context) => {
      quietly(context);
      for (const { sheet, firstRow, firstColumn, rows } of request) {
        const address = `${cellAddress(firstRow, firstColumn)}:${cellAddress(firstRow + rows.length - 1, firstColumn + (rows[0]?.length ?? 1) - 1)}`;
        context.workbook.worksheets.getItem(sheet).getRange(address).untrack().values = rows as unknown[][];
      }
      return () => undefined;
    });
    done += request.reduce((sum, { rows }) => sum + rows.length, 0);
    progress?.(Math.min(0.9, (0.9 * done) / total));
  }
}

function giveLooks(run: Runner, staged: readonly Staged[]): Promise<void> {
  return run((context) => {
    quietly(context);
    for (const { write, stagingName } of staged) queueLooks(context.workbook.worksheets.getItem(stagingName), write);
    return () => undefined;
  });
}

/** Which hidden sheets will hold what is there. */
function beforeOf(state: WorkbookState, staged: readonly Staged[], charts: PlacedCharts): Before {
  const taken = new Set([...state.sheetNames, ...staged.flatMap(({ stagingName, finalName }) => [stagingName, finalName])].map((name) => name.toLowerCase()));
  const kept = staged.flatMap(({ existing }) => existing ?? []).map((sheet): Kept => {
    const base = sheet.name.slice(OWN_SHEET_PREFIX.length, 20);
    const copy = freeName(taken, (number) => `${BEFORE_PREFIX}${base}${number === 1 ? '' : ` (${String(number)})`}`);
    taken.add(copy.toLowerCase());
    return {
      id: sheet.id, name: sheet.name, copy,
      tables: sheet.tables.map(({ name, address }) => ({ name, address })), hadChart: sheet.hasChart, printArea: sheet.printArea, chart: charts[sheet.name] ?? null,
    };
  });
  return { kept, added: staged.filter(({ existing }) => existing === undefined).map(({ finalName }) => finalName), names: state.settingNames, staging: staged.map(({ stagingName }) => stagingName) };
}

/** Copies what is there to the hidden sheets. */
async function keep(run: Runner, { kept }: Before): Promise<void> {
  if (kept.length === 0) return;
  await run((context) => {
    quietly(context);
    for (const { id, copy } of kept) {
      const hidden = context.workbook.worksheets.getItem(id).copy('End');
      hidden.name = copy;
      hidden.visibility = 'VeryHidden';
    }
    return () => undefined;
  });
}

/** Hidden sheets of a writing that was broken off before they were marked as the product's own: they are empty. */
async function emptyLeftovers(run: Runner, { sheetNames }: WorkbookState, own: ReadonlySet<string>, dateSystem: DateSystem): Promise<string[]> {
  const unmarked = sheetNames.filter((name) => isAsideName(name) && !own.has(name));
  const grids = await readGrids(run, unmarked, { dateSystem, firstRows: 1000 });
  return grids.filter(({ rows, tables }) => rows.length === 0 && tables.length === 0).map(({ name }) => name);
}

/** Empties a sheet of the product's own and copies another's cells into it. */
function queueReplace(sheet: Excel.Worksheet, source: Excel.Worksheet): void {
  const all = sheet.getRange().untrack();
  all.unmerge();
  all.clear();
  // A whole sheet brings the sizes of its rows and columns with it.
  all.copyFrom(source.getRange().untrack(), 'All');
}

/** The one request that puts the new sheets in their places. */
function swap(run: Runner, state: WorkbookState, staged: readonly Staged[]): Promise<void> {
  return run((context) => {
    quietly(context);
    const { worksheets, names } = context.workbook;
    const taken = new Set(state.takenNames);
    for (const { existing } of staged) for (const { name } of existing?.tables ?? []) taken.delete(name.toLowerCase());
    for (const { name } of state.settingNames) {
      names.getItem(name).delete();
      taken.delete(name.toLowerCase());
    }
    const tableName = (base: string): string => {
      const name = freeName(taken, (number) => (number === 1 ? base : `${base}_${String(number)}`));
      taken.add(name.toLowerCase());
      return name;
    };
    for (const { write, stagingName, finalName, existing } of staged) {
      const staging = worksheets.getItem(stagingName);
      const sheet = existing === undefined ? staging : worksheets.getItem(existing.id);
      if (existing === undefined) {
        staging.name = finalName;
      } else {
        for (const { id } of existing.tables) sheet.tables.getItem(id).convertToRange().untrack();
        if (existing.hasChart) sheet.charts.getItem(CHART_NAME).delete();
        queueReplace(sheet, staging);
        staging.delete();
      }
      sheet.visibility = 'Visible';
      queueFinish(sheet, write, tableName);
      for (const { name, row, column } of write.names ?? []) {
        if (!taken.has(name.toLowerCase())) names.add(name, sheet.getRange(cellAddress(row, column)).untrack());
      }
    }
    const [first] = staged;
    if (first !== undefined) worksheets.getItem(first.finalName).activate();
    return () => undefined;
  });
}

/** Takes away sheets by their names, where they are there. */
export function removeSheets(run: Runner, names: readonly string[]): Promise<void> {
  if (names.length === 0) return Promise.resolve();
  return listSheets(run).then((sheets) => sheets.map(({ name }) => name)).then((there) => run((context) => {
    quietly(context);
    for (const name of names) {
      if (!there.includes(name)) continue;
      const sheet = context.workbook.worksheets.getItem(name);
      // A very hidden sheet cannot be deleted.
      sheet.visibility = 'Hidden';
      sheet.delete();
    }
    return () => undefined;
  }));
}

/** Puts back what was there before a writing, finished or broken off. */
export async function putBack(run: Runner, before: Before): Promise<void> {
  const wanted = new Set([...before.kept.map(({ name }) => name), ...before.kept.map(({ copy }) => copy), ...before.added]);
  const state = await workbookState(run, wanted);
  const there = new Map(state.own.map((sheet) => [sheet.name, sheet]));
  const replaced = before.kept;
  const lost = replaced.find(({ name, copy }) => !there.has(name) || !there.has(copy));
  if (lost !== undefined) {
    throw new ExcelRefusal('NothingKept', `What was on “${lost.name}” before can no longer be put back: ${there.has(lost.name) ? 'the hidden sheet that held it' : 'the sheet'} is gone. Nothing was changed.`);
  }
  const nowNames = state.settingNames;
  await run((context) => {
    quietly(context);
    const { worksheets, names } = context.workbook;
    for (const { name } of nowNames) names.getItem(name).delete();
    for (const { name, copy, tables, hadChart, chart, printArea } of replaced) {
      const now = there.get(name);
      const sheet = worksheets.getItem(name);
      const hidden = worksheets.getItem(copy);
      for (const { id } of now?.tables ?? []) sheet.tables.getItem(id).convertToRange().untrack();
      for (const { id } of there.get(copy)?.tables ?? []) hidden.tables.getItem(id).convertToRange().untrack();
      queueReplace(sheet, hidden);
      for (const table of tables) {
        const added = sheet.tables.add(table.address, true);
        added.name = table.name;
        added.style = 'TableStyleLight1';
      }
      if (printArea !== '') sheet.pageLayout.setPrintArea(printArea);
      // A chart whose place is not known stays as it is.
      const isPlaced = chart !== null && hadChart;
      if (now?.hasChart === true && (isPlaced || !hadChart)) sheet.charts.getItem(CHART_NAME).delete();
      if (isPlaced) queueChart(sheet, chart);
      hidden.visibility = 'Hidden';
      hidden.delete();
    }
    for (const name of before.added) if (there.has(name)) worksheets.getItem(name).delete();
    for (const { name, formula } of before.names) names.add(name, formula);
    return () => undefined;
  });
  await removeSheets(run, before.staging);
}

/** Writes the sheets; gives back the charts that it placed. */
export async function writeSheets(run: Runner, writes: readonly SheetWrite[], own: ReadonlySet<string>, options: WriteOptions): Promise<PlacedCharts> {
  const state = await workbookState(run, own).catch((error: unknown) => { throw unchanged(error); });
  const aside = [...state.own.map(({ name }) => name).filter(isAsideName), ...await emptyLeftovers(run, state, own, options.dateSystem)];
  const staged = place(writes, state);
  const before = beforeOf(state, staged, options.charts ?? {});
  let stage: Stage = 'filling';
  try {
    await addHidden(run, staged);
    await fill(run, staged, options);
    await giveLooks(run, staged);
    options.progress?.(0.95);
    stage = 'keeping';
    await keep(run, before);
    await options.remember(before);
    stage = 'swapping';
    await swap(run, state, staged);
  } catch (error) {
    throw await afterFailure(run, error, stage, before, state.sheetNames);
  }
  // What an earlier writing kept is of no more use; where it cannot be taken away now, the next writing does.
  await removeSheets(run, aside).catch(() => undefined);
  return Object.fromEntries(staged.flatMap(({ write, finalName }) => {
    const chart = placedChart(write);
    return chart === undefined ? [] : [[finalName, chart]];
  }));
}

/** How far a writing has come: what is there is touched only by the last step. */
type Stage = 'filling' | 'keeping' | 'swapping';

/** Puts everything back; the error says so, or says where what was there is kept. */
async function afterFailure(run: Runner, error: unknown, stage: Stage, before: Before, sheetsBefore: readonly string[]): Promise<unknown> {
  try {
    if (stage === 'swapping') await putBack(run, before);
    else await removeSheets(run, [...before.staging, ...(stage === 'keeping' ? await copiesMade(run, before, sheetsBefore) : [])]);
  } catch {
    if (!(error instanceof ExcelRefusal)) return error;
    const where = stage !== 'swapping'
      ? 'Your sheets are as they were. Sheets named “AST new …”, or copies such as “AST Summary (2)”, may be left over: delete them once Excel works again.'
      : `What was there is kept on hidden sheets named “${BEFORE_PREFIX}…”; open the pane again and choose Restore.`;
    return new ExcelRefusal(error.code, `${error.message} ${where}`);
  }
  return unchanged(error);
}

/** The copies that were made before it failed; the last may still have the name that Excel gave it. */
async function copiesMade(run: Runner, { kept }: Before, sheetsBefore: readonly string[]): Promise<string[]> {
  const there = (await listSheets(run)).map(({ name }) => name);
  return there.filter((name) => !sheetsBefore.includes(name) && kept.some((sheet) => name === sheet.copy || isNameFor(name, sheet.name)));
}

/** The error, with the word that nothing was changed. */
function unchanged(error: unknown): unknown {
  if (!(error instanceof ExcelRefusal)) return error;
  return new ExcelRefusal(error.code, `${error.message} Nothing was changed: the workbook is as it was.`);
}
