/**
 * AST Summary: one printed page for governors, with question, answer, chart, why, what was assumed and what is not known; below
 * it, not printed, what should be looked at.
 */
import { financialYearText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { Step } from '../../domain/figure';
import { basisText, costOf, referenceCostOf, reversionText, type Plan, type PostYear, type YearTotal } from '../../projection';
import { LOOKS } from '../looks';
import { SENTENCE_TYPED_OVER } from '../overtyped';
import { cellAddress } from '../port';
import type { Formula, Line, SheetWrite, Style } from '../sheetWrite';
import { heightOfText } from '../textHeight';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { rowOf } from './live/formula';
import { SENTENCES_TYPED } from './live/names';
import { watched } from './live/overtypedColumn';
import { answerFormula, whereReasonsHold } from './live/summaryFormulas';
import { notKnown } from './notKnown';
import { SUMMARY_NAME } from './names';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';
import { answerText, assumptionTexts, changeWhyText, costWhyText, grantWhyText, questionText, readText } from './summaryTexts';
import { yearText } from './yearText';

const cell = rowOf('AST_Summary');

/** The sum of columns of AST Projection over the posts of the year. */
function totalOf(...headers: readonly string[]): Formula {
  return `ROUND(${headers.map((header) => `SUMIFS(AST_Projection[${header}],AST_Projection[Year],${cell('Year')})`).join('+')},2)`;
}

const YEAR_COLUMNS: readonly ColumnDefinition<YearTotal>[] = [
  { header: 'Year', style: 'text', width: 13, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year) },
  { header: 'Posts', style: 'number', width: 9, about: 'Posts live in the year', value: ({ posts }) => posts, formula: totalOf('Counts as') },
  { header: 'Salary', style: 'money', width: 16, about: 'Salaries on the AST pay spine', value: ({ salary }) => salary, formula: totalOf('Salary') },
  { header: 'R&R', style: 'money', width: 14, about: 'Recruitment or retention incentives', value: ({ rr }) => rr, formula: totalOf('R&R') },
  { header: 'On-costs', style: 'money', width: 16, about: 'Employer’s National Insurance and pension', value: ({ onCosts }) => onCosts, formula: totalOf('Employer NI', 'Employer pension') },
  { header: 'Cover', style: 'money', width: 14, about: 'Cover, where a cost is given', value: ({ coverCost }) => coverCost, formula: totalOf('Cover cost') },
  { header: 'Cost', style: 'moneyBold', width: 17, about: 'All of these together', value: ({ cost }) => cost, formula: `ROUND(${cell('Salary')}+${cell('R&R')}+${cell('On-costs')}+${cell('Cover')},2)` },
  { header: 'Without AST', style: 'money', width: 17, about: 'What the same teachers would cost if not ASTs', value: ({ reference }) => reference, formula: totalOf('Reference salary', 'Reference NI', 'Reference pension') },
  { header: 'Grant', style: 'moneyBold', width: 17, about: 'What the grant pays', value: ({ grant }) => grant, formula: totalOf('Grant') },
  { header: 'School pays', style: 'moneyBold', width: 17, about: 'Cost less cost without AST less grant', value: ({ netCost }) => netCost, formula: totalOf('School pays') },
];

const PROBLEM_COLUMNS: readonly ColumnDefinition<Problem>[] = [
  { header: 'Severity', style: 'text', width: 12, about: 'error: left out. question: look at it. note: for information', value: ({ severity }) => severity },
  { header: 'Rule', style: 'text', width: 9, about: 'The rule it concerns', value: ({ rule }) => rule ?? '' },
  { header: 'Sheet', style: 'text', width: 15, about: 'Where', value: ({ sheet }) => sheet ?? '' },
  { header: 'Cell', style: 'text', width: 13, about: 'Where', value: ({ cell }) => cell ?? '' },
  { header: 'Found', style: 'text', width: 15, about: 'What was found', value: ({ found }) => found ?? '' },
  { header: 'Expected', style: 'text', width: 13, about: 'What was expected', value: ({ expected }) => expected ?? '' },
  { header: 'What it means', style: 'text', width: 15, about: 'In a sentence, with what to do', value: ({ message }) => message },
];

const MOST_PROBLEMS = 5000;
/** Posts that end are told one by one up to so many; the rest stand on AST Funding. */
const MOST_REVERSIONS = 3;

/** The table begins in this row, so that formulas of users that point to it go on doing so. */
const TABLE_ROW = 5;
/** The reasons stand to the right of the printed columns. */
const PRINTED_COLUMNS = YEAR_COLUMNS.length;
/** The chart takes the columns to the left of this one; beside it stands why. */
const WHY_COLUMN = 6;
/** The chart is at least so high, in points; with many years, and so a high table, lower. */
const CHART_HEIGHT = 200;
const LOW_CHART_HEIGHT = 170;
/** A page with more years is higher, so that wider columns print no smaller, and hold more of a text in a line. */
const MOST_YEARS_NARROW = 5;
/** No row of a sheet may be higher, in points. */
const HIGHEST_ROW = 409;
/** Between two blocks, in points. */
const GAP = 6;

function whyColumn(): ColumnDefinition<YearTotal> {
  return { header: 'Why', style: 'text', width: 120, about: 'How the figures of the year came about', value: (total) => basisText([yearStep(total)]) };
}

/** Puts sentences down one below the other, each across columns and as high as it needs. */
class Page {
  readonly lines: Line[];
  row: number;

  constructor(private readonly widths: readonly number[], row: number, lines: readonly Line[]) {
    this.row = row;
    this.lines = [...lines];
  }

  private heightOf(value: string, style: Style, from: number, to: number): number {
    const width = this.widths.slice(from - 1, to).reduce((sum, each) => sum + each, 0);
    return Math.min(HIGHEST_ROW, heightOfText(value, width, LOOKS[style]) + (style === 'answer' ? 6 : 3));
  }

  /** Returns the height. */
  put(value: string, style: Style, from = 1, to = PRINTED_COLUMNS, formula?: Formula): number {
    const height = this.heightOf(value, style, from, to);
    this.lines.push({ row: this.row, cells: [{ column: from, value, style, ...(formula === undefined ? {} : { formula }) }], mergeTo: to, height });
    this.row += 1;
    return height;
  }

  /** Two texts in one row: below the chart, and below why. */
  putBeside(left: readonly [string, Style], right: readonly [string, Style]): void {
    const { row } = this;
    const height = Math.max(this.put(...left, 1, WHY_COLUMN - 1), this.heightOf(...right, WHY_COLUMN, PRINTED_COLUMNS));
    this.lines.pop();
    for (const [[value, style], from, to] of [[left, 1, WHY_COLUMN - 1], [right, WHY_COLUMN, PRINTED_COLUMNS]] as const) {
      this.lines.push({ row, cells: [{ column: from, value, style }], mergeTo: to, height });
    }
  }

  /** An empty row of the height, which is returned. */
  gap(height: number): number {
    this.lines.push({ row: this.row, cells: [], height });
    this.row += 1;
    return height;
  }

  heading(value: string): void {
    this.gap(GAP);
    this.put(value, 'heading');
  }
}

/** Sentences as paragraphs of one cell. */
function listed(texts: readonly string[]): string {
  return texts.map((text) => `• ${text}`).join('\n');
}

/** Beside each sentence with a formula, right of all columns, a cell that says whether it was typed over; each has a name. */
function watchedSentences(lines: readonly Line[], column: number): Pick<SheetWrite, 'names'> & { lines: Line[] } {
  const names: { name: string; row: number; column: number }[] = [];
  const beside = lines.map((line): Line => {
    const first = line.cells.find(({ formula }) => formula !== undefined);
    const name = SENTENCES_TYPED[names.length];
    if (first === undefined || name === undefined) return line;
    names.push({ name, row: line.row, column });
    const formula = `IF(ISFORMULA(${cellAddress(line.row, first.column)}),"","${SENTENCE_TYPED_OVER}")`;
    return { ...line, cells: [...line.cells, { column, value: '', style: 'plain', formula }] };
  });
  return { lines: beside, names };
}

function reversionTexts({ reversions }: Plan): string[] {
  const more = reversions.length - MOST_REVERSIONS;
  return [...reversions.slice(0, MOST_REVERSIONS).map(reversionText), ...(more > 0 ? [`… and ${String(more)} more on “AST Funding”.`] : [])];
}

export function summarySheet(planned: PlannedWorkbook): SheetWrite {
  const { plan, problems, live } = planned;
  const { columns, typed } = watched('AST_Summary', [...YEAR_COLUMNS, whyColumn()], plan.totals, { live, overtyped: planned.overtyped.filter(({ of }) => of === SUMMARY_NAME) });
  const widths = widthsOf(columns).map((width, index) => (index < PRINTED_COLUMNS && plan.settings.years > MOST_YEARS_NARROW ? Math.round(width * 1.2) : width));
  const page = new Page(widths, 3, titleLines(questionText(plan), REPLACED));
  page.put(answerText(plan), 'answer', 1, PRINTED_COLUMNS, live ? answerFormula(plan) : undefined);
  page.put(readText(planned), 'small', 1, PRINTED_COLUMNS, live ? whereReasonsHold(readText(planned)) : undefined);
  const years = tableOf('AST_Summary', { row: TABLE_ROW, live, typed }, columns, plan.totals, {
    of: ({ year }) => financialYearText(year),
    steps: (total, header) => yearReasons(planned, total, header),
  });
  page.row = years.row + years.rows.length + 1;
  page.gap(GAP);

  const chartRow = page.row;
  let beside = page.put('Why', 'besideHeading', WHY_COLUMN);
  for (const text of [costWhyText(plan), grantWhyText(plan), changeWhyText(plan)]) if (text !== '') beside += page.put(text, 'beside', WHY_COLUMN) + page.gap(GAP);
  const least = plan.settings.years > MOST_YEARS_NARROW ? LOW_CHART_HEIGHT : CHART_HEIGHT;
  if (beside < least) page.gap(least - beside);
  const lastChartRow = page.row - 1;

  const reversions = reversionTexts(plan);
  if (reversions.length > 0) page.heading('Posts that end');
  for (const text of reversions) page.put(text, 'small');
  page.gap(GAP);
  page.putBeside(['What is assumed', 'heading'], ['What is not known', 'besideHeading']);
  page.putBeside([listed(assumptionTexts(planned)), 'small'], [listed(notKnownTexts(plan)), 'besideSmall']);
  const lastPrintedRow = page.row - 1;

  const lines = page.lines;
  const tables = [years];
  if (problems.length > 0) {
    const tableRow = lastPrintedRow + 3;
    lines.push({ row: tableRow - 1, cells: [{ column: 1, value: 'What should be looked at', style: 'heading' }] });
    tables.push(tableOf('AST_Problems', { row: tableRow }, PROBLEM_COLUMNS, problems.slice(0, MOST_PROBLEMS), {
      of: ({ message }) => message,
    }));
    if (problems.length > MOST_PROBLEMS) {
      lines.push({ row: tableRow + MOST_PROBLEMS + 2, cells: [{ column: 1, value: `${String(problems.length - MOST_PROBLEMS)} more are not shown.`, style: 'note' }] });
    }
  }
  return {
    name: SUMMARY_NAME,
    widths,
    ...watchedSentences(lines, columns.length),
    tables,
    frozenRows: 2,
    lastPrintedColumn: PRINTED_COLUMNS,
    lastPrintedRow,
    pagesTall: 1,
    chart: {
      title: 'The extra cost of AST posts, and who pays it',
      table: 'AST_Summary',
      categories: 'Year',
      series: ['Grant', 'School pays'],
      at: { firstRow: chartRow, lastRow: lastChartRow, firstColumn: 1, lastColumn: WHY_COLUMN - 1 },
    },
  };
}

/** The amount of one post in a year that a column of the summary adds up. */
const SUMMED: Readonly<Record<string, { rule: string; amount: (year: PostYear) => number }>> = {
  Salary: { rule: 'PAY-2', amount: ({ salary }) => salary },
  'R&R': { rule: 'PAY-8', amount: ({ rr }) => rr },
  'On-costs': { rule: 'FUND-4', amount: ({ employerNi, employerPension }) => employerNi + employerPension },
  Cover: { rule: 'OUT-5', amount: ({ coverCost }) => coverCost },
  Cost: { rule: 'FUND-4', amount: costOf },
  'Without AST': { rule: 'PAY-9', amount: referenceCostOf },
  Grant: { rule: 'FUND-1', amount: ({ grant }) => grant },
  'School pays': { rule: 'FUND-4', amount: ({ netCost }) => netCost },
};

const MOST_ADDED = 40;

function yearStep(total: YearTotal): Step {
  return { rule: 'FUND-4', text: yearText(total), figures: [] };
}

/** The sum behind a year’s figure, post by post, and the year in a sentence. */
function yearReasons(planned: PlannedWorkbook, total: YearTotal, header: string): Step[] {
  const { plan } = planned;
  const summed = SUMMED[header];
  const sentence = yearStep(total);
  if (header === 'Posts') {
    const live = plan.posts.filter(({ years }) => years.some(({ year, partsLive }) => year === total.year && partsLive > 0)).map(({ post }) => post.id);
    const names = [...new Set(live)];
    const others = names.length > MOST_ADDED ? ` and ${String(names.length - MOST_ADDED)} more` : '';
    return [{ rule: 'FUND-6', text: `${String(total.posts)} posts are filled by somebody on the AST pay spine in ${financialYearText(total.year)}${names.length === 0 ? '' : `: ${names.slice(0, MOST_ADDED).join(', ')}${others}`}`, figures: [] }];
  }
  if (summed === undefined) return [sentence];
  let all = 0;
  const amounts = plan.posts.flatMap(({ post, years }) => {
    const year = years.find((each) => each.year === total.year);
    const amount = year === undefined ? 0 : summed.amount(year);
    all += amount;
    return amount === 0 ? [] : [`${post.id} ${shortPoundsText(amount)}`];
  });
  const more = amounts.length > MOST_ADDED ? ` + ${String(amounts.length - MOST_ADDED)} more posts` : '';
  const sum = amounts.length === 0 ? `${header} is £0: no post has any in ${financialYearText(total.year)}` : `${header} is the sum over the posts: ${amounts.slice(0, MOST_ADDED).join(' + ')}${more} = ${shortPoundsText(all)}`;
  return [{ rule: summed.rule, text: sum, figures: [] }, sentence];
}

/** Which figures are not published ones, and where they stand. */
function notKnownTexts(plan: Plan): string[] {
  const texts = notKnown(plan);
  return [...texts, 'All pay figures stand with their source or basis on “AST Pay points”, where you can replace them.'];
}
