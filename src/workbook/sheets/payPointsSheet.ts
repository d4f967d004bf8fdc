/** AST Pay points: every pay figure that the plan used, with its status and source; `readUserPay` reads the user's own figures back. */
import { september1 } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import { AREA_NAMES, AREAS, SCALES, scalePointText } from '../../domain/scales';
import { SOURCES } from '../../parameters';
import { bookOf } from '../../projection';
import { isMissing, LAST_POINTS, type AskedPay, type PayAnswer } from '../../rules/payBook';
import { cellAddress } from '../port';
import type { CellReason, Formula, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { rowOf as cellOf } from './live/formula';
import { watched } from './live/overtypedColumn';
import { PAY_POINTS_NAME } from './names';
import { TABLE_ROW, titleLines, type PlannedWorkbook, type UnusedPayRow } from './planned';
import { keyOf } from './readUserPay';

interface PayRow {
  readonly asked: Omit<AskedPay, 'answer'>;
  readonly annual: Pence | null;
  readonly status: string;
  readonly source: string;
}

const COLUMNS: readonly ColumnDefinition<PayRow>[] = [
  { header: 'Effective from', style: 'date', width: 14, about: '1 September of the school year', value: ({ asked }) => september1(asked.year) },
  { header: 'Area', style: 'text', width: 9, about: 'Rest, Fringe, Outer or Inner', value: ({ asked }) => asked.area },
  { header: 'Scale', style: 'text', width: 9, about: 'AST, Main or Upper', value: ({ asked }) => asked.scale },
  { header: 'Point', style: 'number', width: 8, about: 'The point', value: ({ asked }) => asked.point },
  { header: 'Annual £', style: 'inputMoney', width: 15, about: 'Full-time pay a year; change it or fill it in', value: ({ annual }) => annual },
  { header: 'Status', style: 'text', width: 14, about: 'published, reconstructed, estimated, assumed, user or missing', value: ({ status }) => status },
  { header: 'Source or basis', style: 'wrapped', width: 90, about: 'Where the figure was read, or how it was come by', value: ({ source }) => source },
  { header: 'As planned £', style: 'money', width: 15, about: 'The figure that the plan used', value: ({ annual }) => annual },
];

function payRow(asked: AskedPay, isUsed: boolean): PayRow {
  const { answer } = asked;
  const needed = isUsed ? 'Fill in the pay and plan again.' : 'This plan does not need it.';
  if (isMissing(answer)) return { asked, annual: null, status: 'missing', source: `No figure was found. ${needed}` };
  const source = answer.source === undefined ? (answer.basis ?? '') : `${SOURCES[answer.source]?.title ?? answer.source} [${answer.source}]`;
  return { asked, annual: answer.value, status: answer.status, source };
}

/** A row of the user's that cannot be used is kept as it was typed. */
function unusedReason(row: UnusedPayRow | undefined, column: ColumnDefinition<PayRow> | undefined): CellReason | undefined {
  if (row === undefined || column === undefined) return undefined;
  const step = { rule: 'PAY-2', text: 'Yours, kept as you typed it and not used: see what should be looked at on “AST Summary”', figures: [] };
  return { of: 'A row of yours', header: column.header, about: column.about, steps: [step] };
}

/**
 * The figures that the plan used; where figures are live, all points of the areas in the plan, by area, scale and point, so
 * that a change of point finds its pay, and each year stands below the year before it, whose pay an award raises.
 */
function payRows({ plan, live }: PlannedWorkbook): PayRow[] {
  const { settings, payUsed } = plan;
  const used = new Set(payUsed.map((asked) => keyOf(asked)));
  const rows = live ? livePay(plan).map((asked) => payRow(asked, used.has(keyOf(asked)))) : payUsed.map((asked) => payRow(asked, true));
  const listed = new Set(rows.map(({ asked }) => keyOf(asked)));
  for (const { annual, ...place } of settings.userPay) {
    if (!listed.has(keyOf(place))) rows.push({ asked: place, annual, status: 'user', source: 'yours; this plan did not need it' });
  }
  return rows;
}

function livePay({ settings, posts, payUsed }: PlannedWorkbook['plan']): AskedPay[] {
  const book = bookOf(settings);
  const rows: AskedPay[] = [];
  // A post that lies outside the plan needs no pay as it stands, and does where its dates are changed.
  const areas = AREAS.filter((area) => posts.some(({ post }) => post.area === area) || payUsed.some((asked) => asked.area === area));
  // A range that is modelled may need years that the plan does not.
  const last = payUsed.reduce((latest, { year }) => Math.max(latest, year), settings.from + settings.years - 1);
  const earliest = payUsed.reduce((first, { year }) => Math.min(first, year), settings.from - 1);
  for (const area of areas) {
    for (const scale of SCALES) {
      for (let point = 1; point <= LAST_POINTS[scale]; point += 1) {
        // An award raises the pay of the year before it, back to a year with a table.
        let first = earliest;
        while (settings.awards.has(first) && isProjected(book.find(area, scale, point, first))) first -= 1;
        for (let year = first; year <= last; year += 1) rows.push({ area, scale, point, year, answer: book.find(area, scale, point, year) });
      }
    }
  }
  return rows;
}

function isProjected(answer: PayAnswer): boolean {
  return !isMissing(answer) && answer.status === 'assumed';
}

const cell = cellOf('AST_PayPoints');

/** The pay in force: the figure given, else the pay of the year before, in the row above, raised by the award (PAY-13). Where no award is given there is none: a blank is no award of 0%. */
function payInForce(rowAt: number): Formula {
  const above = (column: number): Formula => cellAddress(TABLE_ROW + rowAt, column);
  const isYearBefore = (['Area', 'Scale', 'Point'] as const).map((header, index) => `${above(index + 2)}=${cell(header)}`);
  const years = `YEAR(${cell('Effective from')})`;
  const award = `INDEX(AST_Assumptions[In force],MATCH("award."&${years},AST_Assumptions[Id],0))`;
  const raised = `ROUNDUP(ROUND(${above(COLUMNS.length + LIVE_COLUMNS.length)}*(100+${award})/100,6),0)`;
  return `IF(${cell('Annual £')}<>"",${cell('Annual £')},IF(AND(${isYearBefore.join(',')},EDATE(N(${above(1)}),12)=${cell('Effective from')},ISNUMBER(${award})),${raised},NA()))`;
}

const LIVE_COLUMNS: readonly ColumnDefinition<PayRow>[] = [
  {
    header: 'Key', style: 'text', width: 18, about: 'Area, point and year, by which formulas find the pay',
    value: ({ asked: { area, scale, point, year } }) => `${area} ${scalePointText({ scale, point })} ${String(year)}`,
  },
  { header: 'Pay £', style: 'money', width: 15, about: 'The pay in force, which the formulas use', value: ({ annual }) => annual, formula: payInForce },
];

/** In a live table an award’s result stands under “Pay £” alone, so that it follows the award. */
function liveInput(column: ColumnDefinition<PayRow>): ColumnDefinition<PayRow> {
  return column.style === 'inputMoney' ? { ...column, value: ({ annual, status }) => (status === 'assumed' ? null : annual) } : column;
}

export function payPointsSheet(planned: PlannedWorkbook): SheetWrite {
  const { unusedPay, live } = planned;
  const rows = payRows(planned);
  // A row that a user added has no key, and no formula.
  const { columns } = watched('AST_PayPoints', live ? [...COLUMNS.map(liveInput), ...LIVE_COLUMNS] : COLUMNS, rows, { live, where: `${cell('Key')}<>""` });
  const table = tableOf('AST_PayPoints', { row: TABLE_ROW, live }, columns, rows, {
    of: ({ asked }) => `${asked.scale} ${String(asked.point)}, ${AREA_NAMES[asked.area]}, from 1 September ${String(asked.year)}`,
    steps: ({ asked, annual, status, source }) => [{
      rule: 'PAY-2', figures: [],
      text: `${scalePointText(asked)} in ${AREA_NAMES[asked.area]} from 1 September ${String(asked.year)}: ${annual === null ? 'no figure' : `${shortPoundsText(annual)} a year for full-time`}; ${status === 'user' ? 'yours' : status}: ${source}`,
    }],
  });
  return {
    name: PAY_POINTS_NAME,
    widths: widthsOf(columns),
    lines: titleLines('Pay figures used', live ? 'Change a yellow figure, and the figures follow; rows that you add below the table need a new plan. Your figures are kept and win.' : 'Change a yellow figure, or add rows below the table, and plan again: your figures are kept and win.'),
    ...(live ? { lastPrintedColumn: COLUMNS.length } : {}),
    tables: [{
      ...table,
      rows: [...table.rows, ...unusedPay.map((row) => [...row, 'not used', 'See the problems on “AST Summary”', null, ...(live ? ['', null, ''] : [])])],
      reasonAt: (row, column) => table.reasonAt?.(row, column) ?? unusedReason(unusedPay[row - table.rows.length], columns[column]),
    }],
    frozenRows: TABLE_ROW,
  };
}
