/** How the command line is told what the sheet does not say. */
import type { WaysToSay } from '../workbook/readWorkbook';
import type { EligibilityWays } from '../workbook/audit/staffFacts';

export const WAYS_TO_SAY: WaysToSay = {
  noneFound: 'Name the sheet with --sheet, and its headings with --map "Your heading=Point".',
  several: (first) => `Say which one to plan with --sheet "${first}".`,
  heading: 'with --map "Your heading=Point"',
  area: 'as --area for the whole sheet',
};

export const ELIGIBILITY_WAYS: EligibilityWays = {
  standsFor: (heading, column) => `with --map "${heading}=${column}"`,
  otherDay: 'with --on',
};
