import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { run } from '../support/terminal';
import { sheetOf } from '../support/workbooks';

let folder = '';
let staff = '';
const at = (name: string): string => join(folder, name);

interface WhatIfJson { kind: string; text: string; years: { year: string; cost: number; grant: number; netCost: number }[]; change: number | null }
interface PlanJson { totals: { netCost: number; grant: number }[]; sensitivity?: WhatIfJson[] }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ast-planner-'));
  staff = at('staff.xlsx');
  expect((await run(['template', staff])).code).toBe(0);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

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

  test('is not there where nobody asked for it', async () => {
    const { out } = await run(['plan', staff, '--json']);
    expect((JSON.parse(out) as PlanJson).sensitivity).toBeUndefined();
  });
});
