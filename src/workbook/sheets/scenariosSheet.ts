/** AST Scenarios: the plans that were saved under a name, in plain tables; they are read back from here. */
import { financialYearText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import { schoolPaysByYear } from '../../projection';
import type { Scenario } from '../scenarios/scenario';
import { SCENARIOS_NAME, type ScenarioShelf, type ScenarioTable } from '../scenarios/shelf';
import type { Line, SheetWrite, TableWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { titleLines } from './planned';
import { FIGURE_COLUMNS, POST_COLUMNS, SCENARIO_COLUMNS, SCENARIO_TITLES, SETTING_COLUMNS } from './scenarioColumns';

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
