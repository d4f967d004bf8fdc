/** AST Funding sources: who pays for each post and when, and what each payer pays for all (FUND-11). */
import { financialYearText, PARTS_OF_MONTH } from '../../domain/calendar';
import { poundsText } from '../../domain/exact';
import { basisText, LOCAL_FORMULA, payersOf, sourceSteps, type PayerYear, type SourceRow } from '../../projection';
import { bringsGrant } from '../../rules/grant';
import type { Formula, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { at, monthsBetween, rowOf } from './live/formula';
import { grantMonthsTo, MONTH_NAMES } from './live/monthColumns';
import { LOOK_AT } from './live/names';
import { watched } from './live/overtypedColumn';
import { POST_NUMBER } from './live/postPath';
import { splitPart } from './live/split';
import { rowKey } from './monthsSheet';
import { SOURCES_NAME } from './names';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';
import { sourceIncomeColumns } from './sourceIncome';

interface Row extends SourceRow {
  readonly place: number;
}

const PAYERS_ROW = 5;
const [cell, payer] = [rowOf('AST_PaidBy'), rowOf('AST_Payers')];
const months = (header: string): Formula => at('AST_Months', header, cell('Working row'));
const onProjection = (header: string): Formula => at('AST_Projection', header, cell('Projection row'));
const ofPostYear = (header: string): Formula => `SUMIFS(AST_PaidBy[${header}],AST_PaidBy[${POST_NUMBER}],${cell(POST_NUMBER)},AST_PaidBy[Year],${cell('Year')})`;

/** The part of a year's amount that falls to the row, by its weight among those of the post and year. */
function partOf(whole: Formula, weight: string): Formula {
  const part = splitPart({
    whole, shares: `AST_PaidBy[${weight}]`, mask: `(AST_PaidBy[${POST_NUMBER}]=${cell(POST_NUMBER)})*(AST_PaidBy[Year]=${cell('Year')})`,
    mine: cell(weight), total: cell(`Total ${weight.toLowerCase()}`), order: 'AST_PaidBy[Order]', place: cell('Order'),
  });
  return `IF(${cell(`Total ${weight.toLowerCase()}`)}=0,0,${part})`;
}

const COST = `ROUND(${['Salary', 'R&R', 'Employer NI', 'Employer pension', 'Cover cost'].map(onProjection).join('+')},2)`;
const REFERENCE = `ROUND(${['Reference salary', 'Reference NI', 'Reference pension'].map(onProjection).join('+')},2)`;

/** Months live from the first day of the row to a day; months in the post where none of the year is live. */
function monthsTo(day: Formula): Formula {
  const [live, inPost] = ['On spine', 'From'].map((start) => monthsBetween(`MAX(${cell('From')},${months(start)})`, `MIN(${cell('To')},${months('To')},${day})`)) as [Formula, Formula];
  return `IF(${months('Months live')}=0,${inPost},${live})`;
}

const shareOf = ({ share }: Row): number => share.numerator / share.denominator;
const monthsOf = ({ parts }: Row): number => parts / PARTS_OF_MONTH;

const COLUMNS: readonly ColumnDefinition<Row>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
  { header: 'Post ID', style: 'text', width: 14, about: 'The post', value: ({ post }) => post.id },
  { header: 'Paid by', style: 'text', width: 24, about: 'Who pays what no grant covers (FUND-11)', value: (row) => row.payer },
  { header: 'Source', style: 'text', width: 15, about: 'SDG, School, Local formula or Group (FUND-11)', value: ({ source }) => source },
  { header: 'From', style: 'date', width: 14, about: 'First day in the year', value: ({ from }) => from },
  { header: 'To', style: 'date', width: 14, about: 'Last day in the year', value: ({ to }) => to },
  { header: 'Share', style: 'number', width: 14, about: 'The payer’s share (FUND-11)', value: shareOf },
  { header: 'Months', style: 'months', width: 14, about: 'Months live on these days', value: monthsOf, formula: monthsTo(cell('To')) },
  { header: 'Cost', style: 'money', width: 15, about: 'Part of the cost: by months × share (FUND-11)', value: ({ cost }) => cost, formula: partOf(COST, 'Weight') },
  { header: 'Without AST', style: 'money', width: 15, about: 'Part of what the holder would cost if not an AST (PAY-9)', value: ({ reference }) => reference, formula: partOf(REFERENCE, 'Weight') },
  { header: 'Grant', style: 'money', width: 15, about: 'Part of the grant, among the sources that bring grant (FUND-11)', value: ({ grant }) => grant, formula: partOf(onProjection('Grant'), 'Grant weight') },
  { header: 'Pays', style: 'money', width: 15, about: 'Cost less cost without AST less grant (FUND-11)', value: ({ pays }) => pays, formula: `ROUND(${cell('Cost')}-${cell('Without AST')}-${cell('Grant')},2)` },
  { header: 'Why', style: 'text', width: 60, about: 'How the amounts came about, each with its rule', value: (row) => basisText(sourceSteps(row)) },
];

/** Where a list says who pays, by its source; else as the post on AST Posts is funded now. */
const BRINGS_GRANT: Formula =
  `IF(${cell('By list')}=1,IF(AND(OR(${cell('Source')}="SDG",${cell('Source')}="Group"),INDEX(AST_Posts[Status],${months('Post row')})<>"planned"),1,0),${months('Funded')})`;

function liveColumns(rows: readonly Row[], { from, years }: { readonly from: number; readonly years: number }): ColumnDefinition<Row>[] {
  const isGrant = ({ source, post }: Row): number => (bringsGrant(source) && post.status !== 'planned' ? 1 : 0);
  const weight = (row: Row): number => monthsOf(row) * shareOf(row);
  const keyOf = ({ postAt, year }: Row): string => rowKey(postAt + 1, year);
  const totalsOf = (of: (row: Row) => number): ReadonlyMap<string, number> => {
    const totals = new Map<string, number>();
    for (const row of rows) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + of(row));
    return totals;
  };
  const [weights, grantWeights] = [totalsOf(weight), totalsOf((row) => weight(row) * isGrant(row))];
  const numbered = (header: string, about: string, value: (row: Row) => number, formula?: Formula): ColumnDefinition<Row> => ({ header, style: 'number', width: 12, about, value, ...(formula === undefined ? {} : { formula }) });
  const workingRow = ({ postAt, year }: Row): number => postAt * years + year - from + 1;
  const byList = rows.some(({ post }) => post.funding.length > 0);
  return [
    numbered(POST_NUMBER, 'Number of the post on AST Posts', ({ postAt }) => postAt + 1),
    { header: 'Key', style: 'text', width: 12, about: 'Number of the post, and year', value: keyOf },
    numbered('Working row', 'The row on AST Months', workingRow, `MATCH(${cell('Key')},AST_Months[Key],0)`),
    numbered('Projection row', 'The row on AST Projection', workingRow, `MATCH(${cell('Key')},AST_Projection[Key],0)`),
    numbered('Order', 'The order of the rows, which decides where remainders are equal', ({ place }) => place + 1),
    numbered('By list', '1 where a list says who pays for the post and when (FUND-11)', ({ post }) => (post.funding.length > 0 ? 1 : 0)),
    {
      header: LOOK_AT, style: 'plain', width: 30, about: 'Where the funding source on AST Posts is another now (FUND-11)', value: () => '',
      formula: `IF(OR(${cell('By list')}=1,INDEX(AST_Posts[Funding source],${months('Post row')})=${cell('Source')}),"","the funding source on AST Posts is another now: plan again [FUND-11]")`,
    },
    numbered('Brings grant', '1 where the source brings grant and the post is not only planned (FUND-7, FUND-11)', isGrant, BRINGS_GRANT),
    numbered('Weight', 'Months × share', weight, `${cell('Months')}*${cell('Share')}`),
    numbered('Grant weight', 'The same where the source brings grant', (row) => weight(row) * isGrant(row), `${cell('Weight')}*${cell('Brings grant')}`),
    numbered('Total weight', 'Of the post and year', (row) => weights.get(keyOf(row)) ?? 0, ofPostYear('Weight')),
    numbered('Total grant weight', 'Of the post and year', (row) => grantWeights.get(keyOf(row)) ?? 0, ofPostYear('Grant weight')),
    ...(byList ? grantMonthColumns(isGrant) : []),
  ];
}

/** The months in which grant is counted on, up to the end of each month: AST Months stands on them where a list says who pays. */
function grantMonthColumns(isGrant: (row: Row) => number): ColumnDefinition<Row>[] {
  const live = (day: Formula): Formula => monthsBetween(`MAX(${cell('From')},${months('On spine')})`, `MIN(${cell('To')},${months('To')},${day})`);
  return MONTH_NAMES.map((_, month): ColumnDefinition<Row> => ({
    header: grantMonthsTo(month), style: 'months', width: 12, about: 'Months live × share in which grant is counted on (FUND-11)',
    value: (row) => isGrant(row) * shareOf(row) * ((row.partsTo[month] ?? 0) / PARTS_OF_MONTH),
    formula: `${cell('By list')}*${cell('Brings grant')}*${cell('Share')}*(${live(`EOMONTH(${months('Year from')},${String(month)})`)})`,
  }));
}

const summed = (header: string): Formula => `ROUND(SUMPRODUCT((AST_PaidBy[Paid by]=${payer('Paid by')})*(AST_PaidBy[Year]=${payer('Year')})*AST_PaidBy[${header}]),2)`;

const PAYER_COLUMNS: readonly ColumnDefinition<PayerYear>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
  { header: 'Paid by', style: 'text', width: 14, about: 'The payer', value: (row) => row.payer },
  { header: 'Posts', style: 'number', width: 24, about: 'Posts that it pays for in the year', value: ({ posts }) => posts },
  { header: 'Cost', style: 'money', width: 15, about: 'Its part of the cost (FUND-11)', value: ({ cost }) => cost, formula: summed('Cost') },
  { header: 'Without AST', style: 'money', width: 14, about: 'Of it, without AST (PAY-9)', value: ({ reference }) => reference, formula: summed('Without AST') },
  { header: 'Grant', style: 'money', width: 14, about: 'Of it, covered by grant (FUND-11)', value: ({ grant }) => grant, formula: summed('Grant') },
  { header: 'Pays', style: 'money', width: 14, about: 'What is left to it (FUND-11)', value: ({ pays }) => pays, formula: summed('Pays') },
  { header: 'Why', style: 'text', width: 14, about: 'How the amount came about, with its rule', value: (row) => basisText(payerSteps(row)) },
];

function payerSteps({ payer: name, year, posts, cost, reference, grant, pays }: PayerYear): { rule: string; text: string; figures: [] }[] {
  const who = name === LOCAL_FORMULA ? 'the local formula, after consulting the Schools Forum' : name;
  return [{
    rule: 'FUND-11', figures: [],
    text: `${financialYearText(year)}: ${String(posts)} ${posts === 1 ? 'post is' : 'posts are'} paid for, in part or whole, by ${who}: cost ${poundsText(cost)} less ${poundsText(reference)} without AST less grant ${poundsText(grant)} leaves ${poundsText(pays)}, added up over its rows below`,
  }];
}

export function sourcesSheet({ plan, sources, live, overtyped }: PlannedWorkbook): SheetWrite {
  const watching = { live, overtyped: overtyped.filter(({ of }) => of === SOURCES_NAME) };
  const payers = payersOf(sources);
  const payerTable = watched('AST_Payers', PAYER_COLUMNS, payers, watching);
  const byPayer = tableOf('AST_Payers', { row: PAYERS_ROW, live, typed: payerTable.typed }, payerTable.columns, payers, {
    of: ({ payer: name, year }) => `${name}, ${financialYearText(year)}`, steps: payerSteps,
  });
  const rows = sources.map((row, place): Row => ({ ...row, place }));
  const table = watched('AST_PaidBy', live ? [...COLUMNS, ...liveColumns(rows, plan.settings), ...(plan.settings.cfr === 'no' ? [] : sourceIncomeColumns<Row>())] : COLUMNS, rows, watching);
  const row = byPayer.row + byPayer.rows.length + 3;
  return {
    name: SOURCES_NAME,
    widths: widthsOf(table.columns),
    lines: [
      ...titleLines('Who pays for each post', REPLACED),
      { row: 3, cells: [{ column: 1, value: 'A year’s figures are divided between those who pay by months live and shares; what the grant does not cover falls to the payer.', style: 'plain' }] },
      { row: 4, cells: [{ column: 1, value: 'What each payer pays for all its posts (FUND-11)', style: 'heading' }] },
      { row: row - 1, cells: [{ column: 1, value: 'Each post, by who pays and when (FUND-11)', style: 'heading' }] },
    ],
    tables: [byPayer, tableOf('AST_PaidBy', { row, live, typed: table.typed }, table.columns, rows, {
      of: ({ post, payer: name, year }) => `Post ${post.id}, ${name}, ${financialYearText(year)}`, steps: sourceSteps,
    })],
    frozenRows: 2,
    lastPrintedColumn: COLUMNS.length - 1,
    repeatedColumns: 3,
  };
}
