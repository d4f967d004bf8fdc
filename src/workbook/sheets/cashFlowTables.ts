/** The tables of AST Cash flow: the months of the plan, and the 17 months of each year’s grant (FUND-8, FUND-9). */
import { financialYearText, firstMonthOfFinancialYear, monthText } from '../../domain/calendar';
import { basisText, type Plan } from '../../projection';
import { cashSteps, windowSteps, type CashMonth, type WindowMonth } from '../../projection/monthByMonth';
import type { Formula } from '../sheetWrite';
import type { ColumnDefinition } from './column';
import { rowOf, toPenny } from './live/formula';
import { MONTHS_AFTER } from './live/names';

const cash = rowOf('AST_CashFlow');
const window = rowOf('AST_Window');
const MONTHS = 12;

/** The number of a month in its financial year, and the one before it, for differences of running totals. */
const UP_TO: readonly [Formula, Formula] = [cash('Month number'), `(${cash('Month number')}-1)`];

/** A month as the difference of two running totals. */
function monthOf(soFar: (to: Formula) => Formula): Formula {
  return toPenny(`${soFar(UP_TO[0])}-${soFar(UP_TO[1])}`);
}

function sums(column: string, comparison: string, to: Formula): Formula {
  return `SUMIFS(AST_MonthSums[${column}],AST_MonthSums[Year],${cash('Year')},AST_MonthSums[Month number],"${comparison}"&${to})`;
}

/** What has been earned since April, to the penny; from the last month in which anybody is paid on, the figures of the year itself. */
function earned(column: string, ofYear: readonly string[]): (to: Formula) => Formula {
  const year = ofYear.map((header) => `SUMIFS(AST_Projection[${header}],AST_Projection[Year],${cash('Year')})`).join('+');
  return (to) => `IF(${sums('Pay', '>', to)}=0,${year},${toPenny(sums(column, '<=', to))})`;
}

/** What funded posts have spent since April; what a month takes back is not counted, as no grant gets it back (FUND-9). */
function spentTo(to: Formula): Formula {
  return `SUMIFS(AST_Spending[Spent],AST_Spending[Year],${cash('Year')},AST_Spending[Month number],"<="&${to},AST_Spending[Spent],">0")`;
}

function ofGrant(column: string, year: Formula): Formula {
  return `SUMIFS(AST_Grant[${column}],AST_Grant[Year],${year})`;
}

/** Spent since April of what was left of the year before: the oldest grant pays first, up to August (FUND-9). */
function lastYearTo(to: Formula): Formula {
  return `MIN(${ofGrant('Carried over 31 March', cash('Year before'))},${spentTo(`MIN(${to},${MONTHS_AFTER})`)})`;
}

function thisYearTo(to: Formula): Formula {
  return `MIN(${ofGrant('Grant', cash('Year'))},${spentTo(to)}-${lastYearTo(to)})`;
}

/** All that has arrived, less all that the grants have given or lost by the end of the month: from AST Funding, not from the months above. */
function balance(): Formula {
  const april = `DATE(${cash('Year of April')},4,1)`;
  const before = (column: string, comparison: string, until: Formula): Formula => `SUMIFS(AST_Grant[${column}],AST_Grant[Must be spent by],"${comparison}"&${until})`;
  const gone = [
    before('Spent in the year', '<', `EDATE(${april},6)`), before('Spent April to August', '<', april), before('Lapses', '<', `EDATE(${april},${cash('Month number')})`),
    lastYearTo(UP_TO[0]), thisYearTo(UP_TO[0]),
  ];
  return toPenny(`SUMIFS(AST_Streams[Amount],AST_Streams[Arrives in month],"<="&${cash('Month of plan')})-${gone.join('-')}`);
}

function cashSoFar(column: string): Formula {
  return `SUMIFS(AST_CashFlow[${column}],AST_CashFlow[Month of plan],"<="&${cash('Month of plan')})`;
}

export function cashColumns(plan: Plan): ColumnDefinition<CashMonth>[] {
  const numberOf = ({ year, month }: CashMonth): number => month - firstMonthOfFinancialYear(year) + 1;
  const money = (header: string, about: string, value: (month: CashMonth) => number, formula: Formula): ColumnDefinition<CashMonth> => ({ header, style: 'money', width: 13, about, value, formula });
  const working = (header: string, about: string, value: (month: CashMonth) => number): ColumnDefinition<CashMonth> => ({ header, style: 'number', width: 13, about, value });
  const onCosts = [earned('Employer NI', ['Employer NI']), earned('Employer pension', ['Employer pension'])];
  return [
    { header: 'Year', style: 'text', width: 10, about: 'Financial year', value: ({ year }) => financialYearText(year) },
    { header: 'Month', style: 'text', width: 15, about: 'The month', value: ({ month }) => monthText(month) },
    money('Received', 'The streams that arrive in the month (FUND-8)', ({ received }) => received, toPenny(`SUMIFS(AST_Streams[Amount],AST_Streams[Arrives in month],${cash('Month of plan')})`)),
    money('Salaries', 'Salaries of all posts, with R&R (PAY-2, PAY-8)', ({ salaries }) => salaries, monthOf(earned('Pay', ['Salary', 'R&R']))),
    money('On-costs', 'The employer’s National Insurance and pension (FUND-4)', (month) => month.onCosts, monthOf((to) => onCosts.map((part) => part(to)).reduce((first, second) => `(${first}+${second})`))),
    money('Cover', 'What cover costs, by the months live (OUT-5)', ({ cover }) => cover, monthOf((to) => `SUMIFS(AST_MonthSums[Cover to date],AST_MonthSums[Year],${cash('Year')},AST_MonthSums[Month number],${to})`)),
    money('Cost', 'Salaries, on-costs and cover', ({ cost }) => cost, toPenny(`${cash('Salaries')}+${cash('On-costs')}+${cash('Cover')}`)),
    money('Spent', 'Of what the grant may pay for (FUND-9)', ({ spent }) => spent, toPenny(`SUMIFS(AST_Spending[Spent],AST_Spending[Month of plan],${cash('Month of plan')})`)),
    money('From last year’s grant', 'Of it from what is left of the grant of the year before, which is spent first (FUND-9)', ({ fromLastYear }) => fromLastYear, monthOf(lastYearTo)),
    money('From this year’s grant', 'Of it from the grant of the year (FUND-9)', ({ fromThisYear }) => fromThisYear, monthOf(thisYearTo)),
    money('Not covered', 'Of it from no grant: it falls to the school', ({ notCovered }) => notCovered, toPenny(`${cash('Spent')}-${cash('From last year’s grant')}-${cash('From this year’s grant')}`)),
    money('Lapses', 'What is left of the grant of the year before on 31 August, and lost (FUND-9)', ({ lapsed }) => lapsed, toPenny(`IF(${cash('Month number')}=${MONTHS_AFTER},${ofGrant('Lapses', cash('Year before'))},0)`)),
    money('Balance', 'Of the grants at the end of the month; below zero the school pays in advance (FUND-8)', (month) => month.balance, balance()),
    money('Check', 'The balance less that of the month before with what came and went: must be 0', ({ check }) => check, toPenny(
      `${cash('Balance')}-(${cashSoFar('Received')}-${cashSoFar('From last year’s grant')}-${cashSoFar('From this year’s grant')}-${cashSoFar('Lapses')})`,
    )),
    { header: 'Why', style: 'text', width: 60, about: 'How the figures came about, each with its rule', value: (month) => basisText(cashSteps(month)) },
    working('Month number', 'April is 1', numberOf),
    working('Month of plan', 'The first month of the plan is 1', ({ month }) => month - firstMonthOfFinancialYear(plan.settings.from) + 1),
    working('Year of April', 'The year in which the financial year begins', ({ year }) => year),
    { header: 'Year before', style: 'text', width: 13, about: 'The financial year before', value: ({ year }) => financialYearText(year - 1) },
  ];
}

/** What has been spent of the year’s own grant by the end of the month: in the year itself, and then of what was left. */
const OWN_SPENT: Formula =
  `SUMIFS(AST_CashFlow[From this year’s grant],AST_CashFlow[Year],${window('Year')},AST_CashFlow[Month number],"<="&${window('Month number')})` +
  `+SUMIFS(AST_CashFlow[From last year’s grant],AST_CashFlow[Year before],${window('Year')},AST_CashFlow[Month number],"<="&(${window('Month number')}-${String(MONTHS)}))`;

const GRANT_OF_WINDOW: Formula = `SUMIFS(AST_Grant[Grant],AST_Grant[Year],${window('Year')})`;

function arrived(comparison: string): Formula {
  return `SUMIFS(AST_Streams[Amount],AST_Streams[Year],${window('Year')},AST_Streams[Months after],"${comparison}"&(${window('Month number')}-1))`;
}

export function windowColumns(plan: Plan): ColumnDefinition<WindowMonth>[] {
  const money = (header: string, about: string, value: (month: WindowMonth) => number, formula: Formula): ColumnDefinition<WindowMonth> => ({ header, style: 'money', width: 13, about, value, formula: toPenny(formula) });
  const first = firstMonthOfFinancialYear(plan.settings.from);
  const spent = (column: string): Formula => `SUMIFS(AST_CashFlow[${column}],AST_CashFlow[Month of plan],${window('Month of plan')})`;
  return [
    { header: 'Year', style: 'text', width: 10, about: 'The year of the grant', value: ({ year }) => financialYearText(year) },
    { header: 'Month', style: 'text', width: 15, about: 'A month in which it may be spent', value: ({ month }) => monthText(month) },
    money('Received', 'What arrives of it in the month (FUND-8)', ({ received }) => received, arrived('=')),
    money('Spent of it', 'What is spent of this grant (FUND-9)', (month) => month.spent, `IF(${window('Month number')}<=${String(MONTHS)},${spent('From this year’s grant')},${spent('From last year’s grant')})`),
    money('To be received', 'What is still to arrive of it (FUND-8)', ({ toBeReceived }) => toBeReceived, `${GRANT_OF_WINDOW}-${arrived('<=')}`),
    money('Left of it', 'What may still be spent of it by 31 August (FUND-9)', ({ left }) => left, `${GRANT_OF_WINDOW}-(${OWN_SPENT})`),
    money('Lapses', 'What is left on 31 August, and lost: so much more could have been spent (FUND-9)', ({ lapses }) => lapses, `IF(${window('Month number')}=${String(MONTHS)}+${MONTHS_AFTER},${GRANT_OF_WINDOW}-(${OWN_SPENT}),0)`),
    { header: 'Why', style: 'text', width: 60, about: 'How the figures came about, each with its rule', value: (month) => basisText(windowSteps(month)) },
    { header: 'Month number', style: 'number', width: 13, about: 'April of the year is 1, August after it 17', value: ({ number }) => number },
    { header: 'Month of plan', style: 'number', width: 13, about: 'The first month of the plan is 1', value: ({ month }) => month - first + 1 },
  ];
}
