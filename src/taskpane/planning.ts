/** What reads a staff list and plans it: one part, loaded when the first of it is needed. */
export { settingsFingerprint } from '../workbook/fingerprint';
export { earlierPlan } from '../workbook/freshness';
export { planReading, readingFingerprint } from '../workbook/planWorkbook';
export { readWorkbook } from '../workbook/readWorkbook';
export { likelyHeadings } from '../workbook/staff/header';
