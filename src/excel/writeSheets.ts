/**
 * Writes the product's own sheets into the workbook that is open in Excel, so that a failure or Cancel at any moment leaves
 * what was there. First everything is written to hidden new sheets; then what is there is copied to hidden sheets; only then
 * one request puts the new in its place, cell by cell on the sheet that is there already, so that formulas of the user that
 * point to it go on pointing to it. What was kept is what Restore puts back.
 */
import { cellAddress, type Progress } from '../workbook/port';
import { BEFORE_PREFIX, freeName, givenNames, isAsideName, isNameFor, OWN_SHEET_PREFIX, ownNameFor, STAGING_PREFIX, type DateSystem, type SheetWrite } from '../workbook/sheetWrite';
import { cellBlocks, requestsOf, type CellBlock } from './cellBlocks';
import type { Runner } from './excelRunner';
import { queueFormulas } from './formulas';
import { columnFormulas, FORMULAS_BASE, queueKeep, type KeptFormula } from './keptFormulas';
import { workbookState, type SheetState, type WorkbookState } from './ownState';
import type { Before, Kept, PlacedCharts } from './before';
import { putBack, queuePlain, queueReplace, quietly, removeSheets } from './putBack';
import { listSheets } from './readSheets';
import { ExcelRefusal } from './refusal';
import { CHART_NAME, placedChart } from './sheetChart';
import { queueFinish, queueLastLooks, queueLooks } from './sheetLook';

export interface WriteOptions {
  readonly dateSystem: DateSystem;
  readonly progress?: Progress;
  /** Gives other things a turn. */
  readonly breathe: () => Promise<void>;
  /** Throws where what the plan was made from has changed meanwhile: asked just before anything of what was there is touched. */
  readonly isStillRight?: () => Promise<void>;
  /** Takes down what was there, before anything of it is touched. */
  readonly remember: (before: Before) => Promise<void>;
  /** Called when all is as it was before: what was remembered of it is of no use. */
  readonly forget: () => Promise<void>;
  /** The charts that the last writing placed, by the names of their sheets. */
  readonly charts?: PlacedCharts;
}

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
function beforeOf(state: WorkbookState, staged: readonly Staged[], charts: PlacedCharts, hasFormulas: boolean): Before {
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
  const formulas = hasFormulas ? freeName(taken, (number) => `${FORMULAS_BASE}${number === 1 ? '' : ` (${String(number)})`}`) : null;
  return { kept, formulas, added: staged.filter(({ existing }) => existing === undefined).map(({ finalName }) => finalName), names: state.settingNames.filter(({ formula }) => !formula.includes('#REF!')), staging: staged.map(({ stagingName }) => stagingName) };
}

/** Copies what is there to the hidden sheets. */
async function keep(run: Runner, { kept, formulas: formulasName }: Before, formulas: readonly KeptFormula[]): Promise<void> {
  if (kept.length === 0) return;
  await run((context) => {
    quietly(context);
    for (const { id, copy } of kept) {
      const hidden = context.workbook.worksheets.getItem(id).copy('End');
      hidden.name = copy;
      hidden.visibility = 'VeryHidden';
    }
    if (formulasName !== null) queueKeep(context, formulasName, formulas);
    return () => undefined;
  });
}

/** Hidden sheets of a writing that was broken off before they were marked as the product's own: nothing is on them. */
async function emptyLeftovers(run: Runner, { sheetNames }: WorkbookState, own: ReadonlySet<string>): Promise<string[]> {
  const unmarked = sheetNames.filter((name) => name.startsWith(STAGING_PREFIX) && isAsideName(name) && !own.has(name));
  if (unmarked.length === 0) return [];
  return run((context) => {
    const loads = unmarked.map((name) => {
      const sheet = context.workbook.worksheets.getItem(name);
      sheet.load('visibility');
      sheet.charts.load('items/name');
      const used = sheet.getUsedRangeOrNullObject(false).untrack();
      used.load('address');
      return { name, sheet, used };
    });
    return () => loads.filter(({ sheet, used }) => sheet.visibility !== 'Visible' && used.isNullObject && sheet.charts.items.length === 0).map(({ name }) => name);
  });
}

/** The one request that puts the new sheets in their places. */
function swap(run: Runner, state: WorkbookState, staged: readonly Staged[], dateSystem: DateSystem): Promise<void> {
  return run((context) => {
    quietly(context);
    const { worksheets, names } = context.workbook;
    const taken = new Set(state.takenNames);
    for (const { existing } of staged) for (const { name } of existing?.tables ?? []) taken.delete(name.toLowerCase());
    for (const { name } of state.settingNames) {
      names.getItem(name).delete();
      taken.delete(name.toLowerCase());
    }
    const given = givenNames(staged.map(({ write }) => write), (base) => {
      const name = freeName(taken, (number) => (number === 1 ? base : `${base}_${String(number)}`));
      taken.add(name.toLowerCase());
      return name;
    });
    for (const { write, stagingName, finalName, existing } of staged) {
      const staging = worksheets.getItem(stagingName);
      const sheet = existing === undefined ? staging : worksheets.getItem(existing.id);
      if (existing === undefined) {
        staging.name = finalName;
      } else {
        queuePlain(sheet, existing.tables);
        if (existing.hasChart) sheet.charts.getItem(CHART_NAME).delete();
        queueReplace(sheet, staging);
        staging.delete();
      }
      if (existing === undefined) sheet.visibility = 'Visible';
      queueFinish(sheet, write, given);
      for (const { name, row, column } of write.names ?? []) names.add(given.get(name) ?? name, sheet.getRange(cellAddress(row, column)).untrack());
    }
    // A formula refers to tables and names of other sheets: all must be there first.
    for (const { write, finalName } of staged) queueFormulas(worksheets.getItem(finalName), write, given, dateSystem);
    const [first] = staged;
    if (first !== undefined && (first.existing?.visibility ?? 'Visible') === 'Visible') worksheets.getItem(first.finalName).activate();
    return () => undefined;
  });
}

/** What a writing leaves to be remembered, and to be told. */
export interface Written {
  readonly charts: PlacedCharts;
  /** What could not be done, in sentences. */
  readonly notes: readonly string[];
}

/** Writes the sheets. */
export async function writeSheets(run: Runner, writes: readonly SheetWrite[], own: ReadonlySet<string>, options: WriteOptions): Promise<Written> {
  // A copy that the user made of one of our sheets is not replaced, and may be protected.
  const concerned = new Set([...own].filter((name) => isAsideName(name) || writes.some((write) => ownNameFor(own, write.name) === name)));
  const state = await workbookState(run, concerned).catch((error: unknown) => { throw unchanged(error); });
  // Only what the product itself hid: a user's copy of one of our sheets, whatever its name, can be seen, or was hidden by hand.
  const isLeft = ({ name, visibility }: SheetState): boolean => isAsideName(name) && (name.startsWith(STAGING_PREFIX) ? visibility !== 'Visible' : visibility === 'VeryHidden');
  const aside = [...state.own.filter(isLeft).map(({ name }) => name), ...await emptyLeftovers(run, state, own)];
  const staged = place(writes, state);
  let before = beforeOf(state, staged, options.charts ?? {}, false);
  let stage: Stage = 'filling';
  try {
    const formulas = await columnFormulas(run, staged.flatMap(({ existing }) => existing ?? []));
    before = beforeOf(state, staged, options.charts ?? {}, formulas.length > 0);
    await addHidden(run, staged);
    await fill(run, staged, options);
    await giveLooks(run, staged);
    options.progress?.(0.95);
    stage = 'keeping';
    await keep(run, before, formulas);
    await options.isStillRight?.();
    await options.remember(before);
    stage = 'swapping';
    await swap(run, state, staged, options.dateSystem);
  } catch (error) {
    throw await afterFailure(run, error, stage, before, state.sheetNames, options);
  }
  const done = await finishLooks(run, staged);
  // What an earlier writing kept is of no more use; where it cannot be taken away now, the next writing does.
  await removeSheets(run, aside).catch(() => undefined);
  const charts = Object.fromEntries(staged.flatMap(({ write, finalName }) => {
    const chart = placedChart(write);
    return chart === undefined ? [] : [[finalName, chart]];
  }));
  return { charts, notes: done };
}

/** Chart, print settings and the like: what a plan can do without. Where Excel refuses them, that is a note. */
async function finishLooks(run: Runner, staged: readonly Staged[]): Promise<string[]> {
  try {
    await run((context) => {
      quietly(context);
      for (const { write, finalName } of staged) queueLastLooks(context.workbook.worksheets.getItem(finalName), write);
      return () => undefined;
    });
    return [];
  } catch (error) {
    return [`The figures are written, but not all print settings and charts: ${error instanceof ExcelRefusal ? error.message : String(error)}`];
  }
}

/** How far a writing has come: what is there is touched only by the last step. */
type Stage = 'filling' | 'keeping' | 'swapping';

/** Puts everything back; the error says so, or says where what was there is kept. */
async function afterFailure(run: Runner, error: unknown, stage: Stage, before: Before, sheetsBefore: readonly string[], { dateSystem, forget }: WriteOptions): Promise<unknown> {
  try {
    if (stage === 'swapping') await putBack(run, before, dateSystem);
    else await removeSheets(run, [...before.staging, ...(stage === 'keeping' ? await copiesMade(run, before, sheetsBefore) : [])]);
    await forget();
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
async function copiesMade(run: Runner, { kept, formulas }: Before, sheetsBefore: readonly string[]): Promise<string[]> {
  const there = (await listSheets(run)).map(({ name }) => name);
  return there.filter((name) => !sheetsBefore.includes(name) && (name === formulas || kept.some((sheet) => name === sheet.copy || isNameFor(name, sheet.name))));
}

/** The error, with the word that nothing was changed. */
function unchanged(error: unknown): unknown {
  if (!(error instanceof ExcelRefusal)) return error;
  return new ExcelRefusal(error.code, `${error.message} Nothing was changed: the workbook is as it was.`);
}
