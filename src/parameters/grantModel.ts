/** The amounts of the grant model (FUND-1, FUND-2) and the dates of its scheme (FUND-8, FUND-9), from the 2009 guidance. */
import type { Figure } from '../domain/figure';
import { parameterDay } from './payTable';

function published(value: number, source = 'G2009'): Figure {
  return { value, from: parameterDay('2004-04-01'), until: null, status: 'published', source };
}

/** Pence a year for each full-time post: outreach, and salary-related costs (FUND-1). */
export const GRANT_OUTREACH = published(620_000);
export const GRANT_SALARY = published(930_000);

/** Pence a year for the authority to co-ordinate outreach: for each post, and at the least (FUND-2). */
export const COORDINATION_PER_POST = published(30_000);
export const COORDINATION_MINIMUM = published(500_000);

/** The months in which a financial year's grant arrives, as months after April: May, September, December, March (FUND-8). */
export const STREAM_MONTHS: readonly number[] = [1, 5, 8, 11];

/** The months after April in which a financial year's grant may be spent: 17, to 31 August of the next (FUND-9). */
export const SPEND_WINDOW_MONTHS = published(17);

/** The last day of the AST grade: leading practitioner posts followed on 1 September 2013. */
export const LAST_DAY_OF_AST_GRADE: Figure = {
  value: parameterDay('2013-08-31'),
  from: parameterDay('2013-08-31'),
  until: null,
  status: 'published',
  source: 'GOV_AST_END',
};
