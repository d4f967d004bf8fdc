/** The code map on “AST CFR”: which CFR code each element of the plan falls under, in which years; and what the user changed of it. */
import { financialYearFrom, financialYearText, type FinancialYear } from '../domain/calendar';
import type { Status } from '../domain/figure';
import type { Problem } from '../domain/problem';
import { CFR_CODES, CFR_ELEMENTS, SOURCES, type CfrElement } from '../parameters';
import { cfrAmounts, type CfrMapping, type Plan, type SourceRow } from '../projection';
import { cellAddress, cellText, yearCellText, type SheetGrid } from './port';

/** A row of the map as it stands on the sheet. */
export interface CfrMapRow {
  readonly element: string;
  readonly code: string;
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly status: Status | 'not used';
  readonly source: string;
  /** What holds; `null` where the row cannot be used. */
  readonly mapping: CfrMapping | null;
}

/** Headings of the map, by which it is found again. */
export const CFR_MAP_HEADINGS = ['Element', 'Code', 'Name', 'From year', 'Until year'] as const;
/** Stands above what follows the map. */
export const CFR_AMOUNTS_HEADING = 'Amounts by school, year and code';

const ELEMENTS = Object.keys(CFR_ELEMENTS) as CfrElement[];
const LONGEST_CODE = 20;

const yearShown = (year: FinancialYear | null): string => (year === null ? '' : financialYearText(year));

/** The map that the product ships. */
export function builtInCfrMap(): CfrMapRow[] {
  return CFR_CODES.map(({ element, code, name, from, until, status, sources, basis }) => ({
    element, code, name, from: yearShown(from), until: yearShown(until), status,
    source: `${basis} (${sources.map((tag) => `${SOURCES[tag]?.title ?? tag} [${tag}]`).join('; ')})`, mapping: { element, code, name, from, until },
  }));
}

export function mappingsOf(rows: readonly CfrMapRow[]): CfrMapping[] {
  return rows.flatMap(({ mapping }) => mapping ?? []);
}

function keyOf({ element, code, name, from, until }: Pick<CfrMapRow, 'element' | 'code' | 'name' | 'from' | 'until'>): string {
  return [element, code, name, from, until].map((text) => text.toLowerCase()).join('\u0000');
}

/**
 * The map as the user left it; `rows` is `null` where nothing was changed. Rows that cannot be used are kept as they were
 * typed and told; of an element with two codes in a year, neither holds in it.
 */
export function readCfrMap(grid: SheetGrid): { rows: CfrMapRow[] | null; problems: Problem[] } {
  const header = grid.rows.find(({ values }) => CFR_MAP_HEADINGS.every((heading) => values.some((value) => cellText(value) === heading)));
  const problems: Problem[] = [];
  if (header === undefined) {
    problems.push({
      severity: 'question', sheet: grid.name, found: 'a sheet of codes without the headings', expected: `the headings ${CFR_MAP_HEADINGS.join(', ')}`,
      message: `The codes on “${grid.name}” are not read, and those of the product are used: one row must have the headings ${CFR_MAP_HEADINGS.join(', ')}.`,
    });
    return { rows: null, problems };
  }
  const at = CFR_MAP_HEADINGS.map((heading) => header.values.findIndex((value) => cellText(value) === heading));
  const shipped = new Map(builtInCfrMap().map((row) => [keyOf(row), row]));
  const rows: { row: number; entry: CfrMapRow }[] = [];
  for (const { row, values } of grid.rows) {
    if (row <= header.row) continue;
    if (values.some((value) => cellText(value) === CFR_AMOUNTS_HEADING)) break;
    const [element = '', code = '', name = '', from = '', until = ''] = at.map((column, index) => (index < 3 ? cellText(values[column] ?? null) : yearCellText(values[column] ?? null)).trim());
    if (`${element}${code}${name}${from}${until}` === '') continue;
    const typed = { element, code, name, from, until };
    const known = shipped.get(keyOf(typed));
    if (known !== undefined) {
      rows.push({ row, entry: known });
      continue;
    }
    const wrong = whatIsWrong(typed);
    if (wrong !== undefined) {
      const cell = cellAddress(row, (at[wrong.column] ?? 0) + 1);
      problems.push({
        severity: 'error', rule: 'FUND-6', sheet: grid.name, cell, found: wrong.found, expected: wrong.expected,
        message: `The code in row ${String(row)} of “${grid.name}” is not used: cell ${cell} has ${wrong.found}, expected ${wrong.expected}. Correct it and plan again.`,
      });
    }
    rows.push({ row, entry: { ...typed, status: wrong === undefined ? 'user' : 'not used', source: wrong === undefined ? 'Yours' : 'Not used: see the problems on “AST Summary”', mapping: wrong === undefined ? mappingOf(typed) : null } });
  }
  problems.push(...overlaps(grid.name, rows, at[3] ?? 0));
  const isAsShipped = rows.length === shipped.size && rows.every(({ entry }) => shipped.get(keyOf(entry)) === entry) && new Set(rows.map(({ entry }) => entry)).size === rows.length;
  return { rows: isAsShipped || rows.length === 0 ? null : rows.map(({ entry }) => entry), problems };
}

type Typed = Pick<CfrMapRow, 'element' | 'code' | 'name' | 'from' | 'until'>;

function elementOf({ element }: Typed): CfrElement | undefined {
  return ELEMENTS.find((each) => each.toLowerCase() === element.toLowerCase());
}

function whatIsWrong(typed: Typed): { column: number; found: string; expected: string } | undefined {
  const { element, code, from, until } = typed;
  const [first, last] = [from, until].map((text) => (text === '' ? null : financialYearFrom(text)));
  if (elementOf(typed) === undefined) return { column: 0, found: element === '' ? 'nothing' : `“${element}”`, expected: `one of ${ELEMENTS.join(', ')}` };
  if (code === '') return { column: 1, found: 'no code', expected: 'a code such as E01' };
  if (code.length > LONGEST_CODE) return { column: 1, found: `“${code}”`, expected: `a code of up to ${String(LONGEST_CODE)} letters and digits` };
  if (first === undefined) return { column: 3, found: `“${from}”`, expected: 'a financial year such as 2009-10, or nothing for all years before' };
  if (last === undefined) return { column: 4, found: `“${until}”`, expected: 'a financial year such as 2009-10, or nothing for all years after' };
  if (first !== null && last !== null && first > last) return { column: 4, found: `${until}, before ${from}`, expected: 'a year that is not before the first one' };
  return undefined;
}

function mappingOf(typed: Typed): CfrMapping | null {
  const element = elementOf(typed);
  if (element === undefined) return null;
  const [from, until] = [typed.from, typed.until].map((text) => financialYearFrom(text) ?? null);
  return { element, code: typed.code.toUpperCase(), name: typed.name, from: from ?? null, until: until ?? null };
}

/** Rows that give an element a second code in the same years. */
function overlaps(sheet: string, rows: readonly { row: number; entry: CfrMapRow }[], fromAt: number): Problem[] {
  return rows.flatMap(({ row, entry }, index): Problem[] => {
    const own = entry.mapping;
    if (own === null) return [];
    const earlier = rows.slice(0, index).find(({ entry: { mapping } }) => (
      mapping !== null && mapping.element === own.element && (mapping.from ?? -Infinity) <= (own.until ?? Infinity) && (own.from ?? -Infinity) <= (mapping.until ?? Infinity)
    ));
    if (earlier === undefined) return [];
    const cell = cellAddress(row, fromAt + 1);
    return [{
      severity: 'error', rule: 'FUND-6', sheet, cell, found: `${own.element} with ${own.code} in years in which row ${String(earlier.row)} gives it ${earlier.entry.code}`, expected: 'one code for each year',
      message: `${own.element} has two codes in some years, in rows ${String(earlier.row)} and ${String(row)} of “${sheet}” (cell ${cell}): in those years neither holds, and its amounts stand under “No code”. Change the years so that they do not overlap.`,
    }];
  });
}

/** Elements with an amount in a year in which no code holds for them. */
export function cfrGaps({ plan, sources }: { readonly plan: Plan; readonly sources: readonly SourceRow[] }, rows: readonly CfrMapRow[], sheet: string): Problem[] {
  if (plan.settings.cfr === 'no') return [];
  const years = new Map<CfrElement, Set<FinancialYear>>();
  for (const { year, lines, amounts } of cfrAmounts(plan, mappingsOf(rows), sources)) {
    for (const element of lines.flatMap((line) => (line.line === 'no code' ? line.elements : []))) {
      if (amounts[element] !== 0) years.set(element, (years.get(element) ?? new Set<FinancialYear>()).add(year));
    }
  }
  return [...years].map(([element, of]): Problem => {
    const said = [...of].map(financialYearText).join(', ');
    return {
      severity: 'question', rule: 'FUND-6', sheet, found: `no code for ${element} in ${said}`, expected: 'one code for each element and year',
      message: `No code holds for ${element} in ${said} on “${sheet}”, so its amounts stand under “No code”. Give it a code for these years in the yellow cells there.`,
    };
  });
}
