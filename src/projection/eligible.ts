/** What the grant may cover and what it does not, each in its own amount, with the grant by both methods (FUND-3, FUND-4). */
import type { FinancialYear } from '../domain/calendar';
import { poundsText, type Pence } from '../domain/exact';
import type { Step } from '../domain/figure';
import type { Plan, PlanSettings, PostYear } from './plan';

/** The amounts of one post, or of all, in one financial year. Pence. */
export interface EligibleAmounts {
  /** What the post costs beyond the reference case: additional salary, on-costs of it, R&R and cover. */
  extra: Pence;
  additionalSalary: Pence;
  /** Of the additional salary, what points gained in the post since the plan begins add to it. */
  progression: Pence;
  retained: Pence;
  thresholdLost: Pence;
  transferred: Pence;
  eligibleSalary: Pence;
  /** On-costs of the additional salary and of R&R: no grant covers them (FUND-4). */
  onCosts: Pence;
  rr: Pence;
  coverCost: Pence;
  averageOutreach: Pence;
  averageSalary: Pence;
  averageGrant: Pence;
  /** What is left to pay by the average-cost method. */
  averagePays: Pence;
  actualOutreach: Pence;
  actualSalary: Pence;
  actualGrant: Pence;
  /** What is left to pay by the actual-cost method. */
  actualPays: Pence;
  /** What is left to pay by the actual-cost method less the same by the average-cost method. */
  difference: Pence;
}

/** The amounts of one post in a year. */
export function eligibleOf(year: PostYear): EligibleAmounts {
  const onCosts = year.employerNi + year.employerPension - year.referenceNi - year.referencePension;
  const extra = year.additionalSalary + onCosts + year.rr + year.coverCost;
  const averageGrant = year.averageOutreach + year.averageSalary;
  const actualGrant = year.actualOutreach + year.actualSalary;
  return {
    extra, additionalSalary: year.additionalSalary, progression: year.progression, retained: year.retained, thresholdLost: year.thresholdLost, transferred: year.transferred,
    eligibleSalary: year.eligibleSalary, onCosts, rr: year.rr, coverCost: year.coverCost,
    averageOutreach: year.averageOutreach, averageSalary: year.averageSalary, averageGrant, averagePays: extra - averageGrant,
    actualOutreach: year.actualOutreach, actualSalary: year.actualSalary, actualGrant, actualPays: extra - actualGrant,
    difference: averageGrant - actualGrant,
  };
}

export interface EligibleYear {
  readonly year: FinancialYear;
  readonly amounts: EligibleAmounts;
}

/** The amounts of all posts together, year by year. */
export function eligibleByYear({ posts, totals }: Pick<Plan, 'posts' | 'totals'>): EligibleYear[] {
  return totals.map(({ year }, index) => {
    const amounts = posts.flatMap(({ years }) => years[index] ?? []).map(eligibleOf);
    const [first = eligibleOf(NOTHING), ...others] = amounts;
    const all = { ...first };
    for (const other of others) for (const element of Object.keys(all) as (keyof EligibleAmounts)[]) all[element] += other[element];
    return { year, amounts: all };
  });
}

const NOTHING: PostYear = {
  year: 0, partsLive: 0, partsFunded: 0, pointStart: 0, pointEnd: 0, salary: 0, rr: 0, employerNi: 0, employerPension: 0, referenceSalary: 0, referenceNi: 0, referencePension: 0,
  additionalSalary: 0, progression: 0, retained: 0, thresholdLost: 0, transferred: 0, eligibleSalary: 0, coverCost: 0, averageOutreach: 0, averageSalary: 0, actualOutreach: 0,
  actualSalary: 0, grantOutreach: 0, grantSalary: 0, grant: 0, netCost: 0, reversionSalary: 0,
};

/** The steps behind the amounts: what the post costs beyond the reference case, what of it is eligible, and what each method covers. */
export function eligibleSteps(amounts: EligibleAmounts, { progressionFunded, method }: PlanSettings): Step[] {
  const {
    extra, additionalSalary, progression, retained, thresholdLost, transferred, eligibleSalary, onCosts, rr, coverCost,
    averageOutreach, averageSalary, averageGrant, averagePays, actualOutreach, actualSalary, actualGrant, actualPays, difference,
  } = amounts;
  const step = (rule: string, text: string): Step => ({ rule, text, figures: [] });
  const beside = thresholdLost + transferred === 0 ? '' : `, and beside it threshold grant lost ${poundsText(thresholdLost)} and transferred allowance ${poundsText(transferred)}`;
  return [
    step('FUND-4', `Beyond what the holder would cost if not an AST: ${poundsText(extra)}, which is additional salary ${poundsText(additionalSalary)}, on-costs ${poundsText(onCosts)}, R&R ${poundsText(rr)} and cover ${poundsText(coverCost)}`),
    step('FUND-3', `Eligible is ${poundsText(eligibleSalary)}: the additional salary less retained responsibility ${poundsText(retained)}${beside}. On-costs, R&R and retained responsibility are not covered`),
    step('FUND-5', `Of the additional salary ${poundsText(progression)} comes of points gained since the plan begins: ${progressionFunded ? 'the authority funds it beyond the average cost' : 'by the average cost the authority funds no more for it'}; actual cost has it in`),
    step('FUND-1', `By the average cost the grant is ${poundsText(averageGrant)} (outreach ${poundsText(averageOutreach)}, salary ${poundsText(averageSalary)}) and leaves ${poundsText(averagePays)} to pay`),
    step('FUND-3', `By the actual cost it is ${poundsText(actualGrant)} (outreach ${poundsText(actualOutreach)}, eligible salary ${poundsText(actualSalary)}) and leaves ${poundsText(actualPays)}: the difference is ${poundsText(difference)}. The plan uses the ${method === 'average' ? 'average' : 'actual'} cost`),
  ];
}
