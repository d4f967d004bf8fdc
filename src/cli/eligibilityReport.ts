/** What the command eligibility says: in the terminal, and as JSON with money in whole pence. */
import { basename } from 'node:path';
import { dayText, isoText } from '../domain/calendar';
import type { Step } from '../domain/figure';
import { scalePointText } from '../domain/scales';
import { basisText } from '../projection';
import { ATS_COST } from '../rules/ats';
import { astText, atsText, countsOf, coversText } from '../workbook/audit/eligibilitySheet';
import { grouped } from '../workbook/staff/cells';
import { missingTexts, reasonsOf, type EligibilityRow, type StaffEligibility } from '../workbook/audit/staffEligibility';

const MOST_ROWS = 40;
const MOST_SAID = 20;

function why(steps: readonly Step[]): { rule: string; text: string }[] {
  return steps.map(({ rule, text }) => ({ rule, text }));
}

function rowJson(row: EligibilityRow): unknown {
  const { facts, ast, assessment, ats } = row;
  const { qualifiedOn } = facts;
  return {
    school: facts.school, establishment: facts.establishment, name: facts.name, sheet: facts.sheet, row: facts.row, role: facts.role, point: facts.point,
    qualification: facts.qualification, qualifiedOn: typeof qualifiedOn === 'number' ? isoText(qualifiedOn) : null, qualifiedYear: qualifiedOn !== null && typeof qualifiedOn !== 'number' ? qualifiedOn.year : null,
    missing: missingTexts(row),
    ast: { answer: ast.answer, until: ast.until ?? null, why: why(ast.steps) },
    assessment: assessment === null ? null : { stage: facts.stage, covers: assessment.covers, why: why(assessment.steps) },
    ats: { answer: ats.answer, from: ats.from === null ? null : isoText(ats.from), sourcesDiffer: ats.sourcesDiffer, cost: ATS_COST, why: why(ats.steps) },
  };
}

/** The contract of `--json`. */
export function eligibilityJson(made: StaffEligibility): unknown {
  const { on, sheet, rows, notStated, vacant, assessed, problems } = made;
  return {
    on: isoText(on), sheet, teachers: rows.length + notStated, notStated, vacant,
    counts: countsOf(made).map(({ answer, ast, ats }) => ({ answer, ast, ats })),
    rows: rows.map(rowJson),
    assessed: assessed.map(({ row, crossesOn }) => ({
      school: row.school, name: row.holder, sheet: row.sheet, cell: row.cell, point: scalePointText(row.point), before: row.before === null ? null : scalePointText(row.before),
      assessedOn: isoText(row.assessedOn), crossesOn: crossesOn === null ? null : isoText(crossesOn),
    })),
    findings: assessed.flatMap(({ finding }) => finding ?? []),
    problems: problems.map(({ severity, rule, sheet: where, cell, found, expected, message }) => ({ sheet: where ?? null, cell: cell ?? null, severity, rule: rule ?? null, found: found ?? null, expected: expected ?? null, message })),
  };
}

/** Columns of texts. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
}

function some(lines: readonly string[], most: number, what: string): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), `… and ${String(lines.length - most)} more ${what}`];
}

export function eligibilityReport(made: StaffEligibility, input: string, output: string | undefined): string {
  const { on, sheet, rows, notStated, vacant, assessed, problems } = made;
  const [first] = rows;
  const lines = [
    `Who may become an AST, and who an Advanced Teacher, on ${dayText(on)}: “${sheet}” of ${basename(input)}`,
    '',
    ...table([['Answer', 'AST', 'ATS'], ...countsOf(made).map(({ answer, ast, ats }) => [answer, String(ast), String(ats)])]),
    ...(vacant === 0 ? [] : [`Vacant posts, which name nobody: ${String(vacant)}`]),
    '',
    ...(first === undefined ? ['The list says nothing of any teacher’s qualification.'] : some(table([
      ['Name', 'AST', 'Assessment covers', 'ATS', 'Missing'],
      ...rows.map((row) => [row.facts.name, astText(row), coversText(row), atsText(row), missingTexts(row).join(', ')]),
    ]), MOST_ROWS + 1, 'teachers')),
    ...(rows.length > 0 && rows.length <= MOST_SAID ? ['', ...rows.map((row) => `${row.facts.name}: ${basisText(reasonsOf(row))}`)] : []),
    ...(notStated === 0 ? [] : [`Of ${grouped(notStated)} other staff ${notStated === 1 ? 'row' : 'rows'} the list says nothing about qualification.`]),
    'ATS changes no pay by itself and costs £0 [ATS-3].',
    ...some(assessed.flatMap(({ finding }) => (finding === null ? [] : [`- ${finding.severity} [${finding.rule}]: ${finding.message} ${finding.step}`])), MOST_SAID, 'of those who were assessed'),
    ...some(problems.map(({ severity, rule, message }) => `- ${severity}${rule === undefined ? '' : ` [${rule}]`}: ${message}`), MOST_SAID, 'questions'),
    output === undefined ? 'Nothing was written; give -o OUT.xlsx for the workbook with the sheet “AST Eligibility”.' : `Written: ${output}`,
  ];
  return `${lines.join('\n')}\n`;
}
