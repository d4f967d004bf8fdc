/** Reads a workbook: which sheets are the product's own, the user's own settings on them, and the cells of the staff sheet. */
import { finish } from '../domain/work';
import type { Problem } from '../domain/problem';
import type { Area } from '../domain/scales';
import type { UserPay } from '../rules/payBook';
import { rememberedIn, type Remembered, type WrittenValue } from './assumptions';
import { readCfrMap, type CfrMapRow } from './cfrMap';
import type { Overtyped } from './overtyped';
import { readOvertyped } from './readOvertyped';
import { SCENARIOS_NAME } from './scenarios/shelf';
import { ownSheets } from './ownSheets';
import { findLists, type ListCandidate } from './lists/findLists';
import { cellText, type CellRange, type Progress, type SheetGrid, type SheetInfo, type WorkbookPort } from './port';
import { OWN_SHEET_MARK, ownNameFor } from './sheetWrite';
import type { RangeAsked } from './range/inputs';
import { NO_GUARANTEES, readGuarantees, type GuaranteesReading } from './schools/readGuarantees';
import { ASSUMPTIONS_NAME, CFR_NAME, PAY_POINTS_NAME, RANGE_NAME, SDG_NAME } from './sheets/names';
import type { UnusedPayRow } from './sheets/planned';
import { readAssumptions } from './sheets/readAssumptions';
import { readRangeModel } from './sheets/readRangeModel';
import { readUserPay } from './sheets/readUserPay';
import type { HeaderMapping } from './staff/columns';
import { findHeader, HEADER_ROWS } from './staff/header';
import { readStaff } from './staff/readStaff';

/** How the user says what the sheet does not: the command line and the pane have their own words. */
export interface WaysToSay {
  /** What to do where no staff sheet was found. */
  readonly noneFound: string;
  /** What to do where several sheets look like one, of which this is the first. */
  readonly several: (first: string) => string;
  /** Ends “say what its headings mean …”. */
  readonly heading: string;
  /** Ends “in a column, in a title line, or …”. */
  readonly area: string;
}

/** The part of a sheet that holds the staff, where it is not the whole sheet. */
export type StaffPart = { readonly table: string } | { readonly range: CellRange };

export interface ReadOptions {
  /** The staff sheet's name, where the user names it. */
  readonly sheet?: string;
  readonly part?: StaffPart;
  readonly mapping?: HeaderMapping;
  /** Whether `mapping` stands in place of the one remembered in the workbook, and not over it. */
  readonly replacesMapping?: boolean;
  /** Told how much of the staff sheet is read; may throw to stop. */
  readonly progress?: Progress;
  readonly ways: WaysToSay;
}

/** Why no plan could be made, in one sentence. */
export interface NoPlan {
  readonly refusal: string;
}

/** What was read of a workbook: cells, not yet facts. */
export interface WorkbookReading {
  readonly own: ReadonlySet<string>;
  readonly written: readonly WrittenValue[];
  readonly userPay: readonly UserPay[];
  readonly unusedPay: readonly UnusedPayRow[];
  /** The sheet of the saved plans; `null` where there is none. */
  readonly scenarioGrid: SheetGrid | null;
  /** What stands on the range model of an earlier plan; `null` where there is none. */
  readonly range: RangeAsked | null;
  /** The code map of AST CFR where the user changed it; `null` where it is the product's. */
  readonly cfrMap: readonly CfrMapRow[] | null;
  /** Figures of an earlier plan that were typed over their formulas. */
  readonly overtyped: readonly Overtyped[];
  /** The guarantees that the user typed on “AST SDG”. */
  readonly guarantees: GuaranteesReading;
  readonly problems: readonly Problem[];
  /** What an earlier plan left in the workbook about how to read it. */
  readonly remembered: Remembered;
  readonly grid: SheetGrid;
  /** The lists that stand beside the staff list, by their kinds. */
  readonly lists: ReadonlyMap<string, SheetGrid>;
  readonly part: StaffPart | null;
  /** The rectangle of the part. */
  readonly within: CellRange | null;
  /** Whether the user, now or before, named the staff sheet. */
  readonly isNamed: boolean;
}

const HEADINGS_WANTED = 'a name (or staff code), a role and a point';

const MOST_LISTED = 12;

function list(names: readonly string[]): string {
  const more = names.length > MOST_LISTED ? ` and ${String(names.length - MOST_LISTED)} more` : '';
  return `${names.slice(0, MOST_LISTED).map((name) => `“${name}”`).join(', ')}${more}`;
}

interface Candidate {
  readonly name: string;
  readonly visible: boolean;
  /** Its first rows. */
  readonly head: SheetGrid | undefined;
}

/** The sheets of the user's own, with their first rows. */
async function ownerSheets(port: WorkbookPort, sheets: readonly SheetInfo[], own: ReadonlySet<string>): Promise<Candidate[]> {
  const theirs = sheets.filter(({ name }) => !own.has(name));
  const heads = await port.heads(theirs.map(({ name }) => name), HEADER_ROWS);
  return theirs.map((info, index) => ({ ...info, head: heads[index] }));
}

function hasAsts(grid: SheetGrid, mapping: HeaderMapping): boolean {
  const header = findHeader(grid, mapping);
  if (header === undefined) return false;
  const anyArea: Area = 'Rest';
  const { posts, leftOut } = finish(readStaff(grid, header, { area: anyArea, firstSeptember: 0, firstDay: 0, wayToSayArea: '' }));
  return posts.length + leftOut > 0;
}

/** The staff sheet: the one named, else the only one that has a staff header, else the only one of those with ASTs. */
async function chooseSheet(port: WorkbookPort, theirs: readonly Candidate[], sheet: string | undefined, mapping: HeaderMapping, ways: WaysToSay): Promise<string | NoPlan> {
  const all = theirs.map(({ name }) => name);
  if (sheet !== undefined) {
    const wanted = sheet.trim().toLowerCase();
    const named = all.find((name) => name.trim().toLowerCase() === wanted);
    return named ?? { refusal: `There is no sheet “${sheet}” in the workbook. Its sheets are: ${list(all)}.` };
  }
  const candidates = theirs.filter(({ head }) => head !== undefined && findHeader(head, mapping) !== undefined);
  const visible = candidates.filter((candidate) => candidate.visible);
  const pool = (visible.length > 0 ? visible : candidates).map(({ name }) => name);
  const [first] = pool;
  if (first === undefined) {
    return {
      refusal:
        `No staff sheet was found: no sheet has ${HEADINGS_WANTED} as headings of one row within its first ${String(HEADER_ROWS)} rows ` +
        `(sheets: ${list(all)}). ${ways.noneFound}`,
    };
  }
  if (pool.length === 1) return first;
  const withAst = (await port.read(pool)).filter((grid) => hasAsts(grid, mapping)).map(({ name }) => name);
  const [only] = withAst;
  if (withAst.length === 1 && only !== undefined) return only;
  return { refusal: `${String(pool.length)} sheets look like staff sheets: ${list(pool)}. ${ways.several(first)}` };
}

type OwnSettings = Pick<WorkbookReading, 'written' | 'userPay' | 'unusedPay' | 'scenarioGrid' | 'range' | 'guarantees' | 'cfrMap' | 'problems'>;

/** The user's own settings and pay figures, from the sheets of an earlier plan or a table “Pay points” of their own. */
async function readSettings(port: WorkbookPort, names: readonly string[], own: ReadonlySet<string>): Promise<OwnSettings> {
  const assumptionsName = ownNameFor(own, ASSUMPTIONS_NAME);
  const ownPay = ownNameFor(own, PAY_POINTS_NAME);
  const rangeName = ownNameFor(own, RANGE_NAME);
  const cfrName = ownNameFor(own, CFR_NAME);
  const payNames = names.filter((name) => name === ownPay || (!own.has(name) && /^pay points$/i.test(name.trim())));
  const scenariosName = ownNameFor(own, SCENARIOS_NAME);
  const sdgName = ownNameFor(own, SDG_NAME);
  const problems: Problem[] = [ASSUMPTIONS_NAME, PAY_POINTS_NAME, RANGE_NAME, CFR_NAME, SCENARIOS_NAME, SDG_NAME].filter((name) => names.includes(name) && !own.has(name)).map((name): Problem => ({
    severity: 'question', sheet: name, found: `a sheet “${name}” without the sentence that says what wrote it`, expected: `a name of its own for a sheet of yours, or “${OWN_SHEET_MARK}” in cell A2`,
    message: `“${name}” is taken for a sheet of yours, because its first rows no longer say “${OWN_SHEET_MARK}”: what stands on it is not read. If it is ours, write that into its cell A2 again.`,
  }));
  const grids = await port.read([assumptionsName, rangeName, cfrName, scenariosName, sdgName].flatMap((name) => name ?? []).concat(payNames));
  const userPay: UserPay[] = [];
  const unusedPay: UnusedPayRow[] = [];
  let written: WrittenValue[] = [];
  let scenarioGrid: SheetGrid | null = null;
  let range: RangeAsked | null = null;
  let guarantees = NO_GUARANTEES;
  let cfrMap: readonly CfrMapRow[] | null = null;
  for (const grid of grids) {
    if (grid.name === assumptionsName) {
      written = readAssumptions(grid);
      continue;
    }
    if (grid.name === scenariosName) {
      scenarioGrid = grid;
      continue;
    }
    if (grid.name === sdgName) {
      guarantees = readGuarantees(grid);
      continue;
    }
    if (grid.name === rangeName) {
      range = readRangeModel(grid) ?? null;
      continue;
    }
    if (grid.name === cfrName) {
      const codes = readCfrMap(grid);
      cfrMap = codes.rows;
      problems.push(...codes.problems);
      continue;
    }
    const reading = readUserPay(grid);
    userPay.push(...reading.userPay);
    if (own.has(grid.name)) unusedPay.push(...reading.unused);
    problems.push(...reading.problems);
  }
  return { written, userPay, unusedPay, scenarioGrid, range, guarantees, cfrMap, problems };
}

/** The sentence for a sheet on which no header was recognised. */
export function unreadHeader({ name, rows }: SheetGrid, ways: WaysToSay): NoPlan {
  const texts = rows.slice(0, 5).flatMap(({ values }) => values.map(cellText)).filter((text) => text !== '').slice(0, 8);
  return {
    refusal:
      `The sheet “${name}” has no staff header: no row within its first ${String(HEADER_ROWS)} names ${HEADINGS_WANTED}` +
      `${texts.length === 0 ? ' (the sheet is empty)' : ` (it begins with ${list(texts)})`}. Say what its headings mean ${ways.heading}.`,
  };
}

/** The sheets that may hold a list beside the staff list: no staff sheet is one, whether it is planned or not. */
function listCandidates(theirs: readonly Candidate[], staffSheet: string | undefined, mapping: HeaderMapping): ListCandidate[] {
  return theirs.flatMap(({ name, visible, head }) => (head === undefined || name === staffSheet || findHeader(head, mapping) !== undefined ? [] : [{ head, visible }]));
}

/** Reads what a plan is made from. Nothing is written. */
export async function readWorkbook(port: WorkbookPort, options: ReadOptions): Promise<WorkbookReading | NoPlan> {
  const sheets = await port.sheets();
  const names = sheets.map(({ name }) => name);
  const own = await ownSheets(port, names);
  const theirs = await ownerSheets(port, sheets, own);
  const settings = await readSettings(port, names, own);
  const before = rememberedIn(settings.written);
  const mapping = new Map([...(options.replacesMapping === true ? [] : before.mapping), ...(options.mapping ?? [])]);
  const rememberedSheet = names.find((name) => name === before.sheet);
  const sheet = options.sheet ?? rememberedSheet;
  const name = await chooseSheet(port, theirs, sheet, mapping, options.ways);
  if (typeof name !== 'string') return name;
  const found = findLists(listCandidates(theirs, name, mapping));
  const [grid, ...listGrids] = await port.read([name, ...found.sheets.values()], options.progress);
  if (grid === undefined) throw new RangeError(`the port gave nothing for ${name}`);
  const rememberedPart = options.sheet === undefined && before.table !== undefined && grid.tables.some((table) => table.name === before.table) ? { table: before.table } : null;
  const part = options.part ?? rememberedPart;
  const within = part === null ? null : 'range' in part ? part.range : grid.tables.find((table) => table.name === part.table)?.range;
  if (within === undefined) return { refusal: `There is no table “${part !== null && 'table' in part ? part.table : ''}” on the sheet “${name}” any more. Choose the whole sheet, or another table.` };
  const overtyped = await readOvertyped(port, own);
  const lists = new Map([...found.sheets.keys()].flatMap((kind, index) => (listGrids[index] === undefined ? [] : [[kind, listGrids[index]] as const])));
  return { own, ...settings, problems: [...settings.problems, ...found.problems], overtyped, remembered: { ...before, mapping }, grid, lists, part, within, isNamed: sheet !== undefined };
}
