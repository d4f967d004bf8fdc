/** A scenario: a plan that is kept under a name, with what it was made from. Plain values, so that a sheet can hold it and give it back. */
import { dayText, type Day, type FinancialYear } from '../../domain/calendar';
import { fractionText, shortPoundsText, type Fraction, type Pence } from '../../domain/exact';
import { AREA_NAMES, scalePointText } from '../../domain/scales';
import type { AstPost } from '../../domain/staff';
import { COMPARED_ELEMENTS, coverWayText, referenceCostOf, type ComparedAmounts, type ComparedPlan, type ComparedPost, type Plan } from '../../projection';
import { rangeTop } from '../../rules/astPay';
import { isRemembered, type Assumption } from '../assumptions';
import { Digest, settingsFingerprint } from '../fingerprint';
import { tidy } from '../port';

/** A setting that the plan was made with: its id and what it is, as on “AST Assumptions”. */
export interface ScenarioSetting {
  readonly id: string;
  readonly text: string;
  readonly value: string;
}

export interface ScenarioPost extends ComparedPost {
  /** The row of the staff list that the post was read from: by it a post is told from another of the same id. */
  readonly row: number;
}

export interface Scenario {
  readonly name: string;
  /** When it was saved, as text. */
  readonly savedAt: string;
  readonly isApproved: boolean;
  /** When it was approved, as text; empty where it is not. */
  readonly approvedAt: string;
  readonly readFrom: string;
  /** The version of the product that made the plan. */
  readonly version: string;
  readonly fingerprint: string;
  readonly settingsFingerprint: string;
  readonly years: readonly FinancialYear[];
  readonly settings: readonly ScenarioSetting[];
  readonly posts: readonly ScenarioPost[];
  /** As it was written when it was saved or approved: where it is not {@link checksumOf} now, somebody changed what was saved. */
  readonly checksum: string;
}

/** What a scenario is made from: a planned workbook has all of it. */
export interface ScenarioSource {
  readonly plan: Plan;
  readonly assumptions: readonly Assumption[];
  readonly readFrom: string;
  readonly version: string;
  readonly writtenAt: string;
  readonly fingerprint: string;
}

/** Up to four decimals as they are, else the fraction itself: nothing is rounded away. */
function exactText(value: Fraction): string {
  return 10_000 % value.denominator === 0 ? fractionText(value) : `${String(value.numerator)}/${String(value.denominator)}`;
}

function dayOrNothing(day: Day | null): string {
  return day === null ? '' : dayText(day);
}

function amountOrNothing(amount: Pence | null): string {
  return amount === null || amount === 0 ? '' : shortPoundsText(amount);
}

/** Who pays from when to when, as a list of funding says (FUND-11). */
function fundingText({ funding }: AstPost): string {
  return funding.map(({ from, to, source, payers }) => {
    const who = payers.map(({ school, share }) => `${school}${payers.length === 1 ? '' : ` ${exactText(share)}`}`).filter((text) => text !== '').join(', ');
    return `${source}${who === '' ? '' : ` (${who})`}${from === null ? '' : ` from ${dayText(from)}`}${to === null ? '' : ` to ${dayText(to)}`}`;
  }).join('; ');
}

/** A fact of a post as a scenario keeps it. */
interface PostFact {
  /** The heading of its column. */
  readonly header: string;
  /** Its name in a sentence. */
  readonly name: string;
  /** Empty where nothing is said. */
  readonly of: (post: AstPost) => string;
  /** Plans that were saved before it was kept do not have it. */
  readonly isLater?: true;
}

/** The facts that a plan's figures and questions follow from. */
export const POST_FACTS: readonly PostFact[] = [
  { header: 'Area', name: 'area', of: ({ area }) => area },
  { header: 'Range', name: 'range', of: ({ rangeStart }) => `${String(rangeStart)}-${String(rangeTop(rangeStart))}` },
  { header: 'Point', name: 'point', of: ({ point }) => scalePointText({ scale: 'AST', point }) },
  { header: 'FTE', name: 'FTE', of: ({ fte }) => exactText(fte) },
  { header: 'Start', name: 'start', of: ({ start }) => dayOrNothing(start) },
  { header: 'End', name: 'end', of: ({ end }) => dayOrNothing(end) },
  { header: 'On ending', name: 'on ending', of: ({ ending }) => ending ?? '' },
  { header: 'Reverts to', name: 'reverts to', of: ({ revertTo }) => (revertTo === null ? '' : `U${String(revertTo)}`) },
  { header: 'Reference', name: 'reference point', of: ({ reference }) => scalePointText(reference) },
  { header: 'Decisions', name: 'decisions', of: ({ decisions }) => [...decisions].sort(([a], [b]) => a - b).map(([year, points]) => `September ${String(year)}: ${String(points)}`).join(', ') },
  {
    header: 'Change of range', name: 'change of range',
    of: ({ rangeChange: change }) => (change === null ? '' : `${dayText(change.on)}: ${String(change.rangeStart)}-${String(rangeTop(change.rangeStart))}${change.point === null ? '' : `, point ${String(change.point)}`}`),
  },
  { header: 'R&R a year', name: 'R&R', of: ({ rr }) => amountOrNothing(rr) },
  { header: 'Retained', name: 'retained responsibility', of: ({ retained }) => amountOrNothing(retained) },
  { header: 'Threshold lost', name: 'threshold grant lost', of: ({ thresholdLost }) => amountOrNothing(thresholdLost) },
  { header: 'Transferred', name: 'transferred allowance', of: ({ transferred }) => amountOrNothing(transferred) },
  { header: 'Cover a year', name: 'cover cost', of: (post) => (post.cover === null ? (post.coverCost === null ? '' : shortPoundsText(post.coverCost)) : coverWayText(post)) },
  { header: 'Funding source', name: 'funding source', of: ({ fundingSource }) => fundingSource },
  { header: 'Funding over time', name: 'funding over time', of: fundingText, isLater: true },
  { header: 'Share', name: 'share', of: ({ share }) => (share === null ? '' : exactText(share)) },
  { header: 'Status', name: 'status', of: ({ status }) => status },
  { header: 'Assessed', name: 'assessment passed', of: ({ assessedOn }) => (assessedOn === 'not yet' ? assessedOn : dayOrNothing(assessedOn)) },
];

/** The settings that tell one plan from another: what stands by default for every plan of those years is left out. */
function settingsOf({ assumptions, plan }: ScenarioSource): ScenarioSetting[] {
  const isRate = (id: string): boolean => id.startsWith('award.') || id.startsWith('pension.');
  const kept = assumptions.filter(({ id, editable, setBy, status, asPlanned }) =>
    editable && !isRemembered(id) && !(setBy === 'default' && isRate(id)) && !(status === 'not used' && (asPlanned ?? '') === ''));
  const pay = plan.settings.userPay.map(({ area, scale, point, year, annual }) => ({
    id: `pay.${area}.${scale}.${String(point)}.${String(year)}`,
    text: `Your own pay figure for ${scalePointText({ scale, point })}, ${AREA_NAMES[area]}, from 1 September ${String(year)}`,
    value: shortPoundsText(annual),
  }));
  return [...kept.map(({ id, text, value, asPlanned }) => ({ id, text, value: asPlanned ?? value })), ...pay];
}

function amountsOf(year: Plan['posts'][number]['years'][number]): ComparedAmounts {
  const { salary, rr, employerNi, employerPension, coverCost, grant, netCost } = year;
  return { salary, rr, employerNi, employerPension, reference: referenceCostOf(year), coverCost, grant, netCost };
}

/** The plan as a scenario of this name, not approved. */
export function scenarioOf(source: ScenarioSource, name: string): Scenario {
  const { plan, readFrom, version, writtenAt, fingerprint, assumptions } = source;
  return sealed({
    name, savedAt: writtenAt, isApproved: false, approvedAt: '', readFrom, version, fingerprint,
    settingsFingerprint: settingsFingerprint(assumptions.filter(({ editable }) => editable), plan.settings.userPay),
    years: plan.totals.map(({ year }) => year),
    settings: settingsOf(source),
    posts: plan.posts.map(({ post, years }) => ({
      row: post.origin.row, id: post.id, school: post.school, holder: post.holder,
      facts: POST_FACTS.map(({ name: fact, of }) => ({ name: fact, value: of(post) })),
      years: new Map(years.map((year) => [year.year, amountsOf(year)])),
    })),
    checksum: '',
  });
}

/** The scenario with the checksum of what it holds. */
export function sealed(scenario: Scenario): Scenario {
  return { ...scenario, checksum: checksumOf(scenario) };
}

/** Whether what was saved is no longer what stands there. */
export function isEdited(scenario: Scenario): boolean {
  return scenario.checksum !== checksumOf(scenario);
}

/** Characters that no cell takes. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as every program gives it back. */
function canonical(text: string): string {
  return tidy(text.replace(CONTROLS, ''));
}

function amountsText(amounts: ComparedAmounts): string {
  return COMPARED_ELEMENTS.map((element) => String(amounts[element])).join(' ');
}

const LATER_FACTS: ReadonlySet<string> = new Set(POST_FACTS.filter(({ isLater }) => isLater === true).map(({ name }) => name));

/** A fact that a plan saved earlier may lack counts where it says something. */
function isKept({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return value !== '' || !LATER_FACTS.has(name);
}

/** A checksum of all that is kept of a scenario. The order of the rows on the sheet has no say: a reader may sort them. */
export function checksumOf(scenario: Scenario): string {
  const { name, savedAt, isApproved, approvedAt, readFrom, version, fingerprint, settingsFingerprint: settingsMark, years, settings, posts } = scenario;
  const line = (...parts: readonly (string | number)[]): string => `${parts.map((part) => canonical(String(part))).join('\u0001')}\u0002`;
  const lines = [
    line('scenario', name, savedAt, isApproved ? 'yes' : '', approvedAt, readFrom, version, fingerprint, settingsMark, ...years),
    ...settings.map(({ id, text, value }) => line('setting', id, text, value)),
    ...posts.map(({ row, id, school, holder, facts }) => line('post', row, id, school, holder, ...facts.filter(isKept).flatMap((fact) => [fact.name, fact.value]))),
    ...posts.flatMap(({ row, years: figures }) => [...figures].map(([year, amounts]) => line('figures', row, year, amountsText(amounts)))),
  ];
  const digest = new Digest();
  for (const text of lines.sort()) digest.add(text);
  return digest.text();
}

/** The scenario as it is compared. */
export function comparedOf({ name, years, settings, posts }: Scenario): ComparedPlan {
  return { name, years, settings, posts };
}
