/** The ways of stating the cost of cover on AST Posts, and what makes no sense of them (OUT-5). */
import type { AstPost } from '../../../domain/staff';
import type { Formula } from '../../sheetWrite';
import { rowOf } from './formula';
import { PLAN_FIRST } from './names';

export const COUNT_HEADERS = { days: 'Cover days', hours: 'Cover hours' } as const;
export const RATE_HEADERS = { days: 'Cover day cost', hours: 'Cover hour rate' } as const;
export const COVER_FTE = 'Cover FTE';
export const COVER_POINT = 'Cover point';
/** What cover costs a year, as an amount or by days or hours. */
export const COVER_YEARLY = 'Cover a year';
/** What makes no sense of the cells of cover, for the column Look at. */
export const COVER_LOOK_AT = 'Of cover';
/** On AST Months: what a teacher appointed for cover costs in the year. */
export const APPOINTMENT = 'Appointed for cover';

const cell = rowOf('AST_Posts');
const isGiven = (header: string): Formula => `${cell(header)}<>""`;
const [DAYS, HOURS] = (['days', 'hours'] as const).map((way) => [COUNT_HEADERS[way], RATE_HEADERS[way]] as const) as [readonly [string, string], readonly [string, string]];
const product = ([count, rate]: readonly [string, string], otherwise: Formula): Formula => `IF(AND(${isGiven(count)},${isGiven(rate)}),ROUND(${cell(count)}*${cell(rate)},2),${otherwise})`;

/** The amount, else days or hours at their price, rounded once; blank where none is given. */
export const YEARLY_COVER: Formula = `IF(${isGiven('Cover cost')},${cell('Cover cost')},${product(DAYS, product(HOURS, '""'))})`;

/** Whether a teacher is appointed for the cover of the post; `post` finds a column of its row on AST Posts. */
export function isAppointed(post: (header: string) => Formula): Formula {
  return `AND(${post(COVER_POINT)}<>"",${post(COVER_FTE)}<>"")`;
}

/** Whether any post has a teacher appointed for its cover: only then AST Months has the working of it. */
export function hasAppointments(posts: Iterable<AstPost>): boolean {
  return [...posts].some(({ cover }) => cover?.way === 'appointment');
}

/** What makes no sense of the cells of cover, in words; `appointments` says whether AST Months has the working of teachers appointed for it. */
export function coverLookAt(appointments: boolean): Formula {
  const outside = (header: string, wrong: Formula): Formula => `AND(${isGiven(header)},OR(NOT(ISNUMBER(${cell(header)})),${wrong}))`;
  // SUM of one cell is its number, and 0 of a text.
  const count = (header: string, most: number): readonly [Formula, string] => [outside(header, `SUM(${cell(header)})<0,SUM(${cell(header)})>${String(most)}`), `${header} must be a number up to ${String(most)} [OUT-5]`];
  const half = ([one, other]: readonly [string, string]): Formula => `IF(${isGiven(one)},1,0)+IF(${isGiven(other)},1,0)=1`;
  const appointment = [COVER_FTE, COVER_POINT] as const;
  const said: readonly (readonly [Formula, string])[] = [
    ...Object.values(RATE_HEADERS).map((header): readonly [Formula, string] => [outside(header, `SUM(${cell(header)})<0`), `${header} must be an amount in £`]),
    count(COUNT_HEADERS.days, 366), count(COUNT_HEADERS.hours, 8784),
    [outside(COVER_FTE, `SUM(${cell(COVER_FTE)})<=0,SUM(${cell(COVER_FTE)})>1`), 'Cover FTE must be above 0 and at most 1 [OUT-5]'],
    appointments
      ? [`AND(${isGiven(COVER_POINT)},OR(LEFT(${cell(COVER_POINT)},1)="A",ISERROR(MATCH(${cell('Area')}&" "&${cell(COVER_POINT)}&" "&YEAR(${PLAN_FIRST}),AST_PayPoints[Key],0))))`, 'Cover point must be a point of the main or upper scale [OUT-5]']
      : [isGiven(COVER_POINT), 'a cover point needs a new plan: enter it in your staff sheet [OUT-5]'],
    [`OR(${[DAYS, HOURS, appointment].map(half).join(',')})`, 'cover needs both a number and its price, or both FTE and point [OUT-5]'],
    [`IF(${isGiven('Cover cost')},1,0)+${[DAYS, HOURS, appointment].map(([one]) => `IF(${isGiven(one)},1,0)`).join('+')}>1`, 'cover is given in more than one way [OUT-5]'],
  ];
  return said.map(([isWrong, text]) => `IF(${isWrong},"${text}; ","")`).join('&');
}
