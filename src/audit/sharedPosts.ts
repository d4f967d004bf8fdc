/** Posts that schools share, put together from the rows of the schools (FUND-11). */
import { addFractions, compareFractions, NONE, WHOLE, type Fraction } from '../domain/exact';
import type { AstPost } from '../domain/staff';
import { ROUNDING_OF_SHARES } from '../projection';
import { byPerson, isOneName, personKey } from './personNames';

/** The shares added up: a whole one where the lists have every school of the group. */
export function sumOfShares(rows: readonly { readonly post: Pick<AstPost, 'share'> }[]): Fraction {
  return rows.map(({ post }) => post.share ?? NONE).reduce(addFractions, NONE);
}

/** More than one post, and not by rounding: three times 0.3334 is one. */
function isMoreThanOne(total: Fraction): boolean {
  return compareFractions(total, addFractions(WHOLE, ROUNDING_OF_SHARES)) > 0;
}

interface SharedRow {
  readonly post: Pick<AstPost, 'id' | 'holder' | 'share' | 'origin'>;
}

/**
 * The rows with a share, by post. Rows of one Post ID are one post. Where they come to more than one, and a holder stands
 * in several of them, each holder’s rows are a post of its own: schools that number their own posts have the same IDs, and
 * holders follow each other in a post. Rows without an ID are put together by the holder. Every row is in exactly one group.
 */
export function sharedPosts<Row extends SharedRow>(rows: readonly Row[]): Row[][] {
  const byId = new Map<string, Row[]>();
  for (const row of rows) {
    const { id, holder, share, origin } = row.post;
    if (share === null) continue;
    // An ID such as “Row 7” was made for want of one, and is of one sheet.
    const key = id === `Row ${String(origin.row)}` ? `\n${personKey(holder)}` : id.trim().toLowerCase();
    const group = byId.get(key);
    if (group === undefined) byId.set(key, [row]);
    else group.push(row);
  }
  return [...byId.values()].flatMap((group) => {
    if (!isMoreThanOne(sumOfShares(group))) return [group];
    const people = byPerson(group, ({ post }) => post.holder);
    return people.some(({ length }) => length > 1) ? people : [group];
  });
}

/** Whether the row is of a group and does not say its share. */
function lacksShare({ share, fundingSource }: AstPost): boolean {
  return share === null && fundingSource === 'Group';
}

/**
 * The rows, where one of a shared post whose own share is blank has what the other rows of its Post ID and holder leave of the post: it is no
 * second post. The blank is still told. Where several lack their shares, or nothing is left, they stay as they are.
 */
export function withSharesLeft<Row extends { readonly post: AstPost }>(rows: readonly Row[]): readonly Row[] {
  const lacking = rows.filter(({ post }) => lacksShare(post) && post.id !== `Row ${String(post.origin.row)}`);
  if (lacking.length === 0) return rows;
  const keyOf = ({ post }: Row): string => post.id.trim().toLowerCase();
  const byId = new Map<string, Row[]>(lacking.map((row) => [keyOf(row), []]));
  for (const row of rows) byId.get(keyOf(row))?.push(row);
  const left = new Map<Row, Fraction>();
  for (const row of lacking) {
    const person = personKey(row.post.holder);
    const others = (byId.get(keyOf(row)) ?? []).filter((other) => other !== row && (personKey(other.post.holder) === person || isOneName(personKey(other.post.holder), person)));
    const total = sumOfShares(others);
    const rest = addFractions(WHOLE, { numerator: -total.numerator, denominator: total.denominator });
    if (total.numerator > 0 && rest.numerator > 0 && !others.some(({ post }) => lacksShare(post))) left.set(row, rest);
  }
  return rows.map((row) => {
    const share = left.get(row);
    return share === undefined ? row : { ...row, post: { ...row.post, share } };
  });
}
