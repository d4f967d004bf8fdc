/** The inputs of the range model: the same on the sheet and in the pane, each with its name and what it may be. */
import { dayText } from '../../domain/calendar';
import { fractionText, WHOLE, type Pence } from '../../domain/exact';
import { scalePointText, type ScalePoint } from '../../domain/scales';
import type { Decision } from '../../domain/staff';
import type { RangeTerms } from '../../projection';
import { FIRST_POINT, isRangeStart, LAST_RANGE_START } from '../../rules/astPay';
import { NO_ANSWERS, type ChecklistAnswer } from '../../rules/considerations';
import { cellText, type CellValue } from '../port';
import type { Content, Style } from '../sheetWrite';
import { isBlank, isUnreadable, readArea, readDate, readDecision, readFte, readMoney, readReference, readUpperPoint, type Reading } from '../staff/cells';

export const RANGE_INPUTS = ['post', 'area', 'on', 'start', 'fte', 'now', 'nowAmount', 'cover', 'policy', 'most', 'ends', 'revertTo', 'reason'] as const;
export type RangeInput = (typeof RANGE_INPUTS)[number];

/** As they stand in cells, or were typed. */
export type RangeInputs = Readonly<Record<RangeInput, CellValue>>;

interface InputFacts {
  readonly label: string;
  readonly about: string;
  readonly style: Style;
}

export const INPUT_FACTS: Readonly<Record<RangeInput, InputFacts>> = {
  post: { label: 'Post', style: 'inputNumber', about: 'The Post ID of the staff list; blank for a new post' },
  area: { label: 'Pay area', style: 'inputNumber', about: 'Rest, Fringe, Outer or Inner [PAY-1]' },
  on: { label: 'First day in the post', style: 'inputDate', about: 'Its pay table is used, and its financial year is the first of the costs' },
  start: { label: 'First point of the range', style: 'inputNumber', about: 'A range is five points, so it starts on 1 to 14 [PAY-3]' },
  fte: { label: 'FTE', style: 'inputNumber', about: 'Above 0, at most 1 [PAY-12]' },
  now: { label: 'Paid now on', style: 'inputNumber', about: 'A point such as M6 or U3; blank for U3, which is then assumed' },
  nowAmount: { label: 'Paid now, £', style: 'inputMoney', about: 'Or an amount for a full-time year, in place of a point [PAY-9]' },
  cover: { label: 'Cover cost a year, £', style: 'inputMoney', about: 'For the lessons given up for outreach [OUT-5]; blank: that of the post of the plan, else none counts' },
  policy: { label: 'Points each September', style: 'inputNumber', about: '0, 1 or 2; blank for the policy of the plan [PAY-5]' },
  most: { label: 'School pays at most, £', style: 'inputMoney', about: 'A year: the highest range that keeps to it is sought; blank for none' },
  ends: { label: 'What if it ends on', style: 'inputDate', about: 'The last day in the post; blank for no end [REV-4]' },
  revertTo: { label: 'Paid after it on', style: 'inputNumber', about: 'U1, U2 or U3; blank for the U point held before, else U1 [REV-2]' },
  reason: { label: 'Reason for that point', style: 'inputWrapped', about: 'Asked for where it is not the default [REV-2]' },
};

export const NO_INPUTS: RangeInputs = {
  post: null, area: 'Rest', on: '2009-09-01', start: 11, fte: 1, now: 'U3', nowAmount: null, cover: null, policy: null, most: null, ends: null, revertTo: null, reason: null,
};

/** What the user asked of a range, with the body’s answers on what it considered. */
export interface RangeAsked {
  readonly inputs: RangeInputs;
  readonly checklist: readonly ChecklistAnswer[];
}

export const NOTHING_ASKED: RangeAsked = { inputs: NO_INPUTS, checklist: NO_ANSWERS };

/** The inputs as they were understood. */
export interface RangeFacts extends RangeTerms {
  /** Its Post ID; empty for a new post. */
  readonly post: string;
  /** `null` for the policy of the plan. */
  readonly policy: Decision | null;
  /** The most that the school means to pay a year, in pence; `null` where nothing is sought. */
  readonly most: Pence | null;
  readonly reason: string;
}

export interface InputProblem {
  readonly input: RangeInput;
  readonly found: string;
  readonly expected: string;
}

function readStart(value: CellValue): Reading<number> {
  const start = Number(cellText(value).replace(/^(?:AST|point)\s*/i, ''));
  if (cellText(value) !== '' && isRangeStart(start)) return { value: start };
  return { found: `“${cellText(value)}”`, expected: `a first point from ${String(FIRST_POINT)} to ${String(LAST_RANGE_START)}: a range is five points of the spine` };
}

function readNow(value: CellValue): Reading<ScalePoint> {
  return readReference(value);
}

function readNowAmount(value: CellValue): Reading<Pence> {
  const reading = readMoney(value);
  return !isUnreadable(reading) && reading.value === 0 ? { found: '£0', expected: 'what the holder earns now in a full-time year, such as £38,000' } : reading;
}

/** The most that the school means to pay a year; below nothing, what the grant is to bring beyond the cost. */
export function readMost(value: CellValue): Reading<Pence> {
  const text = cellText(value);
  const below = /^(£?)\s*[-−](£?)\s*(?=[\d.])/.exec(text);
  const reading = readMoney(below === null ? value : text.slice(below[0].length));
  if (isUnreadable(reading)) return { found: `“${text}”`, expected: reading.expected };
  return { value: below === null || reading.value === 0 ? reading.value : -reading.value };
}

/** Understands the inputs, or says which of them it cannot. */
export function readInputs(inputs: RangeInputs): RangeFacts | { readonly problems: readonly InputProblem[] } {
  const problems: InputProblem[] = [];
  function take<T>(input: RangeInput, reader: (value: CellValue) => Reading<T>, otherwise: T): T {
    const reading = reader(inputs[input]);
    if (!isUnreadable(reading)) return reading.value;
    problems.push({ input, found: reading.found, expected: reading.expected });
    return otherwise;
  }
  function perhaps<T>(input: RangeInput, reader: (value: CellValue) => Reading<T>): T | null {
    return isBlank(inputs[input]) ? null : take<T | null>(input, reader, null);
  }
  const nowPoint = perhaps('now', readNow);
  const nowAmount = perhaps('nowAmount', readNowAmount);
  const facts: RangeFacts = {
    post: cellText(inputs.post),
    area: take('area', readArea, 'Rest'),
    on: take('on', readDate, 0),
    start: take('start', readStart, 1),
    fte: isBlank(inputs.fte) ? WHOLE : take('fte', readFte, WHOLE),
    now: nowAmount ?? nowPoint ?? { scale: 'Upper', point: 3 },
    nowIsAssumed: nowAmount === null && nowPoint === null,
    cover: perhaps('cover', readMoney),
    policy: perhaps('policy', readDecision),
    most: perhaps('most', readMost),
    ends: perhaps('ends', readDate),
    revertTo: perhaps('revertTo', readUpperPoint),
    reason: cellText(inputs.reason),
  };
  if (facts.ends !== null && facts.ends < facts.on) problems.push({ input: 'ends', found: dayText(facts.ends), expected: `a day from ${dayText(facts.on)} on, when the post begins` });
  return problems.length === 0 ? facts : { problems };
}

/** Whether two questions are about the same figures, however they are spelled: what is sought, and what if the post ends, aside. */
export function isSameQuestion(one: RangeInputs, other: RangeInputs): boolean {
  const [asked, before] = [one, other].map((inputs) => {
    const facts = readInputs(inputs);
    return 'problems' in facts ? undefined : JSON.stringify([facts.post, facts.area, facts.on, facts.start, facts.fte, facts.now, facts.cover, facts.policy]);
  });
  return asked !== undefined && asked === before;
}

/** One sentence on an input that cannot be used. */
export function inputSentence({ input, found, expected }: InputProblem): string {
  return `“${INPUT_FACTS[input].label}” cannot be used: found ${found}, expected ${expected}.`;
}

/** An input as it is written to its cell: understood values by their kind, as the formulas of the sheet read them; all else as it was typed. */
export function inputContent(input: RangeInput, inputs: RangeInputs): Content {
  const value = inputs[input];
  if (isBlank(value)) return null;
  function write<T>(reader: (of: CellValue) => Reading<T>, contentOf: (understood: T) => Content): Content {
    const reading = reader(value);
    return isUnreadable(reading) ? cellText(value) : contentOf(reading.value);
  }
  const read = (reader: (of: CellValue) => Reading<number>): Content => write(reader, (number) => number);
  if (input === 'on' || input === 'ends') return read(readDate);
  if (input === 'most') return read(readMost);
  if (input === 'cover' || input === 'nowAmount') return read(readMoney);
  if (input === 'start') return read(readStart);
  if (input === 'policy') return read(readDecision);
  if (input === 'area') return write(readArea, (area) => area);
  if (input === 'now') return write(readNow, scalePointText);
  if (input === 'revertTo') return write(readUpperPoint, (point) => scalePointText({ scale: 'Upper', point }));
  if (input === 'fte') return write(readFte, (fte) => Number(fractionText(fte, 9)));
  return cellText(value);
}

