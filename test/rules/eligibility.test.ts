import { describe, expect, test } from '@jest/globals';
import { dayOf } from '../../src/domain/calendar';
import { assessmentFor, astEligibility, type TeacherFacts } from '../../src/rules/eligibility';

const ON = dayOf(2010, 6, 1);
const TEACHER: TeacherFacts = { qualification: 'QTS', qualifiedOn: null, stage: 'main', before: null, isPartTime: false, isUnqualifiedRole: false, isMaintained: null };

function asked(changes: Partial<TeacherFacts>, on = ON): [string, readonly string[], string] {
  const { answer, missing, steps } = astEligibility({ ...TEACHER, ...changes }, on);
  return [answer, missing, steps.map(({ rule, text }) => `${text} [${rule}]`).join('. ')];
}

describe('who may become an AST', () => {
  test('APP-1: a qualified teacher may, below the threshold and without a length of service, for a post that exists or is agreed', () => {
    expect(asked({})).toEqual(['eligible', [], 'Holds QTS: the assessment is open to all qualified teachers in maintained schools, also to teachers who have not crossed the threshold. No length of service is asked for [APP-1]. Provided the school is a maintained one and there is a post to apply for: a vacancy, or one that exists or is agreed [APP-1]']);
    expect(asked({ qualifiedOn: ON })[0]).toBe('eligible');
    expect(asked({ isMaintained: true })[2]).toContain('Provided there is a post to apply for');
  });

  test('APP-1: so may part-time teachers, heads and deputies, who are named', () => {
    expect(asked({ isPartTime: true, stage: 'upper' })).toEqual(['eligible', [], expect.stringContaining(', also to part-time and peripatetic teachers.')]);
    expect(asked({ isPartTime: true, stage: 'leadership' })).toEqual(['eligible', [], expect.stringContaining(', also to part-time and peripatetic teachers and to heads, deputies and assistant heads.')]);
  });

  test('APP-1: without a qualification stated that fact is missing; with none the teacher may not', () => {
    expect(asked({ qualification: null }).slice(0, 2)).toEqual(['missing', ['qualification']]);
    expect(asked({ qualification: 'none' })).toEqual(['not eligible', [], 'Stated to be no qualified teacher, and the assessment is open to qualified teachers only [APP-1]']);
    expect(asked({ qualification: null, isUnqualifiedRole: true })[0]).toBe('not eligible');
    expect(asked({ isUnqualifiedRole: true })).toEqual(['question', [], expect.stringContaining('Stated to hold QTS, while the role is that of an unqualified teacher')]);
  });

  test('APP-1: QTLS alone is a question, because the guidance speaks of qualified teachers; beside QTS it is none', () => {
    expect(asked({ qualification: 'QTLS' })).toEqual(['question', [], expect.stringContaining('does not name QTLS')]);
    expect(asked({ qualification: 'QTS and QTLS' })[0]).toBe('eligible');
  });

  test('APP-1: not in a school that is not maintained, and not before the day of qualifying', () => {
    expect(asked({ isMaintained: false })[0]).toBe('not eligible');
    expect(asked({ qualifiedOn: ON + 1 })).toEqual(['not eligible', [], 'Qualified only on 2 June 2010, after 1 June 2010, and the assessment is open to qualified teachers only [APP-1]']);
    expect([asked({ qualifiedOn: { year: 2011 } })[0], asked({ qualifiedOn: { year: 2010 } })[0]]).toEqual(['not eligible', 'eligible']);
  });

  test('APP-1: an AST who is stated to be unqualified is a question, and one who is qualified needs no new assessment', () => {
    expect(asked({ stage: 'ast', qualification: 'none' })[0]).toBe('question');
    expect(asked({ stage: 'ast' })).toEqual(['eligible', [], expect.stringContaining('for another post there is no new assessment [APP-4]')]);
  });

  test('APP-1: the last day is 31 August 2013; from the day after the answer is that of the last day, and says so', () => {
    expect(asked({}, dayOf(2013, 8, 31))[0]).toBe('eligible');
    const after = astEligibility(TEACHER, dayOf(2013, 9, 1));
    expect([after.answer, after.until]).toEqual(['ended', 'eligible']);
    expect(after.steps[0]?.text).toBe('The AST grade and its assessment ended on 31 August 2013; the answer is that of this day');
    expect(astEligibility({ ...TEACHER, qualifiedOn: dayOf(2013, 9, 1) }, dayOf(2020, 1, 1)).until).toBe('not eligible');
  });
});

describe('what the assessment covers', () => {
  test('APP-2: by career stage', () => {
    expect(assessmentFor({ stage: 'main', before: null }).covers).toEqual(['post-threshold', 'excellent teacher', 'AST']);
    expect(assessmentFor({ stage: 'upper', before: null }).covers).toEqual(['excellent teacher', 'AST']);
    expect(assessmentFor({ stage: 'excellent teacher', before: null }).covers).toEqual(['AST']);
    expect(assessmentFor({ stage: 'ast', before: null }).covers).toEqual([]);
    expect(assessmentFor({ stage: 'main', before: null }).steps.map(({ rule, text }) => `${text} [${rule}]`)).toEqual(['On the main pay scale: the assessment covers the post-threshold, excellent teacher and AST standards [APP-2]']);
  });

  test('APP-2: of leadership the guidance names none, and which fact decides is said; an unknown stage is a missing fact', () => {
    const head = assessmentFor({ stage: 'leadership', before: { scale: 'Upper', point: 3 } });
    expect([head.covers, head.missing]).toEqual([null, []]);
    expect(head.steps[0]?.text).toBe('The guidance names no standards for heads, deputies and assistant heads: it depends on which standards (post-threshold, excellent teacher) they have met already. Before it they were on U3, which points to the excellent teacher and AST standards');
    expect(assessmentFor({ stage: 'leadership', before: null }).steps[0]?.text).toContain('The list does not say what they were paid on before');
    expect(assessmentFor({ stage: null, before: null })).toMatchObject({ covers: null, missing: ['career stage'] });
  });
});
