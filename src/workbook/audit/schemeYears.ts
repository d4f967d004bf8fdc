/** The days and financial years that can be audited: from the first rules to the end of the grade. */
import { dayOf, financialYearOf, financialYearText, type FinancialYear } from '../../domain/calendar';
import { LAST_DAY_OF_AST_GRADE } from '../../parameters';

/** The first rules of the register that say how posts are created and paid are of February 2002 (H2002). */
export const FIRST_AUDIT_DAY = dayOf(2002, 2, 1);

const [FIRST, LAST] = [financialYearOf(FIRST_AUDIT_DAY), financialYearOf(LAST_DAY_OF_AST_GRADE.value)];

/** What is expected of a year, to end a sentence. */
export const OF_THE_SCHEME = `a financial year from ${financialYearText(FIRST)}, when the rules begin, to ${financialYearText(LAST)}, when the AST grade ended`;

export function isOfScheme(year: FinancialYear): boolean {
  return year >= FIRST && year <= LAST;
}
