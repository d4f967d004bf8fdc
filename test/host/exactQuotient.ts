/** The quotient of two whole numbers as a whole number, a half rounded up. */
export function exactQuotient(dividend: number, divisor: number): number {
  return Number((2n * BigInt(dividend) + BigInt(divisor)) / (2n * BigInt(divisor)));
}
