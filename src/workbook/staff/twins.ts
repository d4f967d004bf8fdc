/** The same post in two rows of a staff sheet at once. */
import type { Problem } from '../../domain/problem';
import type { AstPost } from '../../domain/staff';
import { cellAddress } from '../port';

/** The same post twice, which is not a group post: both are planned, and somebody should look. */
export function reportTwins(posts: readonly AstPost[]): Problem[] {
  const seen = new Map<string, AstPost>();
  const problems: Problem[] = [];
  for (const post of posts) {
    const twin = seen.get(post.id);
    if (twin === undefined) seen.set(post.id, post);
    else if (post.share === null && overlap(twin, post)) {
      problems.push({
        severity: 'question',
        sheet: post.origin.sheet,
        cell: cellAddress(post.origin.row, 1),
        post: post.id,
        found: `the post ${post.id} in rows ${String(twin.origin.row)} and ${String(post.origin.row)}`,
        expected: 'one row for each holder of a post',
        message: `Post ${post.id} stands in rows ${String(twin.origin.row)} and ${String(post.origin.row)} of “${post.origin.sheet}”. Both are planned: if it is one post shared by schools, give each row its share; if one holder follows another, check their dates.`,
      });
    }
  }
  return problems;
}

function overlap(one: AstPost, other: AstPost): boolean {
  return (one.start ?? -Infinity) <= (other.end ?? Infinity) && (other.start ?? -Infinity) <= (one.end ?? Infinity);
}
