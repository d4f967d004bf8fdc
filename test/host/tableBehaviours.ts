import { columnCount, rowCount } from './address';
import { asFlag, asText, behaviour, type AnyBehaviour, type Args } from './behaviour';
import { itemNotFound, NotImplemented } from './excelError';
import { CellRange } from './sheet';
import { addTable, convertTable, deleteTable, renameTable, resizeTable, showTotals, type Table } from './table';
import type { CollectionOf } from './workbookBehaviours';

function tablesOf({ workbook, sheet }: CollectionOf): readonly Table[] {
  return sheet?.tables ?? workbook.tables;
}

function added({ workbook, sheet }: CollectionOf, args: Args): Table {
  const range = args.range(0, sheet ?? workbook.activeSheet);
  return addTable(range.sheet, range.rect, args.flag(1));
}

const tablesBehaviour = behaviour<CollectionOf>({
  get: { Count: (collection) => tablesOf(collection).length },
  items: tablesOf,
  item: (collection, key) => tablesOf(collection).find((table) => table.id === String(key) || table.name.toLowerCase() === String(key).toLowerCase()),
  call: { Add: added },
});

function present(table: Table): Table {
  if (table.isDeleted) throw itemNotFound();
  return table;
}

/** A switch of the table that is only kept. */
function flagSetter(name: 'showBandedRows' | 'showFilterButton'): (table: Table, value: unknown) => void {
  return (table, value) => {
    table.sheet.guardObjects();
    table[name] = asFlag(value);
  };
}

function rangeOf(table: Table, part: 'rect' | 'headerRect' | 'bodyRect'): CellRange {
  return new CellRange(table.sheet, present(table)[part]);
}

function totalRange(table: Table): CellRange {
  if (!table.showTotals) throw itemNotFound();
  return new CellRange(table.sheet, { ...table.rect, top: table.rect.bottom });
}

function converted(table: Table): CellRange {
  const range = rangeOf(table, 'rect');
  convertTable(table);
  return range;
}

const tableBehaviour = behaviour<Table>({
  get: {
    Id: (table) => present(table).id, Name: (table) => table.name, Style: (table) => table.style, ShowTotals: (table) => table.showTotals, ShowHeaders: () => true,
    ShowBandedRows: (table) => table.showBandedRows, ShowFilterButton: (table) => table.showFilterButton,
    ShowBandedColumns: ({ bag }) => bag.properties.get('showBandedColumns') ?? false, HighlightFirstColumn: ({ bag }) => bag.properties.get('highlightFirstColumn') ?? false, HighlightLastColumn: ({ bag }) => bag.properties.get('highlightLastColumn') ?? false,
  },
  set: {
    Name: (table, value) => { renameTable(table, asText(value)); },
    Style: (table, value) => {
      table.sheet.guardObjects();
      table.style = asText(value);
    },
    ShowTotals: (table, value) => { showTotals(table, asFlag(value)); },
    ShowHeaders: (_, value) => { if (value !== true) throw new NotImplemented('Table.showHeaders = false'); },
    ShowBandedRows: flagSetter('showBandedRows'),
    ShowFilterButton: flagSetter('showFilterButton'),
  },
  guard: (table) => { table.sheet.guardObjects(); },
  navigate: { Worksheet: (table) => table.sheet, Columns: (table) => table, Rows: (table) => table },
  call: {
    GetRange: (table) => rangeOf(table, 'rect'),
    GetHeaderRowRange: (table) => rangeOf(table, 'headerRect'),
    GetDataBodyRange: (table) => rangeOf(table, 'bodyRect'),
    GetTotalRowRange: totalRange,
    ConvertToRange: converted,
    Delete: (table) => { deleteTable(table); },
    Resize: (table, args) => { resizeTable(table, args.range(0, table.sheet).rect); },
    ClearFilters: (table) => {
      table.sheet.guardObjects();
      table.filteredRows.clear();
    },
  },
});

/** A column of a table, by its place in it. */
interface Column { table: Table; index: number }

function headerOf({ table, index }: Column): string {
  const value = table.sheet.grid.cell(table.rect.top, table.rect.left + index)?.value ?? '';
  return typeof value === 'object' ? value.error : String(value);
}

function columnsOf(table: Table): Column[] {
  return Array.from({ length: columnCount(table.rect) }, (_, index) => ({ table, index }));
}

function columnRange({ table, index }: Column, part: 'rect' | 'headerRect' | 'bodyRect'): CellRange {
  return new CellRange(table.sheet, { ...table[part], left: table.rect.left + index, right: table.rect.left + index });
}

const columnBehaviour = behaviour<Column>({
  get: { Id: ({ index }) => index + 1, Index: ({ index }) => index, Name: headerOf },
  call: {
    GetRange: (column) => columnRange(column, 'rect'),
    GetHeaderRowRange: (column) => columnRange(column, 'headerRect'),
    GetDataBodyRange: (column) => columnRange(column, 'bodyRect'),
  },
});

export const TABLE_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  TableCollection: tablesBehaviour,
  Table: tableBehaviour,
  TableColumnCollection: behaviour<Table>({
    get: { Count: (table) => columnCount(table.rect) },
    items: columnsOf,
    item: (table, key) => columnsOf(table).find((column) => headerOf(column).toLowerCase() === String(key).toLowerCase() || column.index + 1 === Number(key)),
  }),
  TableColumn: columnBehaviour,
  TableRowCollection: behaviour<Table>({ get: { Count: (table) => rowCount(table.bodyRect) }, call: { GetCount: (table) => rowCount(table.bodyRect) } }),
};
