/**
 * Which school a row means: by its establishment number, else by its name, letter for letter but for case, spaces and punctuation.
 * A name that is only like another is offered, never taken.
 */
import { distance } from 'fastest-levenshtein';
import { comparePlaces, compareTexts } from './order';
import type { Place, SchoolMention, SchoolRow } from './records';

/** A school, as all lists together know it. */
export interface School extends SchoolMention {
  /** By what rows are joined. */
  readonly key: string;
  /** Its row of the register; `null` where the register does not name it, or there is none. */
  readonly row: SchoolRow | null;
}

/** What rows say that does not come to one school. */
export interface Unjoined {
  readonly kind: 'sameEstablishment' | 'sameName' | 'nearName' | 'otherName' | 'otherNumber';
  readonly mention: SchoolMention;
  /** The schools that it may be. */
  readonly perhaps: readonly SchoolMention[];
  readonly place: Place | null;
}

export interface Schools {
  readonly all: readonly School[];
  readonly unjoined: readonly Unjoined[];
  /** Keys of what may be several schools of one name: their rows stand together only because nothing tells them apart. */
  readonly ofSeveral: ReadonlySet<string>;
  /** Keys of schools that such rows may mean: what a list seems to lack of them may be there. */
  readonly mayHaveMore: ReadonlySet<string>;
  of(mention: SchoolMention): School;
}

/** A mention with the row it stands in. */
export interface PlacedMention extends SchoolMention {
  readonly place: Place | null;
}

/** Whether a row is the authority’s own money for co-ordination, and no school’s (FUND-2). */
export function isCoordination({ school }: SchoolMention): boolean {
  return /\bco-?\s?ordinat/i.test(school);
}

/** The digits of an establishment number: 301/4021 and 3014021 are one. */
export function establishmentDigits(text: string): string {
  return text.replace(/\D/g, '');
}

/** Without case, spaces and punctuation; St and Saint are one, and so are “and” and “&”. */
export function schoolNameKey(name: string): string {
  return name.toLowerCase().replace(/&/g, ' and ').replace(/['’`.]/g, '').replace(/\bsaint\b/g, 'st').replace(/[^a-z0-9]+/g, '');
}

/** Words that many schools have, which make no two of them alike. */
const COMMON_WORDS = new Set(['the', 'school', 'and', 'of', 'primary', 'junior', 'infant', 'infants', 'secondary', 'high', 'college', 'academy', 'community', 'church', 'england', 'ce', 'rc', 'catholic', 'voluntary', 'aided', 'controlled', 'st', 'saint', 'special', 'nursery', 'comprehensive', 'grammar']);

/** The long ones are known with a letter wrong too: an “Ashby Scool” is told by “Ashby”. */
const LONG_COMMON_WORDS = [...COMMON_WORDS].filter(({ length }) => length >= 6);

function isCommon(word: string): boolean {
  return COMMON_WORDS.has(word) || LONG_COMMON_WORDS.some((common) => Math.abs(common.length - word.length) <= 1 && distance(common, word) <= 1);
}

function wordsOf(name: string): string[] {
  const words = name.toLowerCase().replace(/['’`.]/g, '').split(/[^a-z0-9]+/).filter((word) => word !== '' && !isCommon(word));
  return words.length > 0 ? words : [schoolNameKey(name)];
}

function isLike(one: string, other: string): boolean {
  const most = Math.min(one.length, other.length) >= 7 ? 2 : 1;
  return Math.abs(one.length - other.length) <= most && distance(one, other) <= most;
}

/** A name by the words that tell schools apart. */
interface NameWords {
  readonly words: readonly string[];
  readonly joined: string;
}

function nameWords(name: string): NameWords {
  const words = wordsOf(name);
  return { words, joined: words.join('') };
}

/** Whether two names may be meant for one school: the words that tell schools apart are alike. */
function areAlike(a: NameWords, b: NameWords): boolean {
  return isLike(a.joined, b.joined) || (a.words.length === b.words.length && a.words.every((word) => b.words.some((twin) => isLike(word, twin))));
}

const MOST_OFFERED = 3;
/** Beyond this many names without a school, the lists do not belong together, and no likeness helps. */
const MOST_COMPARED = 500;

/** Whether one number is the other, or the four digits at its end: 4001 is 301/4001. */
export function isSameEstablishment(a: string, b: string): boolean {
  const [one, other] = [establishmentDigits(a), establishmentDigits(b)];
  return one === other || (one.length === 4 && other.length === 7 && other.endsWith(one)) || (other.length === 4 && one.length === 7 && one.endsWith(other));
}

/** Whether two names may be those of one school. */
export function areNamesAlike(a: string, b: string): boolean {
  return areAlike(nameWords(a), nameWords(b));
}

function put<Value>(sets: Map<string, Set<Value>>, key: string, value: Value): void {
  const there = sets.get(key);
  if (there === undefined) sets.set(key, new Set([value]));
  else there.add(value);
}

/**
 * The number by which a mention is joined; empty where it has none. Four digits are the seven that end in them, where all lists have
 * only one such number; the three that stand with every name are those of the authority.
 */
function numbersIn(all: readonly SchoolMention[]): (mention: SchoolMention) => string {
  const [whole, ofAuthorities] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  for (const { school, establishment } of all) {
    const digits = establishmentDigits(establishment);
    if (digits.length === 7) put(whole, digits.slice(3), digits);
    if (digits.length === 3 && schoolNameKey(school) !== '') put(ofAuthorities, digits, schoolNameKey(school));
  }
  const authority = ofAuthorities.size === 1 ? [...ofAuthorities].find(([, names]) => names.size > 1)?.[0] : undefined;
  return ({ school, establishment }) => {
    const digits = establishmentDigits(establishment);
    if (digits === authority && schoolNameKey(school) !== '') return '';
    const ends = digits.length === 4 ? [...(whole.get(digits) ?? [])] : [];
    return ends.length === 1 ? (ends[0] ?? digits) : digits;
  };
}

/** Of a number that the register does not have, or of several without a register one that a single list has: the schools of its name by other numbers. */
function namesakes(register: readonly School[] | null, mentions: readonly PlacedMention[], numberOf: (mention: SchoolMention) => string): (mention: SchoolMention) => readonly SchoolMention[] {
  const ofName = new Map<string, Map<string, SchoolMention>>();
  const lists = new Map<string, Set<string>>();
  for (const mention of register ?? mentions) {
    const [number, name] = [numberOf(mention), schoolNameKey(mention.school)];
    if (number === '' || name === '') continue;
    const there = ofName.get(name) ?? new Map<string, SchoolMention>();
    const before = there.get(number);
    if (before === undefined || compareTexts(mention.establishment, before.establishment) < 0) there.set(number, mention);
    ofName.set(name, there);
  }
  for (const mention of mentions) if (mention.place !== null) put(lists, numberOf(mention), `${mention.place.book}\n${mention.place.sheet}`);
  const listsOf = (number: string): number => lists.get(number)?.size ?? 0;
  return (mention) => {
    const number = numberOf(mention);
    const others = [...(ofName.get(schoolNameKey(mention.school)) ?? [])].filter(([other]) => other !== number).sort(([a], [b]) => compareTexts(a, b));
    return (register === null ? others.filter(([other]) => listsOf(number) <= 1 && listsOf(other) > 1) : others).map(([, other]) => other);
  };
}

/** Joins all mentions of schools, those of the register first. The order of the rows changes nothing. */
export function joinSchools(register: readonly SchoolRow[] | null, mentions: readonly PlacedMention[]): Schools {
  const numberOf = numbersIn([...(register ?? []), ...mentions]);
  const keyOf = (mention: SchoolMention): string => (numberOf(mention) === '' ? '' : `number ${numberOf(mention)} `) + `name ${schoolNameKey(mention.school)}`;
  const unjoined: Unjoined[] = [];
  const [ofSeveral, mayHaveMore] = [new Set<string>(), new Set<string>()];
  const byNumber = new Map<string, School>();
  const byName = new Map<string, School[]>();
  const all = new Map<string, School>();
  const named = (name: string): readonly School[] => byName.get(schoolNameKey(name)) ?? [];
  const add = (school: School, isDoubted = false): void => {
    all.set(school.key, school);
    const digits = numberOf(school);
    if (digits !== '') byNumber.set(digits, school);
    const name = schoolNameKey(school.school);
    if (name !== '' && !isDoubted) byName.set(name, [...(byName.get(name) ?? []), school]);
  };
  const sorted = [...(register ?? [])].sort((a, b) => compareTexts(keyOf(a), keyOf(b)) || comparePlaces(a.place, b.place));
  for (const row of sorted) {
    const digits = numberOf(row);
    const twin = digits === '' ? undefined : byNumber.get(digits);
    const same = digits === '' ? named(row.school) : [];
    if (twin !== undefined) unjoined.push({ kind: 'sameEstablishment', mention: row, perhaps: [twin], place: row.place });
    else if (same.length > 0) {
      unjoined.push({ kind: 'sameName', mention: row, perhaps: same, place: row.place });
      for (const other of same) ofSeveral.add(other.key);
    } else add({ key: digits === '' ? `name ${schoolNameKey(row.school)}` : digits, school: row.school || row.establishment, establishment: row.establishment, row });
  }
  const listed = [...all.values()];
  const distinct = new Map<string, PlacedMention>();
  for (const mention of mentions) {
    const key = keyOf(mention);
    const before = distinct.get(key);
    if (before === undefined || isEarlier(mention.place, before.place)) distinct.set(key, mention);
  }
  const ordered = [...distinct.entries()].sort(([a], [b]) => compareTexts(a, b)).map(([, mention]) => mention);
  const otherNumbers = namesakes(register === null ? null : listed, mentions, numberOf);
  const asked = new Set<string>();
  const nameOf = new Map<string, string>();
  for (const mention of ordered) if (mention.school !== '' && !nameOf.has(numberOf(mention))) nameOf.set(numberOf(mention), mention.school);
  // Numbers first: a name alone may then belong to a school that another row gives the number of.
  for (const mention of ordered) {
    const digits = numberOf(mention);
    if (digits === '') continue;
    const known = byNumber.get(digits);
    const perhaps = known === undefined || known.row === null ? otherNumbers(mention) : [];
    if (perhaps.length > 0 && !asked.has(digits)) unjoined.push({ kind: 'otherNumber', mention, perhaps: perhaps.slice(0, MOST_OFFERED), place: mention.place });
    if (perhaps.length > 0) asked.add(digits);
    if (known === undefined) add({ key: digits, school: nameOf.get(digits) ?? mention.establishment, establishment: mention.establishment, row: null }, perhaps.length > 0);
    else if (known.row !== null && mention.school !== '' && known.school !== '' && schoolNameKey(mention.school) !== schoolNameKey(known.school) && !areNamesAlike(mention.school, known.school)) {
      unjoined.push({ kind: 'otherName', mention, perhaps: [known], place: mention.place });
    }
  }
  const names = ordered.filter((mention) => numberOf(mention) === '' && mention.school !== '');
  const own: School[] = [];
  for (const mention of names) {
    const same = named(mention.school);
    if (same.length === 1) continue;
    const key = `name ${schoolNameKey(mention.school)}`;
    if (same.length > 1) {
      unjoined.push({ kind: 'sameName', mention, perhaps: same, place: mention.place });
      ofSeveral.add(key);
      for (const other of same) mayHaveMore.add(other.key);
    }
    own.push({ key, school: mention.school, establishment: '', row: null });
  }
  const near = register === null ? [...all.values()] : listed;
  const compared = own.filter(({ school }) => named(school).length === 0).slice(0, MOST_COMPARED);
  const nearWords = compared.length === 0 ? [] : near.map((other) => ({ other, name: nameWords(other.school) }));
  for (const school of compared) {
    const own = nameWords(school.school);
    const perhaps = nearWords.filter(({ name }) => areAlike(own, name)).slice(0, MOST_OFFERED).map(({ other }) => other);
    if (perhaps.length > 0) unjoined.push({ kind: 'nearName', mention: school, perhaps, place: distinct.get(school.key)?.place ?? null });
  }
  const ownByName = new Map(own.map((school) => [schoolNameKey(school.school), school]));
  for (const school of own) all.set(school.key, school);
  const nameless: School = { key: '', school: '', establishment: '', row: null };
  return {
    all: [...all.values()].sort((a, b) => compareTexts(a.school, b.school) || compareTexts(a.key, b.key)),
    unjoined, ofSeveral, mayHaveMore,
    of(mention) {
      const digits = numberOf(mention);
      if (digits !== '') return byNumber.get(digits) ?? nameless;
      const same = named(mention.school);
      return (same.length === 1 ? same[0] : ownByName.get(schoolNameKey(mention.school))) ?? nameless;
    },
  };
}

function isEarlier(a: Place | null, b: Place | null): boolean {
  return a === null || b === null ? a !== null : comparePlaces(a, b) < 0;
}
