import { describe, expect, test } from '@jest/globals';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { finish } from '../../src/domain/work';
import { dayFromIso } from '../../src/domain/calendar';
import { openXlsx, type XlsxFile } from '../../src/file';
import { fingerprint } from '../../src/workbook/fingerprint';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import type { CellValue, SheetGrid, WorkbookPort } from '../../src/workbook/port';
import { ownSheets } from '../../src/workbook/ownSheets';
import { DAYS_TO_1970, type SheetWrite } from '../../src/workbook/sheetWrite';
import { SimulatedExcel } from '../host/host';
import { CHART_ROWS, CHART_SHEETS } from '../support/chartSheets';
import { openSimulated } from '../support/excel';
import { memoryWorkbook, tidied } from '../support/memoryWorkbook';
import { sheetOf, workbookOf } from '../support/workbooks';

type Row = readonly (string | number | boolean | { readonly date: string } | null)[];

interface Opened {
  readonly port: WorkbookPort;
  /** The port to read what was written: a file is opened anew. */
  readonly again: () => Promise<WorkbookPort>;
}

function dayOf(iso: string): number {
  const day = dayFromIso(iso);
  if (day === undefined) throw new Error(`${iso} is no date`);
  return day;
}

async function inExcel(rows: readonly Row[], dateSystem: 1900 | 1904 = 1900): Promise<Opened & { host: SimulatedExcel }> {
  const host = new SimulatedExcel();
  host.workbook.locale.dateSystem = dateSystem;
  const offset = DAYS_TO_1970[dateSystem === 1904 ? '1904' : '1900'];
  host.workbook.addSheet('Staff', rows.map((row) => row.map((value) => (typeof value === 'object' && value !== null ? { value: dayOf(value.date) + offset, numberFormat: 'dd/mm/yyyy' } : value))));
  const { port } = await openSimulated(host);
  return { host, port, again: () => Promise.resolve(port) };
}

/** The three ports on the same staff sheet. */
const PORTS: Readonly<Record<string, (rows: readonly Row[]) => Promise<Opened>>> = {
  'in memory': (rows) => {
    const port = memoryWorkbook([{ name: 'Staff', rows: rows.map((row) => row.map((value): CellValue => (typeof value === 'object' && value !== null ? { day: dayOf(value.date) } : value))) }]);
    return Promise.resolve({ port, again: () => Promise.resolve(port) });
  },
  'on a file': async (rows) => {
    const bytes = await workbookOf(rows.map((row) => row.map((value) => (typeof value === 'object' && value !== null ? new Date(`${value.date}T00:00:00Z`) : value))));
    const file = await openXlsx(bytes);
    return { port: file, again: () => openXlsx(file.bytes()) };
  },
  'in Excel': (rows) => inExcel(rows),
  'in Excel, days from 1904': (rows) => inExcel(rows, 1904),
};

const STAFF: readonly Row[] = [
  ['Hillside School', null, null, null, null, null, null],
  [],
  ['Name', 'Role', 'Point', 'Range', 'FTE', 'Start date', 'R&R'],
  ['A. Marlow', 'AST', 'AST 11', '11-15', 1, { date: '2007-09-01' }, 1500.5],
  ['B. Okafor', 'AST', 5, '4-8', 0.6, { date: '2008-09-01' }, '£1,234.50'],
  ['’t Hooft', 'AST', 'A7', '5-9', '60%', '01/09/2008', null],
  ['D. Raman', 'Main', 'M3', null, 1, null, null],
  ['TRUE', 'Upper', '#N/A', true, '', null, null],
];

async function plan(port: WorkbookPort): Promise<PlanMade> {
  const made = await planWorkbook(port, { values: new Map(), ways: WAYS_TO_SAY, version: 'test', writtenAt: 'now', area: 'Rest', figures: 'values' });
  if ('refusal' in made) throw new Error(made.refusal);
  return made;
}

/** What can be compared between programs: a file keeps no booleans apart, say. */
function plain({ name, rows }: SheetGrid): unknown {
  return { name, rows };
}

describe.each(Object.keys(PORTS))('the port %s', (name) => {
  const open = (rows: readonly Row[]): Promise<Opened> => PORTS[name]?.(rows) ?? Promise.reject(new Error(name));

  test('gives the sheets and their cells: text, numbers, dates, errors, blanks', async () => {
    const { port } = await open(STAFF);
    expect(await port.sheets()).toEqual([{ name: 'Staff', visible: true }]);
    const grid = tidied(await sheetOf(port, 'Staff'));
    expect(grid.rows.map(({ row }) => row)).toEqual([1, 3, 4, 5, 6, 7, 8]);
    expect(grid.rows[2]).toEqual({ row: 4, values: ['A. Marlow', 'AST', 'AST 11', '11-15', 1, { day: dayOf('2007-09-01') }, 1500.5] });
    expect(grid.rows[6]?.values.slice(0, 4)).toEqual(['TRUE', 'Upper', name === 'in memory' ? '#N/A' : { error: '#N/A' }, true]);
    const [head] = await port.heads(['Staff'], 3);
    expect(tidied(head as SheetGrid).rows).toEqual(grid.rows.slice(0, 2));
  });

  test('has the same fingerprint as every other port', async () => {
    const { port } = await open(STAFF.slice(0, 7));
    const memory = await PORTS['in memory']?.(STAFF.slice(0, 7));
    expect(finish(fingerprint(await sheetOf(port, 'Staff')))).toBe(finish(fingerprint(await sheetOf(memory?.port as WorkbookPort, 'Staff'))));
  });

  test('takes a plan, and gives back what was written, cell by cell', async () => {
    const { port, again } = await open(STAFF.slice(0, 7));
    const made = await plan(port);
    await port.write(sheetsOf(made), made.own);
    const after = await again();
    const names = (await after.sheets()).map((sheet) => sheet.name);
    expect(names).toEqual(['Staff', ...sheetsOf(made).map((sheet) => sheet.name)]);
    const wanted = memoryWorkbook([{ name: 'Staff', rows: [] }]);
    await wanted.write(sheetsOf(made), new Set());
    for (const sheet of names.slice(1)) expect(plain(tidied(await sheetOf(after, sheet)))).toEqual(plain(await sheetOf(wanted, sheet)));
    for (const sheet of names.slice(1)) {
      const tables = (grid: SheetGrid): unknown => grid.tables.map((table) => [table.name, table.range]).sort();
      expect(tables(await sheetOf(after, sheet))).toEqual(tables(await sheetOf(wanted, sheet)));
    }
    expect([...await ownSheets(after, names)]).toEqual(names.slice(1));
  });

  test('planning again finds the same, and replaces only the product’s own', async () => {
    const { port, again } = await open(STAFF.slice(0, 7));
    const made = await plan(port);
    await port.write(sheetsOf(made), made.own);
    const second = await again();
    const remade = await plan(second);
    expect(remade.planned.plan.totals).toEqual(made.planned.plan.totals);
    expect(remade.planned.fingerprint).toBe(made.planned.fingerprint);
    await second.write(sheetsOf(remade), remade.own);
    expect((await second.sheets()).filter(({ visible }) => visible).map((sheet) => sheet.name)).toEqual(['Staff', ...sheetsOf(made).map((sheet) => sheet.name)]);
  });

  test('a copy that the user made of a sheet of ours stays theirs', async () => {
    const copy: SheetWrite = {
      name: 'AST Summary (2)', widths: [10], frozenRows: 0, tables: [],
      lines: [{ row: 2, cells: [{ column: 1, value: 'Written by AST Planner. Kept by the user.', style: 'text' }] }, { row: 4, cells: [{ column: 2, value: 'my note', style: 'text' }] }],
    };
    const { port, again } = await open(STAFF.slice(0, 7));
    const first = await plan(port);
    await port.write(sheetsOf(first), first.own);
    let current = await again();
    await current.write([copy], new Set());
    if (name === 'on a file') current = await openXlsx((current as XlsxFile).bytes());
    const kept = await sheetOf(current, 'AST Summary (2)');
    for (let time = 0; time < 2; time += 1) {
      const made = await plan(current);
      await current.write(sheetsOf(made), made.own);
      if (name === 'on a file') current = await openXlsx((current as XlsxFile).bytes());
    }
    expect(await sheetOf(current, 'AST Summary (2)')).toEqual(kept);
    expect((await current.sheets()).map((sheet) => sheet.name)).toContain('AST Summary');
  });

  test('takes sheets with charts of every kind, and keeps their figures', async () => {
    const { port, again } = await open([['Staff']]);
    expect(await port.write(CHART_SHEETS, new Set())).toEqual([]);
    const after = await again();
    for (const { name: sheet } of CHART_SHEETS) {
      const { rows } = tidied(await sheetOf(after, sheet));
      expect(rows.slice(2)).toEqual(CHART_ROWS.map(([what, lower, higher], at) => ({ row: 5 + at, values: [what, lower / 100, higher / 100] })));
    }
  });

  test.each([[199_999], [200_000], [200_001]])('keeps every cell of %d', async (cells) => {
    const { port, again } = await open([['Staff']]);
    const width = 3;
    const rows = Math.floor(cells / width);
    const sheet: SheetWrite = {
      name: 'AST Large', widths: [10], frozenRows: 0,
      lines: [{ row: 2, cells: [{ column: 1, value: 'Written by AST Planner. For a test.', style: 'text' }] }],
      tables: [{ name: 'Large', row: 4, column: 1, columns: [{ header: 'Row', style: 'number' }, { header: '£', style: 'money' }, { header: 'Why', style: 'text' }], rows: Array.from({ length: rows }, (_, index) => [index, index * 101, `row ${String(index)} – “quoted”`]) }],
    };
    await port.write([sheet], new Set());
    const grid = await sheetOf(await again(), 'AST Large');
    expect(grid.rows).toHaveLength(rows + 2);
    for (const index of [0, 1, Math.floor(rows / 2), rows - 2, rows - 1]) expect(grid.rows[index + 2]).toEqual({ row: index + 5, values: [index, (index * 101) / 100, `row ${String(index)} – “quoted”`] });
    const sum = grid.rows.slice(2).reduce((total, { values }) => total + Number(values[0]), 0);
    expect(sum).toBe((rows * (rows - 1)) / 2);
  });
});
