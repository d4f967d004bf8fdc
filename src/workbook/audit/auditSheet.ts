/** AST Audit: what was found, with its place, its worth and what to do; and the reasons for which findings were accepted. */
import { dayText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import { FINDING_KINDS } from '../../audit';
import type { Line, SheetWrite, TableWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from '../sheets/column';
import { titleLines } from '../sheets/planned';
import { ACCEPT_HEADER, FOUND_HEADER, KEY_HEADER, type Accepted, type JudgedFinding } from './accepted';
import { resultText, titleOf, type AuditMade, type FindingSum } from './auditWorkbook';
import { AUDIT_NAME } from './sheetNames';

const SEVERITY_WORDS = { error: 'Error', question: 'Question', note: 'Note' } as const;

const SUM_COLUMNS: readonly ColumnDefinition<FindingSum>[] = [
  { header: 'Severity', style: 'text', width: 10, about: 'Error: a rule is broken. Question: somebody should look. Note: for information', value: ({ severity }) => SEVERITY_WORDS[severity] },
  { header: 'Rule', style: 'text', width: 9, about: 'The rule that it concerns', value: ({ rule }) => rule },
  { header: 'Finding', style: 'text', width: 34, about: 'What was found', value: ({ title }) => title },
  { header: 'Number', style: 'number', width: 26, about: 'How many', value: ({ count }) => count },
  { header: 'Accepted', style: 'number', width: 14, about: 'Of them accepted, with a reason', value: ({ accepted }) => accepted },
  { header: 'Worth', style: 'money', width: 15, about: 'The amounts of those that are not accepted, together; blank where they have no price', value: ({ amount }) => (amount === 0 ? null : amount) },
];

function formulaText(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/** A link to the cell: in this workbook, or in the one of the folder that it was read from. */
function linkTo({ book, sheet, cell }: JudgedFinding, folder: string): string {
  if (sheet === '' || cell === '') return '""';
  const target = `${book === '' ? '' : `${folder}${book}`}#'${sheet.replace(/'/g, "''")}'!${cell}`;
  return `HYPERLINK(${formulaText(target)},${formulaText(`${sheet}!${cell}`)})`;
}

/** The longest text that a formula may hold. */
const LONGEST_IN_FORMULA = 255;

function findingColumns(findings: readonly JudgedFinding[], folder: string): ColumnDefinition<JudgedFinding>[] {
  const several = findings.some(({ book }) => book !== '');
  const canLink = findings.every((finding) => linkTo(finding, folder).length < LONGEST_IN_FORMULA);
  return [
    { header: 'Severity', style: 'text', width: 10, about: 'Error: a rule is broken. Question: somebody should look. Note: for information', value: ({ severity }) => SEVERITY_WORDS[severity] },
    { header: 'Rule', style: 'text', width: 9, about: 'The rule that it concerns', value: ({ rule }) => rule },
    { header: 'Finding', style: 'text', width: 46, about: 'What was found, in a few words', value: titleOf },
    { header: 'School', style: 'text', width: 32, about: 'The school', value: ({ school }) => school },
    { header: 'Establishment', style: 'text', width: 14, about: 'Its establishment number', value: ({ establishment }) => establishment },
    { header: 'Post', style: 'text', width: 15, about: 'The post', value: ({ post }) => post },
    { header: 'Holder', style: 'text', width: 18, about: 'Its holder', value: ({ holder }) => holder },
    { header: 'What was found', style: 'wrapped', width: 70, about: 'What was found, and why it matters', value: ({ message }) => message },
    { header: 'Worth', style: 'money', width: 13, about: 'What it is worth; blank where it has no price', value: ({ amount }) => amount },
    { header: 'How it was reckoned', style: 'wrapped', width: 34, about: 'How the worth came about', value: ({ basis }) => basis },
    { header: 'What to do', style: 'wrapped', width: 44, about: 'The step that is suggested', value: ({ step }) => step },
    ...(several ? [{ header: 'Workbook', style: 'text', width: 22, about: 'The workbook that it was read from', value: ({ book }) => book } satisfies ColumnDefinition<JudgedFinding>] : []),
    {
      header: 'Cell', style: 'plain', width: 16, about: 'The cell: a click leads to it', value: ({ sheet, cell }) => (sheet === '' || cell === '' ? '' : `${sheet}!${cell}`),
      ...(canLink ? { formula: (rowAt: number) => linkTo(findings[rowAt] ?? NO_FINDING, folder) } : {}),
    },
    { header: ACCEPT_HEADER, style: 'inputWrapped', width: 34, about: 'Yours: the reason for which the finding is accepted. The next audit keeps it while the same is found', value: ({ accepted }) => accepted },
    { header: 'Accepted before', style: 'wrapped', width: 26, about: 'The reason given when something else was found here: look again', value: ({ acceptedBefore }) => acceptedBefore },
    { header: FOUND_HEADER, style: 'text', width: 30, about: 'What was found, by which the next audit knows whether it is still the same', value: ({ found }) => found },
    { header: KEY_HEADER, style: 'text', width: 20, about: 'By which the next audit knows the finding again', value: ({ key }) => key },
  ];
}

const NO_FINDING: JudgedFinding = {
  kind: '', rule: '', severity: 'note', school: '', establishment: '', post: '', holder: '', book: '', sheet: '', cell: '', found: '', expected: '', message: '', amount: null, basis: '', step: '', key: '', accepted: '', acceptedBefore: '',
};

const SETTLED_COLUMNS: readonly ColumnDefinition<Accepted>[] = [
  { header: ACCEPT_HEADER, style: 'text', width: 10, about: 'The reason that was given', value: ({ reason }) => reason },
  { header: FOUND_HEADER, style: 'text', width: 9, about: 'What had been found', value: ({ found }) => found },
  { header: KEY_HEADER, style: 'text', width: 34, about: 'By which the finding is known again', value: ({ key }) => key },
];

function worthSteps({ rule, basis, message }: JudgedFinding): Step[] {
  return [{ rule, text: basis === '' ? message : `${basis}: ${message}`, figures: [] }];
}

function sumSteps({ rule, title, count, accepted }: FindingSum): Step[] {
  return [{ rule, text: `${String(count - accepted)} open of ${String(count)} findings “${title}”: their amounts added up`, figures: [] }];
}

/** The sheet. Of an audit in which nothing is found it says so. */
export function auditSheet(made: AuditMade, { version, writtenAt, folder }: { readonly version: string; readonly writtenAt: string; readonly folder: string }): SheetWrite {
  const { findings, sums, settled, notes } = made;
  const columns = findingColumns(findings, folder);
  const lines: Line[] = [...titleLines(`Audit of AST posts and allocations on ${dayText(made.on)}`, `Audited on ${writtenAt} by AST Planner ${version}. The next audit replaces this sheet and keeps your reasons in “${ACCEPT_HEADER}”; your own sheets are never changed.`)];
  let row = 4;
  const sentence = (value: string, style: 'text' | 'heading' = 'text'): void => {
    lines.push({ row, cells: [{ column: 1, value, style }] });
    row += 1;
  };
  sentence(made.scope);
  sentence(resultText(made), 'heading');
  const worth = sums.reduce((total, { amount }) => total + amount, 0);
  if (findings.length > 0) sentence(`What is open is worth ${shortPoundsText(worth)} together. Amounts of several findings on one post may overlap: they are no bill.`);
  const tables: TableWrite[] = [];
  const put = (table: TableWrite): void => {
    tables.push(table);
    row += Math.max(1, table.rows.length) + 2;
  };
  if (findings.length > 0) {
    row += 1;
    sentence('By finding', 'heading');
    put(tableOf('AST_AuditSums', { row }, SUM_COLUMNS, sums, { of: ({ title }) => title, steps: sumSteps }));
    sentence(`Finding by finding. To accept one, write your reason into “${ACCEPT_HEADER}”.`, 'heading');
    put(tableOf('AST_Audit', { row, live: true }, columns, findings, { of: ({ school, post, kind }) => `${titleOf({ kind })}, ${[school, post].filter((part) => part !== '').join(', ')}`, steps: worthSteps }));
  }
  if (settled.length > 0) {
    sentence('Accepted before, and found no more', 'heading');
    put(tableOf('AST_AuditSettled', { row }, SETTLED_COLUMNS, settled, { of: ({ key }) => key }));
  }
  if (notes.length > 0) {
    sentence('Notes on what was read', 'heading');
    for (const { message } of notes.slice(0, 50)) sentence(message);
    row += 1;
  }
  sentence('What was looked for', 'heading');
  for (const { rule, title } of Object.values(FINDING_KINDS)) sentence(`${rule}: ${title}`);
  return { name: AUDIT_NAME, widths: widthsOf(columns), lines, tables, frozenRows: 2, pagesWide: 2 };
}
