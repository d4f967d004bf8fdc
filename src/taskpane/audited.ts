/** What the pane holds of an audit: what is asked, what was found, and what was said of the findings. */
import type { Pence } from '../domain/exact';
import type { Step } from '../domain/figure';
import type { Accepted } from '../workbook/audit/accepted';
import type { AuditMade } from '../workbook/audit/auditWorkbook';

/** A reason that was given in the pane; an empty one takes an earlier one back. */
export interface SaidReason extends Accepted {
  /** Whether it stands on “AST Audit” by now. */
  readonly isWritten: boolean;
}

/** A line of the authority's account, in words. */
export interface AccountItem {
  readonly what: string;
  readonly value: string;
}

/** A proposed move of funding, in words. */
export interface ShownMove {
  readonly text: string;
  readonly amount: Pence;
  readonly steps: readonly Step[];
}

/** An audit as it is shown. */
export interface ShownAudit {
  readonly made: AuditMade;
  /** What each kind of finding is called. */
  readonly titles: ReadonlyMap<string, string>;
  /** What was found, in a sentence. */
  readonly result: string;
  /** Why it is this day, where nobody named it; else empty. */
  readonly why: string;
  /** `null` where no list says what was allocated or paid. */
  readonly account: { readonly year: string; readonly items: readonly AccountItem[]; readonly steps: readonly Step[] } | null;
  /** `null` where there is no list of allocations. */
  readonly switching: { readonly moves: readonly ShownMove[]; readonly rest: string } | null;
  /** The sheets of the product's own that stood there when it was read. */
  readonly own: ReadonlySet<string>;
  /** By which it is known whether another reading finds the same; the reasons for which findings are accepted apart. */
  readonly signature: string;
}

export interface Audited {
  /** The day that is asked, as 2010-03-31; empty where none is named. */
  readonly on: string;
  readonly shown: ShownAudit | null;
  readonly said: readonly SaidReason[];
  /** The sheets of the last writing, to be gone to. */
  readonly written: readonly string[];
}

export const NOT_AUDITED: Audited = { on: '', shown: null, said: [], written: [] };
