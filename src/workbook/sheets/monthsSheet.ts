/** AST Months: what the live formulas stand on: the rates of each year, and the working of each post month by month. */
import { dayFromIso, financialYearText, firstDayOfFinancialYear, lastDayOfFinancialYear, type FinancialYear } from '../../domain/calendar';
import { SPEND_WINDOW_MONTHS } from '../../parameters';
import { ROUNDING_OF_SHARES, type PlanSettings } from '../../projection';
import { MOST_POINTS_A_YEAR, RANGE_LENGTH } from '../../rules/astPay';
import { insuranceRates, pensionByMonth } from '../../rules/onCosts';
import type { Content, Formula, Line, SheetWrite, Style } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { hasAppointments } from './live/cover';
import { coverColumns } from './live/coverMonths';
import { rowOf, setting } from './live/formula';
import { monthColumns, MONTH_NAMES } from './live/monthColumns';
import { watched } from './live/overtypedColumn';
import { MONTHS_AFTER, MOST_POINTS, PARTS_OF_PENNY, PENNY_PARTS, PLAN_FIRST, PLAN_LAST, RANGE_POINTS, SHARE_TOLERANCE } from './live/names';
import { POST_NUMBER } from './live/postPath';
import { MONTHS_NAME } from './names';
import { monthSumsAt } from './monthSums';
import { rangeWorkingAt } from './rangeWorkingTables';
import { titleLines, type PlannedWorkbook } from './planned';
import { septemberYears } from './septembers';

/** By which a row of a post and a year is found: its number and the year. */
export function rowKey(number: number, year: FinancialYear): string {
  return `${String(number)} ${financialYearText(year)}`;
}

interface RateRow {
  readonly year: FinancialYear;
  readonly limits: { readonly lower: number; readonly threshold: number; readonly upper: number };
  /** %, and whether the rebate begins at the lower limit. */
  readonly rate: number;
  readonly rebate: number;
  readonly fromLower: 0 | 1;
  readonly isTable: boolean;
  readonly pension: readonly number[];
  readonly rateYear: FinancialYear;
}

function rateRow(year: FinancialYear, settings: PlanSettings): RateRow {
  const exact = insuranceRates(year, 'exact');
  const [atThreshold, atUpper] = insuranceRates(year, 'table')?.bands ?? [];
  if (exact === undefined || atThreshold === undefined || atUpper === undefined) throw new RangeError(`no on-cost rates are known for ${String(year)}`);
  const [first] = exact.bands;
  return {
    year,
    limits: { lower: first?.over ?? 0, threshold: atThreshold.over, upper: atUpper.over },
    rate: (atThreshold.change + atUpper.change) / 100,
    rebate: atUpper.change / 100,
    fromLower: exact.bands.length > 2 ? 1 : 0,
    isTable: settings.niBasis === 'table',
    pension: pensionByMonth(year, settings.pensionRates).map((figure) => (figure?.value ?? 0) / 100),
    rateYear: exact.rateYear,
  };
}

const rate = rowOf('AST_Rates');
const FROM_LOWER = `IF(${setting('niBasis')}="table",0,${rate('From lower limit')})`;

function below({ isTable, fromLower }: RateRow): number {
  return isTable ? 0 : fromLower;
}

const RATE_COLUMNS: readonly ColumnDefinition<RateRow>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
  { header: 'First day', style: 'date', width: 12, about: '1 April', value: ({ year }) => firstDayOfFinancialYear(year) },
  { header: 'Last day', style: 'date', width: 12, about: '31 March', value: ({ year }) => lastDayOfFinancialYear(year) },
  { header: 'Rates of', style: 'text', width: 12, about: 'The year whose National Insurance rates are used', value: ({ rateYear }) => financialYearText(rateYear) },
  { header: 'Yearly lower limit £', style: 'money', width: 12, about: 'Lower earnings limit (FUND-4)', value: ({ limits }) => limits.lower },
  { header: 'Yearly threshold £', style: 'money', width: 12, about: 'Secondary threshold (FUND-4)', value: ({ limits }) => limits.threshold },
  { header: 'Yearly upper limit £', style: 'money', width: 12, about: 'Upper limit of the rebate (FUND-4)', value: ({ limits }) => limits.upper },
  { header: 'Rate %', style: 'number', width: 12, about: 'Above the threshold, not contracted out', value: ({ rate: percent }) => percent },
  { header: 'Rebate %', style: 'number', width: 12, about: 'For contracting out', value: ({ rebate }) => rebate },
  { header: 'From lower limit', style: 'number', width: 12, about: '1 where the rebate begins at the lower limit', value: ({ fromLower }) => fromLower },
  {
    header: 'Above lower limit %', style: 'number', width: 12, about: 'Change of the rate above the lower limit, by the basis chosen',
    value: (row) => -row.rebate * below(row) + 0, formula: `0-${rate('Rebate %')}*${FROM_LOWER}`,
  },
  {
    header: 'Above threshold %', style: 'number', width: 12, about: 'Change of the rate above the threshold, by the basis chosen',
    value: (row) => row.rate - row.rebate * (1 - below(row)), formula: `${rate('Rate %')}-${rate('Rebate %')}*(1-${FROM_LOWER})`,
  },
  { header: 'Above upper limit %', style: 'number', width: 12, about: 'Change of the rate above the upper limit', value: ({ rebate }) => rebate, formula: rate('Rebate %') },
  ...MONTH_NAMES.map((name, month): ColumnDefinition<RateRow> => ({
    header: name, style: 'number', width: 12, about: 'Employer’s pension contribution of the month, %: the rate on its first day',
    value: ({ pension }) => pension[month] ?? null,
    formula: `LOOKUP(EDATE(${rate('First day')},${String(month)}),AST_Pension[From],AST_Pension[Rate %])`,
  })),
];

interface PensionRow {
  readonly id: string;
  readonly from: number;
  readonly rate: number;
}

const PENSION_COLUMNS: readonly ColumnDefinition<PensionRow>[] = [
  { header: 'Id', style: 'text', width: 12, about: 'The assumption', value: ({ id }) => id },
  { header: 'From', style: 'date', width: 12, about: 'The first day of the rate', value: ({ from }) => from },
  {
    header: 'Rate %', style: 'number', width: 12, about: 'The rate in force', value: ({ rate: percent }) => percent,
    formula: `INDEX(AST_Assumptions[In force],MATCH(${rowOf('AST_Pension')('Id')},AST_Assumptions[Id],0))`,
  },
];

interface MonthsRow {
  readonly number: number;
  readonly year: FinancialYear;
}

/** The working is of formulas alone: what comes of it is on AST Projection, as the engine has it. */
function monthsRowColumns({ settings, posts }: PlannedWorkbook['plan']): ColumnDefinition<MonthsRow>[] {
  const byList = posts.some(({ post }) => post.funding.length > 0);
  return [
    { header: 'Key', style: 'text', width: 12, about: 'Number of the post, and year', value: ({ number, year }) => rowKey(number, year) },
    { header: POST_NUMBER, style: 'number', width: 8, about: 'Number of the post on AST Posts', value: ({ number }) => number },
    { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
    ...[...monthColumns(septemberYears(settings), byList), ...coverColumns(hasAppointments(posts.map(({ post }) => post)))].map((column): ColumnDefinition<MonthsRow> => ({ ...column, value: () => null })),
  ];
}

const FIRST_CONSTANT_ROW = 4;
function constants({ from, years }: PlanSettings): readonly (readonly [name: Formula, text: string, value: Content, style: Style])[] {
  return [
    [PLAN_FIRST, 'First day of the plan', firstDayOfFinancialYear(from), 'date'],
    [PLAN_LAST, 'Last day of the plan', lastDayOfFinancialYear(from + years - 1), 'date'],
    [RANGE_POINTS, 'Points of a range [PAY-3]', RANGE_LENGTH, 'number'],
    [MOST_POINTS, 'Most points a September brings [PAY-6]', MOST_POINTS_A_YEAR, 'number'],
    [MONTHS_AFTER, 'Months after 31 March in which grant may be spent [FUND-9]', SPEND_WINDOW_MONTHS.value - 12, 'number'],
    [SHARE_TOLERANCE, 'Shares that lack no more than this are a whole [FUND-11]', ROUNDING_OF_SHARES.numerator / ROUNDING_OF_SHARES.denominator, 'number'],
    [PENNY_PARTS, 'Parts of a penny in which a split compares remainders [FUND-11]', PARTS_OF_PENNY, 'number'],
  ];
}

/** The sheet that the formulas of a live plan stand on. */
export function monthsSheet(planned: PlannedWorkbook): SheetWrite {
  const { plan, assumptions, range } = planned;
  const { settings, posts } = plan;
  const years = Array.from({ length: settings.years }, (_, index) => settings.from + index);
  const modelled = range?.answer?.costs.years.filter((year) => !years.includes(year)) ?? [];
  const pensions = assumptions
    .filter(({ id, editable, value, asPlanned }) => editable && id.startsWith('pension.') && (asPlanned ?? value) !== '')
    .map(({ id, value, asPlanned }) => ({ id, from: dayFromIso(id.slice('pension.'.length)) ?? 0, rate: Number(asPlanned ?? value) }))
    .sort((a, b) => a.from - b.from);
  const given = constants(settings);
  const rateRows = [...years, ...modelled].map((year) => rateRow(year, settings));
  const rates = tableOf('AST_Rates', { row: FIRST_CONSTANT_ROW + given.length + 2, live: true }, watched('AST_Rates', RATE_COLUMNS, rateRows, { live: true }).columns, rateRows, { of: ({ year }) => `Rates of ${financialYearText(year)}`, workings: 'FUND-4' });
  const pensionTable = tableOf('AST_Pension', { row: rates.row + rates.rows.length + 3, live: true }, watched('AST_Pension', PENSION_COLUMNS, pensions, { live: true }).columns, pensions, { of: ({ id }) => id, workings: 'FUND-4' });
  const columns = monthsRowColumns(plan);
  const rows = posts.flatMap((_, index) => years.map((year) => ({ number: index + 1, year })));
  const working = rangeWorkingAt(pensionTable.row + Math.max(1, pensions.length) + 2, planned);
  const months = tableOf('AST_Months', { row: working.nextRow + 1, live: true }, columns, rows, {
    of: ({ number, year }) => `Post number ${String(number)}, ${financialYearText(year)}`, workings: 'PAY-12',
  });
  const sums = rows.length === 0 ? [] : [monthSumsAt(months.row + rows.length + 3, settings)];
  const heading = (row: number, value: string): Line => ({ row, cells: [{ column: 1, value, style: 'heading' }] });
  return {
    name: MONTHS_NAME,
    widths: widthsOf(columns),
    lines: [
      ...titleLines('The working of the live figures', 'AST Projection takes its figures from here. The next plan replaces this sheet; your own sheets are never changed.'),
      ...given.map(([, text, value, style], index): Line => ({ row: FIRST_CONSTANT_ROW + index, cells: [{ column: 1, value, style }, { column: 2, value: text, style: 'plain' }] })),
      heading(rates.row - 1, 'On-costs of each year: National Insurance above each yearly limit, and the pension rate of each month (FUND-4)'),
      heading(pensionTable.row - 1, 'Pension rates in force, by the date from which they hold'),
      ...working.lines,
      ...(rows.length === 0 ? [] : [heading(months.row - 1, 'Each post in each year: points, pay, the twelve months, and the figures of the whole post')]),
      ...sums.map(({ row }) => heading(row - 1, 'All posts together in each month, before rounding: “AST Cash flow” stands on it')),
    ],
    tables: [rates, pensionTable, ...working.tables, ...(rows.length === 0 ? [] : [months]), ...sums],
    frozenRows: 2,
    repeatedColumns: 3,
    pagesWide: 6,
    names: [...given.map(([name], index) => ({ name, row: FIRST_CONSTANT_ROW + index, column: 1 })), ...working.names],
  };
}
