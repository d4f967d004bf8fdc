/** The port in memory: the shortest workbook that keeps the port's contract, to compare the others with. */
import type { CellValue, GridTable, SheetGrid, WorkbookPort } from '../../src/workbook/port';
import { DATE_STYLES, freeName, ownNameFor, MONEY_STYLES, tableRange, type Content, type SheetWrite, type Style } from '../../src/workbook/sheetWrite';
import { parseRange } from '../../src/workbook/port';

export interface MemorySheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly visible?: boolean;
  readonly tables?: readonly GridTable[];
}

function cellOf(value: Content, style: Style): CellValue {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (MONEY_STYLES.has(style)) return value / 100;
  return DATE_STYLES.has(style) ? { day: value } : value;
}

function gridOf(name: string, { lines, tables }: SheetWrite): SheetGrid {
  const cells = new Map<number, CellValue[]>();
  const put = (row: number, column: number, value: CellValue): void => {
    const values = cells.get(row) ?? [];
    while (values.length < column) values.push(null);
    values[column - 1] = value;
    cells.set(row, values);
  };
  for (const { row, cells: lineCells } of lines) for (const { column, value, style } of lineCells) put(row, column, cellOf(value, style));
  for (const { row, column, columns, rows } of tables) {
    columns.forEach(({ header }, at) => { put(row, column + at, header); });
    [...rows].forEach((values, index) => { columns.forEach(({ style }, at) => { put(row + 1 + index, column + at, cellOf(values[at] ?? null, style)); }); });
  }
  return tidied({
    name, merges: [],
    rows: [...cells].sort(([a], [b]) => a - b).map(([row, values]) => ({ row, values })),
    tables: tables.flatMap((table): GridTable[] => {
      const range = parseRange(tableRange(table));
      return range === undefined ? [] : [{ name: table.name, range, totalsRows: 0 }];
    }),
  });
}

/** Without blank cells at the ends of rows, and without blank rows. */
export function tidied(grid: SheetGrid): SheetGrid {
  const rows = grid.rows.map(({ row, values }) => {
    const kept = values.map((value) => (value === '' ? null : value));
    while (kept.length > 0 && kept[kept.length - 1] === null) kept.pop();
    return { row, values: kept };
  });
  return { ...grid, rows: rows.filter(({ values }) => values.length > 0) };
}

export function memoryWorkbook(sheets: readonly MemorySheet[]): WorkbookPort {
  let grids = sheets.map(({ name, rows, tables = [] }) => tidied({ name, tables, merges: [], rows: rows.map((values, index) => ({ row: index + 1, values })) }));
  const hidden = new Set(sheets.filter(({ visible }) => visible === false).map(({ name }) => name));
  const named = (name: string): SheetGrid => {
    const grid = grids.find((entry) => entry.name === name);
    if (grid === undefined) throw new Error(`there is no sheet ${name}`);
    return grid;
  };
  return {
    sheets: () => Promise.resolve(grids.map(({ name }) => ({ name, visible: !hidden.has(name) }))),
    heads: (names, rows) => Promise.resolve(names.map((name) => ({ ...named(name), rows: named(name).rows.filter(({ row }) => row <= rows) }))),
    read: (names) => Promise.resolve(names.map(named)),
    write(writes, own) {
      const taken = new Set(grids.map(({ name }) => name.toLowerCase()));
      const placed = writes.map((write) => {
        const existing = ownNameFor(grids.map(({ name }) => name).filter((name) => own.has(name)), write.name);
        const name = existing ?? freeName(taken, (number) => (number === 1 ? write.name : `${write.name} (${String(number)})`));
        taken.add(name.toLowerCase());
        return gridOf(name, write);
      });
      grids = [...grids.map((grid) => placed.find(({ name }) => name === grid.name) ?? grid), ...placed.filter(({ name }) => !grids.some((grid) => grid.name === name))];
      return Promise.resolve([]);
    },
  };
}
