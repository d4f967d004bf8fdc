/** The example authority through the real command: every fault that was planted is found, and nothing that is right. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FINDING_KINDS, type Finding } from '../../src/audit';
import { finish } from '../../src/domain/work';
import { openXlsx } from '../../src/file';
import type { JudgedFinding } from '../../src/workbook/audit/accepted';
import { auditReadings, type BookRead } from '../../src/workbook/audit/auditWorkbook';
import { readAudit } from '../../src/workbook/audit/readAudit';
import { cellAddress } from '../../src/workbook/port';
import { AUDIT_DAY, exampleAuthority, listSheets, sheetsOf, shuffled, staffSheet, type ExampleAuthority, type ExpectedFinding, type Lists, type Sheets } from '../support/exampleAuthority';
import { day } from '../support/posts';
import { withCell } from '../support/recalculated';
import { sheetsWorkbook } from '../support/schools';
import { run } from '../support/terminal';
import { sheetOf } from '../support/workbooks';

/** A finding as `--json` gives it. */
interface Found extends Omit<JudgedFinding, 'book'> {
  readonly workbook: string;
}

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-authority-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

async function audited(path: string, ...words: readonly string[]): Promise<Found[]> {
  const { out, err } = await run(['audit', path, '--on', AUDIT_DAY, '--json', ...words]);
  expect(err).toBe('');
  const { findings, unread } = JSON.parse(out) as { findings: Found[]; unread: unknown[] };
  expect(unread).toEqual([]);
  return findings;
}

let files = 0;
async function fileOf(sheets: Sheets): Promise<string> {
  files += 1;
  const path = join(folder, `authority${String(files)}.xlsx`);
  writeFileSync(path, await sheetsWorkbook(sheets));
  return path;
}

const auditOf = async (lists: Lists): Promise<Found[]> => audited(await fileOf(sheetsOf(lists)));

/** Types a value into a cell, as a person would in a spreadsheet. */
async function change(path: string, sheet: string, address: string, value: string | number): Promise<void> {
  writeFileSync(path, await withCell(readFileSync(path), sheet, address, value));
}

/** Fills in reasons beside findings on “AST Audit”, by their keys and what was found. */
async function accept(path: string, accepted: readonly { readonly key: string; readonly found: string; readonly reason: string }[]): Promise<void> {
  const grid = await sheetOf(await openXlsx(readFileSync(path)), 'AST Audit');
  const header = grid.rows.find(({ values }) => values.includes('Accepted because') && values.includes('Key'));
  if (header === undefined) throw new Error('there is no table of findings');
  const [key, found, reason] = ['Key', 'Found', 'Accepted because'].map((name) => header.values.indexOf(name));
  for (const entry of accepted) {
    const row = grid.rows.find(({ values }) => values[key ?? 0] === entry.key && values[found ?? 0] === entry.found);
    if (row === undefined) throw new Error(`there is no finding ${entry.key}`);
    await change(path, 'AST Audit', cellAddress(row.row, (reason ?? 0) + 1), entry.reason);
  }
}

function textOf({ kind, school, post, amount }: ExpectedFinding): string {
  return [kind, school, post, amount === null ? 'no amount' : `${String(amount)} pence`].join(' | ');
}

type Fact = Pick<Finding, 'rule' | 'severity' | 'kind' | 'school' | 'establishment' | 'post' | 'holder' | 'found' | 'expected' | 'amount' | 'basis' | 'step'>;

/** A finding without where it stands. */
function factOf({ rule, severity, kind, school, establishment, post, holder, found, expected, amount, basis, step }: Fact): string {
  return JSON.stringify({ kind, school, post, rule, severity, establishment, holder, found, expected, amount, basis, step });
}

const facts = (findings: readonly Fact[]): string[] => findings.map(factOf).sort();

async function readingOf(sheets: Sheets): Promise<BookRead> {
  const reading = await readAudit(await openXlsx(await sheetsWorkbook(sheets)), { book: '', school: '', wayToSayArea: 'by --area' });
  if ('refusal' in reading) throw new Error(reading.refusal);
  return { book: '', reading };
}

describe('an authority of forty schools', () => {
  let authority: ExampleAuthority;
  let findings: readonly Found[];
  beforeAll(async () => {
    authority = exampleAuthority();
    findings = await auditOf(authority.lists);
  });

  test('has sixty faults of all kinds that one audit day can show, and two hundred look-alikes', () => {
    expect([authority.planted.length, authority.lookAlikes, authority.lists.register.length]).toEqual([60, 200, 41]);
    // These need rows that this authority does not have, and are shown in tests of their own: allocations, outsideScheme, payments, people, payRules and outreach.
    expect(Object.keys(FINDING_KINDS).filter((kind) => !authority.planted.some((fault) => fault.kind === kind)).sort()).toEqual([
      'allocationAboveModel', 'allowanceUnclear', 'coordinationPaidAbove', 'dateAfterGrade', 'exemptionWithoutCategory', 'fundedInGap', 'groupRowsDiffer', 'logOfOtherYears', 'logWithoutFeedback', 'logWithoutObjective', 'outreachNotStated', 'paidForUnknownPost',
      'patternDisagrees', 'patternUnreadable', 'paymentDayElsewhere', 'rangeChangePaysLess', 'riseInsideOldRange', 'streamShort', 'visitLater', 'visitOfUnknownPost', 'visitTwice',
    ]);
  });

  test('without the faults nothing is found: none of the look-alikes', async () => {
    const right = exampleAuthority([]);
    expect(right.lookAlikes).toBe(200);
    // The school without a staff list has no post, and no allocation either.
    expect((await auditOf(right.lists)).map((finding) => `${textOf(finding)}: ${finding.message}`)).toEqual([]);
  });

  test('every fault is found, with its school, its post and its worth, and nothing else', () => {
    const expected = authority.planted.map((fault) => textOf(fault.expected));
    const twoHolders = authority.planted.find(({ kind }) => kind === 'samePostTwice');
    // The only consequence of a fault: the log names posts by their numbers, so nothing says which of two holders of one post made its visits.
    const consequence = textOf({ kind: 'visitOfUnknownPost', school: twoHolders?.expected.school ?? '', post: twoHolders?.expected.post ?? '', amount: null });
    expect(findings.map(textOf).sort()).toEqual([...expected, consequence].sort());
  });

  test.each([1, 20, 300])('in another order of the rows the same is found, but for the cells (order %i)', async (seed) => {
    expect(facts(await auditOf(shuffled(authority.lists, seed)))).toEqual(facts(findings));
  });

  test('split into a workbook for each school, and one for the lists of the authority, the same is found, but for the workbooks and cells', async () => {
    const schools = join(folder, 'schools');
    mkdirSync(schools);
    for (const { number, staff } of authority.schools) writeFileSync(join(schools, `${number}.xlsx`), await sheetsWorkbook(staffSheet(staff)));
    writeFileSync(join(schools, 'authority.xlsx'), await sheetsWorkbook(listSheets(authority.lists)));
    const split = await audited(schools);
    expect(facts(split)).toEqual(facts(findings));
    expect(new Set(split.map(({ workbook }) => workbook)).size).toBeGreaterThan(20);
    const ofSchool = split.find(({ kind }) => kind === 'rangeNotFive');
    expect([ofSchool?.workbook, ofSchool?.sheet]).toEqual(['3012003.xlsx', 'Staff']);
  });

  test('schools audited one by one and put together, with the lists of the authority, give the findings on single schools', async () => {
    // What needs the rows of two schools, or of the whole authority.
    const ofSeveral = new Set(['sameTeacherTwice', 'perhapsSameTeacher', 'groupShares', 'notDesignatedSchool', 'coordinationDiffers', 'schoolTwice', 'schoolNameUnclear', 'allocationWithoutSchool', 'paidToUnknownSchool', 'noStaffList', 'visitOfUnknownPost']);
    const onSingle = (all: readonly Fact[]): Fact[] => all.filter(({ kind }) => !ofSeveral.has(kind));
    const lists = await readingOf(listSheets(authority.lists));
    const together: Finding[] = [];
    for (const { name, staff } of authority.schools) {
      const alone = finish(auditReadings([lists, await readingOf(staffSheet(staff))], day(AUDIT_DAY)));
      together.push(...alone.findings.filter(({ school }) => school === name));
    }
    expect(facts(onSingle(together))).toEqual(facts(onSingle(findings)));
  });

  test('a reason that is filled in is kept by the next audit, which no longer counts the finding; where the fact changes it is open again', async () => {
    const [input, output] = [await fileOf(sheetsOf(authority.lists)), join(folder, 'audit.xlsx')];
    const before = await audited(input, '-o', output);
    expect(before.every(({ accepted }) => accepted === '')).toBe(true);
    const reasons: Readonly<Record<string, string>> = { allowanceBesideAst: 'Ends in August, minute 12', startAboveFirst: 'Shortage subject', fundedAfterLeaving: 'Advertised in May' };
    const chosen = Object.entries(reasons).map(([kind, reason]) => ({ finding: before.find((finding) => finding.kind === kind), reason }));
    await accept(output, chosen.map(({ finding, reason }) => ({ key: finding?.key ?? '', found: finding?.found ?? '', reason })));

    const after = await audited(output);
    expect(facts(after)).toEqual(facts(before));
    expect(after.filter(({ accepted }) => accepted !== '').map(({ kind, accepted, acceptedBefore }) => [kind, accepted, acceptedBefore]).sort()).toEqual(Object.entries(reasons).map(([kind, reason]) => [kind, reason, '']).sort());
    const { out } = await run(['audit', output, '--on', AUDIT_DAY, '-o', output]);
    expect(out).toContain(', 3 accepted before.');
    const again = await audited(output);
    expect(again.filter(({ accepted }) => accepted !== '')).toHaveLength(3);

    // The TLR is another one now: what was accepted was £2,535.
    const allowance = chosen[0]?.finding;
    await change(output, 'Staff', allowance?.cell ?? '', 3000);
    const changed = await audited(output);
    const now = changed.find(({ key, found }) => key === allowance?.key && found.includes('3,000'));
    expect([now?.amount, now?.accepted, now?.acceptedBefore]).toEqual([300_000, '', 'Ends in August, minute 12']);
    expect(changed.filter(({ accepted }) => accepted !== '').map(({ kind }) => kind).sort()).toEqual(['fundedAfterLeaving', 'startAboveFirst']);
  });
});
