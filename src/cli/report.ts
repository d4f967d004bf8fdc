/** What a person reads in the terminal. */
import { financialYearText } from '../domain/calendar';
import { fractionText, shortPoundsText } from '../domain/exact';
import { reversionText } from '../projection';
import { checksOf } from '../projection/monthByMonth';
import { rangeTop } from '../rules/astPay';
import { lapseLines } from './cashFlowJson';
import { whatIfsOf, yearText, type PlannedWorkbook } from '../workbook/sheets';

/** Columns of text, the first to the left and the others to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd());
}

/** What single changes would do to what the school pays over the plan. */
function whatIfReport(planned: PlannedWorkbook): string[] {
  const shown = (amount: number | null): string => (amount === null ? 'not known' : shortPoundsText(amount));
  return table([
    ['What if', 'School pays then', 'Change'],
    ...whatIfsOf(planned).map(({ text, years, change }) => [text, shown(change === null ? null : years.reduce((sum, { netCost }) => sum + netCost, 0)), shown(change)]),
  ]);
}

const MOST_PROBLEMS = 25;

export function planReport(planned: PlannedWorkbook, input: string, output: string | undefined): string {
  const { plan, problems, staffSheet, otherStaff, leftOut } = planned;
  const count = (severity: string): number => problems.filter((problem) => problem.severity === severity).length;
  const lines = [
    `AST plan from “${staffSheet}” of ${input}`,
    `${String(plan.posts.length)} AST ${plan.posts.length === 1 ? 'post' : 'posts'} planned, ${String(leftOut)} left out, ${String(otherStaff)} other staff`,
    '',
    ...table([
      ['Year', 'Posts', 'Cost', 'Without AST', 'Grant', 'School pays'],
      ...plan.totals.map((total) => [
        financialYearText(total.year), String(total.posts), shortPoundsText(total.cost), shortPoundsText(total.reference),
        shortPoundsText(total.grant), shortPoundsText(total.netCost),
      ]),
    ]),
    '',
    ...plan.totals.map((total) => `${financialYearText(total.year)}: ${yearText(total)}`),
    ...lapseLines(plan),
    ...plan.reversions.slice(0, 10).map(reversionText),
    '',
    ...table([
      ['Post', 'Name', 'Range', 'FTE', ...plan.totals.map(({ year }) => `Pays ${financialYearText(year)}`)],
      ...plan.posts.slice(0, 40).map(({ post, years }) => [
        post.id, post.holder, `${String(post.rangeStart)}-${String(rangeTop(post.rangeStart))}`, fractionText(post.fte),
        ...years.map(({ netCost }) => shortPoundsText(netCost)),
      ]),
    ]),
    ...(plan.posts.length > 40 ? [`… and ${String(plan.posts.length - 40)} more posts`] : []),
    '',
    `Problems: ${String(count('error'))} errors, ${String(count('question'))} questions, ${String(count('note'))} notes`,
    ...problems.slice(0, MOST_PROBLEMS).map(({ severity, rule, message }) => `- ${severity}${rule === undefined ? '' : ` [${rule}]`}: ${message}`),
    ...(problems.length > MOST_PROBLEMS ? [`… and ${String(problems.length - MOST_PROBLEMS)} more${output === undefined ? '' : ' on “AST Summary”'}`] : []),
  ];
  if (plan.settings.sensitivity) lines.push('', ...whatIfReport(planned));
  const checks = checksOf(plan);
  const wrong = checks.filter(({ difference }) => difference !== 0);
  lines.push(wrong.length === 0 ? `Checks: all ${String(checks.length)} are zero` : `Checks: ${String(wrong.length)} are NOT zero: do not use this plan, and report it`);
  const grants = planned.sdg?.projection.authority ?? [];
  if (grants.length > 0) lines.push(`School Development Grant of the schools on “${planned.sdg?.list ?? ''}”: ${grants.map(({ year, bottomUp, astPart }) => `${financialYearText(year)} ${shortPoundsText(bottomUp)}, of it the AST part ${shortPoundsText(astPart)}`).join('; ')}`);
  if (planned.overtyped.length > 0) lines.push('The figures above are those of the plan. On the sheets stands what was typed over formulas, and their sums and checks count it.');
  if (planned.rowAssumptions.length > 0) lines.push(`Assumptions about single rows: ${String(planned.rowAssumptions.length)}${output === undefined ? '' : ', on “AST Assumptions”'}`);
  lines.push(output === undefined ? 'Nothing was written; give -o OUT.xlsx for the workbook with these sheets.' : `Written: ${output}`);
  return `${lines.join('\n')}\n`;
}
