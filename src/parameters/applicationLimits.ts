/** The times of application and assessment (APP-3, APP-4), from the 2009 guidance, and the terms that are assumed for them. */
import type { Figure } from '../domain/figure';
import { parameterDay } from './payTable';

/** The guidance speaks of applications for assessment on or after 1 September 2007 (p9). */
function published(value: number): Figure {
  return { value, from: parameterDay('2007-09-01'), until: parameterDay('2013-08-31'), status: 'published', source: 'G2009' };
}

/** Working days after the application within which the headteacher rejects it, or sends it on (p9, p11). */
export const HEAD_DECIDES_WITHIN: Figure = /* @__PURE__ */ published(20);

/** Weeks after the form within which the agency normally assesses (p11). */
export const ASSESSED_WITHIN_WEEKS: Figure = /* @__PURE__ */ published(6);

/** Working days after the assessment within which its outcome is notified formally (p12). */
export const NOTICE_WITHIN: Figure = /* @__PURE__ */ published(3);

/** Working weeks after the assessment within which the written feedback is sent (p12). */
export const FEEDBACK_WITHIN_WEEKS: Figure = /* @__PURE__ */ published(3);

/** Terms that pass as a rule before somebody who did not meet the standards applies again (p12). */
export const TERMS_BEFORE_REAPPLYING: Figure = /* @__PURE__ */ published(2);

/** The first days of the terms, as month and date: assumed, because each authority sets its own and Easter moves. */
export const TERM_STARTS: readonly { readonly term: string; readonly month: number; readonly date: number; readonly status: 'assumed' }[] = [
  { term: 'spring', month: 1, date: 1, status: 'assumed' },
  { term: 'summer', month: 4, date: 1, status: 'assumed' },
  { term: 'autumn', month: 9, date: 1, status: 'assumed' },
];
