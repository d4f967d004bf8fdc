/**
 * Exact arithmetic for money. Money is a whole number of pence in a plain number; a quotient stays a fraction until it
 * is shown. Numerators that could pass 2^53 take the BigInt door beside each function.
 */

/** A whole number of pence. £45,888.00 is 4_588_800. */
export type Pence = number;

/** A rate in hundredths of a per cent: 14.1% is 1410. */
export type BasisPoints = number;

/** An exact share or part, in lowest terms, such as 3/5 for 0.6 FTE. `denominator` is positive. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export const WHOLE: Fraction = { numerator: 1, denominator: 1 };
export const NONE: Fraction = { numerator: 0, denominator: 1 };

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** The greatest common divisor of whole numbers of any size, neither of them below zero. */
export function commonDivisorBig(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The fraction in lowest terms. Both arguments are whole numbers; `denominator` is above zero. */
export function fraction(numerator: number, denominator: number): Fraction {
  const divisor = greatestCommonDivisor(numerator, denominator) || 1;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Reads plain decimal text such as `0.8333` or `-2` exactly, up to 9 decimals; `undefined` for anything else. */
export function fractionFromDecimal(text: string): Fraction | undefined {
  const match = /^(-?)(\d{1,9})(?:\.(\d{0,9}))?$|^(-?)\.(\d{1,9})$/.exec(text);
  if (match === null) return undefined;
  const sign = (match[1] ?? match[4]) === '-' ? -1 : 1;
  const whole = match[2] ?? '0';
  const decimals = match[3] ?? match[5] ?? '';
  const scale = 10 ** decimals.length;
  return fraction(sign * (Number(whole) * scale + Number(decimals || '0')), scale);
}

/** A number from a cell as an exact fraction: the shortest decimal that the number prints as, up to 9 decimals. */
export function fractionFromNumber(value: number): Fraction | undefined {
  if (!Number.isFinite(value)) return undefined;
  return fractionFromDecimal(String(value)) ?? fractionFromDecimal(value.toFixed(9));
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** `divisor` is above zero. */
export function divideFractions(value: Fraction, divisor: Fraction): Fraction {
  return fraction(value.numerator * divisor.denominator, value.denominator * divisor.numerator);
}

/** The least number that all denominators divide; the weights of a split become whole numbers by it. */
export function commonDenominator(values: readonly Fraction[]): number {
  return values.reduce((common, { denominator }) => (common / greatestCommonDivisor(common, denominator)) * denominator, 1);
}

/** Below zero, zero, or above zero, as `a` is less than, equal to, or more than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}

/** The fraction as decimal text, rounded half up to at most `decimals` places, without trailing zeros. */
export function fractionText(value: Fraction, decimals = 4): string {
  const scaled = roundHalfUp(value.numerator * 10 ** decimals, value.denominator);
  return String(scaled / 10 ** decimals);
}

/**
 * `numerator / denominator` rounded half up, away from zero for negatives, as a spreadsheet's ROUND does.
 * Both are whole numbers below 2^53; `denominator` is above zero.
 */
export function roundHalfUp(numerator: number, denominator: number): number {
  if (numerator < 0) return -roundHalfUp(-numerator, denominator);
  const whole = floorDivide(numerator, denominator);
  return whole + (2 * (numerator - whole * denominator) >= denominator ? 1 : 0);
}

/** The whole part of the quotient of two whole numbers of at least 0, below 2^53. */
function floorDivide(numerator: number, denominator: number): number {
  const whole = Math.floor(numerator / denominator);
  // The floating quotient can be one out at the very edge of a whole number; the remainder, which is exact, says so.
  const remainder = numerator - whole * denominator;
  if (remainder < 0) return whole - 1;
  return remainder >= denominator ? whole + 1 : whole;
}

/** {@link roundHalfUp} for numerators of any size. */
export function roundHalfUpBig(numerator: bigint, denominator: bigint): number {
  if (numerator < 0n) return -roundHalfUpBig(-numerator, denominator);
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** `a × b × c / denominator` of whole numbers, rounded half up; exact whatever the size. */
export function roundProduct(a: number, b: number, c: number, denominator: number): number {
  const product = a * b * c;
  if (product < Number.MAX_SAFE_INTEGER && product > -Number.MAX_SAFE_INTEGER) return roundHalfUp(product, denominator);
  return roundHalfUpBig(BigInt(a) * BigInt(b) * BigInt(c), BigInt(denominator));
}

/**
 * Splits a whole number of pence in proportion to `weights` (whole numbers, not all zero) by largest remainder, so that
 * the parts add up to `total` exactly. A tie goes to the earlier part. A negative total is split as its mirror.
 */
export function splitByLargestRemainder(total: Pence, weights: readonly number[]): Pence[] {
  if (total < 0) return splitByLargestRemainder(-total, weights).map((part) => (part === 0 ? 0 : -part));
  const sum = weights.reduce((running, weight) => running + weight, 0);
  if (sum <= 0) throw new RangeError('a split needs at least one weight above zero');
  const remainders: number[] = [];
  const inNumbers = total * sum < Number.MAX_SAFE_INTEGER;
  let left = total;
  const parts = weights.map((weight) => {
    const part = inNumbers ? floorDivide(total * weight, sum) : Number((BigInt(total) * BigInt(weight)) / BigInt(sum));
    remainders.push(inNumbers ? total * weight - part * sum : Number((BigInt(total) * BigInt(weight)) % BigInt(sum)));
    left -= part;
    return part;
  });
  for (; left > 0; left -= 1) {
    const largest = remainders.indexOf(Math.max(...remainders));
    parts[largest] = (parts[largest] ?? 0) + 1;
    remainders[largest] = -1;
  }
  return parts;
}

/** £1,234.56; a negative as -£1,234.56. */
export function poundsText(amount: Pence): string {
  const pence = Math.abs(amount);
  let whole = String(Math.floor(pence / 100));
  let grouped = '';
  for (; whole.length > 3; whole = whole.slice(0, -3)) grouped = `,${whole.slice(-3)}${grouped}`;
  return `${amount < 0 ? '-' : ''}£${whole}${grouped}.${String(pence % 100).padStart(2, '0')}`;
}

/** £1,234 where there are no pence, else £1,234.56. */
export function shortPoundsText(amount: Pence): string {
  const text = poundsText(amount);
  return amount % 100 === 0 ? text.slice(0, -3) : text;
}

/** 14.1% for 1410. */
export function percentText(rate: BasisPoints): string {
  return `${String(rate / 100)}%`;
}
