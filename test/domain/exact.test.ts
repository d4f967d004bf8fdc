import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  fraction, fractionFromDecimal, fractionFromNumber, fractionText, poundsText, roundHalfUp, roundHalfUpBig, roundProduct,
  shortPoundsText, splitByLargestRemainder,
} from '../../src/domain/exact';

describe('rounding', () => {
  test('is half up, away from zero for negatives, as a spreadsheet rounds', () => {
    expect([roundHalfUp(5, 2), roundHalfUp(-5, 2), roundHalfUp(149, 100), roundHalfUp(150, 100), roundHalfUp(0, 7)]).toEqual([3, -3, 1, 2, 0]);
  });

  test('in numbers and in BigInt is the same, up to the edge of what numbers hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), fc.integer({ min: 1, max: 2 ** 40 }), (numerator, denominator) => {
        expect(roundHalfUp(numerator, denominator) + 0).toBe(roundHalfUpBig(BigInt(numerator), BigInt(denominator)) + 0);
      }),
    );
  });

  test('of a product is exact where the product passes 2^53', () => {
    const exact = (2n * 123_456_789n * 987_654_321n * 1001n + 12n) / 24n;
    expect(BigInt(roundProduct(123_456_789, 987_654_321, 1001, 12))).toBe(BigInt(Number(exact)));
  });
});

describe('splitting by largest remainder', () => {
  test('adds up to the whole, each part within a penny of its share, whatever the weights', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 }), (total, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0);
        const parts = splitByLargestRemainder(total, weights);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        parts.forEach((part, index) => {
          expect(Math.abs(part * sum - total * (weights[index] ?? 0))).toBeLessThanOrEqual(sum);
        });
      }),
    );
  });

  test('gives the odd pennies to the largest remainders, and a tie to the earlier part', () => {
    expect(splitByLargestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitByLargestRemainder(1, [1, 1])).toEqual([1, 0]);
    expect(splitByLargestRemainder(10, [5, 3, 2])).toEqual([5, 3, 2]);
    expect(splitByLargestRemainder(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(() => splitByLargestRemainder(5, [0, 0])).toThrow('at least one weight');
  });
});

describe('fractions', () => {
  test('are read exactly from decimal text and from the numbers of cells', () => {
    expect(fractionFromDecimal('0.6')).toEqual({ numerator: 3, denominator: 5 });
    expect(fractionFromDecimal('.25')).toEqual({ numerator: 1, denominator: 4 });
    expect(fractionFromDecimal('-2.50')).toEqual({ numerator: -5, denominator: 2 });
    expect(fractionFromDecimal('1e3')).toBeUndefined();
    expect(fractionFromNumber(0.1 + 0.2)).toEqual({ numerator: 3, denominator: 10 });
    expect(fractionFromNumber(Number.NaN)).toBeUndefined();
    expect(fractionText(fraction(2, 3))).toBe('0.6667');
  });
});

test('amounts are written as people write them', () => {
  expect([poundsText(123_456_789), poundsText(-5), shortPoundsText(1_550_000), shortPoundsText(1_550_050)]).toEqual(['£1,234,567.89', '-£0.05', '£15,500', '£15,500.50']);
});
