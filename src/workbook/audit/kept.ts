/** What an audit keeps of the audits before it: the reasons on “AST Audit”, and the yellow cell of “AST Outreach”. */
import { SCHOOL_YEAR_DAYS } from '../../parameters';
import type { Problem } from '../../domain/problem';
import { cellAddress } from '../address';
import { cellText, tidy, type CellValue, type SheetGrid, type WorkbookPort } from '../port';
import { ownNameFor } from '../sheetWrite';
import { isBlank, isUnreadable, numberIn, unreadable, type Reading } from '../staff/cells';
import { readAccepted, type Accepted } from './accepted';
import { AUDIT_NAME, OUTREACH_NAME } from './sheetNames';

export interface Kept {
  readonly accepted: readonly Accepted[];
  /** The days of a school year that somebody set, on which outreach is counted (OUT-2); `null` where nobody did. */
  readonly schoolDays: number | null;
  /** What the yellow cell holds that is no number of days: an audit that replaces it must say so. */
  readonly problems: readonly Problem[];
}

export const NOTHING_KEPT: Kept = { accepted: [], schoolDays: null, problems: [] };

/** What stands before the yellow cell. */
export const SCHOOL_DAYS_LABEL = 'Days in a school year';
/** The yellow cell is so many columns beside it: the first column is narrow. */
export const SCHOOL_DAYS_BESIDE = 2;
const [LEAST, MOST] = [100, 260];

/** The days of a school year, from a cell or a word of the command line (OUT-2). */
export function readSchoolDays(value: CellValue): Reading<number> {
  const days = numberIn(value);
  return days?.denominator === 1 && days.numerator >= LEAST && days.numerator <= MOST
    ? { value: days.numerator }
    : unreadable(value, `a whole number of days from ${String(LEAST)} to ${String(MOST)}, such as ${String(SCHOOL_YEAR_DAYS.value)}`);
}

function schoolDaysOn({ name, rows }: SheetGrid): Pick<Kept, 'schoolDays' | 'problems'> {
  for (const { row, values } of rows) {
    const at = values.findIndex((value) => tidy(cellText(value)) === SCHOOL_DAYS_LABEL);
    if (at < 0) continue;
    const value = values[at + SCHOOL_DAYS_BESIDE] ?? null;
    if (isBlank(value)) break;
    const reading = readSchoolDays(value);
    // The number that is taken where nobody sets one stands there too.
    if (!isUnreadable(reading)) return { schoolDays: reading.value === SCHOOL_YEAR_DAYS.value ? null : reading.value, problems: [] };
    const [cell, { found, expected }] = [cellAddress(row, at + 1 + SCHOOL_DAYS_BESIDE), reading];
    return {
      schoolDays: null,
      problems: [{
        severity: 'error', rule: 'OUT-2', sheet: name, cell, found, expected,
        message: `The days of your school year are not used: cell ${cell} of “${name}” holds ${found}; expected ${expected}. Unless they are given elsewhere, ${String(SCHOOL_YEAR_DAYS.value)} days are taken. Correct the cell and audit again.`,
      }],
    };
  }
  return { schoolDays: null, problems: [] };
}

/** What the audit that stands in the workbook keeps. */
export async function keptIn(port: WorkbookPort, own: ReadonlySet<string>): Promise<Kept> {
  const [audit, outreach] = [AUDIT_NAME, OUTREACH_NAME].map((name) => ownNameFor(own, name));
  const grids = await port.read([audit, outreach].flatMap((name) => name ?? []));
  const accepted = grids.filter(({ name }) => name === audit).flatMap(readAccepted);
  const sheet = grids.find(({ name }) => name === outreach);
  return { ...NOTHING_KEPT, ...(sheet === undefined ? {} : schoolDaysOn(sheet)), accepted };
}
