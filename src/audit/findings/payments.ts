/** Findings on the payments to a school, against its allocation and its posts (FUND-8). */
import { dayText, financialYearOf, financialYearText, firstDayOf, firstDayOfFinancialYear } from '../../domain/calendar';
import { poundsText, shortPoundsText, splitByLargestRemainder, type Pence } from '../../domain/exact';
import { bringsGrant } from '../../rules/grant';
import { STREAM_ARRIVALS, STREAM_NAMES, arrivalOf } from '../../rules/streamArrival';
import type { AuditCase, SchoolCase } from '../auditCase';
import type { Finding } from '../finding';
import { comparePlaces, compareTexts } from '../order';
import type { Payment } from '../records';
import { aboutSchool } from './about';
import { hasOwnId, isFilledOn, isLiveOn } from '../postFacts';
import { postsCounted } from './allocations';
import { againstForms } from './forms';

function byPlace(a: Payment, b: Payment): number {
  return comparePlaces(a.place, b.place);
}

function streamName({ stream, on }: Payment): string {
  return stream === null ? (on === null ? 'no stream' : dayText(on)) : `the ${STREAM_NAMES[stream] ?? ''} stream`;
}

/** Payments of one stream, for one post or for none that is named, of the same amount. */
function sameAgain(payments: readonly Payment[]): Payment[][] {
  const groups = new Map<string, Payment[]>();
  for (const payment of payments) {
    if (payment.amount <= 0 || (payment.stream === null && payment.on === null)) continue;
    const key = `${String(payment.stream ?? '')} ${payment.stream === null ? String(payment.on) : ''} ${payment.post.toLowerCase()} ${String(payment.amount)}`;
    groups.set(key, [...(groups.get(key) ?? []), payment]);
  }
  return [...groups.values()];
}

function sumOf(payments: readonly Payment[]): Pence {
  return payments.reduce((sum, { amount }) => sum + amount, 0);
}

/** Parts of a year’s grant were each rounded, to a penny and no more. */
function isWithin(payments: readonly Payment[], most: Pence): boolean {
  return sumOf(payments) <= most + payments.length;
}

/** Every day or stream on which the school was paid, three or more of them, has two or more payments, as many as the others and all alike. */
function areEqualParts(payments: readonly Payment[]): boolean {
  const streams = new Map<string, Payment[]>();
  for (const payment of payments) {
    const key = payment.stream === null ? String(payment.on) : `stream ${String(payment.stream)}`;
    streams.set(key, [...(streams.get(key) ?? []), payment]);
  }
  const [first = [], ...others] = streams.values();
  const isAlike = (each: readonly Payment[]): boolean => each.length === first.length && each.every(({ amount }) => amount > 0 && amount === each[0]?.amount);
  return others.length >= 2 && first.length > 1 && [first, ...others].every(isAlike);
}

/**
 * Whether equal payments of a stream are the parts of what is due in it: all of the stream come to its quarter at most; or every stream has as
 * many equal ones, and all of them come to the allocation at most. What names a post is measured by the allocation for one.
 */
function areParts([first]: readonly Payment[], { payments, allocation }: SchoolCase, mayBe: number): boolean {
  const astPart = allocation?.astPart ?? null;
  if (first === undefined || astPart === null) return false;
  const own = payments.filter(({ post }) => post.toLowerCase() === first.post.toLowerCase());
  const ofStream = (all: readonly Payment[]): Payment[] => all.filter(({ stream }) => first.stream !== null && stream === first.stream);
  const most = Math.floor(first.post === '' ? astPart : astPart / mayBe);
  if (first.stream !== null && isWithin(ofStream(own), Math.floor(most / STREAM_NAMES.length)) && isWithin(ofStream(payments), Math.floor(astPart / STREAM_NAMES.length))) return true;
  return isWithin(own, most) && isWithin(payments, astPart) && areEqualParts(own);
}

/**
 * How many equal payments of one stream may be right where they name no post: as many as there are posts, while they come to the quarter
 * that is due; beyond it no more than the other streams have, where these have any of that amount.
 */
function rightlyEqual(group: readonly Payment[], { payments, allocation }: SchoolCase, mostPosts: number): number {
  const [first] = group;
  const astPart = allocation?.astPart ?? null;
  if (first === undefined || astPart === null) return mostPosts;
  const [quarter = 0] = splitByLargestRemainder(astPart, STREAM_NAMES.map(() => 1));
  if (first.amount * group.length <= quarter + group.length) return mostPosts;
  // Quarters of one amount may differ by a penny; one that was taken back counts as none.
  const counts = STREAM_NAMES.map((_, stream) => payments.filter((payment) => stream !== first.stream && payment.stream === stream && payment.post === '')
    .reduce((count, { amount }) => count + (Math.abs(Math.abs(amount) - first.amount) <= 1 ? Math.sign(amount) : 0), 0));
  const most = Math.max(...counts);
  return most <= 0 ? mostPosts : Math.min(mostPosts, most);
}

/** What was paid once too often: more equal payments of a stream than the school has posts for. */
function twice({ year }: AuditCase, of: SchoolCase): Finding[] {
  const { school, payments, allocation, posts } = of;
  const funded = allocation?.postsFunded ?? postsCounted(posts);
  const mayBe = Math.max(1, Math.ceil(funded.numerator / funded.denominator));
  // A payment taken back by an amount below nought is no payment any more.
  const takenBack = payments.filter(({ amount }) => amount < 0);
  return sameAgain([...payments].sort(byPlace)).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const undone = takenBack.filter((back) => back.stream === first.stream && back.post.toLowerCase() === first.post.toLowerCase() && back.amount === -first.amount).length;
    if (areParts(group, of, mayBe)) return [];
    const allowed = (first.post === '' ? rightlyEqual(group.slice(undone), of, mayBe) : 1) + undone;
    return group.slice(allowed).map((again) => aboutSchool('paidTwice', school, again.place, 'Amount', {
      found: `${shortPoundsText(again.amount)} again for ${streamName(again)} of ${financialYearText(year)}`, expected: first.post === '' ? `${String(allowed)} such ${allowed === 1 ? 'payment' : 'payments'}` : 'one payment for each post and stream',
      message: `was paid ${shortPoundsText(again.amount)} for ${streamName(again)} of ${financialYearText(year)}${again.post === '' ? '' : ` for post ${again.post}`} in row ${String(again.place.row)} of “${again.place.sheet}” though row ${String(first.place.row)} holds the same payment.`,
      amount: again.amount, basis: 'the payment in this row',
    }, again.post));
  });
}

/** Streams that have begun by the day of the audit. */
function isDue({ terms, year }: AuditCase, stream: number): boolean {
  const arrival = STREAM_ARRIVALS[stream];
  if (arrival === undefined) return false;
  const { on, month } = arrivalOf(year, arrival);
  return terms.on >= (on ?? firstDayOf(month + 1));
}

/** Streams that are due and were not paid, though the school had a post to pay for when they came. One finding for all of them. */
function missingStreams(audit: AuditCase, { school, payments, allocation, posts }: SchoolCase): Finding[] {
  const { paidStreams, year } = audit;
  if (allocation === null || allocation.astPart === null || allocation.astPart === 0 || payments.some(({ stream }) => stream === null)) return [];
  const { astPart, place } = allocation;
  if (sumOf(payments) >= astPart) return [];
  const amounts = splitByLargestRemainder(astPart, STREAM_NAMES.map(() => 1));
  const missing = STREAM_ARRIVALS.flatMap((arrival, stream) => {
    if (!isDue(audit, stream) || payments.some((payment) => payment.stream === stream)) return [];
    // A stream that no school was paid is not in the list yet.
    if (!paidStreams.has(stream)) return [];
    const { month } = arrivalOf(year, arrival);
    const isFilled = posts.some((staffPost) => bringsGrant(staffPost.post.fundingSource) && isFilledOn(staffPost, firstDayOf(month + 1) - 1));
    return isFilled ? [{ name: STREAM_NAMES[stream] ?? '', amount: amounts[stream] ?? 0 }] : [];
  });
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name).join(', ').replace(/, (\w+)$/, ' and $1');
  const streams = `the ${names} ${missing.length === 1 ? 'stream' : 'streams'} of ${financialYearText(year)}`;
  return [aboutSchool('streamMissing', school, place, 'AST part', {
    found: `no payment in ${streams}`, expected: 'a payment in each stream that has come',
    message: `was paid nothing in ${streams}, though ${shortPoundsText(astPart)} are allocated, the post is filled and other schools were paid.`,
    amount: missing.reduce((sum, { amount }) => sum + amount, 0), basis: `${missing.length === 1 ? 'a fourth' : `${String(missing.length)} fourths`} of the AST part of ${poundsText(astPart)}`,
  })];
}

/** A stream of which less than half was paid, while others were paid whole and the school had all of its posts from April on. */
function shortStreams(audit: AuditCase, { school, payments, allocation, posts }: SchoolCase): Finding[] {
  const { year } = audit;
  const astPart = allocation?.astPart ?? null;
  if (astPart === null || astPart <= 0 || payments.some(({ stream }) => stream === null) || sumOf(payments) >= astPart) return [];
  const streams = splitByLargestRemainder(astPart, STREAM_NAMES.map(() => 1)).map((due, stream) => ({ stream, due, paid: payments.filter((payment) => payment.stream === stream) }));
  // Less by a penny is rounding.
  if (!streams.some(({ due, paid }) => sumOf(paid) >= due - 1)) return [];
  const april = firstDayOfFinancialYear(year);
  const granted = posts.filter(({ post }) => bringsGrant(post.fundingSource));
  return streams.flatMap(({ stream, due, paid }) => {
    const [first] = [...paid].sort(byPlace);
    const [sum, arrival] = [sumOf(paid), STREAM_ARRIVALS[stream]];
    if (first === undefined || arrival === undefined || sum <= 0 || 2 * sum >= due || !isDue(audit, stream)) return [];
    const { month } = arrivalOf(year, arrival);
    if (!granted.some((staffPost) => isFilledOn(staffPost, april)) || granted.some(({ post }) => !isLiveOn(post, april) || !isLiveOn(post, firstDayOf(month + 1) - 1))) return [];
    return [aboutSchool('streamShort', school, first.place, 'Amount', {
      found: `${shortPoundsText(sum)} in ${streamName(first)} of ${financialYearText(year)}`, expected: `${shortPoundsText(due)}, a fourth of the AST part`,
      message: `was paid ${shortPoundsText(sum)} in ${streamName(first)} of ${financialYearText(year)} (row ${String(first.place.row)} of “${first.place.sheet}”), less than half of the ${shortPoundsText(due)} that are a fourth of its AST part, though other streams were paid whole.`,
      amount: due - sum, basis: `a fourth of the AST part of ${poundsText(astPart)} less what was paid`,
    })];
  });
}

/** The posts that a cell names: one, or several as in “P1 and P2”. */
function idsIn(text: string): string[] {
  return text.split(/[,;&+/]|\band\b/i).map((part) => part.trim().toLowerCase()).filter((part) => part !== '');
}

/** Payments for a Post ID that no row of the school has, where its rows have IDs: one question for each ID. */
function forUnknownPosts({ year }: AuditCase, { school, payments, posts }: SchoolCase): Finding[] {
  // A staff code stands for an ID where a list has none.
  if (!posts.some((staffPost) => hasOwnId(staffPost) && staffPost.post.id !== staffPost.staffCode)) return [];
  const known = new Set(posts.flatMap(({ post, staffCode }) => [post.id.toLowerCase(), staffCode.toLowerCase()]));
  const unknown = new Map<string, Payment[]>();
  for (const payment of [...payments].sort(byPlace)) {
    const key = payment.post.toLowerCase();
    if (key === '' || known.has(key) || idsIn(key).every((id) => known.has(id))) continue;
    unknown.set(key, [...(unknown.get(key) ?? []), payment]);
  }
  return [...unknown.values()].flatMap((group) => {
    const [first] = group;
    const amount = sumOf(group);
    if (first === undefined || amount <= 0) return [];
    const ids = [...new Set(posts.filter(hasOwnId).map(({ post }) => post.id))].sort(compareTexts);
    return [aboutSchool('paidForUnknownPost', school, first.place, 'Post ID', {
      found: `${shortPoundsText(amount)} for the post “${first.post}”`, expected: `a post of the school: ${ids.slice(0, 6).join(', ')}${ids.length > 6 ? ' and others' : ''}`,
      message: `was paid ${shortPoundsText(amount)} in ${financialYearText(year)} for the post “${first.post}” (first in row ${String(first.place.row)} of “${first.place.sheet}”), and no row of its staff list has that Post ID.`,
      amount, basis: 'the payments with this Post ID',
    }, first.post)];
  });
}

function againstAllocation({ hasAllocations, year }: AuditCase, { school, payments, allocation, posts, teachers }: SchoolCase, explained: Pence): Finding[] {
  const paid = sumOf(payments);
  const [first] = [...payments].sort(byPlace);
  if (first === undefined) return [];
  if (school.row === null && posts.length === 0 && teachers === null && allocation === null) {
    return [aboutSchool('paidToUnknownSchool', school, first.place, 'School', {
      found: `payments of ${shortPoundsText(paid)} to a school that is in no list`, expected: 'a school of the register, or of a staff list',
      message: `was paid ${shortPoundsText(paid)} in ${financialYearText(year)}, and neither the register, an allocation of that year nor a staff list ${school.establishment === '' ? 'names it' : `has its number ${school.establishment}`}.`, amount: paid, basis: 'all payments to it in the year',
    })];
  }
  if (!hasAllocations) return [];
  if (allocation === null) {
    return paid <= 0 ? [] : [aboutSchool('paidWithoutAllocation', school, first.place, 'Amount', {
      found: `payments of ${shortPoundsText(paid)}, and no allocation`, expected: `an allocation for ${financialYearText(year)}`,
      message: `was paid ${shortPoundsText(paid)} in ${financialYearText(year)}, and no allocation of that year names it.`, amount: paid, basis: 'all payments to it in the year',
    })];
  }
  const allotted = allocation.astPart ?? allocation.sdg;
  if (allotted === null || paid - explained <= allotted) return [];
  const over = paid - explained - allotted;
  return [aboutSchool('paidAboveAllocation', school, allocation.place, allocation.astPart === null ? 'SDG' : 'AST part', {
    found: `${shortPoundsText(paid)} paid, ${shortPoundsText(allotted)} allocated`, expected: 'payments up to the allocation',
    message: `was paid ${shortPoundsText(paid)} in ${financialYearText(year)}, ${shortPoundsText(over)} more than the ${shortPoundsText(allotted)} allocated${explained > 0 ? ` and the ${shortPoundsText(explained)} paid twice` : ''}.`,
    amount: over, basis: 'payments of the year less the allocation',
  })];
}

/** Payments whose day lies years from the financial year that they are for. The last stream may come a little after its year. */
function daysElsewhere({ year }: AuditCase, { school, payments }: SchoolCase): Finding[] {
  return payments.flatMap(({ on, place }) => {
    if (on === null || Math.abs(financialYearOf(on) - year) <= 1) return [];
    return [aboutSchool('paymentDayElsewhere', school, place, 'Paid on', {
      found: `paid on ${dayText(on)}, for ${financialYearText(year)}`, expected: `a day of ${financialYearText(year)}, or near it`,
      message: `has a payment of ${dayText(on)} for ${financialYearText(year)} in row ${String(place.row)} of “${place.sheet}”.`,
    })];
  });
}

/** Findings on the payments to one school. */
export function paymentFindings(audit: AuditCase, of: SchoolCase): Finding[] {
  if (audit.lists.payments === null) return [];
  const again = twice(audit, of);
  const explained = again.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return [...again, ...againstAllocation(audit, of, explained), ...missingStreams(audit, of), ...shortStreams(audit, of), ...forUnknownPosts(audit, of), ...daysElsewhere(audit, of), ...againstForms(audit, of)];
}
