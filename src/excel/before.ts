/** What was there before a plan was written, as Restore needs it. */
import type { NameState } from './ownState';
import type { PlacedChart } from './sheetChart';

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
  /** The hidden sheet that holds the formulas of the tables; `null` where they had none. */
  readonly formulas: string | null;
  /** Hidden sheets of the writing, which may be left over where it was broken off. */
  readonly staging: readonly string[];
}

/** The product's charts by the names of their sheets. */
export type PlacedCharts = Readonly<Record<string, PlacedChart>>;
