/** Findings on the payments to a school, against its allocation and its posts (FUND-7, FUND-8). */
import { dayText, financialYearText, firstDayOf } from '../../domain/calendar';
import { poundsText, shortPoundsText, splitByLargestRemainder, type Pence } from '../../domain/exact';
import { bringsGrant } from '../../rules/grant';
import { STREAM_ARRIVALS, STREAM_NAMES, arrivalOf } from '../../rules/streamArrival';
import type { AuditCase, SchoolCase } from '../auditCase';
import type { Finding } from '../finding';
import { comparePlaces } from '../order';
import type { Payment, SchoolMention, StaffPost } from '../records';
import { aboutPost, aboutSchool, isFilledOn, isUnread } from './about';
import { postsCounted } from './allocations';

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

/**
 * How many equal payments of one stream may be right where they name no post: as many as there are posts, while they come to the quarter
 * that is due; beyond it no more than the other streams have, where these have any of that amount.
 */
function rightlyEqual(group: readonly Payment[], { payments, allocations }: SchoolCase, mostPosts: number): number {
  const [first] = group;
  const astPart = allocations[0]?.astPart ?? null;
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
  const { school, payments, allocations, posts } = of;
  const funded = allocations[0]?.postsFunded ?? postsCounted(posts);
  const mayBe = Math.max(1, Math.ceil(funded.numerator / funded.denominator));
  // A payment taken back by an amount below nought is no payment any more.
  const takenBack = payments.filter(({ amount }) => amount < 0);
  return sameAgain([...payments].sort(byPlace)).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const undone = takenBack.filter((back) => back.stream === first.stream && back.post.toLowerCase() === first.post.toLowerCase() && back.amount === -first.amount).length;
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
function missingStreams(audit: AuditCase, { school, payments, allocations, posts }: SchoolCase): Finding[] {
  const { paidStreams, year } = audit;
  const [allocation] = allocations;
  if (allocation === undefined || allocation.astPart === null || allocation.astPart === 0 || payments.some(({ stream }) => stream === null)) return [];
  const { astPart, place } = allocation;
  if (payments.reduce((sum, { amount }) => sum + amount, 0) >= astPart) return [];
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

function againstAllocation({ hasAllocations, year }: AuditCase, { school, payments, allocations, posts, teachers }: SchoolCase, explained: Pence): Finding[] {
  const paid = payments.reduce((sum, { amount }) => sum + amount, 0);
  const [first] = [...payments].sort(byPlace);
  if (first === undefined) return [];
  if (school.row === null && posts.length === 0 && teachers === null && allocations.length === 0) {
    return [aboutSchool('paidToUnknownSchool', school, first.place, 'School', {
      found: `payments of ${shortPoundsText(paid)} to a school that is in no list`, expected: 'a school of the register, or of a staff list',
      message: `was paid ${shortPoundsText(paid)} in ${financialYearText(year)}, and neither the register, an allocation nor a staff list names it.`, amount: paid, basis: 'all payments to it in the year',
    })];
  }
  if (!hasAllocations) return [];
  const [allocation] = allocations;
  if (allocation === undefined) {
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

function paidWithoutForm(staffPost: StaffPost, ofPost: readonly Payment[], school: SchoolMention): Finding[] {
  const [first] = ofPost;
  const amount = ofPost.reduce((sum, payment) => sum + payment.amount, 0);
  if (first === undefined || amount <= 0 || isUnread(staffPost, 'AST2 sent on')) return [];
  return [aboutPost('paidWithoutAst2', staffPost, 'AST2 sent on', {
    found: `${shortPoundsText(amount)} paid, and no date of form AST2`, expected: 'the date on which form AST2 was sent',
    message: `was paid ${shortPoundsText(amount)} (first in row ${String(first.place.row)} of “${first.place.sheet}”), and no form AST2 was sent. The form starts the payments.`, amount, basis: 'the payments for the post',
  }, school)];
}

/** Payments for posts that the list names: before or without form AST2. */
function againstForms({ terms }: AuditCase, { payments, posts, school }: SchoolCase): Finding[] {
  return posts.flatMap((staffPost) => {
    const { post } = staffPost;
    const form = post.ast2SentOn;
    const ofPost = payments.filter(({ post: id }) => id !== '' && id.toLowerCase() === post.id.toLowerCase()).sort(byPlace);
    // One form is enough for the schools of a group, which are looked at together.
    if (form === null) return staffPost.status === 'paid' || post.share !== null || staffPost.place.cellOf('AST2 sent on') === undefined ? [] : paidWithoutForm(staffPost, ofPost, school);
    const early = ofPost.filter(({ on }) => on !== null && on < form && on <= terms.on).sort((a, b) => (a.on ?? 0) - (b.on ?? 0));
    const [first] = early;
    if (first === undefined) return [];
    const amount = early.reduce((sum, payment) => sum + payment.amount, 0);
    return [aboutPost('paidBeforeAst2', staffPost, 'AST2 sent on', {
      found: `a payment on ${dayText(first.on ?? 0)}, form AST2 on ${dayText(form)}`, expected: 'form AST2 before the first payment',
      message: `was paid ${shortPoundsText(amount)} from ${dayText(first.on ?? 0)} on (row ${String(first.place.row)} of “${first.place.sheet}”), before form AST2 was sent on ${dayText(form)}.`, amount, basis: 'the payments before the form',
    }, school)];
  });
}

/** Findings on the payments to one school. */
export function paymentFindings(audit: AuditCase, of: SchoolCase): Finding[] {
  if (audit.lists.payments === null) return [];
  const again = twice(audit, of);
  const explained = again.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return [...again, ...againstAllocation(audit, of, explained), ...missingStreams(audit, of), ...againstForms(audit, of)];
}
