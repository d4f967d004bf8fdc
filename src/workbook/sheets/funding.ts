/** AST Funding: the grant by year, when it arrives, by when it must be spent, and what becomes of it. */
import { dayOf, financialYearText, monthText } from '../../domain/calendar';
import {
  basisText, bookOf, grantUseSteps, reversionSteps, streamSteps, type GrantUse, type Plan, type ReversionChange, type Stream, type YearTotal,
} from '../../projection';
import type { Line, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';

interface GrantRow {
  readonly use: GrantUse;
  readonly total: YearTotal;
}

const GRANT_COLUMNS: readonly ColumnDefinition<GrantRow>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ use }) => financialYearText(use.year) },
  { header: 'Grant outreach', style: 'money', width: 15, about: 'Outreach part (FUND-1)', value: ({ total }) => total.grantOutreach },
  { header: 'Grant salary', style: 'money', width: 15, about: 'Salary part (FUND-1, FUND-3)', value: ({ total }) => total.grantSalary },
  { header: 'Grant', style: 'money', width: 15, about: 'Both parts', value: ({ use }) => use.grant },
  { header: 'Spent in the year', style: 'money', width: 16, about: 'Spent by 31 March, after what was left of the year before', value: ({ use }) => use.spentInYear },
  { header: 'Carried over 31 March', style: 'money', width: 18, about: 'Left on 31 March (FUND-9)', value: ({ use }) => use.carried },
  { header: 'Spent April to August', style: 'money', width: 18, about: 'Spent of it by 31 August; blank where the plan does not reach so far', value: ({ use }) => use.spentAfter },
  { header: 'Lapses', style: 'money', width: 14, about: 'Left on 31 August, and lost; blank where the plan does not reach so far', value: ({ use }) => use.lapsed },
  { header: 'Must be spent by', style: 'date', width: 15, about: '17 months from 1 April (FUND-9)', value: ({ use }) => dayOf(use.year + 1, 8, 31) },
];

/** Reasons stand to the right of what is printed. */
const PRINTED_COLUMNS = GRANT_COLUMNS.length;

function grantWhy({ settings }: Plan): ColumnDefinition<GrantRow> {
  return { header: 'Why', style: 'text', width: 120, about: 'How the figures came about, each with its rule', value: ({ use, total }) => basisText(grantUseSteps(use, total, settings)) };
}

const STREAM_COLUMNS: readonly ColumnDefinition<Stream>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
  { header: 'Month', style: 'text', width: 15, about: 'The month in which the stream arrives (FUND-8)', value: ({ month }) => monthText(month) },
  { header: 'Amount', style: 'money', width: 15, about: 'The stream; the four add up to the grant', value: ({ amount }) => amount },
];

function streamReasons({ settings, totals, streams }: Plan, stream: Stream): ReturnType<typeof streamSteps> {
  const ofYear = streams.filter(({ year }) => year === stream.year);
  return streamSteps(stream, totals.find(({ year }) => year === stream.year)?.grant ?? 0, settings, ofYear.indexOf(stream));
}

function streamWhy(plan: Plan): ColumnDefinition<Stream> {
  return { header: 'Why', style: 'text', width: 15, about: 'How the amount came about, with its rule', value: (stream) => basisText(streamReasons(plan, stream)) };
}

const REVERSION_COLUMNS: readonly ColumnDefinition<ReversionChange>[] = [
  { header: 'Post ID', style: 'text', width: 12, about: 'The post', value: ({ post }) => post.id },
  { header: 'From', style: 'date', width: 15, about: 'The day after the post ends', value: ({ on }) => on },
  { header: 'Reverts to', style: 'text', width: 15, about: 'The point of the upper pay spine (REV-2)', value: ({ to }) => `U${String(to)}` },
  { header: 'Pay before', style: 'money', width: 15, about: 'Yearly pay in the post', value: ({ before }) => before },
  { header: 'Pay after', style: 'money', width: 15, about: 'Yearly pay on the upper pay spine (REV-1)', value: ({ after }) => after },
  { header: 'Change', style: 'money', width: 16, about: 'The change in £', value: ({ before, after }) => after - before },
  { header: 'Change %', style: 'percent', width: 18, about: 'The change in %', value: ({ before, after }) => (before === 0 ? null : Math.round(((after - before) * 10_000) / before) / 10_000) },
  { header: 'Cost before', style: 'money', width: 14, about: 'A whole year in the post with on-costs', value: ({ costBefore }) => costBefore },
  { header: 'Cost after', style: 'money', width: 15, about: 'A whole year after it with on-costs', value: ({ costAfter }) => costAfter },
];

function reversionWhy({ settings }: Plan): ColumnDefinition<ReversionChange> {
  const book = bookOf(settings);
  return { header: 'Why', style: 'text', width: 60, about: 'How the figures came about, each with its rule', value: (change) => basisText(reversionSteps(change, settings, book)) };
}

export function fundingSheet({ plan }: PlannedWorkbook): SheetWrite {
  const grantRows = plan.grantUse.map((use, index) => ({ use, total: plan.totals[index] })).filter((row): row is GrantRow => row.total !== undefined);
  const grants = tableOf('AST_Grant', { row: 5 }, [...GRANT_COLUMNS, grantWhy(plan)], grantRows, {
    of: ({ use }) => `Grant of ${financialYearText(use.year)}`,
    steps: ({ use, total }, header) => grantUseSteps(use, total, plan.settings, header),
  });
  const streamsRow = grants.row + grants.rows.length + 3;
  const streams = tableOf('AST_Streams', { row: streamsRow }, [...STREAM_COLUMNS, streamWhy(plan)], plan.streams, {
    of: ({ year, month }) => `Grant of ${financialYearText(year)}, ${monthText(month)}`,
    steps: (stream) => streamReasons(plan, stream),
  });
  const lines: Line[] = [
    ...titleLines('Grant for AST posts', REPLACED),
    { row: 4, cells: [{ column: 1, value: 'The grant and its 17 months: money is spent oldest first (FUND-9)', style: 'heading' }] },
    { row: streamsRow - 1, cells: [{ column: 1, value: 'When the grant reaches the authority (FUND-8)', style: 'heading' }] },
  ];
  const tables = [grants, streams];
  if (plan.reversions.length > 0) {
    const book = bookOf(plan.settings);
    const row = streamsRow + streams.rows.length + 3;
    lines.push({ row: row - 1, cells: [{ column: 1, value: 'Posts that end with a return to the upper pay spine (REV-1, REV-2)', style: 'heading' }] });
    tables.push(tableOf('AST_Reversion', { row }, [...REVERSION_COLUMNS, reversionWhy(plan)], plan.reversions, {
      of: ({ post }) => `Post ${post.id} (${post.holder})`,
      steps: (change) => reversionSteps(change, plan.settings, book),
    }));
  }
  return { name: 'AST Funding', widths: widthsOf([...GRANT_COLUMNS, grantWhy(plan)]), lines, tables, frozenRows: 2, lastPrintedColumn: PRINTED_COLUMNS };
}
