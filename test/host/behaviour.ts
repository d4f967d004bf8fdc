import { ExcelError, invalidArgument } from './excelError';
import type { Sheet } from './sheet';
import { CellRange } from './sheet';

/** The arguments of a call, checked as they are asked for. Objects of the model have taken the place of their path ids. */
export class Args {
  constructor(private readonly values: readonly unknown[]) {}

  raw(index: number): unknown {
    return this.values[index] ?? null;
  }

  isGiven(index: number): boolean {
    return this.raw(index) !== null;
  }

  text(index: number, fallback?: string): string {
    const value = this.raw(index) ?? fallback;
    if (typeof value !== 'string') throw invalidArgument();
    return value;
  }

  number(index: number, fallback?: number): number {
    const value = this.raw(index) ?? fallback;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument();
    return value;
  }

  integer(index: number, fallback?: number): number {
    const value = this.number(index, fallback);
    if (!Number.isInteger(value)) throw invalidArgument();
    return value;
  }

  flag(index: number, fallback = false): boolean {
    const value = this.raw(index) ?? fallback;
    if (typeof value !== 'boolean') throw invalidArgument();
    return value;
  }

  /** A range object, or the address of one on `sheet`. */
  range(index: number, sheet: Sheet): CellRange {
    const value = this.raw(index);
    if (value instanceof CellRange) return value;
    if (typeof value === 'string') return sheet.workbook.range(value, sheet);
    throw invalidArgument();
  }

  rangeObject(index: number): CellRange {
    const value = this.raw(index);
    if (value instanceof CellRange) return value;
    throw invalidArgument();
  }
}

/** What one class of the object model does by hand; all the rest of it comes from the schema. Members go by their names in the messages. */
export interface Behaviour<T extends object> {
  readonly get?: Readonly<Record<string, (target: T) => unknown>>;
  readonly set?: Readonly<Record<string, (target: T, value: unknown) => void>>;
  /** The object behind a navigation property; null stands for a null object. */
  readonly navigate?: Readonly<Record<string, (target: T) => object | null>>;
  readonly call?: Readonly<Record<string, (target: T, args: Args) => unknown>>;
  readonly items?: (target: T) => readonly object[];
  /** By name or id. */
  readonly item?: (target: T, key: string | number) => object | null | undefined;
  /** Refuses a change to the properties that are only kept. */
  readonly guard?: (target: T) => void;
}

export type AnyBehaviour = Behaviour<object>;

/** A behaviour is only ever given targets of its own kind: the schema says which class a path leads to. */
export function behaviour<T extends object>(of: Behaviour<T>): AnyBehaviour {
  return of as unknown as AnyBehaviour;
}

export function asText(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument();
  return value;
}

export function asFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument();
  return value;
}

export function asNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument();
  return value;
}

export function asColor(value: unknown): string {
  const color = asText(value);
  if (/^#[0-9a-f]{6}$/i.test(color)) return color.toUpperCase();
  if (!/^[a-z]+$/i.test(color)) throw new ExcelError('InvalidArgument', `'${color}' is no colour.`);
  return color;
}
