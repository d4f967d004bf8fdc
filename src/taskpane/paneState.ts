/** What the pane shows: one state, which views read and only the planner changes. */
import type { Area } from '../domain/scales';
import type { Explanation } from '../workbook/explainCell';
import type { FigureForm } from '../workbook/assumptions';
import type { Freshness } from '../workbook/freshness';
import type { Restorable, SheetParts } from '../workbook/liveWorkbook';
import type { PlanMade } from '../workbook/planWorkbook';
import type { RangeAsked } from '../workbook/range/inputs';
import type { StaffPart } from '../workbook/readWorkbook';
import type { ScenarioShelf } from '../workbook/scenarios/shelf';
import type { HeaderMapping } from '../workbook/staff/columns';
import type { Headings } from '../workbook/staff/header';
import { NOT_AUDITED, type Audited } from './audited';
import { NOTHING_FORMED, type Formed } from './formed';

export interface Message {
  readonly intent: 'success' | 'info' | 'warning' | 'error';
  readonly text: string;
}

export interface Busy {
  readonly text: string;
  /** The share done, from 0 to 1; `null` where it is not known. */
  readonly done: number | null;
  readonly canCancel: boolean;
}

/** The staff list that is read. */
export interface Source {
  readonly sheet: string;
  readonly part: StaffPart | null;
}

export interface ExplainedCell {
  readonly explanation: Explanation | null;
  readonly note: string;
}

export interface PaneState {
  readonly busy: Busy | null;
  readonly message: Message | null;
  /** What Excel is waiting for. */
  readonly waiting: string | null;
  readonly parts: readonly SheetParts[];
  readonly source: Source | null;
  /** The headings of the staff list, recognised or not. */
  readonly headings: Headings | null;
  readonly mapping: HeaderMapping;
  readonly area: Area | null;
  /** How the figures are written; `null` where the size of the plan decides. */
  readonly figures: FigureForm | null;
  /** Settings that the user gave in the pane, by their ids. */
  readonly values: ReadonlyMap<string, string>;
  readonly made: PlanMade | null;
  readonly refusal: string | null;
  /** Whether the plan that is written is still that of the staff sheet; `null` where none is written. */
  readonly freshness: Freshness | null;
  /** The sheets of the last writing, to be gone to. */
  readonly written: readonly string[];
  /** The sheets that a writing will replace. */
  readonly replaces: readonly string[];
  readonly restorable: Restorable | null;
  readonly explained: ExplainedCell | null;
  /** The saved plans; `null` while they are to be looked up. */
  readonly scenarios: ScenarioShelf | null;
  /** What the user may say to have a change of the saved plans all the same. */
  readonly scenarioAsk: { readonly wayOut: 'replace' | 'instead'; readonly name: string } | null;
  /** What is asked of a range in the pane; `null` until something is asked, or was found on the sheet. */
  readonly range: RangeAsked | null;
  readonly audited: Audited;
  readonly formed: Formed;
}

export const NOTHING_YET: PaneState = {
  busy: null, message: null, waiting: null, parts: [], source: null, headings: null, mapping: new Map(), area: null, figures: null, values: new Map(),
  made: null, refusal: null, freshness: null, written: [], replaces: [], restorable: null, explained: null, range: null,
  scenarios: null, scenarioAsk: null, audited: NOT_AUDITED, formed: NOTHING_FORMED,
};
