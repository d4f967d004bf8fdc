/** What the columns of an authority's lists are called, and what is said of the headings that are not read. */
import { describe, expect, test } from '@jest/globals';
import { openXlsx } from '../../../src/file';
import { ALLOCATIONS_LIST, PAYMENTS_LIST, REGISTER_LIST } from '../../../src/workbook/audit/auditLists';
import { OUTREACH_LOG, readOutreachLog } from '../../../src/workbook/audit/outreachLog';
import { readAudit } from '../../../src/workbook/audit/readAudit';
import { readPayments } from '../../../src/workbook/audit/readLists';
import { listColumnOf, listHeader, type ListKind } from '../../../src/workbook/lists/list';
import type { CellValue, SheetGrid } from '../../../src/workbook/port';
import { columnOf } from '../../../src/workbook/staff/columns';
import { findHeader } from '../../../src/workbook/staff/header';
import { sheetsWorkbook } from '../../support/schools';

const NUMBERS = ['LEA no.', 'LA number', 'LEA code', 'DfES No.', 'DfES number', 'DCSF No', 'DCSF code', 'DfE No', 'DfE', 'DfES', 'Estab no.', 'Estab code', 'LA/Estab', 'LEA Estab No.', 'School code', 'School No.', 'Establishment code'];

function gridOf(...rows: readonly (readonly CellValue[])[]): SheetGrid {
  return { name: 'Sheet', rows: rows.map((values, at) => ({ row: at + 1, values })), merges: [], tables: [] };
}

describe('headings', () => {
  test('a school’s number is known by the names that authorities give it, in every list', () => {
    const lists: readonly ListKind[] = [REGISTER_LIST, ALLOCATIONS_LIST, PAYMENTS_LIST, OUTREACH_LOG];
    for (const name of NUMBERS) expect([name, columnOf(name), ...lists.map((kind) => listColumnOf(kind, name))]).toEqual([name, ...Array<string>(5).fill('Establishment')]);
    for (const name of ['LEA', 'LA', 'No.', 'Code', 'ID', 'School', 'Number of schools', 'Est.']) expect([name, columnOf(name)]).not.toEqual([name, 'Establishment']);
  });

  test.each([
    ['Name of AST', 'Name'], ['AST name', 'Name'], ['Start Date in post', 'Start date'], ['Date of appointment', 'Start date'], ['% outreach', 'Outreach %'], ['Outreach time %', 'Outreach %'], ['% of time on outreach', 'Outreach %'],
    ['Reason for exemption', 'Outreach exemption'], ['Exemption reason', 'Outreach exemption'], ['Date form AST2 sent', 'AST2 sent on'], ['Date passed', 'Assessed on'], ['Reason', 'Reason'], ['Outreach exempt', 'Outreach exemption'],
  ])('a staff list may say “%s” for %s', (name, column) => {
    expect(columnOf(name)).toBe(column);
  });

  test.each<[ListKind, string, string]>([
    [ALLOCATIONS_LIST, 'Number of posts', 'Posts funded'], [ALLOCATIONS_LIST, 'No. of posts', 'Posts funded'], [ALLOCATIONS_LIST, 'Posts', 'Posts funded'], [ALLOCATIONS_LIST, 'Of which for ASTs', 'AST part'],
    [PAYMENTS_LIST, 'Payee', 'School'], [PAYMENTS_LIST, 'Value', 'Amount'], [PAYMENTS_LIST, '£', 'Amount'], [PAYMENTS_LIST, 'Sum', 'Amount'], [PAYMENTS_LIST, 'Paid (£)', 'Amount'], [PAYMENTS_LIST, 'Tranche', 'Stream'],
    [PAYMENTS_LIST, 'Instalment no.', 'Stream'], [PAYMENTS_LIST, 'Transaction date', 'Paid on'], [REGISTER_LIST, 'OfSTED', 'Category'], [REGISTER_LIST, 'Teachers (FTE)', 'Teachers'],
    [OUTREACH_LOG, 'Time (days)', 'Days'], [OUTREACH_LOG, 'Focus', 'Purpose'], [OUTREACH_LOG, 'Purpose', 'Purpose'], [OUTREACH_LOG, 'Activity', 'Activity'], [OUTREACH_LOG, 'Host DfES number', 'Host establishment'],
    [OUTREACH_LOG, 'DCSF no. of host school', 'Host establishment'], [OUTREACH_LOG, 'Receiving school LEA no.', 'Host establishment'],
  ])('of $kind: “%s” is %s', (kind, name, column) => {
    expect(listColumnOf(kind, name)).toBe(column);
  });

  test('a plainer heading of the row goes before one that may mean something else, whichever stands first', () => {
    const staff = (...names: string[]): unknown[] => [...(findHeader(gridOf(['Name', 'Role', 'Point', ...names]))?.headings ?? [])].slice(3).map(({ column, match }) => [column, match]);
    expect(staff('LEA no.', 'Estab no.')).toEqual([['Establishment', 'twice'], ['Establishment', 'usual']]);
    expect(staff('Estab no.', 'LEA no.')).toEqual([['Establishment', 'usual'], ['Establishment', 'twice']]);
    expect(staff('Start date in post', 'Start date')).toEqual([['Start date', 'twice'], ['Start date', 'name']]);
    const list = (...names: string[]): unknown => { const header = listHeader(REGISTER_LIST, gridOf([...names, 'School', 'Phase'])); return [header?.columns.get('Establishment'), header?.unread]; };
    expect(list('LEA no.', 'Estab no.')).toEqual([2, ['“LEA no.” (A)']]);
    expect(list('Estab no.', 'LEA no.')).toEqual([1, ['“LEA no.” (B)']]);
    expect(list('LEA no.')).toEqual([1, []]);
  });

  test.each<[CellValue, number | null]>([
    ['1st instalment', 0], ['2nd', 1], ['First', 0], ['third instalment', 2], ['Instalment 3', 2], ['4/4', 3], ['2 of 4', 1], ['Stream 4', 3], ['Instalment no. 2 of 4', 1], ['Q3', 2], [4, 3], ['May', 0], ['Sept', 1], ['December stream', 2], ['Instalment March', 3],
    ['5', null], ['1/5', null], ['5th instalment', null], ['12', null], ['January', null], ['last', null], ['1 and 2', null],
  ])('FUND-8: the stream “%s” is %s', (value, stream) => {
    const { records, problems } = readPayments(gridOf(['School', 'Year', 'Instalment', '£'], ['Birch', '2009-10', value, 3875]), '');
    expect([records.map((payment) => payment.stream), problems.length]).toEqual(stream === null ? [[], 1] : [[stream], 0]);
  });

  test('OUT-6: the purpose of a visit is its objective where the log has no column for that; what was done is none', () => {
    const visit = (headings: string[], ...values: CellValue[]): unknown => {
      const [first] = readOutreachLog(gridOf(['AST', 'Date', 'Days', 'Host school', ...headings], ['A. Marlow', '01/10/2009', 1, 'Birch', ...values])).visits;
      return [first?.objective, first?.purpose, first?.place.cellOf('Objective')];
    };
    expect(visit(['Purpose'], 'Phonics')).toEqual(['Phonics', 'Phonics', 'E2']);
    expect(visit(['Focus'], null)).toEqual(['', '', 'E2']);
    expect(visit(['Purpose', 'Objective'], 'Phonics', null)).toEqual(['', 'Phonics', 'F2']);
    expect(visit(['Activity'], 'Lesson')).toEqual(['', 'Lesson', undefined]);
  });

  test('headings that are not read are said in a note, for each sheet', async () => {
    const bytes = await sheetsWorkbook({
      Staff: [['Post ID', 'School', 'Name', 'Role', 'Point', 'Hobby'], ['P1', 'Birch', 'A. Marlow', 'AST', 'AST 5', 'chess']],
      Payments: [['School', 'Year', 'Stream', 'Amount', 'Approved by', 'Value'], ['Birch', '2009-10', 'May', 3875, 'B. Noon', 1]],
    });
    const reading = await readAudit(await openXlsx(bytes), { book: '', school: '', wayToSayArea: '' });
    const said = 'problems' in reading ? reading.problems.filter(({ found }) => found === 'columns that are not read').map(({ severity, message }) => [severity, message]) : [];
    expect(said).toEqual([
      ['note', '“Staff”: the heading “Hobby” (F) was not recognised, or another heading of the row says the same, and its column was not read. If one matters, write it as the guide names it, and audit again.'],
      ['note', '“Payments”: the headings “Approved by” (E), “Value” (F) were not recognised, or another heading of the row says the same, and their columns were not read. If one matters, write it as the guide names it, and audit again.'],
    ]);
  });
});
