/** What the formulas of the sheets refer to by name, besides the settings themselves. */
import { setting } from './formula';

/** The first and the last day of the plan. */
export const PLAN_FIRST = setting('planFirstDay');
export const PLAN_LAST = setting('planLastDay');
/** Consecutive points of a range (PAY-3), and the most points that one September brings (PAY-6). */
export const RANGE_POINTS = setting('rangePoints');
export const MOST_POINTS = setting('mostPoints');
/** A share below 1 by no more than this is a whole, as three times 0.3333 is. */
export const SHARE_TOLERANCE = setting('shareTolerance');
/** Parts of a penny in which the remainders of a split are compared. */
export const PENNY_PARTS = setting('pennyParts');
/** Fine enough that two remainders of a penny never fall together, and coarse enough for a spreadsheet’s numbers. */
export const PARTS_OF_PENNY = 1_000_000;
/** Months after 1 April in which a year's grant is spent besides its own twelve (FUND-9). */
export const MONTHS_AFTER = setting('monthsAfter');

/** The column that says in words which entry of its row makes no sense. */
export const LOOK_AT = 'Look at';

/** The cells that say whether a sentence of AST Summary was typed over: the answer, and how to read it. */
export const SENTENCES_TYPED = [setting('answerTyped'), setting('readTyped')] as const;
