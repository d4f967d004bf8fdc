/** AST Cover: what cover for the outreach costs, against the outreach part of the grant (OUT-5). */
import { financialYearText } from '../../domain/calendar';
import type { AstPost } from '../../domain/staff';
import { basisText, coverDays, coverSteps, coverTotals, coverTotalSteps, coverWayText, coverYears, type CoverTotal, type CoverYear } from '../../projection';
import type { Formula, SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { isAppointed, COUNT_HEADERS, COVER_FTE, COVER_POINT, COVER_YEARLY, RATE_HEADERS } from './live/cover';
import { at, poundsSaid, rowOf, toPenny } from './live/formula';
import { watched } from './live/overtypedColumn';
import { POST_NUMBER } from './live/postPath';
import { rowKey } from './monthsSheet';
import { COVER_NAME } from './names';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';

const [row, total] = [rowOf('AST_Cover'), rowOf('AST_CoverYears')];
const projected = (header: string): Formula => at('AST_Projection', header, row('Projection row'));
const ofPost = (header: string): Formula => at('AST_Posts', header, row('Post row'));
const monthsLive = at('AST_Months', 'Months live', row('Working row'));

/** The way in words, of AST Posts as it stands. */
const WAY: Formula = (() => {
  const yearly = `${poundsSaid(ofPost(COVER_YEARLY))}&" a year"`;
  const number = (header: string): Formula => `ROUND(${ofPost(header)},4)`;
  const byUnit = (way: 'days' | 'hours', each: string, otherwise: Formula): Formula =>
    `IF(${ofPost(COUNT_HEADERS[way])}<>"",${number(COUNT_HEADERS[way])}&" ${way} at "&${poundsSaid(ofPost(RATE_HEADERS[way]))}&" ${each}, "&${yearly},${otherwise})`;
  return (
    `IF(${isAppointed(ofPost)},"FTE "&${number(COVER_FTE)}&" on "&${ofPost(COVER_POINT)},IF(${ofPost(COVER_YEARLY)}="","",` +
    `IF(${ofPost('Cover cost')}<>"",${yearly},${byUnit('days', 'a day', byUnit('hours', 'an hour', yearly))})))`
  );
})();

/** Where days are known: their number in the months live. */
const whereDays = (value: Formula): Formula => `IF(SUM(${ofPost(COUNT_HEADERS.days)})*${monthsLive}=0,"",${value})`;
const daysLive = `(${ofPost(COUNT_HEADERS.days)}*${monthsLive}/12)`;

const FIGURES: readonly ColumnDefinition<CoverYear>[] = [
  { header: 'Post ID', style: 'text', width: 10, about: 'The post', value: ({ post }) => post.id },
  { header: 'School', style: 'text', width: 24, about: 'The school', value: ({ post }) => post.school },
  { header: 'Name', style: 'text', width: 20, about: 'The holder', value: ({ post }) => post.holder },
  { header: 'Year', style: 'text', width: 9, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year.year) },
  { header: 'Cover by', style: 'plain', width: 40, about: 'How the cost of cover is stated, for the whole post (OUT-5)', value: ({ post }) => coverWayText(post), formula: WAY },
  { header: 'Cover cost', style: 'money', width: 13, about: 'Cost of cover in the months on the AST pay spine (OUT-5)', value: ({ coverCost }) => coverCost, formula: projected('Cover cost') },
  { header: 'Outreach part', style: 'money', width: 13, about: 'Outreach part of the grant (FUND-1)', value: ({ grantOutreach }) => grantOutreach, formula: projected('Grant outreach') },
  { header: 'Covered', style: 'money', width: 13, about: 'What the outreach part pays of the cover: the lesser of the two (OUT-5)', value: ({ covered }) => covered, formula: `MIN(${row('Cover cost')},${row('Outreach part')})` },
  { header: 'Left', style: 'money', width: 13, about: 'What is left of the outreach part (OUT-5)', value: ({ left }) => left, formula: toPenny(`${row('Outreach part')}-${row('Covered')}`) },
  { header: 'Not covered', style: 'money', width: 13, about: 'Cover that the outreach part does not pay for: it falls to the school (OUT-5)', value: ({ notCovered }) => notCovered, formula: toPenny(`${row('Cover cost')}-${row('Covered')}`) },
  { header: 'Days', style: 'number', width: 9, about: 'Days of outreach covered in the months on the AST pay spine, where they are known (OUT-5)', value: ({ post, year }) => coverDays(post, year)?.days ?? null, formula: whereDays(`ROUND(${daysLive},4)`) },
  { header: 'Cost a day', style: 'money', width: 13, about: 'What a day of outreach covered costs this school, where days are known (OUT-5)', value: ({ post, year }) => coverDays(post, year)?.cost ?? null, formula: whereDays(toPenny(`${row('Cover cost')}/${daysLive}`)) },
];

const WHY: ColumnDefinition<CoverYear> = { header: 'Why', style: 'text', width: 100, about: 'How the figures came about, each with its rule', value: (entry) => basisText(coverSteps(entry)) };

function liveColumns(numbers: ReadonlyMap<AstPost, number>, years: readonly number[]): ColumnDefinition<CoverYear>[] {
  const numberOf = ({ post }: CoverYear): number => numbers.get(post) ?? 0;
  const placeOf = (entry: CoverYear): number => (numberOf(entry) - 1) * years.length + years.indexOf(entry.year.year) + 1;
  return [
    { header: 'Key', style: 'text', width: 12, about: 'Number of the post, and year', value: (entry) => rowKey(numberOf(entry), entry.year.year) },
    { header: POST_NUMBER, style: 'number', width: 7, about: 'Number of the post on AST Posts', value: numberOf },
    { header: 'Post row', style: 'number', width: 9, about: 'The row on AST Posts', value: numberOf, formula: `MATCH(${row(POST_NUMBER)},AST_Posts[${POST_NUMBER}],0)` },
    { header: 'Projection row', style: 'number', width: 9, about: 'The row on AST Projection', value: placeOf, formula: `MATCH(${row('Key')},AST_Projection[Key],0)` },
    { header: 'Working row', style: 'number', width: 9, about: 'The row on AST Months', value: placeOf, formula: `MATCH(${row('Key')},AST_Months[Key],0)` },
  ];
}

const summed = (header: string): Formula => toPenny(`SUMIFS(AST_Cover[${header}],AST_Cover[Year],${total('Year')})`);

const TOTALS: readonly ColumnDefinition<CoverTotal>[] = [
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
  { header: 'Cover cost', style: 'money', width: 13, about: 'Cost of cover of the rows below (OUT-5)', value: ({ coverCost }) => coverCost, formula: summed('Cover cost') },
  { header: 'Outreach part', style: 'money', width: 13, about: 'Outreach part of their grant (FUND-1)', value: ({ grantOutreach }) => grantOutreach, formula: summed('Outreach part') },
  { header: 'Covered', style: 'money', width: 13, about: 'What the outreach parts pay of the cover, post by post (OUT-5)', value: ({ covered }) => covered, formula: summed('Covered') },
  { header: 'Left', style: 'money', width: 13, about: 'What is left of the outreach parts (OUT-5)', value: ({ left }) => left, formula: summed('Left') },
  { header: 'Not covered', style: 'money', width: 13, about: 'Cover that falls to the school (OUT-5)', value: ({ notCovered }) => notCovered, formula: summed('Not covered') },
  {
    header: 'Check', style: 'money', width: 13, about: 'Cover less what is covered and what is not: must be zero (OUT-5)', value: ({ difference }) => difference,
    formula: toPenny(`${total('Cover cost')}-${total('Covered')}-${total('Not covered')}`),
  },
  { header: 'Why', style: 'text', width: 13, about: 'How the figures came about, each with its rule', value: (entry) => basisText(coverTotalSteps(entry)) },
];

const TOTALS_ROW = 5;

export function coverSheet({ plan, live, ...planned }: PlannedWorkbook): SheetWrite {
  const watching = { live, overtyped: planned.overtyped.filter(({ of }) => of === COVER_NAME) };
  const rows = coverYears(plan.posts);
  const totals = coverTotals(rows);
  const numbers = new Map(plan.posts.map(({ post }, index) => [post, index + 1]));
  const years = plan.totals.map(({ year }) => year);
  const ofYears = watched('AST_CoverYears', TOTALS, totals, watching);
  const ofPosts = watched('AST_Cover', [...FIGURES, WHY, ...(live ? liveColumns(numbers, years) : [])], rows, watching);
  const yearTable = tableOf('AST_CoverYears', { row: TOTALS_ROW, live, typed: ofYears.typed }, ofYears.columns, totals, {
    of: ({ year }) => `Cover of ${financialYearText(year)}`,
    steps: (entry) => coverTotalSteps(entry),
  });
  const postTable = tableOf('AST_Cover', { row: TOTALS_ROW + totals.length + 3, live, typed: ofPosts.typed }, ofPosts.columns, rows, {
    of: ({ post, year }) => `Post ${post.id} (${post.holder}), ${financialYearText(year.year)}`,
    steps: (entry) => coverSteps(entry),
  });
  return {
    name: COVER_NAME,
    widths: widthsOf(ofPosts.columns),
    lines: [
      ...titleLines('Cover for outreach, and the outreach part of the grant', REPLACED),
      { row: TOTALS_ROW - 1, cells: [{ column: 1, value: 'By year: the posts that said what their cover costs when they were planned (OUT-5)', style: 'heading' }] },
      { row: postTable.row - 1, cells: [{ column: 1, value: 'Post by post: the outreach part may pay for the staff who cover the AST’s classes (OUT-5)', style: 'heading' }] },
    ],
    tables: [yearTable, postTable],
    frozenRows: 2,
    lastPrintedColumn: FIGURES.length,
    pagesWide: 1,
  };
}
