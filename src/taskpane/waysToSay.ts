/** How the pane is told what the sheet does not say. */
import type { WaysToSay } from '../workbook/readWorkbook';

export const PANE_WAYS: WaysToSay = {
  noneFound: 'Choose the sheet under “Staff list”, and say what its headings mean under “Headings”.',
  several: (first) => `Choose one under “Staff list”, such as “${first}”.`,
  heading: 'under “Headings” in the pane',
  area: 'as the pay area in the pane',
};

/** What is said of sheets that were written beside those of the plan. */
export const WRITTEN_ASIDE = 'Your own sheets were not changed. Restore takes back this writing, and no longer the one before it.';
