/** The employer's pension contribution and National Insurance on a month's pay. */
import { dayOf, financialYearOf, firstDayOf, firstMonthOfFinancialYear, type Day, type FinancialYear } from '../domain/calendar';
import { percentText, roundHalfUp, shortPoundsText, type BasisPoints, type Pence } from '../domain/exact';
import type { Figure, NamedFigure } from '../domain/figure';
import { EMPLOYER_PENSION, NATIONAL_INSURANCE, type Cited, type InsuranceYear, type Limit } from '../parameters';

/** exact: the rebate also on pay between the lower limit and the threshold. table: nil below the threshold. */
export const NI_BASES = ['exact', 'table'] as const;
export type NiBasis = (typeof NI_BASES)[number];

/** A pension rate that the user states for a date on which the parameters have none, or another. */
export interface UserRate {
  readonly from: Day;
  readonly rate: BasisPoints;
}

/**
 * The employer's pension rate on a day, as a figure in hundredths of a per cent. The user's rate with the latest date
 * wins where it is as late as the built-in one. `undefined` before the first rate known.
 */
export function pensionRate(on: Day, userRates: readonly UserRate[] = []): Figure | undefined {
  const builtIn = EMPLOYER_PENSION.filter(({ from, until }) => from <= on && (until === null || on <= until)).at(-1);
  const user = userRates.filter(({ from }) => from <= on).reduce<UserRate | undefined>((a, b) => (a === undefined || b.from >= a.from ? b : a), undefined);
  if (user !== undefined && (builtIn === undefined || user.from >= builtIn.from)) {
    return { value: user.rate, from: user.from, until: null, status: 'user', basis: 'from the sheet “AST Assumptions” of this workbook' };
  }
  return builtIn;
}

/** Above a yearly pay of `over` pence, the rate of contribution changes by `change`. */
export interface InsuranceBand {
  readonly over: Pence;
  readonly change: BasisPoints;
}

export interface InsuranceRates {
  readonly bands: readonly InsuranceBand[];
  /** The figures behind the bands, for the explanation. */
  readonly figures: readonly NamedFigure[];
  /** The limits and rates in words, by the year. */
  readonly text: string;
  /** The financial year whose rates these are: an earlier one than asked for where the last known are carried. */
  readonly rateYear: FinancialYear;
}

function annualLimit(limit: Limit): Pence {
  return limit.annual === undefined ? limit.weekly[0] * 52 * 100 : limit.annual[0] * 100;
}

function rate([percent]: Cited): BasisPoints {
  return Math.round(percent * 100);
}

function figuresOf(year: InsuranceYear): NamedFigure[] {
  const dates = { from: dayOf(year.year, 4, 1), until: dayOf(year.year + 1, 3, 31), status: 'published' } as const;
  const ends = 'upperAccrualPoint' in year ? year.upperAccrualPoint : year.upperEarningsLimit;
  const limits = [['Lower earnings limit', year.lowerEarningsLimit], ['Secondary threshold', year.secondaryThreshold], ['upperAccrualPoint' in year ? 'Upper accrual point' : 'Upper earnings limit', ends]] as const;
  const reduced = 'rebate' in year ? year.rebate : year.contractedOutRate;
  return [
    ...limits.map(([name, limit]) => ({ ...dates, value: annualLimit(limit), source: (limit.annual ?? limit.weekly)[1], name: `${name}, ${shortPoundsText(annualLimit(limit))} a year` })),
    { ...dates, value: rate(year.rate), source: year.rate[1], name: `Employer’s rate, ${percentText(rate(year.rate))}` },
    { ...dates, value: rate(reduced), source: reduced[1], name: `${'rebate' in year ? 'Contracted-out rebate' : 'Contracted-out rate'}, ${percentText(rate(reduced))}` },
  ];
}

function bandsOf(year: InsuranceYear, basis: NiBasis): InsuranceBand[] {
  const threshold = annualLimit(year.secondaryThreshold);
  const full = rate(year.rate);
  if ('contractedOutRate' in year) {
    const reduced = rate(year.contractedOutRate);
    return [
      { over: threshold, change: reduced },
      { over: annualLimit(year.upperEarningsLimit), change: full - reduced },
    ];
  }
  const rebate = rate(year.rebate);
  const rebateEnds = { over: annualLimit(year.upperAccrualPoint ?? year.upperEarningsLimit), change: rebate };
  if (basis === 'table') return [{ over: threshold, change: full - rebate }, rebateEnds];
  return [{ over: annualLimit(year.lowerEarningsLimit), change: -rebate }, { over: threshold, change: full }, rebateEnds];
}

/** `-3.7% above £4,940, 9.1% above £5,720, 12.8% above £40,040`: the rate on pay above each limit, up to the next. */
function bandsText(bands: readonly InsuranceBand[]): string {
  let rateNow = 0;
  return bands
    .map(({ over, change }) => {
      rateNow += change;
      return `${percentText(rateNow)} above ${shortPoundsText(over)}`;
    })
    .join(', ');
}

/**
 * The bands of employer's National Insurance of a financial year, contracted out, so that the contribution of a month is
 * the sum over the bands of `change` × what the month's pay exceeds `over` ÷ 12 by. Beyond the last year known, its
 * rates are carried, which the caller must say. `undefined` before the first year known.
 */
export function insuranceRates(year: FinancialYear, basis: NiBasis): InsuranceRates | undefined {
  const known = NATIONAL_INSURANCE.filter((entry) => entry.year <= year).at(-1);
  if (known === undefined) return undefined;
  const bands = bandsOf(known, basis);
  return { bands, figures: figuresOf(known), text: bandsText(bands), rateYear: known.year };
}

/** The pension rates of the twelve months of a financial year, each that of the month's first day. */
export function pensionByMonth(year: FinancialYear, userRates: readonly UserRate[] = []): (Figure | undefined)[] {
  const first = firstMonthOfFinancialYear(year);
  return Array.from({ length: 12 }, (_, index) => pensionRate(firstDayOf(first + index), userRates));
}

/** The employer's on-costs of a whole year's pay, in twelve equal months, at the rates of one day. */
export interface YearlyOnCosts {
  /** National Insurance and pension contribution together, rounded once. Pence. */
  readonly total: Pence;
  readonly insurance: InsuranceRates;
  readonly pension: Figure;
}

/** What no on-costs are known for on the day. */
export interface MissingOnCosts {
  readonly missing: 'National Insurance' | 'pension';
}

/**
 * The employer's National Insurance (exact basis) and pension contribution on a year's pay at the rates of a day. In twelve
 * equal months, what each month's pay exceeds a twelfth of a limit by adds up to what the year's pay exceeds the limit by.
 * No rates are carried beyond the years that they were stated for. `annual` is pence, at least 0.
 */
export function yearlyOnCosts(annual: Pence, on: Day): YearlyOnCosts | MissingOnCosts {
  const year = financialYearOf(on);
  const insurance = insuranceRates(year, 'exact');
  if (insurance === undefined || insurance.rateYear !== year) return { missing: 'National Insurance' };
  const pension = pensionRate(on);
  if (pension === undefined) return { missing: 'pension' };
  const contributions = insurance.bands.reduce((sum, { over, change }) => sum + change * Math.max(0, annual - over), annual * pension.value);
  return { total: roundHalfUp(contributions, 10_000), insurance, pension };
}
