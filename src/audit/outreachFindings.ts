/** What is wrong with the outreach of posts: too little of it, an exemption that does not hold, a pattern that cannot be read, days that were not done (OUT-1 to OUT-4, OUT-6). */
import { dayText, schoolYearText } from '../domain/calendar';
import { compareFractions, fraction, roundHalfUpBig, roundProduct, type Fraction, type Pence } from '../domain/exact';
import { SCHOOL_WEEK_DAYS, UNEVEN_TERM_WEEKS } from '../parameters';
import { categoryNamed, FULL_SHARE, type DayHundredths } from '../rules/outreach';
import type { Finding } from './finding';
import { personKey } from './personNames';
import { requiredDays, timeOf, type Outreach, type PostOutreach } from './outreach';
import { visitFindings } from './outreachVisitFindings';
import { areText, aYearText, daysText, joined, placeText, shareText, tellOfLog, tellOfPost, timeText } from './outreachTelling';
import { idKey, isHeldOn } from './outreachVisits';

/** Facts that a finding stands on and whose cell could not be read: the cell has its own problem, and nothing is concluded from it. */
function isDoubtful({ of: { staff: { problems, place } } }: PostOutreach, ...columns: readonly string[]): boolean {
  return columns.some((column) => {
    const cell = place.cellOf(column);
    return cell !== undefined && problems.some((problem) => problem.cell === cell);
  });
}

/** Whether the full 20% is due from the post on the day: somebody holds it, and the first twelve months are over (OUT-4). */
function isFullDue(post: PostOutreach, { terms: { on } }: Outreach): boolean {
  return isHeldOn(post.of, on) && !post.isBuildingUp && !isDoubtful(post, 'Start date', 'End date', 'FTE');
}

function lacking(share: Fraction): Fraction {
  return fraction(FULL_SHARE.numerator * share.denominator - share.numerator * FULL_SHARE.denominator, FULL_SHARE.denominator * share.denominator);
}

/** What is missing of the 20%, as a part of the outreach part of the grant. */
function worthOf({ of, share }: PostOutreach): { amount: Pence | null; basis: string } {
  const { grantOutreach } = of;
  if (grantOutreach === null) return { amount: null, basis: '' };
  const [missing, time] = [lacking(share), timeOf(of)];
  const numerator = BigInt(grantOutreach) * BigInt(time.numerator) * BigInt(missing.numerator) * BigInt(FULL_SHARE.denominator);
  return {
    amount: roundHalfUpBig(numerator, BigInt(time.denominator) * BigInt(missing.denominator) * BigInt(FULL_SHARE.numerator)),
    basis: `${aYearText(grantOutreach)} for outreach${timeText(time)} × ${shareText(missing)} ÷ ${shareText(FULL_SHARE)}`,
  };
}

function columnOf({ shareFrom }: PostOutreach): string {
  return shareFrom === 'pattern' ? 'Outreach pattern' : 'Outreach %';
}

function statedText(post: PostOutreach): string {
  return post.shareFrom === 'pattern' ? `“${post.of.staff.outreachPattern}”, which is ${shareText(post.share)} of the time` : shareText(post.share);
}

function isShort({ share }: PostOutreach): boolean {
  return compareFractions(share, FULL_SHARE) < 0;
}

/** Less than 20% after the first twelve months, without an exemption (OUT-1, OUT-4). */
export function outreachShort(post: PostOutreach, outreach: Outreach): Finding[] {
  const isStated = post.shareFrom === 'stated' || post.shareFrom === 'pattern';
  if (!isFullDue(post, outreach) || post.exemption.kind !== 'none' || !isStated || !isShort(post) || isDoubtful(post, 'Outreach exemption')) return [];
  const since = post.buildUpEnds === null ? '' : ` since ${dayText(post.buildUpEnds)}, twelve months after the start`;
  return [tellOfPost('outreachShort', post.of, columnOf(post), {
    found: statedText(post), expected: `${shareText(FULL_SHARE)} of the time`, ...worthOf(post),
    message: `the time for outreach is ${statedText(post)}, in ${placeText(post.of.staff.place, columnOf(post))}; ${shareText(FULL_SHARE)} is due${since}, and no exemption is stated.`,
  })];
}

/** A cell that is blank where the list has a column for it (OUT-1). */
export function outreachNotStated(post: PostOutreach, outreach: Outreach): Finding[] {
  const { outreachPattern, outreachShare, place } = post.of.staff;
  const column = ['Outreach %', 'Outreach pattern'].find((each) => place.cellOf(each) !== undefined);
  if (column === undefined || !isFullDue(post, outreach) || post.exemption.kind !== 'none' || outreachShare !== null || outreachPattern !== '' || isDoubtful(post, 'Outreach %', 'Outreach pattern')) return [];
  return [tellOfPost('outreachNotStated', post.of, column, {
    found: 'nothing', expected: `a share such as ${shareText(FULL_SHARE)}, or a pattern such as 1 day a week`,
    message: `${placeText(place, column)} does not say how much of the time is for outreach; ${shareText(FULL_SHARE)} is taken until it does.`,
  })];
}

/** Words that come to no share, or to more than the whole time (OUT-2). */
export function patternUnreadable({ of, patternShare, shareFrom }: PostOutreach): Finding[] {
  const { outreachPattern, place } = of.staff;
  // Where the share is stated, or the post is exempt, nothing depends on the words.
  if (outreachPattern === '' || patternShare !== null || shareFrom !== 'assumed') return [];
  return [tellOfPost('patternUnreadable', of, 'Outreach pattern', {
    found: `“${outreachPattern}”`, expected: 'a pattern such as 1 day a week, 2 half days a week, 1 week in 5 or 38 days a year, within the time of the post',
    message: `the pattern “${outreachPattern}” in ${placeText(place, 'Outreach pattern')} cannot be turned into days; ${shareText(FULL_SHARE)} is taken until it can.`,
  })];
}

/** A share of 20% or more whose pattern comes to less (OUT-2). */
export function patternDisagrees(post: PostOutreach, outreach: Outreach): Finding[] {
  const { of, share, shareFrom, patternShare } = post;
  if (shareFrom !== 'stated' || patternShare === null || isShort(post) || compareFractions(patternShare, FULL_SHARE) >= 0 || post.exemption.kind !== 'none' || !isFullDue(post, outreach)) return [];
  const { place, outreachPattern } = of.staff;
  return [tellOfPost('patternDisagrees', of, 'Outreach pattern', {
    found: `“${outreachPattern}”, which is ${shareText(patternShare)}, beside ${shareText(share)}`, expected: 'a pattern that comes to the share',
    message: `${placeText(place, 'Outreach %')} says ${shareText(share)}, but the pattern “${outreachPattern}” in ${placeText(place, 'Outreach pattern')} comes to ${shareText(patternShare)}. The share is taken.`,
  })];
}

/** An exemption that only says that there is one, or only names the category (OUT-3). */
export function exemptionWithoutReason(post: PostOutreach, outreach: Outreach): Finding[] {
  const { of, exemption, shareFrom } = post;
  if (exemption.kind !== 'bare' || !isFullDue(post, outreach)) return [];
  const { outreachExemption, place } = of.staff;
  // Without the exemption the 20% would be there all the same: only the note is missing.
  const isNeeded = isShort(post);
  const isStated = shareFrom === 'stated' || shareFrom === 'pattern';
  return [tellOfPost('exemptionWithoutReason', of, 'Outreach exemption', {
    found: `“${outreachExemption}”`, expected: 'the category of the school, and how the work is tied to the plan for leaving it',
    ...(isNeeded ? {} : { severity: 'question' }), ...(isNeeded && isStated ? worthOf(post) : {}),
    message: `${placeText(place, 'Outreach exemption')} holds “${outreachExemption}” and gives no reason tied to the plan for leaving the category${isNeeded && isStated ? `; the time for outreach is ${statedText(post)}` : ''}.`,
  })];
}

/** A reason, while the register of schools gives the school no category that exempts (OUT-3). */
export function exemptionWithoutCategory(post: PostOutreach, outreach: Outreach): Finding[] {
  const { of, exemption } = post;
  if (exemption.kind !== 'reason' || of.category === null || categoryNamed(of.category) !== undefined || !isFullDue(post, outreach)) return [];
  const { outreachExemption, place } = of.staff;
  const category = of.category.trim() === '' ? 'no category' : `the category “${of.category.trim()}”`;
  return [tellOfPost('exemptionWithoutCategory', of, 'Outreach exemption', {
    found: `an exemption, and ${category} in the register of schools`, expected: 'special measures, causing serious concern or challenging circumstances',
    message: `${placeText(place, 'Outreach exemption')} gives an exemption (“${outreachExemption}”), but the register of schools has ${category} for the school.`,
  })];
}

/** Rounding of the parts of a group post, in hundredths of a day. */
const ROUNDING: DayHundredths = 5;

interface Shortfall {
  readonly required: DayHundredths;
  readonly logged: DayHundredths;
  readonly missing: DayHundredths;
  readonly terms: readonly string[];
}

/** What is missing of the finished terms that lie after the build-up; nothing while it may be the unevenness of terms. */
function shortfallOf(post: PostOutreach, outreach: Outreach): Shortfall | undefined {
  const { of, share, buildUpEnds, logged } = post;
  const { terms: { on }, schoolTerms } = outreach;
  const due = requiredDays(post, outreach);
  const finished = schoolTerms.map(({ last, first }, at) => (last <= on && first >= (buildUpEnds ?? first) && (due.terms[at] ?? 0) > 0 ? at : -1)).filter((at) => at >= 0);
  const sum = (terms: readonly number[]): number => finished.reduce((running, at) => running + (terms[at] ?? 0), 0);
  const [required, done] = [sum(due.terms), sum(logged.terms)];
  const time = timeOf(of);
  const aWeek = compareFractions(share, FULL_SHARE) < 0 ? share : FULL_SHARE;
  const isYearOver = schoolTerms.every(({ last }) => last <= on);
  // A week’s outreach for each term, as long as another term can make up for it.
  const leeway = isYearOver ? 0 : roundProduct(100 * UNEVEN_TERM_WEEKS.value * SCHOOL_WEEK_DAYS.value * finished.length, aWeek.numerator * time.numerator, 1, aWeek.denominator * time.denominator);
  const missing = required - done;
  return missing > leeway + ROUNDING ? { required, logged: done, missing, terms: finished.map((at) => schoolTerms[at]?.name.toLowerCase() ?? '') } : undefined;
}

/** Missing days × what a day costs at the full 20%. */
function worthOfDays({ of }: PostOutreach, missing: DayHundredths, { terms: { yearDays } }: Outreach): { amount: Pence | null; basis: string } {
  const { grantOutreach } = of;
  if (grantOutreach === null) return { amount: null, basis: '' };
  const yearsDays = roundProduct(100 * yearDays, FULL_SHARE.numerator, 1, FULL_SHARE.denominator);
  return {
    amount: roundHalfUpBig(BigInt(grantOutreach) * BigInt(missing) * BigInt(FULL_SHARE.denominator), 100n * BigInt(yearDays) * BigInt(FULL_SHARE.numerator)),
    basis: `${daysText(missing)} × ${aYearText(grantOutreach)} for outreach ÷ ${daysText(yearsDays)}, which is ${shareText(FULL_SHARE)} of ${String(yearDays)}`,
  };
}

/** What visits are known by that could be of several posts: each has its own question, and none of these posts is short for certain. */
function sharedVisits({ uncounted }: Outreach): ReadonlySet<string> {
  return new Set(uncounted.flatMap(({ visit: { postId, name }, why }) => (why.kind === 'several' ? [postId === '' ? `name ${personKey(name)}` : `post ${idKey(postId)}`] : [])));
}

function wereText(days: DayHundredths): string {
  return days === 100 ? 'was' : 'were';
}

/** Fewer days in the log than planned, or none at all, in the terms that are over (OUT-1, OUT-6). */
export function loggedShort(post: PostOutreach, outreach: Outreach, shared = sharedVisits(outreach)): Finding[] {
  const { id, holder } = post.of.staff.post;
  if (shared.has(`post ${idKey(id)}`) || shared.has(`name ${personKey(holder)}`)) return [];
  // A log without any visit of the year is asked about as a whole.
  if (!outreach.isLoggedInYear(post.of) || post.exemption.kind !== 'none' || isDoubtful(post, 'Start date', 'End date', 'FTE')) return [];
  const short = shortfallOf(post, outreach);
  if (short === undefined) return [];
  const inTerms = `in the ${joined(short.terms)} ${short.terms.length === 1 ? 'term' : 'terms'}`;
  const expected = `${daysText(short.required)} ${inTerms}`;
  const worth = worthOfDays(post, short.missing, outreach);
  const column = post.of.staff.place.cellOf('Post ID') === undefined ? 'Name' : 'Post ID';
  if (post.visits.length === 0) {
    return [tellOfPost('noLog', post.of, column, {
      found: 'no visit in the outreach log', expected, ...worth,
      message: `the outreach log has no visit of this post (${placeText(post.of.staff.place, column)}), where ${daysText(short.required)} ${wereText(short.required)} planned ${inTerms}.`,
    })];
  }
  const own = post.inOwnSchool === 0 ? '' : ` ${daysText(post.inOwnSchool)} of the year in the own school ${areText(post.inOwnSchool)} not counted.`;
  return [tellOfPost('loggedShort', post.of, column, {
    found: `${daysText(short.logged)} ${inTerms}`, expected, ...worth,
    message: `${daysText(short.logged)} of outreach ${areText(short.logged)} in the log ${inTerms}, and ${daysText(short.required)} ${wereText(short.required)} planned (${placeText(post.of.staff.place, column)}).${own}`,
  })];
}

/** Logs that have no visit of the school year, where some of their posts should have had visits: asked about once, not for each post (OUT-6). */
export function logOfOtherYears(outreach: Outreach): Finding[] {
  const silent = outreach.posts.filter((post) => outreach.isLogged(post.of) && !outreach.isLoggedInYear(post.of) && post.exemption.kind === 'none' && !isDoubtful(post, 'Start date', 'End date', 'FTE') && shortfallOf(post, outreach) !== undefined);
  const books = new Set(outreach.posts.map(({ of }) => of.staff.place.book));
  const year = schoolYearText(outreach.terms.year);
  return outreach.logsOfOtherYears.flatMap((visits) => {
    const [book, days] = [visits[0]?.place.book, visits.map(({ day }) => day).sort((a, b) => a - b)];
    // The log of a school is of its own posts, one in a workbook without posts is of all.
    const posts = book !== undefined && books.has(book) ? silent.filter(({ of }) => of.staff.place.book === book) : silent;
    const [first, last] = [days[0], days.at(-1)];
    if (posts.length === 0 || first === undefined || last === undefined) return [];
    const many = visits.length === 1 ? '1 visit' : `${String(visits.length)} visits`;
    return tellOfLog('logOfOtherYears', visits, {
      found: `no visit of ${year} among ${many}`, expected: `the visits of the school year ${year}`,
      message: `the log has ${many}, ${first === last ? `on ${dayText(first)}` : `from ${dayText(first)} to ${dayText(last)}`}, and none of the school year ${year}. So nothing shows the outreach of ${posts.length === 1 ? '1 post' : `${String(posts.length)} posts`}.`,
    });
  });
}

/** All findings on outreach, post by post, then those on the log. */
export function outreachFindings(outreach: Outreach): Finding[] {
  const shared = sharedVisits(outreach);
  return [
    ...outreach.posts.flatMap((post) => [
      ...outreachShort(post, outreach), ...outreachNotStated(post, outreach), ...patternUnreadable(post), ...patternDisagrees(post, outreach),
      ...exemptionWithoutReason(post, outreach), ...exemptionWithoutCategory(post, outreach), ...loggedShort(post, outreach, shared),
    ]),
    ...logOfOtherYears(outreach), ...visitFindings(outreach),
  ];
}

/** Whether anything is known of outreach beyond what is assumed: a share, a pattern, an exemption or a visit. */
export function saysOutreach({ posts, uncounted }: Outreach): boolean {
  return uncounted.length > 0 || posts.some(({ shareFrom, visits }) => shareFrom !== 'assumed' || visits.length > 0);
}
