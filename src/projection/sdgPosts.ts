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

/** Whether two establishment numbers are of one school: 4001 is that of 823/4001. */
function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [one.replace(/\D/g, ''), other.replace(/\D/g, '')];
  if (a === '' || b === '') return false;
  return a === b || (a.length === 7 && b.length === 4 && a.endsWith(b)) || (b.length === 7 && a.length === 4 && b.endsWith(a));
}

/** Whether the post is at the school: by the establishment number where both have one, else by the name; a list of one school is that of a staff list that names none. */
function isAt(post: AstPost, school: SdgSchool, isOnly: boolean): boolean {
  if (post.establishment !== '' && school.establishment !== '') return isSameNumber(post.establishment, school.establishment);
  if (post.school === '' && post.establishment === '') return isOnly;
  return post.school !== '' && plain(post.school) === plain(school.school);
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

function livePosts(posts: readonly AstPost[], school: SdgSchool, year: FinancialYear, isOnly: boolean): AstPost[] {
  const on = firstDayOfFinancialYear(year);
  return posts.filter((post) => isAt(post, school, isOnly) && isLiveOn(post, on));
}

/** Whether the AST part is kept, by the posts of a plan; `null` where no staff list was planned. */
export function conditionsBy(posts: readonly AstPost[] | null, schools: readonly SdgSchool[]): ConditionOf {
  const isOnly = schools.length === 1;
  return (school, year) => {
    if ((school.astBase ?? 0) === 0) return NO_AST_PART;
    if (posts === null) return NOT_KNOWN;
    const there = livePosts(posts, school, year, isOnly);
    const live = there.filter((post) => bringsGrant(sourceIn(post, year)));
    const on = dayText(firstDayOfFinancialYear(year));
    if (live.length === 0) return { kind: 'in doubt', text: `in doubt: no AST post ${there.length === 0 ? '' : 'that the SDG or a group pays for '}is live there on ${on}; the authority can switch the funding (SDG-3)` };
    const ids = [...new Set(live.map(({ id }) => id))];
    return { kind: 'kept', text: `kept: ${ids.length === 1 ? `post ${ids[0] ?? ''} is` : `posts ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' and others' : ''} are`} live there on ${on}` };
  };
}

/** Years in which more posts than the grant supports are said to be paid by it, and posts at schools that are not on the list. */
export function sdgPostProblems(posts: readonly AstPost[], schools: readonly SdgSchool[], years: readonly FinancialYear[], astPostsCell: (school: SdgSchool) => string | undefined): Problem[] {
  const isOnly = schools.length === 1;
  const beyond = schools.flatMap((school) => years.flatMap((year): Problem[] => {
    if (school.astPosts === null) return [];
    const count = new Set(livePosts(posts, school, year, isOnly).filter((post) => sourceIn(post, year) === 'SDG').map(({ id }) => id)).size;
    if (count * school.astPosts.denominator <= school.astPosts.numerator) return [];
    const [on, supported, cell] = [dayText(firstDayOfFinancialYear(year)), fractionText(school.astPosts), astPostsCell(school)];
    return [{
      severity: 'question', rule: 'SDG-4', sheet: school.sheet, ...(cell === undefined ? {} : { cell }), found: `${String(count)} posts paid by the SDG`, expected: `at most ${supported}`,
      message: `${school.school}: on ${on} ${String(count)} live AST ${count === 1 ? 'post is' : 'posts are'} said to be paid by the SDG, which supports ${supported} there; the others need another source (FUND-11). Correct “AST posts”${cell === undefined ? '' : ` in cell ${cell}`} of “${school.sheet}”, or the funding source of the others.`,
    }];
  }));
  const strange = [...new Set(posts.filter((post) => post.status !== 'planned' && years.some((year) => sourceIn(post, year) === 'SDG') && (post.school !== '' || post.establishment !== '') && !schools.some((school) => isAt(post, school, isOnly))).map(({ school, establishment }) => school || establishment))];
  const [sheet] = schools.map((school) => school.sheet);
  if (strange.length === 0 || sheet === undefined) return beyond;
  return [...beyond, {
    severity: 'note', rule: 'SDG-3', sheet, found: `posts at ${String(strange.length)} schools that are not on the list`, expected: 'schools of the list',
    message: `AST posts paid by the SDG are at schools that “${sheet}” does not have: ${strange.slice(0, 8).map((name) => `“${name}”`).join(', ')}${strange.length > 8 ? ' and others' : ''}. If one is meant to be on it, write its name or number alike in both.`,
  }];
}
