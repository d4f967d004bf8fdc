import { NotImplemented } from './excelError';
import { OWN_ROW, translated, type Translated } from './formulaTranslation';
import type { Sheet } from './sheet';
import type { SimulatedWorkbook } from './simulatedWorkbook';
import type { Place } from './structuredReference';

/**
 * The formulas of a workbook as the engine is to have them. A formula that fills a column is translated once, and its own row put in for every cell of
 * it; that holds as long as the tables, names and sheets stay as they are.
 */
export class Translations {
  private known = new Map<Sheet, Map<string, Translated>>();
  private structure = '';

  constructor(private readonly workbook: SimulatedWorkbook) {}

  forget(): void {
    this.known = new Map();
  }

  /** The formula at a place of the workbook, whose tables, names and sheets are summed up in `structure`. */
  textOf(formula: string, at: Place, structure: string, keyOf: (sheet: Sheet) => string): string {
    if (structure !== this.structure) this.forget();
    this.structure = structure;
    if (formula.includes(OWN_ROW)) throw new NotImplemented('a character for private use in a formula');
    const ofSheet = this.known.get(at.sheet) ?? new Map<string, Translated>();
    this.known.set(at.sheet, ofSheet);
    const before = ofSheet.get(formula);
    const found = before !== undefined && at.row >= before.top && at.row <= before.bottom ? before : translated(this.workbook, formula, at, keyOf);
    ofSheet.set(formula, found);
    return found.text.replaceAll(OWN_ROW, String(at.row + 1));
  }
}
