/**
 * Engines go from workbook to workbook: most of what one is given the one before it had as well, such as the sheets of a plan in test after test, and
 * reading a formula is what takes longest. An engine that is taken away is asked for again when its workbook is calculated the next time.
 */
import type { CalculationEngine } from './calculationEngine';
import type { CellValue } from './grid';

/** What an engine was given for a cell: a value, or a formula with what it was translated for. */
export interface Given { readonly value: CellValue; readonly formula: string | null; readonly structure: string; readonly text: string | null }
/** By the place of the cell in its sheet. */
export type GivenCells = Map<number, Given>;

/** An engine, and what its sheets hold, by their numbers. */
export interface LentEngine { readonly engine: CalculationEngine; readonly cells: Map<number, GivenCells> }
export interface Borrower {
  /** Hands the engine over, and knows nothing of it any more. */
  giveUp(): LentEngine;
}

/** Two workbooks are calculated in turns in some tests. */
const MOST_ENGINES = 2;
/** An engine that has read many formulas is slow at reading more: a new one is better then. A plan has some thousands. */
const MOST_FORMULAS = 8_000;
/** Who has an engine; who used it last stands last. */
const borrowers: Borrower[] = [];

/** Forgets who has given up its engine. */
export function returned(by: Borrower): void {
  const at = borrowers.indexOf(by);
  if (at >= 0) borrowers.splice(at, 1);
}

/** Takes down that it uses its engine now. */
export function inUse(by: Borrower): void {
  if (borrowers.at(-1) === by) return;
  returned(by);
  borrowers.push(by);
}

/** The engine that was not used for longest, where there are enough of them. */
export function engineToTakeOver(): LentEngine | null {
  if (borrowers.length < MOST_ENGINES) return null;
  const lent = borrowers.shift()?.giveUp();
  if (lent === undefined || lent.engine.formulasRead <= MOST_FORMULAS) return lent ?? null;
  lent.engine.free();
  return null;
}
