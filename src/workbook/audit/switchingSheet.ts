/** AST Switching: proposed moves of funding from vacant posts to planned ones, before and after, and what found no partner (SDG-3). */
import { dayText, financialYearText } from '../../domain/calendar';
import type { Fraction } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import {
  keptSteps, moveSteps, switchedSteps, unfundedSteps, unplacedSteps, vacancyName, type AccountCheck, type SwitchedSchool, type Switching, type SwitchMove, type VacantPost,
} from '../../audit';
import { basisText } from '../../projection';
import type { SheetWrite } from '../sheetWrite';
import { widthsOf, type ColumnDefinition } from '../sheets/column';
import { titleLines } from '../sheets/planned';
import { AUDIT_REPLACED } from './accountSheet';
import { SWITCHING_NAME } from './sheetNames';
import { TableStack, widestOf } from './tableStack';

function shown(value: Fraction | null): number | null {
  return value === null ? null : Math.round((value.numerator * 10_000) / value.denominator) / 10_000;
}

function postOf({ staffPost }: VacantPost): string {
  return staffPost === null ? 'not in the staff list' : staffPost.post.id;
}

/** A move, or the sum of all. */
interface MoveRow {
  readonly move: SwitchMove | null;
  readonly amount: number;
  readonly stays: number;
  readonly steps: readonly Step[];
}

const MOVE_COLUMNS: readonly ColumnDefinition<MoveRow>[] = [
  { header: 'From school', style: 'text', width: 28, about: 'The school that holds funding for a vacant post (SDG-3)', value: ({ move }) => move?.from.school.school ?? 'All moves' },
  { header: 'Vacant post', style: 'text', width: 16, about: 'The post that nobody holds (SDG-3)', value: ({ move }) => (move === null ? '' : postOf(move.from)) },
  { header: 'Vacant since', style: 'date', width: 14, about: 'The first day without a holder; blank where no list says it', value: ({ move }) => move?.from.since ?? null },
  { header: 'To school', style: 'text', width: 28, about: 'The school with a planned post without funding (SDG-3)', value: ({ move }) => move?.to.school.school ?? '' },
  { header: 'Planned post', style: 'text', width: 16, about: 'The planned post (FUND-7)', value: ({ move }) => move?.to.staffPost.post.id ?? '' },
  { header: 'From date', style: 'date', width: 14, about: 'The first day of the move: the later of the first day without a holder and the start of the planned post (SDG-3)', value: ({ move }) => move?.on ?? null },
  { header: 'Amount', style: 'money', width: 14, about: 'What the allocation gives for the post from that day to 31 March (SDG-3)', value: ({ amount }) => amount },
  { header: 'Stays', style: 'money', width: 14, about: 'Given for the post from the first day without a holder to the day before the move: no part of it (SDG-3)', value: ({ stays }) => stays },
  { header: 'Why', style: 'text', width: 100, about: 'Why these posts, this day and this amount, with the rule', value: ({ steps }) => basisText(steps) },
];

function moveRows({ moves }: Switching): MoveRow[] {
  const rows = moves.map((move): MoveRow => ({ move, amount: move.amount, stays: move.stays, steps: moveSteps(move) }));
  const sum = (of: (row: MoveRow) => number): number => rows.reduce((running, row) => running + of(row), 0);
  return [...rows, { move: null, amount: sum(({ amount }) => amount), stays: sum(({ stays }) => stays), steps: [{ rule: 'SDG-3', text: `The sum of ${String(moves.length)} ${moves.length === 1 ? 'move' : 'moves'}`, figures: [] }] }];
}

function schoolColumns(switching: Switching): ColumnDefinition<SwitchedSchool>[] {
  return [
    { header: 'School', style: 'text', width: 28, about: 'A school of a move, all others, and all together', value: ({ label }) => label },
    { header: 'Establishment', style: 'text', width: 16, about: 'Its number', value: ({ school }) => school?.establishment ?? '' },
    { header: 'Posts before', style: 'number', width: 14, about: 'Posts funded before (SDG-3)', value: ({ postsBefore }) => shown(postsBefore) },
    { header: 'Posts after', style: 'number', width: 14, about: 'Posts funded after the moves (SDG-3)', value: ({ postsAfter }) => shown(postsAfter) },
    { header: 'Before', style: 'money', width: 16, about: 'The AST part of the year as allocated (SDG-3)', value: ({ before }) => before },
    { header: 'Leaves', style: 'money', width: 14, about: 'What the moves take (SDG-3)', value: ({ out }) => out },
    { header: 'Arrives', style: 'money', width: 14, about: 'What the moves bring (SDG-3)', value: ({ in: reached }) => reached },
    { header: 'After', style: 'money', width: 14, about: 'Before, less what leaves, with what arrives: the authority’s total stays the same (SDG-3)', value: ({ after }) => after },
    { header: 'Why', style: 'text', width: 100, about: 'How the figures came about, with the rule', value: (row) => basisText(switchedSteps(row, switching)) },
  ];
}

/** A vacancy or a planned post that no move touches. */
interface LeftRow {
  readonly school: string;
  readonly post: string;
  readonly what: string;
  readonly day: number | null;
  readonly amount: number | null;
  readonly steps: readonly Step[];
}

const LEFT_COLUMNS: readonly ColumnDefinition<LeftRow>[] = [
  { header: 'School', style: 'text', width: 28, about: 'The school', value: ({ school }) => school },
  { header: 'Post', style: 'text', width: 16, about: 'The post', value: ({ post }) => post },
  { header: 'Day', style: 'date', width: 14, about: 'Vacant since, or planned from', value: ({ day }) => day },
  { header: 'What', style: 'text', width: 28, about: 'No planned post for it, kept for the school’s own planned post, or planned without funding (SDG-3)', value: ({ what }) => what },
  { header: 'Amount', style: 'money', width: 16, about: 'For a vacancy without a partner: from the first day without a holder to 31 March (SDG-3)', value: ({ amount }) => amount },
  { header: 'Why', style: 'text', width: 14, about: 'Why no move is proposed, with the rule', value: ({ steps }) => basisText(steps) },
];

function leftRows({ unplaced, kept, unfunded }: Switching): LeftRow[] {
  return [
    ...unplaced.map((each): LeftRow => ({ school: each.vacancy.school.school, post: postOf(each.vacancy), what: 'no planned post', day: each.vacancy.since, amount: each.amount, steps: unplacedSteps(each) })),
    ...kept.map((each): LeftRow => ({ school: each.vacancy.school.school, post: postOf(each.vacancy), what: 'kept for its own planned post', day: each.vacancy.since, amount: null, steps: keptSteps(each) })),
    ...unfunded.map((each): LeftRow => ({ school: each.planned.school.school, post: each.planned.staffPost.post.id, what: 'planned, without funding', day: each.planned.staffPost.post.start, amount: null, steps: unfundedSteps(each) })),
  ];
}

const CHECK_COLUMNS: readonly ColumnDefinition<AccountCheck>[] = [
  { header: 'Check', style: 'text', width: 28, about: 'What is compared (SDG-3)', value: ({ name }) => name },
  { header: 'Difference', style: 'money', width: 16, about: 'Must be zero (SDG-3)', value: ({ difference }) => difference },
];

export function switchingSheet(switching: Switching): SheetWrite {
  const { schools, others, total, checks, year, on } = switching;
  const stack = new TableStack();
  stack.put('AST_SwitchingMoves', 'Proposed moves: the oldest vacancy first, to the planned post that begins first', MOVE_COLUMNS, moveRows(switching), {
    of: ({ move }) => (move === null ? 'All moves' : `${vacancyName(move.from)} at ${move.from.school.school} to post ${move.to.staffPost.post.id} at ${move.to.school.school}`), steps: ({ steps }) => steps,
  });
  stack.put('AST_SwitchingSchools', 'Before and after, by school: the last row is all schools', schoolColumns(switching), [...schools, others, total], {
    of: ({ label }) => `${label}, ${financialYearText(year)}`, steps: (row) => switchedSteps(row, switching),
  });
  stack.put('AST_SwitchingLeft', 'What no move touches, and why', LEFT_COLUMNS, leftRows(switching), { of: ({ school, post }) => `${post} at ${school}`, steps: ({ steps }) => steps });
  stack.put('AST_SwitchingChecks', 'Checks: what leaves one school reaches another', CHECK_COLUMNS, checks, {
    of: ({ name }) => name, steps: ({ name }) => [{ rule: 'SDG-3', text: `${name}: must be zero`, figures: [] }],
  });
  return {
    name: SWITCHING_NAME,
    widths: widestOf([widthsOf(MOVE_COLUMNS), widthsOf(schoolColumns(switching))]),
    lines: [
      ...titleLines(`Switching of funding in ${financialYearText(year)}`, AUDIT_REPLACED),
      { row: 3, cells: [{ column: 1, value: `A proposal as on ${dayText(on)}: nothing is changed. Only whole posts are moved, for the rest of the year; the authority decides (SDG-3).`, style: 'note' }] },
      ...stack.lines,
    ],
    tables: stack.tables,
    frozenRows: 2,
    lastPrintedColumn: 8,
    pagesWide: 1,
  };
}
