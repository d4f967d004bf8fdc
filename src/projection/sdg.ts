/** The School Development Grant of the schools of an authority: each school, the authority from its schools and from its totals, and what the difference comes from (SDG-1 to SDG-4). */
import type { FinancialYear } from '../domain/calendar';
import { roundHalfUpBig, splitByLargestRemainder, type Fraction, type Pence } from '../domain/exact';
import { PHASES, raiseTo, type Guarantees, type MissingGuarantee, type Phase, type Raise } from '../rules/sdg';
import { pooled, ratio, ratioOf, times, type Ratio } from './sdgExact';
import { NOT_KNOWN, type ConditionOf, type SdgCondition, type SdgPupils, type SdgSchool } from './sdgFacts';

/** What a school gets in a year. */
export interface SdgSchoolYear {
  readonly school: SdgSchool;
  readonly year: FinancialYear;
  readonly pupils: SdgPupils;
  readonly raise: Raise;
  /** Pence a pupil, exact. */
  readonly perPupil: Ratio;
  readonly allocation: Pence;
  readonly astPart: Pence;
  readonly rest: Pence;
  readonly condition: SdgCondition;
  /** What the authority's total gains by this school's pupils and grant per pupil, against the average of the phase. Pence. */
  readonly mix: Pence;
}

/** The schools of a phase in a year: the sum over the schools, and the same from the totals (SDG-1). */
export interface SdgPhaseYear {
  readonly phase: Phase;
  readonly year: FinancialYear;
  readonly schools: number;
  readonly base: Pence;
  readonly basePupils: Ratio;
  readonly pupils: Ratio;
  readonly raise: Raise;
  readonly bottomUp: Pence;
  readonly topDown: Pence;
  readonly difference: Pence;
  readonly mix: Pence;
  readonly rounding: Pence;
}

/** All schools in a year: the sums over the phases. */
export interface SdgAuthorityYear {
  readonly year: FinancialYear;
  readonly schools: number;
  readonly astPart: Pence;
  readonly rest: Pence;
  readonly bottomUp: Pence;
  readonly topDown: Pence;
  readonly difference: Pence;
  readonly mix: Pence;
  readonly rounding: Pence;
}

export interface SdgProjection {
  readonly years: readonly FinancialYear[];
  readonly schools: readonly SdgSchool[];
  /** School by school, and within each in the order of the years; without the years that have no guarantee. */
  readonly schoolYears: readonly SdgSchoolYear[];
  readonly phaseYears: readonly SdgPhaseYear[];
  readonly authority: readonly SdgAuthorityYear[];
  /** Phases of schools in years without a guarantee. */
  readonly missing: readonly (MissingGuarantee & { readonly phase: Phase; readonly asked: FinancialYear })[];
}

interface PhaseTotals {
  readonly base: Pence;
  readonly basePupils: Ratio;
  readonly pupils: Ratio;
}

function totalsOf(schools: readonly SdgSchool[], year: FinancialYear): PhaseTotals {
  return {
    base: schools.reduce((sum, { base }) => sum + base, 0),
    basePupils: pooled(schools.map(({ basePupils }) => ratioOf(basePupils))),
    pupils: pooled(schools.map(({ pupils }) => ratioOf(pupils.get(year)?.value ?? { numerator: 0, denominator: 1 }))),
  };
}

/** By how much the school's grant per pupil is above the average of its phase × by how much its pupils are above what they would be had they changed as those of all its schools did. */
function mixOf({ base, basePupils }: SdgSchool, pupils: Fraction, raise: Ratio, totals: PhaseTotals): Ratio {
  const own = ratioOf(basePupils);
  const above = pooled([times(ratio(BigInt(base)), inverse(own)), minus(times(ratio(BigInt(totals.base)), inverse(totals.basePupils)))]);
  const gained = pooled([ratioOf(pupils), minus(times(own, times(totals.pupils, inverse(totals.basePupils))))]);
  return times(times(above, gained), raise);
}

function inverse({ numerator, denominator }: Ratio): Ratio {
  return { numerator: denominator, denominator: numerator };
}

function minus({ numerator, denominator }: Ratio): Ratio {
  return { numerator: -numerator, denominator };
}

/** Rounded once, half up; nothing is 0 and not -0. */
function rounded({ numerator, denominator }: Ratio): Pence {
  return roundHalfUpBig(numerator, denominator) + 0;
}

interface PhaseAnswer {
  readonly phaseYear: SdgPhaseYear;
  readonly schoolYears: readonly SdgSchoolYear[];
}

function phaseYear(phase: Phase, year: FinancialYear, schools: readonly SdgSchool[], raise: Raise, conditionOf: ConditionOf): PhaseAnswer {
  const totals = totalsOf(schools, year);
  const { numerator, denominator } = raise;
  const factor = { numerator, denominator };
  const schoolYears = schools.flatMap((school): SdgSchoolYear[] => {
    const pupils = school.pupils.get(year);
    if (pupils === undefined) return [];
    const perPupil = times(times(ratio(BigInt(school.base)), inverse(ratioOf(school.basePupils))), factor);
    const allocation = rounded(times(perPupil, ratioOf(pupils.value)));
    const astBase = school.astBase ?? 0;
    const [astPart = 0, rest = 0] = splitByLargestRemainder(allocation, [astBase, school.base - astBase]);
    return [{ school, year, pupils, raise, perPupil, allocation, astPart, rest, condition: conditionOf(school, year), mix: rounded(mixOf(school, pupils.value, factor, totals)) }];
  });
  const unrounded = pooled(schoolYears.map(({ perPupil, pupils }) => times(perPupil, ratioOf(pupils.value))));
  const fromTotals = times(times(ratio(BigInt(totals.base)), inverse(totals.basePupils)), times(totals.pupils, factor));
  const bottomUp = schoolYears.reduce((sum, { allocation }) => sum + allocation, 0);
  const topDown = rounded(fromTotals);
  const mix = rounded(pooled([unrounded, minus(fromTotals)]));
  const difference = bottomUp - topDown;
  return { phaseYear: { phase, year, schools: schoolYears.length, ...totals, raise, bottomUp, topDown, difference, mix, rounding: difference - mix }, schoolYears };
}

/** The projection of the schools for the years; each school has its pupils of every year. */
export function projectSdg(schools: readonly SdgSchool[], years: readonly FinancialYear[], guarantees: Guarantees, conditionOf: ConditionOf = () => NOT_KNOWN): SdgProjection {
  const phases = PHASES.filter((phase) => schools.some((school) => school.phase === phase));
  const missing: SdgProjection['missing'][number][] = [];
  const answers: PhaseAnswer[] = [];
  for (const year of years) {
    for (const phase of phases) {
      const raise = raiseTo(phase, year, guarantees);
      if ('missing' in raise) missing.push({ ...raise, phase, asked: year });
      else answers.push(phaseYear(phase, year, schools.filter((school) => school.phase === phase), raise, conditionOf));
    }
  }
  const places = new Map(schools.map((school, at) => [school, at]));
  const schoolYears = answers.flatMap((answer) => answer.schoolYears).sort((a, b) => (places.get(a.school) ?? 0) - (places.get(b.school) ?? 0) || a.year - b.year);
  const phaseYears = answers.map((answer) => answer.phaseYear);
  // A total without the schools of one phase would be read as that of all.
  const whole = years.filter((year) => phases.length > 0 && !missing.some(({ asked }) => asked === year));
  return { years, schools, schoolYears, phaseYears, missing, authority: whole.map((year) => authorityYear(year, phaseYears, schoolYears)) };
}

function authorityYear(year: FinancialYear, phaseYears: readonly SdgPhaseYear[], schoolYears: readonly SdgSchoolYear[]): SdgAuthorityYear {
  const phases = phaseYears.filter((entry) => entry.year === year);
  const ofYear = schoolYears.filter((entry) => entry.year === year);
  const sum = (of: (entry: SdgPhaseYear) => number): number => phases.reduce((running, entry) => running + of(entry), 0);
  return {
    year, schools: ofYear.length,
    astPart: ofYear.reduce((running, { astPart }) => running + astPart, 0),
    rest: ofYear.reduce((running, { rest }) => running + rest, 0),
    bottomUp: sum(({ bottomUp }) => bottomUp), topDown: sum(({ topDown }) => topDown), difference: sum(({ difference }) => difference),
    mix: sum(({ mix }) => mix), rounding: sum(({ rounding }) => rounding),
  };
}

export interface SdgCheck {
  readonly name: string;
  readonly year: FinancialYear;
  readonly difference: Pence;
}

/** By how many pence, rounded up, two exact amounts are further apart than `allowed`. */
function apart(a: Ratio, b: Ratio, allowed: Ratio): Pence {
  const { numerator, denominator } = pooled([a, minus(b)]);
  const over = pooled([{ numerator: numerator < 0n ? -numerator : numerator, denominator }, minus(allowed)]);
  return over.numerator <= 0n ? 0 : Number((over.numerator + over.denominator - 1n) / over.denominator);
}

const HALF_A_PENNY: Ratio = { numerator: 1n, denominator: 2n };

/**
 * Mix and rounding of a phase, each by itself and unrounded: the mix is what each school adds by its own grant and pupils, the rounding what was rounded at
 * each school and at the totals. They must be the difference exactly, and what is shown of each must be its nearest penny. The answer is pence too many.
 */
function mixAndRoundingOff({ base, basePupils, pupils, raise: { numerator, denominator }, bottomUp, topDown, mix, rounding }: SdgPhaseYear, rows: readonly SdgSchoolYear[]): Pence {
  const factor: Ratio = { numerator, denominator };
  const totals: PhaseTotals = { base, basePupils, pupils };
  const ownMix = pooled(rows.map((row) => mixOf(row.school, row.pupils.value, factor, totals)));
  const atSchools = rows.flatMap((row) => [ratio(BigInt(row.allocation)), minus(times(row.perPupil, ratioOf(row.pupils.value)))]);
  const atTotals = [ratio(BigInt(topDown)), minus(times(times(ratio(BigInt(base)), inverse(basePupils)), times(pupils, factor)))];
  const ownRounding = pooled([...atSchools, ...atTotals.map(minus)]);
  const shown = (amount: Pence, exact: Ratio): Pence => apart(ratio(BigInt(amount)), exact, HALF_A_PENNY);
  return apart(ratio(BigInt(bottomUp - topDown)), pooled([ownMix, ownRounding]), ratio(0n)) + shown(mix, ownMix) + shown(rounding, ownRounding);
}

/** Sums that must be zero, worked out from the rows that a reader sees. */
export function sdgChecks({ schoolYears, phaseYears, authority }: SdgProjection): SdgCheck[] {
  return authority.flatMap((total) => {
    const ofYear = schoolYears.filter(({ year }) => year === total.year);
    const parts = ofYear.reduce((sum, { allocation, astPart, rest }) => sum + Math.abs(allocation - astPart - rest), 0);
    const allocations = ofYear.reduce((sum, { allocation }) => sum + allocation, 0);
    const phases = phaseYears.filter(({ year }) => year === total.year);
    const off = phases.reduce((sum, entry) => sum + mixAndRoundingOff(entry, ofYear.filter(({ school }) => school.phase === entry.phase)), 0);
    const shown = phases.reduce((sum, { mix, rounding }) => sum + mix + rounding, 0);
    return [
      { name: 'AST part and rest of each school are its allocation', year: total.year, difference: parts },
      { name: 'The allocations of the schools are the sum over the schools', year: total.year, difference: allocations - total.bottomUp },
      { name: 'Mix and rounding are the difference between the two ways', year: total.year, difference: off + Math.abs(total.bottomUp - total.topDown - total.mix - total.rounding) + Math.abs(total.mix + total.rounding - shown) },
    ];
  });
}
