/** The plan: every post in every financial year, the totals, the streams, what becomes of the grant, and the checks. */
import { dayText, lastDayOfFinancialYear, PARTS_OF_MONTH, schoolYearOf, type FinancialYear } from '../domain/calendar';
import { roundProduct, shortPoundsText, type Pence } from '../domain/exact';
import type { Problem } from '../domain/problem';
import type { AstPost } from '../domain/staff';
import { finish, type Work } from '../domain/work';
import { actualGrant, averageGrant, eligibleSalary } from '../rules/grant';
import { insuranceRates, pensionByMonth } from '../rules/onCosts';
import { isMissing, payBook, type MissingPay, type PayBook } from '../rules/payBook';
import { accrueYear, emptyAccrued, yearRates, type Accrued, type MonthlyAccrual, type YearRates } from './accrual';
import { planChecks, totalsByYear } from './checks';
import { appointmentCost, coverPath, withoutCover } from './cover';
import { Spending, streamsOf } from './funding';
import { fundedSoFar, partOfMonths, partsFunded } from './fundingPeriods';
import { shareGroups } from './groupShares';
import { distinctMissing, missingCover, missingPay, missingReversion } from './missingFigures';
import { payPath, reversionOf, reversionPath, revertsInPlan, type PayPath } from './payPath';
import type { Plan, PlanSettings, PostPlan, PostYear, ReversionChange } from './plan';
import { questionsOf } from './questions';

/** The rates of every year of the plan. Throws where the settings ask for years before any rate is known. */
export function ratesOf(settings: PlanSettings): YearRates[] {
  return Array.from({ length: settings.years }, (_, index) => {
    const year = settings.from + index;
    const insurance = insuranceRates(year, settings.niBasis);
    const pension = pensionByMonth(year, settings.pensionRates).map((figure) => figure?.value);
    if (insurance === undefined || pension.includes(undefined)) {
      throw new RangeError(`no on-cost rates are known for ${String(year)}`);
    }
    return yearRates(year, pension as number[], insurance.bands);
  });
}

/** The book of pay with the settings' own figures and awards. */
export function bookOf(settings: PlanSettings): PayBook {
  return payBook(settings.userPay, settings.awards);
}

/**
 * Plans the posts over the years of the settings (spec: salary, on-costs, reference case, grant, reversion). Each post
 * stands alone but for the shares of group posts, so the order of the posts changes nothing. A post that needs a figure
 * that does not exist is left out and reported.
 */
export function planPosts(posts: readonly AstPost[], settings: PlanSettings): Plan {
  return finish(planPostsInPieces(posts, settings));
}

/** The same in pieces, a post at a time. */
export function* planPostsInPieces(posts: readonly AstPost[], settings: PlanSettings): Work<Plan> {
  const book = bookOf(settings);
  const rates = ratesOf(settings);
  const problems: Problem[] = [];
  const missing: MissingPay[] = [];
  const reversions: ReversionChange[] = [];
  const spending = new Spending(settings);
  const groups = shareGroups(posts);
  problems.push(...groups.problems);

  const scratch = emptyAccrued();
  const planned: PostPlan[] = [];
  for (const given of posts) {
    yield;
    const slice = groups.sliceOf(given);
    if (slice === 'left out') continue;
    const path = payPath(given, settings, book);
    const cover = coverPath(given, path, book);
    missing.push(...cover.missing);
    const post = cover.missing.length > 0 ? withoutCover(given) : given;
    const after = reversionPath(post, settings, book);
    missing.push(...path.missing, ...after.missing);
    if (path.missing.length > 0) {
      problems.push(missingPay(post, path.missing));
      continue;
    }
    if (cover.missing.length > 0) problems.push(missingCover(given, cover.missing));
    if (after.missing.length > 0) problems.push(missingReversion(post, after.missing));
    for (const question of questionsOf(post, settings, path)) problems.push(question);
    const change = reversionChange(post, settings, book, rates);
    if (change !== undefined) reversions.push(change);
    planned.push({
      post,
      part: groups.partOf(post),
      years: rates.map((yearRate) => {
        const monthly: MonthlyAccrual = spending.monthly();
        const whole = planYear(post, settings, yearRate, { path, after, cover }, scratch, monthly);
        const own = slice === undefined ? whole : slice(whole);
        spending.add(post, own, monthly);
        return own;
      }),
    });
  }

  const totals = totalsByYear(settings, planned);
  const streams = streamsOf(settings, totals);
  const grantUse = spending.use(totals);
  return {
    settings,
    posts: planned,
    totals,
    streams,
    grantUse,
    spentByMonth: spending.months,
    reversions,
    checks: planChecks({ settings, posts: planned, totals, streams, grantUse, spending }),
    problems,
    missing: distinctMissing(missing),
    awardsUsed: book.awardsUsed(),
    payUsed: book.asked(),
  };
}

function planYear(
  post: AstPost,
  settings: PlanSettings,
  rates: YearRates,
  { path, after, cover }: Readonly<Record<'path' | 'after' | 'cover', PayPath>>,
  scratch: Accrued,
  monthly: MonthlyAccrual,
): PostYear {
  const reversionSalary = after.segments.length === 0 || after.missing.length > 0 ? 0 : accrueYear(after.segments, rates, post.fte, 0, scratch).salary;
  const accrued = accrueYear(path.segments, rates, post.fte, post.rr, scratch, monthly);
  const coverCost = appointmentCost(post, cover, rates)?.total ?? amountForMonths(post.coverCost ?? 0, accrued.partsLive);
  if (post.funding.length > 0) fundedSoFar(post, path.segments, rates, monthly.partsFundedSoFar);
  return withGrant(post, settings, rates.year, accrued, { reversionSalary, coverCost, funded: partsFunded(post, path.segments, rates, accrued.partsLive) });
}

/** Builds the year's figures from its rounded elements, so that every row foots. */
function withGrant(
  post: AstPost,
  settings: PlanSettings,
  year: FinancialYear,
  accrued: Accrued,
  { funded, reversionSalary, coverCost }: Readonly<Record<'funded' | 'reversionSalary' | 'coverCost', number>>,
): PostYear {
  const { partsLive, salary, progression, rr, employerNi, employerPension, referenceSalary, referenceNi, referencePension } = accrued;
  const additionalSalary = salary - referenceSalary;
  const [retained, thresholdLost, transferred] = [post.retained, post.thresholdLost, post.transferred].map((annual) => amountForMonths(annual, partsLive)) as [Pence, Pence, Pence];
  const eligible = eligibleSalary(additionalSalary, retained, thresholdLost, transferred);
  const average = averageGrant(settings.grantModel, post.fte, funded);
  const actual = actualGrant(settings.grantModel, post.fte, funded, partOfMonths(eligible, funded, partsLive));
  const averageSalary = average.salary + (settings.progressionFunded ? partOfMonths(progression, funded, partsLive) : 0);
  const [grantOutreach, grantSalary] = settings.method === 'average' ? [average.outreach, averageSalary] : [actual.outreach, actual.salary];
  return {
    year,
    partsLive,
    partsFunded: funded,
    pointStart: accrued.pointStart,
    pointEnd: accrued.pointEnd,
    salary,
    rr,
    employerNi,
    employerPension,
    referenceSalary,
    referenceNi,
    referencePension,
    additionalSalary,
    progression,
    retained,
    thresholdLost,
    transferred,
    eligibleSalary: eligible,
    coverCost,
    averageOutreach: average.outreach,
    averageSalary,
    actualOutreach: actual.outreach,
    actualSalary: actual.salary,
    grantOutreach,
    grantSalary,
    grant: grantOutreach + grantSalary,
    netCost:
      salary + rr + employerNi + employerPension - referenceSalary - referenceNi - referencePension + coverCost -
      grantOutreach - grantSalary,
    reversionSalary,
  };
}

/** A yearly amount as actually paid × months live ÷ 12, rounded to the penny. */
function amountForMonths(annual: Pence, partsLive: number): Pence {
  return annual === 0 ? 0 : roundProduct(annual, partsLive, 1, 12 * PARTS_OF_MONTH);
}

/** Pay on the last day in the post and on the first day after it (REV-2). */
function reversionChange(post: AstPost, settings: PlanSettings, book: PayBook, rates: readonly YearRates[]): ReversionChange | undefined {
  if (!revertsInPlan(post, settings) || post.end === null) return undefined;
  const lastDay = lastDayOfFinancialYear(settings.from + settings.years - 1);
  if (post.end >= lastDay) return undefined;
  const last = payPath(post, settings, book).segments.at(-1);
  if (last === undefined) return undefined;
  const { to, how } = reversionOf(post);
  const upper = book.find(post.area, 'Upper', to.point, schoolYearOf(post.end + 1));
  if (isMissing(upper)) return undefined;
  const { numerator, denominator } = post.fte;
  const end = post.end;
  const year = rates.find(({ monthStarts }) => end + 1 >= (monthStarts[0] ?? 0) && end + 1 < (monthStarts[12] ?? 0));
  const yearlyCost = (annual: Pence): Pence => {
    if (year === undefined) return 0;
    const whole = { from: year.monthStarts[0] ?? 0, to: (year.monthStarts[12] ?? 0) - 1, live: false, point: 0, annual, ungained: annual, referenceAnnual: 0 };
    const { salary, employerNi, employerPension } = accrueYear([whole], year, post.fte, 0);
    return salary + employerNi + employerPension;
  };
  return {
    costBefore: yearlyCost(last.annual),
    costAfter: yearlyCost(upper.value),
    post,
    on: post.end + 1,
    to: to.point,
    how,
    fullTimeBefore: last.annual,
    fullTimeAfter: upper.value,
    before: roundProduct(last.annual, numerator, 1, denominator),
    after: roundProduct(upper.value, numerator, 1, denominator),
  };
}

/** One sentence on a reversion, for a governor (REV-2). */
export function reversionText({ post, on, to, how, before, after }: ReversionChange): string {
  const change = after - before;
  const percent = before === 0 ? 0 : Math.round((change * 1000) / before) / 10;
  const why = how === 'chosen' ? 'as chosen' : how === 'held' ? 'the point held before' : 'the first point, for want of a choice';
  return (
    `${post.id} (${post.holder}): from ${dayText(on)} paid on U${String(to)} (${why}): ${shortPoundsText(before)} a year before, ` +
    `${shortPoundsText(after)} after, a change of ${shortPoundsText(change)} (${String(percent)}%). The grant stops with the post.`
  );
}
