/** The audit of a workbook, or of several, ready to be shown and written. */
import { dayText, financialYearText, type Day } from '../../domain/calendar';
import type { Pence } from '../../domain/exact';
import type { Problem, Severity } from '../../domain/problem';
import type { Work } from '../../domain/work';
import { auditCase, auditFindings, auditOutreach, compareTexts, FINDING_KINDS, outreachFindings, together, type AuditCase, type Finding, type Outreach } from '../../audit';
import { SCHOOL_YEAR_DAYS } from '../../parameters';
import { bookOf } from '../../projection';
import { joinAccepted, judge, type Accepted, type JudgedFinding } from './accepted';
import { NOTHING_KEPT, type Kept } from './kept';
import type { AuditReading } from './readAudit';

/** Findings of one kind and rule together. */
export interface FindingSum {
  readonly title: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  readonly accepted: number;
  /** What the open ones are worth, in pence. */
  readonly amount: Pence;
}

export interface AuditMade {
  readonly audit: AuditCase;
  readonly on: Day;
  /** `null` where no list says anything of outreach. */
  readonly outreach: Outreach | null;
  readonly findings: readonly JudgedFinding[];
  readonly sums: readonly FindingSum[];
  /** Acceptances of what is found no more. */
  readonly settled: readonly Accepted[];
  /** What should be known of the reading. */
  readonly notes: readonly Problem[];
  /** What was read, in a sentence. */
  readonly scope: string;
  readonly rows: number;
}

/** A row of a list that could not be used, as a finding. What to do stands beside the sentence, once. */
function readingFinding(problem: Problem, book: string): Finding {
  const { step } = FINDING_KINDS.notReadable;
  const message = problem.message.endsWith(` ${step}`) ? problem.message.slice(0, -step.length - 1) : problem.message;
  return {
    kind: 'notReadable', rule: problem.rule ?? 'PAY-2', severity: problem.severity, school: '', establishment: '', post: problem.post ?? '', holder: '', book, sheet: problem.sheet ?? '', cell: problem.cell ?? '',
    found: problem.found ?? '', expected: problem.expected ?? '', message, amount: null, basis: '', step,
  };
}

export function titleOf({ kind }: Pick<Finding, 'kind'>): string {
  return (FINDING_KINDS as Readonly<Record<string, { readonly title: string }>>)[kind]?.title ?? kind;
}

const SEVERITIES: readonly Severity[] = ['error', 'question', 'note'];

/** PAY-2 before PAY-11. */
function compareRules(a: string, b: string): number {
  const padded = (rule: string): string => rule.replace(/\d+/, (digits) => digits.padStart(3, '0'));
  return compareTexts(padded(a), padded(b));
}

/** The findings of each kind together, in order of severity and rule. */
export function sumsOf(findings: readonly JudgedFinding[]): FindingSum[] {
  const sums = new Map<string, { title: string; rule: string; severity: Severity; count: number; accepted: number; amount: Pence }>();
  for (const finding of findings) {
    const title = titleOf(finding);
    const key = `${finding.rule} ${title} ${finding.severity}`;
    const sum = sums.get(key) ?? { title, rule: finding.rule, severity: finding.severity, count: 0, accepted: 0, amount: 0 };
    sum.count += 1;
    if (finding.accepted === '') sum.amount += finding.amount ?? 0;
    else sum.accepted += 1;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || compareRules(a.rule, b.rule) || compareTexts(a.title, b.title));
}

/** A workbook that was read, by its name where there are several. */
export interface BookRead {
  readonly book: string;
  readonly reading: AuditReading;
}

/** The workbook whose settings count: that which has the authority’s own lists, else the first. Those of one school are not the authority’s. */
function authoritysOf(books: readonly BookRead[]): AuditReading {
  const [first] = books;
  if (first === undefined) throw new RangeError('nothing was read');
  return (books.find(({ reading: { lists } }) => lists.register !== null || lists.allocations !== null || lists.payments !== null) ?? first).reading;
}

/** Audits what was read. `kept` goes before what the workbooks keep themselves: all their reasons, and the authority’s school year. */
export function* auditReadings(books: readonly BookRead[], on: Day, kept: Kept = NOTHING_KEPT): Work<AuditMade> {
  const lists = together(books.map(({ reading }) => reading.lists));
  const { settings, kept: { schoolDays: ownDays } } = authoritysOf(books);
  const everyKept = [{ book: '', kept }, ...books.map(({ book, reading }) => ({ book, kept: reading.kept }))];
  const schoolDays = kept.schoolDays ?? ownDays ?? SCHOOL_YEAR_DAYS.value;
  const audit = auditCase(lists, { on, grantModel: settings.grantModel, book: bookOf(settings), leastWeeks: settings.leastWeeks, schoolDays });
  const unread = [
    ...everyKept.flatMap(({ book, kept: { problems } }) => problems.map((problem) => readingFinding(problem, book))),
    ...books.flatMap(({ book, reading }) => reading.problems.filter(({ severity }) => severity !== 'note').map((problem) => readingFinding(problem, book))),
  ];
  const outreach = auditOutreach(audit);
  const findings = yield* auditFindings(audit, [...unread, ...(outreach === null ? [] : outreachFindings(outreach))]);
  const judged = judge(findings, books.reduce((all, { reading }) => joinAccepted(all, reading.kept.accepted), kept.accepted));
  const rows = books.reduce((sum, { reading }) => sum + reading.rows, 0);
  return {
    audit, on, outreach, findings: judged.findings, sums: sumsOf(judged.findings), settled: judged.settled, rows,
    notes: books.flatMap(({ reading }) => reading.problems.filter(({ severity }) => severity === 'note')),
    scope: scopeOf(audit, rows, on),
  };
}

function counted(number: number, one: string, more: string): string {
  return `${String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${number === 1 ? one : more}`;
}

function scopeOf({ lists, schools, year }: AuditCase, rows: number, on: Day): string {
  const parts = [
    counted(schools.all.length, 'school', 'schools'), counted(rows, 'staff row', 'staff rows'), counted(lists.posts.length, 'AST post', 'AST posts'),
    lists.register === null ? 'no register of schools' : `a register of ${counted(lists.register.length, 'school', 'schools')}`,
    lists.allocations === null ? 'no allocations' : counted(lists.allocations.filter((row) => row.year === year).length, `allocation of ${financialYearText(year)}`, `allocations of ${financialYearText(year)}`),
    lists.payments === null ? 'no payments' : counted(lists.payments.filter((row) => row.year === year).length, `payment of ${financialYearText(year)}`, `payments of ${financialYearText(year)}`),
  ];
  return `Looked at on ${dayText(on)}: ${parts.join(', ')}.`;
}

/** What was found, in a sentence. */
export function resultText({ findings }: Pick<AuditMade, 'findings'>): string {
  if (findings.length === 0) return 'Nothing was found.';
  const open = findings.filter(({ accepted }) => accepted === '');
  const count = (severity: Severity): number => open.filter((finding) => finding.severity === severity).length;
  const accepted = findings.length - open.length;
  return `${counted(findings.length, 'finding', 'findings')}: ${counted(count('error'), 'error', 'errors')}, ${counted(count('question'), 'question', 'questions')}, ${counted(count('note'), 'note', 'notes')}${accepted === 0 ? '' : `, ${String(accepted)} accepted before`}.`;
}
