/** The timetable of an application as it is told: why there is none, and what is said besides the dates (APP-2 to APP-4). */
import type { Day } from '../../domain/calendar';
import { assessmentScope, notMetText, PASSED_TEXT, timetable, type CareerStage, type Timetable } from '../../rules/application';
import { isOutside } from '../../rules/workingDays';
import type { NoPlan } from '../readWorkbook';

/** Sentences under a heading, each with its rule. */
export interface ApplicationSaid {
  readonly heading: string;
  readonly sentences: readonly { readonly rule: string; readonly text: string }[];
}

/** The timetable of an application on the day; `asked` names what was given, in a refusal. */
export function timetableOf(applied: Day, asked: string): Timetable | NoPlan {
  const made = timetable(applied);
  return isOutside(made) ? { refusal: `${asked} cannot be used. ${made.message}` } : made;
}

/** The latest day of the assessment. */
export function latestAssessment({ steps, applied }: Timetable): Day {
  return steps.find(({ id }) => id === 'assessed')?.latest ?? applied;
}

/** What is assessed at these career stages, what follows the assessment, and what should be known of the dates. */
export function saidOf(made: Timetable, stages: readonly CareerStage[]): ApplicationSaid[] {
  return [
    { heading: 'What is assessed', sentences: stages.map((stage) => ({ rule: 'APP-2', text: assessmentScope(stage).text })) },
    { heading: 'After the assessment', sentences: [{ rule: 'APP-4', text: notMetText(latestAssessment(made)) }, { rule: 'APP-4', text: PASSED_TEXT }] },
    { heading: 'Notes', sentences: made.notes },
  ];
}
