/** How a figure of the plan came about, step by step: the rule, the sentence, and the figures used. */
import {
  dayText, firstDayOfFinancialYear, financialYearText, lastDayOfFinancialYear, PARTS_OF_MONTH, schoolYearOf, type FinancialYear,
} from '../domain/calendar';
import { fractionText, percentText, poundsText, shortPoundsText, WHOLE, type Fraction } from '../domain/exact';
import type { Figure, NamedFigure, Step } from '../domain/figure';
import { AREA_NAMES, scalePointText, type ScalePoint } from '../domain/scales';
import { hasCover, type AstPost } from '../domain/staff';
import { insuranceRates, pensionByMonth } from '../rules/onCosts';
import { isMissing, type PayBook } from '../rules/payBook';
import { SOURCES } from '../parameters';
import type { YearRates } from './accrual';
import { appointmentCost, coverPath, coverWayText } from './cover';
import { grantFigures, payNamed, STATUS_WORDS } from './explainFunding';
import { paidByText } from './fundingPeriods';
import { payPath, reversionPath, type PayPath, type PaySegment, type PointEvent } from './payPath';
import type { PlanSettings, PostYear } from './plan';
import { ratesOf } from './planPosts';
import { costOf, referenceCostOf } from './yearCost';

/** 12, or 2.58 for a part. */
export function monthsText(partsLive: number): string {
  return fractionText({ numerator: partsLive, denominator: PARTS_OF_MONTH }, 2);
}

/** × FTE 0.6, or nothing for full-time. */
export function fteText(fte: Fraction): string {
  return fte.numerator === WHOLE.numerator && fte.denominator === WHOLE.denominator ? '' : ` × FTE ${fractionText(fte)}`;
}

function pointsText(count: number): string {
  return `${String(count)} ${count === 1 ? 'point' : 'points'}`;
}

/** What a September or a change of range did: by a decision, by the policy, or not at all (PAY-5, PAY-7). */
function eventText({ on, kind, before, after, decision }: PointEvent, settings: PlanSettings): string {
  const move = before === after ? `the point stays ${String(before)}` : `the point goes from ${String(before)} to ${String(after)}`;
  const stopped = after - before < decision ? ', and not past the top of the range [PAY-6]' : '';
  if (kind === 'range') return `${dayText(on)} ${move} by the change of range [PAY-7]`;
  if (kind === 'tooShort') return `${dayText(on)} ${move}, after less than ${String(settings.leastWeeks)} weeks in the post [PAY-5]`;
  return `${dayText(on)} ${move} by the ${kind === 'policy' ? 'policy' : 'decision'} of ${pointsText(decision)}${stopped} [PAY-5]`;
}

/** Days of the year on points, with the pay of each and its status; the figures are those used. */
interface Stretches {
  readonly text: string;
  readonly figures: NamedFigure[];
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** The stretches of a path within a year; `onPoint` says on which point the holder is paid in each. */
function stretches(post: AstPost, year: FinancialYear, { segments }: PayPath, book: PayBook, onPoint: (segment: PaySegment) => ScalePoint): Stretches {
  const first = firstDayOfFinancialYear(year);
  const last = lastDayOfFinancialYear(year);
  const figures: NamedFigure[] = [];
  const parts: string[] = [];
  for (const segment of segments) {
    if (segment.to < first || segment.from > last) continue;
    const { from, to } = { from: Math.max(segment.from, first), to: Math.min(segment.to, last) };
    const on = onPoint(segment);
    const figure = book.find(post.area, on.scale, on.point, schoolYearOf(from));
    if (isMissing(figure)) continue;
    figures.push(payNamed(post.area, on, figure));
    parts.push(`${dayText(from)} to ${dayText(to)} on ${scalePointText(on)} at ${shortPoundsText(figure.value)} a year (${STATUS_WORDS[figure.status]})`);
  }
  return { text: joined(parts), figures };
}

/** What on-costs are reckoned by in a year, in words and as figures. */
export interface YearOnCosts {
  readonly insurance: string;
  readonly insuranceFigures: readonly NamedFigure[];
  readonly pension: string;
  readonly pensionFigures: readonly NamedFigure[];
}

/** What National Insurance and pension of a year are reckoned by (FUND-4). */
export function yearOnCosts(year: FinancialYear, settings: PlanSettings): YearOnCosts {
  const insurance = insuranceRates(year, settings.niBasis);
  const pensions = new Set(pensionByMonth(year, settings.pensionRates).filter((figure): figure is Figure => figure !== undefined));
  const isCarried = insurance !== undefined && insurance.rateYear < year;
  const ofYear = financialYearText(insurance?.rateYear ?? year);
  return {
    insurance:
      `${insurance?.text ?? ''}, each limit ÷ 12; contracted out, ${settings.niBasis} basis; ` +
      (isCarried ? `the rates of ${ofYear}, carried on because none are known (assumed)` : `the published rates of ${ofYear}`),
    insuranceFigures: (insurance?.figures ?? []).map((figure) => (isCarried ? { ...figure, status: 'assumed', basis: `the rates of ${ofYear}, carried on` } : figure)),
    pension: joined([...pensions].map(({ value, status }) => `${percentText(value)} (${STATUS_WORDS[status]})`)),
    pensionFigures: [...pensions].map((figure) => ({ ...figure, name: `Employer’s pension contribution, ${percentText(figure.value)} of pay` })),
  };
}

/** Gives the steps behind one post's figures in one year, in the order of the columns. */
export type Explain = (post: AstPost, year: PostYear) => Step[];

interface Known {
  readonly settings: PlanSettings;
  readonly book: PayBook;
  readonly onCosts: YearOnCosts;
  readonly path: PayPath;
  readonly rates: YearRates | undefined;
}

/** Makes the explainer of a plan with these settings; what holds for a whole year, or a whole post, is worked once. */
export function explainer(settings: PlanSettings, book: PayBook): Explain {
  const years = new Map<FinancialYear, YearOnCosts>();
  const rates = ratesOf(settings);
  let lastPost: AstPost | undefined;
  let path: PayPath = { segments: [], events: [], missing: [] };
  return (post, year) => {
    let onCosts = years.get(year.year);
    if (onCosts === undefined) {
      onCosts = yearOnCosts(year.year, settings);
      years.set(year.year, onCosts);
    }
    if (post !== lastPost) {
      path = payPath(post, settings, book);
      lastPost = post;
    }
    return explainPostYear(post, year, { settings, book, onCosts, path, rates: rates.find((each) => each.year === year.year) });
  };
}

function explainPostYear(post: AstPost, year: PostYear, known: Known): Step[] {
  const steps: Step[] = [];
  if (year.salary === 0) {
    steps.push({ rule: 'FUND-6', text: `The post is not filled in ${financialYearText(year.year)}, so it costs £0 and brings £0`, figures: [] });
  } else {
    steps.push(...salarySteps(post, year, known), ...onCostSteps(year, known.onCosts), ...referenceSteps(post, year, known));
    if (year.coverCost !== 0) steps.push(coverStep(post, year, known));
    steps.push(...grantSteps(post, year, known.settings), netStep(post, year));
  }
  if (year.reversionSalary !== 0) steps.push(reversionStep(post, year, known));
  return steps;
}

function monthsOfYear({ partsLive }: PostYear): string {
  return `${monthsText(partsLive)} months ÷ 12`;
}

function salarySteps(post: AstPost, year: PostYear, { settings, book, path }: Known): Step[] {
  const first = firstDayOfFinancialYear(year.year);
  const last = lastDayOfFinancialYear(year.year);
  const { text, figures } = stretches(post, year.year, path, book, (segment) => (segment.live ? { scale: 'AST', point: segment.point } : post.reference));
  const waits = path.segments.some(({ live, from, to }) => !live && to >= first && from <= last) ? '; not on the AST pay spine before the assessment is passed [PAY-11]' : '';
  const events = path.events.filter(({ on }) => on >= first && on <= last).map((event) => `. On ${eventText(event, settings)}`).join('');
  const share = post.share === null ? '' : `, and the school’s share of the post, ${fractionText(post.share)} [FUND-11]`;
  const steps: Step[] = [
    { rule: 'PAY-2', explains: ['pointStart', 'pointEnd', 'salary'], text: `Salary ${poundsText(year.salary)}: ${text}${waits}${events}. It is paid by the calendar month${fteText(post.fte)} [PAY-12]${share}`, figures },
    {
      rule: 'PAY-12', explains: ['partsLive'],
      text: `${monthsText(year.partsLive)} months of ${financialYearText(year.year)} on the AST pay spine: a full month counts 1, a part month its days ÷ the days of the month`, figures: [],
    },
  ];
  if (year.rr !== 0) {
    steps.push({ rule: 'PAY-8', explains: ['rr'], text: `Recruitment or retention incentive (R&R) ${poundsText(year.rr)}: ${shortPoundsText(post.rr)} a year, from your staff list, for the months in the post`, figures: [] });
  }
  return steps;
}

function onCostSteps(year: PostYear, { insurance, insuranceFigures, pension, pensionFigures }: YearOnCosts): Step[] {
  return [
    {
      rule: 'FUND-4', explains: ['employerNi', 'referenceNi'], figures: insuranceFigures,
      text: `Employer’s National Insurance ${poundsText(year.employerNi)}, and ${poundsText(year.referenceNi)} on the reference salary: on the pay of each month, ${insurance}`,
    },
    {
      rule: 'FUND-4', explains: ['employerPension', 'referencePension'], figures: pensionFigures,
      text: `Employer’s pension contribution ${poundsText(year.employerPension)}, and ${poundsText(year.referencePension)} on the reference salary: ${pension} of the pay`,
    },
  ];
}

function referenceSteps(post: AstPost, year: PostYear, { book, path }: Known): Step[] {
  const { text, figures } = stretches(post, year.year, path, book, () => post.reference);
  const why = post.referenceIsAssumed ? 'assumed, because the staff list names none' : 'from your staff list';
  const months = monthsOfYear(year);
  const parts = [
    ...(post.retained === 0 ? [] : [`less ${shortPoundsText(post.retained)} a year × ${months} for retained responsibility [FUND-4]`]),
    ...(post.thresholdLost === 0 ? [] : [`plus ${shortPoundsText(post.thresholdLost)} a year × ${months} of threshold grant lost`]),
    ...(post.transferred === 0 ? [] : [`plus ${shortPoundsText(post.transferred)} a year × ${months} of transferred allowance`]),
  ];
  const eligible = `The grant may cover ${poundsText(year.eligibleSalary)} of it${parts.length === 0 ? '' : `: ${joined(parts)}`}`;
  const floor = parts.length === 0 && year.eligibleSalary !== year.additionalSalary ? ', because it never counts below zero' : '';
  return [
    { rule: 'PAY-9', explains: ['referenceSalary'], text: `Reference salary ${poundsText(year.referenceSalary)}, what the holder would be paid if not an AST (${scalePointText(post.reference)}, ${why}): ${text}, by the calendar month${fteText(post.fte)}`, figures },
    {
      rule: 'FUND-3', explains: ['additionalSalary', 'eligibleSalary'], figures: [],
      text: `Additional salary ${poundsText(year.additionalSalary)}: salary ${poundsText(year.salary)} less reference salary ${poundsText(year.referenceSalary)}. ${eligible}${floor}`,
    },
  ];
}

/** How the cost of cover came about, by the way in which it is stated. */
function coverStep(post: AstPost, year: PostYear, { path, book, rates }: Known): Step {
  const { coverCost, cover } = post;
  const share = post.share === null ? '' : `, and the school’s share of it, ${fractionText(post.share)} [FUND-11]`;
  const step = (text: string, figures: readonly NamedFigure[]): Step => ({ rule: 'OUT-5', explains: ['coverCost'], text: `Cover ${poundsText(year.coverCost)}: ${text}${share}`, figures });
  if (cover?.way === 'appointment' && rates !== undefined) {
    const ofCover = coverPath(post, path, book);
    const { text, figures } = stretches(post, year.year, ofCover, book, () => cover.point);
    const cost = appointmentCost(post, ofCover, rates);
    const parts = cost === null ? '' : `; salary ${poundsText(cost.salary)}, employer’s National Insurance ${poundsText(cost.employerNi)} and employer’s pension contribution ${poundsText(cost.employerPension)}, together ${poundsText(cost.total)}`;
    return step(`a teacher appointed for it with ${coverWayText(post)}, from your staff list, for the months on the AST pay spine: ${text}, by the calendar month × FTE ${fractionText(cover.fte)} [PAY-12]${parts}`, figures);
  }
  const annual = `${shortPoundsText(coverCost ?? 0)} a year`;
  const product = cover === null || cover.way === 'appointment' ? annual : `${fractionText(cover.count)} ${cover.way} × ${shortPoundsText(cover.rate)} ${cover.way === 'days' ? 'a day' : 'an hour'} = ${annual}`;
  return step(`${product}, from your staff list, × ${monthsOfYear(year)}`, []);
}

const GRANT_ELEMENTS: readonly string[] = ['grantOutreach', 'grantSalary', 'grant'];

function grantSteps(post: AstPost, year: PostYear, settings: PlanSettings): Step[] {
  if (year.partsFunded === 0) {
    const why = post.status === 'planned' ? 'the post is only planned' : `the post is ${paidByText(post)}`;
    return [{ rule: post.status === 'planned' ? 'FUND-7' : 'FUND-11', text: `Grant £0: ${why}`, figures: [], explains: GRANT_ELEMENTS }];
  }
  const { outreach, salary } = settings.grantModel;
  const isPart = year.partsFunded !== year.partsLive;
  const share = post.share === null ? '' : ` × share ${fractionText(post.share)}`;
  const months = `${monthsText(year.partsFunded)} months ÷ 12${fteText(post.fte)}${share}`;
  const figures = grantFigures(settings);
  const status = figures.every((figure) => figure.status === 'published') ? 'published' : STATUS_WORDS.user;
  const steps: Step[] = [];
  if (settings.method === 'average') {
    const beyond = settings.progressionFunded ? `; beyond the average, the authority funds the ${poundsText(year.progression)} that points gained in the post add to salary${isPart ? ', for these months' : ''} [FUND-5]` : '';
    steps.push({
      rule: 'FUND-1', explains: GRANT_ELEMENTS, figures,
      text: `Grant ${poundsText(year.grant)}: ${shortPoundsText(outreach + salary)} a year (${status}) × ${months}; of it ${poundsText(year.grantOutreach)} is for outreach and ${poundsText(year.grantSalary)} for salary${beyond}`,
    });
  } else {
    steps.push({
      rule: 'FUND-3', explains: GRANT_ELEMENTS, figures,
      text: `Grant ${poundsText(year.grant)}: for outreach ${poundsText(year.grantOutreach)}, which is ${shortPoundsText(outreach)} a year (${status}) × ${months}, and the eligible salary ${poundsText(year.grantSalary)}${isPart ? ' of these months' : ''}`,
    });
  }
  if (isPart) steps.push({ rule: 'FUND-11', explains: GRANT_ELEMENTS, figures: [], text: `Of ${monthsText(year.partsLive)} months, ${monthsText(year.partsFunded)} are paid by a source that brings grant, as the list of funding says` });
  return steps;
}

function netStep(post: AstPost, year: PostYear): Step {
  const [cost, reference] = [costOf(year), referenceCostOf(year)];
  return {
    rule: 'FUND-4', explains: ['netCost'], figures: [],
    text:
      `The school pays ${poundsText(year.netCost)}: the cost ${poundsText(cost)} (salary, R&R, on-costs and cover) less what the holder would cost on ${scalePointText(post.reference)}, ` +
      `${poundsText(reference)}, less the grant ${poundsText(year.grant)}${year.netCost < 0 ? '; below zero, the grant brings more than the rest, for the outreach work and its cover' : ''}`,
  };
}

function reversionStep(post: AstPost, year: PostYear, { settings, book }: Known): Step {
  const after = reversionPath(post, settings, book);
  const { text, figures } = stretches(post, year.year, after, book, ({ point }) => ({ scale: 'Upper', point }));
  return {
    rule: 'REV-1', explains: ['reversionSalary'], figures,
    text: `After the post the holder is paid ${poundsText(year.reversionSalary)} in ${AREA_NAMES[post.area]}: ${text}, by the calendar month${fteText(post.fte)}; this is in no total`,
  };
}

/** Why an element of a post’s year is £0, where no step is about it. */
export function nothingStep(post: AstPost, { year, salary }: PostYear, element: keyof PostYear): Step {
  const inYear = `in ${financialYearText(year)}`;
  if (element === 'reversionSalary') return { rule: 'REV-1', text: `£0: the holder is not paid on the upper pay spine after the post ${inYear}`, figures: [] };
  if (salary === 0) return { rule: 'FUND-6', text: `£0: the post is not filled ${inYear}`, figures: [] };
  if (element === 'rr') return { rule: 'PAY-8', text: `£0: the staff list states no recruitment or retention incentive for post ${post.id}`, figures: [] };
  if (hasCover(post)) return { rule: 'OUT-5', text: `£0: the staff list states a cost of cover of ${coverWayText(post)} for post ${post.id}, which comes to nothing ${inYear}`, figures: [] };
  return { rule: 'OUT-5', text: `£0: the staff list states no cost of cover for post ${post.id}, or none that can be counted`, figures: [] };
}

/** The rules whose steps use pay figures. */
const PAY_RULES: ReadonlySet<string> = new Set(['PAY-2', 'PAY-9', 'REV-1']);

/** The steps as one text for a cell: each sentence with its rule, and where the published pay figures were read. */
export function basisText(steps: readonly Step[]): string {
  const read = new Set<string>();
  for (const { rule, figures } of steps) if (PAY_RULES.has(rule)) for (const { source } of figures) if (source !== undefined) read.add(SOURCES[source]?.title ?? source);
  return steps.map(({ rule, text }) => `${text} [${rule}]`).join('. ') + '.' + (read.size === 0 ? '' : ` Published pay was read in: ${[...read].join('; ')}.`);
}
