/** What the command practitioners says: in the terminal, and as JSON with money in whole pence. */
import { basename } from 'node:path';
import { financialYearText, isoText, schoolYearText, september1 } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import { basisText } from '../projection';
import { monthsNumber } from '../projection/leadingPractitioner';
import { BOUNDS, isMissingBound, NO_LONGER_APPLIES } from '../rules/leadingPractitioner';
import { PRACTITIONERS_NAME } from '../workbook/audit/sheetNames';
import type { PlannedPractitioners } from '../workbook/practitioners/planPractitioners';
import { table } from './report';

const MOST_ROWS = 40;
const MOST_PROBLEMS = 25;

/** The contract of `--json`. */
export function practitionersJson({ across, practitioners, checks, bounds, problems, assumptions, footing, leftOut, otherStaff }: PlannedPractitioners): unknown {
  return {
    years: across.totals.map(({ year }) => financialYearText(year)),
    practitioners: practitioners.map(({ post, area, range, points, moved }) => ({
      id: post.id, school: post.school, name: post.holder, area, from: moved ? 'AST' : null, start: isoText(post.start), end: post.end === null ? null : isoText(post.end),
      range: range === null ? null : [range.lowest, range.highest], points, pays: post.pays.map(({ year, annual }) => ({ from: isoText(september1(year)), annual })), sheet: post.sheet, row: post.row,
    })),
    rows: across.rows.map(({ year, parts, steps, ...row }) => ({ ...row, year: financialYearText(year), months: Math.round(monthsNumber(parts) * 10_000) / 10_000, why: basisText(steps) })),
    totals: across.totals.map(({ year, ...amounts }) => ({ year: financialYearText(year), ...amounts })),
    checks: checks.map(({ facts, year, pay, kind, result }) => ({ id: facts.post.id, schoolYear: schoolYearText(year), pay, kind, result })),
    bounds: bounds.map(({ area, year, bounds: of }) => ({
      area, from: isoText(september1(year)),
      ...Object.fromEntries(BOUNDS.map((bound) => { const answer = of[bound]; return [bound === 'lowest' ? 'minimum' : 'maximum', isMissingBound(answer) ? null : { annual: answer.value, status: answer.status, source: answer.source ?? null, basis: answer.basis ?? null }]; })),
    })),
    noLongerApplies: NO_LONGER_APPLIES,
    assumptions,
    problems: problems.map(({ severity, rule, sheet, cell, found, expected, message }) => ({ sheet: sheet ?? null, cell: cell ?? null, severity, rule: rule ?? null, found: found ?? null, expected: expected ?? null, message })),
    footing: footing.map(({ name, year, difference }) => ({ name: `${name}, ${financialYearText(year)}`, difference })),
    leftOut, otherStaff,
  };
}

export function practitionersReport(planned: PlannedPractitioners, input: string, output: string | undefined): string {
  const { across, practitioners, checks, problems, assumptions, footing, leftOut, otherStaff, readFrom } = planned;
  const moved = practitioners.filter(({ moved: isMoved }) => isMoved).length;
  const wrong = footing.filter(({ difference }) => difference !== 0).length;
  const lines = [
    `Leading practitioners from “${readFrom}” of ${basename(input)}`,
    `${String(practitioners.length)} ${practitioners.length === 1 ? 'row' : 'rows'} planned, ${String(moved)} of them from an AST post; ${String(across.ast.posts.length)} AST ${across.ast.posts.length === 1 ? 'row' : 'rows'} to 31 August 2013; ${String(leftOut)} left out; ${String(otherStaff)} other staff`,
    '',
    ...table([
      ['Year', 'As AST', 'As leading practitioner', 'Cost', 'Grant', 'Left to the school'],
      ...across.totals.map(({ year, astCost, practitionerCost, cost, grant, left }) => [financialYearText(year), ...[astCost, practitionerCost, cost, grant, left].map(shortPoundsText)]),
    ]),
    '',
    ...(across.rows.length === 0 ? [] : [...table([
      ['Post', 'Year', 'Grade', 'Months', 'Paid on', 'Salary', 'Cost', 'Grant'],
      ...across.rows.slice(0, MOST_ROWS).map(({ id, year, grade, parts, paidOn, salary, cost, grant }) => [id, financialYearText(year), grade, String(Math.round(monthsNumber(parts) * 100) / 100), paidOn, ...[salary, cost, grant].map(shortPoundsText)]),
    ]), ...(across.rows.length > MOST_ROWS ? [`… and ${String(across.rows.length - MOST_ROWS)} more rows`] : []), '']),
    ...checks.slice(0, MOST_ROWS).map(({ facts, year, pay, result }) => `${facts.post.id} (${facts.post.holder}), ${schoolYearText(year)}, ${shortPoundsText(pay)} a year: ${result}`),
    ...(checks.length > MOST_ROWS ? [`… and ${String(checks.length - MOST_ROWS)} more checks`] : []),
    '',
    'No longer applied from 1 September 2013 on [LP-3]:',
    ...NO_LONGER_APPLIES.map(({ rules, text }) => `- ${text} [${rules}]`),
    '',
    ...assumptions.map((text) => `Assumed: ${text}`),
    ...problems.slice(0, MOST_PROBLEMS).map(({ severity, rule, message }) => `- ${severity}${rule === undefined ? '' : ` [${rule}]`}: ${message}`),
    ...(problems.length > MOST_PROBLEMS ? [`… and ${String(problems.length - MOST_PROBLEMS)} more${output === undefined ? '' : ` on “${PRACTITIONERS_NAME}”`}`] : []),
    ...(checks.some(({ kind }) => kind === 'cannot be checked') ? ['A minimum or maximum that is missing can also be given with --bound Rest:2014=MINIMUM-MAXIMUM.'] : []),
    wrong === 0 ? 'The rows add up to the totals, to the penny.' : `${String(wrong)} totals do NOT add up: do not use this, and report it`,
    output === undefined ? `Nothing was written; give -o OUT.xlsx for the workbook with the sheet “${PRACTITIONERS_NAME}”.` : `Written: ${output}`,
  ];
  return `${lines.join('\n')}\n`;
}
