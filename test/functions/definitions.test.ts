import { describe, expect, test } from '@jest/globals';
import { NATIONAL_INSURANCE } from '../../src/parameters';
import { isRefusal, LONGEST_DESCRIPTION, type Answer } from '../../src/functions/answer';
import { FUNCTIONS } from '../../src/functions/definitions';
import { givenCell } from '../../src/functions/givenCell';
import { functionsMetadata } from '../../src/functions/metadata';

/** The serial number of a date, counted apart from the product. */
function serial(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
}

const SEPTEMBER_2009 = serial(2009, 9, 1);

function answer(name: string, ...given: unknown[]): Answer {
  const found = FUNCTIONS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no function ${name}`);
  return found.call(given.map(givenCell));
}

/** The figure, or the error with its sentence. */
function said(name: string, ...given: unknown[]): unknown {
  const result = answer(name, ...given);
  return isRefusal(result) ? `${result.error} ${result.message}` : result;
}

describe('AST.PAY', () => {
  test.each<[string, unknown[], number]>([
    ['areas by their full names', ['Rest of England', 'AST', 11, SEPTEMBER_2009], 46_944],
    ['', ['inner london', 'AST', 1, SEPTEMBER_2009], 43_538],
    ['', ['Outer London', 'AST', 18, SEPTEMBER_2009], 58_577],
    ['', ['London Fringe', 'AST', 1, SEPTEMBER_2009], 37_627],
    ['points as text, with or without their scale', ['Rest', 'AST', '11', SEPTEMBER_2009], 46_944],
    ['', ['Rest', 'AST', 'AST 11', SEPTEMBER_2009], 46_944],
    ['', ['Rest', 'Main', 'M6', SEPTEMBER_2009], 30_842],
    ['', ['Rest', 'Upper', 'U2', SEPTEMBER_2009], 34_650],
    ['scales by their other names', ['Rest', 'upper pay spine', 2, SEPTEMBER_2009], 34_650],
    ['', ['Rest', 'MPS', 6, SEPTEMBER_2009], 30_842],
    ['dates as text', ['Rest', 'AST', 11, '1 Sep 2009'], 46_944],
    ['', ['Rest', 'AST', 11, '2009-09-01'], 46_944],
    ['', ['Rest', 'AST', 11, '01/09/2009'], 46_944],
    ['the day before the table changes', ['Rest', 'AST', 1, serial(2010, 8, 31)], 36_618],
    ['the day that it changes', ['Rest', 'AST', 1, serial(2010, 9, 1)], 37_461],
    ['a date with a time of day', ['Rest', 'AST', 1, serial(2010, 8, 31) + 0.99], 36_618],
  ])('%s', (_, given, expected) => {
    expect(answer('PAY', ...given)).toBe(expected);
  });

  test.each<[string, unknown[], RegExp]>([
    ['an area that there is not', ['Scotland', 'AST', 11, SEPTEMBER_2009], /^#VALUE! The area is “Scotland”, and was expected to be an area: Rest, Fringe, Outer or Inner\. Correct it/],
    ['a number where an area should be', [11, 'AST', 11, SEPTEMBER_2009], /^#VALUE! The area is “11”/],
    ['an empty area', ['', 'AST', 11, SEPTEMBER_2009], /^#VALUE! The area is empty, and was expected to be an area/],
    ['a scale that there is not', ['Rest', 'Leadership', 11, SEPTEMBER_2009], /^#VALUE! The scale is “Leadership”, and was expected to be a scale: AST, Main or Upper\./],
    ['point 0', ['Rest', 'AST', 0, SEPTEMBER_2009], /^#VALUE! The point is “0”, and was expected to be a point of the AST pay spine, from AST 1 to AST 18\./],
    ['point 19', ['Rest', 'AST', 19, SEPTEMBER_2009], /^#VALUE! The point is “19”/],
    ['M7', ['Rest', 'Main', 7, SEPTEMBER_2009], /^#VALUE! The point is “7”, and was expected to be a point of the main pay scale, from M1 to M6\./],
    ['U4', ['Rest', 'Upper', 'U4', SEPTEMBER_2009], /^#VALUE! The point is “U4”, and was expected to be a point of the upper pay spine, from U1 to U3\./],
    ['a point of another scale', ['Rest', 'AST', 'U2', SEPTEMBER_2009], /^#VALUE! The point is “U2”, and was expected to be a point of the AST pay spine/],
    ['half a point', ['Rest', 'AST', 11.5, SEPTEMBER_2009], /^#VALUE! The point is “11.5”, and was expected to be a point such as/],
    ['text where a point should be', ['Rest', 'AST', 'eleven', SEPTEMBER_2009], /^#VALUE! The point is “eleven”/],
    ['TRUE where a point should be', ['Rest', 'AST', true, SEPTEMBER_2009], /^#VALUE! The point is “TRUE”/],
    ['text that is no date', ['Rest', 'AST', 11, 'last autumn'], /^#VALUE! The date is “last autumn”, and was expected to be a date such as 01\/09\/2009 \(day first\)/],
    ['month 13', ['Rest', 'AST', 11, '01/13/2009'], /^#VALUE! The date is “01\/13\/2009”/],
    ['a year where a date should be', ['Rest', 'AST', 11, 2009], /^#VALUE! The date is “2009”, and was expected to be a date, such as a date cell, DATE\(2009,9,1\) or "1 Sep 2009"\./],
    ['a date before the first table', ['Rest', 'AST', 11, serial(2006, 8, 31)], /^#N\/A There is no figure for AST 11 of the AST pay spine in Rest of England from 1 September 2005\. The functions know the built-in figures only\. Give another date, or type the figure in\.$/],
    ['a date after the AST grade', ['Rest', 'AST', 11, serial(2013, 9, 1)], /^#N\/A There is no figure .* The AST grade ended on 31 August 2013\. The functions know/],
    ['a figure that was not found', ['Inner', 'Main', 2, serial(2008, 9, 1)], /^#N\/A There is no figure for M2 of the main pay scale in Inner London from 1 September 2008\./],
  ])('%s', (_, given, expected) => {
    expect(said('PAY', ...given)).toMatch(expected);
  });
});

describe('AST.RANGE', () => {
  test('the lowest and the highest range, each five rows of point and pay', () => {
    expect(answer('RANGE', 'Rest', 1, SEPTEMBER_2009)).toEqual([[1, 36_618], [2, 37_536], [3, 38_473], [4, 39_432], [5, 40_413]]);
    expect(answer('RANGE', 'Inner', 'AST 14', SEPTEMBER_2009)).toEqual([[14, 57_379], [15, 58_636], [16, 60_011], [17, 61_231], [18, 62_596]]);
  });

  test.each([0, 15, -1, '11-15', 'U1', 11.5])('a start of %j is refused', (start) => {
    expect(said('RANGE', 'Rest', start, SEPTEMBER_2009)).toBe(`#VALUE! The first point of the range is “${String(start)}”, and was expected to be a point of the AST pay spine from 1 to 14, as a range has five points (PAY-3). Correct it in the formula, or in the cell that the formula points to.`);
  });
});

describe('AST.NEXTPOINT', () => {
  test.each([[11, 11, 0, 11], [11, 11, 1, 12], [11, 11, 2, 13], [14, 11, 2, 15], [15, 11, 1, 15], [18, 14, 2, 18], [1, 1, 2, 3]])('PAY-6: from %i in the range from %i, decided %i: %i', (point, start, decision, next) => {
    expect(answer('NEXTPOINT', point, start, decision)).toBe(next);
  });

  test('a point outside of the range, and other bad input', () => {
    expect(said('NEXTPOINT', 10, 11, 1)).toMatch(/^#VALUE! The point is “10”, and was expected to be in the range that begins on 11: 11 to 15\./);
    expect(said('NEXTPOINT', 16, 11, 1)).toMatch(/^#VALUE! The point is “16”/);
    expect(said('NEXTPOINT', 0, 11, 1)).toMatch(/^#VALUE! The point is “0”, and was expected to be a point of the AST pay spine from 1 to 18\./);
    expect(said('NEXTPOINT', 14, 15, 1)).toMatch(/^#VALUE! The first point of the range is “15”/);
    expect(said('NEXTPOINT', 11, 11, 3)).toMatch(/^#VALUE! The decision is “3”/);
    expect(said('NEXTPOINT', 11, 11, null)).toMatch(/^#VALUE! The decision is empty/);
    expect(said('NEXTPOINT', 11, 11, 'two')).toMatch(/^#VALUE! The decision is “two”/);
  });
});

describe('AST.REVERT', () => {
  test('REV-1: U1 to U3, by their names or numbers', () => {
    expect([1, 'U2', 3].map((point) => answer('REVERT', 'Rest', point, SEPTEMBER_2009))).toEqual([33_412, 34_650, 35_929]);
  });

  test.each([0, 4, 'U4', 'M6', 'AST 2'])('%j is refused', (point) => {
    expect(said('REVERT', 'Rest', point, SEPTEMBER_2009)).toMatch(/^#VALUE! The point is “.*”, and was expected to be a point of the upper pay spine: U1, U2 or U3\./);
  });
});

describe('AST.ONCOST', () => {
  // 2009-10: lower limit 4,940, threshold 5,720, accrual point 40,040; 12.8%, rebate 3.7%; pension 14.1%.
  test.each<[string, number, number, number]>([
    ['above the accrual point', 46_944, SEPTEMBER_2009, 10_597.08],
    // 14.1% of 5,000 = 705, less 3.7% of 60 = 2.22
    ['between the lower limit and the threshold, where only the rebate counts', 5000, SEPTEMBER_2009, 702.78],
    ['below the lower limit there is no National Insurance: 14.1% of 4,940', 4940, SEPTEMBER_2009, 696.54],
    ['nothing on nothing', 0, SEPTEMBER_2009, 0],
    // 2006-07: threshold 5,044, upper limit 33,540; 9.3%, 12.8% above: 9.3% of 24,956 = 2,320.908
    ['the pension rate before 1 January 2007: 13.5% of 30,000 = 4,050', 30_000, serial(2006, 12, 31), 6370.91],
    ['and from that day on: 14.1% of 30,000 = 4,230', 30_000, serial(2007, 1, 1), 6550.91],
  ])('%s', (_, pay, on, expected) => {
    expect(answer('ONCOST', pay, on)).toBe(expected);
  });

  test('twelve months’ National Insurance, each on a twelfth of the pay, is what the year’s is', () => {
    // 46,944 ÷ 12 = 3,912 a month: -3.7% of 3,500.33… + 12.8% of 3,435.33… + 3.7% of 575.33… = 331.497666…; × 12 = 3,977.972
    const [monthly, pension] = [-0.037 * (3912 - 4940 / 12) + 0.128 * (3912 - 5720 / 12) + 0.037 * (3912 - 40_040 / 12), 0.141 * 3912];
    expect(answer('ONCOST', 46_944, SEPTEMBER_2009)).toBe(Math.round(12 * (monthly + pension) * 100) / 100);
  });

  test('before and after the rates that are known', () => {
    expect(answer('ONCOST', 30_000, serial(2014, 3, 31))).not.toHaveProperty('error');
    expect(said('ONCOST', 30_000, serial(2014, 4, 1))).toBe('#N/A There are no employer’s National Insurance rates for 1 April 2014 (2014-15). Rates are known from 1 April 2005 to 31 March 2014: give a date between them.');
    expect(said('ONCOST', 30_000, serial(2005, 3, 31))).toMatch(/^#N\/A There are no employer’s National Insurance rates for 31 March 2005 \(2004-05\)\./);
    expect([NATIONAL_INSURANCE[0]?.year, NATIONAL_INSURANCE.at(-1)?.year]).toEqual([2005, 2013]);
  });

  test.each([-1, 'a lot', true, null, 2_000_000])('a pay of %j is refused', (pay) => {
    expect(said('ONCOST', pay, SEPTEMBER_2009)).toMatch(/^#VALUE! The pay is .*, and was expected to be an amount such as 1500 or £1,500\.00/);
  });
});

describe('AST.GRANT', () => {
  test.each<[unknown, unknown, number]>([
    [1, 12, 15_500], [1, 0, 0], [1, 1, 1291.67], [0.6, 7, 5425], ['60%', 12, 9300], ['3/5', 12, 9300], [1 / 3, 12, 5166.67],
    // 7 months and 13 of 31 days: 15,500 × 230/31 ÷ 12
    [1, 7 + 13 / 31, 9583.33], [1, '7.5', 9687.5],
  ])('FUND-1: %j FTE for %j months', (fte, months, expected) => {
    expect(answer('GRANT', fte, months)).toBe(expected);
  });

  test.each<[unknown, unknown, RegExp]>([
    [0, 12, /^#VALUE! The FTE is “0”/], [1.2, 12, /^#VALUE! The FTE is “1.2”/], ['full', 12, /^#VALUE! The FTE is “full”/],
    [1, 12.5, /^#VALUE! The number of months is “12.5”, and was expected to be a number of months from 0 to 12\./],
    [1, -1, /^#VALUE! The number of months is “-1”/], [1, 'all', /^#VALUE! The number of months is “all”/], [1, null, /^#VALUE! The number of months is empty/],
  ])('%j FTE for %j months is refused', (fte, months, expected) => {
    expect(said('GRANT', fte, months)).toMatch(expected);
  });
});

describe('AST.SDG', () => {
  test.each<[unknown, number]>([
    ['2005-06', 21_000], ['2006-07', 21_840], [2006, 21_840], ['2006', 21_840], ['2009/10', 23_609.29],
    // Excel makes a date of 2009-10 as it is typed: October 2009.
    [serial(2009, 10, 1), 23_609.29], [serial(2010, 3, 31), 23_609.29], [serial(2010, 4, 1), 24_105.08],
  ])('SDG-2: £20,000 for 200 pupils, 210 pupils in %j', (year, expected) => {
    expect(answer('SDG', 20_000, 200, 'Primary', 210, year)).toBe(expected);
  });

  test.each<[string, unknown[], RegExp]>([
    ['a phase that there is not', [20_000, 200, 'Nursery', 210, 2009], /^#VALUE! The phase is “Nursery”, and was expected to be a phase: Primary or Secondary\./],
    ['no pupils in the base year', [20_000, 0, 'Primary', 210, 2009], /^#VALUE! The number of pupils of 2005-06 is “0”/],
    ['text where pupils should be', [20_000, 200, 'Primary', 'many', 2009], /^#VALUE! The number of pupils is “many”, and was expected to be a number of pupils, 0 or more\./],
    ['an amount that is none', ['?', 200, 'Primary', 210, 2009], /^#VALUE! The base amount is “\?”/],
    ['years that do not follow one another', [20_000, 200, 'Primary', 210, '2009-11'], /^#VALUE! The year is “2009-11”, and was expected to be a financial year such as 2009-10\./],
    ['a number that is no year', [20_000, 200, 'Primary', 210, 9], /^#VALUE! The year is “9”/],
    ['a year before the base year', [20_000, 200, 'Primary', 210, 2004], /^#N\/A The School Development Grant is reckoned from 2005-06/],
    ['a year without a guarantee', [20_000, 200, 'Secondary', 210, '2011-12'], /^#N\/A There is no minimum funding guarantee for secondary schools in 2011-12/],
  ])('%s', (_, given, expected) => {
    expect(said('SDG', ...given)).toMatch(expected);
  });
});

describe('what Excel is told of the functions', () => {
  const { functions, ...rest } = functionsMetadata('https://example.org/ast');

  test('names, parameters and descriptions are those of the code', () => {
    expect(functions.map(({ id, name, parameters }) => `${id} ${name}(${parameters.map((one) => one.name).join(', ')})`)).toEqual([
      'PAY PAY(area, scale, point, date)', 'RANGE RANGE(area, start, date)', 'NEXTPOINT NEXTPOINT(point, rangeStart, decision)', 'REVERT REVERT(area, point, date)',
      'ONCOST ONCOST(pay, date)', 'GRANT GRANT(fte, months)', 'SDG SDG(base, basePupils, phase, pupils, year)',
    ]);
    expect(functions.map(({ description }) => description)).toEqual(FUNCTIONS.map(({ description }) => description));
    for (const { description, parameters } of functions) {
      for (const text of [description, ...parameters.map((one) => one.description)]) {
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(text.length).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
      }
    }
  });

  test('none is volatile, streams, or asks for its cell; errors in cells are handed on', () => {
    expect(rest).toEqual({ allowErrorForDataTypeAny: true });
    for (const one of functions) expect(Object.keys(one).sort()).toEqual(['description', 'helpUrl', 'id', 'name', 'parameters', 'result']);
    expect(functions.filter(({ result }) => result.dimensionality === 'matrix').map(({ name }) => name)).toEqual(['RANGE']);
  });
});
