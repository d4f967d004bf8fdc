/** What is wrong with the visits of an outreach log, and where the evidence for performance management is missing (OUT-6). */
import { dayText } from '../domain/calendar';
import type { Finding } from './finding';
import { isHeldThoughPlanned } from './postFacts';
import { hasColumn, type Outreach, type PostOutreach, type UncountedVisit } from './outreach';
import type { LoggedVisit, OutreachPost } from './outreachRecords';
import { areText, daysText, rowsText, tellOfLog, tellOfVisits } from './outreachTelling';

function visitsText(count: number): string {
  return count === 1 ? '1 visit' : `${String(count)} visits`;
}

/** “2 days are”, of one day “1 day is”. */
function daysOf(visits: readonly LoggedVisit[]): string {
  const days = visits.reduce((sum, each) => sum + each.days, 0);
  return `${daysText(days)} ${areText(days)}`;
}

/** Visits of finished terms whose school gave no feedback; those of the present term may still bring it. */
export function noFeedback({ of, visits }: PostOutreach, { schoolTerms, terms: { on } }: Outreach): Finding[] {
  const without = visits.filter(({ visit, term }) => (schoolTerms[term]?.last ?? on) <= on && hasColumn(visit, 'Feedback') && !visit.hasFeedback).map(({ visit }) => visit);
  return without.length === 0 ? [] : tellOfVisits('noFeedback', without, 'Feedback', {
    found: `${visitsText(without.length)} without feedback`, expected: 'feedback from the school that was visited',
    message: `${visitsText(without.length)} of finished terms, in ${rowsText(without)}, ${without.length === 1 ? 'has' : 'have'} no feedback, so the evidence for performance management is missing.`,
  }, of);
}

/** Visits without what was agreed with the receiving school. */
export function noObjective({ of, visits }: PostOutreach): Finding[] {
  const without = visits.filter(({ visit }) => hasColumn(visit, 'Objective') && visit.objective === '').map(({ visit }) => visit);
  return without.length === 0 ? [] : tellOfVisits('noObjective', without, 'Objective', {
    found: `${visitsText(without.length)} without an agreed objective`, expected: 'the objective that was agreed with the receiving school',
    message: `${visitsText(without.length)}, in ${rowsText(without)}, ${without.length === 1 ? 'has' : 'have'} no agreed objective, so nothing shows what the work was for.`,
  }, of);
}

/** Days in the AST’s own school, which are inreach, unless the post is exempt (OUT-1, OUT-3). */
export function hostIsOwnSchool({ of, visits, exemption, inOwnSchool }: PostOutreach): Finding[] {
  const own = exemption.kind === 'none' ? visits.filter(({ isOwnSchool }) => isOwnSchool).map(({ visit }) => visit) : [];
  return own.length === 0 ? [] : tellOfVisits('hostIsOwnSchool', own, own[0]?.hostSchool === '' ? 'Host establishment' : 'Host school', {
    found: `${visitsText(own.length)} to the own school`, expected: 'another school, or an exemption with its reason',
    message: `${visitsText(own.length)}, in ${rowsText(own)}, ${own.length === 1 ? 'is' : 'are'} to the AST’s own school. ${daysText(inOwnSchool)} ${areText(inOwnSchool)} not counted as outreach.`,
  }, of);
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const there = groups.get(keyOf(item));
    if (there === undefined) groups.set(keyOf(item), [item]);
    else there.push(item);
  }
  return [...groups.values()];
}

function visitsBy(uncounted: readonly UncountedVisit[], ...kinds: readonly UncountedVisit['why']['kind'][]): LoggedVisit[][] {
  const visits = uncounted.filter(({ why }) => kinds.includes(why.kind)).map(({ visit }) => visit);
  return grouped(visits, ({ postId, name, school, establishment, place }) => [place.book, place.sheet, postId.toLowerCase(), postId === '' ? name.toLowerCase() : '', establishment || school.toLowerCase()].join('\n'));
}

/** Visits whose post or teacher no staff list has, or that could be of several. */
export function visitOfUnknownPost({ uncounted }: Outreach): Finding[] {
  const whyOf = new Map(uncounted.map(({ visit, why }) => [visit, why]));
  return visitsBy(uncounted, 'none', 'several').flatMap((visits) => {
    const [first] = visits;
    if (first === undefined) return [];
    const why = whyOf.get(first);
    const [column, named] = first.postId !== '' ? (['Post ID', `the Post ID “${first.postId}”`] as const) : (['Name', `the name “${first.name}”`] as const);
    const found = why?.kind === 'several' ? `${named}, which stands for ${String(why.count)} posts` : `${named}, which no AST post of the staff lists has`;
    return tellOfVisits('visitOfUnknownPost', visits, column, {
      found, expected: 'the Post ID or the name of an AST post, as the staff list has it',
      message: `${rowsText(visits)} ${visits.length === 1 ? 'names' : 'name'} ${found}. ${daysOf(visits)} not counted.`,
    });
  });
}

function datesText({ staff: { post: { start, end }, isVacant, status } }: OutreachPost): string {
  if (isVacant) return 'the post is vacant';
  if (status === 'planned' || status === 'funding agreed') return `the post is marked as ${status}`;
  return `the post is held${start === null ? '' : ` from ${dayText(start)}`}${end === null ? '' : ` until ${dayText(end)}`}`;
}

/** Visits on days when nobody held the post. */
export function visitOutsidePost({ uncounted, terms: { on } }: Outreach): Finding[] {
  const outside = new Map<OutreachPost, LoggedVisit[]>();
  for (const { visit, why } of uncounted) {
    if (why.kind !== 'outside') continue;
    const { problems, place } = why.post.staff;
    // Whether the post is held is asked of its status.
    if (isHeldThoughPlanned(why.post.staff, on)) continue;
    // A date of the post that could not be read has its own problem.
    if (problems.some(({ cell }) => cell !== undefined && (cell === place.cellOf('Start date') || cell === place.cellOf('End date')))) continue;
    const there = outside.get(why.post);
    if (there === undefined) outside.set(why.post, [visit]);
    else there.push(visit);
  }
  return [...outside].flatMap(([post, visits]) => {
    const dates = visits.map(({ day }) => day).sort((a, b) => a - b);
    const days = dates.slice(0, 3).map((day) => dayText(day)).join(', ');
    return tellOfVisits('visitOutsidePost', visits, 'Date', {
      found: `${visitsText(visits.length)} on ${days}${dates.length > 3 ? ` and ${String(dates.length - 3)} more` : ''}`, expected: `a day on which somebody holds the post: ${datesText(post)}`,
      message: `${visitsText(visits.length)}, in ${rowsText(visits)}, on ${days}${dates.length > 3 ? ' and later' : ''}, but ${datesText(post)}. ${daysOf(visits)} not counted.`,
    }, post);
  });
}

/** Rows that tell a visit again, which counts once. */
export function visitTwice({ uncounted }: Outreach): Finding[] {
  const again = new Map<OutreachPost, LoggedVisit[]>();
  for (const { visit, why } of uncounted) {
    if (why.kind !== 'twice') continue;
    const there = again.get(why.post);
    if (there === undefined) again.set(why.post, [visit]);
    else there.push(visit);
  }
  return [...again].flatMap(([post, visits]) => tellOfVisits('visitTwice', visits, 'Date', {
    found: `${visitsText(visits.length)} of the same day, school and days as another`, expected: 'one row for each visit',
    message: `${visitsText(visits.length)}, in ${rowsText(visits)}, ${visits.length === 1 ? 'stands' : 'stand'} in the log already: the same day, school and days. ${daysOf(visits)} not counted again.`,
  }, post));
}

/** Visits after the day of the audit, for each log. */
export function visitLater({ uncounted, terms: { on } }: Outreach): Finding[] {
  const later = uncounted.filter(({ why }) => why.kind === 'later').map(({ visit }) => visit);
  return grouped(later, ({ place }) => `${place.book}\n${place.sheet}`).flatMap((visits) => tellOfLog('visitLater', visits, {
    found: `${visitsText(visits.length)} after ${dayText(on)}`, expected: 'visits up to the day of the audit',
    message: `${visitsText(visits.length)}, in ${rowsText(visits)}, ${visits.length === 1 ? 'is' : 'are'} after ${dayText(on)}, the day of the audit, and ${daysOf(visits)} not counted yet.`,
  }));
}

/** Logs without the columns that performance management needs: asked about once, not for each visit. */
export function logWithoutColumns({ posts, uncounted }: Outreach): Finding[] {
  const all = new Set([...posts.flatMap(({ visits }) => visits.map(({ visit }) => visit)), ...uncounted.map(({ visit }) => visit)]);
  return grouped([...all], ({ place }) => `${place.book}\n${place.sheet}`).flatMap((visits) => {
    const [first] = visits;
    if (first === undefined) return [];
    const lacks = (['Feedback', 'Objective'] as const).filter((column) => !hasColumn(first, column));
    return lacks.flatMap((column) => tellOfLog(column === 'Feedback' ? 'logWithoutFeedback' : 'logWithoutObjective', visits, {
      found: `no column “${column}”`, expected: column === 'Feedback' ? 'for each visit whether the school that was visited gave feedback' : 'for each visit the objective that was agreed',
      message: `the log of ${visitsText(visits.length)} in the school year has no column “${column}”, so the evidence for performance management is missing.`,
    }));
  });
}

/** All findings on the log. */
export function visitFindings(outreach: Outreach): Finding[] {
  return [
    ...outreach.posts.flatMap((post) => [...noFeedback(post, outreach), ...noObjective(post), ...hostIsOwnSchool(post)]),
    ...visitOfUnknownPost(outreach), ...visitOutsidePost(outreach), ...visitTwice(outreach), ...visitLater(outreach), ...logWithoutColumns(outreach),
  ];
}
