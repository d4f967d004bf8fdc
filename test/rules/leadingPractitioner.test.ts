import { describe, expect, test } from '@jest/globals';
import { AREAS, type Area } from '../../src/domain/scales';
import { LEADING_PRACTITIONER_RANGES } from '../../src/parameters';
import {
  isMissingBound, NO_LONGER_APPLIES, payFits, payOnOwnPoint, pointsInRange, practitionerBounds, rangeInBounds, rangeOrder, type Bound, type UserBound,
} from '../../src/rules/leadingPractitioner';
import { RULES } from '../../src/rules/register';
import { day } from '../support/posts';

function bound(area: Area, on: string, which: Bound, own: readonly UserBound[] = []): string {
  const answer = practitionerBounds(area, day(on), own)[which];
  return isMissingBound(answer) ? answer.message : `${answer.value} ${answer.status} ${answer.source ?? answer.basis ?? ''}`;
}

const REST_2015 = practitionerBounds('Rest', day('2015-09-01'));
const UNKNOWN_2014 = practitionerBounds('Rest', day('2014-09-01'));

describe('the bounds in force', () => {
  test('LP-1: those of the school year of the day, with where they were read', () => {
    expect(bound('Rest', '2013-09-01', 'highest')).toBe('5752000 published DFE_GIT_2013');
    expect(bound('Inner', '2014-08-31', 'highest')).toBe('6467700 published DFE_GIT_2013');
    expect(bound('Rest', '2015-09-01', 'lowest')).toBe('3859800 published TES_2015');
    expect(bound('Outer', '2016-08-31', 'highest')).toBe('6174300 published TES_2015');
    expect(bound('Fringe', '2026-12-01', 'lowest')).toBe('5533200 published DFE_CALC_2026');
  });

  test('LP-1: no figure is carried to another year: what is missing is named, and where to enter it', () => {
    expect(bound('Rest', '2014-09-01', 'highest')).toBe(
      'The maximum for leading practitioners in Rest of England from 1 September 2014 was found in no source, and no other year’s figure is used for it. ' +
      'It must come from you: enter it on the sheet “AST Leading practitioners”, in the table of bounds (area Rest, effective 1 September 2014, Maximum £).',
    );
    expect(bound('Rest', '2013-12-31', 'lowest')).toMatch(/^The minimum for leading practitioners in Rest of England from 1 September 2013 was found in no source.*Minimum £\)\.$/);
  });

  test('LP-1: of every school year from 2013/14 to 2026/27, the figures that are there and no others', () => {
    const lacking = Array.from({ length: 14 }, (_, index) => 2013 + index).map((year) => AREAS.flatMap((area) => (['lowest', 'highest'] as const).filter((which) => isMissingBound(practitionerBounds(area, day(`${year}-09-01`))[which])).map((which) => `${area} ${which}`)).length);
    // 2013: six of eight (only the maximum of Rest and Inner was found); 2014, 2018, 2019: all eight.
    expect(lacking).toEqual([6, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0, 0, 0, 0]);
    expect(LEADING_PRACTITIONER_RANGES).toHaveLength(14 * 8 - 6 - 3 * 8);
  });

  test('LP-4: before 1 September 2013 there are none, whatever a user gives', () => {
    const own: UserBound = { area: 'Rest', year: 2012, bound: 'lowest', annual: 3_000_000, basis: 'given' };
    expect(bound('Rest', '2013-08-31', 'lowest', [own])).toBe('There were no leading practitioners in 2012/13: the grade followed AST on 1 September 2013. Use a date from then on.');
  });

  test('LP-1: a user’s own bounds go first, for their area and year alone', () => {
    const own: UserBound[] = [{ area: 'Rest', year: 2013, bound: 'lowest', annual: 3_800_000, basis: 'from a letter' }, { area: 'Rest', year: 2015, bound: 'highest', annual: 5_900_000, basis: 'from a letter' }];
    expect([bound('Rest', '2013-09-01', 'lowest', own), bound('Rest', '2015-10-01', 'highest', own), bound('Rest', '2015-10-01', 'lowest', own)]).toEqual([
      '3800000 user from a letter', '5900000 user from a letter', '3859800 published TES_2015',
    ]);
    expect(isMissingBound(practitionerBounds('Outer', day('2013-09-01'), own).lowest)).toBe(true);
  });
});

describe('the school’s own range and points', () => {
  test('LP-1: exactly the minimum and the maximum are inside; a pound beyond either is not', () => {
    expect(rangeInBounds({ lowest: 3_859_800, highest: 5_867_700 }, REST_2015)).toEqual([]);
    expect(rangeInBounds({ lowest: 3_859_700, highest: 5_867_800 }, REST_2015).map(({ severity, found, expected }) => [severity, found, expected])).toEqual([
      ['error', 'the range £38,597 to £58,678, which begins £1 below the minimum', 'at least the minimum of £38,598 from 1 September 2015'],
      ['error', 'the range £38,597 to £58,678, which ends £1 above the maximum', 'at most the maximum of £58,677 from 1 September 2015'],
    ]);
  });

  test('LP-1: where a bound is missing nothing is said of it', () => {
    expect(rangeInBounds({ lowest: 1, highest: 99_999_999 }, UNKNOWN_2014)).toEqual([]);
    const of2013 = practitionerBounds('Rest', day('2013-09-01'));
    expect(rangeInBounds({ lowest: 1, highest: 5_752_100 }, of2013).map(({ found }) => found)).toEqual(['the range £0.01 to £57,521, which ends £1 above the maximum']);
  });

  test('LP-1: a range runs from the lowest to the highest; one amount is a range', () => {
    expect(rangeOrder({ lowest: 4_500_000, highest: 4_500_000 })).toEqual([]);
    expect(rangeOrder({ lowest: 5_200_000, highest: 4_500_000 }).map(({ found }) => found)).toEqual(['the range £52,000 to £45,000, whose lowest pay is above its highest']);
  });

  test('LP-2: points rise, stay inside the range, and need not be five', () => {
    const range = { lowest: 4_500_000, highest: 5_200_000 };
    expect(pointsInRange([4_500_000, 4_750_000, 5_200_000], range)).toEqual([]);
    expect(pointsInRange([4_500_000], null)).toEqual([]);
    expect(pointsInRange([4_500_000, 4_750_000, 4_750_000], range).map(({ rule, found }) => [rule, found])).toEqual([['LP-2', '£47,500 after £47,500']]);
    expect(pointsInRange([4_499_900, 5_200_000], range).map(({ found }) => found)).toEqual(['the point £44,999, outside the range £45,000 to £52,000']);
  });

  test('LP-2: the pay is a point of the own list, and lies in the range or, without one, between the bounds', () => {
    const points = [4_500_000, 4_750_000];
    expect([payOnOwnPoint(points, 1), payOnOwnPoint(points, 2), payOnOwnPoint(points, 3), payOnOwnPoint(points, 0)]).toEqual([4_500_000, 4_750_000, undefined, undefined]);
    expect(payFits(4_750_000, { lowest: 4_500_000, highest: 5_000_000 }, points, REST_2015)).toEqual([]);
    expect(payFits(4_760_000, { lowest: 4_500_000, highest: 4_750_000 }, points, REST_2015).map(({ rule, expected }) => [rule, expected])).toEqual([
      ['LP-1', 'a pay inside the school’s own range'], ['LP-2', 'one of £45,000, £47,500'],
    ]);
    expect(payFits(3_859_800, null, null, REST_2015)).toEqual([]);
    expect(payFits(3_859_700, null, null, REST_2015).map(({ found }) => found)).toEqual(['the pay of £38,597, £1 below the minimum']);
    expect(payFits(5_867_800, null, null, REST_2015).map(({ found }) => found)).toEqual(['the pay of £58,678, £1 above the maximum']);
    expect(payFits(1, null, null, null)).toEqual([]);
  });
});

test('LP-3: what no longer applies names rules that the register has', () => {
  const known = new Set(RULES.map(({ id }) => id));
  const named = NO_LONGER_APPLIES.flatMap(({ rules }) => rules.match(/[A-Z]+-\d+/g) ?? []);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  expect(['PAY-3', 'PAY-6', 'OUT-1', 'FUND-1', 'REV-1', 'FUND-7'].filter((id) => !named.includes(id))).toEqual([]);
});
