/** What Excel hands to a function for one parameter, as the value of a cell. */
import type { CellValue } from '../workbook/port';

/** The error that Excel hands over as an object. */
function errorCodeOf(value: object): string {
  const code: unknown = 'code' in value ? value.code : undefined;
  return typeof code === 'string' && code.startsWith('#') ? code : '#VALUE!';
}

/** An empty cell and a parameter left out are `null`. */
export function givenCell(value: unknown): CellValue {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return { error: typeof value === 'object' ? errorCodeOf(value) : '#VALUE!' };
}
