/** Findings that need more than one row: the same teacher or the same post twice, shares, and teachers who reverted (FUND-11, APP-5, REV-1). */
import { dayText } from '../../domain/calendar';
import { addFractions, compareFractions, fractionText, NONE, shortPoundsText, WHOLE, type Fraction } from '../../domain/exact';
import { scalePointText } from '../../domain/scales';
import { ROUNDING_OF_SHARES } from '../../projection';
import type { AuditCase } from '../auditCase';
import type { Finding } from '../finding';
import { comparePlaces, compareTexts } from '../order';
import { isOneName, personKey } from '../personNames';
import type { Payment, Place, StaffPost } from '../records';
import type { School, Schools } from '../schools';
import { sharedPosts, sumOfShares } from '../sharedPosts';
import { aboutPost, hasOwnId, isFilledOn, isUnread, yearlyDifference, yearsGrant } from './about';

function byPlace(a: { readonly place: Place }, b: { readonly place: Place }): number {
  return comparePlaces(a.place, b.place);
}

/** Who came first before the others: the same whatever the order of the rows. */
function byStart(a: StaffPost, b: StaffPost): number {
  const [one, other] = [`${a.post.holder}\n${a.staffCode}`, `${b.post.holder}\n${b.staffCode}`];
  return (a.post.start ?? 0) - (b.post.start ?? 0) || compareTexts(one, other) || byPlace(a, b);
}

function overlap({ post: a }: StaffPost, { post: b }: StaffPost): boolean {
  return (a.start ?? -Infinity) <= (b.end ?? Infinity) && (b.start ?? -Infinity) <= (a.end ?? Infinity);
}

function groupedBy(posts: readonly StaffPost[], keyOf: (staffPost: StaffPost) => string): StaffPost[][] {
  const groups = new Map<string, StaffPost[]>();
  for (const staffPost of posts) {
    const key = keyOf(staffPost);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [staffPost]);
    else group.push(staffPost);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** A row is told from another in words that need no row number where the books differ. */
function rowText({ place }: StaffPost, beside: StaffPost): string {
  const book = place.book === beside.place.book ? '' : ` of ${place.book}`;
  return `row ${String(place.row)} of “${place.sheet}”${book}`;
}

interface Coded {
  readonly staffCode: string;
}

/** Whether both have a staff code. */
function areCoded(a: Coded, b: Coded): boolean {
  return a.staffCode !== '' && b.staffCode !== '';
}

/** Whether they have one staff code, in capital letters or small. */
function haveOneCode(a: Coded, b: Coded): boolean {
  return areCoded(a, b) && a.staffCode.toLowerCase() === b.staffCode.toLowerCase();
}

function sameTeacher({ terms, schools }: AuditCase, posts: readonly StaffPost[]): Finding[] {
  // Rows that are one post of a group of schools are one person’s, and no finding.
  const shared = new Map(sharedPosts(posts).flatMap((group) => group.map((staffPost) => [staffPost, group])));
  const filled = posts.filter((staffPost) => isFilledOn(staffPost, terms.on));
  // Where every school counts its codes from 1, a code has many posts: each name and school is looked up once.
  const people = new Map(filled.map((staffPost) => [staffPost, { person: personKey(staffPost.post.holder), school: schools.of(staffPost.post) }]));
  const findings: Finding[] = [];
  const told = new Set<StaffPost>();
  for (const group of [...groupedBy(filled, (staffPost) => people.get(staffPost)?.person ?? ''), ...groupedBy(filled, ({ staffCode }) => staffCode.toLowerCase())]) {
    const ordered = [...group].sort((a, b) => compareSchools(schools, a, b) || byPlace(a, b));
    ordered.forEach((staffPost, at) => {
      const own = people.get(staffPost);
      const before = ordered.slice(0, at).find((other) => {
        if (!overlap(other, staffPost) || (shared.has(staffPost) && shared.get(other) === shared.get(staffPost))) return false;
        // Two codes are two people, and one name in one school with one post is a matter of rows.
        if (areCoded(other, staffPost) && !haveOneCode(other, staffPost)) return false;
        const twin = people.get(other);
        return twin !== undefined && own !== undefined && twin.school !== own.school && isOneName(twin.person, own.person);
      });
      if (before === undefined || told.has(staffPost)) return;
      const isCertain = haveOneCode(before, staffPost);
      const total = addFractions(before.post.fte, staffPost.post.fte);
      const above = compareFractions(total, WHOLE) > 0;
      // Part-time posts in two schools that come to one teacher are allowed (PAY-12).
      if (isCertain && !above) return;
      if (!isCertain && !above && staffPost.post.fte.numerator !== staffPost.post.fte.denominator) return;
      told.add(staffPost);
      findings.push(aboutPost(isCertain ? 'sameTeacherTwice' : 'perhapsSameTeacher', staffPost, 'Name', {
        found: `${staffPost.post.holder} in two schools, FTE ${fractionText(total)} together`, expected: 'one post, or one post shared by the schools',
        message: `${isCertain ? `the teacher with the staff code ${staffPost.staffCode}` : 'a teacher of the same name'} is an AST at ${before.post.school === '' ? '' : `${before.post.school}, `}${rowText(before, staffPost)} too, at the same time, with FTE ${fractionText(total)} together.${isCertain ? '' : ' No staff code says whether they are one person.'}`,
        amount: yearsGrant(terms, staffPost.post.fte), basis: `a year’s grant of the second post (FUND-1): ${shortPoundsText(yearsGrant(terms, WHOLE))} × FTE ${fractionText(staffPost.post.fte)}`,
      }));
    });
  }
  return findings;
}

function compareSchools(schools: Schools, a: StaffPost, b: StaffPost): number {
  return compareTexts(schools.of(a.post).key, schools.of(b.post).key) || compareTexts(a.post.id, b.post.id);
}

interface GroupCase extends AuditCase {
  /** The payments of the year to a school. */
  readonly paymentsOf: (school: School) => readonly Payment[];
}

/** Rows without a Post ID of one holder in one school, on several sheets or in several workbooks: a copy counts twice. */
function copied(schools: Schools, posts: readonly StaffPost[]): Finding[] {
  const held = posts.filter((staffPost) => !hasOwnId(staffPost) && !staffPost.isVacant && staffPost.post.share === null);
  return groupedBy(held, ({ post }) => (personKey(post.holder) === '' ? '' : `${schools.of(post).key}\n${personKey(post.holder)}`)).flatMap((group) => {
    const ordered = [...group].sort(byPlace);
    return ordered.flatMap((staffPost, at) => {
      const before = ordered.slice(0, at).find((other) => overlap(other, staffPost) && (other.place.book !== staffPost.place.book || other.place.sheet !== staffPost.place.sheet));
      if (before === undefined) return [];
      return [aboutPost('samePostTwice', staffPost, 'Name', {
        found: `${staffPost.post.holder} on two staff lists of the school`, expected: 'each post once, or a Post ID for each',
        message: `the holder stands in ${rowText(before, staffPost)} too, at the same time and in the same school, so the post is counted twice.`,
      })];
    });
  });
}

/** One post in two rows at once, which is not shared; and shares that do not come to a whole. */
function samePost(audit: AuditCase, posts: readonly StaffPost[]): Finding[] {
  const { schools } = audit;
  const findings: Finding[] = [];
  const payments = new Map(audit.bySchool.map((of) => [of.school, of.payments]));
  const groups: GroupCase = { ...audit, paymentsOf: (school) => payments.get(school) ?? [] };
  const named = posts.filter(hasOwnId);
  for (const group of groupedBy(named, ({ post }) => (post.share === null ? `${schools.of(post).key} ${post.id.toLowerCase()}` : ''))) {
    const ordered = [...group].sort(byStart);
    ordered.forEach((staffPost, at) => {
      const before = ordered.slice(0, at).find((other) => overlap(other, staffPost) && !other.isVacant && !staffPost.isVacant);
      if (before === undefined) return;
      findings.push(aboutPost('samePostTwice', staffPost, 'Post ID', {
        found: `post ${staffPost.post.id} held by ${before.post.holder} and ${staffPost.post.holder}`, expected: 'one holder at a time',
        message: `the post is held by ${before.post.holder} (${rowText(before, staffPost)}) at the same time.`,
      }));
    });
  }
  findings.push(...copied(schools, posts));
  for (const group of sharedPosts(named).filter(({ length }) => length > 1)) {
    const ordered = [...group].sort((a, b) => compareSchools(schools, a, b) || byPlace(a, b));
    const [first] = ordered;
    if (first === undefined || !ordered.every((other) => overlap(other, first))) continue;
    const total = sumOfShares(ordered);
    if (isWhole(total)) {
      findings.push(...notDesignated(schools, ordered), ...groupWithoutForm(groups, ordered));
      continue;
    }
    findings.push(aboutPost('groupShares', first, 'Share', {
      found: `shares that add up to ${fractionText(total)}`, expected: 'shares that add up to 1',
      message: `the shares of its ${String(ordered.length)} schools (${ordered.map(({ post }) => `${post.school || post.establishment} ${fractionText(post.share ?? NONE)}`).join(', ')}) add up to ${fractionText(total)}, not 1.`,
    }));
  }
  return findings;
}

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
function groupWithoutForm({ terms, schools, paymentsOf }: GroupCase, group: readonly StaffPost[]): Finding[] {
  const hasForm = group.some((staffPost) => staffPost.post.ast2SentOn !== null || staffPost.place.cellOf('AST2 sent on') === undefined || isUnread(staffPost, 'AST2 sent on'));
  const [first] = group;
  if (hasForm || first === undefined) return [];
  const id = first.post.id.toLowerCase();
  // Another school may have a post of the same id.
  const isPaid = (staffPost: StaffPost): boolean => staffPost.status === 'paid' || paymentsOf(schools.of(staffPost.post)).some(({ post, amount }) => amount > 0 && post.toLowerCase() === id);
  if (!group.some(isPaid)) return [];
  const most = largestShare(group);
  return [aboutPost('paidWithoutAst2', most, 'AST2 sent on', {
    found: 'paid, and no date of form AST2 at any school of the group', expected: 'the date on which form AST2 was sent',
    message: 'is paid, and no school of the group sent form AST2. The form starts the payments.',
    amount: yearsGrant(terms, most.post.fte), basis: 'a year’s grant for the post’s FTE',
  })];
}

/** A teacher whose AST post ended and who is paid on the main scale since (REV-1). */
function reverted({ terms, schools, lists }: AuditCase, posts: readonly StaffPost[]): Finding[] {
  // Of several posts of one person the last one counts, whatever the order of the rows.
  const ended = posts.filter(({ post, isVacant }) => !isVacant && post.end !== null && post.end < terms.on).sort((a, b) => (b.post.end ?? 0) - (a.post.end ?? 0) || (a.post.id < b.post.id ? -1 : 1));
  if (ended.length === 0) return [];
  const byPerson = new Map<string, StaffPost[]>();
  // The post that ended last is the one that the teacher reverted from.
  for (const staffPost of ended.sort((a, b) => (b.post.end ?? 0) - (a.post.end ?? 0) || compareSchools(schools, a, b) || byPlace(a, b))) {
    const key = personKey(staffPost.post.holder);
    byPerson.set(key, [...(byPerson.get(key) ?? []), staffPost]);
  }
  const byCode = new Map<string, StaffPost[]>();
  for (const staffPost of ended) byCode.set(staffPost.staffCode.toLowerCase(), [...(byCode.get(staffPost.staffCode.toLowerCase()) ?? []), staffPost]);
  return lists.others.flatMap((other): Finding[] => {
    if (other.point.scale !== 'Main' || (other.end !== null && other.end < terms.on) || (other.start !== null && other.start > terms.on)) return [];
    // Each school may number its own staff: one code is one person where the names can be one too.
    const coded = other.staffCode === '' ? [] : (byCode.get(other.staffCode.toLowerCase()) ?? []).filter(({ post }) => isOneName(personKey(post.holder), personKey(other.name)));
    const was = [...(byPerson.get(personKey(other.name)) ?? []), ...coded].find((staffPost) => {
      if (areCoded(staffPost, other)) return haveOneCode(staffPost, other);
      return schools.of(staffPost.post) === schools.of(other);
    });
    if (was === undefined || was.post.end === null) return [];
    const worth = yearlyDifference(terms, { area: other.area ?? was.post.area, fte: other.fte }, { scale: 'Upper', point: 1 }, other.point, terms.on);
    const finding = aboutPost('revertedToMainScale', was, 'End date', {
      found: `${scalePointText(other.point)} after the AST post`, expected: 'U1, U2 or U3',
      message: `the AST post ended on ${dayText(was.post.end)}, and the holder is paid on ${scalePointText(other.point)} since (row ${String(other.place.row)} of “${other.place.sheet}”). A teacher who leaves an AST post is deemed to have crossed the threshold.`,
      ...worth,
    });
    return [{ ...finding, book: other.place.book, sheet: other.place.sheet, cell: other.place.cellOf('Point') ?? `A${String(other.place.row)}` }];
  });
}

/** Findings across rows and schools. */
export function peopleFindings(audit: AuditCase): Finding[] {
  const { posts } = audit.lists;
  return [...sameTeacher(audit, posts), ...samePost(audit, posts), ...reverted(audit, posts)];
}
