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
  readonly kind: 'sameEstablishment' | 'sameName' | 'nearName' | 'otherName';
  readonly mention: SchoolMention;
  /** The schools that it may be. */
  readonly perhaps: readonly SchoolMention[];
  readonly place: Place | null;
}

export interface Schools {
  readonly all: readonly School[];
  readonly unjoined: readonly Unjoined[];
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

function keyOfMention({ school, establishment }: SchoolMention): string {
  const digits = establishmentDigits(establishment);
  return digits === '' ? `name ${schoolNameKey(school)}` : `number ${digits} ${schoolNameKey(school)}`;
}

/** Joins all mentions of schools, those of the register first. The order of the rows changes nothing. */
export function joinSchools(register: readonly SchoolRow[] | null, mentions: readonly PlacedMention[]): Schools {
  const unjoined: Unjoined[] = [];
  const byNumber = new Map<string, School>();
  const byName = new Map<string, School[]>();
  const all = new Map<string, School>();
  const add = (school: School): void => {
    all.set(school.key, school);
    const digits = establishmentDigits(school.establishment);
    if (digits !== '') byNumber.set(digits, school);
    const name = schoolNameKey(school.school);
    if (name !== '') byName.set(name, [...(byName.get(name) ?? []), school]);
  };
  const sorted = [...(register ?? [])].sort((a, b) => compareTexts(keyOfMention(a), keyOfMention(b)) || comparePlaces(a.place, b.place));
  for (const row of sorted) {
    const digits = establishmentDigits(row.establishment);
    const twin = digits === '' ? undefined : byNumber.get(digits);
    if (twin !== undefined) unjoined.push({ kind: 'sameEstablishment', mention: row, perhaps: [twin], place: row.place });
    else if (digits === '' && (byName.get(schoolNameKey(row.school)) ?? []).length > 0) unjoined.push({ kind: 'sameName', mention: row, perhaps: byName.get(schoolNameKey(row.school)) ?? [], place: row.place });
    else add({ key: digits === '' ? `name ${schoolNameKey(row.school)}` : digits, school: row.school || row.establishment, establishment: row.establishment, row });
  }
  const listed = [...all.values()];
  const distinct = new Map<string, PlacedMention>();
  for (const mention of mentions) {
    const key = keyOfMention(mention);
    const before = distinct.get(key);
    if (before === undefined || isEarlier(mention.place, before.place)) distinct.set(key, mention);
  }
  const ordered = [...distinct.entries()].sort(([a], [b]) => compareTexts(a, b)).map(([, mention]) => mention);
  // Numbers first: a name alone may then belong to a school that another row gives the number of.
  for (const mention of ordered) {
    const digits = establishmentDigits(mention.establishment);
    if (digits === '') continue;
    const known = byNumber.get(digits);
    if (known === undefined) add({ key: digits, school: mention.school || mention.establishment, establishment: mention.establishment, row: null });
    else if (known.row !== null && mention.school !== '' && known.school !== '' && schoolNameKey(mention.school) !== schoolNameKey(known.school) && !areAlike(nameWords(mention.school), nameWords(known.school))) {
      unjoined.push({ kind: 'otherName', mention, perhaps: [known], place: mention.place });
    }
  }
  const names = ordered.filter(({ establishment, school }) => establishmentDigits(establishment) === '' && school !== '');
  const own: School[] = [];
  for (const mention of names) {
    const same = byName.get(schoolNameKey(mention.school)) ?? [];
    if (same.length === 1) continue;
    if (same.length > 1) unjoined.push({ kind: 'sameName', mention, perhaps: same, place: mention.place });
    own.push({ key: `name ${schoolNameKey(mention.school)}`, school: mention.school, establishment: '', row: null });
  }
  const near = register === null ? [...all.values()] : listed;
  const compared = own.filter(({ school }) => (byName.get(schoolNameKey(school)) ?? []).length === 0).slice(0, MOST_COMPARED);
  const nearWords = compared.length === 0 ? [] : near.map((other) => ({ other, name: nameWords(other.school) }));
  for (const school of compared) {
    const own = nameWords(school.school);
    const perhaps = nearWords.filter(({ name }) => areAlike(own, name)).slice(0, MOST_OFFERED).map(({ other }) => other);
    if (perhaps.length > 0) unjoined.push({ kind: 'nearName', mention: school, perhaps, place: distinct.get(keyOfMention(school))?.place ?? null });
  }
  const ownByName = new Map(own.map((school) => [schoolNameKey(school.school), school]));
  for (const school of own) all.set(school.key, school);
  const nameless: School = { key: '', school: '', establishment: '', row: null };
  return {
    all: [...all.values()].sort((a, b) => compareTexts(a.school, b.school) || compareTexts(a.key, b.key)),
    unjoined,
    of({ school, establishment }) {
      const digits = establishmentDigits(establishment);
      if (digits !== '') return byNumber.get(digits) ?? nameless;
      const name = schoolNameKey(school);
      const same = byName.get(name) ?? [];
      return (same.length === 1 ? same[0] : ownByName.get(name)) ?? nameless;
    },
  };
}

function isEarlier(a: Place | null, b: Place | null): boolean {
  return a === null || b === null ? a !== null : comparePlaces(a, b) < 0;
}
