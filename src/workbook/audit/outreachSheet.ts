/** AST Outreach: planned and logged days of a school year by term, post and host school, and what a day costs (OUT-1 to OUT-7). */
import { dayText, schoolYearText } from '../../domain/calendar';
import { fractionText } from '../../domain/exact';
import {
  buildUpStep, hostSteps, outreachByTerm, outreachTotals, postSteps, termSteps, totalSteps, type BuildUpMonth, type HostSchool, type Outreach, type OutreachTerm, type OutreachTotals, type PostOutreach,
} from '../../audit';
import { BUILD_UP_MONTHS } from '../../parameters';
import { basisText } from '../../projection';
import { FULL_SHARE, shareBasisPoints, whoDirects, type DayHundredths } from '../../rules/outreach';
import { widthsOf, type ColumnDefinition } from '../sheets/column';
import { titleLines } from '../sheets/planned';
import type { SheetWrite } from '../sheetWrite';
import { SCHOOL_DAYS_BESIDE, SCHOOL_DAYS_LABEL } from './kept';
import { OUTREACH_NAME } from './sheetNames';
import { TableStack, widestOf } from './tableStack';

function days<Row>(header: string, about: string, value: (row: Row) => DayHundredths): ColumnDefinition<Row> {
  return { header, style: 'number', width: 10, about, value: (row) => value(row) / 100 };
}

function count<Row>(header: string, about: string, value: (row: Row) => number): ColumnDefinition<Row> {
  return { header, style: 'number', width: 10, about, value };
}

const TERM_COLUMNS: readonly ColumnDefinition<OutreachTerm>[] = [
  { header: 'Term', style: 'text', width: 10, about: 'The term of the school year (OUT-2)', value: ({ name }) => name },
  { header: 'From', style: 'date', width: 24, about: 'Its first day: an assumption (OUT-2)', value: ({ first }) => first },
  { header: 'To', style: 'date', width: 12, about: 'Its last day: an assumption (OUT-2)', value: ({ last }) => last },
  count('Posts', 'Posts that somebody holds in the term (OUT-1)', ({ posts }) => posts),
  days('Planned', 'Days of outreach planned (OUT-2)', ({ planned }) => planned),
  days('Logged', 'Days of outreach in the log (OUT-6)', ({ logged }) => logged),
  days('Difference', 'Logged less planned (OUT-6)', ({ logged, planned }) => logged - planned),
  days('As planned', 'Days logged that were planned, post by post: for the chart (OUT-6)', ({ done }) => done),
  days('Missing', 'Days planned that are not logged, post by post: for the chart (OUT-6)', ({ missing }) => missing),
  days('Beyond', 'Days logged beyond the plan, post by post: for the chart (OUT-6)', ({ beyond }) => beyond),
  { header: 'Why', style: 'text', width: 60, about: 'How the figures came about, each with its rule', value: (row) => basisText(termSteps(row)) },
];

interface Total { readonly totals: OutreachTotals; readonly outreach: Outreach }

const TOTAL_COLUMNS: readonly ColumnDefinition<Total>[] = [
  { header: 'Year', style: 'text', width: 10, about: 'The school year', value: ({ outreach }) => schoolYearText(outreach.terms.year) },
  count('Posts', 'Posts that somebody holds in the year (OUT-1)', ({ totals }) => totals.posts),
  days('Planned', 'Days of outreach planned: the sum of the terms, and of the posts (OUT-2)', ({ totals }) => totals.planned.total),
  days('Logged', 'Days of outreach in the log: the sum of the terms, and of the posts (OUT-6)', ({ totals }) => totals.logged.total),
  days('Difference', 'Logged less planned (OUT-6)', ({ totals }) => totals.logged.total - totals.planned.total),
  days('Own school', 'Days in the own school of posts that are not exempt: not counted (OUT-1)', ({ totals }) => totals.inOwnSchool),
  count('Hosts', 'Schools visited (OUT-6)', ({ totals }) => totals.hosts),
  count('Visits', 'Visits of the rows below (OUT-6)', ({ totals }) => totals.visits),
  count('Feedback', 'Visits with feedback (OUT-6)', ({ totals }) => totals.withFeedback),
  count('No feedback', 'Visits without feedback, where the log has a column for it (OUT-6)', ({ totals }) => totals.withoutFeedback),
  count('No objective', 'Visits without an agreed objective, where the log has a column for it (OUT-6)', ({ totals }) => totals.withoutObjective),
  { header: 'Outreach part', style: 'money', width: 13, about: 'Outreach part of the grant for the year (FUND-1)', value: ({ totals }) => totals.grant },
  { header: 'So far', style: 'money', width: 13, about: 'Of it the part until the day of the audit (FUND-1)', value: ({ totals }) => totals.grantSoFar },
  { header: 'Cost a planned day', style: 'money', width: 13, about: 'The outreach parts ÷ the days planned of the posts that have one (OUT-1)', value: ({ totals }) => totals.costPlanned },
  { header: 'Cost a day logged', style: 'money', width: 13, about: 'The outreach parts so far ÷ the days logged of the posts that have one (OUT-1)', value: ({ totals }) => totals.costLogged },
  { header: 'Why', style: 'text', width: 60, about: 'How the figures came about, each with its rule', value: ({ totals, outreach }) => basisText(totalSteps(totals, outreach)) },
];

function exemptionText({ exemption, isBuildingUp }: PostOutreach): string {
  if (exemption.kind !== 'none') return exemption.kind === 'reason' ? 'exempt' : 'exempt, no reason given';
  return isBuildingUp ? 'building up' : 'full share due';
}

function postColumns(outreach: Outreach): ColumnDefinition<PostOutreach>[] {
  const { schoolTerms, terms: { on } } = outreach;
  const ofTerms = (word: string, about: string, of: (post: PostOutreach) => readonly DayHundredths[]): ColumnDefinition<PostOutreach>[] =>
    schoolTerms.map(({ name }, at) => days(`${word} ${name}`, `${about} in the ${name.toLowerCase()} term`, (post) => of(post)[at] ?? 0));
  return [
    { header: 'Post ID', style: 'text', width: 10, about: 'The post', value: ({ of }) => of.staff.post.id },
    { header: 'School', style: 'text', width: 24, about: 'The school', value: ({ of }) => of.school.school },
    { header: 'Establishment', style: 'text', width: 12, about: 'Its number', value: ({ of }) => of.school.establishment },
    { header: 'Name', style: 'text', width: 20, about: 'The holder', value: ({ of }) => of.staff.post.holder },
    { header: 'FTE', style: 'text', width: 7, about: 'Full-time equivalent', value: ({ of }) => fractionText(of.staff.post.fte) },
    { header: 'Outreach', style: 'percent', width: 10, about: 'Share of the holder’s own time that is planned (OUT-1)', value: ({ share }) => shareBasisPoints(share) / 10_000 },
    { header: 'Pattern', style: 'text', width: 18, about: 'The pattern, as the staff list has it (OUT-2)', value: ({ of }) => of.staff.outreachPattern },
    { header: 'State', style: 'text', width: 16, about: 'Whether the full share is due, the post is exempt (OUT-3) or still builds up (OUT-4)', value: exemptionText },
    { header: 'Expected', style: 'percent', width: 10, about: `Share that is expected on ${dayText(on)}, by the build-up line (OUT-4)`, value: ({ expected }) => shareBasisPoints(expected) / 10_000 },
    ...ofTerms('Planned', 'Days planned (OUT-2)', ({ planned }) => planned.terms),
    days('Planned', 'Days planned in the year (OUT-2)', ({ planned }) => planned.total),
    ...ofTerms('Logged', 'Days logged (OUT-6)', ({ logged }) => logged.terms),
    days('Logged', 'Days logged in the year (OUT-6)', ({ logged }) => logged.total),
    days('Difference', 'Logged less planned (OUT-6)', ({ difference }) => difference),
    days('Own school', 'Days in the own school, which are not counted unless the post is exempt (OUT-1, OUT-3)', ({ inOwnSchool }) => inOwnSchool),
    count('Hosts', 'Other schools visited (OUT-6)', ({ hosts }) => hosts),
    count('Visits', 'Visits (OUT-6)', ({ visits }) => visits.length),
    count('Feedback', 'Visits with feedback (OUT-6)', ({ withFeedback }) => withFeedback),
    count('No feedback', 'Visits without feedback, where the log has a column for it (OUT-6)', ({ withoutFeedback }) => withoutFeedback),
    count('No objective', 'Visits without an agreed objective, where the log has a column for it (OUT-6)', ({ withoutObjective }) => withoutObjective),
    { header: 'Outreach part', style: 'money', width: 13, about: 'Outreach part of the grant for the time of the year in the post (FUND-1)', value: ({ grant }) => grant },
    { header: 'So far', style: 'money', width: 13, about: 'Of it the part until the day of the audit (FUND-1)', value: ({ grantSoFar }) => grantSoFar },
    { header: 'Cost a planned day', style: 'money', width: 13, about: 'A year’s outreach part ÷ a year’s planned days (OUT-1)', value: ({ costPlanned }) => costPlanned },
    { header: 'Cost a day logged', style: 'money', width: 13, about: 'The outreach part so far ÷ the days logged (OUT-1)', value: ({ costLogged }) => costLogged },
    { header: 'Directed by', style: 'text', width: 34, about: 'Who directs the outreach, by who pays for the post (OUT-7)', value: ({ of }) => whoDirects(of.staff.post.fundingSource) },
    { header: 'Why', style: 'text', width: 100, about: 'How the figures came about, each with its rule', value: (post) => basisText(postSteps(post, outreach)) },
  ];
}

const HOST_COLUMNS: readonly ColumnDefinition<HostSchool>[] = [
  { header: 'Host', style: 'text', width: 10, about: 'The school that was visited (OUT-6)', value: ({ school, establishment }) => (school === '' && establishment === '' ? 'not stated' : school) },
  { header: 'Number', style: 'text', width: 24, about: 'Its establishment number', value: ({ establishment }) => establishment },
  count('Visits', 'Visits to it (OUT-6)', ({ visits }) => visits),
  days('Days', 'Days there (OUT-6)', ({ days: spent }) => spent),
  count('Posts', 'Posts that visited it (OUT-6)', ({ posts }) => posts),
  count('Feedback', 'Visits with its feedback (OUT-6)', ({ withFeedback }) => withFeedback),
  { header: 'Why', style: 'text', width: 60, about: 'How the figures came about, each with its rule', value: (host) => basisText(hostSteps(host)) },
];

const BUILD_UP_COLUMNS: readonly ColumnDefinition<BuildUpMonth>[] = [
  { header: 'Months in post', style: 'number', width: 10, about: 'Months since the start (OUT-4)', value: ({ month }) => month },
  { header: 'Expected', style: 'percent', width: 10, about: 'Share of the time that is expected then (OUT-4)', value: ({ basisPoints }) => basisPoints / 10_000 },
  { header: 'Why', style: 'text', width: 60, about: 'How the figure came about, with its rule', value: (row) => basisText([buildUpStep(row)]) },
];

function buildUpLine(): BuildUpMonth[] {
  const last = BUILD_UP_MONTHS.value;
  return Array.from({ length: last + 1 }, (_, month) => ({ month, basisPoints: shareBasisPoints({ numerator: FULL_SHARE.numerator * month, denominator: FULL_SHARE.denominator * last }) }));
}

const [FIRST_ROW, CHART_ROWS, CHART_COLUMNS] = [7, 16, 8];

/** The sheet; `replaced` says in its second line what becomes of it. */
export function outreachSheet(outreach: Outreach, replaced = 'The next audit replaces this sheet; your own sheets are never changed.'): SheetWrite {
  const { terms } = outreach;
  const totals = outreachTotals(outreach);
  const stack = new TableStack(FIRST_ROW);
  const columns = postColumns(outreach);
  stack.put('AST_OutreachTerms', 'By term: days planned and days in the log (OUT-2, OUT-6)', TERM_COLUMNS, outreachByTerm(outreach, totals), { of: ({ name }) => `${name} term`, steps: (term) => termSteps(term) });
  stack.put('AST_OutreachYear', 'The year', TOTAL_COLUMNS, [{ totals, outreach }], { of: () => schoolYearText(terms.year), steps: () => totalSteps(totals, outreach) });
  const chartRow = stack.leave(CHART_ROWS);
  stack.put('AST_OutreachPosts', 'Post by post', columns, outreach.posts, { of: ({ of: { staff: { post } } }) => `Post ${post.id} (${post.holder})`, steps: (post) => postSteps(post, outreach) });
  stack.put('AST_OutreachHosts', 'The schools that were visited, those with most days first (OUT-6)', HOST_COLUMNS, outreach.hosts, { of: ({ school, establishment }) => school || establishment || 'Host not stated', steps: hostSteps });
  stack.put('AST_OutreachBuildUp', 'What may be expected of a new AST, month by month (OUT-4)', BUILD_UP_COLUMNS, buildUpLine(), { of: ({ month }) => `${String(month)} months in post`, steps: (month) => [buildUpStep(month)] });
  const assumed = `School year ${schoolYearText(terms.year)}, on ${dayText(terms.on)}. Assumed: the days of a school year, spread evenly over three terms. Change the yellow number if your year has others, and audit again: it is kept.`;
  return {
    name: OUTREACH_NAME,
    widths: widestOf([widthsOf(columns), ...[TERM_COLUMNS, TOTAL_COLUMNS, HOST_COLUMNS].map((own) => widthsOf(own as readonly ColumnDefinition<never>[]).slice(0, -1))]),
    lines: [...titleLines('Outreach: planned and logged', replaced), { row: 3, cells: [{ column: 1, value: assumed, style: 'note' }] }, { row: 4, cells: [{ column: 1, value: SCHOOL_DAYS_LABEL, style: 'plain' }, { column: 1 + SCHOOL_DAYS_BESIDE, value: terms.yearDays, style: 'inputNumber' }] }, ...stack.lines],
    tables: stack.tables,
    frozenRows: 2,
    lastPrintedColumn: columns.length - 1,
    pagesWide: 2,
    chart: {
      title: 'Days of outreach by term: done as planned, missing, and beyond the plan', table: 'AST_OutreachTerms', categories: 'Term', series: ['As planned', 'Missing', 'Beyond'],
      at: { firstRow: chartRow, lastRow: chartRow + CHART_ROWS - 1, firstColumn: 1, lastColumn: CHART_COLUMNS },
    },
  };
}
