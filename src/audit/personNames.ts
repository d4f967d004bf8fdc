/** Whether two names are one person’s. Lists write a teacher in many ways. */

const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sir', 'dame', 'rev']);

/** Without case, punctuation and titles, and with the words in order: “Hall, Mrs J” and “J Hall” are one. */
export function personKey(name: string): string {
  const words = name.toLowerCase().replace(/['’`.]/g, '').match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => !TITLES.has(word)).sort().join(' ');
}

/** The words that two spellings of one name have in common: a single letter proves nothing. */
function tellingWords(key: string): string[] {
  return key.split(' ').filter((word) => word.length > 1);
}

/** Whether two keys of names can be one person’s: a word in common, and the others equal or shortened, as in “J Hall” and “Jo Hall”. */
export function isOneName(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')];
  const common = tellingWords(one).filter((word) => b.includes(word));
  const [restOfOne, restOfOther] = [a.filter((word) => !common.includes(word)), b.filter((word) => !common.includes(word))];
  if (common.length === 0) return false;
  return restOfOne.length === 0 || restOfOther.length === 0 || restOfOne.some((word) => restOfOther.some((twin) => word.startsWith(twin) || twin.startsWith(word)));
}

/**
 * The rows by person, whatever their order: those whose names can be one are together, also where they are so only by a third.
 * Rows without a name are together. Persons are in the order of their first rows.
 */
export function byPerson<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Row[][] {
  const keys = new Map<string, string>();
  const root = (key: string): string => {
    const above = keys.get(key) ?? key;
    return above === key ? key : root(above);
  };
  const byWord = new Map<string, string[]>();
  for (const key of new Set(rows.map((row) => personKey(nameOf(row))))) {
    keys.set(key, key);
    for (const word of tellingWords(key)) {
      const others = byWord.get(word) ?? [];
      byWord.set(word, others);
      for (const other of others) if (root(other) !== root(key) && isOneName(key, other)) keys.set(root(key), root(other));
      others.push(key);
    }
  }
  const people = new Map<string, Row[]>();
  for (const row of rows) {
    const of = root(personKey(nameOf(row)));
    const person = people.get(of);
    if (person === undefined) people.set(of, [row]);
    else person.push(row);
  }
  return [...people.values()];
}
