import { describe, expect, test } from '@jest/globals';
import { isoText } from '../../src/domain/calendar';
import { fraction } from '../../src/domain/exact';
import { AREAS, type Area } from '../../src/domain/scales';
import { DEFAULT_SETTINGS, planPosts, rangeModel, type PlanSettings, type PostYear } from '../../src/projection';
import { daysOfService, firstDayOnSpine, isInRange, isRangeStart, nextPoint, pointInNewRange, rangeTop } from '../../src/rules/astPay';
import { isMissing, payAfterAward, payBook } from '../../src/rules/payBook';
import { day, postWith, questionWith } from '../support/posts';

function pay(area: Area, point: number, year: number): number | string {
  const answer = payBook().find(area, 'AST', point, year);
  return isMissing(answer) ? answer.message : answer.value / 100;
}

function plan(changes: Parameters<typeof postWith>[0], settings: Partial<PlanSettings> = {}): readonly PostYear[] {
  const made = planPosts([postWith(changes)], { ...DEFAULT_SETTINGS, ...settings });
  return made.posts[0]?.years ?? [];
}

function problemsOf(changes: Parameters<typeof postWith>[0], settings: Partial<PlanSettings> = {}): (string | undefined)[] {
  return planPosts([postWith(changes)], { ...DEFAULT_SETTINGS, ...settings }).problems.map(({ severity, rule }) => `${severity} ${rule ?? ''}`);
}

describe('the spine', () => {
  test('PAY-1: the ends of September 2009 are those of the guidance in all four areas', () => {
    expect(AREAS.map((area) => [pay(area, 1, 2009), pay(area, 18, 2009)])).toEqual([[36_618, 55_669], [37_627, 56_681], [39_523, 58_577], [43_538, 62_596]]);
  });

  test('PAY-2: a point outside the dated spine is refused with the year, the area and the points that exist', () => {
    expect(pay('Outer', 19, 2009)).toBe('There is no point 19 on the AST pay spine in Outer London from 1 September 2009: its points are 1 to 18. Correct the point.');
    expect(pay('Rest', 1, 2005)).toContain('There is no figure for AST 1 of the AST pay spine in Rest of England from 1 September 2005.');
  });

  test('PAY-2: a figure outside its dates is an error that says so and names the way out, never last year’s figure', () => {
    expect(pay('Inner', 7, 2013)).toBe(
      'There is no figure for AST 7 of the AST pay spine in Inner London from 1 September 2013. The AST grade ended on 31 August 2013. ' +
        'Enter it on the sheet “AST Pay points” (area Inner, scale AST, effective 1 September 2013), or give the award of September 2013 in %, to raise the pay of the year before by it.',
    );
    const upper = payBook().find('Outer', 'Upper', 3, 2009);
    expect(isMissing(upper) && upper.message).toContain('no figure for U3 of the upper pay spine in Outer London from 1 September 2009');
  });

  test('PAY-2: the user’s own figures win over the built-in ones', () => {
    const book = payBook([{ area: 'Rest', scale: 'AST', point: 11, year: 2009, annual: 5_000_050, sheet: 'AST Pay points' }]);
    expect(book.find('Rest', 'AST', 11, 2009)).toMatchObject({ value: 5_000_050, status: 'user' });
    expect(book.find('Rest', 'AST', 12, 2009)).toMatchObject({ value: 4_802_500, status: 'reconstructed' });
  });
});

describe('the range', () => {
  test('PAY-3: a range is five consecutive points inside the spine, so it starts on 1 to 14', () => {
    expect([0, 1, 14, 15, 1.5].map(isRangeStart)).toEqual([false, true, true, false, false]);
    expect([rangeTop(11), isInRange(15, 11), isInRange(16, 11), isInRange(10, 11)]).toEqual([15, true, false, false]);
  });

  test('PAY-4: a start above the first point of the range is planned, and asked about', () => {
    expect(problemsOf({ start: day('2009-09-01'), point: 12 })).toEqual(['question PAY-4']);
    expect(problemsOf({ start: day('2009-09-01'), point: 11 })).toEqual([]);
    expect(problemsOf({ start: day('2007-09-01'), point: 13 })).toEqual([]);
  });

  test('PAY-5: each September takes the decision stated, else the policy', () => {
    expect(plan({ decisions: new Map([[2009, 0], [2010, 2]]) }).map(({ pointEnd }) => pointEnd)).toEqual([11, 13, 14]);
    expect(plan({}, { policy: 2 }).map(({ pointEnd }) => pointEnd)).toEqual([13, 15, 15]);
  });

  test('PAY-5: a rise needs 26 weeks of the school year before: 182 days, not 181', () => {
    expect(daysOfService(day('2010-03-03'), 2010)).toBe(182);
    expect(plan({ start: day('2010-03-03') }).map(({ pointEnd }) => pointEnd)).toEqual([11, 12, 13]);
    expect(plan({ start: day('2010-03-04') }).map(({ pointEnd }) => pointEnd)).toEqual([11, 11, 12]);
    expect(plan({ start: day('2010-03-04') }, { leastWeeks: 0 }).map(({ pointEnd }) => pointEnd)).toEqual([11, 12, 13]);
    expect(problemsOf({ start: day('2010-03-04'), decisions: new Map([[2010, 1]]) })).toEqual(['question PAY-5']);
  });

  test('PAY-5: a decision that cannot be applied is asked about: on the start date, after the end, before the assessment', () => {
    expect(problemsOf({ start: day('2009-09-01'), decisions: new Map([[2009, 2]]) })).toEqual(['question PAY-5']);
    expect(problemsOf({ end: day('2010-08-31'), decisions: new Map([[2010, 2]]) })).toEqual(['question PAY-5']);
    expect(problemsOf({ assessedOn: day('2010-02-01'), decisions: new Map([[2009, 2]]) })).toEqual(['question PAY-5', 'question PAY-11']);
    expect(problemsOf({ end: day('2010-08-31'), decisions: new Map([[2010, 0]]) })).toEqual([]);
  });

  test('PAY-6: at most two points in a school year, and never past the top of the range', () => {
    expect([nextPoint(11, 2, 11), nextPoint(14, 2, 11), nextPoint(15, 1, 11), nextPoint(15, 0, 11)]).toEqual([13, 15, 15, 15]);
    expect(problemsOf({ point: 14, decisions: new Map([[2009, 2]]) })).toEqual(['note PAY-6']);
  });

  test('PAY-7: a change of range holds from its day, on the point given or its first, and never lowers pay', () => {
    expect([pointInNewRange(9, 11, null), pointInNewRange(12, 11, null), pointInNewRange(9, 11, 13), pointInNewRange(14, 11, 12)]).toEqual([11, 12, 13, 14]);
    const changed = plan({ rangeChange: { on: day('2010-01-15'), rangeStart: 14, point: null, reason: 'leads science across the cluster' } });
    expect(changed.map(({ pointStart, pointEnd }) => [pointStart, pointEnd])).toEqual([[11, 14], [14, 15], [15, 16]]);
    expect(problemsOf({ rangeChange: { on: day('2010-01-15'), rangeStart: 14, point: null, reason: '' } })).toEqual(['question PAY-7']);
    expect(problemsOf({ end: day('2010-08-31'), rangeChange: { on: day('2010-09-01'), rangeStart: 14, point: null, reason: 'more' } })).toEqual(['question PAY-7']);
  });

  test('PAY-7: a change on the first day of the plan, or before it, or on the start date holds too', () => {
    const change = { rangeStart: 13, point: null, reason: 'wider duties' };
    for (const on of ['2008-09-01', '2009-04-01', '2009-04-02']) {
      expect(plan({ point: 15, rangeChange: { ...change, on: day(on) } }).map(({ pointEnd }) => pointEnd)).toEqual([16, 17, 17]);
    }
    expect(plan({ point: 16, rangeChange: { ...change, on: day('2008-09-01') } }).map(({ pointStart, pointEnd }) => [pointStart, pointEnd])).toEqual([[16, 17], [17, 17], [17, 17]]);
    expect(plan({ start: day('2009-09-01'), rangeChange: { ...change, on: day('2009-09-01'), point: 14 } })[0]?.pointStart).toBe(14);
    expect(problemsOf({ rangeChange: { on: day('2010-01-15'), rangeStart: 1, point: null, reason: 'review' } })).toEqual(['question PAY-7']);
  });

  test('PAY-8: an allowance beside AST pay is asked about and not planned; a recruitment or retention incentive is planned', () => {
    expect(problemsOf({ allowance: 230_600, allowanceType: 'TLR2' })).toEqual(['question PAY-8']);
    expect(plan({ allowance: 230_600 })).toEqual(plan({}));
    expect(problemsOf({ rr: 150_000 })).toEqual([]);
    expect(plan({ rr: 150_000 })[0]?.rr).toBe(150_000);
    expect(problemsOf({ allowanceType: 'TLR2a' })).toEqual(['question PAY-8']);
  });

  test('PAY-11: nobody is paid on the spine before passing the assessment', () => {
    expect(firstDayOnSpine({ start: null, assessedOn: 'not yet' })).toBe('never');
    expect(firstDayOnSpine({ start: day('2009-09-01'), assessedOn: day('2010-01-11') })).toBe(day('2010-01-11'));
    expect(firstDayOnSpine({ start: day('2009-09-01'), assessedOn: day('2009-06-01') })).toBe(day('2009-09-01'));
    const [first] = plan({ assessedOn: 'not yet' });
    expect([first?.salary, first?.additionalSalary, first?.grant, first?.pointStart]).toEqual([first?.referenceSalary, 0, 0, 0]);
    expect(problemsOf({ assessedOn: 'not yet' })).toEqual(['question PAY-11']);
  });

  test('PAY-12: a part-time AST has the share of the pay, to the penny', () => {
    const [whole] = plan({ policy: 0 } as never, { policy: 0 });
    const [part] = plan({ fte: fraction(3, 5) }, { policy: 0 });
    expect(part?.salary).toBe(Math.round(((whole?.salary ?? 0) * 3) / 5));
    expect(part?.grant).toBe(930_000);
  });

  test('PAY-13: a new award year raises each point by the user’s award and rounds up to the whole pound', () => {
    expect([payAfterAward(3_661_800, 230), payAfterAward(3_661_800, 0), payAfterAward(100, 1)]).toEqual([3_746_100, 3_661_800, 200]);
    const book = payBook([], new Map([[2013, 100], [2014, 150]]));
    expect(book.find('Rest', 'AST', 1, 2013)).toMatchObject({ value: 3_783_600, status: 'assumed' });
    expect(book.find('Rest', 'AST', 1, 2014)).toMatchObject({ value: 3_840_400, status: 'assumed', basis: '£37,836 (assumed) of September 2013 raised by 1.5% and rounded up to the whole pound (PAY-13)' });
    const gap = payBook([], new Map([[2014, 150]])).find('Rest', 'AST', 1, 2014);
    expect(isMissing(gap) && isoText(day(`${gap.year}-09-01`))).toBe('2013-09-01');
  });
});

describe('the range beside present pay', () => {
  const question = questionWith();

  test('PAY-9: the increase over present pay is shown in £ and %', () => {
    const model = rangeModel(question, DEFAULT_SETTINGS);
    if ('missing' in model) throw new Error(model.message);
    expect(model.points.map(({ point, annual }) => [point, annual / 100])).toEqual([[11, 46_944], [12, 48_025], [13, 49_226], [14, 50_453], [15, 51_710]]);
    expect(model.increase).toEqual({ fullTime: 1_101_500, amount: 1_101_500, tenthsOfPercent: 307 });
  });

  test('PAY-10: U1 to U3 of the same area and date stand beside the range', () => {
    const model = rangeModel(question, DEFAULT_SETTINGS);
    if ('missing' in model) throw new Error(model.message);
    expect(model.upper.map(({ annual }) => (annual ?? 0) / 100)).toEqual([33_412, 34_650, 35_929]);
    expect(model.progression.map(({ years }) => years.map(({ point }) => point))).toEqual([[11, 11, 11, 11, 11], [11, 12, 13, 14, 15], [11, 13, 15, 15, 15]]);
  });
});
