/** What the range model says, in sentences that hold on every screen, sheet and terminal. */
import { dayText, financialYearText, schoolYearText } from '../domain/calendar';
import { fractionText, shortPoundsText, type Fraction, type Pence } from '../domain/exact';
import { AREA_NAMES, scalePointText } from '../domain/scales';
import type { Decision } from '../domain/staff';
import { LAST_RANGE_START, rangeTop } from '../rules/astPay';
import type { GrantMethod } from '../rules/grant';
import type { RangeEnding } from './rangeEnding';
import { dearestYear, RANGE_STARTS, type GoalSeek, type RangeCosts, type Search } from './rangeCost';
import type { ProgressionYear, RangeModel, WithoutPostYear } from './rangeModel';
import type { RangeQuestion } from './rangeQuestion';
import type { ReversionChange } from './plan';

/** range 11 to 15. */
export function rangeText(start: number): string {
  return `range ${String(start)} to ${String(rangeTop(start))}`;
}

/** 30.7% for 307; the sign is left out. */
function tenthsText(tenths: number): string {
  return `${String(Math.abs(tenths) / 10)}%`;
}

export function policyText(policy: Decision): string {
  return `${String(policy)} ${policy === 1 ? 'point' : 'points'} each September`;
}

export function methodText(method: GrantMethod): string {
  return `the grant by ${method} cost`;
}

/** at FTE 0.6; empty for a full-time post. */
export function atFteText(fte: Fraction): string {
  return fte.numerator === fte.denominator ? '' : `at FTE ${fractionText(fte)}`;
}

/** The increase over present pay, in £ and % (PAY-9): full-time, and besides at the FTE of the post. */
export function increaseText({ increase: { fullTime, amount, tenthsOfPercent }, reference }: RangeModel, { fte, nowIsAssumed }: RangeQuestion): string {
  const than = reference.point === null ? `the present pay of ${shortPoundsText(reference.annual)}` : `${scalePointText(reference.point)}, ${shortPoundsText(reference.annual)}`;
  const more = fullTime < 0 ? 'less' : 'more';
  const partTime = atFteText(fte) === '' ? '' : `; ${atFteText(fte)} that is ${shortPoundsText(Math.abs(amount))} a year ${more}`;
  const assumed = nowIsAssumed ? '; U3 is assumed, because nothing was given that the teacher earns now' : '';
  return `The first point is ${shortPoundsText(Math.abs(fullTime))} a year (${tenthsText(tenthsOfPercent)}) ${more} than ${than}, both full-time${partTime} [PAY-9]${assumed}`;
}

/** 2010/11 point 12 £49,130. */
export function progressionText({ september, point, annual, status, tooShort }: ProgressionYear): string {
  const pay = annual === null ? 'no figure' : shortPoundsText(annual);
  return `${schoolYearText(september)} point ${String(point)} ${pay}${status === 'assumed' ? ' (assumed)' : ''}${tooShort ? ' (no rise: too few weeks in the post)' : ''}`;
}

/** The years that the costs are of: 2009-10 to 2011-12. */
export function yearsText(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? financialYearText(first) : `${financialYearText(first)} to ${financialYearText(last)}`;
}

/** Why there are fewer than three years, in a sentence; empty where there are three. */
export function missingYearsText({ years, missing }: RangeCosts): string {
  if (missing === null) return years.length === 0 ? 'Costs are not worked out, because no on-cost rates are known for the year of the date.' : '';
  return `${years.length === 0 ? 'Costs are not worked out' : `Costs go no further than ${yearsText(years)}`}. ${missing.message}`;
}

/** Whether the cost of cover counts in the school’s share (OUT-5). */
export function coverText({ cover }: Pick<RangeCosts, 'cover'>): string {
  if (cover === null) return 'The cost of cover for the lessons that the AST gives up for outreach is left out, here and in all that the school pays, as no amount a year was given for it [OUT-5].';
  return `Cover of ${shortPoundsText(cover)} a year counts in what the school pays [OUT-5].`;
}

/** What break-even means and which range it is. */
export function breakEvenText({ years, cover }: RangeCosts, { policy, method, start }: Search): string {
  const over = `${years.length === 1 ? `in ${yearsText(years)}` : `over ${yearsText(years)} together`} (${policyText(policy)}, ${methodText(method)})`;
  if (years.length === 0) return 'Break-even cannot be worked out without the costs.';
  if (start === null) return `Break-even: no range. Even range 1 to 5 costs the school more than the grant brings ${over}. ${coverText({ cover })}`;
  const higher = start === LAST_RANGE_START ? ' There is no higher range.' : ` From ${rangeText(start + 1)} on the school pays.`;
  return `Break-even: ${rangeText(start)} is the highest for which the school pays nothing ${over}: the cost beyond what the teacher would cost otherwise is no more than the grant.${higher} ${coverText({ cover })}`;
}

/** The answer to “which start keeps the school’s share at or below so much a year?”. */
export function goalSeekText({ years }: RangeCosts, { policy, method, start, most, highest, found, looked }: GoalSeek): string {
  const limit = `${shortPoundsText(most)} a year`;
  const inYears = years.length === 1 ? `in ${yearsText(years)}` : `in each of ${yearsText(years)}`;
  const how = `${inYears} (${policyText(policy)}, ${methodText(method)})`;
  const keeps = most > 0 ? `keeps the school’s share at or below ${limit}` : most === 0 ? 'leaves the school nothing to pay' : `brings the school at least ${shortPoundsText(-most)} a year more than is spent`;
  if (looked === 0 || highest === null) return `Which range ${keeps} cannot be said without the costs.`;
  if (start === null) return `No range ${keeps}: in its dearest year the cheapest range ${highest < 0 ? `brings it only ${shortPoundsText(-highest)} more` : `costs it ${shortPoundsText(highest)}`}, ${how.replace('in each of', 'over')}.`;
  const share = highest === 0 ? 'the school pays nothing' : highest < 0 ? `the grant brings at least ${shortPoundsText(-highest)} more than is spent` : `the school’s share is at most ${shortPoundsText(highest)}`;
  if (found === RANGE_STARTS.length) return `Every range ${keeps}: even on ${rangeText(start)} ${share} ${how}.`;
  return `The highest start is point ${String(start)}: on ${rangeText(start)} ${share} ${how}${most > 0 ? `, not above ${limit}` : highest < 0 && most === 0 ? ', so the school pays nothing' : ''}.`;
}

/** The school’s dearest year in words, for one range. */
export function dearestText(costs: RangeCosts, policy: Decision, method: GrantMethod, start: number): string {
  const years = costs.of(policy, start);
  return years === undefined || years.length === 0 ? 'no figure' : shortPoundsText(dearestYear(years, method));
}

/** Where the holder is paid after the post, and why there (REV-1, REV-2). */
export function reversionPointText({ to, how }: Pick<ReversionChange, 'to' | 'how'>): string {
  return `U${String(to)} (${how === 'chosen' ? 'as chosen' : how === 'held' ? 'the point held before' : 'the first point, for want of a point held before'})`;
}

/** That another point than the default was chosen, and that the body notes why (REV-2); empty where it is the default. */
export function chosenPointText({ asksForReason, byDefault: { to, how }, change }: RangeEnding): string {
  if (!asksForReason) return '';
  return `U${String(change.to)}, as chosen; the default would be U${String(to)}, ${how === 'held' ? 'the point held before' : 'for want of a point held before'}: note the reason [REV-2]`;
}

function changeText(before: Pence, after: Pence): string {
  const change = after - before;
  const tenths = before === 0 ? 0 : Math.round((Math.abs(change) * 1000) / before);
  return `${shortPoundsText(Math.abs(change))} (${tenthsText(tenths)}) ${change < 0 ? 'less' : 'more'}`;
}

/** What follows if the post ends, in sentences. */
export function endingTexts(of: RangeEnding): string[] {
  const { lastDay, change, grantStops, missing, year } = of;
  const { before, after, costBefore, costAfter, on } = change;
  const stopped = grantStops.map(({ year: stops, average, actual }) => `${financialYearText(stops)} ${shortPoundsText(average)} by average cost, ${shortPoundsText(actual)} by actual cost`).join('; ');
  const { ending, goingOn } = year;
  return [
    `After ${dayText(lastDay)} the holder is paid on ${reversionPointText(change)}: ${shortPoundsText(after)} a year from ${dayText(on)}, ${changeText(before, after)} than ${shortPoundsText(before)} before [REV-1, REV-2]`,
    ...(chosenPointText(of) === '' ? [] : [chosenPointText(of)]),
    `Grant that stops with the post: ${stopped}${missing === null ? '' : '; for the next year it cannot be said, because a pay figure is missing'} [FUND-6]`,
    `In ${financialYearText(ending.year)} the post costs ${shortPoundsText(ending.salary)} of salary to its end, and the holder is then paid ${shortPoundsText(ending.reversionSalary)}; if it went on, the salary would be ${shortPoundsText(goingOn.salary)}`,
    `A whole year with on-costs costs ${shortPoundsText(costBefore)} in the post and ${shortPoundsText(costAfter)} after it`,
  ];
}

/** The year by year of one who passed the assessment and takes up no post (REV-3). */
export function withoutPostText(year: WithoutPostYear): string {
  const pay = year.annual === null ? 'no figure' : shortPoundsText(year.annual);
  return `${schoolYearText(year.september)} ${scalePointText(year.on)} ${pay}${year.status === 'assumed' ? ' (assumed)' : ''}`;
}

export const WITHOUT_POST = 'If the teacher passed the assessment and took up no post: up the main scale to M6, then U1 at the next September, a point a year [REV-3]';

/** What the figures are of: new post or one of the plan, area and day. */
export function questionText({ area, on, start, post }: RangeQuestion): string {
  return `${post === null ? 'A new post' : `Post ${post.id} (${post.holder})`} on ${rangeText(start)} in ${AREA_NAMES[area]}, from ${dayText(on)}`;
}

export const WITHOUT_AST = 'Without AST is what the teacher would cost on the present point, raised by awards only; an amount in £ stays as it is. School pays is the cost less that and less the grant [FUND-4]';
