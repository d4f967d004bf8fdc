/** AST Eligible: what the grant may cover and what it does not, each in its own column, with both methods side by side (FUND-3, FUND-4). */
import { financialYearText } from '../../domain/calendar';
import type { AstPost } from '../../domain/staff';
import { basisText, eligibleByYear, eligibleOf, eligibleSteps, type EligibleAmounts, type EligibleYear, type PlanSettings } from '../../projection';
import type { Formula, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { at, rowOf, setting } from './live/formula';
import { ownHeader } from './live/monthColumns';
import { watched } from './live/overtypedColumn';
import { rowKey } from './monthsSheet';
import { ELIGIBLE_NAME } from './names';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';

interface PostRow extends EligibleYear {
  readonly post: AstPost;
  readonly number: number;
}

interface AmountColumn {
  readonly header: string;
  readonly element: keyof EligibleAmounts;
  readonly about: string;
  /** In a row of a post, from the cells of the row and of its working. */
  readonly formula: Formula;
}

const YEARS_ROW = 5;
const [cell, yearCell] = [rowOf('AST_Eligible'), rowOf('AST_EligibleYears')];
const own = (header: Parameters<typeof ownHeader>[0]): Formula => at('AST_Months', ownHeader(header), cell('Working row'));
const onProjection = (header: string): Formula => at('AST_Projection', header, cell('Projection row'));

function sum(...terms: readonly string[]): Formula {
  return `ROUND(${terms.map((term) => (term.startsWith('-') ? `-${cell(term.slice(1))}` : `+${cell(term)}`)).join('').replace(/^\+/, '')},2)`;
}

const AMOUNTS: readonly AmountColumn[] = [
  { header: 'Additional salary', element: 'additionalSalary', about: 'Salary less reference salary (FUND-3)', formula: onProjection('Additional salary') },
  { header: 'Of it progression', element: 'progression', about: 'What points gained since the plan begins add to it; by the average cost funded only where the authority does (FUND-5)', formula: own('Progression') },
  { header: 'Retained responsibility', element: 'retained', about: 'Not covered (FUND-4)', formula: own('Retained') },
  { header: 'Threshold grant lost', element: 'thresholdLost', about: 'Eligible (FUND-3)', formula: own('Threshold lost') },
  { header: 'Transferred allowance', element: 'transferred', about: 'Eligible (FUND-3)', formula: own('Transferred') },
  { header: 'Eligible salary', element: 'eligibleSalary', about: 'Additional salary less retained responsibility, not below zero, with threshold grant lost and transferred allowance (FUND-3, FUND-4)', formula: onProjection('Eligible salary') },
  {
    header: 'On-costs', element: 'onCosts', about: 'Employer’s National Insurance and pension beyond the reference case: not covered (FUND-4)',
    formula: `ROUND(${onProjection('Employer NI')}+${onProjection('Employer pension')}-${onProjection('Reference NI')}-${onProjection('Reference pension')},2)`,
  },
  { header: 'R&R', element: 'rr', about: 'Recruitment or retention incentive: not covered (PAY-8)', formula: onProjection('R&R') },
  { header: 'Cover', element: 'coverCost', about: 'Cost of cover: the outreach part may pay for it (OUT-5)', formula: onProjection('Cover cost') },
  { header: 'Additional cost', element: 'extra', about: 'Additional salary, on-costs, R&R and cover (FUND-4)', formula: sum('Additional salary', 'On-costs', 'R&R', 'Cover') },
  { header: 'Average outreach', element: 'averageOutreach', about: 'Outreach part by the average cost (FUND-1)', formula: own('Average outreach') },
  { header: 'Average salary', element: 'averageSalary', about: 'Salary part by the average cost (FUND-1)', formula: own('Average salary') },
  { header: 'Average grant', element: 'averageGrant', about: 'What the grant covers by the average cost (FUND-1)', formula: sum('Average outreach', 'Average salary') },
  { header: 'Left by average', element: 'averagePays', about: 'Additional cost less the grant by the average cost (FUND-4)', formula: sum('Additional cost', '-Average grant') },
  { header: 'Actual outreach', element: 'actualOutreach', about: 'Outreach part by the actual cost (FUND-3)', formula: own('Actual outreach') },
  { header: 'Actual salary', element: 'actualSalary', about: 'Eligible salary where a source pays that brings grant (FUND-3)', formula: own('Actual salary') },
  { header: 'Actual grant', element: 'actualGrant', about: 'What the grant covers by the actual cost (FUND-3)', formula: sum('Actual outreach', 'Actual salary') },
  { header: 'Left by actual', element: 'actualPays', about: 'Additional cost less the grant by the actual cost (FUND-4)', formula: sum('Additional cost', '-Actual grant') },
  { header: 'Difference', element: 'difference', about: 'Left by the actual cost less left by the average cost (FUND-5)', formula: sum('Left by actual', '-Left by average') },
];

function amountColumns<Row extends EligibleYear>(formulaOf: (column: AmountColumn) => Formula): ColumnDefinition<Row>[] {
  return AMOUNTS.map((column) => ({ header: column.header, style: 'money', width: 14, about: column.about, value: ({ amounts }) => amounts[column.element], formula: formulaOf(column) }));
}

function whyColumn<Row extends EligibleYear>(settings: PlanSettings): ColumnDefinition<Row> {
  return { header: 'Why', style: 'text', width: 60, about: 'How the amounts came about, each with its rule', value: ({ amounts }) => basisText(eligibleSteps(amounts, settings)) };
}

function yearColumns(settings: PlanSettings): ColumnDefinition<EligibleYear>[] {
  return [
    { header: 'Year', style: 'text', width: 12, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year) },
    ...amountColumns<EligibleYear>(({ header }) => `ROUND(SUMIFS(AST_Eligible[${header}],AST_Eligible[Year],${yearCell('Year')}),2)`),
    whyColumn(settings),
  ];
}

function postColumns(settings: PlanSettings, live: boolean): ColumnDefinition<PostRow>[] {
  return [
    { header: 'Year', style: 'text', width: 12, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year) },
    { header: 'Post ID', style: 'text', width: 14, about: 'The post', value: ({ post }) => post.id },
    { header: 'School', style: 'text', width: 14, about: 'The school', value: ({ post }) => post.school },
    { header: 'Name', style: 'text', width: 14, about: 'The holder', value: ({ post }) => post.holder },
    ...amountColumns<PostRow>(({ formula }) => formula),
    whyColumn(settings),
    ...(live ? [
      { header: 'Key', style: 'text', width: 12, about: 'Number of the post, and year', value: ({ number, year }: PostRow) => rowKey(number, year) } as const,
      { header: 'Working row', style: 'number', width: 12, about: 'The row on AST Months', value: ({ number, year }: PostRow) => (number - 1) * settings.years + year - settings.from + 1, formula: `MATCH(${cell('Key')},AST_Months[Key],0)` } as const,
      { header: 'Projection row', style: 'number', width: 12, about: 'The row on AST Projection', value: ({ number, year }: PostRow) => (number - 1) * settings.years + year - settings.from + 1, formula: `MATCH(${cell('Key')},AST_Projection[Key],0)` } as const,
    ] : []),
  ];
}

/** Whether the authority funds progression, in a sentence that follows the setting where figures are live (FUND-5). */
const FUNDED = 'Progression is funded by the authority beyond the average cost: “progressionFunded” on “AST Assumptions” is yes.';
const NOT_FUNDED = 'Progression is not funded beyond the average cost: practice differed; where your authority does fund it, set “progressionFunded” on “AST Assumptions” to yes.';

export function eligibleSheet({ plan, live, overtyped }: PlannedWorkbook): SheetWrite {
  const { settings } = plan;
  const watching = { live, overtyped: overtyped.filter(({ of }) => of === ELIGIBLE_NAME) };
  const years = eligibleByYear(plan);
  const yearTable = watched('AST_EligibleYears', yearColumns(settings), years, watching);
  const rows = plan.posts.flatMap(({ post, years: ofPost }, index) => ofPost.map((year): PostRow => ({ post, number: index + 1, year: year.year, amounts: eligibleOf(year) })));
  const postTable = watched('AST_Eligible', postColumns(settings, live), rows, watching);
  const byYear = tableOf('AST_EligibleYears', { row: YEARS_ROW, live, typed: yearTable.typed }, yearTable.columns, years, {
    of: ({ year }) => `All posts, ${financialYearText(year)}`, steps: ({ amounts }) => eligibleSteps(amounts, settings),
  });
  const row = byYear.row + byYear.rows.length + 3;
  const byPost = tableOf('AST_Eligible', { row, live, typed: postTable.typed }, postTable.columns, rows, {
    of: ({ post, year }) => `Post ${post.id} (${post.holder}), ${financialYearText(year)}`, steps: ({ amounts }) => eligibleSteps(amounts, settings),
  });
  const sentence = settings.progressionFunded ? FUNDED : NOT_FUNDED;
  return {
    name: ELIGIBLE_NAME,
    widths: widthsOf(postTable.columns),
    lines: [
      ...titleLines('What the grant may cover, and what it does not', REPLACED),
      { row: 3, cells: [{ column: 1, value: sentence, style: 'plain', ...(live ? { formula: `IF(${setting('progressionFunded')}="yes","${FUNDED}","${NOT_FUNDED}")` } : {}) }] },
      { row: 4, cells: [{ column: 1, value: 'All posts together, by both methods (FUND-1, FUND-3)', style: 'heading' }] },
      ...(rows.length === 0 ? [] : [{ row: row - 1, cells: [{ column: 1, value: 'Each post', style: 'heading' as const }] }]),
    ],
    tables: rows.length === 0 ? [byYear] : [byYear, byPost],
    frozenRows: 2,
    lastPrintedColumn: 4 + AMOUNTS.length,
    pagesWide: 2,
    repeatedColumns: 1,
  };
}
