/** Application and assessment: what is assessed, by when, and what follows (APP-2 to APP-5, PAY-11). */
import { dateOf, dayOf, dayText, type Day } from '../domain/calendar';
import { compareFractions, fractionText, type Fraction } from '../domain/exact';
import {
  ASSESSED_WITHIN_WEEKS, FEEDBACK_WITHIN_WEEKS, HEAD_DECIDES_WITHIN, LAST_DAY_OF_AST_GRADE, NOTICE_WITHIN, TERM_STARTS, TERMS_BEFORE_REAPPLYING,
} from '../parameters';
import {
  afterWorkingDays, bankHolidaysAfter, bankHolidayOn, isOutside, isWeekend, lastWorkingDay, weekdayText, type OutsideCalendar,
} from './workingDays';

/** Where the applicant stands: on the main scale, past the threshold (on the upper pay spine), or an Excellent Teacher. */
export const CAREER_STAGES = ['main', 'threshold', 'excellent'] as const;
export type CareerStage = (typeof CAREER_STAGES)[number];

type Standards = 'core' | 'post-threshold' | 'excellent teacher' | 'advanced skills teacher';

/** Which standards the headteacher must find met, and which the assessor looks at (APP-2). */
export interface AssessmentScope {
  readonly stage: CareerStage;
  readonly name: string;
  readonly byHead: readonly Standards[];
  readonly external: readonly Standards[];
  readonly text: string;
}

const ALL_STANDARDS: readonly Standards[] = ['core', 'post-threshold', 'excellent teacher', 'advanced skills teacher'];
const STAGES: Readonly<Record<CareerStage, { name: string; met: number }>> = {
  main: { name: 'a teacher on the main scale', met: 1 },
  threshold: { name: 'a teacher past the threshold', met: 2 },
  excellent: { name: 'an Excellent Teacher', met: 3 },
};

function listText(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** What the external assessment covers at a career stage: the standards above those that the headteacher finds met (APP-2). */
export function assessmentScope(stage: CareerStage): AssessmentScope {
  const { name, met } = STAGES[stage];
  const [byHead, external] = [ALL_STANDARDS.slice(0, met), ALL_STANDARDS.slice(met)];
  return {
    stage, name, byHead, external,
    text: `For ${name} the headteacher must first find the ${listText(byHead)} standards met; the external assessment covers the ${listText(external)} standards.`,
  };
}

export type StepId = 'applied' | 'headDecides' | 'assessed' | 'notified' | 'feedback' | 'earliestPay';

/** A step of the way from the application to the pay, with the latest date that the guidance allows for it. */
export interface TimetableStep {
  readonly id: StepId;
  readonly rule: 'APP-3' | 'PAY-11';
  readonly name: string;
  readonly latest: Day;
  /** Why, in a sentence. */
  readonly text: string;
}

/** Something that a reader should know of the dates. */
export interface TimetableNote {
  readonly rule: 'APP-3' | 'APP-4' | 'PAY-11';
  readonly text: string;
}

export interface Timetable {
  readonly applied: Day;
  readonly steps: readonly TimetableStep[];
  /** The first day of pay on the AST pay spine where every step takes as long as it may (PAY-11). */
  readonly earliestPay: Day;
  /** Before this day another application is unusual, if the standards are not met at the latest assessment (APP-4). */
  readonly reapplyFrom: Day;
  readonly notes: readonly TimetableNote[];
}

/** “Good Friday on Friday 2 April 2010 does not count.” */
function passedOver(first: Day, last: Day): string {
  const days = bankHolidaysAfter(first, last);
  if (days.length === 0) return '';
  return ` ${listText(days.map(({ day, name }) => `${name} on ${weekdayText(day)}`))} ${days.length === 1 ? 'does' : 'do'} not count.`;
}

const WORKING_WEEK = 5;

/** The first day of pay on the AST pay spine: the day after the formal notice, and never before the assessment is passed (PAY-11). */
export function earliestPayDay(passed: Day, notified: Day): Day {
  return Math.max(passed, notified + 1);
}

/**
 * The latest date of each step after an application on the day (APP-3), and the earliest day of pay if every step takes that long (PAY-11).
 * The form is taken to reach the agency on the day of the headteacher's decision. An assessment that would fall on a bank holiday is
 * taken to be on the last working day before, because it is a day at school. An application after the end of the grade, or outside the
 * table of bank holidays, has an answer that says so.
 */
export function timetable(applied: Day): Timetable | OutsideCalendar {
  const ended = LAST_DAY_OF_AST_GRADE.value;
  if (applied > ended) {
    return { outside: true, rule: 'APP-3', day: applied, message: `The AST grade and its assessment ended on ${dayText(ended)}, so there is no timetable for an application on ${dayText(applied)}. Give an earlier date.` };
  }
  const onApplied = bankHolidayOn(applied);
  if (isOutside(onApplied)) return onApplied;
  const decides = afterWorkingDays(applied, HEAD_DECIDES_WITHIN.value);
  if (isOutside(decides)) return decides;
  const sixWeeks = decides + ASSESSED_WITHIN_WEEKS.value * 7;
  const assessed = lastWorkingDay(sixWeeks);
  if (isOutside(assessed)) return assessed;
  const notified = afterWorkingDays(assessed, NOTICE_WITHIN.value);
  if (isOutside(notified)) return notified;
  const feedback = afterWorkingDays(assessed, FEEDBACK_WITHIN_WEEKS.value * WORKING_WEEK);
  if (isOutside(feedback)) return feedback;
  const earliestPay = earliestPayDay(assessed, notified);
  const [decideDays, weeks, noticeDays, feedbackWeeks] = [HEAD_DECIDES_WITHIN, ASSESSED_WITHIN_WEEKS, NOTICE_WITHIN, FEEDBACK_WITHIN_WEEKS].map(({ value }) => String(value));
  const moved = assessed === sixWeeks ? '' : ` ${weekdayText(sixWeeks)} is a bank holiday (${nameOn(sixWeeks)}), so the last working day before it counts.`;
  const steps: TimetableStep[] = [
    { id: 'applied', rule: 'APP-3', name: 'Application', latest: applied, text: `The headteacher receives the application on ${weekdayText(applied)}${offText(applied, onApplied)}.` },
    {
      id: 'headDecides', rule: 'APP-3', name: 'Headteacher decides by', latest: decides,
      text: `Within ${decideDays ?? ''} working days of receiving it, so by ${weekdayText(decides)}, the headteacher rejects the application with a written explanation, or completes the form and sends it to the assessment agency.${passedOver(applied, decides)}`,
    },
    {
      id: 'assessed', rule: 'APP-3', name: 'Assessment normally by', latest: assessed,
      text: `The agency normally assesses within ${weeks ?? ''} weeks of receiving the form, so by ${weekdayText(assessed)}; the form is taken to reach it on the day of the headteacher’s decision.${moved}`,
    },
    {
      id: 'notified', rule: 'APP-3', name: 'Formal notice by', latest: notified,
      text: `The agency notifies the outcome in writing within ${noticeDays ?? ''} working days of the assessment, so by ${weekdayText(notified)}.${passedOver(assessed, notified)}`,
    },
    {
      id: 'feedback', rule: 'APP-3', name: 'Written feedback by', latest: feedback,
      text: `Written feedback follows within ${feedbackWeeks ?? ''} working weeks (${String(FEEDBACK_WITHIN_WEEKS.value * WORKING_WEEK)} working days) of the assessment, so by ${weekdayText(feedback)}.${passedOver(assessed, feedback)}`,
    },
    {
      id: 'earliestPay', rule: 'PAY-11', name: 'Earliest pay, at these dates', latest: earliestPay,
      text: `A teacher is paid on the AST pay spine only once the assessment is passed: from the day after the formal notice, so from ${weekdayText(earliestPay)} where each step takes as long as it may. If notice comes sooner, pay may begin sooner; never before the pass, and not before the post begins.`,
    },
  ];
  const reapply = reapplyFrom(assessed);
  return { applied, steps, earliestPay, reapplyFrom: reapply, notes: notesOn(applied, assessed, earliestPay, ended) };
}

function nameOn(day: Day): string {
  const name = bankHolidayOn(day);
  return typeof name === 'string' ? name : '';
}

function offText(day: Day, holiday: string | null): string {
  if (holiday !== null) return `, a bank holiday (${holiday}); the count begins with the next working day`;
  return isWeekend(day) ? ', a day of the weekend; the count begins with the next working day' : '';
}

function notesOn(applied: Day, assessed: Day, earliestPay: Day, ended: Day): TimetableNote[] {
  const notes: TimetableNote[] = [{
    rule: 'APP-3',
    text: 'School holidays are not known here: an assessment needs a day in term, so in a school holiday agree on an earlier one with the agency.',
  }];
  if (applied < HEAD_DECIDES_WITHIN.from) {
    notes.push({ rule: 'APP-3', text: `The 2009 guidance speaks of applications from ${dayText(HEAD_DECIDES_WITHIN.from)} on. Whether its times held for an earlier one is not known here: check the guidance of the time.` });
  }
  if (assessed > ended) notes.push({ rule: 'APP-3', text: `Assessment for the AST grade ended on ${dayText(ended)}, before the latest date here: only an earlier assessment was possible.` });
  if (earliestPay > ended) notes.push({ rule: 'PAY-11', text: `The AST grade ended on ${dayText(ended)}, before the earliest pay here: at these dates no AST pay could begin.` });
  return notes;
}

/** The first day of the term after the one that the day lies in; the starts of terms are assumed. */
function nextTerm(day: Day): Day {
  const { year } = dateOf(day);
  const starts = [year, year + 1].flatMap((each) => TERM_STARTS.map(({ month, date }) => dayOf(each, month, date)));
  return Math.min(...starts.filter((start) => start > day));
}

/** The day before which it is unusual to apply again after an assessment that was not met: when two whole terms have passed (APP-4). */
export function reapplyFrom(assessed: Day): Day {
  let start = nextTerm(assessed);
  for (let passed = 0; passed < TERMS_BEFORE_REAPPLYING.value; passed += 1) start = nextTerm(start);
  return start;
}

/** What follows if the standards are not met (APP-4). */
export function notMetText(assessed: Day): string {
  return `If the standards are not met on ${dayText(assessed)}, the teacher may apply again when the points of the report are addressed; enough new evidence is unusual before two terms have passed, so before ${dayText(reapplyFrom(assessed))}. Terms are assumed to begin on 1 September, 1 January and 1 April; the term of the assessment does not count. The second assessment covers all the standards again.`;
}

/** What follows a pass (APP-4). */
export const PASSED_TEXT = 'Once passed, the assessment holds: another AST post needs no reassessment, and there is none after five years either.';

/** What a teacher works at one of several schools: hours a week, or any other measure, the same for all. */
export interface SchoolHours {
  readonly school: string;
  readonly hours: Fraction;
}

/** The school whose head handles the application of a teacher employed at several (APP-5); `null` where the largest are equal. */
export interface DesignatedHead {
  readonly school: string | null;
  readonly text: string;
}

/** The designated head: normally that of the school where the teacher works most hours (APP-5). `measure` ends the amounts: “hours”. */
export function designatedHead(schools: readonly SchoolHours[], measure: string): DesignatedHead | null {
  const [first] = schools;
  if (first === undefined) return null;
  const most = schools.reduce((best, { hours }) => (compareFractions(hours, best) > 0 ? hours : best), first.hours);
  const largest = schools.filter(({ hours }) => compareFractions(hours, most) === 0);
  const amount = `${fractionText(most)} ${measure}`;
  if (schools.length === 1) return { school: first.school, text: `The headteacher of ${first.school} handles the application: no other school is named.` };
  const [only] = largest;
  if (only !== undefined && largest.length === 1) {
    return { school: only.school, text: `The designated headteacher is normally that of ${only.school}, where the teacher works most (${amount}); if all the headteachers agree, it may be any of them. The others are consulted first.` };
  }
  return {
    school: null,
    text: `${listText(largest.map(({ school }) => school))} have the same largest part (${amount} each), so the rule does not say whose headteacher is designated: ask the headteachers to agree on one. The others are consulted first.`,
  };
}
