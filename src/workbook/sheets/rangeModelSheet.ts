/** AST Range model: a range and what follows from it, with the body’s considerations; `readRangeModel` reads the question back at the next plan. */
import {
  breakEvenText, endingTexts, goalSeekText, increaseText, methodText, missingYearsText, policyText, questionText, withoutPostText, WITHOUT_AST, WITHOUT_POST,
} from '../../projection';
import { CONSIDERATIONS, KIND_TEXTS, type ChecklistAnswer } from '../../rules/considerations';
import { INPUT_FACTS, inputContent, RANGE_INPUTS, type RangeAsked, type RangeInput } from '../range/inputs';
import type { Overtyped } from '../overtyped';
import type { PlannedRange, RangeAnswer } from '../range/plannedRange';
import { LINE_HEIGHT, type Formula, type Line, type SheetWrite, type Style, type TableWrite } from '../sheetWrite';
import { inputName } from './live/rangeFacts';
import { HEAT_HEADING, inputCheck } from './live/rangeFormulas';
import { RANGE_NAME } from './names';
import { titleLines, type PlannedWorkbook } from './planned';
import { rangesTable } from './rangeHeat';
import { isRangeLive, whyRangeIsValues } from './rangeLive';
import { pointsTable, PRINTED_COLUMNS, progressionTable, yearsTable, type RangePlace } from './rangeTables';

/** So wide that, fitted to one page across, each of its parts is no taller than a page. */
const WIDTHS = [46, 18, 18, 18, 18, 18, 18, 18, 18, 18, 120, 22, 14, 14, 16, 24] as const;
const LAST_COLUMN = PRINTED_COLUMNS;
/** Characters that fit on a line across the sheet. */
const CHARACTERS = 170;
const FIRST_INPUT = 5;
const CHECKLIST = 'What the governing body looked at; blank: not yet [PAY-9]';
const CONSIDERED = 'yes or no';
const NOTE = 'Note';

/** An amount below nothing is red, and good. */
const BELOW_NOTHING = 'An amount in red under School is less than nothing: the grant brings more than the cost, and the school pays nothing.';

/** The lines of a sheet from a row on, each where the one before it ended. */
class Page {
  readonly lines: Line[] = [];
  /** The rows with which printed pages begin. */
  readonly breaks: number[] = [];
  readonly tables: TableWrite[] = [];

  constructor(public row: number) {}

  /** What follows begins a printed page. */
  breakPage(): void {
    this.breaks.push(this.row + 1);
  }

  heading(text: string, formula?: Formula): void {
    this.row += 1;
    this.lines.push({ row: this.row, cells: [{ column: 1, value: text, style: 'heading', ...(formula === undefined ? {} : { formula }) }] });
    this.row += 1;
  }

  sentence(text: string, style: Style = 'wrapped'): void {
    const height = LINE_HEIGHT * Math.ceil(text.length / CHARACTERS);
    this.lines.push({ row: this.row, cells: [{ column: 1, value: text, style }], mergeTo: LAST_COLUMN, height });
    this.row += 1;
  }

  /** A table and what stands beside it. */
  table(made: readonly TableWrite[]): void {
    this.tables.push(...made);
    this.row += Math.max(1, ...made.map(({ rows }) => rows.length)) + 1;
  }

  checklist(answers: readonly ChecklistAnswer[]): void {
    this.heading(CHECKLIST);
    this.lines.push({ row: this.row, cells: [{ column: 2, value: CONSIDERED, style: 'note' }, { column: 3, value: NOTE, style: 'note' }] });
    this.row += 1;
    for (const { id, kind, text } of CONSIDERATIONS) {
      const { considered, note } = answers.find((answer) => answer.id === id) ?? { considered: null, note: '' };
      this.lines.push({
        row: this.row, mergeFrom: 3, mergeTo: LAST_COLUMN, height: LINE_HEIGHT * Math.max(2, Math.ceil(note.length / 90)),
        cells: [
          { column: 1, value: `${KIND_TEXTS[kind]}: ${text}`, style: 'wrapped' }, { column: 2, value: considered === null ? null : considered ? 'yes' : 'no', style: 'inputNumber' },
          { column: 3, value: note, style: 'inputWrapped' },
        ],
      });
      this.row += 1;
    }
  }
}

function inputLine({ inputs }: RangeAsked, input: RangeInput, row: number): Line {
  const { label, about, style } = INPUT_FACTS[input];
  return { row, cells: [{ column: 1, value: label, style: 'text' }, { column: 2, value: inputContent(input, inputs), style }, { column: 3, value: about, style: 'note' }] };
}

function answerOn(page: Page, answer: RangeAnswer, live: boolean, overtyped: readonly Overtyped[] | null): void {
  const placeAt = (): RangePlace => ({ row: page.row, live, watched: overtyped });
  const { model, costs, settings, question, ending, seek } = answer;
  page.heading(live ? `As asked when this was written: ${questionText(question)}` : questionText(question));
  page.sentence(`${increaseText(model, question)}.`);
  if (costs.years.length > 0) page.sentence(breakEvenText(costs, answer.breakEven));
  if (seek !== null) page.sentence(goalSeekText(costs, seek));
  const missing = missingYearsText(costs);
  if (missing !== '') page.sentence(missing);
  page.heading('The five points of the range, and the upper pay spine beside them [PAY-3, PAY-9, PAY-10]');
  page.table(pointsTable(answer, placeAt()));
  page.heading('September by September under 0, 1 and 2 points a year, × FTE [PAY-5, PAY-6]');
  page.table(progressionTable(answer, placeAt()));
  if (costs.years.length > 0) {
    page.breakPage();
    page.heading('Cost by financial year, and who pays [FUND-1, FUND-3, FUND-4]');
    page.sentence(BELOW_NOTHING, 'note');
    page.table(yearsTable(answer, placeAt()));
    page.sentence(WITHOUT_AST, 'note');
    page.heading(`The fourteen ranges side by side, ${policyText(settings.policy)}`, live ? HEAT_HEADING : undefined);
    page.table(rangesTable(answer, placeAt()));
    page.sentence(`Break-even and the highest range sought reckon with ${methodText(settings.method)}.`, 'note');
  }
  if (ending !== null) {
    page.heading(`If the post ends${live ? ', as asked when this was written' : ''} [REV-1, REV-2]`);
    for (const text of 'refusal' in ending ? [ending.refusal] : endingTexts(ending)) page.sentence(text);
  }
  if (model.withoutPost.length > 0) {
    page.heading(`Without the post, × FTE${live ? ', as asked when this was written' : ''} [REV-3]`);
    page.sentence(`${WITHOUT_POST}: ${model.withoutPost.map(withoutPostText).join(', ')}.`);
  }
}

/** What the reader may do with the sheet. `alone`: in a workbook of the range alone there is no plan to be made again. */
function bannerText(live: boolean, alone: boolean): string {
  if (alone) return `${live ? 'Change a yellow cell and the tables follow. For another area or year' : 'For another question'}, run the command again.`;
  if (live) return 'Change the yellow cells and the tables follow; plan again for sentences and reasons. Your values and notes are kept and win.';
  return 'Change the yellow cells and plan again: your values and notes are kept and win.';
}

/** The sheet of the range that was asked about. `alone`: in a workbook of the range alone. */
export function rangeModelSheet(planned: PlannedWorkbook & { readonly range: PlannedRange }, alone = false): SheetWrite {
  const { asked, answer, sentences } = planned.range;
  const live = isRangeLive(planned);
  const again = alone ? 'run the command again' : 'plan again';
  const checkRow = FIRST_INPUT + RANGE_INPUTS.length;
  const page = new Page(live ? checkRow + 1 : checkRow);
  const values = whyRangeIsValues(planned);
  if (values !== '') page.sentence(values, 'note');
  for (const sentence of sentences) page.sentence(sentence, 'bad');
  if (answer !== null) answerOn(page, answer, live, alone ? null : planned.overtyped.filter(({ of }) => of === RANGE_NAME));
  page.breakPage();
  page.checklist(asked.checklist);
  return {
    name: RANGE_NAME,
    widths: [...WIDTHS],
    lines: [
      ...titleLines('Range model', bannerText(live, alone)),
      { row: FIRST_INPUT - 1, cells: [{ column: 1, value: 'The question', style: 'heading' }] },
      ...RANGE_INPUTS.map((input, index) => inputLine(asked, input, FIRST_INPUT + index)),
      ...(live ? [{ row: checkRow, cells: [{ column: 1, value: '', style: 'bad' as const, formula: inputCheck(again, planned.plan.posts.length > 0) }], mergeTo: LAST_COLUMN }] : []),
      ...page.lines,
    ],
    tables: page.tables,
    frozenRows: 2,
    lastPrintedColumn: LAST_COLUMN,
    pageBreaks: page.breaks,
    names: RANGE_INPUTS.map((input, index) => ({ name: inputName(input), row: FIRST_INPUT + index, column: 2 })),
  };
}
