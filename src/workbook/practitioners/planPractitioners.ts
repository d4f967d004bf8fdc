/** From what was read of a workbook to its leading practitioners: their checks, and the plan across 31 August 2013. */
import { dayText, financialYearText, firstDayOfFinancialYear, lastDayOfFinancialYear, schoolYearOf, september1 } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import { AREAS, type Area } from '../../domain/scales';
import type { AstPost } from '../../domain/staff';
import { finish } from '../../domain/work';
import { LAST_DAY_OF_AST_GRADE } from '../../parameters';
import type { PlanSettings } from '../../projection';
import { acrossChecks, planAcross, practitionerYears, runsPastGrade, type AcrossPlan } from '../../projection/leadingPractitioner';
import { FIRST_DAY_OF_PRACTITIONERS, FIRST_PRACTITIONER_YEAR, practitionerBounds, type PractitionerBounds, type UserBound } from '../../rules/leadingPractitioner';
import { pensionByMonth } from '../../rules/onCosts';
import { resolveSettings, type SettingValues } from '../assumptions';
import { FUNDING_LIST } from '../fundingList/columns';
import { postsInFunding, withFunding } from '../fundingList/readFunding';
import { readFrom } from '../planWorkbook';
import { unreadHeader, type NoPlan, type WaysToSay, type WorkbookReading } from '../readWorkbook';
import { findHeader } from '../staff/header';
import { readStaff } from '../staff/readStaff';
import type { BoundsReading, UnusedBoundRow } from './bounds';
import { checkPractitioners, type PractitionerCheck } from './checkPractitioners';
import { readPractitioners, type PractitionerFacts } from './readPractitioners';

export interface PractitionersSaid {
  readonly area?: Area;
  /** planFrom and planYears, where they are given now. */
  readonly values: SettingValues;
  /** Bounds given now: they go before those on the sheet. */
  readonly bounds: readonly UserBound[];
  readonly ways: WaysToSay;
}

/** The bounds of one area and school year, as the sheet shows them. */
export interface BoundsRow {
  readonly area: Area;
  readonly year: number;
  readonly bounds: PractitionerBounds;
}

export interface PlannedPractitioners {
  readonly across: AcrossPlan;
  readonly practitioners: readonly PractitionerFacts[];
  readonly checks: readonly PractitionerCheck[];
  readonly bounds: readonly BoundsRow[];
  readonly unusedBounds: readonly UnusedBoundRow[];
  readonly footing: ReturnType<typeof acrossChecks>;
  readonly assumptions: readonly string[];
  /** Errors first, then questions, then notes. */
  readonly problems: readonly Problem[];
  readonly leftOut: number;
  readonly otherStaff: number;
  readonly readFrom: string;
}

/** The plan across the change shows these years where nobody says others. */
const DEFAULT_YEARS = 2;

/** The settings of the workbook; its plan is carried on to the year after the change, because its points are those of its first day. */
function settingsOf(read: WorkbookReading, values: SettingValues): { settings: PlanSettings; problems: readonly Problem[] } {
  const resolved = resolveSettings(values, read.written, read.userPay);
  const isPlanned = read.written.length > 0 || values.has('planFrom');
  const from = isPlanned ? resolved.settings.from : FIRST_PRACTITIONER_YEAR;
  const reaches = FIRST_PRACTITIONER_YEAR + DEFAULT_YEARS - from;
  const given = values.has('planFrom') || read.written.length === 0 ? DEFAULT_YEARS : Math.max(resolved.settings.years, reaches);
  const years = values.has('planYears') ? resolved.settings.years : given;
  return { settings: { ...resolved.settings, from, years }, problems: resolved.problems };
}

export function planPractitioners(read: WorkbookReading, boundsRead: BoundsReading, said: PractitionersSaid): PlannedPractitioners | NoPlan {
  const { grid, within, remembered } = read;
  const header = findHeader(grid, remembered.mapping, within);
  if (header === undefined) return unreadHeader(grid, said.ways);
  const { settings, problems: ofSettings } = settingsOf(read, said.values);
  const area = said.area ?? header.area ?? remembered.area ?? null;
  const fundingGrid = read.lists.get(FUNDING_LIST.kind);
  const staff = finish(readStaff(grid, header, {
    area, firstSeptember: settings.from, firstDay: firstDayOfFinancialYear(settings.from), wayToSayArea: said.ways.area, fundedByList: postsInFunding(fundingGrid),
  }));
  const funded = withFunding(staff.posts, fundingGrid);
  const inGrade = funded.posts.filter(({ start }) => start === null || start <= LAST_DAY_OF_AST_GRADE.value);
  const late = funded.posts.filter(({ start }) => start !== null && start > LAST_DAY_OF_AST_GRADE.value);
  // The parts of shared posts are those that the plan of the AST posts finds.
  const parts = new Map(planAcross(inGrade, [], settings).ast.posts.map(({ post, part }) => [post.origin.row, part]));
  const reading = readPractitioners(grid, header, inGrade.filter((post) => post.share === null || parts.has(post.origin.row)), area, (post) => parts.get(post.origin.row) ?? { numerator: 1, denominator: 1 });
  const across = planAcross(inGrade, reading.practitioners.map(({ post }) => post), settings);
  const own = [...said.bounds, ...boundsRead.own.filter(({ area: of, year, bound }) => !said.bounds.some((entry) => entry.area === of && entry.year === year && entry.bound === bound))];
  const { checks, problems: found } = checkPractitioners(reading.practitioners, settings, own, said.ways.area);
  const moving = new Set(reading.practitioners.filter(({ moved }) => moved).map(({ post }) => post.row));
  const unused = new Set(reading.problems.filter(({ severity }) => severity === 'error').map(({ post }) => post));
  const problems = [
    ...ofSettings, ...read.problems, ...boundsRead.problems, ...staff.problems, ...funded.problems, ...across.ast.problems.filter(({ severity }) => severity === 'error'),
    ...late.map(lateProblem), ...reading.problems, ...found, ...reachProblem(settings),
    ...inGrade.filter((post) => !moving.has(post.origin.row) && endsOpen(post, settings) && !unused.has(post.id)).map(openProblem),
    ...(reading.practitioners.length + reading.leftOut > 0 ? [] : [nobody(grid.name)]),
  ];
  const order = { error: 0, question: 1, note: 2 } as const;
  return {
    across, practitioners: reading.practitioners, checks,
    bounds: boundsRows(reading.practitioners, settings, own),
    unusedBounds: boundsRead.unused,
    footing: acrossChecks(across),
    assumptions: assumptionsOf(across, reading.practitioners),
    problems: problems.sort((a, b) => order[a.severity] - order[b.severity]),
    leftOut: staff.leftOut + late.length + reading.leftOut + inGrade.length - across.ast.posts.length,
    otherStaff: Math.max(0, staff.otherStaff - reading.practitioners.filter(({ moved }) => !moved).length),
    readFrom: readFrom(read),
  };
}

/** Whether the plan goes on after the grade ended while the post does too. */
function endsOpen(post: AstPost, settings: PlanSettings): boolean {
  return runsPastGrade(post) && post.end !== LAST_DAY_OF_AST_GRADE.value && lastDayOfFinancialYear(settings.from + settings.years - 1) > LAST_DAY_OF_AST_GRADE.value;
}

function about(post: AstPost, severity: 'error' | 'question', field: 'start' | 'end', found: string, expected: string, message: string): Problem {
  const cell = post.origin.cellOf(field);
  return { severity, rule: 'LP-4', sheet: post.origin.sheet, ...(cell === undefined ? {} : { cell }), post: post.id, found, expected, message: `Post ${post.id} (${post.holder}), row ${String(post.origin.row)} of “${post.origin.sheet}”: ${message}` };
}

function lateProblem(post: AstPost): Problem {
  const on = dayText(post.start ?? 0);
  return about(post, 'error', 'start', `an AST post that starts on ${on}`, `a start on ${dayText(LAST_DAY_OF_AST_GRADE.value)} or earlier`,
    `it is left out, because the AST grade ended on ${dayText(LAST_DAY_OF_AST_GRADE.value)} and the post starts on ${on}. If it is a leading practitioner’s, enter the role Leading practitioner and the LP pay; else correct the start date.`);
}

function openProblem(post: AstPost): Problem {
  const goesOn = post.end === null ? 'it has no end' : `it goes on to ${dayText(post.end)}`;
  return about(post, 'question', 'end', goesOn, `an end on ${dayText(LAST_DAY_OF_AST_GRADE.value)}, or the pay as a leading practitioner`,
    `${goesOn}, and the AST grade ended on ${dayText(LAST_DAY_OF_AST_GRADE.value)}. It is planned until then and not after. If the holder becomes a leading practitioner, enter the yearly pay under LP pay; else enter the end date.`);
}

function reachProblem({ from, years }: PlanSettings): Problem[] {
  const last = lastDayOfFinancialYear(from + years - 1);
  if (last >= FIRST_DAY_OF_PRACTITIONERS) return [];
  return [{
    severity: 'question', rule: 'LP-4', found: `years that end on ${dayText(last)}`, expected: `years that reach ${dayText(FIRST_DAY_OF_PRACTITIONERS)}`,
    message: `The years planned end on ${dayText(last)}, before there were leading practitioners. Give years that reach ${financialYearText(FIRST_PRACTITIONER_YEAR)}, such as two years from 2013-14 on.`,
  }];
}

function nobody(sheet: string): Problem {
  return {
    severity: 'question', rule: 'LP-4', sheet, found: 'no leading practitioner', expected: 'at least one row with the role Leading practitioner, or an AST with LP pay',
    message: `No row of “${sheet}” is a leading practitioner: none has the role Leading practitioner with LP pay, and no AST has LP pay. Add a column “LP pay” with the yearly full-time pay from ${dayText(FIRST_DAY_OF_PRACTITIONERS)}.`,
  };
}

/** Every area and school year that is checked, with the user's own of other areas and years. */
function boundsRows(practitioners: readonly PractitionerFacts[], settings: PlanSettings, own: readonly UserBound[]): BoundsRow[] {
  const asked = new Map<string, { area: Area; year: number }>();
  for (const { area, post } of practitioners) {
    if (area !== null) for (const year of practitionerYears(post, settings)) asked.set(`${area} ${String(year)}`, { area, year });
  }
  for (const { area, year } of own) asked.set(`${area} ${String(year)}`, { area, year });
  return [...asked.values()]
    .sort((a, b) => AREAS.indexOf(a.area) - AREAS.indexOf(b.area) || a.year - b.year)
    .map(({ area, year }) => ({ area, year, bounds: practitionerBounds(area, september1(year), own) }));
}

function assumptionsOf({ settings, carried }: AcrossPlan, practitioners: readonly PractitionerFacts[]): string[] {
  const last = settings.from + settings.years - 1;
  const known = pensionByMonth(last, settings.pensionRates).at(-1);
  const stays = practitioners.flatMap(({ post }) => {
    const years = practitionerYears(post, settings);
    const latest = post.pays.at(-1);
    const silent = years.slice(1).filter((year) => !post.pays.some((pay) => pay.year === year));
    if (latest === undefined || silent.length === 0) return [];
    return [`${post.id} (${post.holder}): the pay stays as it was in September ${silent.join(', ')}, because no “LP pay Sept ${String(silent[0] ?? 0)}” and the like is given; the last pay given is ${shortPoundsText(latest.annual)} a year.`];
  });
  const isOpen = known?.until === null && last > schoolYearOf(known.from);
  return [
    `Points of the AST pay spine in the staff list are those of ${dayText(firstDayOfFinancialYear(settings.from))}, or of the start date if that is later.`,
    'An AST who becomes a leading practitioner keeps FTE, R&R and the school’s share of the post.',
    ...stays,
    ...carried.map(({ year, rateYear }) => `Employer’s National Insurance of ${financialYearText(year)}: no rates are known, so those of ${financialYearText(rateYear)} are carried on, contracted out.`),
    ...(isOpen ? [`Employer’s pension contribution: the rate from ${dayText(known.from)} is the last one known and is carried on.`] : []),
    'Of AST posts, what is paid off the AST pay spine is not counted: the cost here is the whole cost of the post, without comparison.',
  ];
}
