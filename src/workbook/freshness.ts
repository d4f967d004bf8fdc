/** Whether the plan that stands in the workbook is still the plan of the staff sheet as it is now. */
import type { Pace } from '../domain/work';
import { isRemembered } from './assumptions';
import { settingsFingerprint } from './fingerprint';
import { readingFingerprint } from './planWorkbook';
import { parseRange, type WorkbookPort } from './port';
import { ownSheets } from './ownSheets';
import { readWorkbook, type StaffPart, type WaysToSay, type WorkbookReading } from './readWorkbook';
import { SCHOOLS_LIST } from './schools/schoolsList';
import { isNameFor, ownNameFor } from './sheetWrite';
import { ABOUT_NAME, PAY_POINTS_NAME } from './sheets/names';
import { readAbout, type AboutFacts } from './sheets/readAbout';

export interface Freshness {
  readonly about: AboutFacts;
  readonly isFresh: boolean;
  /** Whether the figures follow what changed: then only their reasons are of the plan. */
  readonly hasFollowed: boolean;
  /** What changed since, in a sentence; empty where nothing did. */
  readonly sentence: string;
}

export interface EarlierPlan extends Freshness {
  /** What was read to find out; `null` where the staff sheet can no longer be read. */
  readonly reading: WorkbookReading | null;
}

/** The sheet, and the table or the cells of it, that a plan says it was read from. */
function placeOf(readFrom: string, sheets: readonly string[]): { sheet: string; part?: StaffPart } | undefined {
  if (sheets.includes(readFrom)) return { sheet: readFrom };
  const table = /^(.*), table (.+)$/.exec(readFrom);
  if (table !== null && sheets.includes(table[1] ?? '')) return { sheet: table[1] ?? '', part: { table: table[2] ?? '' } };
  const cells = /^(.*), cells ([A-Z]+\d+:[A-Z]+\d+)$/.exec(readFrom);
  const range = parseRange(cells?.[2] ?? '');
  return range !== undefined && sheets.includes(cells?.[1] ?? '') ? { sheet: cells?.[1] ?? '', part: { range } } : undefined;
}

/** Settings that no formula follows. */
const NEED_PLAN: ReadonlySet<string> = new Set(['planFrom', 'planYears', 'cfr', 'sensitivity', 'sensitivityAward', 'sensitivityPupils']);

/** What no formula follows: the years of the plan, and how the staff sheet is read. */
function needsPlan(id: string): boolean {
  return NEED_PLAN.has(id) || isRemembered(id);
}

/** Whether formulas follow all that may have changed; they do not read a sheet of pay points of the user’s own. */
function isFollowed({ written, userPay }: WorkbookReading): boolean {
  return !written.some(({ id, value, asPlanned }) => needsPlan(id) && value !== asPlanned) && userPay.every(({ sheet }) => isNameFor(sheet, PAY_POINTS_NAME));
}

/** The user’s guarantees, where there is a list of schools that they are for. */
export function guaranteesOf({ lists, guarantees }: WorkbookReading): WorkbookReading['guarantees']['own'] {
  return lists.has(SCHOOLS_LIST.kind) ? guarantees.own : [];
}

/** Guarantees as what else may have changed beside settings and pay points, where there are any. */
export function orGuarantees({ lists }: WorkbookReading): string {
  return lists.has(SCHOOLS_LIST.kind) ? ', or guarantees on “AST SDG”,' : '';
}

/** The lists beside the staff sheet, which may be what changed. */
function orListOf({ lists }: WorkbookReading): string {
  return [...lists.values()].map(({ name }) => ` or “${name}”`).join('');
}

/** Compares what an earlier plan was made from with what stands there now; `undefined` where there is no earlier plan. */
export async function earlierPlan(port: WorkbookPort, ways: WaysToSay, pace: Pace): Promise<EarlierPlan | undefined> {
  const names = (await port.sheets()).map(({ name }) => name);
  const own = await ownSheets(port, names);
  const aboutName = ownNameFor(own, ABOUT_NAME);
  if (aboutName === undefined) return undefined;
  const [grid] = await port.read([aboutName]);
  const about = grid === undefined ? undefined : readAbout(grid);
  if (about === undefined) return undefined;
  const place = placeOf(about.readFrom, names);
  const gone = { about, isFresh: false, hasFollowed: false, sentence: `The plan on the AST sheets was made from “${about.readFrom}”, which is no longer there under that name.`, reading: null };
  if (place === undefined) return gone;
  const reading = await readWorkbook(port, { ...place, ways });
  if ('refusal' in reading) return { ...gone, sentence: `The plan on the AST sheets was made from “${about.readFrom}”, which can no longer be read: ${reading.refusal}` };
  if (await pace(readingFingerprint(reading)) !== about.fingerprint) {
    return { about, isFresh: false, hasFollowed: false, reading, sentence: `“${about.readFrom}”${orListOf(reading)} has changed since the plan of ${about.writtenAt}: the figures on the AST sheets are out of date. Plan again to bring them up to date.` };
  }
  if (about.settings !== '' && settingsFingerprint(reading.written, reading.userPay, guaranteesOf(reading)) !== about.settings) {
    if (about.live && isFollowed(reading)) {
      const sentence = `Values on “AST Assumptions” or “AST Pay points”${orGuarantees(reading)} have changed since the plan of ${about.writtenAt}, and the figures have followed. The reasons beside them are still those of that plan, and rows that you added are not in it: plan again for those.`;
      return { about, isFresh: false, hasFollowed: true, reading, sentence };
    }
    return { about, isFresh: false, hasFollowed: false, reading, sentence: `Values on “AST Assumptions” or “AST Pay points”${orGuarantees(reading)} have changed since the plan of ${about.writtenAt}: the other AST sheets are out of date. Plan again to bring them up to date.` };
  }
  return { about, isFresh: true, hasFollowed: false, sentence: '', reading };
}
