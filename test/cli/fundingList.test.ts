/** FUND-11: a list of funding beside the staff list, of real workbooks, by the command line. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { run } from '../support/terminal';
import { typed, type TestCell } from '../support/workbooks';
import { withParts } from '../support/zip';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-funding-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const STAFF = [
  ['Post ID', 'School', 'Name', 'Role', 'Point', 'Area', 'Reference point', 'Funding source', 'Share'],
  ['G1', 'Ashby', 'A. Marlow', 'AST', 'AST 8', 'Rest', 'U3', 'SDG', ''],
  ['G2', 'Ashby', 'B. Okafor', 'AST', 'AST 5', 'Rest', 'U3', 'Group', '0.5'],
  ['G2', 'Birch', 'B. Okafor', 'AST', 'AST 5', 'Rest', 'U3', 'Group', '0.5'],
];
const HEADINGS = ['Post ID', 'Funding source', 'School', 'Share', 'From', 'To'];

interface Found {
  readonly code: number;
  readonly said: readonly string[];
  /** Source, payer, months and share of each row of post G1. */
  readonly rows: readonly string[];
  readonly posts: number;
}

async function planned(list: readonly (readonly string[])[], staff: readonly (readonly string[])[] = STAFF): Promise<Found> {
  const path = join(folder, 'staff.xlsx');
  const cells = (rows: readonly (readonly string[])[]): TestCell[][] => rows.map((row) => row.map(typed));
  writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Staff', rows: cells(staff) }, { name: 'Who pays', rows: [['Funding of our posts'], [], ...cells([HEADINGS, ...list])] }] }));
  const { code, out } = await run(['plan', path, '--from', '2009-10', '--years', '1', '--json']);
  const answer = JSON.parse(out) as {
    posts: unknown[]; problems: { rule?: string; severity: string; cell?: string; message: string }[]; checks: { difference: number }[];
    fundingSources: { id: string; source: string; payer: string; months: number; share: string }[];
  };
  expect(answer.checks.filter(({ difference }) => difference !== 0)).toEqual([]);
  return {
    code, posts: answer.posts.length,
    said: answer.problems.filter(({ rule }) => rule === 'FUND-11').map(({ severity, cell, message }) => `${severity} ${cell ?? ''}: ${message}`),
    rows: answer.fundingSources.filter(({ id }) => id === 'G1').map(({ source, payer, months, share }) => `${source}, ${payer}, ${months}, ${share}`),
  };
}

const AS_STAFF = ['SDG, Ashby, 12, 1'];
const KEPT = 'Who pays for the post is taken from the staff list instead: post G1. Correct it and plan again.';

describe('a list of funding', () => {
  test('FUND-11: is followed, with days that it does not cover paid as the staff list says, and a group of ten schools', async () => {
    const ten = Array.from({ length: 10 }, (_, index) => ['G1', 'Group', `School ${index + 1}`, '0.1', '01/01/2010', '']);
    const { code, said, rows } = await planned([['G1', 'Local formula', '', '', '01/06/2009', '31/08/2009'], ...ten]);
    expect([code, said]).toEqual([0, ['question A4: “Who pays” does not say who pays for post G1 from 1 September 2009 to 31 December 2009: for these days the staff list is followed. Add a row for them if another pays.']]);
    expect(rows.slice(0, 4)).toEqual(['SDG, Ashby, 2, 1', 'Local formula, Local formula, 3, 1', 'SDG, Ashby, 4, 1', 'Group, School 1, 3, 0.1']);
    expect(rows).toHaveLength(13);
  });

  test.each<[string, readonly (readonly string[])[], string]>([
    ['two sources at once', [['G1', 'SDG', '', '', '', '31/12/2009'], ['G1', 'School', '', '', '01/12/2009', '']],
      `error E5: Cell E5 of “Who pays” holds a period that overlaps with that of row 4 (SDG) from 1 December 2009 to 31 December 2009; expected is one source at a time, or the different schools of one group. ${KEPT}`],
    ['a school twice in a group', [['G1', 'Group', 'Ashby', '0.5', '', ''], ['G1', 'Group', 'ashby', '0.5', '', '']],
      `error E5: Cell E5 of “Who pays” holds a period that overlaps with that of row 4 (Group, Ashby) throughout; expected is one source at a time, or the different schools of one group. ${KEPT}`],
    ['shares that lack something', [['G1', 'Group', 'Ashby', '0.5', '', ''], ['G1', 'Group', 'Birch', '0.4', '', '']],
      `error D5: Cell D5 of “Who pays” holds shares that throughout add up to 0.9 (rows 4, 5); expected is shares that add up to 1. ${KEPT}`],
    ['shares that lack something after a school left', [['G1', 'Group', 'Ashby', '0.5', '', ''], ['G1', 'Group', 'Birch', '0.5', '', '31/12/2009']],
      `error D4: Cell D4 of “Who pays” holds shares that from 1 January 2010 add up to 0.5; expected is shares that add up to 1. ${KEPT}`],
    ['a group without a school', [['G1', 'Group', '', '1', '', '']], `error C4: Cell C4 of “Who pays” holds a group without the name of a school; expected is the school that has this share. ${KEPT}`],
    ['an end before the beginning', [['G1', 'SDG', '', '', '01/09/2009', '31/08/2009']], `error F4: Cell F4 of “Who pays” holds 31 August 2009, before it begins on 1 September 2009; expected is a last day on or after the first. ${KEPT}`],
    ['a source that nobody knows', [['G1', 'Lottery', '', '', '', '']], `error B4: Cell B4 of “Who pays” holds “Lottery”; expected is one of: SDG, School, Local formula, Group. ${KEPT}`],
    ['a date of month 13', [['G1', 'SDG', '', '', '01/13/2009x', '']], `error E4: Cell E4 of “Who pays” holds “01/13/2009x”; expected is a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01. ${KEPT}`],
    ['a share of nothing', [['G1', 'Group', 'Ashby', '0', '', '']], `error D4: Cell D4 of “Who pays” holds “0”; expected is a share above 0 and at most 1, such as 0.5 or 1/3. ${KEPT}`],
    ['a row without a post', [['', 'SDG', '', '', '', '']], 'error A4: Cell A4 of “Who pays” holds no post; expected is the Post ID of the staff list. It is not used. Correct it and plan again.'],
    ['shares in both lists', [['G2', 'SDG', '', '', '', '']], 'error A4: Cell A4 of “Who pays” holds post G2, which stands in 2 rows of the staff list; expected is its shares either in the staff list or here. The staff list is followed, and the rows here are not used. Correct it and plan again.'],
  ])('FUND-11: %s is said with its cell, and the staff list is followed', async (_name, list, sentence) => {
    const { code, said, rows, posts } = await planned(list);
    expect([code, said, rows, posts]).toEqual([1, [sentence], AS_STAFF, 3]);
  });

  test('FUND-11: a group post that neither list gives its shares is left out; a share in the staff list stands', async () => {
    const group = (share: string): string[][] => [STAFF[0] ?? [], ['G1', 'Ashby', 'A. Marlow', 'AST', 'AST 8', 'Rest', 'U3', 'Group', share]];
    const list = [['G1', 'Group', 'Ashby', '0.5', '', ''], ['G1', 'Group', 'Birch', '0.4', '', '']];
    const without = await planned(list, group(''));
    expect([without.code, without.posts]).toEqual([1, 0]);
    expect(without.said[0]).toContain('Post G1 is left out, because the staff list states no share of it. Correct it and plan again.');
    const shared = await planned([['G1', 'Group', 'Ashby', '0.5', '', ''], ['G1', 'Group', 'Birch', '0.5', '', '']], group('0.5'));
    expect(shared.said.some((sentence) => sentence.includes('holds post G1, which has a share in the staff list; expected is its shares either in the staff list or here.'))).toBe(true);
    expect(shared.rows).toEqual(['Group, Ashby, 12, 1']);
  });

  test('FUND-11: a list with one wrong heading is asked about, and a line of totals is not', async () => {
    expect((await planned([['G1', 'School', '', '', '', ''], ['Total', '', '', '1', '', '']])).said).toEqual([]);
    writeFileSync(join(folder, 'odd.xlsx'), await writeXlsx({ sheets: [{ name: 'Staff', rows: STAFF.slice(0, 2).map((row) => row.map(typed)) }, { name: 'Who pays', rows: [['Post ID', 'Paid how', 'From', 'To'], ['G1', 'School', null, null]] }] }));
    const { out } = await run(['plan', join(folder, 'odd.xlsx'), '--json']);
    expect((JSON.parse(out) as { problems: { message: string }[] }).problems.map(({ message }) => message)).toContain('“Who pays” looks like a list of funding and is not read as one: row 1 has no heading Funding source. Add it and try again.');
  });

  test('FUND-11: a post that nobody has is a question', async () => {
    const { code, said } = await planned([['X9', 'SDG', '', '', '', '']]);
    expect([code, said]).toEqual([0, ['question A4: Cell A4 of “Who pays” holds “X9”, which is no AST post of the staff list; expected is the Post ID of a post that is planned. Its rows are not used. Correct it and plan again.']]);
  });

  test('FUND-11: is not changed by writing, and where it was taken away the sheet says so', async () => {
    await planned([['G1', 'Local formula', '', '', '01/09/2009', '']], STAFF.slice(0, 2));
    const [from, to] = [join(folder, 'staff.xlsx'), join(folder, 'plan.xlsx')];
    expect((await run(['plan', from, '-o', to])).code).toBe(0);
    const [before, after] = await Promise.all([from, to].map(async (path) => (await (await openXlsx(readFileSync(path))).read(['Who pays']))[0]?.rows));
    expect(after).toEqual(before);
    expect((await openXlsx(readFileSync(to)).then((file) => file.sheets())).some(({ name }) => name === 'AST Funding sources')).toBe(true);
    // Without one of its headings it is no list of funding any more.
    writeFileSync(to, await withParts(readFileSync(to), { 'xl/sharedStrings.xml': (text) => text.replace(/>To</g, '>Too<') }));
    expect((await run(['plan', to, '-o', to])).code).toBe(0);
    const [left] = await (await openXlsx(readFileSync(to))).read(['AST Funding sources']);
    expect(left?.rows.map(({ values }) => values[0])).toContain('In this plan the SDG pays for every post throughout, each at one school.');
    expect(left?.tables).toEqual([]);
  });
});
