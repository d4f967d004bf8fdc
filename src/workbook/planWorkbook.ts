/** From a workbook to its plan: finds the staff sheet, reads it and the user's own settings, and plans. */
import { firstDayOfFinancialYear, september1 } from '../domain/calendar';
import type { Problem } from '../domain/problem';
import type { Area } from '../domain/scales';
import { planPosts, type Plan } from '../projection';
import type { UserPay } from '../rules/payBook';
import { assumptionsOf, rememberedAssumptions, rememberedIn, resolveSettings, type SettingValues, type WrittenValue } from './assumptions';
import { fingerprint } from './fingerprint';
import { cellText, type SheetGrid, type WorkbookPort } from './port';
import { OWN_SHEET_MARK, OWN_SHEET_PREFIX, type SheetWrite } from './sheetWrite';
import { ASSUMPTIONS_NAME, PAY_POINTS_NAME, planSheets, readAssumptions, readUserPay, type PlannedWorkbook, type UnusedPayRow } from './sheets';
import { normalHeader, type HeaderMapping } from './staff/columns';
import { findHeader, HEADER_ROWS, type StaffHeader } from './staff/header';
import { readStaff, type RowAssumption, type StaffReading } from './staff/readStaff';

export interface PlanOptions {
  /** The staff sheet's name, where the user names it. */
  readonly sheet?: string;
  /** The area of rows that name none. */
  readonly area?: Area;
  readonly mapping?: HeaderMapping;
  /** Settings by their ids, as the user gives them now. */
  readonly values: SettingValues;
  readonly version: string;
  readonly writtenAt: string;
}

/** Why no plan could be made, in one sentence. */
export interface NoPlan {
  readonly refusal: string;
}

export interface PlanMade {
  readonly planned: PlannedWorkbook;
  readonly own: ReadonlySet<string>;
  readonly header: StaffHeader;
}

const HEADINGS_WANTED = 'a name (or staff code), a role and a point';

function list(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}

/** The names of the sheets that an earlier plan wrote: by their name, and by their mark in cell A2. */
async function ownSheets(port: WorkbookPort): Promise<Set<string>> {
  const own = new Set<string>();
  for (const { name } of port.sheets) {
    if (!name.startsWith(OWN_SHEET_PREFIX)) continue;
    // A row or a column may have been put in before it.
    const grid = await port.head(name, 6);
    if (grid.rows.some(({ values }) => values.slice(0, 5).some((value) => cellText(value).startsWith(OWN_SHEET_MARK)))) own.add(name);
  }
  return own;
}

interface Candidate {
  readonly name: string;
  readonly visible: boolean;
}

/** The staff sheet: the one named, else the only one that has a staff header, else the only one of those with ASTs. */
async function chooseSheet(port: WorkbookPort, own: ReadonlySet<string>, options: PlanOptions): Promise<string | NoPlan> {
  const theirs = port.sheets.filter(({ name }) => !own.has(name));
  if (options.sheet !== undefined) {
    const wanted = options.sheet.trim().toLowerCase();
    const named = theirs.find(({ name }) => name.trim().toLowerCase() === wanted);
    return named?.name ?? { refusal: `There is no sheet “${options.sheet}” in the workbook. Its sheets are: ${list(theirs.map(({ name }) => name))}.` };
  }
  const candidates: Candidate[] = [];
  for (const { name, visible } of theirs) {
    const grid = await port.head(name, HEADER_ROWS);
    if (findHeader(grid, options.mapping) !== undefined) candidates.push({ name, visible });
  }
  const visible = candidates.filter((candidate) => candidate.visible);
  const pool = visible.length > 0 ? visible : candidates;
  if (pool.length === 0) {
    return {
      refusal:
        `No staff sheet was found: no sheet has ${HEADINGS_WANTED} as headings of one row within its first ${String(HEADER_ROWS)} rows ` +
        `(sheets: ${list(theirs.map(({ name }) => name))}). Name the sheet with --sheet, and its headings with --map "Your heading=Point".`,
    };
  }
  if (pool.length > 1) {
    const withAst: string[] = [];
    for (const { name } of pool) {
      const grid = await port.read(name);
      const header = findHeader(grid, options.mapping);
      if (header === undefined) continue;
      const reading = readStaff(grid, header, { area: options.area ?? 'Rest', firstSeptember: 0, firstDay: 0 });
      if (reading.posts.length + reading.leftOut > 0) withAst.push(name);
    }
    const [only] = withAst;
    if (withAst.length === 1 && only !== undefined) return only;
    return { refusal: `${String(pool.length)} sheets look like staff sheets: ${list(pool.map(({ name }) => name))}. Say which one to plan with --sheet "${pool[0]?.name ?? ''}".` };
  }
  return pool[0]?.name ?? { refusal: 'No staff sheet was found.' };
}

interface OwnSettings {
  readonly written: readonly WrittenValue[];
  readonly userPay: readonly UserPay[];
  readonly unusedPay: readonly UnusedPayRow[];
  readonly problems: readonly Problem[];
}

/** The user's own settings and pay figures, from the sheets of an earlier plan or a table “Pay points” of their own. */
async function readSettings(port: WorkbookPort, own: ReadonlySet<string>): Promise<OwnSettings> {
  const assumptionsName = [...own].find((name) => name.startsWith(ASSUMPTIONS_NAME));
  const payNames = port.sheets
    .map(({ name }) => name)
    .filter((name) => (own.has(name) ? name.startsWith(PAY_POINTS_NAME) : /^pay points$/i.test(name.trim())));
  const written = assumptionsName === undefined ? [] : readAssumptions(await port.read(assumptionsName));
  const userPay: UserPay[] = [];
  const unusedPay: UnusedPayRow[] = [];
  const problems: Problem[] = [];
  for (const name of payNames) {
    const reading = readUserPay(await port.read(name));
    userPay.push(...reading.userPay);
    if (own.has(name)) unusedPay.push(...reading.unused);
    problems.push(...reading.problems);
  }
  return { written, userPay, unusedPay, problems };
}

function unreadHeader(grid: SheetGrid, name: string): NoPlan {
  const texts = grid.rows.slice(0, 5).flatMap(({ values }) => values.map(cellText)).filter((text) => text !== '').slice(0, 8);
  return {
    refusal:
      `The sheet “${name}” has no staff header: no row within its first ${String(HEADER_ROWS)} names ${HEADINGS_WANTED}` +
      `${texts.length === 0 ? ' (the sheet is empty)' : ` (it begins with ${list(texts)})`}. Say what its headings mean with --map "Your heading=Point".`,
  };
}

function noRows({ leftOut, otherStaff }: StaffReading, name: string): NoPlan | undefined {
  if (leftOut > 0 || otherStaff > 0) return undefined;
  return { refusal: `The sheet “${name}” has a staff header but no staff below it. Add the staff and plan again.` };
}

/** Plans the workbook behind the port. Nothing is written: {@link sheetsOf} gives what to write. */
export async function planWorkbook(port: WorkbookPort, given: PlanOptions): Promise<PlanMade | NoPlan> {
  const own = await ownSheets(port);
  const { written, userPay, unusedPay, problems } = await readSettings(port, own);
  const before = rememberedIn(written);
  const mapping = new Map([...before.mapping, ...(given.mapping ?? [])]);
  const sheet = given.sheet ?? port.sheets.find(({ name }) => name === before.sheet)?.name;
  const area = given.area ?? before.area;
  const options: PlanOptions = { ...given, mapping, ...(sheet === undefined ? {} : { sheet }), ...(area === undefined ? {} : { area }) };
  const name = await chooseSheet(port, own, options);
  if (typeof name !== 'string') return name;
  const grid = await port.read(name);
  const header = findHeader(grid, options.mapping);
  if (header === undefined) return unreadHeader(grid, name);
  const resolved = resolveSettings(options.values, written, userPay);
  const { settings } = resolved;
  const reading = readStaff(grid, header, { area: given.area ?? header.area ?? options.area ?? null, firstSeptember: settings.from, firstDay: firstDayOfFinancialYear(settings.from) });
  if (reading.posts.length === 0) {
    const nothing = noRows(reading, name);
    if (nothing !== undefined) return nothing;
  }
  const plan = planPosts(reading.posts, settings);
  const unusedAwards = [...settings.awards.keys()].filter((year) => !plan.awardsUsed.has(year)).map((year): Problem => ({
    severity: 'note', rule: 'PAY-13', found: `an award for September ${String(year)}`, expected: 'an award for a September without a pay table',
    message: `The award given for September ${String(year)} is not used: every pay figure of that September that this plan needs is known from a table. To use other figures, enter them on “AST Pay points”.`,
  }));
  const noAst: Problem[] =
    reading.posts.length + reading.leftOut > 0
      ? []
      : [{ severity: 'question', sheet: name, found: `${String(reading.otherStaff)} staff, none of them AST`, expected: 'at least one AST', message: `No row of “${name}” is an AST: none has the role AST or a point such as AST 7. If some are, correct their role or point.` }];
  const leftOut = reading.leftOut + reading.posts.length - plan.posts.length;
  const planned: PlannedWorkbook = {
    plan,
    assumptions: [...rememberedAssumptions({ mapping, ...(sheet === undefined ? {} : { sheet: name }), ...(area === undefined ? {} : { area }) }), ...assumptionsOf(plan, resolved)],
    rowAssumptions: [...reading.assumptions, ...policyAssumptions(plan)],
    unusedPay,
    problems: [...resolved.problems, ...problems, ...reading.problems, ...plan.problems, ...unusedAwards, ...unreadColumns(header, name), ...unknownMappings(given.mapping, grid, header, name), ...noAst].sort(bySeverity),
    staffSheet: name,
    otherStaff: reading.otherStaff,
    leftOut,
    version: options.version,
    writtenAt: options.writtenAt,
    fingerprint: fingerprint(grid),
  };
  return { planned, own, header };
}

/** Headings that were not recognised, and columns that this version of the plan does not use. */
function unreadColumns({ unknown, columns }: StaffHeader, sheet: string): Problem[] {
  const unused = [...columns.keys()].filter((column) => NOT_USED_YET.has(column));
  if (unknown.length + unused.length === 0) return [];
  const headings = unknown.map(({ text, column }) => `“${text}” (${column})`).join(', ');
  const parts = [
    ...(unknown.length === 0 ? [] : [`the headings ${headings} were not recognised, or stand twice, and their columns were not read; if one matters, say what it means with --map "Your heading=Point"`]),
    ...(unused.length === 0 ? [] : [`the columns ${unused.join(', ')} do not enter the plan`]),
  ];
  return [{
    severity: 'note', sheet, found: 'columns that are not read', expected: 'the columns of a staff sheet',
    message: `“${sheet}”: ${parts.join('; ')}.`,
  }];
}

/** Headings that the user mapped by hand and that the header does not have. */
function unknownMappings(mapping: HeaderMapping | undefined, grid: SheetGrid, header: StaffHeader, sheet: string): Problem[] {
  const there = new Set(grid.rows.find(({ row }) => row === header.row)?.values.map((value) => normalHeader(cellText(value))));
  return [...(mapping?.keys() ?? [])].filter((heading) => !there.has(normalHeader(heading))).map((heading): Problem => ({
    severity: 'question', sheet, found: `no heading “${heading}”`, expected: 'the headings named with --map',
    message: `“${sheet}” has no heading “${heading}” in row ${String(header.row)}, so what --map says of it has no effect. Check how the heading is written.`,
  }));
}

const NOT_USED_YET: ReadonlySet<string> = new Set(['Outreach %', 'Outreach pattern', 'Outreach exemption', 'Qualification', 'Qualified on']);

/** Posts whose Septembers follow the policy, because no decision is stated (PAY-5). */
function policyAssumptions({ posts, settings }: Plan): RowAssumption[] {
  const assumptions: RowAssumption[] = [];
  for (const { post } of posts) {
    const septembers: number[] = [];
    for (let year = settings.from; year < settings.from + settings.years; year += 1) {
      const on = september1(year);
      const filled = (post.start === null || post.start < on) && (post.end === null || post.end >= on);
      if (filled && !post.decisions.has(year)) septembers.push(year);
    }
    if (septembers.length === 0) continue;
    assumptions.push({
      post: post.id, sheet: post.origin.sheet, row: post.origin.row, value: `policy: ${String(settings.policy)}`,
      text: `the policy decides in September ${septembers.map(String).join(', ')}, because no decision is given`,
    });
  }
  return assumptions;
}

const ORDER = { error: 0, question: 1, note: 2 } as const;

function bySeverity(a: Problem, b: Problem): number {
  return ORDER[a.severity] - ORDER[b.severity];
}

/** The sheets of a plan. */
export function sheetsOf({ planned }: PlanMade): SheetWrite[] {
  return planSheets(planned);
}
