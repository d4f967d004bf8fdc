/** Whether what is about to be written over or from is still what was read. */
import { fingerprint } from '../workbook/fingerprint';
import type { PlanMade } from '../workbook/planWorkbook';
import type { SheetGrid } from '../workbook/port';
import { inTurns } from './turns';

export function isSamePlan(one: PlanMade, other: PlanMade): boolean {
  const facts = ({ planned }: PlanMade): string => JSON.stringify([planned.fingerprint, planned.readFrom, planned.plan.totals, planned.plan.payUsed.length, planned.assumptions]);
  return facts(one) === facts(other);
}

/** Whether a sheet still holds what it held. */
export async function isSameGrid(one: SheetGrid | null, other: SheetGrid | null): Promise<boolean> {
  return one === null || other === null ? one === other : await inTurns(fingerprint(one)) === await inTurns(fingerprint(other));
}
