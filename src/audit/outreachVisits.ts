/** Which post a visit of the outreach log belongs to (OUT-6). */
import type { Day } from '../domain/calendar';
import { isFilledOn } from './postFacts';
import { personKey } from './personNames';
import type { LoggedVisit, OutreachPost } from './outreachRecords';
import { sharedPosts } from './sharedPosts';
import { areNamesAlike, establishmentDigits, isSameEstablishment, schoolNameKey } from './schools';

/** A Post ID without case and spaces too many. */
export function idKey(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Whether a school that a row names is the one of the post: by its number, else by its name. */
export function isSchoolOf({ school: of }: OutreachPost, school: string, establishment: string): boolean {
  const [theirs, own] = [establishmentDigits(establishment), establishmentDigits(of.establishment)];
  // The last four digits are of one school in each authority: another name says that it is the school of another.
  if (theirs !== '' && own !== '') return theirs === own || (isSameEstablishment(theirs, own) && (schoolNameKey(school) === '' || areNamesAlike(school, of.school)));
  return schoolNameKey(school) !== '' && schoolNameKey(school) === schoolNameKey(of.school);
}

/** Whether somebody works in the post on the day. */
export function isHeldOn({ staff }: OutreachPost, day: Day): boolean {
  return isFilledOn(staff, day);
}

/**
 * of: the posts, of a group post each school’s row. none: no post of that number or name. several: more than one, and the log does
 * not say which. outside: the post is there, and on that day nobody works in it.
 */
export type VisitMatch =
  | { readonly kind: 'of'; readonly posts: readonly OutreachPost[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'outside'; readonly post: OutreachPost };

interface Index {
  readonly byId: ReadonlyMap<string, readonly OutreachPost[]>;
  readonly byName: ReadonlyMap<string, readonly OutreachPost[]>;
}

function indexOf(posts: readonly OutreachPost[]): Index {
  const [byId, byName] = [new Map<string, OutreachPost[]>(), new Map<string, OutreachPost[]>()];
  const put = (map: Map<string, OutreachPost[]>, key: string, post: OutreachPost): void => {
    if (key === '') return;
    const there = map.get(key);
    if (there === undefined) map.set(key, [post]);
    else there.push(post);
  };
  for (const post of posts) {
    put(byId, idKey(post.staff.post.id), post);
    put(byName, personKey(post.staff.post.holder), post);
  }
  return { byId, byName };
}

/** A visit’s post by the number, else the name, among the posts of the same workbook, and among all where that workbook has none. */
export function visitMatcher(posts: readonly OutreachPost[]): (visit: LoggedVisit) => VisitMatch {
  const all = indexOf(posts);
  const books = new Map<string, OutreachPost[]>();
  for (const post of posts) {
    const ofBook = books.get(post.staff.place.book);
    if (ofBook === undefined) books.set(post.staff.place.book, [post]);
    else ofBook.push(post);
  }
  const byBook = new Map([...books].map(([book, ofBook]) => [book, indexOf(ofBook)]));
  return (visit) => {
    const { byId, byName } = byBook.get(visit.place.book) ?? all;
    const [id, name] = [idKey(visit.postId), personKey(visit.name)];
    const named = id === '' ? (byName.get(name) ?? []) : (byId.get(id) ?? []);
    return narrowed(visit, named, name);
  };
}

function narrowed(visit: LoggedVisit, named: readonly OutreachPost[], name: string): VisitMatch {
  if (named.length === 0) return { kind: 'none' };
  const isGroup = ({ staff }: OutreachPost): boolean => staff.post.share !== null;
  const isOneGroup = (posts: readonly OutreachPost[]): boolean => posts.every(isGroup) && sharedPosts(posts.map(({ staff }) => staff)).length === 1;
  const saysSchool = visit.school !== '' || visit.establishment !== '';
  // Each school of a group has its own row of the post: the visit is of all of them.
  const there = saysSchool ? named.filter((post) => isGroup(post) || isSchoolOf(post, visit.school, visit.establishment)) : named;
  if (there.length === 0) return { kind: 'none' };
  const held = there.filter((post) => isHeldOn(post, visit.day));
  const [first] = there;
  if (held.length === 0) return first === undefined ? { kind: 'none' } : { kind: 'outside', post: first };
  if (held.length === 1 || isOneGroup(held)) return { kind: 'of', posts: held };
  const byName = name === '' ? [] : held.filter(({ staff }) => personKey(staff.post.holder) === name);
  return byName.length === 1 || isOneGroup(byName) ? { kind: 'of', posts: byName } : { kind: 'several', count: held.length };
}

/** What one host is known by: its number, else the number that the log gives its name elsewhere, else its name; empty where none is named. */
export function hostKeys(visits: readonly LoggedVisit[]): (visit: LoggedVisit) => string {
  const numbers = new Map<string, string>();
  for (const { hostSchool, hostEstablishment } of visits) if (schoolNameKey(hostSchool) !== '' && establishmentDigits(hostEstablishment) !== '') numbers.set(schoolNameKey(hostSchool), establishmentDigits(hostEstablishment));
  return ({ hostSchool, hostEstablishment }) => establishmentDigits(hostEstablishment) || (numbers.get(schoolNameKey(hostSchool)) ?? schoolNameKey(hostSchool));
}
