/** OUT-2: patterns of outreach in words. */
import { describe, expect, test } from '@jest/globals';
import { fraction, fractionText } from '../../src/domain/exact';
import { DEFAULT_PATTERNS, ownShare, patternShare } from '../../src/rules/outreachPattern';

function read(text: string, yearDays = 190): string {
  const pattern = patternShare(text, yearDays);
  return pattern === undefined ? 'not read' : `${pattern.share.numerator}/${pattern.share.denominator} of ${pattern.of}`;
}

describe('a pattern of outreach', () => {
  test('OUT-2: each usual pattern comes to 20%, whatever the days of the school year', () => {
    for (const yearDays of [150, 189, 190, 195]) expect(DEFAULT_PATTERNS.map((text) => patternShare(text, yearDays)?.share)).toEqual(DEFAULT_PATTERNS.map(() => fraction(1, 5)));
  });

  // A school year of 190 days is 38 weeks, and a term a third of it.
  test.each([
    ['one day a week', '1/5 of days'], ['1 day a week', '1/5 of days'], ['One whole day per week', '1/5 of days'], ['1 day/week', '1/5 of days'], ['1 day / wk', '1/5 of days'], ['1 day p.w.', '1/5 of days'],
    ['1 day pw', '1/5 of days'], ['A day a week', '1/5 of days'], ['a full day each week off timetable', '1/5 of days'], ['1 day weekly', '1/5 of days'], ['1 day a week (Wednesdays)', '1/5 of days'],
    ['1 day per week on Thursdays', '1/5 of days'], ['2 days a week', '2/5 of days'], ['1.5 days a week', '3/10 of days'], ['1½ days a week', '3/10 of days'], ['one and a half days a week', '3/10 of days'],
    ['two half days', '1/5 of days'], ['two half-days a week', '1/5 of days'], ['2 half days per week', '1/5 of days'], ['2 x half days a week', '1/5 of days'], ['2 x 0.5 days a week', '1/5 of days'],
    ['two afternoons a week', '1/5 of days'], ['2 mornings per week', '1/5 of days'], ['half a day a week', '1/10 of days'], ['½ day a week', '1/10 of days'], ['1/2 day per week', '1/10 of days'], ['0.5 days a week', '1/10 of days'],
    ['1 day a fortnight', '1/10 of days'], ['1 day fortnightly', '1/10 of days'], ['one day every other week', '1/10 of days'], ['2 days every two weeks', '1/5 of days'], ['4 days every 4 weeks', '1/5 of days'],
    ['one week in five', '1/5 of time'], ['1 week in 5', '1/5 of time'], ['a whole week out of every five weeks', '1/5 of time'], ['one week in every five', '1/5 of time'], ['every fifth week', '1/5 of time'], ['1 week every 5 weeks', '1/5 of time'], ['1 in 5 weeks', '1/5 of time'],
    ['1 day in 5', '1/5 of time'], ['20 days a year', '2/19 of days'], ['38 days per year', '1/5 of days'], ['38 days p.a.', '1/5 of days'], ['38 days per annum', '1/5 of days'], ['38 days a school year', '1/5 of days'],
    ['12 days a term', '18/95 of days'], ['a block of 12 days a term', '18/95 of days'], ['2 blocks of 6 days a term', '18/95 of days'], ['blocks of 2 weeks a term', '3/19 of time'], ['2 weeks a term', '3/19 of time'], ['5 days each half term', '3/19 of days'],
    ['one day and one half day a week', '3/10 of days'], ['1 day a fortnight plus 19 days a year', '1/5 of days'], ['Wednesdays', '1/5 of days'], ['every Wednesday', '1/5 of days'], ['Mon and Thu', '2/5 of days'],
    ['Tue am, Fri pm', '1/5 of days'], ['alternate Fridays', '1/10 of days'], ['20%', '1/5 of time'], ['20% of time', '1/5 of time'], ['a fifth', '1/5 of time'], ['0.2', '1/5 of time'], ['none', '0/1 of time'], ['No outreach', '0/1 of time'],
  ])('OUT-2: “%s” is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    '1 day', '38', '1', '0.5', '5 hours a week', '1 day a month', 'a month out of school', '1-2 days a week', 'as needed', 'flexible', 'Tuesday and Thursday pm', '6 days a week', '200 days a year', 'week', 'a week', 'per week', '120%', '3 sessions a week', '',
    '1 day a week until Easter', 'not 1 day a week',
  ])('OUT-2: “%s” is not read, because it does not say how much of what', (text) => {
    expect(read(text)).toBe('not read');
  });

  test('OUT-2: days are the same days for a part-time teacher; a week in five, or 20%, is of their own time', () => {
    const of = (text: string, fte: number): string => { const pattern = patternShare(text, 190); const own = pattern && ownShare(pattern, fraction(fte, 10)); return own === undefined ? 'more than all' : fractionText(own); };
    expect([of('1 day a week', 6), of('half a day a week', 5), of('half a day a week', 6), of('one week in five', 6), of('20%', 6), of('3 days a week', 5)]).toEqual(['0.3333', '0.2', '0.1667', '0.2', '0.2', 'more than all']);
  });
});
