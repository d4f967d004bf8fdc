import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { bytesOf, cellBlocks, excelValue, MOST_BYTES, requestsOf, type CellBlock } from '../../src/excel/cellBlocks';
import type { Content, SheetWrite } from '../../src/workbook/sheetWrite';

function sheetOf(rows: readonly (readonly Content[])[]): SheetWrite {
  const columns = (rows[0] ?? []).map((_, index) => ({ header: `Column ${String(index + 1)}`, style: 'text' as const }));
  return { name: 'AST Test', widths: [], lines: [{ row: 1, cells: [{ column: 1, value: 'Title', style: 'title' }] }], tables: [{ name: 'Test', row: 3, column: 2, columns, rows }], frozenRows: 0 };
}

function blocksOf(sheet: SheetWrite, limits?: { bytes: number; cells: number }): CellBlock[] {
  return [...cellBlocks(sheet, '1900', limits)].filter((block) => block !== undefined);
}

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('£', '“–”', '=1+1', '\u0000\u0007', '\\"', 'Žižek'));

describe('what goes into a cell', () => {
  test.each<[Content, 'text' | 'money' | 'date' | 'number', unknown]>([
    ['=HYPERLINK("http://x")', 'text', '\'=HYPERLINK("http://x")'], ['2009-10', 'text', "'2009-10"], ["'t Hooft", 'text', "''t Hooft"], [12345, 'money', 123.45], [-1, 'money', -0.01],
    [0, 'date', 25_569], [3, 'number', 3], ['a\u0000b\u0007c\nd', 'text', "'abc\nd"], [null, 'text', null], ['', 'money', null],
  ])('%p as %s is %p', (value, style, expected) => {
    expect(excelValue(value, style, '1900')).toBe(expected);
  });

  test('pence become the pounds that read the same, to the last penny', () => {
    fc.assert(fc.property(fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }), (pence) => {
      const pounds = excelValue(pence, 'money', '1900') as number;
      expect(Math.round(pounds * 100)).toBe(pence);
      expect(String(pounds).replace(/^-?\d+\.?/, '').length).toBeLessThanOrEqual(2);
    }));
  });
});

describe('blocks of cells', () => {
  test('never take more bytes than they are reckoned at', () => {
    fc.assert(fc.property(fc.oneof(anyText, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)), (value) => {
      expect(bytesOf(value)).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(value)));
    }), { numRuns: 2000 });
  });

  test('put together are the rows, and each stays within its limits', () => {
    fc.assert(fc.property(fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1, maxLength: 60 }), fc.integer({ min: 200, max: 800 }), fc.integer({ min: 3, max: 40 }), (rows, bytes, cells) => {
      const [title, ...table] = blocksOf(sheetOf(rows), { bytes, cells });
      expect(title).toMatchObject({ firstRow: 1, firstColumn: 1 });
      const all = table.flatMap((block) => block.rows);
      expect(all.slice(1)).toEqual(rows.map((row) => row.map((value) => excelValue(value, 'text', '1900'))));
      let next = 3;
      for (const block of table) {
        expect([block.firstRow, block.firstColumn]).toEqual([next, 2]);
        next += block.rows.length;
        if (block.rows.length > 1) expect(block.bytes).toBeLessThanOrEqual(bytes);
        expect(block.rows.length * 3).toBeLessThanOrEqual(Math.max(3, cells));
      }
    }));
  });

  test.each([-1, 0, 1])('break exactly at the limit: %d bytes beside it', (more) => {
    // A row of one text of n characters takes n + 3 bytes and 4 for the row.
    const row = 'x'.repeat(1000 - 8);
    const count = MOST_BYTES / 1000;
    const rows = Array.from({ length: count - 1 }, () => [row]);
    const header = bytesOf("'Column 1") + 4;
    const last = ['y'.repeat(1000 - header - 8 + more)];
    const blocks = blocksOf({ ...sheetOf([...rows, last]), lines: [] });
    expect(blocks.map((block) => block.rows.length)).toEqual(more <= 0 ? [count + 1] : [count, 1]);
  });

  test('gathered into requests, stay within a request’s limits', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => ['x'.repeat(1000), index, '£'.repeat(200)]);
    const requests = [...requestsOf(cellBlocks(sheetOf(rows), '1900'))].filter((request) => request !== undefined);
    for (const request of requests) expect(Buffer.byteLength(JSON.stringify(request.map((block) => block.rows)))).toBeLessThanOrEqual(MOST_BYTES + 1000);
    expect(requests.flat().reduce((sum, block) => sum + block.rows.length, 0)).toBe(3000 + 2);
  });
});
