/** The formulas of AST Range model: they follow its yellow cells, AST Posts, AST Pay points and AST Assumptions. */
import { FIRST_POINT, LAST_RANGE_START, MOST_POINTS_A_YEAR } from '../../../rules/astPay';
import { LAST_POINTS } from '../../../rules/payBook';
import type { Formula } from '../../sheetWrite';
import { at, rowOf, toPenny } from './formula';
import { LOOK_AT, RANGE_POINTS } from './names';
import { ASKED_CHANGE, BEGINS, FTE, inputName, ofPost, payOf, POLICY, POST_ROW, PRESENT_POINT, SCHOOL_YEAR, TOP } from './rangeFacts';
import { pointAtChange, pointIn, pointInNew } from './rangePath';

const AREA = inputName('area');
const ON = inputName('on');
const START = inputName('start');
const AMOUNT = inputName('nowAmount');

/** Whether the cell holds no number between the two; text is none. */
function isNoWhole(cell: Formula, least: number, most: number): Formula {
  return `IF(ISNUMBER(${cell}),OR(${cell}<${String(least)},${cell}>${String(most)},${cell}<>INT(${cell})),TRUE)`;
}

/** Whether the cell holds something else than an amount. */
function isNoAmount(cell: Formula): Formula {
  return `IF(${cell}="",FALSE,IF(ISNUMBER(${cell}),${cell}<0,TRUE))`;
}

const PRESENT_POINTS = '|U1|U2|U3|M1|M2|M3|M4|M5|M6|';

/** What is wrong with a yellow cell, in one sentence; empty where the formulas can use them all. `otherwise` is what to do for pay figures that are not there. */
export function inputCheck(otherwise: string, hasPosts: boolean): Formula {
  const [fte, policy] = [inputName('fte'), inputName('policy')];
  const said: readonly (readonly [isWrong: Formula, sentence: string])[] = [
    [isNoWhole(START, FIRST_POINT, LAST_RANGE_START), `The first point must be ${String(FIRST_POINT)} to ${String(LAST_RANGE_START)}: a range is five points [PAY-3].`],
    [`IF(${fte}="",FALSE,IF(ISNUMBER(${fte}),OR(${fte}<=0,${fte}>1),TRUE))`, 'FTE must be above 0 and at most 1 [PAY-12].'],
    [`AND(${AMOUNT}="",ISERROR(FIND("|"&${PRESENT_POINT}&"|","${PRESENT_POINTS}")))`, 'There is no such point to be paid on now: U1 to U3, M1 to M6.'],
    [`OR(${isNoAmount(AMOUNT)},${AMOUNT}&""="0")`, 'What is paid now must be an amount in £ for a full-time year.'],
    [isNoAmount(inputName('cover')), 'Cover cost must be an amount in £ a year.'],
    [`IF(${policy}="",FALSE,${isNoWhole(policy, 0, MOST_POINTS_A_YEAR)})`, `Points each September must be 0, 1 or ${String(MOST_POINTS_A_YEAR)} [PAY-6].`],
    [`NOT(ISNUMBER(${ON}))`, 'The first day in the post must be a date.'],
    ...(hasPosts ? [
      [`AND(${inputName('post')}<>"",${POST_ROW}=0)`, 'There is no such post on “AST Posts”: a new post is modelled in its place.'],
      [`IF(${POST_ROW}=0,FALSE,${ofPost(LOOK_AT)}<>"")`, 'The row of the post on “AST Posts” has an entry that makes no sense: see “Look at” there.'],
    ] as const : []),
    ['ISERROR(SUM(AST_RangeYears[School, average]))', `There are no pay figures for this area or year on “AST Pay points”: ${otherwise}.`],
  ];
  return said.reduceRight((rest, [isWrong, sentence]) => `IF(${isWrong},"${sentence}",${rest})`, '""');
}

const point = rowOf('AST_RangePoints');
const progression = rowOf('AST_RangeProgression');
const PRESENT = 'INDEX(AST_RangePoints[At this FTE],ROWS(AST_RangePoints[At this FTE]))';

/** The place of a row in its table, from 1. */
function rowIn(table: string, header: string): Formula {
  return `(ROW()-ROW(${table}[[#Headers],[${header}]]))`;
}

/** The points of the range, then the upper pay spine, then the present pay. */
const POINT_ROW = rowIn('AST_RangePoints', 'Point');
const IS_PRESENT = `${POINT_ROW}>${RANGE_POINTS}+${String(LAST_POINTS.Upper)}`;
/** The point by which a row of the table of points finds its pay. */
const POINT_OF_ROW = `IF(${IS_PRESENT},${PRESENT_POINT},IF(${POINT_ROW}>${RANGE_POINTS},"U"&(${POINT_ROW}-${RANGE_POINTS}),"AST "&(${START}+${POINT_ROW}-1)))`;

/** The formula of the present pay where that is an amount, and of every other. */
function unlessAmount(amount: Formula, otherwise: Formula): Formula {
  return `IF(AND(${IS_PRESENT},${AMOUNT}<>""),${amount},${otherwise})`;
}

/** The formulas of the table of points, by its headers. */
export const POINT_FORMULAS: Readonly<Record<string, Formula>> = {
  Point: `IF(${IS_PRESENT},"Present pay"&IF(${AMOUNT}<>"",""," ("&${PRESENT_POINT}&IF(${inputName('now')}="",", assumed","")&")"),${POINT_OF_ROW})`,
  'A year': unlessAmount(AMOUNT, `IFERROR(${payOf(POINT_OF_ROW, SCHOOL_YEAR)},"")`),
  'At this FTE': `IF(${point('A year')}="","",${toPenny(`${point('A year')}*${FTE}`)})`,
  'Over present': `IF(OR(${point('At this FTE')}="",${PRESENT}=""),"",${toPenny(`${point('At this FTE')}-${PRESENT}`)})`,
  'Over present %': `IF(${point('Over present')}="","",ROUND(${point('Over present')}/${PRESENT},3))`,
  Status: unlessAmount('"user"', `IFERROR(INDEX(AST_PayPoints[Status],MATCH(${AREA}&" "&${POINT_OF_ROW}&" "&${SCHOOL_YEAR},AST_PayPoints[Key],0)),"missing")`),
};

/** The school year of a row: the first is that of the first day in the post. */
const YEAR_OF_ROW = `${SCHOOL_YEAR}+${rowIn('AST_RangeProgression', 'School year')}-1`;

export const SCHOOL_YEAR_FORMULA: Formula = `(${YEAR_OF_ROW})&"/"&RIGHT(${YEAR_OF_ROW}+1,2)`;

export function progressionFormulas(policy: number): { readonly point: Formula; readonly pay: Formula } {
  const way = { begins: BEGINS, top: TOP, policy: String(policy) };
  return {
    point: `IF(${ASKED_CHANGE}<=DATE(${YEAR_OF_ROW},9,1),${pointInNew(YEAR_OF_ROW, pointAtChange(way), way)},${pointIn(YEAR_OF_ROW, way)})`,
    pay: `IFERROR(${toPenny(`${payOf(`"AST "&${progression(`${String(policy)} a year: point`)}`, YEAR_OF_ROW)}*${FTE}`)},"")`,
  };
}

const year = rowOf('AST_RangeYears');
/** What the working comes to in the row of a policy and a year. */
const worked = (header: string): Formula => at('AST_RangeMonths', header, year('Working row'));

/** The formulas of the years, by the headers of the columns that a reader looks at. */
export const YEAR_FORMULAS: Readonly<Record<string, Formula>> = {
  'Policy and year': `${worked('Points')}&IF(${worked('Points')}=1," point"," points")&" each September"&IF(${worked('Points')}=${POLICY},IF(${inputName('policy')}=""," (in force)"," (as asked)"),"")&", "&${worked('Financial year')}`,
  Months: `ROUND(${worked('Months live')},4)`,
  'Salary and R&R': toPenny(`${worked('Salary')}+${worked('R&R')}`),
  'On-costs': toPenny(`${worked('NI')}+${worked('Pension')}`),
  ...Object.fromEntries(['Cover', 'Without AST', 'Grant, average', 'School, average', 'Grant, actual', 'School, actual'].map((header) => [header, worked(header)])),
};

/** By which a row of the years finds its working, and the place of that. */
export const YEAR_KEY = 'Key';
export const YEAR_WORKING_ROW: Formula = `MATCH(${year(YEAR_KEY)},AST_RangeMonths[Key],0)`;

const range = rowOf('AST_RangeRanges');

/** The formulas of the fourteen ranges over so many years, by their headers. */
export function heatFormulas(years: number): Readonly<Record<string, Formula>> {
  const start = rowIn('AST_RangeRanges', 'Range');
  const inYear = (header: string, after: number): Formula => `SUMIFS(AST_RangeMonths[${header}],AST_RangeMonths[Range],${range('Range')},AST_RangeMonths[Years after],${String(after)})`;
  const together = (header: string): Formula => `IFERROR(${toPenny(`SUMIFS(AST_RangeMonths[${header}],AST_RangeMonths[Range],${range('Range')})`)},"")`;
  const whereKnown = (amount: Formula): Formula => `IF(${range('School, average')}="","",${amount})`;
  return {
    // The first range starts on point 1, the next on 2, and so on.
    Range: `${start}&" to "&(${start}+${RANGE_POINTS}-1)&IF(${START}=${start}," (as asked)","")`,
    'First point': `IFERROR(${payOf(`"AST "&LEFT(${range('Range')},FIND(" ",${range('Range')})-1)`, SCHOOL_YEAR)},"")`,
    'Cost, first year': whereKnown(inYear('Cost', 0)),
    'Cost, only year': whereKnown(inYear('Cost', 0)),
    'Cost, last year': whereKnown(inYear('Cost', years - 1)),
    'School, average': together('School, average'),
    'School, actual': together('School, actual'),
    'Dearest year': whereKnown(`MAX(${Array.from({ length: years }, (_, after) => inYear('School, average', after)).join(',')})`),
  };
}

/** The heading of the fourteen ranges. */
export const HEAT_HEADING: Formula = `"The fourteen ranges side by side, "&${POLICY}&IF(${POLICY}=1," point"," points")&" each September"`;
