/** Which sheets of the user's own are lists of a known kind. */
import { financialYearText } from '../../domain/calendar';
import type { Problem } from '../../domain/problem';
import type { SheetGrid } from '../port';
import { LIST_KINDS } from './kinds';
import { likelyListHeader, listHeader, missingColumns, type ListKind } from './list';

/** The first rows of a sheet of the user's own, which is not a staff sheet. */
export interface ListCandidate {
  readonly head: SheetGrid;
  readonly visible: boolean;
}

export interface ListsFound {
  /** The name of the sheet, by the kind of list that it holds. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}

/** A column as a heading: the year of a yearly column in full, Pupils 2005-06. */
function asHeading(column: string): string {
  return column.replace(/\b(?:19|20)\d\d$/, (year) => financialYearText(Number(year)));
}

/** A sheet with a heading that only such a list has, and without others that the list needs. */
function incomplete(kind: ListKind, { head }: ListCandidate): Problem[] {
  const header = likelyListHeader(kind, head);
  if (header === undefined) return [];
  const missing = missingColumns(kind, header).map(asHeading);
  const isLikely = (kind.telltale !== undefined && header.columns.has(kind.telltale)) || (missing.length === 1 && kind.needed.length > 2);
  if (!isLikely) return [];
  return missing.length === 0 ? [] : [{
    severity: 'question', sheet: head.name, found: `headings of ${kind.what}, without ${missing.join(', ')}`, expected: kind.needed.map((group) => asHeading(group.join(' or '))).join(', '),
    message: `“${head.name}” looks like ${kind.what} and is not read as one: row ${String(header.row)} has no heading ${missing.join(', ')}. Add ${missing.length === 1 ? 'it' : 'them'} and try again.`,
  }];
}

/** The list of each kind; of two of one kind the first, and of those that are hidden none where one is in sight. */
export function findLists(candidates: readonly ListCandidate[], kinds: readonly ListKind[] = LIST_KINDS): ListsFound {
  const sheets = new Map<string, string>();
  const problems: Problem[] = [];
  for (const kind of kinds) {
    const all = candidates.filter(({ head }) => listHeader(kind, head) !== undefined);
    const inSight = all.filter(({ visible }) => visible);
    const [first, ...others] = (inSight.length > 0 ? inSight : all).map(({ head }) => head.name);
    if (first === undefined) {
      // What is a list of another kind lacks nothing.
      problems.push(...candidates.filter(({ head }) => !kinds.some((other) => listHeader(other, head) !== undefined)).flatMap((candidate) => incomplete(kind, candidate)));
      continue;
    }
    sheets.set(kind.kind, first);
    if (others.length === 0) continue;
    problems.push({
      severity: 'question', sheet: others[0] ?? first, found: `${String(others.length + 1)} sheets that look like ${kind.what}`, expected: 'one',
      message: `“${first}” is read as ${kind.what}; ${quoted(others)} ${others.length === 1 ? 'looks like one too and is' : 'look like one too and are'} not read. If another is meant, put it before “${first}”, or hide “${first}”.`,
    });
  }
  return { sheets, problems };
}
