/** Whether what is about to be written over or from is still what was read. */
import { finish } from '../domain/work';
import { fingerprint } from '../workbook/fingerprint';
import type { PlanMade } from '../workbook/planWorkbook';
import type { SheetGrid } from '../workbook/port';

export function isSamePlan(one: PlanMade, other: PlanMade): boolean {
  const facts = ({ planned }: PlanMade): string => JSON.stringify([planned.fingerprint, planned.readFrom, planned.plan.totals, planned.plan.payUsed.length, planned.assumptions]);
  return facts(one) === facts(other);
}

/** Whether a sheet still holds what it held. */
export function isSameGrid(one: SheetGrid | null, other: SheetGrid | null): boolean {
  return one === null || other === null ? one === other : finish(fingerprint(one)) === finish(fingerprint(other));
}
