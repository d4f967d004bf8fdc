/**
 * Employer's National Insurance for contracted-out salary-related employment, as teachers' was, by tax year. The tax
 * year is taken with the financial year. Limits are whole pounds; where an annual limit was published it stands beside
 * the weekly one and is used, else 52 weeks.
 */

/** [value, the tag of its source] */
export type Cited = readonly [value: number, source: string];

export interface Limit {
  readonly weekly: Cited;
  readonly annual?: Cited;
}

interface InsuranceYearBase {
  /** The financial year in which it begins: 2009 is 2009-10. */
  readonly year: number;
  readonly lowerEarningsLimit: Limit;
  readonly secondaryThreshold: Limit;
  readonly upperEarningsLimit: Limit;
  /** % above the secondary threshold, not contracted out. */
  readonly rate: Cited;
}

/** To 2006-07 the contracted-out rate was stated as such, from the threshold to the upper earnings limit. */
export interface StatedRateYear extends InsuranceYearBase {
  readonly contractedOutRate: Cited;
}

/** From 2007-08: a rebate in percentage points, from the lower limit up to the upper limit (from 2009-10 the accrual point). */
export interface RebateYear extends InsuranceYearBase {
  readonly rebate: Cited;
  readonly upperAccrualPoint?: Limit;
}

export type InsuranceYear = StatedRateYear | RebateYear;

function weekly(pounds: number, source: string, annual?: Cited): Limit {
  return annual === undefined ? { weekly: [pounds, source] } : { weekly: [pounds, source], annual };
}

export const NATIONAL_INSURANCE: readonly InsuranceYear[] = [
  {
    year: 2005,
    lowerEarningsLimit: weekly(82, 'GROVE_2005'),
    secondaryThreshold: weekly(94, 'GROVE_2005'),
    upperEarningsLimit: weekly(630, 'GROVE_2005'),
    rate: [12.8, 'GROVE_2005'],
    contractedOutRate: [9.3, 'GROVE_2005'],
  },
  {
    year: 2006,
    lowerEarningsLimit: weekly(84, 'GROVE_2006'),
    secondaryThreshold: weekly(97, 'GROVE_2006'),
    upperEarningsLimit: weekly(645, 'GROVE_2006'),
    rate: [12.8, 'GROVE_2006'],
    contractedOutRate: [9.3, 'GROVE_2006'],
  },
  {
    year: 2007,
    lowerEarningsLimit: weekly(87, 'TAX_2007'),
    secondaryThreshold: weekly(100, 'TAX_2007'),
    upperEarningsLimit: weekly(670, 'TAX_2007'),
    rate: [12.8, 'TAX_2007'],
    rebate: [3.7, 'TAX_2007'],
  },
  {
    year: 2008,
    lowerEarningsLimit: weekly(90, 'KIQI_0810', [4680, 'BUSBYS_2008']),
    secondaryThreshold: weekly(105, 'KIQI_0810', [5435, 'BUSBYS_2008']),
    upperEarningsLimit: weekly(770, 'KIQI_0810', [40_040, 'BUSBYS_2008']),
    rate: [12.8, 'KIQI_0810'],
    rebate: [3.7, 'KIQI_0810'],
  },
  {
    year: 2009,
    lowerEarningsLimit: weekly(95, 'KIQI_0810'),
    secondaryThreshold: weekly(110, 'KIQI_0810'),
    upperEarningsLimit: weekly(844, 'KIQI_0810'),
    upperAccrualPoint: weekly(770, 'BFMS_0911'),
    rate: [12.8, 'KIQI_0810'],
    rebate: [3.7, 'KIQI_0810'],
  },
  {
    year: 2010,
    lowerEarningsLimit: weekly(97, 'KIQI_0810'),
    secondaryThreshold: weekly(110, 'KIQI_0810'),
    upperEarningsLimit: weekly(844, 'KIQI_0810'),
    upperAccrualPoint: weekly(770, 'BFMS_0911'),
    rate: [12.8, 'KIQI_0810'],
    rebate: [3.7, 'KIQI_0810'],
  },
  {
    year: 2011,
    lowerEarningsLimit: weekly(102, 'BARNES_2012', [5304, 'BARNES_2012']),
    secondaryThreshold: weekly(136, 'BARNES_2012', [7072, 'BARNES_2012']),
    upperEarningsLimit: weekly(817, 'BARNES_2012', [42_475, 'BARNES_2012']),
    upperAccrualPoint: weekly(770, 'BARNES_2012', [40_040, 'BARNES_2012']),
    rate: [13.8, 'BARNES_2012'],
    rebate: [3.7, 'BARNES_2012'],
  },
  {
    year: 2012,
    lowerEarningsLimit: weekly(107, 'BARNES_2012', [5564, 'BARNES_2012']),
    secondaryThreshold: weekly(144, 'BARNES_2012', [7488, 'BARNES_2012']),
    upperEarningsLimit: weekly(817, 'BARNES_2012', [42_475, 'BARNES_2012']),
    upperAccrualPoint: weekly(770, 'BARNES_2012', [40_040, 'BARNES_2012']),
    rate: [13.8, 'BARNES_2012'],
    rebate: [3.4, 'BARNES_2012'],
  },
  {
    year: 2013,
    lowerEarningsLimit: weekly(109, 'CROSS_2013', [5668, 'CROSS_2013']),
    secondaryThreshold: weekly(148, 'CROSS_2013', [7696, 'CROSS_2013']),
    upperEarningsLimit: weekly(797, 'CROSS_2013', [41_450, 'CROSS_2013']),
    upperAccrualPoint: weekly(770, 'CROSS_2013', [40_040, 'CROSS_2013']),
    rate: [13.8, 'CROSS_2013'],
    rebate: [3.4, 'CROSS_2013'],
  },
];
