/** Who may become an AST, and what the external assessment would cover (APP-1, APP-2). */
import { dateOf, dayText, type Day } from '../domain/calendar';
import type { Step } from '../domain/figure';
import { scalePointText, type ScalePoint } from '../domain/scales';
import { LAST_DAY_OF_AST_GRADE } from '../parameters';

/** What a teacher is said to hold; `none` where the list says that it is neither. */
export type Qualification = 'QTS' | 'QTLS' | 'QTS and QTLS' | 'none';

/** The day of gaining the initial teaching qualification, or the year where only that is known. */
export type QualifiedOn = Day | { readonly year: number };

/** Where a teacher stands (APP-2), by scale, point and role; `ast` is on the AST pay spine already. */
export type CareerStage = 'main' | 'upper' | 'excellent teacher' | 'leadership' | 'ast';

/** A fact that nobody states, and without which there is no answer. */
export type MissingFact = 'qualification' | 'day of qualifying' | 'career stage';

/** The facts of one teacher. `null` where the list does not say. */
export interface TeacherFacts {
  readonly qualification: Qualification | null;
  readonly qualifiedOn: QualifiedOn | null;
  readonly stage: CareerStage | null;
  /** What a teacher of the leadership group, or of a stage that is not known, was paid on before. */
  readonly before: ScalePoint | null;
  readonly isPartTime: boolean;
  /** The role says so itself: an unqualified teacher, an instructor, a trainee. */
  readonly isUnqualifiedRole: boolean;
  /** Whether the school is a maintained one. */
  readonly isMaintained: boolean | null;
}

/**
 * eligible: by what is stated. not eligible: likewise. missing: a fact is, and `missing` names it. question: what is stated
 * does not decide it. ended: asked for a day on which there was no such thing.
 */
export type EligibilityAnswer = 'eligible' | 'not eligible' | 'missing' | 'question' | 'ended';

export interface Eligibility {
  readonly answer: EligibilityAnswer;
  /** Of an answer `ended`: what it was on the last day. */
  readonly until?: Exclude<EligibilityAnswer, 'ended'>;
  readonly missing: readonly MissingFact[];
  /** The reason, sentence by sentence, each with its rule. */
  readonly steps: readonly Step[];
}

export function step(rule: string, text: string): Step {
  return { rule, text, figures: [] };
}

/** Whether the day of qualifying, as far as it is known, lies after the day. */
export function isAfter(qualified: QualifiedOn | null, day: Day): boolean {
  if (qualified === null) return false;
  return typeof qualified === 'number' ? qualified > day : qualified.year > dateOf(day).year;
}

export function qualifiedText(qualified: QualifiedOn): string {
  return typeof qualified === 'number' ? dayText(qualified) : `in ${String(qualified.year)}`;
}

/** Whom the guidance names beside full-time classroom teachers, as far as it concerns this one. */
function alsoOpen({ isPartTime, stage }: TeacherFacts): string {
  const also = [
    ...(isPartTime ? ['part-time and peripatetic teachers'] : []),
    ...(stage === 'leadership' ? ['heads, deputies and assistant heads'] : []),
    ...(stage === 'main' ? ['teachers who have not crossed the threshold'] : []),
  ];
  return also.length === 0 ? '' : `, also to ${also.join(' and to ')}`;
}

/** What else must be so, and no staff list says. */
function conditions({ isMaintained }: TeacherFacts): Step {
  const school = isMaintained === null ? 'the school is a maintained one and ' : '';
  return step('APP-1', `Provided ${school}there is a post to apply for: a vacancy, or one that exists or is agreed`);
}

interface DayAnswer extends Eligibility {
  readonly answer: Exclude<EligibilityAnswer, 'ended'>;
}

/** On a day of the scheme. */
function answerOn(facts: TeacherFacts, day: Day): DayAnswer {
  const { qualification, qualifiedOn, stage, isUnqualifiedRole, isMaintained } = facts;
  const already = stage === 'ast' ? [step('APP-4', 'On the AST pay spine already: for another post there is no new assessment')] : [];
  const answer = (is: DayAnswer['answer'], text: string): DayAnswer => ({ answer: is, missing: [], steps: [step('APP-1', text)] });
  if (isMaintained === false) return answer('not eligible', 'The school is none of the maintained schools, to whose teachers the assessment is open');
  if (qualification === 'none') {
    const asked = stage === 'ast' ? 'Stated to be no qualified teacher, and yet on the AST pay spine, to which only a qualified teacher can be assessed: look at both' : 'Stated to be no qualified teacher, and the assessment is open to qualified teachers only';
    return answer(stage === 'ast' ? 'question' : 'not eligible', asked);
  }
  if (isUnqualifiedRole) {
    return qualification === null
      ? answer('not eligible', 'The role is that of an unqualified teacher, and the assessment is open to qualified teachers only')
      : answer('question', `Stated to hold ${qualification}, while the role is that of an unqualified teacher: say which one holds`);
  }
  if (isAfter(qualifiedOn, day) && qualifiedOn !== null) return answer('not eligible', `Qualified only ${typeof qualifiedOn === 'number' ? 'on ' : ''}${qualifiedText(qualifiedOn)}, after ${dayText(day)}, and the assessment is open to qualified teachers only`);
  if (qualification === null) {
    return { answer: 'missing', missing: ['qualification'], steps: [...already, step('APP-1', 'Whether the teacher has qualified teacher status (QTS) is not stated, and the assessment is open to qualified teachers only')] };
  }
  if (qualification === 'QTLS') {
    return { answer: 'question', missing: [], steps: [...already, step('APP-1', 'Holds QTLS, and QTS is not stated: the guidance speaks of qualified teachers and does not name QTLS. Ask the authority whether it counts')] };
  }
  return {
    answer: 'eligible', missing: [],
    steps: [...already, step('APP-1', `Holds ${qualification}: the assessment is open to all qualified teachers in maintained schools${alsoOpen(facts)}. No length of service is asked for`), ...(stage === 'ast' ? [] : [conditions(facts)])],
  };
}

/** Whether the teacher may be assessed as an AST on the day, and why, or which fact decides it (APP-1). */
export function astEligibility(facts: TeacherFacts, on: Day): Eligibility {
  const last = LAST_DAY_OF_AST_GRADE.value;
  if (on <= last) return answerOn(facts, on);
  const { answer, missing, steps } = answerOn(facts, last);
  return {
    answer: 'ended', until: answer, missing,
    steps: [step('APP-1', `The AST grade and its assessment ended on ${dayText(last)}; the answer is that of this day`), ...steps],
  };
}

/** The standards of the national assessment, in their order. */
export type Standard = 'post-threshold' | 'excellent teacher' | 'AST';

export interface Assessment {
  /** What it would cover; `null` where the guidance or the list does not say; none for an AST. */
  readonly covers: readonly Standard[] | null;
  readonly missing: readonly MissingFact[];
  readonly steps: readonly Step[];
}

const COVERS: Readonly<Record<'main' | 'upper' | 'excellent teacher', readonly Standard[]>> = {
  main: ['post-threshold', 'excellent teacher', 'AST'],
  upper: ['excellent teacher', 'AST'],
  'excellent teacher': ['AST'],
};

const STAGE_WORDS = { main: 'On the main pay scale', upper: 'On the upper pay spine, so across the threshold', 'excellent teacher': 'In the post of an Excellent Teacher' } as const;

/** post-threshold, excellent teacher and AST. */
export function standardsText(covers: readonly Standard[]): string {
  return covers.length < 2 ? covers.join('') : `${covers.slice(0, -1).join(', ')} and ${covers.at(-1) ?? ''}`;
}

/** What the external assessment would cover, by career stage (APP-2). */
export function assessmentFor({ stage, before }: Pick<TeacherFacts, 'stage' | 'before'>): Assessment {
  if (stage === 'ast') return { covers: [], missing: [], steps: [step('APP-4', 'An AST is not assessed again for another post')] };
  if (stage === 'leadership') {
    const was = before === null ? 'The list does not say what they were paid on before' : `Before it they were on ${scalePointText(before)}, which points to the ${standardsText(COVERS[before.scale === 'Main' ? 'main' : 'upper'])} standards`;
    return { covers: null, missing: [], steps: [step('APP-2', `The guidance names no standards for heads, deputies and assistant heads: it depends on which standards (post-threshold, excellent teacher) they have met already. ${was}`)] };
  }
  if (stage === null) return { covers: null, missing: ['career stage'], steps: [step('APP-2', 'What the assessment would cover depends on the career stage: main pay scale, upper pay spine or Excellent Teacher. The role and the point do not say which')] };
  const covers = COVERS[stage];
  return { covers, missing: [], steps: [step('APP-2', `${STAGE_WORDS[stage]}: the assessment covers the ${standardsText(covers)} standards`)] };
}
