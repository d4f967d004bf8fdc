/** Findings on the rows of a post that schools share: its shares, its form AST2, and rows that do not agree (FUND-7, FUND-11, APP-5). */
import { addFractions, compareFractions, fractionText, NONE, WHOLE, type Fraction } from '../../domain/exact';
import { ROUNDING_OF_SHARES } from '../../projection';
import type { AuditCase } from '../auditCase';
import type { Finding } from '../finding';
import { isOneName, personKey } from '../personNames';
import type { StaffPost } from '../records';
import type { Schools } from '../schools';
import { sharedPosts, sumOfShares } from '../sharedPosts';
import { aboutPost, yearsGrant } from './about';
import { hasOwnId, isLiveOn, isUnread } from '../postFacts';
import { formBy, paymentsOf } from './forms';
import { byPlace, compareSchools, overlap, rowText } from './rows';

function isWhole(total: Fraction): boolean {
  const least = addFractions(WHOLE, { numerator: -ROUNDING_OF_SHARES.numerator, denominator: ROUNDING_OF_SHARES.denominator });
  return compareFractions(total, least) >= 0 && compareFractions(total, addFractions(WHOLE, ROUNDING_OF_SHARES)) <= 0;
}

/** The row of the school with the largest share; of equal ones the first. */
function largestShare(group: readonly StaffPost[]): StaffPost {
  return group.reduce((best, other) => (compareFractions(other.post.share ?? NONE, best.post.share ?? NONE) > 0 ? other : best));
}

/** Form AST2 came from a school that is not the one with the most hours (APP-5). */
function notDesignated(schools: Schools, group: readonly StaffPost[]): Finding[] {
  const sent = group.filter(({ post }) => post.ast2SentOn !== null);
  const [only] = sent;
  if (only === undefined || sent.length !== 1) return [];
  const most = largestShare(group);
  if (compareFractions(most.post.share ?? NONE, only.post.share ?? NONE) <= 0) return [];
  return [aboutPost('notDesignatedSchool', only, 'AST2 sent on', {
    found: `form AST2 from ${schools.of(only.post).school}, with a share of ${fractionText(only.post.share ?? NONE)}`, expected: `form AST2 from ${schools.of(most.post).school}, with ${fractionText(most.post.share ?? NONE)}`,
    message: `form AST2 is entered for ${schools.of(only.post).school}, while the teacher works most at ${schools.of(most.post).school}, whose head is normally the designated one.`,
  })];
}

/** A group post that is paid and for which no school sent form AST2: one form is enough for all of them (FUND-7). */
function groupWithoutForm(audit: AuditCase, group: readonly StaffPost[]): Finding[] {
  const { terms, schools } = audit;
  const hasForm = group.some((staffPost) => formBy(staffPost, terms.on) !== null || staffPost.place.cellOf('AST2 sent on') === undefined || isUnread(staffPost, 'AST2 sent on'));
  if (hasForm) return [];
  // Another school may have a post of the same id.
  const isPaid = (staffPost: StaffPost): boolean => {
    if (staffPost.status === 'paid') return true;
    const of = audit.bySchool.find(({ school }) => school === schools.of(staffPost.post));
    return of !== undefined && paymentsOf(audit, of, staffPost).some(({ amount }) => amount > 0);
  };
  if (!group.some(isPaid)) return [];
  const most = largestShare(group);
  return [aboutPost('paidWithoutAst2', most, 'AST2 sent on', {
    found: 'paid, and no date of form AST2 at any school of the group', expected: 'the date on which form AST2 was sent',
    message: 'is paid, and no school of the group sent form AST2. The form starts the payments.',
    amount: yearsGrant(terms, most.post.fte), basis: 'a year’s grant for the post’s FTE',
  })];
}

/** What all rows of one post are to say alike: each fact as text, `null` where the row does not say it. */
const FACTS: readonly { readonly name: string; readonly column: string; readonly of: (staffPost: StaffPost) => string | null; readonly isSame?: (one: string, other: string) => boolean }[] = [
  { name: 'holders', column: 'Name', of: ({ post, staffCode }) => (post.holder === '' || post.holder === staffCode ? null : post.holder), isSame: (one, other) => personKey(one) === personKey(other) || isOneName(personKey(one), personKey(other)) },
  { name: 'points', column: 'Point', of: ({ stated }) => (stated.point === null ? null : `AST ${String(stated.point)}`) },
  { name: 'ranges', column: 'Range', of: ({ stated }) => (stated.range === null ? null : `${String(stated.range.start)}-${String(stated.range.end)}`) },
  { name: 'FTEs', column: 'FTE', of: (staffPost) => (staffPost.place.cellOf('FTE') === undefined || isUnread(staffPost, 'FTE') ? null : fractionText(staffPost.post.fte)) },
];

function listText(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`;
}

/** Rows of one post, at the same time, that do not name the same holder, point, range or FTE: one question for all of it. */
function rowsDiffer({ terms }: AuditCase, group: readonly StaffPost[]): Finding[] {
  // Those of the day; of a post that is over or still to come, those that are there at one time.
  const live = group.filter(({ post }) => isLiveOn(post, terms.on));
  const [first] = live.length > 1 ? live : group;
  if (first === undefined) return [];
  const rows = (live.length > 1 ? live : group).filter((other) => overlap(other, first));
  const differing = FACTS.flatMap(({ name, column, of, isSame = (one, other) => one === other }) => {
    const said: { readonly text: string; readonly row: StaffPost }[] = [];
    for (const row of rows) {
      const text = of(row);
      if (text !== null && !said.some((before) => isSame(before.text, text))) said.push({ text, row });
    }
    return said.length < 2 ? [] : [{ name, column, said }];
  });
  const [most] = differing;
  if (most === undefined) return [];
  const told = differing.map(({ name, said }) => `${name} ${listText(said.map(({ text, row }) => `${text} (${row.post.school || row.post.establishment}, ${rowText(row, first)})`))}`);
  return [aboutPost('groupRowsDiffer', first, most.column, {
    found: differing.map(({ name, said }) => `${name} ${listText(said.map(({ text }) => text))}`).join('; '), expected: 'the same in every row of the post',
    message: `its rows name different ${told.join(', and different ')}. They are one post that the schools share.`,
  })];
}

/** Findings on each post that schools share, from all of its rows. */
export function groupFindings(audit: AuditCase, posts: readonly StaffPost[]): Finding[] {
  const { schools } = audit;
  const findings: Finding[] = [];
  for (const group of sharedPosts(posts.filter(hasOwnId)).filter(({ length }) => length > 1)) {
    const ordered = [...group].sort((a, b) => compareSchools(schools, a, b) || byPlace(a, b));
    findings.push(...rowsDiffer(audit, ordered));
    const [first] = ordered;
    if (first === undefined || !ordered.every((other) => overlap(other, first))) continue;
    const total = sumOfShares(ordered);
    if (isWhole(total)) {
      findings.push(...notDesignated(schools, ordered), ...groupWithoutForm(audit, ordered));
      continue;
    }
    findings.push(aboutPost('groupShares', first, 'Share', {
      found: `shares that add up to ${fractionText(total)}`, expected: 'shares that add up to 1',
      message: `the shares of its ${String(ordered.length)} schools (${ordered.map(({ post }) => `${post.school || post.establishment} ${fractionText(post.share ?? NONE)}`).join(', ')}) add up to ${fractionText(total)}, not 1.`,
    }));
  }
  return findings;
}
