import { addressOf, parseRect, splitAddress, type Rect } from './address';
import { setting } from './cellFormat';
import { accessDenied, ExcelError, invalidArgument, invalidOperation, itemAlreadyExists, itemNotFound } from './excelError';
import { withSheetDeleted, withSheetRenamed, withTableDeleted } from './formulaReferences';
import type { CellValue } from './grid';
import { CellRange, Sheet, type Visibility } from './sheet';
import { copySheet } from './sheetCopy';
import { pictureOf, type WorkbookPicture } from './snapshot';
import { copyContents } from './workbookCopy';
import type { Place } from './structuredReference';
import type { Table } from './table';
import { Bag } from './bag';
import { Calculation } from './calculation';
import { writeInput } from './cellWriting';
import { settleHeaders } from './table';
import type { Locale } from './typedValue';

export type RowInput = (string | number | boolean | null | { value: string | number | boolean; numberFormat?: string; formula?: string })[];

/** What happens in the workbook, for the add-in's event handlers. */
export type WorkbookEvent =
  | { kind: 'changed'; sheet: Sheet; address: string; before: CellValue | null; after: CellValue | null; isSingle: boolean }
  | { kind: 'selected'; sheet: Sheet; address: string }
  | { kind: 'activated' | 'deactivated' | 'added' | 'deleted'; sheet: Sheet };

export interface DefinedName { name: string; formula: string; comment: string; visible: boolean; scope: Sheet | null; bag: Bag; isDeleted: boolean }

export class SimulatedWorkbook {
  name = 'staff.xlsx';
  readonly sheets: Sheet[] = [];
  readonly names: DefinedName[] = [];
  readonly settings = new Map<string, string>();
  readonly bag = new Bag();
  readonly locale: Locale = { order: 'day-month', dateSystem: 1900, currentYear: new Date().getFullYear() };
  readOnly = false;
  /** Answers AccessDenied to every change. */
  denyWrites = false;
  structure: { protected: boolean; password: string | null } = { protected: false, password: null };
  /** How often the add-in asked to suspend calculation and the screen until the next sync. */
  readonly suspensions = { calculation: 0, screenUpdating: 0 };
  /** How often each event is registered, by its type and what it is watched on: a sheet's id, or `Workbook`. */
  readonly registrations = new Map<string, number>();
  readonly calculation = new Calculation(this);
  private selected: readonly CellRange[] = [];
  private active: Sheet | null = null;
  private counter = 0;
  private readonly listeners = new Set<(event: WorkbookEvent) => void>();

  listen(listener: (event: WorkbookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: WorkbookEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  emitChange(range: CellRange, before: CellValue | null = null, after: CellValue | null = null): void {
    this.emit({ kind: 'changed', sheet: range.sheet, address: addressOf(range.rect), before, after, isSingle: range.cellCount === 1 });
  }

  nextId(kind: 'sheet' | 'table' | 'chart'): string {
    this.counter += 1;
    const number = this.counter.toString(16).toUpperCase().padStart(12, '0');
    return kind === 'table' ? String(this.counter) : `{00000000-000${kind === 'sheet' ? 1 : 2}-0000-0000-${number}}`;
  }

  get tables(): Table[] {
    return this.sheets.flatMap((sheet) => sheet.tables);
  }

  tableNamed(name: string): Table | undefined {
    const lower = name.toLowerCase();
    for (const { tables } of this.sheets) for (const table of tables) if (table.name.toLowerCase() === lower) return table;
    return undefined;
  }

  freeTableName(stem: string): string {
    let number = 1;
    while (this.tableNamed(`${stem}${number}`) !== undefined) number += 1;
    return `${stem}${number}`;
  }

  guardWrite(): void {
    if (this.denyWrites) throw accessDenied();
  }

  guardStructure(): void {
    this.guardWrite();
    if (this.structure.protected) throw accessDenied('The workbook is protected.');
  }

  get activeSheet(): Sheet {
    const sheet = this.active ?? this.sheets.find((candidate) => candidate.visibility === 'Visible');
    if (sheet === undefined) throw itemNotFound('The workbook has no sheet.');
    return sheet;
  }

  /** What is selected; more than one range when the user held Ctrl. */
  get selectedAreas(): readonly CellRange[] {
    const first = { top: 0, left: 0, bottom: 0, right: 0 };
    return this.selected[0]?.sheet === this.activeSheet ? this.selected : [new CellRange(this.activeSheet, first)];
  }

  get selection(): CellRange {
    const [area, ...more] = this.selectedAreas;
    if (area === undefined || more.length > 0) throw new ExcelError('InvalidSelection', 'The current selection is invalid for this operation.');
    return area;
  }

  sheetNamed(name: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }

  /** The sheet of a name or id. */
  findSheet(key: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === key) ?? this.sheetNamed(key);
  }

  sheet(name: string): Sheet {
    const sheet = this.findSheet(name);
    if (sheet === undefined) throw itemNotFound(`There is no sheet '${name}'.`);
    return sheet;
  }

  checkSheetName(name: string, except: Sheet | null = null): void {
    if (name === '' || name.length > 31 || /[[\]:*?/\\]/.test(name) || name.startsWith("'") || name.endsWith("'")) throw invalidArgument(`'${name}' is no valid name of a sheet.`);
    const other = this.sheetNamed(name);
    if (other !== undefined && other !== except) throw itemAlreadyExists(`There is a sheet '${name}' already.`);
  }

  private freeSheetName(): string {
    let number = this.sheets.length + 1;
    while (this.sheetNamed(`Sheet${number}`) !== undefined) number += 1;
    return `Sheet${number}`;
  }

  /** A new, empty sheet behind the others. */
  createSheet(name: string = this.freeSheetName()): Sheet {
    this.guardStructure();
    this.checkSheetName(name);
    const sheet = new Sheet(this, this.nextId('sheet'), name);
    this.sheets.push(sheet);
    this.active ??= sheet;
    this.emit({ kind: 'added', sheet });
    return sheet;
  }

  copySheet(sheet: Sheet, index: number): Sheet {
    this.guardStructure();
    const copy = copySheet(sheet);
    this.sheets.splice(index, 0, copy);
    this.emit({ kind: 'added', sheet: copy });
    return copy;
  }

  private checkNotLastVisible(sheet: Sheet): void {
    const isOther = (candidate: Sheet): boolean => candidate !== sheet && candidate.visibility === 'Visible';
    if (!this.sheets.some(isOther)) throw invalidOperation('A workbook must contain at least one visible sheet.');
  }

  private leave(sheet: Sheet): void {
    if (this.activeSheet !== sheet) return;
    const index = this.sheets.indexOf(sheet);
    const next = [...this.sheets.slice(index + 1), ...this.sheets.slice(0, index).reverse()].find((candidate) => candidate.visibility === 'Visible');
    if (next !== undefined) this.activate(next);
  }

  deleteSheet(sheet: Sheet): void {
    this.guardStructure();
    if (sheet.visibility === 'VeryHidden') throw invalidOperation('A very hidden sheet cannot be deleted.');
    if (sheet.visibility === 'Visible') this.checkNotLastVisible(sheet);
    this.leave(sheet);
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    sheet.isDeleted = true;
    this.names.filter((item) => item.scope === sheet).forEach((item) => { this.deleteName(item); });
    this.rewriteFormulas((formula) => sheet.tables.reduce((rest, table) => withTableDeleted(rest, table.name), withSheetDeleted(formula, sheet.name)));
    this.emit({ kind: 'deleted', sheet });
  }

  renameSheet(sheet: Sheet, name: string): void {
    this.guardStructure();
    this.checkSheetName(name, sheet);
    this.rewriteFormulas((formula) => withSheetRenamed(formula, sheet.name, name));
    sheet.name = name;
  }

  setVisibility(sheet: Sheet, visibility: Visibility): void {
    this.guardStructure();
    if (visibility !== 'Visible' && sheet.visibility === 'Visible') {
      this.checkNotLastVisible(sheet);
      this.leave(sheet);
    }
    sheet.visibility = visibility;
  }

  moveSheet(sheet: Sheet, position: number): void {
    this.guardStructure();
    if (!Number.isInteger(position) || position < 0 || position >= this.sheets.length) throw invalidArgument();
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.sheets.splice(position, 0, sheet);
  }

  activate(sheet: Sheet): void {
    if (sheet.visibility !== 'Visible') throw invalidOperation('A hidden sheet cannot be activated.');
    const before = this.active;
    if (before === sheet) return;
    this.active = sheet;
    if (before !== null) this.emit({ kind: 'deactivated', sheet: before });
    this.emit({ kind: 'activated', sheet });
  }

  selectAreas(areas: readonly CellRange[]): void {
    const [first] = areas;
    if (first === undefined) throw invalidArgument();
    this.activate(first.sheet);
    this.selected = areas;
    this.emit({ kind: 'selected', sheet: first.sheet, address: areas.map(({ rect }) => addressOf(rect)).join(',') });
  }

  /** Changes every formula of the workbook, those of the defined names as well; these stand in no place. */
  rewriteFormulas(change: (formula: string, at: Place | null) => string): void {
    for (const sheet of this.sheets) {
      const { grid } = sheet;
      if (grid.formulaCount === 0) continue;
      grid.visit({ top: 0, left: 0, bottom: Infinity, right: Infinity }, (cell, row, column) => {
        if (cell.formula === null) return;
        const formula = change(cell.formula, { sheet, row, column });
        if (formula !== cell.formula) grid.put(row, column, formula.includes('#REF!') ? { error: '#REF!' } : cell.value, formula, cell.format);
      });
    }
    for (const item of this.names) item.formula = change(item.formula, null);
  }

  deleteName(item: DefinedName): void {
    this.guardWrite();
    item.isDeleted = true;
    this.names.splice(this.names.indexOf(item), 1);
  }

  findName(name: string, scope: Sheet | null): DefinedName | undefined {
    return this.names.find((item) => item.scope === scope && item.name.toLowerCase() === name.toLowerCase());
  }

  /** A range by an address, with or without a sheet's name, or by a defined name or a table's name. */
  range(address: string, sheet: Sheet | null = null): CellRange {
    const { sheetName, rest } = splitAddress(address);
    const on = sheetName === null ? sheet : this.findSheet(sheetName);
    const rect = parseRect(rest);
    if (rect !== null && on !== null && on !== undefined) return new CellRange(on, rect);
    const item = this.findName(rest, on ?? null) ?? this.findName(rest, null);
    const named = item === undefined ? null : this.rangeOfName(item);
    const table = this.tableNamed(rest);
    if (named !== null) return named;
    if (table !== undefined) return new CellRange(table.sheet, table.bodyRect);
    throw sheetName !== null && on === undefined ? itemNotFound() : invalidArgument();
  }

  /** What a name refers to, or null when that is no range. */
  rangeOfName(item: DefinedName): CellRange | null {
    const { sheetName, rest } = splitAddress(item.formula);
    const sheet = sheetName === null ? undefined : this.sheetNamed(sheetName);
    const rect: Rect | null = parseRect(rest);
    return sheet === undefined || rect === null ? null : new CellRange(sheet, rect);
  }

  // For tests: what the user has, and does, without the add-in.

  addSheet(name: string, rows: readonly RowInput[] = []): Sheet {
    const sheet = new Sheet(this, this.nextId('sheet'), name);
    this.checkSheetName(name);
    this.sheets.push(sheet);
    this.active ??= sheet;
    rows.forEach((cells, row) => { cells.forEach((cell, column) => { placeCell(sheet, row, column, cell); }); });
    return sheet;
  }

  addName(name: string, formula: string, scope: Sheet | null = null): DefinedName {
    const item: DefinedName = { name, formula: formula.startsWith('=') ? formula : `=${formula}`, comment: '', visible: true, scope, bag: new Bag(), isDeleted: false };
    this.names.push(item);
    return item;
  }

  /** The user types into cells: what is protected from the add-in is not in the user's way. */
  edit(sheetName: string, address: string, value: string | number | boolean): void {
    const range = this.range(address, this.sheet(sheetName));
    const before = range.sheet.grid.cell(range.rect.top, range.rect.left)?.value ?? '';
    for (let row = range.rect.top; row <= range.rect.bottom; row += 1) {
      for (let column = range.rect.left; column <= range.rect.right; column += 1) writeInput(range.sheet, row, column, value);
    }
    for (const table of range.sheet.tables) settleHeaders(table);
    this.emitChange(range, before, range.sheet.grid.cell(range.rect.top, range.rect.left)?.value ?? '');
  }

  /** The workbook as somebody else opens it: all that is in it, and nothing of who listens to it. */
  copy(): SimulatedWorkbook {
    const copy = new SimulatedWorkbook();
    const sheets = copyContents(this, copy);
    const areaOf = ({ sheet, rect }: CellRange): CellRange[] => [sheets.get(sheet)].flatMap((found) => (found === undefined ? [] : [new CellRange(found, rect)]));
    copy.counter = this.counter;
    copy.active = this.active === null ? null : (sheets.get(this.active) ?? null);
    copy.selected = this.selected.flatMap(areaOf);
    return copy;
  }

  /** What the cell shows to the user: a formula is calculated. */
  valueAt(sheetName: string, address: string): CellValue {
    this.calculation.settle();
    const { sheet, rect } = this.range(address, this.sheet(sheetName));
    return sheet.grid.cell(rect.top, rect.left)?.value ?? '';
  }

  /** `address` may be several ranges with commas between them. */
  select(sheetName: string, address: string): void {
    this.selectAreas(address.split(',').map((area) => this.range(area, this.sheet(sheetName))));
  }

  /** Everything there is, as plain data in a stable order, to compare workbooks before and after. */
  snapshot(): WorkbookPicture {
    this.calculation.settle();
    return pictureOf(this);
  }
}

/** Puts a value as it is, without reading texts as if typed: a test says what it means. */
function placeCell(sheet: Sheet, row: number, column: number, input: RowInput[number]): void {
  if (input === null || input === '') return;
  if (typeof input !== 'object') {
    const isFormula = typeof input === 'string' && input.startsWith('=');
    sheet.grid.putContent(row, column, isFormula ? 0 : input, isFormula ? input : null);
    return;
  }
  const format = sheet.grid.formatAt(row, column);
  const isError = typeof input.value === 'string' && /^#[A-Z/0]+[!?A]$/.test(input.value);
  const value = isError ? { error: String(input.value) } : input.value;
  sheet.grid.put(row, column, value, input.formula ?? null, input.numberFormat === undefined ? format : setting('numberFormat', input.numberFormat)(format));
}
