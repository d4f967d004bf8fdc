/** Reads the register of schools, the allocations and the payments; a row that cannot be used is a problem with its cell. */
import { dayText, financialYearFrom, financialYearOf, type Day, type FinancialYear } from '../../domain/calendar';
import { roundHalfUpBig, type Fraction, type Pence } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { Allocation, Payment, SchoolRow } from '../../audit';
import { STREAM_NAMES } from '../../rules/streamArrival';
import { listHeader, listRows, type ListKind } from '../lists/list';
import { cellText, isDateCell, type CellValue, type SheetGrid } from '../port';
import { areaIn, isUnreadable, numberIn, readDate, readMoney, type Reading } from '../staff/cells';
import { ALLOCATIONS_LIST, PAYMENTS_LIST, REGISTER_LIST } from './auditLists';
import { isTotalLine, ListCells } from './listCells';
import { isOfScheme, OF_THE_SCHEME } from './schemeYears';

export interface ListReading<T> {
  readonly records: readonly T[];
  readonly problems: readonly Problem[];
}

const MOST_PENCE = 100_000_000_000;

/** An amount of a list of allocations: not negative, below £1 billion. */
function readAllotted(value: CellValue): Reading<Pence> {
  const small = readMoney(value);
  if ('value' in small) return small;
  const number = numberIn(value);
  if (number === undefined || number.numerator < 0) return small;
  const pence = roundHalfUpBig(BigInt(number.numerator) * 100n, BigInt(number.denominator));
  return pence <= MOST_PENCE ? { value: pence } : small;
}

/** An amount that was paid, or taken back. */
function readPaid(value: CellValue): Reading<Pence> {
  const number = numberIn(value);
  if (number === undefined || number.numerator >= 0) return readAllotted(value);
  const back = readAllotted(-number.numerator / number.denominator);
  return 'value' in back ? { value: -back.value } : back;
}

function readCount(value: CellValue): Reading<Fraction> {
  const number = numberIn(value);
  if (number === undefined || number.numerator < 0) return { found: `“${cellText(value)}”`, expected: 'a number from 0, such as 2 or 0.5' };
  return { value: number };
}

/** A day in a financial year of the scheme. */
function readPaidOn(value: CellValue): Reading<Day> {
  const reading = readDate(value);
  if (isUnreadable(reading) || isOfScheme(financialYearOf(reading.value))) return reading;
  return { found: `the date ${dayText(reading.value)}`, expected: `a day in ${OF_THE_SCHEME}` };
}

/** 2009-10, 2009/10, 2009-2010, 2009/2010, FY 2009-10. */
function readYear(value: CellValue): Reading<FinancialYear> {
  const text = cellText(value).replace(/^fy\s*/i, '').replace(/\s/g, '').replace(/^(\d{4})([-/])\d{2}(\d{2})$/, '$1$2$3');
  const year = isDateCell(value) ? undefined : financialYearFrom(text);
  const found = isDateCell(value) ? 'a date' : `“${cellText(value)}”`;
  if (year === undefined) return { found, expected: 'a financial year such as 2009-10' };
  return isOfScheme(year) ? { value: year } : { found, expected: OF_THE_SCHEME };
}

const MONTHS = STREAM_NAMES.map((name) => name.toLowerCase().slice(0, 3));

const ORDINALS = ['first', 'second', 'third', 'fourth'];
const STREAM_WORD = '(?:stream|instalment|installment|payment|tranche|quarter|q|no\\.?|number)';
/** 1, 2nd, third, Instalment 3, 1st instalment, 4/4, 2 of 4. */
const NUMBERED_STREAM = new RegExp(`^(?:${STREAM_WORD}\\s*)*([1-4]|${ORDINALS.join('|')})(?:st|nd|rd|th)?(?:\\s*(?:of|/)\\s*(?:4|four))?(?:\\s*${STREAM_WORD})?(?:\\s*(?:of|/)\\s*(?:4|four))?\\.?$`);
const NAMED_STREAM = new RegExp(`^(?:${STREAM_WORD}\\s*)*(${MONTHS.join('|')})`);

/** May, September, December or March, or 1 to 4 as they are written. */
function readStream(value: CellValue): Reading<number> {
  const text = cellText(value).toLowerCase().trim();
  const number = NUMBERED_STREAM.exec(text)?.[1];
  const at = number === undefined ? MONTHS.indexOf(NAMED_STREAM.exec(text)?.[1] ?? '') : /\d/.test(number) ? Number(number) - 1 : ORDINALS.indexOf(number);
  return at < 0 ? { found: isDateCell(value) ? 'a date' : `“${cellText(value)}”`, expected: `the stream: ${STREAM_NAMES.join(', ')}, or 1 to 4` } : { value: at };
}

type SchoolColumns = 'School' | 'Establishment';

function* rowsOf<Column extends string>(kind: ListKind<Column | SchoolColumns>, grid: SheetGrid, rule: string): Generator<ListCells<Column | SchoolColumns>> {
  const header = listHeader(kind, grid);
  if (header === undefined) return;
  for (const row of listRows<Column | SchoolColumns>(grid, header)) if (!isTotalLine(row)) yield new ListCells(row, kind.what, rule);
}

/** Reads each row, and keeps those of which every cell that they cannot do without could be read. */
function readAll<Column extends string, T>(kind: ListKind<Column | SchoolColumns>, grid: SheetGrid, rule: string, read: (cells: ListCells<Column | SchoolColumns>) => T | undefined): ListReading<T> {
  const records: T[] = [];
  const problems: Problem[] = [];
  for (const cells of rowsOf(kind, grid, rule)) {
    const record = read(cells);
    const told = cells.told();
    if (record !== undefined && told.isUsed) records.push(record);
    problems.push(...told.problems);
  }
  return { records, problems };
}

/** The number or name of the school; without either the row is of no school. */
function schoolIn(cells: ListCells<SchoolColumns>): { school: string; establishment: string } {
  const school = cells.text('School');
  const establishment = cells.text('Establishment');
  if (school === '' && !/\d/.test(establishment)) cells.fail(cells.row.has('School') ? 'School' : 'Establishment', 'the name or number of a school');
  return { school, establishment };
}

const PAY_AREA = /^(?:rest(?: of england.*)?|(?:london )?fringe(?: area)?|(?:inner|outer)(?: london)?(?: area)?)$/i;

/** The pay area, where the column “Area” holds one; it may hold districts instead. */
function payAreaIn(text: string): Pick<SchoolRow, 'payArea'> {
  const payArea = PAY_AREA.test(text) ? areaIn(text) : undefined;
  return payArea === undefined ? {} : { payArea };
}

export function readRegister(grid: SheetGrid, book: string): ListReading<SchoolRow> {
  return readAll(REGISTER_LIST, grid, 'FUND-6', (cells): SchoolRow => ({
    ...schoolIn(cells),
    phase: cells.text('Phase'), area: cells.text('Area'), ...payAreaIn(cells.text('Area')), category: cells.row.has('Category') ? cells.text('Category') : null,
    teachers: cells.readAside('Teachers', readCount), pupils: cells.readAside('Pupils', readCount), place: cells.place(book),
  }));
}

export function readAllocations(grid: SheetGrid, book: string): ListReading<Allocation> {
  return readAll(ALLOCATIONS_LIST, grid, 'FUND-6', (cells) => {
    const year = cells.read('Year', readYear);
    if (year === null && cells.row.isBlank('Year')) cells.fail('Year', 'a financial year such as 2009-10');
    const allocation = {
      ...schoolIn(cells),
      sdg: cells.readAside('SDG', readAllotted), astPart: cells.readAside('AST part', readAllotted), postsFunded: cells.readAside('Posts funded', readCount), place: cells.place(book),
    };
    return year === null ? undefined : { ...allocation, year };
  });
}

export function readPayments(grid: SheetGrid, book: string): ListReading<Payment> {
  return readAll(PAYMENTS_LIST, grid, 'FUND-8', (cells) => {
    const amount = cells.read('Amount', readPaid);
    if (amount === null && cells.row.isBlank('Amount')) cells.fail('Amount', 'an amount such as 3875 or £3,875.00');
    const on = cells.read('Paid on', readPaidOn);
    const stated = cells.read('Year', readYear);
    const year = stated ?? (on === null ? null : financialYearOf(on));
    if (cells.row.isBlank('Year') && cells.row.isBlank('Paid on')) cells.fail('Year', 'a financial year such as 2009-10, or the day of the payment');
    const payment = {
      ...schoolIn(cells),
      stream: cells.read('Stream', readStream), post: cells.text('Post ID'), on, place: cells.place(book),
    };
    return amount === null || year === null ? undefined : { ...payment, amount, year };
  });
}
