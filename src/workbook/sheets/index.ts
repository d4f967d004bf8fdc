/** The sheets of a plan, in the order in which they stand. */
import type { SheetWrite } from '../sheetWrite';
import { aboutSheet } from './about';
import { assumptionsSheet } from './assumptionsSheet';
import { checksSheet } from './checks';
import { fundingSheet } from './funding';
import { monthsSheet, noMonthsSheet } from './monthsSheet';
import { payPointsSheet } from './payPointsSheet';
import type { PlannedWorkbook } from './planned';
import { postsSheet } from './posts';
import { projectionSheet } from './projection';
import { scenariosSheet } from './scenariosSheet';
import { rangeModelSheet } from './rangeModelSheet';
import { summarySheet } from './summary';

export { ABOUT_NAME, readAbout, type AboutFacts } from './about';
export { ASSUMPTIONS_NAME, readAssumptions } from './assumptionsSheet';
export { PAY_POINTS_NAME, readUserPay } from './payPointsSheet';
export type { PlannedWorkbook, UnusedPayRow } from './planned';
export { AMOUNT_HEADERS, scenariosSheet } from './scenariosSheet';
export { RANGE_NAME, readRangeModel } from './rangeModelSheet';
export { septemberYears } from './septembers';
export { yearText } from './summaryTexts';

export function planSheets(planned: PlannedWorkbook): SheetWrite[] {
  return [
    summarySheet(planned),
    postsSheet(planned),
    projectionSheet(planned),
    fundingSheet(planned),
    ...(planned.range === null ? [] : [rangeModelSheet(planned.range, planned.live)]),
    assumptionsSheet(planned),
    payPointsSheet(planned),
    checksSheet(planned),
    ...(planned.live ? [monthsSheet(planned)] : planned.hadMonths ? [noMonthsSheet()] : []),
    aboutSheet(planned),
    ...keptScenarios(planned),
  ];
}

/** The saved plans, where there are any; a sheet that cannot be read is left as it is. */
function keptScenarios({ scenarios: shelf }: PlannedWorkbook): SheetWrite[] {
  return shelf.damage === null && (shelf.isThere || shelf.scenarios.length > 0) ? [scenariosSheet(shelf)] : [];
}
