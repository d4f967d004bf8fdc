/** What a staff row says of the cost of cover: an amount, days or hours at a price, or a part-time teacher on a point (OUT-5). */
import { compareFractions, fraction, fractionText, roundProduct, type Fraction, type Pence } from '../../domain/exact';
import type { ScalePoint } from '../../domain/scales';
import type { AstPost } from '../../domain/staff';
import { MOST_COVER_DAYS, MOST_COVER_HOURS } from '../../parameters';
import type { CellValue } from '../port';
import { grouped, isBlank, isUnreadable, readCount, readFte, readMoney, readReference, type Reading } from './cells';
import type { StaffColumn } from './columns';
import type { RowReader } from './rowReader';

type ReadCover = Pick<AstPost, 'coverCost' | 'cover'>;

const NONE: ReadCover = { coverCost: null, cover: null };
const RULE = 'OUT-5';

type CoverColumn = Extract<StaffColumn, `Cover ${string}`>;

/** The ways of saying it, each by the columns that it needs. */
const WAYS: readonly (readonly CoverColumn[])[] = [['Cover cost'], ['Cover days', 'Cover day cost'], ['Cover hours', 'Cover hour rate'], ['Cover FTE', 'Cover point']];

const UNITS = {
  days: { count: 'Cover days', rate: 'Cover day cost', inYear: 366, most: MOST_COVER_DAYS },
  hours: { count: 'Cover hours', rate: 'Cover hour rate', inYear: 366 * 24, most: MOST_COVER_HOURS },
} as const;

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** What the row says, in one way; what cannot be counted is a problem, and the post is planned without a cost of cover. */
export function readCover(reader: RowReader): ReadCover {
  const all = WAYS.filter((columns) => columns.some((column) => !isBlank(reader.cell(column))));
  // £0 beside another way is a column that others fill in.
  const amount = readMoney(reader.cell('Cover cost'));
  const given = all.length > 1 && !isUnreadable(amount) && amount.value === 0 ? all.filter(([first]) => first !== 'Cover cost') : all;
  const [way] = given;
  if (way === undefined) return NONE;
  if (given.length > 1) return twoWays(reader, given.flat().filter((column) => !isBlank(reader.cell(column))));
  const [first] = way;
  if (first === 'Cover days') return byUnit(reader, 'days');
  if (first === 'Cover hours') return byUnit(reader, 'hours');
  if (first === 'Cover FTE') return byAppointment(reader);
  return { coverCost: factIn<Pence>(reader, 'Cover cost', readMoney) ?? null, cover: null };
}

function leftOut(reader: RowReader): string {
  return `The cost of cover for ${reader.who} is left out of the plan: `;
}

function twoWays(reader: RowReader, columns: readonly CoverColumn[]): ReadCover {
  const cells = columns.map((column) => `${reader.addressOf(column) ?? ''} (${column})`);
  reader.say('error', RULE, columns[0] ?? 'Cover cost', `a cost of cover given in more than one way: ${joined(columns)}`, 'one way: an amount, days, hours, or a teacher’s FTE and point',
    `${leftOut(reader)}cells ${joined(cells)} of “${reader.sheet}” give it in more than one way; expected one. Clear the cells that do not hold, and plan again.`);
  return NONE;
}

/** The fact in the cell; `undefined` with a problem where it cannot be read, and where the cell is blank. */
function factIn<T>(reader: RowReader, column: CoverColumn, read: (value: CellValue) => Reading<T>): T | undefined {
  const value = reader.cell(column);
  if (isBlank(value)) return undefined;
  const reading = read(value);
  if (!isUnreadable(reading)) return reading.value;
  const { found, expected } = reading;
  reader.say('error', RULE, column, found, expected, `${leftOut(reader)}cell ${reader.addressOf(column) ?? ''} of “${reader.sheet}” (${column}) holds ${found}; expected ${expected}. Correct the cell and plan again.`);
  return undefined;
}

/** Both facts of a way that needs two; a problem where one is missing or cannot be read. */
function pairIn<A, B>(reader: RowReader, first: readonly [CoverColumn, (value: CellValue) => Reading<A>], second: readonly [CoverColumn, (value: CellValue) => Reading<B>]): readonly [A, B] | undefined {
  const facts = [factIn(reader, ...first), factIn(reader, ...second)] as const;
  for (const [missing, there] of [[first[0], second[0]], [second[0], first[0]]] as const) if (isBlank(reader.cell(missing))) halfGiven(reader, missing, there);
  return facts[0] === undefined || facts[1] === undefined ? undefined : [facts[0], facts[1]];
}

function halfGiven(reader: RowReader, missing: CoverColumn, there: CoverColumn): void {
  const cell = reader.addressOf(missing);
  const lacks = cell === undefined ? `there is no column ${missing}` : `cell ${cell} (${missing}) is empty`;
  reader.say('question', RULE, cell === undefined ? there : missing, `${there} without ${missing}`, `both ${there} and ${missing}, or neither`,
    `${leftOut(reader)}cell ${reader.addressOf(there) ?? ''} of “${reader.sheet}” (${there}) says ${reader.text(there)}, but ${lacks}. Enter ${missing}, or clear ${there}, and plan again.`);
}

/** So many days or hours at a price each: the product, rounded once, is the amount of a year. */
function byUnit(reader: RowReader, way: keyof typeof UNITS): ReadCover {
  const { count: countColumn, rate: rateColumn, inYear, most } = UNITS[way];
  const pair = pairIn(reader, [countColumn, (value) => readCount(value, way, inYear)], [rateColumn, readMoney]);
  if (pair === undefined) return NONE;
  const [count, rate] = pair;
  if (compareFractions(count, fraction(most.value, 1)) > 0) askAboutMany(reader, way, count);
  return { coverCost: roundProduct(count.numerator, rate, 1, count.denominator), cover: { way, count, rate } };
}

function askAboutMany(reader: RowReader, way: keyof typeof UNITS, count: Fraction): void {
  const { count: column, rate, most } = UNITS[way];
  const limit = grouped(most.value);
  reader.say('question', RULE, column, `${fractionText(count)} ${way} of cover a year`, `at most ${limit} ${way} a year`,
    `${reader.who} is planned with ${fractionText(count)} ${way} of cover a year, from cell ${reader.addressOf(column) ?? ''} of “${reader.sheet}” (${column}). That is more than ${limit}: ${most.basis ?? ''}. Check the cell; ${rate} is taken for each of them.`);
}

/** A part-time teacher, whose pay follows the pay table in force. */
function byAppointment(reader: RowReader): ReadCover {
  const pair = pairIn<Fraction, ScalePoint>(reader, ['Cover FTE', readFte], ['Cover point', readReference]);
  return pair === undefined ? NONE : { coverCost: null, cover: { way: 'appointment', fte: pair[0], point: pair[1] } };
}
