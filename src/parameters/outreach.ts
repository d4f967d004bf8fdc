/** Outreach: the share of time and what goes with it in the guidance (OUT-1, OUT-4), and what is taken for a school year, which no source of ours states. */
import type { Figure } from '../domain/figure';
import { parameterDay } from './payTable';

const FROM = parameterDay('2004-04-01');

function published(value: number): Figure {
  return { value, from: FROM, until: null, status: 'published', source: 'G2009' };
}

function assumed(value: number, basis: string): Figure {
  return { value, from: FROM, until: null, status: 'assumed', basis };
}

/** The share of time that an AST normally spends on outreach, in basis points: 20% (OUT-1). */
export const OUTREACH_SHARE = published(2000);

/** The days of a school week: a whole day a week is 20% of it (OUT-2). */
export const SCHOOL_WEEK_DAYS = published(5);

/** The months after which a new AST works the whole share (OUT-4). */
export const BUILD_UP_MONTHS = published(12);

/** The days of a school year on which there are pupils: another number can be given. */
export const SCHOOL_YEAR_DAYS = assumed(190, 'a usual school year has 190 days with pupils: change it if yours has others');

/** The terms of a school year, each by its first month: the days of a year are taken to be spread over them evenly. */
export const SCHOOL_TERMS: readonly { readonly name: string; readonly firstMonth: number; readonly months: number }[] = [
  { name: 'Autumn', firstMonth: 9, months: 4 },
  { name: 'Spring', firstMonth: 1, months: 3 },
  { name: 'Summer', firstMonth: 4, months: 5 },
];

/** Terms are not quite of one length: before the year has ended, a term may lack so many weeks of outreach and is not asked about. */
export const UNEVEN_TERM_WEEKS = assumed(1, 'terms are taken to be of one length, and may be a week shorter');
