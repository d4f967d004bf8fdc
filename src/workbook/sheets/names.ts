/** The names of the sheets of a plan. What only reads, or says what will be replaced, needs no more of the sheets. */
import { hasCover } from '../../domain/staff';
import { SCENARIOS_NAME } from '../scenarios/shelf';
import type { PlannedWorkbook } from './planned';

export const SUMMARY_NAME = 'AST Summary';
export const POSTS_NAME = 'AST Posts';
export const PROJECTION_NAME = 'AST Projection';
export const FUNDING_NAME = 'AST Funding';
export const CASH_FLOW_NAME = 'AST Cash flow';
export const ELIGIBLE_NAME = 'AST Eligible';
export const SOURCES_NAME = 'AST Funding sources';
export const COVER_NAME = 'AST Cover';
export const SDG_NAME = 'AST SDG';
export const RANGE_NAME = 'AST Range model';
export const ROLL_FORWARD_NAME = 'AST Roll forward';
export const SENSITIVITY_NAME = 'AST Sensitivity';
export const CFR_NAME = 'AST CFR';
export const ASSUMPTIONS_NAME = 'AST Assumptions';
export const PAY_POINTS_NAME = 'AST Pay points';
export const CHECKS_NAME = 'AST Checks';
export const MONTHS_NAME = 'AST Months';
export const ABOUT_NAME = 'AST About';

/** Whether the saved plans are written: where there are any; a sheet that cannot be read is left as it is. */
export function keepsScenarios({ scenarios: shelf }: PlannedWorkbook): boolean {
  return shelf.damage === null && (shelf.isThere || shelf.scenarios.length > 0);
}

/** Whether the cash flow is written: where the plan has any grant (FUND-8). */
export function keepsCashFlow({ plan }: Pick<PlannedWorkbook, 'plan'>): boolean {
  return plan.totals.some(({ grant }) => grant > 0);
}

/** Whether the amounts by CFR codes are written: where they were asked for, or the user has codes of their own, which are kept. */
export function keepsCfr({ cfrMap, plan: { settings } }: PlannedWorkbook): boolean {
  return settings.cfr !== 'no' || cfrMap !== null;
}

/** Whether any post says what its cover costs. */
export function showsCover({ plan }: PlannedWorkbook): boolean {
  return plan.posts.some(({ post }) => hasCover(post));
}

/** The names of the sheets that a plan has, in the order in which they stand. */
export function sheetNames(planned: PlannedWorkbook): string[] {
  return [
    SUMMARY_NAME, POSTS_NAME, PROJECTION_NAME, FUNDING_NAME,
    ...(keepsCashFlow(planned) ? [CASH_FLOW_NAME] : []),
    ELIGIBLE_NAME,
    ...(planned.sources.length === 0 ? [] : [SOURCES_NAME]),
    ...(showsCover(planned) || planned.hadCover ? [COVER_NAME] : []),
    ...(planned.sdg === null ? [] : [SDG_NAME]),
    ...(planned.range === null ? [] : [RANGE_NAME]),
    ...(planned.rollForward === null ? [] : [ROLL_FORWARD_NAME]),
    ...(planned.plan.settings.sensitivity ? [SENSITIVITY_NAME] : []),
    ...(keepsCfr(planned) ? [CFR_NAME] : []),
    ASSUMPTIONS_NAME, PAY_POINTS_NAME, CHECKS_NAME,
    ...(planned.live || planned.hadMonths ? [MONTHS_NAME] : []),
    ABOUT_NAME,
    ...(keepsScenarios(planned) ? [SCENARIOS_NAME] : []),
  ];
}
