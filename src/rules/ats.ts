/** Advanced Teacher Status in further education and training (ATS-1 to ATS-3). */
import { dateOf, dayIfReal, dayOf, dayText, type Day } from '../domain/calendar';
import type { Step } from '../domain/figure';
import { isAfter, qualifiedText, step, type Eligibility, type MissingFact, type TeacherFacts } from './eligibility';

/** Full years since the initial teaching qualification (ATS-1). */
export const ATS_YEARS = 4;
/** Launched in 2017; the day is not stated, so all of that year counts (ATS-2). */
export const ATS_FROM: Day = dayOf(2017, 1, 1);
/** Since November 2018 holders are Chartered Teachers too; the day is not stated (ATS-2). */
export const CHARTERED_FROM: Day = dayOf(2018, 11, 1);
/** A status and no pay spine: it changes no pay by itself (ATS-3). In pence. */
export const ATS_COST = 0;

export interface AtsEligibility extends Omit<Eligibility, 'until'> {
  readonly answer: 'eligible' | 'not eligible' | 'missing';
  /** The first day with four full years, where the day of qualifying is known. */
  readonly from: Day | null;
  /** The two sources do not say the same of a teacher with QTS only. */
  readonly sourcesDiffer: boolean;
}

/** So many years after the day. After a 29 February in a year without one it is 1 March: on 28 February they are not full yet. */
export function yearsAfter(day: Day, years: number): Day {
  const { year, month, date } = dateOf(day);
  return dayIfReal(year + years, month, date) ?? dayOf(year + years, month + 1, 1);
}

const NAMES: Readonly<Record<MissingFact, string>> = {
  qualification: 'whether the teacher holds QTLS or QTS', 'day of qualifying': 'the day of gaining the initial teaching qualification', 'career stage': 'the career stage',
};

/** What a year alone leaves open, in words. */
function yearOnly(year: number, on: Day): string {
  const [first, last] = [yearsAfter(dayOf(year, 1, 1), ATS_YEARS), yearsAfter(dayOf(year, 12, 31), ATS_YEARS)];
  if (last <= on) return `of it only the year ${String(year)} is stated; from whichever day of it, four years have passed by ${dayText(on)}`;
  return `of it only the year ${String(year)} is stated, and four years end between ${dayText(first)} and ${dayText(last)}`;
}

/** Whether the teacher may become an Advanced Teacher on the day, and why, or which fact decides it (ATS-1, ATS-2). */
export function atsEligibility({ qualification, qualifiedOn }: Pick<TeacherFacts, 'qualification' | 'qualifiedOn'>, on: Day): AtsEligibility {
  const from = typeof qualifiedOn === 'number' ? yearsAfter(qualifiedOn, ATS_YEARS) : null;
  const answer = (is: 'eligible' | 'not eligible', steps: readonly Step[], sourcesDiffer = false): AtsEligibility => ({ answer: is, missing: [], from, sourcesDiffer, steps });
  if (on < ATS_FROM) {
    return answer('not eligible', [step('ATS-2', `Advanced Teacher Status was launched in 2017, and on ${dayText(on)} there was none. Only the year is known: it is taken to be there from ${dayText(ATS_FROM)}`)]);
  }
  if (qualification === 'none') return answer('not eligible', [step('ATS-1', 'Stated to hold neither QTLS nor QTS, and one of them is needed')]);
  const needed = 'four years or more since gaining the initial teaching qualification are needed';
  if (from !== null && from > on) {
    const since = isAfter(qualifiedOn, on) ? 'qualified only' : 'qualified';
    return answer('not eligible', [step('ATS-1', `Not yet: ${since} on ${qualifiedOn === null ? '' : qualifiedText(qualifiedOn)}, and ${needed}. They are full on ${dayText(from)}`)]);
  }
  if (qualifiedOn !== null && typeof qualifiedOn !== 'number' && yearsAfter(dayOf(qualifiedOn.year, 1, 1), ATS_YEARS) > on) {
    return answer('not eligible', [step('ATS-1', `Not yet: qualified ${qualifiedText(qualifiedOn)}, and ${needed}. Whichever day of ${String(qualifiedOn.year)} it was, they are not full on ${dayText(on)}`)]);
  }
  const missing: MissingFact[] = [...(qualification === null ? ['qualification' as const] : []), ...(from === null ? ['day of qualifying' as const] : [])];
  if (missing.length > 0) {
    const year = qualifiedOn !== null && typeof qualifiedOn !== 'number' ? `; ${yearOnly(qualifiedOn.year, on)}` : '';
    return { answer: 'missing', missing, from, sourcesDiffer: false, steps: [step('ATS-1', `Not stated: ${missing.map((fact) => NAMES[fact]).join(', and ')}${year}. QTLS or QTS, and four years or more since then, are needed`)] };
  }
  const sourcesDiffer = qualification === 'QTS';
  return answer('eligible', [
    step('ATS-1', `Holds ${qualification ?? ''}, and qualified on ${qualifiedOn === null ? '' : qualifiedText(qualifiedOn)}: four years were full on ${dayText(from ?? on)}`),
    ...(sourcesDiffer ? [step('ATS-1', 'The two sources differ: the page “What is ATS?” asks for QTLS, while the answers of 4 July 2019 accept QTLS or QTS. Ask before applying with QTS alone')] : []),
    ...chartered(on),
  ], sourcesDiffer);
}

function chartered(on: Day): Step[] {
  if (on < dayOf(2018, 1, 1)) return [step('ATS-2', `Only the year of the launch is known: ${dayText(ATS_FROM)} is taken for its day`)];
  return on < CHARTERED_FROM ? [] : [step('ATS-2', 'Since November 2018 holders are also conferred Chartered Teacher Status')];
}

/** Why the status costs nothing (ATS-3). */
export const ATS_COST_STEP: Step = step('ATS-3', 'ATS is a status and no pay spine: it changes no pay by itself, so it costs £0');
