/**
 * Moves of funding from vacant posts to planned posts of other schools, pro rata by date (SDG-3). It is a proposal: nothing is changed.
 * All amounts are pence. The order of the rows changes nothing.
 */
import { dayText, firstDayOfFinancialYear, lastDayOfFinancialYear, PARTS_OF_MONTH, partsBetween, type Day, type FinancialYear } from '../domain/calendar';
import { addFractions, compareFractions, fraction, fractionText, NONE, roundProduct, shortPoundsText, WHOLE, type Fraction, type Pence } from '../domain/exact';
import { monthsText } from '../projection';
import { bringsGrant, entitlement } from '../rules/grant';
import type { AccountCheck } from './account';
import type { AuditCase, SchoolCase } from './auditCase';
import { yearsGrant } from './findings/about';
import { partOf, statedPosts } from './allocated';
import { fundedVacancies, less, worthOf, type FundedVacancy } from './findings/allocations';
import { compareTexts } from './order';
import type { StaffPost } from './records';
import type { School } from './schools';
import { sumOfFractions } from './sums';

/** A vacant post that brings funding, or a part of one. */
export interface VacantPost extends FundedVacancy {
  readonly school: School;
}

export interface PlannedPost {
  readonly school: School;
  readonly staffPost: StaffPost;
  /** The part of a post that its school’s own funding does not cover. */
  readonly part: Fraction;
}

/** One proposed move. */
export interface SwitchMove {
  readonly from: VacantPost;
  readonly to: PlannedPost;
  /** The first day of the move: the later of the first day without a holder and the start of the planned post. */
  readonly on: Day;
  readonly amount: Pence;
  /** How the amount came about. */
  readonly basis: string;
  /** What the school was given for the post from the first day without a holder to the move; it is no part of the move. */
  readonly stays: Pence;
  /** Why these two posts and this day. */
  readonly why: string;
}

/** A vacancy that the school’s own planned post fills later. */
export interface KeptVacancy {
  readonly vacancy: VacantPost;
  readonly planned: StaffPost;
}

export interface UnplacedVacancy {
  readonly vacancy: VacantPost;
  /** From the first day without a holder to 31 March. */
  readonly amount: Pence;
  readonly basis: string;
  readonly why: string;
}

export interface UnfundedPost {
  readonly planned: PlannedPost;
  readonly why: string;
}

/** A school before and after; `before` and `after` are `null` where there is no list of allocations. */
export interface SwitchedSchool {
  readonly label: string;
  /** `null` for the line of all others and the total. */
  readonly school: School | null;
  readonly before: Pence | null;
  readonly out: Pence;
  readonly in: Pence;
  readonly after: Pence | null;
  readonly postsBefore: Fraction | null;
  readonly postsAfter: Fraction | null;
  /** How many moves take a post from it, and bring it one. */
  readonly gives: number;
  readonly takes: number;
}

export interface Switching {
  readonly year: FinancialYear;
  /** The day of the audit. */
  readonly on: Day;
  readonly moves: readonly SwitchMove[];
  /** The schools of the moves. */
  readonly schools: readonly SwitchedSchool[];
  /** All schools that no move touches. */
  readonly others: SwitchedSchool;
  readonly total: SwitchedSchool;
  readonly kept: readonly KeptVacancy[];
  readonly unplaced: readonly UnplacedVacancy[];
  readonly unfunded: readonly UnfundedPost[];
  readonly checks: readonly AccountCheck[];
}

/** Post P3, or what it is called where the staff list has no row of it. */
export function vacancyName({ staffPost, part }: Pick<VacantPost, 'staffPost' | 'part'>): string {
  return staffPost === null ? `${compareFractions(part, WHOLE) === 0 ? 'a funded post' : `${fractionText(part)} of a funded post`} that the staff list does not have` : `post ${staffPost.post.id}`;
}

function isPlanned({ status }: StaffPost): boolean {
  return status === 'planned' || status === 'funding agreed';
}

/** The first day without a holder within the year. */
function vacantFrom({ since }: FundedVacancy, year: FinancialYear): Day {
  return Math.max(firstDayOfFinancialYear(year), since ?? firstDayOfFinancialYear(year));
}

/** What the post brings from a day to 31 March, rounded once. Without a list of allocations: by the average cost of a post (FUND-1). */
function worthFrom(audit: AuditCase, { allocation, staffPost, part }: VacantPost, from: Day): { amount: Pence; basis: string } {
  const parts = partsBetween(from, lastDayOfFinancialYear(audit.year));
  if (allocation !== null) return worthOf(audit, allocation, part, parts);
  const model = entitlement(audit.terms.grantModel, 1);
  const fte = staffPost?.post.fte ?? WHOLE;
  return {
    amount: roundProduct(model, fte.numerator * part.numerator, parts, 12 * PARTS_OF_MONTH * fte.denominator * part.denominator),
    basis: `${shortPoundsText(model)} a post (FUND-1) for FTE ${fractionText(fte)} and ${monthsText(parts)} of 12 months`,
  };
}

/** The day that a planned post can begin: its start; without one, the day of the audit, on which it has not begun. */
function startOf({ post }: StaffPost, on: Day): Day {
  return post.start ?? on;
}

/** Planned posts of a school that count on the grant and can begin within the year, the earliest first. */
function plannedOf({ terms: { on }, year }: AuditCase, { posts }: SchoolCase): StaffPost[] {
  const last = lastDayOfFinancialYear(year);
  return posts
    .filter((staffPost) => isPlanned(staffPost) && bringsGrant(staffPost.post.fundingSource) && startOf(staffPost, on) <= last && (staffPost.post.end === null || staffPost.post.end >= on))
    .sort((a, b) => startOf(a, on) - startOf(b, on) || compareTexts(a.post.id, b.post.id) || compareTexts(a.post.holder, b.post.holder) || compareFractions(b.post.fte, a.post.fte));
}

/** Oldest first; of the same day, posts with a row first. A post without a row may be of several posts: one at a time. */
function vacanciesOf(audit: AuditCase, of: SchoolCase): VacantPost[] {
  return fundedVacancies(audit, of).flatMap((vacancy): VacantPost[] => {
    const whole = { ...vacancy, school: of.school };
    if (vacancy.staffPost !== null) return [whole];
    const count = Math.floor(vacancy.part.numerator / vacancy.part.denominator);
    const rest = less(vacancy.part, fraction(count, 1));
    return [...Array.from({ length: count }, () => ({ ...whole, part: WHOLE })), ...(rest.numerator > 0 ? [{ ...whole, part: rest }] : [])];
  });
}

function compareVacancies(year: FinancialYear): (a: VacantPost, b: VacantPost) => number {
  const first = firstDayOfFinancialYear(year);
  const fteOf = ({ staffPost }: VacantPost): Fraction => staffPost?.post.fte ?? WHOLE;
  return (a, b) => (a.since ?? first) - (b.since ?? first) || Number(a.staffPost === null) - Number(b.staffPost === null) || compareTexts(a.school.school, b.school.school) || compareTexts(a.school.key, b.school.key)
    || compareTexts(a.staffPost?.post.id ?? '', b.staffPost?.post.id ?? '') || compareTexts(a.staffPost?.post.holder ?? '', b.staffPost?.post.holder ?? '') || compareFractions(fteOf(b), fteOf(a)) || compareFractions(b.part, a.part);
}

interface Open {
  readonly vacancies: VacantPost[];
  readonly planned: PlannedPost[];
  readonly kept: KeptVacancy[];
}

/** What a school’s own planned posts leave of its vacancies, and its vacancies of its planned posts. */
function withinSchool(audit: AuditCase, of: SchoolCase): Open {
  const vacancies = vacanciesOf(audit, of).sort(compareVacancies(audit.year));
  const kept: KeptVacancy[] = [];
  const planned: PlannedPost[] = [];
  for (const staffPost of plannedOf(audit, of)) {
    let need = partOf(staffPost);
    while (need.numerator > 0) {
      const [vacancy] = vacancies;
      if (vacancy === undefined) break;
      const part = compareFractions(vacancy.part, need) > 0 ? need : vacancy.part;
      kept.push({ vacancy: { ...vacancy, part }, planned: staffPost });
      need = less(need, part);
      if (compareFractions(part, vacancy.part) === 0) vacancies.shift();
      else vacancies[0] = { ...vacancy, part: less(vacancy.part, part) };
    }
    if (need.numerator > 0) planned.push({ school: of.school, staffPost, part: need });
  }
  return { vacancies, planned, kept };
}

function isWholePost(part: Fraction): boolean {
  return compareFractions(part, WHOLE) === 0;
}

/** Whether the vacancy’s funding can carry the planned post: no more FTE than the vacant one, and to the end of the year. */
function canCarry({ staffPost: vacant }: VacantPost, { staffPost: { post } }: PlannedPost, last: Day): boolean {
  return compareFractions(post.fte, vacant?.post.fte ?? WHOLE) <= 0 && (post.end === null || post.end >= last);
}

function sinceText({ since, staffPost }: VacantPost): string {
  if (since !== null) return `has had no holder since ${dayText(since)}`;
  return staffPost === null ? 'has no holder, and no list says since when: it is taken to be vacant from 1 April' : 'is vacant, and no list says since when: it is taken to be vacant from 1 April';
}

function moveOf(audit: AuditCase, from: VacantPost, to: PlannedPost, most: Pence): SwitchMove {
  const { terms: { on: day }, year } = audit;
  const vacant = vacantFrom(from, year);
  const on = Math.max(vacant, startOf(to.staffPost, day));
  const worth = worthFrom(audit, from, on);
  // Amounts rounded up one by one may come to a penny more than the school has.
  const amount = Math.min(worth.amount, most);
  const starts = to.staffPost.post.start === null ? `has no start date and can begin on the day of the audit, ${dayText(day)}` : `begins on ${dayText(to.staffPost.post.start)}`;
  const name = vacancyName(from);
  return {
    from, to, on, amount, basis: `${worth.basis}${amount < worth.amount ? `, and no more than is left of the allocation` : ''}`,
    stays: Math.max(0, Math.min(worthFrom(audit, from, vacant).amount, most) - amount),
    why: `${name.charAt(0).toUpperCase()}${name.slice(1)} at ${from.school.school} ${sinceText(from)}; post ${to.staffPost.post.id} at ${to.school.school} is planned without funding and ${starts}. The move takes effect on the later of the two days, ${dayText(on)}`,
  };
}

/** The AST parts of a school’s allocations; where a row says only how many posts it supports, their average cost (FUND-1). */
function allocatedTo({ terms: { grantModel } }: AuditCase, { allocations }: SchoolCase): Pence {
  return allocations.reduce((sum, { astPart, postsFunded }) => sum + (astPart ?? (postsFunded === null ? 0 : yearsGrant({ grantModel }, postsFunded))), 0);
}

function fundedAt({ funded, repeated }: SchoolCase): Fraction {
  return sumOfFractions([funded, ...repeated.map((row) => statedPosts(row) ?? WHOLE)]);
}

function whyUnplaced(vacancy: VacantPost, hasPlanned: boolean): string {
  if (!isWholePost(vacancy.part)) return `Only whole posts are moved, and this is ${fractionText(vacancy.part)} of one: agree it with the schools that share the post`;
  return hasPlanned ? 'No planned post: those that are left need a larger FTE, a part of a post, or do not last until 31 March' : 'No planned post: no other school has one without funding that begins by 31 March';
}

function whyUnfunded({ part, staffPost: { post } }: PlannedPost, last: Day, hasVacancy: boolean): string {
  if (!isWholePost(part)) return `Only whole posts are moved, and this needs ${fractionText(part)} of one`;
  if (post.end !== null && post.end < last) return `It ends on ${dayText(post.end)}, before the end of the year: agree an amount with the school`;
  return hasVacancy ? 'The vacant posts that are left have a smaller FTE, or are parts of posts' : 'No vacant post with funding is left';
}

/** Proposes moves: the oldest vacancy first, to the planned post that begins first. */
export function switchingOf(audit: AuditCase): Switching {
  const { year, terms: { on }, lists } = audit;
  const last = lastDayOfFinancialYear(year);
  const open = audit.bySchool.map((of) => withinSchool(audit, of));
  const vacancies = open.flatMap((each) => each.vacancies).sort(compareVacancies(year));
  const planned = open.flatMap((each) => each.planned).sort((a, b) =>
    startOf(a.staffPost, on) - startOf(b.staffPost, on) || compareTexts(a.school.school, b.school.school) || compareTexts(a.school.key, b.school.key)
    || compareTexts(a.staffPost.post.id, b.staffPost.post.id) || compareTexts(a.staffPost.post.holder, b.staffPost.post.holder) || compareFractions(b.staffPost.post.fte, a.staffPost.post.fte));
  const left = new Map(audit.bySchool.map((of) => [of.school, allocatedTo(audit, of)]));
  const moves: SwitchMove[] = [];
  const unplaced: { readonly vacancy: VacantPost; readonly isEmpty: boolean }[] = [];
  for (const vacancy of vacancies) {
    const most = lists.allocations === null ? Infinity : (left.get(vacancy.school) ?? 0);
    const isEmpty = Math.min(most, worthFrom(audit, vacancy, last).amount) <= 0;
    const at = isWholePost(vacancy.part) && !isEmpty ? planned.findIndex((each) => isWholePost(each.part) && canCarry(vacancy, each, last)) : -1;
    const to = planned[at];
    if (to === undefined) {
      unplaced.push({ vacancy, isEmpty });
      continue;
    }
    const move = moveOf(audit, vacancy, to, most);
    moves.push(move);
    left.set(vacancy.school, (left.get(vacancy.school) ?? 0) - move.amount);
    planned.splice(at, 1);
  }
  const kept = open.flatMap((each) => each.kept).sort((a, b) => compareVacancies(year)(a.vacancy, b.vacancy) || compareTexts(a.planned.post.id, b.planned.post.id));
  return {
    year, on, moves, ...beforeAndAfter(audit, moves), kept,
    unplaced: unplaced.map(({ vacancy, isEmpty }) => ({
      vacancy, ...worthFrom(audit, vacancy, vacantFrom(vacancy, year)), why: isEmpty ? 'The allocation of the school has no money left for it' : whyUnplaced(vacancy, planned.length > 0),
    })),
    unfunded: planned.map((each) => ({ planned: each, why: whyUnfunded(each, last, unplaced.length > 0) })),
  };
}

interface Change {
  out: Pence;
  in: Pence;
  gives: number;
  takes: number;
}

/** The schools of the moves and all others before and after, with the checks that nothing is won or lost. */
function beforeAndAfter(audit: AuditCase, moves: readonly SwitchMove[]): Pick<Switching, 'schools' | 'others' | 'total' | 'checks'> {
  const isListed = audit.lists.allocations !== null;
  const touched = new Map<School, Change>();
  const of = (school: School): Change => {
    let found = touched.get(school);
    if (found === undefined) {
      found = { out: 0, in: 0, gives: 0, takes: 0 };
      touched.set(school, found);
    }
    return found;
  };
  for (const { from, to, amount } of moves) {
    const [giving, taking] = [of(from.school), of(to.school)];
    giving.out += amount;
    giving.gives += 1;
    taking.in += amount;
    taking.takes += 1;
  }
  const schools: SwitchedSchool[] = [];
  const others: SchoolCase[] = [];
  for (const each of audit.bySchool) {
    const change = touched.get(each.school);
    if (change === undefined) {
      others.push(each);
      continue;
    }
    const before = isListed ? allocatedTo(audit, each) : null;
    const posts = isListed ? fundedAt(each) : null;
    schools.push({
      label: each.school.school, school: each.school, before, out: change.out, in: change.in, after: before === null ? null : before - change.out + change.in,
      postsBefore: posts, postsAfter: posts === null ? null : addFractions(posts, fraction(change.takes - change.gives, 1)), gives: change.gives, takes: change.takes,
    });
  }
  schools.sort((a, b) => compareTexts(a.label, b.label) || compareTexts(a.school?.key ?? '', b.school?.key ?? ''));
  const rest = isListed ? others.reduce((sum, each) => sum + allocatedTo(audit, each), 0) : null;
  const restPosts = isListed ? sumOfFractions(others.map(fundedAt)) : null;
  const otherLine: SwitchedSchool = { label: 'All other schools', school: null, before: rest, out: 0, in: 0, after: rest, postsBefore: restPosts, postsAfter: restPosts, gives: 0, takes: 0 };
  const all = [...schools, otherLine];
  const total: SwitchedSchool = {
    label: 'All schools', school: null,
    before: isListed ? all.reduce((sum, each) => sum + (each.before ?? 0), 0) : null, out: all.reduce((sum, each) => sum + each.out, 0), in: all.reduce((sum, each) => sum + each.in, 0),
    after: isListed ? all.reduce((sum, each) => sum + (each.after ?? 0), 0) : null,
    postsBefore: isListed ? sumOfFractions(all.map(({ postsBefore }) => postsBefore ?? NONE)) : null, postsAfter: isListed ? sumOfFractions(all.map(({ postsAfter }) => postsAfter ?? NONE)) : null,
    gives: moves.length, takes: moves.length,
  };
  const moved = moves.reduce((sum, { amount }) => sum + amount, 0);
  const checks: AccountCheck[] = [
    { name: 'What leaves schools, less the moves', difference: total.out - moved },
    { name: 'What reaches schools, less the moves', difference: total.in - moved },
    ...(isListed ? [
      { name: 'The authority’s total after the moves, less before', difference: (total.after ?? 0) - audit.bySchool.reduce((sum, each) => sum + allocatedTo(audit, each), 0) },
    ] : []),
  ];
  return { schools, others: otherLine, total, checks };
}
