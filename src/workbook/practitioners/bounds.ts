/** The user's own minimum and maximum for leading practitioners, from the table of bounds on “AST Leading practitioners” (LP-1). */
import { dateOf, dayText } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { Area } from '../../domain/scales';
import { BOUND_WORDS, BOUNDS, builtInBound, FIRST_PRACTITIONER_YEAR, LAST_PRACTITIONER_YEAR, type Bound, type UserBound } from '../../rules/leadingPractitioner';
import { cellAddress, cellText, isDateCell, type CellValue, type SheetGrid } from '../port';
import { OWN_SHEET_MARK, type Content } from '../sheetWrite';
import { isBlank, isUnreadable, readArea, readDate } from '../staff/cells';
import { normalHeader } from '../staff/columns';
import { readPractitionerPay } from './cells';

export const BOUND_HEADINGS = { from: 'Effective from', area: 'Area', lowest: 'Minimum £', highest: 'Maximum £' } as const;

type Heading = keyof typeof BOUND_HEADINGS;

/** A row of the user's that cannot be used, as it was typed: date, area, minimum, maximum. */
export type UnusedBoundRow = readonly Content[];

export interface BoundsReading {
  readonly own: readonly UserBound[];
  readonly unused: readonly UnusedBoundRow[];
  readonly problems: readonly Problem[];
}

export const NO_BOUNDS: BoundsReading = { own: [], unused: [], problems: [] };

/** A sheet of the product's name without its mark is taken for the user's own, and nothing is read from it. */
export function unmarkedBounds(sheet: string): BoundsReading {
  return {
    ...NO_BOUNDS,
    problems: [{
      severity: 'question', rule: 'LP-1', sheet, found: `a sheet “${sheet}” without the sentence that says what wrote it`, expected: `a name of its own for a sheet of yours, or “${OWN_SHEET_MARK}” in cell A2`,
      message: `“${sheet}” is taken for a sheet of yours, because its first rows no longer say “${OWN_SHEET_MARK}”: no minimum or maximum is read from it. If it is ours, write that into its cell A2 again.`,
    }],
  };
}

/** Why a year cannot be used, or nothing. */
export function yearExpected(year: number): string | undefined {
  return year >= FIRST_PRACTITIONER_YEAR && year <= LAST_PRACTITIONER_YEAR ? undefined : `1 September of a year from ${String(FIRST_PRACTITIONER_YEAR)} to ${String(LAST_PRACTITIONER_YEAR)}`;
}

function asTyped(value: CellValue, isMoney: boolean): Content {
  if (isDateCell(value)) return isMoney ? dayText(value.day) : value.day;
  if (typeof value === 'number') return isMoney ? Math.round(value * 100) : value;
  return value === null ? null : cellText(value);
}

/** Reads the table back: figures that are not the product's own are the user's, and win. */
export function readBounds(grid: SheetGrid): BoundsReading {
  const header = grid.rows.find(({ values }) => {
    const texts = new Set(values.map((value) => normalHeader(cellText(value))));
    return Object.values(BOUND_HEADINGS).every((heading) => texts.has(normalHeader(heading)));
  });
  if (header === undefined) {
    return {
      ...NO_BOUNDS,
      problems: [{
        severity: 'question', rule: 'LP-1', sheet: grid.name, found: 'no table of bounds', expected: `the headings ${Object.values(BOUND_HEADINGS).join(', ')}`,
        message: `No minimum or maximum of yours is read from “${grid.name}”: no row has the headings ${Object.values(BOUND_HEADINGS).join(', ')}. Put them back, or delete the sheet.`,
      }],
    };
  }
  const at = new Map(header.values.map((value, index) => [normalHeader(cellText(value)), index] as const).reverse());
  const place = (heading: Heading): number => at.get(normalHeader(BOUND_HEADINGS[heading])) ?? 0;
  const own: UserBound[] = [];
  const unused: UnusedBoundRow[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { row, values } of grid.rows) {
    if (row <= header.row) continue;
    const cell = (heading: Heading): CellValue => values[place(heading)] ?? null;
    const given = BOUNDS.filter((bound) => !isBlank(cell(bound)));
    if (given.length === 0) continue;
    const read = rowBounds(cell, given, grid.name, seen);
    if ('found' in read) {
      unused.push([asTyped(cell('from'), false), asTyped(cell('area'), false), asTyped(cell('lowest'), true), asTyped(cell('highest'), true)]);
      problems.push({
        severity: 'error', rule: 'LP-1', sheet: grid.name, cell: cellAddress(row, place(read.heading) + 1), found: read.found, expected: read.expected,
        message: `The bounds in row ${String(row)} of “${grid.name}” are not used: cell ${cellAddress(row, place(read.heading) + 1)} holds ${read.found}, expected ${read.expected}. Correct it and check again.`,
      });
    } else own.push(...read.bounds);
  }
  return { own, unused, problems };
}

type RowRead = { readonly bounds: UserBound[] } | { readonly heading: Heading; readonly found: string; readonly expected: string };

function rowBounds(cell: (heading: Heading) => CellValue, given: readonly Bound[], sheet: string, seen: Set<string>): RowRead {
  const [from, area] = [readDate(cell('from')), readArea(cell('area'))];
  if (isUnreadable(from)) return { heading: 'from', found: from.found, expected: '1 September of a year' };
  const { year, month, date } = dateOf(from.value);
  const wrongYear = month === 9 && date === 1 ? yearExpected(year) : 'the 1 September from which the figures hold';
  if (wrongYear !== undefined) return { heading: 'from', found: dayText(from.value), expected: wrongYear };
  if (isUnreadable(area)) return { heading: 'area', found: area.found, expected: area.expected };
  const key = `${area.value} ${String(year)}`;
  if (seen.has(key)) return { heading: 'from', found: `a second row for ${area.value} from ${dayText(from.value)}`, expected: 'one row for each area and September; the first is used' };
  const amounts = new Map<Bound, Pence>();
  for (const bound of given) {
    const reading = readPractitionerPay(cell(bound));
    if (isUnreadable(reading)) return { heading: bound, found: reading.found, expected: reading.expected };
    amounts.set(bound, reading.value);
  }
  const [lowest, highest] = BOUNDS.map((bound) => amounts.get(bound) ?? builtInBound(area.value, bound, year)?.value);
  const crossed = crossedBounds(lowest, highest);
  if (crossed !== undefined) return { heading: given[0] ?? 'lowest', ...crossed };
  seen.add(key);
  return { bounds: userBounds(area.value, year, amounts, `from the sheet “${sheet}” of this workbook`) };
}

/** What is wrong with a minimum above its maximum; `undefined` where nothing is. */
export function crossedBounds(lowest: Pence | undefined, highest: Pence | undefined): { found: string; expected: string } | undefined {
  if (lowest === undefined || highest === undefined || lowest <= highest) return undefined;
  return { found: `the ${BOUND_WORDS.lowest} ${shortPoundsText(lowest)} above the ${BOUND_WORDS.highest} ${shortPoundsText(highest)}`, expected: 'a minimum no higher than the maximum' };
}

/** The amounts that are not the product's own. */
export function userBounds(area: Area, year: number, amounts: ReadonlyMap<Bound, Pence>, basis: string): UserBound[] {
  return [...amounts].filter(([bound, annual]) => builtInBound(area, bound, year)?.value !== annual).map(([bound, annual]) => ({ area, year, bound, annual, basis }));
}
