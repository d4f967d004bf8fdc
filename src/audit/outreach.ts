/** What a school year's outreach is planned to be and was, post by post: days by term, hosts, feedback, and what a day costs (OUT-1 to OUT-7). */
import { schoolYearOf, type Day } from '../domain/calendar';
import { compareFractions, fraction, NONE, roundHalfUp, roundHalfUpBig, WHOLE, type Fraction, type Pence } from '../domain/exact';
import { SCHOOL_YEAR_DAYS } from '../parameters';
import {
  buildUpEnds, daysLive, exemptionOf, expectedShare, forTimeLive, FULL_SHARE, isBuildingUp, outreachDays, termsOf, type DayHundredths, type DaysByTerm, type Exemption, type Term,
} from '../rules/outreach';
import { ownShare, patternShare } from '../rules/outreachPattern';
import type { LoggedVisit, OutreachPost } from './outreachRecords';
import { hostKeys, isSchoolOf, visitMatcher, type VisitMatch } from './outreachVisits';
import { sharedPosts } from './sharedPosts';

const WHOLE_DAY: DayHundredths = 100;

export interface OutreachTerms {
  /** The day of the audit: what lies after it has not been yet. */
  readonly on: Day;
  /** The school year that is looked at, by the year in which it begins. */
  readonly year: number;
  /** The days of a school year. */
  readonly yearDays: number;
}

/** The terms for a day and its school year, or an earlier one, with the days that are assumed where nobody states others. */
export function outreachTerms(on: Day, yearDays = SCHOOL_YEAR_DAYS.value, year = schoolYearOf(on)): OutreachTerms {
  return { on, yearDays, year };
}

/** Where the share of a post comes from: its own column, its pattern, the exemption, or the usual 20% where nothing is stated. */
export type ShareFrom = 'stated' | 'pattern' | 'exempt' | 'assumed';

/** A visit that counts for a post, and whether it was in the AST’s own school. */
export interface CountedVisit {
  readonly visit: LoggedVisit;
  /** The place of its term in the year, from 0. */
  readonly term: number;
  readonly isOwnSchool: boolean;
}

export interface PostOutreach {
  readonly of: OutreachPost;
  /** The share of the holder’s own time. */
  readonly share: Fraction;
  readonly shareFrom: ShareFrom;
  /** Of the holder’s own time by the pattern; `null` where there is none, or it cannot be read. */
  readonly patternShare: Fraction | null;
  readonly exemption: Exemption;
  readonly buildUpEnds: Day | null;
  readonly isBuildingUp: boolean;
  /** What may be expected on the day of the audit, by the build-up line (OUT-4); nothing of a post that is exempt. */
  readonly expected: Fraction;
  readonly planned: DaysByTerm;
  /** What counts as outreach: in other schools, and of an exempt post in its own too. */
  readonly logged: DaysByTerm;
  /** Logged less planned. */
  readonly difference: DayHundredths;
  /** Logged in the own school by a post that is not exempt: not counted. */
  readonly inOwnSchool: DayHundredths;
  readonly visits: readonly CountedVisit[];
  readonly hosts: number;
  readonly withFeedback: number;
  /** Of those whose log has such a column. */
  readonly withoutFeedback: number;
  readonly withoutObjective: number;
  /** The outreach part of the grant for the time of the year that the post is there, and for that until the day of the audit; pence. */
  readonly grant: Pence | null;
  readonly grantSoFar: Pence | null;
  /** A whole year’s outreach part ÷ a whole year’s planned days, and what there was until the day ÷ the days logged; each rounded once. */
  readonly costPlanned: Pence | null;
  readonly costLogged: Pence | null;
}

/** A school that was visited. */
export interface HostSchool {
  readonly school: string;
  readonly establishment: string;
  readonly visits: number;
  readonly days: DayHundredths;
  /** How many posts visited it. */
  readonly posts: number;
  readonly withFeedback: number;
}

/** A visit that is not counted, and why. */
export interface UncountedVisit {
  readonly visit: LoggedVisit;
  /** later: after the day of the audit. twice: the log has it already. */
  readonly why: Exclude<VisitMatch, { kind: 'of' }> | { readonly kind: 'later' } | { readonly kind: 'twice'; readonly post: OutreachPost };
}

export interface Outreach {
  readonly terms: OutreachTerms;
  readonly schoolTerms: readonly Term[];
  /** The posts that somebody holds on some day of the year, in the order in which they were given. */
  readonly posts: readonly PostOutreach[];
  readonly hosts: readonly HostSchool[];
  readonly uncounted: readonly UncountedVisit[];
  /** How many visits of the log lie in other school years: nothing is said of them. */
  readonly otherYears: number;
  /** Whether there is a log that the post could stand in, with visits of the year or without. */
  readonly isLogged: (post: OutreachPost) => boolean;
  /** The same of the logs that have a visit of the year. */
  readonly isLoggedInYear: (post: OutreachPost) => boolean;
  /** The visits of the logs that have none of the year, workbook by workbook. */
  readonly logsOfOtherYears: readonly (readonly LoggedVisit[])[];
}

/** The FTE, and the part of a group post that this school has. */
export function timeOf({ staff: { post: { fte, share } } }: OutreachPost): Fraction {
  return share === null ? fte : fraction(fte.numerator * share.numerator, fte.denominator * share.denominator);
}

function smaller(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) <= 0 ? a : b;
}

interface Share {
  readonly share: Fraction;
  readonly shareFrom: ShareFrom;
  readonly patternShare: Fraction | null;
}

function shareOf({ staff }: OutreachPost, exemption: Exemption, yearDays: number): Share {
  const pattern = staff.outreachPattern === '' ? undefined : patternShare(staff.outreachPattern, yearDays);
  const own = pattern === undefined ? null : (ownShare(pattern, staff.post.fte) ?? null);
  if (staff.outreachShare !== null) return { share: staff.outreachShare, shareFrom: 'stated', patternShare: own };
  if (own !== null) return { share: own, shareFrom: 'pattern', patternShare: own };
  return exemption.kind === 'none' ? { share: FULL_SHARE, shareFrom: 'assumed', patternShare: null } : { share: NONE, shareFrom: 'exempt', patternShare: null };
}

/** The days at the usual 20%, or at what is planned where that is less: what no log should fall short of (OUT-1). */
export function requiredDays({ of, share }: PostOutreach, { terms: { yearDays }, schoolTerms }: Outreach): DaysByTerm {
  return outreachDays(yearDays, smaller(share, FULL_SHARE), timeOf(of), schoolTerms, of.staff.post);
}

/** Days of visits by term, of a group post this school’s share of them; each term rounded once. */
function daysOf(visits: readonly CountedVisit[], terms: readonly Term[], share: Fraction): DaysByTerm {
  const sums = terms.map((_, at) => visits.reduce((sum, { visit, term }) => (term === at ? sum + visit.days : sum), 0));
  const parts = sums.map((sum) => roundHalfUp(sum * share.numerator, share.denominator));
  return { terms: parts, total: parts.reduce((sum, part) => sum + part, 0) };
}

interface Grant {
  readonly grant: Pence | null;
  readonly grantSoFar: Pence | null;
  readonly costPlanned: Pence | null;
  readonly costLogged: Pence | null;
}

function grantOf(of: OutreachPost, share: Fraction, logged: DayHundredths, { on, yearDays }: OutreachTerms, terms: readonly Term[]): Grant {
  const { grantOutreach, staff: { post } } = of;
  if (grantOutreach === null) return { grant: null, grantSoFar: null, costPlanned: null, costLogged: null };
  const time = timeOf(of);
  const annual = BigInt(grantOutreach) * BigInt(time.numerator);
  const ofTime = (end: Day | null): readonly [bigint, bigint] => {
    const [numerator, denominator] = forTimeLive(annual, terms, { start: post.start, end });
    return [numerator, denominator * BigInt(time.denominator)];
  };
  const [soFar, parts] = ofTime(Math.min(post.end ?? on, on));
  return {
    grant: roundHalfUpBig(...ofTime(post.end)),
    grantSoFar: roundHalfUpBig(soFar, parts),
    costPlanned: share.numerator === 0 ? null : roundHalfUpBig(BigInt(grantOutreach) * BigInt(share.denominator), BigInt(yearDays) * BigInt(share.numerator)),
    costLogged: logged === 0 ? null : roundHalfUpBig(soFar * 100n, parts * BigInt(logged)),
  };
}

/** Whether a log has a column. */
export function hasColumn({ place }: LoggedVisit, column: 'Feedback' | 'Objective'): boolean {
  return place.cellOf(column) !== undefined;
}

function outreachOf(of: OutreachPost, visits: readonly CountedVisit[], terms: OutreachTerms, schoolTerms: readonly Term[], keyOf: (visit: LoggedVisit) => string): PostOutreach {
  const { post } = of.staff;
  const exemption = exemptionOf(of.staff.outreachExemption);
  const isExempt = exemption.kind !== 'none';
  const shares = shareOf(of, exemption, terms.yearDays);
  const planned = outreachDays(terms.yearDays, shares.share, timeOf(of), schoolTerms, post);
  const counted = visits.filter(({ isOwnSchool }) => isExempt || !isOwnSchool);
  const logged = daysOf(counted, schoolTerms, post.share ?? WHOLE);
  const inOwnSchool = daysOf(visits.filter(({ isOwnSchool }) => !isExempt && isOwnSchool), schoolTerms, post.share ?? WHOLE).total;
  return {
    of, ...shares, exemption, buildUpEnds: post.start === null ? null : buildUpEnds(post.start), isBuildingUp: isBuildingUp(post.start, terms.on),
    expected: isExempt ? NONE : expectedShare(post.start, terms.on),
    planned, logged, difference: logged.total - planned.total, inOwnSchool, visits,
    hosts: new Set(visits.filter(({ isOwnSchool }) => !isOwnSchool).map(({ visit }) => keyOf(visit)).filter((key) => key !== '')).size,
    withFeedback: visits.filter(({ visit }) => visit.hasFeedback).length,
    withoutFeedback: visits.filter(({ visit }) => hasColumn(visit, 'Feedback') && !visit.hasFeedback).length,
    withoutObjective: visits.filter(({ visit }) => hasColumn(visit, 'Objective') && visit.objective === '').length,
    ...grantOf(of, shares.share, logged.total, terms, schoolTerms),
  };
}

/** Whether somebody holds the post on some day of the year. */
function isInYear({ staff: { post, isVacant, status } }: OutreachPost, schoolTerms: readonly Term[]): boolean {
  return !isVacant && status !== 'planned' && status !== 'funding agreed' && daysLive(schoolTerms, post).some(({ live }) => live > 0);
}

function hostsOf(all: readonly OutreachPost[], visits: ReadonlyMap<LoggedVisit, readonly OutreachPost[]>, keyOf: (visit: LoggedVisit) => string): HostSchool[] {
  const groups = new Map(sharedPosts(all.map(({ staff }) => staff)).flatMap((group, at) => group.map((staff) => [staff, at])));
  const hosts = new Map<string, { school: string; establishment: string; visits: number; days: number; posts: Set<string | number>; withFeedback: number }>();
  for (const [visit, posts] of visits) {
    const key = keyOf(visit);
    const host = hosts.get(key) ?? { school: '', establishment: '', visits: 0, days: 0, posts: new Set<string | number>(), withFeedback: 0 };
    hosts.set(key, host);
    // Of several ways of writing one name the first in order of letters, so that the order of the rows changes nothing.
    if (visit.hostSchool !== '' && (host.school === '' || visit.hostSchool < host.school)) host.school = visit.hostSchool;
    if (visit.hostEstablishment !== '' && (host.establishment === '' || visit.hostEstablishment < host.establishment)) host.establishment = visit.hostEstablishment;
    host.visits += 1;
    host.days += visit.days;
    host.withFeedback += visit.hasFeedback ? 1 : 0;
    const [first] = posts;
    if (first !== undefined) host.posts.add(groups.get(first.staff) ?? `${first.school.establishment || first.school.school}\n${first.staff.post.id}`);
  }
  return [...hosts.values()].map((host) => ({ ...host, posts: host.posts.size }))
    .sort((a, b) => (b.days - a.days) || (a.school < b.school ? -1 : a.school > b.school ? 1 : 0) || (a.establishment < b.establishment ? -1 : 1));
}

/** Whether a visit of a post has been told before: the same day, school and days, and more than a day together. Two half days may be a morning and an afternoon. */
function visitsTwice(keyOf: (visit: LoggedVisit) => string): (post: OutreachPost, visit: LoggedVisit) => boolean {
  const seen = new Map<OutreachPost, Map<string, DayHundredths>>();
  return (post, visit) => {
    const host = keyOf(visit);
    if (host === '') return false;
    const ofPost = seen.get(post) ?? new Map<string, DayHundredths>();
    seen.set(post, ofPost);
    const key = `${String(visit.day)}\n${String(visit.days)}\n${host}`;
    const before = ofPost.get(key) ?? 0;
    if (before > 0 && before + visit.days > WHOLE_DAY) return true;
    ofPost.set(key, before + visit.days);
    return false;
  };
}

/**
 * The outreach of a school year: planned from shares and patterns, logged from the visits. Visits of other years and
 * after the day are not counted, nor those that no post of the lists can be found for, nor one that the log has twice.
 */
export function outreachFigures(all: readonly OutreachPost[], log: readonly LoggedVisit[], terms: OutreachTerms): Outreach {
  const { year } = terms;
  const schoolTerms = termsOf(year);
  const visits = log.filter(({ day }) => schoolYearOf(day) === year);
  const match = visitMatcher(all);
  const keyOf = hostKeys(visits);
  const isTwice = visitsTwice(keyOf);
  const counted = new Map<OutreachPost, CountedVisit[]>();
  const matched = new Map<LoggedVisit, readonly OutreachPost[]>();
  const uncounted: UncountedVisit[] = [];
  for (const visit of visits) {
    const found = visit.day > terms.on ? ({ kind: 'later' } as const) : match(visit);
    if (found.kind !== 'of') {
      uncounted.push({ visit, why: found });
      continue;
    }
    const [first] = found.posts;
    if (first !== undefined && isTwice(first, visit)) {
      uncounted.push({ visit, why: { kind: 'twice', post: first } });
      continue;
    }
    matched.set(visit, found.posts);
    const term = schoolTerms.findIndex(({ first, last }) => visit.day >= first && visit.day <= last);
    // The schools of a group work together as other schools do (OUT-7).
    for (const post of found.posts) {
      const isOwnSchool = post.staff.post.share === null && isSchoolOf(post, visit.hostSchool, visit.hostEstablishment);
      const there = counted.get(post);
      if (there === undefined) counted.set(post, [{ visit, term, isOwnSchool }]);
      else there.push({ visit, term, isOwnSchool });
    }
  }
  const books = new Set(all.map(({ staff }) => staff.place.book));
  const booksOf = (rows: readonly LoggedVisit[]): ReadonlySet<string> => new Set(rows.map(({ place }) => place.book));
  const [logs, logsOfYear] = [booksOf(log), booksOf(visits)];
  // A log in a workbook without posts is of all.
  const isIn = (some: ReadonlySet<string>): Outreach['isLogged'] => {
    const isCentral = [...some].some((book) => !books.has(book));
    return ({ staff }) => isCentral || some.has(staff.place.book);
  };
  return {
    terms, schoolTerms, hosts: hostsOf(all, matched, keyOf), uncounted, otherYears: log.length - visits.length,
    posts: all.filter((post) => isInYear(post, schoolTerms)).map((post) => outreachOf(post, counted.get(post) ?? [], terms, schoolTerms, keyOf)),
    isLogged: isIn(logs), isLoggedInYear: isIn(logsOfYear),
    logsOfOtherYears: [...logs].filter((book) => !logsOfYear.has(book)).map((book) => log.filter(({ place }) => place.book === book)),
  };
}

/** All posts together; what the rows add up to. */
export interface OutreachTotals {
  readonly posts: number;
  readonly planned: DaysByTerm;
  readonly logged: DaysByTerm;
  /** By term: logged and planned, planned and not logged, logged beyond the plan; post by post, so that one does not make up for another. */
  readonly done: readonly DayHundredths[];
  readonly missing: readonly DayHundredths[];
  readonly beyond: readonly DayHundredths[];
  readonly inOwnSchool: DayHundredths;
  readonly visits: number;
  readonly withFeedback: number;
  readonly withoutFeedback: number;
  readonly withoutObjective: number;
  readonly hosts: number;
  readonly grant: Pence;
  readonly grantSoFar: Pence;
  /** The grant of the posts that have one ÷ their planned days, and what there was until the day ÷ their days logged. */
  readonly costPlanned: Pence | null;
  readonly costLogged: Pence | null;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function outreachTotals({ posts, schoolTerms, hosts }: Outreach): OutreachTotals {
  const byTerm = (of: (post: PostOutreach, at: number) => number): number[] => schoolTerms.map((_, at) => sumOf(posts.map((post) => of(post, at))));
  const together = (of: (post: PostOutreach) => DaysByTerm): DaysByTerm => ({ terms: byTerm((post, at) => of(post).terms[at] ?? 0), total: sumOf(posts.map((post) => of(post).total)) });
  const both = ({ planned, logged }: PostOutreach, at: number): [number, number] => [planned.terms[at] ?? 0, logged.terms[at] ?? 0];
  const granted = posts.filter(({ grant }) => grant !== null);
  const [grant, grantSoFar] = [sumOf(granted.map((post) => post.grant ?? 0)), sumOf(granted.map((post) => post.grantSoFar ?? 0))];
  const [plannedDays, loggedDays] = [sumOf(granted.map(({ planned }) => planned.total)), sumOf(granted.map(({ logged }) => logged.total))];
  const aDay = (amount: Pence, days: DayHundredths): Pence | null => (days === 0 ? null : roundHalfUpBig(BigInt(amount) * 100n, BigInt(days)));
  const count = (of: (post: PostOutreach) => number): number => sumOf(posts.map(of));
  return {
    posts: posts.length,
    planned: together(({ planned }) => planned), logged: together(({ logged }) => logged),
    done: byTerm((post, at) => Math.min(...both(post, at))),
    missing: byTerm((post, at) => { const [planned, logged] = both(post, at); return Math.max(0, planned - logged); }),
    beyond: byTerm((post, at) => { const [planned, logged] = both(post, at); return Math.max(0, logged - planned); }),
    inOwnSchool: count(({ inOwnSchool }) => inOwnSchool), visits: count(({ visits }) => visits.length),
    withFeedback: count(({ withFeedback }) => withFeedback), withoutFeedback: count(({ withoutFeedback }) => withoutFeedback), withoutObjective: count(({ withoutObjective }) => withoutObjective),
    hosts: hosts.length, grant, grantSoFar, costPlanned: aDay(grant, plannedDays), costLogged: aDay(grantSoFar, loggedDays),
  };
}
