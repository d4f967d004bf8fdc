/** The audit: every finding on every school, the same whatever the order of the rows (PAY, REV, FUND, SDG, APP). */
import type { Work } from '../domain/work';
import type { PayBook } from '../rules/payBook';
import { followAssessed } from './assessedWithoutPost';
import type { AuditCase, SchoolCase } from './auditCase';
import { compareFindings, type Finding } from './finding';
import { aboutPost } from './findings/about';
import { allocationFindings } from './findings/allocations';
import { grantFindings } from './findings/grant';
import { afterTheGrade, payFindings } from './findings/pay';
import { outsideScheme } from './findings/outsideScheme';
import { paymentFindings } from './findings/payments';
import { peopleFindings } from './findings/people';
import { schoolRowFindings } from './findings/schoolRows';
import type { StaffPost } from './records';

/** Cells of the row that could not be read, and of which no finding speaks. */
function unreadable(staffPost: StaffPost, findings: readonly Finding[]): Finding[] {
  const spoken = new Set(findings.map(({ cell }) => cell));
  return staffPost.problems.filter(({ severity, cell }) => severity === 'error' && !(cell !== undefined && spoken.has(cell))).map((problem): Finding => {
    const found = problem.found ?? '';
    const expected = problem.expected ?? '';
    return {
      ...aboutPost('notReadable', staffPost, null, { found, expected, message: `${problem.cell === undefined ? `row ${String(staffPost.place.row)}` : `cell ${problem.cell}`} of “${staffPost.place.sheet}” holds ${found}; expected ${expected}.` }),
      rule: problem.rule ?? 'PAY-2', cell: problem.cell ?? `A${String(staffPost.place.row)}`,
    };
  });
}

/** Without a pay area no pay is known: an amount of another area would be a wrong one. */
const NO_PAY: PayBook = {
  find: (area, scale, point, year) => ({ missing: true, area, scale, point, year, rule: 'PAY-2', message: 'The pay area is not stated.' }),
  asked: () => [], awardsUsed: () => new Set(),
};

function postFindings({ terms: all }: AuditCase, staffPost: StaffPost): Finding[] {
  const terms = staffPost.noArea === undefined ? all : { ...all, book: NO_PAY };
  const late = afterTheGrade(terms, staffPost);
  // What is no AST post any more is judged by no rule of one.
  if (late.length > 0) return late;
  const findings = [...payFindings(terms, staffPost), ...grantFindings(terms, staffPost), ...outsideScheme(staffPost)];
  return [...findings, ...unreadable(staffPost, findings)];
}

/** Whether rows of which nobody knows the school stand together in it, or hold what it seems to lack: its money is not judged until they say which is meant. */
function isMoneyUnclear({ schools, lists, hasAllocations }: AuditCase, { school: { key }, posts, allocations, payments, teachers }: SchoolCase): boolean {
  if (schools.ofSeveral.has(key)) return true;
  const lacksMoney = (hasAllocations && allocations.length === 0) || (lists.payments !== null && payments.length === 0);
  return schools.mayHaveMore.has(key) && (lacksMoney || (posts.length === 0 && teachers === null));
}

/** What can be said of one school from its own rows. */
export function schoolFindings(audit: AuditCase, of: SchoolCase): Finding[] {
  const ofMoney = isMoneyUnclear(audit, of) ? [] : [...allocationFindings(audit, of), ...paymentFindings(audit, of)];
  return [...of.posts.flatMap((staffPost) => postFindings(audit, staffPost)), ...ofMoney];
}

/** All findings, in order of severity and school, those of other parts among them. A school at a time. */
export function* auditFindings(audit: AuditCase, further: readonly Finding[] = []): Work<Finding[]> {
  const findings: Finding[] = [...further];
  for (const of of audit.bySchool) {
    yield;
    for (const finding of schoolFindings(audit, of)) findings.push(finding);
  }
  yield;
  for (const row of audit.lists.assessed) {
    const { finding } = followAssessed(row, audit.terms.on, audit.terms.book);
    if (finding !== null) findings.push(finding);
  }
  for (const finding of [...peopleFindings(audit), ...schoolRowFindings(audit)]) findings.push(finding);
  return findings.sort(compareFindings);
}
