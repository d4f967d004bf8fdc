/** AST Assumptions: everything the user may change, and what was taken for granted. `readAssumptions` reads them back at the next plan. */
import type { Assumption, SetBy } from '../assumptions';
import type { Content, Formula, Line, SheetWrite } from '../sheetWrite';
import type { RowAssumption } from '../staff/readStaff';
import { tableOf, widthsOf, type ColumnDefinition, type Reasons } from './column';
import { rowOf, setting } from './live/formula';
import { watched } from './live/overtypedColumn';
import { LOOK_AT } from './live/names';
import { ASSUMPTIONS_NAME } from './names';
import { TABLE_ROW, titleLines, type PlannedWorkbook } from './planned';
import { STATEMENTS_HEADING } from './readAssumptions';

const EDITABLE_COLUMNS: readonly ColumnDefinition<Assumption>[] = [
  { header: 'Id', style: 'text', width: 20, about: 'The name of the assumption', value: ({ id }) => id },
  { header: 'Value', style: 'input', width: 16, about: 'Change it here; clear it for the default', value: ({ value }) => value },
  { header: 'What it is', style: 'wrapped', width: 90, about: 'The assumption', value: ({ text }) => text },
  { header: 'Status', style: 'text', width: 13, about: 'published, assumed, or user', value: ({ status }) => status },
  { header: 'Rule', style: 'text', width: 9, about: 'The rule it belongs to', value: ({ rule }) => rule },
  { header: 'As planned', style: 'text', width: 16, about: 'The value that the figures were worked out with', value: ({ value, asPlanned }) => asPlanned ?? value },
  { header: 'Set by', style: 'text', width: 10, about: 'default, option or sheet', value: ({ setBy }) => setBy },
];

const cell = rowOf('AST_Assumptions');

/** Whether the row says when a stream arrives. */
const IS_ARRIVAL: Formula = `LEFT(${cell('Id')},8)="arrives."`;

/** The value as a formula may use it: a number where it is one, however it is typed, and the default where it was cleared; nothing where there is neither. */
function inForce(): Formula {
  const typed = `IF(${cell('Value')}="",${cell('Default')},IF(${cell('Status')}="not used",${cell('As planned')},${cell('Value')}))`;
  const bare = ['%', '£', ','].reduce((text, sign) => `SUBSTITUTE(${text},"${sign}","")`, typed);
  const isNothing = `IF(${cell('Value')}="",${cell('Default')}="",AND(${cell('Status')}="not used",${cell('As planned')}=""))`;
  // A financial year such as 2009-10 is no date, and neither is a day without a year such as 15 May.
  return `IF(${isNothing},"",IF(OR(ISNUMBER(FIND("-",${typed},2)),${IS_ARRIVAL}),${typed},IFERROR(VALUE(${bare}),${typed})))`;
}

const LIVE_COLUMNS: readonly ColumnDefinition<Assumption>[] = [
  { header: 'Default', style: 'text', width: 16, about: 'The value that holds where yours is cleared', value: ({ byDefault }) => byDefault ?? null },
  { header: 'In force', style: 'plain', width: 16, about: 'The value that the formulas use', value: ({ value, asPlanned }) => asNumber(asPlanned ?? value), formula: inForce() },
  { header: LOOK_AT, style: 'plain', width: 40, about: 'What was expected, where the value makes no sense', value: () => '', formula: lookAtSetting() },
];

/** Settings with few values, and the others by whether they are numbers where their default is one. */
function lookAtSetting(): Formula {
  const value = cell('In force');
  const oneOf = (id: string, values: readonly Formula[], text: string): string => `IF(AND(${cell('Id')}="${id}",NOT(OR(${values.map((each) => `${value}=${each}`).join(',')}))),"${text}","")`;
  const isNumber = `IF(AND(${cell('Default')}<>"",NOT(ISNUMBER(${value})),ISNUMBER(IFERROR(VALUE(${cell('Default')}),"")),ISERROR(FIND("-",${cell('Default')},2))),"expected a number: clear the cell for the default","")`;
  return [
    oneOf('policy', ['0', '1', '2'], 'expected 0, 1 or 2: clear the cell for the default'),
    oneOf('method', ['"average"', '"actual"'], 'expected average or actual: clear the cell for the default'),
    oneOf('niBasis', ['"exact"', '"table"'], 'expected exact or table: clear the cell for the default'),
    oneOf('sensitivity', ['"no"', '"yes"'], 'expected no or yes: clear the cell for the default'),
    oneOf('cfr', ['"no"', '"years"', '"months"'], 'expected no, years or months: clear the cell for the default'),
    oneOf('progressionFunded', ['"yes"', '"no"'], 'expected yes or no: clear the cell for the default'),
    oneOf('figures', ['"formulas"', '"values"'], 'expected formulas or values'),
    `IF(${IS_ARRIVAL},IF(SUMPRODUCT((AST_Streams[Stream]=MID(${cell('Id')},9,20))*AST_Streams[Is used])=0,"expected a month such as May, or a day such as 15 May or 15 April next year: clear the cell for the default",""),"")`,
    `IF(${cell('Id')}="policy","",${isNumber})`,
  ].join('&');
}

function asNumber(value: string): Content {
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

const STATEMENT_COLUMNS: readonly ColumnDefinition<Assumption>[] = [
  { header: 'Id', style: 'text', width: 20, about: 'The name of the assumption', value: ({ id }) => id },
  { header: 'Value', style: 'text', width: 16, about: 'What was used', value: ({ value }) => value },
  { header: 'What it is', style: 'wrapped', width: 90, about: 'The assumption', value: ({ text }) => text },
  { header: 'Status', style: 'text', width: 13, about: 'Its status', value: ({ status }) => status },
  { header: 'Rule', style: 'text', width: 9, about: 'The rule it belongs to', value: ({ rule }) => rule },
];

const ROW_COLUMNS: readonly ColumnDefinition<RowAssumption>[] = [
  { header: 'Post ID', style: 'text', width: 20, about: 'The post', value: ({ post }) => post },
  { header: 'Value', style: 'text', width: 16, about: 'What was used', value: ({ value }) => value },
  { header: 'What was assumed', style: 'wrapped', width: 90, about: 'The assumption', value: ({ text }) => text },
  { header: 'Sheet', style: 'text', width: 13, about: 'Where', value: ({ sheet }) => sheet },
  { header: 'Row', style: 'number', width: 9, about: 'Where', value: ({ row }) => row },
];

const SET_BY: Readonly<Record<SetBy, string>> = { default: 'the default of the register of rules', option: 'set when planning', sheet: 'changed by you on this sheet' };

const REASONS: Reasons<Assumption> = {
  of: ({ id }) => id,
  steps: ({ rule, text, value, status, setBy }) => [{ rule, text: `${text}: ${value === '' ? 'no value' : value} (${status}; ${SET_BY[setBy]})`, figures: [] }],
};

/** The rule that an assumption about a row belongs to, by what it speaks of. */
function ruleOfRow({ text }: RowAssumption): string {
  if (text.startsWith('the policy')) return 'PAY-5';
  if (text.includes('range')) return 'PAY-3';
  if (text.includes('reference')) return 'PAY-9';
  return text.includes('share') ? 'FUND-11' : 'PAY-2';
}

const ROW_REASONS: Reasons<RowAssumption> = {
  of: ({ post, text, sheet, row }) => `Post ${post}, row ${String(row)} of “${sheet}”: ${text}`,
  steps: (entry) => [{ rule: ruleOfRow(entry), text: `Row ${String(entry.row)} of “${entry.sheet}”, post ${entry.post}: ${entry.text} (${entry.value}; assumed)`, figures: [] }],
};

const CHANGE = 'Change the yellow values and plan again: your values are kept and win. To add an award, write a row such as award.2013 below the table.';
const CHANGE_LIVE =
  'Change the yellow values: the figures follow, and your values are kept and win when you plan again. The first year and the number of years, and rows that you add such as award.2013, need a new plan.';

export function assumptionsSheet({ assumptions, rowAssumptions, live }: PlannedWorkbook): SheetWrite {
  const rows = assumptions.filter(({ editable }) => editable);
  const { columns } = watched('AST_Assumptions', live ? [...EDITABLE_COLUMNS, ...LIVE_COLUMNS] : EDITABLE_COLUMNS, rows, { live });
  const settings = tableOf('AST_Assumptions', { row: TABLE_ROW, live }, columns, rows, REASONS);
  const statementsRow = settings.row + settings.rows.length + 7;
  const statements = tableOf('AST_Statements', { row: statementsRow }, STATEMENT_COLUMNS, assumptions.filter(({ editable }) => !editable), REASONS);
  const names = assumptions
    .filter(({ editable }) => editable)
    .map(({ id }, index) => ({ id, name: setting(id), row: TABLE_ROW + 1 + index, column: live ? columns.findIndex(({ header }) => header === 'In force') + 1 : 2 }))
    .filter(({ id, name }, index, all) => /^[\w.-]{1,60}$/.test(id) && all.findIndex((entry) => entry.name === name) === index);
  const lines: Line[] = [
    ...titleLines('Assumptions', live ? CHANGE_LIVE : CHANGE),
    { row: statementsRow - 1, cells: [{ column: 1, value: STATEMENTS_HEADING, style: 'heading' }] },
  ];
  const tables = [settings, statements];
  if (rowAssumptions.length > 0) {
    const row = statementsRow + statements.rows.length + 3;
    lines.push({ row: row - 1, cells: [{ column: 1, value: 'Taken for granted about single rows', style: 'heading' }] });
    tables.push(tableOf('AST_RowAssumptions', { row }, ROW_COLUMNS, rowAssumptions, ROW_REASONS));
  }
  const printed = live ? { lastPrintedColumn: EDITABLE_COLUMNS.length + LIVE_COLUMNS.length } : {};
  return { name: ASSUMPTIONS_NAME, widths: widthsOf(columns), lines, tables, frozenRows: TABLE_ROW, ...printed, names };
}
