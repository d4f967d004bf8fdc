/** What is known of a school for its School Development Grant, and whether the part for ASTs is kept. */
import type { FinancialYear } from '../domain/calendar';
import type { Fraction, Pence } from '../domain/exact';
import type { Phase } from '../rules/sdg';

export interface SdgPupils {
  readonly value: Fraction;
  /** assumed: reckoned from an earlier year by the growth that somebody gave. */
  readonly status: 'user' | 'assumed';
  /** How an assumed number came about, in words. */
  readonly basis?: string;
}

export interface SdgSchool {
  readonly school: string;
  readonly establishment: string;
  readonly phase: Phase;
  /** What it received in predecessor grants in 2005-06; above zero. Pence. */
  readonly base: Pence;
  /** Above zero. */
  readonly basePupils: Fraction;
  readonly pupils: ReadonlyMap<FinancialYear, SdgPupils>;
  /** The part of the base that is for ASTs; `null` where nobody says. Pence. */
  readonly astBase: Pence | null;
  /** The AST posts that the grant supports; `null` where nobody says. */
  readonly astPosts: Fraction | null;
  readonly sheet: string;
  readonly row: number;
}

export interface SdgCondition {
  readonly kind: 'kept' | 'in doubt' | 'not known' | 'no AST part';
  /** As it stands beside the figure. */
  readonly text: string;
}

export const NOT_KNOWN: SdgCondition = { kind: 'not known', text: 'not known: no staff list was planned, so it is not known whether an AST post is live there (SDG-3)' };
/** Whether the AST part of a school's grant is kept in a year (SDG-3). */
export type ConditionOf = (school: SdgSchool, year: FinancialYear) => SdgCondition;
