/** A figure is never bare: it carries the dates it holds for, its status and where it was read. */
import type { Day } from './calendar';

/**
 * published: read in the cited source. reconstructed: computed by the published awards from a published figure.
 * estimated: interpolated between published figures. assumed: nobody stated it. user: from the user's own workbook.
 */
export const STATUSES = ['published', 'reconstructed', 'estimated', 'assumed', 'user'] as const;
export type Status = (typeof STATUSES)[number];

export interface Figure {
  readonly value: number;
  /** The first day that the figure holds. */
  readonly from: Day;
  /** The last day that the figure holds, or `null` while no end is known. */
  readonly until: Day | null;
  readonly status: Status;
  /** The tag of the source, for a published figure. */
  readonly source?: string;
  /** How it was come by, in words, for any other. */
  readonly basis?: string;
}

/** A figure as a step names it: what it is and its amount, in words. */
export interface NamedFigure extends Figure {
  readonly name?: string;
}

/** One step of how a figure came about: the rule it follows, in a sentence, and the figures it used. */
export interface Step {
  readonly rule: string;
  readonly text: string;
  readonly figures: readonly NamedFigure[];
  /** The elements of a post’s year that it explains, where it is about one. */
  readonly explains?: readonly string[];
}
