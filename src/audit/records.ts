/** What an authority's lists state, row by row, each with the place it was read from. Amounts are pence. */
import type { Day, FinancialYear } from '../domain/calendar';
import type { Fraction, Pence } from '../domain/exact';
import type { Problem } from '../domain/problem';
import type { ScalePoint } from '../domain/scales';
import type { AstPost } from '../domain/staff';
import type { Qualification } from '../rules/eligibility';

/** The row that a record was read from. */
export interface Place {
  /** The workbook, where several are read; empty where there is one. */
  readonly book: string;
  readonly sheet: string;
  readonly row: number;
  /** The address of the cell of a column, by the column's own name; `undefined` where the list has no such column. */
  readonly cellOf: (column: string) => string | undefined;
}

/** A school as a row names it: either may be empty. */
export interface SchoolMention {
  readonly school: string;
  readonly establishment: string;
}

/** What cells say that a plan could not use as it stands: a range of four points is still a range that somebody set. */
export interface Stated {
  readonly point: number | null;
  readonly range: { readonly start: number; readonly end: number } | null;
  /** Points decided, by the year of the September, however many. */
  readonly decisions: ReadonlyMap<number, number>;
  /** Septembers for which the list has a column, in order. */
  readonly septembers: readonly number[];
  /** The point to revert to, whatever its scale. */
  readonly revertTo: ScalePoint | null;
}

/** A row of a staff list that holds an AST post. */
export interface StaffPost {
  readonly kind: 'post';
  /** Its facts as far as they could be read; defaults stand for the others. */
  readonly post: AstPost;
  /** Whether all of them could be read. */
  readonly isWhole: boolean;
  readonly stated: Stated;
  /** Nobody holds it: the name is blank, or says vacant. */
  readonly isVacant: boolean;
  /** The status as stated; `null` where the cell is blank. */
  readonly status: AstPost['status'] | null;
  readonly staffCode: string;
  readonly reason: string;
  readonly outreachShare: Fraction | null;
  readonly outreachPattern: string;
  readonly outreachExemption: string;
  /** As stated (APP-1); `null` where the cell is blank, or the list has no such column. training: only what leads to the status; other: neither. */
  readonly qualification: Qualification | 'training' | 'other' | null;
  readonly qualificationText: string;
  /** What its cells hold that could not be read. */
  readonly problems: readonly Problem[];
  /** Set where neither row nor sheet names the pay area, which is then that of the register, or not known; and whether that is all that the row lacks. */
  readonly noArea?: { readonly isOnlyFault: boolean };
  readonly place: Place;
}

/** A row of a staff list that holds no AST post, of a teacher who holds or held one elsewhere in the lists. */
export interface OtherTeacher {
  readonly name: string;
  readonly staffCode: string;
  readonly school: string;
  readonly establishment: string;
  readonly point: ScalePoint;
  readonly area: AstPost['area'] | null;
  readonly fte: Fraction;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly place: Place;
}

/** A row of the register of schools. */
export interface SchoolRow extends SchoolMention {
  readonly phase: string;
  readonly area: string;
  /** The pay area, where {@link area} is one: some registers hold a district there (PAY-1). */
  readonly payArea?: AstPost['area'];
  /** Special measures and the like (OUT-3); `null` where the register has no such column. */
  readonly category: string | null;
  readonly teachers: Fraction | null;
  readonly pupils: Fraction | null;
  readonly place: Place;
}

/** What a school was allotted for a financial year (SDG-3, FUND-6). */
export interface Allocation extends SchoolMention {
  readonly year: FinancialYear;
  readonly sdg: Pence | null;
  /** The part for AST posts. */
  readonly astPart: Pence | null;
  /** How many posts it supports; a part of one where a group shares it. */
  readonly postsFunded: Fraction | null;
  readonly place: Place;
}

/** A payment of grant to a school (FUND-8). */
export interface Payment extends SchoolMention {
  readonly year: FinancialYear;
  /** The place of the stream among May, September, December and March, from 0; `null` where the list does not say. */
  readonly stream: number | null;
  readonly amount: Pence;
  /** The post, where the list says it. */
  readonly post: string;
  readonly on: Day | null;
  readonly place: Place;
}

/** The teachers whom a school's staff list names. */
export interface StaffCount extends SchoolMention {
  readonly teachers: number;
}
