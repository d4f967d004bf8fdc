/** What the pane does with an audit: reads and judges the workbook, notes reasons, and writes the sheets of the audit. */
import { dayFromIso, type Day } from '../domain/calendar';
import { ExcelRefusal } from '../excel';
import type { LiveWorkbook } from '../workbook/liveWorkbook';
import { ownSheets } from '../workbook/ownSheets';
import type { Progress } from '../workbook/port';
import { extentOf, MOST_ROWS, ownNameFor, type SheetWrite } from '../workbook/sheetWrite';
import type { Audited, ShownAudit } from './audited';
import { loadAuditing } from './later';
import type { PaneState } from './paneState';
import { inTurns, told } from './turns';
import { PANE_WAYS, WRITTEN_ASIDE } from './waysToSay';

/** The pane, as far as these actions need it. */
export interface AuditPane {
  readonly workbook: LiveWorkbook;
  readonly options: { readonly version: string; readonly now: () => string };
  getState(): PaneState;
  set(changes: Partial<PaneState>): void;
  act(text: string, action: () => Promise<void>, canCancel?: boolean): Promise<void>;
  progress(text: string, canCancel: boolean): Progress;
}

export const SILENT: Progress = () => undefined;

export class AuditActions {
  constructor(private readonly pane: AuditPane) {}

  private change(changes: Partial<Audited>): void {
    this.pane.set({ audited: { ...this.pane.getState().audited, ...changes } });
  }

  /** Notes the day that is asked; nothing is audited. */
  ask(on: string): void {
    this.change({ on });
  }

  /** Audits the whole workbook. One that is stopped, or that cannot be made, leaves what was shown. */
  run(): Promise<void> {
    return this.pane.act('Reading the workbook …', async () => {
      const { on } = this.pane.getState().audited;
      const asked = on === '' ? undefined : dayFromIso(on);
      if (on !== '' && asked === undefined) throw new ExcelRefusal('InvalidDay', `“${on}” is no date: give the day of the audit as 2010-03-31, or leave it empty.`);
      const shown = await this.made(asked, (text) => this.pane.progress(text, true));
      this.change({ shown, written: [] });
    }, true);
  }

  private async made(asked: Day | undefined, telling: (text: string) => Progress): Promise<ShownAudit> {
    const { pane } = this;
    const { auditDay, dayRefusal, readAudit, shownAudit } = await loadAuditing();
    const refusal = asked === undefined ? undefined : dayRefusal(asked);
    if (refusal !== undefined) throw new ExcelRefusal('InvalidDay', refusal);
    const { area, audited: { said } } = pane.getState();
    const rowsRead = telling('Reading the rows …');
    const reading = await readAudit(pane.workbook, {
      book: '', school: '', wayToSayArea: PANE_WAYS.area, progress: telling('Reading the workbook …'), ...(area === null ? {} : { area }),
    }, (work) => inTurns(told(work, rowsRead, null)));
    if ('refusal' in reading) throw new ExcelRefusal('NothingToAudit', reading.refusal);
    // Where the clock says nothing, the lists do.
    const today = dayFromIso(pane.options.now().slice(0, 10)) ?? Number.MAX_SAFE_INTEGER;
    const day = asked === undefined ? auditDay(today, [reading]) : { on: asked, why: '' };
    const schools = new Set([...reading.lists.posts.map(({ post }) => post), ...(reading.lists.register ?? []), ...(reading.lists.allocations ?? [])].map(({ school, establishment }) => establishment || school));
    return inTurns(told(shownAudit(reading, day, said.filter(({ isWritten }) => !isWritten)), telling('Auditing …'), schools.size + 1));
  }

  /** Accepts the finding in this place for a reason; an empty one takes it back. It is written with the sheets of the audit. */
  accept(at: number, reason: string): Promise<void> {
    return this.pane.act('Noting the reason …', async () => {
      const { withReason } = await loadAuditing();
      const { shown, said } = this.pane.getState().audited;
      const finding = shown?.made.findings[at];
      if (shown === null || finding === undefined) return;
      const { key, found } = finding;
      const others = said.filter((entry) => entry.key !== key || entry.found !== found);
      this.change({ shown: withReason(shown, at, reason.trim()), said: [...others, { key, found, reason: reason.trim(), isWritten: false }] });
    });
  }

  /** Writes the audit that is shown. Where the lists changed since, it is made anew and shown instead, and that is said. */
  write(): Promise<void> {
    const { pane } = this;
    return pane.act('Looking whether the lists are still the same …', async () => {
      const { shown } = pane.getState().audited;
      if (shown === null) return;
      const { auditSheets } = await loadAuditing();
      const { on } = shown.made;
      const fresh = { ...await this.made(on, (text) => pane.progress(text, true)), why: shown.why };
      this.change({ shown: fresh });
      if (fresh.signature !== shown.signature) {
        pane.set({ message: { intent: 'warning', text: 'The lists changed since this audit was made. They have been audited again: look at the findings, then write them.' } });
        return;
      }
      const sheets = auditSheets(fresh.made, { version: pane.options.version, writtenAt: pane.options.now(), left: fresh.own });
      const tooLong = sheets.find((sheet) => extentOf(sheet).lastRow > MOST_ROWS);
      if (tooLong !== undefined) throw new ExcelRefusal('TooLong', `“${tooLong.name}” would have more rows than a sheet holds. Audit fewer schools in one workbook.`);
      const progress = pane.progress('Writing the sheets of the audit …', true);
      progress(0);
      const notes = await pane.workbook.write(sheets, fresh.own, progress, async () => {
        if ((await this.made(on, () => SILENT)).signature !== fresh.signature) throw new ExcelRefusal('Changed', 'The lists changed while the audit was being written. Audit again, look at the findings, and write them.');
      });
      await this.afterWriting(sheets, notes);
    }, true);
  }

  private async afterWriting(sheets: readonly SheetWrite[], notes: readonly string[]): Promise<void> {
    const { pane } = this;
    const text = [`Written: ${sheets.length === 1 ? '1 sheet' : `${String(sheets.length)} sheets`} of the audit. ${WRITTEN_ASIDE}`, ...notes].join(' ');
    pane.set({ restorable: pane.workbook.restorable(), message: { intent: notes.length === 0 ? 'success' : 'warning', text } });
    this.change({ said: pane.getState().audited.said.map((entry) => ({ ...entry, isWritten: true })) });
    try {
      const own = await ownSheets(pane.workbook, (await pane.workbook.sheets()).map(({ name }) => name));
      const { shown } = pane.getState().audited;
      this.change({ written: sheets.flatMap(({ name }) => ownNameFor(own, name) ?? []), ...(shown === null ? {} : { shown: { ...shown, own } }) });
    } catch (error) {
      // That the sheets cannot be looked up changes nothing of their being written.
      if (!(error instanceof ExcelRefusal)) throw error;
      pane.set({ message: { intent: 'warning', text: `${text} ${error.message}` } });
    }
  }

  /** After Restore: what was written is gone from the sheets, and the pane alone knows it again. */
  restored(): void {
    this.change({ written: [], said: this.pane.getState().audited.said.map((entry) => ({ ...entry, isWritten: false })) });
  }
}
