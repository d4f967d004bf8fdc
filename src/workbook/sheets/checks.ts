/** AST Checks: differences that must all be zero. */
import { financialYearText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Check, CheckKind } from '../../projection';
import { checksOf } from '../../projection/monthByMonth';
import { OVERTYPED, TYPED_OVER, type Overtyped } from '../overtyped';
import type { Formula, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { rowOf } from './live/formula';
import { LOOK_AT, SENTENCES_TYPED } from './live/names';
import { watched } from './live/overtypedColumn';
import {
  ASSUMPTIONS_NAME, CASH_FLOW_NAME, CFR_NAME, CHECKS_NAME, COVER_NAME, ELIGIBLE_NAME, FUNDING_NAME, MONTHS_NAME, PAY_POINTS_NAME, POSTS_NAME, PROJECTION_NAME, RANGE_NAME, SDG_NAME,
  SOURCES_NAME, SUMMARY_NAME,
} from './names';
import { REPLACED, TABLE_ROW, titleLines, type PlannedWorkbook } from './planned';

const cell = rowOf('AST_Checks');
const year = cell('Year');

function summed(table: string, column: string): Formula {
  return `SUMIFS(${table}[${column}],${table}[Year],${year})`;
}

/** What the months of the year after take of the year’s own grant. */
function summedNext(column: string): Formula {
  return `SUMIFS(AST_CashFlow[${column}],AST_CashFlow[Year before],${year})`;
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
  sources: `ABS(${summed('AST_PaidBy', 'Pays')}-${summed('AST_Summary', 'School pays')})+ABS(${summed('AST_Payers', 'Pays')}-${summed('AST_Summary', 'School pays')})`,
  streams: `${summed('AST_Streams', 'Amount')}-${summed('AST_Summary', 'Grant')}`,
  'grant use':
    `${summed('AST_Grant', 'Grant')}-${summed('AST_Grant', 'Spent in the year')}-IF(INDEX(AST_Grant[Lapses],MATCH(${year},AST_Grant[Year],0))="",` +
    `${summed('AST_Grant', 'Carried over 31 March')},${summed('AST_Grant', 'Spent April to August')}+${summed('AST_Grant', 'Lapses')})`,
  spending: `${summed('AST_Spending', 'Spent')}-${summed('AST_Months', 'Spendable')}`,
  'cash cost': `${summed('AST_CashFlow', 'Cost')}-${summed('AST_Summary', 'Cost')}`,
  'cash received': `${summed('AST_Window', 'Received')}+SUMIFS(AST_Streams[Amount],AST_Streams[Year],${year},AST_Streams[Arrives in month],">"&ROWS(AST_CashFlow[Year]))-${summed('AST_Grant', 'Grant')}`,
  'cash spent':
    `ABS(${summed('AST_CashFlow', 'From this year’s grant')}-${summed('AST_Grant', 'Spent in the year')})+ABS(${summedNext('From last year’s grant')}-${summed('AST_Grant', 'Spent April to August')})` +
    `+ABS(${summedNext('Lapses')}-${summed('AST_Grant', 'Lapses')})`,
  // Not every program takes ABS over a column.
  balance: `SUMPRODUCT((AST_CashFlow[Year]=${year})*((AST_CashFlow[Check]>0)-(AST_CashFlow[Check]<0))*AST_CashFlow[Check])`,
};

/** The comparison that the row of a check names, of those that the plan has: the others’ tables are not there. */
function difference(checks: readonly Check[]): Formula {
  const kinds = Object.entries(DIFFERENCES).filter(([kind]) => checks.some((check) => check.kind === kind));
  return `ROUND(${kinds.reduceRight((rest, [kind, formula]) => `IF(${cell('What')}="${kind}",${formula},${rest})`, 'NA()')},2)`;
}

function checkColumns(checks: readonly Check[]): ColumnDefinition<Check>[] {
  return [
    { header: 'Check', style: 'text', width: 90, about: 'What is compared', value: ({ name }) => name },
    { header: 'Difference', style: 'money', width: 14, about: 'Must be zero', value: (check) => check.difference, formula: difference(checks) },
    { header: 'Result', style: 'plain', width: 12, about: 'right or WRONG', value: (check) => (check.difference === 0 ? 'right' : 'WRONG'), formula: `IF(ISNUMBER(${cell('Difference')}),IF(${cell('Difference')}=0,"right","WRONG"),"WRONG")` },
  ];
}

const LIVE_COLUMNS: readonly ColumnDefinition<Check>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: (check) => financialYearText(check.year) },
  { header: 'What', style: 'text', width: 18, about: 'The comparison', value: ({ kind }) => kind },
];

const WHAT_TO_DO = 'Look for a figure that was typed over a formula and for entries that make no sense; where there is none, do not use this plan, and report it.';

/** The tables with the column Overtyped on each sheet; one of them only where posts revert, those of the range model only where it is of formulas. */
const WATCHED: readonly (readonly [sheet: string, tables: readonly string[]])[] = [
  [PROJECTION_NAME, ['AST_Projection']], [FUNDING_NAME, ['AST_Grant', 'AST_Streams', 'AST_Spending', 'AST_Reversion']], [CASH_FLOW_NAME, ['AST_CashFlow', 'AST_Window']], [SUMMARY_NAME, ['AST_Summary']],
  [ELIGIBLE_NAME, ['AST_EligibleYears', 'AST_Eligible']], [SOURCES_NAME, ['AST_Payers', 'AST_PaidBy']],
  [COVER_NAME, ['AST_CoverYears', 'AST_Cover']], [RANGE_NAME, ['AST_RangePointsWhy', 'AST_RangeProgressionWhy', 'AST_RangeYears', 'AST_RangeRangesWhy']],
  [SDG_NAME, ['AST_SdgAuthority', 'AST_SdgPhases', 'AST_SdgSchools', 'AST_SdgGuarantees']],
  [CFR_NAME, ['AST_CFR']], [POSTS_NAME, ['AST_Posts']], [ASSUMPTIONS_NAME, ['AST_Assumptions']], [PAY_POINTS_NAME, ['AST_PayPoints']], [CHECKS_NAME, ['AST_Checks']],
  [MONTHS_NAME, ['AST_Rates', 'AST_Pension']],
];

/** The tables whose entries are looked at, and their sheets. */
const LOOKED_AT: ReadonlyMap<string, string> = new Map([['AST_Posts', POSTS_NAME], ['AST_Assumptions', ASSUMPTIONS_NAME], ['AST_PaidBy', SOURCES_NAME]]);

const TYPED_BEFORE = ` Figures were ${TYPED_OVER}; rows with such figures, which the column ${OVERTYPED} names: `;
const onSheet = (sheet: string): string => ` on “${sheet}”`;

/** On which sheets figures were typed over, and in how many rows. */
function typedOverFormula(tables: ReadonlySet<string>): Formula {
  const counts = WATCHED.filter(([, own]) => own.some((table) => tables.has(table))).map(([sheet, own]): readonly [string, Formula] => {
    const rows = own.filter((table) => tables.has(table)).map((table) => `COUNTIF(${table}[${OVERTYPED}],"?*")`);
    return [sheet, [...rows, ...(sheet === SUMMARY_NAME ? SENTENCES_TYPED.map((name) => `IF(${name}="",0,1)`) : [])].join('+')];
  });
  const said = counts.map(([sheet, count]) => `IF(${count}=0,"",", "&(${count})&"${onSheet(sheet)}")`).join('&');
  return `IF(${counts.map(([, count]) => count).join('+')}=0,"","${TYPED_BEFORE}"&MID(${said},3,999)&".")`;
}

/** The same of what is kept in this plan. */
function keptText(overtyped: readonly Overtyped[]): string {
  const counts = WATCHED.map(([sheet]) => [sheet, new Set(overtyped.filter(({ of }) => of === sheet).map(({ row }) => row)).size] as const).filter(([, count]) => count > 0);
  return counts.length === 0 ? '' : `${TYPED_BEFORE}${counts.map(([sheet, count]) => `${String(count)}${onSheet(sheet)}`).join(', ')}.`;
}

/** How many checks are wrong, an error among them; which figures were typed over, and which entries make no sense. */
function stateFormula(count: number, tables: ReadonlySet<string>): Formula {
  const wrong = `(${String(count)}-COUNTIF(AST_Checks[Result],"right"))`;
  const looked = [...LOOKED_AT].filter(([table]) => tables.has(table));
  const entries = `(${looked.map(([table]) => `COUNTIF(${table}[${LOOK_AT}],"?*")`).join('+')})`;
  const sheets = looked.map(([, sheet]) => `“${sheet}”`).join(' and ').replace(/ and (?=.* and )/g, ', ');
  return (
    `IF(${wrong}=0,"All ${String(count)} checks are zero.",${wrong}&" of ${String(count)} checks are not zero. ${WHAT_TO_DO}")` +
    `&${typedOverFormula(tables)}` +
    `&IF(${entries}=0,""," Entries that make no sense, which the column ${LOOK_AT} names on ${sheets}: "&${entries}&".")`
  );
}

/** `written` are the tables of the plan’s other sheets that watch over their figures: no formula may name one that is not there. */
export function checksSheet(planned: PlannedWorkbook, written: ReadonlySet<string>): SheetWrite {
  const { plan, live, overtyped } = planned;
  const checks = checksOf(plan);
  const wrong = checks.filter((check) => check.difference !== 0).length;
  const count = checks.length;
  const tables = new Set([...written, 'AST_Checks']);
  const state = wrong === 0 ? `All ${String(count)} checks are zero.` : `${String(wrong)} of ${String(count)} checks are not zero. ${WHAT_TO_DO}`;
  const shown = checkColumns(checks);
  const { columns } = watched('AST_Checks', live ? [...shown, ...LIVE_COLUMNS] : shown, checks, { live });
  return {
    name: CHECKS_NAME,
    widths: widthsOf(columns),
    lines: [
      ...titleLines('Checks: every difference must be zero', REPLACED),
      { row: 3, cells: [{ column: 1, style: live ? 'heading' : wrong === 0 ? 'good' : 'bad', value: `${state}${keptText(overtyped)}`, ...(live ? { formula: stateFormula(count, tables) } : {}) }] },
    ],
    tables: [tableOf('AST_Checks', { row: TABLE_ROW, live }, columns, checks, {
      of: ({ name }) => name,
      steps: (check) => [{ rule: check.rule, text: `${check.working}; the difference is ${shortPoundsText(check.difference)}`, figures: [] }],
    })],
    frozenRows: TABLE_ROW,
    lastPrintedColumn: shown.length,
  };
}
