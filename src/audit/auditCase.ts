/** The case of an audit: all records of all schools, by school, and the terms that they are judged by. */
import type { Day, FinancialYear } from '../domain/calendar';
import { financialYearOf } from '../domain/calendar';
import type { GrantModel } from '../rules/grant';
import type { PayBook } from '../rules/payBook';
import { allotted, type Allotted } from './allocated';
import type { AssessedRow } from './assessedWithoutPost';
import type { LoggedVisit } from './outreachRecords';
import { comparePlaces } from './order';
import type { Allocation, OtherTeacher, Payment, SchoolMention, SchoolRow, StaffCount, StaffPost } from './records';
import { isCoordination, joinSchools, type PlacedMention, type School, type Schools } from './schools';
import { withSharesLeft } from './sharedPosts';

/** What the lists hold. A list that is not there is `null`: nothing is then said about what is not in it. */
export interface AuditLists {
  readonly posts: readonly StaffPost[];
  readonly others: readonly OtherTeacher[];
  readonly counts: readonly StaffCount[];
  readonly register: readonly SchoolRow[] | null;
  readonly allocations: readonly Allocation[] | null;
  readonly payments: readonly Payment[] | null;
  /** The visits of an outreach log (OUT-6). */
  readonly visits: readonly LoggedVisit[] | null;
  /** Teachers who were assessed and hold no post (REV-3). */
  readonly assessed: readonly AssessedRow[];
}

export const NO_LISTS: AuditLists = { posts: [], others: [], counts: [], register: null, allocations: null, payments: null, visits: null, assessed: [] };

/** What the facts are judged by. */
export interface AuditTerms {
  /** The day of the audit: what ended before it is over, what begins after it is planned. */
  readonly on: Day;
  readonly grantModel: GrantModel;
  readonly book: PayBook;
  /** The least weeks in the post before a September's decision (PAY-5). */
  readonly leastWeeks: number;
  /** The days of a school year, on which outreach is counted (OUT-2). */
  readonly schoolDays: number;
}

/** All that is known of one school. */
export interface SchoolCase extends Allotted {
  readonly school: School;
  readonly posts: readonly StaffPost[];
  /** The rows of the audit's financial year, the largest first. */
  readonly allocations: readonly Allocation[];
  readonly payments: readonly Payment[];
  /** The teachers of its staff list; `null` where no staff list names the school. */
  readonly teachers: number | null;
}

export interface AuditCase {
  readonly terms: AuditTerms;
  readonly year: FinancialYear;
  /** The lists, without the authority’s own co-ordination money. */
  readonly lists: AuditLists;
  /** Co-ordination money of the audit’s financial year, which is no school’s (FUND-2). */
  readonly coordination: { readonly allocations: readonly Allocation[]; readonly payments: readonly Payment[] };
  readonly schools: Schools;
  readonly bySchool: readonly SchoolCase[];
  /** Whether the list of allocations has a row of the audit’s financial year. */
  readonly hasAllocations: boolean;
  /** The streams of the year in which any school was paid, by their places from 0. */
  readonly paidStreams: ReadonlySet<number>;
}

/** Several lists as one: those of a folder of workbooks, say. */
export function together(all: readonly AuditLists[]): AuditLists {
  const joined = <Key extends 'register' | 'allocations' | 'payments' | 'visits'>(key: Key): AuditLists[Key] => {
    const present = all.flatMap((lists) => (lists[key] === null ? [] : [lists[key]]));
    return (present.length === 0 ? null : present.flat()) as AuditLists[Key];
  };
  return {
    posts: all.flatMap(({ posts }) => posts), others: all.flatMap(({ others }) => others), counts: all.flatMap(({ counts }) => counts),
    register: joined('register'), allocations: joined('allocations'), payments: joined('payments'), visits: joined('visits'), assessed: all.flatMap(({ assessed }) => assessed),
  };
}

/** Of two allocations of a school for one year the larger comes first, and counts: whatever the order of the rows. */
function compareAllocations(a: Allocation, b: Allocation): number {
  const posts = ({ postsFunded }: Allocation): number => (postsFunded === null ? 0 : postsFunded.numerator / postsFunded.denominator);
  return (b.astPart ?? -1) - (a.astPart ?? -1) || posts(b) - posts(a) || (b.sdg ?? -1) - (a.sdg ?? -1) || comparePlaces(a.place, b.place);
}

/** What the problem of a row says that names no pay area. */
export const NO_AREA = 'no area';

/** The post with the pay area of the register, where neither its row nor its sheet names one (PAY-1). */
function withPayArea(staffPost: StaffPost, { row }: School): StaffPost {
  const { noArea, ...rest } = staffPost;
  if (noArea === undefined || row?.payArea === undefined) return staffPost;
  return { ...rest, post: { ...rest.post, area: row.payArea }, isWhole: rest.isWhole || noArea.isOnlyFault, problems: rest.problems.filter(({ found }) => found !== NO_AREA) };
}

/** Without the rows of the authority’s own money. */
function ofSchools<Row extends SchoolMention>(rows: readonly Row[] | null): readonly Row[] | null {
  return rows === null ? null : rows.filter((row) => !isCoordination(row));
}

function ofAuthority<Row extends SchoolMention & { readonly year: FinancialYear }>(rows: readonly Row[] | null, year: FinancialYear): readonly Row[] {
  return (rows ?? []).filter((row) => row.year === year && isCoordination(row));
}

export function auditCase(all: AuditLists, terms: AuditTerms): AuditCase {
  const year = financialYearOf(terms.on);
  const [allocations, payments] = [ofSchools(all.allocations), ofSchools(all.payments)];
  const staff: PlacedMention[] = all.posts.map(({ post: { school, establishment }, place }) => ({ school, establishment, place }));
  const schools = joinSchools(all.register, [...staff, ...all.counts.map((count) => ({ ...count, place: null })), ...all.others, ...(allocations ?? []), ...(payments ?? [])]);
  const lists: AuditLists = { ...all, allocations, payments, posts: withSharesLeft(all.posts).map((staffPost) => withPayArea(staffPost, schools.of(staffPost.post))) };
  const cases = new Map<School, { school: School; posts: StaffPost[]; allocations: Allocation[]; payments: Payment[]; teachers: number | null }>();
  const caseOf = (school: School): { posts: StaffPost[]; allocations: Allocation[]; payments: Payment[]; teachers: number | null } => {
    let found = cases.get(school);
    if (found === undefined) {
      found = { school, posts: [], allocations: [], payments: [], teachers: null };
      cases.set(school, found);
    }
    return found;
  };
  for (const school of schools.all) caseOf(school);
  for (const staffPost of lists.posts) caseOf(schools.of(staffPost.post)).posts.push(staffPost);
  for (const count of lists.counts) {
    const of = caseOf(schools.of(count));
    of.teachers = (of.teachers ?? 0) + count.teachers;
  }
  for (const allocation of lists.allocations ?? []) if (allocation.year === year) caseOf(schools.of(allocation)).allocations.push(allocation);
  for (const payment of lists.payments ?? []) if (payment.year === year) caseOf(schools.of(payment)).payments.push(payment);
  for (const of of cases.values()) of.allocations.sort(compareAllocations);
  return {
    terms, year, lists, coordination: { allocations: ofAuthority(all.allocations, year), payments: ofAuthority(all.payments, year) }, schools, bySchool: [...cases.values()].map((of) => ({ ...of, ...allotted(of.allocations, of.posts, year, terms.grantModel) })),
    hasAllocations: (lists.allocations ?? []).some((allocation) => allocation.year === year),
    paidStreams: new Set((lists.payments ?? []).flatMap((payment) => (payment.year === year && payment.stream !== null ? [payment.stream] : []))),
  };
}
