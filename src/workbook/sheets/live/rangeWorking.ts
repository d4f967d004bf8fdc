/** The working of the range model, year by year: a row for each policy on the range asked about, and for each range under the policy in force. */
import type { Formula } from '../../sheetWrite';
import { daysWithin, insuranceOn, monthsBetween, rowOf, setting, toPenny } from './formula';
import { MONTH_NAMES, MONTHS_BEFORE_SEPTEMBER } from './monthColumns';
import { RANGE_POINTS } from './names';
import {
  CHANGE, COVER, FTE, FUNDED, inputName, LAST_DAY, LOST, NEVER, ON_SPINE, OWN_POINT, OWN_START, OWN_TOP, payOf, POLICY, POST_ROW, PRESENT_POINT, RETAINED, RR, TRANSFERRED,
} from './rangeFacts';
import { pointAtChange, pointIn, pointInNew, type WorkingColumn } from './rangePath';

export interface WorkingRow {
  /** The first point of the range; `null` for that of the question. */
  readonly start: number | null;
  /** Points each September; `null` for those of the question, else of the plan. */
  readonly policy: number | null;
  /** Financial years after that of the first day in the post. */
  readonly after: number;
}

/** By which the tables of AST Range model find a row. */
export function workingKey({ start, policy, after }: WorkingRow): string {
  return `${start === null ? `${String(policy)} a September` : `from ${String(start)}`}, year ${String(after + 1)}`;
}

const cell = rowOf('AST_RangeMonths');
const AMOUNT = inputName('nowAmount');
const ON = inputName('on');
const START = inputName('start');
const way = { begins: cell('Point at first'), top: cell('Top'), policy: cell('Points') };
const YEAR = `YEAR(${cell('Year from')})`;
const isOwn = `AND(${POST_ROW}>0,${cell('First point')}=${OWN_START})`;
const rate = (header: string): Formula => `INDEX(AST_Rates[${header}],${cell('Rate row')})`;
const BEFORE_SEPTEMBER = `${cell('September')}-1`;
const BEFORE_CHANGE = `${cell('Change')}-1`;

function column(header: string, style: WorkingColumn<WorkingRow>['style'], about: string, formula: Formula): WorkingColumn<WorkingRow> {
  return { header, style, about, formula };
}

/** The four stretches of a year in which pay does not change: before and after 1 September, each in the old range and in the new. */
const STRETCHES = [
  { name: 'to August', from: [cell('On spine')], to: [cell('To'), BEFORE_SEPTEMBER, BEFORE_CHANGE], year: `${YEAR}-1`, isNew: false },
  { name: 'to August, new range', from: [cell('On spine'), cell('Change')], to: [cell('To'), BEFORE_SEPTEMBER], year: `${YEAR}-1`, isNew: true },
  { name: 'from September', from: [cell('On spine'), cell('September')], to: [cell('To'), BEFORE_CHANGE], year: YEAR, isNew: false },
  { name: 'from September, new range', from: [cell('On spine'), cell('September'), cell('Change')], to: [cell('To')], year: YEAR, isNew: true },
] as const;

const PRESENTS = [
  { name: 'to August', from: [cell('From')], to: [cell('To'), BEFORE_SEPTEMBER], year: `${YEAR}-1` },
  { name: 'from September', from: [cell('From'), cell('September')], to: [cell('To')], year: YEAR },
] as const;

/** The pay where there is a day of it, else 0. */
function where({ from, to }: { readonly from: readonly Formula[]; readonly to: readonly Formula[] }, pay: Formula): Formula {
  return `IF(MAX(${from.join(',')})<=MIN(${to.join(',')}),${pay},0)`;
}

/** Days of the month within a stretch. */
function daysOf({ from, to }: { readonly from: readonly Formula[]; readonly to: readonly Formula[] }, start: Formula, end: Formula): Formula {
  return daysWithin([...from, start], [...to, end]);
}

function month(index: number, isPresent: boolean): Formula {
  const [start, end] = [`EDATE(${cell('Year from')},${String(index)})`, `EOMONTH(${cell('Year from')},${String(index)})`];
  const half = index < MONTHS_BEFORE_SEPTEMBER ? 'to August' : 'from September';
  const employed = daysWithin([cell('From'), start], [cell('To'), end]);
  const present = `${cell(`Present ${half}`)}*`;
  if (isPresent) return `${present}${employed}*${FTE}/12/DAY(${end})`;
  const pay = [
    `${present}${daysWithin([cell('From'), start], [cell('To'), `${cell('On spine')}-1`, end])}`,
    ...STRETCHES.filter(({ name }) => name.startsWith(half)).map((stretch) => `${cell(`Pay ${stretch.name}`)}*${daysOf(stretch, start, end)}`),
  ];
  return `((${pay.join('+')})*${FTE}+${RR}*${employed})/12/DAY(${end})`;
}

const months = (prefix: string): Formula => `AST_RangeMonths[[#This Row],[${prefix}Apr]:[${prefix}Mar]]`;
const insurance = (prefix: string): Formula => insuranceOn(months(prefix), rate);
const pension = (prefix: string): Formula => toPenny(`SUMPRODUCT(${months(prefix)},INDEX(AST_Rates[[Apr]:[Mar]],${cell('Rate row')},0))/100`);
/** A yearly amount for the months on the spine. */
const forMonthsLive = (annual: Formula): Formula => toPenny(`${annual}*${cell('Months live')}/12`);
const grant = (amount: Formula): Formula => forMonthsLive(`${amount}*${FTE}`);
const sum = (...headers: readonly string[]): Formula => headers.map(cell).join('+');
const paid = (method: 'average' | 'actual'): Formula => toPenny(`${cell('Cost')}-${cell('Without AST')}-${cell(`Grant, ${method}`)}`);

/** The columns, each of which looks at those before it. */
export const RANGE_WORKING: readonly WorkingColumn<WorkingRow>[] = [
  { header: 'Key', style: 'plain', about: 'By which AST Range model finds the row', key: workingKey },
  { header: 'Start', style: 'number', about: 'The first point of the range; blank for the one asked about', key: ({ start }) => start },
  { header: 'Policy', style: 'number', about: 'Points each September; blank for those in force', key: ({ policy }) => policy },
  { header: 'Years after', style: 'number', about: 'Financial years after that of the first day in the post', key: ({ after }) => after },
  column('First point', 'number', 'The first point of the range (PAY-3)', `IF(${cell('Start')}="",${START},${cell('Start')})`),
  column('Range', 'plain', 'The range, of the fourteen; blank for the one asked about', `IF(${cell('Start')}="","",${cell('First point')}&" to "&(${cell('First point')}+${RANGE_POINTS}-1)&IF(${cell('First point')}=${START}," (as asked)",""))`),
  column('Points', 'number', 'Points each September where none are decided (PAY-5)', `IF(${cell('Policy')}="",${POLICY},${cell('Policy')})`),
  column('Point at first', 'number', 'The point on the first day: the post’s own on its own range, else the first (PAY-4)', `IF(${isOwn},${OWN_POINT},${cell('First point')})`),
  column('Top', 'number', 'The last point of the range, before it changes', `IF(${isOwn},${OWN_TOP},${cell('First point')}+${RANGE_POINTS}-1)`),
  column('Change', 'date', 'The day of the change of the post’s own range (PAY-7)', `IF(${isOwn},${CHANGE},${NEVER})`),
  column('Point at change', 'number', 'The point on the day of the change (PAY-7)', pointAtChange(way)),
  column('Year from', 'date', '1 April', `DATE(YEAR(EDATE(${ON},-3))+${cell('Years after')},4,1)`),
  column('Financial year', 'plain', 'The financial year', `${YEAR}&"-"&RIGHT(${YEAR}+1,2)`),
  column('Rate row', 'number', 'The row of the year among the rates', `MATCH(${cell('Financial year')},AST_Rates[Year],0)`),
  column('September', 'date', '1 September', `EDATE(${cell('Year from')},5)`),
  column('From', 'date', 'First day in the post in the year', `MAX(${cell('Year from')},${ON})`),
  column('To', 'date', 'Last day in the post in the year', `MIN(EOMONTH(${cell('Year from')},11),${LAST_DAY})`),
  column('On spine', 'date', 'First day on the AST pay spine in the year (PAY-11)', `MAX(${cell('From')},${ON_SPINE})`),
  column('Months employed', 'months', 'Months in the post', monthsBetween(cell('From'), cell('To'))),
  column('Months live', 'months', 'Months on the AST pay spine', monthsBetween(cell('On spine'), cell('To'))),
  ...STRETCHES.map(({ name, year, isNew }) => column(`Point ${name}`, 'number', 'The point in this part of the year (PAY-5, PAY-7)', isNew ? pointInNew(year, cell('Point at change'), way) : pointIn(year, way))),
  ...STRETCHES.map((stretch) => column(`Pay ${stretch.name}`, 'money', 'Full-time pay a year; 0 where there is no day on it (PAY-2)', where(stretch, payOf(`"AST "&${cell(`Point ${stretch.name}`)}`, stretch.year)))),
  ...PRESENTS.map((stretch) => column(`Present ${stretch.name}`, 'money', 'What the holder would be paid otherwise (PAY-9)', where(stretch, `IF(${AMOUNT}<>"",${AMOUNT},${payOf(PRESENT_POINT, stretch.year)})`))),
  ...MONTH_NAMES.map((name, index) => column(name, 'money', 'Pay and R&R of the month, before rounding (PAY-2)', month(index, false))),
  ...MONTH_NAMES.map((name, index) => column(`Present ${name}`, 'money', 'Present pay of the month, before rounding (PAY-9)', month(index, true))),
  column('Salary', 'money', 'Pay × FTE, by the month (PAY-2, PAY-12)', toPenny(`SUM(${months('')})-${RR}*${cell('Months employed')}/12`)),
  column('R&R', 'money', 'Recruitment or retention incentive (PAY-8)', toPenny(`${RR}*${cell('Months employed')}/12`)),
  column('NI', 'money', 'Employer’s National Insurance (FUND-4)', insurance('')),
  column('Pension', 'money', 'Employer’s pension contribution (FUND-4)', pension('')),
  column('Present salary', 'money', 'Present pay × FTE, by the month (PAY-9)', toPenny(`SUM(${months('Present ')})`)),
  column('Present NI', 'money', 'National Insurance on that (PAY-9)', insurance('Present ')),
  column('Present pension', 'money', 'Pension contribution on that (PAY-9)', pension('Present ')),
  column('Cover', 'money', 'Cost of cover (OUT-5)', forMonthsLive(COVER)),
  column('Cost', 'money', 'Salary, R&R, on-costs and cover', toPenny(sum('Salary', 'R&R', 'NI', 'Pension', 'Cover'))),
  column('Without AST', 'money', 'What the teacher would cost otherwise (PAY-9)', toPenny(sum('Present salary', 'Present NI', 'Present pension'))),
  column('Grant, average', 'money', 'So much a post × FTE × months ÷ 12 (FUND-1)', `IF(${FUNDED}=0,0,${grant(`(${setting('grantOutreach')}+${setting('grantSalary')})`)})`),
  column('Eligible salary', 'money', 'What the grant by actual cost may cover (FUND-3, FUND-4)', toPenny(`MAX(0,${toPenny(`${cell('Salary')}-${cell('Present salary')}`)}-${forMonthsLive(RETAINED)})+${forMonthsLive(LOST)}+${forMonthsLive(TRANSFERRED)}`)),
  column('Grant, actual', 'money', 'Outreach in full, and eligible salary (FUND-3)', `IF(${FUNDED}=0,0,${toPenny(`${grant(setting('grantOutreach'))}+${cell('Eligible salary')}`)})`),
  column('School, average', 'money', 'What the school pays with the grant by average cost (FUND-4)', paid('average')),
  column('School, actual', 'money', 'What the school pays with the grant by actual cost (FUND-4)', paid('actual')),
];
