/** AST SDG, calculated from scratch by LibreOffice, against the engine. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { planSdg, type PlannedSdg } from '../../src/workbook/schools/planSdg';
import { NO_GUARANTEES } from '../../src/workbook/schools/readGuarantees';
import { readSdg } from '../../src/workbook/schools/readSdg';
import { sdgSheet } from '../../src/workbook/sheets/sdgSheet';
import type { SheetWrite } from '../../src/workbook/sheetWrite';
import type { UserGuarantee } from '../../src/rules/sdg';
import { calculated, cellAt, cellsOf, differences, hasLibreOffice, withCell, withoutKeptValues } from '../support/recalculated';
import { SCHOOL_HEADINGS, SCHOOLS, schoolsWith, sheetsWorkbook } from '../support/schools';
import type { TestCell } from '../support/workbooks';

const MINUTES = 60_000;
const withLibreOffice = hasLibreOffice ? test : test.skip;
let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-sdg-live-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

interface Written { readonly planned: PlannedSdg; readonly sheet: SheetWrite; readonly bytes: Uint8Array }

async function written(rows: readonly (readonly TestCell[])[], own: readonly UserGuarantee[] = []): Promise<Written> {
  const file = await openXlsx(await sheetsWorkbook({ Schools: rows }));
  const reading = await readSdg(file, undefined);
  if ('refusal' in reading) throw new Error(reading.refusal);
  const planned = planSdg({ list: reading.list, from: 2009, years: 2, posts: null, guarantees: { ...NO_GUARANTEES, own }, growth: null, live: true });
  const sheet = sdgSheet(planned, true);
  await file.write([sheet], new Set());
  return { planned, sheet, bytes: file.bytes() };
}

/** A large authority with odd amounts. */
function manySchools(): TestCell[][] {
  const rows = Array.from({ length: 60 }, (_, index): TestCell[] => [
    `School ${index}`, null, index % 3 === 0 ? 'secondary' : 'primary', 10_000 + ((index * 7919) % 90_000) + ((index * 37) % 100) / 100, index % 4 === 0 ? 3_333.33 : null,
    97 + ((index * 131) % 900), 95 + ((index * 137) % 905), 99 + ((index * 139) % 911) + (index % 5 === 0 ? 0.5 : 0), null, null,
  ]);
  return [[...SCHOOL_HEADINGS], ...rows];
}

withLibreOffice('SDG-2: every figure of AST SDG is the same in LibreOffice, from nothing and after a change of a guarantee, a base and pupils', async () => {
  const [few, many] = [await written(SCHOOLS), await written(manySchools())];
  const edits: readonly (readonly [table: string, header: string, row: number, value: number])[] = [
    ['AST_SdgBase', 'Base £', 0, 30_000], ['AST_SdgBase', 'AST part of it £', 0, 7_000], ['AST_SdgBase', 'Base pupils', 1, 101], ['AST_SdgSchools', 'Pupils', 0, 233], ['AST_SdgGuarantees', 'Guarantee %', 3, 1.37],
  ];
  let { bytes } = few;
  for (const [table, header, row, value] of edits) {
    const { sheet, address } = cellAt([few.sheet], table, header, row);
    bytes = await withCell(bytes, sheet, address, value);
  }
  // The fourth guarantee of the first phase is that of primary schools in 2009-10.
  const after = await written(schoolsWith([[4, 'SDG 2005-06', 30_000], [4, 'AST part 2005-06', 7_000], [5, 'Pupils 2005-06', 101], [4, 'Pupils 2009-10', 233]]), [{ phase: 'primary', year: 2009, value: 137 }]);
  const files = new Map<string, Uint8Array>([['few', await withoutKeptValues(few.bytes)], ['many', await withoutKeptValues(many.bytes)], ['edited', await withoutKeptValues(bytes)]]);
  const found = calculated(folder, files);
  for (const [name, expected, liveOnly] of [['few', few, false], ['many', many, false], ['edited', after, true]] as const) {
    const { compared, lines } = differences(await cellsOf(found.get(name) ?? new Uint8Array()), [expected.sheet], { liveOnly, ...(liveOnly ? { without: new Set(['Reasons hold']) } : {}) });
    expect([name, lines]).toEqual([name, []]);
    expect(compared).toBeGreaterThan(100);
  }
}, 5 * MINUTES);
