/** What the pane does with saved plans: looks them up, saves, approves, unlocks and deletes. Only “AST Scenarios” is written. */
import { ExcelRefusal } from '../excel';
import type { LiveWorkbook } from '../workbook/liveWorkbook';
import type { PlanMade } from '../workbook/planWorkbook';
import type { Progress } from '../workbook/port';
import { ownSheets } from '../workbook/ownSheets';
import { type WorkbookReading } from '../workbook/readWorkbook';
import { readScenarios } from '../workbook/scenarios/readScenarios';
import {
  approveScenario, deleteScenario, EMPTY_SHELF, saveScenario, unlockScenario, type ScenarioShelf, type ScenarioWays, type ShelfChange, type ShelfRefusal,
} from '../workbook/scenarios/shelf';
import { scenarioGridOf } from '../workbook/scenarios/workbookShelf';
import { loadSheetParts } from './later';
import type { PaneState } from './paneState';
import { isSameGrid } from './stillSame';
import { inTurns } from './turns';

const WAYS: ScenarioWays = { replace: 'with the button “Replace”', unlock: 'with the button “Lift approval”', instead: 'with the button “Approve in its place”' };

/** The pane, as far as these actions need it. */
export interface ScenarioPane {
  readonly workbook: LiveWorkbook;
  readonly options: { readonly now: () => string };
  /** What was read; its sheet of scenarios is kept up to date here. */
  reading: WorkbookReading | null;
  set(changes: Partial<PaneState>): void;
  act(text: string, action: () => Promise<void>): Promise<void>;
  after(text: string, action: () => Promise<void>): Promise<void>;
  progress(text: string, canCancel: boolean): Progress;
  freshPlan(): Promise<PlanMade | null>;
  checkStillRight(made: PlanMade): Promise<void>;
}

export class ScenarioActions {
  constructor(private readonly pane: ScenarioPane) {}

  /** Looks up the saved plans. That they cannot be read is said in their place. */
  look(): Promise<void> {
    return this.pane.after('Looking up the saved plans …', async () => {
      try {
        this.pane.set({ scenarios: await inTurns(readScenarios(await scenarioGridOf(this.pane.workbook))) });
      } catch (error) {
        if (!(error instanceof ExcelRefusal)) throw error;
        this.pane.set({ scenarios: { ...EMPTY_SHELF, damage: `The saved plans cannot be looked up: ${error.message}` } });
      }
    });
  }

  /** Saves the plan that is shown. Where the workbook changed since it was read, it is shown anew instead. */
  save(name: string, isReplacing: boolean): Promise<void> {
    return this.pane.act('Looking whether the sheet is still the same …', async () => {
      this.pane.set({ scenarioAsk: null });
      const made = await this.pane.freshPlan();
      if (made === null) return;
      const changed = saveScenario(made.planned.scenarios, { ...made.planned, writtenAt: this.pane.options.now() }, name, isReplacing, WAYS);
      await this.write(name, changed, made.own, () => this.pane.checkStillRight(made));
    });
  }

  approve(name: string, isInstead: boolean): Promise<void> {
    return this.change('Approving …', name, (shelf) => approveScenario(shelf, name, this.pane.options.now(), isInstead, WAYS));
  }

  unlock(name: string): Promise<void> {
    return this.change('Lifting the approval …', name, (shelf) => unlockScenario(shelf, name));
  }

  delete(name: string): Promise<void> {
    return this.change('Deleting …', name, (shelf) => deleteScenario(shelf, name, WAYS));
  }

  /** Changes the shelf as it stands on the sheet now. */
  private change(text: string, name: string, change: (shelf: ScenarioShelf) => ShelfChange | ShelfRefusal): Promise<void> {
    const { pane } = this;
    return pane.act(text, async () => {
      pane.set({ scenarioAsk: null });
      const own = await ownSheets(pane.workbook, (await pane.workbook.sheets()).map((sheet) => sheet.name));
      const grid = await scenarioGridOf(pane.workbook);
      const shelf = await inTurns(readScenarios(grid));
      pane.set({ scenarios: shelf });
      await this.write(name, change(shelf), own, async () => {
        if (!await isSameGrid(grid, await scenarioGridOf(pane.workbook))) throw new ExcelRefusal('Changed', 'Somebody changed “AST Scenarios” meanwhile. Look at the saved plans as they are now, and choose it again.');
      });
    });
  }

  private async write(name: string, changed: ShelfChange | ShelfRefusal, own: ReadonlySet<string>, isStillRight: () => Promise<void>): Promise<void> {
    const { pane } = this;
    if ('refusal' in changed) {
      pane.set({ message: { intent: 'warning', text: changed.refusal }, scenarioAsk: changed.wayOut === undefined ? null : { wayOut: changed.wayOut, name } });
      return;
    }
    const { scenariosSheet } = await loadSheetParts();
    const notes = await pane.workbook.write([scenariosSheet(changed.shelf)], own, pane.progress('Writing “AST Scenarios” …', false), isStillRight);
    const said = [changed.said, ...notes].join(' ');
    pane.set({
      restorable: pane.workbook.restorable(), scenarios: { ...changed.shelf, isThere: true },
      message: { intent: notes.length === 0 ? 'success' : 'warning', text: `${said} Restore takes back this change, and no longer the last plan.` },
    });
    await this.lookAfterWriting(said);
  }

  /** What is known of the sheet that was written. That it cannot be looked up changes nothing of its being written. */
  private async lookAfterWriting(said: string): Promise<void> {
    const { pane } = this;
    try {
      const own = await ownSheets(pane.workbook, (await pane.workbook.sheets()).map((sheet) => sheet.name));
      const scenarioGrid = await scenarioGridOf(pane.workbook);
      if (pane.reading !== null) pane.reading = { ...pane.reading, own, scenarioGrid };
      pane.set({ scenarios: await inTurns(readScenarios(scenarioGrid)) });
    } catch (error) {
      if (!(error instanceof ExcelRefusal)) throw error;
      pane.set({ message: { intent: 'warning', text: `${said} ${error.message}` } });
    }
  }
}
