/** Form AST2 from a workbook: the posts of its staff list, and the facts for those that are asked (FUND-7). */
import { firstDayOfFinancialYear } from '../../domain/calendar';
import { atOnce, type Pace, type Work } from '../../domain/work';
import { bookOf } from '../../projection';
import { planReading, type PlanMade, type PlanOptions } from '../planWorkbook';
import type { SheetGrid, WorkbookPort } from '../port';
import { readWorkbook, type NoPlan, type StaffPart } from '../readWorkbook';
import { isBlank } from '../staff/cells';
import { rowKind } from '../staff/rowKind';
import { staffRows } from '../staff/rowReader';
import { ast2Form, type Ast2Form } from './ast2Form';
import { idKey, readAst2, type NoAst2 } from './readAst2';

/** A staff list that forms can be made from. */
export interface Ast2List {
  readonly grid: SheetGrid;
  readonly part: StaffPart | null;
  readonly made: PlanMade;
}

/** Reads the staff list as a plan does. Nothing is written. */
export async function readAst2List(port: WorkbookPort, given: PlanOptions, pace: Pace = atOnce): Promise<Ast2List | NoPlan> {
  const reading = await readWorkbook(port, given);
  if ('refusal' in reading) return reading;
  const made = await pace(planReading(reading, given));
  return 'refusal' in made ? made : { grid: reading.grid, part: reading.part, made };
}

/** The forms of the posts of these ids, in their order; a sentence for every post that cannot be given. */
export function* ast2Forms({ grid, made }: Ast2List, ids: readonly string[], wayToSayPost: string): Work<{ readonly forms: readonly Ast2Form[] } | NoAst2> {
  const reading = yield* readAst2(grid, made, ids, wayToSayPost);
  if ('refusals' in reading) return reading;
  const { settings } = made.planned.plan;
  const context = { book: bookOf(settings), pointsOf: firstDayOfFinancialYear(settings.from) };
  const forms: Ast2Form[] = [];
  for (const rows of reading.posts) {
    yield;
    forms.push(ast2Form(rows, context));
  }
  return { forms };
}

/** A post to choose: one whose row cannot be used is among them, so that it can be said why. */
export interface Ast2Post {
  readonly id: string;
  readonly holder: string;
  /** Whether the staff list says nothing of a form that was sent; false for a row that cannot be used. */
  readonly lacks: boolean;
}

/** The posts of the list, each once, in the order of its rows. */
export function* ast2Posts({ grid, made: { header, posts } }: Ast2List): Work<readonly Ast2Post[]> {
  const postAt = new Map(posts.map((post) => [post.origin.row, post]));
  const found = new Map<string, Ast2Post>();
  const lacking = new Map<string, boolean>();
  for (const { reader, values } of staffRows(grid, header)) {
    yield;
    const kind = rowKind(reader, values, header);
    const { postId: id, row } = reader;
    if ((kind === 'AST' || kind === 'unusable') && !found.has(idKey(id))) found.set(idKey(id), { id, holder: reader.text('Name'), lacks: false });
    const post = postAt.get(row);
    if (post === undefined) continue;
    // A blank status is taken for that of a post which is paid, but says of no form that it was sent. Of a post with several rows none may say it.
    const isSent = post.ast2SentOn !== null || (!isBlank(reader.cell('Status')) && (post.status === 'AST2 sent' || post.status === 'paid'));
    lacking.set(idKey(id), !isSent && lacking.get(idKey(id)) !== false);
  }
  return [...found].map(([key, post]) => ({ ...post, lacks: lacking.get(key) === true }));
}
