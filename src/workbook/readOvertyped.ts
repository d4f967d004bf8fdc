/**
 * Reads what a user typed over formulas of an earlier plan, and says what becomes of it. The sheets themselves know it, in
 * their columns Overtyped; figures of the plan are kept where they stand, all else has a better place.
 */
import { financialYearText } from '../domain/calendar';
import type { Problem } from '../domain/problem';
import type { Plan } from '../projection';
import { OVERTYPED, OVERTYPED_END, SENTENCE_TYPED_OVER, TYPED_OVER, typedContent, typedText, type Overtyped } from './overtyped';
import { cellAddress, cellText, type CellValue, type SheetGrid, type WorkbookPort } from './port';
import { ownNameFor } from './sheetWrite';
import {
  ASSUMPTIONS_NAME, CASH_FLOW_NAME, CFR_NAME, CHECKS_NAME, COVER_NAME, ELIGIBLE_NAME, FUNDING_NAME, MONTHS_NAME, PAY_POINTS_NAME, POSTS_NAME, PROJECTION_NAME, RANGE_NAME, SDG_NAME,
  SOURCES_NAME, SUMMARY_NAME,
} from './sheets/names';
import { nameOfRow } from './sheets/rangeTyped';

/** The sheets whose figures are kept. */
const KEPT: readonly string[] = [PROJECTION_NAME, SUMMARY_NAME, FUNDING_NAME, ELIGIBLE_NAME, COVER_NAME, RANGE_NAME];
/** The others, and where something of the user's own is put instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  [PAY_POINTS_NAME]: 'Put your own figure under “Annual £” in the same row: it is kept and wins.',
  [ASSUMPTIONS_NAME]: 'Put your own value under “Value” in the same row: it is kept and wins.',
  [POSTS_NAME]: 'Change the post in your staff sheet instead.',
  [MONTHS_NAME]: 'Change the rates on “AST Assumptions” instead: they are kept and win.',
  [CASH_FLOW_NAME]: 'Change the shares or the arrival of the streams on “AST Assumptions” instead, or the post in your staff sheet.',
  [SOURCES_NAME]: 'Change your list of funding instead, or the shares in your staff sheet.',
  [SDG_NAME]: 'Change the list of schools instead, or a guarantee under “Guarantee %”: that is kept and wins.',
  [CFR_NAME]: 'Change the code in the yellow cells of the same sheet, or the figure on “AST Projection”: both are kept and win.',
  [CHECKS_NAME]: 'A check says what the figures come to: change the figures.',
};
const FIRST_ROWS = 6;
/** So many of a sheet are told one by one. */
const MOST_SAID = 200;

/** Those on the sheets of an earlier plan: AST Checks says on which there are any. */
export async function readOvertyped(port: Pick<WorkbookPort, 'heads' | 'read'>, own: ReadonlySet<string>): Promise<Overtyped[]> {
  const checks = ownNameFor(own, CHECKS_NAME);
  if (checks === undefined) return [];
  const [head] = await port.heads([checks], FIRST_ROWS);
  const said = head?.rows.flatMap(({ values }) => values.map(cellText)).find((text) => text.includes(TYPED_OVER));
  if (said === undefined) return [];
  const sheets = [...KEPT, ...Object.keys(INSTEAD)].filter((name) => said.includes(`“${name}”`)).flatMap((of) => {
    const name = ownNameFor(own, of);
    return name === undefined ? [] : [{ of, name }];
  });
  const grids = await port.read(sheets.map(({ name }) => name));
  return sheets.flatMap(({ of, name }) => grids.filter((grid) => grid.name === name).flatMap((grid) => overtypedOn(of, grid)));
}

/** Of every table on the sheet that has the column. */
function overtypedOn(of: string, { name, rows }: SheetGrid): Overtyped[] {
  const found: Overtyped[] = [];
  let headings: string[] = [];
  for (const { row, values } of rows) {
    const texts = values.map(cellText);
    const add = (column: number, header: string, more: Pick<Overtyped, 'row' | 'isWorking'>): void => {
      const value: CellValue = values[column] ?? null;
      // A cleared cell asks for the plan’s figure back.
      if (cellText(value) !== '') found.push({ of, sheet: name, cell: cellAddress(row, column + 1), header, value, ...more });
    };
    if (texts.includes(SENTENCE_TYPED_OVER)) add(texts.findIndex((text) => text !== ''), '', { row: new Map(), isWorking: false });
    if (texts.includes(OVERTYPED)) {
      headings = texts;
      continue;
    }
    const named = (texts[headings.indexOf(OVERTYPED)] ?? '').split(OVERTYPED_END.trim()).map((text) => text.trim());
    const headers = named.filter((text) => text !== '' && headings.includes(text));
    if (headers.length === 0) continue;
    const whyAt = headings.indexOf('Why');
    const whole = new Map(headings.map((heading, at) => [heading, texts[at] ?? ''] as const));
    for (const header of headers) {
      const column = headings.indexOf(header);
      add(column, header, { row: whole, isWorking: whyAt >= 0 && column > whyAt });
    }
  }
  return found;
}

/** How many rows of the plan are of the same post, year and month. */
function rowCounter({ posts, totals, reversions }: Plan): (row: ReadonlyMap<string, string>) => number {
  const counts = new Map<string, number>();
  const keyOf = (...texts: readonly string[]): string => texts.map(cellText).join('\u0000');
  const add = (key: string): void => { counts.set(key, (counts.get(key) ?? 0) + 1); };
  for (const { post } of posts) add(keyOf('post', post.id, post.school, post.holder));
  for (const { post } of reversions) add(keyOf('reversion', post.id));
  for (const { year } of totals) add(keyOf('year', financialYearText(year)));
  return (row) => {
    const [post, school, name, year] = ['Post ID', 'School', 'Name', 'Year'].map((header) => row.get(header));
    const count = (...texts: readonly string[]): number => counts.get(keyOf(...texts)) ?? 0;
    if (year === undefined) return count('reversion', post ?? '');
    return count('year', year) * (post === undefined ? 1 : count('post', post, school ?? '', name ?? ''));
  };
}

/** Why a figure of AST Range model is not kept; `undefined` where it is. */
export type OnRange = (entry: Overtyped) => string | undefined;
const NO_RANGE: OnRange = () => 'It is not kept, because this plan has no range model.';

/** Why it is not kept; `undefined` where it is. */
function whyNotKept(entry: Overtyped, rowsLike: (row: ReadonlyMap<string, string>) => number, live: boolean, onRange: OnRange): string | undefined {
  const { of, header, row, isWorking, value } = entry;
  const instead = INSTEAD[of] ?? (header === '' ? 'Put a sentence of your own on a sheet of your own.' : undefined);
  if (instead !== undefined) return `It is not kept: the plan puts its own there again. ${instead}`;
  if (isWorking) return 'It is not kept, because it stands right of “Why”, where the working of the plan stands. Type over the figure left of “Why” instead.';
  if (typedContent(value, 'number') === null) return 'It is not kept, because it is no number, date or text.';
  if (!live) return 'It is not kept, because the figures are now written as values.';
  if (of === RANGE_NAME) return onRange(entry);
  const rows = rowsLike(row);
  if (rows === 1) return undefined;
  return rows === 0 ? 'It is not kept, because the plan no longer has this row.' : 'It is not kept, because several rows of the plan are of this post, and it could belong to any of them.';
}

const BACK_AGAIN = 'To have the plan’s figure back, clear the cell and plan again.';
const IS_KEPT = `It is kept as you typed it, and the sums count it. ${BACK_AGAIN}`;
/** The costs of a range are worked out on AST Months. */
const IS_KEPT_ON_RANGE = `It is kept as you typed it. ${BACK_AGAIN}`;

/** `Salary of post P1 in 2009-10, cell H5 of “AST Projection”`. */
function placeText(entry: Overtyped): string {
  const { of, sheet, cell, header, row } = entry;
  if (header === '') return `The sentence in cell ${cell} of “${sheet}”`;
  if (of === RANGE_NAME) return `${header} of ${nameOfRow(entry)[1]}, cell ${cell} of “${sheet}”`;
  const [post, year, month] = [row.get('Post ID') ?? '', row.get('Year') ?? '', row.get('Month') ?? row.get('Arrives') ?? ''];
  const whose = post === '' ? month || (row.get('Key') ?? row.get('Id') ?? '') : `post ${post}`;
  return `${header}${whose === '' ? '' : ` of ${whose}`}${year === '' ? '' : ` in ${year}`}, cell ${cell} of “${sheet}”`;
}

/** What was typed over and is kept, where its row is still planned and figures are formulas; and a question for each, kept or not. */
export function judgeOvertyped(overtyped: readonly Overtyped[], plan: Plan, live: boolean, onRange: OnRange = NO_RANGE): { kept: Overtyped[]; problems: Problem[] } {
  const kept: Overtyped[] = [];
  const bySheet = new Map<string, Problem[]>();
  const rowsLike = rowCounter(plan);
  for (const entry of overtyped) {
    const { of, sheet, cell, row, value } = entry;
    const why = whyNotKept(entry, rowsLike, live, onRange);
    if (why === undefined) kept.push(entry);
    const post = row.get('Post ID') ?? '';
    const own = bySheet.get(sheet) ?? [];
    bySheet.set(sheet, own);
    own.push({
      severity: 'question', sheet, cell, ...(post === '' ? {} : { post }), found: `${typedText(value)} typed over a formula`, expected: 'the formula of the plan',
      message: `${placeText(entry)}, was typed over with ${typedText(value)}. ${why ?? (of === RANGE_NAME ? IS_KEPT_ON_RANGE : IS_KEPT)}`,
    });
  }
  const problems = [...bySheet].flatMap(([sheet, all]): Problem[] => (all.length <= MOST_SAID ? all : [...all.slice(0, MOST_SAID), {
    severity: 'question', sheet, found: `${String(all.length)} cells typed over their formulas`, expected: 'the formulas of the plan',
    message: `“${sheet}” has ${String(all.length - MOST_SAID)} more cells that were typed over their formulas. If they were meant to follow, do not paste values over the sheet.`,
  }]));
  return { kept, problems };
}
