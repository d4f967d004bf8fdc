/**
 * Figures of AST Projection that a user typed over their formulas. The sheet itself knows them, in its column Overtyped;
 * planning again keeps them where they stand, and says so.
 */
import { financialYearText } from '../domain/calendar';
import { poundsText } from '../domain/exact';
import type { Problem } from '../domain/problem';
import type { PostPlan } from '../projection';
import { cellAddress, cellText, type CellValue, type SheetGrid, type WorkbookPort } from './port';
import { MONEY_STYLES, ownNameFor, type Content, type Style } from './sheetWrite';

export const OVERTYPED = 'Overtyped';
/** Between the headings that the column lists. */
export const OVERTYPED_END = '; ';
/** By these words AST Checks says that there are any, so that AST Projection need not be read where there are none. */
export const TYPED_OVER = 'typed over their formulas';

/** What stands in the cell of a figure in place of its formula. */
export interface Overtyped {
  readonly sheet: string;
  readonly cell: string;
  readonly postId: string;
  readonly school: string;
  /** 2009-10. */
  readonly year: string;
  readonly header: string;
  readonly value: CellValue;
}

const CHECKS_NAME = 'AST Checks';
const PROJECTION_NAME = 'AST Projection';
const FIRST_ROWS = 6;

/** Those on the sheets of an earlier plan. */
export async function readOvertyped(port: Pick<WorkbookPort, 'heads' | 'read'>, own: ReadonlySet<string>): Promise<Overtyped[]> {
  const [checks, projection] = [ownNameFor(own, CHECKS_NAME), ownNameFor(own, PROJECTION_NAME)];
  if (checks === undefined || projection === undefined) return [];
  const [head] = await port.heads([checks], FIRST_ROWS);
  if (head?.rows.some(({ values }) => values.some((value) => cellText(value).includes(TYPED_OVER))) !== true) return [];
  const [grid] = await port.read([projection]);
  return grid === undefined ? [] : overtypedOn(grid);
}

function overtypedOn({ name, rows }: SheetGrid): Overtyped[] {
  const header = rows.find(({ values }) => values.some((value) => cellText(value) === OVERTYPED));
  const at = new Map(header?.values.map((value, index) => [cellText(value), index] as const));
  const found: Overtyped[] = [];
  for (const { row, values } of header === undefined ? [] : rows) {
    if (row <= (header?.row ?? 0)) continue;
    const value = (heading: string): CellValue => values[at.get(heading) ?? -1] ?? null;
    for (const heading of cellText(value(OVERTYPED)).split(OVERTYPED_END.trim()).map((text) => text.trim()).filter((text) => text !== '')) {
      // A cleared cell asks for the plan’s figure back.
      if (cellText(value(heading)) === '') continue;
      found.push({
        sheet: name, cell: cellAddress(row, (at.get(heading) ?? 0) + 1), postId: cellText(value('Post ID')), school: cellText(value('School')),
        year: cellText(value('Year')), header: heading, value: value(heading),
      });
    }
  }
  return found;
}

/** A typed value for a cell of the style: money in pence; `null` for what cannot be kept, such as an error. */
export function typedContent(value: CellValue, style: Style): Content {
  if (typeof value === 'number') return MONEY_STYLES.has(style) ? Math.round(value * 100) : value;
  return typeof value === 'string' ? value : null;
}

function shown(value: CellValue): string {
  return typeof value === 'number' ? poundsText(Math.round(value * 100)) : `“${cellText(value)}”`;
}

/** One question for each: kept where its post and year are still planned and figures are formulas, else not. */
export function overtypedProblems(overtyped: readonly Overtyped[], posts: readonly PostPlan[], live: boolean): Problem[] {
  return overtyped.map(({ sheet, cell, postId, school, year, header, value }): Problem => {
    const isPlanned = posts.some(({ post, years }) => post.id === postId && post.school === school && years.some((each) => financialYearText(each.year) === year));
    const where = `${header} of post ${postId} in ${year}, cell ${cell} of “${sheet}”`;
    const isValue = typeof value === 'number' || typeof value === 'string';
    const kept = live && isPlanned && isValue;
    const what = kept
      ? 'It is kept as you typed it, and the sums count it. To have the plan’s figure back, clear the cell and plan again.'
      : `It is not kept, because ${!isValue ? 'it is neither a number nor a text' : live ? 'the post is no longer planned in that year' : 'the figures are now written as values'}.`;
    return {
      severity: 'question', sheet, cell, post: postId, found: `${shown(value)} typed over a formula`, expected: 'the formula of the plan',
      message: `${where}, was typed over with ${shown(value)}. ${what}`,
    };
  });
}
