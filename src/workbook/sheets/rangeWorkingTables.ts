/** What the formulas of AST Range model stand on, for AST Months: facts as named cells, the Septembers, and the years of each range. */
import { schoolYearOf, september1 } from '../../domain/calendar';
import { POLICIES, RANGE_STARTS } from '../../projection';
import type { RangeAnswer } from '../range/plannedRange';
import type { Line, SheetWrite, TableWrite } from '../sheetWrite';
import { tableOf, type ColumnDefinition } from './column';
import { rangeFacts } from './live/rangeFacts';
import { pathWorking, RANGE_SEPTEMBERS, type WorkingColumn } from './live/rangePath';
import { RANGE_WORKING, workingKey, type WorkingRow } from './live/rangeWorking';
import { isRangeLive } from './rangeLive';
import type { PlannedWorkbook } from './planned';
import { septemberYears } from './septembers';

/** Long after every plan. */
const NEVER = september1(2999);

interface Decided {
  readonly postRow: number;
  readonly year: number;
  readonly points: number;
}

const DECISION_COLUMNS: readonly ColumnDefinition<Decided>[] = [
  { header: 'Post row', style: 'number', width: 12, about: 'The row of the post on AST Posts', value: ({ postRow }) => postRow },
  { header: 'Year', style: 'number', width: 12, about: 'The September', value: ({ year }) => year },
  { header: 'Points', style: 'number', width: 12, about: 'Points decided for it in the staff list (PAY-5)', value: ({ points }) => points },
];

/** Columns of formulas: what comes of them is on AST Range model, as the engine has it. */
function definitions<Row>(working: readonly WorkingColumn<Row>[]): ColumnDefinition<Row>[] {
  return working.map(({ header, style, about, formula, key }) => ({ header, style, about, width: 12, value: (row) => key?.(row) ?? null, ...(formula === undefined ? {} : { formula }) }));
}

/** Decisions of the post for Septembers that have no column on AST Posts. */
function laterDecisions({ plan }: PlannedWorkbook, { question: { post, on } }: RangeAnswer): Decided[] {
  if (post === null) return [];
  const [shown, first] = [septemberYears(plan.settings), schoolYearOf(on)];
  const postRow = plan.posts.findIndex((each) => each.post === post) + 1;
  return [...post.decisions].flatMap(([year, points]) => (shown.includes(year) || year <= first || year > first + RANGE_SEPTEMBERS ? [] : [{ postRow, year, points }]));
}

/** The cells and tables of the range model's working from a row on; nothing where the range model is of values. */
export function rangeWorkingAt(firstRow: number, planned: PlannedWorkbook): Required<Pick<SheetWrite, 'lines' | 'tables' | 'names'>> & { readonly nextRow: number } {
  const { plan, range } = planned;
  const answer = range?.answer ?? null;
  if (answer === null || !isRangeLive(planned)) return { lines: [], tables: [], names: [], nextRow: firstRow };
  const hasPosts = plan.posts.length > 0;
  const lines: Line[] = [];
  const tables: TableWrite[] = [];
  let row = firstRow;
  const heading = (text: string): void => {
    lines.push({ row, cells: [{ column: 1, value: text, style: 'heading' }] });
    row += 1;
  };
  const add = (table: TableWrite): void => {
    tables.push(table);
    row += table.rows.length + 2;
  };
  heading('Range model: the question as understood, and the facts of its post from AST Posts');
  const facts = rangeFacts(hasPosts);
  const names = facts.map(({ name }, index) => ({ name, row: row + index, column: 1 }));
  for (const { text, style, formula } of facts) {
    lines.push({ row, cells: [formula === undefined ? { column: 1, value: NEVER, style } : { column: 1, value: null, style, formula }, { column: 2, value: text, style: 'plain' }] });
    row += 1;
  }
  row += 1;
  const later = laterDecisions(planned, answer);
  if (later.length > 0) {
    heading('Range model: decisions of the post for Septembers after those of AST Posts');
    add(tableOf('AST_RangeDecisions', { row }, DECISION_COLUMNS, later, { of: ({ year }) => `Decision of September ${String(year)}`, workings: 'PAY-5' }));
  }
  heading('Range model: what each September brings');
  add(tableOf('AST_RangePath', { row, live: true }, definitions(pathWorking({ hasPosts, hasLater: later.length > 0 })), Array.from({ length: RANGE_SEPTEMBERS }, (_, at) => at + 1), {
    of: (at) => `September ${String(at)} of the range model`, workings: 'PAY-5',
  }));
  heading('Range model: each policy on the range asked about, and each of the fourteen ranges, year by year');
  const years = answer.costs.years.map((_, after) => after);
  const rows: WorkingRow[] = [
    ...POLICIES.flatMap((policy) => years.map((after) => ({ start: null, policy, after }))),
    ...RANGE_STARTS.flatMap((start) => years.map((after) => ({ start, policy: null, after }))),
  ];
  add(tableOf('AST_RangeMonths', { row, live: true }, definitions(RANGE_WORKING), rows, { of: (each) => `Range model, ${workingKey(each)}`, workings: 'PAY-12' }));
  return { lines, tables, names, nextRow: row + 1 };
}
