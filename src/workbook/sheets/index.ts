/** The sheets of a plan, in the order in which they stand. */
import type { SheetWrite } from '../sheetWrite';
import { aboutSheet } from './about';
import { assumptionsSheet } from './assumptionsSheet';
import { cashFlowSheet } from './cashFlowSheet';
import { cfrSheet } from './cfrSheet';
import { checksSheet } from './checks';
import { coverSheet, noCoverSheet } from './coverSheet';
import { eligibleSheet } from './eligibleSheet';
import { fundingSheet } from './funding';
import { monthsSheet, noMonthsSheet } from './monthsSheet';
import { keepsCashFlow, keepsCfr, keepsScenarios, showsCover } from './names';
import { payPointsSheet } from './payPointsSheet';
import type { PlannedWorkbook } from './planned';
import { postsSheet } from './posts';
import { projectionSheet } from './projection';
import { scenariosSheet } from './scenariosSheet';
import { sourcesSheet } from './sourcesSheet';
import { rangeModelSheet } from './rangeModelSheet';
import { rollForwardSheet } from './rollForwardSheet';
import { sdgSheet } from './sdgSheet';
import { sensitivitySheet } from './sensitivitySheet';
import { summarySheet } from './summary';

export { ABOUT_NAME, ASSUMPTIONS_NAME, PAY_POINTS_NAME, RANGE_NAME } from './names';
export type { PlannedWorkbook, UnusedPayRow } from './planned';
export { readAbout, type AboutFacts } from './readAbout';
export { readAssumptions } from './readAssumptions';
export { readRangeModel } from './readRangeModel';
export { readUserPay } from './readUserPay';
export { AMOUNT_HEADERS } from './scenarioColumns';
export { scenariosSheet } from './scenariosSheet';
export { CFR_TYPES, cfrMapOf, cfrRows, type CfrRow } from './cfrSheet';
export { whatIfsOf } from './sensitivitySheet';
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
    ...(showsCover(planned) ? [coverSheet(planned)] : planned.hadCover ? [noCoverSheet()] : []),
    ...(planned.sdg === null ? [] : [sdgSheet(planned.sdg)]),
    ...(planned.range === null ? [] : [rangeModelSheet({ ...planned, range: planned.range })]),
    ...(planned.rollForward === null ? [] : [rollForwardSheet(planned, planned.rollForward)]),
    ...(planned.plan.settings.sensitivity ? [sensitivitySheet(planned)] : []),
    ...(keepsCfr(planned) ? [cfrSheet(planned)] : []),
    assumptionsSheet(planned),
    payPointsSheet(planned),
    checksSheet(planned),
    ...(planned.live ? [monthsSheet(planned)] : planned.hadMonths ? [noMonthsSheet()] : []),
    aboutSheet(planned),
    ...(keepsScenarios(planned) ? [scenariosSheet(planned.scenarios)] : []),
  ];
}
