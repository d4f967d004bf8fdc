/** The sentences of the page for governors: question, answer, why, and what was assumed. Each stands on its own. */
import { financialYearText, lastDayOfFinancialYear } from '../../domain/calendar';
import { percentText, shortPoundsText, type Pence } from '../../domain/exact';
import { grantModelText, STATUS_WORDS, type Plan, type YearTotal } from '../../projection';
import { pensionByMonth, insuranceRates } from '../../rules/onCosts';
import { LAST_DAY_OF_AST_GRADE } from '../../parameters';
import type { Status } from '../../domain/figure';
import type { Assumption } from '../assumptions';
import type { PlannedWorkbook } from './planned';
import { costText, postsText } from './yearText';

/** Whether the posts belong to more than one school. */
function isForSchools({ posts }: Plan): boolean {
  return new Set(posts.map(({ post }) => `${post.establishment} ${post.school}`)).size > 1;
}

function whoPays(plan: Plan): string {
  return isForSchools(plan) ? 'the schools pay' : 'we pay';
}

/** 2009-10 to 2011-12, or the one year. */
export function yearsText({ settings: { from, years } }: Plan): string {
  return years === 1 ? financialYearText(from) : `${financialYearText(from)} to ${financialYearText(from + years - 1)}`;
}

/** The figures of all years together. */
function allYears({ totals }: Plan): Omit<YearTotal, 'year' | 'posts'> {
  const sum = (amount: (total: YearTotal) => Pence): Pence => totals.reduce((running, total) => running + amount(total), 0);
  return {
    salary: sum(({ salary }) => salary), rr: sum(({ rr }) => rr), onCosts: sum(({ onCosts }) => onCosts), reference: sum(({ reference }) => reference),
    coverCost: sum(({ coverCost }) => coverCost), cost: sum(({ cost }) => cost), grantOutreach: sum(({ grantOutreach }) => grantOutreach),
    grantSalary: sum(({ grantSalary }) => grantSalary), grant: sum(({ grant }) => grant), netCost: sum(({ netCost }) => netCost),
  };
}

/** How many posts the plan has; the rows of a group post are one. */
function postCount({ posts }: Plan): number {
  const shared = new Set(posts.filter(({ post }) => post.share !== null).map(({ post }) => post.id));
  return posts.filter(({ post }) => post.share === null).length + shared.size;
}

export function questionText(plan: Plan): string {
  const [our, we] = isForSchools(plan) ? ['the', 'the schools'] : ['our', 'we'];
  return `${yearsText(plan)}: what do ${our} AST posts cost, what does the grant pay, what do ${we} pay?`;
}

/** The answer in parts between its amounts: cost, reference, grant, and what is left to pay, which may be less than nothing. */
interface AnswerParts {
  readonly beforeCost: string;
  readonly beforeReference: string;
  readonly beforeGrant: string;
  readonly more: readonly [before: string, after: string];
  readonly less: string;
}

/** `undefined` where no post could be planned. */
export function answerParts(plan: Plan): AnswerParts | undefined {
  const count = postCount(plan);
  if (count === 0) return undefined;
  return {
    beforeCost: `${plan.settings.years === 1 ? 'In' : 'Over'} ${yearsText(plan)} ${isForSchools(plan) ? '' : 'our '}${postsText(count)} ${count === 1 ? 'costs' : 'cost'} `,
    beforeReference: '; the same teachers off the AST spine would cost ',
    beforeGrant: '; the grant pays ',
    more: ['that is ', ' more than the rest, for the outreach work and its cover'],
    less: `${whoPays(plan)} the rest, `,
  };
}

export function answerText(plan: Plan): string {
  const parts = answerParts(plan);
  if (parts === undefined) return 'No AST post could be planned, so there is no cost to show. What stands in the way is listed below this page.';
  const { cost, reference, grant, netCost } = allYears(plan);
  const rest = netCost < 0 ? `${parts.more[0]}${shortPoundsText(-netCost)}${parts.more[1]}` : `${parts.less}${shortPoundsText(netCost)}`;
  return `${parts.beforeCost}${shortPoundsText(cost)}${parts.beforeReference}${shortPoundsText(reference)}${parts.beforeGrant}${shortPoundsText(grant)}; ${rest}.`;
}

/** What was read, and whether anything was left out or should be looked at. */
export function readText({ plan, readFrom, leftOut, otherStaff, problems }: PlannedWorkbook): string {
  const look = problems.length === 0
    ? 'Nothing was found that should be looked at'
    : `${String(problems.length)} ${problems.length === 1 ? 'thing' : 'things'} to look at ${problems.length === 1 ? 'stands' : 'stand'} below this page on this sheet`;
  return (
    `Read from the sheet “${readFrom}”: ${String(plan.posts.length)} AST ${plan.posts.length === 1 ? 'row' : 'rows'} planned, ${leftOut === 0 ? 'none' : String(leftOut)} left out; ` +
    `${String(otherStaff)} other staff not planned. ${look}.`
  );
}

/** Why the posts cost what they cost. */
export function costWhyText(plan: Plan): string {
  const all = allYears(plan);
  const more = all.cost - all.reference;
  return `The cost is ${costText(all)}: that is ${shortPoundsText(Math.abs(more))} ${more < 0 ? 'less' : 'more'} than the same teachers would cost off the AST spine.`;
}

/** Why the grant pays what it pays. */
export function grantWhyText(plan: Plan): string {
  const unfunded = plan.posts.filter(({ years }) => years.some(({ partsLive }) => partsLive > 0) && years.every(({ partsFunded }) => partsFunded === 0)).length;
  const without = unfunded === 0 ? '' : ` It pays nothing for ${String(unfunded)} of the ${String(plan.posts.length)} posts, which are only planned or paid for by others.`;
  return `The grant is reckoned post by post: ${grantModelText(plan.settings)}, in proportion to the FTE and to the months in the post; it covers no on-costs.${without}`;
}

function goes(from: Pence, to: Pence): string {
  return from === to ? `stays at ${shortPoundsText(from)}` : `goes from ${shortPoundsText(from)} to ${shortPoundsText(to)}`;
}

/** Why it is not the same in every year; empty for a plan of one year. */
export function changeWhyText(plan: Plan): string {
  const [first, last] = [plan.totals[0], plan.totals.at(-1)];
  if (first === undefined || last === undefined || first === last) return '';
  const gained = plan.posts.reduce((sum, { years }) => sum + years.reduce((points, { pointStart, pointEnd }) => points + pointEnd - pointStart, 0), 0);
  const posts = first.posts === last.posts ? `${postsText(first.posts)} in both years` : `${postsText(first.posts)} become ${String(last.posts)}`;
  return (
    `From ${financialYearText(first.year)} to ${financialYearText(last.year)} what ${whoPays(plan)} ${goes(first.netCost, last.netCost)}: ` +
    `the cost above that of the same teachers ${goes(first.cost - first.reference, last.cost - last.reference)}, the grant ${goes(first.grant, last.grant)}; ${posts}, and ${String(gained)} points are gained in all.`
  );
}

function statusText(status: Status | 'not used'): string {
  return status === 'not used' ? status : STATUS_WORDS[status];
}

function found(assumptions: readonly Assumption[], id: string): Assumption | undefined {
  return assumptions.find((entry) => entry.id === id);
}

/** The September that the policy decides: `3 posts have Septembers that it decides`. */
function policyText({ plan, assumptions, rowAssumptions }: PlannedWorkbook): string {
  const { policy } = plan.settings;
  const follow = rowAssumptions.filter(({ value }) => value.startsWith('policy:')).length;
  const status = statusText(found(assumptions, 'policy')?.status ?? 'assumed');
  const who = follow === 0 ? 'every September of the plan is decided in the staff list' : `${postsText(follow)} ${follow === 1 ? 'has' : 'have'} such Septembers`;
  return `Each September without a decision brings ${String(policy)} ${policy === 1 ? 'point' : 'points'} (policy, ${status}) [PAY-5]; ${who}.`;
}

function methodText({ plan, assumptions }: PlannedWorkbook): string {
  const status = statusText(found(assumptions, 'method')?.status ?? 'assumed');
  return `The grant is reckoned by the ${plan.settings.method === 'average' ? 'average cost of a post' : 'actual salary cost'} (${status}) [FUND-5].`;
}

function awardsText({ plan: { settings, awardsUsed } }: PlannedWorkbook): string {
  const used = [...awardsUsed].sort((a, b) => a - b).map((year) => `September ${String(year)} ${percentText(settings.awards.get(year) ?? 0)}`);
  return used.length === 0 ? 'No award had to be assumed: all pay stands in tables [PAY-13].' : `Pay without a table is raised by the awards given, which are assumed: ${used.join(', ')} [PAY-13].`;
}

/** On-cost rates of years for which none are known, and the basis of National Insurance. */
function ratesText({ plan: { settings }, assumptions }: PlannedWorkbook): string {
  const carried: number[] = [];
  let rateYear = settings.from;
  for (let year = settings.from; year < settings.from + settings.years; year += 1) {
    const rates = insuranceRates(year, settings.niBasis);
    if (rates === undefined || rates.rateYear >= year) continue;
    carried.push(year);
    rateYear = rates.rateYear;
  }
  const first = carried[0];
  const last = carried.at(-1);
  const basis = `National Insurance on the ${settings.niBasis} basis (${statusText(found(assumptions, 'niBasis')?.status ?? 'assumed')})`;
  const insurance = first === undefined || last === undefined
    ? `${basis}, at the rates published for each year`
    : `${basis}; ${financialYearText(first)}${first === last ? '' : ` to ${financialYearText(last)}`} at the rates of ${financialYearText(rateYear)}, carried on`;
  const rates = new Set<string>();
  for (let year = settings.from; year < settings.from + settings.years; year += 1) {
    for (const figure of pensionByMonth(year, settings.pensionRates)) if (figure !== undefined) rates.add(`${percentText(figure.value)} (${statusText(figure.status)})`);
  }
  return `On-costs: pension ${[...rates].join(', then ')}; ${insurance} [FUND-4].`;
}

function referenceText({ plan }: PlannedWorkbook): string {
  const assumed = plan.posts.filter(({ post }) => post.referenceIsAssumed).length;
  return assumed === 0
    ? 'What each teacher would be paid off the AST spine is stated in the staff list [PAY-9].'
    : `What the teacher would be paid off the AST spine is assumed to be U3 for ${String(assumed)} of ${String(plan.posts.length)} [PAY-9].`;
}

function gradeText({ plan: { settings } }: PlannedWorkbook): string {
  const isAfter = lastDayOfFinancialYear(settings.from + settings.years - 1) > LAST_DAY_OF_AST_GRADE.value;
  return isAfter ? 'The AST grade ended on 31 August 2013: what comes after it is planned as if it had gone on, grant included [PAY-13].' : '';
}

/** Named elsewhere on the page, or of little weight for its figures. */
const NAMED_ELSEWHERE: ReadonlySet<string> = new Set(['planFrom', 'planYears', 'policy', 'method', 'niBasis']);
const MOST_CHANGED = 3;

/** What else the user changed, and where all assumptions stand. */
function othersText({ assumptions, rowAssumptions }: PlannedWorkbook): string {
  const yours = assumptions.filter(({ id, setBy, editable, rule }) => editable && setBy !== 'default' && rule !== '' && !NAMED_ELSEWHERE.has(id) && !/^(award|pension)\./.test(id));
  const shown = yours.slice(0, MOST_CHANGED).map(({ text, value }) => `${text.replace(/ \(.*/, '')}: ${value}`).join('; ');
  const more = yours.length > MOST_CHANGED ? `; … and ${String(yours.length - MOST_CHANGED)} more` : '';
  const changed = shown === '' ? '' : `Set by you: ${shown}${more}. `;
  const rows = rowAssumptions.length === 0 ? '' : `, and ${String(rowAssumptions.length)} about single rows of the staff list`;
  return `${changed}All assumptions stand on “AST Assumptions”${rows}.`;
}

/** The assumptions that matter most, each a sentence; those that do not arise are left out. */
export function assumptionTexts(planned: PlannedWorkbook): string[] {
  return [policyText(planned), methodText(planned), awardsText(planned), ratesText(planned), referenceText(planned), gradeText(planned), othersText(planned)].filter((text) => text !== '');
}
