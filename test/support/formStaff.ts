/** A staff list for form AST2 and eligibility: posts of every kind, and teachers whose qualification is stated. */
import { dateSerial } from '../host/dateSerial';
import type { RowInput } from '../host/simulatedWorkbook';

export function dated(year: number, month: number, day: number): RowInput[number] {
  return { value: dateSerial(year, month, day, 1900), numberFormat: 'dd/mm/yyyy' };
}

const [APPOINTED, PASSED] = [dated(2009, 9, 1), dated(2009, 6, 24)];

/** P1 is ready; P2 lacks nearly all; P3 cannot be used; P4’s form was sent; D. Pell and E. Quill are no ASTs. */
export const FORM_STAFF: readonly RowInput[] = [
  ['Post ID', 'School', 'Establishment', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'Start date', 'Funding source', 'Status', 'Assessed on', 'AST2 sent on', 'Qualification', 'Qualified on'],
  ['P1', 'Ashby', '823/4001', 'A. Marlow', 'AST', 'AST 11', '11-15', 'Rest', 0.6, APPOINTED, 'SDG', 'filled', PASSED, '', 'QTS', dated(1990, 9, 1)],
  ['P2', '', '', 'B. Nash', 'AST', 'AST 7', '7-11', 'Fringe', 1, '', '', '', '', '', '', ''],
  ['P3', 'Brook', '823/4002', 'C. Orme', 'AST', 'AST 99', '7-11', 'Rest', 1, APPOINTED, 'SDG', 'filled', PASSED, '', '', ''],
  ['P4', 'Brook', '823/4002', 'F. Reed', 'AST', 'AST 3', '3-7', 'Rest', 1, APPOINTED, 'SDG', 'AST2 sent', PASSED, dated(2009, 9, 8), '', ''],
  ['', 'Brook', '823/4002', 'D. Pell', 'Teacher', 'M4', '', 'Rest', 1, '', '', '', '', '', 'QTS', dated(2004, 9, 1)],
  ['', 'Brook', '823/4002', 'E. Quill', 'Teacher', 'U2', '', 'Rest', 1, '', '', '', '', '', 'PGCE', ''],
];
