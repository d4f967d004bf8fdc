import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outreachFigures, outreachTerms } from '../../../src/audit';
import { fraction } from '../../../src/domain/exact';
import { shortPoundsText } from '../../../src/domain/exact';
import { openXlsx } from '../../../src/file';
import { RULES } from '../../../src/rules/register';
import { outreachSheet } from '../../../src/workbook/audit/outreachSheet';
import { isDateCell, type CellValue } from '../../../src/workbook/port';
import type { SheetWrite, TableWrite } from '../../../src/workbook/sheetWrite';
import { outreachPost, visit } from '../../support/outreach';
import { day } from '../../support/posts';
import { calculated, hasLibreOffice } from '../../support/recalculated';
import { workbookWith } from '../../support/summaryPage';
import { sheetOf } from '../../support/workbooks';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-outreach-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const POSTS = [
  outreachPost({ staff: { outreachShare: fraction(1, 5), outreachPattern: '1 day a week' } }),
  outreachPost({ staff: { outreachPattern: 'half a day a week' }, post: { id: 'P2', holder: 'B. Noon', fte: fraction(1, 2), start: day('2010-01-01'), fundingSource: 'School' }, grantOutreach: null }),
  outreachPost({ staff: { outreachExemption: 'Special measures: on the action plan' }, post: { id: 'P3', holder: 'C. Oak', school: 'Cedar', establishment: '8014044' } }),
  outreachPost({ post: { id: 'P4', holder: 'D. Pine', fundingSource: 'Group', share: fraction(1, 3) } }),
  outreachPost({ staff: { isVacant: true }, post: { id: 'P5', holder: '' } }),
];
const LOG = [
  ...['2009-10-01', '2009-11-05', '2010-02-04'].map((on) => visit(on)), visit('2010-03-04', { hostSchool: 'Cedar', hasFeedback: false, days: 50 }), visit('2010-03-11', { hostSchool: 'Ashby' }),
  visit('2010-02-11', { postId: 'P3', hostSchool: 'Cedar', objective: '' }), visit('2010-02-12', { postId: 'P4', hostSchool: 'Elm', hostEstablishment: '8014055' }), visit('2010-02-15', { postId: 'P9' }), visit('2008-02-15'),
];
const OUTREACH = outreachFigures(POSTS, LOG, outreachTerms(day('2010-05-10')));
const SHEET = outreachSheet(OUTREACH);

function tableIn({ tables }: SheetWrite, name: string): TableWrite {
  const table = tables.find((each) => each.name === name);
  if (table === undefined) throw new Error(`there is no ${name}`);
  return table;
}

/** The rows of a table by its headings. */
function rowsOf(name: string): Record<string, unknown>[] {
  const { columns, rows } = tableIn(SHEET, name);
  return [...rows].map((values) => Object.fromEntries(columns.map(({ header }, at) => [header, values[at] ?? null])));
}

function sum(name: string, header: string): number {
  return Math.round(rowsOf(name).reduce((total, row) => total + Math.round(Number(row[header] ?? 0) * 100), 0)) / 100;
}

describe('AST Outreach', () => {
  test('OUT-6: terms and posts add up to the year', () => {
    const [year] = rowsOf('AST_OutreachYear');
    for (const header of ['Planned', 'Logged', 'Difference']) expect([header, sum('AST_OutreachTerms', header), sum('AST_OutreachPosts', header)]).toEqual([header, year?.[header], year?.[header]]);
    for (const header of ['Own school', 'Visits', 'Feedback', 'No feedback', 'No objective', 'Outreach part', 'So far']) expect([header, sum('AST_OutreachPosts', header)]).toEqual([header, year?.[header]]);
    expect([sum('AST_OutreachPosts', 'Planned Autumn'), sum('AST_OutreachPosts', 'Logged Spring')]).toEqual([rowsOf('AST_OutreachTerms')[0]?.['Planned'], rowsOf('AST_OutreachTerms')[1]?.['Logged']]);
    for (const row of rowsOf('AST_OutreachTerms')) {
      expect(Math.round(100 * (Number(row['As planned']) + Number(row['Missing'])))).toBe(Math.round(100 * Number(row['Planned'])));
      expect(Math.round(100 * (Number(row['As planned']) + Number(row['Beyond'])))).toBe(Math.round(100 * Number(row['Logged'])));
    }
  });

  test('OUT-6: each post has its days, hosts and state, and who directs it; a vacant one has no row', () => {
    expect(rowsOf('AST_OutreachPosts').map((row) => ['Post ID', 'Outreach', 'State', 'Expected', 'Planned', 'Logged', 'Difference', 'Own school', 'Hosts', 'Visits', 'Outreach part', 'Cost a planned day', 'Directed by'].map((header) => row[header]))).toEqual([
      ['P1', 0.2, 'full share due', 0.2, 38, 3.5, -34.5, 1, 2, 5, 6200_00, 163_16, 'the authority may, as it funds the post'],
      // From 1 January: half of two thirds of 38 days. On 10 May 129 of the 365 days of the build-up: 7.07%.
      ['P2', 0.2, 'building up', 0.0707, 12.67, 0, -12.67, 0, 0, 0, null, null, 'the school, which pays for the post'],
      ['P3', 0, 'exempt', 0, 0, 1, 1, 0, 0, 1, 6200_00, null, 'the authority may, as it funds the post'],
      ['P4', 0.2, 'full share due', 0.2, 12.67, 0.33, -12.34, 0, 1, 1, 2066_67, 163_16, 'the schools of the group together'],
    ]);
    expect(rowsOf('AST_OutreachHosts').map(({ Host, Number: number, Visits, Days, Posts, Feedback }) => [Host, number, Visits, Days, Posts, Feedback])).toEqual([
      ['Birch', '', 3, 3, 1, 3], ['Cedar', '', 2, 1.5, 2, 1], ['Ashby', '', 1, 1, 1, 1], ['Elm', '8014055', 1, 1, 1, 1],
    ]);
  });

  test('OUT-4: the build-up line goes from nothing to 20% in twelve months', () => {
    const line = rowsOf('AST_OutreachBuildUp').map((row) => row['Expected']);
    expect([line.length, line[0], line[3], line[6], line[12]]).toEqual([13, 0, 0.05, 0.1, 0.2]);
  });

  test('OUT-1: every figure has a reason that names it, by rules that exist, and the sheet says what is assumed', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    const without: string[] = [];
    for (const { name, columns, rows, reasonAt } of SHEET.tables) {
      [...rows].forEach((values, row) => { columns.forEach(({ header, style }, column) => {
        const value = values[column];
        const steps = reasonAt?.(row, column)?.steps ?? [];
        if (steps.length === 0 || steps.some(({ rule }) => !ids.has(rule))) without.push(`${name} ${row} ${header}: no reason`);
        if (typeof value !== 'number' || style === 'date') return;
        const named = style === 'money' ? shortPoundsText(value) : style === 'percent' ? `${Math.round(value * 10_000) / 100}%` : String(value);
        if (!steps.some(({ text }) => text.includes(named))) without.push(`${name} ${row} ${header} ${named}`);
      }); });
    }
    expect(without).toEqual([]);
    expect(SHEET.lines.flatMap(({ cells }) => cells.map(({ value }) => value)).slice(2, 5)).toEqual([
      'School year 2009/10, on 10 May 2010. Assumed: the days of a school year, spread evenly over three terms. Change the yellow number if your year has others, and audit again: it is kept.', 'Days in a school year', 190,
    ]);
  });

  (hasLibreOffice ? test : test.skip)('OUT-6: LibreOffice reads the sheet as it was written', async () => {
    const bytes = await workbookWith([SHEET]);
    const saved = calculated(folder, new Map([['outreach', bytes]])).get('outreach');
    if (saved === undefined) throw new Error('nothing was saved');
    const plain = (value: CellValue): unknown => (isDateCell(value) ? `day ${value.day}` : typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value === '' ? null : value);
    const cellsIn = async (file: Uint8Array): Promise<unknown[]> => (await sheetOf(await openXlsx(file), SHEET.name)).rows.flatMap(({ row, values }) => values.flatMap((value, at) => (plain(value) === null ? [] : [[row, at, plain(value)]])));
    const written = await cellsIn(bytes);
    expect(await cellsIn(saved)).toEqual(written);
    expect(written.length).toBeGreaterThan(200);
  }, 300_000);
});
