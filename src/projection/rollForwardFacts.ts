/** In which order what a post is, and what is set, is taken over from this year: one respect after the other. */
import { dayText } from '../domain/calendar';
import { percentText, shortPoundsText } from '../domain/exact';
import type { AstPost } from '../domain/staff';
import type { UserPay } from '../rules/payBook';
import { arrivalText } from '../rules/streamArrival';
import type { PlanSettings } from './plan';
import { markOf } from './rollForwardUnits';

/** The steps that take over facts of posts, in their order. */
export const FACT_KINDS = ['holders', 'points', 'fte', 'dates', 'reference', 'amounts', 'cover', 'funding', 'facts'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** The steps that take over settings, in their order. */
export const SETTING_KINDS = ['policy', 'pay', 'onCosts', 'grant'] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

const KIND_OF_FACT: Readonly<Record<string, FactKind>> = {
  holder: 'holders',
  area: 'points', point: 'points', rangeStart: 'points', rangeChange: 'points', decisions: 'points', assessedOn: 'points',
  fte: 'fte',
  start: 'dates', end: 'dates', ending: 'dates', revertTo: 'dates',
  reference: 'reference', referenceIsAssumed: 'reference',
  rr: 'amounts', allowance: 'amounts', allowanceType: 'amounts', retained: 'amounts', thresholdLost: 'amounts', transferred: 'amounts',
  status: 'funding', share: 'funding', ast2SentOn: 'funding',
};

/** The step of a fact; one that has no place of its own goes by the first word of its name, else into the last step. */
function kindOfFact(name: string): FactKind {
  return KIND_OF_FACT[name] ?? (name.startsWith('cover') ? 'cover' : name.startsWith('funding') ? 'funding' : 'facts');
}

type Facts = Readonly<Record<string, unknown>>;

/** Facts that tell a row from the others of its post: they are taken over with the sharing, all rows at once. */
const OF_THE_ROW: ReadonlySet<string> = new Set(['id', 'school', 'origin']);

/** The row with the facts of the steps up to `last` from this year’s row, and the others from last year’s. */
function between(was: AstPost, is: AstPost, last: FactKind): AstPost {
  const upTo = FACT_KINDS.indexOf(last);
  const [old, fresh]: [Facts, Facts] = [{ ...was }, { ...is }];
  const isTaken = (name: string): boolean => FACT_KINDS.indexOf(OF_THE_ROW.has(name) ? 'funding' : kindOfFact(name)) <= upTo;
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return Object.fromEntries(names.flatMap((name) => {
    const from = isTaken(name) ? fresh : old;
    return name in from ? [[name, from[name]]] : [];
  })) as unknown as AstPost;
}

/** The rows of a post of both years after the step `last`: until who shares it is taken over, they are last year’s rows. */
export function rowsAfter(before: readonly AstPost[], now: readonly AstPost[], last: FactKind): AstPost[] {
  const areNow = FACT_KINDS.indexOf(last) >= FACT_KINDS.indexOf('funding');
  const [rows, others] = areNow ? [now, before] : [before, now];
  return rows.flatMap((row) => {
    const other = others.find(({ school }) => school === row.school) ?? others[0];
    if (other === undefined) return [];
    return [areNow ? between(other, row, last) : between(row, other, last)];
  });
}

/** A setting that is taken over by itself, in words. */
export interface SettingChange {
  readonly kind: SettingKind;
  readonly name: string;
  readonly was: string;
  readonly is: string;
  readonly apply: (settings: PlanSettings) => PlanSettings;
}

const NOTHING = 'none';

interface SettingWords {
  readonly kind: SettingKind;
  readonly name: string;
  readonly text: (settings: PlanSettings) => string;
}

/** The settings with words of their own; any other goes into the last step under its own name. */
const SETTING_WORDS: Readonly<Partial<Record<string, SettingWords>>> = {
  policy: { kind: 'policy', name: 'Points each September where the staff list has no decision', text: ({ policy }) => String(policy) },
  leastWeeks: { kind: 'policy', name: 'Least weeks in the post for a rise', text: ({ leastWeeks }) => String(leastWeeks) },
  niBasis: { kind: 'onCosts', name: 'Basis of employer’s National Insurance', text: ({ niBasis }) => niBasis },
  method: { kind: 'grant', name: 'How the grant is reckoned', text: ({ method }) => method },
  grantModel: {
    kind: 'grant', name: 'Grant a year for a full-time post',
    text: ({ grantModel: { outreach, salary } }) => `${shortPoundsText(outreach)} for outreach, ${shortPoundsText(salary)} for salary`,
  },
  progressionFunded: {
    kind: 'grant', name: 'Whether the authority also funds what points gained in the post add to salary', text: ({ progressionFunded }) => (progressionFunded ? 'yes' : 'no'),
  },
  streamShares: { kind: 'grant', name: 'Shares of the four payments of the grant', text: ({ streamShares }) => streamShares.join(' : ') },
  streamArrivals: { kind: 'grant', name: 'When the four payments of the grant arrive', text: ({ streamArrivals }) => streamArrivals.map(arrivalText).join(', ') },
};

function percentOrNothing(rate: number | undefined): string {
  return rate === undefined ? NOTHING : percentText(rate);
}

function awardChanges(was: PlanSettings['awards'], is: PlanSettings['awards']): SettingChange[] {
  return [...new Set([...was.keys(), ...is.keys()])].sort((a, b) => a - b).filter((year) => was.get(year) !== is.get(year)).map((year) => ({
    kind: 'pay', name: `Award of September ${String(year)}`, was: percentOrNothing(was.get(year)), is: percentOrNothing(is.get(year)),
    apply(settings) {
      const awards = new Map(settings.awards);
      const award = is.get(year);
      if (award === undefined) awards.delete(year);
      else awards.set(year, award);
      return { ...settings, awards };
    },
  }));
}

/** Which figures a figure of the user’s own stands for. */
export function payKey({ area, scale, point, year }: UserPay): string {
  return [area, scale, point, year].join(' ');
}

function userPayChanges(was: readonly UserPay[], is: readonly UserPay[]): SettingChange[] {
  const marks = (pay: readonly UserPay[]): Map<string, number> => new Map(pay.map((entry) => [payKey(entry), entry.annual]));
  const [old, fresh] = [marks(was), marks(is)];
  const differ = [...new Set([...old.keys(), ...fresh.keys()])].filter((key) => old.get(key) !== fresh.get(key));
  if (differ.length === 0) return [];
  const count = (figures: ReadonlyMap<string, number>): string => {
    const there = differ.filter((key) => figures.has(key)).length;
    return there === 0 ? NOTHING : `${String(there)} ${there === 1 ? 'figure' : 'figures'}`;
  };
  return [{ kind: 'pay', name: `Your own pay figures that differ (${String(differ.length)})`, was: count(old), is: count(fresh), apply: (settings) => ({ ...settings, userPay: is }) }];
}

function pensionChanges(was: PlanSettings['pensionRates'], is: PlanSettings['pensionRates']): SettingChange[] {
  const days = [...new Set([...was, ...is].map(({ from }) => from))].sort((a, b) => a - b);
  const rateFrom = (rates: PlanSettings['pensionRates'], day: number): number | undefined => rates.find(({ from }) => from === day)?.rate;
  return days.filter((day) => rateFrom(was, day) !== rateFrom(is, day)).map((day) => ({
    kind: 'onCosts', name: `Your own rate of employer’s pension from ${dayText(day)}`, was: percentOrNothing(rateFrom(was, day)), is: percentOrNothing(rateFrom(is, day)),
    apply: (settings) => ({ ...settings, pensionRates: [...settings.pensionRates.filter(({ from }) => from !== day), ...is.filter(({ from }) => from === day)] }),
  }));
}

/** Settings that say which years are planned: the chain has years of its own. */
const OF_THE_YEARS: ReadonlySet<string> = new Set(['from', 'years']);

/** Settings that say what else is shown beside the plan: they move none of its figures. */
const ONLY_SHOWN: ReadonlySet<string> = new Set(['cfr', 'sensitivity', 'sensitivityAward', 'sensitivityPupils']);

/** What is set otherwise this year, each by itself, in the order of the steps. Whatever is not known by name comes last. */
export function settingChanges(was: PlanSettings, is: PlanSettings): SettingChange[] {
  const [old, fresh]: [Facts, Facts] = [{ ...was }, { ...is }];
  const changes = [...awardChanges(was.awards, is.awards), ...userPayChanges(was.userPay, is.userPay), ...pensionChanges(was.pensionRates, is.pensionRates)];
  for (const name of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    if (OF_THE_YEARS.has(name) || ONLY_SHOWN.has(name) || name === 'awards' || name === 'userPay' || name === 'pensionRates' || markOf(old[name]) === markOf(fresh[name])) continue;
    const known = SETTING_WORDS[name];
    const text = (settings: PlanSettings): string => known?.text(settings) ?? (markOf(({ ...settings } as Facts)[name]) || NOTHING);
    changes.push({
      kind: known?.kind ?? (name.startsWith('progress') ? 'policy' : 'grant'), name: known?.name ?? name, was: text(was), is: text(is),
      apply: (settings) => ({ ...settings, [name]: fresh[name] }),
    });
  }
  return changes.sort((a, b) => SETTING_KINDS.indexOf(a.kind) - SETTING_KINDS.indexOf(b.kind));
}
