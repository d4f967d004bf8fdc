/** How the figures of outreach came about, each with its rule. */
import { dayText, schoolYearText } from '../domain/calendar';
import { fractionText, shortPoundsText, type Pence } from '../domain/exact';
import type { Step } from '../domain/figure';
import { FULL_SHARE, hundredthsText, whoDirects } from '../rules/outreach';
import { timeOf, type HostSchool, type Outreach, type OutreachTotals, type PostOutreach } from './outreach';
import { areText, daysText, joined, shareText, timeText } from './outreachTelling';

function step(rule: string, text: string): Step {
  return { rule, text, figures: [] };
}

function byTerm({ schoolTerms }: Outreach, days: readonly number[]): string {
  return joined(schoolTerms.map(({ name }, at) => `${name.toLowerCase()} ${hundredthsText(days[at] ?? 0)}`));
}

function visitsText(count: number): string {
  return count === 1 ? '1 visit' : `${String(count)} visits`;
}

function shareStep({ of, share, shareFrom, exemption, isBuildingUp, buildUpEnds, expected }: PostOutreach, { terms: { on } }: Outreach): Step[] {
  const { outreachPattern, outreachExemption, post } = of.staff;
  const from = {
    stated: `${shareText(share)} of the time, as the staff list says`,
    pattern: `“${outreachPattern}” is ${shareText(share)} of the time of FTE ${fractionText(post.fte)}`,
    exempt: `${shareText(share)}, because of the exemption`,
    assumed: `${shareText(share)} is assumed, as the usual share: the staff list does not say it`,
  }[shareFrom];
  return [
    step(shareFrom === 'pattern' ? 'OUT-2' : 'OUT-1', `Outreach is planned for ${from}`),
    ...(exemption.kind === 'none' ? [] : [step('OUT-3', `Exemption: “${outreachExemption}”`)]),
    step('OUT-4', exemption.kind !== 'none' ? `${shareText(expected)} is expected in other schools, as the post is exempt` : isBuildingUp && buildUpEnds !== null
      ? `On ${dayText(on)} ${shareText(expected)} is expected: a new AST builds up to ${shareText(FULL_SHARE)} by ${dayText(buildUpEnds)}, in a straight line, which is assumed`
      : `On ${dayText(on)} the full ${shareText(expected)} is expected`),
  ];
}

function costSteps({ of, share, grant, grantSoFar, costPlanned, costLogged, logged }: PostOutreach, { terms: { on, yearDays } }: Outreach): Step[] {
  if (of.grantOutreach === null || grant === null) return [step('FUND-11', 'No grant pays for the post, so a day of outreach has no price here')];
  const annual = `${shortPoundsText(of.grantOutreach)} a year`;
  return [
    step('FUND-1', `The outreach part of the grant is ${annual}${timeText(timeOf(of))}, for the time of the school year in the post ${shortPoundsText(grant)}, until ${dayText(on)} ${shortPoundsText(grantSoFar ?? 0)}`),
    ...(costPlanned === null ? [] : [step('OUT-1', `A planned day costs ${annual} ÷ (${String(yearDays)} days × ${shareText(share)}) = ${shortPoundsText(costPlanned)}`)]),
    ...(costLogged === null ? [] : [step('OUT-1', `A day logged costs ${shortPoundsText(grantSoFar ?? 0)} ÷ ${daysText(logged.total)} = ${shortPoundsText(costLogged)}, worked before rounding`)]),
  ];
}

export function postSteps(post: PostOutreach, outreach: Outreach): Step[] {
  const { of, share, planned, logged, difference, inOwnSchool, visits, hosts, withFeedback, withoutFeedback, withoutObjective } = post;
  const { yearDays } = outreach.terms;
  return [
    ...shareStep(post, outreach),
    step('OUT-2', `${String(yearDays)} days × ${shareText(share)}${timeText(timeOf(of))}, for the days of the school year in the post, are ${daysText(planned.total)}, spread evenly over the terms: ${byTerm(outreach, planned.terms)}`),
    step('OUT-6', `${visitsText(visits.length)} in the log come to ${daysText(logged.total)}: ${byTerm(outreach, logged.terms)}. That less what was planned is ${hundredthsText(difference)}. ${daysText(inOwnSchool)} in the own school ${areText(inOwnSchool)} not counted`),
    step('OUT-6', `Schools visited: ${String(hosts)}. Visits with feedback ${String(withFeedback)}, without it ${String(withoutFeedback)}, without an agreed objective ${String(withoutObjective)}`),
    ...costSteps(post, outreach),
    step('OUT-7', `Who directs the outreach: ${whoDirects(of.staff.post.fundingSource)}`),
  ];
}

/** A term of all posts together. */
export interface OutreachTerm {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly posts: number;
  readonly planned: number;
  readonly logged: number;
  readonly done: number;
  readonly missing: number;
  readonly beyond: number;
}

export function outreachByTerm({ schoolTerms, posts }: Outreach, totals: OutreachTotals): OutreachTerm[] {
  return schoolTerms.map(({ name, first, last }, at) => ({
    name, first, last, posts: posts.filter(({ of: { staff: { post } } }) => (post.start ?? first) <= last && (post.end ?? last) >= first).length,
    planned: totals.planned.terms[at] ?? 0, logged: totals.logged.terms[at] ?? 0, done: totals.done[at] ?? 0, missing: totals.missing[at] ?? 0, beyond: totals.beyond[at] ?? 0,
  }));
}

export function termSteps({ name, first, last, posts, planned, logged, done, missing, beyond }: OutreachTerm): Step[] {
  return [
    step('OUT-2', `The ${name.toLowerCase()} term is taken to be ${dayText(first)} to ${dayText(last)}; ${String(posts)} ${posts === 1 ? 'post is' : 'posts are'} held in it`),
    step('OUT-6', `Planned are ${daysText(planned)}, logged ${daysText(logged)}: the difference is ${hundredthsText(logged - planned)}. Post by post ${hundredthsText(done)} were done as planned, ${hundredthsText(missing)} are missing, ${hundredthsText(beyond)} are beyond the plan`),
  ];
}

export function totalSteps(totals: OutreachTotals, { terms, otherYears, uncounted }: Outreach): Step[] {
  const { posts, planned, logged, inOwnSchool, visits, withFeedback, withoutFeedback, withoutObjective, hosts, grant, grantSoFar, costPlanned, costLogged } = totals;
  const price = (amount: Pence | null): string => (amount === null ? 'not known' : shortPoundsText(amount));
  return [
    step('OUT-1', `In ${schoolYearText(terms.year)} ${String(posts)} ${posts === 1 ? 'post' : 'posts'} planned ${daysText(planned.total)} and logged ${daysText(logged.total)}, a difference of ${hundredthsText(logged.total - planned.total)}; ${daysText(inOwnSchool)} in the own school ${areText(inOwnSchool)} not counted`),
    step('OUT-6', `${visitsText(visits)} to ${String(hosts)} ${hosts === 1 ? 'school' : 'schools'}: with feedback ${String(withFeedback)}, without it ${String(withoutFeedback)}, without an agreed objective ${String(withoutObjective)}. A visit of a group post stands in the row of each of its schools. Not counted are ${visitsText(uncounted.length)} of the year and ${visitsText(otherYears)} of other years`),
    step('FUND-1', `The outreach part of the grant is ${shortPoundsText(grant)} for the year, ${shortPoundsText(grantSoFar)} until ${dayText(terms.on)}. Divided by the days of these posts, a planned day costs ${price(costPlanned)} and a day logged ${price(costLogged)}`),
  ];
}

export function hostSteps({ visits, days, posts, withFeedback }: HostSchool): Step[] {
  return [step('OUT-6', `${visitsText(visits)} by ${String(posts)} ${posts === 1 ? 'post' : 'posts'} come to ${daysText(days)}; ${String(withFeedback)} of them with feedback`)];
}

/** The build-up line of a new AST: a row for each month in the post. */
export interface BuildUpMonth {
  readonly month: number;
  readonly basisPoints: number;
}

export function buildUpStep({ month, basisPoints }: BuildUpMonth): Step {
  return step('OUT-4', `After ${String(month)} of 12 months ${String(basisPoints / 100)}% of the time: a straight line to ${shareText(FULL_SHARE)} by the end of a year. The guidance says where it ends; the line is assumed`);
}
