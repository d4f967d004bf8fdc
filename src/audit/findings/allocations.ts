/** Findings on what a school was allotted for its posts (FUND-1, FUND-6, FUND-11, SDG-3, SDG-4). */
import { dayText, financialYearText, firstDayOfFinancialYear, lastDayOfFinancialYear, PARTS_OF_MONTH, partsBetween, type Day } from '../../domain/calendar';
import { addFractions, compareFractions, fractionText, NONE, roundHalfUpBig, roundProduct, shortPoundsText, WHOLE, type Fraction, type Pence } from '../../domain/exact';
import { monthsText } from '../../projection';
import { bringsGrant, entitlement } from '../../rules/grant';
import { isCutToTime, partOf, postsOnce, ROUNDING_OF_POSTS, statedPosts } from '../allocated';
import type { AuditCase, SchoolCase } from '../auditCase';
import { postsText } from '../explainAccount';
import type { Finding } from '../finding';
import { compareTexts } from '../order';
import type { Allocation, StaffPost } from '../records';
import { aboutPost, aboutSchool, postName, yearsGrant } from './about';
import { isFilledOn, isHeldThoughPlanned, isLiveOn } from '../postFacts';

export function postsCounted(posts: readonly StaffPost[]): Fraction {
  return posts.map(partOf).reduce(addFractions, NONE);
}

export function less(a: Fraction, b: Fraction): Fraction {
  return addFractions(a, { numerator: -b.numerator, denominator: b.denominator });
}

function isAbove(a: Fraction, b: Fraction): boolean {
  return compareFractions(a, b) > 0;
}

/** What the allocation gives for a number of its posts and a part of the year, rounded once. `parts` are months × {@link PARTS_OF_MONTH}. */
export function worthOf({ terms }: AuditCase, { astPart, postsFunded }: Allocation, posts: Fraction, parts: number): { amount: Pence; basis: string } {
  const whole = 12 * PARTS_OF_MONTH;
  if (astPart !== null && postsFunded !== null && postsFunded.numerator > 0) {
    const above = BigInt(astPart) * BigInt(postsFunded.denominator) * BigInt(posts.numerator) * BigInt(parts);
    return {
      amount: roundHalfUpBig(above, BigInt(postsFunded.numerator) * BigInt(posts.denominator) * BigInt(whole)),
      basis: isOne(postsFunded) && isOne(posts)
        ? `the AST part of ${shortPoundsText(astPart)} for the post, for ${monthsText(parts)} of 12 months`
        : `the AST part of ${shortPoundsText(astPart)} for ${postsText(postsFunded)}, for ${fractionText(posts)} of ${isOne(postsFunded) ? 'it' : 'them'} and ${monthsText(parts)} of 12 months`,
    };
  }
  const model = entitlement(terms.grantModel, 1);
  return { amount: roundProduct(model, posts.numerator, parts, whole * posts.denominator), basis: `${shortPoundsText(model)} a post (FUND-1) for ${postsText(posts)} and ${monthsText(parts)} of 12 months` };
}

/** Whether somebody follows in the post: another row of it, or a row of the school that says it replaces nobody else and began after the end. */
function isReplaced(left: StaffPost, posts: readonly StaffPost[], on: Day): boolean {
  const end = left.post.end ?? on;
  return posts.some((other) => other !== left && !other.isVacant && other.post.id === left.post.id && (other.post.start ?? -Infinity) > end && (other.post.start ?? -Infinity) <= on);
}

/** A funded post that nobody holds, or a part of one. */
export interface FundedVacancy {
  readonly kind: 'fundedAfterLeaving' | 'vacantFunded';
  /** Its row; `null` where the staff list has none for it. */
  readonly staffPost: StaffPost | null;
  /** Posts, or the part of a post. */
  readonly part: Fraction;
  /** The first day without a holder; `null` where no list says it. */
  readonly since: Day | null;
  /** With its number of posts; `null` where there is no list of allocations. */
  readonly allocation: Allocation | null;
}

/** Posts that the allocation supports and nobody holds on the day: first those whose holders left, then vacant rows, then those without a trace. */
function openPosts({ terms: { on } }: AuditCase, of: SchoolCase, allocation: Allocation, missing: Fraction): FundedVacancy[] {
  const found: FundedVacancy[] = [];
  let open = missing;
  const take = (kind: FundedVacancy['kind'], staffPost: StaffPost, since: Day | null): void => {
    if (open.numerator <= 0) return;
    const part = isAbove(partOf(staffPost), open) ? open : partOf(staffPost);
    open = less(open, part);
    found.push({ kind, staffPost, part, since, allocation });
  };
  const grantPosts = of.posts.filter(({ post }) => bringsGrant(post.fundingSource));
  const leavers = grantPosts
    .filter((staffPost) => !staffPost.isVacant && staffPost.post.end !== null && staffPost.post.end < on && (staffPost.post.start ?? -Infinity) <= staffPost.post.end && !isReplaced(staffPost, grantPosts, on))
    .sort((a, b) => (b.post.end ?? 0) - (a.post.end ?? 0) || byIdAndHolder(a, b));
  for (const left of leavers) take('fundedAfterLeaving', left, (left.post.end ?? 0) + 1);
  for (const staffPost of grantPosts.filter((each) => each.isVacant && isLiveOn(each.post, on)).sort(byIdAndHolder)) take('vacantFunded', staffPost, staffPost.post.start);
  if (open.numerator > 0) found.push({ kind: 'vacantFunded', staffPost: null, part: open, since: null, allocation });
  return found;
}

function byIdAndHolder({ post: a }: StaffPost, { post: b }: StaffPost): number {
  return compareTexts(a.id, b.id) || compareTexts(a.holder, b.holder);
}

function vacancies(audit: AuditCase, of: SchoolCase, allocation: Allocation, missing: Fraction): Finding[] {
  const { year } = audit;
  const [first, last] = [firstDayOfFinancialYear(year), lastDayOfFinancialYear(year)];
  const inDoubt = postsOnce(of.posts.filter((staffPost) => isHeldInDoubt(staffPost, audit.terms.on)));
  return openPosts(audit, of, allocation, missing).flatMap(({ kind, staffPost, part }) => {
    if (staffPost === null) return isAbove(part, inDoubt) ? withoutTrace(audit, of, allocation, missing, less(part, inDoubt)) : [];
    if (kind === 'fundedAfterLeaving') {
      const end = staffPost.post.end ?? 0;
      return aboutPost(kind, staffPost, 'End date', {
        found: `left on ${dayText(end)}, and funded in ${financialYearText(year)}`, expected: 'a successor, or no funding after the end',
        message: `the holder left on ${dayText(end)} and nobody follows, yet the allocation of ${financialYearText(year)} (${placeText(allocation)}) supports the post. The school keeps the funding only while the service is provided.`,
        ...worthOf(audit, allocation, part, partsBetween(Math.max(first, end + 1), last)),
      }, of.school);
    }
    return aboutPost(kind, staffPost, 'Name', {
      found: 'a vacant post with funding', expected: 'a holder, or no funding',
      message: `the post is vacant, and the allocation of ${financialYearText(year)} (${placeText(allocation)}) supports it.`, ...worthOf(audit, allocation, part, partsBetween(first, last)),
    }, of.school);
  });
}

function withoutTrace(audit: AuditCase, { school, posts }: SchoolCase, allocation: Allocation, missing: Fraction, open: Fraction): Finding {
  const { terms: { on }, year } = audit;
  const [first, last] = [firstDayOfFinancialYear(year), lastDayOfFinancialYear(year)];
  const funded = allocation.postsFunded ?? WHOLE;
  const later = posts.filter(({ post, isVacant }) => bringsGrant(post.fundingSource) && !isVacant && post.start !== null && post.start > on && post.start <= last);
  const planned = later.length === 0 ? '' : ` ${later.map(postName).slice(0, 3).join(', ')} ${later.length === 1 ? 'begins' : 'begin'} later.`;
  return aboutSchool('vacantFunded', school, allocation.place, allocation.postsFunded === null ? 'AST part' : 'Posts funded', {
    found: `${postsText(funded)} funded, ${fractionText(less(funded, missing))} filled on ${dayText(on)}`, expected: 'as many posts as are funded',
    message: `the allocation of ${financialYearText(year)} (${placeText(allocation)}) supports ${astPostsText(funded)}, and the staff list shows no holder on ${dayText(on)} for ${isOne(funded) && isOne(open) ? 'it' : `${fractionText(open)} of ${isOne(funded) ? 'it' : 'them'}`}.${planned}`,
    ...worthOf(audit, allocation, open, partsBetween(first, last)),
  });
}

function isOne(value: Fraction): boolean {
  return compareFractions(value, WHOLE) === 0;
}

function astPostsText(posts: Fraction): string {
  return `${fractionText(posts)} AST ${isOne(posts) ? 'post' : 'posts'}`;
}

function placeText({ place }: Allocation): string {
  const cell = place.cellOf('Posts funded') ?? place.cellOf('AST part');
  return `“${place.sheet}”${cell === undefined ? `, row ${String(place.row)}` : `, cell ${cell}`}`;
}

/** Whether the row shows somebody in the post though it does not count: still marked as planned, or with an end before its start, which are findings of their own. */
function isHeldInDoubt(staffPost: StaffPost, on: Day): boolean {
  const { isVacant, post: { fundingSource, start, end } } = staffPost;
  const isTurnedRound = !isVacant && start !== null && start <= on && end !== null && end < start;
  return bringsGrant(fundingSource) && (isHeldThoughPlanned(staffPost, on) || isTurnedRound);
}

/** Funded posts that nobody holds on the day; those that others pay for take their part of them, and are in `own`. */
function notFilled({ terms: { on } }: AuditCase, { posts, funded }: SchoolCase): { missing: Fraction; own: readonly { staffPost: StaffPost; part: Fraction }[] } {
  const filled = posts.filter((staffPost) => isFilledOn(staffPost, on));
  let missing = less(funded, postsCounted(filled.filter(({ post }) => bringsGrant(post.fundingSource))));
  const own: { staffPost: StaffPost; part: Fraction }[] = [];
  for (const staffPost of filled.filter(({ post }) => !bringsGrant(post.fundingSource)).sort(byIdAndHolder)) {
    if (missing.numerator <= 0) break;
    const part = isAbove(partOf(staffPost), missing) ? missing : partOf(staffPost);
    missing = less(missing, part);
    own.push({ staffPost, part });
  }
  return { missing: isAbove(missing, ROUNDING_OF_POSTS) ? missing : NONE, own };
}

function isForItsTime({ year, terms: { grantModel } }: AuditCase, of: SchoolCase): boolean {
  return isCutToTime(of, of.posts, year, grantModel);
}

/** The funded posts of a school that nobody holds, as the findings of SDG-3 name them. */
export function fundedVacancies(audit: AuditCase, of: SchoolCase): FundedVacancy[] {
  if (audit.lists.allocations === null) return vacantButPaid(audit, of).map((staffPost) => ({ kind: 'vacantFunded', staffPost, part: partOf(staffPost), since: staffPost.post.start, allocation: null }));
  const { allocation, funded } = of;
  // Without a staff list nothing shows whether a post is filled.
  if (allocation === null || (of.teachers === null && of.posts.length === 0) || isForItsTime(audit, of)) return [];
  const { missing } = notFilled(audit, of);
  return missing.numerator <= 0 ? [] : openPosts(audit, of, { ...allocation, postsFunded: funded }, missing);
}

/** So long may it take to fill a post: a term. */
const GAP_MONTHS = 3;

/** Who held the post before, in the year: of the same ID, else the last of the school's other holders who left and whom nobody else follows. */
function predecessors(grantPosts: readonly StaffPost[], first: Day, on: Day): Map<StaffPost, StaffPost> {
  const starters = grantPosts.filter((staffPost) => isFilledOn(staffPost, on) && (staffPost.post.start ?? first) > first).sort((a, b) => (a.post.start ?? 0) - (b.post.start ?? 0) || byIdAndHolder(a, b));
  const left = grantPosts.filter(({ isVacant, post: { end } }) => !isVacant && end !== null && end >= first && end < on).sort((a, b) => (b.post.end ?? 0) - (a.post.end ?? 0) || byIdAndHolder(a, b));
  const pairs = new Map<StaffPost, StaffPost>();
  const isOpen = (leaver: StaffPost, { post: { start } }: StaffPost): boolean => (leaver.post.end ?? 0) < (start ?? 0) && ![...pairs.values()].includes(leaver);
  const pair = (fits: (leaver: StaffPost, starter: StaffPost) => boolean): void => {
    for (const starter of starters.filter((each) => !pairs.has(each))) {
      const found = left.find((leaver) => isOpen(leaver, starter) && fits(leaver, starter));
      if (found !== undefined) pairs.set(starter, found);
    }
  };
  pair((leaver, starter) => leaver.post.id.toLowerCase() === starter.post.id.toLowerCase());
  pair(() => true);
  return pairs;
}

/** Months of the year in which nobody held a post, before the successor who holds it on the day (SDG-3). Where posts are vacant on the day, those are told. */
function unheldMonths(audit: AuditCase, { posts, school }: SchoolCase, allocation: Allocation): Finding[] {
  const { terms: { on }, year } = audit;
  const first = firstDayOfFinancialYear(year);
  const pairs = predecessors(posts.filter(({ post }) => bringsGrant(post.fundingSource)), first, on);
  return [...pairs].flatMap(([staffPost, { post: { end } }]) => {
    const [from, last] = [Math.max(first, (end ?? 0) + 1), (staffPost.post.start ?? first) - 1];
    const parts = from > last ? 0 : partsBetween(from, last);
    if (parts < GAP_MONTHS * PARTS_OF_MONTH) return [];
    return [aboutPost('fundedInGap', staffPost, 'Start date', {
      found: `nobody in the post from ${dayText(from)} to ${dayText(last)}`, expected: 'an allocation for the months in which somebody holds the post',
      message: `nobody held the post from ${dayText(from)} to ${dayText(last)}, and the allocation of ${financialYearText(year)} (${placeText(allocation)}) is for the whole year.`,
      ...worthOf(audit, allocation, partOf(staffPost), parts),
    }, school)];
  });
}

function onOne(audit: AuditCase, of: SchoolCase, allocation: Allocation): Finding[] {
  const { terms, year } = audit;
  const { school, posts } = of;
  const [first, last] = [firstDayOfFinancialYear(year), lastDayOfFinancialYear(year)];
  const findings: Finding[] = [];
  const { astPart, sdg, place } = allocation;
  const postsFunded = statedPosts(allocation);
  if (astPart !== null && sdg !== null && astPart > sdg) {
    findings.push(aboutSchool('astPartAboveSdg', school, place, 'AST part', {
      found: `an AST part of ${shortPoundsText(astPart)} of a grant of ${shortPoundsText(sdg)}`, expected: 'a part of the grant',
      message: `the AST part of ${shortPoundsText(astPart)} is more than the whole School Development Grant of ${shortPoundsText(sdg)} for ${financialYearText(year)}.`, amount: astPart - sdg, basis: 'the AST part less the whole grant',
    }));
  }
  if (astPart !== null && postsFunded !== null && postsFunded.numerator > 0) {
    const least = roundProduct(terms.grantModel.outreach, postsFunded.numerator, 1, postsFunded.denominator);
    if (astPart < least) {
      findings.push(aboutSchool('belowOutreachPart', school, place, 'AST part', {
        found: `${shortPoundsText(astPart)} for ${postsText(postsFunded)}`, expected: `at least ${shortPoundsText(least)}, the outreach element`,
        message: `is allocated ${shortPoundsText(astPart)} for ${astPostsText(postsFunded)} in ${financialYearText(year)}; the outreach element alone is ${shortPoundsText(least)}, and the authority normally passes it on in full.`,
        amount: least - astPart, basis: 'the outreach element less the allocation',
      }));
    }
  }
  const due = yearsGrant(terms, of.funded);
  // The grant rose by some hundredths a year (SDG-1): half as much again is no rise.
  if (astPart !== null && due > 0 && 2 * astPart >= 3 * due) {
    findings.push(aboutSchool('allocationAboveModel', school, place, 'AST part', {
      found: `${shortPoundsText(astPart)} for ${postsText(of.funded)}`, expected: `about ${shortPoundsText(due)}`,
      message: `is allocated ${shortPoundsText(astPart)} for ${astPostsText(of.funded)} in ${financialYearText(year)}; the model gives ${shortPoundsText(due)}.`,
      amount: astPart - due, basis: `the AST part less ${shortPoundsText(yearsGrant(terms, WHOLE))} a post (FUND-1)`,
    }));
  }
  const { funded } = of;
  if (funded.numerator <= 0) return [...findings, ...beyondFunding(audit, of, funded, place)];
  if (of.teachers === null && posts.length === 0) {
    findings.push(aboutSchool('noStaffList', school, place, 'Posts funded', {
      found: `${postsText(funded)} funded, and no staff list of the school`, expected: 'the staff list of the school',
      message: `the allocation of ${financialYearText(year)} supports ${astPostsText(funded)}, and no staff list names the school.`, ...worthOf(audit, { ...allocation, postsFunded: funded }, funded, 12 * PARTS_OF_MONTH),
    }));
    return findings;
  }
  if (isForItsTime(audit, of)) return findings;
  const { missing, own } = notFilled(audit, of);
  if (missing.numerator <= 0) findings.push(...unheldMonths(audit, of, { ...allocation, postsFunded: funded }));
  if (own.length === 0 && missing.numerator <= 0) return [...findings, ...beyondFunding(audit, of, funded, place)];
  for (const { staffPost, part } of own) {
    findings.push(aboutPost('ownPostFunded', staffPost, 'Funding source', {
      found: `funding source ${staffPost.post.fundingSource}, and an allocation`, expected: 'one of the two',
      message: `is paid for by ${staffPost.post.fundingSource === 'School' ? 'the school' : 'the local formula'}, yet the allocation of ${financialYearText(year)} (${placeText(allocation)}) supports it too.`,
      ...worthOf(audit, { ...allocation, postsFunded: funded }, part, partsBetween(Math.max(first, staffPost.post.start ?? first), Math.min(last, staffPost.post.end ?? last))),
    }, school));
  }
  if (missing.numerator > 0) findings.push(...vacancies(audit, of, { ...allocation, postsFunded: funded }, missing));
  return findings;
}

/** More posts on the day than the grant supports (SDG-4). */
function beyondFunding({ terms, year }: AuditCase, { school, posts }: SchoolCase, funded: Fraction, place: Allocation['place']): Finding[] {
  const grantPosts = posts.filter((staffPost) => isFilledOn(staffPost, terms.on) && bringsGrant(staffPost.post.fundingSource));
  const filled = postsOnce(grantPosts);
  if (!isAbove(less(filled, funded), ROUNDING_OF_POSTS)) return [];
  const over = less(filled, funded);
  return [aboutSchool('moreThanFunded', school, place, 'Posts funded', {
    found: `${postsText(filled)} in the School Development Grant, ${fractionText(funded)} funded`, expected: `${postsText(funded)}, or another source for the others`,
    message: `has ${astPostsText(filled)} that ${isOne(filled) ? 'counts' : 'count'} on the grant on ${dayText(terms.on)} (${grantPosts.map(({ post }) => post.id).slice(0, 6).join(', ')}), and the allocation of ${financialYearText(year)} supports ${fractionText(funded)}.`,
    amount: yearsGrant(terms, over), basis: `${shortPoundsText(yearsGrant(terms, WHOLE))} a post (FUND-1) for ${postsText(over)}`,
  })];
}

/** Findings on the allocations of one school. */
export function allocationFindings(audit: AuditCase, of: SchoolCase): Finding[] {
  const { lists, terms, year } = audit;
  if (lists.allocations === null) return rowsVacant(audit, of);
  const { school, posts, allocation: first, repeated } = of;
  if (first === null) {
    const april = firstDayOfFinancialYear(year);
    const live = posts.filter((staffPost) => isFilledOn(staffPost, april) && bringsGrant(staffPost.post.fundingSource));
    if (live.length === 0 || !audit.hasAllocations) return [];
    const count = postsCounted(live);
    return [aboutSchool('schoolWithoutAllocation', school, live[0]?.place ?? null, null, {
      found: `${astPostsText(count)} on ${dayText(april)}, and no allocation`, expected: `an allocation for ${financialYearText(year)}`,
      message: `has ${astPostsText(count)} in existence on ${dayText(april)} (${live.map(({ post }) => post.id).slice(0, 6).join(', ')}), and no allocation for ${financialYearText(year)}.`,
      amount: yearsGrant(terms, count), basis: `${shortPoundsText(yearsGrant(terms, WHOLE))} a post (FUND-1)`,
    })];
  }
  const findings = repeated.map((other) => aboutSchool('allocatedTwice', school, other.place, 'AST part', {
    found: `another allocation for ${financialYearText(year)}${other.astPart === null ? '' : `, of ${shortPoundsText(other.astPart)}`}`, expected: 'one row for each school and year',
    message: `has two allocations for ${financialYearText(year)}, in rows ${String(first.place.row)} and ${String(other.place.row)} of “${other.place.sheet}”.`,
    amount: other.astPart, basis: 'the AST part of the smaller one',
  }));
  const isKnown = school.row !== null || posts.length > 0 || of.teachers !== null;
  if (!isKnown) {
    return [...findings, aboutSchool('allocationWithoutSchool', school, first.place, 'School', {
      found: 'an allocation to a school that neither the register nor a staff list names', expected: 'a school of the authority',
      message: `is allocated ${shortPoundsText(first.astPart ?? first.sdg ?? 0)} for ${financialYearText(year)}, and neither the register of schools nor a staff list ${school.establishment === '' ? 'names it' : `has its number ${school.establishment}`}.`, amount: first.astPart ?? first.sdg, basis: 'the allocation',
    })];
  }
  return [...findings, ...onOne(audit, of, first)];
}

/** Rows that say themselves that a post nobody holds is paid. */
function vacantButPaid({ terms: { on } }: AuditCase, { posts }: SchoolCase): StaffPost[] {
  return posts.filter(({ isVacant, status, post }) => isVacant && status === 'paid' && bringsGrant(post.fundingSource) && isLiveOn(post, on));
}

/** Without a list of allocations. */
function rowsVacant(audit: AuditCase, of: SchoolCase): Finding[] {
  const { terms, year } = audit;
  return vacantButPaid(audit, of).map((staffPost) => aboutPost('vacantFunded', staffPost, 'Status', {
    found: 'a vacant post with the status paid', expected: 'a holder, or no payments',
    message: `the post is vacant on ${dayText(terms.on)} and marked as paid in ${financialYearText(year)}.`,
    amount: yearsGrant(terms, staffPost.post.fte), basis: 'a year’s grant for the post’s FTE (FUND-1)',
  }, of.school));
}
