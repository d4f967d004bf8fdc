/** Reads last year's workbook: its plan is made again from its staff sheet and its AST Assumptions, and its AST Summary is read. */
import { financialYearFrom, financialYearText, type FinancialYear } from '../../domain/calendar';
import type { Pace } from '../../domain/work';
import type { RollAmounts } from '../../projection/bridge';
import type { SettingValues } from '../assumptions';
import { settingsFingerprint } from '../fingerprint';
import { earlierPlan, guaranteesOf, orGuarantees, type EarlierPlan } from '../freshness';
import { planReading, planWorkbook, readingFingerprint, type PlanMade } from '../planWorkbook';
import { cellText, type CellValue, type SheetGrid, type WorkbookPort } from '../port';
import { ownSheets } from '../ownSheets';
import { type NoPlan, type WaysToSay, type WorkbookReading } from '../readWorkbook';
import { ownNameFor } from '../sheetWrite';
import { ABOUT_NAME, ASSUMPTIONS_NAME, PAY_POINTS_NAME, SUMMARY_NAME } from '../sheets/names';
import { unreadLastYear, type LastYear } from './plannedRollForward';

export interface LastYearOptions {
  readonly version: string;
  readonly writtenAt: string;
  readonly ways: WaysToSay;
  readonly pace: Pace;
}

const AMOUNTS = ['Cost', 'Without AST', 'Grant', 'School pays'] as const;

/** The years and the figures of AST Summary, as they stand in its cells; a year whose figures are no numbers has none. */
function readSummary({ rows }: SheetGrid): Map<FinancialYear, RollAmounts | null> {
  const found = new Map<FinancialYear, RollAmounts | null>();
  const header = rows.find(({ values }) => AMOUNTS.every((name) => values.some((value) => cellText(value) === name)));
  if (header === undefined) return found;
  const at = (name: string): number => header.values.findIndex((value) => cellText(value) === name);
  const pence = (value: CellValue | undefined): number => (typeof value === 'number' ? Math.round(value * 100) : NaN);
  for (const { row, values } of rows) {
    const year = financialYearFrom(cellText(values[at('Year')] ?? null));
    if (row <= header.row || year === undefined || found.has(year)) continue;
    const [cost = NaN, reference = NaN, grant = NaN, netCost = NaN] = AMOUNTS.map((name) => pence(values[at(name)]));
    found.set(year, [cost, reference, grant, netCost].every(Number.isSafeInteger) ? { cost, reference, grant, netCost } : null);
  }
  return found;
}

/** The version that wrote the sheets; empty where it is not said. */
function versionOf(about: SheetGrid | undefined): string {
  for (const { values } of about?.rows ?? []) {
    const at = values.findIndex((value) => cellText(value) === 'Version');
    if (at >= 0) return cellText(values[at + 1] ?? null).replace(/^AST Planner /, '');
  }
  return '';
}

async function reasonsOf({ about }: EarlierPlan, reading: WorkbookReading, written: string, { version, pace }: LastYearOptions): Promise<string[]> {
  return [
    ...((await pace(readingFingerprint(reading))) === about.fingerprint ? [] : [`the staff sheet “${about.readFrom}” has changed since the plan of ${about.writtenAt}`]),
    ...(about.settings === '' || settingsFingerprint(reading.written, reading.userPay, guaranteesOf(reading)) === about.settings ? [] : [`values on “${ASSUMPTIONS_NAME}” or “${PAY_POINTS_NAME}”${orGuarantees(reading)} have changed since`]),
    ...(written === '' || written === version ? [] : [`it was written by version ${written} of AST Planner, and this is ${version}`]),
    ...(reading.overtyped.length === 0 ? [] : ['figures were typed over their formulas']),
  ];
}

/** Where the assumptions are gone, the years at least are those of AST Summary. */
function yearsOf(summary: ReadonlyMap<FinancialYear, unknown>): SettingValues {
  const years = [...summary.keys()];
  if (years.length === 0) return new Map();
  return new Map([['planFrom', financialYearText(Math.min(...years))], ['planYears', String(years.length)]]);
}

/** Reads and plans last year's workbook. It is never written to. */
export async function readLastYear(port: WorkbookPort, options: LastYearOptions): Promise<LastYear | NoPlan> {
  const { version, writtenAt, ways, pace } = options;
  const own = await ownSheets(port, (await port.sheets()).map(({ name }) => name));
  const ownName = (base: string): string | undefined => ownNameFor(own, base);
  const [summaryName, aboutName] = [ownName(SUMMARY_NAME), ownName(ABOUT_NAME)];
  const grids = await port.read([summaryName, aboutName].flatMap((name) => name ?? []));
  const summaryGrid = grids.find(({ name }) => name === summaryName);
  const summary = summaryGrid === undefined ? new Map<FinancialYear, RollAmounts | null>() : readSummary(summaryGrid);
  const hasAssumptions = ownName(ASSUMPTIONS_NAME) !== undefined;
  const said = { values: hasAssumptions ? new Map<string, string>() : yearsOf(summary), version, writtenAt, ways };
  const earlier = await earlierPlan(port, ways, pace);
  let made: PlanMade | NoPlan;
  let reasons: string[] = [];
  if (earlier === undefined) {
    made = await planWorkbook(port, said, pace);
  } else if (earlier.reading === null) {
    return { refusal: `Last year’s workbook cannot be planned again. ${earlier.sentence} Put last year’s staff list back under that name, or use a copy of the workbook that has it.` };
  } else {
    made = await pace(planReading(earlier.reading, said));
    reasons = await reasonsOf(earlier, earlier.reading, versionOf(grids.find(({ name }) => name === aboutName)), options);
  }
  if ('refusal' in made) return { refusal: `Last year’s workbook cannot be planned: ${made.refusal}` };
  const missing = `“${ASSUMPTIONS_NAME}” is no longer there, so the default settings are taken`;
  const isPlan = own.size > 0;
  const unread = [...summary].some(([, amounts]) => amounts === null);
  return {
    plan: { posts: made.posts, settings: made.planned.plan.settings },
    readFrom: made.planned.readFrom,
    writtenIn: (year) => summary.get(year) ?? null,
    reasons: [...reasons, ...(isPlan && !hasAssumptions ? [missing] : [])],
    notes: [
      ...(isPlan ? [] : ['Last year’s workbook has no AST sheets, so there is no figure of last year to start from: its staff sheet is planned now, on the default settings.']),
      ...(isPlan && !hasAssumptions ? [`Last year’s workbook: ${missing}. Put the sheet back, or say what was set then.`] : []),
      ...(isPlan && (summary.size === 0 || unread) ? [`“${SUMMARY_NAME}” of last year’s workbook ${summary.size === 0 ? 'is no longer there or has lost a heading' : 'has figures that are no numbers'}, so the bridge starts from what is planned now.`] : []),
      ...unreadLastYear(made),
    ],
  };
}
