/** AST AST2: the facts for form AST2, a printed page for each post (FUND-7). It is written when somebody asks for it. */
import { LOOKS } from '../looks';
import type { Line, SheetWrite, Style } from '../sheetWrite';
import { titleLines } from '../sheets/planned';
import { heightOfText } from '../textHeight';
import type { Ast2Form } from './ast2Form';
import { AST2_NAME } from './sheetNames';

export const NOT_THE_FORM = 'A copy of facts for form AST2, not the official form';
export const NOTHING_MISSING = 'Nothing is missing: the facts can go onto the form';
export const BEFORE_SENT = 'Before the form can be sent';
/** What stands in place of a fact that is blank. */
export const NOT_KNOWN = 'not known';

/** What is asked, the fact, and where it was read: together they print about as wide as A4 upright at its full size. */
const WIDTHS = [30, 38, 34] as const;
const COLUMNS = WIDTHS.length;
const ALL_WIDTHS = WIDTHS.reduce((sum, width) => sum + width, 0);
const SIGNATURE = '_'.repeat(34);

class Sheet {
  readonly lines: Line[];
  row: number;

  constructor(lines: readonly Line[], row: number) {
    this.lines = [...lines];
    this.row = row;
  }

  /** One text across all columns. */
  across(value: string, style: Style): void {
    this.lines.push({ row: this.row, cells: [{ column: 1, value, style }], mergeTo: COLUMNS, height: heightOfText(value, ALL_WIDTHS, LOOKS[style]) + 3 });
    this.row += 1;
  }

  cells(values: readonly string[], styles: readonly Style[]): void {
    const cells = values.map((value, at) => ({ column: at + 1, value, style: styles[at] ?? 'wrapped' }));
    const height = Math.max(...cells.map(({ column, value, style }) => heightOfText(value, WIDTHS[column - 1] ?? 0, LOOKS[style]))) + 3;
    this.lines.push({ row: this.row, cells, height });
    this.row += 1;
  }

  gap(height: number): void {
    this.lines.push({ row: this.row, cells: [], height });
    this.row += 1;
  }
}

/** The sheet; `madeFrom` names the workbook’s staff list, `writtenAt` is the time as text. */
export function ast2Sheet(forms: readonly Ast2Form[], { madeFrom, writtenAt, version }: { madeFrom: string; writtenAt: string; version: string }): SheetWrite {
  const title = titleLines('Facts for form AST2', `${NOT_THE_FORM}.`);
  const sheet = new Sheet(title, title.length + 1);
  sheet.across(`From “${madeFrom}”, made on ${writtenAt} by version ${version}. Copy the facts onto the form of the assessment agency. Forms that are made anew replace this sheet; planning leaves it as it is.`, 'small');
  const frozenRows = sheet.row - 1;
  const pageBreaks: number[] = [];
  for (const form of forms) {
    if (form !== forms[0]) pageBreaks.push(sheet.row);
    page(sheet, form);
  }
  return { name: AST2_NAME, widths: WIDTHS, lines: sheet.lines, tables: [], frozenRows, lastPrintedColumn: COLUMNS, orientation: 'portrait', pageBreaks };
}

function page(sheet: Sheet, { post, holder, fields, missing }: Ast2Form): void {
  sheet.gap(8);
  sheet.across(`Post ${post}${holder === '' ? '' : `: ${holder}`}`, 'heading');
  sheet.cells(['What the form asks', 'Fact', 'Where from, and the rule'], ['header', 'header', 'header']);
  for (const { label, text, why, rule } of fields) sheet.cells([label, text === '' ? NOT_KNOWN : text, `${why} [${rule}]`], ['wrapped', 'wrapped', 'small']);
  sheet.gap(8);
  sheet.across(missing.length === 0 ? NOTHING_MISSING : BEFORE_SENT, missing.length === 0 ? 'good' : 'heading');
  for (const { rule, message } of missing) sheet.across(`• ${message} [${rule}]`, 'small');
  sheet.gap(24);
  sheet.cells(['Signed (headteacher)', SIGNATURE, 'Date  ________________'], ['wrapped', 'wrapped', 'wrapped']);
}
