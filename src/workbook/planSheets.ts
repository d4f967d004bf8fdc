/** From a plan to the sheets that are written. It stands apart from planning, so that what only reads and plans does without it. */
import type { PlanMade } from './planWorkbook';
import type { SheetWrite } from './sheetWrite';
import { planSheets } from './sheets';

/** The sheets of a plan. */
export function sheetsOf({ planned }: PlanMade): SheetWrite[] {
  return planSheets(planned);
}
