/** Who may become an AST, from a workbook: its staff list, read and answered for a day (APP-1, ATS-1). */
import { dateOf, type Day } from '../../domain/calendar';
import type { Area } from '../../domain/scales';
import { atOnce, type Pace } from '../../domain/work';
import { payBook } from '../../rules/payBook';
import type { WorkbookPort } from '../port';
import { readWorkbook, unreadHeader, type NoPlan, type ReadOptions, type StaffPart } from '../readWorkbook';
import { findHeader } from '../staff/header';
import { staffEligibility, type StaffEligibility } from './staffEligibility';
import type { EligibilityWays } from './staffFacts';

/** Before this year nothing is answered. */
const FIRST_YEAR = 1990;

export interface EligibilityAsked extends ReadOptions {
  readonly on: Day;
  /** The area of rows that name none; `null` where nobody said. */
  readonly area: Area | null;
  readonly eligibilityWays: EligibilityWays;
}

export interface EligibilityMade {
  readonly made: StaffEligibility;
  readonly part: StaffPart | null;
  readonly own: ReadonlySet<string>;
}

/** What is expected in place of a day that cannot be asked for; `undefined` where it can. */
export function dayExpected(on: Day): string | undefined {
  return dateOf(on).year < FIRST_YEAR ? `a date from ${String(FIRST_YEAR)} on` : undefined;
}

/** Reads the staff list and looks at every row of it. Nothing is written. */
export async function workbookEligibility(port: WorkbookPort, asked: EligibilityAsked, pace: Pace = atOnce): Promise<EligibilityMade | NoPlan> {
  const { on, area, eligibilityWays: ways } = asked;
  const reading = await readWorkbook(port, asked);
  if ('refusal' in reading) return reading;
  const header = findHeader(reading.grid, reading.remembered.mapping, reading.within);
  if (header === undefined) return unreadHeader(reading.grid, asked.ways);
  const made = await pace(staffEligibility(reading.grid, header, { on, area, pay: payBook(reading.userPay), ways }));
  return { made, part: reading.part, own: reading.own };
}
