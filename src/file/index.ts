/** The one door to .xlsx files. */
export { emptyWorkbook } from './emptyWorkbook';
export { FileRefusal } from './refusal';
export { saveSafely, type FileSystem } from './saveSafely';
export { openXlsx, type XlsxFile } from './xlsxFile';
