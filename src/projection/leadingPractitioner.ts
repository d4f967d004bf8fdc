/**
 * The plan across 31 August 2013: AST posts to the last day of the grade, by the plan's own engine, and leading practitioners from
 * the day after (LP-4). Each post has a row for each financial year and grade; the grant stops with the AST grade.
 */
import {
  dayText, financialYearText, firstDayOfFinancialYear, lastDayOfFinancialYear, PARTS_OF_MONTH, schoolYearOf, september1, type Day, type FinancialYear,
} from '../domain/calendar';
import { fractionText, poundsText, roundProduct, shortPoundsText, WHOLE, type Fraction, type Pence } from '../domain/exact';
import type { Step } from '../domain/figure';
import type { AstPost } from '../domain/staff';
import { LAST_DAY_OF_AST_GRADE } from '../parameters';
import { FIRST_DAY_OF_PRACTITIONERS } from '../rules/leadingPractitioner';
import { insuranceRates } from '../rules/onCosts';
import { accrueYear, emptyAccrued } from './accrual';
import { explainer, fteText, monthsText, yearOnCosts } from './explain';
import type { PaySegment } from './payPath';
import type { Plan, PlanSettings, PostYear } from './plan';
import { bookOf, planPosts, ratesOf } from './planPosts';

/** The pay of a leading practitioner from 1 September of `year` on: yearly, full-time, pence. */
export interface PractitionerPay {
  readonly year: number;
  readonly annual: Pence;
}

/** A leading practitioner post: by itself, or one that an AST moves to. */
export interface PractitionerPost {
  readonly id: string;
  readonly school: string;
  readonly establishment: string;
  readonly holder: string;
  readonly fte: Fraction;
  /** Recruitment or retention incentive, pence a year as actually paid. */
  readonly rr: Pence;
  /** The first day, no earlier than 1 September 2013. */
  readonly start: Day;
  readonly end: Day | null;
  /** By September, rising; the first holds on the first day. */
  readonly pays: readonly PractitionerPay[];
  /** The part of the post that the row pays for. */
  readonly part: Fraction;
  /** Where it was read. */
  readonly sheet: string;
  readonly row: number;
}

export const GRADES = ['AST', 'Leading practitioner'] as const;
export type Grade = (typeof GRADES)[number];

/** One post in one financial year in one grade. Pence. */
export interface AcrossRow {
  readonly id: string;
  readonly school: string;
  readonly establishment: string;
  readonly holder: string;
  /** The row of the staff list. */
  readonly row: number;
  readonly year: FinancialYear;
  readonly grade: Grade;
  /** Months in the grade × PARTS_OF_MONTH. */
  readonly parts: number;
  /** What it is paid on, in words: points of the AST pay spine, or amounts a year. */
  readonly paidOn: string;
  readonly salary: Pence;
  readonly rr: Pence;
  readonly employerNi: Pence;
  readonly employerPension: Pence;
  readonly coverCost: Pence;
  /** Salary, R&R, on-costs and cover. */
  readonly cost: Pence;
  readonly grant: Pence;
  /** The cost less the grant. */
  readonly left: Pence;
  readonly steps: readonly Step[];
}

/** What a year's rows come to. */
export interface AcrossTotal {
  readonly year: FinancialYear;
  /** Rows of the staff list with months in each grade: a shared post has one for each school. */
  readonly astRows: number;
  readonly practitionerRows: number;
  readonly astCost: Pence;
  readonly practitionerCost: Pence;
  readonly cost: Pence;
  readonly grant: Pence;
  readonly left: Pence;
}

export interface AcrossPlan {
  readonly settings: PlanSettings;
  readonly rows: readonly AcrossRow[];
  readonly totals: readonly AcrossTotal[];
  /** The plan of the AST posts to 31 August 2013. */
  readonly ast: Plan;
  /** Financial years whose National Insurance is that of an earlier year, and that year. */
  readonly carried: readonly { readonly year: FinancialYear; readonly rateYear: FinancialYear }[];
}

/** The post as far as the AST grade went: it ends on 31 August 2013 at the latest, and what comes after it is no matter of this plan (LP-4). */
export function cutAtGradeEnd(post: AstPost): AstPost {
  const last = LAST_DAY_OF_AST_GRADE.value;
  return { ...post, end: post.end === null || post.end > last ? last : post.end, ending: null };
}

/** Plans the posts of both grades over the years of the settings. AST posts that begin after the grade ended must not be among them. */
export function planAcross(asts: readonly AstPost[], practitioners: readonly PractitionerPost[], settings: PlanSettings): AcrossPlan {
  const ast = planPosts(asts.map(cutAtGradeEnd), settings);
  const rows = [...astRows(ast, settings), ...practitioners.flatMap((post) => practitionerRows(post, settings))]
    .sort((a, b) => a.row - b.row || a.year - b.year || GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade));
  const years = Array.from({ length: settings.years }, (_, index) => settings.from + index);
  return {
    settings, ast, rows,
    totals: years.map((year) => totalOf(year, rows.filter((row) => row.year === year))),
    carried: years.flatMap((year) => {
      const rateYear = insuranceRates(year, settings.niBasis)?.rateYear ?? year;
      return rateYear === year ? [] : [{ year, rateYear }];
    }),
  };
}

function totalOf(year: FinancialYear, rows: readonly AcrossRow[]): AcrossTotal {
  const [ast, practitioners] = GRADES.map((grade) => rows.filter((row) => row.grade === grade)) as [AcrossRow[], AcrossRow[]];
  const sum = (of: readonly AcrossRow[], amount: (row: AcrossRow) => Pence): Pence => of.reduce((running, row) => running + amount(row), 0);
  return {
    year,
    astRows: ast.length,
    practitionerRows: practitioners.length,
    astCost: sum(ast, ({ cost }) => cost),
    practitionerCost: sum(practitioners, ({ cost }) => cost),
    cost: sum(rows, ({ cost }) => cost),
    grant: sum(rows, ({ grant }) => grant),
    left: sum(rows, ({ left }) => left),
  };
}

function withSums(facts: Omit<AcrossRow, 'cost' | 'left'>): AcrossRow {
  const cost = facts.salary + facts.rr + facts.employerNi + facts.employerPension + facts.coverCost;
  return { ...facts, cost, left: cost - facts.grant };
}

/** The elements whose steps are the same in this plan; the reference case is no part of it, and on-costs have their own. */
const EXPLAINED: ReadonlySet<string> = new Set(['salary', 'partsLive', 'rr', 'coverCost', 'grant']);

function astRows(ast: Plan, settings: PlanSettings): AcrossRow[] {
  const explain = explainer(settings, bookOf(settings));
  return ast.posts.flatMap(({ post, years }) => years.filter(({ salary, rr, partsLive }) => salary + rr + partsLive > 0).map((year) => {
    const { id, school, establishment, holder, origin } = post;
    const { salary, rr, employerNi, employerPension, coverCost, grant, partsLive } = year;
    const row = withSums({ id, school, establishment, holder, row: origin.row, year: year.year, grade: 'AST', parts: partsLive, paidOn: pointsText(year), salary, rr, employerNi, employerPension, coverCost, grant, steps: [] });
    const steps = explain(post, year).filter(({ explains = [] }) => explains.some((element) => EXPLAINED.has(element)));
    const ends = post.end === LAST_DAY_OF_AST_GRADE.value && lastDayOfFinancialYear(year.year) > post.end;
    return { ...row, steps: [...steps, ...onCostSteps(row, settings), ...(ends ? [endStep(row)] : []), sumStep(row)] };
  }));
}

function pointsText({ pointStart, pointEnd }: PostYear): string {
  if (pointStart === 0) return 'the reference scale, before the assessment';
  return pointStart === pointEnd ? `AST ${String(pointStart)}` : `AST ${String(pointStart)} to AST ${String(pointEnd)}`;
}

function endStep({ grant }: AcrossRow): Step {
  return { rule: 'LP-4', figures: [LAST_DAY_OF_AST_GRADE], text: `The AST grade ended on ${dayText(LAST_DAY_OF_AST_GRADE.value)}: the post counts as AST until then, and the grant of ${poundsText(grant)} stops with it` };
}

function sumStep({ cost, grant, left, grade }: AcrossRow): Step {
  const text = grade === 'AST' ? `The cost is ${poundsText(cost)} (salary, R&R, on-costs and cover); less the grant of ${poundsText(grant)} there is ${poundsText(left)} left to the school` : `The cost is ${poundsText(cost)} (salary, R&R and on-costs), all of it left to the school`;
  return { rule: 'LP-4', figures: [], text };
}

function onCostSteps({ year, employerNi, employerPension }: AcrossRow, settings: PlanSettings): Step[] {
  const { insurance, insuranceFigures, pension, pensionFigures } = yearOnCosts(year, settings);
  return [
    { rule: 'FUND-4', figures: insuranceFigures, text: `Employer’s National Insurance ${poundsText(employerNi)}: on the pay of each month, ${insurance}` },
    { rule: 'FUND-4', figures: pensionFigures, text: `Employer’s pension contribution ${poundsText(employerPension)}: ${pension} of the pay` },
  ];
}

/** The days of the post within the plan over which its pay does not change. */
function segmentsOf({ start, end, pays }: PractitionerPost, settings: PlanSettings): PaySegment[] {
  const last = Math.min(lastDayOfFinancialYear(settings.from + settings.years - 1), end ?? Infinity);
  const segments: PaySegment[] = [];
  let day = Math.max(start, FIRST_DAY_OF_PRACTITIONERS, firstDayOfFinancialYear(settings.from));
  while (day <= last) {
    const schoolYear = schoolYearOf(day);
    const next = Math.min(september1(schoolYear + 1), last + 1);
    const annual = payInYear(pays, schoolYear);
    segments.push({ from: day, to: next - 1, live: true, point: 1, annual, ungained: annual, referenceAnnual: 0 });
    day = next;
  }
  return segments;
}

/** The pay of a school year: the latest that was given up to its September, for none given means that it stays. */
export function payInYear(pays: readonly PractitionerPay[], year: number): Pence {
  return pays.filter((pay) => pay.year <= year).at(-1)?.annual ?? pays[0]?.annual ?? 0;
}

/** The school years, by their Septembers, in which the post is paid within the plan. */
export function practitionerYears(post: PractitionerPost, settings: PlanSettings): number[] {
  return [...new Set(segmentsOf(post, settings).map(({ from }) => schoolYearOf(from)))];
}

function practitionerRows(post: PractitionerPost, settings: PlanSettings): AcrossRow[] {
  const segments = segmentsOf(post, settings);
  const scratch = emptyAccrued();
  const share = (amount: Pence): Pence => roundProduct(amount, post.part.numerator, 1, post.part.denominator);
  return ratesOf(settings).flatMap((rates) => {
    const { partsEmployed, ...accrued } = accrueYear(segments, rates, post.fte, post.rr, scratch);
    if (partsEmployed === 0) return [];
    const [salary, rr, employerNi, employerPension] = [accrued.salary, accrued.rr, accrued.employerNi, accrued.employerPension].map(share) as [Pence, Pence, Pence, Pence];
    const own = segments.filter(({ from, to }) => to >= firstDayOfFinancialYear(rates.year) && from <= lastDayOfFinancialYear(rates.year));
    const paid = [...new Set(own.map(({ annual }) => `${shortPoundsText(annual)} a year`))].join(', then ');
    const { id, school, establishment, holder } = post;
    const row = withSums({ id, school, establishment, holder, row: post.row, year: rates.year, grade: 'Leading practitioner', parts: partsEmployed, paidOn: paid, salary, rr, employerNi, employerPension, coverCost: 0, grant: 0, steps: [] });
    return [{ ...row, steps: practitionerSteps(row, post, own, settings) }];
  });
}

function practitionerSteps(row: AcrossRow, post: PractitionerPost, segments: readonly PaySegment[], settings: PlanSettings): Step[] {
  const share = post.part.numerator === post.part.denominator ? '' : `, and the school’s share of the post, ${fractionText(post.part)} [FUND-11]`;
  const ofYear = `${monthsText(row.parts)} months of ${financialYearText(row.year)}`;
  return [
    { rule: 'LP-1', figures: [], text: `Salary ${poundsText(row.salary)}: leading practitioner from ${stretchesText(segments, row.year)}, from row ${String(post.row)} of “${post.sheet}”. It is paid by the calendar month${fteText(post.fte)}${share}; ${ofYear}` },
    ...(row.rr === 0 ? [] : [{ rule: 'LP-3', figures: [], text: `Recruitment or retention incentive (R&R) ${poundsText(row.rr)}: ${shortPoundsText(post.rr)} a year, from your staff list, for these months` }]),
    ...onCostSteps(row, settings),
    { rule: 'LP-3', figures: [], text: 'Grant £0: the grant was for AST posts, and the grade ended on 31 August 2013; no cover for outreach is counted' },
    sumStep(row),
  ];
}

/** The days of the year and the pay on them; school years with the same pay are one stretch. */
function stretchesText(segments: readonly PaySegment[], year: FinancialYear): string {
  const [first, last] = [firstDayOfFinancialYear(year), lastDayOfFinancialYear(year)];
  return segments.filter(({ annual }, index) => annual !== segments[index - 1]?.annual).map(({ from, annual }) => {
    const next = segments.find((later) => later.from > from && later.annual !== annual);
    const to = Math.min(next === undefined ? (segments.at(-1)?.to ?? last) : next.from - 1, last);
    return `${dayText(Math.max(from, first))} to ${dayText(to)} at ${shortPoundsText(annual)} a year`;
  }).join(', ');
}

/** Whether the post goes past the last day of the AST grade (LP-4). */
export function runsPastGrade({ end }: Pick<AstPost, 'end'>): boolean {
  return end === null || end >= LAST_DAY_OF_AST_GRADE.value;
}

/** The post that an AST moves to on 1 September 2013: the same holder, FTE and R&R, and no reversion (LP-4). */
export function movedFrom({ id, school, establishment, holder, fte, rr, start, end, origin }: AstPost, pays: readonly PractitionerPay[], part: Fraction = WHOLE): PractitionerPost {
  const last = LAST_DAY_OF_AST_GRADE.value;
  return {
    id, school, establishment, holder, fte, rr, pays, part, sheet: origin.sheet, row: origin.row,
    start: Math.max(FIRST_DAY_OF_PRACTITIONERS, start ?? FIRST_DAY_OF_PRACTITIONERS),
    // A post that ends with the grade is the AST post: the new one goes on.
    end: end === null || end <= last ? null : end,
  };
}

/** The months as a number, for a cell. */
export function monthsNumber(parts: number): number {
  return parts / PARTS_OF_MONTH;
}

/** Checks of the plan: rows against totals, year by year; each must be 0. */
export function acrossChecks({ rows, totals }: Pick<AcrossPlan, 'rows' | 'totals'>): { readonly name: string; readonly year: FinancialYear; readonly difference: Pence }[] {
  return totals.flatMap(({ year, cost, astCost, practitionerCost, grant, left }) => {
    const ofYear = rows.filter((row) => row.year === year);
    const elements = ofYear.reduce((sum, row) => sum + row.salary + row.rr + row.employerNi + row.employerPension + row.coverCost, 0);
    return [
      { name: 'The elements of all rows add up to the cost', year, difference: elements - cost },
      { name: 'The cost of both grades adds up to the cost', year, difference: astCost + practitionerCost - cost },
      { name: 'The cost less the grant is what is left to the school', year, difference: cost - grant - left },
    ];
  });
}

