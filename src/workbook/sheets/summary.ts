/** AST Summary: what the posts cost, what the grant pays, what the school pays, and why; and what should be looked at. */
import { financialYearText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { Step } from '../../domain/figure';
import { reversionText, type PostYear, type YearTotal } from '../../projection';
import type { Line, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';

/** Why a year's figures are what they are, in a sentence that can be checked on paper. */
export function yearText(total: YearTotal): string {
  return (
    `${String(total.posts)} ${total.posts === 1 ? 'post costs' : 'posts cost'} ${shortPoundsText(total.cost)} ` +
    `(salary ${shortPoundsText(total.salary)}${total.rr === 0 ? '' : `, R&R ${shortPoundsText(total.rr)}`}, on-costs ${shortPoundsText(total.onCosts)}` +
    `${total.coverCost === 0 ? '' : `, cover ${shortPoundsText(total.coverCost)}`}); the same teachers off the AST spine would cost ` +
    `${shortPoundsText(total.reference)}; the grant pays ${shortPoundsText(total.grant)}; ` +
    (total.netCost < 0
      ? `that is ${shortPoundsText(-total.netCost)} more than the rest, for the outreach work and its cover.`
      : `the school pays the rest, ${shortPoundsText(total.netCost)}.`)
  );
}

const YEAR_COLUMNS: readonly ColumnDefinition<YearTotal>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year) },
  { header: 'Posts', style: 'number', width: 9, about: 'Posts live in the year', value: ({ posts }) => posts },
  { header: 'Salary', style: 'money', width: 15, about: 'Salaries on the AST pay spine', value: ({ salary }) => salary },
  { header: 'R&R', style: 'money', width: 13, about: 'Recruitment or retention incentives', value: ({ rr }) => rr },
  { header: 'On-costs', style: 'money', width: 15, about: 'Employer’s National Insurance and pension', value: ({ onCosts }) => onCosts },
  { header: 'Cover', style: 'money', width: 13, about: 'Cover, where a cost is given', value: ({ coverCost }) => coverCost },
  { header: 'Cost', style: 'moneyBold', width: 15, about: 'All of these together', value: ({ cost }) => cost },
  { header: 'Without AST', style: 'money', width: 15, about: 'What the same teachers would cost if not ASTs', value: ({ reference }) => reference },
  { header: 'Grant', style: 'moneyBold', width: 15, about: 'What the grant pays', value: ({ grant }) => grant },
  { header: 'School pays', style: 'moneyBold', width: 15, about: 'Cost less cost without AST less grant', value: ({ netCost }) => netCost },
];

const PROBLEM_COLUMNS: readonly ColumnDefinition<Problem>[] = [
  { header: 'Severity', style: 'text', width: 12, about: 'error: left out. question: look at it. note: for information', value: ({ severity }) => severity },
  { header: 'Rule', style: 'text', width: 9, about: 'The rule it concerns', value: ({ rule }) => rule ?? '' },
  { header: 'Sheet', style: 'text', width: 15, about: 'Where', value: ({ sheet }) => sheet ?? '' },
  { header: 'Cell', style: 'text', width: 13, about: 'Where', value: ({ cell }) => cell ?? '' },
  { header: 'Found', style: 'text', width: 15, about: 'What was found', value: ({ found }) => found ?? '' },
  { header: 'Expected', style: 'text', width: 13, about: 'What was expected', value: ({ expected }) => expected ?? '' },
  { header: 'What it means', style: 'text', width: 15, about: 'In a sentence, with what to do', value: ({ message }) => message },
];

const MOST_PROBLEMS = 5000;

export function summarySheet(planned: PlannedWorkbook): SheetWrite {
  const { plan, problems, readFrom, otherStaff, leftOut } = planned;
  const lines: Line[] = [...titleLines('AST posts: what they cost, what the grant pays, what the school pays', REPLACED)];
  const sentence = (row: number, text: string): void => {
    lines.push({ row, cells: [{ column: 1, value: text, style: 'wrapped' }], mergeTo: 10, height: text.length > 150 ? 30 : 16 });
  };
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  sentence(
    3,
    `Read from the sheet “${readFrom}”: ${String(plan.posts.length)} AST ${plan.posts.length === 1 ? 'post' : 'posts'} planned, ` +
      `${leftOut === 0 ? 'none' : String(leftOut)} left out${errors > 0 ? ' (see the problems below)' : ''}; ${String(otherStaff)} other staff not planned.`,
  );
  const years = tableOf('AST_Summary', { row: 5 }, YEAR_COLUMNS, plan.totals, {
    of: ({ year }) => financialYearText(year),
    steps: (total, header) => yearReasons(planned, total, header),
  });
  let row = years.row + years.rows.length + 2;
  for (const total of plan.totals) {
    sentence(row, `${financialYearText(total.year)}: ${yearText(total)}`);
    row += 1;
  }
  for (const change of plan.reversions.slice(0, 10)) {
    sentence(row, reversionText(change));
    row += 1;
  }
  const doubtful = doubtfulFigures(planned);
  if (doubtful !== '') {
    sentence(row, doubtful);
    row += 1;
  }
  const chartRow = row + 1;
  const tables = [years];
  if (problems.length > 0) {
    const tableRow = chartRow + 19;
    lines.push({ row: tableRow - 1, cells: [{ column: 1, value: 'What should be looked at', style: 'heading' }] });
    tables.push(tableOf('AST_Problems', { row: tableRow }, PROBLEM_COLUMNS, problems.slice(0, MOST_PROBLEMS), {
      of: ({ message }) => message,
    }));
    if (problems.length > MOST_PROBLEMS) {
      lines.push({ row: tableRow + MOST_PROBLEMS + 2, cells: [{ column: 1, value: `${String(problems.length - MOST_PROBLEMS)} more are not shown.`, style: 'note' }] });
    }
  }
  return {
    name: 'AST Summary',
    widths: widthsOf(YEAR_COLUMNS),
    lines,
    tables,
    frozenRows: 2,
    chart: {
      title: 'Cost beyond what the teachers would cost otherwise: by whom it is paid',
      table: 'AST_Summary',
      categories: 'Year',
      series: ['Grant', 'School pays'],
      at: { firstRow: chartRow, lastRow: chartRow + 16, firstColumn: 1, lastColumn: 9 },
    },
  };
}

/** The amount of one post in a year that a column of the summary adds up. */
const SUMMED: Readonly<Record<string, { rule: string; amount: (year: PostYear) => number }>> = {
  Salary: { rule: 'PAY-2', amount: ({ salary }) => salary },
  'R&R': { rule: 'PAY-8', amount: ({ rr }) => rr },
  'On-costs': { rule: 'FUND-4', amount: ({ employerNi, employerPension }) => employerNi + employerPension },
  Cover: { rule: 'OUT-5', amount: ({ coverCost }) => coverCost },
  Cost: { rule: 'FUND-4', amount: ({ salary, rr, employerNi, employerPension, coverCost }) => salary + rr + employerNi + employerPension + coverCost },
  'Without AST': { rule: 'PAY-9', amount: ({ referenceSalary, referenceNi, referencePension }) => referenceSalary + referenceNi + referencePension },
  Grant: { rule: 'FUND-1', amount: ({ grant }) => grant },
  'School pays': { rule: 'FUND-4', amount: ({ netCost }) => netCost },
};

const MOST_ADDED = 40;

/** The sum behind a year’s figure, post by post, and the year in a sentence. */
function yearReasons({ plan }: PlannedWorkbook, total: YearTotal, header: string): Step[] {
  const summed = SUMMED[header];
  const sentence: Step = { rule: 'FUND-4', text: yearText(total), figures: [] };
  if (summed === undefined) return [sentence];
  const amounts = plan.posts.flatMap(({ post, years }) => {
    const year = years.find((each) => each.year === total.year);
    const amount = year === undefined ? 0 : summed.amount(year);
    return amount === 0 ? [] : [`${post.id} ${shortPoundsText(amount)}`];
  });
  const more = amounts.length > MOST_ADDED ? ` + ${String(amounts.length - MOST_ADDED)} more posts` : '';
  return [{ rule: summed.rule, text: `${header} is the sum over the posts: ${amounts.slice(0, MOST_ADDED).join(' + ')}${more}`, figures: [] }, sentence];
}

/** Which figures are not published ones, in a sentence; empty where all are. */
function doubtfulFigures({ plan }: PlannedWorkbook): string {
  const counts = new Map<string, number>();
  for (const { answer } of plan.payUsed) {
    if ('missing' in answer || answer.status === 'published') continue;
    counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
  }
  if (counts.size === 0) return '';
  const list = [...counts].map(([status, count]) => `${String(count)} ${status}`).join(', ');
  return `Of the ${String(plan.payUsed.length)} pay figures used, not read in a published source: ${list}. They stand with their basis on “AST Pay points”, where you can replace them.`;
}
