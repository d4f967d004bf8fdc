import { addressOf, columnCount, columnName, rowCount, type Rect } from './address';
import { NotImplemented } from './excelError';
import { formulaTree, type Tree } from './formulaTree';
import { DAY_FUNCTIONS, KNOWN_FUNCTIONS, takenAt, type Takes } from './knownFunctions';
import { numberFormatToTranslate } from './numberFormats';
import type { Sheet } from './sheet';
import type { SimulatedWorkbook } from './simulatedWorkbook';
import { rectOf, type Place } from './structuredReference';

/**
 * one: a single value. range: several cells, or an array that Excel has worked out already. array: a calculation over several cells, which Excel
 * before dynamic arrays works out within some functions only.
 */
type Shape = 'one' | 'range' | 'array';
interface Part { readonly text: string; readonly shape: Shape; readonly isReference: boolean; readonly rect?: Rect }
type Call = Tree & { kind: 'call' };
/** A formula as the engine is to have it in every one of these rows of its sheet, with `OWN_ROW` for the number of the row. */
export interface Translated { readonly text: string; readonly top: number; readonly bottom: number }

/** Stands for the number of the row that a formula stands in: a character that no formula holds. */
export const OWN_ROW = '\uE000';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '<', '>', '<=', '>=']);
const DEEPEST_NAME = 16;
/** Lifts a number that lies below a tie in the 16th digit onto it. */
const NUDGE = '*1.000000000000002';
/** Functions that may give a number with more digits than a text shows. */
const GIVE_FRACTIONS: ReadonlySet<string> = new Set(['SUM', 'SUMIFS', 'SUMIF', 'SUMPRODUCT', 'AVERAGE', 'AVERAGEIFS', 'PRODUCT', 'MAX', 'MIN', 'MEDIAN', 'SQRT', 'N', 'MOD']);

function one(text: string): Part {
  return { text, shape: 'one', isReference: false };
}

/** One cell of an INDEX where a value is asked for: without the @ the engine takes it for cells that may spread, and works out again all that it comes from. */
function asValue({ text, shape }: Part): string {
  return shape === 'one' && text.startsWith('INDEX(') ? `@${text}` : text;
}

/** The place of a row or column in an INDEX: 0 would mean all of them, and is refused where the place is only worked out. */
function placeText(text: string, length: number | null): string {
  return length === 1 || /^\d+$|^MATCH\(/.test(text) ? text : `IF(${text}<1,#N/IMPL!,${text})`;
}

/** A range of one cell stays a range: the engine's LOOKUP finds nothing in a cell. */
function asRange(part: Part): Part {
  const [, address] = /^S_\d+!(\$?[A-Z]+\$?(?:\d+|\uE000))$/.exec(part.text) ?? [];
  return address === undefined ? part : { ...part, text: `${part.text}:${address}` };
}

function integerOf(tree: Tree | null | undefined): number | null {
  if (tree === null) return 0;
  if (tree?.kind === 'negative') return -(integerOf(tree.of) ?? NaN);
  return tree?.kind === 'number' && /^\d+$/.test(tree.text) ? Number(tree.text) : null;
}

/**
 * Writes one formula as the engine is to have it: cells instead of tables and names, and around what the engine does otherwise than Excel.
 * It rounds the binary number where Excel rounds the 15 digits that it shows, joins texts with all 17 digits, loses a double minus and the brackets of
 * a percentage, and knows neither tables nor names of anything but cells.
 */
class Translation {
  private variables = 0;
  private names = 0;
  /** The rows in which the translation is the same but for the number of the row. */
  private top = 0;
  private bottom = Infinity;

  constructor(private readonly workbook: SimulatedWorkbook, private readonly at: Place, private readonly keyOf: (sheet: Sheet) => string) {}

  whole(tree: Tree): Translated {
    const part = this.part(tree, false);
    if (part.shape !== 'one') throw new NotImplemented('formulas that give more than one cell');
    return { text: `=${asValue(part)}`, top: this.top, bottom: this.bottom };
  }

  /** The translation holds in these rows at most. */
  private holdsFrom(top: number, bottom: number): void {
    this.top = Math.max(this.top, top);
    this.bottom = Math.min(this.bottom, bottom);
  }

  /** `worksOut` says whether Excel works out arrays here. */
  private part(tree: Tree, worksOut: boolean): Part {
    switch (tree.kind) {
      case 'number': case 'text': case 'logical': case 'error': return one(tree.text);
      case 'array': return { text: tree.text, shape: 'range', isReference: false };
      case 'reference': return this.reference(tree);
      case 'structured': return this.structured(tree);
      case 'name': return this.name(tree, worksOut);
      case 'call': return this.call(tree, worksOut);
      case 'operation': return this.operation(tree, worksOut);
      case 'negative': return tree.of.kind === 'number' ? one(`(-${tree.of.text})`) : this.operation({ operator: '-', left: { kind: 'number', text: '0' }, right: tree.of }, worksOut);
      case 'percent': return this.operation({ operator: '/', left: tree.of, right: { kind: 'number', text: '100' } }, worksOut);
      case 'unknown': throw new NotImplemented(tree.what);
    }
  }

  private cells(sheet: Sheet, rect: Rect, address: string): Part {
    const isOne = rowCount(rect) === 1 && columnCount(rect) === 1;
    return { text: `${this.keyOf(sheet)}!${address}`, shape: isOne ? 'one' : 'range', isReference: true, rect };
  }

  private reference({ sheet: sheetName, rect, text }: Tree & { kind: 'reference' }): Part {
    const sheet = sheetName === null ? this.at.sheet : this.workbook.sheetNamed(sheetName);
    return sheet === undefined ? one('#REF!') : this.cells(sheet, rect, text);
  }

  private structured({ table: name, reference }: Tree & { kind: 'structured' }): Part {
    const table = tableOf(this.workbook, name, this.at);
    const rect = table === undefined ? '#REF!' as const : rectOf(table, reference, this.at);
    // Which table stands around the formula, and whether one does in its row, is another question in the next cell.
    if (name === null || (typeof rect === 'string' && reference.rows === 'this row')) this.holdsFrom(Infinity, -1);
    if (typeof rect === 'string') return one(rect);
    if (table === undefined) return one('#REF!');
    if (reference.rows !== 'this row') return this.cells(table.sheet, rect, addressOf(rect, true));
    // A cell of the same row is named by its distance: equal formulas of a column stay one for the engine.
    const { top, bottom } = table.bodyRect;
    this.holdsFrom(top, bottom);
    return this.cells(table.sheet, rect, [...new Set([rect.left, rect.right])].map((column) => `${columnName(column)}${OWN_ROW}`).join(':'));
  }

  private name({ sheet: sheetName, name }: Tree & { kind: 'name' }, worksOut: boolean): Part {
    const scope = sheetName === null ? this.at.sheet : this.workbook.sheetNamed(sheetName);
    const item = (scope === undefined ? undefined : this.workbook.findName(name, scope)) ?? this.workbook.findName(name, null);
    if (item === undefined) {
      const table = this.workbook.tableNamed(name);
      return table === undefined ? one('#NAME?') : this.cells(table.sheet, table.bodyRect, addressOf(table.bodyRect, true));
    }
    const range = this.workbook.rangeOfName(item);
    if (range !== null) return this.cells(range.sheet, range.rect, addressOf(range.rect, true));
    this.names += 1;
    if (this.names > DEEPEST_NAME) throw new NotImplemented('names that mean one another');
    return this.part(formulaTree(item.formula), worksOut);
  }

  private variable(): string {
    this.variables += 1;
    return `v_${this.variables}`;
  }

  /** A number to `places`, as Excel rounds it: what is a tie in 15 digits is one, though the binary number lies a little below. */
  private rounded(number: string, places: number): string {
    const power = `10^${Math.abs(places)}`;
    const [up, down] = places < 0 ? ['/', '*'] : ['*', '/'];
    // The number comes once: what a LET holds, the engine works out again wherever it stands.
    return `(ROUND((${number})${up}${power}${NUDGE},0)${down}${power})`;
  }

  private fifteen(value: string): string {
    return `ROUND(${value},14-INT(LOG10(ABS(${value}))))`;
  }

  /** A value as it stands in a text that it is joined to: numbers with 15 digits at most. */
  private joinable(part: Part, tree: Tree): string {
    const text = asValue(part);
    const isPlain = tree.kind === 'text' || (tree.kind === 'operation' && tree.operator === '&') || (tree.kind === 'call' && !GIVE_FRACTIONS.has(tree.name));
    if (part.shape !== 'one' || isPlain) return text;
    if (part.isReference) return `IF(ISNUMBER(${text}),IF(${text}=0,0,${this.fifteen(text)}),${text})`;
    const value = this.variable();
    return `LET(${value},${text},IF(ISNUMBER(${value}),IF(${value}=0,0,${this.fifteen(value)}),${value}))`;
  }

  private operation({ operator, left, right }: { operator: string; left: Tree; right: Tree }, worksOut: boolean): Part {
    if (COMPARISONS.has(operator) && right.kind === 'operation' && COMPARISONS.has(right.operator)) throw new NotImplemented('comparisons of comparisons in a formula');
    const parts = [this.part(left, worksOut), this.part(right, worksOut)] as const;
    const isWorkedOut = [left, right].every((tree, index) => parts[index]?.shape === 'one' || tree.kind === 'array');
    const isOne = parts.every(({ shape }) => shape === 'one');
    if (!isWorkedOut && !worksOut) throw new NotImplemented(`${operator} over more than one cell outside of SUMPRODUCT and INDEX(…, 0)`);
    const [one_, other] = operator === '&' ? [this.joinable(parts[0], left), this.joinable(parts[1], right)] : parts.map(asValue);
    return { text: `(${one_}${operator}${other})`, shape: isOne ? 'one' : isWorkedOut ? 'range' : 'array', isReference: false };
  }

  private argument(name: string, takes: Takes, tree: Tree, worksOut: boolean): Part {
    const part = this.part(tree, worksOut || takes === 'array');
    if (tree.kind === 'error') return part;
    if (takes === 'one' && part.shape !== 'one') throw new NotImplemented(`${name} over more than one cell`);
    if (takes === 'each' && part.shape !== 'one' && !worksOut) throw new NotImplemented(`${name} over more than one cell outside of SUMPRODUCT`);
    if (takes === 'range' && part.shape === 'array' && !worksOut) throw new NotImplemented(`${name} over cells that are calculated, outside of SUMPRODUCT`);
    if ((takes === 'cells' || takes === 'cell') && !part.isReference && !/^#/.test(part.text)) throw new NotImplemented(`${name} over something else than cells`);
    if (takes === 'cell' && part.shape !== 'one') throw new NotImplemented(`${name} over more than one cell`);
    if (takes === 'one' || takes === 'each') return { ...part, text: asValue(part) };
    return takes === 'range' || takes === 'cells' ? asRange(part) : part;
  }

  private call(call: Call, worksOut: boolean): Part {
    const { name, args } = call;
    const known = KNOWN_FUNCTIONS.get(name);
    if (known === undefined) throw new NotImplemented(`the function ${name}`);
    if (DAY_FUNCTIONS.has(name) && this.workbook.locale.dateSystem === 1904) throw new NotImplemented(`${name} in a workbook that counts days from 1904`);
    if (name === 'INDEX') return this.index(call, worksOut);
    if (name === 'ROUND') return this.round(call, worksOut);
    if (name === 'TEXT') return this.text(call, worksOut);
    if (name === 'HYPERLINK') return this.link(call);
    if (name === 'CONCATENATE') return one(args.map((arg) => (arg === null ? '""' : this.joinable(this.argument(name, 'one', arg, worksOut), arg))).reduce((all, text) => `(${all}&${text})`, '""'));
    if (args.length < known.least) throw new NotImplemented(`${name} with ${args.length} arguments`);
    const parts = args.map((arg, index) => {
      const takes = takenAt(known, index);
      if (takes === null) throw new NotImplemented(`${name} with ${args.length} arguments`);
      return { takes, part: arg === null ? one('') : this.argument(name, takes, arg, worksOut) };
    });
    const isArray = parts.some(({ takes, part }) => takes === 'each' && part.shape !== 'one');
    return { text: `${name}(${parts.map(({ part }) => part.text).join(',')})`, shape: isArray ? 'array' : 'one', isReference: false };
  }

  /** A row or column 0 means all of them: Excel works out an array for it in every version. */
  private index({ args }: Call, worksOut: boolean): Part {
    const [from, row, column] = args;
    if (from === null || from === undefined || row === undefined || args.length > 3) throw new NotImplemented('INDEX without cells and a row');
    const [rowAt, columnIndex] = [integerOf(row), column === undefined ? null : integerOf(column)];
    const hasZero = rowAt === 0 || columnIndex === 0;
    const source = this.argument('INDEX', 'range', from, worksOut || hasZero);
    const shape = this.isMany(source, rowAt, columnIndex, column === undefined) ? 'range' : 'one';
    const lengths = source.rect === undefined ? [null, null] : [rowCount(source.rect), columnCount(source.rect)];
    const places = [row, column].flatMap((arg, index) => {
      if (arg === undefined) return [];
      const text = arg === null ? '0' : this.argument('INDEX', 'one', arg, worksOut).text;
      return [shape === 'one' ? placeText(text, column === undefined ? null : lengths[index] ?? null) : text];
    });
    const text = `INDEX(${[source.text, ...places].join(',')})`;
    return { text, shape, isReference: source.isReference };
  }

  private isMany({ rect }: Part, row: number | null, column: number | null, isSingle: boolean): boolean {
    if (rect === undefined) return row === 0 || column === 0;
    const [rows, columns] = [rowCount(rect), columnCount(rect)];
    if (isSingle) return rows > 1 && columns > 1 ? true : row === 0 && rows * columns > 1;
    return (row === 0 && rows > 1) || (column === 0 && columns > 1);
  }

  private round({ args }: Call, worksOut: boolean): Part {
    const [number, places] = args;
    const whole = integerOf(places);
    if (number === null || number === undefined || whole === null || args.length !== 2) throw new NotImplemented('ROUND to a number of places that is worked out');
    return one(this.rounded(this.argument('ROUND', 'one', number, worksOut).text, whole));
  }

  /** The value of a link is what it shows; without that, where it leads. */
  private link({ args }: Call): Part {
    const [to, shown = to] = args;
    if (args.length > 2 || to?.kind !== 'text' || shown?.kind !== 'text') throw new NotImplemented('HYPERLINK of something else than texts');
    return one(shown.text);
  }

  /** The engine cuts where Excel rounds, and does not take a £ as it is. */
  private text({ args }: Call, worksOut: boolean): Part {
    const [value, format] = args;
    if (value !== undefined && format?.kind === 'call' && format.name === 'IF' && format.args.length === 3) {
      const [condition = null, ...formats] = format.args;
      const chosen = formats.map((each): Tree => ({ kind: 'call', name: 'TEXT', args: [value, each] }));
      return this.call({ kind: 'call', name: 'IF', args: [condition, ...chosen] }, worksOut);
    }
    if (value === null || value === undefined || format?.kind !== 'text' || args.length !== 2) throw new NotImplemented('TEXT with a format that is worked out');
    const { text } = this.argument('TEXT', 'one', value, worksOut);
    const { code, places } = numberFormatToTranslate(format.text.slice(1, -1).replaceAll('""', '"'));
    const quoted = `"${code.replaceAll('"', '""')}"`;
    if (places === null) return one(`TEXT(${text},${quoted})`);
    const variable = this.variable();
    return one(`LET(${variable},${text},IF(ISNUMBER(${variable}),TEXT(${this.rounded(variable, places)},${quoted}),${variable}))`);
  }
}

/** The table of this name; without one, the table that the formula stands in. */
export function tableOf(workbook: SimulatedWorkbook, name: string | null, at: Place): SimulatedWorkbook['tables'][number] | undefined {
  if (name !== null) return workbook.tableNamed(name);
  return at.sheet.tableAt({ top: at.row, bottom: at.row, left: at.column, right: at.column });
}

/** A formula of the workbook as the engine is to calculate it. What it would not calculate as Excel does is not implemented. */
export function translated(workbook: SimulatedWorkbook, formula: string, at: Place, keyOf: (sheet: Sheet) => string): Translated {
  return new Translation(workbook, at, keyOf).whole(formulaTree(formula));
}
