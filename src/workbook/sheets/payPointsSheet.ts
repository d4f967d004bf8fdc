/** AST Pay points: every pay figure that the plan used, with its status and source; the user's own figures are read back. */
import { dateOf, dayText, september1 } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import { AREA_NAMES, AREAS, SCALES, scalePointText, type Area, type Scale } from '../../domain/scales';
import { SOURCES } from '../../parameters';
import { bookOf } from '../../projection';
import { builtInPay, isMissing, LAST_POINTS, type AskedPay, type PayAnswer, type UserPay } from '../../rules/payBook';
import { cellAddress, cellText, isDateCell, isErrorCell, type CellValue, type SheetGrid } from '../port';
import type { CellReason, Content, Formula, SheetWrite } from '../sheetWrite';
import { isBlank, isUnreadable, readArea, readDate, readMoney, readPoint } from '../staff/cells';
import { normalHeader } from '../staff/columns';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { rowOf as cellOf } from './live/formula';
import { TABLE_ROW, titleLines, type PlannedWorkbook, type UnusedPayRow } from './planned';

export const PAY_POINTS_NAME = 'AST Pay points';

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

function livePay({ settings, payUsed }: PlannedWorkbook['plan']): AskedPay[] {
  const book = bookOf(settings);
  const rows: AskedPay[] = [];
  const areas = AREAS.filter((area) => payUsed.some((asked) => asked.area === area));
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

/** The pay in force: the figure given, else the pay of the year before, in the row above, raised by the award (PAY-13). */
function payInForce(rowAt: number): Formula {
  const above = (column: number): Formula => cellAddress(TABLE_ROW + rowAt, column);
  const isYearBefore = (['Area', 'Scale', 'Point'] as const).map((header, index) => `${above(index + 2)}=${cell(header)}`);
  const years = `YEAR(${cell('Effective from')})`;
  const award = `INDEX(AST_Assumptions[In force],MATCH("award."&${years},AST_Assumptions[Id],0))`;
  const raised = `ROUNDUP(ROUND(${above(COLUMNS.length + LIVE_COLUMNS.length)}*(100+${award})/100,6),0)`;
  return `IF(${cell('Annual £')}<>"",${cell('Annual £')},IF(AND(${isYearBefore.join(',')},EDATE(N(${above(1)}),12)=${cell('Effective from')}),${raised},NA()))`;
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
  const columns = live ? [...COLUMNS.map(liveInput), ...LIVE_COLUMNS] : COLUMNS;
  const table = tableOf('AST_PayPoints', { row: TABLE_ROW, live }, columns, payRows(planned), {
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
      rows: [...table.rows, ...unusedPay.map((row) => [...row, 'not used', 'See the problems on “AST Summary”', null, ...(live ? ['', null] : [])])],
      reasonAt: (row, column) => table.reasonAt?.(row, column) ?? unusedReason(unusedPay[row - table.rows.length], columns[column]),
    }],
    frozenRows: TABLE_ROW,
  };
}

function keyOf({ area, scale, point, year }: { area: Area; scale: Scale; point: number; year: number }): string {
  return `${area} ${scale} ${String(point)} ${String(year)}`;
}

function scaleIn(value: CellValue): Scale | undefined {
  const text = cellText(value).toLowerCase();
  if (text.startsWith('ast') || text.startsWith('advanced')) return 'AST';
  if (text.startsWith('main') || text === 'm' || text === 'mps') return 'Main';
  return text.startsWith('upper') || text === 'u' || text === 'ups' ? 'Upper' : undefined;
}

const PAY_HEADINGS = ['effectivefrom', 'area', 'scale', 'point', 'annual'] as const;

/** The heading without case and punctuation; other usual names of the pay column read as `annual`. */
function payHeading(text: string): string {
  const normal = normalHeader(text);
  return ['annualgbp', 'annualpay', 'annualsalary', 'salary', 'pay', 'payayear'].includes(normal) ? 'annual' : normal;
}

/** A cell's value as it is written back: pay in pence, dates as days, all else as it is. */
function asTyped(value: CellValue, column: string): Content {
  if (isDateCell(value)) return column === 'effectivefrom' ? value.day : dayText(value.day);
  if (typeof value === 'number' && column === 'annual') return Math.round(value * 100);
  return value === null || typeof value === 'number' ? value : cellText(value);
}

/**
 * The user's own figures on the sheet: rows whose pay differs from what was planned with, rows marked `user`, and rows
 * added by hand. A row that cannot be used is a problem.
 */
export function readUserPay(grid: SheetGrid): { userPay: UserPay[]; unused: UnusedPayRow[]; problems: Problem[] } {
  const byKey = new Map<string, UserPay>();
  const problems: Problem[] = [];
  const unused: UnusedPayRow[] = [];
  const header = grid.rows.find(({ values }) => values.some((value) => normalHeader(cellText(value)) === 'effectivefrom'));
  // Of two columns of one meaning the first counts: “Pay £” of a live table stands behind “Annual £”.
  const at = new Map(header?.values.map((value, index) => [payHeading(cellText(value)), index] as const).reverse());
  if (header === undefined || !PAY_HEADINGS.every((heading) => at.has(heading))) {
    problems.push({
      severity: 'question', rule: 'PAY-2', sheet: grid.name, found: 'a sheet of pay points without the headings', expected: 'the headings Effective from, Area, Scale, Point and Annual £',
      message: `The sheet “${grid.name}” is not read as pay points: one row must have the headings Effective from, Area, Scale, Point and Annual £.`,
    });
    return { userPay: [], unused: [], problems };
  }
  const cell = (values: readonly CellValue[], name: string): CellValue => values[at.get(name) ?? -1] ?? null;
  for (const { row, values } of grid.rows) {
    if (row <= header.row) continue;
    const annualCell = cell(values, 'annual');
    if (isBlank(annualCell)) continue;
    const address = cellAddress(row, (at.get('annual') ?? 0) + 1);
    const report = (found: string, expected: string): void => {
      unused.push(['effectivefrom', 'area', 'scale', 'point', 'annual'].map((name) => asTyped(cell(values, name), name)));
      problems.push({
        severity: 'error', rule: 'PAY-2', sheet: grid.name, cell: address, found, expected,
        message: `The pay figure in row ${String(row)} of “${grid.name}” is not used: found ${found}, expected ${expected}.`,
      });
    };
    const status = cellText(cell(values, 'status'));
    // Figures that came from a sheet of the user's own are read there, not from this copy of them.
    const copied = /^from the sheet “(.*)” of this workbook$/.exec(cellText(cell(values, 'sourceorbasis')))?.[1];
    if (copied !== undefined && copied !== grid.name && annualCell === cell(values, 'asplanned')) continue;
    const planned = cell(values, 'asplanned');
    if (status === 'assumed' && typeof annualCell === 'number' && annualCell === planned) continue;
    const [from, area, point, annual] = [readDate(cell(values, 'effectivefrom')), readArea(cell(values, 'area')), readPoint(cell(values, 'point')), readMoney(annualCell)];
    const scale = scaleIn(cell(values, 'scale')) ?? (isUnreadable(point) ? undefined : point.value.scale);
    if (isUnreadable(from)) report(from.found, '1 September of a year under “Effective from”');
    else if (isUnreadable(area)) report(area.found, area.expected);
    else if (scale === undefined) report(`the scale “${cellText(cell(values, 'scale'))}”`, 'AST, Main or Upper');
    else if (isUnreadable(point)) report(point.found, point.expected);
    else if (isUnreadable(annual) || annual.value === 0) report(isErrorCell(annualCell) || isDateCell(annualCell) ? 'no amount' : `“${cellText(annualCell)}”`, 'a yearly pay in £');
    else {
      const { year, month, date } = dateOf(from.value);
      const user: UserPay = { area: area.value, scale, point: point.value.point, year, annual: annual.value, sheet: grid.name };
      if (point.value.scale !== undefined && point.value.scale !== scale) report(`the point “${cellText(cell(values, 'point'))}” with the scale ${scale}`, 'a point of that scale');
      else if (user.point < 1 || user.point > LAST_POINTS[scale]) report(`point ${String(user.point)} of the scale ${scale}`, `a point from 1 to ${String(LAST_POINTS[scale])}`);
      else if (month !== 9 || date !== 1) report(dayText(from.value), '1 September of a year: pay tables hold from then');
      else if (builtInPay(user.area, user.scale, user.point, year)?.value !== user.annual) {
        const other = byKey.get(keyOf(user));
        if (other !== undefined && other.annual !== user.annual) report(`a second figure for ${user.area} ${user.scale} ${String(user.point)} of ${String(year)}`, 'one figure for each point; the first is used');
        else byKey.set(keyOf(user), user);
      }
    }
  }
  return { userPay: [...byKey.values()], unused, problems };
}
