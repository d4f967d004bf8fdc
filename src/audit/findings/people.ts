/** Findings that need more than one row: the same teacher or the same post twice, and teachers who reverted (FUND-11, REV-1). */
import { dayText } from '../../domain/calendar';
import { addFractions, compareFractions, fractionText, shortPoundsText, WHOLE } from '../../domain/exact';
import { scalePointText } from '../../domain/scales';
import type { AuditCase } from '../auditCase';
import type { Finding } from '../finding';
import { compareTexts } from '../order';
import { isOneName, personKey } from '../personNames';
import type { StaffPost } from '../records';
import type { Schools } from '../schools';
import { sharedPosts } from '../sharedPosts';
import { aboutPost, yearlyDifference, yearsGrant } from './about';
import { hasOwnId, isFilledOn } from '../postFacts';
import { groupFindings } from './groups';
import { byPlace, compareSchools, overlap, rowText } from './rows';

/** Who came first before the others: the same whatever the order of the rows. */
function byStart(a: StaffPost, b: StaffPost): number {
  const [one, other] = [`${a.post.holder}\n${a.staffCode}`, `${b.post.holder}\n${b.staffCode}`];
  return (a.post.start ?? 0) - (b.post.start ?? 0) || compareTexts(one, other) || byPlace(a, b);
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

/** Two posts of one school, each with its own number, that are more than one teacher’s time. */
function areTwoPosts(one: StaffPost, other: StaffPost): boolean {
  const haveIds = hasOwnId(one) && hasOwnId(other) && one.post.id.toLowerCase() !== other.post.id.toLowerCase();
  return haveIds && compareFractions(addFractions(one.post.fte, other.post.fte), WHOLE) > 0;
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
        // Two codes are two people.
        if (areCoded(other, staffPost) && !haveOneCode(other, staffPost)) return false;
        const twin = people.get(other);
        if (twin === undefined || own === undefined || !isOneName(twin.person, own.person)) return false;
        // In one school, two rows of one post, or without a number, are a matter of rows.
        return twin.school !== own.school || areTwoPosts(other, staffPost);
      });
      if (before === undefined || told.has(staffPost)) return;
      const isCertain = haveOneCode(before, staffPost);
      const total = addFractions(before.post.fte, staffPost.post.fte);
      const above = compareFractions(total, WHOLE) > 0;
      // Part-time posts in two schools that come to one teacher are allowed (PAY-12).
      if (isCertain && !above) return;
      if (!isCertain && !above && staffPost.post.fte.numerator !== staffPost.post.fte.denominator) return;
      told.add(staffPost);
      const inOne = people.get(before)?.school === own?.school;
      const elsewhere = `is an AST at ${before.post.school === '' ? '' : `${before.post.school}, `}${rowText(before, staffPost)} too`;
      findings.push(aboutPost(isCertain ? 'sameTeacherTwice' : 'perhapsSameTeacher', staffPost, 'Name', {
        found: `${staffPost.post.holder} in ${inOne ? 'two posts of one school' : 'two schools'}, FTE ${fractionText(total)} together`, expected: inOne ? 'one post, or posts of one teacher’s time together' : 'one post, or one post shared by the schools',
        message: `${isCertain ? `the teacher with the staff code ${staffPost.staffCode}` : 'a teacher of the same name'} ${inOne ? `holds post ${before.post.id} of the same school too (${rowText(before, staffPost)})` : elsewhere}, at the same time, with FTE ${fractionText(total)} together.${isCertain ? '' : ' No staff code says whether they are one person.'}`,
        amount: yearsGrant(terms, staffPost.post.fte), basis: `a year’s grant of the second post (FUND-1): ${shortPoundsText(yearsGrant(terms, WHOLE))} × FTE ${fractionText(staffPost.post.fte)}`,
      }));
    });
  }
  return findings;
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

/** One post in two rows at once, which is not shared. */
function samePost({ schools }: AuditCase, posts: readonly StaffPost[]): Finding[] {
  const findings: Finding[] = [];
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
  return findings;
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
  return [...sameTeacher(audit, posts), ...samePost(audit, posts), ...groupFindings(audit, posts), ...reverted(audit, posts)];
}
