/** What the command range says: to a person, and to a program. */
import { dayText, financialYearText, isoText, schoolYearText } from '../domain/calendar';
import { shortPoundsText, type Pence } from '../domain/exact';
import { AREA_NAMES, scalePointText } from '../domain/scales';
import {
  atFteText, breakEven, breakEvenText, costOf, endingTexts, goalSeek, goalSeekText, increaseText, missingYearsText, monthsLive, policyText, progressionText, RANGE_STARTS,
  referenceCostOf, schoolPays, withoutPostText, WITHOUT_AST, WITHOUT_POST, type GoalSeek, type PlanSettings, type RangeCosts, type RangeEnding, type RangeModel, type RangeQuestion,
  type RangeYear,
} from '../projection';
import { rangeTop } from '../rules/astPay';
import { table } from './report';

/** Everything that was worked out for one question. */
export interface RangeAnswer {
  readonly question: RangeQuestion;
  readonly settings: PlanSettings;
  readonly model: RangeModel;
  readonly costs: RangeCosts;
  readonly ending: RangeEnding | null;
  /** The most that the school means to pay in a year; `null` where nobody says. */
  readonly most: Pence | null;
}

const POLICIES = [0, 1, 2] as const;

function sought({ costs, settings: { policy, method }, most }: RangeAnswer): GoalSeek | null {
  return most === null ? null : goalSeek(costs, policy, method, most);
}

function yearJson(policy: number, { average, actual }: RangeYear): unknown {
  return {
    year: financialYearText(average.year), policy, months: Math.round(monthsLive(average.partsLive) * 10_000) / 10_000,
    pointStart: average.pointStart === 0 ? null : average.pointStart, pointEnd: average.pointEnd === 0 ? null : average.pointEnd,
    salary: average.salary, onCosts: average.employerNi + average.employerPension, employerNi: average.employerNi, employerPension: average.employerPension,
    cover: average.coverCost,
    referenceSalary: average.referenceSalary, referenceOnCosts: average.referenceNi + average.referencePension,
    additionalSalary: average.additionalSalary, eligibleSalary: average.eligibleSalary,
    grantAverage: average.grant, grantActual: actual.grant, schoolPaysAverage: average.netCost, schoolPaysActual: actual.netCost,
  };
}

function endingJson({ lastDay, change, asksForReason, grantStops, year }: RangeEnding): unknown {
  const { to, how, before, after, costBefore, costAfter } = change;
  return {
    lastDay: isoText(lastDay), to: `U${String(to)}`, how, asksForReason, before, after, change: after - before,
    percent: before === 0 ? 0 : Math.round(((after - before) * 1000) / before) / 10, costBefore, costAfter,
    grantStops: grantStops.map(({ year: of, ...amounts }) => ({ year: financialYearText(of), ...amounts })),
    year: { year: financialYearText(year.ending.year), salary: year.ending.salary, reversionSalary: year.ending.reversionSalary, salaryIfItGoesOn: year.goingOn.salary },
  };
}

/** The contract of `range --json`: money in whole pence. */
export function rangeJson(answer: RangeAnswer): unknown {
  const { question, settings: { policy, method }, costs, ending } = answer;
  const { points, upper, reference, increase, progression, withoutPost } = answer.model;
  const seek = sought(answer);
  const missing = missingYearsText(costs);
  return {
    points,
    upper,
    reference,
    increase: { fullTime: increase.fullTime, amount: increase.amount, percent: increase.tenthsOfPercent / 10 },
    progression: progression.map(({ pointsPerYear, years }) => ({
      pointsPerYear,
      years: years.map(({ september, point, annual, status }) => ({ year: schoolYearText(september), point, annual, status })),
    })),
    withoutPost: withoutPost.map(({ september, on, annual, status }) => ({ year: schoolYearText(september), point: scalePointText(on), annual, status })),
    years: POLICIES.flatMap((each) => (costs.of(each, question.start) ?? []).map((year) => yearJson(each, year))),
    ranges: RANGE_STARTS.map((start) => {
      const years = costs.of(policy, start);
      return {
        start, end: rangeTop(start), policy, costs: years?.map(({ average }) => costOf(average)) ?? null,
        schoolPaysAverage: years === undefined ? null : schoolPays(years, 'average'), schoolPaysActual: years === undefined ? null : schoolPays(years, 'actual'),
      };
    }),
    breakEven: {
      policy, average: breakEven(costs, policy, 'average').start, actual: breakEven(costs, policy, 'actual').start,
      text: breakEvenText(costs, breakEven(costs, policy, method)),
    },
    goalSeek: seek === null ? null : { policy, method, most: seek.most, start: seek.start, text: goalSeekText(costs, seek) },
    ending: ending === null ? null : endingJson(ending),
    problems: missing === '' ? [] : [{ severity: 'question', rule: 'PAY-2', message: missing }],
  };
}

function yearRows(years: readonly RangeYear[]): string[][] {
  return years.map(({ average, actual }) => [
    financialYearText(average.year), `${String(average.pointStart)}-${String(average.pointEnd)}`, shortPoundsText(average.salary), shortPoundsText(average.employerNi + average.employerPension), shortPoundsText(average.coverCost),
    shortPoundsText(referenceCostOf(average)), shortPoundsText(average.grant), shortPoundsText(average.netCost), shortPoundsText(actual.grant), shortPoundsText(actual.netCost),
  ]);
}

const YEAR_HEADINGS = ['Year', 'Points', 'Salary', 'On-costs', 'Cover', 'Without AST', 'Grant, average', 'School pays', 'Grant, actual', 'School pays'];

function costLines({ question, settings, costs }: RangeAnswer): string[] {
  return POLICIES.flatMap((policy) => {
    const years = costs.of(policy, question.start);
    if (years === undefined || years.length === 0) return [];
    const marked = policy === settings.policy ? ', the one that the rest reckons with' : '';
    return [`${policyText(policy)}${marked} [PAY-5, FUND-1, FUND-3]`, ...table([YEAR_HEADINGS, ...yearRows(years)]), ''];
  });
}

function rangesTable({ question, settings: { policy }, costs }: RangeAnswer): string[] {
  if (costs.years.length === 0) return [];
  const [first, last] = [costs.years[0] ?? 0, costs.years.at(-1) ?? 0];
  const rows = RANGE_STARTS.map((start) => {
    const years = costs.of(policy, start);
    const range = `${start === question.start ? '>' : ' '} ${String(start)}-${String(rangeTop(start))}`;
    if (years === undefined) return [range, 'no figure', ...(first === last ? [] : ['']), ''];
    const [one, other] = [years[0], years.at(-1)];
    return [range, one === undefined ? '' : shortPoundsText(costOf(one.average)), ...(first === last ? [] : [other === undefined ? '' : shortPoundsText(costOf(other.average))]), shortPoundsText(schoolPays(years, 'average'))];
  });
  return [`The fourteen ranges, ${policyText(policy)}, the grant by average cost`, ...table([['  Range', `Cost ${financialYearText(first)}`, ...(first === last ? [] : [`Cost ${financialYearText(last)}`]), 'School pays in all'], ...rows]), ''];
}

export function rangeReport(answer: RangeAnswer, output: string | undefined): string {
  const { question: { area, start, fte, on }, settings: { policy, method }, model, costs, ending } = answer;
  const seek = sought(answer);
  const missing = missingYearsText(costs);
  const lines = [
    `Range ${String(start)}-${String(rangeTop(start))} in ${AREA_NAMES[area]}, at the pay of ${dayText(on)}${atFteText(fte) === '' ? '' : `, ${atFteText(fte)}`}`,
    '',
    ...table([
      ['Point', atFteText(fte) === '' ? 'A year' : 'A year, full-time', 'Status'],
      ...model.points.map(({ point, annual, status }) => [`AST ${String(point)}`, shortPoundsText(annual), status]),
      ...model.upper.map(({ point, annual, status }) => [`U${String(point)}`, annual === null ? 'no figure' : shortPoundsText(annual), status]),
    ]),
    '',
    increaseText(model, answer.question),
    '',
    ...(atFteText(fte) === '' ? [] : [`What the holder is paid from each 1 September, ${atFteText(fte)}:`]),
    ...model.progression.map(({ pointsPerYear, years }) => `${String(pointsPerYear)} ${pointsPerYear === 1 ? 'point' : 'points'} a year: ${years.map(progressionText).join(', ')} [PAY-5, PAY-6]`),
    ...(model.withoutPost.length === 0 ? [] : ['', `${WITHOUT_POST}${atFteText(fte) === '' ? '' : `, ${atFteText(fte)}`}: ${model.withoutPost.map(withoutPostText).join(', ')}`]),
    '',
    ...(costs.years.length === 0 ? [] : [WITHOUT_AST, '']),
    ...costLines(answer),
    ...rangesTable(answer),
    breakEvenText(costs, breakEven(costs, policy, method)),
    ...(seek === null ? [] : [goalSeekText(costs, seek)]),
    ...(missing === '' ? [] : [missing]),
    ...(ending === null ? [] : ['', ...endingTexts(ending)]),
    ...(output === undefined ? [] : ['', `Written: ${output}`]),
  ];
  return `${lines.join('\n')}\n`;
}
