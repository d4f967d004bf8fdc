import { quotedSheetName } from './address';

/** Splits a formula at its texts in double quotes, which are left alone. */
function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula.split(/("(?:[^"]|"")*")/).map((part, index) => (index % 2 === 1 ? part : change(part))).join('');
}

function isSheet(quoted: string | undefined, plain: string | undefined, name: string): boolean {
  return (quoted?.replaceAll("''", "'") ?? plain ?? '').toLowerCase() === name.toLowerCase();
}

const SHEET_REFERENCE = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/gu;

export function withSheetRenamed(formula: string, from: string, to: string): string {
  return outsideTexts(formula, (part) => part.replace(SHEET_REFERENCE, (whole, quoted: string | undefined, plain: string | undefined) =>
    (isSheet(quoted, plain, from) ? `${quotedSheetName(to)}!` : whole)));
}

/** References to a deleted sheet are lost, as in Excel: this is what a test finds when a product deletes what a user's formula reads. */
export function withSheetDeleted(formula: string, name: string): string {
  const reference = new RegExp(`${SHEET_REFERENCE.source}(\\$?[A-Za-z]{1,3}\\$?\\d+(?::\\$?[A-Za-z]{1,3}\\$?\\d+)?|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}|\\$?\\d+:\\$?\\d+)`, 'gu');
  return outsideTexts(formula, (part) => part.replace(reference, (whole, quoted: string | undefined, plain: string | undefined) =>
    (isSheet(quoted, plain, name) ? '#REF!' : whole)));
}

function tablePattern(name: string, then: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_.])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${then}`, 'giu');
}

export function withTableRenamed(formula: string, from: string, to: string): string {
  return outsideTexts(formula, (part) => part.replace(tablePattern(from, '(?=\\[)'), to));
}

/** References to the columns of a deleted table are lost. */
export function withTableDeleted(formula: string, name: string): string {
  return outsideTexts(formula, (part) => part.replace(tablePattern(name, '\\[(?:[^[\\]]|\\[[^[\\]]*\\])*\\]'), '#REF!'));
}

/** References to the columns of a table that becomes plain cells become cell references, as in Excel. */
export function withTableConverted(formula: string, name: string, rangeOfColumn: (header: string) => string | null): string {
  return outsideTexts(formula, (part) => part.replace(tablePattern(name, '\\[([^[\\]]+)\\]'), (whole, header: string) => rangeOfColumn(header) ?? whole));
}
