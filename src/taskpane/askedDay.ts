/** A day that was given in a field of the pane. */
import type { Day } from '../domain/calendar';
import type { NoPlan } from '../workbook/readWorkbook';
import { isUnreadable, readDate } from '../workbook/staff/cells';

/** The day, or the sentence on a text that is none. */
export function dayIn(text: string): Day | NoPlan {
  const reading = readDate(text);
  return isUnreadable(reading) ? { refusal: `“${text}” cannot be used: expected ${reading.expected}.` } : reading.value;
}
