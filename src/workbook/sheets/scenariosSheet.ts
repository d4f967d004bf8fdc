/** AST Scenarios: the plans that were saved under a name, in plain tables; they are read back from here. */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import { schoolPaysByYear, yearsText, type ComparedAmounts, type ComparedElement } from '../../projection';
import { POST_FACTS, type Scenario, type ScenarioPost, type ScenarioSetting } from '../scenarios/scenario';
import { SCENARIOS_NAME, type ScenarioShelf, type ScenarioTable } from '../scenarios/shelf';
import type { Line, SheetWrite, TableWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { titleLines } from './planned';

interface SettingRow { readonly scenario: Scenario; readonly setting: ScenarioSetting }
interface PostRow { readonly scenario: Scenario; readonly post: ScenarioPost }
interface FigureRow extends PostRow { readonly year: FinancialYear; readonly amounts: ComparedAmounts }

const SCENARIO_COLUMNS: readonly ColumnDefinition<Scenario>[] = [
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

const SETTING_COLUMNS: readonly ColumnDefinition<SettingRow>[] = [
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

const POST_COLUMNS: readonly ColumnDefinition<PostRow>[] = [
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

const FIGURE_COLUMNS: readonly ColumnDefinition<FigureRow>[] = [
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

/** The line above each table. */
export const SCENARIO_TITLES: Readonly<Record<ScenarioTable, string>> = {
  scenarios: 'The scenarios',
  settings: 'The settings of each',
  posts: 'The posts of each, as they were understood',
  figures: 'The figures of each, £',
};

/** Columns of amounts: they are kept as pence. */
export const MONEY_HEADERS: ReadonlySet<string> = new Set(AMOUNT_HEADERS.map(([, header]) => header));

function costSentence({ name, isApproved, ...scenario }: Scenario): string {
  const years = schoolPaysByYear(scenario).map(({ year, amount }) => `${financialYearText(year)} ${shortPoundsText(amount)}`).join(', ');
  return `“${name}”${isApproved ? ' (approved)' : ''}, what the school pays: ${years}.`;
}

export function scenariosSheet({ scenarios, unread }: ScenarioShelf): SheetWrite {
  const lines: Line[] = [...titleLines('Plans that were saved', 'Saving, approving and comparing is done in the pane or on the command line. Planning again keeps this sheet; a change made here by hand is found and said.')];
  scenarios.forEach((scenario, index) => { lines.push({ row: 3 + index, cells: [{ column: 1, value: costSentence(scenario), style: 'text' }] }); });
  let row = 3 + scenarios.length + 1;
  const tables: TableWrite[] = [];
  function put<Row>(table: ScenarioTable, name: string, columns: readonly ColumnDefinition<Row>[], rows: readonly Row[], of: (row: Row) => string): void {
    lines.push({ row, cells: [{ column: 1, value: SCENARIO_TITLES[table], style: 'heading' }] });
    const made = tableOf(name, { row: row + 1 }, columns, rows, { of });
    const kept = unread.filter((entry) => entry.table === table);
    tables.push(kept.length === 0 ? made : { ...made, rows: [...made.rows, ...kept.map(({ values }) => values)] });
    row += Math.max(1, rows.length + kept.length) + 4;
  }
  const posts = scenarios.flatMap((scenario) => scenario.posts.map((post) => ({ scenario, post })));
  put('scenarios', 'AST_Scenarios', SCENARIO_COLUMNS, scenarios, ({ name }) => `Scenario “${name}”`);
  put('settings', 'AST_ScenarioSettings', SETTING_COLUMNS, scenarios.flatMap((scenario) => scenario.settings.map((setting) => ({ scenario, setting }))), ({ scenario, setting }) => `${setting.id} of the scenario “${scenario.name}”`);
  put('posts', 'AST_ScenarioPosts', POST_COLUMNS, posts, ({ scenario, post }) => `Post ${post.id} (${post.holder}) of the scenario “${scenario.name}”`);
  put('figures', 'AST_ScenarioFigures', FIGURE_COLUMNS,
    posts.flatMap(({ scenario, post }) => [...post.years].map(([year, amounts]) => ({ scenario, post, year, amounts }))),
    ({ scenario, post, year }) => `Post ${post.id} (${post.holder}), ${financialYearText(year)}, of the scenario “${scenario.name}”`);
  return { name: SCENARIOS_NAME, widths: widths(), lines, tables, frozenRows: 2, repeatedColumns: 1, pagesWide: 2 };
}

/** The tables stand one below the other: each column is as wide as the widest wants it. */
function widths(): number[] {
  const all = [widthsOf(SCENARIO_COLUMNS), widthsOf(SETTING_COLUMNS), widthsOf(POST_COLUMNS), widthsOf(FIGURE_COLUMNS)];
  return Array.from({ length: Math.max(...all.map(({ length }) => length)) }, (_, column) => Math.max(...all.map((table) => table[column] ?? 0)));
}
