/**
 * An example authority on 31 March 2010, in the financial year 2009-10: forty schools with their staff, the register, the allocations,
 * the payments and the outreach log, row by row. All of it is right until a fault is planted.
 */
import { splitByLargestRemainder } from '../../../src/domain/exact';
import type { TestCell } from '../workbooks';

export type Row = Record<string, TestCell>;

export const STAFF_HEADINGS = [
  'Post ID', 'School', 'Establishment', 'Forename', 'Name', 'Staff code', 'Role', 'Point', 'Range', 'Area', 'FTE', 'Start date', 'End date', 'On ending', 'Revert to', 'Reference point',
  'Sept 2008', 'Sept 2009', 'Sept 2010', 'Allowance', 'Allowance type', 'R&R', 'Retained responsibility', 'Threshold grant lost', 'Transferred allowance', 'Outreach %', 'Outreach pattern',
  'Outreach exemption', 'Funding source', 'Share', 'Status', 'Assessed on', 'AST2 sent on', 'Qualification', 'New range', 'New range from', 'New point', 'Reason',
] as const;
export const REGISTER_HEADINGS = ['Establishment', 'School', 'Phase', 'Area', 'Category', 'Teachers', 'Pupils'] as const;
export const ALLOCATION_HEADINGS = ['Establishment', 'School', 'Year', 'SDG', 'AST part', 'Posts funded'] as const;
export const PAYMENT_HEADINGS = ['Establishment', 'School', 'Year', 'Stream', 'Amount', 'Post ID', 'Paid on'] as const;
export const LOG_HEADINGS = ['Post ID', 'School', 'Date', 'Days', 'Host school', 'Objective', 'Feedback'] as const;

/** A day as a date cell. */
export function date(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

export const STREAMS = ['May', 'September', 'December', 'March'] as const;
export const STREAM_DAYS = ['2009-05-15', '2009-09-15', '2009-12-15', '2010-03-15'] as const;
/** FUND-1: £15,500 a post in a year, in pence. */
export const POST_GRANT = 1_550_000;

const SCHOOL_NAMES = [
  'Ashby Vale', 'Barrow Hill', 'Castlegate', 'Deepdale', 'Elmfield', 'Fordham', 'Greyfriars', 'Hollybrook', 'Ironbridge Road', 'Jubilee',
  'Kingsmead', 'Larkspur', 'Moorside', 'Netherton', 'Oakhurst', 'Priory Lane', 'Quarrybank', 'St. Chad’s & St. Mark’s', 'Rowan Park', 'Sandringham',
  'Thornbury', 'Underwood', 'Valley View', 'Westbrook', 'Yarrow', 'Abbotsleigh', 'Beaconsfield Road', 'St. Hilda’s', 'Chesterton', 'Dovecote',
  'Eastfield', 'Furzedown', 'St. Oswald’s', 'Gladstone', 'Highcliffe', 'Inglewood', 'Juniper', 'Knightsway', 'Lakeside', 'Mill Lane',
] as const;
const FORENAMES = [
  'Adam', 'Beth', 'Carl', 'Dawn', 'Eric', 'Fay', 'Glen', 'Hilary', 'Ivan', 'Joan', 'Kay', 'Leon', 'Mary', 'Neil', 'Olive', 'Paul', 'Rita', 'Sean', 'Tess', 'Una',
  'Vera', 'Walter', 'Yvonne', 'Zoe', 'Alan', 'Brenda', 'Colin', 'Diane', 'Edwin', 'Freda', 'Gordon', 'Heather', 'Ian', 'Judith', 'Keith', 'Linda', 'Martin',
] as const;
const SURNAMES = [
  'Abbott', 'Baxter', 'Chandler', 'Dalton', 'Eastwood', 'Fletcher', 'Garside', 'Hargreaves', 'Illingworth', 'Jessop', 'Kershaw', 'Lockwood', 'Metcalfe', 'Naylor', 'Ogden', 'Pickles', 'Quarmby', 'Ramsden', 'Sykes', 'Tordoff',
  'Upton', 'Varley', 'Whiteley', 'Yeadon', 'Armitage', 'Barraclough', 'Crabtree', 'Dyson', 'Earnshaw', 'Firth', 'Greenwood', 'Haigh', 'Ingham', 'Jowett', 'Kaye', 'Lumb', 'Murgatroyd', 'Noble', 'Oldroyd', 'Priestley', 'Rushworth',
] as const;
/** A school in the shires and four nearer to London, so that all four areas are there. */
const AREA_OF: Readonly<Record<number, string>> = { 28: 'Fringe', 29: 'Fringe', 31: 'Outer', 33: 'Inner' };
const QUALIFICATIONS = ['QTS', 'PGCE (QTS)', 'B.Ed. with QTS', 'Q.T.S.', 'Qualified teacher', 'QTS and QTLS'] as const;

/** How a school’s grant was paid in the year. */
export type WayPaid = 'streams' | 'posts' | 'halves' | 'none';

export class ExampleSchool {
  readonly name: string;
  readonly number: string;
  readonly area: string;
  readonly register: Row;
  /** Posts funded in ten-thousandths of a post, and the AST part in pence. */
  funded = 0;
  astPart = 0;
  wayPaid: WayPaid = 'streams';
  isAllocated = true;
  /** The allocation of the year, once the lists are made. */
  allocation: Row = {};
  payments: Row[] = [];
  /** Posts by which a school that is paid post by post is paid, with their grant of the year in pence. */
  readonly paidPosts: { readonly id: string; readonly amount: number }[] = [];
  private posts = 0;

  constructor(readonly authority: Authority, readonly at: number) {
    const primary = at % 5 !== 0;
    this.name = `${SCHOOL_NAMES[at] ?? ''} ${primary ? 'Primary School' : 'High School'}`;
    this.number = `301${String((primary ? 2001 : 4001) + at)}`;
    this.area = AREA_OF[at] ?? 'Rest';
    this.register = { Establishment: this.number, School: this.name, Phase: primary ? 'Primary' : 'Secondary', Area: at < 20 ? 'North' : 'South', Category: null, Teachers: 12 + at, Pupils: 210 + 10 * at };
  }

  /** An id that no other post of the authority has. */
  newId(): string {
    this.posts += 1;
    return `${this.number.slice(3)}-P${String(this.posts)}`;
  }

  /** Adds a post, or a part of one in ten-thousandths, to what the allocation supports, and what it brings in pence. */
  fund(id = '', tenThousandths = 10_000, amount = (POST_GRANT * tenThousandths) / 10_000): void {
    this.funded += tenThousandths;
    this.astPart += amount;
    this.paidPosts.push({ id, amount });
  }

  /** A post of the school in order in every way, with what is changed; funded unless it is said that it is not. */
  post(changes: Row = {}, grant: 'funded' | 'not funded' = 'funded'): Row {
    const person = this.authority.person();
    const row: Row = {
      'Post ID': this.newId(), School: this.name, Establishment: this.number, ...person, Role: 'AST', Point: 'AST 9', Range: '7-11', Area: this.area, FTE: 1,
      'Start date': date('2006-09-01'), 'Reference point': 'U3', 'Sept 2008': 1, 'Sept 2009': 1, 'Outreach %': 0.2, 'Funding source': 'SDG', Status: 'paid',
      'Assessed on': date('2006-06-14'), 'AST2 sent on': date('2006-07-03'), Qualification: QUALIFICATIONS[this.authority.staff.length % QUALIFICATIONS.length] ?? 'QTS', ...changes,
    };
    this.authority.staff.push(row);
    if (grant === 'funded') this.fund(String(row['Post ID']));
    return row;
  }

  /** A teacher who holds no AST post. */
  teacher(changes: Row): Row {
    const row: Row = { School: this.name, Establishment: this.number, ...this.authority.person(), Role: 'Teacher', Area: this.area, FTE: 1, 'Start date': date('2005-09-01'), Qualification: 'QTS', ...changes };
    this.authority.staff.push(row);
    return row;
  }

  /** Something to change once the allocations and payments stand. */
  later(change: () => void): void {
    this.authority.laterChanges.push(change);
  }

  payment(stream: number, pence: number, post: string | null = null): Row {
    return { Establishment: this.number, School: this.name, Year: '2009-10', Stream: STREAMS[stream] ?? null, Amount: pence / 100, 'Post ID': post, 'Paid on': date(STREAM_DAYS[stream] ?? '') };
  }

  /** Payments of the year by the way in which the school is paid, each split exactly into the four streams (FUND-8). */
  makeLists(): void {
    if (this.isAllocated) this.allocation = { Establishment: this.number, School: this.name, Year: '2009-10', SDG: this.astPart / 100 + 60_000, 'AST part': this.astPart / 100, 'Posts funded': this.funded / 10_000 };
    const inStreams = (pence: number, post: string | null): Row[] => splitByLargestRemainder(pence, [1, 1, 1, 1]).map((part, stream) => this.payment(stream, part, post));
    if (this.astPart === 0) return;
    if (this.wayPaid === 'streams') this.payments = inStreams(this.astPart, null);
    if (this.wayPaid === 'posts') this.payments = this.paidPosts.flatMap(({ id, amount }) => inStreams(amount, id));
    if (this.wayPaid === 'halves') this.payments = splitByLargestRemainder(this.astPart, [1, 1]).flatMap((half) => inStreams(half, null));
  }
}

/** The whole authority while it is made up. */
export class Authority {
  readonly schools: ExampleSchool[];
  readonly staff: Row[] = [];
  readonly register: Row[] = [];
  readonly allocations: Row[] = [];
  readonly payments: Row[] = [];
  readonly log: Row[] = [];
  readonly laterChanges: (() => void)[] = [];
  private people = 0;

  constructor() {
    this.schools = SCHOOL_NAMES.map((_, at) => new ExampleSchool(this, at));
  }

  school(at: number): ExampleSchool {
    const school = this.schools[at];
    if (school === undefined) throw new Error(`there is no school ${String(at)}`);
    return school;
  }

  /** A name and a staff code that nobody else has: 37 and 41 have no common divisor. */
  person(): Row {
    const at = this.people;
    this.people += 1;
    return { Forename: FORENAMES[at % FORENAMES.length] ?? '', Name: SURNAMES[at % SURNAMES.length] ?? '', 'Staff code': `E${String(10_000 + at)}` };
  }

  /** The allocations, the payments and the log for the staff that is there. */
  makeLists(): void {
    for (const school of this.schools) {
      school.makeLists();
      this.register.push(school.register);
    }
    const shared = new Set<TestCell>();
    for (const row of this.staff) {
      const id = row['Post ID'] ?? null;
      // The visits of a post that several schools share are entered once.
      if (row['Share'] !== undefined && shared.has(id)) continue;
      if (row['Share'] !== undefined) shared.add(id);
      this.log.push(...visitsOf(row, this.schools));
    }
    for (const change of this.laterChanges) change();
    for (const { allocation, isAllocated, payments, astPart, funded } of this.schools) {
      if (isAllocated && (astPart > 0 || funded > 0)) this.allocations.push(allocation);
      this.payments.push(...payments);
    }
  }
}

/** Thirteen days in each of the two terms that are over: 38 days a year, in three terms, are 12.67 a term (OUT-1, OUT-2). */
const VISITS = [['2009-09-14', 5], ['2009-10-12', 5], ['2009-11-16', 3], ['2010-01-11', 5], ['2010-02-08', 5], ['2010-03-08', 3]] as const;

function visitsOf(row: Row, schools: readonly ExampleSchool[]): Row[] {
  if (row['Role'] !== 'AST' || row['Name'] === 'Vacant' || row['Status'] === 'planned' || row['Status'] === 'funding agreed') return [];
  const own = schools.findIndex(({ number }) => number === String(row['Establishment']).replace('/', ''));
  const [from, to] = [row['Start date'], row['End date']];
  return VISITS.filter(([on]) => (!(from instanceof Date) || date(on) >= from) && (!(to instanceof Date) || date(on) <= to)).map(([on, days], at) => ({
    'Post ID': row['Post ID'] ?? null, School: row['School'] ?? null, Date: date(on), Days: days, 'Host school': schools[(own + 1 + at) % schools.length]?.name ?? '', Objective: 'Planning of lessons with the subject leader', Feedback: 'Received',
  }));
}

export function cellsOf(headings: readonly string[], rows: readonly Row[]): TestCell[][] {
  return [[...headings], ...rows.map((row) => headings.map((heading) => row[heading] ?? null))];
}
