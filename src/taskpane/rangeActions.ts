/** What the pane does with a range: notes what is asked of it, and puts it on “AST Range model” with the plan. */
import { ExcelRefusal } from '../excel';
import type { PlanMade } from '../workbook/planWorkbook';
import type { RangeAsked } from '../workbook/range/inputs';
import type { WorkbookReading } from '../workbook/readWorkbook';
import type { PaneState, Source } from './paneState';
import { isSamePlan } from './stillSame';

/** The pane, as far as these actions need it. */
export interface RangePane {
  /** What was read; the range that stands on its sheet is kept up to date here. */
  reading: WorkbookReading | null;
  getState(): PaneState;
  set(changes: Partial<PaneState>): void;
  act(text: string, action: () => Promise<void>, canCancel: boolean): Promise<void>;
  readSource(source: Source | null): Promise<void>;
  plan(): Promise<void>;
  writeSheets(made: PlanMade): Promise<void>;
}

export class RangeActions {
  /** The question that is being put on its sheet. */
  private putting: RangeAsked | null = null;
  /** What stood on the range model when it was read last, as text. */
  private read = '';

  constructor(private readonly pane: RangePane) {}

  /** What a plan that is made now says of the range. */
  said(): { readonly range?: RangeAsked } {
    return this.putting === null ? {} : { range: this.putting };
  }

  /** What stands on the sheet of the range model is what is asked in the pane, where it is new there. */
  take(range: RangeAsked | null): void {
    const text = JSON.stringify(range);
    if (text === this.read) return;
    this.read = text;
    if (range !== null) this.pane.set({ range });
  }

  /** Notes what is asked of a range; nothing is written. */
  ask(range: RangeAsked): void {
    this.pane.set({ range });
  }

  /** Writes the plan with the range on a sheet of its own; what was changed on that sheet meanwhile is read and shown instead. */
  put(asked: RangeAsked): Promise<void> {
    const { pane } = this;
    return pane.act('Looking whether the sheets are still the same …', async () => {
      const [{ made: shown, source }, before] = [pane.getState(), this.read];
      if (shown === null) return;
      await pane.readSource(source);
      const { made } = pane.getState();
      if (made === null) throw new ExcelRefusal('Changed', 'The staff sheet changed and can no longer be planned: see Plan.');
      if (!isSamePlan(shown, made) || this.read !== before) {
        pane.set({ message: { intent: 'warning', text: 'The staff sheet, the assumptions or “AST Range model” changed since they were read. They have been read again: look at the figures, then put the range on its sheet.' } });
        return;
      }
      this.putting = asked;
      try {
        await pane.plan();
        const { made: withRange } = pane.getState();
        if (withRange !== null) await pane.writeSheets(withRange);
        if (pane.reading !== null) pane.reading = { ...pane.reading, range: asked };
      } finally {
        this.putting = null;
      }
    }, true);
  }
}
