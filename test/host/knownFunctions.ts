/**
 * What an argument may be. one: a single value. each: also an array, taken value by value. range: also cells, or an array that is worked out.
 * cells: nothing but a reference. cell: a reference to one cell. array: cells or a calculation over them, which Excel works out as an array here.
 */
export type Takes = 'one' | 'each' | 'range' | 'cells' | 'cell' | 'array';
/** `rest` comes as often as there are arguments for it. */
export interface KnownFunction { readonly takes: readonly Takes[]; readonly rest: readonly Takes[]; readonly least: number }

function takes(...list: Takes[]): KnownFunction {
  return { takes: list, rest: [], least: list.length };
}

function upTo(least: number, ...list: Takes[]): KnownFunction {
  return { takes: list, rest: [], least };
}

function many(least: number, ...rest: Takes[]): KnownFunction {
  return { takes: [], rest, least };
}

/**
 * The functions that are calculated, all of them in Excel since 2013: what each does with single values, cells and arrays was looked at in the
 * engine. What is not on the list is not implemented, rather than calculated wrongly: there, several functions quietly take an array for its first
 * value or for none. IF over an array is left out because Excel itself, before dynamic arrays, does not work it out.
 */
const LISTED: Readonly<Record<string, KnownFunction>> = {
  SUM: many(1, 'range'), PRODUCT: many(1, 'range'), MAX: many(1, 'range'), MIN: many(1, 'range'), AVERAGE: many(1, 'range'), COUNT: many(1, 'range'), COUNTA: many(1, 'range'),
  COUNTBLANK: takes('cells'), MEDIAN: many(1, 'range'), LARGE: takes('range', 'one'), SMALL: takes('range', 'one'), SUBTOTAL: { takes: ['one'], rest: ['cells'], least: 2 },
  SUMPRODUCT: many(1, 'array'), SUMIF: upTo(2, 'cells', 'one', 'cells'), COUNTIF: takes('cells', 'one'),
  SUMIFS: { takes: ['cells'], rest: ['cells', 'one'], least: 3 }, AVERAGEIFS: { takes: ['cells'], rest: ['cells', 'one'], least: 3 }, COUNTIFS: many(2, 'cells', 'one'),
  INDEX: upTo(2, 'range', 'one', 'one'), MATCH: upTo(2, 'one', 'range', 'one'), LOOKUP: upTo(2, 'one', 'range', 'range'),
  VLOOKUP: upTo(3, 'one', 'range', 'one', 'one'), HLOOKUP: upTo(3, 'one', 'range', 'one', 'one'), CHOOSE: many(2, 'one'), ROW: upTo(0, 'cell'), COLUMN: upTo(0, 'cell'),
  ROWS: takes('range'), COLUMNS: takes('range'),
  IF: upTo(2, 'one', 'one', 'one'), IFERROR: takes('one', 'one'), IFNA: takes('one', 'one'), AND: many(1, 'range'), OR: many(1, 'range'), NOT: takes('one'), TRUE: takes(), FALSE: takes(), NA: takes(),
  ABS: takes('each'), INT: takes('each'), SIGN: takes('each'), SQRT: takes('each'), ROUND: takes('one', 'one'), ROUNDUP: takes('one', 'one'), ROUNDDOWN: takes('one', 'one'), TRUNC: upTo(1, 'one', 'one'),
  MOD: takes('one', 'one'), FLOOR: takes('one', 'one'), CEILING: takes('one', 'one'), PI: takes(), N: takes('one'),
  DATE: takes('each', 'each', 'each'), YEAR: takes('each'), MONTH: takes('each'), DAY: takes('each'), EOMONTH: takes('one', 'one'), EDATE: takes('one', 'one'), DAYS: takes('one', 'one'), WEEKDAY: upTo(1, 'one', 'one'),
  DATEVALUE: takes('one'), TEXT: takes('one', 'one'), VALUE: takes('one'), T: takes('one'), LEFT: upTo(1, 'each', 'one'), RIGHT: upTo(1, 'each', 'one'), MID: takes('each', 'one', 'one'), UPPER: takes('each'), LOWER: takes('each'),
  LEN: takes('one'), FIND: upTo(2, 'one', 'one', 'one'), SEARCH: upTo(2, 'one', 'one', 'one'), TRIM: takes('one'), SUBSTITUTE: upTo(3, 'one', 'one', 'one', 'one'), REPT: takes('one', 'one'), EXACT: takes('one', 'one'),
  CONCATENATE: many(1, 'one'), HYPERLINK: upTo(1, 'one', 'one'), CHAR: takes('one'), CODE: takes('one'),
  ISNUMBER: takes('one'), ISTEXT: takes('one'), ISBLANK: takes('one'), ISERROR: takes('one'), ISERR: takes('one'), ISNA: takes('one'), ISLOGICAL: takes('one'), ISFORMULA: takes('cell'),
};

export const KNOWN_FUNCTIONS: ReadonlyMap<string, KnownFunction> = new Map(Object.entries(LISTED));

/** Functions of days, which other workbooks count from 1904. */
export const DAY_FUNCTIONS: ReadonlySet<string> = new Set(['DATE', 'YEAR', 'MONTH', 'DAY', 'EOMONTH', 'EDATE', 'WEEKDAY', 'DATEVALUE']);

/** What the argument in this place may be, or null where the function takes no more. */
export function takenAt({ takes: list, rest }: KnownFunction, index: number): Takes | null {
  return list[index] ?? rest[(index - list.length) % Math.max(1, rest.length)] ?? null;
}
