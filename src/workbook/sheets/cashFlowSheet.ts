/** AST Cash flow: when the grant arrives and when it is spent, the balance month by month, and what lapses (FUND-8, FUND-9). */
import { dayText, financialYearText, lastDayOfFinancialYear, monthText } from '../../domain/calendar';
import { advanceText, cashFlow, cashSteps, lapseText, toComeText, windowSteps, type CashFlow, type GrantWindow } from '../../projection/monthByMonth';
import type { Formula, Line, SheetWrite } from '../sheetWrite';
import { cashColumns, windowColumns } from './cashFlowTables';
import { tableOf, widthsOf } from './column';
import { poundsSaid } from './live/formula';
import { watched } from './live/overtypedColumn';
import { CASH_FLOW_NAME } from './names';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';

const FIRST_SENTENCE_ROW = 4;
const CHART_HEIGHT = 18;
/** The printed columns: those left of the reasons. */
const PRINTED_COLUMNS = 14;

/** The same sentence from the figures as they stand on the sheets. */
function lapseFormula({ year }: GrantWindow): Formula {
  const name = financialYearText(year);
  const of = (column: string): Formula => `INDEX(AST_Grant[${column}],MATCH("${name}",AST_Grant[Year],0))`;
  const [lapses, left] = [of('Lapses'), of('Carried over 31 March')];
  const august = `31 August ${String(year + 1)}`;
  return (
    `IF(${lapses}="",${poundsSaid(left)}&" of the grant of ${name} is left on ${dayText(lastDayOfFinancialYear(year))}. Whether it is spent by ${august} is not known, because the plan ends before. Plan one year more to see.",` +
    `IF(${lapses}=0,"Nothing of the grant of ${name} lapses on ${august}.",${poundsSaid(lapses)}&" of the grant of ${name} lapses on ${august}: so much more could have been spent by then on outreach, cover or eligible salary."))`
  );
}

function advanceFormula({ months }: CashFlow): Formula {
  const lowest = 'MIN(AST_CashFlow[Balance])';
  return (
    'IF(COUNTIF(AST_CashFlow[Balance],"<0")=0,"The balance of the grant is never below zero: each stream arrives before it is spent.",' +
    `"The balance of the grant is below zero at the end of "&COUNTIF(AST_CashFlow[Balance],"<0")&" of ${String(months.length)} months: the school pays in advance until the next stream arrives. Most at the end of "` +
    `&INDEX(AST_CashFlow[Month],MATCH(${lowest},AST_CashFlow[Balance],0))&": "&${poundsSaid(`(0-${lowest})`)}&".")`
  );
}

function toComeFormula({ months, windows }: CashFlow): Formula {
  const later = (year: string): Formula => `SUMIFS(AST_Streams[Amount],AST_Streams[Year],"${year}",AST_Streams[Arrives in month],">${String(months.length)}")`;
  const sums = windows.map(({ year }) => financialYearText(year)).map((year) => `IF(${later(year)}>0,", "&${poundsSaid(later(year))}&" of the grant of ${year}","")`).join('&');
  const all = `SUMIFS(AST_Streams[Amount],AST_Streams[Arrives in month],">${String(months.length)}")`;
  return `IF(${all}=0,"All streams of these grants arrive within the plan.","After the plan ends there arrives still: "&MID(${sums},3,2000)&".")`;
}

export function cashFlowSheet({ plan, live, overtyped }: PlannedWorkbook): SheetWrite {
  const flow = cashFlow(plan);
  const { months, windows } = flow;
  const watching = { live, overtyped: overtyped.filter(({ of }) => of === CASH_FLOW_NAME) };
  const sentences: readonly (readonly [text: string, formula: Formula])[] = [
    ...windows.map((window): readonly [string, Formula] => [lapseText(window), lapseFormula(window)]),
    [advanceText(flow), advanceFormula(flow)],
    [toComeText(flow), toComeFormula(flow)],
  ];
  const chartRow = FIRST_SENTENCE_ROW + sentences.length + 1;
  const monthsRow = chartRow + CHART_HEIGHT + 2;
  const cash = watched('AST_CashFlow', cashColumns(plan), months, watching);
  const monthTable = tableOf('AST_CashFlow', { row: monthsRow, live, typed: cash.typed }, cash.columns, months, { of: ({ month }) => monthText(month), steps: cashSteps });
  const windowsRow = monthsRow + months.length + 4;
  const rows = windows.flatMap((window) => window.months);
  const windowed = watched('AST_Window', windowColumns(plan), rows, watching);
  const windowTable = tableOf('AST_Window', { row: windowsRow, live, typed: windowed.typed }, windowed.columns, rows, {
    of: ({ year, month }) => `Grant of ${financialYearText(year)}, ${monthText(month)}`, steps: windowSteps,
  });
  const heading = (row: number, value: string): Line => ({ row, cells: [{ column: 1, value, style: 'heading' }] });
  return {
    name: CASH_FLOW_NAME,
    widths: widthsOf(cash.columns),
    lines: [
      ...titleLines('Cash flow of the AST posts and their grant', REPLACED),
      ...sentences.map(([value, formula], index): Line => ({ row: FIRST_SENTENCE_ROW + index, cells: [{ column: 1, value, style: 'plain', ...(live ? { formula } : {}) }] })),
      heading(monthsRow - 1, 'Month by month: what arrives, what the posts cost, and which grant pays (FUND-8, FUND-9)'),
      heading(windowsRow - 1, 'The 17 months in which each year’s grant may be spent (FUND-9)'),
    ],
    tables: [monthTable, windowTable],
    frozenRows: 2,
    lastPrintedColumn: PRINTED_COLUMNS,
    chart: {
      kind: 'line', title: 'Balance of the grant, month by month', table: 'AST_CashFlow', categories: 'Month', series: ['Balance'],
      at: { firstRow: chartRow, lastRow: chartRow + CHART_HEIGHT - 1, firstColumn: 1, lastColumn: 9 },
    },
  };
}
