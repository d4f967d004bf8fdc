/** The staff, the register, the allocations and the payments of an authority of any size, with some faults in them: the same on every run. */
import { dayFromIso, type Day } from '../../src/domain/calendar';
import { DEFAULT_SETTINGS } from '../../src/projection';
import { sequence } from './posts';

/** A cell; a day stands as one. */
export type AuthorityCell = string | number | { readonly day: Day } | null;
export type AuthorityRow = readonly AuthorityCell[];

/** A sheet, whose rows are made as they are asked for. */
export interface AuthoritySheet {
  readonly name: string;
  readonly header: readonly string[];
  rows(): Iterable<AuthorityRow>;
}

/** Schools of which one in so many has ASTs, three each. */
const SCHOOLS_A_TEAM = 8;
const TEAM = 3;

const STAFF_HEADER = [
  'Post ID', 'School', 'Establishment', 'Name', 'Staff code', 'Role', 'Point', 'Range', 'Area', 'FTE', 'Start date', 'End date', 'Reference point', 'Assessed on', 'AST2 sent on',
  'Funding source', 'Status', 'Sept 2008', 'Sept 2009',
];

const TOWNS = ['Ash', 'Beck', 'Carl', 'Dun', 'Elm', 'Fern', 'Glas', 'Hart', 'Ing', 'Kirk', 'Lang', 'Mel', 'Nor', 'Oak', 'Pem', 'Quar', 'Rad', 'Sel', 'Thorn', 'Wim'];
const ENDS = ['bury', 'by', 'combe', 'dale', 'field', 'ford', 'ham', 'ley', 'mere', 'minster', 'port', 'ridge', 'stead', 'ton', 'wick', 'worth'];
const STREETS = ['Abbey', 'Brook', 'Castle', 'Deane', 'Estuary', 'Forge', 'Grange', 'Hillside', 'Ivy', 'Juniper', 'Keep', 'Larch', 'Market', 'Newgate', 'Orchard', 'Priory', 'Quarry', 'River', 'Spring', 'Tower', 'Upland', 'Valley', 'Willow', 'Yew', 'Zion',
  'Beacon', 'Cedar', 'Dovecote', 'Easter', 'Fountain', 'Green', 'Heath', 'Island', 'Jubilee', 'King', 'Lodge', 'Mill', 'North', 'Ox', 'Poplar', 'Queen', 'Rowan', 'South', 'Temple', 'Union', 'Vine', 'West', 'Chapel', 'Sycamore', 'Windmill',
  'Barley', 'Clover', 'Damson', 'Ember', 'Foxglove', 'Gorse', 'Heron', 'Iris', 'Jasmine', 'Kestrel', 'Linnet', 'Mallard', 'Nightingale', 'Osprey', 'Plover', 'Quail', 'Robin', 'Swift', 'Teal', 'Umber', 'Violet', 'Wren', 'Yarrow', 'Zephyr', 'Aspen'];
const FORENAMES = ['Alan', 'Beth', 'Carol', 'David', 'Emma', 'Frank', 'Gwen', 'Hugh', 'Iris', 'John', 'Kate', 'Liam', 'Mary', 'Neil', 'Olive', 'Paul', 'Ruth', 'Sam', 'Tess', 'Una', 'Vera', 'Will', 'Zoe', 'Anne', 'Brian', 'Clare', 'Derek', 'Elsie', 'Fay', 'Grace'];

const PHASES = ['Primary', 'Secondary', 'Special', 'Nursery'];

function day(iso: string): { readonly day: Day } {
  const found = dayFromIso(iso);
  if (found === undefined) throw new RangeError(`${iso} is no day`);
  return { day: found };
}

const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** 24,000 names without a twin: so many streets in so many towns. */
function schoolName(school: number): string {
  const street = of(STREETS, school);
  const town = Math.floor(school / STREETS.length);
  return `${street} ${of(TOWNS, town)}${of(ENDS, Math.floor(town / TOWNS.length))} ${of(PHASES, school)} School`;
}

function establishment(school: number): string {
  return `${String(201 + Math.floor(school / 160))}/${String(2000 + (school % 160))}`;
}

function personName(person: number): string {
  const surname = `${of(TOWNS, person)}${of(ENDS, Math.floor(person / 20))}${of(['', 'er', 's', 'son', 'man'], Math.floor(person / 320))}`;
  return `${surname}, ${of(FORENAMES, Math.floor(person / 1600))} ${String.fromCharCode(65 + (Math.floor(person / 48_000) % 26))}`;
}

const hasTeam = (school: number): boolean => school % SCHOOLS_A_TEAM === 0;
/** A misspelt name without a number beside it. */
const isMisspelt = (post: number): boolean => post % 53 === 10;

/** The row of an AST, of whom some have a fault; every fault has a number that few others share. */
function astRow(school: number, post: number, person: number, next: (below: number) => number): AuthorityCell[] {
  const start = 1 + next(14);
  const point = start + next(4);
  const left = post % 71 === 6 ? day('2009-12-31') : post % 43 === 12 ? day('2009-08-31') : null;
  const name = isMisspelt(post) ? schoolName(school).replace(/^(..)/, '$1$1') : schoolName(school);
  return [
    `P${String(post)}`, name, isMisspelt(post) ? null : establishment(school), post % 73 === 5 ? 'Vacant' : personName(person), post % 73 === 5 ? null : `T${String(post % 59 === 9 ? person - 1 : person)}`,
    'AST', `AST ${String(post % 89 === 2 ? Math.max(1, start - 1) : point)}`, `${String(start)}-${String(start + (post % 97 === 1 ? 3 : 4))}`, 'Rest', post % 67 === 7 ? 'full' : next(6) === 0 ? 0.6 : 1,
    day('2007-09-01'), left, 'U3', post % 79 === 4 ? 'not yet' : day('2007-06-11'), post % 61 === 8 ? null : day('2007-09-10'), 'SDG', post % 61 === 8 ? 'filled' : 'paid', 1, post % 83 === 3 ? 3 : next(3),
  ];
}

function otherRow(school: number, person: number, next: (below: number) => number): AuthorityCell[] {
  const upper = next(3) === 0;
  return [
    null, schoolName(school), establishment(school), personName(person), `T${String(person)}`, next(25) === 0 ? 'Assistant Head' : upper ? 'Upper' : 'Main', upper ? `U${String(1 + next(3))}` : `M${String(1 + next(6))}`,
    null, 'Rest', next(5) === 0 ? 0.6 : 1, { day: day('1995-09-01').day + 365 * next(14) }, null, null, null, null, null, null, null, null,
  ];
}

/** Staff of the schools in order, `staff` of them as evenly as can be. */
function* staffRows(schools: number, staff: number): Generator<AuthorityRow> {
  const next = sequence(20_100_331);
  let post = 0;
  let person = 0;
  for (let school = 0; school < schools; school += 1) {
    const until = Math.floor(((school + 1) * staff) / schools);
    for (let place = 0; person < until; place += 1) {
      if (!hasTeam(school) || place >= TEAM) {
        // One whose AST post ended and who is on the main scale since stands in the row below the team.
        const row = otherRow(school, person, next);
        const reverted = hasTeam(school) && place === TEAM && (post - 1) % 43 === 12;
        yield reverted ? row.map((cell, at) => (at === 3 ? personName(person - 1) : at === 4 ? `T${String(person - 1)}` : at === 5 ? 'Main' : at === 6 ? 'M6' : cell)) : row;
      } else {
        yield astRow(school, post, person, next);
        post += 1;
      }
      person += 1;
    }
  }
}

function* registerRows(schools: number): Generator<AuthorityRow> {
  const next = sequence(7);
  for (let school = 0; school < schools; school += 1) {
    const row = [schoolName(school), establishment(school), of(PHASES, school), `District ${String(school % 150)}`, school % 90 === 0 ? 'special measures' : '', 10 + next(40), 90 + next(1400)];
    yield row;
    if (school % 5000 === 7) yield row;
  }
}

const GRANT = (DEFAULT_SETTINGS.grantModel.outreach + DEFAULT_SETTINGS.grantModel.salary) / 100;

function* allocationRows(schools: number): Generator<AuthorityRow> {
  for (let school = 0; school < schools; school += 1) {
    if (school % 320 === 0) continue;
    const posts = hasTeam(school) ? TEAM : school % 400 === 1 ? 1 : 0;
    if (posts > 0) yield [schoolName(school), establishment(school), '2009-10', 40_000 + GRANT * posts, GRANT * posts, posts];
  }
}

const STREAMS = ['May', 'September', 'December', 'March'];

function* paymentRows(schools: number): Generator<AuthorityRow> {
  for (let school = 0; school < schools; school += SCHOOLS_A_TEAM) {
    for (const [stream, name] of STREAMS.entries()) {
      if (school % 824 === 0 && stream === 2) continue;
      const row = [schoolName(school), establishment(school), '2009-10', name, (GRANT * TEAM) / STREAMS.length];
      yield row;
      if (school % 808 === 0 && stream === 1) for (let again = 0; again < TEAM; again += 1) yield row;
    }
  }
}

/** An authority of so many schools and staff rows, of whom 3 for every 8 schools are ASTs. */
export function authority(schools: number, staff: number): AuthoritySheet[] {
  return [
    { name: 'Staff', header: STAFF_HEADER, rows: () => staffRows(schools, staff) },
    { name: 'Schools', header: ['School', 'Establishment', 'Phase', 'District', 'School category', 'Number of teachers', 'Number on roll'], rows: () => registerRows(schools) },
    { name: 'Allocations', header: ['School', 'Establishment', 'Financial year', 'SDG', 'AST part', 'Posts funded'], rows: () => allocationRows(schools) },
    { name: 'Payments', header: ['School', 'Establishment', 'Financial year', 'Stream', 'Amount'], rows: () => paymentRows(schools) },
  ];
}

/** The staff of each school as sheets of their own, as schools send them in: the first header, and the rows of one school. */
export function* staffBySchool(schools: number, staff: number): Generator<{ readonly school: string; readonly sheet: AuthoritySheet }> {
  let school = '';
  let rows: AuthorityRow[] = [];
  const done = (own: readonly AuthorityRow[]): { school: string; sheet: AuthoritySheet } => ({ school, sheet: { name: 'Staff', header: STAFF_HEADER, rows: () => own } });
  for (const row of staffRows(schools, staff)) {
    const number = row[2];
    if (typeof number === 'string' && number !== school) {
      if (rows.length > 0) yield done(rows);
      rows = [];
      school = number;
    }
    rows.push(row);
  }
  if (rows.length > 0) yield done(rows);
}
