/** How a figure of the plan came about, step by step: the rule, the sentence, and the figures used. */
import {
  dayText, firstDayOfFinancialYear, financialYearText, lastDayOfFinancialYear, PARTS_OF_MONTH, schoolYearOf, type FinancialYear,
} from '../domain/calendar';
import { fractionText, percentText, poundsText, shortPoundsText, WHOLE, type Fraction } from '../domain/exact';
import type { Figure, Step } from '../domain/figure';
import { AREA_NAMES, scalePointText } from '../domain/scales';
import type { AstPost } from '../domain/staff';
import { isGrantFunded } from '../rules/grant';
import { insuranceRates, pensionByMonth } from '../rules/onCosts';
import { isMissing, type PayBook } from '../rules/payBook';
import { payPath, reversionPath, type PointEvent } from './payPath';
import type { PlanSettings, PostYear } from './plan';

/** 12, or 2.58 for a part. */
export function monthsText(partsLive: number): string {
  return fractionText({ numerator: partsLive, denominator: PARTS_OF_MONTH }, 2);
}

function fteText(fte: Fraction): string {
  return fte.numerator === WHOLE.numerator && fte.denominator === WHOLE.denominator ? '' : ` × FTE ${fractionText(fte)}`;
}

/** What a September or a change of range did: by a decision, by the policy, or not at all (PAY-5, PAY-7). */
function eventText({ on, kind, before, after, decision }: PointEvent, settings: PlanSettings): string {
  const move = before === after ? `stays on ${String(before)}` : `${String(before)} to ${String(after)}`;
  if (kind === 'range') return `${dayText(on)}: ${move} by the change of range [PAY-7]`;
  if (kind === 'tooShort') return `${dayText(on)}: ${move}, with less than ${String(settings.leastWeeks)} weeks in the post [PAY-5]`;
  return `${dayText(on)}: ${move} by ${kind === 'policy' ? `the policy of ${String(decision)}` : `the decision for ${String(decision)}`} [PAY-5]`;
}

function stretchesText(post: AstPost, year: PostYear, settings: PlanSettings, book: PayBook): { text: string; figures: Figure[] } {
  const first = firstDayOfFinancialYear(year.year);
  const last = lastDayOfFinancialYear(year.year);
  const figures: Figure[] = [];
  const path = payPath(post, settings, book);
  const parts = path.segments
    .filter(({ from, to }) => to >= first && from <= last)
    .map((segment) => {
      const { from, to } = { from: Math.max(segment.from, first), to: Math.min(segment.to, last) };
      const on = segment.live ? ({ scale: 'AST', point: segment.point } as const) : post.reference;
      const figure = book.find(post.area, on.scale, on.point, schoolYearOf(from));
      if (isMissing(figure)) return '';
      figures.push(figure);
      return `${dayText(from)} to ${dayText(to)} on ${scalePointText(on)} at ${shortPoundsText(figure.value)} a year (${figure.status})`;
    });
  const events = path.events.filter(({ on }) => on >= first && on <= last).map((event) => eventText(event, settings));
  return { text: [...parts, ...events].join('; '), figures };
}

/** What on-costs are reckoned by in a year, in words and as figures. */
interface YearOnCosts {
  readonly insurance: string;
  readonly pension: string;
  readonly figures: readonly Figure[];
}

function yearOnCosts(year: FinancialYear, settings: PlanSettings): YearOnCosts {
  const insurance = insuranceRates(year, settings.niBasis);
  const pensions = pensionByMonth(year, settings.pensionRates).filter((figure): figure is Figure => figure !== undefined);
  const carried = insurance !== undefined && insurance.rateYear < year ? `, at the rates of ${financialYearText(insurance.rateYear)} (assumed)` : '';
  return {
    insurance: `yearly limits ÷ 12: ${insurance?.text ?? ''}; ${settings.niBasis} basis${carried}`,
    pension: [...new Set(pensions.map(({ value }) => percentText(value)))].join(', then '),
    figures: [...(insurance?.figures ?? []), ...new Set(pensions)],
  };
}

/** Gives the steps behind one post's figures in one year, in the order of the columns. */
export type Explain = (post: AstPost, year: PostYear) => Step[];

/** Makes the explainer of a plan with these settings; what holds for a whole year is put into words once. */
export function explainer(settings: PlanSettings, book: PayBook): Explain {
  const years = new Map<FinancialYear, YearOnCosts>();
  return (post, year) => {
    let onCosts = years.get(year.year);
    if (onCosts === undefined) {
      onCosts = yearOnCosts(year.year, settings);
      years.set(year.year, onCosts);
    }
    return explainPostYear(post, year, settings, book, onCosts);
  };
}

function explainPostYear(post: AstPost, year: PostYear, settings: PlanSettings, book: PayBook, onCosts: YearOnCosts): Step[] {
  const steps: Step[] = [];
  if (year.pointStart === 0 && year.salary === 0 && year.reversionSalary === 0) {
    return [{ rule: 'FUND-6', text: `The post is not filled in ${financialYearText(year.year)}.`, figures: [] }];
  }
  if (year.salary !== 0) {
    const { text, figures } = stretchesText(post, year, settings, book);
    const share = post.share === null ? '' : `; this school’s share of the post is ${fractionText(post.share)}`;
    steps.push({ rule: 'PAY-2', explains: ['partsLive', 'pointStart', 'pointEnd', 'salary'], text: `Salary ${poundsText(year.salary)}: ${text}, by the month${fteText(post.fte)}${share}`, figures });
    if (year.rr !== 0) {
      steps.push({ rule: 'PAY-8', explains: ['rr'], text: `R&R ${poundsText(year.rr)}: ${shortPoundsText(post.rr)} a year for the months in post`, figures: [] });
    }
    steps.push(...onCostSteps(post, year, onCosts), ...grantSteps(post, year, settings));
    steps.push({
      rule: 'FUND-4',
      explains: ['netCost'],
      text:
        `The school pays ${poundsText(year.netCost)}: cost ${poundsText(year.salary + year.rr + year.employerNi + year.employerPension + year.coverCost)} ` +
        `less what ${scalePointText(post.reference)} would cost, ${poundsText(year.referenceSalary + year.referenceNi + year.referencePension)}, less the grant`,
      figures: [],
    });
  }
  if (year.reversionSalary !== 0) {
    const point = reversionPath(post, settings, book).segments[0]?.point ?? 1;
    steps.push({
      rule: 'REV-1',
      explains: ['reversionSalary'],
      text: `After the post the holder is paid ${poundsText(year.reversionSalary)} on U${String(point)} of ${AREA_NAMES[post.area]}; this is in no total`,
      figures: [],
    });
  }
  return steps;
}

function onCostSteps(post: AstPost, year: PostYear, { insurance, pension, figures }: YearOnCosts): Step[] {
  return [
    {
      rule: 'FUND-4',
      explains: ['employerNi', 'employerPension', 'referenceNi', 'referencePension'],
      text:
        `On-costs of the employer: National Insurance ${poundsText(year.employerNi)}, contracted out, on the pay of each month (${insurance}); ` +
        `pension ${poundsText(year.employerPension)} at ${pension}`,
      figures,
    },
    {
      rule: 'FUND-3',
      explains: ['referenceSalary', 'additionalSalary', 'eligibleSalary'],
      text: `Reference case: ${scalePointText(post.reference)} for the same days, ${poundsText(year.referenceSalary)}; additional salary ${poundsText(year.additionalSalary)}`,
      figures: [],
    },
  ];
}

const GRANT_ELEMENTS: readonly string[] = ['grantOutreach', 'grantSalary', 'grant'];

function grantSteps(post: AstPost, year: PostYear, settings: PlanSettings): Step[] {
  if (!isGrantFunded(post)) {
    const why = post.status === 'planned' ? 'the post is only planned' : `the post is paid for by: ${post.fundingSource}`;
    return [{ rule: post.status === 'planned' ? 'FUND-7' : 'FUND-11', text: `No grant: ${why}`, figures: [], explains: GRANT_ELEMENTS }];
  }
  const { outreach, salary } = settings.grantModel;
  const months = `${monthsText(year.partsLive)} months ÷ 12${fteText(post.fte)}${post.share === null ? '' : ` × share ${fractionText(post.share)}`}`;
  if (settings.method === 'average') {
    return [{
      rule: 'FUND-1',
      explains: GRANT_ELEMENTS,
      text: `Grant ${poundsText(year.grant)}: ${shortPoundsText(outreach + salary)} × ${months}, of it outreach ${poundsText(year.grantOutreach)} and salary ${poundsText(year.grantSalary)}`,
      figures: [],
    }];
  }
  return [{
    rule: 'FUND-3',
    explains: GRANT_ELEMENTS,
    text: `Grant ${poundsText(year.grant)}: outreach ${shortPoundsText(outreach)} × ${months} = ${poundsText(year.grantOutreach)}, and eligible salary ${poundsText(year.eligibleSalary)}`,
    figures: [],
  }];
}

/** The steps as one text for a cell: each sentence with its rule. */
export function basisText(steps: readonly Step[]): string {
  return steps.map(({ rule, text }) => `${text} [${rule}]`).join('. ') + '.';
}
