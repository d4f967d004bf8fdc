import { describe, expect, test } from '@jest/globals';
import { openDesktop } from './desktopBridge';
import { codeOf, onStaff, opened } from './openedStaff';
import { schema } from './schema';

describe('the genuine library', () => {
  test('reads and writes a sheet', async () => {
    const { host, desktop } = await opened();
    const read = await desktop.Excel.run(async (context) => {
      const range = context.workbook.worksheets.add('AST Summary').getRange('A1:B2');
      range.values = [[1, 2], ['a', 'b']];
      range.format.font.bold = true;
      const used = context.workbook.worksheets.getItem('Staff').getUsedRange(true);
      used.load('values,address,format/font/bold,worksheet/name');
      await context.sync();
      return [used.address, used.values, used.format.font.bold, used.worksheet.name];
    });
    expect(read).toEqual(['Staff!A1:B3', [['Name', 'Spine'], ['Ann', 5], ['Bob', 7]], false, 'Staff']);
    expect(host.workbook.sheet('AST Summary').grid.cell(1, 1)).toEqual({ value: 'b', formula: null, format: { 'font.bold': true } });
    await host.settled();
    expect(host.keptReferences()).toBe(0);
    expect(host.notImplemented).toEqual([]);
  });

  test('its object model is read whole and quickly', () => {
    const started = performance.now();
    const { classes, requirements } = schema();
    expect(performance.now() - started).toBeLessThan(2000);
    expect(classes.size).toBeGreaterThan(180);
    expect(classes.get('Worksheet')?.scalars.get('TabColor')).toEqual({ name: 'tabColor', original: 'TabColor', isUpdateable: true });
    expect(requirements.get('Range.getMergedAreasOrNullObject')).toEqual({ set: 'ExcelApi', version: '1.13' });
  });

  test('several contexts live in one process, and an add runs once', async () => {
    const { host, desktop } = await opened();
    const second = await openDesktop(host);
    await second.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('Once');
      await context.sync();
      sheet.tabColor = '#00FF00';
      await context.sync();
      sheet.getRange('A1').values = [['here']];
      await context.sync();
    });
    await onStaff(desktop, (sheet) => { sheet.getRange('C1').values = [['Third']]; });
    expect(host.workbook.sheets.map(({ name, tabColor }) => [name, tabColor])).toEqual([['Staff', ''], ['Once', '#00FF00']]);
  });
});

describe('what Excel makes of values', () => {
  async function written(value: unknown, numberFormat = 'General'): Promise<unknown[]> {
    const { host, desktop } = await opened();
    host.workbook.locale.currentYear = 2010;
    await onStaff(desktop, (sheet) => {
      sheet.getRange('D1').numberFormat = [[numberFormat]];
      sheet.getRange('D1').values = [[value]];
    });
    const cell = host.workbook.sheet('Staff').grid.cell(0, 3);
    return [cell?.value ?? '', cell?.formula ?? null, cell?.format['numberFormat'] ?? 'General'];
  }

  test.each<[unknown, unknown[]]>([
    ['2009-10', [40087, null, 'mmm-yy']],
    ['2010/11', [40483, null, 'mmm-yy']],
    ['1/2', [40210, null, 'd-mmm']],
    ['11-15', [42309, null, 'mmm-yy']],
    ['13-15', ['13-15', null, 'General']],
    ['1/9/2009', [40057, null, 'dd/mm/yyyy']],
    ['2009-09-01', [40057, null, 'dd/mm/yyyy']],
    ['1 September 2009', [40057, null, 'd-mmm-yy']],
    ['Sep-09', [40430, null, 'd-mmm']],
    ['5%', [0.05, null, '0%']],
    ['£1,200', [1200, null, '£#,##0']],
    ['007', [7, null, 'General']],
    ['1e5', [100000, null, '0.00E+00']],
    ['12345678901234567890', [12345678901234600000, null, 'General']],
    ['true', [true, null, 'General']],
    ['8 a', [8 / 24, null, 'h:mm AM/PM']],
    ['#N/A', [{ error: '#N/A' }, null, 'General']],
    ['=A1', [0, '=A1', 'General']],
    ['-abc', [0, '=-abc', 'General']],
    ['Ann', ['Ann', null, 'General']],
    ["'2009-10", ['2009-10', null, 'General']],
    ["'=A1", ['=A1', null, 'General']],
    [12, [12, null, 'General']],
    ['', ['', null, 'General']],
  ])('%j as %j', async (value, expected) => {
    const [read, ...rest] = await written(value);
    expect(typeof read === 'number' ? Number(read.toPrecision(12)) : read).toEqual(typeof expected[0] === 'number' ? Number(expected[0].toPrecision(12)) : expected[0]);
    expect(rest).toEqual(expected.slice(1));
  });

  test('in a text cell everything stays text', async () => {
    expect(await written('2009-10', '@')).toEqual(['2009-10', null, '@']);
    expect(await written('=1', '@')).toEqual(['=1', null, '@']);
    expect(await written("'x", '@')).toEqual(['x', null, '@']);
  });

  test('null leaves a cell, the empty text clears it, one scalar fills the range', async () => {
    const { host, desktop } = await opened();
    await onStaff(desktop, (sheet) => {
      sheet.getRange('A2:B2').values = [[null, '']];
      (sheet.getRange('A5:B6') as { values: unknown }).values = 3;
    });
    expect(host.workbook.sheet('Staff').grid.cell(1, 0)?.value).toBe('Ann');
    expect(host.workbook.sheet('Staff').grid.cell(1, 1)).toBeUndefined();
    expect(host.workbook.sheet('Staff').grid.cell(5, 1)?.value).toBe(3);
  });

  test('an array of another size is refused, and nothing is written beyond a merge', async () => {
    const { host, desktop } = await opened();
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.getRange('A1:B2').values = [[1, 2]]; }))).toBe('InvalidArgument');
    await onStaff(desktop, (sheet) => {
      sheet.getRange('D1:E1').merge();
      sheet.getRange('D1:E1').values = [['in', 'covered']];
    });
    expect(host.workbook.sheet('Staff').grid.cell(0, 3)?.value).toBe('in');
    expect(host.workbook.sheet('Staff').grid.cell(0, 4)).toBeUndefined();
  });

  test('20,000 rows of 16 are written in the pieces the library makes', async () => {
    const { host, desktop } = await opened();
    const values = Array.from({ length: 20_000 }, (_, row) => Array.from({ length: 16 }, (__, column) => row + column));
    host.requestLimit = Infinity;
    await onStaff(desktop, (sheet) => { sheet.getRangeByIndexes(0, 0, 20_000, 16).values = values; });
    expect(host.workbook.sheet('Staff').grid.cell(19_999, 15)?.value).toBe(20_014);
    expect(host.log.actions).toBeGreaterThan(200);
    await host.settled();
    expect(host.keptReferences()).toBe(0);
  });

  test('more than five million cells are answered with nothing', async () => {
    const { desktop } = await opened();
    const values = await desktop.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Staff').getRange('A1:Z200000');
      range.load('values,cellCount');
      await context.sync();
      return [range.values, range.cellCount];
    });
    expect(values).toEqual([null, 5_200_000]);
  });
});

describe('sheets, tables and names', () => {
  test('a renamed sheet is followed by formulas and names, a deleted one breaks them', async () => {
    const { host, desktop } = await opened();
    host.workbook.addSheet('User', [['=SUM(Staff!B2:B3)&"Staff!A1"']]);
    await onStaff(desktop, (sheet, context) => {
      context.workbook.names.add('AST_Staff', sheet.getRange('A1:B3'), 'from AST Planner');
      sheet.name = "Head's staff";
    });
    const user = host.workbook.sheet('User').grid;
    expect(user.cell(0, 0)?.formula).toBe("=SUM('Head''s staff'!B2:B3)&\"Staff!A1\"");
    expect(host.workbook.names[0]).toMatchObject({ name: 'AST_Staff', formula: "='Head''s staff'!$A$1:$B$3", comment: 'from AST Planner' });
    await desktop.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Head's staff").delete();
      await context.sync();
    });
    expect(user.cell(0, 0)).toMatchObject({ formula: '=SUM(#REF!)&"Staff!A1"', value: { error: '#REF!' } });
    expect(host.workbook.names[0]?.formula).toBe('=#REF!');
  });

  test.each([['Staff', 'ItemAlreadyExists'], ['a/b', 'InvalidArgument'], ['x'.repeat(32), 'InvalidArgument'], ['staff', 'ItemAlreadyExists']])('a sheet cannot be named %s', async (name, code) => {
    const { desktop } = await opened();
    expect(await codeOf(onStaff(desktop, (_, context) => { context.workbook.worksheets.add(name); }))).toBe(code);
  });

  test('the last visible sheet can neither go nor hide, and very hidden ones stay', async () => {
    const { host, desktop } = await opened();
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.delete(); }))).toBe('InvalidOperation');
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.visibility = 'Hidden'; }))).toBe('InvalidOperation');
    host.workbook.addSheet('Kept').visibility = 'VeryHidden';
    expect(await codeOf(onStaff(desktop, (_, context) => { context.workbook.worksheets.getItem('Kept').delete(); }))).toBe('InvalidOperation');
  });

  test('a table names its columns, and keeps others out', async () => {
    const { host, desktop } = await opened([['Name', 'Name', null], ['Ann', 5, 1]]);
    await onStaff(desktop, (sheet) => {
      const table = sheet.tables.add('A1:C2', true);
      table.name = 'AST_Summary';
      table.style = 'TableStyleLight1';
      table.showFilterButton = false;
    });
    expect(host.workbook.tables[0]).toMatchObject({ name: 'AST_Summary', style: 'TableStyleLight1', showFilterButton: false });
    expect([0, 1, 2].map((column) => host.workbook.sheet('Staff').grid.cell(0, column)?.value)).toEqual(['Name', 'Name2', 'Column1']);
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.tables.add('C2:D4', true); }))).toBe('InvalidArgument');
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.tables.add('F1:G4', true).name = 'ast_summary'; }))).toBe('ItemAlreadyExists');
  });

  test('a table is read back, resized and turned into cells', async () => {
    const { host, desktop } = await opened();
    const seen = await desktop.Excel.run(async (context) => {
      const table = context.workbook.tables.add('Staff!A1:B3', true);
      table.showTotals = true;
      const body = table.getDataBodyRange().load('address');
      const whole = table.getRange().load('address');
      const columns = table.columns.load('items/name');
      await context.sync();
      const none = context.workbook.tables.getItemOrNullObject('nothing');
      table.showTotals = false;
      table.resize('Staff!A1:B2');
      table.convertToRange();
      none.delete();
      await context.sync();
      return [body.address, whole.address, columns.items.map(({ name }) => name), none.isNullObject];
    });
    expect(seen).toEqual(['Staff!A2:B3', 'Staff!A1:B4', ['Name', 'Spine'], true]);
    expect(host.workbook.tables).toEqual([]);
    expect(host.notImplemented).toEqual([]);
  });

  test('formulas follow a renamed table and lose a deleted one', async () => {
    const { host, desktop } = await opened();
    host.workbook.addSheet('User', [['=SUM(Old[Spine])+SUM(Old[[#All],[Spine]])']]);
    const formula = (): unknown => host.workbook.sheet('User').grid.cell(0, 0)?.formula;
    await onStaff(desktop, (sheet) => { sheet.tables.add('A1:B3', true).name = 'Old'; });
    await onStaff(desktop, (sheet) => { sheet.tables.getItem('Old').name = 'AST_Staff'; });
    expect(formula()).toBe('=SUM(AST_Staff[Spine])+SUM(AST_Staff[[#All],[Spine]])');
    await onStaff(desktop, (sheet) => { sheet.tables.getItem('AST_Staff').delete(); });
    expect(formula()).toBe('=SUM(#REF!)+SUM(#REF!)');
  });

  test('a copied sheet has its own tables, names and all its looks', async () => {
    const { host, desktop } = await opened();
    const name = await desktop.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Staff');
      sheet.tables.add('A1:B3', true).name = 'AST_Summary';
      sheet.getRange('A:B').format.columnWidth = 90;
      sheet.getRange('D1:E1').merge();
      sheet.freezePanes.freezeRows(1);
      sheet.charts.add('ColumnStacked', sheet.getRange('A1:B3'), 'Columns').name = 'AST chart';
      context.workbook.names.add('Everyone', sheet.getRange('A1:B3'));
      const copy = sheet.copy('After', sheet);
      copy.load('name');
      await context.sync();
      copy.visibility = 'Hidden';
      await context.sync();
      return copy.name;
    });
    const [staff, copy] = host.workbook.snapshot().sheets;
    expect(name).toBe('Staff (2)');
    expect(copy).toMatchObject({ visibility: 'Hidden', cells: staff?.['cells'], merges: ['D1:E1'], columnWidths: { 0: 90, 1: 90 }, frozen: { rows: 1, columns: 0 }, tables: [{ name: 'AST_Summary2' }] });
    expect(copy?.['charts']).toMatchObject([{ name: 'AST chart', type: 'ColumnStacked', series: [{ name: 'Spine', values: "'Staff (2)'!B2:B3", categories: "'Staff (2)'!A2:A3" }] }]);
    expect(host.workbook.names.map(({ formula, scope }) => [formula, scope?.name])).toEqual([['=Staff!$A$1:$B$3', undefined], ["='Staff (2)'!$A$1:$B$3", 'Staff (2)']]);
  });

  test('copyFrom carries formats, merges and the widths of whole columns', async () => {
    const { host, desktop } = await opened();
    host.workbook.addSheet('Store');
    await onStaff(desktop, (sheet, context) => {
      sheet.getRange('A1:B1').format.fill.color = '#ffcc00';
      sheet.getRange('A5:B5').merge();
      sheet.getRange('B:B').format.columnWidth = 77;
      context.workbook.worksheets.getItem('Store').getRange('C:D').copyFrom(sheet.getRange('A:B'));
      context.workbook.worksheets.getItem('Store').getRange('F1').copyFrom('Staff!A1:B3', 'Values');
    });
    const store = host.workbook.sheet('Store');
    expect(store.grid.cell(0, 2)).toEqual({ value: 'Name', formula: null, format: { 'fill.color': '#FFCC00' } });
    expect(store.merges).toEqual([{ top: 4, left: 2, bottom: 4, right: 3 }]);
    expect([...store.columnWidths]).toEqual([[3, 77]]);
    expect(store.grid.cell(2, 6)).toEqual({ value: 7, formula: null, format: {} });
    expect(store.grid.cell(0, 5)?.format).toEqual({});
  });

  test('what was done and undone leaves the same picture', async () => {
    const { host, desktop } = await opened();
    const before = host.workbook.snapshot();
    await onStaff(desktop, (sheet) => {
      sheet.getRange('D1:E2').values = [[1, 2], [3, 4]];
      sheet.getRange('D1:E2').format.font.bold = true;
      sheet.getRange('D1:E2').format.borders.getItem('EdgeTop').style = 'Continuous';
    });
    expect(host.workbook.snapshot()).not.toEqual(before);
    await onStaff(desktop, (sheet) => { sheet.getRange('D1:E2').clear(); });
    expect(host.workbook.snapshot()).toEqual(before);
  });

  test('a copy of the workbook is the same picture, comes to the same figures, and goes its own way', async () => {
    const { host, desktop } = await opened();
    host.workbook.addName('Twice', '=Staff!$B$2*2');
    await desktop.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('Shown');
      sheet.getRange('A1:B2').formulas = [['Name', 'Points'], ['both', '=SUM(Staff!B2:B3)']];
      sheet.getRange('A1').format.fill.color = '#FFCC00';
      sheet.getRange('2:2').format.rowHeight = 40;
      sheet.tables.add('A1:B2', true).name = 'Points';
      sheet.charts.add('ColumnClustered', context.workbook.worksheets.getItem('Staff').getRange('A1:B3'));
      sheet.activate();
      await context.sync();
    });
    const before = host.workbook.snapshot();
    const copy = host.workbook.copy();
    expect(copy.snapshot()).toEqual(before);
    copy.edit('Staff', 'B2', 100);
    expect([copy.valueAt('Shown', 'B2'), host.workbook.valueAt('Shown', 'B2')]).toEqual([107, 12]);
    copy.renameSheet(copy.sheet('Staff'), 'Others');
    copy.deleteSheet(copy.sheet('Shown'));
    expect(host.workbook.snapshot()).toEqual(before);
    expect(copy.nextId('sheet')).toBe(host.workbook.nextId('sheet'));
  });

  test('page layout, panes, merged areas and DATE answer', async () => {
    const { host, desktop } = await opened();
    host.workbook.locale.dateSystem = 1904;
    const seen = await desktop.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Staff');
      sheet.pageLayout.orientation = 'Landscape';
      sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      sheet.pageLayout.setPrintArea('A1:B3');
      sheet.pageLayout.setPrintTitleRows('$1:$1');
      sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = '&P';
      sheet.getRange('D1:E1').merge();
      const merged = sheet.getRange('A1:Z9').getMergedAreasOrNullObject().load('address,areaCount');
      const date = context.workbook.functions.date(1904, 1, 2).load('value');
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address');
      await context.sync();
      return [merged.address, merged.areaCount, date.value, frozen.isNullObject];
    });
    expect(seen).toEqual(['Staff!D1:E1', 1, 1, true]);
    expect(host.workbook.snapshot().sheets[0]?.['properties']).toMatchObject({ pageLayout: { orientation: 'Landscape', printArea: 'Staff!A1:B3', headersFooters: { defaultForAllPages: { centerFooter: '&P' } } } });
    expect(host.notImplemented).toEqual([]);
  });
});
