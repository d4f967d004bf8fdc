/** The answer to what was asked of a range, worked out with the settings and the posts of the plan. */
import type { Problem } from '../../domain/problem';
import { schoolYearOf } from '../../domain/calendar';
import type { Pence } from '../../domain/exact';
import { SCALES } from '../../domain/scales';
import type { AstPost } from '../../domain/staff';
import {
  bookOf, breakEven, chosenPointText, goalSeek, RANGE_STARTS, rangeCosts, rangeEnding, rangeModel, type GoalSeek, type NoEnding, type PlanSettings, type RangeCosts, type RangeEnding, type RangeModel,
  type RangeQuestion, type Search,
} from '../../projection';
import { isMissing, LAST_POINTS, type AskedPay, type MissingPay } from '../../rules/payBook';
import { inputSentence, readInputs, type InputProblem, type RangeAsked, type RangeFacts } from './inputs';

export interface RangeAnswer {
  readonly facts: RangeFacts;
  readonly question: RangeQuestion;
  /** Those of the plan, with the policy of the question. */
  readonly settings: PlanSettings;
  readonly model: RangeModel;
  readonly costs: RangeCosts;
  /** Full-time pay of the first point of each range on the date, where there is a figure. Pence. */
  readonly firstPoints: ReadonlyMap<number, Pence>;
  readonly breakEven: Search;
  readonly seek: GoalSeek | null;
  readonly ending: RangeEnding | NoEnding | null;
}

export interface PlannedRange {
  readonly asked: RangeAsked;
  /** `null` where an input cannot be used or a pay figure is missing: the sentences say which. */
  readonly answer: RangeAnswer | null;
  readonly sentences: readonly string[];
  readonly problems: readonly InputProblem[];
  /** Every pay figure that was looked up. */
  readonly payUsed: readonly AskedPay[];
}

/** Works out the costs of all fourteen ranges. */
export type CostsOf = (question: RangeQuestion, settings: PlanSettings) => RangeCosts;

/** Costs that are worked out once for all starts of range: they are the same while nothing but the start, the end or the policy changes. */
export function rememberedCosts(): CostsOf {
  let last: { readonly key: string; readonly post: AstPost | null; readonly settings: PlanSettings; readonly costs: RangeCosts } | undefined;
  return (question, settings) => {
    const { area, on, fte, now, nowIsAssumed, cover, post } = question;
    const key = JSON.stringify([area, on, fte, now, nowIsAssumed, cover]);
    const isSame = last !== undefined && last.key === key && last.post === post && isSameBut(last.settings, settings);
    if (!isSame || last === undefined) last = { key, post, settings, costs: rangeCosts(question, settings) };
    return last.costs;
  };
}

/** Whether two settings differ in nothing but the policy, of which the costs hold all. */
function isSameBut(one: PlanSettings, other: PlanSettings): boolean {
  return (Object.keys(one) as (keyof PlanSettings)[]).every((name) => name === 'policy' || one[name] === other[name]);
}

/** Answers the question. `posts` are those of the plan, of which it may name one. */
export function planRange(asked: RangeAsked, posts: readonly AstPost[], planSettings: PlanSettings, costsOf: CostsOf = rangeCosts): PlannedRange {
  const facts = readInputs(asked.inputs);
  if ('problems' in facts) return { asked, answer: null, sentences: facts.problems.map(inputSentence), problems: facts.problems, payUsed: [] };
  const post = facts.post === '' ? null : (posts.find(({ id }) => id === facts.post) ?? null);
  const { area, on, start, fte, now, nowIsAssumed, cover, ends, revertTo } = facts;
  const question: RangeQuestion = { area, on, start, fte, now, nowIsAssumed, cover, ends, revertTo, post };
  const settings: PlanSettings = { ...planSettings, policy: facts.policy ?? planSettings.policy };
  const sentences = facts.post !== '' && post === null ? [`There is no post ${facts.post} in the plan: a new post is modelled in its place.`] : [];
  const model = rangeModel(question, settings);
  if (isMissingModel(model)) return { asked, answer: null, sentences: [...sentences, model.message], problems: [], payUsed: [] };
  const costs = costsOf(question, settings);
  const ending = rangeEnding(question, settings);
  const answer: RangeAnswer = {
    facts, question, settings, model, costs, ending, firstPoints: firstPointsOf(question, settings),
    breakEven: breakEven(costs, settings.policy, settings.method),
    seek: facts.most === null ? null : goalSeek(costs, settings.policy, settings.method, facts.most),
  };
  const endingPay = ending === null || 'refusal' in ending ? [] : ending.payUsed;
  const septembers = costs.years.length === 0 ? [schoolYearOf(on)] : [schoolYearOf(on), ...costs.years.filter((year) => year > schoolYearOf(on))];
  return { asked, answer, sentences, problems: [], payUsed: [...model.payUsed, ...costs.payUsed, ...endingPay, ...wholeTables(question, settings, septembers)].filter(isOf(septembers)) };
}

function firstPointsOf({ area, on }: RangeQuestion, settings: PlanSettings): Map<number, Pence> {
  const book = bookOf(settings);
  return new Map(RANGE_STARTS.flatMap((start): [number, Pence][] => {
    const answer = book.find(area, 'AST', start, schoolYearOf(on));
    return isMissing(answer) ? [] : [[start, answer.value]];
  }));
}

/** Every point of the area in the Septembers of the model: on the sheet the range may be changed to any other. */
function wholeTables({ area }: RangeQuestion, settings: PlanSettings, septembers: readonly number[]): readonly AskedPay[] {
  const book = bookOf(settings);
  for (const year of septembers) {
    for (const scale of SCALES) for (let point = 1; point <= LAST_POINTS[scale]; point += 1) book.find(area, scale, point, year);
  }
  return book.asked();
}

/** A figure that was found; or one that is missing in a year that is modelled. */
function isOf(septembers: readonly number[]): (asked: AskedPay) => boolean {
  return ({ answer, year, scale }) => !isMissing(answer) || (scale === 'AST' && septembers.includes(year));
}

function isMissingModel(model: RangeModel | MissingPay): model is MissingPay {
  return 'missing' in model;
}

/** What of the question should be looked at, for the summary of the plan. */
export function rangeProblems({ problems, sentences, answer }: PlannedRange, sheet: string): Problem[] {
  if (problems.length > 0) {
    return problems.map((problem): Problem => ({ severity: 'error', rule: 'PAY-9', sheet, found: problem.found, expected: problem.expected, message: `On “${sheet}”, ${inputSentence(problem)} What you typed is kept.` }));
  }
  const chosen = answer !== null && answer.facts.reason === '' && answer.ending !== null && !('refusal' in answer.ending) ? chosenPointText(answer.ending) : '';
  return [
    ...sentences.map((message): Problem => ({ severity: 'question', rule: 'PAY-9', sheet, found: 'a question that cannot be answered as it stands', expected: 'a post and pay figures that exist', message: `“${sheet}”: ${message}` })),
    ...(answer !== null && chosen !== '' ? [{ severity: 'question' as const, rule: 'REV-2', sheet, found: `U${String(answer.facts.revertTo)}`, expected: 'the U point held before, else U1', message: `“${sheet}”: ${chosen}. The governing body may decide so.` }] : []),
  ];
}

/** Every figure that one of them asked for, each once. */
export function withPayOf(payUsed: readonly AskedPay[], range: PlannedRange | null): readonly AskedPay[] {
  if (range === null) return payUsed;
  const byKey = new Map<string, AskedPay>();
  for (const asked of [...payUsed, ...range.payUsed]) {
    // A present pay in £ is no point of a table.
    if (asked.point === 0) continue;
    const key = `${asked.area} ${asked.scale} ${String(asked.year)} ${String(asked.point).padStart(2, '0')}`;
    if (!byKey.has(key)) byKey.set(key, asked);
  }
  return [...byKey.values()];
}
