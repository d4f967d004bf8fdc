/** The port on the workbook that is open in Excel. */
import { cellAddress, parseRange, type CellRange, type CellValue, type Progress, type SheetGrid } from '../workbook/port';
import type { CellPlace, LiveWorkbook, Restorable, SheetParts } from '../workbook/liveWorkbook';
import { MOST_ROWS, type DateSystem, type SheetWrite } from '../workbook/sheetWrite';
import type { HeaderMapping } from '../workbook/staff/columns';
import { excelRunner, PATIENCE, type Patience, type Runner } from './excelRunner';
import { freshMemory, readMemory, saveMemory } from './paneMemory';
import { listSheets, rangeOfAddress, readDateSystem, readGrids } from './readSheets';
import { ExcelRefusal } from './refusal';
import type { Before } from './before';
import { putBack } from './putBack';
import { writeSheets } from './writeSheets';

export interface ExcelOptions {
  /** Gives other things a turn, so that the pane stays awake. */
  readonly breathe: () => Promise<void>;
  /** Told while Excel makes the product wait, with a sentence; `null` when it is over. */
  readonly onWaiting?: (sentence: string | null) => void;
  readonly patience?: Omit<Patience, 'onWaiting'>;
}

/** Changes within so many milliseconds are looked at together. */
const EVENTS_GATHERED = 300;
const ALL_ROWS = { firstRow: 1, lastRow: MOST_ROWS };
const MOST_COLUMNS = 16_384;

/** The rectangle of a selection; whole columns and whole rows are rectangles too. */
function selectedRange(address: string): CellRange {
  const range = rangeOfAddress(address);
  if (range !== undefined) return range;
  const [from = '', to = from] = address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '').split(':');
  const columns = parseRange(`${from}1:${to}1`);
  if (columns !== undefined) return { ...columns, ...ALL_ROWS };
  const rows = parseRange(`A${from}:A${to}`);
  return rows === undefined ? { ...ALL_ROWS, firstColumn: 1, lastColumn: MOST_COLUMNS } : { ...rows, lastColumn: MOST_COLUMNS };
}

function selectionIn(run: Runner): Promise<CellPlace> {
  return run((context) => {
    const areas = context.workbook.getSelectedRanges().untrack();
    areas.areas.load('items/address');
    areas.worksheet.load('name');
    return () => ({ sheet: areas.worksheet.name, range: selectedRange(areas.areas.items[0]?.address ?? ''), areas: areas.areas.items.length });
  });
}

function partsIn(run: Runner): Promise<SheetParts[]> {
  return run((context) => {
    const { worksheets, tables } = context.workbook;
    worksheets.load('items/name');
    tables.load('items/name,items/worksheet/name');
    return () => worksheets.items.map(({ name }) => ({
      name,
      tables: tables.items.filter((table) => table.worksheet.name === name).map((table) => table.name),
    }));
  });
}

function showCell(run: Runner, sheetName: string, cell: string | undefined): Promise<void> {
  return run((context) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    sheet.activate();
    if (cell !== undefined) sheet.getRange(cell).untrack().select();
    return () => undefined;
  });
}

/** Registers for an event of the workbook; gives back how to end it. */
function listening(run: Runner, register: (context: Excel.RequestContext) => OfficeExtension.EventHandlerResult<unknown>): Promise<() => void> {
  return run((context) => {
    const result = register(context);
    return () => () => {
      const end = async (): Promise<void> => {
        result.remove();
        await result.context.sync();
      };
      // Where the workbook is gone, so is the event.
      end().catch(() => undefined);
    };
  });
}

/** Opens the workbook that Excel shows. */
export async function openExcel({ breathe, onWaiting = () => undefined, patience = PATIENCE }: ExcelOptions): Promise<LiveWorkbook> {
  const run = excelRunner({ ...patience, onWaiting });
  const dateSystem: DateSystem = await readDateSystem(run);
  let memory = readMemory();
  const isWriting = { now: false };

  async function rememberBefore(before: Before | null): Promise<void> {
    memory = { ...memory, before };
    if (!await saveMemory(memory) && before !== null) {
      throw new ExcelRefusal('NotKept', 'The workbook could not take down what is needed to put things back. Save it, and try again.');
    }
  }

  async function quietlyWriting<T>(work: () => Promise<T>): Promise<T> {
    isWriting.now = true;
    try {
      return await work();
    } finally {
      isWriting.now = false;
    }
  }

  return {
    sheets: () => listSheets(run),
    heads: (names, rows) => readGrids(run, names, { dateSystem, firstRows: rows }),
    read: (names, progress): Promise<SheetGrid[]> => readGrids(run, names, { dateSystem, ...(progress === undefined ? {} : { progress }) }),
    async write(sheets: readonly SheetWrite[], own: ReadonlySet<string>, progress?: Progress, isStillRight?: () => Promise<void>) {
      memory = await freshMemory(memory);
      const earlier = memory.before;
      const forget = (): Promise<void> => rememberBefore(earlier);
      const { charts, notes } = await quietlyWriting(() => writeSheets(run, sheets, own, {
        dateSystem, breathe, remember: rememberBefore, forget, charts: memory.charts,
        ...(progress === undefined ? {} : { progress }), ...(isStillRight === undefined ? {} : { isStillRight }),
      }));
      // Charts of sheets that were not written this time stay where they are.
      memory = { ...memory, charts: { ...memory.charts, ...charts } };
      await saveMemory(memory);
      return notes;
    },
    parts: () => partsIn(run),
    selection: () => selectionIn(run),
    rowAt: (sheet, row, lastColumn) => run((context) => {
      const cells = context.workbook.worksheets.getItem(sheet).getRange(`A${String(row)}:${cellAddress(row, lastColumn)}`).untrack();
      cells.load('values');
      return () => (cells.values[0] ?? []) as CellValue[];
    }),
    goTo: (sheet, cell) => showCell(run, sheet, cell),
    async insertSample(sheets) {
      const names = new Set((await listSheets(run)).map(({ name }) => name));
      await quietlyWriting(() => writeSheets(run, sheets, new Set(), { dateSystem, breathe, remember: () => Promise.resolve(), forget: () => Promise.resolve() }));
      const added = (await listSheets(run)).find(({ name }) => !names.has(name));
      return added?.name ?? sheets[0]?.name ?? '';
    },
    restorable(): Restorable | null {
      const { before } = memory;
      return before === null ? null : { putBack: before.kept.map(({ name }) => name), takeAway: before.added };
    },
    async restore() {
      const shown = JSON.stringify(memory.before);
      memory = await freshMemory(memory);
      const { before } = memory;
      if (JSON.stringify(before) !== shown) throw new ExcelRefusal('Changed', 'A plan was written or put back from another pane since. Look at what Restore would do now, and choose it again.');
      if (before === null) throw new ExcelRefusal('NothingKept', 'There is nothing to put back: no plan was written since the workbook was opened, or it was put back already.');
      await quietlyWriting(() => putBack(run, before, dateSystem));
      // The charts that stand there now are those that were put back.
      const gone = new Set([...before.kept.map(({ name }) => name), ...before.added]);
      const charts = before.kept.flatMap(({ name, chart }) => (chart === null ? [] : [[name, chart] as const]));
      memory = { ...memory, charts: Object.fromEntries([...Object.entries(memory.charts).filter(([name]) => !gone.has(name)), ...charts]) };
      await rememberBefore(null);
    },
    mapping: () => memory.mapping,
    async keepMapping(mapping: HeaderMapping) {
      memory = { ...memory, mapping };
      return saveMemory(memory);
    },
    onEdited: (listener) => {
      // A writing, the product's own among them, raises the event many times over: the sheets are looked up once.
      const edited = new Set<string>();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tell = async (): Promise<void> => {
        const ids = [...edited];
        edited.clear();
        const names = await run((context) => {
          const sheets = ids.map((id) => {
            const sheet = context.workbook.worksheets.getItemOrNullObject(id);
            sheet.load('name');
            return sheet;
          });
          return () => sheets.flatMap((sheet) => (sheet.isNullObject ? [] : [sheet.name]));
        });
        for (const name of names) listener(name);
      };
      return listening(run, (context) => context.workbook.worksheets.onChanged.add(({ worksheetId }) => {
        if (isWriting.now) return Promise.resolve();
        edited.add(worksheetId);
        clearTimeout(timer);
        // Where Excel does not answer, the next look finds what changed.
        timer = setTimeout(() => { tell().catch(() => undefined); }, EVENTS_GATHERED);
        return Promise.resolve();
      }));
    },
    onSelected: (listener) => listening(run, (context) => context.workbook.worksheets.onSelectionChanged.add(() => {
      listener();
      return Promise.resolve();
    })),
  };
}
