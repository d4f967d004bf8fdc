/** The amounts of a plan by school, year and code of Consistent Financial Reporting (CFR). */
import type { FinancialYear } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import { CFR_ELEMENTS, type CfrElement, type CfrKind } from '../parameters';
import type { Plan, PostPlan, PostYear } from './plan';

/** A row of the code map as it holds: an element of the plan falls under the code in these years. */
export interface CfrMapping {
  readonly element: CfrElement;
  readonly code: string;
  readonly name: string;
  readonly from: FinancialYear | null;
  readonly until: FinancialYear | null;
}

/** The elements of which a plan has amounts. Pence. */
const AMOUNT: Readonly<Partial<Record<CfrElement, (year: PostYear) => Pence>>> = {
  Salary: ({ salary }) => salary,
  'R&R': ({ rr }) => rr,
  'Employer NI': ({ employerNi }) => employerNi,
  'Employer pension': ({ employerPension }) => employerPension,
  Cover: ({ coverCost }) => coverCost,
  Grant: ({ grant }) => grant,
};
export const CFR_AMOUNTS = (Object.keys(CFR_ELEMENTS) as CfrElement[]).filter((element) => AMOUNT[element] !== undefined);

export interface CfrLine {
  /** `no code`: the elements that no code holds for. */
  readonly line: 'code' | 'no code';
  readonly kind: CfrKind;
  /** Empty where there is no code. */
  readonly code: string;
  readonly name: string;
  readonly elements: readonly CfrElement[];
  readonly amount: Pence;
}

/** One school in one year: its lines, expenditure first, with the totals. Pence. */
export interface CfrSchoolYear {
  /** The number of the school, from 1 in the order of the plan. */
  readonly school: number;
  readonly name: string;
  readonly establishment: string;
  readonly year: FinancialYear;
  readonly amounts: Readonly<Record<string, Pence>>;
  readonly lines: readonly CfrLine[];
  readonly expenditure: Pence;
  readonly income: Pence;
  /** Cost less grant of the school's posts, from what the school pays and the reference case: expenditure less income must be the same. */
  readonly costLessGrant: Pence;
}

/** The mapping of an element in a year; `undefined` where there is none, or more than one. */
export function mappingIn(map: readonly CfrMapping[], element: CfrElement, year: FinancialYear): CfrMapping | undefined {
  const holding = map.filter((each) => each.element === element && (each.from ?? year) <= year && (each.until ?? year) >= year);
  return holding.length === 1 ? holding[0] : undefined;
}

/** The codes of a year that have lines, in the order of the elements: each with its elements; without a code last. */
export function linesIn(map: readonly CfrMapping[], year: FinancialYear, kind: CfrKind): { code: string; name: string; elements: CfrElement[] }[] {
  const lines = new Map<string, { code: string; name: string; elements: CfrElement[] }>();
  const without: CfrElement[] = [];
  for (const element of CFR_AMOUNTS.filter((each) => CFR_ELEMENTS[each] === kind)) {
    const mapping = mappingIn(map, element, year);
    if (mapping === undefined) without.push(element);
    else {
      const line = lines.get(mapping.code) ?? { code: mapping.code, name: mapping.name, elements: [] };
      lines.set(mapping.code, line);
      line.elements.push(element);
    }
  }
  return [...lines.values(), { code: '', name: 'No code', elements: without }];
}

interface CfrSchool {
  readonly name: string;
  readonly establishment: string;
  readonly posts: readonly PostPlan[];
}

/** The schools in the order of the plan, each with its posts. Schools of one name are one school. */
export function cfrSchools(plan: Pick<Plan, 'posts'>): CfrSchool[] {
  const schools = new Map<string, { name: string; establishment: string; posts: PostPlan[] }>();
  for (const planned of plan.posts) {
    // A spreadsheet makes no difference between capitals and small letters.
    const key = planned.post.school.toLowerCase();
    const school = schools.get(key) ?? { name: planned.post.school, establishment: '', posts: [] };
    schools.set(key, school);
    if (school.establishment === '') school.establishment = planned.post.establishment;
    school.posts.push(planned);
  }
  return [...schools.values()];
}

/** The plan by school and year, in the order of the schools in the plan (FUND-6). */
export function cfrAmounts(plan: Plan, map: readonly CfrMapping[]): CfrSchoolYear[] {
  return cfrSchools(plan).flatMap(({ name, establishment, posts }, index) => plan.totals.map(({ year }, place): CfrSchoolYear => {
    const years = posts.flatMap(({ years: own }) => own[place] ?? []);
    const sum = (amount: (each: PostYear) => Pence): Pence => years.reduce((running, each) => running + amount(each), 0);
    const amounts = Object.fromEntries(CFR_AMOUNTS.map((element) => [element, sum(AMOUNT[element] ?? (() => 0))]));
    const lines = (['expenditure', 'income'] as const).flatMap((kind) => linesIn(map, year, kind).map((line): CfrLine => (
      { ...line, line: line.code === '' ? 'no code' : 'code', kind, amount: line.elements.reduce((running, element) => running + (amounts[element] ?? 0), 0) }
    )));
    const total = (kind: CfrKind): Pence => lines.filter((line) => line.kind === kind).reduce((running, { amount }) => running + amount, 0);
    return {
      school: index + 1, name, establishment, year, amounts, lines, expenditure: total('expenditure'), income: total('income'),
      costLessGrant: sum(({ netCost, referenceSalary, referenceNi, referencePension }) => netCost + referenceSalary + referenceNi + referencePension),
    };
  }));
}
