/** What is needed to write sheets and to explain their figures: one part, loaded when the first of it is needed. */
export { explainCell } from '../workbook/explainCell';
export { sheetsOf } from '../workbook/planSheets';
export { scenariosSheet } from '../workbook/sheets/scenariosSheet';
