/** Findings that somebody accepted, with the reason, as they are kept on “AST Audit” from audit to audit. */
import type { Finding } from '../../audit';
import { findingKey } from '../../audit';
import { cellText, isErrorCell, tidy, type SheetGrid } from '../port';

export interface Accepted {
  /** By which the finding is known again: {@link findingKey}. */
  readonly key: string;
  /** What was found when it was accepted. */
  readonly found: string;
  readonly reason: string;
}

export const ACCEPT_HEADER = 'Accepted because';
export const KEY_HEADER = 'Key';
export const FOUND_HEADER = 'Found';

/** The acceptances on “AST Audit” of an earlier audit, wherever its table was moved or sorted to. */
export function readAccepted(grid: SheetGrid): Accepted[] {
  const accepted: Accepted[] = [];
  let places: { key: number; found: number; reason: number } | undefined;
  for (const { values } of grid.rows) {
    const texts = values.map((value) => (isErrorCell(value) ? '' : cellText(value)));
    if (texts.includes(ACCEPT_HEADER) && texts.includes(KEY_HEADER)) {
      places = { key: texts.indexOf(KEY_HEADER), found: texts.indexOf(FOUND_HEADER), reason: texts.indexOf(ACCEPT_HEADER) };
      continue;
    }
    if (places === undefined) continue;
    const [key, reason] = [texts[places.key] ?? '', texts[places.reason] ?? ''];
    if (key !== '' && reason !== '') accepted.push({ key, found: texts[places.found] ?? '', reason });
  }
  return accepted;
}

/** A finding with what became of it. */
export interface JudgedFinding extends Finding {
  readonly key: string;
  /** The reason for which it is accepted; empty where it is open. */
  readonly accepted: string;
  /** The reason given for what was found before, where something else is found now; else empty. */
  readonly acceptedBefore: string;
}

export interface Judged {
  readonly findings: readonly JudgedFinding[];
  /** Acceptances of what is found no more. */
  readonly settled: readonly Accepted[];
}

/** Joins the findings with the acceptances. A reason counts for what was found then: where the fact has changed, the finding is open again. */
export function judge(findings: readonly Finding[], accepted: readonly Accepted[]): Judged {
  // A cell is read without spaces at its ends and with single ones inside: both sides are compared so.
  const open = new Map<string, Accepted[]>();
  for (const entry of accepted) open.set(tidy(entry.key), [...(open.get(tidy(entry.key)) ?? []), entry]);
  const used = new Set<Accepted>();
  const take = (key: string, fits: (entry: Accepted) => boolean): Accepted | undefined => {
    const entry = open.get(tidy(key))?.find((each) => !used.has(each) && fits(each));
    if (entry !== undefined) used.add(entry);
    return entry;
  };
  // First all that are the same as before: several findings may have one key, and none may take the reason of another.
  const same = findings.map((finding) => take(findingKey(finding), (entry) => tidy(entry.found) === tidy(finding.found)));
  const judged = findings.map((finding, at): JudgedFinding => {
    const key = findingKey(finding);
    return { ...finding, key, accepted: same[at]?.reason ?? '', acceptedBefore: same[at] === undefined ? (take(key, () => true)?.reason ?? '') : '' };
  });
  return { findings: judged, settled: accepted.filter((entry) => !used.has(entry)) };
}

/** Whether two reasons are for the same: for what was found in the same place. */
export function isSameAcceptance(one: Pick<Accepted, 'key' | 'found'>, other: Pick<Accepted, 'key' | 'found'>): boolean {
  return tidy(one.key) === tidy(other.key) && tidy(one.found) === tidy(other.found);
}

/** Those of two sources, each fact by the first that has it: the newer audit goes before the older. */
export function joinAccepted(first: readonly Accepted[], more: readonly Accepted[]): readonly Accepted[] {
  const factOf = ({ key, found }: Accepted): string => `${tidy(key)}\n${tidy(found)}`;
  const known = new Set(first.map(factOf));
  return [...first, ...more.filter((entry) => !known.has(factOf(entry)))];
}
