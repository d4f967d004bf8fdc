/** Parts of the pane that are loaded when they are first needed: most who open it read and plan before anything else. */
import { ExcelRefusal } from '../excel';
import type * as SampleParts from '../workbook/sample';
import type * as Auditing from './auditing';
import type * as PlainCells from './plainCells';
import type * as Planning from './planning';
import type * as SheetParts from './sheetParts';

const NOT_LOADED = 'A part of the pane could not be loaded. Check the connection and try again.';

/** The part, or a sentence to the user where it cannot be fetched; the next try fetches it anew. */
export async function loaded<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch {
    throw new ExcelRefusal('NotLoaded', NOT_LOADED);
  }
}

/** The reading of a staff list, and the plan. */
export const loadPlanning = (): Promise<typeof Planning> => loaded(() => import('./planning'));

/** The making of the sheets, with their formulas and the reasons for their figures. */
export const loadSheetParts = (): Promise<typeof SheetParts> => loaded(() => import('./sheetParts'));

/** The reading, judging and writing of an audit. */
export const loadAuditing = (): Promise<typeof Auditing> => loaded(() => import('./auditing'));

export const loadSample = (): Promise<typeof SampleParts> => loaded(() => import('../workbook/sample'));

export type PlainModule = typeof PlainCells;

/** What turns functions into plain formulas. */
export const loadPlainCells = (): Promise<PlainModule> => loaded(() => import('./plainCells'));
