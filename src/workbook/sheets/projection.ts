/** AST Projection: every post in every financial year, with the reason for each figure. */
import { financialYearText } from '../../domain/calendar';
import type { Step } from '../../domain/figure';
import type { AstPost } from '../../domain/staff';
import { basisText, bookOf, explainer, monthsLive, nothingStep, type Explain, type PostYear } from '../../projection';
import type { Formula, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { at, rowOf, toPenny } from './live/formula';
import { ownHeader } from './live/monthColumns';
import { watched } from './live/overtypedColumn';
import { POST_NUMBER } from './live/postPath';
import { rowKey } from './monthsSheet';
import { PROJECTION_NAME } from './names';
import { REPLACED, TABLE_ROW, titleLines, type PlannedWorkbook } from './planned';

export interface ProjectionRow {
  readonly post: AstPost;
  readonly year: PostYear;
}

interface LiveRow extends ProjectionRow {
  /** The number of the post on AST Posts. */
  readonly number: number;
  /** The place of the row, from 0. */
  readonly place: number;
  readonly isFirstOfGroup: boolean;
}

type MoneyElement = {
  [Element in keyof PostYear]: Element extends 'year' | 'partsLive' | 'pointStart' | 'pointEnd' ? never : Element;
}[keyof PostYear];

interface FigureColumn extends ColumnDefinition<ProjectionRow> {
  /** The element of the post’s year that it shows. */
  readonly element?: keyof PostYear;
}

function money(header: string, element: MoneyElement, about: string, formula: Formula): FigureColumn {
  return { header, style: 'money', width: 14, about, element, value: ({ year }) => year[element], formula };
}

const cell = rowOf('AST_Projection');
const working = (header: string): Formula => at('AST_Months', header, cell('Working row'));
/** This school's part of the figure of the whole post. */
const own = (header: Parameters<typeof ownHeader>[0]): Formula => working(ownHeader(header));
const sum = (...terms: readonly string[]): Formula => toPenny(terms.map((term) => (term.startsWith('-') ? `-${cell(term.slice(1))}` : `+${cell(term)}`)).join('').slice(1));
/** The point on a day of the year. */
const pointOn = (day: Formula): Formula =>
  `IF(${day}<${working('September')},IF(${day}<${working('Change')},${working('Point April')},${working('Point August')}),` +
  `IF(${day}<${working('Change')},${working('Point September')},${working('Point March')}))`;
const whereLive = (value: Formula): Formula => `IF(${working('Months live')}=0,"",${value})`;

/** The columns of figures, in the order of the sheet. */
export const PROJECTION_FIGURES: readonly FigureColumn[] = [
  { header: 'Post ID', style: 'text', width: 10, about: 'The post', value: ({ post }) => post.id },
  { header: 'School', style: 'text', width: 24, about: 'The school', value: ({ post }) => post.school },
  { header: 'Name', style: 'text', width: 20, about: 'The holder', value: ({ post }) => post.holder },
  { header: 'Year', style: 'text', width: 9, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year.year) },
  { header: 'Months', element: 'partsLive', style: 'months', width: 9, about: 'Months live on the AST pay spine; a part month is its days ÷ the days of the month', value: ({ year }) => Math.round(monthsLive(year.partsLive) * 10_000) / 10_000, formula: `ROUND(${working('Months live')},4)` },
  { header: 'Point start', element: 'pointStart', style: 'number', width: 10, about: 'Point on the first day live in the year', value: ({ year }) => (year.pointStart === 0 ? null : year.pointStart), formula: whereLive(pointOn(working('On spine'))) },
  { header: 'Point end', element: 'pointEnd', style: 'number', width: 10, about: 'Point on the last day live in the year', value: ({ year }) => (year.pointEnd === 0 ? null : year.pointEnd), formula: whereLive(pointOn(working('To'))) },
  money('Salary', 'salary', 'Pay on the table × FTE, by the month (PAY-2, PAY-12)', own('Salary')),
  money('R&R', 'rr', 'Recruitment or retention incentive (PAY-8)', own('R&R')),
  money('Employer NI', 'employerNi', 'Employer’s National Insurance, contracted out', own('Employer NI')),
  money('Employer pension', 'employerPension', 'Employer’s contribution to the Teachers’ Pension Scheme', own('Employer pension')),
  money('Reference salary', 'referenceSalary', 'What the holder would be paid if not an AST (PAY-9)', own('Reference salary')),
  money('Reference NI', 'referenceNi', 'National Insurance on that', own('Reference NI')),
  money('Reference pension', 'referencePension', 'Pension contribution on that', own('Reference pension')),
  money('Additional salary', 'additionalSalary', 'Salary less reference salary (FUND-3)', sum('Salary', '-Reference salary')),
  money('Eligible salary', 'eligibleSalary', 'What the grant may cover of it, with threshold grant lost and transferred allowance (FUND-3, FUND-4)', own('Eligible salary')),
  money('Cover cost', 'coverCost', 'Cost of cover, where one is given (OUT-5)', own('Cover cost')),
  money('Grant outreach', 'grantOutreach', 'Outreach part of the grant (FUND-1)', own('Grant outreach')),
  money('Grant salary', 'grantSalary', 'Salary part of the grant (FUND-1, FUND-3)', own('Grant salary')),
  money('Grant', 'grant', 'Both parts together', sum('Grant outreach', 'Grant salary')),
  money('School pays', 'netCost', 'Salary, R&R, on-costs and cover, less the reference case, less the grant', sum('Salary', 'R&R', 'Employer NI', 'Employer pension', '-Reference salary', '-Reference NI', '-Reference pension', 'Cover cost', '-Grant')),
  money('Reversion salary', 'reversionSalary', 'Pay on the upper pay spine after the post has ended; in no total (REV-1)', own('Reversion salary')),
];

/** By which the formulas find their rows. */
const LIVE_COLUMNS: readonly ColumnDefinition<LiveRow>[] = [
  { header: 'Key', style: 'text', width: 12, about: 'Number of the post, and year', value: ({ number, year }) => rowKey(number, year.year) },
  { header: POST_NUMBER, style: 'number', width: 7, about: 'Number of the post on AST Posts', value: ({ number }) => number },
  { header: 'Working row', style: 'number', width: 9, about: 'The row on AST Months', value: ({ place }) => place + 1, formula: `MATCH(${cell('Key')},AST_Months[Key],0)` },
  { header: 'Share', style: 'number', width: 9, about: 'This school’s share of a group post (FUND-11)', value: ({ post }) => (post.share === null ? null : post.share.numerator / post.share.denominator), formula: working('Share') },
  {
    header: 'Counts as', style: 'number', width: 9, about: '1 where the post is live in the year; of the rows of a group post, the first (FUND-11)',
    value: ({ post, year, isFirstOfGroup }) => (year.partsLive > 0 && (post.share === null || isFirstOfGroup) ? 1 : 0),
    formula: `IF(${cell('Months')}=0,0,IF(${cell('Share')}="",1,IF(SUMPRODUCT((AST_Posts[Post ID]=${working('Post ID')})*(AST_Posts[Share]>0)*(AST_Posts[${POST_NUMBER}]<${cell(POST_NUMBER)}))=0,1,0)))`,
  },
];

function basis(explain: Explain): ColumnDefinition<ProjectionRow> {
  return {
    header: 'Why', style: 'text', width: 120, about: 'How the figures came about, each with its rule',
    value: ({ post, year }) => basisText(explain(post, year)),
  };
}

/** The steps behind one figure; those behind what the school pays are all, and a figure of nothing says why it is nothing. */
export function figureSteps(steps: readonly Step[], header: string, { post, year }: ProjectionRow): readonly Step[] {
  const element = PROJECTION_FIGURES.find((column) => column.header === header)?.element;
  if (element === undefined) return steps;
  const own = steps.filter(({ explains }) => explains?.includes(element));
  if (element === 'netCost' && own.length > 0) return steps;
  return own.length === 0 ? [nothingStep(post, year, element)] : own;
}

export function projectionSheet({ plan, live, overtyped }: PlannedWorkbook): SheetWrite {
  const explain = explainer(plan.settings, bookOf(plan.settings));
  const firsts = new Map([...plan.posts.entries()].reverse().filter(([, { post }]) => post.share !== null).map(([index, { post }]) => [post.id, index]));
  const rows = plan.posts.flatMap(({ post, years }, index) => years.map((year, at): LiveRow => (
    { post, year, number: index + 1, place: index * years.length + at, isFirstOfGroup: firsts.get(post.id) === index }
  )));
  const { columns, typed } = watched('AST_Projection', [...PROJECTION_FIGURES, basis(explain), ...(live ? LIVE_COLUMNS : [])], rows, { live, overtyped: overtyped.filter(({ of }) => of === PROJECTION_NAME) });
  return {
    name: PROJECTION_NAME,
    widths: widthsOf(columns),
    lines: titleLines('Cost of each AST post, by financial year', REPLACED),
    tables: [tableOf('AST_Projection', { row: TABLE_ROW, live, typed }, columns, rows, {
      of: ({ post, year }) => `Post ${post.id} (${post.holder}), ${financialYearText(year.year)}`,
      steps: (row, header) => figureSteps(explain(row.post, row.year), header, row),
    })],
    frozenRows: TABLE_ROW,
    lastPrintedColumn: PROJECTION_FIGURES.length,
    pagesWide: 2,
    repeatedColumns: 4,
  };
}
