/** Quotients of whole numbers of any size, for sums over many schools. They are not kept in lowest terms: they are rounded once. */
import { commonDivisorBig, type Fraction } from '../domain/exact';

/** `denominator` is above zero. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function ratio(whole: bigint): Ratio {
  return { numerator: whole, denominator: 1n };
}

export function ratioOf({ numerator, denominator }: Fraction): Ratio {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

export function times(a: Ratio, b: Ratio): Ratio {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** The sum of all of them, on the least common denominator, so that it stays small. */
export function pooled(ratios: readonly Ratio[]): Ratio {
  const byDenominator = new Map<bigint, bigint>();
  for (const { numerator, denominator } of ratios) byDenominator.set(denominator, (byDenominator.get(denominator) ?? 0n) + numerator);
  let sum: Ratio = { numerator: 0n, denominator: 1n };
  for (const [denominator, numerator] of byDenominator) {
    const common = commonDivisorBig(sum.denominator, denominator);
    sum = { numerator: sum.numerator * (denominator / common) + numerator * (sum.denominator / common), denominator: sum.denominator * (denominator / common) };
  }
  return sum;
}

/** The decimal text with so many places, rounded half up. */
export function ratioText({ numerator, denominator }: Ratio, places: number): string {
  const scale = 10n ** BigInt(places);
  const isNegative = numerator < 0n;
  const scaled = (2n * (isNegative ? -numerator : numerator) * scale + denominator) / (2n * denominator);
  const whole = String(scaled / scale);
  return `${isNegative && scaled > 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${String(scaled % scale).padStart(places, '0')}`}`;
}

/** The nearest number. */
export function ratioNumber(value: Ratio): number {
  return Number(ratioText(value, 15));
}
