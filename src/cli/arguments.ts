/** The words of a command line, or one sentence on what is wrong with them. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Day } from '../domain/calendar';
import { AREAS, type Area } from '../domain/scales';
import { resolveSettings } from '../workbook/assumptions';
import { basisPoints } from '../workbook/settings';
import { isUnreadable, readDate, type Reading } from '../workbook/staff/cells';
import { mappedColumn, type MappedColumn } from '../workbook/staff/columns';

/** A command line that cannot be carried out. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

export interface Words {
  readonly positionals: readonly string[];
  one(name: string): string | undefined;
  all(name: string): readonly string[];
  flag(name: string): boolean;
}

/** `--now -5` as `--now=-5`: a number below nothing is a value and no option, and is answered by who reads it. */
function withNegatives(args: readonly string[], options: OptionsConfig): string[] {
  const joined: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [word = '', next = ''] = [args[at], args[at + 1]];
    const takesValue = word.startsWith('--') && options[word.slice(2)]?.type === 'string';
    if (takesValue && /^-[£\d.]/.test(next)) at += 1;
    joined.push(takesValue && /^-[£\d.]/.test(next) ? `${word}=${next}` : word);
  }
  return joined;
}

/** Splits the arguments of a command; an unknown option or a missing value is a {@link UsageError}. */
export function words(command: string, args: readonly string[], options: OptionsConfig): Words {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: withNegatives(args, options), options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = ((error as { message?: string }).message ?? '').split(/\. |\n/)[0]?.replace(/\.$/, '') ?? '';
    const ambiguous = /^Option '(?:-\w, )?(--[\w-]+).*' argument is ambiguous/.exec(reason)?.[1];
    if (ambiguous !== undefined) throw new UsageError(`${ambiguous} needs a value after it, and another option follows. “ast-planner ${command} --help” shows what the command takes.`);
    throw new UsageError(`${reason.replace(/'([^']*)'/g, '“$1”')}. “ast-planner ${command} --help” shows what the command takes.`);
  }
  const { values, positionals } = parsed;
  return {
    positionals,
    one(name) {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    all(name) {
      const value = values[name];
      return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
    },
    flag: (name) => values[name] === true,
  };
}

/** An option as its reader understands it, or `undefined` where it is not given. */
export function readWord<T>(given: Words, name: string, reader: (text: string) => Reading<T>): T | undefined {
  const text = given.one(name);
  if (text === undefined) return undefined;
  const reading = reader(text);
  if (isUnreadable(reading)) throw new UsageError(`--${name} ${text} cannot be used: expected ${reading.expected}.`);
  return reading.value;
}

/** A day, written in any way that a staff sheet may write it. */
export function dayWord(given: Words, name: string): Day | undefined {
  return readWord(given, name, readDate);
}

export function areaWord(value: string): Area {
  const area = AREAS.find((name) => name.toLowerCase() === value.trim().toLowerCase());
  if (area === undefined) throw new UsageError(`“${value}” is no pay area: give --area ${AREAS.join(', ').replace(/, (\w+)$/, ' or $1')}.`);
  return area;
}

/** `Pay grade=Point` pairs. */
export function mappingWords(pairs: readonly string[]): Map<string, MappedColumn> {
  const mapping = new Map<string, MappedColumn>();
  for (const pair of pairs) {
    const equals = pair.lastIndexOf('=');
    const column = mappedColumn(pair.slice(equals + 1));
    if (equals < 1 || column === undefined) {
      throw new UsageError(`“${pair}” is no mapping: write --map "Your heading=Point", with the name of a column of the staff sheet after the =.`);
    }
    mapping.set(pair.slice(0, equals).trim(), column);
  }
  return mapping;
}

/** `2013=1.5` pairs as settings; further pairs may follow as words of their own. */
export function awardSettings(given: Words): Map<string, string> {
  const settings = new Map<string, string>();
  for (const pair of [...given.all('award'), ...given.positionals.filter((word) => /^\d{4}=/.test(word))]) {
    const match = /^((?:19|20)\d{2})=(-?[\d.]+)%?$/.exec(pair);
    if (match === null || basisPoints(match[2] ?? '', -20, 50) === undefined) {
      throw new UsageError(`“${pair}” is no award: write --award 2013=1.5, the year of the September and the award in %, from -20 to 50, with at most two decimals.`);
    }
    settings.set(`award.${match[1] ?? ''}`, match[2] ?? '');
  }
  return settings;
}

/** The options that are settings, by the settings’ ids; refuses a value that a setting cannot have. */
export function settingWords(given: Words, options: readonly (readonly [option: string, id: string])[]): Map<string, string> {
  const settings = new Map<string, string>();
  for (const [option, id] of options) {
    const value = given.one(option);
    if (value === undefined) continue;
    const [problem] = resolveSettings(new Map([[id, value]]), [], []).problems;
    if (problem !== undefined) throw new UsageError(`--${option} ${value} cannot be used: expected ${problem.expected ?? ''}.`);
    settings.set(id, value);
  }
  return settings;
}
