/** Two plans side by side: which inputs differ, and by how many pence each post's figures of each year do. */
import { financialYearText, type FinancialYear } from '../domain/calendar';
import type { Pence } from '../domain/exact';

/** The elements that plans are compared by. What the school pays is the first four and the cover, less the reference cost, less the grant. */
export const COMPARED_ELEMENTS = ['salary', 'rr', 'employerNi', 'employerPension', 'reference', 'coverCost', 'grant', 'netCost'] as const;
export type ComparedElement = (typeof COMPARED_ELEMENTS)[number];

/** One amount for each element, in pence. */
export type ComparedAmounts = Readonly<Record<ComparedElement, Pence>>;

/** A fact of a post in words: `range`, `11-15`. The value is empty where nothing is said. */
export interface ComparedFact {
  readonly name: string;
  readonly value: string;
}

export interface ComparedPost {
  readonly id: string;
  readonly school: string;
  readonly holder: string;
  readonly facts: readonly ComparedFact[];
  /** The figures of each year of the plan; a year that is missing is nought. */
  readonly years: ReadonlyMap<FinancialYear, ComparedAmounts>;
}

export interface ComparedSetting {
  readonly id: string;
  readonly text: string;
  readonly value: string;
}

export interface ComparedPlan {
  readonly name: string;
  readonly years: readonly FinancialYear[];
  readonly settings: readonly ComparedSetting[];
  readonly posts: readonly ComparedPost[];
}

/** A value that differs: of the first plan and of the other. Empty where the plan says nothing. */
export interface ChangedValue {
  readonly name: string;
  readonly one: string;
  readonly other: string;
}

export interface ChangedPost {
  readonly post: ComparedPost;
  readonly facts: readonly ChangedValue[];
}

/** By how much the figures of a post in a year differ: those of the other plan less those of the first. */
export interface PostDifference {
  readonly post: ComparedPost;
  readonly year: FinancialYear;
  readonly amounts: ComparedAmounts;
}

export interface YearDifference {
  readonly year: FinancialYear;
  readonly one: ComparedAmounts;
  readonly other: ComparedAmounts;
  /** Other less one: the sum of the posts' differences of the year. */
  readonly difference: ComparedAmounts;
}

export interface PlanComparison {
  readonly one: string;
  readonly other: string;
  /** The years that both plans have: only these are compared. */
  readonly years: readonly FinancialYear[];
  readonly yearsOfOneOnly: readonly FinancialYear[];
  readonly yearsOfOtherOnly: readonly FinancialYear[];
  readonly settings: readonly (ComparedSetting & { readonly one: string; readonly other: string })[];
  /** Posts that only the other plan has. */
  readonly added: readonly ComparedPost[];
  /** Posts that only the first plan has. */
  readonly gone: readonly ComparedPost[];
  readonly changed: readonly ChangedPost[];
  /** Only where something differs, by year, then in the order of the posts. */
  readonly differences: readonly PostDifference[];
  readonly totals: readonly YearDifference[];
}

export const NO_AMOUNTS: ComparedAmounts = { salary: 0, rr: 0, employerNi: 0, employerPension: 0, reference: 0, coverCost: 0, grant: 0, netCost: 0 };

function combined(one: ComparedAmounts, other: ComparedAmounts, combine: (a: Pence, b: Pence) => Pence): ComparedAmounts {
  return Object.fromEntries(COMPARED_ELEMENTS.map((element) => [element, combine(one[element], other[element])])) as ComparedAmounts;
}

/** The second amounts less the first. */
export function lessAmounts(one: ComparedAmounts, other: ComparedAmounts): ComparedAmounts {
  return combined(one, other, (a, b) => b - a);
}

function sumOf(posts: readonly ComparedPost[], year: FinancialYear): ComparedAmounts {
  return posts.reduce((sum, { years }) => combined(sum, years.get(year) ?? NO_AMOUNTS, (a, b) => a + b), NO_AMOUNTS);
}

/** What the school pays for all posts, year by year. */
export function schoolPaysByYear({ years, posts }: Pick<ComparedPlan, 'years' | 'posts'>): { year: FinancialYear; amount: Pence }[] {
  return years.map((year) => ({ year, amount: sumOf(posts, year).netCost }));
}

/** Posts by what they are known again by: id and school, and for a row without an id of its own, which moves, the holder. */
function byIdentity(posts: readonly ComparedPost[]): Map<string, ComparedPost> {
  const found = new Map<string, ComparedPost>();
  for (const post of posts) {
    const who = /^Row \d+$/.test(post.id) && post.holder !== '' ? `holder ${post.holder}` : `id ${post.id}`;
    const key = `${who}\u0001${post.school}`;
    let number = 1;
    // The same post twice, as where one holder follows another: the first with the first, the second with the second.
    while (found.has(`${key}\u0001${String(number)}`)) number += 1;
    found.set(`${key}\u0001${String(number)}`, post);
  }
  return found;
}

function changedFacts(one: ComparedPost, other: ComparedPost): ChangedValue[] {
  const before = new Map([['name', one.holder], ...one.facts.map(({ name, value }) => [name, value] as const)]);
  const after = new Map([['name', other.holder], ...other.facts.map(({ name, value }) => [name, value] as const)]);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => ({ name, one: before.get(name) ?? '', other: after.get(name) ?? '' }))
    .filter((fact) => fact.one !== fact.other);
}

function changedSettings(one: ComparedPlan, other: ComparedPlan): PlanComparison['settings'] {
  const before = new Map(one.settings.map((setting) => [setting.id, setting]));
  const after = new Map(other.settings.map((setting) => [setting.id, setting]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const setting = after.get(id) ?? before.get(id);
    const [was, is] = [before.get(id)?.value ?? '', after.get(id)?.value ?? ''];
    return setting === undefined || was === is ? [] : [{ ...setting, one: was, other: is }];
  });
}

/** The years as `2009-10 to 2011-12`; with a gap, one by one. */
export function yearsText(years: readonly FinancialYear[]): string {
  const [first, last] = [years[0], years[years.length - 1]];
  if (first === undefined || last === undefined) return 'no year';
  const isRow = years.length > 1 && last - first === years.length - 1;
  return isRow ? `${financialYearText(first)} to ${financialYearText(last)}` : years.map(financialYearText).join(', ');
}

/**
 * What the other plan has otherwise than the first, in the years that both have. Exact: for every element the differences
 * of a year's posts add up to the difference of its totals.
 */
export function comparePlans(one: ComparedPlan, other: ComparedPlan): PlanComparison {
  const years = one.years.filter((year) => other.years.includes(year));
  const [before, after] = [byIdentity(one.posts), byIdentity(other.posts)];
  const changed: ChangedPost[] = [];
  for (const [key, post] of after) {
    const was = before.get(key);
    const facts = was === undefined ? [] : changedFacts(was, post);
    if (facts.length > 0) changed.push({ post, facts });
  }
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const differences = years.flatMap((year) => keys.flatMap((key): PostDifference[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const post = is ?? was;
    if (post === undefined) return [];
    const amounts = lessAmounts(was?.years.get(year) ?? NO_AMOUNTS, is?.years.get(year) ?? NO_AMOUNTS);
    return COMPARED_ELEMENTS.every((element) => amounts[element] === 0) ? [] : [{ post, year, amounts }];
  }));
  return {
    one: one.name,
    other: other.name,
    years,
    yearsOfOneOnly: one.years.filter((year) => !years.includes(year)),
    yearsOfOtherOnly: other.years.filter((year) => !years.includes(year)),
    settings: changedSettings(one, other),
    added: [...after].filter(([key]) => !before.has(key)).map(([, post]) => post),
    gone: [...before].filter(([key]) => !after.has(key)).map(([, post]) => post),
    changed,
    differences,
    totals: years.map((year) => {
      const [was, is] = [sumOf(one.posts, year), sumOf(other.posts, year)];
      return { year, one: was, other: is, difference: lessAmounts(was, is) };
    }),
  };
}
