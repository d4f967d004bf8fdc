/** Roll forward within one workbook: last year's staff list and plan, and this year's staff list beside them. */
import { financialYearText } from '../../domain/calendar';
import type { RollYears } from '../../projection/bridge';
import type { SettingValues } from '../assumptions';
import { earlierPlan } from '../freshness';
import { planWorkbook, type PlanMade } from '../planWorkbook';
import type { WorkbookPort } from '../port';
import type { NoPlan } from '../readWorkbook';
import type { PlannedRollForward } from '../sheets/planned';
import { readLastYear, type LastYearOptions } from './lastYear';
import { rollForwardTo } from './plannedRollForward';

export interface WithinOptions extends LastYearOptions {
  readonly years?: RollYears;
  /** Settings of this year's plan where it has to be made; by itself it begins a year after last year's. */
  readonly values?: SettingValues;
}

/** The bridge, with the plan of this year's staff list that it leads to. */
export interface RolledWithin {
  readonly made: PlanMade;
  readonly rollForward: PlannedRollForward;
}

/**
 * The bridge from the plan that stands on the AST sheets of the workbook to that of another staff sheet of it. `made` is the
 * plan in hand; where it is not that of `sheet`, this year's staff list, that one is planned. Nothing is written.
 */
export async function rollForwardWithin(port: WorkbookPort, made: PlanMade, sheet: string, options: WithinOptions): Promise<RolledWithin | NoPlan> {
  const { ways, pace, version, writtenAt, years = {} } = options;
  const earlier = await earlierPlan(port, ways, pace);
  if (earlier === undefined) return { refusal: 'There is no plan of last year in this workbook yet. Plan last year’s staff list and write it; then choose this year’s.' };
  if (earlier.reading === null) return { refusal: `${earlier.sentence} Put last year’s staff list back under that name to see what changed.` };
  if (earlier.reading.grid.name === sheet && earlier.reading.part === null) {
    return {
      refusal: earlier.isFresh || earlier.hasFollowed
        ? `“${sheet}” is the staff list that the plan on the AST sheets was made from. Put this year’s staff list on another sheet, and choose that one.`
        : `“${sheet}” has changed since the plan on the AST sheets was made from it, so last year’s staff list is no longer there. Put it back from a copy of last year’s workbook as a sheet of its own, plan and write that; then choose this year’s.`,
    };
  }
  const last = await readLastYear(port, options);
  if ('refusal' in last) return last;
  const nextYear = new Map([['planFrom', financialYearText(last.plan.settings.from + 1)]]);
  const now = made.planned.staffSheet === sheet ? made : await planWorkbook(port, { sheet, values: options.values ?? nextYear, version, writtenAt, ways }, pace);
  if ('refusal' in now) return now;
  const rollForward = await rollForwardTo(last, now, years, pace);
  return 'refusal' in rollForward ? rollForward : { made: { ...now, planned: { ...now.planned, rollForward } }, rollForward };
}
