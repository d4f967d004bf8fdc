/** The amounts of a plan by school, year and code of Consistent Financial Reporting (CFR). */
import type { FinancialYear } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import { CFR_ELEMENTS, type CfrElement, type CfrKind } from '../parameters';
import { payerOf, type SourceRow } from './fundingSources';
import type { Plan, PostPlan, PostYear } from './plan';
import { referenceCostOf } from './yearCost';

/** A row of the code map as it holds: an element of the plan falls under the code in these years. */
export interface CfrMapping {
  readonly element: CfrElement;
  readonly code: string;
  readonly name: string;
  readonly from: FinancialYear | null;
  readonly until: FinancialYear | null;
}

/** What the plan calls the elements of cost, of a year as of a month. */
export const CFR_COSTS = { Salary: 'salary', 'R&R': 'rr', 'Employer NI': 'employerNi', 'Employer pension': 'employerPension', Cover: 'coverCost' } as const satisfies Partial<Record<CfrElement, keyof PostYear>>;

/** What it calls the elements of which every plan has amounts. */
const IN_PLAN: Readonly<Partial<Record<CfrElement, keyof PostYear>>> = { ...CFR_COSTS, Grant: 'grant' };

/** What a school that books the whole pay of a post has from others who pay for it (FUND-11). */
export type CfrOther = 'Contributions of other schools' | 'Local formula';

/** Under which income of the post's school falls what the payer pays; `null` where the school pays itself, from its grant or not. */
export function otherIncome({ post, source, payer }: SourceRow): CfrOther | null {
  if (source === 'Local formula') return 'Local formula';
  const paysForAnother = (source === 'Group' || source === 'School') && payer.toLowerCase() !== payerOf(source, '', post).toLowerCase();
  return paysForAnother ? 'Contributions of other schools' : null;
}

/** The elements of which the plan has amounts, in the order of the map; what others pay only where some other pays. */
export function cfrElements(sources: readonly SourceRow[]): CfrElement[] {
  const others = new Set<CfrElement | null>(sources.map(otherIncome));
  return (Object.keys(CFR_ELEMENTS) as CfrElement[]).filter((element) => IN_PLAN[element] !== undefined || others.has(element));
}

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
  /** Cost less grant and less what others pay, from what the school itself pays and the reference case: expenditure less income must be the same. */
  readonly leftToSchool: Pence;
}

/** The mapping of an element in a year; `undefined` where there is none, or more than one. */
export function mappingIn(map: readonly CfrMapping[], element: CfrElement, year: FinancialYear): CfrMapping | undefined {
  const holding = map.filter((each) => each.element === element && (each.from ?? year) <= year && (each.until ?? year) >= year);
  return holding.length === 1 ? holding[0] : undefined;
}

/** The codes of a year that have lines, in the order of the elements: each with its elements; without a code last. */
export function linesIn(map: readonly CfrMapping[], year: FinancialYear, kind: CfrKind, elements: readonly CfrElement[]): { code: string; name: string; elements: CfrElement[] }[] {
  const lines = new Map<string, { code: string; name: string; elements: CfrElement[] }>();
  const without: CfrElement[] = [];
  for (const element of elements.filter((each) => CFR_ELEMENTS[each] === kind)) {
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

/** What each payer pays for the posts of a school in a year. */
export function sourcesBySchool(sources: readonly SourceRow[]): (school: string, year: FinancialYear) => readonly SourceRow[] {
  const rows = new Map<string, SourceRow[]>();
  const keyOf = (school: string, year: FinancialYear): string => `${String(year)} ${school.toLowerCase()}`;
  for (const row of sources) {
    const key = keyOf(row.post.school, row.year);
    const there = rows.get(key);
    if (there === undefined) rows.set(key, [row]);
    else there.push(row);
  }
  return (school, year) => rows.get(keyOf(school, year)) ?? [];
}

/** What falls to others under an element of income, or with `null` to the school itself. A grant above the cost leaves a negative amount. Pence. */
export function paidBy(rows: readonly SourceRow[], other: CfrElement | null): Pence {
  return rows.reduce((running, row) => running + (otherIncome(row) === other ? row.pays : 0), 0);
}

/**
 * The plan by school and year, in the order of the schools in the plan (FUND-6). `sources` says who pays for the posts where more than
 * the school with its grant does; the school of a post books the whole of its pay, and what others pay for it as income (FUND-11).
 */
export function cfrAmounts(plan: Plan, map: readonly CfrMapping[], sources: readonly SourceRow[]): CfrSchoolYear[] {
  const [elements, sourcesOf] = [cfrElements(sources), sourcesBySchool(sources)];
  return cfrSchools(plan).flatMap(({ name, establishment, posts }, index) => plan.totals.map(({ year }, place): CfrSchoolYear => {
    const years = posts.flatMap(({ years: own }) => own[place] ?? []);
    const paid = sourcesOf(name, year);
    const sum = (amount: (each: PostYear) => Pence): Pence => years.reduce((running, each) => running + amount(each), 0);
    const amountOf = (element: CfrElement): Pence => {
      const inPlan = IN_PLAN[element];
      return inPlan === undefined ? paidBy(paid, element) : sum((each) => each[inPlan]);
    };
    const amounts = Object.fromEntries(elements.map((element) => [element, amountOf(element)]));
    const lines = (['expenditure', 'income'] as const).flatMap((kind) => linesIn(map, year, kind, elements).map((line): CfrLine => (
      { ...line, line: line.code === '' ? 'no code' : 'code', kind, amount: line.elements.reduce((running, element) => running + (amounts[element] ?? 0), 0) }
    )));
    const total = (kind: CfrKind): Pence => lines.filter((line) => line.kind === kind).reduce((running, { amount }) => running + amount, 0);
    const schoolPays = sources.length === 0 ? sum(({ netCost }) => netCost) : paidBy(paid, null);
    return {
      school: index + 1, name, establishment, year, amounts, lines, expenditure: total('expenditure'), income: total('income'),
      leftToSchool: schoolPays + sum(referenceCostOf),
    };
  }));
}
