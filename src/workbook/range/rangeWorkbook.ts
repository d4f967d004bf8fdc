/** A workbook of one range alone: the model, and the settings and pay figures that it was worked out with. */
import { planPosts, postOn, settingsFor } from '../../projection';
import { assumptionsOf, type Resolved } from '../assumptions';
import { EMPTY_SHELF } from '../scenarios/shelf';
import type { SheetWrite } from '../sheetWrite';
import { aboutSheet } from '../sheets/about';
import { assumptionsSheet } from '../sheets/assumptionsSheet';
import { monthsSheet } from '../sheets/monthsSheet';
import { payPointsSheet } from '../sheets/payPointsSheet';
import type { PlannedWorkbook } from '../sheets/planned';
import { rangeModelSheet } from '../sheets/rangeModelSheet';
import { withPayOf, type PlannedRange, type RangeAnswer } from './plannedRange';

/** The sheets of a range that was asked about without a staff list. */
export function rangeSheets(range: PlannedRange & { readonly answer: RangeAnswer }, resolved: Resolved, version: string, writtenAt: string): SheetWrite[] {
  const { question, settings, costs } = range.answer;
  const plan = planPosts([postOn(question, question.start)], settingsFor(question, settings, { years: Math.max(1, costs.years.length) }));
  const userPay = settings.userPay;
  const planned: PlannedWorkbook = {
    plan: { ...plan, posts: [], settings: { ...plan.settings, userPay }, payUsed: withPayOf(plan.payUsed, range) },
    assumptions: assumptionsOf(plan, resolved), rowAssumptions: [], unusedPay: [], sources: [], range, sdg: null, cfrMap: null, scenarios: EMPTY_SHELF, overtyped: [], problems: plan.problems, staffSheet: '', readFrom: 'no staff sheet',
    otherStaff: 0, leftOut: 0, version, writtenAt, fingerprint: 'none', live: true, rollForward: null, left: new Set(),
  };
  return [rangeModelSheet({ ...planned, range }, true), assumptionsSheet(planned), payPointsSheet(planned), monthsSheet(planned), aboutSheet(planned)];
}
