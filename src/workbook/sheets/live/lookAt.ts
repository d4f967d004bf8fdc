/** What makes no sense in a row of AST Posts, as formulas: edits there are for trying, and a new plan would refuse them. */
import { ENDINGS, FUNDING_SOURCES, POST_STATUSES } from '../../../domain/staff';
import { FIRST_POINT, LAST_RANGE_START } from '../../../rules/astPay';
import type { Formula } from '../../sheetWrite';
import { rowOf } from './formula';
import { PLAN_FIRST, RANGE_POINTS, SHARE_TOLERANCE } from './names';
import { CHANGES_ON, PLANNED_FROM } from './postPath';
import { BY_LIST } from './monthColumns';
import { sharesOf } from './share';

const cell = rowOf('AST_Posts');
const DATES = ['Start date', 'End date', 'New range from'] as const;
const AMOUNTS = ['R&R', 'Retained responsibility', 'Threshold grant lost', 'Transferred allowance', 'Cover cost'] as const;

/** The facts in which the rows of a group post must not differ, as stretches of neighbouring columns (FUND-11). */
function groupFacts(septembers: readonly number[]): readonly (readonly [from: string, to: string])[] {
  const [first] = septembers;
  return [['Area', 'Reference point'], [first === undefined ? 'New range start' : `Sept ${String(first)}`, 'Cover cost'], ['Status', 'Assessed on']];
}

/** How many cells of the other rows of a group post differ from those of this one. */
function differencesInGroup(septembers: readonly number[]): Formula {
  const isOfGroup = `(AST_Posts[Post ID]=${cell('Post ID')})*(AST_Posts[Share]>0)`;
  return groupFacts(septembers).map(([from, to]) => `SUMPRODUCT(${isOfGroup}*(AST_Posts[[${from}]:[${to}]]<>AST_Posts[[#This Row],[${from}]:[${to}]]))`).join('+');
}

/** What makes no sense in the row as it stands, in words. */
export function lookAt(septembers: readonly number[], byList: boolean): Formula {
  // SUM of one cell is its number, and 0 of a text or a blank.
  const isNot = (header: string, least: string, most: string): Formula => `NOT(AND(ISNUMBER(${cell(header)}),SUM(${cell(header)})>=${least},SUM(${cell(header)})<=${most}))`;
  // Where the range changed before the first day in the plan, the point is one of the new range.
  const isInNewRange = `AND(${cell(CHANGES_ON)}<=${cell(PLANNED_FROM)},ISNUMBER(${cell('Point')}),SUM(${cell('Point')})>=SUM(${cell('New range start')}),SUM(${cell('Point')})<=SUM(${cell('New range start')})+${RANGE_POINTS}-1)`;
  const isShared = `${cell('Share')}<>""`;
  const isOneOf = (header: string, allowed: readonly string[]): Formula => `OR(${allowed.map((each) => `${cell(header)}="${each}"`).join(',')})`;
  const said: readonly (readonly [Formula, string])[] = [
    [`AND(${isNot('Point', cell('Range start'), cell('Range end'))},NOT(${isInNewRange}))`, 'the point lies outside the range [PAY-3]'],
    [isNot('Range start', String(FIRST_POINT), String(LAST_RANGE_START)), `Range start must be ${String(FIRST_POINT)} to ${String(LAST_RANGE_START)} [PAY-3]`],
    [`OR(NOT(ISNUMBER(${cell('FTE')})),SUM(${cell('FTE')})<=0,SUM(${cell('FTE')})>1)`, 'FTE must be above 0 and at most 1 [PAY-12]'],
    [`ISERROR(MATCH(${cell('Area')}&" U1 "&YEAR(${PLAN_FIRST}),AST_PayPoints[Key],0))`, 'no pay figures of this area on AST Pay points: plan again [PAY-1]'],
    [`AND(${cell('Revert to')}<>"",NOT(${isOneOf('Revert to', ['U1', 'U2', 'U3'])}))`, 'Revert to must be U1, U2 or U3 [REV-1]'],
    [`AND(${cell('On ending')}<>"",NOT(${isOneOf('On ending', ENDINGS)}))`, `On ending must be ${ENDINGS.join(', ')}, or blank [REV-1]`],
    [`NOT(${isOneOf('Funding source', FUNDING_SOURCES)})`, `Funding source must be ${FUNDING_SOURCES.join(', ')} [FUND-11]`],
    [`NOT(${isOneOf('Status', POST_STATUSES)})`, `Status must be ${POST_STATUSES.join(', ')} [FUND-7]`],
    ...DATES.map((header): [Formula, string] => [`AND(${cell(header)}<>"",NOT(ISNUMBER(${cell(header)})))`, `${header} must be a date`]),
    ...AMOUNTS.map((header): [Formula, string] => [`AND(${cell(header)}<>"",OR(NOT(ISNUMBER(${cell(header)})),SUM(${cell(header)})<0))`, `${header} must be an amount in £`]),
    [`AND(ISNUMBER(${cell('End date')}),SUM(${cell('End date')})<SUM(${cell('Start date')}))`, 'the end lies before the start'],
    ...septembers.map((year): [Formula, string] => [
      `AND(ISNUMBER(${cell(`Sept ${String(year)}`)}),NOT(OR(${cell(`Sept ${String(year)}`)}=0,${cell(`Sept ${String(year)}`)}=1,${cell(`Sept ${String(year)}`)}=2)))`,
      `a decision is 0, 1 or 2 points: Sept ${String(year)} [PAY-6]`,
    ]),
    [`AND(${isShared},NOT(AND(ISNUMBER(${cell('Share')}),SUM(${cell('Share')})>0,SUM(${cell('Share')})<=1)))`, 'Share must be above 0 and at most 1 [FUND-11]'],
    [`AND(${cell('Funding source')}="Group",${cell('Share')}=""${byList ? `,${cell(BY_LIST)}=0` : ''})`, 'a group post needs this school’s share [FUND-11]'],
    [`AND(${isShared},ROUND(${sharesOf(cell('Post ID'))}-1,9)>${SHARE_TOLERANCE})`, 'the shares of the post add up to more than 1 [FUND-11]'],
    [`IF(${isShared},${differencesInGroup(septembers)}>0,FALSE)`, 'the rows of the post differ in more than school and share [FUND-11]'],
  ];
  return said.map(([isWrong, text]) => `IF(${isWrong},"${text}; ","")`).join('&');
}
