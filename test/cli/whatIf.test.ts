import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { cellText } from '../../src/workbook/port';
import { whatIfsOf } from '../../src/workbook/sheets';
import { SCHOOLS, sheetsWorkbook } from '../support/schools';
import { plannedFrom } from '../support/summaryPage';
import { run } from '../support/terminal';
import { sheetOf } from '../support/workbooks';

let folder = '';
let staff = '';
const at = (name: string): string => join(folder, name);

interface WhatIfJson { kind: string; text: string; years: { year: string; cost: number; grant: number; netCost: number; sdg: number | null }[]; change: number | null }
interface PlanJson { totals: { netCost: number; grant: number }[]; sensitivity?: WhatIfJson[] }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ast-planner-'));
  staff = at('staff.xlsx');
  expect((await run(['template', staff])).code).toBe(0);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const STAFF = [['Post ID', 'School', 'Establishment', 'Name', 'Role', 'Point', 'Range', 'Area', 'Funding source'], ['P1', 'Ashby', '4001', 'A. Marlow', 'AST', 'AST 11', '11-15', 'Rest', 'SDG']];

describe('plan --sensitivity', () => {
  test('writes the sheet, which agrees with --json and stays until it is taken back', async () => {
    const output = at('plan.xlsx');
    const { code, out } = await run(['plan', staff, '-o', output, '--sensitivity']);
    expect(code).toBe(0);
    expect(out).toMatch(/^No grant at all +£[\d,.]+ +£[\d,.]+$/m);
    const json = JSON.parse((await run(['plan', output, '--json'])).out) as PlanJson;
    const rows = json.sensitivity ?? [];
    const lost = rows.find(({ kind }) => kind === 'grant lost');
    expect(lost?.change).toBe(json.totals.reduce((sum, { grant }) => sum + grant, 0));
    const sheet = await sheetOf(await openXlsx(readFileSync(output)), 'AST Sensitivity');
    const header = sheet.rows.find(({ values }) => values[0] === 'What if');
    const change = header?.values.indexOf('Change over the plan') ?? -1;
    const written = sheet.rows.filter(({ row }) => row > (header?.row ?? 0)).map(({ values }) => [values[0], Math.round(Number(values[change]) * 100)]);
    expect(written).toEqual(rows.map((row) => [row.text, row.change]));
    expect(rows.map(({ kind }) => kind).filter((kind) => kind === 'one post fewer')).toHaveLength(4);
    expect((await run(['plan', output, '-o', output])).code).toBe(0);
    expect((await (await openXlsx(readFileSync(output))).sheets()).map(({ name }) => name)).toContain('AST Sensitivity');
  });

  test('is worked once for a plan, and again for the same plan with other grants of schools', async () => {
    const { planned } = await plannedFrom(await sheetsWorkbook({ Staff: STAFF, Schools: SCHOOLS }));
    const rows = whatIfsOf(planned);
    expect(whatIfsOf({ plan: planned.plan, sdg: planned.sdg })).toBe(rows);
    expect(rows.filter(({ kind }) => kind === 'pupils')).toHaveLength(2);
    expect(whatIfsOf({ plan: planned.plan, sdg: null })).toEqual(rows.filter(({ kind }) => kind !== 'pupils'));
  });

  test('is not there where nobody asked for it', async () => {
    const { out } = await run(['plan', staff, '--json']);
    expect((JSON.parse(out) as PlanJson).sensitivity).toBeUndefined();
  });
});

describe('more pupils, and fewer', () => {
  let both = '';
  beforeAll(async () => {
    both = at('schools.xlsx');
    writeFileSync(both, await sheetsWorkbook({ Staff: STAFF, Schools: SCHOOLS }));
  });

  async function pupilsRows(...options: readonly string[]): Promise<WhatIfJson[]> {
    const { out } = await run(['plan', both, '--sensitivity', '--json', ...options]);
    return ((JSON.parse(out) as PlanJson).sensitivity ?? []).filter(({ kind }) => kind === 'pupils');
  }

  test('SDG-2: what the grants of all schools of the list bring more, by hand', async () => {
    // 5% more: £24,789.75 + £9,561.76 + £177,515.76 = £211,867.27 in 2009-10, against £201,778.36; £26,515.59 + £8,677.83 + £187,310.01 = £222,503.43 in 2010-11, against £211,908.02.
    // 5% fewer: £22,428.82 + £8,651.12 + £160,609.49 = £191,689.43, and £23,990.30 + £7,851.37 + £169,470.96 = £201,312.63.
    expect((await pupilsRows('--years', '2')).map(({ text, years, change }) => [text, years.map(({ year, sdg }) => [year, sdg]), change])).toEqual([
      ['5% more pupils', [['2009-10', 1_008_891], ['2010-11', 1_059_541]], -2_068_432],
      ['5% fewer pupils', [['2009-10', -1_008_893], ['2010-11', -1_059_539]], 2_068_432],
    ]);
  });

  test('a year without a guarantee is not known, and the sheet says so and names the way out', async () => {
    expect((await pupilsRows()).map(({ years, change }) => [years.map(({ sdg }) => sdg), change])).toEqual([[[1_008_891, 1_059_541, null], null], [[-1_008_893, -1_059_539, null], null]]);
    const output = at('schools-plan.xlsx');
    const { out } = await run(['plan', both, '-o', output, '--sensitivity']);
    expect(out).toMatch(/^5% more pupils +not known +not known$/m);
    const sheet = await sheetOf(await openXlsx(readFileSync(output)), 'AST Sensitivity');
    const row = sheet.rows.find(({ values }) => values[0] === '5% more pupils' && values[1] === 'not known')?.values ?? [];
    expect(row.slice(3, 8)).toEqual([null, null, -10_088.91, -10_595.41, null]);
    expect(cellText(row[8] ?? null)).toContain('a guarantee is missing in 2011-12: enter yours under “Guarantee %” on “AST SDG” and plan again. By year: 2009-10 -£10,088.91, 2010-11 -£10,595.41, 2011-12 not known');
  });
});
