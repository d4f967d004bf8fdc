/** The working of one post in one financial year, month by month, as columns of formulas (AST Months). */
import { scalePointText } from '../../../domain/scales';
import type { Formula, Style } from '../../sheetWrite';
import { ASSUMED_REFERENCE } from '../../staff/cells';
import { isAppointed, APPOINTMENT, COVER_YEARLY } from './cover';
import { at, daysWithin, insuranceOn, monthsBetween, rowOf, setting, toPenny } from './formula';
import { GROUP_TOTAL, shareOf } from './share';
import { CHANGES_ON, FIRST_PATH_POINT, gainedBy, LAST_PATH_POINT, ON_SPINE_FROM, PLANNED_FROM, PLANNED_TO, POST_NUMBER } from './postPath';

/** The months of a financial year. */
export const MONTH_NAMES = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'] as const;
/** April to August belong to the school year before, with its pay. */
export const MONTHS_BEFORE_SEPTEMBER = 5;

export interface LiveColumn {
  readonly header: string;
  readonly style: Style;
  readonly width: number;
  readonly about: string;
  readonly formula: Formula;
}

/** A cell of the row, and one of the post’s on AST Posts. */
export const cell = rowOf('AST_Months');
export const post = (header: string): Formula => at('AST_Posts', header, cell('Post row'));
const rate = (header: string): Formula => at('AST_Rates', header, cell('Rate row'));

/** The figures of a whole post that are split between the schools of a group; the others are made from these. */
const SPLIT_FIGURES = [
  'Salary', 'R&R', 'Employer NI', 'Employer pension', 'Reference salary', 'Reference NI', 'Reference pension', 'Progression', 'Retained', 'Threshold lost', 'Transferred',
  'Eligible salary', 'Cover cost', 'Average outreach', 'Average salary', 'Actual outreach', 'Actual salary', 'Grant outreach', 'Grant salary', 'Reversion salary',
] as const;

/** The column of this school's part of a figure. */
export function ownHeader(header: (typeof SPLIT_FIGURES)[number]): string {
  return `Own ${header}`;
}

export function column(header: string, style: Style, about: string, formula: Formula, width = 12): LiveColumn {
  return { header, style, width, about, formula };
}

/** The two halves of the year, each before and after a change of range: the four stretches in which pay does not change. */
const STRETCHES = [
  { point: 'Point April', pay: 'Pay April', from: [cell('On spine')], to: [cell('To'), `${cell('September')}-1`, `${cell('Change')}-1`], years: 1 },
  { point: 'Point August', pay: 'Pay August', from: [cell('On spine'), cell('Change')], to: [cell('To'), `${cell('September')}-1`], years: 1 },
  { point: 'Point September', pay: 'Pay September', from: [cell('On spine'), cell('September')], to: [cell('To'), `${cell('Change')}-1`], years: 0 },
  { point: 'Point March', pay: 'Pay March', from: [cell('On spine'), cell('September'), cell('Change')], to: [cell('To')], years: 0 },
] as const;

/** The columns with the pay of each stretch without the points gained. */
const UNGAINED = STRETCHES.map(({ pay }) => `${pay} ungained`);

const REFERENCES = [
  { pay: 'Reference to August', from: [cell('From')], to: [cell('To'), `${cell('September')}-1`], years: 1 },
  { pay: 'Reference from September', from: [cell('From'), cell('September')], to: [cell('To')], years: 0 },
] as const;

const U_PAY = [
  { pay: 'U pay to August', from: ['Reverts on', 'Year from'], years: 1 },
  { pay: 'U pay from September', from: ['Reverts on', 'September'], years: 0 },
] as const;

/** The pay of a scale point in the school year, where there is a day on it. */
export function payWhere(days: Formula, scalePoint: Formula, yearsBefore: number): Formula {
  const year = `YEAR(${cell('September')})${yearsBefore === 0 ? '' : `-${String(yearsBefore)}`}`;
  return `IF(${days},INDEX(AST_PayPoints[Pay £],MATCH(${cell('Area')}&" "&${scalePoint}&" "&${year},AST_PayPoints[Key],0)),0)`;
}

export function some(from: readonly Formula[], to: readonly Formula[]): Formula {
  return `MAX(${from.join(',')})<=MIN(${to.join(',')})`;
}

export function monthStart(month: number): Formula {
  return `EDATE(${cell('Year from')},${String(month)})`;
}

export function monthEnd(month: number): Formula {
  return `EOMONTH(${cell('Year from')},${String(month)})`;
}

/** A month's pay and R&R: each stretch's yearly pay × FTE for its days, ÷ 12 ÷ the days of the month. */
function monthPay(month: number): Formula {
  const [start, end] = [monthStart(month), monthEnd(month)];
  const isEarly = month < MONTHS_BEFORE_SEPTEMBER;
  const [first, second] = isEarly ? [STRETCHES[0], STRETCHES[1]] : [STRETCHES[2], STRETCHES[3]];
  const reference = isEarly ? REFERENCES[0].pay : REFERENCES[1].pay;
  const offSpine = `${cell(reference)}*${daysWithin([cell('From'), start], [cell('To'), `${cell('On spine')}-1`, end])}`;
  const before = `${cell(first.pay)}*${daysWithin([cell('On spine'), start], [cell('To'), `${cell('Change')}-1`, end])}`;
  const after = `${cell(second.pay)}*${daysWithin([cell('On spine'), cell('Change'), start], [cell('To'), end])}`;
  const employed = daysWithin([cell('From'), start], [cell('To'), end]);
  return `((${offSpine}+${before}+${after})*${cell('FTE')}+${cell('R&R a year')}*${employed})/12/DAY(${end})`;
}

function monthReference(month: number): Formula {
  const [start, end] = [monthStart(month), monthEnd(month)];
  const reference = month < MONTHS_BEFORE_SEPTEMBER ? REFERENCES[0].pay : REFERENCES[1].pay;
  return `${cell(reference)}*${daysWithin([cell('From'), start], [cell('To'), end])}*${cell('FTE')}/12/DAY(${end})`;
}

/** The cells of the twelve months, or of the months up to one. */
export function monthsOf(prefix: string, last = 11): Formula {
  const name = (month: number): string => `${prefix}${MONTH_NAMES[month] ?? ''}`;
  return last === 0 ? cell(name(0)) : `AST_Months[[#This Row],[${name(0)}]:[${name(last)}]]`;
}

/** Employer's National Insurance: on what each month's pay exceeds a twelfth of each limit by (FUND-4). */
export function insurance(months: Formula): Formula {
  return insuranceOn(months, rate);
}

export function pension(months: Formula): Formula {
  return toPenny(`SUMPRODUCT((AST_Rates[Year]=${cell('Year')})*AST_Rates[[Apr]:[Mar]]*${months})/100`);
}

/** A yearly amount for the months live, ÷ 12. */
function forMonthsLive(annual: Formula): Formula {
  return toPenny(`${annual}*${cell('Months live')}/12`);
}

/** The months up to the end of a month in which grant is counted on; where a list says who pays when, those of its rows (FUND-11). */
function fundedTo(month: number, byList: boolean): Formula {
  const live = monthsBetween(cell('On spine'), `MIN(${cell('To')},${monthEnd(month)})`);
  return byList ? `IF(AND(${post(BY_LIST)}=1,${cell('Months funded')}<>${cell('Months live')}),${ofSources(grantMonthsTo(month))},${live})` : live;
}

/** A column of AST Funding sources, added up over the payers of the post in the year. */
function ofSources(header: string): Formula {
  return `ROUND(SUMIFS(AST_PaidBy[${header}],AST_PaidBy[${POST_NUMBER}],${cell(POST_NUMBER)},AST_PaidBy[Year],${cell('Year')}),9)`;
}

/** The column of AST Funding sources with the months up to the end of a month in which grant is counted on. */
export function grantMonthsTo(month: number): string {
  return `Grant months to ${MONTH_NAMES[month] ?? ''}`;
}

/** 1 where a list says who pays for the post and when. */
export const BY_LIST = 'Funded by list';

/** What has been spent of the grant by the end of a month: each element as it is earned (FUND-9). */
function spentBy(month: number, byList: boolean): Formula {
  const live = fundedTo(month, byList);
  const end = monthEnd(month);
  const employed = monthsBetween(cell('From'), `MIN(${cell('To')},${end})`);
  const additional = `MAX(0,${toPenny(`SUM(${monthsOf('', month)})-${cell('R&R a year')}*(${employed})/12`)}-${toPenny(`SUM(${monthsOf('Ref ', month)})`)})`;
  const outreach = toPenny(`${cell('Outreach spent')}*(${live})/${cell('Months funded')}`);
  const salary = (part: Formula, whole: Formula): Formula => toPenny(`${cell(ownHeader('Actual salary'))}*${part}/${whole}`);
  return (
    `IF(${cell('Months funded')}=0,0,${outreach}+` +
    `IF(${cell('Follows salary')}=1,${salary(additional, cell('Additional salary'))},${salary(`(${live})`, cell('Months funded'))}))`
  );
}

/** What cover has cost this school by the end of a month, as the months live go by. */
function coverBy(month: number): Formula {
  const live = monthsBetween(cell('On spine'), `MIN(${cell('To')},${monthEnd(month)})`);
  return `IF(${cell('Months live')}=0,0,${toPenny(`${cell(ownHeader('Cover cost'))}*(${live})/${cell('Months live')}`)})`;
}

/** The point of the upper pay spine: the one chosen, else the one held before, else the first (REV-2). One that was assumed, and is another now, was entered since. */
const IS_STATED = `OR(${post('Reference assumed')}="",${post('Reference point')}<>"${scalePointText(ASSUMED_REFERENCE)}")`;
const UPPER_POINT = `IF(${post('Revert to')}<>"",${post('Revert to')},IF(AND(LEFT(${post('Reference point')},1)="U",${IS_STATED}),${post('Reference point')},"U1"))`;

function columnsOfPlace(): LiveColumn[] {
  return [
    column('Post row', 'number', 'The row of the post on AST Posts', `MATCH(${cell(POST_NUMBER)},AST_Posts[${POST_NUMBER}],0)`),
    column('Rate row', 'number', 'The row of the year among the rates', `MATCH(${cell('Year')},AST_Rates[Year],0)`),
    column('Post ID', 'plain', 'The post', post('Post ID')),
    column('Share', 'number', 'This school’s share of a group post; blank where one school pays (FUND-11)', `IF(${post('Share')}="","",${post('Share')})`),
    column('Group total', 'number', 'The shares of the group together, or 1 where others pay the rest (FUND-11)', GROUP_TOTAL),
    column('Part', 'number', 'The part of the post that this row pays for: its share of a group post, else 1 (FUND-11)', `IF(${cell('Share')}="",1,${cell('Share')}/${cell('Group total')})`),
    column('Area', 'plain', 'The pay area', post('Area')),
    column('FTE', 'number', 'Full-time equivalent', post('FTE')),
    column('R&R a year', 'money', 'Recruitment or retention incentive', `${post('R&R')}+0`),
    column('Funded', 'number', '1 where the plan counts on grant for the post (FUND-7, FUND-11)', `IF(AND(${post('Status')}<>"planned",OR(${post('Funding source')}="SDG",${post('Funding source')}="Group")),1,0)`),
    column('Year from', 'date', '1 April', rate('First day')),
    column('September', 'date', '1 September', `EDATE(${cell('Year from')},5)`),
    column('From', 'date', 'First day in the post in the year', `MAX(${cell('Year from')},${post(PLANNED_FROM)})`),
    column('To', 'date', 'Last day in the post in the year', `MIN(${rate('Last day')},${post(PLANNED_TO)})`),
    column('On spine', 'date', 'First day on the AST pay spine in the year (PAY-11)', `MAX(${cell('From')},${post(ON_SPINE_FROM)})`),
    column('Change', 'date', 'The day of the change of range (PAY-7)', post(CHANGES_ON)),
  ];
}

function columnsOfPay(septembers: readonly number[]): LiveColumn[] {
  const [first, last] = [gainedBy(septembers[0] ?? 0), gainedBy(septembers.at(-1) ?? 0)];
  const all = first === last ? `AST_Posts[${first}]` : `AST_Posts[[${first}]:[${last}]]`;
  const gained = (place: Formula): Formula => `INDEX(${all},${cell('Post row')},${place})`;
  const block = `AST_Posts[[${FIRST_PATH_POINT}]:[${LAST_PATH_POINT}]]`;
  return [
    ...STRETCHES.map(({ point }, place) => column(point, 'number', 'The point in this part of the year (PAY-5)', `INDEX(${block},${cell('Post row')},2*${cell('Rate row')}-1+${String(place)})`)),
    ...STRETCHES.map(({ pay, point, from, to, years }) => column(pay, 'money', 'Full-time pay a year on the point; 0 where there is no day on it (PAY-2)', payWhere(some(from, to), `"AST "&${cell(point)}`, years))),
    column('Gained to August', 'number', 'Points gained by progression before the year (PAY-5)', `IF(${cell('Rate row')}=1,0,${gained(`${cell('Rate row')}-1`)})`),
    column('Gained from September', 'number', 'The same with the September of the year (PAY-5)', gained(cell('Rate row'))),
    ...STRETCHES.map(({ point, pay, from, to, years }, place) =>
      column(UNGAINED[place] ?? '', 'money', 'Full-time pay a year on the point without those gained (PAY-5)', `IF(${years === 1 ? cell('Gained to August') : cell('Gained from September')}=0,${cell(pay)},${payWhere(some(from, to), `"AST "&(${cell(point)}-${years === 1 ? cell('Gained to August') : cell('Gained from September')})`, years)})`)),
    ...REFERENCES.map(({ pay, from, to, years }) => column(pay, 'money', 'Full-time pay a year if not an AST (PAY-9)', payWhere(some(from, to), post('Reference point'), years))),
    column('Months employed', 'months', 'Months in the post', monthsBetween(cell('From'), cell('To'))),
    column('Months live', 'months', 'Months on the AST pay spine', monthsBetween(cell('On spine'), cell('To'))),
    ...MONTH_NAMES.map((name, month) => column(name, 'money', 'Pay and R&R of the month, before rounding (PAY-2)', monthPay(month))),
    ...MONTH_NAMES.map((name, month) => column(`Ref ${name}`, 'money', 'Pay of the month if not an AST, before rounding (PAY-9)', monthReference(month))),
  ];
}

/** What points gained in the post add to the salary of the months on the AST pay spine (PAY-5). */
function progression(): Formula {
  const parts = STRETCHES.map(({ pay, from, to }, place) => `(${cell(pay)}-${cell(UNGAINED[place] ?? '')})*(${monthsBetween(`MAX(${from.join(',')})`, `MIN(${to.join(',')})`)})`);
  return toPenny(`(${parts.join('+')})*${cell('FTE')}/12`);
}

/** An amount for the months live, for those in which grant is counted on. */
function partFunded(amount: Formula): Formula {
  return `IF(${cell('Months funded')}=${cell('Months live')},${amount},${toPenny(`${amount}*${cell('Months funded')}/${cell('Months live')}`)})`;
}

function columnsOfFigures(byList: boolean): LiveColumn[] {
  const { outreach, salary } = { outreach: setting('grantOutreach'), salary: setting('grantSalary') };
  const months = cell('Months funded');
  const full = `IF(${months}=0,0,${toPenny(`(${outreach}+${salary})*${cell('FTE')}*${months}/12`)})`;
  const outreachPart = `IF(${cell('Grant by average')}=0,0,${toPenny(`${cell('Grant by average')}*${outreach}/(${outreach}+${salary})`)})`;
  const beyond = `IF(${setting('progressionFunded')}="yes",${partFunded(cell('Progression'))},0)`;
  const byMethod = (average: Formula, actual: Formula): Formula => `IF(${months}=0,0,IF(${setting('method')}="actual",${cell(actual)},IF(${setting('method')}="average",${cell(average)},NA())))`;
  const onPosts = (header: string): Formula => forMonthsLive(post(header));
  return [
    column('Salary', 'money', 'Of the whole post (PAY-2, PAY-12)', toPenny(`SUM(${monthsOf('')})-${cell('R&R a year')}*${cell('Months employed')}/12`)),
    column('R&R', 'money', 'Of the whole post (PAY-8)', toPenny(`${cell('R&R a year')}*${cell('Months employed')}/12`)),
    column('Employer NI', 'money', 'Of the whole post (FUND-4)', insurance(monthsOf(''))),
    column('Employer pension', 'money', 'Of the whole post (FUND-4)', pension(monthsOf(''))),
    column('Reference salary', 'money', 'Of the whole post (PAY-9)', toPenny(`SUM(${monthsOf('Ref ')})`)),
    column('Reference NI', 'money', 'Of the whole post', insurance(monthsOf('Ref '))),
    column('Reference pension', 'money', 'Of the whole post', pension(monthsOf('Ref '))),
    column('Additional salary', 'money', 'Salary less reference salary (FUND-3)', toPenny(`${cell('Salary')}-${cell('Reference salary')}`)),
    column('Progression', 'money', 'What points gained since the plan begins add to it (PAY-5)', progression()),
    column('Retained', 'money', 'Retained responsibility, of the whole post (FUND-4)', onPosts('Retained responsibility')),
    column('Threshold lost', 'money', 'Threshold grant lost, of the whole post (FUND-3)', onPosts('Threshold grant lost')),
    column('Transferred', 'money', 'Transferred allowance, of the whole post (FUND-3)', onPosts('Transferred allowance')),
    column(
      'Eligible salary', 'money', 'Of the whole post (FUND-3, FUND-4)',
      toPenny(`MAX(0,${cell('Additional salary')}-${cell('Retained')})+${cell('Threshold lost')}+${cell('Transferred')}`),
    ),
    column('Cover cost', 'money', 'Of the whole post (OUT-5)', `IF(${isAppointed(post)},${cell(APPOINTMENT)},IF(${post(COVER_YEARLY)}="",0,${forMonthsLive(post(COVER_YEARLY))}))`),
    column('Months funded', 'months', 'Months live in which a source pays that brings grant (FUND-11)', byList ? `IF(${post(BY_LIST)}=1,IF(ROUND(${ofSources(grantMonthsTo(11))}-${cell('Months live')},6)=0,${cell('Months live')},${ofSources(grantMonthsTo(11))}),${cell('Funded')}*${cell('Months live')})` : `${cell('Funded')}*${cell('Months live')}`),
    column('Grant by average', 'money', 'So much a post × FTE × months ÷ 12 (FUND-1)', full),
    column('Average outreach', 'money', 'Outreach part by the average cost (FUND-1)', outreachPart),
    column('Average salary', 'money', 'Salary part by the average cost (FUND-1), and progression where the authority funds it (FUND-5)', toPenny(`${cell('Grant by average')}-${cell('Average outreach')}+${beyond}`)),
    column('Actual outreach', 'money', 'Outreach part by the actual cost (FUND-3)', toPenny(`${outreach}*${cell('FTE')}*${months}/12`)),
    column('Actual salary', 'money', 'Eligible salary of the months in which grant is counted on (FUND-3)', `IF(${months}=0,0,${partFunded(cell('Eligible salary'))})`),
    column('Grant outreach', 'money', 'Of the whole post (FUND-1)', byMethod('Average outreach', 'Actual outreach')),
    column('Grant salary', 'money', 'Of the whole post (FUND-1, FUND-3)', byMethod('Average salary', 'Actual salary')),
    ...columnsOfReversion(),
    ...SPLIT_FIGURES.map((header) => column(ownHeader(header), 'money', 'This school’s part of it, by its share of a group post; all of it where one school pays (FUND-11)', shareOf(header))),
    column('Outreach spent', 'money', 'Cover where its cost is given, else the outreach part of the grant (FUND-9)', `IF(AND(${post(COVER_YEARLY)}="",NOT(${isAppointed(post)})),${cell(ownHeader('Grant outreach'))},IF(${cell('Months funded')}=${cell('Months live')},${cell(ownHeader('Cover cost'))},${toPenny(`${cell(ownHeader('Cover cost'))}*${cell('Months funded')}/${cell('Months live')}`)}))`),
    column(
      'Follows salary', 'number', '1 where eligible salary is spent as additional salary accrues, 0 where by the months live (FUND-9)',
      `IF(AND(${cell('Months funded')}=${cell('Months live')},${cell('Additional salary')}>0,${post('Retained responsibility')}+0=0,${post('Threshold grant lost')}+0=0,${post('Transferred allowance')}+0=0),1,0)`,
    ),
    column('Spendable', 'money', 'What the post spends in the year of what the grant may pay for (FUND-9)', `IF(${cell('Months funded')}=0,0,${toPenny(`${cell('Outreach spent')}+${cell(ownHeader('Actual salary'))}`)})`),
    ...MONTH_NAMES.map((name, month) => column(`Cover to ${name}`, 'money', 'What cover has cost by the end of the month, by the months live (OUT-5)', coverBy(month))),
    ...MONTH_NAMES.map((name, month) => column(`Spent to ${name}`, 'money', 'What has been spent of the grant by the end of the month (FUND-9)', spentBy(month, byList))),
  ];
}

function columnsOfReversion(): LiveColumn[] {
  const end = post('End date');
  const reverts = `AND(${end}<>"",${end}>=${setting('planFirstDay')},${post('On ending')}="reverts",${post(ON_SPINE_FROM)}<=${end})`;
  const until = [[`${cell('September')}-1`], [rate('Last day')]] as const;
  const months = U_PAY.map(({ pay, from }, place) => `${cell(pay)}*(${monthsBetween(`MAX(${from.map(cell).join(',')})`, until[place]?.[0] ?? '')})`);
  return [
    column('Reverts to', 'plain', 'The point of the upper pay spine on reversion (REV-2)', UPPER_POINT),
    column('Reverts on', 'date', 'The day after the post; after the year where there is no return to the upper pay spine (REV-1)', `IF(${reverts},${end}+1,${rate('Last day')}+1)`),
    ...U_PAY.map(({ pay, from, years }, place) => column(pay, 'money', 'Full-time pay a year on the upper pay spine (REV-1, REV-2)', payWhere(some(from.map(cell), until[place] ?? []), cell('Reverts to'), years))),
    column('Reversion salary', 'money', 'After the post (REV-1)', toPenny(`(${months.join('+')})*${cell('FTE')}/12`)),
  ];
}

/** The columns after Key, No and Year; `byList` where a list says for some post who pays when. */
export function monthColumns(septembers: readonly number[], byList: boolean): LiveColumn[] {
  return [...columnsOfPlace(), ...columnsOfPay(septembers), ...columnsOfFigures(byList)];
}
