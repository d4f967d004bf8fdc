/** A small authority for the audit: three schools, with what was allocated and paid for 2009-10; and one as large as is asked. */
import { dateSerial } from '../host/dateSerial';
import type { RowInput } from '../host/simulatedWorkbook';

function date(year: number, month: number, day: number): RowInput[number] {
  return { value: dateSerial(year, month, day, 1900), numberFormat: 'dd/mm/yyyy' };
}

const HEADER = ['Post ID', 'School', 'Establishment', 'Name', 'Role', 'Point', 'Range', 'Area', 'Start date', 'End date', 'Status', 'Assessed on', 'AST2 sent on'];

/** A filled post of which nothing is wrong. */
function filled(id: string, school: string, establishment: number, name: string, changes: { readonly range?: string; readonly end?: RowInput[number]; readonly status?: string; readonly ast2?: RowInput[number] } = {}): RowInput {
  const { range = '1-5', end = '', status = 'filled', ast2 = date(2008, 6, 10) } = changes;
  return [id, school, establishment, name, 'AST', 'AST 3', range, 'Rest', date(2008, 9, 1), end, status, date(2008, 6, 1), ast2];
}

/** Ashby’s P2 has a range of four points; Brook’s P3 was left on 31 December 2009; Coleridge’s P4 is paid without form AST2, and P5 planned from 1 January 2010. */
export const AUTHORITY_STAFF: readonly RowInput[] = [
  HEADER,
  filled('P1', 'Ashby', 1001, 'Ann Abel'), filled('P2', 'Ashby', 1001, 'Bob Bell', { range: '1-4' }),
  filled('P3', 'Brook', 1002, 'Cy Cole', { end: date(2009, 12, 31) }),
  filled('P4', 'Coleridge', 1003, 'Di Dean', { status: 'paid', ast2: '' }),
  ['P5', 'Coleridge', 1003, '', 'AST', 'AST 1', '1-5', 'Rest', date(2010, 1, 1), '', 'planned', '', ''],
];

export const AUTHORITY_ALLOCATIONS: readonly RowInput[] = [
  ['School', 'Establishment', 'Financial year', 'SDG', 'AST part', 'Posts funded'],
  ['Ashby', 1001, '2009-10', 60_000, 31_000, 2], ['Brook', 1002, '2009-10', 40_000, 15_500, 1], ['Coleridge', 1003, '2009-10', 50_000, 15_500, 1],
];

const STREAMS = ['May', 'September', 'December', 'March'];

function streams(school: string, establishment: number, amount: number): RowInput[] {
  return STREAMS.map((stream) => [school, establishment, '2009-10', stream, amount]);
}

/** Brook’s May is paid twice. */
export const AUTHORITY_PAYMENTS: readonly RowInput[] = [
  ['School', 'Establishment', 'Financial year', 'Stream', 'Amount'],
  ...streams('Ashby', 1001, 7_750), ...streams('Brook', 1002, 3_875), ['Brook', 1002, '2009-10', 'May', 3_875], ...streams('Coleridge', 1003, 3_875),
];

/** So many schools with so many rows of staff together, an AST the first of each school; every tenth AST has a range of four points. */
export function largeAuthority(schools: number, rows: number): { readonly staff: RowInput[]; readonly allocations: RowInput[] } {
  const staff: RowInput[] = [[...HEADER]];
  const allocations: RowInput[] = [[...(AUTHORITY_ALLOCATIONS[0] ?? [])]];
  const each = Math.floor(rows / schools);
  for (let at = 0; at < schools; at += 1) {
    const [school, establishment] = [`School ${String(at)}`, 2000 + at];
    staff.push(filled(`P${String(at)}`, school, establishment, `Holder ${String(at)}`, at % 10 === 0 ? { range: '1-4' } : {}));
    for (let row = 1; row < each; row += 1) staff.push(['', school, establishment, `Teacher ${String(at)} ${String(row)}`, 'Teacher', 'M4', '', 'Rest', date(2007, 9, 1), '', '', '', '']);
    allocations.push([school, establishment, '2009-10', 40_000, 15_500, 1]);
  }
  return { staff, allocations };
}
