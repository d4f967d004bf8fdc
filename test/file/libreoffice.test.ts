import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openXlsx } from '../../src/file';
import { isDateCell, isErrorCell, type CellValue } from '../../src/workbook/port';
import type { PlanMade } from '../../src/workbook/planWorkbook';
import { notKnown } from '../../src/workbook/sheets/notKnown';
import { answerText, assumptionTexts, changeWhyText, costWhyText, grantWhyText, questionText } from '../../src/workbook/sheets/summaryTexts';
import { readPdf, type PdfFacts } from '../support/pdf';
import { largePlan, samplePlan, summaryOf, workbookWith } from '../support/summaryPage';
import { run } from '../support/terminal';
import { sheetOf } from '../support/workbooks';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
const required = process.env['CI'] === 'true';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-office-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function convert(path: string, to: string, out: string): void {
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', to, '--outdir', out, path], { stdio: 'ignore' });
}

/** Opens the file in LibreOffice, recalculates it, and saves it as a file of its own. */
function throughLibreOffice(path: string): Buffer {
  const out = join(folder, 'saved');
  convert(path, 'xlsx:Calc MS Excel 2007 XML', out);
  return readFileSync(join(out, path.slice(path.lastIndexOf('/') + 1).replace(/\.xlsm$/, '.xlsx')));
}

/** The sheet “AST Summary” alone, as LibreOffice prints it. */
async function printed(made: PlanMade, name: string): Promise<PdfFacts> {
  const path = join(folder, `${name}.xlsx`);
  writeFileSync(path, await workbookWith([summaryOf(made)]));
  convert(path, 'pdf', folder);
  return readPdf(readFileSync(join(folder, `${name}.pdf`)));
}

/** Text without blanks: a PDF says where letters stand, not where lines end. */
function letters(text: string): string {
  return text.replace(/\s/g, '');
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
    await run(['plan', staff, '--values', '-o', plan]);
    const [written, saved] = [readFileSync(plan), throughLibreOffice(plan)];
    for (const { name } of await (await openXlsx(written)).sheets()) expect([name, await cellsOf(saved, name)]).toEqual([name, await cellsOf(written, name)]);
  });

  (hasLibreOffice ? test : test.skip)('opens a rich workbook with the plan in it; the user’s cells are as before, and it can be planned again', async () => {
    const before = readFileSync(`${FIXTURES}excel-like.xlsm`);
    const plan = join(folder, 'rich.xlsm');
    writeFileSync(plan, before);
    expect((await run(['plan', plan, '--values', '-o', plan])).code).toBe(0);
    const saved = throughLibreOffice(plan);
    expect(await cellsOf(saved, 'Staff')).toEqual(await cellsOf(before, 'Staff'));
    expect(await cellsOf(saved, 'AST Projection')).toEqual(await cellsOf(readFileSync(plan), 'AST Projection'));
    const again = join(folder, 'again.xlsx');
    writeFileSync(again, saved);
    expect((await run(['plan', again, '--values', '-o', again])).code).toBe(0);
    expect((await (await openXlsx(readFileSync(again))).sheets()).filter(({ name }) => name.startsWith('AST '))).toHaveLength(10);
  });

  (hasLibreOffice ? test : test.skip).each([['the sample', 'small', () => samplePlan()], ['ten years and 200 posts', 'large', largePlan]])('prints AST Summary of %s on one side of A4 landscape, with question and answer', async (_name, file, plan) => {
    const made = await plan();
    const { pages, sizes, text } = await printed(made, file);
    expect(pages).toBe(1);
    expect(sizes.map(([width, height]) => [Math.round(width), Math.round(height)])).toEqual([[842, 595]]);
    const page = letters(text);
    const { plan: planned } = made.planned;
    for (const said of [questionText(planned), answerText(planned), costWhyText(planned), grantWhyText(planned), changeWhyText(planned), ...assumptionTexts(made.planned), ...notKnown(planned)]) {
      expect(page).toContain(letters(said));
    }
    expect(page).not.toContain('Whatshouldbelookedat');
  });
});
