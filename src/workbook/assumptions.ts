/**
 * The Assumptions: everything that a user may set, with its default, its status, and who set it. They are written to the
 * sheet “AST Assumptions” and read back from it; what a user changed there wins.
 */
import { dayText, financialYearText, isoText, lastDayOfFinancialYear } from '../domain/calendar';
import { LAST_DAY_OF_AST_GRADE } from '../parameters';
import { fractionFromNumber, percentText } from '../domain/exact';
import type { Figure, Status } from '../domain/figure';
import type { Problem } from '../domain/problem';
import { AREAS, type Area } from '../domain/scales';
import { DEFAULT_SETTINGS, type Plan, type PlanSettings } from '../projection';
import { insuranceRates, pensionByMonth, pensionRate } from '../rules/onCosts';
import type { UserPay } from '../rules/payBook';
import { STREAM_NAMES } from '../rules/streamArrival';
import { setOne, SETTINGS } from './settings';
import { mappedColumn, type HeaderMapping, type MappedColumn } from './staff/columns';

/** Who set a value: nobody (the register's default), an option of this or an earlier run, or the user on the sheet. */
export type SetBy = 'default' | 'option' | 'sheet';

/** Values by the id of the assumption, as text: `policy` → `1`, `award.2013` → `1.5`. */
export type SettingValues = ReadonlyMap<string, string>;

/** An assumption as it is shown: on the sheet, in JSON, in the pane. */
export interface Assumption {
  readonly id: string;
  readonly text: string;
  readonly value: string;
  /** `not used`: the user's value makes no sense; it is kept as it was typed, and reported. */
  readonly status: Status | 'not used';
  readonly rule: string;
  readonly setBy: SetBy;
  /** The value that the plan was made with, where it is not `value`. */
  readonly asPlanned?: string;
  /** Whether the user may change it on the sheet. */
  readonly editable: boolean;
  /** The value that holds where the user clears it. */
  readonly byDefault?: string;
}

/** The values found on the sheet at the last writing. */
export interface WrittenValue {
  readonly id: string;
  readonly value: string;
  readonly asPlanned: string;
  readonly setBy: SetBy;
  readonly cell: string;
}

export interface Resolved {
  readonly settings: PlanSettings;
  readonly setBy: ReadonlyMap<string, SetBy>;
  /** Values on the sheet that make no sense, by id: kept as they were typed. */
  readonly rejected: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

const SHEET_NAME = 'AST Assumptions';

/**
 * The settings of a plan: the register's defaults, over them what an earlier run recorded, over them the options given
 * now, and over all what the user changed on the sheet. A value that makes no sense is reported and the one below stays.
 */
export function resolveSettings(options: SettingValues, written: readonly WrittenValue[], userPay: readonly UserPay[]): Resolved {
  let settings: PlanSettings = { ...DEFAULT_SETTINGS, userPay };
  const setBy = new Map<string, SetBy>();
  const problems: Problem[] = [];
  const rejected = new Map<string, string>();
  const apply = (id: string, value: string, by: SetBy, cell?: string): void => {
    const result = setOne(settings, id, value);
    if (result === 'unknown' || 'expected' in result) {
      if (cell !== undefined) rejected.set(id, value);
      const expected = result === 'unknown' ? 'an id of this sheet, or award.2013, pension.2015-09-01 and the like' : result.expected;
      problems.push({
        severity: 'error', sheet: SHEET_NAME, ...(cell === undefined ? {} : { cell }), found: `“${value}” for ${id}`, expected,
        message: `“${value}” for ${id}${cell === undefined ? '' : ` in cell ${cell} of “${SHEET_NAME}”`} is not used: expected ${expected}.`,
      });
      return;
    }
    settings = result;
    setBy.set(id, by);
  };
  const settable = written.filter(({ id }) => !isRemembered(id));
  const isEdit = (entry: WrittenValue): boolean => entry.value !== '' && (entry.setBy === 'sheet' || entry.value !== entry.asPlanned);
  for (const entry of settable) if (!isEdit(entry) && entry.setBy === 'option' && entry.value !== '') apply(entry.id, entry.value, 'option', entry.cell);
  for (const [id, value] of options) apply(id, value, 'option');
  for (const entry of settable) {
    if (!isEdit(entry)) continue;
    const given = options.get(entry.id);
    if (given !== undefined && given !== entry.value) {
      problems.push({
        severity: 'note', sheet: SHEET_NAME, cell: entry.cell, found: `${entry.value} on the sheet, ${given} as an option`, expected: 'one value',
        message: `${entry.id} is ${entry.value}, as you set it in cell ${entry.cell} of “${SHEET_NAME}”; ${given}, which was given now, is not used. Clear the cell to use what you give again.`,
      });
    }
    apply(entry.id, entry.value, 'sheet', entry.cell);
  }
  const sum = settings.streamShares.reduce((running, share) => running + share, 0);
  if (settings.streamShares.some((share) => share !== 1) && sum !== 10_000) {
    const cells = settable.filter((entry) => /^stream\./.test(entry.id) && isEdit(entry)).map(({ cell }) => cell);
    const where = cells.length === 0 ? '' : ` (${cells.length === 1 ? 'cell' : 'cells'} ${cells.join(', ')})`;
    problems.push({
      severity: 'error', rule: 'FUND-8', sheet: SHEET_NAME, ...(cells[0] === undefined ? {} : { cell: cells[0] }), found: `stream shares that add up to ${percentText(sum)}`, expected: 'shares that add up to 100%',
      message: `The four stream shares on “${SHEET_NAME}”${where} add up to ${percentText(sum)}, not 100%; equal shares are used. Correct them and plan again.`,
    });
    settings = { ...settings, streamShares: DEFAULT_SETTINGS.streamShares };
    for (const month of STREAM_NAMES) {
      const typed = settable.find(({ id }) => id === `stream.${month}`);
      if (typed !== undefined && isEdit(typed)) rejected.set(typed.id, typed.value);
      setBy.delete(`stream.${month}`);
    }
  }
  return { settings, setBy, rejected, problems };
}

/** The assumptions of a plan as they are shown: the settings, the awards and rates used, and what was taken for granted. */
export function assumptionsOf(plan: Plan, { setBy, rejected }: Pick<Resolved, 'setBy' | 'rejected'>): Assumption[] {
  const { settings } = plan;
  const by = (id: string): SetBy => setBy.get(id) ?? 'default';
  const assumptions: Assumption[] = SETTINGS.map(({ id, text, rule, status, show }) => ({
    id, text, rule, value: show(settings), status: by(id) === 'default' ? status : 'user', setBy: by(id), editable: true, byDefault: show(DEFAULT_SETTINGS),
  }));
  for (const [year, award] of [...settings.awards].sort(([a], [b]) => a - b)) {
    const used = plan.awardsUsed.has(year);
    assumptions.push({
      id: `award.${String(year)}`, rule: 'PAY-13', value: String(award / 100), status: used ? 'assumed' : 'not used', setBy: by(`award.${String(year)}`), editable: true,
      text: used
        ? `Award of September ${String(year)}, %: raises pay of which no table is known, point by point, rounded up to the whole pound`
        : `Award of September ${String(year)}, %: this plan needs no pay of that September that is not in a table`,
    });
  }
  const unknownAwards = [...new Set(plan.missing.map(({ year }) => year))].filter((year) => !settings.awards.has(year));
  for (const year of unknownAwards) {
    assumptions.push({
      id: `award.${String(year)}`, rule: 'PAY-13', value: '', status: 'assumed', setBy: 'default', editable: true,
      text: `Award of September ${String(year)}, %: no table is known for some of the pay needed. Fill it in, or the figures on “AST Pay points”`,
    });
  }
  const all = [...assumptions, ...rateAssumptions(settings, by)].map((entry): Assumption => {
    const typed = rejected.get(entry.id);
    return typed === undefined ? entry : { ...entry, value: typed, asPlanned: entry.value, status: 'not used', setBy: 'sheet' };
  });
  for (const [id, value] of rejected) {
    if (all.some((entry) => entry.id === id)) continue;
    all.push({ id, text: 'Not used: see the problems on “AST Summary”', rule: '', value, asPlanned: '', status: 'not used', setBy: 'sheet', editable: true });
  }
  return [...all, ...afterTheGrade(settings), ...statements()];
}

function ratePercent(rate: Figure | undefined): string {
  return rate === undefined ? '' : String(rate.value / 100);
}

function rateAssumptions(settings: PlanSettings, by: (id: string) => SetBy): Assumption[] {
  const seen = new Set(settings.pensionRates.map(({ from }) => `pension.${isoText(from)}`));
  const assumptions = settings.pensionRates.map(({ from, rate }): Assumption => ({
    id: `pension.${isoText(from)}`, rule: 'FUND-4', value: String(rate / 100), status: 'user', setBy: by(`pension.${isoText(from)}`), editable: true, byDefault: ratePercent(pensionRate(from)),
    text: `Employer’s pension contribution from ${isoText(from)}, % of pay`,
  }));
  for (let year = settings.from; year < settings.from + settings.years; year += 1) {
    for (const figure of pensionByMonth(year, settings.pensionRates)) {
      if (figure === undefined) continue;
      const id = `pension.${isoText(figure.from)}`;
      if (seen.has(id)) continue;
      seen.add(id);
      assumptions.push({
        id, rule: 'FUND-4', value: String(figure.value / 100), status: figure.status, setBy: by(id), editable: true, byDefault: ratePercent(pensionRate(figure.from)),
        text: `Employer’s pension contribution from ${isoText(figure.from)}, % of pay${figure.until === null ? ' (the last rate known; add a row such as pension.2019-09-01 for a later one)' : ''}`,
      });
    }
    const rates = insuranceRates(year, settings.niBasis);
    if (rates !== undefined && rates.rateYear < year) {
      assumptions.push({
        id: `ni.${financialYearText(year)}`, rule: 'FUND-4', value: `rates of ${financialYearText(rates.rateYear)}`, status: 'assumed', setBy: 'default', editable: false,
        text: `Employer’s National Insurance of ${financialYearText(year)}: no rates are known, the last known are carried`,
      });
    }
  }
  return assumptions;
}

/** The grade and its grant ended on a day; a plan that goes on past it assumes both. */
function afterTheGrade(settings: PlanSettings): Assumption[] {
  const lastDay = lastDayOfFinancialYear(settings.from + settings.years - 1);
  if (lastDay <= LAST_DAY_OF_AST_GRADE.value) return [];
  const text = `The AST grade ended on ${dayText(LAST_DAY_OF_AST_GRADE.value)}: posts, pay and grant after it are as if it had gone on`;
  return [{ id: 'afterAst', rule: 'PAY-13', value: 'as said', status: 'assumed', setBy: 'default', editable: false, text }];
}

function statements(): Assumption[] {
  const statement = (id: string, rule: string, text: string): Assumption => ({
    id, rule, text, value: 'as said', status: 'assumed', setBy: 'default', editable: false,
  });
  return [
    statement('pointAsAt', 'PAY-5', 'The point in the staff sheet is that on the first day of the plan, or on the start date if that is later'),
    statement('referencePoint', 'PAY-9', 'The reference case stays on its point: it is raised by awards, not by progression'),
    statement('annualAmounts', 'PAY-12', 'R&R, retained responsibility, threshold grant lost, transferred allowance and cover cost are yearly amounts as actually paid, not multiplied by FTE'),
    statement('onCostsOnRr', 'FUND-4', 'On-costs of the AST case are reckoned on salary and R&R, those of the reference case on its salary'),
    statement('contractedOut', 'FUND-4', 'National Insurance is contracted out, salary-related, on each month’s pay; a tax year is taken with its financial year'),
    statement('grantSources', 'FUND-11', 'Posts that the school or the local formula pays for count on no grant; group posts count on each school’s share'),
    statement('defaults', 'PAY-12', 'A blank FTE counts as 1, a blank status as paid, a blank funding source as SDG, and a blank “On ending” as no return to the upper pay spine'),
    statement('grantBefore', 'FUND-9', 'What is left of the grant of the year before the plan is not known and not counted'),
    statement('outreachSpent', 'FUND-9', 'The outreach part of the grant is taken as spent when it is earned, or as the cover cost where one is given, evenly over the months live; the salary part as additional salary accrues, and evenly over the months where retained responsibility, threshold grant lost or a transferred allowance is part of it'),
  ];
}

/** What of the reading is remembered in the workbook: the staff sheet, the area and the headings mapped by hand. */
export interface Remembered {
  readonly sheet?: string;
  /** The Excel table on it that is read, where only that is. */
  readonly table?: string;
  readonly area?: Area;
  readonly figures?: FigureForm;
  readonly mapping: HeaderMapping;
}

/** How figures are written: as formulas that follow the sheets they stand on, or as values. */
export const FIGURE_FORMS = ['formulas', 'values'] as const;
export type FigureForm = (typeof FIGURE_FORMS)[number];

const MAP_ID = /^map\.(.+)$/;

export function isRemembered(id: string): boolean {
  return id === 'staffSheet' || id === 'staffTable' || id === 'area' || id === 'figures' || MAP_ID.test(id);
}

/** What an earlier run or the user wrote on the sheet about how to read the staff sheet. */
export function rememberedIn(written: readonly WrittenValue[]): Remembered {
  const mapping = new Map<string, MappedColumn>();
  let remembered: Omit<Remembered, 'mapping'> = {};
  for (const { id, value, asPlanned, setBy } of written) {
    const figures = FIGURE_FORMS.find((form) => form === value.toLowerCase());
    if (id === 'figures' && figures !== undefined && (setBy !== 'default' || value !== asPlanned)) remembered = { ...remembered, figures };
    const heading = MAP_ID.exec(id)?.[1];
    const column = heading === undefined ? undefined : mappedColumn(value);
    if (heading !== undefined && column !== undefined) mapping.set(heading, column);
    const area = AREAS.find((name) => name === value);
    if (id === 'area' && area !== undefined) remembered = { ...remembered, area };
    if (id === 'staffSheet' && value !== '') remembered = { ...remembered, sheet: value };
    if (id === 'staffTable' && value !== '') remembered = { ...remembered, table: value };
  }
  return { ...remembered, mapping };
}

/** How the figures are written, as an assumption that the user may change. */
export function figuresAssumption(figures: FigureForm, isChosen: boolean): Assumption {
  return {
    id: 'figures', value: figures, rule: '', status: isChosen ? 'user' : 'assumed', setBy: isChosen ? 'option' : 'default', editable: true,
    text: 'How the figures are written: formulas, which follow AST Posts, AST Pay points and this sheet, or values',
  };
}

/** The same as assumptions, so that they are written and found again. */
export function rememberedAssumptions({ sheet, table, area, mapping }: Remembered): Assumption[] {
  const entry = (id: string, value: string, text: string): Assumption => ({ id, value, text, rule: '', status: 'user', setBy: 'option', editable: true });
  return [
    ...(sheet === undefined ? [] : [entry('staffSheet', sheet, 'The staff sheet that is read')]),
    ...(table === undefined ? [] : [entry('staffTable', table, 'The table of the staff sheet that is read; clear it for the whole sheet')]),
    ...(area === undefined ? [] : [entry('area', area, 'The pay area of rows that name none')]),
    ...[...mapping].map(([heading, column]) => entry(`map.${heading}`, column, `The heading “${heading}” of the staff sheet stands for this column`)),
  ];
}

/** A cell's value as the text that settings are compared by: 6200 for 6200.00, 2009-10 as it stands. */
export function settingText(value: string | number): string {
  if (typeof value === 'string') return value.trim();
  const exact = fractionFromNumber(value);
  return exact === undefined ? String(value) : String(exact.numerator / exact.denominator);
}
