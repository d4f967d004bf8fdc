/** What a post costs in a year, and what the holder would cost otherwise: sums of a year’s elements. */
import type { Pence } from '../domain/exact';
import type { PostYear } from './plan';

/** Cost of a year: salary, R&R, on-costs and cover. Pence. */
export function costOf({ salary, rr, employerNi, employerPension, coverCost }: PostYear): Pence {
  return salary + rr + employerNi + employerPension + coverCost;
}

/** What the same teacher would cost if not an AST. Pence. */
export function referenceCostOf({ referenceSalary, referenceNi, referencePension }: PostYear): Pence {
  return referenceSalary + referenceNi + referencePension;
}
