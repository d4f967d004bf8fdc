/**
 * Roll forward: why a figure of last year became that of this year. A chain of plans leads from the one to the other, each
 * otherwise than the one before in one respect; the effect of a step is the difference of their totals, so the steps add up.
 */
import { financialYearText, firstDayOfFinancialYear, type FinancialYear } from '../domain/calendar';
import type { AstPost } from '../domain/staff';
import { finish, type Work } from '../domain/work';
import { isMissing } from '../rules/payBook';
import { yearsText } from './comparePlans';
import type { PlanSettings, PostYear } from './plan';
import { bookOf, planPostsInPieces } from './planPosts';
import { postAsAt } from './rollForwardAsAt';
import { FACT_KINDS, payKey, rowsAfter, SETTING_KINDS, settingChanges, type SettingChange } from './rollForwardFacts';
import {
  addRoll, isNoRoll, lessRoll, NO_ROLL, rollAmountsOf, rollTotal, type RollAmounts, type RollChange, type RollFact, type RollForward, type RollKind, type RollPlan,
  type RollRefusal, type RollState, type RollStep, type RollYears,
} from './rollForwardParts';
import { pairText, postChanges, settingText, stepText } from './rollForwardText';
import { rollUnits, type RollUnit } from './rollForwardUnits';

type Rows = ReadonlyMap<string, readonly AstPost[]>;

/** Plans the rows under the keys of their posts, so that rows of both years never meet under one id. */
function* stateOf(rows: Rows, settings: PlanSettings, year: FinancialYear): Work<RollState> {
  const plan = yield* planPostsInPieces([...rows].flatMap(([key, own]) => own.map((row) => ({ ...row, id: key }))), settings);
  const [amounts, figures, missing] = [new Map<string, RollAmounts>(), new Map<string, PostYear>(), new Map<string, string>()];
  for (const { post, years } of plan.posts) {
    const found = years.find((entry) => entry.year === year);
    if (found === undefined) continue;
    amounts.set(post.id, addRoll(amounts.get(post.id) ?? NO_ROLL, rollAmountsOf(found)));
    figures.set(post.id, found);
  }
  for (const { post, severity, message } of plan.problems) {
    if (severity !== 'error' || post === undefined || amounts.has(post)) continue;
    missing.set(post, message.replace(`Post ${post} `, '').replace(/^.*? left out(?: of the plan)?: /, '').replace(/\.$/, ''));
  }
  return { rows, year, settings, amounts, figures, missing, awardsUsed: plan.awardsUsed };
}

/** What last year’s settings lack of pay, from this year’s: no figure that they have is touched. */
function withPayOf(old: PlanSettings, fresh: PlanSettings): PlanSettings {
  const book = bookOf(old);
  const known = new Set(old.userPay.map(payKey));
  const lacking = fresh.userPay.filter((entry) => !known.has(payKey(entry)) && isMissing(book.find(entry.area, entry.scale, entry.point, entry.year)));
  return { ...old, awards: new Map([...fresh.awards, ...old.awards]), userPay: [...old.userPay, ...lacking] };
}

interface Link {
  readonly kind: RollKind;
  readonly state: RollState;
  readonly setting?: SettingChange;
}

/** The chain from the old figure to the new one, on these settings of last year. */
function* linksOf(units: readonly RollUnit[], sides: { readonly old: RollState; readonly now: RollState; readonly fresh: PlanSettings }, terms: PlanSettings): Work<Link[]> {
  const { old, now, fresh } = sides;
  const first = Math.max(old.settings.from, fresh.from);
  const day = firstDayOfFinancialYear(first);
  const frame = { from: first, years: now.year - first + 1 };
  const [oldBook, freshBook] = [bookOf(terms), bookOf(fresh)];
  const asAt = units.map(({ key, before, now: is }) => ({
    key,
    before: before.map((post) => postAsAt(post, terms, day, oldBook)),
    now: is.map((post) => postAsAt(post, fresh, day, freshBook)),
  }));
  const rowsOf = (choose: (unit: RollUnit) => readonly AstPost[]): Rows => new Map(asAt.flatMap((unit): [string, readonly AstPost[]][] => {
    const rows = choose(unit);
    return rows.length === 0 ? [] : [[unit.key, rows]];
  }));
  const settings = { ...terms, ...frame };
  const links: Link[] = [{ kind: 'leftOutBefore', state: yield* stateOf(old.rows, { ...terms, years: old.year - terms.from + 1 }, old.year) }];
  const put = function* (kind: RollKind, rows: Rows): Work<void> {
    links.push({ kind, state: yield* stateOf(rows, settings, now.year) });
  };
  yield* put('yearOn', rowsOf(({ before }) => before));
  yield* put('gone', rowsOf(({ before, now: is }) => (is.length === 0 ? [] : before)));
  yield* put('new', rowsOf(({ before, now: is }) => (before.length === 0 ? is : is.length === 0 ? [] : before)));
  for (const kind of FACT_KINDS) yield* put(kind, rowsOf(({ before, now: is }) => (before.length === 0 || is.length === 0 ? is : rowsAfter(before, is, kind))));
  let at = settings;
  const last = links.at(-1)?.state.rows ?? new Map<string, readonly AstPost[]>();
  for (const setting of settingChanges(terms, fresh)) {
    at = setting.apply(at);
    links.push({ kind: setting.kind, setting, state: yield* stateOf(last, at, now.year) });
  }
  links.push({ kind: 'leftOutNow', state: now });
  return links;
}

function totalOf({ amounts }: RollState): RollAmounts {
  return [...amounts.values()].reduce(addRoll, NO_ROLL);
}

/** The steps of the chain: those in which nothing changed and nothing moved are left out. */
function stepsOf(old: RollState, links: readonly Link[], facts: readonly RollFact[], borrowed: string): RollStep[] {
  const steps: RollStep[] = [];
  let before = old;
  const found = new Map<RollKind, { changes: RollChange[]; amounts: RollAmounts }>();
  const kinds: RollKind[] = [];
  for (const { kind, state, setting } of links) {
    const amounts = lessRoll(totalOf(before), totalOf(state));
    const changes = setting === undefined ? postChanges(kind, before, state, facts) : [settingText(setting, amounts)];
    const there = found.get(kind);
    if (there === undefined) {
      kinds.push(kind);
      found.set(kind, { changes, amounts });
    } else {
      found.set(kind, { changes: [...there.changes, ...changes], amounts: addRoll(there.amounts, amounts) });
    }
    before = state;
  }
  for (const kind of kinds) {
    const { changes, amounts } = found.get(kind) ?? { changes: [], amounts: NO_ROLL };
    if (changes.length === 0 && isNoRoll(amounts)) continue;
    const { title, text } = stepText(kind, changes, pairText(old, before), borrowed);
    steps.push({ kind, title, text, amounts, changes });
  }
  return steps;
}

/** Which pay of this year’s settings the chain had to take, in a sentence; empty where none. */
function borrowedText(links: readonly Link[], old: PlanSettings, terms: PlanSettings): string {
  const isOnOldTerms = ({ kind }: Link): boolean => kind !== 'leftOutNow' && !(SETTING_KINDS as readonly string[]).includes(kind);
  const awards = [...new Set(links.filter(isOnOldTerms).flatMap(({ state }) => [...state.awardsUsed]))].filter((year) => !old.awards.has(year)).sort((a, b) => a - b);
  const figures = terms.userPay.length - old.userPay.length;
  const parts = [
    ...awards.map((year) => `the award of September ${String(year)} (${String((terms.awards.get(year) ?? 0) / 100)}%)`),
    ...(figures === 0 ? [] : [`${String(figures)} of your own pay figures`]),
  ];
  return parts.length === 0 ? '' : ` Last year’s settings lack pay that this needs, so it is taken from this year’s: ${parts.join(', ')}.`;
}

/** Which years are compared, or why they cannot be. */
function yearsOf(before: PlanSettings, now: PlanSettings, { from, to }: RollYears): { from: FinancialYear; to: FinancialYear } | RollRefusal {
  const years = ({ from: first, years: count }: PlanSettings): FinancialYear[] => Array.from({ length: count }, (_, index) => first + index);
  const [old, fresh] = [years(before), years(now)];
  const one = from ?? before.from;
  const other = to ?? (now.from < one && fresh.includes(one) ? one : now.from);
  if (!old.includes(one)) return { refusal: `Last year’s plan has no year ${financialYearText(one)}: it has ${yearsText(old)}. Choose one of these.` };
  if (!fresh.includes(other)) return { refusal: `This year’s plan has no year ${financialYearText(other)}: it has ${yearsText(fresh)}. Choose one of these, or plan more years.` };
  if (other < one) return { refusal: `${financialYearText(other)} of this year’s plan comes before ${financialYearText(one)} of last year’s. Plan this year’s staff list from ${financialYearText(one)} or later, or exchange the two workbooks.` };
  return { from: one, to: other };
}

/**
 * The bridge from a year of the old plan to a year of the new one. `facts` say a post’s facts in words. Exact: the old figure
 * and the steps are the new figure in every column, and the changes of a step add up to it.
 */
export function* rollForwardInPieces(before: RollPlan, now: RollPlan, years: RollYears, facts: readonly RollFact[]): Work<RollForward | RollRefusal> {
  const pair = yearsOf(before.settings, now.settings, years);
  if ('refusal' in pair) return pair;
  const units = rollUnits(before.posts, now.posts);
  const rowsOf = (side: 'before' | 'now'): Rows => new Map(units.filter((unit) => unit[side].length > 0).map((unit) => [unit.key, unit[side]]));
  const old = yield* stateOf(rowsOf('before'), before.settings, pair.from);
  const fresh = yield* stateOf(rowsOf('now'), now.settings, pair.to);
  const sides = { old, now: fresh, fresh: now.settings };
  let terms = before.settings;
  let links = yield* linksOf(units, sides, terms);
  if (links.some(({ kind, state }) => kind !== 'leftOutNow' && state.missing.size > 0)) {
    terms = withPayOf(before.settings, now.settings);
    links = yield* linksOf(units, sides, terms);
  }
  const steps = stepsOf(old, links, facts, borrowedText(links, before.settings, terms));
  const from = rollTotal(yield* planPostsInPieces(before.posts, before.settings), pair.from);
  const to = rollTotal(yield* planPostsInPieces(now.posts, now.settings), pair.to);
  return { from: { year: pair.from, ...from }, to: { year: pair.to, ...to }, steps, check: rollCheck(from, to, steps) };
}

/** The old figure and the steps, less the new figure. */
export function rollCheck(from: RollAmounts, to: RollAmounts, steps: readonly Pick<RollStep, 'amounts'>[]): RollAmounts {
  return lessRoll(to, steps.reduce((sum, { amounts }) => addRoll(sum, amounts), from));
}

/** {@link rollForwardInPieces} at once. */
export function rollForward(before: RollPlan, now: RollPlan, years: RollYears = {}, facts: readonly RollFact[] = []): RollForward | RollRefusal {
  return finish(rollForwardInPieces(before, now, years, facts));
}
