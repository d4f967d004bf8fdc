import { describe, expect, test } from '@jest/globals';
import { openDesktop } from './desktopBridge';
import type { Fault } from './host';
import { codeOf, onStaff, opened } from './openedStaff';

describe('refusals', () => {
  test('protected sheets and structure, and a workbook that takes no changes', async () => {
    const { host, desktop } = await opened();
    host.workbook.structure.protected = true;
    expect(await codeOf(onStaff(desktop, (_, context) => { context.workbook.worksheets.add('New'); }))).toBe('AccessDenied');
    host.workbook.structure.protected = false;
    host.workbook.sheet('Staff').protection.protected = true;
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.getRange('A1').values = [[1]]; }))).toBe('AccessDenied');
    host.workbook.sheet('Staff').protection.protected = false;
    host.workbook.denyWrites = true;
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.getRange('A1').format.font.bold = true; }))).toBe('AccessDenied');
    expect(host.workbook.snapshot().sheets[0]).toMatchObject({ name: 'Staff', cells: { baseFormat: {} } });
  });

  test('what is missing is not found, what is unknown is loud', async () => {
    const { host, desktop } = await opened();
    expect(await codeOf(onStaff(desktop, (_, context) => { context.workbook.worksheets.getItem('No').activate(); }))).toBe('ItemNotFound');
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.getRange('A1:B2').group('ByRows'); }))).toBe('NotImplemented');
    expect(host.notImplemented).toEqual(['Range.group']);
  });

  test('members of later sets are refused', async () => {
    const { host, desktop } = await opened();
    host.apiVersion = '1.12';
    const merged = onStaff(desktop, (sheet) => { sheet.getRange('A1').getMergedAreasOrNullObject().load('address'); });
    expect(await codeOf(merged)).toBe('ApiNotFound');
    const older = await openDesktop(host);
    expect(older.Office.context.requirements.isSetSupported('ExcelApi', '1.12')).toBe(true);
    expect(older.Office.context.requirements.isSetSupported('ExcelApi', '1.13')).toBe(false);
  });

  test.each<[Fault, string]>([
    [{ status: 5103 }, 'RequestPayloadSizeLimitExceeded'], [{ status: 5104 }, 'ResponsePayloadSizeLimitExceeded'], [{ status: 5102 }, 'ActivityLimitReached'],
    [{ status: 5012 }, 'InvalidOrTimedOutSession'], [{ status: 5004 }, 'InvalidOperationInCellEditMode'], [{ status: 7000 }, 'AccessDenied'], [{ halfway: 'GeneralException' }, 'GeneralException'],
  ])('%j reaches the product as %s', async (fault, code) => {
    const { host, desktop } = await opened();
    host.failAt(0, fault);
    const work = onStaff(desktop, (sheet) => {
      sheet.getRange('D1').values = [[1]];
      sheet.getRange('D2').values = [[2]];
      sheet.getRange('D3').values = [[3]];
    });
    expect(await codeOf(work)).toBe(code);
    const applied = [0, 1, 2].map((row) => host.workbook.sheet('Staff').grid.cell(row, 3)?.value);
    expect(applied).toEqual('halfway' in fault ? [1, undefined, undefined] : [undefined, undefined, undefined]);
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.getRange('D1').values = [[1]]; }))).toBe('none');
  });

  test('failFrom lasts until recover', async () => {
    const { host, desktop } = await opened();
    host.failFrom(1, { status: 5012 });
    const touch = (): Promise<string> => codeOf(onStaff(desktop, (sheet) => { sheet.getRange('D1').values = [[1]]; }));
    expect([await touch(), await touch(), await touch()]).toEqual(['none', 'InvalidOrTimedOutSession', 'InvalidOrTimedOutSession']);
    host.recover();
    expect(await touch()).toBe('none');
  });

  test('the size limits hold', async () => {
    const { host, desktop } = await opened();
    host.requestLimit = 2000;
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.getRange('D1').values = [['x'.repeat(3000)]]; }))).toBe('RequestPayloadSizeLimitExceeded');
    host.responseLimit = 300;
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.getRange('A1:Z50').load('values'); }))).toBe('ResponsePayloadSizeLimitExceeded');
    expect(host.log.largestRequest).toBeGreaterThan(3000);
  });

  test('while a cell is edited requests fail, or wait if they ask to', async () => {
    const { host, desktop } = await opened();
    host.cellEdit = true;
    expect(await codeOf(onStaff(desktop, (sheet) => { sheet.getRange('D1').values = [[1]]; }))).toBe('InvalidOperationInCellEditMode');
    const waiting = desktop.Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem('Staff').getRange('D1').values = [[2]];
      await context.sync();
    });
    await host.endCellEdit(20);
    await waiting;
    expect(host.workbook.sheet('Staff').grid.cell(0, 3)?.value).toBe(2);
  });
});

describe('events and settings', () => {
  test("the user's edits and the product's own writes raise change events", async () => {
    const { host, desktop } = await opened();
    const changes: unknown[] = [];
    await desktop.Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) => {
        changes.push([event.address, event.changeType, event.details.valueAfter, event.triggerSource]);
        return Promise.resolve();
      });
      await context.sync();
    });
    host.workbook.edit('Staff', 'B2', '6');
    await host.settled();
    await onStaff(desktop, (sheet) => { sheet.getRange('B3').values = [[8]]; });
    await host.settled();
    expect(changes).toEqual([['B2', 'RangeEdited', 6, 'Unknown'], ['B3', 'RangeEdited', 8, 'ThisLocalAddin']]);
  });

  test('handlers are called for one sheet, for selections, and for sheets that come, go and are activated', async () => {
    const { host, desktop } = await opened();
    host.workbook.addSheet('Other');
    const seen: string[] = [];
    const note = (what: string) => (event: object): Promise<void> => {
      seen.push('address' in event ? `${what} ${String(event.address)}` : what);
      return Promise.resolve();
    };
    const added = await desktop.Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const staff = worksheets.getItem('Staff');
      staff.load('id');
      await context.sync();
      staff.onChanged.add(note('changed'));
      worksheets.onSelectionChanged.add(note('selected'));
      worksheets.onActivated.add(note('activated'));
      worksheets.onDeleted.add(note('deleted'));
      context.workbook.onSelectionChanged.add(note('workbook selection'));
      const result = worksheets.onAdded.add(note('added'));
      await context.sync();
      return result;
    });
    host.workbook.edit('Other', 'A1', 1);
    host.workbook.edit('Staff', 'A1', 1);
    host.workbook.select('Other', 'B2:C3');
    host.workbook.createSheet('New');
    host.workbook.deleteSheet(host.workbook.sheet('New'));
    await host.settled();
    expect(seen.sort()).toEqual(['activated', 'added', 'changed A1', 'deleted', 'selected B2:C3', 'workbook selection']);
    await desktop.Excel.run(added.context, async (context) => {
      added.remove();
      await context.sync();
    });
    host.workbook.createSheet('Again');
    await host.settled();
    expect(seen.filter((what) => what === 'added')).toHaveLength(1);
  });

  test('several selected areas are one range too many for getSelectedRange', async () => {
    const { host, desktop } = await opened();
    host.workbook.select('Staff', 'A1:B2,B3');
    const selected = await desktop.Excel.run(async (context) => {
      const areas = context.workbook.getSelectedRanges().load('address,areaCount');
      const cell = context.workbook.getActiveCell().load('address');
      await context.sync();
      return [areas.address, areas.areaCount, cell.address];
    });
    expect(selected).toEqual(['Staff!A1:B2,Staff!B3', 2, 'Staff!A1']);
    expect(await codeOf(onStaff(desktop, (_, context) => { context.workbook.getSelectedRange().load('address'); }))).toBe('InvalidSelection');
  });

  test('settings are stored with the workbook', async () => {
    const { host, desktop } = await opened();
    const { settings } = desktop.Office.context.document;
    settings.set('astPlanner', { area: 'Rest' });
    expect(host.workbook.settings.size).toBe(0);
    const status = await new Promise((resolve) => { settings.saveAsync((result) => { resolve(String(result.status)); }); });
    expect([status, [...host.workbook.settings.keys()]]).toEqual(['succeeded', ['astPlanner']]);
    const again = await openDesktop(host);
    expect(again.Office.context.document.settings.get('astPlanner')).toEqual({ area: 'Rest' });
  });
});
