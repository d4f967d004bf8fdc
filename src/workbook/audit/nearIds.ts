/** Which ids look most like one that is not there. */

/** How many letters must be changed, put in or left out to turn one text into the other. */
function changesBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      now.push(Math.min((now[column - 1] ?? 0) + 1, (before[column] ?? 0) + 1, (before[column - 1] ?? 0) + same));
    }
    before = now;
  }
  return before[other.length] ?? 0;
}

const MOST_NEAR = 3;

/** Up to three of the ids that differ least from the asked one, nearest first; none where all differ in more than half of it. */
export function nearIds(asked: string, ids: readonly string[]): string[] {
  const wanted = asked.trim().toLowerCase();
  return [...new Set(ids)]
    .map((id) => ({ id, changes: changesBetween(wanted, id.trim().toLowerCase()) }))
    .filter(({ changes }) => changes * 2 <= Math.max(2, wanted.length))
    .sort((a, b) => a.changes - b.changes || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ id }) => id);
}
