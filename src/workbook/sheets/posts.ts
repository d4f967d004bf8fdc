/** AST Posts: the register of posts as it was understood from the staff sheet. */
import { septemberYears } from './septembers';
import { dayText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import { scalePointText } from '../../domain/scales';
import type { AstPost } from '../../domain/staff';
import { bookOf, type PlanSettings } from '../../projection';
import { rangeTop } from '../../rules/astPay';
import type { Content, SheetWrite, Style } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { rowOf } from './live/formula';
import { lookAt } from './live/lookAt';
import { LOOK_AT, RANGE_POINTS } from './live/names';
import { watched } from './live/overtypedColumn';
import { BY_LIST } from './live/monthColumns';
import { pathColumns, pathValues, POST_NUMBER } from './live/postPath';
import { POSTS_NAME } from './names';
import { REPLACED, TABLE_ROW, titleLines, type PlannedWorkbook } from './planned';

interface PostRow {
  readonly post: AstPost;
  readonly assumed: string;
}

/** Columns that stand even where they are empty. */
const ALWAYS_SHOWN: ReadonlySet<string> = new Set([
  'Post ID', 'School', 'Name', 'Area', 'FTE', 'Range start', 'Range end', 'Point', 'Start date', 'End date', 'Reference point', 'Funding source', 'Status', 'Read from',
]);

function amount(header: string, about: string, value: (post: AstPost) => number | null): ColumnDefinition<PostRow> {
  return { header, style: 'money', width: 13, about, value: ({ post }) => (value(post) === 0 ? null : value(post)) };
}

const cell = rowOf('AST_Posts');

/** The number of the post, and the way of its point: what the other sheets’ formulas find it by and stand on. */
function liveColumns(settings: PlanSettings, numbers: ReadonlyMap<AstPost, number>): ColumnDefinition<PostRow>[] {
  const septembers = septemberYears(settings);
  const book = bookOf(settings);
  const byList = [...numbers.keys()].some(({ funding }) => funding.length > 0);
  const paths = new Map([...numbers.keys()].map((post) => [post, pathValues(post, settings, book)]));
  return [
    { header: POST_NUMBER, style: 'number', width: 7, about: 'Number of the post, by which formulas find it', value: ({ post }) => numbers.get(post) ?? null },
    { header: LOOK_AT, style: 'plain', width: 40, about: 'Entries of the row that make no sense (PAY-2, PAY-3, PAY-6)', value: () => '', formula: lookAt(septembers, byList) },
    ...pathColumns(septembers).map((column): ColumnDefinition<PostRow> => ({ ...column, width: 12, value: ({ post }) => paths.get(post)?.get(column.header) ?? null })),
    ...(byList
      ? [{ header: BY_LIST, style: 'number', width: 9, about: '1 where a list says who pays for the post and when (FUND-11)', value: ({ post }: PostRow) => (post.funding.length > 0 ? 1 : 0) } as const]
      : []),
  ];
}

function columns(septembers: readonly number[]): ColumnDefinition<PostRow>[] {
  return [
    { header: 'Post ID', style: 'text', width: 10, about: 'The post, as the staff sheet names it', value: ({ post }) => post.id },
    { header: 'School', style: 'text', width: 24, about: 'The school', value: ({ post }) => post.school },
    { header: 'Establishment', style: 'text', width: 13, about: 'The school’s DfE number', value: ({ post }) => post.establishment },
    { header: 'Name', style: 'text', width: 20, about: 'The holder of the post', value: ({ post }) => post.holder },
    { header: 'Area', style: 'text', width: 8, about: 'The pay area (PAY-1)', value: ({ post }) => post.area },
    { header: 'FTE', style: 'number', width: 7, about: 'Full-time equivalent (PAY-12)', value: ({ post }) => post.fte.numerator / post.fte.denominator },
    { header: 'Range start', style: 'number', width: 11, about: 'First point of the range (PAY-3)', value: ({ post }) => post.rangeStart },
    { header: 'Range end', style: 'number', width: 10, about: 'Last point of the range (PAY-3)', value: ({ post }) => rangeTop(post.rangeStart), formula: `${cell('Range start')}+${RANGE_POINTS}-1` },
    { header: 'Point', style: 'number', width: 7, about: 'Point on the first day of the plan, or on the start date (PAY-2)', value: ({ post }) => post.point },
    { header: 'Start date', style: 'date', width: 11, about: 'First day in the post; blank for in post throughout', value: ({ post }) => post.start },
    { header: 'End date', style: 'date', width: 11, about: 'Last day in the post (REV-4)', value: ({ post }) => post.end },
    { header: 'On ending', style: 'text', width: 10, about: 'What the holder does after it (REV-1)', value: ({ post }) => post.ending },
    { header: 'Revert to', style: 'text', width: 9, about: 'Point of the upper pay spine on reversion (REV-2)', value: ({ post }) => (post.revertTo === null ? null : `U${String(post.revertTo)}`) },
    { header: 'Reference point', style: 'text', width: 14, about: 'What the holder would be paid on if not an AST (PAY-9)', value: ({ post }) => scalePointText(post.reference) },
    { header: 'Reference assumed', style: 'text', width: 10, about: 'yes where nobody stated the reference point (PAY-9)', value: ({ post }) => (post.referenceIsAssumed ? 'yes' : null) },
    ...septembers.map((year): ColumnDefinition<PostRow> => ({
      header: `Sept ${String(year)}`, style: 'number', width: 10, about: 'Points decided for the September, or policy where none are stated (PAY-5)',
      value: ({ post }) => post.decisions.get(year) ?? 'policy',
    })),
    { header: 'New range start', style: 'number', width: 14, about: 'First point of the range after a change (PAY-7)', value: ({ post }) => post.rangeChange?.rangeStart ?? null },
    { header: 'New range from', style: 'date', width: 13, about: 'The day of the change (PAY-7)', value: ({ post }) => post.rangeChange?.on ?? null },
    { header: 'New point', style: 'number', width: 10, about: 'The point given for the new range (PAY-7)', value: ({ post }) => post.rangeChange?.point ?? null },
    amount('R&R', 'Recruitment or retention incentive, £ a year (PAY-8)', ({ rr }) => rr),
    amount('Retained responsibility', 'The part of AST pay that other responsibilities account for, £ a year (FUND-4)', ({ retained }) => retained),
    amount('Threshold grant lost', 'Threshold grant that the school lost, £ a year (FUND-3)', ({ thresholdLost }) => thresholdLost),
    amount('Transferred allowance', 'Allowance transferred to another teacher, £ a year (FUND-3)', ({ transferred }) => transferred),
    { header: 'Cover cost', style: 'money', width: 13, about: 'Cost of cover for outreach, £ a year; blank where none is given (OUT-5)', value: ({ post }) => post.coverCost },
    { header: 'Funding source', style: 'text', width: 14, about: 'Who pays for the post (FUND-11)', value: ({ post }) => post.fundingSource },
    { header: 'Share', style: 'number', width: 7, about: 'This school’s share of a group post (FUND-11)', value: ({ post }) => (post.share === null ? null : post.share.numerator / post.share.denominator) },
    { header: 'Status', style: 'text', width: 14, about: 'How far a funded post has come (FUND-7)', value: ({ post }) => post.status },
    { header: 'Assessed on', style: 'date', width: 12, about: 'The day of passing the assessment, or not yet (PAY-11)', value: ({ post }) => post.assessedOn },
    { header: 'Read from', style: 'text', width: 16, about: 'Sheet and row of the staff sheet', value: ({ post }) => `${post.origin.sheet}, row ${String(post.origin.row)}` },
    { header: 'Assumed', style: 'text', width: 60, about: 'What was taken for granted about the row', value: ({ assumed }) => assumed },
  ];
}

function cellText(value: Content, style: Style): string {
  if (typeof value !== 'number') return value ?? 'blank';
  return style === 'money' ? shortPoundsText(value) : style === 'date' ? dayText(value) : String(value);
}

/** Where a fact about a post was read, by the rule that its column names. */
function postSteps(row: PostRow, column: ColumnDefinition<PostRow> | undefined): Step[] {
  const { post, assumed } = row;
  const rule = /[A-Z]{3,4}-\d+/.exec(column?.about ?? '')?.[0] ?? 'PAY-2';
  const fact = column === undefined ? '' : `${column.header} ${cellText(column.value(row), column.style)}: `;
  const how = column?.header === 'Range end' ? `four points above the start of the range, ${String(post.rangeStart)}` : `yours, read from “${post.origin.sheet}”, row ${String(post.origin.row)}`;
  return [{ rule, text: `${fact}${how}${assumed === '' ? '' : `. Taken for granted about the row: ${assumed}`}`, figures: [] }];
}

const TRY_HERE = 'Change a point, a decision, FTE or a date here and every figure follows. To keep it, change your staff sheet: the next plan replaces this sheet.';

export function postsSheet({ plan, rowAssumptions, live }: PlannedWorkbook): SheetWrite {
  const assumed = new Map<string, string[]>();
  for (const { sheet, row, text, value } of rowAssumptions) {
    const key = `${sheet}!${String(row)}`;
    assumed.set(key, [...(assumed.get(key) ?? []), `${text} (${value})`]);
  }
  const rows = plan.posts.map(({ post }) => ({
    post,
    assumed: (assumed.get(`${post.origin.sheet}!${String(post.origin.row)}`) ?? []).join('; '),
  }));
  const all = columns(septemberYears(plan.settings));
  const numbers = new Map(plan.posts.map(({ post }, index) => [post, index + 1]));
  // Formulas need every column; without them, those that say nothing are left out.
  const definitions = live
    ? watched('AST_Posts', [...all, ...liveColumns(plan.settings, numbers)], rows, { live }).columns
    : all.filter(({ header, value }) => ALWAYS_SHOWN.has(header) || rows.some((row) => (value(row) ?? '') !== ''));
  return {
    name: POSTS_NAME,
    widths: widthsOf(definitions),
    pagesWide: live ? 4 : 2,
    repeatedColumns: 3,
    lines: titleLines('AST posts as understood', live ? TRY_HERE : REPLACED),
    ...(live ? { lastPrintedColumn: all.length } : {}),
    tables: [tableOf('AST_Posts', { row: TABLE_ROW, live }, definitions, rows, {
      of: ({ post }) => `Post ${post.id} (${post.holder})`,
      steps: (row, header) => postSteps(row, definitions.find((column) => column.header === header)),
    })],
    frozenRows: TABLE_ROW,
  };
}
