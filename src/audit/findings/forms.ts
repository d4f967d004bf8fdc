/** Findings on payments before form AST2, or without it (FUND-7). */
import { dayText, firstDayOf, firstDayOfFinancialYear, lastDayOfFinancialYear, type Day } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import { bringsGrant } from '../../rules/grant';
import { STREAM_ARRIVALS, STREAM_NAMES, arrivalOf } from '../../rules/streamArrival';
import type { AuditCase, SchoolCase } from '../auditCase';
import type { Finding } from '../finding';
import { comparePlaces } from '../order';
import type { Payment, StaffPost } from '../records';
import { aboutPost } from './about';
import { isUnread } from '../postFacts';

/** The day on which the form was sent; `null` where it was not by then: a day that is still to come is a plan. */
export function formBy({ post: { ast2SentOn } }: StaffPost, on: Day): Day | null {
  return ast2SentOn === null || ast2SentOn > on ? null : ast2SentOn;
}

/** Why there is no form. */
export function noFormText({ post: { ast2SentOn } }: StaffPost): string {
  return ast2SentOn === null ? 'no date of form AST2' : `form AST2 on ${dayText(ast2SentOn)}, after the day of the audit`;
}

/** As {@link noFormText}, in a sentence. */
export function noFormClause({ post: { ast2SentOn } }: StaffPost): string {
  return ast2SentOn === null ? 'no form AST2 was sent' : `form AST2 is dated ${dayText(ast2SentOn)}, after the day of the audit`;
}

/** The only post of the school that counted on grant in the year, by the day of the audit; `null` where it has several, or none. */
function onlyPost({ terms, year }: AuditCase, { posts }: SchoolCase): StaffPost | null {
  const [first, last] = [firstDayOfFinancialYear(year), Math.min(lastDayOfFinancialYear(year), terms.on)];
  const held = posts.filter(({ post, isVacant }) => !isVacant && bringsGrant(post.fundingSource) && (post.start ?? -Infinity) <= last && (post.end ?? Infinity) >= first);
  return held.length === 1 ? (held[0] ?? null) : null;
}

/** What was paid for a post: the payments that name it, and those that name none where the school has no other. */
export function paymentsOf(audit: AuditCase, of: SchoolCase, staffPost: StaffPost): Payment[] {
  const id = staffPost.post.id.toLowerCase();
  const only = onlyPost(audit, of);
  return of.payments.filter(({ post }) => (post === '' ? only === staffPost : post.toLowerCase() === id)).sort((a, b) => comparePlaces(a.place, b.place));
}

/** The day by which a payment was made: the last of its stream’s month, where only the stream is known. */
function madeBy({ on, stream, year }: Payment): Day | null {
  const arrival = stream === null ? undefined : STREAM_ARRIVALS[stream];
  return on ?? (arrival === undefined ? null : firstDayOf(arrivalOf(year, arrival).month + 1) - 1);
}

function whenText({ on, stream }: Payment): string {
  return on === null ? `the ${STREAM_NAMES[stream ?? 0] ?? ''} stream` : dayText(on);
}

function paidWithoutForm(audit: AuditCase, of: SchoolCase, staffPost: StaffPost): Finding[] {
  // Before a form that is still to come only what was paid by now was paid without it.
  const paid = paymentsOf(audit, of, staffPost).filter((payment) => staffPost.post.ast2SentOn === null || (madeBy(payment) ?? Infinity) <= audit.terms.on);
  const [first] = paid;
  const amount = paid.reduce((sum, payment) => sum + payment.amount, 0);
  if (first === undefined || amount <= 0 || isUnread(staffPost, 'AST2 sent on')) return [];
  return [aboutPost('paidWithoutAst2', staffPost, 'AST2 sent on', {
    found: `${shortPoundsText(amount)} paid, and ${noFormText(staffPost)}`, expected: 'the date on which form AST2 was sent',
    message: `was paid ${shortPoundsText(amount)} (first in row ${String(first.place.row)} of “${first.place.sheet}”), and ${noFormClause(staffPost)}. The form starts the payments.`,
    amount, basis: 'the payments for the post',
  }, of.school)];
}

function paidBeforeForm(audit: AuditCase, of: SchoolCase, staffPost: StaffPost, form: Day): Finding[] {
  const dayOf = (payment: Payment): Day => madeBy(payment) ?? Infinity;
  const early = paymentsOf(audit, of, staffPost).filter((payment) => dayOf(payment) < form).sort((a, b) => dayOf(a) - dayOf(b));
  const [first] = early;
  const amount = early.reduce((sum, payment) => sum + payment.amount, 0);
  if (first === undefined || amount <= 0) return [];
  return [aboutPost('paidBeforeAst2', staffPost, 'AST2 sent on', {
    found: `a payment ${first.on === null ? 'in' : 'on'} ${whenText(first)}, form AST2 on ${dayText(form)}`, expected: 'form AST2 before the first payment',
    message: `was paid ${shortPoundsText(amount)} from ${whenText(first)} on (row ${String(first.place.row)} of “${first.place.sheet}”), before form AST2 was sent on ${dayText(form)}.`, amount, basis: 'the payments before the form',
  }, of.school)];
}

/** Payments for the posts of a school, before or without form AST2. */
export function againstForms(audit: AuditCase, of: SchoolCase): Finding[] {
  return of.posts.flatMap((staffPost) => {
    const form = formBy(staffPost, audit.terms.on);
    if (form !== null) return paidBeforeForm(audit, of, staffPost, form);
    // The status of a post that is paid is told by itself; one form is enough for the schools of a group, which are looked at together.
    const isTold = staffPost.status === 'paid' && bringsGrant(staffPost.post.fundingSource);
    return isTold || staffPost.post.share !== null || staffPost.place.cellOf('AST2 sent on') === undefined ? [] : paidWithoutForm(audit, of, staffPost);
  });
}
