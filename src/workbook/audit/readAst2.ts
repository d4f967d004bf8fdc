/** Finds the posts for form AST2 in the staff list, with what their rows say and leave blank; or says why there is none (FUND-7). */
import { sharedPosts } from '../../audit';
import type { AstPost } from '../../domain/staff';
import type { Work } from '../../domain/work';
import { cellText, type SheetGrid } from '../port';
import type { PlanMade } from '../planWorkbook';
import { isBlank } from '../staff/cells';
import type { StaffColumn } from '../staff/columns';
import { staffRows, type RowReader } from '../staff/rowReader';
import { nearIds } from './nearIds';

/** A post, and its row in the staff list. */
export interface Ast2Row {
  readonly post: AstPost;
  /** The address of the row's cell in the column, where the list has the column. */
  cellOf(column: StaffColumn): string | undefined;
  /** Whether the row says nothing in the column. */
  isBlank(column: StaffColumn): boolean;
}

/** The rows of each post that was asked about: several for a post that schools share. */
export interface Ast2Reading {
  readonly posts: readonly (readonly Ast2Row[])[];
}

/** One sentence for each post that cannot be given. */
export interface NoAst2 {
  readonly refusals: readonly string[];
}

const MOST_LISTED = 12;

/** Ids that differ by case and spaces around them alone are one. */
export function idKey(id: string): string {
  return id.trim().toLowerCase();
}

/** The same by their ids: as they are compared. */
function* byId<Entry>(entries: Iterable<Entry>, idOf: (entry: Entry) => string): Work<ReadonlyMap<string, readonly Entry[]>> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    yield;
    const id = idKey(idOf(entry));
    const same = found.get(id);
    if (same === undefined) found.set(id, [entry]);
    else same.push(entry);
  }
  return found;
}

function* readersOf(grid: SheetGrid, { header }: PlanMade): Iterable<RowReader> {
  for (const { reader } of staffRows(grid, header)) yield reader;
}

function noSuchPost(id: string, ids: readonly string[], sheet: string, wayToSayPost: string): string {
  const near = nearIds(id, ids);
  const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
  const all = [...new Set(ids)];
  const known = near.length > 0
    ? `The nearest ${near.length === 1 ? 'is' : 'are'} ${quoted(near)}.`
    : all.length === 0 ? 'No AST post was found there.' : `Its AST posts are ${quoted(all.slice(0, MOST_LISTED))}${all.length > MOST_LISTED ? ` and ${String(all.length - MOST_LISTED)} more` : ''}.`;
  return `There is no post “${id}” on “${sheet}”. ${known} ${wayToSayPost}`;
}

/** Why a row that is there is no post to fill a form from. */
function unusable(id: string, rows: readonly RowReader[], { planned }: PlanMade): string {
  const where = `${rows.length === 1 ? 'row' : 'rows'} ${rows.map(({ row }) => String(row)).join(', ')} of “${planned.staffSheet}”`;
  const said = planned.problems.filter(({ severity, sheet, cell }) => severity === 'error' && sheet === planned.staffSheet && rows.some(({ row }) => cell !== undefined && cell.replace(/^[A-Z]+/, '') === String(row)));
  if (said.length > 0) return `Post “${id}” in ${where} cannot be used, so there is no form for it. ${said.map(({ message }) => message).join(' ')}`;
  const [first] = rows;
  const role = first === undefined ? '' : cellText(first.roleCell());
  const point = first?.text('Point') ?? '';
  const found = [role === '' ? '' : `role ${role}`, point === '' ? '' : `point ${point}`].filter((part) => part !== '').join(', ');
  return `“${id}” in ${where} is no AST post${found === '' ? '' : ` (${found})`}: form AST2 is for AST posts only. If it is one, correct its role or point.`;
}

/**
 * The posts of the ids, each once, in the order asked; a sentence for every one that is not there or cannot be used. `grid` is the
 * sheet that the plan was made from; `wayToSayPost` is the sentence on how to name another post.
 */
export function* readAst2(grid: SheetGrid, made: PlanMade, ids: readonly string[], wayToSayPost: string): Work<Ast2Reading | NoAst2> {
  const { posts: all, planned } = made;
  const [readersNaming, postsNamed] = [yield* byId(readersOf(grid, made), ({ postId }) => postId), yield* byId(all, ({ id }) => id)];
  const refusals: string[] = [];
  const found: Ast2Row[][] = [];
  const done = new Set<string>();
  for (const id of ids) {
    yield;
    if (done.has(idKey(id))) continue;
    done.add(idKey(id));
    const readers = readersNaming.get(idKey(id)) ?? [];
    const rows = (postsNamed.get(idKey(id)) ?? []).map((post): Ast2Row => {
      const reader = readers.find(({ row }) => row === post.origin.row);
      return { post, cellOf: (column) => reader?.addressOf(column), isBlank: (column) => reader === undefined || isBlank(reader.cell(column)) };
    });
    if (rows.length === 0) refusals.push(readers.length === 0 ? noSuchPost(id, all.map((post) => post.id), planned.staffSheet, wayToSayPost) : unusable(id, readers, made));
    // A post that schools share is one post with a row for each; any other row has a form of its own.
    else if (rows.every(({ post }) => post.share !== null)) found.push(...sharedPosts(rows));
    else found.push(...rows.map((row) => [row]));
  }
  return refusals.length > 0 ? { refusals } : { posts: found };
}
