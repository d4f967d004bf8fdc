/** The user's formulas in Excel: reads those of selected cells, and replaces single ones. */
import type { FormulaCell, FormulaCells, ReplacedFormulas } from '../workbook/formulaCells';
import { cellAddress, errorCell, type CellValue } from '../workbook/port';
import { excelRunner, PATIENCE, type Patience, type Runner } from './excelRunner';
import { rangeOfAddress } from './readSheets';
import { ExcelRefusal } from './refusal';

const KEY = 'astPlannerFormulas';
const VERSION = 1;
/** Settings are no place for much. */
const MOST_CHARACTERS = 60_000;
const MOST_CELLS = 50_000;
/** So many formulas, or characters of them, go to Excel at once. */
const CELLS_AT_ONCE = 200;
const CHARACTERS_AT_ONCE = 300_000;

function valueOf(raw: unknown): CellValue {
  if (typeof raw === 'string') return errorCell(raw) ?? raw;
  return typeof raw === 'number' || typeof raw === 'boolean' ? raw : null;
}

function formulaText(raw: unknown): string {
  return typeof raw === 'string' && raw.startsWith('=') ? raw : '';
}

async function selectedIn(run: Runner): ReturnType<FormulaCells['selected']> {
  const found = await run((context) => {
    const areas = context.workbook.getSelectedRanges().untrack();
    areas.areas.load('items/address');
    areas.worksheet.load('id,name');
    areas.worksheet.protection.load('protected');
    const used = areas.worksheet.getUsedRangeOrNullObject(true).untrack();
    used.load('address');
    return () => ({
      sheet: areas.worksheet.name, sheetId: areas.worksheet.id, isProtected: areas.worksheet.protection.protected,
      areas: used.isNullObject ? [] : areas.areas.items.map(({ address }) => address),
    });
  });
  const parts = await run((context) => {
    const sheet = context.workbook.worksheets.getItem(found.sheetId);
    const used = sheet.getUsedRangeOrNullObject(true).untrack();
    const ranges = found.areas.map((address) => {
      const range = sheet.getRange(address.slice(address.lastIndexOf('!') + 1)).untrack().getIntersectionOrNullObject(used).untrack();
      range.load('address,cellCount');
      return range;
    });
    return () => ranges.flatMap((range) => (range.isNullObject ? [] : [{ address: range.address, count: range.cellCount }]));
  });
  if (parts.reduce((sum, { count }) => sum + count, 0) > MOST_CELLS) throw new ExcelRefusal('TooMany', `More than ${String(MOST_CELLS)} cells are selected. Select fewer, such as the columns that hold the functions.`);
  const cells = new Map<string, FormulaCell>();
  for (const { address } of parts) {
    const corner = rangeOfAddress(address);
    if (corner === undefined) continue;
    const { formulas, values } = await run((context) => {
      const range = context.workbook.worksheets.getItem(found.sheetId).getRange(address.slice(address.lastIndexOf('!') + 1)).untrack();
      range.load('formulas,values');
      return () => ({ formulas: range.formulas as unknown[][], values: range.values as unknown[][] });
    });
    formulas.forEach((line, down) => {
      line.forEach((raw, across) => {
        const [row, column, formula] = [corner.firstRow + down, corner.firstColumn + across, formulaText(raw)];
        if (formula !== '') cells.set(`${String(row)} ${String(column)}`, { row, column, formula, value: valueOf(values[down]?.[across]) });
      });
    });
  }
  return { sheet: found.sheet, sheetId: found.sheetId, isProtected: found.isProtected, cells: [...cells.values()] };
}

/** In pieces that Excel takes at once. */
function piecesOf<T>(all: readonly T[], size: (one: T) => number): T[][] {
  const pieces: T[][] = [];
  let characters = Infinity;
  for (const one of all) {
    const piece = pieces.at(-1);
    if (piece === undefined || piece.length >= CELLS_AT_ONCE || characters + size(one) > CHARACTERS_AT_ONCE) {
      pieces.push([one]);
      characters = size(one);
    } else {
      piece.push(one);
      characters += size(one);
    }
  }
  return pieces;
}

function replacedIn(text: unknown): ReplacedFormulas[] {
  try {
    const value: unknown = JSON.parse(typeof text === 'string' ? text : '');
    const kept = typeof value === 'object' && value !== null && 'version' in value && value.version === VERSION && 'replaced' in value ? value.replaced : [];
    const isCell = (cell: Record<string, unknown>): boolean => typeof cell['row'] === 'number' && typeof cell['column'] === 'number' && typeof cell['formula'] === 'string' && typeof cell['since'] === 'string';
    return (Array.isArray(kept) ? kept as Record<string, unknown>[] : []).filter((one) => typeof one['sheetId'] === 'string' && Array.isArray(one['cells']) && (one['cells'] as Record<string, unknown>[]).every(isCell)) as unknown as ReplacedFormulas[];
  } catch {
    return [];
  }
}

/** Opens the user's formulas in the workbook that Excel shows. */
export function openFormulaCells(onWaiting: Patience['onWaiting'], patience: Omit<Patience, 'onWaiting'> = PATIENCE): FormulaCells {
  const run = excelRunner({ ...patience, onWaiting });
  return {
    selected: () => selectedIn(run),
    async read(sheetId, cells) {
      const found: FormulaCell[] = [];
      let [sheet, isProtected] = ['', false];
      for (const piece of piecesOf(cells, () => 1)) {
        await run((context) => {
          const worksheet = context.workbook.worksheets.getItem(sheetId);
          worksheet.load('name');
          worksheet.protection.load('protected');
          const ranges = piece.map(({ row, column }) => {
            const range = worksheet.getRange(cellAddress(row, column)).untrack();
            range.load('formulas,values');
            return { row, column, range };
          });
          return () => {
            sheet = worksheet.name;
            isProtected = worksheet.protection.protected;
            for (const { row, column, range } of ranges) found.push({ row, column, formula: formulaText((range.formulas as unknown[][])[0]?.[0]), value: valueOf((range.values as unknown[][])[0]?.[0]) });
          };
        });
      }
      return { sheet, isProtected, cells: found };
    },
    async write(sheetId, changes) {
      for (const piece of piecesOf(changes, ({ to }) => to.length)) {
        await run((context) => {
          const worksheet = context.workbook.worksheets.getItem(sheetId);
          for (const { row, column, to } of piece) worksheet.getRange(cellAddress(row, column)).untrack().formulas = [[to]];
          return () => undefined;
        });
      }
    },
    replaced: () => Promise.resolve(replacedIn(Office.context.document.settings.get(KEY))),
    keep(replaced) {
      const { settings } = Office.context.document;
      const text = JSON.stringify({ version: VERSION, replaced });
      if (text.length > MOST_CHARACTERS) return Promise.resolve(false);
      if (replaced.length === 0) settings.remove(KEY);
      else settings.set(KEY, text);
      return new Promise((resolve) => { settings.saveAsync((result) => { resolve(String(result.status) === 'succeeded'); }); });
    },
  };
}
