/** What the cells of a staff row say of outreach (OUT-1, OUT-2). */
import { dayText } from '../../domain/calendar';
import { compareFractions, fraction, NONE, WHOLE, type Fraction } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { StaffPost } from '../../audit';
import { patternShare } from '../../rules/outreachPattern';
import { SCHOOL_YEAR_DAYS } from '../../parameters';
import { cellText, isDateCell, isErrorCell, type CellValue } from '../port';
import { isBlank, isUnreadable, numberIn, readShare, type Reading } from '../staff/cells';
import type { RowReader } from '../staff/rowReader';

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

type OutreachColumn = 'Outreach %' | 'Outreach pattern' | 'Outreach exemption';

/** The words of a cell; empty where it is blank, or says no more than a dash. A date says since when. */
function wordsIn(reader: RowReader, column: OutreachColumn): string {
  const value = reader.cell(column);
  if (isBlank(value)) return '';
  return isDateCell(value) ? `since ${dayText(value.day)}` : reader.text(column);
}

/** What a staff row says of outreach, and a problem where the share cannot be read. A pattern that stands in the column of the share is taken as one. */
export function outreachIn(reader: RowReader): Pick<StaffPost, 'outreachShare' | 'outreachPattern' | 'outreachExemption'> & { readonly problems: readonly Problem[] } {
  const [outreachPattern, outreachExemption, value] = [wordsIn(reader, 'Outreach pattern'), wordsIn(reader, 'Outreach exemption'), reader.cell('Outreach %')];
  if (isBlank(value)) return { outreachShare: null, outreachPattern, outreachExemption, problems: [] };
  const reading = readOutreachShare(value);
  if (!isUnreadable(reading)) return { outreachShare: reading.value, outreachPattern, outreachExemption, problems: [] };
  const words = wordsIn(reader, 'Outreach %');
  if (outreachPattern === '' && patternShare(words, SCHOOL_YEAR_DAYS.value) !== undefined) return { outreachShare: null, outreachPattern: words, outreachExemption, problems: [] };
  const cell = reader.addressOf('Outreach %');
  const { found, expected } = reading;
  const problem: Problem = {
    severity: 'error', rule: 'OUT-1', sheet: reader.sheet, ...(cell === undefined ? {} : { cell }), post: reader.postId, found, expected,
    message: `The share of outreach of ${reader.who} is not used: cell ${cell ?? ''} of “${reader.sheet}” (Outreach %) holds ${found}; expected ${expected}. Correct the cell and audit again.`,
  };
  return { outreachShare: null, outreachPattern, outreachExemption, problems: [problem] };
}
