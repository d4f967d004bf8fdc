/** The day of an audit, where nobody names one. */
import { dayText, lastDayOfFinancialYear, type Day } from '../../domain/calendar';
import { LAST_DAY_OF_AST_GRADE } from '../../parameters';
import type { AuditReading } from './readAudit';
import { FIRST_AUDIT_DAY } from './schemeYears';

export interface AuditDay {
  readonly on: Day;
  /** Why it is this day, where nobody named it; else empty. */
  readonly why: string;
}

/** Today while there are ASTs; after that the last day of the newest year of the lists, else of the plan’s first year. */
export function auditDay(today: Day, readings: readonly AuditReading[]): AuditDay {
  if (today <= LAST_DAY_OF_AST_GRADE.value) return { on: today, why: 'today' };
  let newest: number | undefined;
  for (const { lists } of readings) for (const { year } of [...(lists.allocations ?? []), ...(lists.payments ?? [])]) newest = Math.max(newest ?? year, year);
  const from = readings[0]?.settings.from ?? 2009;
  const on = Math.min(lastDayOfFinancialYear(newest ?? from), LAST_DAY_OF_AST_GRADE.value);
  return { on, why: newest === undefined ? 'the end of the first year of the plan' : 'the end of the newest year of the allocations and payments' };
}

/** Why the day cannot be audited, in a sentence; `undefined` where it can. */
export function dayRefusal(on: Day): string | undefined {
  return on < FIRST_AUDIT_DAY ? `The rules of this audit are those from ${dayText(FIRST_AUDIT_DAY)} on: ${dayText(on)} is before them. Give a later day.` : undefined;
}
