/**
 * Turns the functions in selected cells into plain formulas, and puts the old formulas back: what is done, apart from its looks. It is a
 * part of its own, which the pane loads when it is first shown.
 */
import { ExcelRefusal } from '../excel';
import { plainFormula } from '../functions/plainFormula';
import type { FormulaCells, FormulaChange, ReplacedFormulas } from '../workbook/formulaCells';
import { cellAddress, isErrorCell, type CellValue } from '../workbook/port';

export { openFormulaCells } from '../excel';

/** What would be done to the selected cells. */
export interface PlainPlan {
  readonly sheet: string;
  readonly sheetId: string;
  readonly changes: readonly FormulaChange[];
  /** Cells with our functions that stay as they are, each with the reason. */
  readonly stays: readonly string[];
}

export interface PlainDone {
  readonly turned: number;
  readonly stays: readonly string[];
}

const nameOf = ({ row, column }: { readonly row: number; readonly column: number }): string => cellAddress(row, column);

/** 1 cell, 2 cells. */
export function cellsText(count: number): string {
  return count === 1 ? '1 cell' : `${String(count)} cells`;
}

/** Looks at the selected cells. Nothing is changed. */
export async function lookAtSelected(cells: FormulaCells): Promise<PlainPlan> {
  const selected = await cells.selected();
  const changes: FormulaChange[] = [];
  const stays: string[] = [];
  for (const cell of selected.cells) {
    const plain = plainFormula(cell.formula);
    if (plain === null) continue;
    if ('stays' in plain) stays.push(`${nameOf(cell)} stays as it is: ${plain.stays}.`);
    else if (isErrorCell(cell.value)) stays.push(`${nameOf(cell)} stays as it is: it shows ${cell.value.error} now.`);
    else changes.push({ row: cell.row, column: cell.column, from: cell.formula, to: plain.formula });
  }
  return { sheet: selected.sheet, sheetId: selected.sheetId, changes, stays };
}

function refuseProtected(sheet: string, isProtected: boolean): void {
  if (isProtected) throw new ExcelRefusal('AccessDenied', `“${sheet}” is protected, and nothing was changed. Unprotect it under Review, Unprotect Sheet, and try again.`);
}

/** To the penny; texts and truth as they are. */
function isSame(one: CellValue, other: CellValue): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < 0.005;
  return one === other;
}

/** What is kept, with this in place of the same cells of an earlier turn. */
function withReplaced(kept: readonly ReplacedFormulas[], { sheetId, cells }: ReplacedFormulas): ReplacedFormulas[] {
  const others = kept.filter((one) => one.sheetId !== sheetId);
  const isAnew = new Set(cells.map(nameOf));
  const before = kept.filter((one) => one.sheetId === sheetId).flatMap((one) => one.cells).filter((cell) => !isAnew.has(nameOf(cell)));
  return [...others, { sheetId, cells: [...before, ...cells] }].filter((one) => one.cells.length > 0);
}

/**
 * Puts the plain formulas into the cells of the plan that was shown. What is there is kept in the workbook first. A cell whose figure
 * is another afterwards gets its old formula back.
 */
export async function turnIntoPlain(cells: FormulaCells, { sheetId, changes }: PlainPlan): Promise<PlainDone> {
  const now = await cells.read(sheetId, changes);
  refuseProtected(now.sheet, now.isProtected);
  if (now.cells.some(({ formula }, index) => formula !== changes[index]?.from)) throw new ExcelRefusal('Changed', 'Some of the cells changed since they were looked at, and nothing was done. Look at them again.');
  const kept = await cells.replaced();
  const noted = (texts: readonly string[]): ReplacedFormulas => ({ sheetId, cells: changes.map(({ row, column, from }, index) => ({ row, column, formula: from, since: texts[index] ?? '' })) });
  if (!await cells.keep(withReplaced(kept, noted(changes.map(({ to }) => to))))) {
    await cells.keep(kept);
    throw new ExcelRefusal('NotKept', 'The workbook cannot keep so many old formulas for Restore, and nothing was changed. Select fewer cells at a time.');
  }
  await cells.write(sheetId, changes);
  const after = (await cells.read(sheetId, changes)).cells;
  const other = changes.filter((_, index) => !isSame(now.cells[index]?.value ?? null, after[index]?.value ?? null));
  if (other.length > 0) await cells.write(sheetId, other.map(({ row, column, from }) => ({ row, column, to: from })));
  // Excel may write a formula in its own way: what it made of it tells later whether somebody changed it.
  const stayed = noted(changes.map((_, index) => after[index]?.formula ?? '')).cells.filter((_, index) => !other.some((change) => change === changes[index]));
  await cells.keep(withReplaced(withReplaced(kept, { sheetId, cells: [] }), { sheetId, cells: stayed }));
  return { turned: stayed.length, stays: other.map((cell) => `${nameOf(cell)} stays as it is: the plain formula gave another figure.`) };
}

/** How many cells Restore would put back. */
export async function restorableFormulas(cells: FormulaCells): Promise<number> {
  return (await cells.replaced()).reduce((sum, one) => sum + one.cells.length, 0);
}

/** Puts the old formulas back where nobody changed the cells since; says which were changed. */
export async function restoreFormulas(cells: FormulaCells): Promise<string> {
  const left: string[] = [];
  let [back, kept] = [0, await cells.replaced()];
  for (const { sheetId, cells: replaced } of kept) {
    const now = await cells.read(sheetId, replaced);
    refuseProtected(now.sheet, now.isProtected);
    // Where the turning was broken off, some cells still hold what they held.
    const isAsBefore = ({ formula, since }: ReplacedFormulas['cells'][number], index: number): boolean => [formula, since].includes(now.cells[index]?.formula ?? '');
    const untouched = replaced.filter(isAsBefore);
    await cells.write(sheetId, untouched.map(({ row, column, formula }) => ({ row, column, to: formula })));
    left.push(...replaced.filter((cell) => !untouched.includes(cell)).map((cell) => `${nameOf(cell)} of “${now.sheet}”`));
    back += untouched.length;
    kept = kept.filter((one) => one.sheetId !== sheetId);
    await cells.keep(kept);
  }
  const done = `Put back: the old formulas of ${cellsText(back)}.`;
  return left.length === 0 ? done : `${done} Left as they are, because they were changed since: ${left.join(', ')}.`;
}
