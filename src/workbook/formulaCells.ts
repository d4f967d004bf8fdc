/** The user's own formulas, as far as the pane may change them: only cells that are selected, and only so that they can be put back. */
import type { CellValue } from './port';

/** A cell with a formula; `row` and `column` count from 1. */
export interface FormulaCell {
  readonly row: number;
  readonly column: number;
  /** With its “=”, in English, as Excel keeps it. */
  readonly formula: string;
  readonly value: CellValue;
}

export interface SelectedFormulas {
  readonly sheet: string;
  /** Stays the same when the sheet is renamed. */
  readonly sheetId: string;
  readonly isProtected: boolean;
  readonly cells: readonly FormulaCell[];
}

/** A formula that is put in place of another. */
export interface FormulaChange {
  readonly row: number;
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/** The formulas of a sheet that were replaced, as they were. */
export interface ReplacedFormulas {
  readonly sheetId: string;
  readonly cells: readonly { readonly row: number; readonly column: number; readonly formula: string; readonly since: string }[];
}

export interface FormulaCells {
  /** The cells with a formula among those that are selected. */
  selected(): Promise<SelectedFormulas>;
  /** These cells of a sheet as they are now, in the same order; those that have no formula have an empty one. */
  read(sheetId: string, cells: readonly { readonly row: number; readonly column: number }[]): Promise<{ readonly sheet: string; readonly isProtected: boolean; readonly cells: readonly FormulaCell[] }>;
  /** Puts the formulas into their cells. */
  write(sheetId: string, changes: readonly { readonly row: number; readonly column: number; readonly to: string }[]): Promise<void>;
  /** What was replaced and not put back yet. */
  replaced(): Promise<readonly ReplacedFormulas[]>;
  /** Keeps in the workbook what was replaced; resolves to whether the workbook took it. */
  keep(replaced: readonly ReplacedFormulas[]): Promise<boolean>;
}
