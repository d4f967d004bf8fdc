/** The working of a teacher appointed for cover, month by month, as columns of AST Months (OUT-5). */
import type { Formula } from '../../sheetWrite';
import { isAppointed, APPOINTMENT, COVER_FTE, COVER_POINT } from './cover';
import { daysWithin, toPenny } from './formula';
import { cell, column, insurance, MONTH_NAMES, monthEnd, MONTHS_BEFORE_SEPTEMBER, monthsOf, monthStart, payWhere, pension, post, some, type LiveColumn } from './monthColumns';

const PAY = [
  { pay: 'Cover pay to August', from: [cell('On spine')], to: [cell('To'), `${cell('September')}-1`], years: 1 },
  { pay: 'Cover pay from September', from: [cell('On spine'), cell('September')], to: [cell('To')], years: 0 },
] as const;

function monthPay(month: number): Formula {
  const [start, end] = [monthStart(month), monthEnd(month)];
  const { pay } = month < MONTHS_BEFORE_SEPTEMBER ? PAY[0] : PAY[1];
  return `${cell(pay)}*${cell(COVER_FTE)}*${daysWithin([cell('On spine'), start], [cell('To'), end])}/12/DAY(${end})`;
}

/** The columns; where no teacher is appointed, one that has no figure as soon as one is typed on AST Posts, which needs a new plan. */
export function coverColumns(appointments: boolean): LiveColumn[] {
  const appointed = isAppointed(post);
  const total = (formula: Formula): LiveColumn => column(APPOINTMENT, 'money', 'What a teacher appointed for cover costs, of the whole post (OUT-5)', formula);
  if (!appointments) return [total(`IF(${appointed},NA(),0)`)];
  return [
    column(COVER_FTE, 'number', 'FTE of the teacher appointed for cover; 0 where none is (OUT-5)', `IF(${appointed},${post(COVER_FTE)},0)`),
    ...PAY.map(({ pay, from, to, years }) => column(pay, 'money', 'Full-time pay a year on the cover point (OUT-5)', `IF(${appointed},${payWhere(some(from, to), post(COVER_POINT), years)},0)`)),
    ...MONTH_NAMES.map((name, month) => column(`Cover ${name}`, 'money', 'Pay of the month for cover, before rounding (OUT-5)', monthPay(month))),
    column('Cover salary', 'money', 'Of the whole post (OUT-5)', toPenny(`SUM(${monthsOf('Cover ')})`)),
    column('Cover NI', 'money', 'Of the whole post (OUT-5, FUND-4)', insurance(monthsOf('Cover '))),
    column('Cover pension', 'money', 'Of the whole post (OUT-5, FUND-4)', pension(monthsOf('Cover '))),
    total(toPenny(`${cell('Cover salary')}+${cell('Cover NI')}+${cell('Cover pension')}`)),
  ];
}
