/** Findings on what a school was allotted for its posts (FUND-1, FUND-6, FUND-11, SDG-3, SDG-4). */
import { dayText, financialYearText, firstDayOfFinancialYear, lastDayOfFinancialYear, PARTS_OF_MONTH, partsBetween, type Day } from '../../domain/calendar';
import { addFractions, compareFractions, fraction, fractionText, NONE, roundHalfUpBig, roundProduct, shortPoundsText, WHOLE, type Fraction, type Pence } from '../../domain/exact';
import { monthsText } from '../../projection';
import { bringsGrant, entitlement } from '../../rules/grant';
import type { AuditCase, SchoolCase } from '../auditCase';
import type { Finding } from '../finding';
import { compareTexts } from '../order';
import type { Allocation, StaffPost } from '../records';
import { aboutPost, aboutSchool, hasOwnId, isFilledOn, isLiveOn, postName, yearsGrant } from './about';

/** The part of a post that counts at this school: its share, or all of it. */
export function partOf({ post }: StaffPost): Fraction {
  return post.share ?? WHOLE;
}

export function postsCounted(posts: readonly StaffPost[]): Fraction {
  return posts.map(partOf).reduce(addFractions, NONE);
}

/** Shares such as three times 0.3333 are a whole: no more than this is rounding. */
const ROUNDING_OF_POSTS = fraction(1, 100);

/** As {@link postsCounted}, a post that two rows hold at once only once: that is a finding of its own. */
function postsHeld(posts: readonly StaffPost[]): Fraction {
  const held = new Map<string, Fraction>();
  for (const staffPost of posts) {
    const { post, place } = staffPost;
    // Ids such as “Row 7” are of one sheet.
    const key = !hasOwnId(staffPost) ? `${place.book}\n${place.sheet}\n${post.id}` : post.id.toLowerCase();
    const before = held.get(key);
    if (before === undefined || isAbove(partOf(staffPost), before)) held.set(key, partOf(staffPost));
  }
  return [...held.values()].reduce(addFractions, NONE);
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
      basis: `the AST part of ${shortPoundsText(astPart)} for ${fractionText(postsFunded)} posts, for ${fractionText(posts)} of them and ${monthsText(parts)} of 12 months`,
    };
  }
  const model = entitlement(terms.grantModel, 1);
  return { amount: roundProduct(model, posts.numerator, parts, whole * posts.denominator), basis: `${shortPoundsText(model)} a post (FUND-1) for ${fractionText(posts)} posts and ${monthsText(parts)} of 12 months` };
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
    .filter((staffPost) => !staffPost.isVacant && staffPost.post.end !== null && staffPost.post.end < on && !isReplaced(staffPost, grantPosts, on))
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
  return openPosts(audit, of, allocation, missing).map(({ kind, staffPost, part }) => {
    if (staffPost === null) return withoutTrace(audit, of, allocation, missing, part);
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
    found: `${fractionText(funded)} posts funded, ${fractionText(less(funded, missing))} filled on ${dayText(on)}`, expected: 'as many posts as are funded',
    message: `the allocation of ${financialYearText(year)} (${placeText(allocation)}) supports ${fractionText(funded)} AST ${isOne(allocation.postsFunded) ? 'post' : 'posts'}, and the staff list shows no holder on ${dayText(on)} for ${fractionText(open)} of them.${planned}`,
    ...worthOf(audit, allocation, open, partsBetween(first, last)),
  });
}

function isOne(value: Fraction | null): boolean {
  return value === null || compareFractions(value, WHOLE) === 0;
}

function placeText({ place }: Allocation): string {
  const cell = place.cellOf('Posts funded') ?? place.cellOf('AST part');
  return `“${place.sheet}”${cell === undefined ? `, row ${String(place.row)}` : `, cell ${cell}`}`;
}

/** The posts as the row states them: none where it has no AST part; `null` where it has one without saying for how many. */
function statedPosts({ postsFunded, astPart }: Allocation): Fraction | null {
  return postsFunded ?? (astPart === null || astPart === 0 ? NONE : null);
}

/** Without a number of posts, an AST part supports at least one. */
export function fundedPosts(allocation: Allocation): Fraction {
  return statedPosts(allocation) ?? WHOLE;
}

/** Funded posts that nobody holds on the day; those that others pay for take their part of them, and are in `own`. */
function notFilled({ terms: { on } }: AuditCase, { posts }: SchoolCase, funded: Fraction): { missing: Fraction; own: readonly { staffPost: StaffPost; part: Fraction }[] } {
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

/** The funded posts of a school that nobody holds, as the findings of SDG-3 name them. */
export function fundedVacancies(audit: AuditCase, of: SchoolCase): FundedVacancy[] {
  if (audit.lists.allocations === null) return vacantButPaid(audit, of).map((staffPost) => ({ kind: 'vacantFunded', staffPost, part: partOf(staffPost), since: staffPost.post.start, allocation: null }));
  // The largest, as in the findings.
  const [allocation] = of.allocations;
  // Without a staff list nothing shows whether a post is filled.
  if (allocation === undefined || (of.teachers === null && of.posts.length === 0)) return [];
  const funded = fundedPosts(allocation);
  const { missing } = notFilled(audit, of, funded);
  return missing.numerator <= 0 ? [] : openPosts(audit, of, { ...allocation, postsFunded: funded }, missing);
}

function onOne(audit: AuditCase, of: SchoolCase, allocation: Allocation): Finding[] {
  const { terms, year } = audit;
  const { school, posts } = of;
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
        found: `${shortPoundsText(astPart)} for ${fractionText(postsFunded)} posts`, expected: `at least ${shortPoundsText(least)}, the outreach element`,
        message: `is allocated ${shortPoundsText(astPart)} for ${fractionText(postsFunded)} AST ${isOne(postsFunded) ? 'post' : 'posts'} in ${financialYearText(year)}; the outreach element alone is ${shortPoundsText(least)}, and the authority normally passes it on in full.`,
        amount: least - astPart, basis: 'the outreach element less the allocation',
      }));
    }
  }
  const funded = fundedPosts(allocation);
  if (funded.numerator <= 0) return [...findings, ...beyondFunding(audit, of, funded, place)];
  if (of.teachers === null && posts.length === 0) {
    findings.push(aboutSchool('noStaffList', school, place, 'Posts funded', {
      found: `${fractionText(funded)} posts funded, and no staff list of the school`, expected: 'the staff list of the school',
      message: `the allocation of ${financialYearText(year)} supports ${fractionText(funded)} AST ${isOne(funded) ? 'post' : 'posts'}, and no staff list names the school.`, ...worthOf(audit, { ...allocation, postsFunded: funded }, funded, 12 * PARTS_OF_MONTH),
    }));
    return findings;
  }
  const { missing, own } = notFilled(audit, of, funded);
  if (own.length === 0 && missing.numerator <= 0) return [...findings, ...beyondFunding(audit, of, funded, place)];
  for (const { staffPost, part } of own) {
    findings.push(aboutPost('ownPostFunded', staffPost, 'Funding source', {
      found: `funding source ${staffPost.post.fundingSource}, and an allocation`, expected: 'one of the two',
      message: `is paid for by ${staffPost.post.fundingSource === 'School' ? 'the school' : 'the local formula'}, yet the allocation of ${financialYearText(year)} (${placeText(allocation)}) supports it too.`,
      ...worthOf(audit, { ...allocation, postsFunded: funded }, part, 12 * PARTS_OF_MONTH),
    }, school));
  }
  if (missing.numerator > 0) findings.push(...vacancies(audit, of, { ...allocation, postsFunded: funded }, missing));
  return findings;
}

/** More posts on the day than the grant supports (SDG-4). */
function beyondFunding({ terms, year }: AuditCase, { school, posts }: SchoolCase, funded: Fraction, place: Allocation['place']): Finding[] {
  const grantPosts = posts.filter((staffPost) => isFilledOn(staffPost, terms.on) && bringsGrant(staffPost.post.fundingSource));
  const filled = postsHeld(grantPosts);
  if (!isAbove(less(filled, funded), ROUNDING_OF_POSTS)) return [];
  const over = less(filled, funded);
  return [aboutSchool('moreThanFunded', school, place, 'Posts funded', {
    found: `${fractionText(filled)} posts in the School Development Grant, ${fractionText(funded)} funded`, expected: `${fractionText(funded)} posts, or another source for the others`,
    message: `has ${fractionText(filled)} AST posts that count on the grant on ${dayText(terms.on)} (${grantPosts.map(({ post }) => post.id).slice(0, 6).join(', ')}), and the allocation of ${financialYearText(year)} supports ${fractionText(funded)}.`,
    amount: yearsGrant(terms, over), basis: `${shortPoundsText(yearsGrant(terms, WHOLE))} a post (FUND-1) for ${fractionText(over)} posts`,
  })];
}

/** Findings on the allocations of one school. */
export function allocationFindings(audit: AuditCase, of: SchoolCase): Finding[] {
  const { lists, terms, year } = audit;
  if (lists.allocations === null) return rowsVacant(audit, of);
  const { school, posts, allocations } = of;
  const [first, ...others] = allocations;
  if (first === undefined) {
    const april = firstDayOfFinancialYear(year);
    const live = posts.filter((staffPost) => isFilledOn(staffPost, april) && bringsGrant(staffPost.post.fundingSource));
    if (live.length === 0 || !audit.hasAllocations) return [];
    const count = postsCounted(live);
    return [aboutSchool('schoolWithoutAllocation', school, live[0]?.place ?? null, null, {
      found: `${fractionText(count)} AST posts on ${dayText(april)}, and no allocation`, expected: `an allocation for ${financialYearText(year)}`,
      message: `has ${fractionText(count)} AST ${isOne(count) ? 'post' : 'posts'} in existence on ${dayText(april)} (${live.map(({ post }) => post.id).slice(0, 6).join(', ')}), and no allocation for ${financialYearText(year)}.`,
      amount: yearsGrant(terms, count), basis: `${shortPoundsText(yearsGrant(terms, WHOLE))} a post (FUND-1)`,
    })];
  }
  const findings = others.map((other) => aboutSchool('allocatedTwice', school, other.place, 'AST part', {
    found: `another allocation for ${financialYearText(year)}${other.astPart === null ? '' : `, of ${shortPoundsText(other.astPart)}`}`, expected: 'one row for each school and year',
    message: `has two allocations for ${financialYearText(year)}, in rows ${String(first.place.row)} and ${String(other.place.row)} of “${other.place.sheet}”.`,
    amount: other.astPart, basis: 'the AST part of the smaller one',
  }));
  const isKnown = school.row !== null || posts.length > 0 || of.teachers !== null;
  if (!isKnown) {
    return [...findings, aboutSchool('allocationWithoutSchool', school, first.place, 'School', {
      found: 'an allocation to a school that neither the register nor a staff list names', expected: 'a school of the authority',
      message: `is allocated ${shortPoundsText(first.astPart ?? first.sdg ?? 0)} for ${financialYearText(year)}, and neither the register of schools nor a staff list names it.`, amount: first.astPart ?? first.sdg, basis: 'the allocation',
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
