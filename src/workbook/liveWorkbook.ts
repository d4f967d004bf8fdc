/** A workbook that is open in front of the user: what the pane needs beyond reading and writing. */
import type { CellRange, CellValue, Progress, WorkbookPort } from './port';
import type { SheetWrite } from './sheetWrite';
import type { HeaderMapping } from './staff/columns';

export interface CellPlace {
  readonly sheet: string;
  readonly range: CellRange;
  /** How many areas are selected. */
  readonly areas: number;
}

/** A sheet, and the tables on it, to choose from. */
export interface SheetParts {
  readonly name: string;
  readonly tables: readonly string[];
}

/** What Restore would do. */
export interface Restorable {
  /** Sheets that get back what was on them. */
  readonly putBack: readonly string[];
  /** Sheets that were not there and are taken away. */
  readonly takeAway: readonly string[];
}

export interface LiveWorkbook extends WorkbookPort {
  /**
   * Writes as every port does. `isStillRight` throws where what the plan was made from has changed: it is asked just before
   * anything that is there is touched.
   */
  write(sheets: readonly SheetWrite[], own: ReadonlySet<string>, progress?: Progress, isStillRight?: () => Promise<void>): Promise<readonly string[]>;
  parts(): Promise<readonly SheetParts[]>;
  /** The selected cells; of several areas the first. */
  selection(): Promise<CellPlace>;
  /** The values of a row up to a column, both from 1; a date is its serial number. */
  rowAt(sheet: string, row: number, lastColumn: number): Promise<readonly CellValue[]>;
  /** Shows the sheet, and selects the cell where one is named. */
  goTo(sheet: string, cell?: string): Promise<void>;
  /** Puts the sample in as sheets of the user's own; the name of the first. */
  insertSample(sheets: readonly SheetWrite[]): Promise<string>;
  restorable(): Restorable | null;
  restore(): Promise<void>;
  /** The mapping that the user made, kept in the workbook. */
  mapping(): HeaderMapping | null;
  /** Keeps it; resolves to whether the workbook took it. */
  keepMapping(mapping: HeaderMapping): Promise<boolean>;
  /** Calls the listener when cells of a sheet changed, with its name; gives back how to end it. */
  onEdited(listener: (sheet: string) => void): Promise<() => void>;
  /** Calls the listener when other cells were selected; gives back how to end it. */
  onSelected(listener: () => void): Promise<() => void>;
}
