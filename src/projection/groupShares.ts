/** Posts that a group of schools pays for: worked once as a whole, then split between the schools (FUND-11). */
import { addFractions, commonDenominator, compareFractions, fraction, fractionText, NONE, splitByLargestRemainder, WHOLE, type Fraction, type Pence } from '../domain/exact';
import type { Problem } from '../domain/problem';
import type { AstPost } from '../domain/staff';
import type { PostYear } from './plan';
import { costOf, referenceCostOf } from './yearCost';

/** Takes one school's slice of the figures of the whole post. */
export type Slice = (whole: PostYear) => PostYear;

export interface Groups {
  readonly problems: readonly Problem[];
  /** `undefined` for a post that one school pays for; `left out` where the shares make no sense. */
  sliceOf(post: AstPost): Slice | 'left out' | undefined;
  /** The part of the post that falls to its row, exactly: all of it where one school pays. */
  partOf(post: AstPost): Fraction;
}

/** Elements that are split; the others are built from these. */
const SPLIT_ELEMENTS = [
  'salary', 'rr', 'employerNi', 'employerPension', 'referenceSalary', 'referenceNi', 'referencePension',
  'progression', 'retained', 'thresholdLost', 'transferred', 'eligibleSalary', 'coverCost',
  'averageOutreach', 'averageSalary', 'actualOutreach', 'actualSalary', 'grantOutreach', 'grantSalary', 'reversionSalary',
] as const;

/** Shares that lack no more than this, such as three times 0.3333, are a whole. */
export const ROUNDING_OF_SHARES: Fraction = fraction(1, 1000);

function splitter(weights: readonly number[], index: number): Slice {
  const part = (amount: Pence): Pence => (amount === 0 ? 0 : (splitByLargestRemainder(amount, weights)[index] ?? 0));
  return (whole) => {
    const own: PostYear = { ...whole };
    for (const element of SPLIT_ELEMENTS) own[element] = part(whole[element]);
    own.additionalSalary = own.salary - own.referenceSalary;
    own.grant = own.grantOutreach + own.grantSalary;
    own.netCost = costOf(own) - referenceCostOf(own) - own.grant;
    return own;
  };
}

function factsOf(post: AstPost): string {
  const { area, fte, rangeStart, point, start, end, reference, rr, retained, thresholdLost, transferred, coverCost, cover } = post;
  return JSON.stringify([
    area, fte, rangeStart, point, start, end, reference, rr, retained, thresholdLost, transferred, coverCost, cover,
    post.ending, post.revertTo, post.status, post.assessedOn, [...post.decisions], post.rangeChange,
  ]);
}

/** Finds the group posts among the posts, by post id, and how each school's slice is cut. */
export function shareGroups(posts: readonly AstPost[]): Groups {
  const members = new Map<string, AstPost[]>();
  for (const post of posts) {
    if (post.share === null) continue;
    const group = members.get(post.id);
    if (group === undefined) members.set(post.id, [post]);
    else group.push(post);
  }
  const slices = new Map<AstPost, Slice | 'left out'>();
  const parts = new Map<AstPost, Fraction>();
  const problems: Problem[] = [];
  for (const group of members.values()) cutGroup(group, slices, parts, problems);
  return { problems, sliceOf: (post) => slices.get(post), partOf: (post) => parts.get(post) ?? WHOLE };
}

function cutGroup(group: readonly AstPost[], slices: Map<AstPost, Slice | 'left out'>, parts: Map<AstPost, Fraction>, problems: Problem[]): void {
  const shares = group.map((post) => post.share ?? NONE);
  const total = shares.reduce(addFractions, NONE);
  const [first] = group;
  if (first === undefined) return;
  const cell = first.origin.cellOf('share');
  const where = { rule: 'FUND-11', sheet: first.origin.sheet, post: first.id, ...(cell === undefined ? {} : { cell }) };
  const over = compareFractions(total, addFractions(WHOLE, ROUNDING_OF_SHARES)) > 0;
  const differs = group.some((post) => factsOf(post) !== factsOf(first));
  if (over || differs) {
    for (const post of group) slices.set(post, 'left out');
    problems.push({
      severity: 'error',
      ...where,
      found: over ? `shares that add up to ${fractionText(total)}` : 'rows of one post that differ',
      expected: over ? 'shares that add up to 1' : 'the same facts in every row, but for school and share',
      message: over
        ? `Post ${first.id} is left out: the shares of its ${String(group.length)} schools add up to ${fractionText(total)}, more than 1. Correct the shares.`
        : `Post ${first.id} is left out: its ${String(group.length)} rows differ in more than school and share (point, range, FTE, dates, amounts). Make them the same.`,
    });
    return;
  }
  const rest = addFractions(WHOLE, { numerator: -total.numerator, denominator: total.denominator });
  const isWhole = compareFractions(rest, ROUNDING_OF_SHARES) <= 0;
  if (!isWhole) {
    problems.push({
      severity: 'note',
      ...where,
      found: `shares that add up to ${fractionText(total)}`,
      expected: 'shares that add up to 1',
      message: `Post ${first.id}: the shares here add up to ${fractionText(total)}; the other ${fractionText(rest)} is taken to be paid by schools that are not in this workbook.`,
    });
  }
  const all = isWhole ? shares : [...shares, rest];
  const common = commonDenominator(all);
  const weights = all.map(({ numerator, denominator }) => numerator * (common / denominator));
  const sum = weights.reduce((running, weight) => running + weight, 0);
  group.forEach((post, index) => {
    slices.set(post, splitter(weights, index));
    parts.set(post, fraction(weights[index] ?? 0, sum));
  });
}
