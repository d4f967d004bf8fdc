/**
 * The authority's account of the financial year of the audit: what its posts on 1 April are entitled to, what was allocated, and what
 * was paid, by school, phase and area (FUND-2, FUND-6, FUND-8, FUND-10). All amounts are pence.
 */
import { firstDayOfFinancialYear, type Day, type FinancialYear } from '../domain/calendar';
import { addFractions, commonDenominator, compareFractions, fraction, NONE, splitByLargestRemainder, WHOLE, type Fraction, type Pence } from '../domain/exact';
import { ROUNDING_OF_SHARES } from '../projection';
import { bringsGrant, coordination, entitlement, shareOfTeachers, type GrantModel } from '../rules/grant';
import type { AuditCase, AuditLists, SchoolCase } from './auditCase';
import { isFilledOn } from './postFacts';
import { postsOnFirstApril } from './findings/schoolRows';
import { compareTexts } from './order';
import type { StaffPost } from './records';
import type { School } from './schools';
import { sharedPosts } from './sharedPosts';
import { shareRounded, sumOfFractions, sumOfKnown } from './sums';

/** What stands in each line of the account, whether of a school, of some or of all. */
export interface AccountAmounts {
  /** Posts in existence on 1 April that count on the grant; a group post by shares, which are parts of one post. */
  readonly posts: Fraction;
  /** Of these, parts of posts that a group of schools shares. */
  readonly groupPosts: Fraction;
  /** AST posts on 1 April that the school or the local formula pays for: they bring no entitlement (FUND-11). */
  readonly otherPosts: number;
  readonly entitlement: Pence;
  /** The AST parts of the allocations; `null` where there is no list of allocations. */
  readonly allocated: Pence | null;
  /** `null` where there is no list of payments. */
  readonly paid: Pence | null;
  /** Allocated less entitlement. */
  readonly overEntitlement: Pence | null;
  /** Paid less allocated. */
  readonly overAllocated: Pence | null;
  /** `null` where neither the register nor a staff list says how many. */
  readonly teachers: Fraction | null;
  /** Posts ÷ teachers, to 4 decimals: 0.0123 is 1.23% (FUND-10). */
  readonly share: number | null;
}

/** One school. */
export interface SchoolAccount extends AccountAmounts {
  readonly school: School;
  /** As in the register; empty where it says nothing. */
  readonly phase: string;
  readonly area: string;
  readonly teachersFrom: 'register' | 'staff list' | null;
  /** Rows of the list of allocations that are of the school and the year, and those of them without an AST part. */
  readonly allocationRows: number;
  readonly withoutAstPart: number;
  readonly paymentRows: number;
}

/** The schools of a phase or an area, or all of them. */
export interface AccountLine extends AccountAmounts {
  /** The phase or the area; {@link NOT_STATED} where the register says none. */
  readonly label: string;
  readonly schools: number;
  /** Schools whose number of teachers is not known. */
  readonly withoutTeachers: number;
  readonly teachersFromRegister: number;
  readonly teachersFromStaffLists: number;
}

export interface AccountCheck {
  readonly name: string;
  /** Must be zero. Pence, or posts. */
  readonly difference: number;
}

export interface Account {
  readonly year: FinancialYear;
  /** 1 April. */
  readonly april: Day;
  readonly grantModel: GrantModel;
  readonly total: AccountLine;
  readonly phases: readonly AccountLine[];
  readonly areas: readonly AccountLine[];
  readonly schools: readonly SchoolAccount[];
  /** What the authority is entitled to for co-ordination (FUND-2), once for all posts. */
  readonly coordination: Pence;
  /** What its list of allocations holds for co-ordination; `null` where it has no such row. */
  readonly coordinationAllocated: Pence | null;
  /** What its list of payments holds for co-ordination; `null` where it has no such row. */
  readonly coordinationPaid: Pence | null;
  /** Lines of 1%, 3% and 5% of the teachers, with how many posts each would be; none where no teachers are known (FUND-10). */
  readonly referenceLines: readonly { readonly percent: number; readonly posts: Fraction }[];
  readonly checks: readonly AccountCheck[];
}

export const NOT_STATED = 'not stated';

/** The line of what groups share with schools that no list names. */
const OTHER_SCHOOLS: School = { key: '', school: 'Shares of group posts that no school states', establishment: '', row: null };

/** Posts and entitlement that fall to one school. */
interface Entitled {
  posts: Fraction[];
  groupPosts: Fraction[];
  entitlement: Pence;
}

/** The parts of one post for its schools, and the rest where the shares do not come to a whole: together exactly one post. */
function partsOfGroup(shares: readonly Fraction[]): { weights: readonly number[]; hasRest: boolean } {
  const total = shares.reduce(addFractions, NONE);
  const rest = addFractions(WHOLE, { numerator: -total.numerator, denominator: total.denominator });
  // Shares such as three times 0.3333 are a whole; so are shares of more than a whole, which the audit reports.
  const hasRest = compareFractions(rest, ROUNDING_OF_SHARES) > 0;
  const all = hasRest ? [...shares, rest] : shares;
  const common = commonDenominator(all);
  return { weights: all.map(({ numerator, denominator }) => numerator * (common / denominator)), hasRest };
}

/** Posts and entitlement by school: a group's post is one post of the authority, cut by shares, its money by largest remainder (FUND-6, FUND-11). */
function entitledBySchool(audit: AuditCase, april: Day): Map<School, Entitled> {
  const bySchool = new Map<School, Entitled>();
  const of = (school: School): Entitled => {
    let found = bySchool.get(school);
    if (found === undefined) {
      found = { posts: [], groupPosts: [], entitlement: 0 };
      bySchool.set(school, found);
    }
    return found;
  };
  const one = entitlement(audit.terms.grantModel, 1);
  const live = audit.lists.posts.filter((staffPost) => isFilledOn(staffPost, april) && bringsGrant(staffPost.post.fundingSource));
  for (const { post } of live) {
    if (post.share !== null) continue;
    const entitled = of(audit.schools.of(post));
    entitled.posts.push(WHOLE);
    entitled.entitlement += one;
  }
  for (const group of sharedPosts(live)) {
    // A tie of the split goes to the first: the order of the rows must not decide.
    const ordered = group.map(({ post }) => ({ school: audit.schools.of(post), share: post.share ?? NONE }))
      .sort((a, b) => compareTexts(a.school.key, b.school.key) || compareFractions(b.share, a.share));
    const { weights, hasRest } = partsOfGroup(ordered.map(({ share }) => share));
    const sum = weights.reduce((running, weight) => running + weight, 0);
    const schools = [...ordered.map(({ school }) => school), ...(hasRest ? [OTHER_SCHOOLS] : [])];
    // Shares of nothing at all are nobody's: the post stays with the first school.
    const amounts = sum > 0 ? splitByLargestRemainder(one, weights) : [one];
    schools.forEach((school, at) => {
      const part = sum > 0 ? fraction(weights[at] ?? 0, sum) : at === 0 ? WHOLE : NONE;
      const entitled = of(school);
      entitled.posts.push(part);
      entitled.groupPosts.push(part);
      entitled.entitlement += amounts[at] ?? 0;
    });
  }
  return bySchool;
}

function lessKnown(a: Pence | null, b: Pence | null): Pence | null {
  return a === null || b === null ? null : a - b;
}

function othersOn(posts: readonly StaffPost[], april: Day): number {
  return posts.filter((staffPost) => isFilledOn(staffPost, april) && !bringsGrant(staffPost.post.fundingSource)).length;
}

function schoolAccount({ lists }: AuditCase, of: Omit<SchoolCase, 'teachers'> & { readonly teachers: number | null }, entitled: Entitled | undefined, april: Day): SchoolAccount {
  const { school } = of;
  const registered = school.row?.teachers ?? null;
  const teachers = registered ?? (of.teachers === null ? null : fraction(of.teachers, 1));
  const posts = sumOfFractions(entitled?.posts ?? []);
  const due = entitled?.entitlement ?? 0;
  const allocated = lists.allocations === null ? null : of.allocations.reduce((sum, { astPart }) => sum + (astPart ?? 0), 0);
  const paid = lists.payments === null ? null : of.payments.reduce((sum, { amount }) => sum + amount, 0);
  return {
    school, phase: school.row?.phase.trim() ?? '', area: school.row?.area.trim() ?? '',
    posts, groupPosts: sumOfFractions(entitled?.groupPosts ?? []), otherPosts: othersOn(of.posts, april),
    entitlement: due, allocated, paid, overEntitlement: lessKnown(allocated, due), overAllocated: lessKnown(paid, allocated),
    teachers, share: shareRounded(posts, teachers), teachersFrom: registered !== null ? 'register' : teachers === null ? null : 'staff list',
    allocationRows: of.allocations.length, withoutAstPart: of.allocations.filter(({ astPart }) => astPart === null).length, paymentRows: of.payments.length,
  };
}

function lineOf({ allocations, payments }: AuditLists, label: string, schools: readonly SchoolAccount[]): AccountLine {
  const posts = sumOfFractions(schools.map((each) => each.posts));
  const known = schools.flatMap(({ teachers }) => (teachers === null ? [] : [teachers]));
  const teachers = known.length === 0 ? null : sumOfFractions(known);
  const due = schools.reduce((sum, each) => sum + each.entitlement, 0);
  const allocated = allocations === null ? null : schools.reduce((sum, each) => sum + (each.allocated ?? 0), 0);
  const paid = payments === null ? null : schools.reduce((sum, each) => sum + (each.paid ?? 0), 0);
  const real = schools.filter(({ school }) => school !== OTHER_SCHOOLS);
  return {
    label, schools: real.length, posts, groupPosts: sumOfFractions(schools.map((each) => each.groupPosts)), otherPosts: schools.reduce((sum, each) => sum + each.otherPosts, 0),
    entitlement: due, allocated, paid, overEntitlement: lessKnown(allocated, due), overAllocated: lessKnown(paid, allocated),
    teachers, share: shareRounded(posts, teachers), withoutTeachers: real.filter((each) => each.teachers === null).length,
    teachersFromRegister: real.filter(({ teachersFrom }) => teachersFrom === 'register').length, teachersFromStaffLists: real.filter(({ teachersFrom }) => teachersFrom === 'staff list').length,
  };
}

/** Lines by what the register says of the schools, whatever the case of its letters; those without it last. */
function linesBy(lists: AuditLists, schools: readonly SchoolAccount[], textOf: (school: SchoolAccount) => string): AccountLine[] {
  const groups = new Map<string, { label: string; schools: SchoolAccount[] }>();
  for (const school of schools) {
    const text = textOf(school);
    const key = text.toLowerCase().replace(/\s+/g, ' ');
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { label: text, schools: [school] });
      continue;
    }
    group.schools.push(school);
    if (text < group.label) group.label = text;
  }
  return [...groups.entries()]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || compareTexts(a, b))
    .map(([key, { label, schools: own }]) => lineOf(lists, key === '' ? NOT_STATED : label, own));
}

function asNumber({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}

/** Every grouping against the authority’s own count and the sums of the lists themselves. */
function checksOf(audit: AuditCase, groupings: Readonly<Record<string, readonly AccountAmounts[]>>): AccountCheck[] {
  const { lists, year, terms } = audit;
  const posts = postsOnFirstApril(audit);
  const allocated = lists.allocations === null ? null : lists.allocations.reduce((sum, row) => (row.year === year ? sum + (row.astPart ?? 0) : sum), 0);
  const paid = lists.payments === null ? null : lists.payments.reduce((sum, row) => (row.year === year ? sum + row.amount : sum), 0);
  const money = (name: string, lines: readonly AccountAmounts[], of: (line: AccountAmounts) => Pence | null, right: Pence | null, against: string): AccountCheck[] =>
    right === null ? [] : [{ name: `${name}, added up, less ${against}`, difference: (sumOfKnown(lines.map(of)) ?? 0) - right }];
  return Object.entries(groupings).flatMap(([name, lines]) => [
    { name: `Posts by ${name}, added up, less the posts of the authority`, difference: asNumber(sumOfFractions([...lines.map((line) => line.posts), { numerator: -posts, denominator: 1 }])) },
    ...money(`Entitlement by ${name}`, lines, (line) => line.entitlement, entitlement(terms.grantModel, posts), 'that of the authority’s posts'),
    ...money(`Allocated by ${name}`, lines, (line) => line.allocated, allocated, 'the list of allocations'),
    ...money(`Paid by ${name}`, lines, (line) => line.paid, paid, 'the list of payments'),
  ]);
}

/** The account of the audit's financial year. The order of the rows changes nothing. */
export function accountOf(audit: AuditCase): Account {
  const { year, terms: { grantModel }, lists } = audit;
  const april = firstDayOfFinancialYear(year);
  const entitled = entitledBySchool(audit, april);
  const schools = audit.bySchool.map((of) => schoolAccount(audit, of, entitled.get(of.school), april))
    .sort((a, b) => compareTexts(a.school.school, b.school.school) || compareTexts(a.school.key, b.school.key));
  const rest = entitled.get(OTHER_SCHOOLS);
  if (rest !== undefined) schools.push(schoolAccount(audit, { school: OTHER_SCHOOLS, posts: [], allocations: [], payments: [], teachers: null, allocation: null, repeated: [], funded: NONE }, rest, april));
  const total = lineOf(lists, 'All schools', schools);
  const [phases, areas] = [linesBy(lists, schools, ({ phase }) => phase), linesBy(lists, schools, ({ area }) => area)];
  const posts = postsOnFirstApril(audit);
  return {
    year, april, grantModel, total, phases, areas, schools,
    coordination: coordination(posts),
    coordinationAllocated: sumOfKnown(audit.coordination.allocations.map(({ astPart, sdg }) => astPart ?? sdg)),
    coordinationPaid: sumOfKnown(audit.coordination.payments.map(({ amount }) => amount)),
    referenceLines: total.teachers === null ? [] : shareOfTeachers(posts, asNumber(total.teachers)).referenceLines.map((percent) => ({
      percent, posts: fraction((total.teachers?.numerator ?? 0) * percent, (total.teachers?.denominator ?? 1) * 100),
    })),
    checks: checksOf(audit, { school: schools, phase: phases, area: areas, authority: [total] }),
  };
}
