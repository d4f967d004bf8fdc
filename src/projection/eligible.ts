/** What the grant may cover and what it does not, each in its own amount, with the grant by both methods (FUND-3, FUND-4). */
import type { FinancialYear } from '../domain/calendar';
import { poundsText, type Pence } from '../domain/exact';
import type { Step } from '../domain/figure';
import type { Plan, PlanSettings, PostYear } from './plan';

/** What is shown as the plan has it. */
const OF_PLAN = [
  'additionalSalary', 'progression', 'retained', 'thresholdLost', 'transferred', 'eligibleSalary', 'rr', 'coverCost', 'averageOutreach', 'averageSalary', 'actualOutreach', 'actualSalary',
] as const;
/** And what on-costs come of. */
const ON_COSTS = ['employerNi', 'employerPension', 'referenceNi', 'referencePension'] as const;

type Summed = Pick<PostYear, (typeof OF_PLAN)[number] | (typeof ON_COSTS)[number]>;

/** The amounts of one post, or of all, in one financial year. Pence. */
export interface EligibleAmounts extends Readonly<Pick<PostYear, (typeof OF_PLAN)[number]>> {
  /** What the post costs beyond the reference case: additional salary, on-costs of it, R&R and cover. */
  readonly extra: Pence;
  /** On-costs of the additional salary and of R&R: no grant covers them (FUND-4). */
  readonly onCosts: Pence;
  readonly averageGrant: Pence;
  /** What is left to pay by the average-cost method. */
  readonly averagePays: Pence;
  readonly actualGrant: Pence;
  /** What is left to pay by the actual-cost method. */
  readonly actualPays: Pence;
  /** What is left to pay by the actual-cost method less the same by the average-cost method. */
  readonly difference: Pence;
}

/** The amounts of one post in a year, or of the sum of several. */
export function eligibleOf(year: Summed): EligibleAmounts {
  const ofPlan = Object.fromEntries(OF_PLAN.map((element) => [element, year[element]])) as Pick<PostYear, (typeof OF_PLAN)[number]>;
  const onCosts = year.employerNi + year.employerPension - year.referenceNi - year.referencePension;
  const extra = year.additionalSalary + onCosts + year.rr + year.coverCost;
  const averageGrant = year.averageOutreach + year.averageSalary;
  const actualGrant = year.actualOutreach + year.actualSalary;
  return { ...ofPlan, extra, onCosts, averageGrant, averagePays: extra - averageGrant, actualGrant, actualPays: extra - actualGrant, difference: averageGrant - actualGrant };
}

export interface EligibleYear {
  readonly year: FinancialYear;
  readonly amounts: EligibleAmounts;
}

/** The amounts of all posts together, year by year. */
export function eligibleByYear({ posts, totals }: Pick<Plan, 'posts' | 'totals'>): EligibleYear[] {
  return totals.map(({ year }, index) => {
    const own = posts.flatMap(({ years }) => years[index] ?? []);
    const sums = Object.fromEntries([...OF_PLAN, ...ON_COSTS].map((element) => [element, own.reduce((sum, of) => sum + of[element], 0)])) as Summed;
    return { year, amounts: eligibleOf(sums) };
  });
}

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
