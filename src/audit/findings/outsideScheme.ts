/** Days in the row of a post that lie after the grade ended: mostly slips of the pen (PAY-2). Days before the rules begin may be right: there were ASTs then. */
import { dayText, type Day } from '../../domain/calendar';
import { LAST_DAY_OF_AST_GRADE } from '../../parameters';
import type { Finding } from '../finding';
import type { StaffPost } from '../records';
import { aboutPost } from './about';

/** One question for all such days of the row. A post that itself begins after the grade ended is told as such, and not asked about. */
export function outsideScheme(staffPost: StaffPost): Finding[] {
  const { end, assessedOn, ast2SentOn } = staffPost.post;
  const last = LAST_DAY_OF_AST_GRADE.value;
  const days: readonly (readonly [column: string, on: Day | 'not yet' | null])[] = [['End date', end], ['Assessed on', assessedOn], ['AST2 sent on', ast2SentOn]];
  const late = days.flatMap(([column, on]) => (typeof on === 'number' && on > last ? [{ column, text: `${dayText(on)} under “${column}”` }] : []));
  const [first] = late;
  if (first === undefined) return [];
  const said = late.map(({ text }) => text).join(' and ');
  return [aboutPost('dateAfterGrade', staffPost, first.column, { found: said, expected: `a day up to ${dayText(last)}`, message: `the row says ${said}. The grade ended on ${dayText(last)}.` })];
}
