/** The Septembers on which a plan decides. */
import type { PlanSettings } from '../../projection';

/** The years whose 1 September lies in the plan. */
export function septemberYears({ from, years }: PlanSettings): number[] {
  return Array.from({ length: years }, (_, index) => from + index);
}
