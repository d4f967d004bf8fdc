/** Findings on how rows name their schools, and on the co-ordination money (FUND-2, FUND-6). */
import { dayText, financialYearText, firstDayOfFinancialYear } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import { COORDINATION_MINIMUM, COORDINATION_PER_POST } from '../../parameters';
import { bringsGrant, coordination } from '../../rules/grant';
import type { AuditCase } from '../auditCase';
import type { Finding } from '../finding';
import { comparePlaces } from '../order';
import type { SchoolMention } from '../records';
import type { Unjoined } from '../schools';
import { sharedPosts } from '../sharedPosts';
import { sumOfKnown } from '../sums';
import { aboutSchool } from './about';
import { isFilledOn } from '../postFacts';

function nameOf({ school, establishment }: SchoolMention): string {
  return [school, establishment].filter((part) => part !== '').join(', ');
}

function unjoinedFinding({ kind, mention, perhaps, place }: Unjoined): Finding {
  const others = perhaps.map((school) => `“${nameOf(school)}”`).join(' or ');
  const where = place === null ? '' : ` in row ${String(place.row)} of “${place.sheet}”`;
  if (kind === 'sameEstablishment') {
    return aboutSchool('schoolTwice', mention, place, 'Establishment', {
      found: `the establishment ${mention.establishment} again`, expected: 'each establishment once',
      message: `the establishment ${mention.establishment}${where} stands in the register already, as ${others}. That row is used, and this one is not.`,
    });
  }
  const texts: Readonly<Record<Exclude<Unjoined['kind'], 'sameEstablishment'>, string>> = {
    sameName: perhaps.length === 1
      ? `the name “${mention.school}”${where} stands in the register already, as ${others}, and neither row has a number. Other rows of the name may mean either, and what they were allotted and paid is not judged.`
      : `the name “${mention.school}”${where} is that of ${String(perhaps.length)} schools: ${others}. The row is joined to none of them, and what such rows were allotted and paid is not judged.`,
    otherNumber: `“${mention.school}”${where} has the establishment number ${mention.establishment} there, and ${others} has the same name. Is that school meant? The row is not joined to it until it has its number.`,
    nearName: `“${mention.school}”${where} is in no register under this name. Is ${others} meant? The row is joined to none of them until it says so.`,
    otherName: `the establishment ${mention.establishment}${where} is named “${mention.school}” there, and ${others} in the register. It is joined by its number.`,
  };
  return aboutSchool('schoolNameUnclear', mention, place, 'School', {
    found: `“${nameOf(mention)}”`, expected: kind === 'otherName' ? `the name ${others}` : kind === 'otherNumber' ? `the number of ${others}` : 'the establishment number, or the name as in the register', message: texts[kind],
  });
}

/** The posts of the authority on 1 April, counted as posts: a shared post once (FUND-6). */
export function postsOnFirstApril({ lists, year }: AuditCase): number {
  const april = firstDayOfFinancialYear(year);
  const live = lists.posts.filter((staffPost) => isFilledOn(staffPost, april) && bringsGrant(staffPost.post.fundingSource));
  return live.filter(({ post }) => post.share === null).length + sharedPosts(live).length;
}

function coordinationFindings(audit: AuditCase): Finding[] {
  const posts = postsOnFirstApril(audit);
  const right = coordination(posts);
  const [each, least] = [COORDINATION_PER_POST, COORDINATION_MINIMUM].map(({ value }) => shortPoundsText(value));
  return audit.coordination.allocations.flatMap((row) => {
    const amount = row.astPart ?? row.sdg;
    if (amount === null || amount === right) return [];
    return [aboutSchool('coordinationDiffers', row, row.place, row.astPart === null ? 'SDG' : 'AST part', {
      found: shortPoundsText(amount), expected: shortPoundsText(right),
      message: `${shortPoundsText(amount)} for co-ordination in ${financialYearText(audit.year)}; ${each} for each of the ${String(posts)} posts on ${dayText(firstDayOfFinancialYear(audit.year))}, and at least ${least}, is ${shortPoundsText(right)}.`,
      amount: Math.abs(amount - right), basis: `the amount less ${each} a post, or ${least}`,
    })];
  });
}

/** Co-ordination paid above what is allocated for it, or above what the guidance gives where nothing is. */
function coordinationPaid(audit: AuditCase): Finding[] {
  const { allocations, payments } = audit.coordination;
  const [first] = [...payments].sort((a, b) => comparePlaces(a.place, b.place));
  const paid = sumOfKnown(payments.map(({ amount }) => amount)) ?? 0;
  const allotted = sumOfKnown(allocations.map(({ astPart, sdg }) => astPart ?? sdg));
  // Without staff lists nobody knows the posts that the amount goes by.
  if (first === undefined || (allotted === null && audit.lists.posts.length === 0)) return [];
  const posts = postsOnFirstApril(audit);
  const most = allotted ?? coordination(posts);
  if (paid <= most) return [];
  const why = allotted === null ? `${shortPoundsText(most)} for ${String(posts)} ${posts === 1 ? 'post' : 'posts'} on ${dayText(firstDayOfFinancialYear(audit.year))}` : `the ${shortPoundsText(most)} allocated`;
  return [aboutSchool('coordinationPaidAbove', first, first.place, 'Amount', {
    found: `${shortPoundsText(paid)} paid for co-ordination`, expected: `at most ${shortPoundsText(most)}`,
    message: `${shortPoundsText(paid)} was paid for co-ordination in ${financialYearText(audit.year)}, ${shortPoundsText(paid - most)} more than ${why}.`,
    amount: paid - most, basis: allotted === null ? 'the payments less the amount by posts' : 'the payments less the allocation',
  })];
}

export function schoolRowFindings(audit: AuditCase): Finding[] {
  return [...audit.schools.unjoined.map(unjoinedFinding), ...coordinationFindings(audit), ...coordinationPaid(audit)];
}
