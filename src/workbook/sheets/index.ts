/** The sheets of a plan, in the order in which they stand. */
import type { SheetWrite } from '../sheetWrite';
import { aboutSheet } from './about';
import { assumptionsSheet } from './assumptionsSheet';
import { cashFlowSheet } from './cashFlowSheet';
import { checksSheet } from './checks';
import { eligibleSheet } from './eligibleSheet';
import { fundingSheet } from './funding';
import { monthsSheet, noMonthsSheet } from './monthsSheet';
import { keepsCashFlow, keepsScenarios } from './names';
import { payPointsSheet } from './payPointsSheet';
import type { PlannedWorkbook } from './planned';
import { postsSheet } from './posts';
import { projectionSheet } from './projection';
import { scenariosSheet } from './scenariosSheet';
import { sourcesSheet } from './sourcesSheet';
import { rangeModelSheet } from './rangeModelSheet';
import { summarySheet } from './summary';

export { ABOUT_NAME, ASSUMPTIONS_NAME, PAY_POINTS_NAME, RANGE_NAME } from './names';
export type { PlannedWorkbook, UnusedPayRow } from './planned';
export { readAbout, type AboutFacts } from './readAbout';
export { readAssumptions } from './readAssumptions';
export { readRangeModel } from './readRangeModel';
export { readUserPay } from './readUserPay';
export { AMOUNT_HEADERS } from './scenarioColumns';
export { scenariosSheet } from './scenariosSheet';
export { septemberYears } from './septembers';
export { yearText } from './yearText';

export function planSheets(planned: PlannedWorkbook): SheetWrite[] {
  return [
    summarySheet(planned),
    postsSheet(planned),
    projectionSheet(planned),
    fundingSheet(planned),
    ...(keepsCashFlow(planned) ? [cashFlowSheet(planned)] : []),
    eligibleSheet(planned),
    ...(planned.sources.length === 0 ? [] : [sourcesSheet(planned)]),
    ...(planned.range === null ? [] : [rangeModelSheet({ ...planned, range: planned.range })]),
    assumptionsSheet(planned),
    payPointsSheet(planned),
    checksSheet(planned),
    ...(planned.live ? [monthsSheet(planned)] : planned.hadMonths ? [noMonthsSheet()] : []),
    aboutSheet(planned),
    ...(keepsScenarios(planned) ? [scenariosSheet(planned.scenarios)] : []),
  ];
}
