import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { cellText } from '../../src/workbook/port';
import { SCHOOLS, schoolsWith, sheetsWorkbook } from '../support/schools';
import { run } from '../support/terminal';
import { sheetOf, type TestCell } from '../support/workbooks';

interface Problem { readonly severity: string; readonly rule: string | null; readonly sheet: string | null; readonly cell: string | null; readonly message: string }
interface SchoolYear { readonly year: string; readonly pupils: number; readonly pupilsStatus: string; readonly perPupil: string; readonly allocation: number; readonly astPart: number; readonly rest: number; readonly condition: string }
interface Sdg {
  readonly years: string[];
  readonly schools: readonly { readonly school: string; readonly years: readonly SchoolYear[] }[];
  readonly authority: readonly { readonly year: string; readonly bottomUp: number; readonly topDown: number; readonly difference: number; readonly mix: number; readonly rounding: number }[];
  readonly guarantees: readonly { readonly phase: string; readonly year: string; readonly percent: number; readonly status: string }[];
  readonly assumptions: readonly { readonly text: string }[];
  readonly problems: readonly Problem[];
  readonly checks: readonly { readonly difference: number }[];
}

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-sdg-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

type Sheets = Readonly<Record<string, readonly (readonly TestCell[])[]>>;
let files = 0;
async function fileOf(sheets: Sheets): Promise<string> {
  files += 1;
  const path = join(folder, `schools${files}.xlsx`);
  writeFileSync(path, await sheetsWorkbook(sheets));
  return path;
}

async function sdgOf(sheets: Sheets, ...options: readonly string[]): Promise<{ code: number; sdg: Sdg }> {
  const { code, out, err } = await run(['sdg', await fileOf(sheets), '--json', ...(options.includes('--years') ? [] : ['--years', '2']), ...options]);
  expect(err).toBe('');
  return { code, sdg: JSON.parse(out) as Sdg };
}

const STAFF: readonly (readonly TestCell[])[] = [
  ['Post ID', 'School', 'Establishment', 'Name', 'Role', 'Point', 'Range', 'Area', 'Start date', 'End date', 'Funding source'],
  ['P1', 'Ashby', '4001', 'A. Marlow', 'AST', 'AST 11', '11-15', 'Rest', null, new Date(Date.UTC(2010, 2, 31)), 'SDG'],
  ['P2', 'Coleridge', '4003', 'B. Nash', 'AST', 'AST 7', '7-11', 'Rest', null, null, 'SDG'],
  ['P3', 'Coleridge', '4003', 'C. Orme', 'AST', 'AST 7', '7-11', 'Rest', null, null, 'SDG'],
  ['P4', 'Coleridge', '4003', 'D. Pell', 'AST', 'AST 7', '7-11', 'Rest', null, null, 'SDG'],
  ['P5', 'Brook', '4002', 'E. Quill', 'AST', 'AST 7', '7-11', 'Rest', null, null, 'School'],
];

describe('ast-planner sdg', () => {
  test('SDG-2: the schools of a list, by hand', async () => {
    const { code, sdg } = await sdgOf({ Schools: SCHOOLS });
    expect([code, sdg.years, sdg.problems]).toEqual([0, ['2009-10', '2010-11'], []]);
    // Primary: 1.04 × 1.037 × 1.021 × 1.021 = 1.12425176968; × 1.021 = 1.14786105684328.
    // Ashby: £100 a pupil: 210 × £112.425176968 = £23,609.28716…, 220 × £114.786105684328 = £25,252.94325…; a quarter is the AST part.
    // Brook: £90 a pupil: 90 × £101.1826592712 = £9,106.43933…, 80 × £103.3074951158952 = £8,264.59960…
    // Secondary: 1.034 × 1.037 × 1.021² = 1.117765701778; × 1.021 = 1.141238781515338.
    // Coleridge: £150,000.50 ÷ 1,200 = £125.000416…: × 1.117765701778 × 1,210 = £169,062.6259…; × 1.141238781515338 × 1,250.5 = £178,390.4808…
    expect(sdg.schools.map(({ school, years }) => [school, ...years.map(({ pupils, perPupil, allocation, astPart, rest }) => [pupils, perPupil, allocation, astPart, rest])])).toEqual([
      ['Ashby', [210, '112.4252', 2_360_929, 590_232, 1_770_697], [220, '114.7861', 2_525_294, 631_324, 1_893_970]],
      ['Brook', [90, '101.1827', 910_644, 0, 910_644], [80, '103.3075', 826_460, 0, 826_460]],
      ['Coleridge', ...[[1210, 210], [1250.5, 220]].map(([pupils]) => expect.arrayContaining([pupils]) as unknown)],
    ]);
    expect(sdg.checks.every(({ difference }) => difference === 0)).toBe(true);
  });
});
