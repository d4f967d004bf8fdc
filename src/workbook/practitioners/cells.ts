/** What the cells of a leading practitioner's row mean: the school's own range and its own list of points. */
import type { Pence } from '../../domain/exact';
import type { PractitionerRange } from '../../rules/leadingPractitioner';
import { cellText, isDateCell, isErrorCell, tidy, type CellValue } from '../port';
import { isUnreadable, readMoney, type Reading } from '../staff/cells';

const RANGE_EXPECTED = 'a range of two yearly amounts, the lowest first, such as 45000-52000';
const POINTS_EXPECTED = 'yearly amounts with semicolons between them, such as 45000; 47500; 50000';

function shown(value: CellValue): string {
  if (isErrorCell(value)) return `the error ${value.error}`;
  return isDateCell(value) ? 'a date' : `“${cellText(value)}”`;
}

function amount(text: string): Pence | undefined {
  const reading = readMoney(text);
  return isUnreadable(reading) || reading.value === 0 ? undefined : reading.value;
}

/** A range of pay: `45000-52000`, `£45,000 to £52,000`. Full-time, pence a year; which end is higher is judged elsewhere (LP-1). */
export function readPractitionerRange(value: CellValue): Reading<PractitionerRange> {
  const ends = typeof value === 'string' ? tidy(value).split(/\s*(?:-|\bto\b|\.\.)\s*/i) : [];
  const [lowest, highest] = ends.map(amount);
  if (ends.length !== 2 || lowest === undefined || highest === undefined) return { found: shown(value), expected: RANGE_EXPECTED };
  return { value: { lowest, highest } };
}

/** The school's own points: `45000; 47500; 50000`, one a line, or with a comma and a space. Full-time, pence a year (LP-2). */
export function readPractitionerPoints(value: CellValue): Reading<readonly Pence[]> {
  const parts = typeof value === 'number' ? [String(value)] : typeof value === 'string' ? value.split(/[;|\n\r]+|,\s+/).map(tidy).filter((part) => part !== '') : [];
  const points = parts.map(amount);
  const read = points.filter((point): point is Pence => point !== undefined);
  if (read.length === 0 || read.length < points.length) return { found: shown(value), expected: POINTS_EXPECTED };
  return { value: read };
}

/** A yearly full-time pay above nothing. */
export function readPractitionerPay(value: CellValue): Reading<Pence> {
  const reading = readMoney(value);
  if (isUnreadable(reading) || reading.value === 0) return { found: shown(value), expected: 'a yearly full-time pay such as 48000 or £48,000' };
  return reading;
}
