/** Which ids look most like one that is not there. */
import { distance } from 'fastest-levenshtein';

const MOST_NEAR = 3;

/** Up to three of the ids that differ least from the asked one, nearest first; none where all differ in more than half of it. */
export function nearIds(asked: string, ids: readonly string[]): string[] {
  const wanted = asked.trim().toLowerCase();
  return [...new Set(ids)]
    .map((id) => ({ id, changes: distance(wanted, id.trim().toLowerCase()) }))
    .filter(({ changes }) => changes * 2 <= Math.max(2, wanted.length))
    .sort((a, b) => a.changes - b.changes || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ id }) => id);
}
