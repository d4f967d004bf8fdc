/** What the pane holds of applications and forms: what is asked, what was read, and which sheets were written of it. */
import type { CareerStage } from '../rules/application';
import type { Ast2Form } from '../workbook/audit/ast2Form';
import type { Ast2List, Ast2Post } from '../workbook/audit/ast2Workbook';
import type { StaffEligibility } from '../workbook/audit/staffEligibility';
import type { Restorable } from '../workbook/liveWorkbook';
import type { PlannedPractitioners } from '../workbook/practitioners/planPractitioners';
import type { StaffPart } from '../workbook/readWorkbook';

/** Where the staff list was read. */
export interface FormedFrom {
  readonly sheet: string;
  readonly part: StaffPart | null;
}

/** The posts that a form is asked for: one by its id, or all of which no form was sent; `null` until somebody chose. */
export type Ast2Choice = { readonly post: string } | 'lacking' | null;

/** A staff list that forms are made from, and the forms of the posts that were chosen. */
export interface ShownAst2 {
  readonly from: FormedFrom;
  readonly list: Ast2List;
  readonly posts: readonly Ast2Post[];
  readonly choice: Ast2Choice;
  readonly forms: readonly Ast2Form[];
  /** Why there is no form of a chosen post. */
  readonly refusals: readonly string[];
  /** By which it is known whether another reading finds the same. */
  readonly signature: string;
}

/** Who may become an AST, as it is shown. */
export interface ShownEligibility {
  readonly from: FormedFrom;
  readonly made: StaffEligibility;
  readonly own: ReadonlySet<string>;
  readonly signature: string;
}

/** Leading practitioners, as they are shown. */
export interface ShownPractitioners {
  readonly from: FormedFrom;
  readonly planned: PlannedPractitioners;
  readonly own: ReadonlySet<string>;
  readonly signature: string;
}

export interface Formed {
  /** The day of the application, as 2009-10-05; empty until one is given. */
  readonly applied: string;
  /** `null` for all career stages. */
  readonly stage: CareerStage | null;
  /** The sheet of the staff list; empty for that of the plan, else the only one. */
  readonly sheet: string;
  readonly ast2: ShownAst2 | null;
  /** The day for which eligibility is asked; empty for today. */
  readonly on: string;
  readonly eligibility: ShownEligibility | null;
  readonly practitioners: ShownPractitioners | null;
  /** The sheets that were written here, to be gone to. */
  readonly written: readonly string[];
}

export const NOTHING_FORMED: Formed = { applied: '', stage: null, sheet: '', ast2: null, on: '', eligibility: null, practitioners: null, written: [] };

/** The pane, as far as it is noted here. */
export interface FormedPane {
  getState(): { readonly formed: Formed };
  set(changes: { readonly formed: Formed }): void;
}

export function changeFormed(pane: FormedPane, changes: Partial<Formed>): void {
  pane.set({ formed: { ...pane.getState().formed, ...changes } });
}

/** Whether Restore would take back a sheet that was written here. */
export function restoresForms({ formed: { written }, restorable }: { readonly formed: Formed; readonly restorable: Restorable | null }): boolean {
  return restorable !== null && [...restorable.putBack, ...restorable.takeAway].some((name) => written.includes(name));
}
