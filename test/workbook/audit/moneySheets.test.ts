import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountOf, switchingOf } from '../../../src/audit';
import { fraction } from '../../../src/domain/exact';
import { emptyWorkbook, openXlsx } from '../../../src/file';
import { accountSheet } from '../../../src/workbook/audit/accountSheet';
import { switchingSheet } from '../../../src/workbook/audit/switchingSheet';
import { isDateCell } from '../../../src/workbook/port';
import { DATE_STYLES, MONEY_STYLES, type Content, type SheetWrite, type Style } from '../../../src/workbook/sheetWrite';
import { RULES } from '../../../src/rules/register';
import { allocationWith, caseOf, paymentWith, schoolRowWith, staffPostWith, termsOn } from '../../support/auditRecords';
import { day } from '../../support/posts';
import { hasLibreOffice } from '../../support/recalculated';
import { sheetOf } from '../../support/workbooks';

const audit = caseOf({
  posts: [
    staffPostWith({ id: 'P1', end: day('2009-10-31') }), staffPostWith({ id: 'P2', school: 'Brook', holder: 'B. Bell', fundingSource: 'Group', share: fraction(1, 3) }, { row: 3 }),
    staffPostWith({ id: 'N1', school: 'Ashby', holder: 'N. Owen', status: 'planned', start: day('2010-01-11') }, { row: 4 }), staffPostWith({ id: 'P4', school: 'Dale', end: day('2009-11-15'), holder: 'D. Dunn' }, { row: 5 }),
    staffPostWith({ id: 'P5', school: 'Dale', holder: 'E. Ely', fundingSource: 'School' }, { row: 6 }),
  ],
  counts: [{ school: 'Dale', establishment: '', teachers: 9 }],
  register: [schoolRowWith(), schoolRowWith({ school: 'Ashby', phase: 'secondary', area: 'South', row: 3 }), schoolRowWith({ school: 'Brook', phase: '', row: 4 })],
  allocations: [allocationWith({ astPart: 1_487_655 }), allocationWith({ school: 'Dale', row: 3, postsFunded: fraction(2, 1), astPart: 3_000_001 }), allocationWith({ school: 'Co-ordination', astPart: 500_000, row: 4 })],
  payments: [paymentWith(), paymentWith({ school: 'Dale', amount: 750_001, row: 3 })],
}, termsOn('2009-11-30'));
const sheets: readonly SheetWrite[] = [accountSheet(accountOf(audit)), switchingSheet(switchingOf(audit))];

function tableNamed(name: string): SheetWrite['tables'][number] {
  const found = sheets.flatMap(({ tables }) => tables).find((table) => table.name === name);
  if (found === undefined) throw new Error(`there is no table ${name}`);
  return found;
}

describe('the sheets of the authority’s money', () => {
  it.each([['AST_AccountPhases', 1], ['AST_AccountAreas', 1], ['AST_AccountSchools', 1], ['AST_SwitchingMoves', 1], ['AST_SwitchingSchools', 1]])('%s foots: its last row is the sum of those above', (name, totals) => {
    const { rows, columns } = tableNamed(name);
    const all = [...rows];
    expect(all.length).toBeGreaterThan(totals);
    columns.forEach(({ style }, at) => {
      if (!MONEY_STYLES.has(style)) return;
      expect(all.at(-1)?.[at]).toBe(all.slice(0, -totals).reduce((sum, row) => sum + Number(row[at] ?? 0), 0));
    });
  });

  it('names a rule of the register for every figure, in its reason and in Why', () => {
    const ids = new Set<string>(RULES.map(({ id }) => id));
    let reasons = 0;
    for (const table of sheets.flatMap(({ tables }) => tables)) {
      const whyAt = table.columns.findIndex(({ header }) => header === 'Why');
      [...table.rows].forEach((row, rowAt) => {
        if (whyAt >= 0) expect(String(row[whyAt])).toMatch(/\[[A-Z]{3,4}-\d+\]/);
        table.columns.forEach(({ style }, at) => {
          if (!MONEY_STYLES.has(style) || row[at] === null) return;
          const steps = table.reasonAt?.(rowAt, at)?.steps ?? [];
          expect(steps.length).toBeGreaterThan(0);
          for (const { rule } of steps) expect(ids).toContain(rule);
          reasons += 1;
        });
      });
    }
    expect(reasons).toBeGreaterThan(80);
  });

  it('says what the schools of a move have before and after', () => {
    const { rows, columns } = tableNamed('AST_SwitchingSchools');
    const [label, before, after] = ['School', 'Before', 'After'].map((header) => columns.findIndex((column) => column.header === header));
    // P1, vacant from 1 November, is older than P4; £14,876.55 × 83/372 from 11 January 2010.
    expect([...rows].map((row) => [row[label ?? 0], row[before ?? 0], row[after ?? 0]])).toEqual([
      ['Ashby', 0, 331_923], ['Hillside', 1_487_655, 1_155_732], ['All other schools', 3_000_001, 3_000_001], ['All schools', 4_487_656, 4_487_656],
    ]);
  });
});

describe('read by another program', () => {
  let folder = '';
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-account-')); });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  const expected = (value: Content, style: Style): Content | { day: number } => {
    if (value === null || value === '') return null;
    if (typeof value === 'string') return value;
    return MONEY_STYLES.has(style) ? value / 100 : DATE_STYLES.has(style) ? { day: value } : value;
  };

  (hasLibreOffice ? it : it.skip)('has the same values in LibreOffice', async () => {
    const file = await openXlsx(await emptyWorkbook());
    await file.write(sheets, new Set());
    writeFileSync(join(folder, 'account.xlsx'), file.bytes());
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'saved'), join(folder, 'account.xlsx')], { stdio: 'ignore' });
    const saved = await openXlsx(readFileSync(join(folder, 'saved', 'account.xlsx')));
    let compared = 0;
    for (const sheet of sheets) {
      const grid = new Map((await sheetOf(saved, sheet.name)).rows.map(({ row, values }) => [row, values]));
      for (const { row, column, columns, rows } of sheet.tables) {
        [...rows].forEach((values, rowAt) => { columns.forEach(({ style }, at) => {
          const cell = grid.get(row + 1 + rowAt)?.[column - 1 + at] ?? null;
          const found = isDateCell(cell) ? { day: cell.day } : typeof cell === 'number' ? Math.round(cell * 10_000) / 10_000 : cell === '' ? null : cell;
          expect(found).toEqual(expected(values[at] ?? null, style));
          compared += 1;
        }); });
      }
    }
    expect(compared).toBeGreaterThan(300);
  }, 240_000);
});
