/**
 * Pay and on-costs of one post in one financial year, month by month, exact until each element is rounded once.
 *
 * A full month on one rate of pay is exact in plain numbers: sums stay below 2^53 for any pay up to £1 million and any FTE
 * with three decimals. Part months, which bring the days of the month into the denominator, and FTEs too fine for that,
 * are added as BigInt.
 */
import { firstDayOf, firstMonthOfFinancialYear, PARTS_OF_MONTH, type Day, type FinancialYear } from '../domain/calendar';
import { roundHalfUp, roundHalfUpBig, roundProduct, type Fraction, type Pence } from '../domain/exact';
import type { InsuranceBand } from '../rules/onCosts';
import type { PaySegment } from './payPath';

const MONTHS = 12;
const WHOLE_RATE = 10_000;
/** Twelve months of pay × FTE numerator × a rate of up to 20% must stay below 2^53. */
const MOST_IN_NUMBERS = Number.MAX_SAFE_INTEGER / (MONTHS * WHOLE_RATE);

/** The calendar and the rates of a financial year. */
export interface YearRates {
  readonly year: FinancialYear;
  /** The first day of each month from April to the April after: 13 days. */
  readonly monthStarts: readonly Day[];
  /** The employer's pension rate of each month, in hundredths of a per cent. */
  readonly pension: readonly number[];
  readonly bands: readonly InsuranceBand[];
}

export function yearRates(year: FinancialYear, pension: readonly number[], bands: readonly InsuranceBand[]): YearRates {
  const first = firstMonthOfFinancialYear(year);
  const monthStarts = Array.from({ length: MONTHS + 1 }, (_, index) => firstDayOf(first + index));
  return { year, monthStarts, pension, bands };
}

/** The rounded elements of a year, in pence; parts are months × PARTS_OF_MONTH. */
export interface Accrued {
  partsEmployed: number;
  partsLive: number;
  pointStart: number;
  pointEnd: number;
  salary: Pence;
  /** Of the salary, what points gained since the path begins add. */
  progression: Pence;
  rr: Pence;
  employerNi: Pence;
  employerPension: Pence;
  referenceSalary: Pence;
  referenceNi: Pence;
  referencePension: Pence;
}

/** A place for the elements of a year, which may be used again for the next. */
export function emptyAccrued(): Accrued {
  return {
    partsEmployed: 0, partsLive: 0, pointStart: 0, pointEnd: 0, salary: 0, progression: 0, rr: 0, employerNi: 0, employerPension: 0,
    referenceSalary: 0, referenceNi: 0, referencePension: 0,
  };
}

/** What each month adds, running totals rounded, so that the months add up to the year. Twelve entries each. */
export interface MonthlyAccrual {
  readonly additionalSoFar: number[];
  readonly partsLiveSoFar: number[];
  /** Of these, those in which a source pays that brings grant; only where the funding of the post changes over time. */
  readonly partsFundedSoFar: number[];
}

/** Seven running sums that need the days of a month in their denominator: units of 1 ÷ (12 × q × PARTS_OF_MONTH) pence. */
interface FineSums {
  pay: bigint;
  gained: bigint;
  ni: bigint;
  pension: bigint;
  referencePay: bigint;
  referenceNi: bigint;
  referencePension: bigint;
}

function insurance(pay: number, bands: readonly InsuranceBand[], perPound: number): number {
  let sum = 0;
  for (const { over, change } of bands) {
    const above = pay - over * perPound;
    if (above > 0) sum += above * change;
  }
  return sum;
}

/** Employer's National Insurance on a month's pay, in the units of `pay` × 10,000; `perPound` turns a yearly limit into them (FUND-4). */
export function insuranceFine(pay: bigint, bands: readonly InsuranceBand[], perPound: bigint): bigint {
  let sum = 0n;
  for (const { over, change } of bands) {
    const above = pay - BigInt(over) * perPound;
    if (above > 0n) sum += above * BigInt(change);
  }
  return sum;
}

/**
 * Accrues the segments that fall into the year. `q` below is the denominator of the FTE: pay is annual × FTE, and R&R is
 * added to what National Insurance and pension are reckoned on. `path` is in order of days. The answer is `into`.
 */
export function accrueYear(
  path: readonly PaySegment[],
  rates: YearRates,
  fte: Fraction,
  rr: Pence,
  into: Accrued = emptyAccrued(),
  monthly?: MonthlyAccrual,
): Accrued {
  const { numerator: p, denominator: q } = fte;
  const { monthStarts, bands } = rates;
  let pay = 0;
  let gained = 0;
  let ni = 0;
  let pension = 0;
  let referencePay = 0;
  let referenceNi = 0;
  let referencePension = 0;
  let fine: FineSums | undefined;
  let partsEmployed = 0;
  let partsLive = 0;
  let pointStart = 0;
  let pointEnd = 0;
  let at = 0;
  let last: PaySegment | undefined;
  let lastPension = -1;
  let monthPay = 0;
  let monthReference = 0;
  let monthNi = 0;
  let monthReferenceNi = 0;

  for (let month = 0; month < MONTHS; month += 1) {
    const first = monthStarts[month] ?? 0;
    const end = (monthStarts[month + 1] ?? 0) - 1;
    while (at < path.length && (path[at]?.to ?? 0) < first) at += 1;
    const segment = path[at];
    if (segment !== undefined && segment.from <= end) {
      const pensionRate = rates.pension[month] ?? 0;
      if (segment.from <= first && segment.to >= end && (segment.annual + rr) * p <= MOST_IN_NUMBERS && q <= 100_000) {
        if (segment !== last) {
          last = segment;
          monthPay = segment.annual * p;
          monthReference = segment.referenceAnnual * p;
          lastPension = -1;
        }
        if (lastPension !== pensionRate) {
          lastPension = pensionRate;
          monthNi = insurance(monthPay + rr * q, bands, q);
          monthReferenceNi = insurance(monthReference, bands, q);
        }
        pay += monthPay;
        if (segment.annual !== segment.ungained) gained += (segment.annual - segment.ungained) * p;
        ni += monthNi;
        pension += (monthPay + rr * q) * pensionRate;
        referencePay += monthReference;
        referenceNi += monthReferenceNi;
        referencePension += monthReference * pensionRate;
        partsEmployed += PARTS_OF_MONTH;
        if (segment.live) {
          partsLive += PARTS_OF_MONTH;
          if (pointStart === 0) pointStart = segment.point;
          pointEnd = segment.point;
        }
      } else {
        fine ??= { pay: 0n, gained: 0n, ni: 0n, pension: 0n, referencePay: 0n, referenceNi: 0n, referencePension: 0n };
        const days = end - first + 1;
        let partPay = 0;
        let partGained = 0;
        let partReference = 0;
        let employed = 0;
        let live = 0;
        for (let index = at; index < path.length; index += 1) {
          const part = path[index];
          if (part === undefined || part.from > end) break;
          const overlap = Math.min(part.to, end) - Math.max(part.from, first) + 1;
          partPay += part.annual * p * overlap;
          partGained += (part.annual - part.ungained) * p * overlap;
          partReference += part.referenceAnnual * p * overlap;
          employed += overlap;
          if (part.live) {
            live += overlap;
            if (pointStart === 0) pointStart = part.point;
            pointEnd = part.point;
          }
        }
        const perDay = PARTS_OF_MONTH / days;
        const scale = BigInt(perDay);
        const onCostPay = partPay + rr * q * employed;
        fine.pay += BigInt(partPay) * scale;
        fine.gained += BigInt(partGained) * scale;
        fine.ni += insuranceFine(BigInt(onCostPay), bands, BigInt(q * days)) * scale;
        fine.pension += BigInt(onCostPay) * BigInt(pensionRate) * scale;
        fine.referencePay += BigInt(partReference) * scale;
        fine.referenceNi += insuranceFine(BigInt(partReference), bands, BigInt(q * days)) * scale;
        fine.referencePension += BigInt(partReference) * BigInt(pensionRate) * scale;
        partsEmployed += employed * perDay;
        partsLive += live * perDay;
        last = undefined;
      }
    }
    if (monthly !== undefined) {
      monthly.additionalSoFar[month] =
        settle(pay, fine?.pay, MONTHS * q) - settle(referencePay, fine?.referencePay, MONTHS * q);
      monthly.partsLiveSoFar[month] = partsLive;
    }
  }
  const perPenny = MONTHS * q;
  into.partsEmployed = partsEmployed;
  into.partsLive = partsLive;
  into.pointStart = pointStart;
  into.pointEnd = pointEnd;
  into.salary = settle(pay, fine?.pay, perPenny);
  into.progression = settle(gained, fine?.gained, perPenny);
  into.rr = rr === 0 ? 0 : roundProduct(rr, partsEmployed, 1, MONTHS * PARTS_OF_MONTH);
  into.employerNi = settle(ni, fine?.ni, perPenny * WHOLE_RATE);
  into.employerPension = settle(pension, fine?.pension, perPenny * WHOLE_RATE);
  into.referenceSalary = settle(referencePay, fine?.referencePay, perPenny);
  into.referenceNi = settle(referenceNi, fine?.referenceNi, perPenny * WHOLE_RATE);
  into.referencePension = settle(referencePension, fine?.referencePension, perPenny * WHOLE_RATE);
  return into;
}

/** The one rounding of an element: the sum of full months, and of part months where there are any. */
function settle(sum: number, fine: bigint | undefined, perPenny: number): Pence {
  if (fine === undefined) return roundHalfUp(sum, perPenny);
  return roundHalfUpBig(BigInt(sum) * BigInt(PARTS_OF_MONTH) + fine, BigInt(perPenny) * BigInt(PARTS_OF_MONTH));
}
