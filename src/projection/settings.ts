/** The register's defaults for everything that the user may set. */
import { GRANT_OUTREACH, GRANT_SALARY } from '../parameters';
import { STREAM_ARRIVALS } from '../rules/streamArrival';
import type { PlanSettings } from './plan';

/** The least service for a September's progression, in weeks: the guidance asks for sustained performance and gives no number. */
export const LEAST_WEEKS = 26;

export const DEFAULT_SETTINGS: PlanSettings = {
  from: 2009,
  years: 3,
  policy: 1,
  method: 'average',
  niBasis: 'exact',
  leastWeeks: LEAST_WEEKS,
  grantModel: { outreach: GRANT_OUTREACH.value, salary: GRANT_SALARY.value },
  progressionFunded: false,
  streamShares: [1, 1, 1, 1],
  streamArrivals: STREAM_ARRIVALS,
  awards: new Map(),
  pensionRates: [],
  userPay: [],
  sensitivity: false,
  sensitivityAward: 100,
  sensitivityPupils: 500,
  cfr: 'no',
};

/** The first and the last financial year that a plan may begin in, and how many years it may have. */
export const FIRST_PLAN_YEAR = 2005;
export const LAST_PLAN_YEAR = 2030;
export const MOST_PLAN_YEARS = 10;
