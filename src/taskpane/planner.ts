/** What the pane knows and does: reading, planning, writing and restoring, apart from how it looks. */
import type { Area } from '../domain/scales';
import { ExcelRefusal, Stopped } from '../excel';
import type { FigureForm } from '../workbook/assumptions';
import type { LiveWorkbook } from '../workbook/liveWorkbook';
import { ownSheets } from '../workbook/ownSheets';
import type { PlanMade } from '../workbook/planWorkbook';
import type { CellRange } from '../workbook/port';
import type { WorkbookReading } from '../workbook/readWorkbook';
import { sheetNames } from '../workbook/sheets/names';
import { extentOf, MOST_ROWS, ownNameFor, type SheetWrite } from '../workbook/sheetWrite';
import type { MappedColumn } from '../workbook/staff/columns';
import { AuditActions } from './auditActions';
import { explanationOf } from './explaining';
import { messageOf } from './failure';
import { loadPlanning, loadSample, loadSheetParts } from './later';
import { RangeActions } from './rangeActions';
import { ScenarioActions } from './scenarioActions';
import { isSameGrid, isSamePlan } from './stillSame';
import { NOTHING_YET, type ExplainedCell, type PaneState, type Source } from './paneState';
import { inTurns } from './turns';
import { PANE_WAYS } from './waysToSay';
import { WrittenPlan } from './writtenPlan';

export interface PlannerOptions {
  readonly version: string;
  /** The time of writing, as text. */
  readonly now: () => string;
}

/** The share of a writing from which on the new sheets take their places. */
const LAST_STEP = 0.95;

/** The pane's one place of state: views read it and call its actions; actions run one after the other. */
export class Planner {
  private state: PaneState = NOTHING_YET;
  private readonly listeners = new Set<() => void>();
  /** What is done with saved plans. */
  readonly scenarios = new ScenarioActions(this);
  /** What is done with a range. */
  readonly range = new RangeActions(this);
  /** What is done with an audit. */
  readonly audit = new AuditActions(this);
  /** The plan that stands on the AST sheets. */
  private readonly written = new WrittenPlan(this);
  reading: WorkbookReading | null = null;
  private isCancelled = false;
  private isExplaining = false;
  private queue: Promise<void> = Promise.resolve();

  constructor(readonly workbook: LiveWorkbook, readonly options: PlannerOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };

  readonly getState = (): PaneState => this.state;

  set(changes: Partial<PaneState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }

  /** Told while Excel makes the product wait. */
  readonly waiting = (sentence: string | null): void => { this.set({ waiting: sentence }); };

  /** Does what the user asked for, unless something is going on: a second press of a button is one too many. */
  act(text: string, action: () => Promise<void>, canCancel = false): Promise<void> {
    if (this.state.busy !== null) return Promise.resolve();
    this.set({ busy: { text, done: null, canCancel }, message: null });
    return this.after(text, action, canCancel);
  }

  /** Runs an action after those before it; its failure is a message, not an end. */
  after(text: string, action: () => Promise<void>, canCancel = false): Promise<void> {
    const next = this.queue.then(async () => {
      this.isCancelled = false;
      this.set({ busy: { text, done: null, canCancel } });
      try {
        await action();
      } catch (error) {
        this.set({ message: messageOf(error) });
      } finally {
        this.set({ busy: null });
      }
    });
    this.queue = next;
    return next;
  }

  /** Runs an action after those before it, without a word; only its failure is told. */
  unseen(action: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(async () => {
      try {
        await action();
      } catch (error) {
        this.set({ message: messageOf(error) });
      }
    });
    return this.queue;
  }

  progress(text: string, canCancel: boolean): (done: number) => void {
    return (done) => {
      this.stopIfAsked();
      // From here on the new sheets take their places, which nothing stops.
      this.set({ busy: { text, done, canCancel: canCancel && done < LAST_STEP } });
    };
  }

  private stopIfAsked(): void {
    if (this.isCancelled) throw new Stopped();
  }

  cancel(): void {
    this.isCancelled = true;
    const { busy } = this.state;
    if (busy !== null) this.set({ busy: { ...busy, text: 'Stopping …', canCancel: false } });
  }

  dismiss(): void {
    this.set({ message: null });
  }

  /** Looks at the workbook when the pane opens: is there a plan in it, and is it still right? */
  open(): Promise<void> {
    return this.act('Looking at the workbook …', async () => {
      this.set({ restorable: this.workbook.restorable() });
      await this.workbook.onEdited((sheet) => { this.written.edited(sheet); });
      await this.lookAtParts();
      await this.written.look();
    });
  }

  /** The sheets and tables to choose from: those of the user. */
  async lookAtParts(): Promise<void> {
    const parts = await this.workbook.parts();
    const own = await ownSheets(this.workbook, parts.map(({ name }) => name));
    this.set({ parts: parts.filter(({ name }) => !own.has(name)) });
  }

  /** Puts the sample into the workbook and reads it. */
  insertSample(): Promise<void> {
    return this.act('Putting in the sample …', async () => {
      const { sampleSheets } = await loadSample();
      const sheet = await this.workbook.insertSample(sampleSheets());
      await this.workbook.goTo(sheet);
      await this.lookAtParts();
      await this.readSource({ sheet, part: null });
    });
  }

  /** Reads the sheet in front of the user; on one of the product’s own, the staff sheet of its plan. */
  useThisSheet(): Promise<void> {
    return this.act('Reading the sheet …', async () => {
      await this.lookAtParts();
      const { sheet } = await this.workbook.selection();
      const own = await ownSheets(this.workbook, [sheet]);
      await (own.has(sheet) ? this.readSource(this.known()) : this.readSource({ sheet, part: null }));
    });
  }

  /** Reads another sheet, table, or the selected cells. */
  choose(source: Source): Promise<void> {
    return this.act('Reading the sheet …', () => this.readSource(source));
  }

  chooseSelection(): Promise<void> {
    return this.act('Reading the selected cells …', async () => {
      const { sheet, range, areas } = await this.workbook.selection();
      if (areas > 1) throw new ExcelRefusal('InvalidSelection', `${String(areas)} areas are selected, and a staff list is read from one. Select its cells in one piece, with its headings.`);
      if (range.firstRow === range.lastRow) {
        throw new ExcelRefusal('InvalidSelection', 'One row or one cell is selected. Select the staff list with its headings in the sheet, then choose “The selected cells” again.');
      }
      await this.readSource({ sheet, part: { range } });
    });
  }

  readAgain(): Promise<void> {
    return this.act('Reading the sheet again …', async () => {
      await this.lookAtParts();
      await this.readSource(this.known());
    });
  }

  /** The staff list that was chosen, else the one that the written plan was read from. */
  private known(): Source | null {
    return this.state.source ?? this.written.source;
  }

  async readSource(source: Source | null): Promise<void> {
    const { readWorkbook } = await loadPlanning();
    const isOther = source?.sheet !== this.state.source?.sheet;
    const kept = this.workbook.mapping();
    // What was said in the pane, or kept, stands in place of what a sheet remembers: else it could not be taken back.
    const said = isOther ? kept : this.state.mapping;
    const reading = await readWorkbook(this.workbook, {
      ways: PANE_WAYS, progress: this.progress('Reading the staff list …', true),
      ...(source === null ? {} : { sheet: source.sheet, ...(source.part === null ? {} : { part: source.part }) }),
      ...(said === null ? {} : { mapping: said, replacesMapping: true }),
    });
    this.stopIfAsked();
    if ('refusal' in reading) {
      this.reading = null;
      this.set({ refusal: reading.refusal, made: null, headings: null, source });
      return;
    }
    // What somebody said of the figures on “AST Assumptions” since holds in place of what was said in the pane.
    const figures = isOther || this.reading?.remembered.figures !== reading.remembered.figures ? (reading.remembered.figures ?? null) : this.state.figures;
    this.reading = reading;
    this.range.take(reading.range);
    this.set({ scenarios: null, figures, source: { sheet: reading.grid.name, part: reading.part }, mapping: reading.remembered.mapping, area: isOther ? (reading.remembered.area ?? null) : this.state.area });
    await this.plan();
  }

  /** Plans what was read, with the settings as they stand in the pane. Nothing is written. */
  async plan(): Promise<void> {
    if (this.reading === null) return;
    const { likelyHeadings, planReading } = await loadPlanning();
    const { mapping, area, values, figures } = this.state;
    const reading: WorkbookReading = { ...this.reading, remembered: { ...this.reading.remembered, mapping } };
    const made = await inTurns(planReading(reading, {
      values, ways: PANE_WAYS, version: this.options.version, writtenAt: this.options.now(), area, figures,
      ...this.range.said(),
    }));
    const refused = 'refusal' in made;
    this.set({
      made: refused ? null : made,
      refusal: refused ? made.refusal : null,
      headings: refused ? (likelyHeadings(reading.grid, mapping, reading.within) ?? null) : made.header,
      replaces: refused ? [] : sheetNames(made.planned).flatMap((name) => ownNameFor(reading.own, name) ?? []),
    });
  }

  /** Says what a heading stands for; `null` as it was recognised. It is remembered in the workbook. */
  mapHeading(text: string, column: MappedColumn | null): Promise<void> {
    return this.act('Reading the headings …', async () => {
      const mapping = new Map(this.state.mapping);
      if (column === null) mapping.delete(text);
      else mapping.set(text, column);
      this.set({ mapping });
      await this.plan();
      if (!await this.workbook.keepMapping(mapping)) {
        this.set({ message: { intent: 'warning', text: 'The workbook did not take down what you said of this heading: it holds until the pane is closed, or until the plan is written.' } });
      }
    });
  }

  setArea(area: Area | null): Promise<void> {
    return this.act('Planning …', async () => {
      this.set({ area });
      await this.plan();
    });
  }

  /** Says how the figures are written; `null` as the size of the plan asks. */
  setFigures(figures: FigureForm | null): Promise<void> {
    return this.act('Planning …', async () => {
      this.set({ figures });
      await this.plan();
    });
  }

  setValue(id: string, value: string): Promise<void> { return this.setValues([[id, value]]); }

  /** Gives settings their values; an empty one goes back to the default. */
  setValues(said: readonly (readonly [id: string, value: string])[]): Promise<void> {
    return this.act('Planning …', async () => {
      const values = new Map([...this.state.values, ...said.map(([id, value]) => [id, value.trim()] as const)]);
      this.set({ values: new Map([...values].filter(([, value]) => value !== '')) });
      await this.plan();
    });
  }

  /** Writes the plan that is shown. */
  write(): Promise<void> {
    return this.act('Looking whether the sheet is still the same …', async () => {
      const made = await this.freshPlan();
      if (made !== null) await this.writeSheets(made);
    }, true);
  }

  /** The plan that is shown, made anew. Where the workbook changed since it was read, it is shown instead, and that is said. */
  async freshPlan(): Promise<PlanMade | null> {
    const shown = this.state.made;
    if (shown === null) return null;
    await this.readSource(this.state.source);
    const { made } = this.state;
    if (made === null) throw new ExcelRefusal('Changed', 'The staff sheet changed and can no longer be planned: see what is said above.');
    if (isSamePlan(shown, made)) return made;
    this.set({ message: { intent: 'warning', text: 'The staff sheet or the assumptions changed since this preview was made. It has been read again: look at the figures, then write them.' } });
    return null;
  }

  async writeSheets(made: PlanMade): Promise<void> {
    const { sheetsOf } = await loadSheetParts();
    const sheets = sheetsOf(made);
    const tooLong = sheets.find((sheet) => extentOf(sheet).lastRow > MOST_ROWS);
    if (tooLong !== undefined) throw new ExcelRefusal('TooLong', `“${tooLong.name}” would have more rows than a sheet holds. Plan fewer years, or a part of the staff list.`);
    const progress = this.progress('Writing the AST sheets …', true);
    progress(0);
    const notes = await this.workbook.write(sheets, made.own, progress, () => this.checkStillRight(made));
    const written = `Written: ${String(sheets.length)} sheets. Your own sheets were not changed.`;
    this.set({
      restorable: this.workbook.restorable(),
      message: notes.length === 0 ? { intent: 'success', text: written } : { intent: 'warning', text: `${written} ${notes.join(' ')}` },
    });
    await this.lookAfterWriting(sheets);
  }

  /** What is shown of the written sheets. That it cannot be looked up changes nothing of their being written. */
  private async lookAfterWriting(sheets: readonly SheetWrite[]): Promise<void> {
    try {
      const own = await ownSheets(this.workbook, (await this.workbook.sheets()).map(({ name }) => name));
      if (this.reading !== null) this.reading = { ...this.reading, own };
      const written = sheets.flatMap((sheet) => ownNameFor(own, sheet.name) ?? []);
      this.set({ written, replaces: written });
      await this.written.look();
    } catch (error) {
      if (!(error instanceof ExcelRefusal)) throw error;
      this.set({ message: { intent: 'warning', text: `The sheets are written. ${error.message}` } });
    }
  }

  /** Throws where the staff sheet, an assumption or a pay figure changed while the plan was being written. */
  async checkStillRight(made: PlanMade): Promise<void> {
    const { readWorkbook, readingFingerprint, settingsFingerprint } = await loadPlanning();
    const { source, mapping } = this.state;
    const now = await readWorkbook(this.workbook, {
      ways: PANE_WAYS, mapping, replacesMapping: true,
      ...(source === null ? {} : { sheet: source.sheet, ...(source.part === null ? {} : { part: source.part }) }),
    });
    const isSame = !('refusal' in now) && this.reading !== null && (await inTurns(readingFingerprint(now))) === made.planned.fingerprint &&
      settingsFingerprint(now.written, now.userPay, now.guarantees.own) === settingsFingerprint(this.reading.written, this.reading.userPay, this.reading.guarantees.own) && await isSameGrid(now.scenarioGrid, this.reading.scenarioGrid);
    if (!isSame) throw new ExcelRefusal('Changed', 'The staff sheet or the assumptions changed while the plan was being written. Read again, look at the figures, and write them.');
  }

  /** Puts back what was there before the last writing. */
  restore(): Promise<void> {
    return this.act('Putting back what was there …', async () => {
      const { restorable, audited, formed } = this.state;
      await this.workbook.restore();
      const isLeft = (name: string): boolean => restorable?.takeAway.includes(name) !== true;
      this.set({ written: [], restorable: this.workbook.restorable(), formed: { ...formed, written: formed.written.filter(isLeft) } });
      this.audit.restored();
      await this.lookAtParts();
      await this.written.look();
      // Who only audits, or makes forms, has chosen no staff list, and is shown none.
      if (this.known() !== null || (audited.shown === null && formed.written.length === 0)) await this.readSource(this.known());
      this.set({ message: { intent: 'success', text: 'Put back: the AST sheets are as they were before the last writing.' } });
    });
  }

  goTo(sheet: string, cell?: string): Promise<void> {
    return this.act('Going there …', () => this.workbook.goTo(sheet, cell));
  }

  /** Explains the selected cell, now and whenever another is selected. Gives back how to end it. */
  async followSelection(): Promise<() => void> {
    const end = await this.workbook.onSelected(() => { void this.explainSelection(); });
    await this.explainSelection();
    return end;
  }

  /** Explains the cell that is selected when its turn comes: of many selections in a row only the last matters. */
  explainSelection(): Promise<void> {
    if (this.isExplaining) return Promise.resolve();
    this.isExplaining = true;
    return this.after('Looking up the figure …', async () => {
      this.isExplaining = false;
      const { sheet, range } = await this.workbook.selection();
      this.set({ explained: await this.explain(sheet, range) });
    });
  }

  private async explain(sheet: string, range: CellRange): Promise<ExplainedCell> {
    const own = await ownSheets(this.workbook, [sheet]);
    if (!own.has(sheet)) {
      return { explanation: null, note: 'Select a figure on one of the AST sheets, such as “AST Projection”: the pane then shows how it came about.' };
    }
    if (this.state.made === null) await this.readSource(this.known());
    const { made } = this.state;
    if (made === null) return { explanation: null, note: this.state.refusal ?? 'The plan can no longer be made from the staff sheet.' };
    return explanationOf(this.workbook, made, sheet, range);
  }
}
