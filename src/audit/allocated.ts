/** What a school was allotted for its posts in a year: its rows as one, for how many posts, and whether it follows the time of the posts (FUND-1, FUND-6, SDG-3). */
import { firstDayOfFinancialYear, lastDayOfFinancialYear, PARTS_OF_MONTH, partsBetween, type FinancialYear } from '../domain/calendar';
import { addFractions, compareFractions, fraction, NONE, roundProduct, WHOLE, type Fraction, type Pence } from '../domain/exact';
import { bringsGrant, entitlement, type GrantModel } from '../rules/grant';
import { hasOwnId } from './postFacts';
import type { Allocation, StaffPost } from './records';

/** The allocation of one school and year. */
export interface Allotted {
  /** Its rows together; `null` where there is none. Its place is that of the first row. */
  readonly allocation: Allocation | null;
  /** Rows that are no part of it: the same once more. */
  readonly repeated: readonly Allocation[];
  /** The posts that it supports, as it says or as its AST part comes to. */
  readonly funded: Fraction;
}

/** Shares such as three times 0.3333 are a whole: no more than this is rounding. */
export const ROUNDING_OF_POSTS = fraction(1, 100);
/** An AST part within a quarter of the model for the posts of the school is for these posts: it may have risen since with the grant (SDG-1). */
const RISEN = 4;
/** An allocation that is cut to months or to days is known within a hundredth of the model for each post. */
const CUT_WITHIN = 100;

/** The part of a post that counts at this school: its share, or all of it. */
export function partOf({ post }: StaffPost): Fraction {
  return post.share ?? WHOLE;
}

/** A post that several rows hold counts once. */
export function postsOnce(posts: readonly StaffPost[]): Fraction {
  const held = new Map<string, Fraction>();
  for (const staffPost of posts) {
    const { post, place } = staffPost;
    // Ids such as “Row 7” are of one sheet.
    const key = !hasOwnId(staffPost) ? `${place.book}\n${place.sheet}\n${post.id}` : post.id.toLowerCase();
    const before = held.get(key);
    if (before === undefined || compareFractions(partOf(staffPost), before) > 0) held.set(key, partOf(staffPost));
  }
  return [...held.values()].reduce(addFractions, NONE);
}

/** The posts on the grant that have a row for some day of the year. */
function postsOfYear(posts: readonly StaffPost[], year: FinancialYear): StaffPost[] {
  const [first, last] = [firstDayOfFinancialYear(year), lastDayOfFinancialYear(year)];
  return posts.filter(({ post: { fundingSource, start, end } }) => bringsGrant(fundingSource) && (start ?? first) <= last && (end ?? last) >= first);
}

/** The posts as the row states them: none where it has no AST part; `null` where it has one without saying for how many. */
export function statedPosts({ postsFunded, astPart }: Allocation): Fraction | null {
  return postsFunded ?? (astPart === null || astPart === 0 ? NONE : null);
}

function sumOf(amounts: readonly (Pence | null)[]): Pence | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

/** A further row is a part where its posts are still posts of the school, or where it adds money for none; else it is the same once more. */
function partsOf(rows: readonly Allocation[], posts: Fraction): { parts: Allocation[]; repeated: Allocation[] } {
  const [first, ...others] = rows;
  const [parts, repeated]: [Allocation[], Allocation[]] = [first === undefined ? [] : [first], []];
  let stated = first === undefined ? NONE : (statedPosts(first) ?? WHOLE);
  for (const row of others) {
    const own = statedPosts(row);
    const together = addFractions(stated, own ?? NONE);
    const isPart = own === null || own.numerator === 0 ? row.astPart !== first?.astPart : compareFractions(together, addFractions(posts, ROUNDING_OF_POSTS)) <= 0;
    if (isPart) {
      parts.push(row);
      stated = together;
    } else repeated.push(row);
  }
  return { parts, repeated };
}

/** Without a number of posts: those of the school where the money is about theirs, else as many as it is the model of, and at least one. */
function fundedPosts(allocation: Allocation, posts: Fraction, model: Pence): Fraction {
  const stated = statedPosts(allocation);
  const { astPart } = allocation;
  if (stated !== null || astPart === null) return stated ?? NONE;
  const theirs = roundProduct(model, posts.numerator, 1, posts.denominator);
  if (theirs > 0 && Math.abs(astPart - theirs) * RISEN <= theirs) return posts;
  return fraction(Math.max(1, Math.round(astPart / model)), 1);
}

/** The rows of the school’s allocation for the year, the largest first, as one. */
export function allotted(rows: readonly Allocation[], posts: readonly StaffPost[], year: FinancialYear, grantModel: GrantModel): Allotted {
  const [first] = rows;
  if (first === undefined) return { allocation: null, repeated: [], funded: NONE };
  const ofYear = postsOnce(postsOfYear(posts, year));
  const { parts, repeated } = partsOf(rows, ofYear);
  const counts = parts.flatMap(({ postsFunded }) => postsFunded ?? []);
  const allocation: Allocation = {
    ...first, astPart: sumOf(parts.map(({ astPart }) => astPart)), sdg: sumOf(parts.map(({ sdg }) => sdg)), postsFunded: counts.length === 0 ? null : counts.reduce(addFractions, NONE),
  };
  return { allocation, repeated, funded: fundedPosts(allocation, ofYear, entitlement(grantModel, 1)) };
}

/**
 * Whether the AST part is what the months of the posts in the year come to: then it was cut when a post began or ended, and pays for
 * nothing that nobody does. There must be a row for every post that it supports.
 */
export function isCutToTime({ allocation }: Pick<Allotted, 'allocation'>, posts: readonly StaffPost[], year: FinancialYear, grantModel: GrantModel): boolean {
  const [first, last] = [firstDayOfFinancialYear(year), lastDayOfFinancialYear(year)];
  if (allocation?.astPart === null || allocation === null) return false;
  const ofYear = postsOfYear(posts, year);
  const held = ofYear.filter(({ isVacant, post: { start, end } }) => !isVacant && (start === null || end === null || start <= end));
  const stated = statedPosts(allocation);
  if (held.length === 0 || (stated !== null && compareFractions(stated, addFractions(postsOnce(ofYear), ROUNDING_OF_POSTS)) > 0)) return false;
  const model = entitlement(grantModel, 1);
  const due = held.reduce((sum, staffPost) => {
    const { post: { start, end } } = staffPost;
    const { numerator, denominator } = partOf(staffPost);
    return sum + roundProduct(model, numerator, partsBetween(Math.max(first, start ?? first), Math.min(last, end ?? last)), 12 * PARTS_OF_MONTH * denominator);
  }, 0);
  return Math.abs(allocation.astPart - due) * CUT_WITHIN <= held.length * model;
}
