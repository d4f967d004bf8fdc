/** What the command sdg says: in the terminal, and as JSON with money in whole pence. */
import { basename } from 'node:path';
import { financialYearOf, financialYearText } from '../domain/calendar';
import { fractionText, percentText, shortPoundsText, type BasisPoints } from '../domain/exact';
import { basisText, ratioText, STATUS_WORDS } from '../projection';
import { PHASES, SDG_BASE_YEAR } from '../rules/sdg';
import type { PlannedSdg } from '../workbook/schools/planSdg';
import { authoritySteps } from '../workbook/sheets/sdgReasons';
import { table } from './report';

const MOST_SCHOOLS = 40;
const MOST_PROBLEMS = 20;

function guaranteesOf({ guarantees, lastYear }: PlannedSdg): { phase: string; year: string; percent: number; status: string; source: string | null; basis: string | null }[] {
  return PHASES.flatMap((phase) => Array.from({ length: lastYear - SDG_BASE_YEAR }, (_, index) => SDG_BASE_YEAR + 1 + index).flatMap((year) => {
    const rate = guarantees(phase, year);
    return rate === undefined ? [] : [{ phase, year: financialYearText(year), percent: rate.value / 100, status: rate.status, source: rate.source ?? null, basis: rate.basis ?? null }];
  }));
}

/** The contract of `--json`, and of the field `sdg` of a plan. */
export function sdgJson(planned: PlannedSdg): unknown {
  const { projection, assumptions, problems, checks } = planned;
  return {
    years: projection.years.map(financialYearText),
    schools: projection.schools.map((school) => ({
      school: school.school, establishment: school.establishment, phase: school.phase, base: school.base, basePupils: Number(fractionText(school.basePupils, 9)),
      astBase: school.astBase, astPosts: school.astPosts === null ? null : Number(fractionText(school.astPosts, 9)), sheet: school.sheet, row: school.row,
      years: projection.schoolYears.filter((entry) => entry.school === school).map(({ year, pupils, perPupil: { numerator, denominator }, allocation, astPart, rest, condition, mix }) => ({
        year: financialYearText(year), pupils: Number(fractionText(pupils.value, 9)), pupilsStatus: pupils.status, perPupil: ratioText({ numerator, denominator: denominator * 100n }, 4),
        allocation, astPart, rest, condition: condition.text, conditionKind: condition.kind, mix,
      })),
    })),
    authority: projection.authority.map(({ year, ...amounts }) => ({ year: financialYearText(year), ...amounts })),
    phases: projection.phaseYears.map(({ year, phase, schools, base, bottomUp, topDown, difference, mix, rounding }) => ({ year: financialYearText(year), phase, schools, base, bottomUp, topDown, difference, mix, rounding })),
    guarantees: guaranteesOf(planned),
    assumptions: assumptions.map(({ school, year, sheet, row, value, text }) => ({ school, year: financialYearText(year), sheet, row, value, text, status: 'assumed' })),
    problems: problems.map(({ severity, rule, sheet, cell, found, expected, message }) => ({ sheet: sheet ?? null, cell: cell ?? null, severity, rule: rule ?? null, found: found ?? null, expected: expected ?? null, message })),
    checks: checks.map(({ name, year, difference }) => ({ name: `${name}, ${financialYearText(year)}`, difference })),
  };
}

/** `growth` is that of the option, which is written nowhere. */
export function sdgReport(planned: PlannedSdg, input: string, output: string | undefined, growth: BasisPoints | null): string {
  const { projection, assumptions, problems, checks, leftOut, list } = planned;
  const { authority, schools, schoolYears } = projection;
  const years = authority.map(({ year }) => year);
  const used = new Set(schoolYears.flatMap(({ raise: { guarantees } }) => guarantees).filter(({ status }) => status !== 'published').map(({ value, from, status, phase }) => `${percentText(value)} in ${financialYearText(financialYearOf(from))}${phase === undefined ? '' : ` for ${phase} schools`} (${STATUS_WORDS[status]})`));
  const wrong = checks.filter(({ difference }) => difference !== 0).length;
  const lines = [
    `School Development Grant of ${String(schools.length)} ${schools.length === 1 ? 'school' : 'schools'} on “${list}” of ${basename(input)}${leftOut === 0 ? '' : `; ${String(leftOut)} left out`}`,
    '',
    ...table([
      ['School', 'Phase', ...years.map((year) => financialYearText(year)), 'AST part'],
      ...schools.slice(0, MOST_SCHOOLS).map((school) => {
        const own = schoolYears.filter((entry) => entry.school === school);
        const last = own.at(-1);
        return [school.school, school.phase, ...years.map((year) => shortPoundsText(own.find((entry) => entry.year === year)?.allocation ?? 0)), last === undefined ? '' : shortPoundsText(last.astPart)];
      }),
      ['All schools', '', ...authority.map(({ bottomUp }) => shortPoundsText(bottomUp)), shortPoundsText(authority.at(-1)?.astPart ?? 0)],
      ['From the totals', '', ...authority.map(({ topDown }) => shortPoundsText(topDown)), ''],
    ]),
    ...(schools.length > MOST_SCHOOLS ? [`… and ${String(schools.length - MOST_SCHOOLS)} more schools`] : []),
    '',
    ...authority.map((total) => basisText(authoritySteps(total, projection))),
    ...schoolYears.filter(({ condition }) => condition.kind === 'in doubt').slice(0, MOST_SCHOOLS).map(({ school, year, astPart, condition }) => `${school.school}, ${financialYearText(year)}: the AST part of ${shortPoundsText(astPart)} is ${condition.text}`),
    ...(schoolYears.some(({ condition }) => condition.kind === 'not known') ? ['Whether the AST parts are kept is not known: no staff list was planned (SDG-3).'] : []),
    ...(used.size === 0 ? [] : [`Guarantees that no source states: ${[...used].join('; ')}`]),
    ...assumptions.slice(0, MOST_PROBLEMS).map(({ text }) => `Assumed: ${text}`),
    ...(assumptions.length > MOST_PROBLEMS ? [`… and ${String(assumptions.length - MOST_PROBLEMS)} more numbers of pupils`] : []),
    ...(growth === null ? [] : [`The growth of ${percentText(growth)} holds for this run only: put it into the column Growth % of the list to keep it.`]),
    ...problems.slice(0, MOST_PROBLEMS).map(({ severity, rule, message }) => `- ${severity}${rule === undefined ? '' : ` [${rule}]`}: ${message}`),
    ...(problems.length > MOST_PROBLEMS ? [`… and ${String(problems.length - MOST_PROBLEMS)} more${output === undefined ? '' : ' on “AST SDG”'}`] : []),
    wrong === 0 ? `Checks: all ${String(checks.length)} are zero` : `Checks: ${String(wrong)} are NOT zero: do not use this, and report it`,
    output === undefined ? 'Nothing was written; give -o OUT.xlsx for the workbook with the sheet “AST SDG”.' : `Written: ${output}`,
  ];
  return `${lines.join('\n')}\n`;
}
