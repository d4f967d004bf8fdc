/** AST_MonthSums on AST Months: what all posts together earn in each month, before rounding: the cash flow stands on it (FUND-4, FUND-8). */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import type { PlanSettings } from '../../projection';
import type { Formula, TableWrite } from '../sheetWrite';
import { tableOf, type ColumnDefinition } from './column';
import { at, rowOf } from './live/formula';
import { MONTH_NAMES } from './live/monthColumns';

interface SumRow {
  readonly year: FinancialYear;
  /** From 0 for April. */
  readonly month: number;
}

const cell = rowOf('AST_MonthSums');
const rate = (header: string): Formula => at('AST_Rates', header, cell('Rate row'));
const OF_YEAR: Formula = `(AST_Months[Year]=${cell('Year')})`;
const BLOCK = '[Apr]:[Mar]';

/** The month’s column of a block of twelve, over the posts of the year, each by the part that its row pays for. */
function ofMonth(amount: Formula): Formula {
  return `SUMPRODUCT(${OF_YEAR}*(AST_Months[[#Headers],${BLOCK}]=${cell('Month')})*${amount}*AST_Months[Part])`;
}

/** Employer’s National Insurance on what each post’s month exceeds a twelfth of each limit by. */
function insurance(): Formula {
  const bands = (['lower limit', 'threshold', 'upper limit'] as const).map((limit) => {
    const over = `(AST_Months[${BLOCK}]-${rate(`Yearly ${limit} £`)}/12)`;
    return `${ofMonth(`(${over}>0)*${over}`)}*${rate(`Above ${limit} %`)}`;
  });
  return `(${bands.join('+')})/100`;
}

/** Figures of the sheet alone: what comes of them is on AST Cash flow, as the engine has it. */
const COLUMNS: readonly ColumnDefinition<SumRow>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
  { header: 'Month', style: 'text', width: 8, about: 'The month', value: ({ month }) => MONTH_NAMES[month] ?? '' },
  { header: 'Month number', style: 'number', width: 8, about: 'April is 1', value: ({ month }) => month + 1 },
  { header: 'Rate row', style: 'number', width: 8, about: 'The row of the year among the rates', value: () => null, formula: `MATCH(${cell('Year')},AST_Rates[Year],0)` },
  { header: 'Pay', style: 'money', width: 12, about: 'Pay and R&R of all posts, before rounding (PAY-2)', value: () => null, formula: ofMonth(`AST_Months[${BLOCK}]`) },
  { header: 'Employer NI', style: 'money', width: 12, about: 'On each post’s pay of the month, before rounding (FUND-4)', value: () => null, formula: insurance() },
  {
    header: 'Employer pension', style: 'money', width: 12, about: 'On the pay of the month, before rounding (FUND-4)', value: () => null,
    formula: `${cell('Pay')}*SUMPRODUCT((AST_Rates[Year]=${cell('Year')})*(AST_Rates[[#Headers],${BLOCK}]=${cell('Month')})*AST_Rates[${BLOCK}])/100`,
  },
  {
    header: 'Cover to date', style: 'money', width: 12, about: 'Cover of all posts from April to the end of the month (OUT-5)', value: () => null,
    formula: `SUMPRODUCT(${OF_YEAR}*(AST_Months[[#Headers],[Cover to Apr]:[Cover to Mar]]="Cover to "&${cell('Month')})*AST_Months[[Cover to Apr]:[Cover to Mar]])`,
  },
];

export function monthSumsAt(row: number, { from, years }: PlanSettings): TableWrite {
  const rows = Array.from({ length: years * MONTH_NAMES.length }, (_, index): SumRow => ({ year: from + Math.floor(index / MONTH_NAMES.length), month: index % MONTH_NAMES.length }));
  return tableOf('AST_MonthSums', { row, live: true }, COLUMNS, rows, { of: ({ year, month }) => `${MONTH_NAMES[month] ?? ''} of ${financialYearText(year)}`, workings: 'FUND-4' });
}
