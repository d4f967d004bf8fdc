/** Reads a workbook for an audit: every staff list, the lists of the authority, and what was accepted at the last audit. */
import type { Problem } from '../../domain/problem';
import type { Area } from '../../domain/scales';
import { atOnce, type Pace } from '../../domain/work';
import { NO_LISTS, together, type AuditLists } from '../../audit';
import { rememberedIn, resolveSettings, type WrittenValue } from '../assumptions';
import { findLists } from '../lists/findLists';
import type { ListKind } from '../lists/list';
import { ownSheets } from '../ownSheets';
import type { Progress, SheetGrid, WorkbookPort } from '../port';
import type { NoPlan } from '../readWorkbook';
import { ownNameFor } from '../sheetWrite';
import { ASSUMPTIONS_NAME, PAY_POINTS_NAME } from '../sheets/names';
import { readAssumptions } from '../sheets/readAssumptions';
import { readUserPay } from '../sheets/readUserPay';
import type { PlanSettings } from '../../projection';
import type { HeaderMapping } from '../staff/columns';
import { findHeader, HEADER_ROWS } from '../staff/header';
import { ALLOCATIONS_LIST, PAYMENTS_LIST, REGISTER_LIST } from './auditLists';
import { keptIn, type Kept } from './kept';
import { readAllocations, readPayments, readRegister } from './readLists';
import { OUTREACH_LOG, readOutreachLog } from './outreachLog';
import { readPosts } from './readPosts';
import { unreadListHeadings, unreadStaffHeadings } from './unreadHeadings';

export interface AuditAsked {
  /** The only staff sheet to read, where the user names one. */
  readonly sheet?: string;
  /** The area of rows that name none. */
  readonly area?: Area;
  /** The workbook’s name, where several are read; else empty. */
  readonly book: string;
  /** The school of rows that name none: that of the workbook, where each school has one; else empty. */
  readonly school: string;
  /** Its number, where the workbook’s name has one. */
  readonly establishment?: string;
  readonly wayToSayArea: string;
  readonly progress?: Progress;
}

/** What one workbook holds for an audit. */
export interface AuditReading {
  readonly lists: AuditLists;
  /** What could not be read, and what should be known of the reading. */
  readonly problems: readonly Problem[];
  /** The sheets that were read as staff lists, and staff rows in them. */
  readonly staffSheets: readonly string[];
  readonly rows: number;
  readonly settings: PlanSettings;
  readonly kept: Kept;
  readonly own: ReadonlySet<string>;
}

export const AUDIT_LISTS: readonly ListKind[] = [REGISTER_LIST, ALLOCATIONS_LIST, PAYMENTS_LIST, OUTREACH_LOG];

/** The settings and pay figures of the user’s own, from the sheets of a plan. */
async function settingsOf(port: WorkbookPort, names: readonly string[], own: ReadonlySet<string>): Promise<{ settings: PlanSettings; mapping: HeaderMapping; area: Area | undefined }> {
  const [assumptions, ownPay] = [ASSUMPTIONS_NAME, PAY_POINTS_NAME].map((name) => ownNameFor(own, name));
  const payNames = names.filter((name) => name === ownPay || (!own.has(name) && /^pay points$/i.test(name.trim())));
  const grids = await port.read([...(assumptions === undefined ? [] : [assumptions]), ...payNames]);
  const written: WrittenValue[] = grids.filter(({ name }) => name === assumptions).flatMap(readAssumptions);
  const userPay = grids.filter(({ name }) => payNames.includes(name)).flatMap((grid) => readUserPay(grid).userPay);
  const { mapping, area } = rememberedIn(written);
  return { settings: resolveSettings(new Map(), written, userPay).settings, mapping, area };
}

/** Reads one workbook. Every sheet with a staff header is read; an authority may have one for each school. */
export async function readAudit(port: WorkbookPort, asked: AuditAsked, pace: Pace = atOnce): Promise<AuditReading | NoPlan> {
  const sheets = await port.sheets();
  const names = sheets.map(({ name }) => name);
  const own = await ownSheets(port, names);
  const { settings, mapping, area } = await settingsOf(port, names, own);
  const kept = await keptIn(port, own);
  const theirs = sheets.filter(({ name }) => !own.has(name));
  const heads = await port.heads(theirs.map(({ name }) => name), HEADER_ROWS);
  const candidates = theirs.flatMap(({ visible }, at) => (heads[at] === undefined ? [] : [{ head: heads[at], visible }]));
  const withHeader = candidates.filter(({ head }) => findHeader(head, mapping) !== undefined);
  const wanted = asked.sheet === undefined ? withHeader : candidates.filter(({ head }) => head.name.trim().toLowerCase() === asked.sheet?.trim().toLowerCase());
  if (wanted.length === 0 && asked.sheet !== undefined) return { refusal: `There is no sheet “${asked.sheet}” in the workbook. Its sheets are: ${theirs.map(({ name }) => `“${name}”`).slice(0, 12).join(', ')}.` };
  const inSight = wanted.some(({ visible }) => visible) ? wanted.filter(({ visible }) => visible) : wanted;
  const staffSheets = inSight.map(({ head }) => head.name);
  const found = findLists(candidates.filter(({ head }) => !withHeader.some((staff) => staff.head === head)), AUDIT_LISTS);
  const listNames = AUDIT_LISTS.map(({ kind }) => found.sheets.get(kind));
  const grids = await port.read([...staffSheets, ...new Set(listNames.flatMap((name) => name ?? []))], asked.progress);
  const gridNamed = (name: string | undefined): SheetGrid | undefined => (name === undefined ? undefined : grids.find((grid) => grid.name === name));
  const problems: Problem[] = [...found.problems];
  const parts: AuditLists[] = [];
  let rows = 0;
  for (const name of staffSheets) {
    const grid = gridNamed(name);
    const header = grid === undefined ? undefined : findHeader(grid, mapping);
    if (grid === undefined || header === undefined) {
      if (asked.sheet !== undefined) return { refusal: `The sheet “${name}” has no staff header: no row within its first ${String(HEADER_ROWS)} names a name (or staff code), a role and a point.` };
      continue;
    }
    const reading = await pace(readPosts(grid, header, { book: asked.book, area: asked.area ?? header.area ?? area ?? null, school: asked.school, establishment: asked.establishment ?? '', wayToSayArea: asked.wayToSayArea }));
    rows += reading.rows;
    for (const problem of reading.problems) problems.push(problem);
    problems.push(...unreadStaffHeadings(name, header));
    parts.push({ ...NO_LISTS, posts: reading.posts, others: reading.others, counts: reading.counts, assessed: reading.assessed });
  }
  const listGrids = listNames.map(gridNamed);
  const [register, allocations, payments, log] = listGrids;
  problems.push(...AUDIT_LISTS.flatMap((kind, at) => unreadListHeadings(kind, listGrids[at])));
  const readings = [
    register === undefined ? null : readRegister(register, asked.book),
    allocations === undefined ? null : readAllocations(allocations, asked.book),
    payments === undefined ? null : readPayments(payments, asked.book),
  ] as const;
  const logged = log === undefined ? null : readOutreachLog(log, asked.book);
  for (const reading of [...readings, logged]) for (const problem of reading?.problems ?? []) problems.push(problem);
  parts.push({ ...NO_LISTS, register: readings[0]?.records ?? null, allocations: readings[1]?.records ?? null, payments: readings[2]?.records ?? null, visits: logged?.visits ?? null });
  if (staffSheets.length === 0 && readings.every((reading) => reading === null)) {
    return {
      refusal: `Nothing to audit was found: no sheet has a name (or staff code), a role and a point as headings of one row within its first ${String(HEADER_ROWS)} rows, nor those of a list of schools, allocations or payments ` +
        `(sheets: ${theirs.map(({ name }) => `“${name}”`).slice(0, 12).join(', ')}).`,
    };
  }
  return { lists: together(parts), problems, staffSheets, rows, settings, kept, own };
}
