import type { AnyBehaviour, Args } from './behaviour';
import { Bag, type BagValue } from './bag';
import { ExcelError, itemNotFound, NotImplemented } from './excelError';
import { memberName, schema, type ClassSchema, type Scalar } from './schema';
import { BEHAVIOURS, ENUMS } from './behaviours';

/** What a call gives: an object of the model (null for a null object), or a plain value. */
export interface Answer { object: object | null; value: unknown }
export type RequirementSets = Readonly<Record<string, string>>;

function isAtLeast(version: string, needed: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

function bagOf(target: object): Bag | null {
  if (target instanceof Bag) return target;
  return 'bag' in target && target.bag instanceof Bag ? target.bag : null;
}

/** Excel's object model: the schema says what there is, behaviours say what it does, and what only has to be kept lies in bags. */
export class ObjectModel {
  constructor(private readonly sets: () => RequirementSets) {}

  private schemaOf(className: string): ClassSchema {
    const found = schema().classes.get(className);
    if (found === undefined) throw new NotImplemented(className);
    return found;
  }

  private behaviourOf(className: string): AnyBehaviour {
    return BEHAVIOURS[className] ?? {};
  }

  private isSupported(className: string, member: string): boolean {
    const needed = schema().requirements.get(`${className}.${memberName(member)}`);
    return needed === undefined || isAtLeast(this.sets()[needed.set] ?? '0.0', needed.version);
  }

  /** The library no longer checks requirement sets itself; a host of an older version would answer so. */
  private require(className: string, member: string): void {
    if (this.isSupported(className, member)) return;
    const needed = schema().requirements.get(`${className}.${memberName(member)}`);
    throw new ExcelError('ApiNotFound', `The API ${className}.${memberName(member)} needs ${needed?.set ?? ''} ${needed?.version ?? ''}.`);
  }

  isCollection(className: string): boolean {
    return this.schemaOf(className).isCollection;
  }

  itemClass(className: string): string {
    const { itemClass } = this.schemaOf(className);
    if (itemClass === null) throw new NotImplemented(`${className}.items`);
    return itemClass;
  }

  navigationClass(className: string, name: string): string {
    const found = className === '' ? '' : this.schemaOf(className).navigation.get(name);
    if (found === undefined) throw new NotImplemented(`${className}.${memberName(name)}`);
    return found;
  }

  methodClass(className: string, name: string): string {
    return className === '' ? '' : this.schemaOf(className).methods.get(name) ?? (name.startsWith('GetItem') ? this.itemClass(className) : '');
  }

  navigate(className: string, target: object, name: string): object | null {
    this.require(className, name);
    const navigate = this.behaviourOf(className).navigate?.[name];
    if (navigate !== undefined) return navigate(target);
    const bag = bagOf(target);
    if (bag === null || !this.schemaOf(className).navigation.has(name)) throw new NotImplemented(`${className}.${memberName(name)}`);
    return bag.child(memberName(name));
  }

  items(className: string, target: object): readonly object[] {
    const { items } = this.behaviourOf(className);
    if (items === undefined) throw new NotImplemented(`${className}.items`);
    return items(target);
  }

  private find(className: string, target: object, key: unknown): object | null {
    const { item } = this.behaviourOf(className);
    if (item === undefined) throw new NotImplemented(`${className}.getItem`);
    if (typeof key !== 'string' && typeof key !== 'number') throw new ExcelError('InvalidArgument', 'The key is missing.');
    return item(target, key) ?? null;
  }

  item(className: string, target: object, key: unknown): object {
    const found = this.find(className, target, key);
    if (found === null) throw itemNotFound(`There is no item '${String(key)}' in ${className}.`);
    return found;
  }

  call(className: string, target: object, name: string, args: Args): Answer | null {
    this.require(className, name);
    const call = this.behaviourOf(className).call?.[name];
    if (call !== undefined) {
      const result = call(target, args);
      return (this.schemaOf(className).methods.get(name) ?? null) === null ? { object: null, value: result } : { object: result as object | null, value: null };
    }
    const answer = this.callCollection(className, target, name, args);
    if (answer === null) throw new NotImplemented(`${className}.${memberName(name)}`);
    return answer;
  }

  private callCollection(className: string, target: object, name: string, args: Args): Answer | null {
    const { items, item } = this.behaviourOf(className);
    if (name === 'GetCount' && items !== undefined) return { object: null, value: items(target).length };
    if (name === 'GetItemAt' && items !== undefined) {
      const found = items(target)[args.integer(0)];
      if (found === undefined) throw itemNotFound();
      return { object: found, value: null };
    }
    if (name === 'GetItem' && item !== undefined) return { object: this.item(className, target, args.raw(0)), value: null };
    if (name === 'GetItemOrNullObject' && item !== undefined) return { object: this.find(className, target, args.raw(0)), value: null };
    return null;
  }

  private scalar(className: string, name: string): Scalar | undefined {
    const { scalars, scalarsByName } = this.schemaOf(className);
    return scalars.get(name) ?? scalarsByName.get(name);
  }

  hasScalar(className: string, name: string): boolean {
    return this.scalar(className, name) !== undefined;
  }

  private read(className: string, target: object, scalar: Scalar): unknown {
    const get = this.behaviourOf(className).get?.[scalar.original];
    if (get !== undefined) return get(target);
    const bag = bagOf(target);
    if (bag === null) throw new NotImplemented(`${className}.${scalar.name}`);
    return bag.properties.get(scalar.name) ?? null;
  }

  get(className: string, target: object, name: string): Record<string, unknown> {
    const scalar = this.scalar(className, name);
    if (scalar === undefined) throw new NotImplemented(`${className}.${name}`);
    this.require(className, scalar.name);
    return { [scalar.original]: this.read(className, target, scalar) };
  }

  /** Every scalar that this version has; what is not implemented is left out, since nobody asked for it by name. */
  allScalars(className: string, target: object): Record<string, unknown> {
    const { get } = this.behaviourOf(className);
    const known = [...this.schemaOf(className).scalars.values()].filter((scalar) => this.isSupported(className, scalar.name) && (get?.[scalar.original] !== undefined || bagOf(target) !== null));
    return Object.fromEntries(known.map((scalar) => [scalar.original, this.read(className, target, scalar)]));
  }

  identity(className: string, target: object): Record<string, unknown> {
    const { scalars } = this.schemaOf(className);
    const scalar = scalars.get('_Id') ?? scalars.get('Id');
    return scalar === undefined || this.behaviourOf(className).get?.[scalar.original] === undefined ? {} : { [scalar.original]: this.read(className, target, scalar) };
  }

  set(className: string, target: object, name: string, value: unknown): void {
    const scalar = this.scalar(className, name);
    const set = this.behaviourOf(className).set?.[name];
    if (scalar === undefined && set === undefined) throw new NotImplemented(`${className}.${memberName(name)}`);
    this.require(className, name);
    const values = schema().enums.get(ENUMS[`${className}.${name}`] ?? '');
    if (values !== undefined && value !== null && !(typeof value === 'string' && values.has(value))) throw new ExcelError('InvalidArgument', `${JSON.stringify(value)} is no value of ${className}.${memberName(name)}.`);
    if (set !== undefined) {
      set(target, value);
      return;
    }
    const bag = bagOf(target);
    if (bag === null || scalar?.isUpdateable !== true) throw new NotImplemented(`${className}.${memberName(name)} (set)`);
    this.behaviourOf(className).guard?.(target);
    bag.properties.set(scalar.name, value as BagValue);
  }
}
