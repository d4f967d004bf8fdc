/** The School Development Grant of a school: its 2005-06 grants, raised by the minimum funding guarantee (SDG-2). */
import { financialYearText, firstDayOfFinancialYear, lastDayOfFinancialYear, type FinancialYear } from '../domain/calendar';
import { roundHalfUpBig, type BasisPoints, type Fraction, type Pence } from '../domain/exact';
import { MINIMUM_FUNDING_GUARANTEE, type DatedRate } from '../parameters';

/** The phases that the guarantee is stated for. */
export const PHASES = ['primary', 'secondary'] as const;
export type Phase = (typeof PHASES)[number];

/** The year of the predecessor grants, which are raised every year from then on. */
export const SDG_BASE_YEAR: FinancialYear = 2005;

/** Hundredths of a per cent in the whole. */
const WHOLE_RATE = 10_000n;

/** A guarantee of the user's own, in hundredths of a per cent. */
export interface UserGuarantee {
  readonly phase: Phase;
  readonly year: FinancialYear;
  readonly value: BasisPoints;
}

/** The guarantee of a phase in a financial year; `undefined` where none is known. */
export type Guarantees = (phase: Phase, year: FinancialYear) => DatedRate | undefined;

export interface SchoolGrantQuestion {
  /** What the school received in predecessor grants in 2005-06. Pence. */
  readonly base: Pence;
  /** The pupils of 2005-06; above zero. */
  readonly basePupils: Fraction;
  readonly phase: Phase;
  /** The pupils of the year that is asked for. */
  readonly pupils: Fraction;
  readonly year: FinancialYear;
}

export interface SchoolGrant {
  /** The allocation of the year, rounded once. Pence. */
  readonly allocation: Pence;
  /** The guarantee of each year from 2006-07 on, with its status: some are assumed. */
  readonly guarantees: readonly DatedRate[];
}

/** A year of which there is no guarantee, or that lies before the grant, and what to do about it. */
export interface MissingGuarantee {
  readonly missing: true;
  readonly year: FinancialYear;
  readonly rule: 'SDG-2';
  readonly message: string;
}

/** The guarantee of a phase in a financial year, in hundredths of a per cent; `undefined` where none is known. */
export function guaranteeOf(phase: Phase, year: FinancialYear): DatedRate | undefined {
  const first = firstDayOfFinancialYear(year);
  return MINIMUM_FUNDING_GUARANTEE.find((rate) => rate.from === first && (rate.phase ?? phase) === phase);
}

/** The last financial year that the guarantees reach without a gap. */
export function lastYearOfGuarantee(phase: Phase, of: Guarantees = guaranteeOf): FinancialYear {
  let year = SDG_BASE_YEAR;
  while (of(phase, year + 1) !== undefined) year += 1;
  return year;
}

/** The guarantees with the user's own in their places: those win. */
export function guaranteesWith(own: readonly UserGuarantee[]): Guarantees {
  return (phase, year) => {
    const mine = own.find((entry) => entry.phase === phase && entry.year === year);
    if (mine === undefined) return guaranteeOf(phase, year);
    return { value: mine.value, from: firstDayOfFinancialYear(year), until: lastDayOfFinancialYear(year), status: 'user', basis: 'yours', phase };
  };
}

/** What a grant per pupil is raised by since 2005-06: the guarantees in turn, and their product as a quotient of whole numbers. */
export interface Raise {
  readonly guarantees: readonly DatedRate[];
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The raise of a phase from 2005-06 to a year; exact (SDG-2). */
export function raiseTo(phase: Phase, year: FinancialYear, of: Guarantees = guaranteeOf): Raise | MissingGuarantee {
  if (year < SDG_BASE_YEAR) {
    return {
      missing: true, year, rule: 'SDG-2',
      message: `The School Development Grant is reckoned from ${financialYearText(SDG_BASE_YEAR)}: there is no figure for ${financialYearText(year)}. Give ${financialYearText(SDG_BASE_YEAR)} or a later year.`,
    };
  }
  const guarantees: DatedRate[] = [];
  for (let since = SDG_BASE_YEAR + 1; since <= year; since += 1) {
    const guarantee = of(phase, since);
    if (guarantee === undefined) {
      return {
        missing: true, year: since, rule: 'SDG-2',
        message: `There is no minimum funding guarantee for ${phase} schools in ${financialYearText(since)}, so there is no figure for ${financialYearText(year)}. The last year known is ${financialYearText(lastYearOfGuarantee(phase, of))}.`,
      };
    }
    guarantees.push(guarantee);
  }
  return { guarantees, numerator: guarantees.reduce((product, { value }) => product * (WHOLE_RATE + BigInt(value)), 1n), denominator: WHOLE_RATE ** BigInt(guarantees.length) };
}

/**
 * The allocation of a school in a year: base ÷ base pupils × (1 + guarantee) for each year since 2005-06, by phase, ×
 * the pupils of the year. It is exact until it is rounded, once (SDG-2).
 */
export function schoolGrant({ base, basePupils, phase, pupils, year }: SchoolGrantQuestion, of: Guarantees = guaranteeOf): SchoolGrant | MissingGuarantee {
  const raise = raiseTo(phase, year, of);
  if ('missing' in raise) return raise;
  const numerator = BigInt(base) * raise.numerator * BigInt(pupils.numerator) * BigInt(basePupils.denominator);
  const denominator = raise.denominator * BigInt(pupils.denominator) * BigInt(basePupils.numerator);
  return { allocation: roundHalfUpBig(numerator, denominator), guarantees: raise.guarantees };
}
