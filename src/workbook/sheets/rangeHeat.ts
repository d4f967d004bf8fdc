/** The fourteen ranges side by side on AST Range model, each figure with its reasons. */
import { financialYearText } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import { costOf, dearestYear, policyText, RANGE_STARTS, rangeText, schoolPays, type RangeYear } from '../../projection';
import { rangeTop } from '../../rules/astPay';
import type { GrantMethod } from '../../rules/grant';
import type { RangeAnswer } from '../range/plannedRange';
import type { TableWrite } from '../sheetWrite';
import type { ColumnDefinition } from './column';
import { heatFormulas } from './live/rangeFormulas';
import { liveColumns, withWhy, type RangePlace } from './rangeTables';

interface RangeRow {
  readonly start: number;
  readonly isAsked: boolean;
  readonly first: Pence | null;
  readonly years: readonly RangeYear[] | undefined;
}

function costColumn(header: string, which: string, at: number): ColumnDefinition<RangeRow> {
  return { header, style: 'money', width: 15, about: `Salary, R&R, on-costs and cover of the ${which} financial year`, value: ({ years }) => { const year = years?.at(at); return year === undefined ? null : costOf(year.average); } };
}

/** Where only one year is modelled it is shown once. */
function columnsFor(years: number): readonly ColumnDefinition<RangeRow>[] {
  return [
    { header: 'Range', style: 'text', width: 42, about: 'Its first and last point (PAY-3)', value: ({ start, isAsked }) => `${String(start)} to ${String(rangeTop(start))}${isAsked ? ' (as asked)' : ''}` },
    { header: 'First point', style: 'money', width: 15, about: 'Full-time pay of the first point on the date (PAY-1)', value: ({ first }) => first },
    ...(years === 1 ? [costColumn('Cost, only year', 'only', 0)] : [costColumn('Cost, first year', 'first', 0), costColumn('Cost, last year', 'last', -1)]),
    { header: 'School, average', style: 'moneyBold', width: 15, about: 'What the school pays over the years together, by average cost (FUND-1)', value: ({ years: all }) => (all === undefined ? null : schoolPays(all, 'average')) },
    { header: 'School, actual', style: 'money', width: 15, about: 'What the school pays over the years together, by actual cost (FUND-3)', value: ({ years: all }) => (all === undefined ? null : schoolPays(all, 'actual')) },
    { header: 'Dearest year', style: 'money', width: 15, about: 'The most that the school pays in one of the years, by average cost (FUND-4)', value: ({ years: all }) => (all === undefined ? null : dearestYear(all, 'average')) },
  ];
}

function yearName({ average }: RangeYear): string {
  return financialYearText(average.year);
}

function costStep(year: RangeYear): Step {
  const { salary, rr, employerNi, employerPension, coverCost } = year.average;
  const parts = [`salary ${shortPoundsText(salary)}`, ...(rr === 0 ? [] : [`R&R ${shortPoundsText(rr)}`]), `on-costs ${shortPoundsText(employerNi + employerPension)}`, ...(coverCost === 0 ? [] : [`cover ${shortPoundsText(coverCost)}`])];
  return { rule: 'FUND-4', text: `Cost of ${yearName(year)}: ${parts.join(' + ')} = ${shortPoundsText(costOf(year.average))}`, figures: [] };
}

/** The reasons of a row by the heading of their figure. */
function rowSteps({ start, first, years }: RangeRow, { settings }: RangeAnswer): Readonly<Record<string, readonly Step[]>> {
  const begins: Step = { rule: 'PAY-1', text: first === null ? `There is no figure for AST ${String(start)} on the date` : `AST ${String(start)} is ${shortPoundsText(first)} a year, full-time, on the date`, figures: [] };
  const [one, last] = [years?.[0], years?.at(-1)];
  if (years === undefined || one === undefined || last === undefined) {
    const none: Step = { rule: 'PAY-2', text: `A pay figure for ${rangeText(start)} is missing`, figures: [] };
    return { 'First point': [begins], Range: [none] };
  }
  const pays = (method: GrantMethod, rule: string): Step => ({
    rule, figures: [],
    text: `What the school pays, ${policyText(settings.policy)}, the grant by ${method} cost: ${years.map((year) => `${yearName(year)} ${shortPoundsText(year[method].netCost)}`).join(' + ')} = ${shortPoundsText(schoolPays(years, method))}`,
  });
  const dearest: Step = { rule: 'FUND-4', text: `The dearest of these years for the school by average cost: ${shortPoundsText(dearestYear(years, 'average'))}`, figures: [] };
  return {
    'First point': [begins], 'Cost, first year': [costStep(one)], 'Cost, only year': [costStep(one)], 'Cost, last year': [costStep(last)],
    'School, average': [pays('average', 'FUND-1')], 'School, actual': [pays('actual', 'FUND-3')], 'Dearest year': [pays('average', 'FUND-1'), dearest],
  };
}

/** All fourteen ranges. */
export function rangesTable(answer: RangeAnswer, place: RangePlace): readonly TableWrite[] {
  const { costs, settings, question, firstPoints } = answer;
  const rows = RANGE_STARTS.map((start): RangeRow => ({ start, isAsked: start === question.start, first: firstPoints.get(start) ?? null, years: costs.of(settings.policy, start) }));
  const columns = columnsFor(costs.years.length);
  return withWhy('AST_RangeRanges', place, liveColumns(columns, heatFormulas(costs.years.length), place), rows, {
    of: ({ start }) => rangeText(start),
    steps: (row, header) => {
      const steps = rowSteps(row, answer);
      const own = steps[header];
      if (own !== undefined) return own;
      const all = [...new Map(columns.flatMap(({ header: each }) => steps[each] ?? []).map((step) => [step.text, step])).values()];
      return header === 'Why' ? all : (steps['Range'] ?? all);
    },
  });
}
