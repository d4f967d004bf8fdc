/** From a schools list to the schools of a projection, with a sentence for every cell that cannot be used (SDG-2). */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import { fractionText, percentText, roundHalfUpBig, shortPoundsText, type BasisPoints, type Fraction, type Pence } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { SdgPupils, SdgSchool } from '../../projection';
import { PHASES, SDG_BASE_YEAR, type Phase } from '../../rules/sdg';
import { listHeader, listRows, type ListRow } from '../lists/list';
import { isDateCell, isErrorCell, tidy, type SheetGrid } from '../port';
import { numberIn } from '../staff/cells';
import { basisPoints } from '../settings';
import { pupilsColumn, pupilsHeading, SCHOOLS_LIST, type SchoolColumn } from './schoolsList';

export interface SchoolsAsked {
  /** Whether the year is asked of schools of the phase: those for which there is a guarantee. */
  readonly yearsOf: (phase: Phase) => readonly FinancialYear[];
  /** The yearly growth of pupils where the list gives none. */
  readonly growth: BasisPoints | null;
}

/** A number of pupils that nobody counted. */
export interface SchoolAssumption {
  readonly school: string;
  readonly year: FinancialYear;
  readonly sheet: string;
  readonly row: number;
  readonly value: string;
  readonly text: string;
}

export interface SchoolsReading {
  readonly schools: readonly SdgSchool[];
  readonly leftOut: number;
  readonly problems: readonly Problem[];
  readonly assumptions: readonly SchoolAssumption[];
  /** The cell of “AST posts” of each school. */
  readonly astPostsCell: (school: SdgSchool) => string | undefined;
}

const MOST_PENCE = 100_000_000_000;
const MOST_PUPILS = 1_000_000;
const [LEAST_GROWTH, MOST_GROWTH] = [-20, 50];
const WHOLE_RATE = 10_000n;
const PUPILS_EXPECTED = 'a number of pupils above 0';

/** Why a row cannot be used: what its sentence says. */
class Unusable {
  constructor(readonly problem: Problem) {}
}

function columnText(column: SchoolColumn): string {
  const year = /^Pupils (\d{4})$/.exec(column)?.[1];
  return year === undefined ? column : pupilsHeading(Number(year));
}

class SchoolReader {
  readonly name: string;
  readonly establishment: string;

  constructor(readonly row: ListRow<SchoolColumn>) {
    this.name = row.text('School');
    this.establishment = row.text('Establishment');
  }

  get label(): string {
    return this.name !== '' ? this.name : this.establishment !== '' ? `School ${this.establishment}` : `Row ${String(this.row.row)}`;
  }

  unusable(column: SchoolColumn, expected: string, why = ''): Unusable {
    const cell = this.row.address(column);
    const found = this.row.found(column);
    const where = cell === undefined ? `row ${String(this.row.row)}` : `cell ${cell}`;
    return new Unusable({
      severity: 'error', rule: 'SDG-2', sheet: this.row.sheet, ...(cell === undefined ? {} : { cell }), found, expected,
      message: `${this.label} is left out: ${where} of “${this.row.sheet}” (${columnText(column)}) holds ${found}; expected ${expected}.${why} Correct the cell and try again.`,
    });
  }

  /** An amount of money of at least `least` pence. A number may be what a formula came to, and is rounded; a text says what was meant. */
  amount(column: SchoolColumn, least: Pence, expected: string): Pence | Unusable {
    const value = this.row.cell(column);
    const number = numberIn(value);
    if (number === undefined) return this.unusable(column, expected);
    const [above, below] = [BigInt(number.numerator) * 100n, BigInt(number.denominator)];
    if (typeof value === 'string' && above % below !== 0n) return this.unusable(column, `${expected}, in whole pence`);
    const pence = roundHalfUpBig(above, below);
    return pence < least || pence > MOST_PENCE ? this.unusable(column, pence > MOST_PENCE ? `${expected}, below £1 billion` : expected) : pence;
  }

  count(column: SchoolColumn): Fraction | Unusable {
    const number = numberIn(this.row.cell(column));
    if (number === undefined || number.numerator <= 0 || number.numerator > MOST_PUPILS * number.denominator) return this.unusable(column, PUPILS_EXPECTED);
    return number;
  }

  phase(): Phase | Unusable {
    const text = this.row.text('Phase').toLowerCase();
    return PHASES.find((phase) => phase === text) ?? this.unusable('Phase', 'primary or secondary', ' The guarantee is stated for these two.');
  }

  /** The yearly growth, where the list gives one: 2, “2%” or a cell that shows 2%. */
  growth(otherwise: BasisPoints | null): BasisPoints | null | Unusable {
    if (this.row.isBlank('Growth %')) return otherwise;
    const value = this.row.cell('Growth %');
    // A cell that shows 2% holds 0.02, and no school grows by less than a fifth of a per cent that somebody writes down.
    const isShare = typeof value === 'number' && Math.abs(value) < 0.2;
    const text = isShare ? fractionText({ numerator: Math.round(value * 1e8), denominator: 1e6 }, 6) : typeof value === 'number' ? String(value) : this.row.text('Growth %').replace(/%$/, '').trim();
    return basisPoints(text, LEAST_GROWTH, MOST_GROWTH) ?? this.unusable('Growth %', `a yearly growth in % from ${String(LEAST_GROWTH)} to ${String(MOST_GROWTH)} with at most two decimals, such as 1.5`);
  }
}

/** The last year before this one whose pupils the row gives. */
function lastCounted(row: ListRow<SchoolColumn>, year: FinancialYear): FinancialYear {
  let before = year - 1;
  while (before > SDG_BASE_YEAR && row.isBlank(pupilsColumn(before))) before -= 1;
  return before;
}

function isCountedLater(row: ListRow<SchoolColumn>, year: FinancialYear): boolean {
  for (let later = year + 1; later <= year + 30; later += 1) if (!row.isBlank(pupilsColumn(later))) return true;
  return false;
}

/** A count raised by the growth of each year since, rounded half up to whole pupils. */
function grown(count: Fraction, growth: BasisPoints, years: number): number {
  return roundHalfUpBig(BigInt(count.numerator) * (WHOLE_RATE + BigInt(growth)) ** BigInt(years), BigInt(count.denominator) * WHOLE_RATE ** BigInt(years));
}

function pupilsIn(reader: SchoolReader, year: FinancialYear, growth: BasisPoints | null): SdgPupils | Unusable {
  const { row } = reader;
  const column = pupilsColumn(year);
  if (!row.isBlank(column)) {
    const value = reader.count(column);
    return value instanceof Unusable ? value : { value, status: 'user' };
  }
  const what = row.has(column) ? PUPILS_EXPECTED : `a column “${pupilsHeading(year)}”`;
  if (isCountedLater(row, year)) return reader.unusable(column, what, ' A later year is there, so this one is not reckoned by growth.');
  if (growth === null) return reader.unusable(column, what, ' Or give the yearly growth of pupils under “Growth %”.');
  const since = lastCounted(row, year);
  const count = reader.count(pupilsColumn(since));
  if (count instanceof Unusable) return count;
  const pupils = grown(count, growth, year - since);
  if (pupils <= 0) return reader.unusable('Growth %', 'a growth that leaves at least one pupil');
  return { value: { numerator: pupils, denominator: 1 }, status: 'assumed', basis: `${fractionText(count)} pupils of ${financialYearText(since)} with ${percentText(growth)} growth a year for ${String(year - since)} ${year - since === 1 ? 'year' : 'years'}, to whole pupils` };
}

function schoolIn(reader: SchoolReader, { yearsOf, growth: otherwise }: SchoolsAsked): SdgSchool | Unusable {
  const { row } = reader;
  const phase = reader.phase();
  if (phase instanceof Unusable) return phase;
  const base = reader.amount('SDG 2005-06', 1, 'what the school received in 2005-06, an amount above £0');
  if (base instanceof Unusable) return base;
  const basePupils = reader.count(pupilsColumn(SDG_BASE_YEAR));
  if (basePupils instanceof Unusable) return basePupils;
  const astBase = row.isBlank('AST part 2005-06') ? null : reader.amount('AST part 2005-06', 0, `an amount from £0 to the base of ${shortPoundsText(base)}`);
  if (astBase instanceof Unusable) return astBase;
  if (astBase !== null && astBase > base) return reader.unusable('AST part 2005-06', `at most the base of ${shortPoundsText(base)}, of which it is a part`);
  const posts = row.isBlank('AST posts') ? null : (numberIn(row.cell('AST posts')) ?? reader.unusable('AST posts', 'a number of posts, such as 2'));
  if (posts instanceof Unusable) return posts;
  if (posts !== null && posts.numerator < 0) return reader.unusable('AST posts', 'a number of posts, such as 2');
  const growth = reader.growth(otherwise);
  if (growth instanceof Unusable) return growth;
  const pupils = new Map<FinancialYear, SdgPupils>();
  for (const year of yearsOf(phase)) {
    const ofYear = pupilsIn(reader, year, growth);
    if (ofYear instanceof Unusable) return ofYear;
    pupils.set(year, ofYear);
  }
  return { school: reader.label, establishment: reader.establishment, phase, base, basePupils, pupils, astBase, astPosts: posts, sheet: row.sheet, row: row.row };
}

/** A line such as “Total” at the foot, or one of sums without a word. */
function isTotal({ row, name, establishment }: SchoolReader): boolean {
  if (/^(?:grand |sub-?)?totals?\b/i.test(name || establishment)) return row.isBlank('Phase') || /^(?:grand |sub-?)?totals?:?$/i.test(name || establishment);
  return name === '' && establishment === '' && row.isBlank('Phase') && !isErrorCell(row.cell('School')) && !isDateCell(row.cell('School'));
}

function keyOf({ name, establishment }: SchoolReader): string {
  return establishment !== '' ? `number ${establishment.replace(/\D/g, '')}` : tidy(name).toLowerCase();
}

/** The schools of the list. A row that cannot be used is left out, with its sentence; the others go on. */
export function readSchools(grid: SheetGrid, asked: SchoolsAsked): SchoolsReading {
  const header = listHeader(SCHOOLS_LIST, grid);
  if (header === undefined) throw new RangeError(`${grid.name} is no list of schools`);
  const schools: SdgSchool[] = [];
  const problems: Problem[] = [];
  const assumptions: SchoolAssumption[] = [];
  const places = new Map<string, number>();
  const cells = new Map<SdgSchool, string>();
  let leftOut = 0;
  for (const row of listRows<SchoolColumn>(grid, header)) {
    const reader = new SchoolReader(row);
    if (isTotal(reader)) continue;
    const first = places.get(keyOf(reader));
    if (reader.name === '' && reader.establishment === '') {
      problems.push(reader.unusable(row.has('School') ? 'School' : 'Establishment', 'the name or number of a school').problem);
      leftOut += 1;
      continue;
    }
    if (first !== undefined) {
      problems.push(reader.unusable(reader.establishment === '' ? 'School' : 'Establishment', 'each school once', ` It is in row ${String(first)} already, which is used.`).problem);
      leftOut += 1;
      continue;
    }
    places.set(keyOf(reader), row.row);
    const school = schoolIn(reader, asked);
    if (school instanceof Unusable) {
      problems.push(school.problem);
      leftOut += 1;
      continue;
    }
    schools.push(school);
    const cell = row.address('AST posts');
    if (cell !== undefined) cells.set(school, cell);
    if (school.astPosts !== null && school.astBase === null) {
      problems.push({
        severity: 'note', rule: 'SDG-3', sheet: grid.name, ...(cell === undefined ? {} : { cell }), found: 'AST posts without an AST part', expected: 'an amount under “AST part 2005-06”',
        message: `${school.school}: “${grid.name}” gives AST posts and no AST part of the base, so nothing of its grant is shown as the AST part. If some of the base was for ASTs, put the amount under “AST part 2005-06”.`,
      });
    }
    for (const [year, { status, value, basis = '' }] of school.pupils) {
      if (status === 'assumed') assumptions.push({ school: school.school, year, sheet: grid.name, row: row.row, value: fractionText(value), text: `${school.school} has ${fractionText(value)} pupils in ${financialYearText(year)}: ${basis}` });
    }
  }
  if (header.unread.length > 0) {
    problems.push({
      severity: 'note', sheet: grid.name, found: 'columns that are not read', expected: 'the columns of a schools list',
      message: `“${grid.name}”: the headings ${header.unread.join(', ')} were not recognised, or stand twice, and their columns were not read.`,
    });
  }
  return { schools, leftOut, problems, assumptions, astPostsCell: (school) => cells.get(school) };
}
