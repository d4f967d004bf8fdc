/** The tables of AST Range model: points, progression and years, each figure with its reasons. */
import { financialYearText, schoolYearText } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { Figure, Step } from '../../domain/figure';
import { scalePointText } from '../../domain/scales';
import {
  basisText, bookOf, explainer, forFte, monthsLive, POLICIES, policyText, postOn, progressionText, rangeText, referenceCostOf, settingsFor, type RangeYear,
} from '../../projection';
import type { GrantMethod } from '../../rules/grant';
import { isMissing } from '../../rules/payBook';
import type { Overtyped } from '../overtyped';
import type { RangeAnswer } from '../range/plannedRange';
import type { Formula, TableWrite } from '../sheetWrite';
import { tableOf, type ColumnDefinition, type Reasons } from './column';
import { watched, watchedBeside, type Watching } from './live/overtypedColumn';
import { POINT_FORMULAS, progressionFormulas, SCHOOL_YEAR_FORMULA, YEAR_FORMULAS, YEAR_KEY, YEAR_WORKING_ROW } from './live/rangeFormulas';
import { rowName } from './rangeRows';
import { workingKey } from './live/rangeWorking';

/** The columns up to here are printed; the reasons stand in the one after them. */
export const PRINTED_COLUMNS = 10;
const WHY_COLUMN = PRINTED_COLUMNS + 1;

/** Where a table stands, and whether its figures are formulas. */
export interface RangePlace {
  readonly row: number;
  readonly live: boolean;
  /** What is kept of what was typed over on the sheet; `null` where nothing is to be noticed, because there is no plan to be made again. */
  readonly watched: readonly Overtyped[] | null;
}

/** The rows of these tables are known again by their first cells, as they stand: what a row is about follows the yellow cells. */
function watching<Row>({ live, watched: overtyped }: RangePlace, [first]: readonly ColumnDefinition<Row>[]): Watching {
  return { live: live && overtyped !== null, overtyped: overtyped ?? [], ...(first === undefined ? {} : { key: { header: first.header, kept: rowName } }) };
}

/** The columns with their formulas, where the table is live. A text column with a formula is plain. */
export function liveColumns<Row>(columns: readonly ColumnDefinition<Row>[], formulas: Readonly<Record<string, Formula>>, { live }: RangePlace): readonly ColumnDefinition<Row>[] {
  if (!live) return columns;
  return columns.map((column) => {
    const formula = formulas[column.header];
    return formula === undefined ? column : { ...column, formula, style: column.style === 'text' ? ('plain' as const) : column.style };
  });
}

const WHY = 'Why';

/**
 * The reasons of a table, in one column to the right of what is printed. They stand in a table of their own where the columns of the table end before
 * that; each says whose it is, so that it can be told when the rows are sorted.
 */
function whyTable<Row>(name: string, place: RangePlace, watch: readonly ColumnDefinition<Row>[], rows: readonly Row[], reasons: Required<Pick<Reasons<Row>, 'of' | 'steps'>>): TableWrite {
  const columns: readonly ColumnDefinition<Row>[] = [
    { header: WHY, style: 'text', width: 120, about: 'How the figures of the row came about, each with its rule', value: (row) => `${reasons.of(row)}: ${basisText(reasons.steps(row, WHY))}` },
    ...watch,
  ];
  return tableOf(`${name}Why`, { row: place.row, column: WHY_COLUMN, live: place.live }, columns, rows, reasons);
}

/** A table with its reasons beside it, and whether they hold. */
export function withWhy<Row>(name: string, place: RangePlace, columns: readonly ColumnDefinition<Row>[], rows: readonly Row[], reasons: Required<Pick<Reasons<Row>, 'of' | 'steps'>>): readonly TableWrite[] {
  const { columns: watch, typed } = watchedBeside({ table: name, beside: `${name}Why` }, columns, rows, watching(place, columns));
  return [tableOf(name, { row: place.row, live: place.live, typed }, columns, rows, reasons), whyTable(name, place, watch, rows, reasons)];
}

interface PointRow {
  readonly name: string;
  readonly annual: Pence | null;
  readonly atFte: Pence | null;
  readonly over: Pence | null;
  readonly share: number | null;
  readonly status: string;
  readonly figures: readonly Figure[];
}

const POINT_COLUMNS: readonly ColumnDefinition<PointRow>[] = [
  { header: 'Point', style: 'text', width: 42, about: 'A point of the range, of the upper pay spine (PAY-10), or the present pay', value: ({ name }) => name },
  { header: 'A year', style: 'money', width: 15, about: 'Full-time pay on the date (PAY-1)', value: ({ annual }) => annual },
  { header: 'At this FTE', style: 'money', width: 15, about: 'The same × FTE (PAY-12)', value: ({ atFte }) => atFte },
  { header: 'Over present', style: 'money', width: 15, about: 'More than the present pay, × FTE (PAY-9)', value: ({ over }) => over },
  { header: 'Over present %', style: 'percent', width: 15, about: 'The same as a share of the present pay (PAY-9)', value: ({ share }) => share },
  { header: 'Status', style: 'text', width: 15, about: 'published, reconstructed, estimated, assumed, user or missing', value: ({ status }) => status },
];

/** The five points, U1 to U3, and the present pay. */
export function pointsTable({ model, question }: RangeAnswer, place: RangePlace): readonly TableWrite[] {
  const { fte, area } = question;
  const present = forFte(model.reference.annual, fte);
  const pointRow = (name: string, annual: Pence | null, status: string, scale: 'AST' | 'Upper' | 'Main' | null, point: number): PointRow => {
    const atFte = annual === null ? null : forFte(annual, fte);
    const over = atFte === null ? null : atFte - present;
    const figures = scale === null ? [] : model.payUsed.filter((asked) => asked.area === area && asked.scale === scale && asked.point === point).flatMap(({ answer }) => (isMissing(answer) ? [] : [answer])).slice(0, 1);
    return { name, annual, atFte, over, share: over === null || present === 0 ? null : Math.round((over * 1000) / present) / 1000, status, figures };
  };
  const { point, annual, status } = model.reference;
  const rows = [
    ...model.points.map((each) => pointRow(`AST ${String(each.point)}`, each.annual, each.status, 'AST', each.point)),
    ...model.upper.map((each) => pointRow(`U${String(each.point)}`, each.annual, each.status, 'Upper', each.point)),
    pointRow(point === null ? 'Present pay' : `Present pay (${scalePointText(point)}${question.nowIsAssumed ? ', assumed' : ''})`, annual, status, point === null ? null : point.scale, point?.point ?? 0),
  ];
  return withWhy('AST_RangePoints', place, liveColumns(POINT_COLUMNS, POINT_FORMULAS, place), rows, {
    of: ({ name }) => name,
    steps: ({ name, annual: pay, atFte, figures }) => [
      { rule: 'PAY-2', text: pay === null ? `There is no figure for ${name}` : `Full-time pay of ${name}: ${shortPoundsText(pay)} a year`, figures },
      { rule: 'PAY-9', text: atFte === null ? 'No increase can be worked out' : `${shortPoundsText(atFte)} less the present pay of ${shortPoundsText(present)}, both × FTE`, figures: [] },
    ],
  });
}

interface SeptemberRow {
  readonly september: number;
  readonly by: readonly { readonly point: number; readonly annual: Pence | null; readonly text: string }[];
}

const PROGRESSION_COLUMNS: readonly ColumnDefinition<SeptemberRow>[] = [
  { header: 'School year', style: 'text', width: 42, about: 'From 1 September', value: ({ september }) => schoolYearText(september) },
  ...POLICIES.flatMap((policy, at): ColumnDefinition<SeptemberRow>[] => {
    const name = `${String(policy)} a year`;
    return [
      { header: `${name}: point`, style: 'number', width: 15, about: `The point at ${policyText(policy)} (PAY-5, PAY-6)`, value: ({ by }) => by[at]?.point ?? null },
      { header: `${name}: pay`, style: 'money', width: 15, about: 'Its pay at that September’s table, × FTE (PAY-12)', value: ({ by }) => by[at]?.annual ?? null },
    ];
  }),
];

/** The way to the top, a September in each row. */
const PROGRESSION_FORMULAS: Readonly<Record<string, Formula>> = Object.fromEntries([
  ['School year', SCHOOL_YEAR_FORMULA],
  ...POLICIES.flatMap((policy) => {
    const { point, pay } = progressionFormulas(policy);
    return [[`${String(policy)} a year: point`, point], [`${String(policy)} a year: pay`, pay]];
  }),
]) as Record<string, Formula>;

export function progressionTable({ model }: RangeAnswer, place: RangePlace): readonly TableWrite[] {
  const [first] = model.progression;
  const rows = (first?.years ?? []).map(({ september }, index): SeptemberRow => ({
    september,
    by: model.progression.map(({ years }) => ({ point: years[index]?.point ?? 0, annual: years[index]?.annual ?? null, text: years[index] === undefined ? '' : progressionText(years[index]) })),
  }));
  return withWhy('AST_RangeProgression', place, liveColumns(PROGRESSION_COLUMNS, PROGRESSION_FORMULAS, place), rows, {
    of: ({ september }) => schoolYearText(september),
    steps: ({ by }, header) => POLICIES.flatMap((policy, at): Step[] => (
      /^\d/.test(header) && !header.startsWith(String(policy)) ? [] : [{ rule: 'PAY-5', text: `${policyText(policy)}: ${by[at]?.text ?? ''}`, figures: [] }]
    )),
  });
}

interface YearRow {
  readonly after: number;
  readonly policy: 0 | 1 | 2;
  /** Said of the policy that was asked about, or is in force where none was; empty of the others. */
  readonly mark: string;
  readonly year: RangeYear;
}

/** Which elements of the post’s year a column shows, and by which method of the grant. */
const ELEMENTS: Readonly<Record<string, { readonly method: GrantMethod; readonly of: readonly string[] }>> = {
  Months: { method: 'average', of: ['partsLive'] },
  'Salary and R&R': { method: 'average', of: ['salary', 'rr'] },
  'On-costs': { method: 'average', of: ['employerNi', 'employerPension'] },
  Cover: { method: 'average', of: ['coverCost'] },
  'Without AST': { method: 'average', of: ['referenceSalary', 'referenceNi', 'referencePension'] },
  'Grant, average': { method: 'average', of: ['grant'] },
  'School, average': { method: 'average', of: [] },
  'Grant, actual': { method: 'actual', of: ['grant'] },
  'School, actual': { method: 'actual', of: [] },
};

const YEAR_COLUMNS: readonly ColumnDefinition<YearRow>[] = [
  { header: 'Policy and year', style: 'text', width: 42, about: 'Points gained each September, and the financial year', value: ({ policy, year, mark }) => `${policyText(policy)}${mark}, ${financialYearText(year.average.year)}` },
  { header: 'Months', style: 'months', width: 15, about: 'Months in the post (FUND-1)', value: ({ year }) => Math.round(monthsLive(year.average.partsLive) * 10_000) / 10_000 },
  { header: 'Salary and R&R', style: 'money', width: 15, about: 'Pay × FTE, by the month, and a recruitment or retention incentive of the post (PAY-2, PAY-8, PAY-12)', value: ({ year }) => year.average.salary + year.average.rr },
  { header: 'On-costs', style: 'money', width: 15, about: 'Employer’s National Insurance and pension (FUND-4)', value: ({ year }) => year.average.employerNi + year.average.employerPension },
  { header: 'Cover', style: 'money', width: 15, about: 'Cover for the outreach, where a cost is given (OUT-5)', value: ({ year }) => year.average.coverCost },
  { header: 'Without AST', style: 'money', width: 15, about: 'What the teacher would cost otherwise, with on-costs (PAY-9)', value: ({ year }) => referenceCostOf(year.average) },
  { header: 'Grant, average', style: 'money', width: 15, about: 'The grant at so much a post (FUND-1)', value: ({ year }) => year.average.grant },
  { header: 'School, average', style: 'money', width: 15, about: 'What the school pays with the grant by average cost (FUND-4)', value: ({ year }) => year.average.netCost },
  { header: 'Grant, actual', style: 'money', width: 15, about: 'The grant of outreach and eligible salary (FUND-3)', value: ({ year }) => year.actual.grant },
  { header: 'School, actual', style: 'money', width: 15, about: 'What the school pays with the grant by actual cost (FUND-4)', value: ({ year }) => year.actual.netCost },
];

/** The steps behind a figure, from the same path of pay as the figure; what the school pays has all of them. */
function yearSteps({ question, settings }: RangeAnswer, { policy, year }: YearRow, header: string): readonly Step[] {
  const { method, of } = ELEMENTS[header] ?? { method: 'average', of: [] };
  const asked = settingsFor(question, settings, { years: 3, policy, method });
  const steps = explainer(asked, bookOf(asked))(postOn(question, question.start), year[method]);
  const own = of.length === 0 ? steps : steps.filter(({ explains }) => explains?.some((element) => of.includes(element)));
  return own.length === 0 ? steps : own;
}

/** How the year came about, with the grant by either method. */
function allYearSteps(answer: RangeAnswer, row: YearRow): readonly Step[] {
  const all = yearSteps(answer, row, '');
  const said = new Set(all.map(({ text }) => text));
  return [...all, ...yearSteps(answer, row, 'Grant, actual').filter(({ text }) => !said.has(text))];
}

/** Each policy’s years: what the post costs, and who pays. */
export function yearsTable(answer: RangeAnswer, place: RangePlace): readonly TableWrite[] {
  const { costs, settings, question, facts } = answer;
  const mark = facts.policy === null ? ' (in force)' : ' (as asked)';
  const rows = POLICIES.flatMap((policy) => (costs.of(policy, question.start) ?? []).map((year, after): YearRow => ({ after, policy, mark: policy === settings.policy ? mark : '', year })));
  const columns: ColumnDefinition<YearRow>[] = [
    ...liveColumns(YEAR_COLUMNS, YEAR_FORMULAS, place),
    { header: WHY, style: 'text', width: 120, about: 'How the figures of the row came about, each with its rule', value: (row) => basisText(allYearSteps(answer, row)) },
  ];
  if (place.live) {
    columns.push(
      { header: YEAR_KEY, style: 'text', width: 22, about: 'By which the working on AST Months is found', value: ({ policy, after }) => workingKey({ start: null, policy, after }) },
      { header: 'Working row', style: 'number', width: 12, about: 'The row of the working on AST Months', value: ({ policy, after }) => policy * costs.years.length + after + 1, formula: YEAR_WORKING_ROW },
    );
  }
  const { columns: all, typed } = watched('AST_RangeYears', columns, rows, watching(place, columns));
  return [tableOf('AST_RangeYears', { row: place.row, live: place.live, typed }, all, rows, {
    of: ({ policy, year }) => `${rangeText(question.start)}, ${financialYearText(year.average.year)}, ${policyText(policy)}`,
    steps: (each, header) => (header === WHY ? allYearSteps(answer, each) : yearSteps(answer, each, header)),
  })];
}
