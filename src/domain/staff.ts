/** The facts of an AST post, as a staff sheet states them. Amounts are pence a year, as actually paid. */
import type { Day } from './calendar';
import type { Fraction, Pence } from './exact';
import type { Area, ScalePoint } from './scales';

/** How the holder leaves the post: back to classroom teacher (REV-1), away, or followed by another holder. */
export const ENDINGS = ['reverts', 'leaves', 'replaced'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Who pays for the post (SDG-3, FUND-11). */
export const FUNDING_SOURCES = ['SDG', 'School', 'Local formula', 'Group'] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

/** Who pays for a post from one day to another: one payer, or the schools of a group, whose shares add up to 1 (FUND-11). */
export interface FundingPeriod {
  /** The first day; `null` for from the beginning. */
  readonly from: Day | null;
  /** The last day; `null` for no end. */
  readonly to: Day | null;
  readonly source: FundingSource;
  readonly payers: readonly FundingPayer[];
}

export interface FundingPayer {
  /** The school that pays what no grant covers; empty for that of the post. */
  readonly school: string;
  readonly share: Fraction;
}

/** How far a funded post has come (FUND-7). */
export const POST_STATUSES = ['planned', 'funding agreed', 'filled', 'AST2 sent', 'paid'] as const;
export type PostStatus = (typeof POST_STATUSES)[number];

/** Points gained on one 1 September (PAY-5, PAY-6). */
export type Decision = 0 | 1 | 2;

/** A move of the post to another range on a date (PAY-7). */
export interface RangeChange {
  readonly on: Day;
  readonly rangeStart: number;
  /** The point given, or `null` for the first of the new range or the present one, whichever is higher. */
  readonly point: number | null;
  readonly reason: string;
}

/** A cost of cover that is not stated as one amount a year (OUT-5): days or hours a year at a price, or a part-time teacher on a scale point. */
export type Cover =
  | { readonly way: 'days' | 'hours'; readonly count: Fraction; readonly rate: Pence }
  | { readonly way: 'appointment'; readonly fte: Fraction; readonly point: ScalePoint };

/** The facts of a post that come from a cell of their own, by which a problem names its cell. */
export type PostField =
  | 'point' | 'rangeStart' | 'area' | 'fte' | 'start' | 'end' | 'revertTo' | 'reference' | 'allowance'
  | 'share' | 'status' | 'fundingSource' | 'assessedOn' | 'ast2SentOn' | 'rangeChange' | 'coverPoint' | `decision ${number}`;

/** Where a post was read. */
export interface Origin {
  readonly sheet: string;
  readonly row: number;
  /** The address of the cell that the fact was read from, if it was read from one. */
  cellOf(field: PostField): string | undefined;
}

export interface AstPost {
  readonly id: string;
  readonly school: string;
  readonly establishment: string;
  readonly holder: string;
  readonly area: Area;
  readonly fte: Fraction;
  /** The first point of the range; the range is this point and the four above it (PAY-3). */
  readonly rangeStart: number;
  /** The point on the first day of the plan, or on the start date if that is later. */
  readonly point: number;
  /** The first day employed in the post; `null` for in post throughout. */
  readonly start: Day | null;
  /** The last day employed in the post; `null` for no end (REV-4). */
  readonly end: Day | null;
  readonly ending: Ending | null;
  /** The point of the upper pay spine chosen for reversion (REV-2). */
  readonly revertTo: number | null;
  /** What the holder would be paid on if not an AST. */
  readonly reference: ScalePoint;
  /** Nobody stated the reference point: U3 is assumed. */
  readonly referenceIsAssumed: boolean;
  /** Points decided, by the year of the September. */
  readonly decisions: ReadonlyMap<number, Decision>;
  readonly rr: Pence;
  readonly allowance: Pence;
  readonly allowanceType: string;
  readonly retained: Pence;
  readonly thresholdLost: Pence;
  readonly transferred: Pence;
  /** What cover for the outreach costs a year; `null` where nobody says, and where a teacher is appointed for it, whose pay changes with the table. */
  readonly coverCost: Pence | null;
  /** How that was stated, where not as an amount. */
  readonly cover: Cover | null;
  readonly fundingSource: FundingSource;
  /** Who pays when, in order of days and without overlaps; on days that none covers, and where there are none, `fundingSource` does. */
  readonly funding: readonly FundingPeriod[];
  /** This school's share of a post that a group of schools pays for (FUND-11). */
  readonly share: Fraction | null;
  readonly status: PostStatus;
  /** The day of passing AST assessment; `null` where nothing says that it is still to come (PAY-11). */
  readonly assessedOn: Day | 'not yet' | null;
  readonly ast2SentOn: Day | null;
  readonly rangeChange: RangeChange | null;
  readonly origin: Origin;
}

/** Whether the post says what cover for its outreach costs, in any way (OUT-5). */
export function hasCover({ coverCost, cover }: Pick<AstPost, 'coverCost' | 'cover'>): boolean {
  return coverCost !== null || cover?.way === 'appointment';
}
