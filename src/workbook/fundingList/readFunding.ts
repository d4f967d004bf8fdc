/** Reads a list of funding: who pays for which post, from when to when (FUND-11). */
import { dayText, type Day } from '../../domain/calendar';
import { addFractions, compareFractions, divideFractions, fractionText, NONE, WHOLE, type Fraction } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { AstPost, FundingPeriod, FundingSource } from '../../domain/staff';
import { ROUNDING_OF_SHARES } from '../../projection';
import { listHeader, listRows, type ListRow } from '../lists/list';
import type { SheetGrid } from '../port';
import { isUnreadable, readDate, readFundingSource, readShare, type Reading } from '../staff/cells';
import { FUNDING_LIST, type FundingColumn } from './columns';

interface Entry {
  readonly row: ListRow<FundingColumn>;
  readonly source: FundingSource;
  readonly school: string;
  /** What was stated: of a group each school states its share. */
  readonly share: Fraction;
  readonly from: Day;
  readonly to: Day;
}

interface Funded {
  readonly posts: readonly AstPost[];
  readonly problems: readonly Problem[];
}

const [FIRST_DAY, LAST_DAY] = [-Infinity, Infinity];

/** The posts with the periods that the list states of them. A post whose entries make no sense keeps what the staff list says; each reason is a problem with its cell. */
export function withFunding(posts: readonly AstPost[], grid: SheetGrid | undefined): Funded {
  const header = grid === undefined ? undefined : listHeader(FUNDING_LIST, grid);
  if (grid === undefined || header === undefined) return { posts, problems: [] };
  const rowsById = new Map<string, ListRow<FundingColumn>[]>();
  const problems: Problem[] = [];
  for (const row of listRows<FundingColumn>(grid, header)) {
    if (isTotal(row)) continue;
    const id = row.text('Post ID');
    if (id === '') problems.push(problem(row, 'Post ID', 'no post', 'the Post ID of the staff list', 'It is not used'));
    else rowsById.set(id, [...(rowsById.get(id) ?? []), row]);
  }
  const byId = new Map<string, AstPost[]>();
  for (const post of posts) byId.set(post.id, [...(byId.get(post.id) ?? []), post]);
  const funding = new Map<string, readonly FundingPeriod[]>();
  const leftOut = new Set<string>();
  for (const [id, rows] of rowsById) {
    const [first] = rows;
    const named = byId.get(id) ?? [];
    const [post] = named;
    if (first === undefined) continue;
    if (post === undefined) {
      problems.push(problem(first, 'Post ID', `“${id}”, which is no AST post of the staff list`, 'the Post ID of a post that is planned', 'Its rows are not used', 'question'));
    } else if (named.length > 1 || post.share !== null) {
      const stands = named.length > 1 ? `stands in ${String(named.length)} rows of the staff list` : 'has a share in the staff list';
      problems.push(problem(first, 'Post ID', `post ${id}, which ${stands}`, 'its shares either in the staff list or here', 'The staff list is followed, and the rows here are not used'));
    } else {
      // Without its shares a group post cannot be planned.
      const isUnshared = post.fundingSource === 'Group';
      const periods = periodsOf(id, rows, isUnshared ? `Post ${id} is left out, because the staff list states no share of it` : `${KEPT}: post ${id}`, problems);
      if (periods !== undefined) funding.set(id, periods);
      else if (isUnshared) leftOut.add(id);
    }
  }
  return { posts: posts.filter(({ id }) => !leftOut.has(id)).map((post) => ({ ...post, funding: funding.get(post.id) ?? post.funding })), problems };
}

/** A line with the sum of the shares, say. */
function isTotal(row: ListRow<FundingColumn>): boolean {
  return /^(?:grand )?totals?:?$/i.test(row.text('Post ID')) && row.isBlank('Funding source');
}

/** The posts that the list names. */
export function postsInFunding(grid: SheetGrid | undefined): ReadonlySet<string> {
  const header = grid === undefined ? undefined : listHeader(FUNDING_LIST, grid);
  return new Set(grid === undefined || header === undefined ? [] : listRows<FundingColumn>(grid, header).map((row) => row.text('Post ID')));
}

function problem(row: ListRow<FundingColumn>, column: FundingColumn, found: string, expected: string, effect: string, severity: Problem['severity'] = 'error', post?: string): Problem {
  const cell = row.address(column) ?? `row ${String(row.row)}`;
  return {
    severity, rule: 'FUND-11', sheet: row.sheet, cell, found, expected, ...(post === undefined ? {} : { post }),
    message: `Cell ${cell} of “${row.sheet}” holds ${found}; expected is ${expected}. ${effect}. Correct it and plan again.`,
  };
}

const KEPT = 'Who pays for the post is taken from the staff list instead';

/** The periods of a post; `undefined` where an entry cannot be used, which is added to the problems. */
function periodsOf(id: string, rows: readonly ListRow<FundingColumn>[], effect: string, problems: Problem[]): FundingPeriod[] | undefined {
  const before = problems.length;
  const refuse = (row: ListRow<FundingColumn>, column: FundingColumn, found: string, expected: string): void => {
    problems.push(problem(row, column, found, expected, effect, 'error', id));
  };
  const entries = rows.flatMap((row): Entry[] => {
    const value = <T>(column: FundingColumn, read: Reading<T>): T | undefined => {
      if (!isUnreadable(read)) return read.value;
      refuse(row, column, row.found(column), read.expected);
      return undefined;
    };
    const source = value('Funding source', readFundingSource(row.cell('Funding source')));
    const from = row.isBlank('From') ? FIRST_DAY : value('From', readDate(row.cell('From')));
    const to = row.isBlank('To') ? LAST_DAY : value('To', readDate(row.cell('To')));
    const share = row.isBlank('Share') ? WHOLE : value('Share', readShare(row.cell('Share')));
    if (source === undefined || from === undefined || to === undefined || share === undefined) return [];
    if (from > to) {
      refuse(row, 'To', `${dayText(to)}, before it begins on ${dayText(from)}`, 'a last day on or after the first');
      return [];
    }
    if (source === 'Group' && row.isBlank('School')) refuse(row, row.has('School') ? 'School' : 'Funding source', 'a group without the name of a school', 'the school that has this share');
    return [{ row, source, school: row.text('School'), share, from, to }];
  });
  if (problems.length > before) return undefined;
  const periods = stretches(entries).flatMap(([from, to]) => {
    const there = entries.filter((entry) => entry.from <= from && entry.to >= to);
    return there.length === 0 ? [] : [periodOf(there, from, to, refuse)];
  });
  if (problems.length > before) return undefined;
  const whole = periods.filter((period) => period !== undefined);
  const [first] = rows;
  if (first !== undefined) problems.push(...gapsIn(id, whole, first));
  return whole;
}

/** Days between two periods that none covers: the staff list says who pays then. */
function gapsIn(id: string, periods: readonly FundingPeriod[], row: ListRow<FundingColumn>): Problem[] {
  return periods.slice(1).flatMap(({ from }, index): Problem[] => {
    const before = periods[index]?.to ?? null;
    if (before === null || from === null || before + 1 >= from) return [];
    const days = `from ${dayText(before + 1)} to ${dayText(from - 1)}`;
    return [{
      severity: 'question', rule: 'FUND-11', sheet: row.sheet, cell: row.address('Post ID') ?? `row ${String(row.row)}`, post: id, found: `no row for post ${id} ${days}`, expected: 'who pays for these days',
      message: `“${row.sheet}” does not say who pays for post ${id} ${days}: for these days the staff list is followed. Add a row for them if another pays.`,
    }];
  });
}

/** The days between one change of the entries and the next, in order. */
function stretches(entries: readonly Entry[]): [Day, Day][] {
  const firsts = new Set(entries.flatMap(({ from, to }) => (to === LAST_DAY ? [from] : [from, to + 1])));
  const sorted = [...firsts].sort((a, b) => a - b);
  return sorted.map((from, index) => [from, (sorted[index + 1] ?? Infinity) - 1]);
}

type Refuse = (row: ListRow<FundingColumn>, column: FundingColumn, found: string, expected: string) => void;

/** Who pays on days on which the same entries hold throughout. */
function periodOf(there: readonly Entry[], from: Day, to: Day, refuse: Refuse): FundingPeriod | undefined {
  const [first] = there;
  if (first === undefined) return undefined;
  const days = daysText(from, to);
  const overlaps = there.find((entry, index) => index > 0 && (entry.source !== 'Group' || first.source !== 'Group' || there.slice(0, index).some(({ school }) => school.toLowerCase() === entry.school.toLowerCase())));
  if (overlaps !== undefined) {
    refuse(overlaps.row, 'From', `a period that overlaps with that of row ${String(first.row.row)} (${first.source}${first.school === '' ? '' : `, ${first.school}`}) ${days}`, 'one source at a time, or the different schools of one group');
    return undefined;
  }
  const total = there.reduce((sum, { share }) => addFractions(sum, share), NONE);
  const lacks = addFractions(WHOLE, { numerator: -total.numerator, denominator: total.denominator });
  const isOut = compareFractions(lacks, ROUNDING_OF_SHARES) > 0 || compareFractions(addFractions(total, { numerator: -1, denominator: 1 }), ROUNDING_OF_SHARES) > 0;
  if (isOut) {
    const last = there.at(-1) ?? first;
    refuse(last.row, last.row.has('Share') ? 'Share' : 'Funding source', `shares that ${days} add up to ${fractionText(total)}${there.length === 1 ? '' : ` (rows ${there.map(({ row }) => String(row.row)).join(', ')})`}`, 'shares that add up to 1');
    return undefined;
  }
  return {
    from: from === FIRST_DAY ? null : from, to: to === LAST_DAY ? null : to, source: first.source,
    payers: there.map(({ school, share }) => ({ school, share: divideFractions(share, total) })),
  };
}

function daysText(from: Day, to: Day): string {
  const [first, last] = [from === FIRST_DAY ? '' : `from ${dayText(from)}`, to === LAST_DAY ? '' : `to ${dayText(to)}`];
  return first === '' && last === '' ? 'throughout' : [first, last].filter((text) => text !== '').join(' ');
}
