/** AST Eligibility: who may become an AST and who an Advanced Teacher, side by side, with the reason (APP-1, APP-2, ATS-1 to ATS-3, REV-3). */
import { dayText } from '../../domain/calendar';
import type { Step } from '../../domain/figure';
import { scalePointText } from '../../domain/scales';
import { basisText } from '../../projection';
import { LAST_DAY_OF_AST_GRADE } from '../../parameters';
import type { FollowedRow } from '../../audit';
import { ATS_COST, ATS_COST_STEP } from '../../rules/ats';
import { standardsText, type Eligibility } from '../../rules/eligibility';
import type { Content, Line, SheetWrite } from '../sheetWrite';
import { widthsOf, type ColumnDefinition } from '../sheets/column';
import { titleLines } from '../sheets/planned';
import { grouped } from '../staff/cells';
import { ELIGIBILITY_NAME } from './sheetNames';
import { TableStack } from './tableStack';
import { missingTexts, reasonsOf, type EligibilityRow, type StaffEligibility } from './staffEligibility';

/** The reasons stand to the right of what is printed. */
const PRINTED_COLUMNS = 13;
const FIRST_NOTE = 3;

const ANSWER_WORDS = { eligible: 'eligible', 'not eligible': 'not eligible', missing: 'a fact is missing', question: 'question' } as const;

/** The answer as a cell shows it. */
export function answerText({ answer, until }: Pick<Eligibility, 'answer' | 'until'>): string {
  return answer === 'ended' ? `ended; ${ANSWER_WORDS[until ?? 'missing']} on ${dayText(LAST_DAY_OF_AST_GRADE.value)}` : ANSWER_WORDS[answer];
}

/** The answer on AST of a row; one who is an AST already needs none. */
export function astText({ facts, ast }: EligibilityRow): string {
  return facts.stage === 'ast' && (ast.until ?? ast.answer) === 'eligible' ? 'is an AST already' : answerText(ast);
}

/** What the assessment would cover, as a cell shows it. */
export function coversText({ assessment }: EligibilityRow): string {
  if (assessment === null) return '';
  if (assessment.covers === null) return assessment.missing.length > 0 ? 'not known' : 'see why';
  return assessment.covers.length === 0 ? 'no new assessment' : standardsText(assessment.covers);
}

export function atsText({ ats }: EligibilityRow): string {
  return ats.sourcesDiffer ? 'eligible; the sources differ' : answerText({ answer: ats.answer });
}

function qualifiedOnOf({ facts: { qualifiedOn } }: EligibilityRow): Content {
  return qualifiedOn === null ? '' : typeof qualifiedOn === 'number' ? qualifiedOn : `${String(qualifiedOn.year)} (year only)`;
}

const STAFF_COLUMNS: readonly ColumnDefinition<EligibilityRow>[] = [
  { header: 'School', style: 'text', width: 36, about: 'As the staff list names it', value: ({ facts }) => facts.school },
  { header: 'Name', style: 'text', width: 22, about: 'The teacher', value: ({ facts }) => facts.name },
  { header: 'Row', style: 'plain', width: 7, about: 'The row of the staff list', value: ({ facts }) => facts.row },
  { header: 'Role', style: 'text', width: 20, about: 'As stated', value: ({ facts }) => facts.role },
  { header: 'Point', style: 'text', width: 8, about: 'As stated', value: ({ facts }) => facts.point },
  { header: 'Qualification', style: 'text', width: 15, about: 'QTS, QTLS, both, none; blank where it is not stated or cannot be read (APP-1)', value: ({ facts }) => facts.qualification ?? '' },
  { header: 'Qualified on', style: 'date', width: 15, about: 'The day of gaining the initial teaching qualification (ATS-1)', value: qualifiedOnOf },
  { header: 'AST?', style: 'text', width: 38, about: 'Whether the teacher may be assessed as an AST (APP-1)', value: astText },
  { header: 'Assessment covers', style: 'text', width: 42, about: 'The standards of the external assessment at this career stage (APP-2)', value: coversText },
  { header: 'ATS?', style: 'text', width: 26, about: 'Whether the teacher may become an Advanced Teacher in further education and training (ATS-1, ATS-2)', value: atsText },
  { header: 'Four years on', style: 'date', width: 15, about: 'The day on which four years since qualifying are full (ATS-1)', value: ({ ats }) => ats.from },
  { header: 'ATS cost', style: 'money', width: 11, about: 'What the status costs: nothing, it changes no pay by itself (ATS-3)', value: () => ATS_COST },
  { header: 'Which fact is missing', style: 'text', width: 34, about: 'With the cell that would say it', value: (row) => missingTexts(row).join(', ') },
  { header: 'Why', style: 'text', width: 120, about: 'The reasons, with their rules', value: (row) => basisText(reasonsOf(row)) },
];

function staffSteps(row: EligibilityRow, header: string): readonly Step[] {
  if (header === 'ATS cost') return [ATS_COST_STEP];
  if (header === 'ATS?' || header === 'Four years on') return row.ats.steps;
  if (header === 'AST?') return row.ast.steps;
  return header === 'Assessment covers' ? (row.assessment?.steps ?? row.ast.steps) : reasonsOf(row);
}

interface Count {
  readonly answer: string;
  readonly ast: number;
  readonly ats: number;
  readonly step: Step;
}

/** How many have each answer; the last rows foot to every staff row of the list. */
export function countsOf({ rows, notStated }: StaffEligibility): Count[] {
  const [ast, ats] = [rows.map(astText), rows.map(atsText)];
  const of = (texts: readonly string[], text: string): number => texts.filter((each) => each === text).length;
  const each = [...new Set([...Object.values(ANSWER_WORDS), ...ast, ...ats])].map((answer): Count => ({
    answer, ast: of(ast, answer), ats: of(ats, answer), step: { rule: 'APP-1', text: `Rows of the table below whose answer is “${answer}”`, figures: [] },
  })).filter((count) => count.ast + count.ats > 0);
  return [
    ...each,
    { answer: 'Nothing stated of qualification', ast: notStated, ats: notStated, step: { rule: 'APP-1', text: 'Staff rows with nothing under Qualification and Qualified on, which are not shown below', figures: [] } },
    { answer: 'All staff rows of the list', ast: rows.length + notStated, ats: rows.length + notStated, step: { rule: 'APP-1', text: 'The rows above together', figures: [] } },
  ];
}

const COUNT_COLUMNS: readonly ColumnDefinition<Count>[] = [
  { header: 'Answer', style: 'text', width: 24, about: 'The answer', value: ({ answer }) => answer },
  { header: 'AST', style: 'number', width: 22, about: 'How many have it for AST (APP-1)', value: ({ ast }) => ast },
  { header: 'ATS', style: 'number', width: 7, about: 'How many have it for ATS (ATS-1)', value: ({ ats }) => ats },
];

function followedStep({ row, crossesOn, finding }: FollowedRow, on: number): Step {
  if (finding !== null) return { rule: finding.rule, text: `${finding.message.replace(/\.$/, '')}. ${finding.step.replace(/\.$/, '')}${finding.basis === '' ? '' : `. ${finding.basis}`}`, figures: [] };
  if (row.assessedOn > on) return { rule: 'REV-3', text: `Passes the assessment only on ${dayText(row.assessedOn)}`, figures: [] };
  if (crossesOn === null) return { rule: 'REV-3', text: `On ${scalePointText(row.point)}, across the threshold, and nothing stated is against it`, figures: [] };
  return { rule: 'REV-3', text: `Passed the assessment on ${dayText(row.assessedOn)} and took up no AST post: on the main scale to M6, a point a year, then to U1 at the next September, on ${dayText(crossesOn)}`, figures: [] };
}

function followedColumns(on: number): readonly ColumnDefinition<FollowedRow>[] {
  return [
    { header: 'School', style: 'text', width: 24, about: 'As the staff list names it', value: ({ row }) => row.school },
    { header: 'Name', style: 'text', width: 22, about: 'The teacher', value: ({ row }) => row.holder },
    { header: 'Cell', style: 'text', width: 7, about: 'Of the point', value: ({ row }) => row.cell },
    { header: 'Assessed on', style: 'date', width: 20, about: 'The day of passing the AST assessment (REV-3)', value: ({ row }) => row.assessedOn },
    { header: 'Point', style: 'text', width: 8, about: 'As stated', value: ({ row }) => scalePointText(row.point) },
    { header: 'Point before', style: 'text', width: 15, about: 'As stated under Reference point', value: ({ row }) => (row.before === null ? '' : scalePointText(row.before)) },
    { header: 'Crosses to U1', style: 'date', width: 15, about: 'The September after M6, a point a year (REV-3)', value: ({ crossesOn }) => crossesOn },
    { header: 'Severity', style: 'text', width: 20, about: 'error: correct it. note: for information', value: ({ finding }) => finding?.severity ?? '' },
    { header: 'Expected', style: 'text', width: 42, about: 'What the rule says', value: ({ finding }) => finding?.expected ?? '' },
    { header: 'Worth a year', style: 'money', width: 26, about: 'By how much the pay exceeds that of M6, × FTE; blank where it is not known (REV-3)', value: ({ finding }) => finding?.amount ?? null },
    { header: 'Why', style: 'text', width: 15, about: 'The reason, with the rule', value: (followed) => basisText([followedStep(followed, on)]) },
  ];
}

/** What was asked, of how many rows the answer is, and what should be known of the whole. */
export function noteTexts({ sheet, rows, notStated, vacant, on, problems }: StaffEligibility): string[] {
  const shown = `${grouped(rows.length)} ${rows.length === 1 ? 'row' : 'rows'} of “${sheet}”: each of which says something of a qualification.`;
  const rest = `${grouped(notStated)} other staff ${notStated === 1 ? 'row says' : 'rows say'} nothing of it and ${notStated === 1 ? 'is' : 'are'} only counted${vacant === 0 ? '' : `; ${grouped(vacant)} ${vacant === 1 ? 'row names' : 'rows name'} a vacant post`}.`;
  return [
    `Asked for ${dayText(on)}. ${shown} ${rest}`,
    'AST is open to qualified teachers in maintained schools, for a post that exists or is agreed; whether there is one, no staff list says [APP-1].',
    'ATS is a status for teachers in further education and training. It changes no pay by itself and costs £0 [ATS-3].',
    ...problems.filter(({ severity }) => severity === 'note').map(({ rule, message }) => `${message.replace(/\.$/, '')} [${rule ?? ''}].`),
  ];
}

/** The sheet. Its figures are values. */
export function eligibilitySheet(planned: StaffEligibility): SheetWrite {
  const notes = noteTexts(planned).map((value, at): Line => ({ row: FIRST_NOTE + at, cells: [{ column: 1, value, style: 'note' }] }));
  const stack = new TableStack(FIRST_NOTE + notes.length + 2);
  stack.put('AST_EligibilityCounts', 'How many', COUNT_COLUMNS, countsOf(planned), { of: ({ answer }) => answer, steps: ({ step }) => [step] });
  if (planned.assessed.length > 0) {
    stack.put('AST_EligibilityAssessed', 'Assessed, and in no AST post (REV-3)', followedColumns(planned.on), planned.assessed, { of: ({ row }) => row.holder, steps: (followed) => [followedStep(followed, planned.on)] });
  }
  stack.put('AST_EligibilityStaff', 'Teacher by teacher: AST and ATS side by side', STAFF_COLUMNS, planned.rows, { of: ({ facts }) => facts.name, steps: staffSteps });
  return {
    name: ELIGIBILITY_NAME,
    widths: widthsOf(STAFF_COLUMNS),
    lines: [...titleLines('Who may become an AST, and who an Advanced Teacher (ATS)', 'Asking again replaces this sheet; your own sheets are never changed.'), ...notes, ...stack.lines],
    tables: stack.tables,
    frozenRows: 2,
    lastPrintedColumn: PRINTED_COLUMNS,
    pagesWide: 1,
  };
}
