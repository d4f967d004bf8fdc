/** The point of the range's post from September to September: what each brings, and where it leads to (PAY-5, PAY-6, PAY-7). */
import type { Formula, Style } from '../../sheetWrite';
import { rowOf, setting } from './formula';
import { MOST_POINTS } from './names';
import { CHANGE, NEW_POINT, NEW_TOP, ON_SPINE, POST_ROW, SCHOOL_YEAR } from './rangeFacts';

/** A column of formulas, or of a key that they find rows by. */
export interface WorkingColumn<Row> {
  readonly header: string;
  readonly style: Style;
  readonly about: string;
  readonly formula?: Formula;
  readonly key?: (row: Row) => string | number | null;
}

/** Septembers after the first day that are looked at: those of the modelled years, and those to the top of a range. */
export const RANGE_SEPTEMBERS = 7;

const cell = rowOf('AST_RangePath');
const SEPTEMBER = `DATE(${cell('Year')},9,1)`;

export interface PathPlace {
  /** Whether there is AST Posts, with decisions on it. */
  readonly hasPosts: boolean;
  /** Whether the post has decisions for Septembers that have no column there. */
  readonly hasLater: boolean;
}

/** The decision of the post in the year of the row, else “policy”. */
function decided({ hasPosts, hasLater }: PathPlace): Formula {
  if (!hasPosts) return '"policy"';
  const later = hasLater
    ? `IF(COUNTIFS(AST_RangeDecisions[Post row],${POST_ROW},AST_RangeDecisions[Year],${cell('Year')})=0,"policy",SUMIFS(AST_RangeDecisions[Points],AST_RangeDecisions[Post row],${POST_ROW},AST_RangeDecisions[Year],${cell('Year')}))`
    : '"policy"';
  return `IF(${POST_ROW}=0,"policy",IFERROR(INDEX(AST_Posts[[Post ID]:[Read from]],${POST_ROW},MATCH("Sept "&${cell('Year')},AST_Posts[[#Headers],[Post ID]:[Read from]],0)),${later}))`;
}

/** A row for each September after the first day. */
export function pathWorking(place: PathPlace): readonly WorkingColumn<number>[] {
  const counts = cell('Counts');
  return [
    { header: 'September', style: 'number', about: 'Which September after the first day', key: (at) => at },
    { header: 'Year', style: 'number', about: 'Its year', formula: `${SCHOOL_YEAR}+${cell('September')}` },
    { header: 'Decision', style: 'plain', about: 'Points decided for it on AST Posts, or policy (PAY-5)', formula: decided(place) },
    {
      header: 'Counts', style: 'number', about: '1 where enough of the school year before was served on the AST spine (PAY-5, PAY-11)',
      formula: `IF(AND(${SEPTEMBER}>=${ON_SPINE},MAX(0,${SEPTEMBER}-MAX(${ON_SPINE},DATE(${cell('Year')}-1,9,1)))>=7*${setting('leastWeeks')}),1,0)`,
    },
    { header: 'Decided', style: 'number', about: 'Points that it brings by a decision (PAY-6)', formula: `IF(ISNUMBER(${cell('Decision')}),MIN(${MOST_POINTS},${cell('Decision')})*${counts},0)` },
    { header: 'By policy', style: 'number', about: '1 where it brings the points of the policy (PAY-5)', formula: `IF(ISNUMBER(${cell('Decision')}),0,${counts})` },
  ];
}

/** Points gained from the first day to 1 September of the year, were there no top, at so many where none are decided. */
function gainedBy(schoolYear: Formula, policy: Formula): Formula {
  const sum = (header: string): Formula => `SUMIFS(AST_RangePath[${header}],AST_RangePath[Year],"<="&(${schoolYear}))`;
  return `${sum('Decided')}+${policy}*${sum('By policy')}`;
}

/** The way of a point: where it begins, the top of its range, and the points of a September without a decision. */
export interface Way {
  readonly begins: Formula;
  readonly top: Formula;
  readonly policy: Formula;
}

/** The point in a school year, never past the top of the range (PAY-5, PAY-6). */
export function pointIn(schoolYear: Formula, { begins, top, policy }: Way): Formula {
  return `MAX(${begins},MIN(${begins}+${gainedBy(schoolYear, policy)},${top}))`;
}

/** The school year in which the range changes. */
const CHANGE_YEAR = `YEAR(EDATE(${CHANGE},-8))`;

/** The point on the day of the change of range (PAY-7). */
export function pointAtChange(way: Way): Formula {
  return `MAX(${pointIn(CHANGE_YEAR, way)},${NEW_POINT})`;
}

/** The point in a school year in the new range; it began there at `changed` (PAY-7). */
export function pointInNew(schoolYear: Formula, changed: Formula, { policy }: Way): Formula {
  return `MAX(${changed},MIN(${changed}+${gainedBy(schoolYear, policy)}-(${gainedBy(CHANGE_YEAR, policy)}),${NEW_TOP}))`;
}
