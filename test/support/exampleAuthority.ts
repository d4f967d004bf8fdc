/**
 * An authority of forty schools on 31 March 2010, with sixty faults and two hundred look-alikes that are right, as sheets of a workbook:
 * the same rows at every call.
 */
import { ALLOCATION_HEADINGS, Authority, cellsOf, date, LOG_HEADINGS, PAYMENT_HEADINGS, REGISTER_HEADINGS, STAFF_HEADINGS, type Row } from './authority/authority';
import { FAULTS, type ExpectedFinding, type Fault } from './authority/faults';
import { putLookAlikes } from './authority/lookAlikes';
import type { TestCell } from './workbooks';

export type { ExpectedFinding } from './authority/faults';

export const AUDIT_DAY = '2010-03-31';

export type Sheets = Readonly<Record<string, readonly (readonly TestCell[])[]>>;

/** The rows of each list, without their headings. */
export interface Lists {
  readonly staff: readonly Row[];
  readonly register: readonly Row[];
  readonly allocations: readonly Row[];
  readonly payments: readonly Row[];
  readonly log: readonly Row[];
}

export interface ExampleAuthority {
  readonly lists: Lists;
  /** The schools that have staff, each by its name and its number, as the staff rows spell it. */
  readonly schools: readonly { readonly name: string; readonly number: string; readonly staff: readonly Row[] }[];
  readonly planted: readonly (Fault & { readonly expected: ExpectedFinding })[];
  readonly lookAlikes: number;
}

/** The school that sent no staff list. */
const SILENT = 37;
const POINTS = ['M1', 'M3', 'M4', 'M6', 'U1', 'U3'] as const;

/** Posts in the grant that somebody held on 1 April 2009, each once, though several schools share it (FUND-2, FUND-6). */
function postsOnFirstApril(staff: readonly Row[]): number {
  const april = date('2009-04-01');
  const held = staff.filter((row) => row['Role'] === 'AST' && (row['Funding source'] === 'SDG' || row['Funding source'] === 'Group') && row['Start date'] instanceof Date && row['Start date'] <= april
    && !(row['End date'] instanceof Date && row['End date'] < april));
  const shared = held.filter((row) => row['Share'] !== undefined);
  return held.length - shared.length + new Set(shared.map((row) => row['Post ID'])).size;
}

/** With all faults and look-alikes, or without the faults. */
export function exampleAuthority(faults: readonly Fault[] = FAULTS): ExampleAuthority {
  const authority = new Authority();
  for (const school of authority.schools) {
    if (school.at === SILENT) continue;
    for (const point of POINTS) school.teacher({ Role: point.startsWith('U') ? 'Upper' : 'Main', Point: point });
    school.post();
  }
  const lookAlikes = putLookAlikes(authority);
  const planted = faults.map((fault) => ({ ...fault, expected: { kind: fault.kind, ...fault.put(authority) } }));
  authority.makeLists();
  const coordination = 300 * postsOnFirstApril(authority.staff) + (faults.some(({ kind }) => kind === 'coordinationDiffers') ? 600 : 0);
  authority.allocations.push({ School: 'Co-ordination of outreach', Year: '2009-10', 'AST part': coordination });
  const { staff, register, allocations, payments, log } = authority;
  const numberOf = (row: Row): string => String(row['Establishment']).replace('/', '');
  return {
    lists: { staff, register, allocations, payments, log }, planted, lookAlikes,
    // A row without a number is of the school whose rows stand beside it.
    schools: authority.schools.map(({ name, number, at }) => ({ name, number, staff: staff.filter((row) => numberOf(row) === number || (row['School'] === 'Hollybrok Primary School' && at === 7)) })).filter((school) => school.staff.length > 0),
  };
}

export function staffSheet(staff: readonly Row[]): Sheets {
  return { Staff: cellsOf(STAFF_HEADINGS, staff) };
}

/** The lists beside the staff, with totals at the foot as authorities keep them. */
export function listSheets({ register, allocations, payments, log }: Omit<Lists, 'staff'>): Sheets {
  const total = (headings: readonly string[], rows: readonly Row[], column: string): TestCell[][] => [...cellsOf(headings, rows), headings.map((heading) => (heading === 'School' ? 'Total' : heading === column ? rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0) : null))];
  return {
    Schools: cellsOf(REGISTER_HEADINGS, register),
    Allocations: total(ALLOCATION_HEADINGS, allocations, 'AST part'),
    Payments: total(PAYMENT_HEADINGS, payments, 'Amount'),
    'Outreach log': cellsOf(LOG_HEADINGS, log),
  };
}

export function sheetsOf(lists: Lists): Sheets {
  return { ...staffSheet(lists.staff), ...listSheets(lists) };
}

/** The rows of every list in another order: the same for the same seed, by a linear congruence. */
export function shuffled(lists: Lists, seed: number): Lists {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const mixed = (rows: readonly Row[]): Row[] => {
    const all = [...rows];
    for (let at = all.length - 1; at > 0; at -= 1) {
      const place = next(at + 1);
      const [one, other] = [all[at], all[place]];
      if (one === undefined || other === undefined) continue;
      all[at] = other;
      all[place] = one;
    }
    return all;
  };
  return { staff: mixed(lists.staff), register: mixed(lists.register), allocations: mixed(lists.allocations), payments: mixed(lists.payments), log: mixed(lists.log) };
}
