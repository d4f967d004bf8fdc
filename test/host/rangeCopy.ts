import { checkedRect, columnCount, intersection, isEntireColumns, isEntireRows, rowCount, type Rect } from './address';
import type { Cell } from './grid';
import { NotImplemented } from './excelError';
import { CellRange } from './sheet';

/** The cells a copy covers: at least the source's size, and more when the destination is a multiple of it. */
function destinationRect(source: Rect, destination: Rect): Rect {
  const isMultiple = rowCount(destination) % rowCount(source) === 0 && columnCount(destination) % columnCount(source) === 0;
  if (isMultiple) return destination;
  return checkedRect({ ...destination, bottom: destination.top + rowCount(source) - 1, right: destination.left + columnCount(source) - 1 });
}

/** Whole columns are copied as far down as either side holds anything. */
function boundedSource(source: CellRange, destination: CellRange): Rect {
  const there = source.sheet.grid.usedRect(false, source.rect);
  const here = destination.sheet.grid.usedRect(false, destination.rect);
  const { rect } = source;
  const rows = isEntireColumns(rect) ? Math.max(there?.bottom ?? 0, here?.bottom ?? 0) : rect.bottom;
  const columns = isEntireRows(rect) ? Math.max(there?.right ?? 0, here?.right ?? 0) : rect.right;
  return { top: rect.top, left: rect.left, bottom: rows, right: columns };
}

function pasteCell(range: CellRange, copied: Cell | undefined, row: number, column: number, copyType: string): void {
  const { grid } = range.sheet;
  const format = copied?.format ?? grid.inherited(row, column);
  const value = copied?.value ?? '';
  if (copyType === 'Formats') grid.putFormat(row, column, format);
  else if (copyType === 'Values') grid.putContent(row, column, value, null);
  else if (copyType === 'Formulas') grid.putContent(row, column, value, copied?.formula ?? null);
  else grid.put(row, column, value, copied?.formula ?? null, format);
}

function pasteTile(source: CellRange, bounded: Rect, cells: (Cell | undefined)[][], range: CellRange, at: { row: number; column: number }, copyType: string): void {
  const withFormats = copyType === 'All' || copyType === 'Formats';
  cells.forEach((row, rowOffset) => {
    row.forEach((cell, columnOffset) => {
      const formatted = cell ?? (withFormats ? { value: '', formula: null, format: source.sheet.grid.inherited(bounded.top + rowOffset, bounded.left + columnOffset) } : undefined);
      pasteCell(range, formatted, at.row + rowOffset, at.column + columnOffset, copyType);
    });
  });
}

function pasteMerges(source: CellRange, merges: Rect[], range: CellRange, at: { row: number; column: number }): void {
  for (const merge of merges) {
    const [down, across] = [at.row - source.rect.top, at.column - source.rect.left];
    range.sheet.merges.push({ top: merge.top + down, left: merge.left + across, bottom: merge.bottom + down, right: merge.right + across });
  }
}

/** Whole columns carry their widths with them, whole rows their heights, a whole sheet both. */
function pasteSizes(source: CellRange, range: CellRange): void {
  if (isEntireColumns(source.rect) && isEntireRows(source.rect)) {
    range.sheet.columnWidths = new Map(source.sheet.columnWidths);
    range.sheet.rowHeights = new Map(source.sheet.rowHeights);
    range.sheet.grid.copyInheritedFrom(source.sheet.grid, source.rect, range.rect.top, range.rect.left);
    return;
  }
  const move = (from: Map<number, number>, to: Map<number, number>, start: number, count: number, target: number): void => {
    for (let offset = 0; offset < count; offset += 1) {
      const size = from.get(start + offset);
      if (size === undefined) to.delete(target + offset); else to.set(target + offset, size);
    }
  };
  if (isEntireColumns(source.rect)) move(source.sheet.columnWidths, range.sheet.columnWidths, source.rect.left, columnCount(source.rect), range.rect.left);
  if (isEntireRows(source.rect)) move(source.sheet.rowHeights, range.sheet.rowHeights, source.rect.top, rowCount(source.rect), range.rect.top);
  range.sheet.grid.copyInheritedFrom(source.sheet.grid, source.rect, range.rect.top, range.rect.left);
}

/** Range.copyFrom. References in formulas are not moved. */
export function copyRange(destination: CellRange, source: CellRange, copyType: string): void {
  if (!['All', 'Values', 'Formats', 'Formulas'].includes(copyType)) throw new NotImplemented(`Range.copyFrom with ${copyType}`);
  const range = new CellRange(destination.sheet, destinationRect(source.rect, destination.rect));
  range.sheet.guardCells(range.rect);
  if (copyType === 'Values') source.sheet.workbook.calculation.settle();
  const withFormats = copyType === 'All' || copyType === 'Formats';
  const bounded = boundedSource(source, range);
  const merges = source.sheet.merges.filter((merge) => intersection(merge, source.rect) !== null);
  const cells: (Cell | undefined)[][] = [];
  for (let row = bounded.top; row <= bounded.bottom; row += 1) {
    cells.push(Array.from({ length: columnCount(bounded) }, (_, offset) => source.sheet.grid.cell(row, bounded.left + offset)));
  }
  if (withFormats) {
    range.sheet.merges = range.sheet.merges.filter((merge) => intersection(merge, range.rect) === null);
    pasteSizes(source, range);
  }
  for (let row = range.rect.top; row <= range.rect.bottom; row += rowCount(source.rect)) {
    for (let column = range.rect.left; column <= range.rect.right; column += columnCount(source.rect)) {
      pasteTile(source, bounded, cells, range, { row, column }, copyType);
      if (withFormats) pasteMerges(source, merges, range, { row, column });
    }
  }
  range.sheet.workbook.emitChange(range);
}

