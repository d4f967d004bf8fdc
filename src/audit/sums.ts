/** Sums of many exact parts, such as the teachers of 24,000 schools. */
import { fraction, roundHalfUpBig, type Fraction, type Pence } from '../domain/exact';

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The exact sum. Values of one denominator are added first: a list has few of them. */
export function sumOfFractions(values: Iterable<Fraction>): Fraction {
  const byDenominator = new Map<number, number>();
  for (const { numerator, denominator } of values) byDenominator.set(denominator, (byDenominator.get(denominator) ?? 0) + numerator);
  let [above, below] = [0n, 1n];
  for (const [denominator, numerator] of byDenominator) {
    const by = BigInt(denominator);
    [above, below] = [above * by + BigInt(numerator) * below, below * by];
    const divisor = greatestCommonDivisor(above, below);
    [above, below] = [above / divisor, below / divisor];
  }
  return fraction(Number(above), Number(below));
}

/** The sum of those amounts that are known; `null` where none is. Pence. */
export function sumOfKnown(amounts: Iterable<Pence | null>): Pence | null {
  let sum: Pence | null = null;
  for (const amount of amounts) if (amount !== null) sum = (sum ?? 0) + amount;
  return sum;
}

/** One number of another, rounded half up to 4 decimals: 0.0123 is 1.23%. `null` where there is nothing to divide by. */
export function shareRounded(part: Fraction, whole: Fraction | null): number | null {
  if (whole === null || whole.numerator <= 0) return null;
  return roundHalfUpBig(BigInt(part.numerator) * BigInt(whole.denominator) * 10_000n, BigInt(part.denominator) * BigInt(whole.numerator)) / 10_000;
}
