import { boundingRect, checkedRect, columnCount, intersection, isEntireColumns, isEntireRows, LAST_COLUMN, LAST_ROW, rowCount, type Rect } from './address';
import { asFlag, behaviour, type AnyBehaviour, type Args } from './behaviour';
import { formatValue } from './cellFormat';
import { clearRange, mergeRange, writeInputs, writeNumberFormats } from './cellWriting';
import { invalidArgument, itemNotFound, NotImplemented } from './excelError';
import { isBlank, type Cell } from './grid';
import { numberText } from './numberText';
import { copyRange } from './rangeCopy';
import { RangeAreas } from './rangeAreas';
import { CellRange } from './sheet';

/** Excel answers nothing at all for more cells than this, and for whole rows and columns. */
const MOST_CELLS = 5_000_000;

function shownText(cell: Cell, range: CellRange): string {
  const { value } = cell;
  if (typeof value === 'object') return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? numberText(value, String(formatValue(cell.format, 'numberFormat')), range.sheet.workbook.locale.dateSystem) : value;
}

function typeOf(cell: Cell | undefined): string {
  if (cell === undefined || isBlank(cell)) return 'Empty';
  if (typeof cell.value === 'object') return 'Error';
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof cell.value as 'string' | 'number' | 'boolean'];
}

function matrix(range: CellRange, read: (cell: Cell | undefined, row: number, column: number) => unknown): unknown {
  const { rect, sheet } = range;
  if (range.cellCount > MOST_CELLS || isEntireColumns(rect) || isEntireRows(rect)) return null;
  const rows: unknown[][] = [];
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    const values: unknown[] = [];
    for (let column = rect.left; column <= rect.right; column += 1) values.push(read(sheet.grid.cell(row, column), row, column));
    rows.push(values);
  }
  return rows;
}

function values(range: CellRange): unknown {
  range.sheet.workbook.calculation.settle();
  return matrix(range, (cell) => (typeof cell?.value === 'object' ? cell.value.error : cell?.value ?? ''));
}

function texts(range: CellRange): unknown {
  range.sheet.workbook.calculation.settle();
  return matrix(range, (cell) => (cell === undefined ? '' : shownText(cell, range)));
}

function types(range: CellRange): unknown {
  range.sheet.workbook.calculation.settle();
  return matrix(range, typeOf);
}

function formulas(range: CellRange): unknown {
  return matrix(range, (cell) => cell?.formula ?? (typeof cell?.value === 'object' ? cell.value.error : cell?.value ?? ''));
}

function numberFormats(range: CellRange): unknown {
  return matrix(range, (_, row, column) => formatValue(range.sheet.grid.formatAt(row, column), 'numberFormat'));
}

function at(range: CellRange, rect: Rect): CellRange {
  return new CellRange(range.sheet, checkedRect(rect));
}

function moved({ rect }: CellRange, down: number, across: number): Rect {
  return { top: rect.top + down, bottom: rect.bottom + down, left: rect.left + across, right: rect.right + across };
}

function common(range: CellRange, other: CellRange): CellRange | null {
  const rect = other.sheet === range.sheet ? intersection(range.rect, other.rect) : null;
  return rect === null ? null : at(range, rect);
}

function usedWithin(range: CellRange, args: Args): CellRange | null {
  const rect = range.sheet.grid.usedRect(args.flag(0), range.rect);
  return rect === null ? null : at(range, rect);
}

function mergedAreas(range: CellRange): RangeAreas | null {
  const merges = range.sheet.mergesWithin(range.rect);
  return merges.length === 0 ? null : new RangeAreas(merges.map((merge) => at(range, merge)));
}

function copyInto(range: CellRange, args: Args): void {
  if (args.flag(2) || args.flag(3)) throw new NotImplemented('Range.copyFrom with skipBlanks or transpose');
  copyRange(range, args.range(0, range.sheet), args.text(1, 'All'));
}

/** The library asks first whether the array it is going to send in pieces has the size of the range. */
function validateSize(range: CellRange, args: Args): void {
  if (args.integer(0) !== rowCount(range.rect) || args.integer(1) !== columnCount(range.rect)) throw invalidArgument("The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function hide(hidden: Set<number>, from: number, to: number, isHidden: boolean): void {
  for (const index of indexes(from, to)) if (isHidden) hidden.add(index); else hidden.delete(index);
}

function areHidden(hidden: (index: number) => boolean, from: number, to: number): boolean | null {
  const states = new Set(indexes(from, Math.min(to, from + 100_000)).map(hidden));
  return states.size === 1 ? states.has(true) : null;
}

function rowIsHidden({ sheet }: CellRange): (row: number) => boolean {
  return (row) => sheet.hiddenRows.has(row) || sheet.tables.some((table) => table.filteredRows.has(row));
}

const NAVIGATION: Record<string, (range: CellRange, args: Args) => CellRange | null> = {
  GetRow: (range, args) => at(range, { ...range.rect, top: range.rect.top + args.integer(0), bottom: range.rect.top + args.integer(0) }),
  GetColumn: (range, args) => at(range, { ...range.rect, left: range.rect.left + args.integer(0), right: range.rect.left + args.integer(0) }),
  GetCell: (range, args) => at(range, { top: range.rect.top + args.integer(0), bottom: range.rect.top + args.integer(0), left: range.rect.left + args.integer(1), right: range.rect.left + args.integer(1) }),
  GetLastRow: (range) => at(range, { ...range.rect, top: range.rect.bottom }),
  GetLastColumn: (range) => at(range, { ...range.rect, left: range.rect.right }),
  GetLastCell: (range) => at(range, { ...range.rect, top: range.rect.bottom, left: range.rect.right }),
  GetEntireColumn: (range) => at(range, { ...range.rect, top: 0, bottom: LAST_ROW }),
  GetEntireRow: (range) => at(range, { ...range.rect, left: 0, right: LAST_COLUMN }),
  GetOffsetRange: (range, args) => at(range, moved(range, args.integer(0), args.integer(1))),
  GetResizedRange: (range, args) => at(range, { ...range.rect, bottom: range.rect.bottom + args.integer(0), right: range.rect.right + args.integer(1) }),
  GetAbsoluteResizedRange: (range, args) => at(range, { ...range.rect, bottom: range.rect.top + args.integer(0) - 1, right: range.rect.left + args.integer(1) - 1 }),
  GetBoundingRect: (range, args) => at(range, boundingRect(range.rect, args.range(0, range.sheet).rect)),
  GetIntersectionOrNullObject: (range, args) => common(range, args.range(0, range.sheet)),
  GetIntersection: (range, args) => {
    const found = common(range, args.range(0, range.sheet));
    if (found === null) throw itemNotFound();
    return found;
  },
  GetUsedRangeOrNullObject: usedWithin,
  GetUsedRange: (range, args) => usedWithin(range, args) ?? at(range, { ...range.rect, bottom: range.rect.top, right: range.rect.left }),
};

const rangeBehaviour = behaviour<CellRange>({
  get: {
    Address: (range) => range.address, RowIndex: ({ rect }) => rect.top, ColumnIndex: ({ rect }) => rect.left, RowCount: ({ rect }) => rowCount(rect), ColumnCount: ({ rect }) => columnCount(rect),
    CellCount: (range) => (range.cellCount > 2 ** 31 - 1 ? -1 : range.cellCount), IsEntireColumn: ({ rect }) => isEntireColumns(rect), IsEntireRow: ({ rect }) => isEntireRows(rect),
    Values: values, Formulas: formulas, NumberFormat: numberFormats,
    Text: texts,
    ValueTypes: types,
    RowHidden: (range) => areHidden(rowIsHidden(range), range.rect.top, range.rect.bottom),
    ColumnHidden: ({ sheet, rect }) => areHidden((column) => sheet.hiddenColumns.has(column), rect.left, rect.right),
    Hidden: (range) => areHidden(rowIsHidden(range), range.rect.top, range.rect.bottom) === true || areHidden((column) => range.sheet.hiddenColumns.has(column), range.rect.left, range.rect.right) === true,
  },
  set: {
    Values: writeInputs,
    Formulas: writeInputs,
    NumberFormat: writeNumberFormats,
    RowHidden: ({ sheet, rect }, value) => {
      sheet.guardObjects();
      hide(sheet.hiddenRows, rect.top, rect.bottom, asFlag(value));
    },
    ColumnHidden: ({ sheet, rect }, value) => {
      sheet.guardObjects();
      hide(sheet.hiddenColumns, rect.left, rect.right, asFlag(value));
    },
  },
  navigate: { Format: (range) => range, Worksheet: (range) => range.sheet },
  call: {
    ...NAVIGATION,
    Clear: (range, args) => { clearRange(range, args.text(0, 'All')); },
    CopyFrom: copyInto,
    Merge: (range, args) => { mergeRange(range, args.flag(0)); },
    Unmerge: ({ sheet, rect }) => {
      sheet.guardCells(rect);
      sheet.merges = sheet.merges.filter((merge) => intersection(merge, rect) === null);
    },
    Select: (range) => { range.sheet.workbook.selectAreas([range]); },
    Calculate: ({ sheet }) => { sheet.workbook.calculation.now(); },
    GetMergedAreasOrNullObject: mergedAreas,
    _ValidateArraySize: validateSize,
  },
});

const areasBehaviour = behaviour<RangeAreas>({
  get: { Address: (areas) => areas.address, AreaCount: ({ areas }) => areas.length, CellCount: ({ areas }) => areas.reduce((sum, area) => sum + area.cellCount, 0), IsEntireColumn: () => false, IsEntireRow: () => false },
  navigate: { Areas: (areas) => areas, Worksheet: ({ areas }) => areas[0]?.sheet ?? null },
});

export const RANGE_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  Range: rangeBehaviour,
  RangeAreas: areasBehaviour,
  RangeCollection: behaviour<RangeAreas>({ items: ({ areas }) => areas }),
};
