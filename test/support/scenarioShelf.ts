/** Saved plans for tests: shelves, the sheet they are written to, and a sheet that somebody edits by hand. */
import { finish } from '../../src/domain/work';
import { DEFAULT_SETTINGS, planPosts, type PlanSettings } from '../../src/projection';
import { assumptionsOf, resolveSettings } from '../../src/workbook/assumptions';
import { cellText, type CellValue, type SheetGrid } from '../../src/workbook/port';
import { readScenarios } from '../../src/workbook/scenarios/readScenarios';
import type { ScenarioSource } from '../../src/workbook/scenarios/scenario';
import { EMPTY_SHELF, saveScenario, type ScenarioShelf, type ScenarioWays, type ShelfChange, type ShelfRefusal } from '../../src/workbook/scenarios/shelf';
import { scenariosSheet } from '../../src/workbook/sheets';
import type { AstPost } from '../../src/domain/staff';
import { memoryWorkbook } from './memoryWorkbook';
import { postWith } from './posts';

export const WAYS: ScenarioWays = { replace: 'by REPLACE', unlock: 'by UNLOCK', instead: 'by INSTEAD' };

export function sourceOf(posts: readonly AstPost[] = [postWith()], changes: Readonly<Record<string, string>> = {}, writtenAt = '2026-01-02 03:04'): ScenarioSource {
  const resolved = resolveSettings(new Map(Object.entries(changes)), [], []);
  const settings: PlanSettings = { ...DEFAULT_SETTINGS, ...resolved.settings };
  const plan = planPosts(posts, settings);
  return { plan, assumptions: assumptionsOf(plan, resolved), readFrom: 'Staff', version: '1.2.3', writtenAt, fingerprint: '0123456789abcdef' };
}

export function shelfAfter(change: ShelfChange | ShelfRefusal): ScenarioShelf {
  if ('refusal' in change) throw new Error(change.refusal);
  return change.shelf;
}

/** A shelf with these plans, in this order. */
export function shelfWith(plans: Readonly<Record<string, ScenarioSource>>): ScenarioShelf {
  return Object.entries(plans).reduce((shelf, [name, source]) => shelfAfter(saveScenario(shelf, source, name, false, WAYS)), EMPTY_SHELF);
}

/** The cells of the sheet, as a workbook gives them back. */
export async function writtenGrid(shelf: ScenarioShelf): Promise<SheetGrid> {
  const workbook = memoryWorkbook([]);
  await workbook.write([scenariosSheet(shelf)], new Set());
  const [grid] = await workbook.read(['AST Scenarios']);
  if (grid === undefined) throw new Error('nothing was written');
  return grid;
}

export function readBack(grid: SheetGrid): ScenarioShelf {
  return finish(readScenarios(grid));
}

/** The rows of the table that has all these headings. */
export function tableRows(grid: SheetGrid, ...headings: readonly string[]): { readonly at: (heading: string) => number; readonly rows: SheetGrid['rows'] } {
  const header = grid.rows.find(({ values }) => headings.every((heading) => values.some((value) => cellText(value) === heading)));
  if (header === undefined) throw new Error(`no table with ${headings.join(', ')}`);
  const next = grid.rows.find(({ row, values }) => row > header.row && values.length === 1)?.row ?? Infinity;
  return { at: (heading) => header.values.findIndex((value) => cellText(value) === heading), rows: grid.rows.filter(({ row }) => row > header.row && row < next) };
}

/** The grid with one cell changed; rows count from 1, columns from 0. */
export function edited(grid: SheetGrid, row: number, column: number, value: CellValue): SheetGrid {
  return {
    ...grid,
    rows: grid.rows.map((entry) => {
      if (entry.row !== row) return entry;
      const values = [...entry.values];
      while (values.length <= column) values.push(null);
      values[column] = value;
      return { row, values };
    }),
  };
}
