/** AST Roll forward: the bridge from last year's figure to this year's, whether it still holds, and what changed in each step. */
import { financialYearText } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import { addRoll, isNoRoll, lessRoll, NO_ROLL, ROLL_COLUMNS, type RollAmounts, type RollChange } from '../../projection/bridge';
import type { Formula, Line, SheetWrite } from '../sheetWrite';
import { heightOfText } from '../textHeight';
import { LOOKS } from '../looks';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { rowOf, toPenny } from './live/formula';
import { ROLL_FORWARD_NAME, SUMMARY_NAME } from './names';
import { REPLACED, titleLines, type PlannedRollForward, type PlannedWorkbook } from './planned';
import { COST_RULE, rollRule } from './rollForwardRules';

interface BridgeRow {
  readonly number: number;
  readonly title: string;
  readonly rule: string;
  readonly amounts: RollAmounts;
  readonly soFar: Pence;
  readonly text: string;
}

interface EndRow {
  readonly title: string;
  readonly amounts: RollAmounts;
  readonly result: string;
  readonly says: string;
}

interface ChangeRow extends Pick<BridgeRow, 'number' | 'title' | 'rule'> {
  readonly change: RollChange;
}

const HEADERS: Readonly<Record<keyof RollAmounts, string>> = { cost: 'Cost', reference: 'Without AST', grant: 'Grant', netCost: 'School pays' };
const ABOUT: Readonly<Record<keyof RollAmounts, string>> = {
  cost: 'By how much the step moves the cost', reference: 'By how much it moves what the same teachers would cost if not ASTs',
  grant: 'By how much it moves what the grant pays', netCost: 'Cost less cost without AST less grant',
};

const cell = rowOf('AST_Bridge');
const end = rowOf('AST_BridgeEnd');

function amountColumns<Row extends { readonly amounts: RollAmounts }>(formula?: (header: string) => (rowAt: number) => Formula): ColumnDefinition<Row>[] {
  return ROLL_COLUMNS.map((name): ColumnDefinition<Row> => ({
    header: HEADERS[name], style: name === 'netCost' ? 'moneyBold' : 'money', width: 17, about: ABOUT[name], value: ({ amounts }) => amounts[name],
    ...(formula === undefined ? {} : { formula: formula(HEADERS[name]) }),
  }));
}

const BRIDGE_COLUMNS: readonly ColumnDefinition<BridgeRow>[] = [
  { header: 'No', style: 'plain', width: 5, about: 'The place of the step', value: ({ number }) => number },
  { header: 'Step', style: 'text', width: 24, about: 'What was taken over from this year', value: ({ title }) => title },
  ...amountColumns<BridgeRow>(),
  {
    header: 'School pays so far', style: 'moneyBold', width: 20, about: 'Last year’s figure with this step and those above it', value: ({ soFar }) => soFar,
    formula: toPenny(`SUMPRODUCT((AST_Bridge[No]<=${cell('No')})*AST_Bridge[School pays])`),
  },
  { header: 'Why', style: 'wrapped', width: 90, about: 'What happened', value: ({ text }) => text },
  { header: 'More', style: 'money', width: 14, about: 'The step, where the school pays more by it: for the chart', value: ({ number, amounts }) => (number === 0 ? 0 : Math.max(0, amounts.netCost)), formula: `IF(${cell('No')}=0,0,MAX(0,${cell('School pays')}))` },
  { header: 'Less', style: 'money', width: 14, about: 'The step, where the school pays less by it: for the chart', value: ({ number, amounts }) => (number === 0 ? 0 : Math.min(0, amounts.netCost)), formula: `IF(${cell('No')}=0,0,MIN(0,${cell('School pays')}))` },
];
/** What stands to the right of it only works towards the chart. */
const PRINTED_COLUMNS = BRIDGE_COLUMNS.findIndex(({ header }) => header === 'Why') + 1;

const SAYS = {
  right: 'The old figure and the steps are the new figure, in every column.',
  moved: `The figures on “${SUMMARY_NAME}” are no longer those that this bridge leads to, or a step was typed over. Plan again with last year’s workbook.`,
} as const;

/** The sum of the steps, the figure on AST Summary as it is now, and their difference. */
function endColumns(year: string): ColumnDefinition<EndRow>[] {
  const steps = (header: string): Formula => `SUM(AST_Bridge[${header}])`;
  const now = (header: string): Formula => `SUMPRODUCT((AST_Summary[Year]="${year}")*AST_Summary[${header}])`;
  const isRight = `AND(${ROLL_COLUMNS.map((name) => `${end(HEADERS[name])}=0`).join(',')})`;
  return [
    { header: 'Where it ends', style: 'text', width: 24, about: 'What is compared', value: ({ title }) => title },
    ...amountColumns<EndRow>((header) => (rowAt) => toPenny([steps(header), now(header), `${steps(header)}-${now(header)}`][rowAt] ?? '0')),
    { header: 'Result', style: 'plain', width: 20, about: 'right, or MOVED', value: ({ result }) => result, formula: (rowAt) => (rowAt < 2 ? '""' : `IFERROR(IF(${isRight},"right","MOVED"),"MOVED")`) },
    { header: 'What it says', style: 'wrapped', width: 90, about: 'The result in a sentence', value: ({ says }) => says, formula: (rowAt) => (rowAt < 2 ? '""' : `IFERROR(IF(${isRight},"${SAYS.right}","${SAYS.moved}"),"${SAYS.moved}")`) },
  ];
}

const CHANGE_COLUMNS: readonly ColumnDefinition<ChangeRow>[] = [
  { header: 'No', style: 'plain', width: 5, about: 'The place of the step', value: ({ number }) => number },
  { header: 'Step', style: 'text', width: 24, about: 'The step of the bridge', value: ({ title }) => title },
  { header: 'Effect', style: 'moneyBold', width: 17, about: 'Effect on what the school pays', value: ({ change }) => change.effect.netCost },
  { header: 'Post or setting', style: 'wrapped', width: 17, about: 'Whose change it is', value: ({ change: { post, school, what } }) => (post === '' ? what : `${post}${school === '' ? '' : `, ${school}`}`) },
  { header: 'What', style: 'wrapped', width: 17, about: 'What changed', value: ({ change }) => change.what },
  { header: 'Was', style: 'wrapped', width: 17, about: 'Last year', value: ({ change }) => change.was },
  { header: 'Is', style: 'wrapped', width: 20, about: 'This year', value: ({ change }) => change.is },
  { header: 'In words', style: 'wrapped', width: 90, about: 'The change in a sentence', value: ({ change }) => change.text },
];

const CHART_ROWS = 16;

function amountStep(rule: string, header: string, amount: Pence, text: string): Step[] {
  return [{ rule, text: `${header} ${shortPoundsText(amount)}: ${text}`, figures: [] }];
}

/** The amount that a column of the bridge shows. */
function shownIn(header: string, { amounts, soFar }: Pick<BridgeRow, 'amounts' | 'soFar'>): Pence {
  const name = ROLL_COLUMNS.find((entry) => HEADERS[entry] === header);
  return name === undefined ? soFar : amounts[name];
}

function bridgeRows({ from, steps, lastReadFrom }: PlannedRollForward): BridgeRow[] {
  const { year, ...old } = from;
  const isWritten = steps[0]?.kind === 'written';
  const text = `Last year’s figure of ${financialYearText(year)}, ${isWritten ? `as it stands on “${SUMMARY_NAME}” of last year’s workbook` : `from the staff sheet “${lastReadFrom}”`}.`;
  const rows: BridgeRow[] = [{ number: 0, title: `${financialYearText(year)}, last year`, rule: COST_RULE, amounts: old, soFar: old.netCost, text }];
  for (const [index, step] of steps.entries()) {
    rows.push({ number: index + 1, title: step.title, rule: rollRule(step.kind), amounts: step.amounts, soFar: (rows.at(-1)?.soFar ?? 0) + step.amounts.netCost, text: step.text });
  }
  return rows;
}

/** The sheet of the bridge, which ends at the figures of the plan that it is written with. */
export function rollForwardSheet({ live }: PlannedWorkbook, roll: PlannedRollForward): SheetWrite {
  const { from, to, steps, notes, lastReadFrom, readFrom } = roll;
  const year = financialYearText(to.year);
  const rows = bridgeRows(roll);
  const widths = widthsOf(BRIDGE_COLUMNS);
  const lines: Line[] = [...titleLines(`From ${financialYearText(from.year)} to ${year}: why the figure moved`, REPLACED)];
  let row = 3;
  const put = (value: string, style: 'answer' | 'small' | 'heading'): void => {
    const across = widths.slice(0, PRINTED_COLUMNS).reduce((sum, width) => sum + width, 0);
    lines.push({ row, cells: [{ column: 1, value, style }], mergeTo: PRINTED_COLUMNS, height: heightOfText(value, across, LOOKS[style]) + 4 });
    row += 1;
  };
  put(`The school pays ${shortPoundsText(to.netCost)} in ${year}; by last year’s plan it was ${shortPoundsText(from.netCost)} in ${financialYearText(from.year)}.`, 'answer');
  put(`Last year: “${lastReadFrom}”. This year: “${readFrom}”. Each step takes over one respect of this year, in this order; its amounts are what the posts then cost more or less.`, 'small');
  for (const note of notes) put(note, 'small');
  row += 1;
  const bridge = tableOf('AST_Bridge', { row, live }, BRIDGE_COLUMNS, rows, {
    of: ({ title }) => title,
    steps: (entry, header) => amountStep(entry.rule, header, shownIn(header, entry), entry.text),
  });
  row += rows.length + 2;
  const total = rows.reduce((sum, { amounts }) => addRoll(sum, amounts), NO_ROLL);
  const { cost, reference, grant, netCost } = to;
  const fresh: RollAmounts = { cost, reference, grant, netCost };
  const difference = lessRoll(fresh, total);
  const isRight = isNoRoll(difference);
  const ends: EndRow[] = [
    { title: 'Last year and the steps', amounts: total, result: '', says: '' },
    { title: `${year}, on AST Summary`, amounts: fresh, result: '', says: '' },
    { title: 'Difference', amounts: difference, result: isRight ? 'right' : 'MOVED', says: isRight ? SAYS.right : SAYS.moved },
  ];
  const ending = tableOf('AST_BridgeEnd', { row, column: 2, live }, endColumns(year), ends, {
    of: ({ title }) => title,
    steps: ({ amounts, title }, header) => amountStep(COST_RULE, header, shownIn(header, { amounts, soFar: amounts.netCost }), title),
  });
  row += ends.length + 2;
  const chartRow = row;
  row += CHART_ROWS + 1;
  put('What changed in each step', 'heading');
  const changes = steps.flatMap(({ title, kind, changes: own }, index) => own.map((change): ChangeRow => ({ number: index + 1, title, rule: rollRule(kind), change })));
  const changed = tableOf('AST_BridgeChanges', { row }, CHANGE_COLUMNS, changes, {
    of: ({ change }) => change.post || change.what,
    steps: ({ rule, change }, header) => amountStep(rule, header, change.effect.netCost, change.text),
  });
  return {
    name: ROLL_FORWARD_NAME, widths, lines, tables: [bridge, ending, changed], frozenRows: 2, lastPrintedColumn: PRINTED_COLUMNS,
    chart: {
      title: 'What moved what the school pays', table: 'AST_Bridge', categories: 'Step', series: ['More', 'Less'],
      at: { firstRow: chartRow, lastRow: chartRow + CHART_ROWS - 1, firstColumn: 1, lastColumn: PRINTED_COLUMNS - 1 },
    },
  };
}
