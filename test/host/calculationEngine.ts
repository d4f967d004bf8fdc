import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { initSync, Model } from '@ironcalc/wasm';
import { columnName } from './address';
import type { CellValue } from './grid';
import { NotImplemented } from './excelError';

const PROGRAM = join(dirname(createRequire(import.meta.url).resolve('@ironcalc/wasm')), 'wasm_bg.wasm');
/** What the engine calls the types of values. */
const TYPES = { number: 1, text: 2, logical: 4, error: 16 } as const;
/** Errors that are the engine's own, not Excel's. */
const OWN_ERRORS: ReadonlySet<string> = new Set(['#N/IMPL!', '#ERROR!', '#CIRC!', '#SPILL!', '#CALC!']);
let isLoaded = false;

/** What the engine's sheet is called in formulas. Sheets count from 0, as rows and columns do. */
export function sheetKey(sheet: number): string {
  return `S_${sheet}`;
}

/**
 * Sheets of cells that IronCalc calculates. Beside every sheet lies another that turns its formulas' values into texts: that way a number comes
 * back with all its digits. All sheets are there before the first formula, and none is renamed: the engine would read its formulas again from texts
 * that have lost brackets.
 */
export class CalculationEngine {
  /** How many formulas it was given, all in all: it keeps every one that differs, and looks through all of them for the next. */
  formulasRead = 0;
  private readonly model: Model;

  constructor(readonly sheetCount: number) {
    if (!isLoaded) initSync({ module: readFileSync(PROGRAM) });
    isLoaded = true;
    this.model = new Model('workbook', 'en-GB', 'UTC', 'en');
    this.model.pauseEvaluation();
    for (let index = 1; index < sheetCount * 2; index += 1) this.model.newSheet();
    for (let index = 0; index < sheetCount * 2; index += 1) this.model.renameSheet(index, index < sheetCount ? sheetKey(index) : `T_${index - sheetCount}`);
  }

  /** Puts a value, as it is, into a cell without a formula. */
  putValue(sheet: number, row: number, column: number, value: CellValue): void {
    const text = typeof value === 'object' ? value.error : typeof value === 'string' ? `'${value}` : String(value).toUpperCase();
    this.model.setUserInput(sheet, row + 1, column + 1, text);
  }

  /** Takes away what is in a cell, a value or a formula. */
  clear(sheet: number, row: number, column: number): void {
    this.model.setUserInput(sheet, row + 1, column + 1, '');
    this.model.setUserInput(this.sheetCount + sheet, row + 1, column + 1, '');
  }

  putFormula(sheet: number, row: number, column: number, formula: string): void {
    this.formulasRead += 1;
    this.model.setUserInput(sheet, row + 1, column + 1, formula);
    this.model.setUserInput(this.sheetCount + sheet, row + 1, column + 1, `=${sheetKey(sheet)}!${columnName(column)}${row + 1}&""`);
  }

  calculate(): void {
    this.model.evaluate();
  }

  /** What the formula in this cell came to. */
  value(sheet: number, row: number, column: number): CellValue {
    const spread = this.model.getCellArrayStructure(sheet, row + 1, column + 1);
    if (typeof spread === 'object' && !('DynamicAnchor' in spread && spread.DynamicAnchor.every((size) => size === 1))) throw new NotImplemented('formulas that give more than one cell');
    const type = this.model.getCellType(sheet, row + 1, column + 1);
    if (type === TYPES.error) return this.error(this.model.getFormattedCellValue(sheet, row + 1, column + 1));
    const text = this.model.getFormattedCellValue(this.sheetCount + sheet, row + 1, column + 1);
    if (type === TYPES.number) return Number(text) + 0;
    if (type === TYPES.logical) return text === 'TRUE';
    if (type !== TYPES.text) throw new NotImplemented(`values of the engine's type ${type}`);
    return text;
  }

  private error(error: string): CellValue {
    if (error === '#CIRC!') throw new NotImplemented('formulas that go round in a circle');
    if (OWN_ERRORS.has(error)) throw new NotImplemented(`a formula that the engine answers with ${error}`);
    return { error };
  }

  free(): void {
    this.model.free();
  }
}
