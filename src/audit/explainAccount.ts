/** How the figures of the authority's account came about, each with its rule. */
import { dayText, financialYearText } from '../domain/calendar';
import { addFractions, compareFractions, fraction, fractionText, NONE, poundsText, shortPoundsText, WHOLE, type Fraction, type Pence } from '../domain/exact';
import type { NamedFigure, Step } from '../domain/figure';
import { COORDINATION_MINIMUM, COORDINATION_PER_POST } from '../parameters';
import { DEFAULT_SETTINGS, grantFigures } from '../projection';
import type { GrantModel } from '../rules/grant';
import type { Account, AccountAmounts, AccountLine, SchoolAccount } from './account';

/** 1 post, 2 posts, 0.3333 posts. */
export function postsText(posts: Fraction): string {
  return `${fractionText(posts)} ${compareFractions(posts, WHOLE) === 0 ? 'post' : 'posts'}`;
}

/** 1.23% for 0.0123. */
export function shareText(share: number): string {
  return `${fractionText(fraction(Math.round(share * 10_000), 100), 2)}%`;
}

function modelFigures(grantModel: GrantModel): NamedFigure[] {
  return grantFigures({ ...DEFAULT_SETTINGS, grantModel, method: 'average' });
}

function step(rule: string, text: string, figures: readonly NamedFigure[] = []): Step {
  return { rule, text, figures };
}

function groupText({ groupPosts }: AccountAmounts, isSchool: boolean): string {
  if (groupPosts.numerator === 0) return '';
  return isSchool
    ? `; ${fractionText(groupPosts)} of it is the school’s share of posts that a group of schools pays for, each of which is one post of the authority`
    : `; ${fractionText(groupPosts)} of it is shares of posts that groups of schools pay for, each of which is one post of the authority`;
}

function postsStep(line: AccountAmounts, { april }: Account, isSchool: boolean): Step {
  const others = line.otherPosts === 0 ? '' : `. ${String(line.otherPosts)} more AST ${line.otherPosts === 1 ? 'post' : 'posts'}, which the school or the local formula pays for, ${line.otherPosts === 1 ? 'counts' : 'count'} not [FUND-11]`;
  return step('FUND-6', `${postsText(line.posts)} in existence on ${dayText(april)} that ${compareFractions(line.posts, WHOLE) === 0 ? 'counts' : 'count'} on the grant, counted as posts whatever their FTE${groupText(line, isSchool)}${others}`);
}

function entitlementStep(line: AccountAmounts, { grantModel }: Account): Step {
  const model = grantModel.outreach + grantModel.salary;
  const split = line.groupPosts.numerator === 0 ? '' : '; the money of a shared post is cut by the shares of its schools so that the parts add up to the penny';
  return step('FUND-1', `Entitlement ${shortPoundsText(line.entitlement)}: ${shortPoundsText(model)} a post, ${shortPoundsText(grantModel.outreach)} of it for outreach and ${shortPoundsText(grantModel.salary)} for salary, for ${postsText(line.posts)}${split}`, modelFigures(grantModel));
}

function rowsText(count: number): string {
  return `${String(count)} ${count === 1 ? 'row' : 'rows'}`;
}

function differenceText(name: string, difference: Pence | null): string {
  return difference === null ? '' : `; ${name} ${poundsText(difference)}`;
}

function allocatedStep(line: AccountAmounts, { year }: Account, rows: { readonly allocationRows: number; readonly withoutAstPart: number } | null): Step {
  if (line.allocated === null) return step('SDG-3', 'There is no list of allocations, so nothing is said of what was allocated');
  if (rows?.allocationRows === 0) return step('SDG-3', `The list of allocations has no row for the school in ${financialYearText(year)}${differenceText('allocated less entitlement', line.overEntitlement)}`);
  const from = rows === null ? 'the list of allocations' : `${rowsText(rows.allocationRows)} of the list of allocations`;
  const without = rows === null || rows.withoutAstPart === 0 ? '' : `, ${String(rows.withoutAstPart)} of them without an amount for ASTs, which counts as nothing`;
  return step('SDG-3', `Allocated ${shortPoundsText(line.allocated)}: the AST parts for ${financialYearText(year)} in ${from}${without}${differenceText('allocated less entitlement', line.overEntitlement)}`);
}

function paidStep(line: AccountAmounts, { year }: Account, rows: number | null): Step {
  if (line.paid === null) return step('FUND-8', 'There is no list of payments, so nothing is said of what was paid');
  const from = rows === null ? 'the list of payments' : rows === 0 ? 'no row of the list of payments' : `${rowsText(rows)} of the list of payments`;
  return step('FUND-8', `Paid ${shortPoundsText(line.paid)} for ${financialYearText(year)}: ${from}${differenceText('paid less allocated', line.overAllocated)}`);
}

function shareStep(line: AccountAmounts, from: string): Step {
  if (line.teachers === null) return step('FUND-10', 'Neither the register nor a staff list says how many teachers there are');
  const share = line.share === null ? '' : `: ${shareText(line.share)}`;
  return step('FUND-10', `${postsText(line.posts)} of ${fractionText(line.teachers)} teachers${share} (${from})`);
}

/** The sentence that says where the teachers were counted. */
export function teachersText({ teachersFromRegister, teachersFromStaffLists, withoutTeachers, schools }: AccountLine): string {
  const of = (count: number): string => (count === schools ? (schools === 1 ? 'the school' : 'all schools') : `${String(count)} of ${String(schools)} schools`);
  const parts = [
    ...(teachersFromRegister > 0 ? [`from the register for ${of(teachersFromRegister)}`] : []),
    ...(teachersFromStaffLists > 0 ? [`counted in the staff lists for ${of(teachersFromStaffLists)}`] : []),
    ...(withoutTeachers > 0 ? [`not known for ${of(withoutTeachers)}`] : []),
  ];
  return parts.join(', ');
}

/** One school. */
export function schoolAccountSteps(line: SchoolAccount, account: Account): Step[] {
  const from = line.teachersFrom === 'register' ? 'from the register' : 'counted in its staff list';
  return [
    postsStep(line, account, true), entitlementStep(line, account), allocatedStep(line, account, line), paidStep(line, account, line.paymentRows), shareStep(line, from),
  ];
}

/** A phase, an area, or all schools. */
export function accountLineSteps(line: AccountLine, account: Account): Step[] {
  return [
    postsStep(line, account, false), entitlementStep(line, account), allocatedStep(line, account, null), paidStep(line, account, null),
    shareStep(line, teachersText(line)),
  ];
}

/** The co-ordination money (FUND-2). */
export function coordinationSteps({ total, coordination, coordinationAllocated, coordinationPaid, year }: Account): Step[] {
  const [each, least] = [COORDINATION_PER_POST, COORDINATION_MINIMUM];
  const byPosts = each.value * total.posts.numerator / total.posts.denominator;
  const listed = coordinationAllocated === null
    ? 'The list of allocations has no row for co-ordination'
    : `The list of allocations has ${shortPoundsText(coordinationAllocated)} for co-ordination in ${financialYearText(year)}, ${poundsText(coordinationAllocated - coordination)} against that`;
  return [
    step('FUND-2', `Co-ordination ${shortPoundsText(coordination)}: ${shortPoundsText(each.value)} for each of ${postsText(total.posts)} is ${shortPoundsText(byPosts)}, and at least ${shortPoundsText(least.value)}, once for the authority`, [
      { ...each, name: `Co-ordination, ${shortPoundsText(each.value)} a post` }, { ...least, name: `Co-ordination, at least ${shortPoundsText(least.value)}` },
    ]),
    step('FUND-2', listed),
    ...(coordinationPaid === null ? [] : [step('FUND-8', `The list of payments has ${shortPoundsText(coordinationPaid)} for co-ordination in ${financialYearText(year)}`)]),
  ];
}

/** A line of 1%, 3% or 5% of the teachers (FUND-10). */
export function referenceLineSteps(percent: number, { total }: Account): Step[] {
  const meaning = percent === 1 ? 'the posts of the grant were just over 1% of teachers' : '3% to 5% of teachers were anticipated nationally';
  return [step('FUND-10', `${String(percent)}% of ${fractionText(total.teachers ?? NONE)} teachers: ${meaning}`)];
}

/** All AST posts, whoever pays for them, against the teachers (FUND-10). */
export function allPostsSteps({ total }: Account): Step[] {
  const all = addFractions(total.posts, fraction(total.otherPosts, 1));
  return [step('FUND-10', `${postsText(all)} of ASTs in all: ${postsText(total.posts)} that count on the grant, and ${String(total.otherPosts)} that the school or the local formula pays for [FUND-11]`)];
}
