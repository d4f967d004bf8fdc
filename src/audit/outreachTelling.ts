/** How a finding on outreach is put together: from its kind, the row it stands in, and what was found there. */
import { fractionText, shortPoundsText, type Fraction, type Pence } from '../domain/exact';
import type { Severity } from '../domain/problem';
import { hundredthsText, shareBasisPoints, type DayHundredths } from '../rules/outreach';
import type { Finding } from './finding';
import { OUTREACH_KINDS, type OutreachKindName } from './outreachKinds';
import type { LogColumn, LoggedVisit, OutreachPost } from './outreachRecords';
import type { Place } from './records';

export interface OutreachTold {
  readonly found: string;
  readonly expected: string;
  /** The sentence, without the name of the post that begins it. */
  readonly message: string;
  readonly amount?: Pence | null;
  readonly basis?: string;
  /** Where it is not that of the kind. */
  readonly severity?: Severity;
}

/** 20%, 16.67%. */
export function shareText(share: Fraction): string {
  return `${String(shareBasisPoints(share) / 100)}%`;
}

/** 1 day, 12.67 days. */
export function daysText(days: DayHundredths): string {
  return `${hundredthsText(days)} ${days === 100 ? 'day' : 'days'}`;
}

/** One day is, more or less are. */
export function areText(days: DayHundredths): string {
  return days === 100 ? 'is' : 'are';
}

/** “autumn, spring and summer”. */
export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** Empty for a whole post, else “ × FTE 0.6”. */
export function timeText(time: Fraction): string {
  return time.numerator === time.denominator ? '' : ` × FTE ${fractionText(time)}`;
}

/** “cell K4 of “Staff””, with its workbook where there are several. */
export function placeText({ book, sheet, row, cellOf }: Place, column: string): string {
  const cell = cellOf(column);
  return `${cell === undefined ? `row ${String(row)}` : `cell ${cell}`} of “${sheet}”${book === '' ? '' : ` in “${book}”`}`;
}

const MOST_ROWS_NAMED = 3;

/** “rows 4, 7 and 9 of “Outreach log””; of more than three the first ones and how many more. */
export function rowsText(visits: readonly LoggedVisit[]): string {
  const ordered = [...visits].sort((a, b) => a.place.row - b.place.row);
  const [first] = ordered;
  if (first === undefined) return '';
  const named = ordered.slice(0, MOST_ROWS_NAMED).map(({ place }) => String(place.row));
  const more = ordered.length - named.length;
  const rows = more > 0 ? `${named.join(', ')} and ${String(more)} more` : named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
  const { book, sheet } = first.place;
  return `${ordered.length === 1 ? 'row' : 'rows'} ${rows} of “${sheet}”${book === '' ? '' : ` in “${book}”`}`;
}

function told(kind: OutreachKindName, { found, expected, message, amount = null, basis = '', severity }: OutreachTold, about: Pick<Finding, 'school' | 'establishment' | 'post' | 'holder'>, place: Place, column: string, who: string): Finding {
  const { rule, severity: usual, step } = OUTREACH_KINDS[kind];
  return {
    kind, rule, severity: severity ?? usual, ...about, book: place.book, sheet: place.sheet, cell: place.cellOf(column) ?? `A${String(place.row)}`,
    found, expected, message: `${who}: ${message}`, amount, basis: amount === null ? '' : basis, step,
  };
}

function postName({ staff: { post: { id, holder } }, school: { school } }: OutreachPost): string {
  return `Post ${id}${holder === '' ? '' : ` (${holder})`}${school === '' ? '' : ` at ${school}`}`;
}

function aboutOf({ staff: { post }, school }: OutreachPost): Pick<Finding, 'school' | 'establishment' | 'post' | 'holder'> {
  return { school: school.school, establishment: school.establishment, post: post.id, holder: post.holder };
}

/** A finding on a post, in the cell of a column of its row. */
export function tellOfPost(kind: OutreachKindName, of: OutreachPost, column: string, what: OutreachTold): Finding {
  return told(kind, what, aboutOf(of), of.staff.place, column, postName(of));
}

/** A finding on visits, in the cell of a column of the first of them, with the post where it is known. */
export function tellOfVisits(kind: OutreachKindName, visits: readonly LoggedVisit[], column: LogColumn, what: OutreachTold, of?: OutreachPost): Finding[] {
  const [first] = [...visits].sort((a, b) => a.place.row - b.place.row);
  if (first === undefined) return [];
  if (of !== undefined) return [told(kind, what, aboutOf(of), first.place, column, postName(of))];
  const { postId, name, school, establishment } = first;
  const who = postId !== '' ? `Post ${postId}${name === '' ? '' : ` (${name})`}` : name !== '' ? name : 'The outreach log';
  return [told(kind, what, { school, establishment, post: postId, holder: name }, first.place, column, who)];
}

/** A finding on a whole log. */
export function tellOfLog(kind: OutreachKindName, visits: readonly LoggedVisit[], what: OutreachTold): Finding[] {
  const [first] = [...visits].sort((a, b) => a.place.row - b.place.row);
  return first === undefined ? [] : [told(kind, what, { school: '', establishment: '', post: '', holder: '' }, first.place, 'Date', `“${first.place.sheet}”${first.place.book === '' ? '' : ` in “${first.place.book}”`}`)];
}

/** £6,200 a year. */
export function aYearText(amount: Pence): string {
  return `${shortPoundsText(amount)} a year`;
}
