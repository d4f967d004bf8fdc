import { describe, expect, test } from '@jest/globals';
import { MOST_BYTES } from '../../src/excel/cellBlocks';
import { madeStaff, STAFF_HEADER } from '../bench/posts';
import { SimulatedExcel } from '../host/host';
import { openSimulated } from '../support/excel';
import { planOf, sentenceOf, staffWorkbook, writePlan } from '../support/staffWorkbook';

describe('reading', () => {
  test('a filtered list is read whole', async () => {
    const { host, port } = await staffWorkbook();
    const all = await planOf(port);
    const table = host.workbook.tables.find(({ name }) => name === 'Staff');
    table?.filteredRows.add(4);
    table?.filteredRows.add(5);
    expect((await planOf(port)).planned.plan.totals).toEqual(all.planned.plan.totals);
  });

  test('an answer that is too large is asked for again in smaller pieces', async () => {
    const { host, port } = await staffWorkbook();
    const whole = await port.read(['Staff']);
    host.responseLimit = 900;
    expect(await port.read(['Staff'])).toEqual(whole);
    host.responseLimit = 120;
    expect(await sentenceOf(port.read(['Staff']))).toMatch(/^A row of the sheet holds more than Excel hands out at once\./);
  });

  test('a sheet that only holds something far to the right is passed over', async () => {
    const { host, port } = await staffWorkbook();
    host.workbook.addSheet('Far', [[...new Array<null>(1100).fill(null), 'x']]);
    expect((await planOf(port)).planned.plan.posts).toHaveLength(4);
  });

  test('an Excel that does not know merged cells reads without them, and says so', async () => {
    const { host } = await staffWorkbook();
    host.apiVersion = '1.9';
    const { port: old } = await openSimulated(host);
    const made = await planOf(old);
    expect(made.planned.problems.map(({ message }) => message)).toEqual([expect.stringMatching(/this Excel does not say which cells are merged/)]);
    await writePlan(old, made);
    expect(host.notImplemented).toEqual([]);
  });

  test.each<[string, string, unknown]>([
    ['A4:S13', 'Staff', { firstRow: 4, lastRow: 13, firstColumn: 1, lastColumn: 19 }],
    ['B:D', 'Staff', { firstRow: 1, lastRow: 1_048_576, firstColumn: 2, lastColumn: 4 }],
    ['4:6', 'Staff', { firstRow: 4, lastRow: 6, firstColumn: 1, lastColumn: 16_384 }],
    ['B2:C3', 'Staff, \'2009\'!', { firstRow: 2, lastRow: 3, firstColumn: 2, lastColumn: 3 }],
    ['B2:C3,E5', 'Staff', { firstRow: 2, lastRow: 3, firstColumn: 2, lastColumn: 3 }],
  ])('the selection %s', async (address, sheet, range) => {
    const { host, port } = await staffWorkbook();
    if (sheet !== 'Staff') host.workbook.addSheet(sheet, [['x']]);
    host.workbook.select(sheet, address);
    expect(await port.selection()).toEqual({ sheet, range, areas: address.includes(',') ? 2 : 1 });
  });
});

describe('requests to Excel', () => {
  async function counted(rows: number, astEvery: number, moreSheets = 0): Promise<{ syncs: number; bytes: number; largest: number; made: number }> {
    const host = new SimulatedExcel();
    host.workbook.addSheet('Staff', [STAFF_HEADER, ...madeStaff(rows, astEvery)] as never);
    for (let index = 0; index < moreSheets; index += 1) host.workbook.addSheet(`Other ${String(index)}`, [['x', index]]);
    const { port } = await openSimulated(host);
    const made = await planOf(port);
    await writePlan(port, made);
    const { requests, requestBytes, responseBytes, largestRequest } = host.log;
    expect(host.notImplemented).toEqual([]);
    await host.settled();
    expect(host.keptReferences()).toBe(0);
    return { syncs: requests, bytes: requestBytes + responseBytes, largest: largestRequest, made: made.planned.plan.posts.length };
  }

  test('grow with the bytes only: not with rows, columns or sheets', async () => {
    const small = await counted(20, 10);
    const sheets = await counted(20, 10, 200);
    const large = await counted(20_000, 20);
    expect(small.syncs).toBeLessThan(30);
    // 200 sheets more are looked at by one request more at each look, at the most.
    expect(sheets.syncs - small.syncs).toBeLessThanOrEqual(3);
    // 20,000 rows: one request for every third of a megabyte read or written, beside the constant number.
    expect(large.made).toBe(1000);
    expect(large.syncs - small.syncs).toBeLessThanOrEqual(Math.ceil(large.bytes / 330_000));
    expect(large.largest).toBeLessThan(1.5 * MOST_BYTES);
  });
});
