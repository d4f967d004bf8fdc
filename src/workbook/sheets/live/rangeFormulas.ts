/** The formulas of AST Range model: they follow its yellow cells, AST Pay points and AST Assumptions. For a new post. */
import { FIRST_POINT, LAST_RANGE_START, MOST_POINTS_A_YEAR } from '../../../rules/astPay';
import { LAST_POINTS } from '../../../rules/payBook';
import type { RangeInput } from '../../range/inputs';
import type { ColumnFormula, Formula, Style } from '../../sheetWrite';
import { daysWithin, monthsBetween, rowOf, setting, toPenny } from './formula';
import { MONTH_NAMES } from './monthColumns';
import { RANGE_POINTS } from './names';

/** April to August belong to the school year before, with its pay. */
const MONTHS_BEFORE_SEPTEMBER = 5;

/** The name of an input’s cell. */
export function inputName(input: RangeInput): Formula {
  return setting(`range_${input}`);
}

const AREA = inputName('area');
const ON = inputName('on');
const START = inputName('start');
const FTE = `IF(${inputName('fte')}="",1,${inputName('fte')})`;
const AMOUNT = inputName('nowAmount');
const PRESENT_POINT = `IF(${inputName('now')}="","U3",UPPER(${inputName('now')}))`;
/** The calendar year of the 1 September on or before the first day in the post. */
const SCHOOL_YEAR = `YEAR(EDATE(${ON},-8))`;
/** 1 where the first September brings no rise, because too little of the school year before was served (PAY-5). */
const SHORT = `IF(DATE(${SCHOOL_YEAR}+1,9,1)-${ON}<7*${setting('leastWeeks')},1,0)`;
const POLICY = `IF(${inputName('policy')}="",${setting('policy')},${inputName('policy')})`;

/** The text in words of a formula, or the next formula where the condition does not hold. */
function sayIf(condition: Formula, sentence: string, otherwise: Formula): Formula {
  return `IF(${condition},"${sentence}",${otherwise})`;
}

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
export function inputCheck(otherwise: string): Formula {
  const fte = inputName('fte');
  return sayIf(isNoWhole(START, FIRST_POINT, LAST_RANGE_START), `The first point must be ${String(FIRST_POINT)} to ${String(LAST_RANGE_START)}: a range is five points [PAY-3].`,
    sayIf(`IF(${fte}="",FALSE,IF(ISNUMBER(${fte}),OR(${fte}<=0,${fte}>1),TRUE))`, 'FTE must be above 0 and at most 1 [PAY-12].',
      sayIf(`AND(${AMOUNT}="",ISERROR(FIND("|"&${PRESENT_POINT}&"|","${PRESENT_POINTS}")))`, 'There is no such point to be paid on now: U1 to U3, M1 to M6.',
        sayIf(`OR(${isNoAmount(AMOUNT)},${AMOUNT}&""="0")`, 'What is paid now must be an amount in £ for a full-time year.',
          sayIf(isNoAmount(inputName('cover')), 'Cover cost must be an amount in £ a year.',
            sayIf(`IF(${inputName('policy')}="",FALSE,${isNoWhole(inputName('policy'), 0, MOST_POINTS_A_YEAR)})`, `Points each September must be 0, 1 or ${String(MOST_POINTS_A_YEAR)} [PAY-6].`,
              sayIf(`NOT(ISNUMBER(${ON}))`, 'The first day in the post must be a date.',
                sayIf('ISERROR(SUM(AST_RangeYears[School, average]))', `There are no pay figures for this area or year on “AST Pay points”: ${otherwise}.`, '""'))))))));
}

/** Full-time pay of a scale point, such as "U3", in a school year. */
function payOf(scalePoint: Formula, schoolYear: Formula): Formula {
  return `INDEX(AST_PayPoints[Pay £],MATCH(${AREA}&" "&${scalePoint}&" "&(${schoolYear}),AST_PayPoints[Key],0))`;
}

/** The point in a school year at so many points a September, never past the top of the range (PAY-5, PAY-6). */
function pointIn(schoolYear: Formula, policy: Formula): Formula {
  return `MIN(${START}+${policy}*MAX(0,(${schoolYear})-${SCHOOL_YEAR}-${SHORT}),${START}+${RANGE_POINTS}-1)`;
}

/** A column of the working, beside the columns that a reader looks at. */
export interface WorkingColumn<Row> {
  readonly header: string;
  readonly style: Style;
  readonly about: string;
  readonly formula?: Formula;
  readonly key?: (row: Row) => string | number;
}

const point = rowOf('AST_RangePoints');
const PRESENT = 'INDEX(AST_RangePoints[At this FTE],ROWS(AST_RangePoints[At this FTE]))';
/** The rows of the table of points, from 0: the points of the range, then the upper pay spine, then the present pay. */
const FIRST_UPPER_ROW = 5;
const PRESENT_ROW = FIRST_UPPER_ROW + LAST_POINTS.Upper;

/** The point by which a row of the table of points finds its pay. */
function pointOfRow(rowAt: number): Formula {
  if (rowAt >= PRESENT_ROW) return PRESENT_POINT;
  return rowAt >= FIRST_UPPER_ROW ? `"U${String(rowAt - FIRST_UPPER_ROW + 1)}"` : `"AST "&(${START}+${String(rowAt)})`;
}

/** The formula of the row of the present pay where that is an amount, and of the others. */
function unlessAmount(rowAt: number, amount: Formula, otherwise: Formula): Formula {
  return rowAt === PRESENT_ROW ? `IF(${AMOUNT}<>"",${amount},${otherwise})` : otherwise;
}

/** The formulas of the table of points, by its headers. */
export const POINT_FORMULAS: Readonly<Record<string, ColumnFormula>> = {
  Point: (rowAt) => (rowAt === PRESENT_ROW ? `"Present pay"&IF(${AMOUNT}<>"",""," ("&${PRESENT_POINT}&IF(${inputName('now')}="",", assumed","")&")")` : pointOfRow(rowAt)),
  'A year': (rowAt) => unlessAmount(rowAt, AMOUNT, `IFERROR(${payOf(pointOfRow(rowAt), SCHOOL_YEAR)},"")`),
  'At this FTE': `IF(${point('A year')}="","",${toPenny(`${point('A year')}*${FTE}`)})`,
  'Over present': `IF(OR(${point('At this FTE')}="",${PRESENT}=""),"",${toPenny(`${point('At this FTE')}-${PRESENT}`)})`,
  'Over present %': `IF(${point('Over present')}="","",ROUND(${point('Over present')}/${PRESENT},3))`,
  Status: (rowAt) => unlessAmount(rowAt, '"user"', `IFERROR(INDEX(AST_PayPoints[Status],MATCH(${AREA}&" "&${pointOfRow(rowAt)}&" "&${SCHOOL_YEAR},AST_PayPoints[Key],0)),"missing")`),
};

/** The school year of a row: the first is that of the first day in the post. */
function yearOfRow(rowAt: number): Formula {
  return `${SCHOOL_YEAR}+${String(rowAt)}`;
}

export const SCHOOL_YEAR_FORMULA: ColumnFormula = (rowAt) => `(${yearOfRow(rowAt)})&"/"&RIGHT(${yearOfRow(rowAt + 1)},2)`;

export function progressionFormulas(policy: number): { readonly point: ColumnFormula; readonly pay: ColumnFormula } {
  const at = (rowAt: number): Formula => pointIn(yearOfRow(rowAt), String(policy));
  return { point: at, pay: (rowAt) => `IFERROR(${toPenny(`${payOf(`"AST "&${at(rowAt)}`, yearOfRow(rowAt))}*${FTE}`)},"")` };
}

const year = rowOf('AST_RangeYears');
const months = (prefix: string): Formula => `AST_RangeYears[[#This Row],[${prefix}Apr]:[${prefix}Mar]]`;
const rate = (header: string): Formula => `INDEX(AST_Rates[${header}],${year('Rate row')})`;

function insurance(prefix: string): Formula {
  const bands = (['lower limit', 'threshold', 'upper limit'] as const).map((limit) => {
    const over = `${months(prefix)}-${rate(`Yearly ${limit} £`)}/12`;
    return `SUMPRODUCT((${over}>0)*(${over}))*${rate(`Above ${limit} %`)}`;
  });
  return toPenny(`(${bands.join('+')})/100`);
}

function pension(prefix: string): Formula {
  return toPenny(`SUMPRODUCT(${months(prefix)},INDEX(AST_Rates[[Apr]:[Mar]],${year('Rate row')},0))/100`);
}

function month(index: number, beforeSeptember: string, fromSeptember: string): Formula {
  const [start, end] = [`EDATE(${year('Year from')},${String(index)})`, `EOMONTH(${year('Year from')},${String(index)})`];
  const pay = index < MONTHS_BEFORE_SEPTEMBER ? beforeSeptember : fromSeptember;
  return `${year(pay)}*${daysWithin([year('From'), start], [end])}*${FTE}/12/DAY(${end})`;
}

const grant = (amount: Formula): Formula => toPenny(`${amount}*${FTE}*${year('Months live')}/12`);
const YEAR_NUMBER = `YEAR(${year('Year from')})`;

function payIf(isThere: Formula, scalePoint: Formula, schoolYear: Formula): Formula {
  return `IF(${isThere},${payOf(scalePoint, schoolYear)},0)`;
}

function presentIf(isThere: Formula, schoolYear: Formula): Formula {
  return `IF(${AMOUNT}<>"",${AMOUNT},${payIf(isThere, PRESENT_POINT, schoolYear)})`;
}

/** The formulas of the years, by the headers of the columns that a reader looks at. */
export const YEAR_FORMULAS: Readonly<Record<string, Formula>> = {
  'Policy and year': `${year('Points')}&IF(${year('Points')}=1," point"," points")&" each September"&IF(${year('Points')}=${POLICY},IF(${inputName('policy')}=""," (in force)"," (as asked)"),"")&", "&${year('Financial year')}`,
  Months: `ROUND(${year('Months live')},4)`,
  Salary: toPenny(`SUM(${months('')})`),
  'On-costs': toPenny(`${year('NI')}+${year('Pension')}`),
  Cover: toPenny(`${inputName('cover')}*${year('Months live')}/12`),
  'Without AST': toPenny(`${year('Present salary')}+${year('Present NI')}+${year('Present pension')}`),
  'Grant, average': grant(`(${setting('grantOutreach')}+${setting('grantSalary')})`),
  'School, average': toPenny(`${year('Salary')}+${year('On-costs')}+${year('Cover')}-${year('Without AST')}-${year('Grant, average')}`),
  'Grant, actual': `${grant(setting('grantOutreach'))}+MAX(0,${toPenny(`${year('Salary')}-${year('Present salary')}`)})`,
  'School, actual': toPenny(`${year('Salary')}+${year('On-costs')}+${year('Cover')}-${year('Without AST')}-${year('Grant, actual')}`),
};

const TO_AUGUST = `${year('From')}<${year('September')}`;

/** What the figures of the years are worked out from, to the right of them. */
export const YEAR_WORKING: readonly WorkingColumn<{ readonly policy: number; readonly after: number }>[] = [
  { header: 'Points', style: 'number', about: 'Points each September (PAY-5)', key: ({ policy }) => policy },
  { header: 'Years after', style: 'number', about: 'Financial years after that of the first day in the post', key: ({ after }) => after },
  { header: 'Year from', style: 'date', about: '1 April', formula: `DATE(YEAR(EDATE(${ON},-3))+${year('Years after')},4,1)` },
  { header: 'Financial year', style: 'plain', about: 'The financial year', formula: `${YEAR_NUMBER}&"-"&RIGHT(${YEAR_NUMBER}+1,2)` },
  { header: 'Rate row', style: 'number', about: 'The row of the year among the rates', formula: `MATCH(${year('Financial year')},AST_Rates[Year],0)` },
  { header: 'September', style: 'date', about: '1 September', formula: `EDATE(${year('Year from')},5)` },
  { header: 'From', style: 'date', about: 'First day in the post in the year', formula: `MAX(${year('Year from')},${ON})` },
  { header: 'Months live', style: 'months', about: 'Months in the post in the year', formula: monthsBetween(year('From'), `EOMONTH(${year('Year from')},11)`) },
  { header: 'Point to August', style: 'number', about: 'The point before the September', formula: pointIn(`${YEAR_NUMBER}-1`, year('Points')) },
  { header: 'Point from September', style: 'number', about: 'The point from the September on', formula: pointIn(YEAR_NUMBER, year('Points')) },
  { header: 'Pay to August', style: 'money', about: 'Full-time pay a year; 0 where there is no day on it', formula: payIf(TO_AUGUST, `"AST "&${year('Point to August')}`, `${YEAR_NUMBER}-1`) },
  { header: 'Pay from September', style: 'money', about: 'Full-time pay a year', formula: payOf(`"AST "&${year('Point from September')}`, YEAR_NUMBER) },
  { header: 'Present to August', style: 'money', about: 'What the holder would be paid otherwise', formula: presentIf(TO_AUGUST, `${YEAR_NUMBER}-1`) },
  { header: 'Present from September', style: 'money', about: 'What the holder would be paid otherwise', formula: `IF(${AMOUNT}<>"",${AMOUNT},${payOf(PRESENT_POINT, YEAR_NUMBER)})` },
  ...MONTH_NAMES.map((name, index) => ({ header: name, style: 'money' as const, about: 'Pay of the month, before rounding', formula: month(index, 'Pay to August', 'Pay from September') })),
  ...MONTH_NAMES.map((name, index) => ({ header: `Present ${name}`, style: 'money' as const, about: 'Present pay of the month, before rounding', formula: month(index, 'Present to August', 'Present from September') })),
  { header: 'NI', style: 'money', about: 'Employer’s National Insurance (FUND-4)', formula: insurance('') },
  { header: 'Pension', style: 'money', about: 'Employer’s pension contribution (FUND-4)', formula: pension('') },
  { header: 'Present salary', style: 'money', about: 'Present pay × FTE, by the month', formula: toPenny(`SUM(${months('Present ')})`) },
  { header: 'Present NI', style: 'money', about: 'National Insurance on that', formula: insurance('Present ') },
  { header: 'Present pension', style: 'money', about: 'Pension contribution on that', formula: pension('Present ') },
];
