/** Two scenarios side by side, with what differs in words. */
import { comparePlans, yearsText, type ComparedPost, type PlanComparison } from '../../projection';
import { comparedOf, isEdited, scenarioOf, type Scenario, type ScenarioSource } from './scenario';
import { isSameName, PLAN_NOW, SCENARIOS_NAME, type ShelfRefusal } from './shelf';

export interface ScenarioComparison extends PlanComparison {
  /** What differs in the inputs, a sentence each: settings, then posts, then the facts of each post. */
  readonly inputs: readonly string[];
  /** What a reader should know of the comparison. */
  readonly notes: readonly string[];
  /** Whether a saved plan that is compared was changed by hand. */
  readonly isDoubtful: boolean;
}

/** The name of a scenario in a sentence; the plan that is not saved has no quotation marks. */
export function nameText(name: string): string {
  return name === PLAN_NOW ? name : `“${name}”`;
}

/** The plan just made, to be compared. */
export function planNow(source: ScenarioSource): Scenario {
  return scenarioOf(source, PLAN_NOW);
}

export function postText({ id, holder, school }: Pick<ComparedPost, 'id' | 'holder' | 'school'>, isWithSchool = false): string {
  return `Post ${id}${holder === '' ? '' : ` (${holder})`}${isWithSchool && school !== '' ? ` of ${school}` : ''}`;
}

function was(value: string): string {
  return value === '' ? 'none' : value;
}

function inputsOf({ settings, added, gone, changed, one, other }: PlanComparison): string[] {
  return [
    ...settings.map((setting) => `${setting.text}: ${was(setting.other)}, was ${was(setting.one)}.`),
    ...added.map((post) => `${postText(post, true)} is only in ${nameText(other)}.`),
    ...gone.map((post) => `${postText(post, true)} is only in ${nameText(one)}.`),
    ...changed.map(({ post, facts }) => `${postText(post)}: ${facts.map((fact) => `${fact.name} ${was(fact.other)}, was ${was(fact.one)}`).join('; ')}.`),
  ];
}

/** Compares two scenarios: what the second has otherwise than the first. */
export function compareScenarios(one: Scenario, other: Scenario): ScenarioComparison | ShelfRefusal {
  if (isSameName(one.name, other.name)) return { refusal: `“${one.name}” cannot be compared with itself. Name two scenarios, or one to compare it with the plan as it is now.` };
  const comparison = comparePlans(comparedOf(one), comparedOf(other));
  if (comparison.years.length === 0) {
    return { refusal: `There is nothing to compare: ${nameText(one.name)} is a plan of ${yearsText(one.years)}, ${nameText(other.name)} of ${yearsText(other.years)}, and they have no year in common.` };
  }
  const { years, yearsOfOneOnly, yearsOfOtherOnly } = comparison;
  const edited = [one, other].filter(isEdited);
  const notes = edited.map(({ name }) => `What was saved as “${name}” was changed by hand on “${SCENARIOS_NAME}”; it is compared as it stands there now.`);
  if (yearsOfOneOnly.length + yearsOfOtherOnly.length > 0) {
    const only = ([[one.name, yearsOfOneOnly], [other.name, yearsOfOtherOnly]] as const).filter(([, list]) => list.length > 0);
    notes.push(`Compared are the years that both have, ${yearsText(years)}; ${only.map(([name, list]) => `only ${nameText(name)} has ${yearsText(list)}`).join(', and ')}.`);
  }
  if (one.version !== other.version) notes.push(`They were planned by different versions of AST Planner: ${nameText(one.name)} by ${one.version}, ${nameText(other.name)} by ${other.version}. Figures may differ for that alone.`);
  const inputs = inputsOf(comparison);
  if (inputs.length === 0 && comparison.differences.length > 0 && edited.length === 0 && one.version === other.version) {
    notes.push('No input differs that is kept with a scenario, and figures do: look at “AST Pay points” and at the staff list.');
  }
  return { ...comparison, inputs, notes, isDoubtful: edited.length > 0 };
}
