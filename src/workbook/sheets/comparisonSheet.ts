/** AST Comparison: two plans side by side, to be printed and handed round. It is written when somebody asks for it. */
import { financialYearText } from '../../domain/calendar';
import type { PlanComparison } from '../../projection';
import { nameText, type ScenarioComparison } from '../scenarios/compareScenarios';
import type { Line, SheetWrite, TableWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { titleLines } from './planned';
import { AMOUNT_HEADERS } from './scenarioColumns';

export const COMPARISON_NAME = 'AST Comparison';

type Total = PlanComparison['totals'][number];
type Difference = PlanComparison['differences'][number];

const YEAR: Pick<ColumnDefinition<unknown>, 'header' | 'style' | 'width' | 'about'> = { header: 'Year', style: 'text', width: 12, about: 'Financial year, 1 April to 31 March' };

const PAYS_COLUMNS: readonly ColumnDefinition<Total>[] = [
  { ...YEAR, value: ({ year }) => financialYearText(year) },
  { header: 'First plan', style: 'money', width: 16, about: 'What the school pays by the first plan', value: ({ one }) => one.netCost },
  { header: 'Second plan', style: 'money', width: 16, about: 'What the school pays by the second plan', value: ({ other }) => other.netCost },
  { header: 'Difference', style: 'moneyBold', width: 20, about: 'The second less the first', value: ({ difference }) => difference.netCost },
];

const DIFFERENCE_COLUMNS: readonly ColumnDefinition<Difference>[] = [
  { ...YEAR, value: ({ year }) => financialYearText(year) },
  { header: 'Post ID', style: 'text', width: 16, about: 'The post', value: ({ post }) => post.id },
  { header: 'School', style: 'text', width: 16, about: 'The school', value: ({ post }) => post.school },
  { header: 'Name', style: 'text', width: 20, about: 'The holder', value: ({ post }) => post.holder },
  ...AMOUNT_HEADERS.map(([element, header]): ColumnDefinition<Difference> => ({
    header, style: element === 'netCost' ? 'moneyBold' : 'money', width: 14, about: `${header} of the second plan less that of the first`, value: ({ amounts }) => amounts[element],
  })),
];

const LAST_COLUMN = DIFFERENCE_COLUMNS.length;
/** About so many characters stand in a line of the merged cells. */
const CHARACTERS_A_LINE = 150;

/** The sheet; `writtenAt` is the time as text. Each year's lines end in one of all posts, which is their sum. */
export function comparisonSheet({ one, other, inputs, notes, totals, differences }: ScenarioComparison, writtenAt: string): SheetWrite {
  const lines: Line[] = [...titleLines(`${nameText(other)} compared with ${nameText(one)}`.replace(/^./, (first) => first.toUpperCase()), `Compared on ${writtenAt}. The first plan is ${nameText(one)}, the second ${nameText(other)}. Planning again leaves this sheet as it is; the next comparison replaces it.`)];
  let row = 4;
  const heading = (value: string): void => {
    lines.push({ row, cells: [{ column: 1, value, style: 'heading' }] });
    row += 1;
  };
  const sentence = (value: string): void => {
    lines.push({ row, cells: [{ column: 1, value, style: 'wrapped' }], mergeTo: LAST_COLUMN, height: 16 * Math.ceil(value.length / CHARACTERS_A_LINE) });
    row += 1;
  };
  notes.forEach(sentence);
  heading('What differs in the inputs');
  if (inputs.length === 0) sentence('No input differs.');
  inputs.forEach(sentence);
  const tables: TableWrite[] = [];
  const put = (table: TableWrite): void => {
    tables.push(table);
    row += Math.max(1, table.rows.length) + 2;
  };
  row += 1;
  heading('What the school pays, £');
  put(tableOf('AST_ComparedPays', { row }, PAYS_COLUMNS, totals, { of: ({ year }) => `What the school pays in ${financialYearText(year)}` }));
  heading('By how much the figures differ, £: the second plan less the first');
  if (differences.length === 0) sentence('No figure differs.');
  else {
    const rows = totals.flatMap(({ year, difference }): Difference[] => {
      const posts = differences.filter((entry) => entry.year === year);
      const all = { id: 'All posts', school: '', holder: '', facts: [], years: new Map() };
      return posts.length === 0 ? [] : [...posts, { post: all, year, amounts: difference }];
    });
    put(tableOf('AST_Compared', { row }, DIFFERENCE_COLUMNS, rows, { of: ({ post, year }) => `${post.id}, ${financialYearText(year)}` }));
  }
  return { name: COMPARISON_NAME, widths: widthsOf(DIFFERENCE_COLUMNS), lines, tables, frozenRows: 2 };
}
