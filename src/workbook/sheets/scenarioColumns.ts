/** The columns of “AST Scenarios”: it is written by them, and found again by their headings. */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import { yearsText, type ComparedAmounts, type ComparedElement } from '../../projection';
import { POST_FACTS, type Scenario, type ScenarioPost, type ScenarioSetting } from '../scenarios/scenario';
import type { ScenarioTable } from '../scenarios/shelf';
import type { ColumnDefinition } from './column';

export interface SettingRow { readonly scenario: Scenario; readonly setting: ScenarioSetting }
export interface PostRow { readonly scenario: Scenario; readonly post: ScenarioPost }
export interface FigureRow extends PostRow { readonly year: FinancialYear; readonly amounts: ComparedAmounts }

export const SCENARIO_COLUMNS: readonly ColumnDefinition<Scenario>[] = [
  { header: 'Scenario', style: 'text', width: 28, about: 'The name it was saved under', value: ({ name }) => name },
  { header: 'Saved', style: 'text', width: 18, about: 'When it was saved', value: ({ savedAt }) => savedAt },
  { header: 'Approved', style: 'text', width: 14, about: 'yes, or blank', value: ({ isApproved }) => (isApproved ? 'yes' : null) },
  { header: 'Approved on', style: 'text', width: 18, about: 'When it was approved', value: ({ approvedAt }) => approvedAt },
  { header: 'Years', style: 'text', width: 20, about: 'The financial years of the plan', value: ({ years }) => yearsText(years) },
  { header: 'Read from', style: 'text', width: 12, about: 'The staff list that the plan was made from', value: ({ readFrom }) => readFrom },
  { header: 'Version', style: 'text', width: 12, about: 'The version of AST Planner', value: ({ version }) => version },
  { header: 'Input fingerprint', style: 'text', width: 12, about: 'Of the staff list as it was', value: ({ fingerprint }) => fingerprint },
  { header: 'Settings fingerprint', style: 'text', width: 12, about: 'Of the settings and pay figures as they were', value: ({ settingsFingerprint }) => settingsFingerprint },
  { header: 'Checksum', style: 'text', width: 12, about: 'Tells whether what was saved still stands as it was', value: ({ checksum }) => checksum },
];

export const SETTING_COLUMNS: readonly ColumnDefinition<SettingRow>[] = [
  { header: 'Scenario', style: 'text', width: 28, about: 'The scenario', value: ({ scenario }) => scenario.name },
  { header: 'Id', style: 'text', width: 18, about: 'The id of the setting on “AST Assumptions”', value: ({ setting }) => setting.id },
  { header: 'Value', style: 'text', width: 14, about: 'Its value in the plan', value: ({ setting }) => setting.value },
  { header: 'What it is', style: 'text', width: 18, about: 'The setting', value: ({ setting }) => setting.text },
];

/** The columns by which posts and figures know each other. */
function postColumns<Row extends PostRow>(): ColumnDefinition<Row>[] {
  return [
    { header: 'Scenario', style: 'text', width: 28, about: 'The scenario', value: ({ scenario }) => scenario.name },
    { header: 'Row', style: 'number', width: 18, about: 'The row of the staff list that the post was read from', value: ({ post }) => post.row },
    { header: 'Post ID', style: 'text', width: 14, about: 'The post', value: ({ post }) => post.id },
    { header: 'School', style: 'text', width: 18, about: 'The school', value: ({ post }) => post.school },
    { header: 'Name', style: 'text', width: 20, about: 'The holder', value: ({ post }) => post.holder },
  ];
}

export const POST_COLUMNS: readonly ColumnDefinition<PostRow>[] = [
  ...postColumns<PostRow>(),
  ...POST_FACTS.map(({ header, name }): ColumnDefinition<PostRow> => ({
    header, style: 'text', width: 12, about: `The ${name} of the post`, value: ({ post }) => post.facts.find((fact) => fact.name === name)?.value ?? null,
  })),
];

/** The headings of the amounts. */
export const AMOUNT_HEADERS: readonly (readonly [ComparedElement, string])[] = [
  ['salary', 'Salary'], ['rr', 'R&R'], ['employerNi', 'Employer NI'], ['employerPension', 'Employer pension'], ['reference', 'Reference cost'],
  ['coverCost', 'Cover'], ['grant', 'Grant'], ['netCost', 'School pays'],
];

export const FIGURE_COLUMNS: readonly ColumnDefinition<FigureRow>[] = [
  ...postColumns<FigureRow>(),
  { header: 'Year', style: 'text', width: 12, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year) },
  ...AMOUNT_HEADERS.map(([element, header]): ColumnDefinition<FigureRow> => ({
    header, style: 'money', width: 12, about: element === 'reference' ? 'What the holder would cost if not an AST' : header, value: ({ amounts }) => amounts[element],
  })),
];

/** The headings of each table: by them it is found again. */
export const SCENARIO_HEADERS: Readonly<Record<ScenarioTable, readonly string[]>> = {
  scenarios: SCENARIO_COLUMNS.map(({ header }) => header),
  settings: SETTING_COLUMNS.map(({ header }) => header),
  posts: POST_COLUMNS.map(({ header }) => header),
  figures: FIGURE_COLUMNS.map(({ header }) => header),
};

/** Headings that plans saved earlier do not have. */
export const LATER_HEADERS: ReadonlySet<string> = new Set(POST_FACTS.filter(({ isLater }) => isLater === true).map(({ header }) => header));

/** The line above each table. */
export const SCENARIO_TITLES: Readonly<Record<ScenarioTable, string>> = {
  scenarios: 'The scenarios',
  settings: 'The settings of each',
  posts: 'The posts of each, as they were understood',
  figures: 'The figures of each, £',
};

/** Columns of amounts: they are kept as pence. */
export const MONEY_HEADERS: ReadonlySet<string> = new Set(AMOUNT_HEADERS.map(([, header]) => header));
