/** Which post of last year is which of this year. The rows of a post that several schools pay for go together. */
import type { AstPost } from '../domain/staff';

/** A post in both years, one of them, or a post that schools share with all its rows. */
export interface RollUnit {
  readonly key: string;
  /** Its rows last year; none where it is new. */
  readonly before: readonly AstPost[];
  /** Its rows this year; none where it is no longer there. */
  readonly now: readonly AstPost[];
}

const BETWEEN = '\u0001';

/** An id that the reading gave to a row without one: it moves when rows are put in, so the holder’s name is surer. */
function isMadeUp({ id, holder }: AstPost): boolean {
  return holder !== '' && /^Row \d+$/.test(id);
}

/** A value as text, by which two of them are told apart: maps too; what is a function has no say. */
export function markOf(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, (_key, part: unknown) => (part instanceof Map ? [...(part as ReadonlyMap<number, unknown>)].sort(([a], [b]) => a - b) : part));
}

/** The order of posts that stand twice under one id, as where one holder follows another. */
function inOrder(a: AstPost, b: AstPost): number {
  const from = (post: AstPost): number => post.start ?? -Infinity;
  const until = (post: AstPost): number => post.end ?? Infinity;
  if (from(a) !== from(b)) return from(a) < from(b) ? -1 : 1;
  if (until(a) !== until(b)) return until(a) < until(b) ? -1 : 1;
  const text = (post: AstPost): string => markOf([post.holder, { ...post, origin: null }]);
  return text(a) < text(b) ? -1 : 1;
}

function byKey(posts: readonly AstPost[], shared: ReadonlySet<string>): Map<string, AstPost[]> {
  const buckets = new Map<string, AstPost[]>();
  for (const post of posts) {
    const key = shared.has(post.id) ? `shared${BETWEEN}${post.id}` : isMadeUp(post) ? `holder${BETWEEN}${post.holder}${BETWEEN}${post.school}` : `id${BETWEEN}${post.id}${BETWEEN}${post.school}`;
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [post]);
    else bucket.push(post);
  }
  const found = new Map<string, AstPost[]>();
  for (const [key, bucket] of buckets) {
    // Shared pennies go by the order of the rows, so those of one post keep theirs.
    if (key.startsWith('shared')) found.set(key, bucket);
    else bucket.sort(inOrder).forEach((post, at) => found.set(`${key}${BETWEEN}${String(at + 1)}`, [post]));
  }
  return found;
}

/** The only unmatched posts with the same holder and school, of which one had no id: the id was put in between the years. */
function matchedByHolder(before: Map<string, AstPost[]>, now: Map<string, AstPost[]>): Map<string, string> {
  const byHolder = (units: Map<string, AstPost[]>, others: Map<string, AstPost[]>): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const [key, [post]] of units) {
      if (post === undefined || post.holder === '' || key.startsWith('shared') || others.has(key)) continue;
      const who = `${post.holder}${BETWEEN}${post.school}`;
      found.set(who, [...(found.get(who) ?? []), key]);
    }
    return found;
  };
  const [old, fresh] = [byHolder(before, now), byHolder(now, before)];
  const matched = new Map<string, string>();
  for (const [who, [key = '', ...more]] of old) {
    const [other, ...others] = fresh.get(who) ?? [];
    if (other === undefined || more.length + others.length > 0) continue;
    const [was, is] = [before.get(key)?.[0], now.get(other)?.[0]];
    if (was !== undefined && is !== undefined && (isMadeUp(was) || isMadeUp(is))) matched.set(key, other);
  }
  return matched;
}

/**
 * The posts of both years, matched by id and school; where the reading made up the id, by holder and school. The order of the
 * rows changes nothing.
 */
export function rollUnits(before: readonly AstPost[], now: readonly AstPost[]): RollUnit[] {
  const shared = new Set([...before, ...now].filter((post) => post.share !== null && !isMadeUp(post)).map(({ id }) => id));
  const [old, fresh] = [byKey(before, shared), byKey(now, shared)];
  const matched = matchedByHolder(old, fresh);
  const taken = new Set(matched.values());
  const units = [...old].map(([key, rows]): RollUnit => ({ key, before: rows, now: fresh.get(matched.get(key) ?? key) ?? [] }));
  for (const [key, rows] of fresh) if (!old.has(key) && !taken.has(key)) units.push({ key, before: [], now: rows });
  return units.sort((a, b) => (a.key < b.key ? -1 : 1));
}
