import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openXlsx } from '../../src/file';
import { isDateCell, isErrorCell, type CellValue } from '../../src/workbook/port';
import { run } from '../support/terminal';
import { sheetOf } from '../support/workbooks';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
const required = process.env['CI'] === 'true';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-office-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** Opens the file in LibreOffice, recalculates it, and saves it as a file of its own. */
function throughLibreOffice(path: string): Buffer {
  const out = join(folder, 'saved');
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out, path], { stdio: 'ignore' });
  return readFileSync(join(out, path.slice(path.lastIndexOf('/') + 1).replace(/\.xlsm$/, '.xlsx')));
}

/** A value without the traces of floating point: to the penny, and dates as days. */
function plain(value: CellValue): string {
  if (value === null || value === '') return '';
  if (isDateCell(value)) return `day ${value.day}`;
  if (isErrorCell(value)) return value.error;
  return typeof value === 'number' ? String(Math.round(value * 10_000) / 10_000) : String(value);
}

async function cellsOf(bytes: Uint8Array, sheet: string): Promise<Record<string, string>> {
  const cells: Record<string, string> = {};
  for (const { row, values } of (await sheetOf(await openXlsx(bytes), sheet)).rows) {
    values.forEach((value, index) => { if (plain(value) !== '') cells[`${row}:${index}`] = plain(value); });
  }
  return cells;
}

describe('another spreadsheet program', () => {
  test('is there where it is required', () => {
    if (!hasLibreOffice) process.stderr.write('LibreOffice is not on this machine: what it would prove is skipped (apt-get install libreoffice-calc-nogui).\n');
    expect(hasLibreOffice || !required).toBe(true);
  });

  (hasLibreOffice ? test : test.skip)('opens the plan of the sample, and every cell of every sheet holds what was written', async () => {
    const [staff, plan] = [join(folder, 'staff.xlsx'), join(folder, 'plan.xlsx')];
    await run(['template', staff]);
    await run(['plan', staff, '-o', plan]);
    const [written, saved] = [readFileSync(plan), throughLibreOffice(plan)];
    for (const { name } of await (await openXlsx(written)).sheets()) expect([name, await cellsOf(saved, name)]).toEqual([name, await cellsOf(written, name)]);
  });

  (hasLibreOffice ? test : test.skip)('opens a rich workbook with the plan in it; the user’s cells are as before, and it can be planned again', async () => {
    const before = readFileSync(`${FIXTURES}excel-like.xlsm`);
    const plan = join(folder, 'rich.xlsm');
    writeFileSync(plan, before);
    expect((await run(['plan', plan, '-o', plan])).code).toBe(0);
    const saved = throughLibreOffice(plan);
    expect(await cellsOf(saved, 'Staff')).toEqual(await cellsOf(before, 'Staff'));
    expect(await cellsOf(saved, 'AST Projection')).toEqual(await cellsOf(readFileSync(plan), 'AST Projection'));
    const again = join(folder, 'again.xlsx');
    writeFileSync(again, saved);
    expect((await run(['plan', again, '-o', again])).code).toBe(0);
    expect((await (await openXlsx(readFileSync(again))).sheets()).filter(({ name }) => name.startsWith('AST '))).toHaveLength(8);
  });
});
