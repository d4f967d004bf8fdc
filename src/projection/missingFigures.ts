/** What becomes of a post that needs a pay figure that does not exist, as a problem (PAY-2). */
import { september1 } from '../domain/calendar';
import type { Problem } from '../domain/problem';
import { scalePointText } from '../domain/scales';
import type { AstPost, PostField } from '../domain/staff';
import { LAST_DAY_OF_AST_GRADE } from '../parameters';
import type { MissingPay } from '../rules/payBook';

/** Each figure once, by year, area, scale and point. */
export function distinctMissing(lacking: readonly MissingPay[]): MissingPay[] {
  const byKey = new Map<string, MissingPay>();
  for (const entry of lacking) {
    byKey.set(`${String(entry.year)} ${entry.area} ${entry.scale} ${String(entry.point).padStart(2, '0')}`, entry);
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

interface Told {
  readonly rule: string;
  /** The facts whose cell is named: the first of them that has one. */
  readonly cells: readonly PostField[];
  readonly expected: string;
  /** What becomes of the post, after its name. */
  readonly effect: string;
  /** After the sentence on the first figure. */
  readonly more?: string;
}

function missingFigure(post: AstPost, first: MissingPay | undefined, { rule, cells, expected, effect, more = '' }: Told): Problem {
  const [cell] = cells.flatMap((field) => post.origin.cellOf(field) ?? []);
  return {
    severity: 'error',
    rule,
    sheet: post.origin.sheet,
    ...(cell === undefined ? {} : { cell }),
    post: post.id,
    found: first === undefined ? '' : scalePointText(first),
    expected,
    message: `Post ${post.id} (${post.holder}) is ${effect}: ${first?.message ?? ''}${more}`,
  };
}

/** The post is left out. */
export function missingPay(post: AstPost, lacking: readonly MissingPay[]): Problem {
  const [first, ...others] = distinctMissing(lacking);
  const more = others.length > 0 ? ` (${String(others.length)} more ${others.length === 1 ? 'figure is' : 'figures are'} listed there to be filled in.)` : '';
  const moves = first?.scale === 'AST' && september1(first.year) > LAST_DAY_OF_AST_GRADE.value ? ' If the holder becomes a leading practitioner, the command “ast-planner practitioners” plans the move [LP-4].' : '';
  const field = first !== undefined && first.scale === 'AST' ? 'point' : 'reference';
  return missingFigure(post, first, { rule: 'PAY-2', cells: [field, 'point'], expected: 'a pay figure for every date of the plan', effect: 'left out of the plan', more: `${more}${moves}` });
}

/** The post is planned without what is paid after it, which is in no total. */
export function missingReversion(post: AstPost, lacking: readonly MissingPay[]): Problem {
  const [first] = distinctMissing(lacking);
  return missingFigure(post, first, { rule: 'REV-1', cells: ['revertTo', 'end'], expected: 'a pay figure for the upper pay spine after the post', effect: 'planned, but not what the holder is paid after it' });
}

/** The post is planned without the cost of cover. */
export function missingCover(post: AstPost, lacking: readonly MissingPay[]): Problem {
  const [first] = distinctMissing(lacking);
  return missingFigure(post, first, { rule: 'OUT-5', cells: ['coverPoint'], expected: 'a pay figure of the cover point for every date of the plan', effect: 'planned without a cost of cover in any year' });
}
