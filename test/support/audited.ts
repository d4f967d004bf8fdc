/** Audits small workbooks: what is found in a few rows. */
import { auditReadings } from '../../src/workbook/audit/auditWorkbook';
import { readAudit } from '../../src/workbook/audit/readAudit';
import type { JudgedFinding } from '../../src/workbook/audit/accepted';
import { finish } from '../../src/domain/work';
import { openXlsx } from '../../src/file';
import { ALLOCATION_HEADINGS, cellsOf, date, LOG_HEADINGS, PAYMENT_HEADINGS, STAFF_HEADINGS, type Row } from './authority/authority';
import { day } from './posts';
import { sheetsWorkbook } from './schools';

export interface Few {
  readonly staff?: readonly Row[];
  readonly allocations?: readonly Row[];
  readonly payments?: readonly Row[];
  readonly log?: readonly Row[];
}

/** A row of an AST post in order in every way, with what is changed. */
export function staffRow(changes: Row = {}): Row {
  return {
    'Post ID': 'P1', School: 'Ashby', Establishment: '4001', Forename: 'Ann', Name: 'Marlow', 'Staff code': 'E1', Role: 'AST', Point: 'AST 9', Range: '7-11', Area: 'Rest', FTE: 1, 'Start date': date('2006-09-01'),
    'Reference point': 'U3', 'Sept 2008': 1, 'Sept 2009': 1, 'Outreach %': 0.2, 'Funding source': 'SDG', Status: 'paid', 'Assessed on': date('2006-06-14'), 'AST2 sent on': date('2006-07-03'), Qualification: 'QTS', ...changes,
  };
}

export function allocationRow(changes: Row = {}): Row {
  return { Establishment: '4001', School: 'Ashby', Year: '2009-10', SDG: 75_500, 'AST part': 15_500, 'Posts funded': 1, ...changes };
}

export function paymentRow(stream: string, amount: number, changes: Row = {}): Row {
  return { Establishment: '4001', School: 'Ashby', Year: '2009-10', Stream: stream, Amount: amount, ...changes };
}

/** What an audit on 31 March 2010 finds; a list that is not given is not there. */
export async function foundIn({ staff = [], allocations, payments, log }: Few): Promise<readonly JudgedFinding[]> {
  const file = await openXlsx(await sheetsWorkbook({
    Staff: cellsOf(STAFF_HEADINGS, staff),
    ...(allocations === undefined ? {} : { Allocations: cellsOf(ALLOCATION_HEADINGS, allocations) }),
    ...(payments === undefined ? {} : { Payments: cellsOf(PAYMENT_HEADINGS, payments) }),
    ...(log === undefined ? {} : { 'Outreach log': cellsOf(LOG_HEADINGS, log) }),
  }));
  const reading = await readAudit(file, { book: '', school: '', wayToSayArea: 'by --area' });
  if ('refusal' in reading) throw new Error(reading.refusal);
  return finish(auditReadings([{ book: '', reading }], day('2010-03-31'))).findings;
}

/** Kind, post and amount of each. */
export async function kindsIn(few: Few): Promise<[string, string, number | null][]> {
  return (await foundIn(few)).map(({ kind, post, amount }) => [kind, post, amount]);
}
