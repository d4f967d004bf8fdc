/** AST Leading practitioners: the plan across 31 August 2013, the checks of each school year, and the bounds (LP-1 to LP-4). */
import { financialYearText, schoolYearText, september1 } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import type { Problem } from '../../domain/problem';
import { AREA_NAMES } from '../../domain/scales';
import { SOURCES } from '../../parameters';
import { basisText } from '../../projection';
import { monthsNumber, type AcrossRow, type AcrossTotal } from '../../projection/leadingPractitioner';
import { BOUND_WORDS, BOUNDS, isMissingBound, NO_LONGER_APPLIES, type BoundAnswer, type EndedRule } from '../../rules/leadingPractitioner';
import { BOUND_HEADINGS, type UnusedBoundRow } from '../practitioners/bounds';
import type { PractitionerCheck } from '../practitioners/checkPractitioners';
import type { BoundsRow, PlannedPractitioners } from '../practitioners/planPractitioners';
import type { SheetWrite, TableWrite } from '../sheetWrite';
import { widthsOf, type ColumnDefinition } from '../sheets/column';
import { titleLines } from '../sheets/planned';
import { PRACTITIONERS_NAME } from './sheetNames';
import { TableStack, widestOf } from './tableStack';

function step(rule: string, text: string): Step {
  return { rule, text, figures: [] };
}

function amountOf(answer: BoundAnswer | undefined): Pence | null {
  return answer === undefined || isMissingBound(answer) ? null : answer.value;
}

function rowsText(count: number): string {
  return `${String(count)} ${count === 1 ? 'row' : 'rows'}`;
}

function totalSteps({ year, astRows, practitionerRows, astCost, practitionerCost, cost, grant, left }: AcrossTotal): Step[] {
  return [
    step('LP-4', `${financialYearText(year)}: ${shortPoundsText(astCost)} for ${rowsText(astRows)} as AST and ${shortPoundsText(practitionerCost)} for ${rowsText(practitionerRows)} as leading practitioner, together ${shortPoundsText(cost)}, the sum of the rows below`),
    step('LP-3', `Less the grant of ${shortPoundsText(grant)}, which is for AST posts alone, ${shortPoundsText(left)} is left to the school`),
  ];
}

const TOTAL_COLUMNS: readonly ColumnDefinition<AcrossTotal>[] = [
  { header: 'Year', style: 'text', width: 14, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year) },
  { header: 'Rows as AST', style: 'number', width: 12, about: 'Rows of the staff list with months as AST in the year; a shared post has one for each school', value: ({ astRows }) => astRows },
  { header: 'Rows as leading practitioner', style: 'number', width: 12, about: 'Rows with months as leading practitioner in the year (LP-4)', value: ({ practitionerRows }) => practitionerRows },
  { header: 'Cost as AST', style: 'money', width: 15, about: 'Salary, R&R, on-costs and cover to 31 August 2013', value: ({ astCost }) => astCost },
  { header: 'Cost as leading practitioner', style: 'money', width: 15, about: 'Salary, R&R and on-costs from 1 September 2013 on (LP-4)', value: ({ practitionerCost }) => practitionerCost },
  { header: 'Cost', style: 'moneyBold', width: 15, about: 'Both together', value: ({ cost }) => cost },
  { header: 'Grant', style: 'money', width: 15, about: 'The grant for AST posts, which stops with 31 August 2013 (LP-3)', value: ({ grant }) => grant },
  { header: 'Left to the school', style: 'moneyBold', width: 15, about: 'The cost less the grant', value: ({ left }) => left },
  { header: 'Why', style: 'text', width: 15, about: 'How the figures came about, each with its rule', value: (row) => basisText(totalSteps(row)) },
];

const PLAN_COLUMNS: readonly ColumnDefinition<AcrossRow>[] = [
  { header: 'Post', style: 'text', width: 14, about: 'The post', value: ({ id }) => id },
  { header: 'School', style: 'text', width: 22, about: 'The school', value: ({ school }) => school },
  { header: 'Holder', style: 'text', width: 22, about: 'The holder', value: ({ holder }) => holder },
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
  { header: 'Grade', style: 'text', width: 20, about: 'AST to 31 August 2013, leading practitioner from 1 September 2013 on (LP-4)', value: ({ grade }) => grade },
  { header: 'Months', style: 'months', width: 10, about: 'Months of the year in the grade', value: ({ parts }) => monthsNumber(parts) },
  { header: 'Paid on', style: 'text', width: 22, about: 'Points of the AST pay spine, or the pay a year for full-time', value: ({ paidOn }) => paidOn },
  { header: 'Salary', style: 'money', width: 15, about: 'By the calendar month, × FTE', value: ({ salary }) => salary },
  { header: 'R&R', style: 'money', width: 13, about: 'Recruitment or retention incentive', value: ({ rr }) => rr },
  { header: 'Employer NI', style: 'money', width: 14, about: 'Employer’s National Insurance (FUND-4)', value: ({ employerNi }) => employerNi },
  { header: 'Employer pension', style: 'money', width: 14, about: 'Employer’s pension contribution (FUND-4)', value: ({ employerPension }) => employerPension },
  { header: 'Cover', style: 'money', width: 13, about: 'Cover for outreach, while the post is AST (OUT-5)', value: ({ coverCost }) => coverCost },
  { header: 'Cost', style: 'moneyBold', width: 15, about: 'All of these', value: ({ cost }) => cost },
  { header: 'Grant', style: 'money', width: 14, about: 'The grant for the months as AST (LP-3)', value: ({ grant }) => grant },
  { header: 'Left to the school', style: 'moneyBold', width: 15, about: 'The cost less the grant', value: ({ left }) => left },
  { header: 'Why', style: 'text', width: 15, about: 'How the figures came about, each with its rule', value: ({ steps }) => basisText(steps) },
];

const CHECK_COLUMNS: readonly ColumnDefinition<PractitionerCheck>[] = [
  { header: 'Post', style: 'text', width: 14, about: 'The post', value: ({ facts }) => facts.post.id },
  { header: 'School', style: 'text', width: 22, about: 'The school', value: ({ facts }) => facts.post.school },
  { header: 'Holder', style: 'text', width: 22, about: 'The holder', value: ({ facts }) => facts.post.holder },
  { header: 'School year', style: 'text', width: 12, about: 'From 1 September to 31 August', value: ({ year }) => schoolYearText(year) },
  { header: 'Area', style: 'text', width: 12, about: 'The pay area', value: ({ facts }) => facts.area ?? 'not known' },
  { header: 'Pay', style: 'money', width: 13, about: 'Pay a year for full-time', value: ({ pay }) => pay },
  { header: 'Range from', style: 'money', width: 13, about: 'The school’s own range (LP-1)', value: ({ range }) => range?.lowest ?? null },
  { header: 'Range to', style: 'money', width: 13, about: 'The school’s own range (LP-1)', value: ({ range }) => range?.highest ?? null },
  { header: 'Points', style: 'text', width: 12, about: 'The school’s own points (LP-2)', value: ({ facts }) => (facts.points ?? []).map(shortPoundsText).join('; ') },
  { header: 'Least', style: 'money', width: 13, about: 'The minimum of the school year (LP-1); blank where none was found', value: ({ bounds }) => amountOf(bounds?.lowest) },
  { header: 'Most', style: 'money', width: 13, about: 'The maximum of the school year (LP-1); blank where none was found', value: ({ bounds }) => amountOf(bounds?.highest) },
  { header: 'Result', style: 'text', width: 20, about: 'inside, outside, or cannot be checked and why', value: ({ result }) => result },
  { header: 'Why', style: 'text', width: 15, about: 'What was compared, each with its rule', value: ({ steps }) => basisText(steps) },
];

function boundSource(answer: BoundAnswer): string {
  if (isMissingBound(answer)) return 'No figure was found. Fill in yours and check again.';
  return answer.source === undefined ? `yours, ${answer.basis ?? ''}` : `${SOURCES[answer.source]?.title ?? answer.source} [${answer.source}]`;
}

function sourcesOf({ bounds }: BoundsRow): string {
  const [lowest, highest] = BOUNDS.map((bound) => boundSource(bounds[bound])) as [string, string];
  return lowest === highest ? lowest : `Minimum: ${lowest} Maximum: ${highest}`;
}

function statusOf({ bounds }: BoundsRow): string {
  return [...new Set(BOUNDS.map((bound) => { const answer = bounds[bound]; return isMissingBound(answer) ? `${BOUND_WORDS[bound]} missing` : answer.status; }))].join(', ');
}

const BOUND_COLUMNS: readonly ColumnDefinition<BoundsRow>[] = [
  { header: BOUND_HEADINGS.from, style: 'date', width: 14, about: '1 September of the school year: the figures hold for it alone (LP-1)', value: ({ year }) => september1(year) },
  { header: BOUND_HEADINGS.area, style: 'text', width: 12, about: 'Rest, Fringe, Outer or Inner', value: ({ area }) => area },
  { header: BOUND_HEADINGS.lowest, style: 'inputMoney', width: 15, about: 'The lowest pay of a leading practitioner; change it or fill it in (LP-1)', value: ({ bounds }) => amountOf(bounds.lowest) },
  { header: BOUND_HEADINGS.highest, style: 'inputMoney', width: 15, about: 'The highest pay of a leading practitioner; change it or fill it in (LP-1)', value: ({ bounds }) => amountOf(bounds.highest) },
  { header: 'Status', style: 'text', width: 20, about: 'published, user, or what is missing', value: statusOf },
  { header: 'Source or basis', style: 'text', width: 30, about: 'Where the figures were read', value: sourcesOf },
];

const TOLD_COLUMNS: readonly ColumnDefinition<Problem>[] = [
  { header: 'Severity', style: 'text', width: 12, about: 'error, question or note', value: ({ severity }) => severity },
  { header: 'Rule', style: 'text', width: 10, about: 'The rule', value: ({ rule }) => rule ?? '' },
  { header: 'Cell', style: 'text', width: 16, about: 'Where', value: ({ sheet, cell }) => (cell === undefined ? '' : `${sheet ?? ''} ${cell}`.trim()) },
  { header: 'What it means', style: 'text', width: 15, about: 'In a sentence, with what to do', value: ({ message }) => message },
];

const ENDED_COLUMNS: readonly ColumnDefinition<EndedRule>[] = [
  { header: 'Rules of the AST grade', style: 'text', width: 26, about: 'The rules that have no successor (LP-3)', value: ({ rules }) => rules },
  { header: 'From 1 September 2013 on', style: 'text', width: 15, about: 'What that means for a leading practitioner', value: ({ text }) => text },
];

const ASSUMED_COLUMNS: readonly ColumnDefinition<string>[] = [{ header: 'Assumed', style: 'text', width: 15, about: 'What nobody stated', value: (text) => text }];

/** Each column is as wide as the widest of its tables needs. */
const WIDTHS = widestOf([PLAN_COLUMNS, TOTAL_COLUMNS, CHECK_COLUMNS, BOUND_COLUMNS, TOLD_COLUMNS, ENDED_COLUMNS].map((columns) => widthsOf(columns as readonly ColumnDefinition<never>[])).map((widths) => widths.slice(0, PLAN_COLUMNS.length)));

/** Rows of the user's that cannot be used are kept as they were typed. */
function withUnused(table: TableWrite, unused: readonly UnusedBoundRow[]): TableWrite {
  if (unused.length === 0) return table;
  const rows = [...table.rows, ...unused.map((row) => [...row, 'not used', 'Kept as you typed it: see what should be looked at'])];
  const kept = step('LP-1', 'Yours, kept as you typed it and not used: see what should be looked at');
  return { ...table, rows, reasonAt: (row, column) => table.reasonAt?.(row, column) ?? { of: 'A row of yours', header: table.columns[column]?.header ?? '', about: 'Kept as you typed it', steps: [kept] } };
}

export function practitionersSheet(planned: PlannedPractitioners): SheetWrite {
  const { across, checks, bounds, problems, assumptions, footing, unusedBounds, leftOut } = planned;
  const stack = new TableStack();
  stack.put('AST_LpYears', 'By year, across 31 August 2013 (LP-4)', TOTAL_COLUMNS, across.totals, { of: ({ year }) => `All posts, ${financialYearText(year)}`, steps: totalSteps });
  stack.put('AST_LpPlan', 'Post by post: AST until 31 August 2013, leading practitioner from 1 September 2013 on (LP-4)', PLAN_COLUMNS, across.rows, {
    of: ({ id, holder, year, grade }) => `Post ${id} (${holder}), ${financialYearText(year)}, ${grade}`, steps: ({ steps }) => steps,
  });
  if (checks.length > 0) {
    stack.put('AST_LpChecks', 'Range and pay of each leading practitioner against the minimum and maximum of the school year (LP-1, LP-2)', CHECK_COLUMNS, checks, {
      of: ({ facts, year }) => `Post ${facts.post.id} (${facts.post.holder}), ${schoolYearText(year)}`, steps: ({ steps }) => steps,
    });
  }
  if (problems.length > 0) stack.put('AST_LpProblems', 'What should be looked at', TOLD_COLUMNS, problems, { of: ({ message }) => message, steps: ({ rule, message }) => [step(rule ?? 'LP-4', message)] });
  stack.put('AST_LpEnded', 'What no longer applies from 1 September 2013 on (LP-3)', ENDED_COLUMNS, NO_LONGER_APPLIES, { of: ({ rules }) => rules, steps: ({ rules, text }) => [step('LP-3', `${rules}: ${text}`)] });
  stack.put('AST_LpAssumed', 'What is assumed', ASSUMED_COLUMNS, assumptions, { of: (text) => text, steps: (text) => [step('LP-4', text)] });
  stack.put('AST_LpBounds', 'Minimum and maximum by school year: change a yellow figure, fill one in, or add an area and September below the table; yours are kept and win (LP-1)', BOUND_COLUMNS, bounds, {
    of: ({ area, year }) => `Leading practitioners in ${AREA_NAMES[area]}, ${schoolYearText(year)}`,
    steps: (row) => BOUNDS.map((bound) => { const answer = row.bounds[bound]; return isMissingBound(answer) ? step('LP-1', answer.message) : { rule: 'LP-1', text: `The ${BOUND_WORDS[bound]} is ${shortPoundsText(answer.value)} a year: ${boundSource(answer)}`, figures: [answer] }; }),
  });
  const wrong = footing.filter(({ difference }) => difference !== 0).length;
  const without = leftOut === 0 ? '' : ` ${String(leftOut)} ${leftOut === 1 ? 'row' : 'rows'} could not be used, and the totals are without ${leftOut === 1 ? 'it' : 'them'}.`;
  const tables = [...stack.tables];
  const last = tables.pop();
  return {
    name: PRACTITIONERS_NAME,
    widths: WIDTHS,
    lines: [
      ...titleLines('Leading practitioners, and the plan across 31 August 2013', 'Checking again replaces this sheet but for your minimum and maximum figures; your own sheets are never changed.'),
      { row: 3, cells: [{ column: 1, value: `${wrong === 0 ? 'The rows add up to the totals, to the penny.' : `${String(wrong)} totals do NOT add up: do not use this sheet, and report it.`}${without}`, style: 'note' }] },
      ...stack.lines,
    ],
    tables: last === undefined ? tables : [...tables, withUnused(last, unusedBounds)],
    frozenRows: 2,
    pagesWide: 1,
  };
}
