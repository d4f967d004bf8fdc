/** AST SDG: the School Development Grant of each school and of the authority, by year (SDG-1 to SDG-4). */
import { financialYearText } from '../../domain/calendar';
import type { PlannedSdg } from '../schools/planSdg';
import type { Content, Line, SheetWrite, TableWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition, type Reasons } from './column';
import { rowOf } from './live/formula';
import { watched } from './live/overtypedColumn';
import { SDG_NAME } from './names';
import { titleLines } from './planned';
import { authoritySteps, baseSteps, guaranteeSteps, phaseSteps, schoolYearSteps } from './sdgReasons';
import { authorityColumns, baseColumns, guaranteeColumns, guaranteeRows, phaseColumns, schoolColumns } from './sdgTables';

const FIRST_ROW = 5;
const CHART_ROWS = 16;
/** The reasons stand to the right of what is printed. */
const PRINTED_COLUMNS = 14;
const CHART_COLUMNS = 8;

interface Told {
  readonly severity: string;
  readonly cell: string;
  readonly message: string;
}

const TOLD_COLUMNS: readonly ColumnDefinition<Told>[] = [
  { header: 'Severity', style: 'text', width: 12, about: 'error: left out. question: look at it. note: for information', value: ({ severity }) => severity },
  { header: 'Cell', style: 'text', width: 12, about: 'Where', value: ({ cell }) => cell },
  { header: 'What it means', style: 'text', width: 15, about: 'In a sentence, with what to do', value: ({ message }) => message },
];

/** Puts tables down one below the other, each with a heading. */
class Stack {
  readonly tables: TableWrite[] = [];
  readonly lines: Line[] = [];
  row = FIRST_ROW;

  constructor(private readonly live: boolean) {}

  put<Row>(name: string, heading: string, columns: readonly ColumnDefinition<Row>[], rows: readonly Row[], reasons: Reasons<Row>, where?: string): TableWrite {
    const watching = { live: this.live, ...(where === undefined ? {} : { where }) };
    const isLive = columns.some(({ formula }) => formula !== undefined);
    const all = isLive ? watched(name, columns, rows, watching).columns : columns;
    const table = tableOf(name, { row: this.row, live: this.live }, all, rows, reasons);
    this.lines.push({ row: this.row - 1, cells: [{ column: 1, value: heading, style: 'heading' }] });
    this.tables.push(table);
    this.row += Math.max(1, rows.length) + 3;
    return table;
  }
}

/** Rows of the user's that cannot be used are kept as they were typed. */
function withUnused(table: TableWrite, unused: readonly (readonly Content[])[]): TableWrite {
  if (unused.length === 0) return table;
  const rows = [...table.rows, ...unused.map((row) => table.columns.map((_, at) => row[at] ?? (table.columns[at]?.header === 'Status' ? 'not used' : table.columns[at]?.header === 'Key' ? '' : null)))];
  return { ...table, rows, reasonAt: (row, column) => table.reasonAt?.(row, column) ?? { of: 'A row of yours', header: table.columns[column]?.header ?? '', about: 'Kept as you typed it', steps: [{ rule: 'SDG-2', text: 'Yours, kept as you typed it and not used: see what should be looked at', figures: [] }] } };
}

/** The sheet; with what should be looked at, where it is written without AST Summary. */
export function sdgSheet(planned: PlannedSdg, isAlone = false): SheetWrite {
  const { projection, live } = planned;
  const stack = new Stack(live);
  const authority = authorityColumns(projection);
  const hasFigures = projection.authority.length > 0;
  if (hasFigures) {
    stack.put('AST_SdgAuthority', 'The authority: the sum over its schools, and what its totals come to (SDG-1)', authority, projection.authority, {
      of: ({ year }) => `The authority, ${financialYearText(year)}`, steps: (row) => authoritySteps(row, projection),
    });
  }
  const chartRow = stack.row - 1;
  if (hasFigures) stack.row += CHART_ROWS + 1;
  if (projection.schoolYears.length > 0) {
    stack.put('AST_SdgPhases', 'By phase, because the guarantees differ (SDG-1)', phaseColumns(projection), projection.phaseYears, {
      of: ({ phase, year }) => `All ${phase} schools, ${financialYearText(year)}`, steps: (row) => phaseSteps(row, projection),
    });
    stack.put('AST_SdgBase', `The schools, from “${planned.list}”: a yellow figure may be tried here; change the list to keep it`, baseColumns(projection.schools), projection.schools, {
      of: ({ school }) => school, steps: (row, header) => baseSteps(row, header, projection.schools.indexOf(row) + 1),
    });
    stack.put('AST_SdgSchools', 'Each school and year (SDG-2), with the part that is for ASTs (SDG-3)', schoolColumns(projection), projection.schoolYears, {
      of: ({ school, year }) => `${school.school}, ${financialYearText(year)}`, steps: (row, header) => (header === 'No' ? baseSteps(row.school, header, projection.schools.indexOf(row.school) + 1) : schoolYearSteps(row, header)),
    });
  }
  if (isAlone && planned.problems.length > 0) {
    stack.put('AST_SdgProblems', 'What should be looked at', TOLD_COLUMNS, planned.problems.map(({ severity, sheet, cell, message }): Told => ({ severity, cell: cell === undefined ? '' : `${sheet ?? ''} ${cell}`.trim(), message })), { of: ({ message }) => message });
  }
  const rows = guaranteeRows(planned);
  const guarantees = stack.put('AST_SdgGuarantees', 'The minimum funding guarantee: change a yellow figure, or add a phase and year below the table; yours are kept and win (SDG-2)', guaranteeColumns(planned.lastYear), rows, {
    of: ({ phase, year }) => `${phase} schools, ${financialYearText(year)}`, steps: guaranteeSteps,
  }, `${rowOf('AST_SdgGuarantees')('Key')}<>""`);
  const leftOut = planned.leftOut === 0 ? '' : ` ${String(planned.leftOut)} ${planned.leftOut === 1 ? 'row' : 'rows'} of the list could not be used, and the totals are without ${planned.leftOut === 1 ? 'it' : 'them'}.`;
  return {
    name: SDG_NAME,
    widths: widthsOf(schoolColumns(projection)).map((width, index) => Math.max(width, widthsOf(authority)[index] ?? 0, index === 0 ? 12 : 0)),
    lines: [
      ...titleLines('School Development Grant by school and year', 'The next plan replaces this sheet but for your guarantees; your own sheets are never changed.'),
      { row: 3, cells: [{ column: 1, value: `Grants of 2005-06 per pupil, raised by the guarantee of each year, for the pupils of the year; nothing is rounded before the end.${leftOut}`, style: 'note' }] },
      ...stack.lines,
    ],
    tables: [...stack.tables.slice(0, -1), withUnused(guarantees, planned.unused)],
    frozenRows: 2,
    lastPrintedColumn: PRINTED_COLUMNS,
    pagesWide: 1,
    ...(hasFigures ? { chart: { title: 'School Development Grant by year: the AST part and the rest', table: 'AST_SdgAuthority', categories: 'Year', series: ['AST part', 'Rest'], at: { firstRow: chartRow, lastRow: chartRow + CHART_ROWS - 1, firstColumn: 1, lastColumn: CHART_COLUMNS } } } : {}),
  };
}
