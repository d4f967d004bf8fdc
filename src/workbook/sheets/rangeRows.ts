/** The rows of the tables of AST Range model, by which what was typed over is found again. It stands apart from the tables, which are loaded later. */
import { financialYearText, schoolYearText } from '../../domain/calendar';
import { POLICIES, policyText, RANGE_STARTS } from '../../projection';
import { rangeTop } from '../../rules/astPay';
import type { RangeAnswer } from '../range/plannedRange';

/** What says which row it is, from plan to plan: without “(as asked)” and the like. */
export function rowName(text: string): string {
  return text.replace(/ \([^)]*\)/, '');
}

/** The names of the rows, by the heading of the column that says them. */
export function rangeRowNames({ model, costs, question }: RangeAnswer): Readonly<Record<string, readonly string[]>> {
  const [path] = model.progression;
  return {
    Point: [...model.points.map(({ point }) => `AST ${String(point)}`), ...model.upper.map(({ point }) => `U${String(point)}`), 'Present pay'],
    'School year': (path?.years ?? []).map(({ september }) => schoolYearText(september)),
    'Policy and year': POLICIES.flatMap((policy) => (costs.of(policy, question.start) ?? []).map(({ average }) => `${policyText(policy)}, ${financialYearText(average.year)}`)),
    Range: RANGE_STARTS.map((start) => `${String(start)} to ${String(rangeTop(start))}`),
  };
}
