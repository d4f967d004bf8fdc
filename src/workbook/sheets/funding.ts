/** AST Funding: the grant by year, when it arrives, by when it must be spent, and what becomes of it. */
import { dayOf, financialYearOf, financialYearText, firstMonthOfFinancialYear, monthText, type Day, type FinancialYear } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import type { AstPost } from '../../domain/staff';
import {
  basisText, bookOf, grantUseSteps, reversionSteps, type GrantUse, type Plan, type ReversionChange, type YearTotal,
} from '../../projection';
import { cellAddress } from '../port';
import type { Formula, Line, SheetWrite, Style } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { at, rowOf } from './live/formula';
import { MONTH_NAMES } from './live/monthColumns';
import { watched } from './live/overtypedColumn';
import { MONTHS_AFTER, PLAN_FIRST, PLAN_LAST } from './live/names';
import { POST_NUMBER } from './live/postPath';
import { FUNDING_NAME } from './names';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';
import { streamColumns, streamLive, streamReasons } from './streamsTable';

interface GrantRow {
  readonly use: GrantUse;
  readonly total: YearTotal;
}

const GRANT_ROW = 5;
const [grant, spending, back] = [rowOf('AST_Grant'), rowOf('AST_Spending'), rowOf('AST_Reversion')];

function ofProjection(header: string): Formula {
  return `ROUND(SUMIFS(AST_Projection[${header}],AST_Projection[Year],${grant('Year')}),2)`;
}

/** What is spent of the grant in the year, after what was left of the year before, which is in the row above (FUND-9); no figure where another year is there, as in a table that was sorted. */
function spentInYear(rowAt: number): Formula {
  // SUM of one cell is its number, and 0 of a text.
  const above = (header: string): Formula => `SUM(${cellAddress(GRANT_ROW + rowAt, GRANT_COLUMNS.findIndex((column) => column.header === header) + 1)})`;
  const isFirst = `YEAR(EDATE(${grant('Must be spent by')},-12))=YEAR(${PLAN_FIRST})`;
  const spentBefore = `IF(${isFirst},0,IF(EDATE(${above('Must be spent by')},12)=${grant('Must be spent by')},${above('Spent April to August')},NA()))`;
  return `MIN(${grant('Grant')},ROUND(SUMIFS(AST_Spending[Spent],AST_Spending[Year],${grant('Year')},AST_Spending[Spent],">0")-${spentBefore},2))`;
}

const SPENT_AFTER: Formula =
  `IF(${grant('Must be spent by')}>${PLAN_LAST},IF(${grant('Carried over 31 March')}>0,"",0),` +
  `MIN(${grant('Carried over 31 March')},ROUND(SUMIFS(AST_Spending[Spent],AST_Spending[Year of April],YEAR(${grant('Must be spent by')}),AST_Spending[Month number],"<="&${MONTHS_AFTER},AST_Spending[Spent],">0"),2)))`;

const GRANT_COLUMNS: readonly ColumnDefinition<GrantRow>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ use }) => financialYearText(use.year) },
  { header: 'Grant outreach', style: 'money', width: 15, about: 'Outreach part (FUND-1)', value: ({ total }) => total.grantOutreach, formula: ofProjection('Grant outreach') },
  { header: 'Grant salary', style: 'money', width: 15, about: 'Salary part (FUND-1, FUND-3)', value: ({ total }) => total.grantSalary, formula: ofProjection('Grant salary') },
  { header: 'Grant', style: 'money', width: 15, about: 'Both parts', value: ({ use }) => use.grant, formula: `ROUND(${grant('Grant outreach')}+${grant('Grant salary')},2)` },
  { header: 'Spent in the year', style: 'money', width: 16, about: 'Spent by 31 March, after what was left of the year before', value: ({ use }) => use.spentInYear, formula: spentInYear },
  { header: 'Carried over 31 March', style: 'money', width: 18, about: 'Left on 31 March (FUND-9)', value: ({ use }) => use.carried, formula: `ROUND(${grant('Grant')}-${grant('Spent in the year')},2)` },
  { header: 'Spent April to August', style: 'money', width: 18, about: 'Spent of it by 31 August; blank where the plan does not reach so far', value: ({ use }) => use.spentAfter, formula: SPENT_AFTER },
  { header: 'Lapses', style: 'money', width: 14, about: 'Left on 31 August, and lost; blank where the plan does not reach so far', value: ({ use }) => use.lapsed, formula: `IF(${grant('Spent April to August')}="","",ROUND(${grant('Carried over 31 March')}-${grant('Spent April to August')},2))` },
  { header: 'Must be spent by', style: 'date', width: 15, about: '17 months from 1 April (FUND-9)', value: ({ use }) => dayOf(use.year + 1, 8, 31) },
];

/** Reasons stand to the right of what is printed. */
const PRINTED_COLUMNS = GRANT_COLUMNS.length;

function grantWhy({ settings }: Plan): ColumnDefinition<GrantRow> {
  return { header: 'Why', style: 'text', width: 120, about: 'How the figures came about, each with its rule', value: ({ use, total }) => basisText(grantUseSteps(use, total, settings)) };
}

interface MonthSpent {
  /** From 1 for the first month of the plan. */
  readonly number: number;
  readonly year: FinancialYear;
  /** From 0 for April. */
  readonly month: number;
  readonly spent: Pence;
}

/** What all posts together spent in the month: what they had spent by its end, less by the end of the month before. */
function spentIn(): Formula {
  const isSpentTo = (month: Formula): Formula => `(AST_Months[[#Headers],[Spent to Apr]:[Spent to Mar]]="Spent to "&${month})`;
  return `ROUND(SUMPRODUCT((AST_Months[Year]=${spending('Year')})*(${isSpentTo(`LEFT(${spending('Month')},3)`)}-${isSpentTo(spending('Month before'))})*AST_Months[[Spent to Apr]:[Spent to Mar]]),2)`;
}

function spendingStep({ year, month, spent }: MonthSpent): Step {
  const text = `In ${monthText(firstMonthOfFinancialYear(year) + month)} ${spent === 0 ? 'nothing' : shortPoundsText(spent)} is spent of what the grant may pay for: cover where its cost is given, else the outreach part of the grant as it is earned, and eligible salary as it accrues; the sum over the posts on “AST Months”`;
  return { rule: 'FUND-9', text, figures: [] };
}

const SPENDING_COLUMNS: readonly ColumnDefinition<MonthSpent>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
  { header: 'Month', style: 'text', width: 15, about: 'The month', value: ({ year, month }) => monthText(firstMonthOfFinancialYear(year) + month) },
  {
    header: 'Spent', style: 'money', width: 15, about: 'What funded posts spend of what the grant may pay for (FUND-9)', value: ({ spent }) => spent,
    formula: spentIn(),
  },
  { header: 'Why', style: 'text', width: 15, about: 'How the amount came about, with its rule', value: (entry) => basisText([spendingStep(entry)]) },
  { header: 'Month number', style: 'number', width: 15, about: 'April is 1', value: ({ month }) => month + 1 },
  { header: 'Month before', style: 'text', width: 15, about: 'The month before it in the year', value: ({ month }) => MONTH_NAMES[month - 1] ?? null },
  { header: 'Year of April', style: 'number', width: 15, about: 'The year in which the financial year begins', value: ({ year }) => year },
  { header: 'Month of plan', style: 'number', width: 15, about: 'The first month of the plan is 1', value: ({ number }) => number },
];

/** A whole year’s salary with on-costs, at the rates of the year after the post (REV-2). */
function yearlyCost(fullTime: string): Formula {
  const pay = `${back(fullTime)}*${back('FTE')}`;
  const rate = (header: string): Formula => at('AST_Rates', header, back('Rate row'));
  const bands = ['lower limit', 'threshold', 'upper limit'].map((limit) => `MAX(0,${pay}-${rate(`Yearly ${limit} £`)})*${rate(`Above ${limit} %`)}`);
  return `ROUND(${pay},2)+ROUND((${bands.join('+')})/100,2)+ROUND(${pay}*SUMPRODUCT((AST_Rates[Year]=${rate('Year')})*AST_Rates[[Apr]:[Mar]])/12/100,2)`;
}

/** The year in which a day lies, as 2009-10. */
function yearOfDay(date: Formula): Formula {
  return `YEAR(EDATE(${date},-3))&"-"&RIGHT(YEAR(EDATE(${date},-3))+1,2)`;
}

function reversionLive({ settings: { from, years } }: Plan, numbers: ReadonlyMap<AstPost, number>): ColumnDefinition<ReversionChange>[] {
  const post = (header: string): Formula => at('AST_Posts', header, back('Post row'));
  const month = (header: string): Formula => at('AST_Months', header, back('Working row'));
  const lastPay =
    `IF(${back('Last day')}<${month('September')},IF(${back('Last day')}<${month('Change')},${month('Pay April')},${month('Pay August')}),` +
    `IF(${back('Last day')}<${month('Change')},${month('Pay September')},${month('Pay March')}))`;
  const schoolYear = `YEAR(EDATE(${back('From')},-8))`;
  const live = (header: string, style: Style, about: string, value: ColumnDefinition<ReversionChange>['value'], formula: Formula): ColumnDefinition<ReversionChange> => ({ header, style, width: 12, about, value, formula });
  const numberOf = ({ post: reverting }: ReversionChange): number => numbers.get(reverting) ?? 0;
  const yearsAfterFirst = (day: Day): number => financialYearOf(day) - from;
  return [
    { header: POST_NUMBER, style: 'number', width: 8, about: 'Number of the post on AST Posts', value: numberOf },
    live('Post row', 'number', 'The row on AST Posts', numberOf, `MATCH(${back(POST_NUMBER)},AST_Posts[${POST_NUMBER}],0)`),
    live('Last day', 'date', 'The last day in the post', ({ on }) => on - 1, post('End date')),
    live('Working row', 'number', 'The row of its last year on AST Months', (change) => (numberOf(change) - 1) * years + yearsAfterFirst(change.on - 1) + 1, `MATCH(${back(POST_NUMBER)}&" "&${yearOfDay(back('Last day'))},AST_Months[Key],0)`),
    live('Rate row', 'number', 'The row of the year after the post among the rates', ({ on }) => yearsAfterFirst(on) + 1, `MATCH(${yearOfDay(back('From'))},AST_Rates[Year],0)`),
    live('FTE', 'number', 'Full-time equivalent', ({ post: { fte } }) => fte.numerator / fte.denominator, post('FTE')),
    live('Full-time before', 'money', 'Full-time pay a year in the post', ({ fullTimeBefore }) => fullTimeBefore, lastPay),
    live('Full-time after', 'money', 'Full-time pay a year on the upper pay spine', ({ fullTimeAfter }) => fullTimeAfter, `INDEX(AST_PayPoints[Pay £],MATCH(${post('Area')}&" "&${back('Reverts to')}&" "&${schoolYear},AST_PayPoints[Key],0))`),
  ];
}

const REVERSION_COLUMNS: readonly ColumnDefinition<ReversionChange>[] = [
  { header: 'Post ID', style: 'text', width: 12, about: 'The post', value: ({ post }) => post.id },
  { header: 'From', style: 'date', width: 15, about: 'The day after the post ends', value: ({ on }) => on, formula: `${back('Last day')}+1` },
  { header: 'Reverts to', style: 'plain', width: 15, about: 'The point of the upper pay spine (REV-2)', value: ({ to }) => `U${String(to)}`, formula: at('AST_Months', 'Reverts to', back('Working row')) },
  { header: 'Pay before', style: 'money', width: 15, about: 'Yearly pay in the post', value: ({ before }) => before, formula: `ROUND(${back('Full-time before')}*${back('FTE')},2)` },
  { header: 'Pay after', style: 'money', width: 15, about: 'Yearly pay on the upper pay spine (REV-1)', value: ({ after }) => after, formula: `ROUND(${back('Full-time after')}*${back('FTE')},2)` },
  { header: 'Change', style: 'money', width: 16, about: 'The change in £', value: ({ before, after }) => after - before, formula: `ROUND(${back('Pay after')}-${back('Pay before')},2)` },
  { header: 'Change %', style: 'percent', width: 18, about: 'The change in %', value: ({ before, after }) => (before === 0 ? null : Math.round(((after - before) * 10_000) / before) / 10_000), formula: `IF(${back('Pay before')}=0,"",ROUND(${back('Change')}/${back('Pay before')},4))` },
  { header: 'Cost before', style: 'money', width: 14, about: 'A whole year in the post with on-costs', value: ({ costBefore }) => costBefore, formula: yearlyCost('Full-time before') },
  { header: 'Cost after', style: 'money', width: 15, about: 'A whole year after it with on-costs', value: ({ costAfter }) => costAfter, formula: yearlyCost('Full-time after') },
];

function reversionWhy({ settings }: Plan): ColumnDefinition<ReversionChange> {
  const book = bookOf(settings);
  return { header: 'Why', style: 'text', width: 60, about: 'How the figures came about, each with its rule', value: (change) => basisText(reversionSteps(change, settings, book)) };
}

export function fundingSheet({ plan, live, ...planned }: PlannedWorkbook): SheetWrite {
  const watching = { live, overtyped: planned.overtyped.filter(({ of }) => of === FUNDING_NAME) };
  const grantRows = plan.grantUse.map((use, index) => ({ use, total: plan.totals[index] })).filter((row): row is GrantRow => row.total !== undefined);
  const grantTable = watched('AST_Grant', [...GRANT_COLUMNS, grantWhy(plan)], grantRows, watching);
  const grants = tableOf('AST_Grant', { row: GRANT_ROW, live, typed: grantTable.typed }, grantTable.columns, grantRows, {
    of: ({ use }) => `Grant of ${financialYearText(use.year)}`,
    steps: ({ use, total }, header) => grantUseSteps(use, total, plan.settings, header),
  });
  const streamsRow = grants.row + grants.rows.length + 3;
  const streamTable = watched('AST_Streams', [...streamColumns(plan), ...(live ? streamLive(plan) : [])], plan.streams, watching);
  const streams = tableOf('AST_Streams', { row: streamsRow, live, typed: streamTable.typed }, streamTable.columns, plan.streams, {
    of: ({ year, name }) => `Grant of ${financialYearText(year)}, stream of ${name}`,
    steps: (stream) => streamReasons(plan, stream),
  });
  const lines: Line[] = [
    ...titleLines('Grant for AST posts', REPLACED),
    { row: 4, cells: [{ column: 1, value: 'The grant and its 17 months: money is spent oldest first (FUND-9)', style: 'heading' }] },
    { row: streamsRow - 1, cells: [{ column: 1, value: 'When the grant reaches the authority (FUND-8)', style: 'heading' }] },
  ];
  const tables = [grants, streams];
  const nextRow = (): number => Math.max(...tables.map(({ row, rows }) => row + rows.length)) + 3;
  if (live) {
    const row = nextRow();
    lines.push({ row: row - 1, cells: [{ column: 1, value: 'What funded posts spend, month by month: the oldest grant pays first (FUND-9)', style: 'heading' }] });
    const months = plan.spentByMonth.map((spent, index): MonthSpent => ({ number: index + 1, year: plan.settings.from + Math.floor(index / 12), month: index % 12, spent }));
    const { columns, typed } = watched('AST_Spending', SPENDING_COLUMNS, months, watching);
    tables.push(tableOf('AST_Spending', { row, live, typed }, columns, months, {
      of: ({ year, month }) => monthText(firstMonthOfFinancialYear(year) + month),
      steps: (entry) => [spendingStep(entry)],
    }));
  }
  if (plan.reversions.length > 0) {
    const book = bookOf(plan.settings);
    const row = nextRow();
    const numbers = new Map(plan.posts.map(({ post }, index) => [post, index + 1]));
    lines.push({ row: row - 1, cells: [{ column: 1, value: 'Posts that end with a return to the upper pay spine (REV-1, REV-2)', style: 'heading' }] });
    const { columns, typed } = watched('AST_Reversion', [...REVERSION_COLUMNS, reversionWhy(plan), ...(live ? reversionLive(plan, numbers) : [])], plan.reversions, watching);
    tables.push(tableOf('AST_Reversion', { row, live, typed }, columns, plan.reversions, {
      of: ({ post }) => `Post ${post.id} (${post.holder})`,
      steps: (change) => reversionSteps(change, plan.settings, book),
    }));
  }
  return { name: FUNDING_NAME, widths: widthsOf(grantTable.columns), lines, tables, frozenRows: 2, lastPrintedColumn: PRINTED_COLUMNS };
}
