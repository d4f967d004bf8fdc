/** AST Checks: differences that must all be zero. */
import { financialYearText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Check, CheckKind } from '../../projection';
import { OVERTYPED, TYPED_OVER } from '../overtyped';
import type { Formula, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { rowOf } from './live/formula';
import { LOOK_AT } from './live/names';
import { CHECKS_NAME } from './names';
import { REPLACED, TABLE_ROW, titleLines, type PlannedWorkbook } from './planned';

const cell = rowOf('AST_Checks');
const year = cell('Year');

function summed(table: string, column: string): Formula {
  return `SUMIFS(${table}[${column}],${table}[Year],${year})`;
}

/** Post by post, so that no difference hides another. */
function postByPost(difference: Formula): Formula {
  return `SUMPRODUCT((AST_Projection[Year]=${year})*((${difference}>0)-(${difference}<0))*${difference})`;
}

/** The same comparison as the engine’s, on the figures as they stand in the sheets. */
const DIFFERENCES: Readonly<Record<CheckKind, Formula>> = {
  'additional salary': postByPost('(AST_Projection[Additional salary]-AST_Projection[Salary]+AST_Projection[Reference salary])'),
  'grant parts': postByPost('(AST_Projection[Grant]-AST_Projection[Grant outreach]-AST_Projection[Grant salary])'),
  'net cost': `${summed('AST_Summary', 'School pays')}-${summed('AST_Summary', 'Cost')}+${summed('AST_Summary', 'Without AST')}+${summed('AST_Summary', 'Grant')}`,
  streams: `${summed('AST_Streams', 'Amount')}-${summed('AST_Summary', 'Grant')}`,
  'grant use':
    `${summed('AST_Grant', 'Grant')}-${summed('AST_Grant', 'Spent in the year')}-IF(INDEX(AST_Grant[Lapses],MATCH(${year},AST_Grant[Year],0))="",` +
    `${summed('AST_Grant', 'Carried over 31 March')},${summed('AST_Grant', 'Spent April to August')}+${summed('AST_Grant', 'Lapses')})`,
  spending: `${summed('AST_Spending', 'Spent')}-${summed('AST_Months', 'Spendable')}`,
};

/** The comparison that the row of a check names. */
function difference(): Formula {
  const kinds = Object.entries(DIFFERENCES);
  return `ROUND(${kinds.reduceRight((rest, [kind, formula]) => `IF(${cell('What')}="${kind}",${formula},${rest})`, 'NA()')},2)`;
}

const COLUMNS: readonly ColumnDefinition<Check>[] = [
  { header: 'Check', style: 'text', width: 90, about: 'What is compared', value: ({ name }) => name },
  { header: 'Difference', style: 'money', width: 14, about: 'Must be zero', value: (check) => check.difference, formula: difference() },
  { header: 'Result', style: 'plain', width: 12, about: 'right or WRONG', value: (check) => (check.difference === 0 ? 'right' : 'WRONG'), formula: `IF(ISNUMBER(${cell('Difference')}),IF(${cell('Difference')}=0,"right","WRONG"),"WRONG")` },
];

const LIVE_COLUMNS: readonly ColumnDefinition<Check>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: (check) => financialYearText(check.year) },
  { header: 'What', style: 'text', width: 18, about: 'The comparison', value: ({ kind }) => kind },
];

const WHAT_TO_DO = 'Look for a figure that was typed over a formula and for entries that make no sense; where there is none, do not use this plan, and report it.';

/** How many checks are wrong, an error among them; which figures were typed over, and which entries make no sense. */
function stateFormula(count: number): Formula {
  const wrong = `(${String(count)}-COUNTIF(AST_Checks[Result],"right"))`;
  const typed = 'COUNTIF(AST_Projection[Overtyped],"?*")';
  const entries = `(COUNTIF(AST_Posts[${LOOK_AT}],"?*")+COUNTIF(AST_Assumptions[${LOOK_AT}],"?*"))`;
  return (
    `IF(${wrong}=0,"All ${String(count)} checks are zero.",${wrong}&" of ${String(count)} checks are not zero. ${WHAT_TO_DO}")` +
    `&IF(${typed}=0,""," On “AST Projection”, figures were ${TYPED_OVER}; rows with such figures, which the column ${OVERTYPED} names: "&${typed}&".")` +
    `&IF(${entries}=0,""," Entries that make no sense, which the column ${LOOK_AT} names on “AST Posts” and “AST Assumptions”: "&${entries}&".")`
  );
}

export function checksSheet({ plan, live }: PlannedWorkbook): SheetWrite {
  const wrong = plan.checks.filter((check) => check.difference !== 0).length;
  const count = plan.checks.length;
  const state = wrong === 0 ? `All ${String(count)} checks are zero.` : `${String(wrong)} of ${String(count)} checks are not zero. ${WHAT_TO_DO}`;
  const columns = live ? [...COLUMNS, ...LIVE_COLUMNS] : COLUMNS;
  return {
    name: CHECKS_NAME,
    widths: widthsOf(columns),
    lines: [
      ...titleLines('Checks: every difference must be zero', REPLACED),
      { row: 3, cells: [{ column: 1, style: live ? 'heading' : wrong === 0 ? 'good' : 'bad', value: state, ...(live ? { formula: stateFormula(count) } : {}) }] },
    ],
    tables: [tableOf('AST_Checks', { row: TABLE_ROW, live }, columns, plan.checks, {
      of: ({ name }) => name,
      steps: (check) => [{ rule: check.rule, text: `${check.working}; the difference is ${shortPoundsText(check.difference)}`, figures: [] }],
    })],
    frozenRows: TABLE_ROW,
    lastPrintedColumn: COLUMNS.length,
  };
}
