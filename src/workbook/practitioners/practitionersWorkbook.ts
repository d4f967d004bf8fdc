/** Leading practitioners from a workbook: the staff list, and the minimum and maximum that the user typed on the sheet of an earlier check. */
import { PRACTITIONERS_NAME } from '../audit/sheetNames';
import type { WorkbookPort } from '../port';
import { readWorkbook, type NoPlan, type ReadOptions, type StaffPart } from '../readWorkbook';
import { ownNameFor } from '../sheetWrite';
import { NO_BOUNDS, readBounds, unmarkedBounds, type BoundsReading } from './bounds';
import { planPractitioners, type PlannedPractitioners, type PractitionersSaid } from './planPractitioners';

export interface PractitionersMade {
  readonly planned: PlannedPractitioners;
  /** The sheet of the staff list, and the part of it that was read. */
  readonly sheet: string;
  readonly part: StaffPart | null;
  readonly own: ReadonlySet<string>;
}

/** The user's own bounds; `name` is the sheet of an earlier check, where there is one. */
async function boundsOn(port: WorkbookPort, name: string | undefined): Promise<BoundsReading> {
  const [grid] = name === undefined ? [] : await port.read([name]);
  if (grid !== undefined) return readBounds(grid);
  const isThere = (await port.sheets()).some((sheet) => sheet.name === PRACTITIONERS_NAME);
  return isThere ? unmarkedBounds(PRACTITIONERS_NAME) : NO_BOUNDS;
}

/** Reads the staff list, and checks and plans the leading practitioners of it. Nothing is written. */
export async function workbookPractitioners(port: WorkbookPort, given: ReadOptions & PractitionersSaid): Promise<PractitionersMade | NoPlan> {
  const reading = await readWorkbook(port, given);
  if ('refusal' in reading) return reading;
  const planned = planPractitioners(reading, await boundsOn(port, ownNameFor(reading.own, PRACTITIONERS_NAME)), given);
  return 'refusal' in planned ? planned : { planned, sheet: reading.grid.name, part: reading.part, own: reading.own };
}
