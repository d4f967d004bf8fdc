/** The AST posts on which a school's AST part of the School Development Grant depends (SDG-3, SDG-4). */
import { dayText, firstDayOfFinancialYear, type Day, type FinancialYear } from '../domain/calendar';
import { fractionText } from '../domain/exact';
import type { Problem } from '../domain/problem';
import type { AstPost, FundingSource } from '../domain/staff';
import { bringsGrant } from '../rules/grant';
import { fundedDays } from './fundingPeriods';
import { NOT_KNOWN, type ConditionOf, type SdgCondition, type SdgSchool } from './sdgFacts';

const NO_AST_PART: SdgCondition = { kind: 'no AST part', text: 'no AST part is given' };

function plain(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}

function put<K>(into: Map<K, number[]>, key: K, at: number): void {
  const there = into.get(key);
  if (there === undefined) into.set(key, [at]);
  else there.push(at);
}

/** The posts of a plan by the schools of a list. */
export interface PostsAtSchools {
  readonly schools: readonly SdgSchool[];
  /** In the order of the staff list; empty for a school that is not of the list. */
  readonly of: (school: SdgSchool) => readonly AstPost[];
  /** The posts that name a school, and none of the list. */
  readonly elsewhere: readonly AstPost[];
}

/**
 * Which posts are at which school: by the establishment number where both have one (4001 is that of 823/4001), else by the name; a list of
 * one school is that of a staff list that names none. Each post is looked at once: an authority has hundreds of schools and thousands of posts.
 */
export function postsAtSchools(posts: readonly AstPost[], schools: readonly SdgSchool[]): PostsAtSchools {
  const numbered = new Map<string, number[]>();
  const ending = new Map<string, number[]>();
  const named = new Map<string, number[]>();
  const namedOnly = new Map<string, number[]>();
  const nameless: number[] = [];
  posts.forEach(({ school, establishment }, at) => {
    const digits = establishment.replace(/\D/g, '');
    if (digits !== '') put(numbered, digits, at);
    if (digits.length === 7) put(ending, digits.slice(3), at);
    if (school !== '') put(named, plain(school), at);
    if (school !== '' && establishment === '') put(namedOnly, plain(school), at);
    if (school === '' && establishment === '') nameless.push(at);
  });
  const found = new Map<SdgSchool, readonly AstPost[]>();
  const placed = new Set<number>();
  for (const school of schools) {
    const digits = school.establishment.replace(/\D/g, '');
    const byNumber = [numbered.get(digits), digits.length === 4 ? ending.get(digits) : undefined, digits.length === 7 ? numbered.get(digits.slice(3)) : undefined];
    const byName = (school.establishment === '' ? named : namedOnly).get(plain(school.school));
    const places = [...byNumber, byName, schools.length === 1 ? nameless : undefined].flatMap((some) => some ?? []).sort((a, b) => a - b);
    for (const at of places) placed.add(at);
    found.set(school, places.flatMap((at) => posts[at] ?? []));
  }
  return { schools, of: (school) => found.get(school) ?? [], elsewhere: posts.filter(({ school, establishment }, at) => !placed.has(at) && (school !== '' || establishment !== '')) };
}

/** Whether the holder is employed in the post, and is an AST, on the day; never while the post is only planned (FUND-7). */
function isLiveOn({ start, end, assessedOn, status }: AstPost, day: Day): boolean {
  return status !== 'planned' && (start === null || start <= day) && (end === null || end >= day) && assessedOn !== 'not yet' && (assessedOn === null || assessedOn <= day);
}

/** Who pays for the post on 1 April of the year (FUND-11). */
function sourceIn(post: AstPost, year: FinancialYear): FundingSource {
  const on = firstDayOfFinancialYear(year);
  return fundedDays(post, on, on)[0]?.source ?? post.fundingSource;
}

function livePosts(posts: PostsAtSchools, school: SdgSchool, year: FinancialYear): AstPost[] {
  const on = firstDayOfFinancialYear(year);
  return posts.of(school).filter((post) => isLiveOn(post, on));
}

/** Whether the AST part is kept, by the posts of a plan; `null` where no staff list was planned. */
export function conditionsBy(posts: PostsAtSchools | null): ConditionOf {
  return (school, year) => {
    if ((school.astBase ?? 0) === 0) return NO_AST_PART;
    if (posts === null) return NOT_KNOWN;
    const there = livePosts(posts, school, year);
    const live = there.filter((post) => bringsGrant(sourceIn(post, year)));
    const on = dayText(firstDayOfFinancialYear(year));
    if (live.length === 0) return { kind: 'in doubt', text: `in doubt: no AST post ${there.length === 0 ? '' : 'that the SDG or a group pays for '}is live there on ${on}; the authority can switch the funding (SDG-3)` };
    const ids = [...new Set(live.map(({ id }) => id))];
    return { kind: 'kept', text: `kept: ${ids.length === 1 ? `post ${ids[0] ?? ''} is` : `posts ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' and others' : ''} are`} live there on ${on}` };
  };
}

/** Years in which more posts than the grant supports are said to be paid by it, and posts at schools that are not on the list. */
export function sdgPostProblems(posts: PostsAtSchools, years: readonly FinancialYear[], astPostsCell: (school: SdgSchool) => string | undefined): Problem[] {
  const { schools, elsewhere } = posts;
  const beyond = schools.flatMap((school) => years.flatMap((year): Problem[] => {
    if (school.astPosts === null) return [];
    const count = new Set(livePosts(posts, school, year).filter((post) => sourceIn(post, year) === 'SDG').map(({ id }) => id)).size;
    if (count * school.astPosts.denominator <= school.astPosts.numerator) return [];
    const [on, supported, cell] = [dayText(firstDayOfFinancialYear(year)), fractionText(school.astPosts), astPostsCell(school)];
    return [{
      severity: 'question', rule: 'SDG-4', sheet: school.sheet, ...(cell === undefined ? {} : { cell }), found: `${String(count)} posts paid by the SDG`, expected: `at most ${supported}`,
      message: `${school.school}: on ${on} ${String(count)} live AST ${count === 1 ? 'post is' : 'posts are'} said to be paid by the SDG, which supports ${supported} there; the others need another source (FUND-11). Correct “AST posts”${cell === undefined ? '' : ` in cell ${cell}`} of “${school.sheet}”, or the funding source of the others.`,
    }];
  }));
  const strange = [...new Set(elsewhere.filter((post) => post.status !== 'planned' && years.some((year) => sourceIn(post, year) === 'SDG')).map(({ school, establishment }) => school || establishment))];
  const [sheet] = schools.map((school) => school.sheet);
  if (strange.length === 0 || sheet === undefined) return beyond;
  return [...beyond, {
    severity: 'note', rule: 'SDG-3', sheet, found: `posts at ${String(strange.length)} schools that are not on the list`, expected: 'schools of the list',
    message: `AST posts paid by the SDG are at schools that “${sheet}” does not have: ${strange.slice(0, 8).map((name) => `“${name}”`).join(', ')}${strange.length > 8 ? ' and others' : ''}. If one is meant to be on it, write its name or number alike in both.`,
  }];
}
