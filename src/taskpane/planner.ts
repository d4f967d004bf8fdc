/** What the pane knows and does: reading, planning, writing and restoring, apart from how it looks. */
import type { Area } from '../domain/scales';
import { ExcelRefusal, Stopped } from '../excel';
import { explainCell, type Explanation } from '../workbook/explainCell';
import { earlierPlan, type Freshness } from '../workbook/freshness';
import type { LiveWorkbook, Restorable, SheetParts } from '../workbook/liveWorkbook';
import { planReading, sheetsOf, type PlanMade } from '../workbook/planWorkbook';
import type { CellRange, CellValue } from '../workbook/port';
import { ownSheets, readWorkbook, type StaffPart, type WorkbookReading } from '../workbook/readWorkbook';
import { sampleSheets } from '../workbook/sample';
import { extentOf, isNameFor, MOST_ROWS, ownNameFor } from '../workbook/sheetWrite';
import type { HeaderMapping, MappedColumn } from '../workbook/staff/columns';
import { likelyHeadings, type Headings } from '../workbook/staff/header';
import { inTurns } from './turns';
import { PANE_WAYS } from './waysToSay';

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
  readonly place: string;
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
}

const NOTHING_YET: PaneState = {
  busy: null, message: null, waiting: null, parts: [], source: null, headings: null, mapping: new Map(), area: null, values: new Map(),
  made: null, refusal: null, freshness: null, written: [], replaces: [], restorable: null, explained: null,
};

export interface PlannerOptions {
  readonly version: string;
  /** The time of writing, as text. */
  readonly now: () => string;
}

/** The pane's one place of state: views read it and call its actions; actions run one after the other. */
export class Planner {
  private state: PaneState = NOTHING_YET;
  private readonly listeners = new Set<() => void>();
  private reading: WorkbookReading | null = null;
  private isCancelled = false;
  private queue: Promise<void> = Promise.resolve();
  private earlierSource: Source | null = null;
  private recheck: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly workbook: LiveWorkbook, private readonly options: PlannerOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };

  readonly getState = (): PaneState => this.state;

  private set(changes: Partial<PaneState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }

  /** Told while Excel makes the product wait. */
  readonly waiting = (sentence: string | null): void => { this.set({ waiting: sentence }); };

  /** Runs an action after those before it; its failure is a message, not an end. */
  private act(text: string, action: () => Promise<void>, canCancel = false): Promise<void> {
    const next = this.queue.then(async () => {
      this.isCancelled = false;
      this.set({ busy: { text, done: null, canCancel }, message: null });
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

  private progress(text: string, canCancel: boolean): (done: number) => void {
    return (done) => {
      if (this.isCancelled) throw new Stopped();
      this.set({ busy: { text, done, canCancel } });
    };
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
      this.set({ parts: await this.workbook.parts(), restorable: this.workbook.restorable() });
      await this.lookAtEarlierPlan();
      await this.workbook.onEdited((sheet) => { this.onEdited(sheet); });
    });
  }

  private async lookAtEarlierPlan(): Promise<void> {
    const earlier = await earlierPlan(this.workbook, PANE_WAYS, inTurns);
    const reading = earlier?.reading ?? null;
    this.earlierSource = reading === null ? null : { sheet: reading.grid.name, part: reading.part };
    this.set({ freshness: earlier ?? null });
  }

  /** A change of the staff sheet, or of an assumption, may make the written plan out of date. */
  private onEdited(sheet: string): void {
    const { freshness } = this.state;
    if (freshness === null) return;
    const isRead = freshness.about.readFrom === sheet || freshness.about.readFrom.startsWith(`${sheet}, `);
    if (!isRead && !isNameFor(sheet, 'AST Assumptions')) return;
    clearTimeout(this.recheck);
    this.recheck = setTimeout(() => { void this.checkFreshness(); }, 800);
  }

  private checkFreshness(): Promise<void> {
    this.queue = this.queue.then(async () => {
      try {
        await this.lookAtEarlierPlan();
      } catch (error) {
        if (!(error instanceof ExcelRefusal)) throw error;
      }
    });
    return this.queue;
  }

  /** Puts the sample into the workbook and reads it. */
  insertSample(): Promise<void> {
    return this.act('Putting in the sample …', async () => {
      const sheet = await this.workbook.insertSample(sampleSheets());
      await this.workbook.goTo(sheet);
      this.set({ parts: await this.workbook.parts() });
      await this.readSource({ sheet, part: null });
    });
  }

  /** Reads the sheet in front of the user; on one of the product’s own, the staff sheet of its plan. */
  useThisSheet(): Promise<void> {
    return this.act('Reading the sheet …', async () => {
      this.set({ parts: await this.workbook.parts() });
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
      const { sheet, range } = await this.workbook.selection();
      if (range.firstRow === range.lastRow) {
        throw new ExcelRefusal('InvalidSelection', 'One row or one cell is selected. Select the staff list with its headings in the sheet, then choose “The selected cells” again.');
      }
      await this.readSource({ sheet, part: { range } });
    });
  }

  readAgain(): Promise<void> {
    return this.act('Reading the sheet again …', async () => {
      this.set({ parts: await this.workbook.parts() });
      await this.readSource(this.known());
    });
  }

  /** The staff list that was chosen, else the one that the written plan was read from. */
  private known(): Source | null {
    return this.state.source ?? this.earlierSource;
  }

  private async readSource(source: Source | null): Promise<void> {
    const isOther = source?.sheet !== this.state.source?.sheet;
    const kept = this.workbook.mapping();
    const own = isOther ? null : this.state.mapping;
    const reading = await readWorkbook(this.workbook, {
      ways: PANE_WAYS,
      ...(source === null ? {} : { sheet: source.sheet, ...(source.part === null ? {} : { part: source.part }) }),
      ...(own !== null && own.size > 0 ? { mapping: own, replacesMapping: true } : kept === null ? {} : { mapping: kept }),
    });
    if ('refusal' in reading) {
      this.reading = null;
      this.set({ refusal: reading.refusal, made: null, headings: null, source });
      return;
    }
    this.reading = reading;
    this.set({ source: { sheet: reading.grid.name, part: reading.part }, mapping: reading.remembered.mapping, area: isOther ? (reading.remembered.area ?? null) : this.state.area });
    await this.plan();
  }

  /** Plans what was read, with the settings as they stand in the pane. Nothing is written. */
  private async plan(): Promise<void> {
    if (this.reading === null) return;
    const { mapping, area, values } = this.state;
    const reading: WorkbookReading = { ...this.reading, remembered: { ...this.reading.remembered, mapping } };
    const made = await inTurns(planReading(reading, {
      values, ways: PANE_WAYS, version: this.options.version, writtenAt: this.options.now(), ...(area === null ? {} : { area }),
    }));
    const refused = 'refusal' in made;
    this.set({
      made: refused ? null : made,
      refusal: refused ? made.refusal : null,
      headings: refused ? (likelyHeadings(reading.grid, mapping, reading.within) ?? null) : made.header,
      replaces: refused ? [] : sheetsOf(made).flatMap((sheet) => ownNameFor(reading.own, sheet.name) ?? []),
    });
  }

  /** Says what a heading stands for; `null` as it was recognised. It is remembered in the workbook. */
  mapHeading(text: string, column: MappedColumn | null): Promise<void> {
    return this.act('Reading the headings …', async () => {
      const mapping = new Map(this.state.mapping);
      if (column === null) mapping.delete(text);
      else mapping.set(text, column);
      this.set({ mapping });
      await this.workbook.keepMapping(mapping);
      await this.plan();
    });
  }

  setArea(area: Area | null): Promise<void> {
    return this.act('Planning …', async () => {
      this.set({ area });
      await this.plan();
    });
  }

  /** Gives a setting a value; an empty one goes back to the default. */
  setValue(id: string, value: string): Promise<void> {
    return this.act('Planning …', async () => {
      const values = new Map(this.state.values);
      if (value.trim() === '') values.delete(id);
      else values.set(id, value.trim());
      this.set({ values });
      await this.plan();
    });
  }

  /** Writes the plan that is shown. Where the workbook changed since it was read, it is read and shown anew instead. */
  write(): Promise<void> {
    return this.act('Looking whether the sheet is still the same …', async () => {
      const shown = this.state.made;
      if (shown === null) return;
      await this.readSource(this.state.source);
      const { made } = this.state;
      if (made === null) throw new ExcelRefusal('Changed', 'The staff sheet changed and can no longer be planned: see what is said above.');
      if (!isSamePlan(shown, made)) {
        this.set({ message: { intent: 'warning', text: 'The staff sheet or the assumptions changed since this preview was made. It has been read again: look at the figures, then write them.' } });
        return;
      }
      await this.writeSheets(made);
    }, true);
  }

  private async writeSheets(made: PlanMade): Promise<void> {
    const sheets = sheetsOf(made);
    const tooLong = sheets.find((sheet) => extentOf(sheet).lastRow > MOST_ROWS);
    if (tooLong !== undefined) throw new ExcelRefusal('TooLong', `“${tooLong.name}” would have more rows than a sheet holds. Plan fewer years, or a part of the staff list.`);
    const progress = this.progress('Writing the AST sheets …', true);
    progress(0);
    await this.workbook.write(sheets, made.own, progress);
    const names = await this.workbook.sheets();
    const own = await ownSheets(this.workbook, names.map(({ name }) => name));
    if (this.reading !== null) this.reading = { ...this.reading, own };
    const written = sheets.flatMap((sheet) => ownNameFor(own, sheet.name) ?? []);
    const { writtenAt, readFrom, fingerprint } = made.planned;
    this.set({
      written, replaces: written, restorable: this.workbook.restorable(), parts: await this.workbook.parts(),
      freshness: { about: { writtenAt, readFrom, fingerprint }, isFresh: true, sentence: '' },
      message: { intent: 'success', text: `Written: ${String(written.length)} sheets. Your own sheets were not changed.` },
    });
  }

  /** Puts back what was there before the last writing. */
  restore(): Promise<void> {
    return this.act('Putting back what was there …', async () => {
      await this.workbook.restore();
      this.set({ written: [], restorable: this.workbook.restorable(), parts: await this.workbook.parts() });
      await this.lookAtEarlierPlan();
      await this.readSource(this.known());
      this.set({ message: { intent: 'success', text: 'Put back: the AST sheets are as they were before the last plan was written.' } });
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

  explainSelection(): Promise<void> {
    return this.act('Looking up the figure …', async () => {
      const { sheet, range } = await this.workbook.selection();
      this.set({ explained: await this.explain(sheet, range) });
    });
  }

  private async explain(sheet: string, { firstRow, firstColumn }: CellRange): Promise<ExplainedCell> {
    const place = sheet;
    const own = await ownSheets(this.workbook, [sheet]);
    if (!own.has(sheet)) {
      return { place, explanation: null, note: 'Select a figure on one of the AST sheets, such as “AST Projection”: the pane then shows how it came about.' };
    }
    if (this.state.made === null) await this.readSource(this.known());
    const { made } = this.state;
    if (made === null) return { place, explanation: null, note: this.state.refusal ?? 'The plan can no longer be made from the staff sheet.' };
    const explanation = explainCell(sheetsOf(made), sheet, firstRow, firstColumn) ?? null;
    if (explanation === null) return { place, explanation, note: 'This cell holds no figure of the plan. Select one in a table.' };
    const shown = await this.workbook.valueAt(sheet, firstRow, firstColumn);
    return { place, explanation, note: isSameValue(shown, explanation) ? '' : 'The cell does not hold what the plan gives now: the staff sheet, a setting or the cell itself changed since it was written. The steps are those of the plan as it would be now.' };
  }
}

function isSameValue(shown: CellValue, { value, style }: Explanation): boolean {
  // Dates stand as serial numbers in Excel, and as days in the plan: they are not compared.
  if (style === 'date') return true;
  if (typeof shown === 'object' && shown !== null) return false;
  const [one, other] = [shown ?? '', value ?? ''];
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < 0.005;
  return String(one) === String(other);
}

function isSamePlan(one: PlanMade, other: PlanMade): boolean {
  const facts = ({ planned }: PlanMade): string => JSON.stringify([planned.fingerprint, planned.readFrom, planned.plan.totals, planned.plan.payUsed.length, planned.assumptions]);
  return facts(one) === facts(other);
}

function messageOf(error: unknown): Message {
  if (error instanceof Stopped) return { intent: 'info', text: error.message };
  if (error instanceof ExcelRefusal) return { intent: 'error', text: error.message };
  return { intent: 'error', text: `The pane met with a mistake of its own (${String((error as { message?: unknown }).message ?? error)}). Nothing was written. Close the pane and open it again; if it happens again, report it.` };
}
