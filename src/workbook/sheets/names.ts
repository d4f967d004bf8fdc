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
function keepsScenarios({ scenarios: shelf }: PlannedWorkbook): boolean {
  return shelf.damage === null && (shelf.isThere || shelf.scenarios.length > 0);
}

/** Whether the cash flow is written: where the plan has any grant (FUND-8). */
function keepsCashFlow({ plan }: Pick<PlannedWorkbook, 'plan'>): boolean {
  return plan.totals.some(({ grant }) => grant > 0);
}

/** Whether the amounts by CFR codes are written: where they were asked for, or the user has codes of their own, which are kept. */
function keepsCfr({ cfrMap, plan: { settings } }: PlannedWorkbook): boolean {
  return settings.cfr !== 'no' || cfrMap !== null;
}

/** Whether any post says what its cover costs. */
function showsCover({ plan }: PlannedWorkbook): boolean {
  return plan.posts.some(({ post }) => hasCover(post));
}

/** A sheet of a plan. */
export interface PlanSheet {
  readonly name: string;
  /** Whether a plan has it; every plan has it where nothing is said. */
  readonly isShown?: (planned: PlannedWorkbook) => boolean;
  /** What stands there instead where an earlier plan left it and this one does not have it: nothing old may look as if it held still. */
  readonly without?: string;
}

/** The sheets of a plan in the order in which they stand. */
export const PLAN_SHEETS: readonly PlanSheet[] = [
  { name: SUMMARY_NAME }, { name: POSTS_NAME }, { name: PROJECTION_NAME }, { name: FUNDING_NAME },
  { name: CASH_FLOW_NAME, isShown: keepsCashFlow, without: 'This plan counts on no grant, so there is no cash flow of it.' },
  { name: ELIGIBLE_NAME },
  { name: SOURCES_NAME, isShown: ({ sources }) => sources.length > 0, without: 'In this plan the SDG pays for every post throughout, each at one school.' },
  { name: COVER_NAME, isShown: showsCover, without: 'No post of this plan says what its cover costs.' },
  { name: SDG_NAME, isShown: ({ sdg }) => sdg !== null, without: 'There is no list of schools in the workbook, so there is no projection of their grant.' },
  { name: RANGE_NAME, isShown: ({ range }) => range !== null },
  { name: ROLL_FORWARD_NAME, isShown: ({ rollForward }) => rollForward !== null, without: 'Last year’s workbook was not given with this plan: plan again with it to see why the figure moved.' },
  { name: SENSITIVITY_NAME, isShown: ({ plan }) => plan.settings.sensitivity, without: 'What ifs were not asked for: set sensitivity to yes on “AST Assumptions” and plan again.' },
  { name: CFR_NAME, isShown: keepsCfr, without: 'Amounts by CFR code were not asked for: set cfr on “AST Assumptions” and plan again.' },
  { name: ASSUMPTIONS_NAME }, { name: PAY_POINTS_NAME }, { name: CHECKS_NAME },
  { name: MONTHS_NAME, isShown: ({ live }) => live, without: 'The figures of this plan are written as values, so there is no working here.' },
  { name: ABOUT_NAME },
  { name: SCENARIOS_NAME, isShown: keepsScenarios },
];

/** Whether the plan writes a sheet: its own, or that there is nothing to say in place of one of an earlier plan. */
export function writesSheet({ name, isShown, without }: PlanSheet, planned: PlannedWorkbook): 'own' | 'without' | 'none' {
  if (isShown?.(planned) ?? true) return 'own';
  return without !== undefined && planned.left.has(name) ? 'without' : 'none';
}

/** The names of the sheets that a plan writes, in their order. */
export function sheetNames(planned: PlannedWorkbook): string[] {
  return PLAN_SHEETS.filter((sheet) => writesSheet(sheet, planned) !== 'none').map(({ name }) => name);
}
