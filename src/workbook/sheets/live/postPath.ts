/** The point of each post from September to September, as columns of AST Posts. */
import { firstDayOfFinancialYear, lastDayOfFinancialYear, september1, type Day } from '../../../domain/calendar';
import type { AstPost } from '../../../domain/staff';
import { pointsWithoutEnd, type PlanSettings } from '../../../projection';
import { firstDayOnSpine } from '../../../rules/astPay';
import type { PayBook } from '../../../rules/payBook';
import type { Formula } from '../../sheetWrite';
import { septemberYears } from '../septembers';
import { rowOf, setting } from './formula';
import { MOST_POINTS, PLAN_FIRST, PLAN_LAST, RANGE_POINTS } from './names';

export interface PathColumn {
  readonly header: string;
  readonly style: 'number' | 'date';
  readonly about: string;
  readonly formula: Formula;
}

/** The values of the path columns of a post, by their headers: points, and days. */
export function pathValues(post: AstPost, settings: PlanSettings, book: PayBook): Map<string, number> {
  const [firstDay, lastDay] = [firstDayOfFinancialYear(settings.from), lastDayOfFinancialYear(settings.from + settings.years - 1)];
  const spine = firstDayOnSpine(post);
  const { first, events } = pointsWithoutEnd(post, settings, book);
  const after = (until: (day: Day, isChange: boolean) => boolean): number => events.filter(({ on, kind }) => until(on, kind === 'range')).at(-1)?.after ?? first;
  const values = new Map<string, number>([
    [PLANNED_FROM, Math.max(firstDay, post.start ?? -Infinity)],
    [PLANNED_TO, Math.min(lastDay, post.end ?? Infinity)],
    [ON_SPINE_FROM, spine === 'never' ? lastDay + 1 : Math.max(september1(settings.from - 1), spine ?? -Infinity)],
    [CHANGES_ON, post.rangeChange?.on ?? lastDay + 1],
    [FIRST_PATH_POINT, first],
    [LAST_PATH_POINT, after(() => true)],
  ]);
  for (const year of septemberYears(settings)) {
    values.set(toAugust(year), after((day) => day < september1(year)));
    // A change of range on the very day comes after the decision.
    values.set(fromSeptember(year), after((day, isChange) => day < september1(year) || (day === september1(year) && !isChange)));
  }
  let gained = 0;
  for (const year of septemberYears(settings)) {
    gained += (values.get(fromSeptember(year)) ?? 0) - (values.get(toAugust(year)) ?? 0);
    values.set(gainedBy(year), gained);
  }
  return values;
}

function toAugust(year: number): string {
  return `To Aug ${String(year)}`;
}

function fromSeptember(year: number): string {
  return `From Sept ${String(year)}`;
}

/** The column with the points gained by progression up to a September of the plan. */
export function gainedBy(year: number): string {
  return `Gained by Sept ${String(year)}`;
}

export const POST_NUMBER = 'No';
export const PLANNED_FROM = 'Planned from';
export const PLANNED_TO = 'Planned to';
export const ON_SPINE_FROM = 'On spine from';
export const CHANGES_ON = 'Range changes on';
export const FIRST_PATH_POINT = 'Point at first';
export const LAST_PATH_POINT = 'Point at the end';

const cell = rowOf('AST_Posts');

/** 1 September of the plan's year at the place, from 0; -1 is the September before it. */
function september(place: number): Formula {
  return `EDATE(${PLAN_FIRST},${String(12 * place + 5)})`;
}

/** The point after the change of range, where it comes from 1 September on, and before the next. */
function afterChange(point: Formula, place: number): Formula {
  const changes = cell(CHANGES_ON);
  return `IF(AND(${changes}>${cell(PLANNED_FROM)},${changes}>=${september(place - 1)},${changes}<${september(place)}),${inNewRange(point)},${point})`;
}

/** The point given, else the first of the new range, and never less than before (PAY-7). */
function inNewRange(point: Formula): Formula {
  return `MAX(${point},IF(${cell('New point')}="",${cell('New range start')},${cell('New point')}))`;
}

function afterSeptember(before: Formula, place: number, decided: Formula): Formula {
  const on = september(place);
  const [from, spine, changes] = [cell(PLANNED_FROM), cell(ON_SPINE_FROM), cell(CHANGES_ON)];
  const decision = `MIN(${MOST_POINTS},IF(ISNUMBER(${decided}),${decided},${setting('policy')}+0))`;
  const top = `IF(${changes}<${on},${cell('New range start')},${cell('Range start')})+${RANGE_POINTS}-1`;
  const served = `MAX(0,${on}-MAX(${spine},${september(place - 1)}))>=7*${setting('leastWeeks')}`;
  return `IF(AND(${on}>${from},${on}>=${spine},${served}),MAX(${before},MIN(${before}+${decision},${top})),${before})`;
}

/** The columns, for the Septembers of the plan by their years. */
export function pathColumns(septembers: readonly number[]): PathColumn[] {
  const [start, given, changes] = [cell('Start date'), cell('Point'), cell(CHANGES_ON)];
  const columns: PathColumn[] = [
    { header: PLANNED_FROM, style: 'date', about: 'First day in the plan', formula: `MAX(${PLAN_FIRST},${start})` },
    { header: PLANNED_TO, style: 'date', about: 'Last day in the plan', formula: `MIN(${PLAN_LAST},IF(${cell('End date')}="",${PLAN_LAST},${cell('End date')}))` },
    {
      header: ON_SPINE_FROM, style: 'date', about: 'First day on the AST pay spine, or 1 September before the plan where that is later; after the plan where the assessment is still to come (PAY-11)',
      formula: `IF(${cell('Assessed on')}="not yet",${PLAN_LAST}+1,MAX(${september(-1)},${start},${cell('Assessed on')}))`,
    },
    { header: CHANGES_ON, style: 'date', about: 'The day of the change of range; after the plan where there is none (PAY-7)', formula: `IF(${cell('New range from')}="",${PLAN_LAST}+1,${cell('New range from')})` },
    {
      header: FIRST_PATH_POINT, style: 'number', about: 'The point on the first day (PAY-4, PAY-7)',
      formula: `IF(${changes}<=${cell(PLANNED_FROM)},IF(AND(${given}>=${cell('New range start')},${given}<${cell('New range start')}+${RANGE_POINTS}),${given},${inNewRange(given)}),${given})`,
    },
  ];
  let before = FIRST_PATH_POINT;
  for (const [place, year] of septembers.entries()) {
    const [until, from] = [toAugust(year), fromSeptember(year)];
    columns.push(
      { header: until, style: 'number', about: 'The point on 31 August (PAY-7)', formula: afterChange(cell(before), place) },
      { header: from, style: 'number', about: 'The point on 1 September, after the decision (PAY-5, PAY-6)', formula: afterSeptember(cell(until), place, cell(`Sept ${String(year)}`)) },
    );
    before = from;
  }
  columns.push({ header: LAST_PATH_POINT, style: 'number', about: 'The point on the last day (PAY-7)', formula: afterChange(cell(before), septembers.length) });
  for (const [place, year] of septembers.entries()) {
    const sooner = septembers[place - 1];
    const formula = `${sooner === undefined ? '' : `${cell(gainedBy(sooner))}+`}${cell(fromSeptember(year))}-${cell(toAugust(year))}`;
    columns.push({ header: gainedBy(year), style: 'number', about: 'Points gained by progression since the plan begins (PAY-5)', formula });
  }
  return columns;
}
