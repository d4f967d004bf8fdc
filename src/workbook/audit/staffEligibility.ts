/** Who of a staff list may become an AST and who an Advanced Teacher, row by row (APP-1, APP-2, ATS-1 to ATS-3). */
import { dayOf, dayText, type Day } from '../../domain/calendar';
import type { Step } from '../../domain/figure';
import type { Problem } from '../../domain/problem';
import type { Area } from '../../domain/scales';
import type { Work } from '../../domain/work';
import { followAssessed, type FollowedRow } from '../../audit';
import { LAST_DAY_OF_AST_GRADE } from '../../parameters';
import { assessmentFor, astEligibility, type Assessment, type Eligibility, type MissingFact } from '../../rules/eligibility';
import { ATS_FROM, atsEligibility, type AtsEligibility } from '../../rules/ats';
import type { PayBook } from '../../rules/payBook';
import type { SheetGrid } from '../port';
import { isBlank } from '../staff/cells';
import type { StaffHeader } from '../staff/header';
import { rowKind } from '../staff/rowKind';
import { staffRows } from '../staff/rowReader';
import { assessedRow, isVacantName, saysNoName, staffFacts, type EligibilityWays, type FactColumn, type StaffFacts } from './staffFacts';

export interface EligibilityRow {
  readonly facts: StaffFacts;
  readonly ast: Eligibility;
  /** `null` for one who cannot be assessed. */
  readonly assessment: Assessment | null;
  readonly ats: AtsEligibility;
}

export interface StaffEligibility {
  readonly on: Day;
  readonly sheet: string;
  /** Every teacher of whose qualification the list says something. */
  readonly rows: readonly EligibilityRow[];
  /** Staff rows that say nothing of it. */
  readonly notStated: number;
  /** Rows that name nobody: vacant posts. */
  readonly vacant: number;
  /** Teachers who were assessed and took up no post (REV-3). */
  readonly assessed: readonly FollowedRow[];
  readonly problems: readonly Problem[];
}

export interface EligibilityOptions {
  /** The day for which is asked. */
  readonly on: Day;
  /** The area of rows that name none; `null` where nobody said. */
  readonly area: Area | null;
  readonly pay: PayBook;
  readonly ways: EligibilityWays;
}

const COLUMN_OF_FACT: Readonly<Record<MissingFact, FactColumn>> = { qualification: 'Qualification', 'day of qualifying': 'Qualified on', 'career stage': 'Point' };

/** The facts that are missing for an answer, each with the cell that would say it. */
export function missingTexts({ facts, ast, assessment, ats }: EligibilityRow): string[] {
  const missing = new Set([...ast.missing, ...ats.missing, ...(assessment?.missing ?? [])]);
  return [...missing].map((fact) => {
    const cell = facts.cellOf(COLUMN_OF_FACT[fact]);
    return cell === undefined ? `${fact} (no column “${COLUMN_OF_FACT[fact]}”)` : `${fact} (${cell})`;
  });
}

/** Every sentence of a row, each with its rule: of AST, of the assessment, of ATS, and of what could not be read. */
export function reasonsOf({ facts, ast, assessment, ats }: EligibilityRow): Step[] {
  const unread = facts.problems.map(({ rule, message }): Step => ({ rule: rule ?? 'APP-1', text: message.replace(/\.$/, ''), figures: [] }));
  // Of an AST the first sentence says already that there is no other assessment.
  const covered = facts.stage === 'ast' ? [] : (assessment?.steps ?? []);
  return [...ast.steps.map(named('AST')), ...covered, ...ats.steps.map(named('ATS')), ...unread];
}

function named(what: string): (step: Step, at: number) => Step {
  return (step, at) => (at === 0 ? { ...step, text: `${what}: ${step.text}` } : step);
}

function rowOf(facts: StaffFacts, on: Day): EligibilityRow {
  const ast = astEligibility(facts, on);
  const isOut = (ast.until ?? ast.answer) === 'not eligible';
  return { facts, ast, assessment: isOut ? null : assessmentFor(facts), ats: atsEligibility(facts, on) };
}

/** What should be known of the whole list. */
function listProblems(grid: SheetGrid, { columns }: StaffHeader, on: Day, ways: EligibilityWays): Problem[] {
  const problems: Problem[] = [];
  for (const [column, expected] of [['Qualification', 'QTS, QTLS, both, or none'], ['Qualified on', 'the day of gaining the initial teaching qualification']] as const) {
    if (columns.has(column)) continue;
    problems.push({
      severity: 'question', rule: column === 'Qualification' ? 'APP-1' : 'ATS-1', sheet: grid.name, found: `no column “${column}”`, expected,
      message: `“${grid.name}” has no column “${column}”: add one with ${expected}${column === 'Qualification' ? '' : ', such as 01/09/2004'}, or say which heading stands for it ${ways.standsFor('Your heading', column)}.`,
    });
  }
  if (on < dayOf(2009, 1, 1)) {
    problems.push({ severity: 'note', rule: 'APP-1', sheet: grid.name, found: dayText(on), expected: 'a day from 2009 on', message: `Who may become an AST is answered for ${dayText(on)} by the guidance of 2009: what was said before it is not known here.` });
  }
  const last = LAST_DAY_OF_AST_GRADE.value;
  if (on > last) {
    problems.push({ severity: 'note', rule: 'APP-1', sheet: grid.name, found: dayText(on), expected: `a day up to ${dayText(last)}`, message: `Nobody could become an AST on ${dayText(on)}: the grade and its assessment ended on ${dayText(last)}, and what is said of AST holds for that day. Ask for an earlier day ${ways.otherDay}.` });
  }
  if (on < ATS_FROM) {
    problems.push({ severity: 'note', rule: 'ATS-2', sheet: grid.name, found: dayText(on), expected: 'a day from 2017 on', message: `There was no Advanced Teacher Status on ${dayText(on)}: it was launched in 2017. Ask for a later day ${ways.otherDay} to see who could have it then.` });
  }
  return problems;
}

/** Looks at every staff row, AST or not. Rows of which nothing is stated are counted. */
export function* staffEligibility(grid: SheetGrid, header: StaffHeader, { on, area, pay, ways }: EligibilityOptions): Work<StaffEligibility> {
  const rows: EligibilityRow[] = [];
  const assessed: FollowedRow[] = [];
  let notStated = 0;
  let vacant = 0;
  for (const { reader, values } of staffRows(grid, header)) {
    yield;
    const kind = rowKind(reader, values, header);
    // One without a role and a point may still be a teacher: of a list of another kind of college, say.
    const namesTeacher = !isBlank(reader.cell('Name')) && !(isBlank(reader.cell('Qualification')) && isBlank(reader.cell('Qualified on')));
    if (kind !== 'staff' && kind !== 'AST' && kind !== 'unusable' && !(kind === 'text' && namesTeacher)) continue;
    const name = reader.text('Name');
    if (isVacantName(name) || (name !== '' && saysNoName(name) && isBlank(reader.cell('Staff code')))) {
      vacant += 1;
      continue;
    }
    const passed = assessedRow(reader, header, kind === 'AST', area);
    if (passed !== null) assessed.push(followAssessed(passed, on, pay));
    const facts = staffFacts(reader, header, kind === 'AST', ways);
    if (facts.statesQualification) rows.push(rowOf(facts, on));
    else notStated += 1;
  }
  return { on, sheet: grid.name, rows, notStated, vacant, assessed, problems: [...listProblems(grid, header, on, ways), ...rows.flatMap(({ facts }) => facts.problems)] };
}
