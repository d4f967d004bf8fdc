import { quotedSheetName } from './address';
import { formulaTokens, sheetOfToken, type Token } from './formulaTokens';
import { readStructured, writtenStructured, type StructuredReference } from './structuredReference';

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** Formulas in small letters: those of a column are the same in every row, and every change of a workbook looks through all of them. */
const inSmallLetters = new Map<string, string>();
const MOST_KEPT = 10_000;

function smallLetters(formula: string): string {
  const known = inSmallLetters.get(formula);
  if (known !== undefined) return known;
  if (inSmallLetters.size >= MOST_KEPT) inSmallLetters.clear();
  const small = formula.toLowerCase();
  inSmallLetters.set(formula, small);
  return small;
}

/** Whether the text stands anywhere in the formula: one that does not name a sheet or a table is not taken apart. */
function mentions(formula: string, text: string): boolean {
  return smallLetters(formula).includes(text.toLowerCase());
}

export function withSheetRenamed(formula: string, from: string, to: string): string {
  if (!mentions(formula, from.replaceAll("'", "''"))) return formula;
  return textOf(formulaTokens(formula).map((token) => (token.kind === 'sheet' && isSame(sheetOfToken(token.text), from) ? { ...token, text: `${quotedSheetName(to)}!` } : token)));
}

/** References to a deleted sheet are lost, as in Excel: this is what a test finds when a product deletes what a user's formula reads. */
export function withSheetDeleted(formula: string, name: string): string {
  if (!mentions(formula, name.replaceAll("'", "''"))) return formula;
  const tokens = formulaTokens(formula);
  return tokens.map((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const isOf = (sheet: Token | undefined): boolean => sheet?.kind === 'sheet' && isSame(sheetOfToken(sheet.text), name);
    if (isOf(token) && after?.kind === 'address') return '';
    return token.kind === 'address' && isOf(before) ? '#REF!' : token.text;
  }).join('');
}

/** Writes the references to a table anew; `within` says that brackets without a name mean the table as well. */
function withTable(formula: string, name: string, within: boolean, write: (tableName: string, brackets: string) => string): string {
  if (!within && !mentions(formula, name)) return formula;
  const tokens = formulaTokens(formula);
  return tokens.map((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (token.kind === 'word' && after?.kind === 'brackets') return isSame(token.text, name) ? '' : token.text;
    if (token.kind !== 'brackets') return token.text;
    if (before?.kind === 'word') return isSame(before.text, name) ? write(before.text, token.text) : token.text;
    return within ? write('', token.text) : token.text;
  }).join('');
}

export function withTableRenamed(formula: string, from: string, to: string): string {
  return withTable(formula, from, false, (_, brackets) => `${to}${brackets}`);
}

/** References to the columns of a deleted table are lost. */
export function withTableDeleted(formula: string, name: string): string {
  return withTable(formula, name, false, () => '#REF!');
}

/** References to the cells of a table that becomes plain cells become cell references, as in Excel. */
export function withTableConverted(formula: string, name: string, within: boolean, addressOfCells: (reference: StructuredReference) => string | null): string {
  return withTable(formula, name, within, (tableName, brackets) => {
    const reference = readStructured(brackets);
    return (reference === null ? null : addressOfCells(reference)) ?? `${tableName}${brackets}`;
  });
}

/** References to columns follow their headers; `headers` gives the new one by the old one in small letters. */
export function withColumnsRenamed(formula: string, name: string, within: boolean, headers: ReadonlyMap<string, string>): string {
  return withTable(formula, name, within, (tableName, brackets) => {
    const reference = readStructured(brackets);
    if (reference?.columns === undefined || reference.columns === null) return `${tableName}${brackets}`;
    const { first, last } = reference.columns;
    const [newFirst, newLast] = [headers.get(first.toLowerCase()) ?? first, headers.get(last.toLowerCase()) ?? last];
    return `${tableName}${newFirst === first && newLast === last ? brackets : writtenStructured({ ...reference, columns: { first: newFirst, last: newLast } })}`;
  });
}
