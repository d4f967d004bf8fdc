/** The bridge from last year's workbook to this year's plan: from what was written, over what is planned from it now, to the new figure. */
import { financialYearText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Pace } from '../../domain/work';
import {
  isNoRoll, lessRoll, ROLL_COLUMNS, rollCheck, rollForwardInPieces, rollTotal, type RollAmounts, type RollForward, type RollPlan, type RollStep, type RollYears,
} from '../../projection/bridge';
import type { PlanMade } from '../planWorkbook';
import type { NoPlan } from '../readWorkbook';
import { POST_FACTS } from '../scenarios/scenario';
import { SUMMARY_NAME } from '../sheets/names';
import type { PlannedRollForward } from '../sheets/planned';

/** Last year's plan, made again, and what stands written of it. */
export interface LastYear {
  readonly plan: RollPlan;
  readonly readFrom: string;
  /** The figures of a year as AST Summary has them; `null` where it has none that can be read. */
  readonly writtenIn: (year: number) => RollAmounts | null;
  /** Why what is written may be otherwise than what is planned from it now; none where nothing tells. */
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
}

/** How many rows of a staff sheet could not be read, in a sentence; none where all were. */
function unreadNotes({ planned, posts }: PlanMade, whose: string, becomes: string): string[] {
  const unread = planned.leftOut - (posts.length - planned.plan.posts.length);
  if (unread <= 0) return [];
  return [`${unread === 1 ? '1 row' : `${String(unread)} rows`} of ${whose} staff sheet “${planned.readFrom}” could not be read, so ${unread === 1 ? 'its post is' : 'their posts are'} taken ${becomes}. Correct ${unread === 1 ? 'it' : 'them'} and plan again.`];
}

export function unreadLastYear(made: PlanMade): string[] {
  return unreadNotes(made, 'last year’s', 'for new where this year’s list has them');
}

function writtenStep(written: RollAmounts, planned: RollAmounts, reasons: readonly string[]): RollStep {
  const amounts = lessRoll(written, planned);
  const because = reasons.length === 0 ? `Figures on “${SUMMARY_NAME}” were typed over.` : `${reasons.join('; ').replace(/^./, (first) => first.toUpperCase())}.`;
  const text = `As written on “${SUMMARY_NAME}” of last year’s workbook, and as planned from it now. ${because}`;
  return { kind: 'written', title: 'As written', text, amounts, changes: [{ post: '', school: '', what: `What “${SUMMARY_NAME}” says`, was: 'as written', is: 'as planned now', text, effect: amounts }] };
}

/** The bridge from last year's plan to this one. Nothing is written. */
export async function rollForwardTo(last: LastYear, made: PlanMade, years: RollYears, pace: Pace): Promise<PlannedRollForward | NoPlan> {
  const roll = await pace(rollForwardInPieces(last.plan, { posts: made.posts, settings: made.planned.plan.settings }, years, POST_FACTS));
  if ('refusal' in roll) return roll;
  // The steps come from the posts; that they lead to the plan itself is checked against its own totals.
  const withWritten = endingAt(rollTotal(made.planned.plan, roll.to.year), fromWritten(roll, last));
  const notes = [
    ...last.notes,
    ...unreadNotes(made, 'this year’s', 'for gone where last year’s list has them'),
    ...(roll.from.year === roll.to.year && years.to === undefined ? [`Both plans begin in ${financialYearText(roll.to.year)}, so that year is compared in both. To see a year on, let this year’s plan begin a year later, or choose the year.`] : []),
    ...elsewhereNotes(withWritten),
    ...(withWritten.steps.length === 0 && isNoRoll(withWritten.check) ? ['Nothing differs: the two plans have the same posts, settings and figures.'] : []),
  ];
  return { ...withWritten, lastReadFrom: last.readFrom, readFrom: made.planned.readFrom, notes };
}

function fromWritten(roll: RollForward, { writtenIn, reasons }: LastYear): RollForward {
  const written = writtenIn(roll.from.year);
  if (written === null || isNoRoll(lessRoll(written, roll.from))) return roll;
  const steps = [writtenStep(written, roll.from, reasons), ...roll.steps];
  const { year, ...to } = roll.to;
  return { from: { year: roll.from.year, ...written }, to: { year, ...to }, steps, check: rollCheck(written, to, steps) };
}

function endingAt(to: RollAmounts, roll: RollForward): RollForward {
  return { ...roll, to: { year: roll.to.year, ...to }, check: rollCheck(roll.from, to, roll.steps) };
}

const COLUMN_TEXTS: Readonly<Record<keyof RollAmounts, string>> = { cost: 'cost', reference: 'cost without AST', grant: 'grant', netCost: 'what the school pays' };

/** By how much the steps lead elsewhere than to the plan, in a sentence; none where they lead to it. */
function elsewhereNotes({ to, check }: RollForward): string[] {
  const wrong = ROLL_COLUMNS.filter((name) => check[name] !== 0);
  if (wrong.length === 0) return [];
  const differences = wrong.map((name) => `${COLUMN_TEXTS[name]} ${shortPoundsText(Math.abs(check[name]))} too ${check[name] > 0 ? 'high' : 'low'}`).join(', ');
  return [`The steps do not lead to the figures of this year’s plan for ${financialYearText(to.year)}: they end with ${differences}. Do not use this bridge, and report it.`];
}
