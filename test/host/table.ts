import { addressOf, columnCount, intersection, isEntireColumns, isEntireRows, quotedSheetName, rowCount, type Rect } from './address';
import { Bag } from './bag';
import { withColumnsRenamed, withTableConverted, withTableDeleted, withTableRenamed } from './formulaReferences';
import { rectOf, type Place, type StructuredReference } from './structuredReference';
import { invalidArgument, invalidOperation, itemAlreadyExists, NotImplemented } from './excelError';
import { isBlank, type CellValue } from './grid';
import type { Sheet } from './sheet';

export class Table {
  style = 'TableStyleMedium2';
  showTotals = false;
  showFilterButton = true;
  showBandedRows = true;
  bag = new Bag();
  /** The rows, by their index in the sheet, that the table's filter hides. */
  readonly filteredRows = new Set<number>();
  /** The headers as they were settled last, and where: references in formulas follow them when they change. */
  headers: { readonly rect: Rect; readonly texts: readonly string[] } | null = null;
  isDeleted = false;

  constructor(readonly sheet: Sheet, readonly id: string, public name: string, public rect: Rect) {}

  get headerRect(): Rect {
    return { ...this.rect, bottom: this.rect.top };
  }

  get bodyRect(): Rect {
    return { ...this.rect, top: this.rect.top + 1, bottom: this.rect.bottom - (this.showTotals ? 1 : 0) };
  }

  clone(sheet: Sheet, id: string, name: string): Table {
    const copy = new Table(sheet, id, name, this.rect);
    Object.assign(copy, { style: this.style, showTotals: this.showTotals, showFilterButton: this.showFilterButton, showBandedRows: this.showBandedRows, headers: this.headers, bag: this.bag.clone() });
    for (const row of this.filteredRows) copy.filteredRows.add(row);
    return copy;
  }
}

function headerText(value: CellValue): string {
  return typeof value === 'object' ? value.error : String(value);
}

/** Formulas that mean a column by its header mean it by the new one. */
function followHeaders(table: Table, texts: readonly string[]): void {
  const { headers, rect, sheet } = table;
  table.headers = { rect, texts };
  if (headers === null || headers.rect.left !== rect.left || headers.rect.right !== rect.right) return;
  const changes = new Map(texts.flatMap((text, index) => (headers.texts[index] === text ? [] : [[(headers.texts[index] ?? '').toLowerCase(), text]] as const)));
  if (changes.size === 0) return;
  sheet.workbook.rewriteFormulas((formula, at) => withColumnsRenamed(formula, table.name, isWithin(table, at), changes));
}

function isWithin({ sheet, rect }: Table, at: Place | null): boolean {
  return at !== null && at.sheet === sheet && at.row >= rect.top && at.row <= rect.bottom && at.column >= rect.left && at.column <= rect.right;
}

/** Header cells are texts, never empty, and no two alike: Excel changes them until they are. */
export function settleHeaders(table: Table): void {
  const { grid } = table.sheet;
  const taken = new Set<string>();
  const texts: string[] = [];
  for (let column = table.rect.left; column <= table.rect.right; column += 1) {
    const wanted = headerText(grid.cell(table.rect.top, column)?.value ?? '');
    let text = wanted === '' ? 'Column1' : wanted;
    for (let number = 2; taken.has(text.toLowerCase()); number += 1) text = `${wanted === '' ? 'Column' : wanted}${number}`;
    taken.add(text.toLowerCase());
    texts.push(text);
    if (grid.cell(table.rect.top, column)?.value !== text) grid.putContent(table.rect.top, column, text, null);
  }
  followHeaders(table, texts);
}

function isValidTableName(name: string): boolean {
  return /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && name.length <= 255 && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[rc](\d*|\d+c\d+)$/i.test(name);
}

export function checkTableName(sheet: Sheet, name: string, except: Table | null = null): void {
  if (!isValidTableName(name)) throw invalidArgument(`'${name}' is no valid name of a table.`);
  const lower = name.toLowerCase();
  const isTaken = sheet.workbook.tables.some((table) => table !== except && table.name.toLowerCase() === lower) || sheet.workbook.names.some((item) => item.name.toLowerCase() === lower);
  if (isTaken) throw itemAlreadyExists(`The name ${name} is already in use.`);
}

function checkTableRect(sheet: Sheet, rect: Rect, except: Table | null): void {
  if (isEntireColumns(rect) || isEntireRows(rect)) throw new NotImplemented('TableCollection.add over whole rows or columns');
  if (sheet.tables.some((table) => table !== except && intersection(table.rect, rect) !== null)) throw invalidArgument("A table can't overlap another table.");
  if (sheet.mergesWithin(rect).length > 0) throw invalidArgument("A table can't hold merged cells.");
}

/** A table over cells that are there: their values stay. */
export function addTable(sheet: Sheet, rect: Rect, hasHeaders: boolean): Table {
  sheet.guardObjects();
  if (!hasHeaders) throw new NotImplemented('TableCollection.add without headers');
  checkTableRect(sheet, rect, null);
  // A table has at least one row below its headers.
  const table = new Table(sheet, sheet.workbook.nextId('table'), sheet.workbook.freeTableName('Table'), rowCount(rect) === 1 ? { ...rect, bottom: rect.bottom + 1 } : rect);
  sheet.tables.push(table);
  settleHeaders(table);
  return table;
}

export function renameTable(table: Table, name: string): void {
  table.sheet.guardObjects();
  checkTableName(table.sheet, name, table);
  table.sheet.workbook.rewriteFormulas((formula) => withTableRenamed(formula, table.name, name));
  table.name = name;
}

export function resizeTable(table: Table, rect: Rect): void {
  table.sheet.guardObjects();
  if (rect.top !== table.rect.top || intersection(rect, table.rect) === null) throw invalidArgument('The headers must stay in the same row, and the new range must overlap the old one.');
  if (rowCount(rect) < 2) throw invalidArgument('A table has at least one row below its headers.');
  checkTableRect(table.sheet, rect, table);
  table.rect = rect;
  settleHeaders(table);
}

function isFree(sheet: Sheet, rect: Rect): boolean {
  let isAllBlank = true;
  sheet.grid.visit(rect, (cell) => { if (!isBlank(cell)) isAllBlank = false; });
  return isAllBlank;
}

function addTotals(table: Table): void {
  const { grid } = table.sheet;
  const row = table.rect.bottom + 1;
  if (!isFree(table.sheet, { ...table.rect, top: row, bottom: row })) grid.shiftDown(row, table.rect.left, table.rect.right, 1);
  table.rect = { ...table.rect, bottom: row };
  grid.putContent(row, table.rect.left, 'Total', null);
  if (columnCount(table.rect) === 1) return;
  table.sheet.workbook.calculation.settle();
  const isNumeric = typeof grid.cell(row - 1, table.rect.right)?.value === 'number';
  const header = headerText(grid.cell(table.rect.top, table.rect.right)?.value ?? '');
  grid.putContent(row, table.rect.right, 0, `=SUBTOTAL(${isNumeric ? 109 : 103},[${header}])`);
}

function removeTotals(table: Table): void {
  const row = table.rect.bottom;
  for (let column = table.rect.left; column <= table.rect.right; column += 1) table.sheet.grid.putContent(row, column, '', null);
  table.rect = { ...table.rect, bottom: row - 1 };
}

export function showTotals(table: Table, isShown: boolean): void {
  table.sheet.guardObjects();
  if (table.showTotals === isShown) return;
  if (isShown) addTotals(table); else removeTotals(table);
  table.showTotals = isShown;
}

function forget(table: Table): void {
  table.isDeleted = true;
  table.sheet.tables.splice(table.sheet.tables.indexOf(table), 1);
}

/** The cells that a reference to the table means, as a formula names them; cells of the formula's own row without `$`. */
function addressOfCells(table: Table, reference: StructuredReference, at: Place | null): string {
  const rect = rectOf(table, reference, at);
  return typeof rect === 'string' ? rect : `${quotedSheetName(table.sheet.name)}!${addressOf(rect, reference.rows !== 'this row')}`;
}

/** Turns a table back into plain cells. Its look stays in Excel as formats; the simulation keeps the cells as they are. */
export function convertTable(table: Table): void {
  table.sheet.guardObjects();
  table.sheet.workbook.rewriteFormulas((formula, at) => withTableConverted(formula, table.name, isWithin(table, at), (reference) => addressOfCells(table, reference, at)));
  forget(table);
}

export function deleteTable(table: Table): void {
  table.sheet.guardObjects();
  if (table.isDeleted) throw invalidOperation();
  const { rect, sheet } = table;
  forget(table);
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    for (let column = rect.left; column <= rect.right; column += 1) sheet.grid.put(row, column, '', null, sheet.grid.inherited(row, column));
  }
  sheet.workbook.rewriteFormulas((formula) => withTableDeleted(formula, table.name));
}
