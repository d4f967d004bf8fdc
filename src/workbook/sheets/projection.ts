/** AST Projection: every post in every financial year, with the reason for each figure. */
import { financialYearText } from '../../domain/calendar';
import type { Step } from '../../domain/figure';
import type { AstPost } from '../../domain/staff';
import { basisText, bookOf, explainer, monthsLive, type Explain, type PostYear } from '../../projection';
import type { SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { REPLACED, TABLE_ROW, titleLines, type PlannedWorkbook } from './planned';

export interface ProjectionRow {
  readonly post: AstPost;
  readonly year: PostYear;
}

type MoneyElement = {
  [Element in keyof PostYear]: Element extends 'year' | 'partsLive' | 'pointStart' | 'pointEnd' ? never : Element;
}[keyof PostYear];

interface FigureColumn extends ColumnDefinition<ProjectionRow> {
  /** The element of the post’s year that it shows. */
  readonly element?: keyof PostYear;
}

function money(header: string, element: MoneyElement, about: string): FigureColumn {
  return { header, style: 'money', width: 14, about, element, value: ({ year }) => year[element] };
}

/** The columns of figures, in the order of the sheet. */
export const PROJECTION_FIGURES: readonly FigureColumn[] = [
  { header: 'Post ID', style: 'text', width: 10, about: 'The post', value: ({ post }) => post.id },
  { header: 'School', style: 'text', width: 24, about: 'The school', value: ({ post }) => post.school },
  { header: 'Name', style: 'text', width: 20, about: 'The holder', value: ({ post }) => post.holder },
  { header: 'Year', style: 'text', width: 9, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year.year) },
  { header: 'Months', element: 'partsLive', style: 'months', width: 9, about: 'Months live on the AST pay spine; a part month is its days ÷ the days of the month', value: ({ year }) => Math.round(monthsLive(year.partsLive) * 10_000) / 10_000 },
  { header: 'Point start', element: 'pointStart', style: 'number', width: 10, about: 'Point on the first day live in the year', value: ({ year }) => (year.pointStart === 0 ? null : year.pointStart) },
  { header: 'Point end', element: 'pointEnd', style: 'number', width: 10, about: 'Point on the last day live in the year', value: ({ year }) => (year.pointEnd === 0 ? null : year.pointEnd) },
  money('Salary', 'salary', 'Pay on the table × FTE, by the month (PAY-2, PAY-12)'),
  money('R&R', 'rr', 'Recruitment or retention incentive (PAY-8)'),
  money('Employer NI', 'employerNi', 'Employer’s National Insurance, contracted out'),
  money('Employer pension', 'employerPension', 'Employer’s contribution to the Teachers’ Pension Scheme'),
  money('Reference salary', 'referenceSalary', 'What the holder would be paid if not an AST (PAY-9)'),
  money('Reference NI', 'referenceNi', 'National Insurance on that'),
  money('Reference pension', 'referencePension', 'Pension contribution on that'),
  money('Additional salary', 'additionalSalary', 'Salary less reference salary (FUND-3)'),
  money('Eligible salary', 'eligibleSalary', 'What the grant may cover of it, with threshold grant lost and transferred allowance (FUND-3, FUND-4)'),
  money('Cover cost', 'coverCost', 'Cost of cover, where one is given (OUT-5)'),
  money('Grant outreach', 'grantOutreach', 'Outreach part of the grant (FUND-1)'),
  money('Grant salary', 'grantSalary', 'Salary part of the grant (FUND-1, FUND-3)'),
  money('Grant', 'grant', 'Both parts together'),
  money('School pays', 'netCost', 'Salary, R&R, on-costs and cover, less the reference case, less the grant'),
  money('Reversion salary', 'reversionSalary', 'Pay on the upper pay spine after the post has ended; in no total (REV-1)'),
];

function basis(explain: Explain): ColumnDefinition<ProjectionRow> {
  return {
    header: 'Why', style: 'text', width: 120, about: 'How the figures came about, each with its rule',
    value: ({ post, year }) => basisText(explain(post, year)),
  };
}

/** The steps behind one figure; those behind what the school pays are all. */
export function figureSteps(steps: readonly Step[], header: string): readonly Step[] {
  const element = PROJECTION_FIGURES.find((column) => column.header === header)?.element;
  const own = element === undefined || element === 'netCost' ? steps : steps.filter(({ explains }) => explains?.includes(element));
  return own.length === 0 ? steps.filter(({ explains }) => explains === undefined) : own;
}

export function projectionSheet({ plan }: PlannedWorkbook): SheetWrite {
  const explain = explainer(plan.settings, bookOf(plan.settings));
  const definitions = [...PROJECTION_FIGURES, basis(explain)];
  const rows = plan.posts.flatMap(({ post, years }) => years.map((year) => ({ post, year })));
  return {
    name: 'AST Projection',
    widths: widthsOf(definitions),
    lines: titleLines('Cost of each AST post, by financial year', REPLACED),
    tables: [tableOf('AST_Projection', { row: TABLE_ROW }, definitions, rows, {
      of: ({ post, year }) => `Post ${post.id} (${post.holder}), ${financialYearText(year.year)}`,
      steps: ({ post, year }, header) => figureSteps(explain(post, year), header),
    })],
    frozenRows: TABLE_ROW,
    lastPrintedColumn: PROJECTION_FIGURES.length,
    pagesWide: 2,
    repeatedColumns: 4,
  };
}
