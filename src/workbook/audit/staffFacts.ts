/** What a row of the staff list says of a teacher's qualification and career (APP-1, APP-2, ATS-1, REV-3), AST or not. */
import { compareFractions, WHOLE } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import { scalePointText, type Area, type ScalePoint } from '../../domain/scales';
import type { AssessedRow } from '../../audit';
import type { CareerStage, Qualification, QualifiedOn, TeacherFacts } from '../../rules/eligibility';
import { LAST_POINTS } from '../../rules/payBook';
import { cellText, isDateCell, tidy } from '../port';
import { isBlank, isUnreadable, readArea, readAssessed, readDate, readFte, readPoint, readReference, readRole } from '../staff/cells';
import type { StaffHeader } from '../staff/header';
import type { RowReader } from '../staff/rowReader';
import { readQualification, yearAlone } from './qualification';

/** How the user says what a staff list does not: the command line and the pane have their own words. */
export interface EligibilityWays {
  /** Ends “say which heading stands for it …”. */
  readonly standsFor: (heading: string, column: FactColumn) => string;
  /** Ends “Ask for an earlier day …”. */
  readonly otherDay: string;
}

/** The columns that the facts are read from. */
export type FactColumn = 'Qualification' | 'Qualified on' | 'Role' | 'Point';

export interface StaffFacts extends TeacherFacts {
  readonly school: string;
  readonly establishment: string;
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  readonly role: string;
  readonly point: string;
  /** Whether the row says anything under Qualification or Qualified on. */
  readonly statesQualification: boolean;
  /** The cell that would say the fact; `undefined` where the list has no such column. */
  readonly cellOf: (column: FactColumn) => string | undefined;
  /** What could not be read. */
  readonly problems: readonly Problem[];
}

const UNQUALIFIED_ROLE = /\bunqualified\b|\binstructor\b|\btrainee\b|\bstudent teacher\b/i;
/** Words of a role that name the main pay scale; “teacher” alone names none. */
const MAIN_ROLE = /\bmain\b|\bmps\d?\b|\bms\b|\bm[1-6]\b|\bnqt\b/i;
const VACANT = /^(?:(?:post )?vacan(?:t|cy)|to be (?:appointed|advised|confirmed|advertised)|tb[acd]|unfilled|not filled|nobody|none|advert(?:ised)?)\b/i;
/** What stands in a cell for no name: n/a, not applicable, dashes, of a forename and a surname alike. “Na” is a name. */
const NO_NAME = /^(?:(?:n ?\/ ?a|n\. ?a\.?|not applicable|[-–—]+)(?:\s+|$))*$/i;
/** A college that calls itself one of further education is no maintained school; of any other its name says nothing. */
const FURTHER_EDUCATION = /\bfurther education\b|\bfe college\b|\bcollege of fe\b/i;

/** Whether the name stands for nobody: vacant, to be appointed. */
export function isVacantName(name: string): boolean {
  return VACANT.test(tidy(name));
}

/** Whether the name says nothing: it is blank, n/a or a dash. A staff code beside it may still be somebody’s. */
export function saysNoName(name: string): boolean {
  return NO_NAME.test(tidy(name));
}

interface Career {
  readonly stage: CareerStage | null;
  /** The point of the main or upper scale, where the row says one. */
  readonly point: ScalePoint | null;
  readonly problem?: { readonly found: string; readonly expected: string };
}

/** The point with its own scale, else that of the role; `null` where it is none of the main or upper scale. */
function scalePointOf(reader: RowReader, roleText: string, scaleOfRole: 'Main' | 'Upper' | undefined): ScalePoint | null {
  const pointCell = reader.cell('Point');
  const reading = readPoint(isBlank(pointCell) ? roleText : pointCell);
  if (isUnreadable(reading)) return null;
  const scale = reading.value.scale ?? scaleOfRole;
  return scale === undefined || scale === 'AST' ? null : { scale, point: reading.value.point };
}

/** The scale of the point says the stage; without one the role does. They must not contradict each other. */
function careerOf(reader: RowReader, isAst: boolean): Career {
  if (isAst) return { stage: 'ast', point: null };
  const roleText = cellText(reader.roleCell());
  const role = readRole(reader.roleCell());
  const kind = isUnreadable(role) ? 'other' : role.value;
  const scaleOfRole = kind === 'Upper' ? 'Upper' : kind === 'Main' && MAIN_ROLE.test(roleText) ? 'Main' : undefined;
  const point = scalePointOf(reader, roleText, scaleOfRole);
  if (kind === 'Excellent Teacher') return { stage: 'excellent teacher', point: null };
  if (point !== null && (point.point < 1 || point.point > LAST_POINTS[point.scale])) {
    return { stage: null, point: null, problem: { found: `“${reader.text('Point') || roleText}”`, expected: 'a point from M1 to M6 or U1 to U3' } };
  }
  if (point !== null && scaleOfRole !== undefined && point.scale !== scaleOfRole) {
    return { stage: null, point: null, problem: { found: `“${reader.text('Point')}” with the role “${roleText}”`, expected: 'a point of the scale that the role names' } };
  }
  if (point !== null) return { stage: point.scale === 'Main' ? 'main' : 'upper', point };
  if (kind === 'Leadership') return { stage: 'leadership', point: null };
  return { stage: scaleOfRole === undefined ? null : scaleOfRole === 'Main' ? 'main' : 'upper', point: null };
}

/** The teacher whom the row names, else the row. */
function nameOf(reader: RowReader): string {
  return [reader.text('Forename'), reader.text('Name')].filter((part) => part !== '').join(' ') || reader.text('Staff code') || `row ${String(reader.row)}`;
}

function headingOf(header: StaffHeader, column: FactColumn): string {
  return header.headings.find((heading) => heading.column === column)?.text ?? column;
}

type Ask = (rule: string, column: FactColumn, found: string, expected: string, wayOut: string) => void;

function qualificationOf(reader: RowReader, header: StaffHeader, ask: Ask): Qualification | null {
  const value = reader.cell('Qualification');
  if (isBlank(value)) return null;
  const reading = readQualification(value, headingOf(header, 'Qualification'));
  if (!isUnreadable(reading)) return reading.value;
  ask('APP-1', 'Qualification', reading.found, reading.expected, 'Until then the qualification counts as not stated.');
  return null;
}

function qualifiedOnOf(reader: RowReader, header: StaffHeader, ask: Ask, ways: EligibilityWays): QualifiedOn | null {
  const value = reader.cell('Qualified on');
  if (isBlank(value)) return null;
  const reading = readDate(value);
  if (!isUnreadable(reading)) return reading.value;
  const year = yearAlone(value);
  if (year !== undefined) {
    const found = isDateCell(value) ? `${reading.found}, which is what Excel shows for the number ${String(year)}` : `${reading.found}, which is only a year`;
    ask('ATS-1', 'Qualified on', found, `the day, such as 01/09/${String(year)}`, 'Enter the day: four years count from it.');
    return { year };
  }
  const heading = headingOf(header, 'Qualified on');
  const saysWhat = !isUnreadable(readQualification(value, 'QTS'));
  ask('ATS-1', 'Qualified on', reading.found, reading.expected, saysWhat ? `If the column says who is qualified, head it “Qualification”, or say what it stands for ${ways.standsFor(heading, 'Qualification')}.` : 'Until then the day counts as not stated.');
  return null;
}

/** The facts of one row. `isAst`: it is an AST's. What cannot be read is a question and never guessed. */
export function staffFacts(reader: RowReader, header: StaffHeader, isAst: boolean, ways: EligibilityWays): StaffFacts {
  const problems: Problem[] = [];
  const { sheet, row } = reader;
  const name = nameOf(reader);
  const ask: Ask = (rule, column, found, expected, wayOut) => {
    const cell = reader.addressOf(column);
    const where = cell === undefined ? `row ${String(row)} of “${sheet}”` : `cell ${cell} of “${sheet}” (${column})`;
    problems.push({ severity: 'question', rule, sheet, ...(cell === undefined ? {} : { cell }), post: reader.postId, found, expected, message: `${name}: ${where} holds ${found}; expected ${expected}. ${wayOut}` });
  };
  const qualification = qualificationOf(reader, header, ask);
  const qualifiedOn = qualifiedOnOf(reader, header, ask, ways);
  const { stage, point, problem } = careerOf(reader, isAst);
  if (problem !== undefined) ask('APP-2', 'Point', problem.found, problem.expected, 'Until then the career stage is not known.');
  const fte = readFte(reader.cell('FTE'));
  const before = readReference(reader.cell('Reference point'));
  const school = reader.text('School') || header.school;
  const role = cellText(reader.roleCell());
  return {
    school, establishment: reader.text('Establishment') || header.establishment, name, sheet, row, role,
    point: point === null ? reader.text('Point') : scalePointText(point),
    qualification, qualifiedOn, stage,
    before: isUnreadable(before) ? null : before.value,
    isPartTime: !isUnreadable(fte) && compareFractions(fte.value, WHOLE) < 0,
    isUnqualifiedRole: UNQUALIFIED_ROLE.test(role),
    isMaintained: FURTHER_EDUCATION.test(school) ? false : null,
    statesQualification: !isBlank(reader.cell('Qualification')) || !isBlank(reader.cell('Qualified on')),
    cellOf: (column) => reader.addressOf(column),
    problems,
  };
}

/** A row that is no AST's, on a point of the main or upper scale, with a day of passing the assessment (REV-3); else `null`. */
export function assessedRow(reader: RowReader, header: StaffHeader, isAst: boolean, area: Area | null, book = ''): AssessedRow | null {
  const assessed = isBlank(reader.cell('Assessed on')) ? undefined : readAssessed(reader.cell('Assessed on'));
  if (isAst || assessed === undefined || isUnreadable(assessed) || typeof assessed.value !== 'number') return null;
  const { point } = careerOf(reader, false);
  if (point === null) return null;
  const [before, own, fte] = [readReference(reader.cell('Reference point')), readArea(reader.cell('Area')), readFte(reader.cell('FTE'))];
  return {
    school: reader.text('School') || header.school, establishment: reader.text('Establishment') || header.establishment,
    post: reader.postId, holder: nameOf(reader), book, sheet: reader.sheet,
    cell: (isBlank(reader.cell('Point')) ? undefined : reader.addressOf('Point')) ?? reader.addressOf('Role') ?? '',
    assessedOn: assessed.value, point, before: isUnreadable(before) ? null : before.value,
    area: isUnreadable(own) ? (area ?? header.area) : own.value,
    fte: isUnreadable(fte) ? WHOLE : fte.value,
  };
}
