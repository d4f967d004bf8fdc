import { addressOf, columnName } from './address';
import { CalculationEngine, sheetKey } from './calculationEngine';
import { NotImplemented } from './excelError';
import { Translations } from './translations';
import type { Cell, CellValue } from './grid';
import { engineToTakeOver, inUse, returned, type Borrower, type Given, type GivenCells, type LentEngine } from './lentEngines';
import type { Sheet } from './sheet';
import type { SimulatedWorkbook } from './simulatedWorkbook';
import type { Place } from './structuredReference';

const EVERYWHERE = { top: 0, left: 0, bottom: Infinity, right: Infinity };

const WIDTH = 16_384;
/** How many sheets more than it needs now the engine gets: a plan's sheets are written beside those that were there, and then written anew. */
const SPARE_SHEETS = 24;

type Change = (engine: CalculationEngine) => void;

function isSameValue(one: CellValue, other: CellValue): boolean {
  return typeof one === 'object' && typeof other === 'object' ? one.error === other.error : one === other;
}

/** Calculates the workbook's formulas when a value is asked for and something has changed since. A workbook without formulas costs nothing. */
export class Calculation implements Borrower {
  /** Excel was asked to leave calculation until the next sync. */
  isSuspended = false;
  /** For measuring the add-in alone: formulas are taken down, and nothing is calculated. */
  isOff = false;
  private engine: CalculationEngine | null = null;
  private readonly slots = new Map<Sheet, number>();
  /** How many of the engine's sheets are in use, or were. */
  private slotsTaken = 0;
  private readonly given = new Map<Sheet, GivenCells>();
  /** What sheets of the engine hold from another workbook, until a sheet of this one takes their place: no formula of this one reads them. */
  private leftOver = new Map<number, GivenCells>();
  /** Cells as the last calculation left them; in a workbook that is calculated by hand, only others are calculated. */
  private readonly calculated = new WeakSet<Cell>();
  private state = '';
  /** What the workbook was when it was brought up to date. */
  private settled: readonly unknown[] = [];
  private readonly translations: Translations;

  constructor(private readonly workbook: SimulatedWorkbook) {
    this.translations = new Translations(workbook);
  }

  private get isByHand(): boolean {
    return this.workbook.bag.properties.get('calculationMode') === 'Manual';
  }

  /** All that formulas are read by, beside the cells: sheets, tables with their headers, and names. */
  private structure(): string {
    const { sheets, names, locale } = this.workbook;
    const tables = sheets.flatMap((sheet) => sheet.tables.map((table) => {
      const headers = Array.from({ length: table.rect.right - table.rect.left + 1 }, (_, index) => sheet.grid.cell(table.rect.top, table.rect.left + index)?.value ?? '');
      return [table.id, table.name, addressOf(table.rect), table.showTotals, ...headers];
    }));
    return JSON.stringify([sheets.map(({ id, name }) => [id, name]), tables, names.map(({ name, formula, scope }) => [name, formula, scope?.id]), locale.dateSystem]);
  }

  /** All that the values of formulas depend on, without a look at the cells: where none of it differs, nothing has changed. */
  private looked(): unknown[] {
    const { sheets, names, locale } = this.workbook;
    const looked: unknown[] = [this.isByHand, locale.dateSystem];
    for (const { id, name, grid, tables } of sheets) {
      looked.push(id, name, grid, grid.version);
      for (const table of tables) looked.push(table.id, table.name, table.rect, table.showTotals);
    }
    for (const { name, formula, scope } of names) looked.push(name, formula, scope);
    return looked;
  }

  /** Brings the values of all formulas up to date, unless that is to wait. */
  settle(): void {
    if (this.isSuspended || this.isOff || !this.workbook.sheets.some(({ grid }) => grid.formulaCount > 0)) return;
    const looked = this.looked();
    if (looked.length === this.settled.length && looked.every((each, index) => each === this.settled[index])) return;
    this.bring();
    this.settled = looked;
  }

  private bring(): void {
    const structure = this.structure();
    const state = `${structure}${this.workbook.sheets.map(({ grid }) => grid.version).join(',')}${this.isByHand ? 'by hand' : ''}`;
    if (state === this.state) return;
    this.calculate(structure, this.isByHand);
    this.state = state;
  }

  /** Calculates everything, whatever way the workbook is set to calculate. */
  now(): void {
    if (this.isOff || !this.workbook.sheets.some(({ grid }) => grid.formulaCount > 0)) return;
    this.state = '';
    this.settled = [];
    this.calculate(this.structure(), false);
  }

  private calculate(structure: string, onlyNew: boolean): void {
    try {
      this.bringUpToDate(structure, onlyNew);
    } catch (error) {
      // What the engine was given is not known any more.
      this.forget();
      throw error;
    }
  }

  private bringUpToDate(structure: string, onlyNew: boolean): void {
    if (this.engine === null) this.takeOver();
    inUse(this);
    let changes = this.changes(structure);
    if (this.engine !== null && this.slotsTaken > this.engine.sheetCount) {
      this.forget();
      inUse(this);
      changes = this.changes(structure);
    }
    this.engine ??= new CalculationEngine(this.slotsTaken + SPARE_SHEETS);
    for (const change of changes) change(this.engine);
    if (changes.length > 0) this.engine.calculate();
    for (const sheet of this.slots.keys()) this.take(this.engine, sheet, onlyNew);
  }

  private forget(): void {
    this.engine?.free();
    returned(this);
    this.start();
  }

  private start(): void {
    this.engine = null;
    this.translations.forget();
    this.given.clear();
    this.leftOver.clear();
    this.slots.clear();
    this.slotsTaken = 0;
  }

  private takeOver(): void {
    const lent = engineToTakeOver();
    this.engine = lent?.engine ?? null;
    this.leftOver = lent?.cells ?? new Map<number, GivenCells>();
  }

  giveUp(): LentEngine {
    const { engine } = this;
    if (engine === null) throw new Error('this workbook has no engine to give up');
    const cells = new Map(this.leftOver);
    // Another workbook may give the same formula another meaning: so none counts as translated.
    for (const [sheet, given] of this.given) cells.set(this.slot(sheet), new Map([...given].map(([key, each]) => [key, { ...each, structure: '' }])));
    this.start();
    this.state = '';
    this.settled = [];
    return { engine, cells };
  }

  /** What stands in the engine for a sheet: what it was given, or what its place there held before. */
  private standing(sheet: Sheet, slot: number): GivenCells {
    const known = this.given.get(sheet) ?? this.leftOver.get(slot) ?? new Map<number, Given>();
    this.leftOver.delete(slot);
    return known;
  }

  /** The sheet's place among those that the engine gets: only sheets that formulas stand on, or name. */
  private slot(sheet: Sheet): number {
    const slot = this.slots.get(sheet) ?? this.slotsTaken;
    this.slots.set(sheet, slot);
    this.slotsTaken = Math.max(this.slotsTaken, slot + 1);
    return slot;
  }

  /** Takes a deleted sheet out of the engine; its place there stays empty. */
  private leave(sheet: Sheet, changes: Change[]): void {
    const slot = this.slot(sheet);
    for (const key of this.given.get(sheet)?.keys() ?? []) changes.push((engine) => { engine.clear(slot, Math.floor(key / WIDTH), key % WIDTH); });
    this.given.delete(sheet);
    this.slots.delete(sheet);
  }

  /** What is new in the workbook since the engine was given it last. */
  private changes(structure: string): Change[] {
    const changes: Change[] = [];
    for (const sheet of [...this.slots.keys()]) if (sheet.isDeleted) this.leave(sheet, changes);
    for (const sheet of this.workbook.sheets) if (sheet.grid.formulaCount > 0) this.slot(sheet);
    // Translating a formula may bring in another sheet, which is then visited in its turn.
    for (const sheet of this.slots.keys()) this.changesOf(sheet, structure, changes);
    return changes;
  }

  private changesOf(sheet: Sheet, structure: string, changes: Change[]): void {
    const slot = this.slot(sheet);
    const before = this.standing(sheet, slot);
    const after: GivenCells = new Map<number, Given>();
    sheet.grid.visit(EVERYWHERE, ({ value, formula }, row, column) => {
      if (value === '' && formula === null) return;
      const key = row * WIDTH + column;
      const old = before.get(key);
      before.delete(key);
      if (old !== undefined && old.formula === formula && (formula === null ? isSameValue(old.value, value) : old.structure === structure)) {
        after.set(key, old);
        return;
      }
      const text = formula === null ? null : this.translation(formula, { sheet, row, column }, structure);
      after.set(key, { value, formula, structure, text });
      if (text !== null && text === old?.text) return;
      if (old !== undefined && old.formula !== null) changes.push((engine) => { engine.clear(slot, row, column); });
      changes.push((engine) => { if (text === null) engine.putValue(slot, row, column, value); else engine.putFormula(slot, row, column, text); });
    });
    for (const key of before.keys()) changes.push((engine) => { engine.clear(slot, Math.floor(key / WIDTH), key % WIDTH); });
    this.given.set(sheet, after);
  }

  private translation(formula: string, at: Place, structure: string): string {
    return this.naming(at, formula, () => this.translations.textOf(formula, at, structure, (sheet) => sheetKey(this.slot(sheet))));
  }

  private take(engine: CalculationEngine, sheet: Sheet, onlyNew: boolean): void {
    const { grid } = sheet;
    const index = this.slot(sheet);
    if (grid.formulaCount === 0) return;
    grid.visit(EVERYWHERE, (cell, row, column) => {
      if (cell.formula === null || (onlyNew && this.calculated.has(cell))) return;
      const value = this.naming({ sheet, row, column }, cell.formula, () => engine.value(index, row, column));
      const settled = isSameValue(value, cell.value) ? cell : { ...cell, value };
      if (settled !== cell) grid.putResult(row, column, settled);
      this.calculated.add(settled);
    });
  }

  /** What is not implemented is said with the formula and its cell. */
  private naming<Result>({ sheet, row, column }: Place, formula: string, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw error instanceof NotImplemented ? new NotImplemented(`${error.member}: ${sheet.name}!${columnName(column)}${row + 1} holds ${formula}`) : error;
    }
  }
}
