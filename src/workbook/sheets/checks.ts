/** AST Checks: differences that must all be zero. */
import { shortPoundsText } from '../../domain/exact';
import type { Check } from '../../projection';
import type { SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { REPLACED, TABLE_ROW, titleLines, type PlannedWorkbook } from './planned';

const COLUMNS: readonly ColumnDefinition<Check>[] = [
  { header: 'Check', style: 'text', width: 90, about: 'What is compared', value: ({ name }) => name },
  { header: 'Difference', style: 'money', width: 14, about: 'Must be zero', value: ({ difference }) => difference },
  { header: 'Result', style: 'text', width: 12, about: 'right or WRONG', value: ({ difference }) => (difference === 0 ? 'right' : 'WRONG') },
];

export function checksSheet({ plan }: PlannedWorkbook): SheetWrite {
  const wrong = plan.checks.filter(({ difference }) => difference !== 0).length;
  return {
    name: 'AST Checks',
    widths: widthsOf(COLUMNS),
    lines: [
      ...titleLines('Checks: every difference must be zero', REPLACED),
      {
        row: 3,
        cells: [{ column: 1, style: wrong === 0 ? 'good' : 'bad', value: wrong === 0 ? `All ${String(plan.checks.length)} checks are zero.` : `${String(wrong)} of ${String(plan.checks.length)} checks are not zero. Do not use this plan, and report it.` }],
      },
    ],
    tables: [tableOf('AST_Checks', { row: TABLE_ROW }, COLUMNS, plan.checks, {
      of: ({ name }) => name,
      steps: ({ rule, working, difference }) => [{ rule, text: `${working}; the difference is ${shortPoundsText(difference)}`, figures: [] }],
    })],
    frozenRows: TABLE_ROW,
  };
}
