/** AST Account: the authority’s entitlement, allocations and payments, in total, by phase, by area and by school (FUND-2, FUND-6, FUND-8, FUND-10). */
import { dayText, financialYearText } from '../../domain/calendar';
import { addFractions, fraction, type Fraction } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import {
  accountLineSteps, allPostsSteps, coordinationSteps, NOT_STATED, referenceLineSteps, schoolAccountSteps, teachersText, type Account, type AccountAmounts, type AccountCheck, type AccountLine, type SchoolAccount,
} from '../../audit';
import { basisText } from '../../projection';
import type { Content, SheetWrite } from '../sheetWrite';
import { widthsOf, type ColumnDefinition } from '../sheets/column';
import { titleLines } from '../sheets/planned';
import { ACCOUNT_NAME } from './sheetNames';
import { TableStack, widestOf } from './tableStack';

/** The number that a cell shows, with 4 decimals at most. */
function shown(value: Fraction | null): number | null {
  return value === null ? null : Math.round((value.numerator * 10_000) / value.denominator) / 10_000;
}

/** A line of the authority in total: a number, an amount or a share. */
interface Item {
  readonly what: string;
  readonly count?: Fraction | null;
  readonly amount?: number | null;
  readonly share?: number | null;
  readonly steps: readonly Step[];
}

function itemsOf(account: Account): Item[] {
  const { total, coordination, coordinationAllocated, coordinationPaid, april, referenceLines } = account;
  const steps = accountLineSteps(total, account);
  const of = (rule: string): Step[] => steps.filter((step) => step.rule === rule);
  const all = addFractions(total.posts, fraction(total.otherPosts, 1));
  return [
    { what: `Posts on ${dayText(april)}`, count: total.posts, steps: of('FUND-6') },
    { what: 'Entitlement', amount: total.entitlement, steps: of('FUND-1') },
    { what: 'Allocated (AST parts)', amount: total.allocated, steps: of('SDG-3') },
    { what: 'Allocated less entitlement', amount: total.overEntitlement, steps: [...of('SDG-3'), ...of('FUND-1')] },
    { what: 'Paid', amount: total.paid, steps: of('FUND-8') },
    { what: 'Paid less allocated', amount: total.overAllocated, steps: [...of('FUND-8'), ...of('SDG-3')] },
    { what: 'Co-ordination money', amount: coordination, steps: coordinationSteps(account).slice(0, 1) },
    { what: 'Co-ordination allocated', amount: coordinationAllocated, steps: coordinationSteps(account).slice(0, 2) },
    ...(coordinationPaid === null ? [] : [{ what: 'Co-ordination paid', amount: coordinationPaid, steps: coordinationSteps(account) }]),
    { what: 'Teachers', count: total.teachers, steps: of('FUND-10') },
    { what: 'Posts as a share of teachers', share: total.share, steps: of('FUND-10') },
    ...referenceLines.map(({ percent, posts }) => ({ what: `A share of ${String(percent)}% would be`, count: posts, share: percent / 100, steps: referenceLineSteps(percent, account) })),
    ...(total.otherPosts === 0 ? [] : [{ what: 'All AST posts, whoever pays', count: all, steps: allPostsSteps(account) }]),
  ];
}

const ITEM_COLUMNS: readonly ColumnDefinition<Item>[] = [
  { header: 'What', style: 'text', width: 34, about: 'A figure of the whole authority (FUND-6)', value: ({ what }) => what },
  { header: 'Number', style: 'number', width: 15, about: 'Posts or teachers (FUND-6, FUND-10)', value: ({ count }) => shown(count ?? null) },
  { header: 'Amount', style: 'money', width: 15, about: 'Pounds; blank where there is no list that says it (FUND-1, FUND-2, FUND-8, SDG-3)', value: ({ amount }) => amount ?? null },
  { header: 'Share', style: 'percent', width: 12, about: 'Posts as a share of teachers (FUND-10)', value: ({ share }) => share ?? null },
  { header: 'Why', style: 'text', width: 100, about: 'How the figure came about, with its rule', value: ({ steps }) => basisText(steps) },
];

function amountColumns<Line extends AccountAmounts>(teachersFrom: (line: Line) => Content, why: (line: Line) => readonly Step[]): ColumnDefinition<Line>[] {
  return [
    { header: 'Posts', style: 'number', width: 9, about: 'AST posts in existence on 1 April that count on the grant; of a group post, the school’s share (FUND-6)', value: ({ posts }) => shown(posts) },
    { header: 'Entitlement', style: 'money', width: 15, about: 'The average cost of a post for each of them (FUND-1, FUND-6)', value: ({ entitlement }) => entitlement },
    { header: 'Allocated', style: 'money', width: 15, about: 'The AST parts of the allocations (SDG-3)', value: ({ allocated }) => allocated },
    { header: 'Allocated less entitlement', style: 'money', width: 15, about: 'Allocated less entitlement (FUND-6)', value: ({ overEntitlement }) => overEntitlement },
    { header: 'Paid', style: 'money', width: 15, about: 'The payments of the year (FUND-8)', value: ({ paid }) => paid },
    { header: 'Paid less allocated', style: 'money', width: 15, about: 'Paid less allocated (FUND-8)', value: ({ overAllocated }) => overAllocated },
    { header: 'Teachers', style: 'number', width: 10, about: 'Teachers, from the register, else counted in the staff lists (FUND-10)', value: ({ teachers }) => shown(teachers) },
    { header: 'Teachers from', style: 'text', width: 16, about: 'Where the teachers were counted (FUND-10)', value: teachersFrom },
    { header: 'Share', style: 'percent', width: 9, about: 'Posts as a share of teachers (FUND-10)', value: ({ share }) => share },
    { header: 'Why', style: 'text', width: 100, about: 'How the figures came about, each with its rule', value: (line) => basisText(why(line)) },
  ];
}

function lineColumns(header: string, about: string, account: Account): ColumnDefinition<AccountLine>[] {
  return [
    { header, style: 'text', width: 34, about, value: ({ label }) => label },
    { header: 'Schools', style: 'number', width: 15, about: 'Schools of the lists', value: ({ schools }) => schools },
    ...amountColumns<AccountLine>(teachersText, (line) => accountLineSteps(line, account)),
  ];
}

/** A school, or the total of all below them. */
type SchoolLine = SchoolAccount | AccountLine;

function isTotal(line: SchoolLine): line is AccountLine {
  return 'label' in line;
}

function schoolColumns(account: Account): ColumnDefinition<SchoolLine>[] {
  const steps = (line: SchoolLine): Step[] => (isTotal(line) ? accountLineSteps(line, account) : schoolAccountSteps(line, account));
  const named = (text: string, school: SchoolAccount['school']): string => (text === '' && school.key !== '' ? NOT_STATED : text);
  return [
    { header: 'School', style: 'text', width: 34, about: 'The school; the last row is all of them', value: (line) => (isTotal(line) ? line.label : line.school.school === '' ? 'School not stated' : line.school.school) },
    { header: 'Establishment', style: 'text', width: 15, about: 'Its number', value: (line) => (isTotal(line) ? '' : line.school.establishment) },
    ...amountColumns<SchoolLine>((line) => (isTotal(line) ? teachersText(line) : (line.teachersFrom ?? 'not known')), steps),
    { header: 'Phase', style: 'text', width: 14, about: 'As in the register of schools', value: (line) => (isTotal(line) ? '' : named(line.phase, line.school)) },
    { header: 'Area', style: 'text', width: 14, about: 'As in the register of schools', value: (line) => (isTotal(line) ? '' : named(line.area, line.school)) },
  ];
}

const CHECK_COLUMNS: readonly ColumnDefinition<AccountCheck>[] = [
  { header: 'Check', style: 'text', width: 34, about: 'What is compared (FUND-6)', value: ({ name }) => name },
  { header: 'Difference', style: 'number', width: 15, about: 'Must be zero: pence, or posts (FUND-6)', value: ({ difference }) => difference },
];

export const AUDIT_REPLACED = 'The next audit replaces this sheet; your own sheets are never changed.';

export function accountSheet(account: Account): SheetWrite {
  const { total, phases, areas, schools, checks, year } = account;
  const stack = new TableStack();
  const ofLine = (line: AccountLine): string => `${line.label}, ${financialYearText(year)}`;
  const stepsOf = (line: AccountLine): Step[] => accountLineSteps(line, account);
  stack.put('AST_AccountTotal', `The authority in ${financialYearText(year)}`, ITEM_COLUMNS, itemsOf(account), { of: ({ what }) => what, steps: ({ steps }) => steps });
  stack.put('AST_AccountPhases', 'By phase: the last row is all schools', lineColumns('Phase', 'As in the register of schools; “not stated” where it says none', account), [...phases, total], { of: ofLine, steps: stepsOf });
  stack.put('AST_AccountAreas', 'By area: the last row is all schools', lineColumns('Area', 'As in the register of schools; “not stated” where it says none', account), [...areas, total], { of: ofLine, steps: stepsOf });
  stack.put<SchoolLine>('AST_AccountSchools', 'By school: the last row is all schools', schoolColumns(account), [...schools, total], {
    of: (line) => (isTotal(line) ? ofLine(line) : `${line.school.school}, ${financialYearText(year)}`), steps: (line) => (isTotal(line) ? stepsOf(line) : schoolAccountSteps(line, account)),
  });
  stack.put('AST_AccountChecks', 'Checks: every grouping adds up to the same total', CHECK_COLUMNS, checks, {
    of: ({ name }) => name, steps: ({ name, difference }) => [{ rule: 'FUND-6', text: `${name}: ${String(difference)}`, figures: [] }],
  });
  return {
    name: ACCOUNT_NAME,
    widths: widestOf([widthsOf(ITEM_COLUMNS).slice(0, -1), widthsOf(lineColumns('', '', account)), widthsOf(schoolColumns(account))]),
    lines: [
      ...titleLines(`The authority’s account of ${financialYearText(year)}`, AUDIT_REPLACED),
      { row: 3, cells: [{ column: 1, value: `Posts in existence on ${dayText(account.april)} are counted as posts, whatever their FTE. A post that a group of schools shares is one post of the authority; each school has its share of it, and of its money to the penny.`, style: 'note' }] },
      ...stack.lines,
    ],
    tables: stack.tables,
    frozenRows: 2,
    lastPrintedColumn: 11,
    pagesWide: 1,
  };
}
