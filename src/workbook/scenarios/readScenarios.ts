/** Reads the sheet “AST Scenarios” back. A row that makes no sense is kept as it stands, and reported with its cell. */
import { dayText, financialYearFrom, isoText, type FinancialYear } from '../../domain/calendar';
import { poundsText } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { Work } from '../../domain/work';
import { NO_AMOUNTS, type ComparedAmounts, type ComparedElement } from '../../projection';
import { settingText } from '../assumptions';
import { cellAddress, cellText, isDateCell, isErrorCell, tidy, type CellValue, type GridRow, type SheetGrid } from '../port';
import { AMOUNT_HEADERS, LATER_HEADERS, MONEY_HEADERS, SCENARIO_HEADERS, SCENARIO_TITLES } from '../sheets/scenarioColumns';
import type { Content } from '../sheetWrite';
import { isEdited, POST_FACTS, type Scenario, type ScenarioPost, type ScenarioSetting } from './scenario';
import { EMPTY_SHELF, isSameName, scenarioName, SCENARIO_TABLES, type ScenarioShelf, type ScenarioTable, type UnreadRow } from './shelf';

/** So many rows are reported one by one; of more, how many. */
const MOST_ROWS_REPORTED = 20;

type PostRead = Omit<ScenarioPost, 'years'> & { readonly years: Map<FinancialYear, ComparedAmounts> };

/** A scenario while its rows come in, and the cell of its name. */
interface ScenarioRead {
  readonly scenario: Omit<Scenario, 'settings' | 'posts'> & { readonly settings: ScenarioSetting[]; readonly posts: PostRead[] };
  readonly byRow: Map<number, PostRead>;
  readonly cell: string;
}

interface FoundTable {
  readonly table: ScenarioTable;
  readonly header: GridRow;
  /** The column of each heading, from 0. */
  readonly at: ReadonlyMap<string, number>;
}

interface Complaint {
  readonly header: string;
  readonly expected: string;
}

function text(value: CellValue): string {
  if (isDateCell(value)) return isoText(value.day);
  if (isErrorCell(value) || typeof value === 'boolean' || value === null) return cellText(value);
  return typeof value === 'number' ? settingText(value) : value.trim();
}

/** A cell as it is written back: dates as text, amounts in pence. */
function asTyped(value: CellValue, header: string): Content {
  if (typeof value === 'number') return MONEY_HEADERS.has(header) ? value * 100 : value;
  if (isDateCell(value)) return dayText(value.day);
  return value === null ? null : text(value);
}

/** Whole pence of a cell in pounds. */
function pence(value: CellValue): number | undefined {
  const pounds = typeof value === 'number' ? value : typeof value === 'string' && /^-?£?\d[\d,]*(\.\d{1,2})?$/.test(value.trim()) ? Number(value.replace(/[£,\s]/g, '')) : NaN;
  const amount = Math.round(pounds * 100);
  return Number.isSafeInteger(amount) && Math.abs(pounds * 100 - amount) < 0.001 ? (amount === 0 ? 0 : amount) : undefined;
}

function yearsIn(words: string): FinancialYear[] | undefined {
  const span = /^(\S+) to (\S+)$/.exec(words);
  const [first, last] = [financialYearFrom(span?.[1] ?? ''), financialYearFrom(span?.[2] ?? '')];
  if (first !== undefined && last !== undefined) return first < last && last - first < 50 ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : undefined;
  const years = words.split(',').map(financialYearFrom);
  return years.every((year) => year !== undefined) ? years : undefined;
}

/** The four tables by their headings, or a sentence on the one that is not there. */
function findTables({ name, rows }: SheetGrid): FoundTable[] | { readonly damage: string; readonly cell: string } {
  const found: FoundTable[] = [];
  for (const table of SCENARIO_TABLES) {
    const wanted = SCENARIO_HEADERS[table];
    let best: { header: GridRow; missing: readonly string[] } | undefined;
    for (const header of rows) {
      const there = new Set(header.values.map(cellText));
      const missing = wanted.filter((heading) => !there.has(heading) && !LATER_HEADERS.has(heading));
      if (missing.length < (best?.missing.length ?? wanted.length / 2)) best = { header, missing };
      if (missing.length === 0) break;
    }
    if (best?.missing.length !== 0) {
      const where = best === undefined
        ? `the headings of the table “${SCENARIO_TITLES[table]}” are gone`
        : `the table “${SCENARIO_TITLES[table]}” has no heading ${best.missing.map((heading) => `“${heading}”`).join(', ')} in row ${String(best.header.row)}`;
      return {
        cell: cellAddress(best?.header.row ?? 1, 1),
        damage: `“${name}” cannot be read: ${where}. Write the headings as they were, ${wanted.map((heading) => `“${heading}”`).join(', ')}; or give the sheet a name that does not begin with “AST”, which keeps it and begins a new one. Nothing on it is changed meanwhile.`,
      };
    }
    const { header } = best;
    const texts = header.values.map(cellText);
    found.push({ table, header, at: new Map(wanted.map((heading) => [heading, texts.indexOf(heading)])) });
  }
  return found;
}

class Reader {
  private readonly found: ScenarioRead[] = [];
  private readonly unread: UnreadRow[] = [];
  private readonly problems: Problem[] = [];
  private readonly orphans = new Map<string, { count: number; cell: string }>();
  private rowsReported = 0;

  constructor(private readonly sheet: string) {}

  private named(name: string): ScenarioRead | undefined {
    return this.found.find(({ scenario }) => isSameName(scenario.name, name));
  }

  /** Reads a row of a table; what cannot be read is kept. */
  read({ table, at }: FoundTable, { row, values }: GridRow): void {
    const cell = (header: string): CellValue => values[at.get(header) ?? -1] ?? null;
    const headers = SCENARIO_HEADERS[table];
    if (headers.every((header) => text(cell(header)) === '')) return;
    const words = (header: string): string => text(cell(header));
    const complaint = table === 'scenarios' ? this.scenario(cell, words, cellAddress(row, (at.get('Scenario') ?? 0) + 1)) : this.belonging(table, cell, words, cellAddress(row, (at.get('Scenario') ?? 0) + 1));
    if (complaint === undefined) return;
    this.unread.push({ table, values: headers.map((header) => asTyped(cell(header), header)) });
    if (complaint !== 'said') this.report(row, cellAddress(row, (at.get(complaint.header) ?? 0) + 1), complaint, words(complaint.header));
  }

  private report(row: number, cell: string, { header, expected }: Complaint, found: string): void {
    this.rowsReported += 1;
    if (this.rowsReported > MOST_ROWS_REPORTED) return;
    const what = found === '' ? 'nothing' : `“${found}”`;
    this.problems.push({
      severity: 'error', sheet: this.sheet, cell, found: what, expected,
      message: `Row ${String(row)} of “${this.sheet}” cannot be read: found ${what} under “${header}” in cell ${cell}, expected ${expected}. The row is kept as it is: correct it, or delete it.`,
    });
  }

  private scenario(cell: (header: string) => CellValue, words: (header: string) => string, address: string): Complaint | undefined {
    const name = scenarioName(words('Scenario'));
    if ('refusal' in name) return { header: 'Scenario', expected: 'a name of 1 to 60 characters' };
    if (this.named(name.name) !== undefined) return { header: 'Scenario', expected: 'a name that stands here once' };
    const years = yearsIn(words('Years'));
    if (years === undefined) return { header: 'Years', expected: 'financial years such as 2009-10 to 2011-12' };
    const approved = cellText(cell('Approved')).toLowerCase();
    const scenario: ScenarioRead['scenario'] = {
      name: name.name, savedAt: words('Saved'), isApproved: approved !== '' && approved !== 'no', approvedAt: words('Approved on'), readFrom: words('Read from'),
      version: words('Version'), fingerprint: words('Input fingerprint'), settingsFingerprint: words('Settings fingerprint'), checksum: words('Checksum'),
      years, settings: [], posts: [],
    };
    this.found.push({ scenario, byRow: new Map(), cell: address });
    return undefined;
  }

  private belonging(table: Exclude<ScenarioTable, 'scenarios'>, cell: (header: string) => CellValue, words: (header: string) => string, address: string): Complaint | 'said' | undefined {
    const name = words('Scenario');
    if (name === '') return { header: 'Scenario', expected: 'the name of a scenario' };
    const belongs = this.named(name);
    if (belongs === undefined) {
      const orphan = this.orphans.get(tidy(name));
      this.orphans.set(tidy(name), { count: (orphan?.count ?? 0) + 1, cell: orphan?.cell ?? address });
      return 'said';
    }
    const { scenario, byRow } = belongs;
    if (table === 'settings') {
      if (words('Id') === '') return { header: 'Id', expected: 'the id of a setting' };
      scenario.settings.push({ id: words('Id'), value: words('Value'), text: words('What it is') });
      return undefined;
    }
    const row = Number(words('Row'));
    if (!Number.isSafeInteger(row) || row < 1) return { header: 'Row', expected: 'the number of a row' };
    const there = byRow.get(row);
    if (table === 'figures') return figures(there, cell, words);
    if (there !== undefined) return { header: 'Row', expected: 'a row of the staff list that stands here once for each scenario' };
    const post: PostRead = {
      row, id: words('Post ID'), school: words('School'), holder: words('Name'),
      facts: POST_FACTS.map(({ name: fact, header }) => ({ name: fact, value: words(header) })), years: new Map(),
    };
    scenario.posts.push(post);
    byRow.set(row, post);
    return undefined;
  }

  done(): ScenarioShelf {
    if (this.rowsReported > MOST_ROWS_REPORTED) {
      const more = String(this.rowsReported - MOST_ROWS_REPORTED);
      this.problems.push({ severity: 'error', sheet: this.sheet, found: `${more} more rows that cannot be read`, expected: 'rows as they were saved', message: `${more} more rows of “${this.sheet}” cannot be read. They are kept as they are.` });
    }
    for (const [name, { count, cell }] of this.orphans) {
      const [rows, kept] = count === 1
        ? [`A row of “${this.sheet}”, in cell ${cell}, belongs`, 'It is kept as it is: write the name into the list again, or delete it.']
        : [`${String(count)} rows of “${this.sheet}”, the first in cell ${cell}, belong`, 'They are kept as they are: write the name into the list again, or delete them.'];
      this.problems.push({
        severity: 'error', sheet: this.sheet, cell, found: `rows of “${name}”`, expected: 'the name of a scenario of the list',
        message: `${rows} to “${name}”, which is not in the list of scenarios. ${kept}`,
      });
    }
    for (const { scenario, cell } of this.found) {
      if (!isEdited(scenario)) continue;
      this.problems.push({
        severity: 'question', sheet: this.sheet, cell, found: `“${scenario.name}”, changed by hand`, expected: 'what was saved',
        message: `What was saved as “${scenario.name}” was changed by hand on “${this.sheet}”: it is compared as it stands there now. Put the cells back as they were, or save the plan anew.`,
      });
    }
    const approved = this.found.filter(({ scenario }) => scenario.isApproved);
    if (approved.length > 1) {
      const names = approved.map(({ scenario }) => `“${scenario.name}”`).join(', ');
      this.problems.push({
        severity: 'question', sheet: this.sheet, cell: approved[1]?.cell ?? 'A1', found: `${String(approved.length)} approved scenarios`, expected: 'one at most',
        message: `${names} are all marked as approved on “${this.sheet}”, and only one is at a time. Approve the right one again, in place of the others.`,
      });
    }
    return { scenarios: this.found.map(({ scenario }) => scenario), unread: this.unread, isThere: true, damage: null, problems: this.problems };
  }
}

function figures(post: PostRead | undefined, cell: (header: string) => CellValue, words: (header: string) => string): Complaint | undefined {
  if (post === undefined) return { header: 'Row', expected: 'the row of a post of the scenario' };
  const year = financialYearFrom(words('Year'));
  if (year === undefined) return { header: 'Year', expected: 'a financial year such as 2009-10' };
  if (post.years.has(year)) return { header: 'Year', expected: 'a year that stands once for each post' };
  const amounts: Record<ComparedElement, number> = { ...NO_AMOUNTS };
  for (const [element, header] of AMOUNT_HEADERS) {
    const amount = pence(cell(header));
    if (amount === undefined) return { header, expected: `an amount in whole pence, such as ${poundsText(123_456)}` };
    amounts[element] = amount;
  }
  post.years.set(year, amounts);
  return undefined;
}

/** What stands on the sheet; nothing where it is not there. */
export function* readScenarios(grid: SheetGrid | null): Work<ScenarioShelf> {
  if (grid === null) return EMPTY_SHELF;
  const tables = findTables(grid);
  if ('damage' in tables) {
    const { damage, cell } = tables;
    return { ...EMPTY_SHELF, isThere: true, damage, problems: [{ severity: 'error', sheet: grid.name, cell, found: 'a table without its headings', expected: 'the headings as they were', message: damage }] };
  }
  const titles = new Set(Object.values(SCENARIO_TITLES));
  const order = [...tables].sort((a, b) => a.header.row - b.header.row);
  const reader = new Reader(grid.name);
  // The list of scenarios first, then posts before figures, wherever they stand.
  for (const table of tables) {
    const end = order[order.indexOf(table) + 1]?.header.row ?? Infinity;
    for (const row of grid.rows) {
      if (row.row <= table.header.row || row.row >= end) continue;
      yield;
      const said = row.values.map(cellText).filter((words) => words !== '');
      if (said.length === 1 && titles.has(said[0] ?? '')) continue;
      reader.read(table, row);
    }
  }
  return reader.done();
}
