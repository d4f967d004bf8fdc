/** What the pane knows of the plan that stands on the AST sheets: where it was read from, and whether it is still right. */
import type { LiveWorkbook } from '../workbook/liveWorkbook';
import { ownSheets } from '../workbook/ownSheets';
import { SCENARIOS_NAME } from '../workbook/scenarios/shelf';
import { ABOUT_NAME, ASSUMPTIONS_NAME, PAY_POINTS_NAME, SDG_NAME } from '../workbook/sheets/names';
import { isNameFor, ownNameFor } from '../workbook/sheetWrite';
import { loadPlanning } from './later';
import type { PaneState, Source } from './paneState';
import { inTurns } from './turns';
import { PANE_WAYS } from './waysToSay';

/** The pane, as far as this needs it. */
export interface WrittenPane {
  readonly workbook: LiveWorkbook;
  getState(): PaneState;
  set(changes: Partial<PaneState>): void;
  unseen(action: () => Promise<void>): Promise<void>;
}

/** So long after an edit, in milliseconds, the plan is looked at again: who types goes on typing. */
const AFTER_EDIT = 800;

export class WrittenPlan {
  /** The staff list that it was read from. */
  source: Source | null = null;
  /** The sheets of the lists beside the staff sheet, of which a change makes the plan out of date too. */
  private lists: readonly string[] = [];
  private recheck: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly pane: WrittenPane) {}

  /** Looks whether there is a plan, and whether it is still that of its staff list. */
  async look(): Promise<void> {
    const { workbook } = this.pane;
    const own = await ownSheets(workbook, (await workbook.sheets()).map(({ name }) => name));
    const earlier = ownNameFor(own, ABOUT_NAME) === undefined ? undefined : await (await loadPlanning()).earlierPlan(workbook, PANE_WAYS, inTurns);
    const reading = earlier?.reading ?? null;
    this.source = reading === null ? null : { sheet: reading.grid.name, part: reading.part };
    this.lists = [...(reading?.lists.values() ?? [])].map(({ name }) => name);
    this.pane.set({ freshness: earlier ?? null });
  }

  /** A change of the staff sheet, or of an assumption, may make it out of date. */
  edited(sheet: string): void {
    if (isNameFor(sheet, SCENARIOS_NAME)) this.pane.set({ scenarios: null });
    const { freshness } = this.pane.getState();
    if (freshness === null) return;
    const isRead = freshness.about.readFrom === sheet || freshness.about.readFrom.startsWith(`${sheet}, `) || this.lists.includes(sheet);
    if (!isRead && ![ASSUMPTIONS_NAME, PAY_POINTS_NAME, SDG_NAME].some((name) => isNameFor(sheet, name)) && !/^pay points$/i.test(sheet.trim())) return;
    clearTimeout(this.recheck);
    this.recheck = setTimeout(() => { void this.pane.unseen(() => this.look()); }, AFTER_EDIT);
  }
}
