/** What this Excel can do: everything beyond the manifest's minimum is asked for here. */

/** The requirement set that the manifest demands. */
export const LEAST_EXCEL_API = '1.9';

function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}

export function isExcelNewEnough(): boolean {
  return supports(LEAST_EXCEL_API);
}

/** Whether Excel can say which cells are merged. */
export function knowsMergedAreas(): boolean {
  return supports('1.13');
}
