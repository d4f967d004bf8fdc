import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { cellText } from '../../src/workbook/port';
import { OWN_SHEET_MARK } from '../../src/workbook/sheetWrite';
import { sheetsWorkbook } from '../support/schools';
import { run } from '../support/terminal';
import { sheetOf, type TestCell } from '../support/workbooks';
import { partsOf } from '../support/zip';

interface Found {
  readonly kind: string; readonly rule: string; readonly severity: string; readonly school: string; readonly post: string; readonly workbook: string; readonly sheet: string; readonly cell: string;
  readonly message: string; readonly amount: number | null; readonly basis: string; readonly step: string; readonly accepted: string; readonly acceptedBefore: string;
}
interface Audit {
  readonly on: string;
  readonly findings: readonly Found[];
  readonly la: { readonly posts: number; readonly entitlement: number; readonly coordination: number; readonly teachers: number | null; readonly share: number | null };
  readonly unread: readonly { readonly workbook: string; readonly message: string }[];
  readonly settled: readonly { readonly reason: string }[];
}
type Rows = readonly (readonly TestCell[])[];
type Sheets = Readonly<Record<string, Rows>>;

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-audit-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

let files = 0;
async function fileOf(sheets: Sheets): Promise<string> {
  files += 1;
  const path = join(folder, `authority${files}.xlsx`);
  writeFileSync(path, await sheetsWorkbook(sheets));
  return path;
}

async function auditOf(sheets: Sheets, ...options: readonly string[]): Promise<{ code: number; audit: Audit }> {
  const { code, out, err } = await run(['audit', await fileOf(sheets), '--json', ...(options.includes('--on') ? [] : ['--on', '2010-03-31']), ...options]);
  expect(err).toBe('');
  return { code, audit: JSON.parse(out) as Audit };
}

function date(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

const STAFF_HEAD: readonly TestCell[] = ['Post ID', 'School', 'Establishment', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'Start date', 'End date', 'Funding source', 'Status', 'Assessed on', 'AST2 sent on'];
function ast(id: string, school: string, establishment: string, name: string, changes: Readonly<Record<string, TestCell>> = {}): readonly TestCell[] {
  const right: Record<string, TestCell> = {
    'Post ID': id, School: school, Establishment: establishment, Name: name, Role: 'AST', Point: 'AST 7', Range: '7-11', Area: 'Rest', FTE: 1, 'Start date': date('2008-09-01'), 'End date': null,
    'Funding source': 'SDG', Status: 'paid', 'Assessed on': date('2008-05-01'), 'AST2 sent on': date('2008-09-02'), ...changes,
  };
  return STAFF_HEAD.map((column) => right[String(column)] ?? null);
}
const SCHOOLS: Rows = [['School', 'Establishment', 'Phase', 'Category', 'Teachers'], ['Ashby', '301/4001', 'primary', null, 20], ['Brook', '301/4002', 'secondary', null, 60]];
const ALLOCATIONS: Rows = [['School', 'Establishment', 'Year', 'SDG', 'AST part', 'Posts funded'], ['Ashby', '3014001', '2009-10', 90_000, 15_500, 1], ['Brook', '3014002', '2009/10', 150_000, 31_000, 2]];
const PAYMENT_HEAD: readonly TestCell[] = ['School', 'Establishment', 'Year', 'Stream', 'Amount'];
function paid(school: string, establishment: string, amount: number): Rows {
  return ['May', 'September', 'December', 'March'].map((stream) => [school, establishment, '2009-10', stream, amount]);
}
const PAYMENTS: Rows = [PAYMENT_HEAD, ...paid('Ashby', '3014001', 3875), ...paid('Brook', '3014002', 7750)];
const POSTS: Rows = [STAFF_HEAD, ast('P1', 'Ashby', '3014001', 'A. Marlow'), ast('P2', 'Brook', '3014002', 'B. Nash'), ast('P3', 'Brook', '3014002', 'C. Orme')];
const ALL: Sheets = { Staff: POSTS, Schools: SCHOOLS, Allocations: ALLOCATIONS, Payments: PAYMENTS };

function withRow(rows: Rows, at: number, row: readonly TestCell[]): Rows {
  return rows.map((old, index) => (index === at ? row : old));
}

describe('ast-planner audit', () => {
  test('an authority in which all is right: nothing is found, and the account is that of the guidance', async () => {
    const { code, audit } = await auditOf(ALL);
    expect([code, audit.on, audit.findings]).toEqual([0, '2010-03-31', []]);
    // Three posts on 1 April 2009: 3 × £15,500, at least £5,000 for co-ordination; 3 of 80 teachers.
    expect(audit.la).toMatchObject({ posts: 3, entitlement: 4_650_000, coordination: 500_000, teachers: 80, share: 0.0375 });
  });

  test('SDG-3: a holder left on 31 October and nobody follows: five months of the AST part', async () => {
    const { code, audit } = await auditOf({ ...ALL, Staff: withRow(POSTS, 1, ast('P1', 'Ashby', '3014001', 'A. Marlow', { 'End date': date('2009-10-31') })) });
    expect(code).toBe(1);
    // £15,500 × 5 ÷ 12 = £6,458.33.
    expect(audit.findings).toMatchObject([{ kind: 'fundedAfterLeaving', rule: 'SDG-3', school: 'Ashby', post: 'P1', sheet: 'Staff', cell: 'K2', amount: 645_833 }]);
    expect(audit.findings[0]?.message).toContain('31 October 2009');
    expect(audit.findings[0]?.basis).toContain('5 of 12 months');
  });

  test('SDG-3: a post ID with a successor is no vacancy; a vacant row with an allocation is one, for the whole year', async () => {
    const left = ast('P1', 'Ashby', '3014001', 'A. Marlow', { 'End date': date('2009-08-31') });
    const next = ast('P1', 'Ashby', '3014001', 'D. Pell', { 'Start date': date('2009-09-01'), 'Assessed on': date('2009-03-01'), 'AST2 sent on': date('2009-09-02') });
    expect((await auditOf({ ...ALL, Staff: [...withRow(POSTS, 1, left), next] })).audit.findings).toEqual([]);
    const { audit } = await auditOf({ ...ALL, Staff: withRow(POSTS, 1, ast('P1', 'Ashby', '3014001', 'VACANT', { Point: null, 'Assessed on': null })) });
    expect(audit.findings).toMatchObject([{ kind: 'vacantFunded', post: 'P1', amount: 1_550_000 }]);
  });

  test('PAY-3, PAY-6, PAY-8, PAY-11: what the cells say is judged, and every finding names its cell', async () => {
    const head = [...STAFF_HEAD, 'Allowance', 'Allowance type', 'Sept 2009'];
    const rows: Rows = [
      head,
      [...ast('P1', 'Ashby', '3014001', 'A. Marlow', { Range: '7-10' }), null, null, 1],
      [...ast('P2', 'Brook', '3014002', 'B. Nash', { Point: 'AST 12' }), 1500, 'TLR', 3],
      [...ast('P3', 'Brook', '3014002', 'C. Orme', { 'Assessed on': 'not yet' }), 1000, 'recruitment', 0],
    ];
    const { audit } = await auditOf({ ...ALL, Staff: rows });
    expect(audit.findings.map(({ kind, rule, post, cell }) => [kind, rule, post, cell])).toEqual([
      ['rangeNotFive', 'PAY-3', 'P1', 'G2'],
      ['pointOutsideRange', 'PAY-3', 'P2', 'F3'], ['riseAboveTwo', 'PAY-6', 'P2', 'R3'], ['allowanceBesideAst', 'PAY-8', 'P2', 'P3'],
      ['unassessed', 'PAY-11', 'P3', 'N4'],
    ]);
    // AST 12 less AST 11 in the Rest of England from September 2009: £48,025 less £46,944; the third point of the rise is the same one.
    expect(audit.findings.map(({ amount }) => amount)).toEqual([null, 108_100, 108_100, 150_000, null]);
  });

  test('FUND-7, FUND-8: paid without form AST2, paid twice, paid above the allocation, a stream that is missing', async () => {
    const twice: Rows = [...PAYMENTS, ['Ashby', '3014001', '2009-10', 'May', 3875]];
    expect((await auditOf({ ...ALL, Payments: twice })).audit.findings).toMatchObject([{ kind: 'paidTwice', rule: 'FUND-8', school: 'Ashby', cell: 'E10', amount: 387_500 }]);
    const above = withRow(PAYMENTS, 1, ['Ashby', '3014001', '2009-10', 'May', 4000]);
    expect((await auditOf({ ...ALL, Payments: above })).audit.findings).toMatchObject([{ kind: 'paidAboveAllocation', amount: 12_500 }]);
    const short = PAYMENTS.filter((_, at) => at !== 3);
    expect((await auditOf({ ...ALL, Payments: short })).audit.findings).toMatchObject([{ kind: 'streamMissing', severity: 'question', school: 'Ashby', amount: 387_500 }]);
    const noForm = withRow(POSTS, 1, ast('P1', 'Ashby', '3014001', 'A. Marlow', { 'AST2 sent on': null }));
    expect((await auditOf({ ...ALL, Staff: noForm })).audit.findings).toMatchObject([{ kind: 'paidWithoutAst2', rule: 'FUND-7', cell: 'O2', amount: 1_550_000 }]);
  });

  test('two equal payments of a school with two posts are no payment twice', async () => {
    const halves = ['May', 'September', 'December', 'March'].flatMap((stream) => [['Brook', '3014002', '2009-10', stream, 3875], ['Brook', '3014002', '2009-10', stream, 3875]]);
    expect((await auditOf({ ...ALL, Payments: [PAYMENT_HEAD, ...paid('Ashby', '3014001', 3875), ...halves] })).audit.findings).toEqual([]);
  });

  test('joined by name, with what is only alike offered and not taken', async () => {
    const named = withRow(ALLOCATIONS, 1, ['ASHBY', null, '2009-10', 90_000, 15_500, 1]);
    expect((await auditOf({ ...ALL, Allocations: named })).audit.findings).toEqual([]);
    const near = withRow(ALLOCATIONS, 1, ['Ashbey Primary School', null, '2009-10', 90_000, 15_500, 1]);
    const { audit } = await auditOf({ ...ALL, Allocations: near, Payments: [PAYMENT_HEAD, ...paid('Brook', '3014002', 7750)] });
    const unclear = audit.findings.find(({ kind }) => kind === 'schoolNameUnclear');
    expect(unclear).toMatchObject({ severity: 'question', sheet: 'Allocations', cell: 'A2' });
    expect(unclear?.message).toContain('Is “Ashby, 301/4001” meant?');
    expect(audit.findings.map(({ kind }) => kind)).toContain('schoolWithoutAllocation');
  });

  test('bad input: establishments twice, schools without allocations and the reverse, cells that cannot be read', async () => {
    const schools = [...SCHOOLS, ['Ashby again', '301/4001', 'primary', null, 20]] as Rows;
    expect((await auditOf({ ...ALL, Schools: schools })).audit.findings).toMatchObject([{ kind: 'schoolTwice', sheet: 'Schools', cell: 'B4' }]);
    expect((await auditOf({ ...ALL, Allocations: ALLOCATIONS.slice(0, 2), Payments: [PAYMENT_HEAD, ...paid('Ashby', '3014001', 3875)] })).audit.findings).toMatchObject([{ kind: 'schoolWithoutAllocation', school: 'Brook', amount: 3_100_000 }]);
    const stranger = [...ALLOCATIONS, ['Crane', '3014999', '2009-10', 50_000, 15_500, 1]] as Rows;
    expect((await auditOf({ ...ALL, Allocations: stranger })).audit.findings).toMatchObject([{ kind: 'allocationWithoutSchool', school: 'Crane', amount: 1_550_000 }]);
    const unread = [...ALLOCATIONS, ['Ashby', '3014001', 'last year', 50_000, 'lots', 1]] as Rows;
    const { code, audit } = await auditOf({ ...ALL, Allocations: unread });
    expect(code).toBe(1);
    expect(audit.findings.map(({ kind, sheet, cell, message }) => [kind, sheet, cell, message])).toEqual([
      ['notReadable', 'Allocations', 'C4', 'Row 4 of a list of allocations is not used: cell C4 of “Allocations” (Year) holds “last year”; expected a financial year such as 2009-10.'],
      ['notReadable', 'Allocations', 'E4', expect.stringContaining('(AST part) holds “lots”')],
    ]);
  });

  test('days outside the scheme: a sentence before February 2002, and no rule of the grade after it ended', async () => {
    const path = await fileOf(ALL);
    expect(await run(['audit', path, '--on', '2001-09-01'])).toMatchObject({ code: 2, out: '', err: 'The rules of this audit are those from 1 February 2002 on: 1 September 2001 is before them. Give a later day.\n' });
    expect(await run(['audit', path, '--on', '31/02/2010'])).toMatchObject({ code: 2, err: '--on 31/02/2010 cannot be used: expected a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01.\n' });
    const [slashed, iso] = [await run(['audit', path, '--on', '31/03/2010', '--json']), await run(['audit', path, '--on', '2010-03-31', '--json'])];
    expect(JSON.parse(slashed.out)).toEqual(JSON.parse(iso.out));
    const { audit } = await auditOf({ Staff: POSTS }, '--on', '2013-09-01');
    expect(audit.findings.map(({ kind, post }) => [kind, post])).toEqual([['afterGradeEnded', 'P1'], ['afterGradeEnded', 'P2'], ['afterGradeEnded', 'P3']]);
    expect(audit.findings[0]?.message).toContain('The grade ended on 31 August 2013.');
  });

  test('allocations and payments of years before the rules, or after the grade ended, are reported with their cells', async () => {
    const { audit } = await auditOf({
      ...ALL,
      Allocations: [...ALLOCATIONS, ['Ashby', '3014001', '2014-15', 90_000, 15_500, 1]],
      Payments: [['School', 'Establishment', 'Year', 'Stream', 'Amount', 'Paid on'], ...PAYMENTS.slice(1), ['Ashby', '3014001', null, 'May', 3875, date('2001-01-01')]],
    });
    expect(audit.findings.map(({ kind, sheet, cell }) => [kind, sheet, cell])).toEqual([['notReadable', 'Allocations', 'C4'], ['notReadable', 'Payments', 'F10']]);
    expect(audit.findings[0]?.message).toContain('holds “2014-15”; expected a financial year from 2001-02, when the rules begin, to 2013-14, when the AST grade ended.');
    expect(audit.findings[1]?.message).toContain('holds the date 1 January 2001');
  });

  test('without a day: today while there were ASTs, later the end of the newest year of the lists, and it says so', async () => {
    const { out } = await run(['audit', await fileOf(ALL)]);
    expect(out).toContain('No day was given: 31 March 2010 was taken, the end of the newest year of the allocations and payments.');
    expect(out).toContain('Nothing was found.');
  });

  test('a name with a slip of the pen in a word that all schools have is offered, and never taken', async () => {
    for (const name of ['Ashby Scool', 'Ashby Primay School', 'Ashbey School']) {
      const allocations = withRow(ALLOCATIONS, 1, [name, null, '2009-10', 90_000, 15_500, 1]);
      const { audit } = await auditOf({ Staff: POSTS, Schools: SCHOOLS, Allocations: allocations });
      expect([name, audit.findings.find(({ kind }) => kind === 'schoolNameUnclear')?.message]).toEqual([name, expect.stringContaining('Is “Ashby, 301/4001” meant?')]);
    }
    // A priory is no primary school.
    const { audit } = await auditOf({ Staff: POSTS, Schools: SCHOOLS, Allocations: [...ALLOCATIONS, ['Priory', null, '2009-10', 90_000, 15_500, 1]] });
    expect(audit.findings.filter(({ kind }) => kind === 'schoolNameUnclear')).toEqual([]);
  });

  test('-o: the sheets are written, all else stays, a reason is kept while the same is found, and the file can be audited again', async () => {
    const path = await fileOf({ ...ALL, Staff: withRow(POSTS, 1, ast('P1', 'Ashby', '3014001', 'A. Marlow', { 'AST2 sent on': null })) });
    expect((await run(['audit', path, '--on', '2010-03-31', '-o', path])).code).toBe(1);
    const written = await openXlsx(readFileSync(path));
    expect((await written.sheets()).map(({ name }) => name)).toEqual(['Staff', 'Schools', 'Allocations', 'Payments', 'AST Audit', 'AST Account', 'AST Switching']);
    const grid = await sheetOf(written, 'AST Audit');
    expect(cellText(grid.rows.find(({ row }) => row === 2)?.values[0] ?? null)).toContain(OWN_SHEET_MARK);
    const { code, out } = await run(['audit', path, '--on', '2010-03-31', '--json']);
    expect([code, (JSON.parse(out) as Audit).findings.length]).toEqual([1, 1]);
  });

  test('a reason on the audit that stands at -o is kept though another workbook is read; a sheet that has nothing to say any more says so', async () => {
    const fault: Sheets = { Staff: withRow(POSTS, 1, ast('P1', 'Ashby', '3014001', 'A. Marlow', { Range: '7-10' })) };
    const input = await fileOf(fault);
    const { audit } = JSON.parse(JSON.stringify(await auditOf(fault))) as { audit: { findings: { key: string; found: string }[] } };
    const [finding] = audit.findings;
    if (finding === undefined) throw new Error('a range of four points is a finding');
    const marked = (name: string, rows: Rows): Rows => [[name], [OWN_SHEET_MARK], ...rows];
    const written = await fileOf({ ...fault, 'AST Audit': marked('Audit', [['Accepted because', 'Found', 'Key'], ['Agreed by the governors', finding.found, finding.key]]), 'AST Account': marked('Account', []) });
    const plan = await run(['plan', input, '-o', written]);
    expect([plan.code, plan.err]).toEqual([2, expect.stringContaining('does not have the reasons on its “AST Audit”: it would be lost.')]);
    const { code, out } = await run(['audit', input, '--on', '2010-03-31', '--json', '-o', written]);
    expect([code, (JSON.parse(out) as Audit).findings.map(({ kind, accepted }) => [kind, accepted])]).toEqual([0, [['rangeNotFive', 'Agreed by the governors']]]);
    const again = await openXlsx(readFileSync(written));
    expect((await again.sheets()).map(({ name }) => name).sort()).toEqual(['AST Audit', 'Staff']);
    expect((await sheetOf(again, 'AST Audit')).rows.flatMap(({ values }) => values.map(cellText))).toContain('Agreed by the governors');
    // The same once more, from what the audit itself wrote.
    expect((JSON.parse((await run(['audit', input, '--on', '2010-03-31', '--json', '-o', written])).out) as Audit).findings[0]?.accepted).toBe('Agreed by the governors');
    const withAccount = await fileOf({ ...fault, 'AST Account': marked('Account', [['£15,500']]) });
    expect((await run(['audit', withAccount, '--on', '2010-03-31', '-o', withAccount])).code).toBe(1);
    const left = await sheetOf(await openXlsx(readFileSync(withAccount)), 'AST Account');
    expect(left.rows.flatMap(({ values }) => values.map(cellText))).toContain('No list says what was allocated or paid, so there is no account.');
  });

  test('nothing to audit, no such file, an output of another kind: one sentence, and nothing is written', async () => {
    const path = await fileOf({ Notes: [['Hello'], ['World']] });
    const nothing = await run(['audit', path, '-o', join(folder, 'none.xlsx')]);
    expect(nothing.code).toBe(2);
    expect(nothing.err).toContain('Nothing to audit was found');
    expect(await run(['audit', join(folder, 'gone.xlsx')])).toMatchObject({ code: 2, err: `There is no file “${join(folder, 'gone.xlsx')}”. Check its name and folder.\n` });
    expect((await run(['audit', path, '-o', 'audit.csv'])).err).toContain('must end in .xlsx');
    expect(readdirSync(folder)).not.toContain('none.xlsx');
  });
});

describe('ast-planner audit of a folder', () => {
  test('one workbook for each school; what cannot be read is reported, the others go on, and the reasons of the last audit hold', async () => {
    const schools = join(folder, 'schools');
    mkdirSync(schools, { recursive: true });
    writeFileSync(join(schools, 'ashby.xlsx'), await sheetsWorkbook({ Staff: [STAFF_HEAD, ast('P1', 'Ashby', '3014001', 'A. Marlow', { Range: '7-10' })] }));
    writeFileSync(join(schools, 'brook.xlsx'), await sheetsWorkbook({ Staff: [STAFF_HEAD, ast('P2', 'Brook', '3014002', 'B. Nash'), ast('P3', 'Brook', '3014002', 'C. Orme')] }));
    writeFileSync(join(schools, 'authority.xlsx'), await sheetsWorkbook({ Schools: SCHOOLS, Allocations: ALLOCATIONS, Payments: PAYMENTS }));
    writeFileSync(join(schools, 'broken.xlsx'), 'no workbook');
    writeFileSync(join(schools, 'empty.xlsx'), await sheetsWorkbook({ Notes: [['Hello']] }));
    writeFileSync(join(schools, '~$brook.xlsx'), 'what Excel keeps beside an open workbook');
    const output = join(folder, 'folder-audit.xlsx');
    const { code, out } = await run(['audit', schools, '--on', '2010-03-31', '--json', '-o', output]);
    const audit = JSON.parse(out) as Audit;
    expect(code).toBe(1);
    expect(audit.findings).toMatchObject([{ kind: 'rangeNotFive', workbook: 'ashby.xlsx', sheet: 'Staff', cell: 'G2' }]);
    expect(audit.unread.map(({ workbook }) => workbook)).toEqual(['broken.xlsx', 'empty.xlsx']);
    expect(audit.unread[0]?.message).toMatch(/^.+\.$/);
    expect((await (await openXlsx(readFileSync(output))).sheets()).map(({ name }) => name)).toContain('AST Audit');
    expect(statSync(output).size).toBeGreaterThan(1000);
    // The links lead from where the audit is to the folder.
    const texts = [...(await partsOf(readFileSync(output))).entries()].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, part]) => part.toString('utf8'));
    expect(texts.some((text) => text.includes("schools/ashby.xlsx#'Staff'!G2"))).toBe(true);
    // Written into the folder itself, by another name of it, the audit is no school of the next one.
    const inside = join(schools, 'audit.xlsx');
    for (const way of [inside, join(schools, '..', 'schools', 'audit.xlsx')]) expect((JSON.parse((await run(['audit', schools, '--on', '2010-03-31', '--json', '-o', way])).out) as Audit).unread.map(({ workbook }) => workbook)).toEqual(['broken.xlsx', 'empty.xlsx']);
  });

  test('FUND-11: a copy of a school’s workbook is found, though its posts have no IDs, and two part-time posts of one name in one list are no copy', async () => {
    const schools = join(folder, 'copies');
    mkdirSync(schools);
    const withoutIds = (rows: Rows): Rows => rows.map((row) => row.slice(1));
    const list = await sheetsWorkbook({ Staff: withoutIds([STAFF_HEAD, ast('', 'Ashby', '3014001', 'A. Marlow', { FTE: 0.5 }), ast('', 'Ashby', '3014001', 'A. Marlow', { FTE: 0.5 }), ast('', 'Ashby', '3014001', 'B. Nash')]) });
    writeFileSync(join(schools, 'ashby.xlsx'), list);
    const found = async (): Promise<readonly Found[]> => (JSON.parse((await run(['audit', schools, '--on', '2010-03-31', '--json'])).out) as Audit).findings;
    expect(await found()).toEqual([]);
    writeFileSync(join(schools, 'ashby copy.xlsx'), list);
    expect((await found()).map(({ kind, workbook, cell }) => [kind, workbook, cell])).toEqual([['samePostTwice', 'ashby.xlsx', 'C2'], ['samePostTwice', 'ashby.xlsx', 'C3'], ['samePostTwice', 'ashby.xlsx', 'C4']]);
    expect((await found())[2]?.message).toContain('the holder stands in row 4 of “Staff” of ashby copy.xlsx too, at the same time and in the same school, so the post is counted twice.');
  });

  test('FUND-6: a school’s workbook belongs to the number in its name, however it is written there', async () => {
    const schools = join(folder, 'numbered');
    mkdirSync(schools);
    const nameless = (id: string, holder: string): Rows => [STAFF_HEAD, ast(id, '', '', holder)];
    writeFileSync(join(schools, 'Staff of Ashby High 301-4001.xlsx'), await sheetsWorkbook({ Staff: nameless('P1', 'A. Marlow') }));
    writeFileSync(join(schools, '3014002 staff.xlsx'), await sheetsWorkbook({ Staff: [...nameless('P2', 'B. Nash'), ast('P3', '', '', 'C. Orme')] }));
    writeFileSync(join(schools, 'authority.xlsx'), await sheetsWorkbook({ Schools: SCHOOLS, Allocations: ALLOCATIONS, Payments: PAYMENTS }));
    const audited = async (): Promise<readonly Found[]> => (JSON.parse((await run(['audit', schools, '--on', '2010-03-31', '--json'])).out) as Audit).findings;
    expect(await audited()).toEqual([]);
  });

  test('a folder without workbooks, and one in which none can be read, are said', async () => {
    const none = join(folder, 'none');
    mkdirSync(none, { recursive: true });
    expect((await run(['audit', none])).err).toBe(`The folder “${none}” holds no workbook (.xlsx or .xlsm). Give a folder with one workbook for each school.\n`);
    writeFileSync(join(none, 'broken.xlsx'), 'no workbook');
    const { code, err } = await run(['audit', none]);
    expect(code).toBe(2);
    expect(err).toContain('No workbook of the folder');
    expect(err).toContain('broken.xlsx: ');
  });

  test('a workbook of another format in the folder is said, with what to do', async () => {
    const schools = join(folder, 'formats');
    mkdirSync(schools, { recursive: true });
    writeFileSync(join(schools, 'brook.xls'), 'an old workbook');
    expect((await run(['audit', schools])).err).toContain('brook.xls: open each in Excel, save it as .xlsx, and audit again.');
    writeFileSync(join(schools, 'ashby.xlsx'), await sheetsWorkbook({ Staff: [STAFF_HEAD, ast('P1', 'Ashby', '301/4001', 'A. Marlow')] }));
    const { code, out } = await run(['audit', schools, '--on', '2010-03-31', '--json']);
    expect(code).toBe(1);
    expect((JSON.parse(out) as Audit).unread).toEqual([{ workbook: 'brook.xls', message: 'Only .xlsx and .xlsm workbooks are read. Open it in Excel, save it as .xlsx, and audit again.' }]);
  });
});

describe('a row of a list with a cell that it can do without', () => {
  test('is used, and the cell is reported: no school falls out of the register for its number of pupils (FUND-6)', async () => {
    const { audit } = await auditOf({
      Schools: [['School', 'Establishment', 'Phase', 'Teachers', 'Pupils'], ['Ashby', '301/4001', 'primary', 'c. 20', 200]],
      Allocations: [['School', 'Establishment', 'Year', 'SDG', 'AST part', 'Posts funded'], ['Ashby', '3014001', '2009-10', 'tbc', 15_500, 1]],
      Staff: [STAFF_HEAD, ast('P1', 'Ashby', '301/4001', 'A. Marlow')],
    });
    expect(audit.findings.map(({ kind, cell, message }) => [kind, cell, message])).toEqual([
      ['notReadable', 'D2', 'Cell D2 of “Schools” (Teachers) is not used: it holds “c. 20”; expected a number from 0, such as 2 or 0.5. The rest of its row is used.'],
      ['notReadable', 'D2', 'Cell D2 of “Allocations” (SDG) is not used: it holds “tbc”; expected an amount such as 1500 or £1,500.00. The rest of its row is used.'],
    ]);
  });
});

describe('a staff list that names no pay area (PAY-1)', () => {
  const staff = [STAFF_HEAD, ast('P1', 'Ashby', '301/4001', 'A. Marlow', { Area: null, Point: 'AST 12' })];
  const schools = (area: string): Rows => [['School', 'Establishment', 'Phase', 'Area'], ['Ashby', '301/4001', 'primary', area]];

  test('takes the pay area of the register', async () => {
    // AST 12 less AST 11 in Inner London from September 2009: the same as for a row that names it.
    const { audit: named } = await auditOf({ Staff: [STAFF_HEAD, ast('P1', 'Ashby', '301/4001', 'A. Marlow', { Area: 'Inner', Point: 'AST 12' })] });
    const { audit } = await auditOf({ Schools: schools('Inner London'), Staff: staff });
    expect(audit.findings.map(({ kind, amount }) => [kind, amount])).toEqual([['pointOutsideRange', named.findings[0]?.amount]]);
    expect(named.findings[0]?.amount).toBeGreaterThan(0);
  });

  test('without one, asks for it once and gives no amount of another area', async () => {
    const { audit } = await auditOf({ Schools: schools('North'), Staff: staff });
    expect(audit.findings.map(({ kind, amount }) => [kind, amount])).toEqual([['notReadable', null], ['pointOutsideRange', null]]);
    expect(audit.findings[0]?.message).toMatch(/^Post P1 \(A\. Marlow\) at Ashby: (?:row 2|cell H2) of “Staff” holds no area; expected an area/);
  });
});
