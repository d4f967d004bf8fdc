/** What the sheets are made from: the plan, how the staff sheet was understood, and when and by what it was written. */
import type { Problem } from '../../domain/problem';
import type { Plan, SourceRow } from '../../projection';
import type { RollForward } from '../../projection/bridge';
import type { Assumption } from '../assumptions';
import type { CfrMapRow } from '../cfrMap';
import type { Overtyped } from '../overtyped';
import type { ScenarioShelf } from '../scenarios/shelf';
import type { PlannedRange } from '../range/plannedRange';
import type { PlannedSdg } from '../schools/planSdg';
import { OWN_SHEET_MARK, type Content, type Line } from '../sheetWrite';
import type { RowAssumption } from '../staff/readStaff';

/** A row of the user's on “AST Pay points” as it was typed: date, area, scale, point, pay. */
export type UnusedPayRow = readonly Content[];

/** The bridge from last year's figure, with where both plans were read from, and what a reader should know of it. */
export interface PlannedRollForward extends RollForward {
  readonly lastReadFrom: string;
  readonly readFrom: string;
  readonly notes: readonly string[];
}

export interface PlannedWorkbook {
  readonly plan: Plan;
  readonly assumptions: readonly Assumption[];
  readonly rowAssumptions: readonly RowAssumption[];
  /** Rows of “AST Pay points” that the user wrote and that cannot be used: kept as they are. */
  readonly unusedPay: readonly UnusedPayRow[];
  /** The plans that were saved under a name: they are kept. */
  readonly scenarios: ScenarioShelf;
  /** Who pays for each post, where more than the school with its grant pays for some. */
  readonly sources: readonly SourceRow[];
  /** What was asked of a range, and the answer; `null` where nothing was. */
  readonly range: PlannedRange | null;
  /** What changed since last year, where last year's workbook was given; else `null`. */
  readonly rollForward: PlannedRollForward | null;
  /** The School Development Grant of the schools; `null` where the workbook has no list of schools. */
  readonly sdg: PlannedSdg | null;
  /** The code map of AST CFR where the user changed it; `null` where it is the product's. */
  readonly cfrMap: readonly CfrMapRow[] | null;
  /** What is kept of the figures of the plan before that were typed over their formulas. */
  readonly overtyped: readonly Overtyped[];
  /** Every problem of reading and planning: errors first, then questions, then notes. */
  readonly problems: readonly Problem[];
  /** The staff sheet that was read. */
  readonly staffSheet: string;
  /** The same with the table or the cells of it, where only those were read. */
  readonly readFrom: string;
  readonly otherStaff: number;
  readonly leftOut: number;
  readonly version: string;
  /** When the plan was made, as text: the core has no clock. */
  readonly writtenAt: string;
  readonly fingerprint: string;
  /** Whether figures are written as formulas that follow AST Posts, AST Pay points and AST Assumptions. */
  readonly live: boolean;
  /** The sheets that an earlier plan left, by the product’s names for them: what this one does not have must not stay behind. */
  readonly left: ReadonlySet<string>;
}

/** The first row of a table on a sheet that has only a title above it. */
export const TABLE_ROW = 4;

/** Title and mark of a sheet of the product's own. */
export function titleLines(title: string, about: string): Line[] {
  return [
    { row: 1, cells: [{ column: 1, value: title, style: 'title' }], height: 24 },
    { row: 2, cells: [{ column: 1, value: `${OWN_SHEET_MARK}. ${about}`, style: 'subtitle' }] },
  ];
}

export const REPLACED = 'The next plan replaces this sheet; your own sheets are never changed.';
