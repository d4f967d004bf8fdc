/** The one door to Excel. */
export { openExcel, type ExcelOptions } from './excelWorkbook';
export { ExcelRefusal, Stopped } from './refusal';
export { whenReady, type Readiness } from './whenReady';
export { openFormulaCells } from './formulaCells';
