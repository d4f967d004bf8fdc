/** AST Sensitivity: what single changes would do to what the school pays, with a picture of the largest. */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import { percentText, shortPoundsText, type Pence } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import { basisText, type Plan, type SdgAuthorityYear, type YearTotal } from '../../projection';
import { pupilsChangeOf } from '../schools/pupilsChange';
import { sensitivity, tornado, type TornadoBar, type WhatIf } from '../sensitivity';
import type { Formula, Line, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { rowOf, setting } from './live/formula';
import { PLAN_FIRST } from './live/names';
import { SENSITIVITY_NAME } from './names';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';

const kept = new WeakMap<Plan, { readonly sdg: PlannedWorkbook['sdg']; readonly rows: readonly WhatIf[] }>();

/** The what-ifs of a plan, with the sizes that its user set: worked once for each plan and its grants of schools. */
export function whatIfsOf({ plan, sdg }: Pick<PlannedWorkbook, 'plan' | 'sdg'>): readonly WhatIf[] {
  const known = kept.get(plan);
  if (known?.sdg === sdg) return known.rows;
  const { settings, posts } = plan;
  const rows = sensitivity(posts.map(({ post }) => post), settings, plan, { award: settings.sensitivityAward, pupils: settings.sensitivityPupils }, pupilsChangeOf(sdg));
  kept.set(plan, { sdg, rows });
  return rows;
}

const cell = rowOf('AST_Sensitivity');
const BAR_ROW = 5;
const CHART_COLUMN = 5;
/** Rows that the picture covers: it grows with its bars. */
const LEAST_CHART_ROWS = 14;

function netCostOf(totals: readonly YearTotal[]): Pence {
  return totals.reduce((sum, { netCost }) => sum + netCost, 0);
}

/** The totals of the plan in one number, in which no change of one of them is hidden by another. */
function totalsInOne({ totals }: Plan): Pence {
  return totals.reduce((sum, { cost, grant, netCost }, index) => sum + (index + 1) * (cost + 2 * grant + 3 * netCost), 0);
}

const BAR_COLUMNS: readonly ColumnDefinition<TornadoBar>[] = [
  { header: 'Subject', style: 'text', width: 34, about: 'What is changed', value: ({ subject }) => subject },
  { header: 'Less', style: 'money', width: 16, about: 'By how much less the school pays over the plan at the most', value: ({ less }) => less },
  { header: 'More', style: 'money', width: 16, about: 'By how much more the school pays over the plan at the most', value: ({ more }) => more },
];

function barWhy(rows: readonly WhatIf[]): ColumnDefinition<TornadoBar> {
  return { header: 'Why', style: 'text', width: 16, about: 'How the amounts came about, with the rule', value: (bar) => basisText([barStep(rows, bar)]) };
}

function barStep(rows: readonly WhatIf[], { subject, less, more }: TornadoBar): Step {
  const own = rows.filter((row) => row.subject === subject);
  const each = own.map(({ text, change }) => `${text}: ${change === null ? 'not known' : shortPoundsText(change)}`).join('; ');
  return { rule: own[0]?.steps[0]?.rule ?? 'FUND-6', text: `${subject}: at the most ${shortPoundsText(less)} less and ${shortPoundsText(more)} more, of ${each}`, figures: [] };
}

function whatIfColumns(plan: Plan): ColumnDefinition<WhatIf>[] {
  const now = netCostOf(plan.totals);
  return [
    { header: 'What if', style: 'text', width: 50, about: 'The one thing that is changed', value: ({ text }) => text },
    { header: 'Side', style: 'text', width: 8, about: 'Less or more for the school to pay', value: ({ change }) => (change === null ? 'not known' : change < 0 ? 'less' : change > 0 ? 'more' : 'the same') },
    { header: 'School pays now', style: 'money', width: 17, about: 'Over the years of the plan, as planned', value: () => now },
    { header: 'School pays then', style: 'money', width: 17, about: 'Over the years of the plan, with the change', value: ({ years, change }) => (change === null ? null : years.reduce((sum, { netCost }) => sum + netCost, 0)) },
    { header: 'Change over the plan', style: 'moneyBold', width: 20, about: 'How much more the school has to find; less where it is negative', value: ({ change }) => change },
    ...plan.totals.map(({ year }, index): ColumnDefinition<WhatIf> => (
      { header: `Change ${financialYearText(year)}`, style: 'money', width: 16, about: `The change in ${financialYearText(year)}`, value: ({ years }) => years[index]?.change ?? null }
    )),
    { header: 'Why', style: 'text', width: 120, about: 'What was changed, and what it does to cost and grant, with the rule', value: ({ steps }) => basisText(steps) },
  ];
}

/** The School Development Grant in one number, as {@link totalsInOne}. */
function sdgInOne(from: FinancialYear, authority: readonly SdgAuthorityYear[]): Pence {
  return authority.reduce((sum, { year, bottomUp }) => sum + (year - from + 1) * bottomUp, 0);
}

/** By which a reader sees whether the plan on the other sheets still is the one that was changed. */
function stillHolds(plan: Plan, authority: readonly SdgAuthorityYear[]): ColumnDefinition<WhatIf>[] {
  const { settings } = plan;
  const place = (table: string): Formula => `(VALUE(LEFT(${table}[Year],4))-YEAR(${PLAN_FIRST})+1)`;
  const now = `SUMPRODUCT(${place('AST_Summary')}*(AST_Summary[Cost]+2*AST_Summary[Grant]+3*AST_Summary[School pays]))`;
  const sizes = (['sensitivityAward', 'sensitivityPupils'] as const).map((id) => `SUM(${setting(id)})=${String(settings[id] / 100)}`);
  const sdgNow = `SUMPRODUCT(${place('AST_SdgAuthority')}*AST_SdgAuthority[Sum over the schools])`;
  const sdg = authority.length === 0 ? [] : [`IF(${cell('SDG as planned')}="",TRUE,ROUND(${sdgNow}-SUM(${cell('SDG as planned')}),2)=0)`];
  const holds = [`ROUND(${now}-${cell('As planned')},2)=0`, ...sizes, ...sdg].join(',');
  return [
    {
      header: 'As planned', style: 'money', width: 16, value: () => totalsInOne(plan),
      about: 'Cost, twice the grant and three times what the school pays in each year of AST Summary, those of the second year taken twice and so on: by their sum a change of any of them is noticed (FUND-6)',
    },
    ...(authority.length === 0 ? [] : [{
      header: 'SDG as planned', style: 'money', width: 16, value: ({ kind }: WhatIf) => (kind === 'pupils' ? sdgInOne(settings.from, authority) : null),
      about: 'The sum over the schools in each year of AST SDG, that of the second year taken twice and so on, where the change depends on it (SDG-1)',
    } as const]),
    {
      header: 'Plan holds', style: 'plain', width: 22, value: () => 'yes', formula: `IFERROR(IF(AND(${holds}),"yes","no, plan again"),"no, plan again")`,
      about: 'no where AST Summary, AST SDG or the sizes on AST Assumptions have changed since these figures were worked out: plan again (FUND-6)',
    },
  ];
}

export function sensitivitySheet(planned: PlannedWorkbook): SheetWrite {
  const { plan, sdg, live } = planned;
  const rows = whatIfsOf(planned);
  const bars = tornado(rows);
  const barTable = tableOf('AST_WhatIfBars', { row: BAR_ROW }, [...BAR_COLUMNS, barWhy(rows)], bars, { of: ({ subject }) => subject, steps: (bar) => [barStep(rows, bar)] });
  const chartRows = Math.max(LEAST_CHART_ROWS, bars.length + 6);
  const tableRow = BAR_ROW + Math.max(chartRows, bars.length + 1) + 3;
  const columns = [...whatIfColumns(plan), ...(live ? stillHolds(plan, sdg?.projection.authority ?? []) : [])];
  const now = netCostOf(plan.totals);
  const table = tableOf('AST_Sensitivity', { row: tableRow, live }, columns, rows, {
    of: ({ text }) => text,
    steps: ({ steps }, header) => (header === 'As planned' ? [{ rule: 'FUND-6', text: `In one number ${shortPoundsText(totalsInOne(plan))}; the school pays ${shortPoundsText(now)} over the plan`, figures: [] }] : [...steps]),
  });
  const { sensitivityAward, sensitivityPupils } = plan.settings;
  const about = `One thing is changed at a time, everything else stays as planned. Awards are changed by ${percentText(sensitivityAward)}${rows.every(({ kind }) => kind !== 'pupils') ? '' : ` and pupils by ${percentText(sensitivityPupils)}`}: other sizes are set on “AST Assumptions”.`;
  const followed = live ? ' These are figures of the plan as it was made, no formulas: “Plan holds” says whether the plan is still the same.' : '';
  const lines: Line[] = [
    ...titleLines('What if: how far what the school pays would change', REPLACED),
    { row: 3, cells: [{ column: 1, value: `${about}${followed}`, style: 'text' }] },
    { row: BAR_ROW - 1, cells: [{ column: 1, value: 'The largest changes over the plan', style: 'heading' }] },
    { row: tableRow - 1, cells: [{ column: 1, value: 'Every change, the largest first', style: 'heading' }] },
  ];
  return {
    name: SENSITIVITY_NAME,
    widths: widthsOf(columns),
    lines,
    tables: [barTable, table],
    frozenRows: 2,
    lastPrintedColumn: columns.findIndex(({ header }) => header === 'Why'),
    chart: {
      kind: 'bars',
      title: 'What the school would pay less or more over the plan',
      table: 'AST_WhatIfBars',
      categories: 'Subject',
      series: ['Less', 'More'],
      at: { firstRow: BAR_ROW, lastRow: BAR_ROW + chartRows - 1, firstColumn: CHART_COLUMN, lastColumn: CHART_COLUMN + 4 },
    },
  };
}
