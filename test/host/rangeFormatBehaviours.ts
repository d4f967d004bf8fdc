import { type Rect } from './address';
import { asColor, asNumber, behaviour, type AnyBehaviour } from './behaviour';
import { formatValue, removing, setting, type FormatValue } from './cellFormat';
import { invalidArgument } from './excelError';
import { CellRange } from './sheet';

const STANDARD_WIDTH = 48;
const STANDARD_HEIGHT = 15;
/** About the width of one character, in points. */
const CHARACTER = 5.5;

function plain(value: unknown): FormatValue {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') throw invalidArgument();
  return value;
}

function readFormat(path: string): (range: CellRange) => unknown {
  return ({ sheet, rect }) => sheet.grid.commonFormat(rect, (format) => formatValue(format, path));
}

function writeFormat(path: string, check: (value: unknown) => FormatValue = plain): (range: CellRange, value: unknown) => void {
  return ({ sheet, rect }, value) => {
    sheet.guardCells(rect);
    sheet.grid.changeFormats(rect, setting(path, check(value)));
  };
}

/** Properties of the look that lie in the cells' formats under `prefix`. */
function formatProperties(prefix: string, names: readonly string[]): Pick<AnyBehaviour, 'get' | 'set'> {
  const path = (name: string): string => `${prefix}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const check = (name: string): ((value: unknown) => FormatValue) => (name.endsWith('Color') ? asColor : plain);
  return behaviour<CellRange>({
    get: Object.fromEntries(names.map((name) => [name, readFormat(path(name))])),
    set: Object.fromEntries(names.map((name) => [name, writeFormat(path(name), check(name))])),
  });
}

function commonSize(sizes: Map<number, number>, from: number, to: number, standard: number): number | null {
  const found = new Set<number>();
  for (let index = from; index <= Math.min(to, from + 20_000); index += 1) found.add(sizes.get(index) ?? standard);
  const [only, ...more] = found;
  return only === undefined || more.length > 0 ? null : only;
}

function writeSize(sizes: Map<number, number>, from: number, to: number, value: unknown): void {
  const size = asNumber(value);
  if (size < 0 || size > 1790) throw invalidArgument();
  for (let index = from; index <= to; index += 1) sizes.set(index, size);
}

function autofitColumns({ sheet, rect }: CellRange): void {
  sheet.guardObjects();
  const longest = new Map<number, number>();
  sheet.grid.visit(rect, (cell, _, column) => {
    const length = typeof cell.value === 'object' ? cell.value.error.length : String(cell.value).length;
    longest.set(column, Math.max(longest.get(column) ?? 0, length));
  });
  for (const [column, length] of longest) if (length > 0) sheet.columnWidths.set(column, Math.min(1000, length * CHARACTER + 8));
}

function autofitRows({ sheet, rect }: CellRange): void {
  sheet.guardObjects();
  for (const row of [...sheet.rowHeights.keys()]) if (row >= rect.top && row <= rect.bottom) sheet.rowHeights.delete(row);
}

const cellLook = formatProperties('', ['WrapText', 'HorizontalAlignment', 'VerticalAlignment', 'TextOrientation', 'ReadingOrder', 'ShrinkToFit', 'IndentLevel', 'AutoIndent']);

const formatBehaviour = behaviour<CellRange>({
  get: {
    ...cellLook.get,
    ColumnWidth: ({ sheet, rect }) => commonSize(sheet.columnWidths, rect.left, rect.right, STANDARD_WIDTH),
    RowHeight: ({ sheet, rect }) => commonSize(sheet.rowHeights, rect.top, rect.bottom, STANDARD_HEIGHT),
  },
  set: {
    ...cellLook.set,
    ColumnWidth: ({ sheet, rect }, value) => {
      sheet.guardObjects();
      writeSize(sheet.columnWidths, rect.left, rect.right, value);
    },
    RowHeight: ({ sheet, rect }, value) => {
      sheet.guardObjects();
      writeSize(sheet.rowHeights, rect.top, rect.bottom, value);
    },
  },
  navigate: { Font: (range) => range, Fill: (range) => range, Borders: (range) => range, Protection: (range) => range },
  call: { AutofitColumns: autofitColumns, AutofitRows: autofitRows },
});

const fillLook = formatProperties('fill.', ['Color', 'TintAndShade', 'Pattern', 'PatternColor', 'PatternTintAndShade']);

const fillBehaviour = behaviour<CellRange>({
  ...fillLook,
  call: {
    Clear: ({ sheet, rect }) => {
      sheet.guardCells(rect);
      sheet.grid.changeFormats(rect, removing('fill.'));
    },
  },
});

/** One border of a range: the cells it lies on, and the side of each of them. */
interface Border { range: CellRange; index: string; rect: Rect; side: string }

const BORDERS = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal', 'DiagonalDown', 'DiagonalUp'];

function borderOf(range: CellRange, index: string | number): Border | null {
  const { rect } = range;
  const places: Record<string, { rect: Rect; side: string }> = {
    EdgeTop: { rect: { ...rect, bottom: rect.top }, side: 'EdgeTop' },
    EdgeBottom: { rect: { ...rect, top: rect.bottom }, side: 'EdgeBottom' },
    EdgeLeft: { rect: { ...rect, right: rect.left }, side: 'EdgeLeft' },
    EdgeRight: { rect: { ...rect, left: rect.right }, side: 'EdgeRight' },
    InsideHorizontal: { rect: { ...rect, bottom: rect.bottom - 1 }, side: 'EdgeBottom' },
    InsideVertical: { rect: { ...rect, right: rect.right - 1 }, side: 'EdgeRight' },
    DiagonalDown: { rect, side: 'DiagonalDown' },
    DiagonalUp: { rect, side: 'DiagonalUp' },
  };
  const place = places[String(index)];
  return place === undefined ? null : { range, index: String(index), ...place };
}

function borderProperties(names: readonly string[]): Pick<AnyBehaviour, 'get' | 'set'> {
  const path = (border: Border, name: string): string => `border.${border.side}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const onCells = ({ range, rect }: Border): CellRange => new CellRange(range.sheet, rect);
  return behaviour<Border>({
    get: Object.fromEntries(names.map((name) => [name, (border: Border) => readFormat(path(border, name))(onCells(border))])),
    set: Object.fromEntries(names.map((name) => [name, (border: Border, value: unknown) => {
      writeFormat(path(border, name), name === 'Color' ? asColor : plain)(onCells(border), value);
    }])),
  });
}

const borderLook = borderProperties(['Style', 'Color', 'Weight', 'TintAndShade']);

function bordersOf(range: CellRange): Border[] {
  return BORDERS.map((index) => borderOf(range, index)).filter((border) => border !== null);
}

export const RANGE_FORMAT_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  RangeFormat: formatBehaviour,
  RangeFont: formatProperties('font.', ['Name', 'Size', 'Color', 'Italic', 'Bold', 'Underline', 'Strikethrough', 'Subscript', 'Superscript', 'TintAndShade']),
  RangeFill: fillBehaviour,
  RangeBorderCollection: behaviour<CellRange>({ items: bordersOf, item: borderOf }),
  RangeBorder: behaviour<Border>({ set: borderLook.set ?? {}, get: { ...borderLook.get, SideIndex: (border: Border) => border.index } }),
  FormatProtection: formatProperties('protection.', ['Locked', 'FormulaHidden']),
};
