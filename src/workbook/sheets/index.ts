/** The sheets of a plan, in the order in which they stand. */
import { SCENARIOS_NAME } from '../scenarios/shelf';
import { OVERTYPED } from '../overtyped';
import { OWN_SHEET_PREFIX, type SheetWrite } from '../sheetWrite';
import { aboutSheet } from './about';
import { assumptionsSheet } from './assumptionsSheet';
import { cashFlowSheet } from './cashFlowSheet';
import { cfrSheet } from './cfrSheet';
import { checksSheet } from './checks';
import { coverSheet } from './coverSheet';
import { eligibleSheet } from './eligibleSheet';
import { fundingSheet } from './funding';
import { monthsSheet } from './monthsSheet';
import {
  ABOUT_NAME, ASSUMPTIONS_NAME, CASH_FLOW_NAME, CFR_NAME, CHECKS_NAME, COVER_NAME, ELIGIBLE_NAME, FUNDING_NAME, MONTHS_NAME, PAY_POINTS_NAME, PLAN_SHEETS, POSTS_NAME, PROJECTION_NAME,
  RANGE_NAME, ROLL_FORWARD_NAME, SDG_NAME, SENSITIVITY_NAME, SOURCES_NAME, SUMMARY_NAME, writesSheet,
} from './names';
import { payPointsSheet } from './payPointsSheet';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';
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
export { CFR_LATER, CFR_MONTHS, cfrMonthHeadings } from './cfrMonthColumns';
export { CFR_TYPES, cfrMapOf, cfrRows, type CfrRow } from './cfrRows';
export { whatIfsOf } from './sensitivitySheet';
export { septemberYears } from './septembers';
export { yearText } from './yearText';

/** How each sheet is made where the plan has it. */
const WRITERS: Readonly<Record<string, (planned: PlannedWorkbook) => SheetWrite>> = {
  [SUMMARY_NAME]: summarySheet, [POSTS_NAME]: postsSheet, [PROJECTION_NAME]: projectionSheet, [FUNDING_NAME]: fundingSheet, [CASH_FLOW_NAME]: cashFlowSheet,
  [ELIGIBLE_NAME]: eligibleSheet, [SOURCES_NAME]: sourcesSheet, [COVER_NAME]: coverSheet, [SDG_NAME]: ({ sdg }) => sdgSheet(there(sdg)),
  [RANGE_NAME]: ({ range, ...planned }) => rangeModelSheet({ ...planned, range: there(range) }), [ROLL_FORWARD_NAME]: (planned) => rollForwardSheet(planned, there(planned.rollForward)),
  [SENSITIVITY_NAME]: sensitivitySheet, [CFR_NAME]: cfrSheet, [ASSUMPTIONS_NAME]: assumptionsSheet, [PAY_POINTS_NAME]: payPointsSheet,
  [MONTHS_NAME]: monthsSheet, [ABOUT_NAME]: aboutSheet, [SCENARIOS_NAME]: ({ scenarios }) => scenariosSheet(scenarios),
};

/** A sheet is only made where what it shows is there. */
function there<Shown>(shown: Shown | null): Shown {
  if (shown === null) throw new RangeError('a sheet was asked for that the plan does not have');
  return shown;
}

/** In place of a sheet of an earlier plan that this one does not have. */
function emptySheet(name: string, sentence: string): SheetWrite {
  return { name, widths: [100], lines: [...titleLines(name.replace(OWN_SHEET_PREFIX, ''), REPLACED), { row: 4, cells: [{ column: 1, value: sentence, style: 'plain' }] }], tables: [], frozenRows: 2 };
}

/** The tables that watch over their figures. */
function watchingTables(sheets: readonly SheetWrite[]): Set<string> {
  return new Set(sheets.flatMap(({ tables }) => tables.filter(({ columns }) => columns.some(({ header }) => header === OVERTYPED)).map(({ name }) => name)));
}

export function planSheets(planned: PlannedWorkbook): SheetWrite[] {
  const others = new Map(PLAN_SHEETS.filter(({ name }) => name !== CHECKS_NAME).flatMap((sheet): [string, SheetWrite][] => {
    const { name, without = '' } = sheet;
    const written = writesSheet(sheet, planned);
    if (written === 'none') return [];
    const write = WRITERS[name];
    if (write === undefined) throw new RangeError(`nothing makes ${name}`);
    return [[name, written === 'own' ? write(planned) : emptySheet(name, without)]];
  }));
  const checks = checksSheet(planned, watchingTables([...others.values()]));
  return PLAN_SHEETS.flatMap(({ name }) => (name === CHECKS_NAME ? checks : (others.get(name) ?? [])));
}
