import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { PARTS_OF_MONTH } from '../../src/domain/calendar';
import { fraction, WHOLE } from '../../src/domain/exact';
import { DEFAULT_SETTINGS, type PlanSettings } from '../../src/projection';
import { acrossChecks, movedFrom, payInYear, planAcross, type PractitionerPost } from '../../src/projection/leadingPractitioner';
import { anyPost, day, postWith } from '../support/posts';

function settingsWith(changes: Partial<PlanSettings> = {}): PlanSettings {
  return { ...DEFAULT_SETTINGS, from: 2013, years: 2, ...changes };
}

function practitionerWith(changes: Partial<PractitionerPost> = {}): PractitionerPost {
  return {
    id: 'L1', school: 'Hillside', establishment: '', holder: 'B. Nash', fte: WHOLE, rr: 0, start: day('2013-09-01'), end: null, pays: [{ year: 2013, annual: 5_700_000 }],
    part: WHOLE, sheet: 'Staff', row: 5, ...changes,
  };
}

const AST = postWith({ rangeStart: 14, point: 18 });

describe('the plan across 31 August 2013', () => {
  test('LP-4: five months as AST and seven as leading practitioner, by hand', () => {
    // AST 18, Rest of England, is £56,950 from September 2012: 5 × £4,745.8333… = £23,729.1667.
    // National Insurance of 2013-14, with limits of £5,668, £7,696 and £40,040 a year: 13.8% × (£56,950 - £7,696) - 3.4% × (£40,040 - £5,668) = £5,628.404; × 5 ÷ 12 = £2,345.1683….
    // Pension 14.1% × £23,729.1667 = £3,345.8125. Grant £6,200 × 5 ÷ 12 + £9,300 × 5 ÷ 12 = £2,583.33 + £3,875.
    // Leading practitioner at £57,000: 7 ÷ 12 = £33,250; NI 13.8% × (£57,000 - £7,696) - £1,168.648 = £5,635.304; × 7 ÷ 12 = £3,287.2607; pension 14.1% = £4,688.25.
    const plan = planAcross([AST], [movedFrom(AST, [{ year: 2013, annual: 5_700_000 }])], settingsWith({ years: 1 }));
    expect(plan.rows.map(({ id, grade, parts, paidOn, salary, rr, employerNi, employerPension, coverCost, cost, grant, left }) => [id, grade, parts / PARTS_OF_MONTH, paidOn, salary, rr, employerNi, employerPension, coverCost, cost, grant, left])).toEqual([
      ['P1', 'AST', 5, 'AST 18', 2_372_917, 0, 234_517, 334_581, 0, 2_942_015, 645_833, 2_296_182],
      ['P1', 'Leading practitioner', 7, '£57,000 a year', 3_325_000, 0, 328_726, 468_825, 0, 4_122_551, 0, 4_122_551],
    ]);
    expect(plan.totals).toEqual([{ year: 2013, astRows: 1, practitionerRows: 1, astCost: 2_942_015, practitionerCost: 4_122_551, cost: 7_064_566, grant: 645_833, left: 6_418_733 }]);
    expect(plan.carried).toEqual([]);
  });

  test('LP-4: in the year after there is no AST month and no grant; rates of 2013-14 are carried, and that is said', () => {
    // 2014-15: £57,000; NI £5,635.304 on the limits of 2013-14; pension 14.1% = £8,037.
    const plan = planAcross([AST], [movedFrom(AST, [{ year: 2013, annual: 5_700_000 }])], settingsWith());
    expect(plan.rows.filter(({ year }) => year === 2014).map(({ grade, salary, employerNi, employerPension, grant }) => [grade, salary, employerNi, employerPension, grant])).toEqual([['Leading practitioner', 5_700_000, 563_530, 803_700, 0]]);
    expect(plan.carried).toEqual([{ year: 2014, rateYear: 2013 }]);
  });

  test('LP-4: the AST part is what the plan of the posts says of a post that ends on 31 August 2013', () => {
    const long = planAcross([postWith({ end: day('2015-12-31'), ending: 'reverts', coverCost: 600_000 })], [], settingsWith());
    const exact = planAcross([postWith({ end: day('2013-08-31'), coverCost: 600_000 })], [], settingsWith());
    expect(long.rows).toEqual(exact.rows);
    // £6,000 × 5 ÷ 12.
    expect(long.rows.map(({ year, coverCost }) => [year, coverCost])).toEqual([[2013, 250_000]]);
    const early = planAcross([postWith({ end: day('2013-06-30') })], [], settingsWith());
    expect(early.rows.map(({ parts }) => parts / PARTS_OF_MONTH)).toEqual([3]);
  });

  test('LP-1: part-time, a start within a month, an incentive, and another pay from a September', () => {
    // 0.6 FTE from 16 January 2014: 16 of 31 days and two months at £50,000 a year: (16/31 + 2) × £4,166.6667 × 0.6 = £6,290.3226.
    const plan = planAcross([], [practitionerWith({ fte: fraction(3, 5), start: day('2014-01-16'), rr: 120_000, pays: [{ year: 2013, annual: 5_000_000 }, { year: 2014, annual: 5_150_000 }], end: day('2014-10-31') })], settingsWith());
    expect(plan.rows.map(({ year, salary, rr, paidOn }) => [year, salary, rr, paidOn])).toEqual([
      // £1,200 ÷ 12 × (16/31 + 2) = £251.6129
      [2013, 629_032, 25_161, '£50,000 a year'],
      // April to August at £50,000, September and October at £51,500: 0.6 × (5 × £50,000 + 2 × £51,500) ÷ 12 = £17,650; incentive 7 months.
      [2014, 1_765_000, 70_000, '£50,000 a year, then £51,500 a year'],
    ]);
  });

  test('LP-4: a holder who comes later, or a post that ends with the grade, moves on the right day', () => {
    expect(movedFrom(postWith({ end: day('2013-08-31') }), [])).toMatchObject({ start: day('2013-09-01'), end: null });
    expect(movedFrom(postWith({ end: day('2014-07-31') }), [])).toMatchObject({ start: day('2013-09-01'), end: day('2014-07-31') });
    expect([2013, 2014, 2016].map((year) => payInYear([{ year: 2013, annual: 1 }, { year: 2014, annual: 2 }], year))).toEqual([1, 2, 2]);
  });

  test('FUND-11: of a shared post the row pays for its part', () => {
    const plan = planAcross([], [practitionerWith({ part: fraction(1, 2) })], settingsWith({ years: 1 }));
    expect(plan.rows[0]).toMatchObject({ salary: 1_662_500, employerPension: 234_413 });
  });

  test('LP-4: rows foot to the totals, whatever the posts', () => {
    fc.assert(fc.property(fc.array(anyPost, { maxLength: 4 }), fc.integer({ min: 3_000_000, max: 7_000_000 }), (posts, annual) => {
      const open = posts.map((post, index) => ({ ...post, id: `P${index}`, end: null, area: 'Rest' as const }));
      const plan = planAcross(open, open.map((post) => movedFrom(post, [{ year: 2013, annual }])), settingsWith({ from: 2012, years: 3 }));
      expect(acrossChecks(plan).filter(({ difference }) => difference !== 0)).toEqual([]);
      expect(plan.rows.filter(({ grade, grant }) => grade === 'Leading practitioner' && grant !== 0)).toEqual([]);
    }), { numRuns: 50 });
  });
});
