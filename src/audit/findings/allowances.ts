/** Findings on an allowance beside AST pay: which an AST does not get, which is an incentive, and which nobody can tell (PAY-8). */
import { shortPoundsText } from '../../domain/exact';
import type { AuditTerms } from '../auditCase';
import type { Finding } from '../finding';
import type { StaffPost } from '../records';
import { aboutPost } from './about';

/** Recruitment and retention, written out or shortened: R&R, R and R, Rec/Ret. An AST may have it. */
const INCENTIVE = /recruit|retention|\brec\b\W*(?:(?:and|or)\b\W*)?\bret\b|\br\W*(?:\b(?:and|or|n)\b\W*)?r\b/i;
/** The allowances that an AST does not get: management, SEN, TLR. */
const FORBIDDEN = /\btlr|\bsen(?:co)?\b|special (?:educational )?needs|manage|respons/i;
/** What is safeguarded is the pay of another post that went, whatever it was. */
const SAFEGUARDED = /safeguard|protected/i;

/** Findings on the allowance of a post that is not over. */
export function allowanceFindings(terms: AuditTerms, staffPost: StaffPost): Finding[] {
  const { allowance, allowanceType: type, end } = staffPost.post;
  if ((end !== null && end < terms.on) || INCENTIVE.test(type)) return [];
  const isForbidden = FORBIDDEN.test(type) && !SAFEGUARDED.test(type);
  if (allowance <= 0 && !isForbidden) return [];
  const what = `an allowance${type === '' ? '' : ` (“${type}”)`}${allowance > 0 ? ` of ${shortPoundsText(allowance)} a year` : ''}`;
  const none = 'An AST gets no management, SEN or TLR allowance';
  const told = {
    found: what, expected: 'no allowance but a recruitment or retention incentive', amount: allowance > 0 ? allowance : null, basis: 'the allowance of a year',
  };
  const column = allowance > 0 ? 'Allowance' : 'Allowance type';
  if (isForbidden) return [aboutPost('allowanceBesideAst', staffPost, column, { ...told, message: `has ${what} beside AST pay. ${none}.` })];
  return [aboutPost('allowanceUnclear', staffPost, column, {
    ...told,
    message: type === '' ? `has ${what} beside AST pay, and nothing says of which type. ${none}; a recruitment or retention incentive is allowed.`
      : `has ${what} beside AST pay. ${none}, and the type does not say whether it is one of them.`,
  })];
}
