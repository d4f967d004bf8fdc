/** What the pane does with form AST2, eligibility and leading practitioners: reads the staff list, makes what is shown, and writes its sheet. */
import { dayText, type Day } from '../domain/calendar';
import type { Work } from '../domain/work';
import { ExcelRefusal } from '../excel';
import { ast2Sheet } from '../workbook/audit/ast2Sheet';
import { ast2Forms, ast2Posts, readAst2List, type Ast2List } from '../workbook/audit/ast2Workbook';
import { eligibilitySheet } from '../workbook/audit/eligibilitySheet';
import { dayExpected, workbookEligibility } from '../workbook/audit/eligibilityWorkbook';
import { practitionersSheet } from '../workbook/audit/practitionersSheet';
import { tooLongText } from '../workbook/audit/sheetLength';
import type { EligibilityWays } from '../workbook/audit/staffFacts';
import { Digest } from '../workbook/fingerprint';
import { ownSheets } from '../workbook/ownSheets';
import type { Progress } from '../workbook/port';
import { workbookPractitioners } from '../workbook/practitioners/practitionersWorkbook';
import type { ReadOptions } from '../workbook/readWorkbook';
import { ownNameFor, type SheetWrite } from '../workbook/sheetWrite';
import { dayIn } from './askedDay';
import { SILENT, type AuditPane } from './auditActions';
import { changeFormed, type Ast2Choice, type Formed, type ShownAst2, type ShownEligibility, type ShownPractitioners } from './formed';
import type { Source } from './paneState';
import { inTurns, told } from './turns';
import { PANE_WAYS, WRITTEN_ASIDE } from './waysToSay';

/** The pane, as far as these actions need it. */
export interface FormPane extends AuditPane {
  lookAtParts(): Promise<void>;
}

type Telling = (text: string) => Progress;

const ELIGIBILITY_WAYS: EligibilityWays = {
  standsFor: () => 'under “Headings” of Plan',
  otherDay: 'under “Day”',
};
const WAY_TO_SAY_POST = 'Choose one of them under “Post”.';

interface Signed {
  readonly signature: string;
}

/** Something that is shown and can be written: how it is read again, shown, and put on its sheet beside the product's own ones. */
interface Writable<Shown extends Signed> {
  /** `null` where there is nothing to write. */
  readonly shown: () => Shown | null;
  readonly again: (shown: Shown, telling: Telling) => Promise<Shown>;
  readonly show: (fresh: Shown) => void;
  readonly sheetOf: (fresh: Shown) => SheetWrite;
  readonly ownOf: (fresh: Shown) => ReadonlySet<string>;
}

const UNHEARD: Telling = () => SILENT;

/** What was found, in short. */
function* signatureOf(parts: Iterable<unknown>): Work<string> {
  const digest = new Digest();
  for (const part of parts) {
    yield;
    digest.add(`${JSON.stringify(part)}\u0001`);
  }
  return digest.text();
}

export class FormActions {
  constructor(private readonly pane: FormPane) {}

  private get formed(): Formed {
    return this.pane.getState().formed;
  }

  private change(changes: Partial<Formed>): void {
    changeFormed(this.pane, changes);
  }

  private readonly telling: Telling = (text) => this.pane.progress(text, true);

  /** Notes the sheet of the staff list; what was read from another is no longer shown. */
  askSheet(sheet: string): void {
    this.change({ sheet, ast2: null, eligibility: null, practitioners: null });
  }

  /** Notes the day for which eligibility is asked; nothing is read. */
  askDay(on: string): void {
    this.change({ on });
  }

  /** Looks up the sheets to choose from. One that was chosen and is gone is forgotten: the field could not show it. */
  private async lookAtSheets(): Promise<void> {
    await this.pane.lookAtParts();
    const { sheet } = this.formed;
    if (sheet === '' || this.pane.getState().parts.some(({ name }) => name === sheet)) return;
    this.change({ sheet: '' });
    throw new ExcelRefusal('NoStaffList', `There is no sheet “${sheet}” in the workbook any more. Choose another under “Staff list”, and press the button again.`);
  }

  /** The staff list that is asked for; `null` where the workbook is to say which it is. */
  private asked(): Source | null {
    const [{ source }, { sheet }] = [this.pane.getState(), this.formed];
    return sheet === '' || sheet === source?.sheet ? source : { sheet, part: null };
  }

  private reading(from: Source | null, telling: Telling): ReadOptions {
    const { pane } = this;
    const { source, mapping } = pane.getState();
    // As the plan: what was said of the headings in the pane, or kept, stands in place of what a sheet remembers.
    const said = from !== null && from.sheet === source?.sheet ? mapping : pane.workbook.mapping();
    return {
      ways: PANE_WAYS, progress: telling('Reading the staff list …'),
      ...(from === null ? {} : { sheet: from.sheet, ...(from.part === null ? {} : { part: from.part }) }),
      ...(said === null ? {} : { mapping: said, replacesMapping: true }),
    };
  }

  /** Reads the posts of the staff list. One that cannot be read leaves what was shown. */
  read(): Promise<void> {
    const { pane } = this;
    return pane.act('Reading the staff list …', async () => {
      await this.lookAtSheets();
      this.change({ ast2: await this.ast2(this.asked(), null, this.telling) });
    }, true);
  }

  private async ast2(from: Source | null, choice: Ast2Choice, telling: Telling): Promise<ShownAst2> {
    const { pane } = this;
    const { area, values } = pane.getState();
    const rows = telling('Reading the rows …');
    const list = await readAst2List(pane.workbook, {
      ...this.reading(from, telling), values, figures: 'values', version: pane.options.version, writtenAt: pane.options.now(), ...(area === null ? {} : { area }),
    }, (work) => inTurns(told(work, rows, null)));
    if ('refusal' in list) throw new ExcelRefusal('NoStaffList', list.refusal);
    return this.chosen(list, choice, telling);
  }

  private async chosen(list: Ast2List, choice: Ast2Choice, telling: Telling): Promise<ShownAst2> {
    const posts = await inTurns(told(ast2Posts(list), telling('Looking for the posts …'), null));
    const ids = choice === null ? [] : choice === 'lacking' ? posts.filter(({ lacks }) => lacks).map(({ id }) => id) : [choice.post];
    const made = await inTurns(told(ast2Forms(list, ids, WAY_TO_SAY_POST), telling('Making the forms …'), null));
    const { forms, refusals } = 'refusals' in made ? { forms: [], refusals: made.refusals } : { forms: made.forms, refusals: [] };
    const signature = await inTurns(signatureOf([list.made.planned.readFrom, choice, ...refusals, ...forms]));
    return { from: { sheet: list.grid.name, part: list.part }, list, posts, choice, forms, refusals, signature };
  }

  /** Shows the forms of the posts that are chosen, from what was read. */
  choose(choice: Ast2Choice): Promise<void> {
    return this.pane.act('Making the forms …', async () => {
      const { ast2 } = this.formed;
      if (ast2 !== null) this.change({ ast2: await this.chosen(ast2.list, choice, this.telling) });
    }, true);
  }

  /** Writes the forms that are shown. */
  writeAst2(): Promise<void> {
    const { options } = this.pane;
    return this.writeShown({
      shown: () => (this.formed.ast2?.forms.length === 0 ? null : this.formed.ast2), again: (shown, telling) => this.ast2(shown.from, shown.choice, telling), show: (ast2) => { this.change({ ast2 }); },
      sheetOf: ({ forms, list: { made: { planned: { readFrom } } } }) => ast2Sheet(forms, { madeFrom: readFrom, writtenAt: options.now(), version: options.version }), ownOf: ({ list }) => list.made.own,
    });
  }

  /** Looks who of the staff list may become an AST. What cannot be looked up leaves what was shown. */
  look(): Promise<void> {
    const { pane } = this;
    return pane.act('Reading the staff list …', async () => {
      const on = this.dayAsked();
      await this.lookAtSheets();
      this.change({ eligibility: await this.eligible(this.asked(), on, this.telling) });
    }, true);
  }

  private dayAsked(): Day {
    const { on } = this.formed;
    const day = dayIn(on === '' ? this.pane.options.now().slice(0, 10) : on);
    if (typeof day !== 'number') throw new ExcelRefusal('InvalidDay', day.refusal);
    const expected = dayExpected(day);
    if (expected !== undefined) throw new ExcelRefusal('InvalidDay', `${dayText(day)} cannot be used: expected ${expected}.`);
    return day;
  }

  private async eligible(from: Source | null, on: Day, telling: Telling): Promise<ShownEligibility> {
    const { area } = this.pane.getState();
    const rows = telling('Looking at the teachers …');
    const found = await workbookEligibility(this.pane.workbook, { ...this.reading(from, telling), on, area, eligibilityWays: ELIGIBILITY_WAYS }, (work) => inTurns(told(work, rows, null)));
    if ('refusal' in found) throw new ExcelRefusal('NoStaffList', found.refusal);
    const { made, part, own } = found;
    const { rows: teachers, assessed, ...rest } = made;
    return { from: { sheet: made.sheet, part }, made, own, signature: await inTurns(signatureOf([rest, ...teachers, ...assessed])) };
  }

  /** Writes what is shown of eligibility. */
  writeEligibility(): Promise<void> {
    return this.writeShown({
      shown: () => this.formed.eligibility, again: (shown, telling) => this.eligible(shown.from, shown.made.on, telling), show: (eligibility) => { this.change({ eligibility }); },
      sheetOf: ({ made }) => eligibilitySheet(made), ownOf: ({ own }) => own,
    });
  }

  /** Checks and plans the leading practitioners of the staff list. */
  check(): Promise<void> {
    const { pane } = this;
    return pane.act('Reading the staff list …', async () => {
      await this.lookAtSheets();
      this.change({ practitioners: await this.practitioners(this.asked(), this.telling) });
    }, true);
  }

  private async practitioners(from: Source | null, telling: Telling): Promise<ShownPractitioners> {
    const { area, values } = this.pane.getState();
    const found = await workbookPractitioners(this.pane.workbook, { ...this.reading(from, telling), values, bounds: [], ...(area === null ? {} : { area }) });
    if ('refusal' in found) throw new ExcelRefusal('NoStaffList', found.refusal);
    const { planned, sheet, part, own } = found;
    const { across: { rows, totals }, checks, problems, bounds, unusedBounds, assumptions } = planned;
    const all = [...rows, ...totals, ...checks, ...problems, ...bounds, ...unusedBounds, assumptions];
    return { from: { sheet, part }, planned, own, signature: await inTurns(told(signatureOf(all), telling('Checking the leading practitioners …'), all.length)) };
  }

  /** Writes what is shown of leading practitioners. */
  writePractitioners(): Promise<void> {
    return this.writeShown({
      shown: () => this.formed.practitioners, again: (shown, telling) => this.practitioners(shown.from, telling), show: (practitioners) => { this.change({ practitioners }); },
      sheetOf: ({ planned }) => practitionersSheet(planned), ownOf: ({ own }) => own,
    });
  }

  /** Writes what is shown, read once more. Where the staff list changed since, what was read anew is shown instead, and that is said. */
  private writeShown<Shown extends Signed>({ shown: shownNow, again, show, sheetOf, ownOf }: Writable<Shown>): Promise<void> {
    return this.pane.act('Looking whether the staff list is still the same …', async () => {
      const shown = shownNow();
      if (shown === null) return;
      const fresh = await again(shown, this.telling);
      show(fresh);
      if (fresh.signature === shown.signature) await this.write(sheetOf(fresh), ownOf(fresh), async () => (await again(shown, UNHEARD)).signature === fresh.signature);
      else this.warnOfChange();
    }, true);
  }

  private warnOfChange(): void {
    this.pane.set({ message: { intent: 'warning', text: 'The staff list changed since it was read. It has been read again: look at what is shown, then write it.' } });
  }

  private async write(sheet: SheetWrite, own: ReadonlySet<string>, isSame: () => Promise<boolean>): Promise<void> {
    const { pane } = this;
    const tooLong = tooLongText(sheet);
    if (tooLong !== undefined) throw new ExcelRefusal('TooLong', tooLong);
    const progress = pane.progress(`Writing “${sheet.name}” …`, true);
    progress(0);
    const notes = await pane.workbook.write([sheet], own, progress, async () => {
      if (!await isSame()) throw new ExcelRefusal('Changed', 'The staff list changed while the sheet was being written. Read it again, look at what is shown, and write it.');
    });
    await this.afterWriting(sheet, notes);
  }

  private async afterWriting({ name }: SheetWrite, notes: readonly string[]): Promise<void> {
    const { pane } = this;
    const text = [`Written: “${name}”. ${WRITTEN_ASIDE}`, ...notes].join(' ');
    pane.set({ restorable: pane.workbook.restorable(), message: { intent: notes.length === 0 ? 'success' : 'warning', text } });
    try {
      const written = ownNameFor(await ownSheets(pane.workbook, (await pane.workbook.sheets()).map((sheet) => sheet.name)), name);
      if (written !== undefined) this.change({ written: [...this.formed.written.filter((other) => other !== written), written] });
    } catch (error) {
      // That the sheet cannot be looked up changes nothing of its being written.
      if (!(error instanceof ExcelRefusal)) throw error;
      pane.set({ message: { intent: 'warning', text: `${text} ${error.message}` } });
    }
  }
}
