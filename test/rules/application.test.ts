import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { dateOf, isoText } from '../../src/domain/calendar';
import { fraction } from '../../src/domain/exact';
import {
  ASSESSED_WITHIN_WEEKS, FEEDBACK_WITHIN_WEEKS, HEAD_DECIDES_WITHIN, NOTICE_WITHIN, TERM_STARTS, TERMS_BEFORE_REAPPLYING,
} from '../../src/parameters';
import {
  assessmentScope, CAREER_STAGES, designatedHead, earliestPayDay, notMetText, PASSED_TEXT, reapplyFrom, timetable, type Timetable,
} from '../../src/rules/application';
import { isOutside, isWorkingDay } from '../../src/rules/workingDays';
import { day } from '../support/posts';

function made(applied: string): Timetable {
  const answer = timetable(day(applied));
  if (isOutside(answer)) throw new Error(answer.message);
  return answer;
}

/** The dates of the steps after the application. */
function dates(applied: string): string[] {
  return made(applied).steps.slice(1).map(({ latest }) => isoText(latest));
}

function textOf(applied: string, id: string): string {
  return made(applied).steps.find((step) => step.id === id)?.text ?? '';
}

describe('what is assessed', () => {
  test('APP-2: the external assessment covers what is above the career stage, the headteacher what is below', () => {
    expect(CAREER_STAGES.map((stage) => assessmentScope(stage)).map(({ byHead, external }) => [byHead, external])).toEqual([
      [['core'], ['post-threshold', 'excellent teacher', 'advanced skills teacher']],
      [['core', 'post-threshold'], ['excellent teacher', 'advanced skills teacher']],
      [['core', 'post-threshold', 'excellent teacher'], ['advanced skills teacher']],
    ]);
    expect(assessmentScope('threshold').text).toBe('For a teacher past the threshold the headteacher must first find the core and post-threshold standards met; the external assessment covers the excellent teacher and advanced skills teacher standards.');
  });
});

describe('by when', () => {
  test('APP-3: the times of the guidance', () => {
    expect([HEAD_DECIDES_WITHIN, ASSESSED_WITHIN_WEEKS, NOTICE_WITHIN, FEEDBACK_WITHIN_WEEKS, TERMS_BEFORE_REAPPLYING].map(({ value, source }) => [value, source])).toEqual([20, 6, 3, 3, 2].map((value) => [value, 'G2009']));
    expect(TERM_STARTS.map(({ month, date, status }) => [month, date, status])).toEqual([[1, 1, 'assumed'], [4, 1, 'assumed'], [9, 1, 'assumed']]);
  });

  // Head, assessment, notice, feedback, earliest pay; counted with a calendar of the year.
  test.each([
    // October 2009 has no bank holiday; six weeks end on Monday 14 December; feedback passes over 25 and 28 December and 1 January.
    ['2009-10-05', ['2009-11-02', '2009-12-14', '2009-12-17', '2010-01-07', '2009-12-18']],
    // Easter 2010: 2 and 5 April do not count for the head, 31 May not for notice and feedback.
    ['2010-03-15', ['2010-04-14', '2010-05-26', '2010-06-01', '2010-06-17', '2010-06-02']],
    // Six weeks after 22 February are Easter Monday: Thursday 1 April, the last working day before, counts.
    ['2010-01-25', ['2010-02-22', '2010-04-01', '2010-04-08', '2010-04-26', '2010-04-09']],
    // An application on Christmas Day, a Friday: 28 December and 1 January do not count.
    ['2009-12-25', ['2010-01-26', '2010-03-09', '2010-03-12', '2010-03-30', '2010-03-13']],
    // Over the year end of 2010, when 27 and 28 December and 3 January are bank holidays.
    ['2010-12-20', ['2011-01-20', '2011-03-03', '2011-03-08', '2011-03-24', '2011-03-09']],
    // Easter 2011 and the Royal Wedding: 22, 25 and 29 April and 2 May.
    ['2011-04-11', ['2011-05-13', '2011-06-24', '2011-06-29', '2011-07-15', '2011-06-30']],
  ])('APP-3: applied on %s, by hand', (applied, expected) => {
    expect(dates(applied)).toEqual(expected);
    expect(isoText(made(applied).earliestPay)).toBe(expected[4]);
  });

  test('APP-3: each date has its sentence, with the days that do not count', () => {
    expect(textOf('2009-10-05', 'headDecides')).toBe('Within 20 working days of receiving it, so by Monday 2 November 2009, the headteacher rejects the application with a written explanation, or completes the form and sends it to the assessment agency.');
    expect(textOf('2009-10-05', 'feedback')).toBe('Written feedback follows within 3 working weeks (15 working days) of the assessment, so by Thursday 7 January 2010. Christmas Day on Friday 25 December 2009, Boxing Day (substitute day) on Monday 28 December 2009 and New Year’s Day on Friday 1 January 2010 do not count.');
    expect(textOf('2010-01-25', 'assessed')).toContain('so by Thursday 1 April 2010; the form is taken to reach it on the day of the headteacher’s decision. Monday 5 April 2010 is a bank holiday (Easter Monday), so the last working day before it counts.');
    expect(textOf('2009-12-25', 'applied')).toBe('The headteacher receives the application on Friday 25 December 2009, a bank holiday (Christmas Day); the count begins with the next working day.');
    expect(textOf('2009-10-04', 'applied')).toContain('Sunday 4 October 2009, a day of the weekend; ');
  });

  test('APP-3: outside the table of bank holidays, and after the end of the grade, there is no timetable; near its ends a note says so', () => {
    expect(timetable(day('1999-12-31'))).toMatchObject({ outside: true, message: 'Bank holidays are known here from 1 January 2000 to 31 December 2027, so working days cannot be counted on 31 December 1999. Give a date within these years, or count by hand.' });
    expect(timetable(day('2013-09-01'))).toMatchObject({ outside: true, message: 'The AST grade and its assessment ended on 31 August 2013, so there is no timetable for an application on 1 September 2013. Give an earlier date.' });
    const notes = (applied: string): string => made(applied).notes.map(({ rule, text }) => `${rule} ${text}`).join('\n');
    expect(made('2009-10-05').notes).toHaveLength(1);
    expect(notes('2007-08-31')).toContain('APP-3 The 2009 guidance speaks of applications from 1 September 2007 on.');
    expect(made('2007-09-01').notes).toHaveLength(1);
    expect(notes('2013-07-01')).toContain('APP-3 Assessment for the AST grade ended on 31 August 2013');
    expect(notes('2013-07-01')).toContain('PAY-11 The AST grade ended on 31 August 2013');
  });

  test('APP-3: whatever the day, the dates stand in their order, on working days, and pay never begins before the pass', () => {
    fc.assert(fc.property(fc.integer({ min: day('2000-01-01'), max: day('2013-08-31') }), (applied) => {
      const answer = timetable(applied);
      if (isOutside(answer)) throw new Error(answer.message);
      const [, decides, assessed, notified, feedback, pay] = answer.steps.map(({ latest }) => latest) as [number, number, number, number, number, number];
      expect([decides, assessed, notified, feedback].map(isWorkingDay)).toEqual([true, true, true, true]);
      expect([applied < decides, decides < assessed, assessed < notified, notified < feedback, pay === notified + 1, pay > assessed]).toEqual([true, true, true, true, true, true]);
      expect(assessed - decides).toBeLessThanOrEqual(42);
      expect(answer.reapplyFrom).toBeGreaterThan(assessed);
    }));
  });

  test('PAY-11: pay begins on the day after the notice, and never before the pass', () => {
    expect([earliestPayDay(day('2009-12-14'), day('2009-12-17')), earliestPayDay(day('2009-12-14'), day('2009-12-10'))].map(isoText)).toEqual(['2009-12-18', '2009-12-14']);
  });
});

describe('after the assessment', () => {
  test('APP-4: not met: not normally before the first day of the term after two whole terms', () => {
    const from = (assessed: string): string => isoText(reapplyFrom(day(assessed)));
    // Autumn 2009: spring and summer pass. Spring 2010: summer and autumn. Summer 2010, to 31 August: autumn and spring.
    expect(['2009-09-01', '2009-12-14', '2009-12-31'].map(from)).toEqual(['2010-09-01', '2010-09-01', '2010-09-01']);
    expect(['2010-01-01', '2010-03-31'].map(from)).toEqual(['2011-01-01', '2011-01-01']);
    expect(['2010-04-01', '2010-07-20', '2010-08-31'].map(from)).toEqual(['2011-04-01', '2011-04-01', '2011-04-01']);
    expect(notMetText(day('2009-12-14'))).toBe('If the standards are not met on 14 December 2009, the teacher may apply again when the points of the report are addressed; enough new evidence is unusual before two terms have passed, so before 1 September 2010. Terms are assumed to begin on 1 September, 1 January and 1 April; the term of the assessment does not count. The second assessment covers all the standards again.');
    expect(isoText(made('2009-10-05').reapplyFrom)).toBe('2010-09-01');
  });

  test('APP-4: two whole terms lie between, whatever the day', () => {
    fc.assert(fc.property(fc.integer({ min: day('2000-01-01'), max: day('2027-12-31') }), (assessed) => {
      const from = reapplyFrom(assessed);
      expect([1, 4, 9]).toContain(dateOf(from).month);
      expect(dateOf(from).date).toBe(1);
      // The two shortest terms that follow one another are autumn and spring, 122 and 90 days; all three are a year.
      expect(from - assessed).toBeGreaterThan(212);
      expect(from - assessed).toBeLessThanOrEqual(366);
    }));
  });

  test('APP-4: passed: no reassessment, for another post or after five years', () => {
    expect(PASSED_TEXT).toBe('Once passed, the assessment holds: another AST post needs no reassessment, and there is none after five years either.');
  });
});

describe('several schools', () => {
  test('APP-5: the head of the school with most hours is designated; equal ones are asked about', () => {
    const of = (...hours: readonly [string, number][]): ReturnType<typeof designatedHead> => designatedHead(hours.map(([school, count]) => ({ school, hours: fraction(count, 1) })), 'hours');
    expect(of()).toBeNull();
    expect(of(['Ashby', 20])).toMatchObject({ school: 'Ashby', text: 'The headteacher of Ashby handles the application: no other school is named.' });
    expect(of(['Ashby', 10], ['Brook', 15])).toEqual({ school: 'Brook', text: 'The designated headteacher is normally that of Brook, where the teacher works most (15 hours); if all the headteachers agree, it may be any of them. The others are consulted first.' });
    expect(of(['Ashby', 12], ['Brook', 12], ['Coleridge', 6])).toEqual({
      school: null,
      text: 'Ashby and Brook have the same largest part (12 hours each), so the rule does not say whose headteacher is designated: ask the headteachers to agree on one. The others are consulted first.',
    });
  });
});
