import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the genuine client library. */
export const LIBRARY = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist');

export interface RequirementSet { readonly set: string; readonly version: string }
export interface Scalar { readonly name: string; readonly original: string; readonly isUpdateable: boolean }
export interface ClassSchema {
  readonly name: string;
  /** By their original names, which begin with a capital letter and are those of the messages. */
  readonly scalars: ReadonlyMap<string, Scalar>;
  readonly scalarsByName: ReadonlyMap<string, Scalar>;
  readonly navigation: ReadonlyMap<string, string>;
  /** Methods that give an object, by original name, with its class; of the others, null. */
  readonly methods: ReadonlyMap<string, string | null>;
  readonly itemClass: string | null;
  readonly isCollection: boolean;
}
export interface Schema {
  readonly classes: ReadonlyMap<string, ClassSchema>;
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
  /** The requirement set of a member such as `Range.getMergedAreasOrNullObject`; those of ExcelApi 1.1 have none. */
  readonly requirements: ReadonlyMap<string, RequirementSet>;
}

export function memberName(original: string): string {
  return original.charAt(0).toLowerCase() + original.slice(1);
}

function list(block: string, property: string): unknown[] {
  const match = new RegExp(`"${property}", \\{\\s*get: function \\(\\) \\{\\s*return (\\[[^\\]]*\\]);`).exec(block);
  return match === null ? [] : (JSON.parse(match[1] ?? '[]') as unknown[]);
}

function scalarsOf(block: string): Scalar[] {
  const names = list(block, '_scalarPropertyNames');
  const originals = list(block, '_scalarPropertyOriginalNames');
  const updateable = list(block, '_scalarPropertyUpdateable');
  return names.map((name, index) => ({ name: String(name), original: String(originals[index]), isUpdateable: updateable[index] === true }));
}

function pairs(block: string, pattern: RegExp): [string, string][] {
  return [...block.matchAll(pattern)].map((match) => [match[2] ?? '', match[1] ?? '']);
}

function classOf(name: string, block: string): ClassSchema {
  const scalars = scalarsOf(block);
  const methods = new Map<string, string | null>([...block.matchAll(/_invokeMethod\(this, "(\w+)"/g)].map((match) => [match[1] ?? '', null]));
  for (const [method, className] of pairs(block, /_createMethodObject\((?:\w+\.)?(\w+), this, "(\w+)"/g)) methods.set(method, className);
  const indexer = /_createIndexerObject\(Excel\.(\w+), this/.exec(block)?.[1];
  const child = /_createChildItemObject\(Excel\.(\w+),/.exec(block)?.[1];
  return {
    name, methods,
    scalars: new Map(scalars.map((scalar) => [scalar.original, scalar])),
    scalarsByName: new Map(scalars.map((scalar) => [scalar.name, scalar])),
    navigation: new Map(pairs(block, /_createPropertyObject\(Excel\.(\w+), this, "(\w+)"/g)),
    itemClass: child ?? indexer ?? null,
    isCollection: block.includes('"_isCollection"'),
  };
}

function requirementsOf(source: string): Map<string, RequirementSet> {
  const pattern = /_throwIfApiNotSupported\("([\w.]+)", (_defaultApiSetName|"\w+"), "([\d.]+)"/g;
  return new Map([...source.matchAll(pattern)].map((match) => [match[1] ?? '', { set: match[2] === '_defaultApiSetName' ? 'ExcelApi' : (match[2] ?? '').slice(1, -1), version: match[3] ?? '' }]));
}

function enumsOf(source: string): Map<string, Set<string>> {
  const enums = new Map<string, Set<string>>();
  for (const match of source.matchAll(/^ {8}(\w+)\["\w+"\] = "([^"]*)";$/gm)) {
    const name = match[1] ?? '';
    const values = enums.get(name) ?? new Set<string>();
    values.add(match[2] ?? '');
    enums.set(name, values);
  }
  return enums;
}

function parse(): Schema {
  const whole = readFileSync(join(LIBRARY, 'excel-win32-16.01.debug.js'), 'utf8');
  // The parts before this line belong to the libraries that all the Office programs share.
  const source = whole.slice(whole.indexOf('var _hostName = "Excel";'));
  const classes = new Map<string, ClassSchema>();
  const starts = [...source.matchAll(/^ {4}var (\w+) = \(function \(_super\) \{$/gm)];
  starts.forEach((start, index) => {
    const name = start[1] ?? '';
    if (!classes.has(name)) classes.set(name, classOf(name, source.slice(start.index, starts[index + 1]?.index)));
  });
  return { classes, enums: enumsOf(source), requirements: requirementsOf(source) };
}

let parsed: Schema | null = null;

/** The object model, read once per process out of the client library's own readable build. */
export function schema(): Schema {
  return (parsed ??= parse());
}
