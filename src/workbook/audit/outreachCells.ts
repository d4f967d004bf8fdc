/** What the cells of a staff row say of outreach (OUT-1, OUT-2). */
import { compareFractions, fraction, NONE, WHOLE, type Fraction } from '../../domain/exact';
import { cellText, isDateCell, isErrorCell, type CellValue } from '../port';
import { numberIn, readShare, type Reading } from '../staff/cells';
import { dayText } from '../../domain/calendar';

const EXPECTED = 'a share of the time such as 20%, 0.2 or 1/5';

/** The share of time for outreach: 20%, 0.2, 20 or “20 per cent” in a column of percentages, 1/5, and 0. A bare 1 could be 1% or all of the time, and is not read. */
export function readOutreachShare(value: CellValue): Reading<Fraction> {
  const text = isErrorCell(value) || isDateCell(value) ? '' : cellText(value).toLowerCase().replace(/\s*(?:per ?cent|pc)$/, '%').replace(/\s*of (?:the |his |her |their )?time$/, '');
  const found = isErrorCell(value) ? `the error ${value.error}` : isDateCell(value) ? `the date ${dayText(value.day)}` : `“${cellText(value)}”`;
  if (text === '') return { found, expected: EXPECTED };
  if (/^(?:none|nil)$/.test(text)) return { value: NONE };
  const bare = numberIn(text.replace(/%$/, ''));
  if (bare?.numerator === 0) return { value: NONE };
  if (bare !== undefined && !text.endsWith('%') && compareFractions(bare, WHOLE) >= 0) {
    return compareFractions(bare, WHOLE) > 0 && bare.numerator <= 100 * bare.denominator ? { value: fraction(bare.numerator, bare.denominator * 100) } : { found, expected: EXPECTED };
  }
  const share = readShare(typeof value === 'number' ? value : text);
  return 'value' in share ? share : { found, expected: EXPECTED };
}
