/** What a user may set: each setting with its text, its rule, how it is shown, and which values make sense. */
import { dayFromIso, financialYearFrom, financialYearText } from '../domain/calendar';
import type { Status } from '../domain/figure';
import type { Decision } from '../domain/staff';
import { CFR_FORMS, FIRST_PLAN_YEAR, LAST_PLAN_YEAR, MOST_PLAN_YEARS, type PlanSettings } from '../projection';
import { GRANT_METHODS, type GrantMethod, type GrantModel } from '../rules/grant';
import { arrivalText, STREAM_NAMES, streamArrival } from '../rules/streamArrival';
import { NI_BASES, type NiBasis } from '../rules/onCosts';

export interface Setting {
  readonly id: string;
  readonly text: string;
  readonly rule: string;
  readonly status: Status;
  readonly expected: string;
  readonly show: (settings: PlanSettings) => string;
  /** The settings with the value, or `undefined` where the value makes no sense. */
  readonly set: (settings: PlanSettings, value: string) => PlanSettings | undefined;
}

function wholeNumber(value: string, least: number, most: number): number | undefined {
  if (!/^\d{1,4}$/.test(value)) return undefined;
  const number = Number(value);
  return number >= least && number <= most ? number : undefined;
}

function pounds(value: string): number | undefined {
  const text = value.replace(/[£,\s]/g, '');
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(text)) return undefined;
  return Math.round(Number(text) * 100);
}

/** Hundredths of a per cent of `2.45`, `2.45%`; `undefined` for anything finer or out of reason. */
export function basisPoints(value: string, least = 0, most = 100): number | undefined {
  const text = value.replace(/[%\s]/g, '');
  if (!/^-?\d{1,3}(\.\d{1,2})?$/.test(text)) return undefined;
  const rate = Math.round(Number(text) * 100);
  return rate >= least * 100 && rate <= most * 100 ? rate : undefined;
}

function poundsShown(pence: number): string {
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
}

/** A part of the grant for a full-time post, £ a year (FUND-1). */
function grantPart(part: keyof GrantModel, facts: Pick<Setting, 'id' | 'text' | 'expected'>): Setting {
  return {
    ...facts, rule: 'FUND-1', status: 'published',
    show: ({ grantModel }) => poundsShown(grantModel[part]),
    set: (settings, value) => {
      const amount = pounds(value);
      return amount === undefined ? undefined : { ...settings, grantModel: { ...settings.grantModel, [part]: amount } };
    },
  };
}

/** A size of what is changed on AST Sensitivity; from 0 to 20. */
function whatIfSize(id: 'sensitivityAward' | 'sensitivityPupils', rule: string, text: string): Setting {
  return {
    id, text, rule, status: 'assumed', expected: 'a number from 0 to 20 with at most two decimals, such as 1 or 2.5',
    show: (settings) => String(settings[id] / 100),
    set: (settings, value) => {
      const size = basisPoints(value, 0, 20);
      // 0.05 is what a spreadsheet makes of 5%.
      return size === undefined || (size !== 0 && size < 25) ? undefined : { ...settings, [id]: size };
    },
  };
}

export const SETTINGS: readonly Setting[] = [
  {
    id: 'planFrom', text: 'First financial year of the plan', rule: 'FUND-6', status: 'assumed',
    expected: `a financial year such as 2009-10, from ${financialYearText(FIRST_PLAN_YEAR)} to ${financialYearText(LAST_PLAN_YEAR)}`,
    show: ({ from }) => financialYearText(from),
    set: (settings, value) => {
      const from = financialYearFrom(value);
      return from === undefined || from < FIRST_PLAN_YEAR || from > LAST_PLAN_YEAR ? undefined : { ...settings, from };
    },
  },
  {
    id: 'planYears', text: 'Number of financial years', rule: 'FUND-6', status: 'assumed',
    expected: `a whole number from 1 to ${String(MOST_PLAN_YEARS)}`,
    show: ({ years }) => String(years),
    set: (settings, value) => {
      const years = wholeNumber(value, 1, MOST_PLAN_YEARS);
      return years === undefined ? undefined : { ...settings, years };
    },
  },
  {
    id: 'policy', text: 'Points gained each September where the sheet has no decision', rule: 'PAY-5', status: 'assumed',
    expected: '0, 1 or 2',
    show: ({ policy }) => String(policy),
    set: (settings, value) => (/^[012]$/.test(value) ? { ...settings, policy: Number(value) as Decision } : undefined),
  },
  {
    id: 'leastWeeks', text: 'Least weeks in the post in a school year for the rise of the next September (the guidance asks for sustained performance and gives no number)',
    rule: 'PAY-5', status: 'assumed', expected: 'a whole number of weeks from 0 to 52',
    show: ({ leastWeeks }) => String(leastWeeks),
    set: (settings, value) => {
      const leastWeeks = wholeNumber(value, 0, 52);
      return leastWeeks === undefined ? undefined : { ...settings, leastWeeks };
    },
  },
  {
    id: 'method', text: 'How the grant is reckoned: average (so much a post) or actual (outreach and eligible salary cost)', rule: 'FUND-5', status: 'assumed',
    expected: 'average or actual',
    show: ({ method }) => method,
    set: (settings, value) => ((GRANT_METHODS as readonly string[]).includes(value.toLowerCase()) ? { ...settings, method: value.toLowerCase() as GrantMethod } : undefined),
  },
  grantPart('outreach', { id: 'grantOutreach', text: 'Grant for outreach, £ a year for a full-time post', expected: 'an amount in £ such as 6200' }),
  grantPart('salary', { id: 'grantSalary', text: 'Grant for salary-related costs, £ a year for a full-time post', expected: 'an amount in £ such as 9300' }),
  {
    id: 'progressionFunded', rule: 'FUND-5', status: 'assumed', expected: 'yes or no',
    text: 'Whether the authority funds progression: beyond the average cost, what points gained in the post since the plan begins add to salary (practice differed; actual cost has it in)',
    show: ({ progressionFunded }) => (progressionFunded ? 'yes' : 'no'),
    set: (settings, value) => (/^(?:yes|no)$/i.test(value) ? { ...settings, progressionFunded: value.toLowerCase() === 'yes' } : undefined),
  },
  ...STREAM_NAMES.map((month, index): Setting => ({
    id: `stream.${month}`, text: `Share of the year’s grant that arrives in ${month}, %`, rule: 'FUND-8', status: 'assumed',
    expected: 'a percentage from 0 to 100, the four adding up to 100',
    show: ({ streamShares }) => {
      const sum = streamShares.reduce((running, share) => running + share, 0);
      return String(Math.round(((streamShares[index] ?? 0) * 10_000) / sum) / 100);
    },
    set: (settings, value) => {
      const share = basisPoints(value);
      if (share === undefined) return undefined;
      const current = settings.streamShares.every((each) => each === 1) ? [2500, 2500, 2500, 2500] : settings.streamShares;
      return { ...settings, streamShares: current.map((each, at) => (at === index ? share : each)) };
    },
  })),
  ...STREAM_NAMES.map((month, index): Setting => ({
    id: `arrives.${month}`, text: `When the stream of ${month} arrives: a month, or a day such as 15 ${month}; of the April to August after the year with “next year”, such as 15 April next year`, rule: 'FUND-8', status: 'published',
    expected: `a month from April to March such as ${month}, or April to August next year, with a day of it or without: ${month}, 15 ${month}, 15 April next year`,
    show: ({ streamArrivals }) => { const arrival = streamArrivals[index]; return arrival === undefined ? month : arrivalText(arrival); },
    set: (settings, value) => {
      const arrival = streamArrival(value);
      return arrival === undefined ? undefined : { ...settings, streamArrivals: settings.streamArrivals.map((each, at) => (at === index ? arrival : each)) };
    },
  })),
  {
    id: 'niBasis', text: 'Employer’s National Insurance: exact (rebate also between the lower limit and the threshold) or table (nil below the threshold)',
    rule: 'FUND-4', status: 'assumed', expected: 'exact or table',
    show: ({ niBasis }) => niBasis,
    set: (settings, value) => ((NI_BASES as readonly string[]).includes(value.toLowerCase()) ? { ...settings, niBasis: value.toLowerCase() as NiBasis } : undefined),
  },
  {
    id: 'sensitivity', text: 'Whether the plan is also made with single things changed, on “AST Sensitivity”: no or yes', rule: 'PAY-13', status: 'assumed', expected: 'no or yes',
    show: ({ sensitivity }) => (sensitivity ? 'yes' : 'no'),
    set: (settings, value) => (/^(?:no|yes)$/i.test(value) ? { ...settings, sensitivity: value.toLowerCase() === 'yes' } : undefined),
  },
  whatIfSize('sensitivityAward', 'PAY-13', 'By how many percentage points awards are raised and lowered on “AST Sensitivity”'),
  whatIfSize('sensitivityPupils', 'SDG-2', 'By how much pupil numbers are raised and lowered on “AST Sensitivity”, %'),
  {
    id: 'cfr', text: 'Whether amounts are also given by CFR codes, on “AST CFR”: no, years or months', rule: 'FUND-6', status: 'assumed', expected: 'no, years or months',
    show: ({ cfr }) => cfr,
    set: (settings, value) => {
      const cfr = CFR_FORMS.find((form) => form === value.toLowerCase());
      return cfr === undefined ? undefined : { ...settings, cfr };
    },
  },
];

const AWARD_ID = /^award\.((?:19|20)\d{2})$/;
const PENSION_ID = /^pension\.(\d{4}-\d{2}-\d{2})$/;

/** The settings with a value given by its id; what was expected instead where it makes no sense. */
export function setOne(settings: PlanSettings, id: string, value: string): PlanSettings | { expected: string } | 'unknown' {
  const setting = SETTINGS.find((entry) => entry.id === id);
  if (setting !== undefined) return setting.set(settings, value) ?? { expected: setting.expected };
  const award = AWARD_ID.exec(id);
  if (award !== null) {
    const rate = basisPoints(value, -20, 50);
    // 0.02 is what a spreadsheet makes of 2%.
    if (rate === undefined || (rate !== 0 && Math.abs(rate) < 25)) return { expected: 'an award in % with at most two decimals, such as 2 or 2.45' };
    return { ...settings, awards: new Map([...settings.awards, [Number(award[1]), rate]]) };
  }
  const pension = PENSION_ID.exec(id);
  if (pension !== null) {
    const [from, rate] = [dayFromIso(pension[1] ?? ''), basisPoints(value, 0, 60)];
    if (from === undefined || rate === undefined || rate < 100) return { expected: 'a rate in % with at most two decimals, such as 14.1, and an id such as pension.2015-09-01' };
    return { ...settings, pensionRates: [...settings.pensionRates.filter((entry) => entry.from !== from), { from, rate }] };
  }
  return 'unknown';
}
