/** Reads the user's own figures on “AST Pay points”, or on a sheet of pay points of their own. */
import { dateOf, dayText } from '../../domain/calendar';
import type { Problem } from '../../domain/problem';
import type { Area, Scale } from '../../domain/scales';
import { builtInPay, LAST_POINTS, type UserPay } from '../../rules/payBook';
import { cellAddress, cellText, isDateCell, isErrorCell, type CellValue, type SheetGrid } from '../port';
import type { Content } from '../sheetWrite';
import { isBlank, isUnreadable, readArea, readDate, readMoney, readPoint } from '../staff/cells';
import { normalHeader } from '../staff/columns';
import type { UnusedPayRow } from './planned';

/** A pay figure is known by its place in the tables. */
export function keyOf({ area, scale, point, year }: { area: Area; scale: Scale; point: number; year: number }): string {
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
