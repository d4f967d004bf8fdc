/** From what was read of a workbook to its plan. */
import { firstDayOfFinancialYear, september1 } from '../domain/calendar';
import type { Problem } from '../domain/problem';
import type { Area } from '../domain/scales';
import type { AstPost } from '../domain/staff';
import { atOnce, type Pace, type Work } from '../domain/work';
import { fundingSourcesInPieces, hasSources, planPostsInPieces, sourceChecks, type Plan } from '../projection';
import { assumptionsOf, figuresAssumption, rememberedAssumptions, resolveSettings, type Assumption, type FigureForm, type Resolved, type SettingValues } from './assumptions';
import { builtInCfrMap, cfrGaps } from './cfrMap';
import { FUNDING_LIST } from './fundingList/columns';
import { postsInFunding, withFunding } from './fundingList/readFunding';
import { Digest, fingerprint } from './fingerprint';
import { isSameQuestion, type RangeAsked } from './range/inputs';
import { planRange, rangeProblems, withPayOf, type PlannedRange } from './range/plannedRange';
import { cellText, rangeAddress, type SheetGrid, type WorkbookPort } from './port';
import { judgeOvertyped } from './readOvertyped';
import { readWorkbook, unreadHeader, type NoPlan, type ReadOptions, type WaysToSay, type WorkbookReading } from './readWorkbook';
import { readScenarios } from './scenarios/readScenarios';
import { planSdg } from './schools/planSdg';
import { SCHOOLS_LIST } from './schools/schoolsList';
import { ownNameFor } from './sheetWrite';
import { CFR_NAME, PLAN_SHEETS, RANGE_NAME, SDG_NAME } from './sheets/names';
import type { PlannedWorkbook } from './sheets/planned';
import { rangeJudge } from './sheets/rangeTyped';
import { normalHeader, type HeaderMapping } from './staff/columns';
import { findHeader, headingColumn, type StaffHeader } from './staff/header';
import { readStaff, type RowAssumption, type StaffReading } from './staff/readStaff';

export interface PlanSaid {
  /** The area of rows that name none; `null` where the user takes back what was remembered. */
  readonly area?: Area | null;
  /** The mapping given now, of which headings that are not there are reported. */
  readonly mapping?: HeaderMapping;
  /** Settings by their ids, as the user gives them now. */
  readonly values: SettingValues;
  /** How the figures are written; where nothing is said, as before, else as formulas up to {@link MOST_LIVE_POSTS} posts; `null` where the user takes back what was remembered. */
  readonly figures?: FigureForm | null;
  /** What is asked of a range now, in place of what stands on the sheet. */
  readonly range?: RangeAsked;
  readonly version: string;
  readonly writtenAt: string;
  readonly ways: WaysToSay;
}

/** A plan of more posts is written as values where nothing else is said: a spreadsheet would take long over it. */
export const MOST_LIVE_POSTS = 2000;

export type PlanOptions = PlanSaid & ReadOptions;

export interface PlanMade {
  readonly planned: PlannedWorkbook;
  readonly own: ReadonlySet<string>;
  readonly header: StaffHeader;
  /** The posts as they were read, those that could not be planned among them. */
  readonly posts: readonly AstPost[];
}

function noRows({ leftOut, otherStaff }: StaffReading, name: string): NoPlan | undefined {
  if (leftOut > 0 || otherStaff > 0) return undefined;
  return { refusal: `The sheet “${name}” has a staff header but no staff below it. Add the staff and plan again.` };
}

/** Plans the workbook behind the port. Nothing is written: `sheetsOf` in `planSheets` gives what to write. */
export async function planWorkbook(port: WorkbookPort, given: PlanOptions, pace: Pace = atOnce): Promise<PlanMade | NoPlan> {
  const reading = await readWorkbook(port, given);
  return 'refusal' in reading ? reading : pace(planReading(reading, given));
}

/** Where the staff were read: the sheet, and the table or the cells of it, where not all of it was read. */
export function readFrom({ grid, part }: WorkbookReading): string {
  if (part === null) return grid.name;
  return 'table' in part ? `${grid.name}, table ${part.table}` : `${grid.name}, cells ${rangeAddress(part.range)}`;
}

/** The cells that were read, of which the fingerprint is taken. */
function gridWithin({ grid, within }: WorkbookReading): SheetGrid {
  if (within === null) return grid;
  const rows = grid.rows.filter(({ row }) => row <= within.lastRow);
  return { ...grid, rows: rows.map(({ row, values }) => ({ row, values: row < within.firstRow ? values : values.slice(0, within.lastColumn) })) };
}

/** The fingerprint of the staff sheet and of the lists beside it, as they were read. */
export function* readingFingerprint(reading: WorkbookReading): Work<string> {
  const staff = yield* fingerprint(gridWithin(reading));
  if (reading.lists.size === 0) return staff;
  const digest = new Digest();
  digest.add(staff);
  for (const [kind, list] of reading.lists) digest.add(`${kind}\u0001${yield* fingerprint(list)}`);
  return digest.text();
}

/** Plans what was read, as the user says now. */
export function* planReading(read: WorkbookReading, said: PlanSaid): Work<PlanMade | NoPlan> {
  const { grid, within, written, userPay, unusedPay, remembered: { mapping, ...before } } = read;
  const { name } = grid;
  const area = said.area === undefined ? before.area : (said.area ?? undefined);
  const header = findHeader(grid, mapping, within);
  if (header === undefined) return unreadHeader(grid, said.ways);
  const resolved = resolveSettings(said.values, written, userPay);
  const { settings } = resolved;
  const fundingGrid = read.lists.get(FUNDING_LIST.kind);
  const reading = yield* readStaff(grid, header, {
    area: said.area ?? header.area ?? area ?? null, firstSeptember: settings.from, firstDay: firstDayOfFinancialYear(settings.from), wayToSayArea: said.ways.area, fundedByList: postsInFunding(fundingGrid),
  });
  if (reading.posts.length === 0) {
    const nothing = noRows(reading, name);
    if (nothing !== undefined) return nothing;
  }
  const funded = withFunding(reading.posts, fundingGrid);
  const planOnly = yield* planPostsInPieces(funded.posts, settings);
  const asked = said.range ?? read.range;
  const range = asked === null ? null : planRange(asked, funded.posts, settings);
  const sources = hasSources(planOnly) ? yield* fundingSourcesInPieces(planOnly) : [];
  const checks = sources.length === 0 ? planOnly.checks : [...planOnly.checks, ...sourceChecks(planOnly, sources)];
  const plan: Plan = { ...planOnly, checks, payUsed: withPayOf(planOnly.payUsed, range) };
  const unusedAwards = [...settings.awards.keys()].filter((year) => !plan.awardsUsed.has(year)).map((year): Problem => ({
    severity: 'note', rule: 'PAY-13', found: `an award for September ${String(year)}`, expected: 'an award for a September without a pay table',
    message: `The award given for September ${String(year)} is not used: every pay figure of that September that this plan needs is known from a table. To use other figures, enter them on “AST Pay points”.`,
  }));
  const noAst: Problem[] =
    reading.posts.length + reading.leftOut > 0
      ? []
      : [{ severity: 'question', sheet: name, found: `${String(reading.otherStaff)} staff, none of them AST`, expected: 'at least one AST', message: `No row of “${name}” is an AST: none has the role AST or a point such as AST 7. If some are, correct their role or point.` }];
  const chosen = said.figures === undefined ? before.figures : (said.figures ?? undefined);
  const figures = chosen ?? (plan.posts.length <= MOST_LIVE_POSTS ? 'formulas' : 'values');
  // Where no post is planned there is nothing that a formula could follow.
  const live = figures === 'formulas' && plan.posts.length > 0;
  const isAnother = said.range !== undefined && !(read.range !== null && isSameQuestion(said.range.inputs, read.range.inputs));
  const overtyped = judgeOvertyped(read.overtyped, plan, live, rangeJudge({ plan, range, live }, isAnother));
  const schools = read.lists.get(SCHOOLS_LIST.kind);
  const sdg = schools === undefined ? null : planSdg({
    list: schools, from: settings.from, years: settings.years, posts: plan.posts.map(({ post }) => post), guarantees: read.guarantees, growth: null, live: figures === 'formulas',
  });
  const scenarios = yield* readScenarios(read.scenarioGrid);
  const table = read.part !== null && 'table' in read.part ? { table: read.part.table } : {};
  const planned: PlannedWorkbook = {
    plan,
    assumptions: [...rememberedAssumptions({ mapping, ...(read.isNamed ? { sheet: name } : {}), ...table, ...(area === undefined ? {} : { area }) }), ...assumptionsOf(plan, resolved), ...ratesOfRange(plan, resolved, range), figuresAssumption(figures, chosen !== undefined)],
    rowAssumptions: [...reading.assumptions, ...policyAssumptions(plan)],
    unusedPay,
    scenarios,
    overtyped: overtyped.kept,
    sources,
    range,
    rollForward: null,
    sdg,
    cfrMap: read.cfrMap,
    problems: [
      ...(sdg?.problems ?? []),
      ...cfrGaps({ plan, sources }, read.cfrMap ?? builtInCfrMap(), CFR_NAME),
      ...(range === null ? [] : rangeProblems(range, RANGE_NAME)),
      ...overtyped.problems, ...resolved.problems, ...read.problems, ...reading.problems, ...funded.problems, ...plan.problems, ...unusedAwards,
      ...unknownMerges(grid), ...unreadColumns(header, name, said.ways), ...unknownMappings(said.mapping, grid, header), ...noAst, ...scenarios.problems,
    ].sort(bySeverity),
    staffSheet: name,
    readFrom: readFrom(read),
    otherStaff: reading.otherStaff,
    leftOut: reading.leftOut + reading.posts.length - plan.posts.length,
    version: said.version,
    writtenAt: said.writtenAt,
    fingerprint: yield* readingFingerprint(read),
    live,
    left: leftSheets(read),
  };
  return { planned, own: read.own, header, posts: funded.posts };
}

/** The sheets of an earlier plan. “AST SDG” is left alone while it holds guarantees of the user’s own. */
function leftSheets({ own, guarantees }: WorkbookReading): ReadonlySet<string> {
  return new Set(PLAN_SHEETS.map(({ name }) => name).filter((name) => ownNameFor(own, name) !== undefined && !(name === SDG_NAME && guarantees.own.length > 0)));
}

/** The rates of the years of the range model that the plan does not reach, as assumptions of the plan. */
function ratesOfRange(plan: Plan, resolved: Resolved, range: PlannedRange | null): Assumption[] {
  const years = range?.answer?.costs.years ?? [];
  const [first] = years;
  if (first === undefined) return [];
  const known = new Set(assumptionsOf(plan, resolved).map(({ id }) => id));
  const there = { ...plan, settings: { ...plan.settings, from: first, years: years.length } };
  return assumptionsOf(there, resolved).filter(({ id }) => /^(?:pension|ni)\./.test(id) && !known.has(id));
}

/** Headings that were not recognised, and columns that this version of the plan does not use. */
function unreadColumns({ headings: all, columns }: StaffHeader, sheet: string, ways: WaysToSay): Problem[] {
  const unknown = all.filter(({ match }) => match === 'unknown' || match === 'twice');
  const unused = [...columns.keys()].filter((column) => NOT_USED_YET.has(column) || column.startsWith('LP '));
  if (unknown.length + unused.length === 0) return [];
  const headings = unknown.map((heading) => `“${heading.text}” (${headingColumn(heading)})`).join(', ');
  const parts = [
    ...(unknown.length === 0 ? [] : [`the headings ${headings} were not recognised, or stand twice, and their columns were not read; if one matters, say what it means ${ways.heading}`]),
    ...(unused.length === 0 ? [] : [`the columns ${unused.join(', ')} do not enter the plan`]),
  ];
  return [{
    severity: 'note', sheet, found: 'columns that are not read', expected: 'the columns of a staff sheet',
    message: `“${sheet}”: ${parts.join('; ')}.`,
  }];
}

/** Where Excel does not say which cells are merged, rows may be read otherwise than they look. */
function unknownMerges({ name, mergesUnknown }: SheetGrid): Problem[] {
  if (mergesUnknown !== true) return [];
  return [{
    severity: 'note', sheet: name, found: 'a sheet whose merged cells are not known', expected: 'cells that are not merged',
    message: `“${name}”: this Excel does not say which cells are merged. If names or schools are merged over several rows, unmerge them and fill them down.`,
  }];
}

/** Headings that the user mapped by hand and that the header does not have. */
function unknownMappings(mapping: HeaderMapping | undefined, grid: SheetGrid, header: StaffHeader): Problem[] {
  const sheet = grid.name;
  const there = new Set(grid.rows.find(({ row }) => row === header.row)?.values.map((value) => normalHeader(cellText(value))));
  return [...(mapping?.keys() ?? [])].filter((heading) => !there.has(normalHeader(heading))).map((heading): Problem => ({
    severity: 'question', sheet, found: `no heading “${heading}”`, expected: 'headings of the sheet',
    message: `“${sheet}” has no heading “${heading}” in row ${String(header.row)}, so what was said of it has no effect. Check how the heading is written.`,
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
