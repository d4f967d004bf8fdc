/** Finds the posts for form AST2 in the staff list, with what their rows say and leave blank; or says why there is none (FUND-7). */
import { sharedPosts } from '../../audit';
import type { AstPost } from '../../domain/staff';
import { cellText, type SheetGrid, type WorkbookPort } from '../port';
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

function sameId(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The rows of the staff list that name the post, whether they can be used or not. */
function rowsNaming(grid: SheetGrid, { header }: PlanMade): (id: string) => RowReader[] {
  const readers = [...staffRows(grid, header)].map(({ reader }) => reader);
  return (id) => readers.filter((reader) => sameId(reader.postId, id));
}

function noSuchPost(id: string, ids: readonly string[], sheet: string): string {
  const near = nearIds(id, ids);
  const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
  const all = [...new Set(ids)];
  const known = near.length > 0
    ? `The nearest ${near.length === 1 ? 'is' : 'are'} ${quoted(near)}.`
    : all.length === 0 ? 'No AST post was found there.' : `Its AST posts are ${quoted(all.slice(0, MOST_LISTED))}${all.length > MOST_LISTED ? ` and ${String(all.length - MOST_LISTED)} more` : ''}.`;
  return `There is no post “${id}” on “${sheet}”. ${known} Give one of them with --post.`;
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

/** The posts of the ids, each once, in the order asked; a sentence for every one that is not there or cannot be used. */
export async function readAst2(port: WorkbookPort, made: PlanMade, ids: readonly string[]): Promise<Ast2Reading | NoAst2> {
  const { posts: all, planned } = made;
  const [grid] = await port.read([planned.staffSheet]);
  if (grid === undefined) throw new RangeError(`the port gave no sheet ${planned.staffSheet}`);
  const naming = rowsNaming(grid, made);
  const refusals: string[] = [];
  const found: Ast2Row[][] = [];
  for (const id of ids.filter((each, at) => ids.findIndex((other) => sameId(each, other)) === at)) {
    const readers = naming(id);
    const rows = all.filter((post) => sameId(post.id, id)).map((post): Ast2Row => {
      const reader = readers.find(({ row }) => row === post.origin.row);
      return { post, cellOf: (column) => reader?.addressOf(column), isBlank: (column) => reader === undefined || isBlank(reader.cell(column)) };
    });
    if (rows.length === 0) refusals.push(readers.length === 0 ? noSuchPost(id, all.map((post) => post.id), planned.staffSheet) : unusable(id, readers, made));
    // A post that schools share is one post with a row for each; any other row has a form of its own.
    else if (rows.every(({ post }) => post.share !== null)) found.push(...sharedPosts(rows));
    else found.push(...rows.map((row) => [row]));
  }
  return refusals.length > 0 ? { refusals } : { posts: found };
}
