/** Beyond these, a cost of cover is asked about (OUT-5): no figure of a plan is made from them. */
import { parameterDay } from './payTable';
import type { Figure } from '../domain/figure';

function assumed(value: number, basis: string): Figure {
  return { value, from: parameterDay('2004-04-01'), until: null, status: 'assumed', basis };
}

/** Days of cover a year. */
export const MOST_COVER_DAYS = assumed(195, 'a school year has 195 days, 190 of them for teaching');

/** Hours of cover a year. */
export const MOST_COVER_HOURS = assumed(1265, 'the hours in a year for which a full-time teacher may be directed');
