/** How the figures of the proposed moves of funding came about, each with its rule. */
import { dayText, financialYearText } from '../domain/calendar';
import { fractionText, poundsText, shortPoundsText } from '../domain/exact';
import type { Step } from '../domain/figure';
import { postsText } from './explainAccount';
import { vacancyName, type KeptVacancy, type SwitchedSchool, type Switching, type SwitchMove, type UnfundedPost, type UnplacedVacancy } from './switching';

function step(rule: string, text: string): Step {
  return { rule, text, figures: [] };
}

function ruleOfBasis(basis: string): string {
  return basis.includes('FUND-1') ? 'FUND-1' : 'SDG-3';
}

/** One move: why these posts and this day, how much, and what stays. */
export function moveSteps({ why, amount, basis, stays, from, to, on }: SwitchMove): Step[] {
  return [
    step('SDG-3', why),
    step(ruleOfBasis(basis), `${shortPoundsText(amount)} goes from ${from.school.school} to ${to.school.school} for the rest of the year: ${basis}, rounded once`),
    step('SDG-3', stays === 0 ? 'Nothing that was given for the post stays with the school' : `${shortPoundsText(stays)} for the time from the first day without a holder to the day before the move, ${dayText(on - 1)}, is no part of it: the authority decides whether it is recovered`),
  ];
}

/** A school, all others, or all. */
export function switchedSteps({ label, school, before, out, in: reached, after, postsBefore, postsAfter, gives, takes }: SwitchedSchool, { year }: Pick<Switching, 'year'>): Step[] {
  const what = school === null ? label : `${label} gives ${String(gives)} ${gives === 1 ? 'post' : 'posts'} and takes ${String(takes)}`;
  const money = before === null || after === null
    ? `${poundsText(out)} leaves and ${poundsText(reached)} arrives; without a list of allocations nothing is said of before and after`
    : `${poundsText(before)} allocated for ${financialYearText(year)}, less ${poundsText(out)} that leaves, with ${poundsText(reached)} that arrives, is ${poundsText(after)}`;
  const posts = postsBefore === null || postsAfter === null ? [] : [step('SDG-3', `${postsText(postsBefore)} funded before and ${fractionText(postsAfter)} after, as posts from the days of the moves on`)];
  return [step('SDG-3', `${what}: ${money}`), ...posts];
}

export function keptSteps({ vacancy, planned: { post } }: KeptVacancy): Step[] {
  const name = vacancyName(vacancy);
  return [step('SDG-3', `${vacancy.school.school} keeps the funding of ${name}: its own planned post ${post.id} ${post.start === null ? 'is to begin in the year' : `begins on ${dayText(post.start)}`} and needs it`)];
}

export function unplacedSteps({ why, amount, basis }: UnplacedVacancy): Step[] {
  return [step('SDG-3', why), step(ruleOfBasis(basis), `${shortPoundsText(amount)} from the first day without a holder to 31 March: ${basis}`)];
}

export function unfundedSteps({ why }: UnfundedPost): Step[] {
  return [step('SDG-3', why)];
}
