/** What a roll forward is: the old figure, the steps to the new one, and what became of each post and setting in them. */
import type { FinancialYear } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import type { AstPost } from '../domain/staff';
import type { Plan, PlanSettings, PostYear } from './plan';
import type { FactKind, SettingKind } from './rollForwardFacts';
import { costOf, referenceCostOf } from './yearCost';

export type RollKind = 'written' | 'leftOutBefore' | 'yearOn' | 'gone' | 'new' | FactKind | SettingKind | 'leftOutNow';

/** What a bridge is made of, in pence: cost, the cost without AST, the grant, and what the school pays. */
export interface RollAmounts {
  readonly cost: Pence;
  readonly reference: Pence;
  readonly grant: Pence;
  readonly netCost: Pence;
}

export const ROLL_COLUMNS = ['cost', 'reference', 'grant', 'netCost'] as const;
export const NO_ROLL: RollAmounts = { cost: 0, reference: 0, grant: 0, netCost: 0 };

/** What became of one post or one setting in a step. `was` and `is` are empty where nothing is said. */
export interface RollChange {
  /** The post with its holder; empty for a setting. */
  readonly post: string;
  readonly school: string;
  readonly what: string;
  readonly was: string;
  readonly is: string;
  /** The change in a sentence without its end. */
  readonly text: string;
  readonly effect: RollAmounts;
}

export interface RollStep {
  readonly kind: RollKind;
  /** A few words. */
  readonly title: string;
  /** What happened, in sentences. */
  readonly text: string;
  readonly amounts: RollAmounts;
  /** Their effects add up to the amounts of the step. */
  readonly changes: readonly RollChange[];
}

export interface RollForward {
  readonly from: RollAmounts & { readonly year: FinancialYear };
  readonly to: RollAmounts & { readonly year: FinancialYear };
  readonly steps: readonly RollStep[];
  /** The old figure and the steps, less the new figure: nought in every column. */
  readonly check: RollAmounts;
}

export interface RollPlan {
  readonly posts: readonly AstPost[];
  readonly settings: PlanSettings;
}

/** A fact of a post in words, by which it is seen and said what changed. */
export interface RollFact {
  readonly name: string;
  readonly of: (post: AstPost) => string;
}

/** The year of the old plan, and that of the new one; the first of each where nothing is said. */
export interface RollYears {
  readonly from?: FinancialYear;
  readonly to?: FinancialYear;
}

export interface RollRefusal {
  readonly refusal: string;
}

/** A plan of the chain: its rows and what each post comes to in the year. */
export interface RollState {
  readonly rows: ReadonlyMap<string, readonly AstPost[]>;
  readonly year: FinancialYear;
  readonly settings: PlanSettings;
  /** By the key of the post; a post that could not be planned has none. */
  readonly amounts: ReadonlyMap<string, RollAmounts>;
  readonly figures: ReadonlyMap<string, PostYear>;
  readonly missing: ReadonlyMap<string, string>;
  readonly awardsUsed: ReadonlySet<number>;
}

export function addRoll(one: RollAmounts, other: RollAmounts): RollAmounts {
  return { cost: one.cost + other.cost, reference: one.reference + other.reference, grant: one.grant + other.grant, netCost: one.netCost + other.netCost };
}

/** The second less the first. */
export function lessRoll(one: RollAmounts, other: RollAmounts): RollAmounts {
  return { cost: other.cost - one.cost, reference: other.reference - one.reference, grant: other.grant - one.grant, netCost: other.netCost - one.netCost };
}

export function isNoRoll(amounts: RollAmounts): boolean {
  return ROLL_COLUMNS.every((column) => amounts[column] === 0);
}

/** What the posts of a plan come to in a year: the figures of AST Summary. */
export function rollTotal({ totals }: Plan, year: FinancialYear): RollAmounts {
  const total = totals.find((entry) => entry.year === year);
  return total === undefined ? NO_ROLL : { cost: total.cost, reference: total.reference, grant: total.grant, netCost: total.netCost };
}

/** The same of one post in one year. */
export function rollAmountsOf(year: PostYear): RollAmounts {
  return { cost: costOf(year), reference: referenceCostOf(year), grant: year.grant, netCost: year.netCost };
}
