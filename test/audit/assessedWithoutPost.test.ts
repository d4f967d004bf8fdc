import { describe, expect, test } from '@jest/globals';
import { followAssessed, type AssessedRow } from '../../src/audit/assessedWithoutPost';
import { dayOf, dayText } from '../../src/domain/calendar';
import { fraction, WHOLE } from '../../src/domain/exact';
import { payBook } from '../../src/rules/payBook';

const ON = dayOf(2010, 10, 1);
const ROW: AssessedRow = {
  school: 'Ashby', establishment: '4001', post: 'T1', holder: 'A. Marlow', book: '', sheet: 'Staff', cell: 'D7',
  assessedOn: dayOf(2010, 5, 14), point: { scale: 'Main', point: 4 }, before: null, area: 'Rest', fte: WHOLE,
};

function followed(changes: Partial<AssessedRow>, on = ON): [crossesOn: string | null, kind: string | null] {
  const { crossesOn, finding } = followAssessed({ ...ROW, ...changes }, on, payBook());
  return [crossesOn === null ? null : dayText(crossesOn), finding?.kind ?? null];
}

describe('assessed, and in no AST post', () => {
  test('REV-3: on the main scale to M6, a point a year, and to U1 at the next September after', () => {
    expect(followed({})).toEqual(['1 September 2013', null]);
    expect(followed({ point: { scale: 'Main', point: 1 } })).toEqual(['1 September 2016', null]);
    expect(followed({ point: { scale: 'Main', point: 6 }, assessedOn: dayOf(2010, 9, 14) })).toEqual(['1 September 2011', null]);
    expect(followed({ point: { scale: 'Main', point: 6 } }, dayOf(2010, 8, 31))).toEqual(['1 September 2010', null]);
    expect(followed({ assessedOn: ON + 1 })).toEqual([null, null]);
  });

  test('REV-3: M6 with an assessment before the last 1 September is noted, one on it is not', () => {
    const m6 = { point: { scale: 'Main', point: 6 } } as const;
    expect(followed({ ...m6, assessedOn: dayOf(2010, 8, 31) })).toEqual(['1 September 2011', 'crossesNextSeptember']);
    expect(followed({ ...m6, assessedOn: dayOf(2010, 9, 1) })).toEqual(['1 September 2011', null]);
  });

  test('REV-3: across the threshold too early is an error, worth the pay above M6', () => {
    const early = followAssessed({ ...ROW, point: { scale: 'Upper', point: 1 }, before: { scale: 'Main', point: 4 } }, ON, payBook());
    // From M4: M5 in September 2010, M6 in 2011, U1 in 2012. September 2010, Rest: U1 £34,181 less M6 £31,552.
    expect(early.finding).toMatchObject({ kind: 'aboveThresholdWithoutM6', rule: 'REV-3', severity: 'error', cell: 'D7', amount: 262_900, expected: 'the main scale to M6, and U1 from 1 September 2012', basis: '£34,181 of U1 less £31,552 of M6 in 2010/11, a year, × FTE 1' });
    const half = followAssessed({ ...ROW, fte: fraction(3, 5), point: { scale: 'Upper', point: 1 }, before: { scale: 'Main', point: 4 } }, ON, payBook());
    expect(half.finding?.amount).toBe(157_740);
    for (const unknown of [{ area: null }, { area: 'Outer', assessedOn: dayOf(2009, 5, 1) }] as const) {
      const { finding } = followAssessed({ ...ROW, ...unknown, point: { scale: 'Upper', point: 1 }, before: { scale: 'Main', point: 4 } }, unknown.area === null ? ON : dayOf(2009, 10, 1), payBook());
      expect([finding?.kind, finding?.amount]).toEqual(['aboveThresholdWithoutM6', null]);
    }
  });

  test('REV-3: nothing is found where there was time enough, after M6, after an upper point, or without a point before', () => {
    const upper = { point: { scale: 'Upper', point: 1 } } as const;
    expect(followed({ ...upper, before: { scale: 'Main', point: 4 } }, dayOf(2012, 8, 31))).toEqual([null, 'aboveThresholdWithoutM6']);
    expect(followed({ ...upper, before: { scale: 'Main', point: 4 } }, dayOf(2012, 9, 1))).toEqual([null, null]);
    expect(followed({ ...upper, before: { scale: 'Main', point: 6 } })).toEqual([null, null]);
    expect(followed({ ...upper, before: { scale: 'Upper', point: 1 } })).toEqual([null, null]);
    expect(followed(upper)).toEqual([null, null]);
  });
});
