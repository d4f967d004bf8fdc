/** The scenarios of a workbook: saving, approving, unlocking and deleting. Each gives the shelf as it is then, or says in a sentence why not. */
import type { Problem } from '../../domain/problem';
import { MOST_ROWS, type Content } from '../sheetWrite';
import { tidy } from '../port';
import { isEdited, scenarioOf, sealed, type Scenario, type ScenarioSource } from './scenario';

export const SCENARIOS_NAME = 'AST Scenarios';

/** The tables of the sheet. */
export const SCENARIO_TABLES = ['scenarios', 'settings', 'posts', 'figures'] as const;
export type ScenarioTable = (typeof SCENARIO_TABLES)[number];

/** A row that cannot be read back: it is kept as it stands, by the columns of its table. */
export interface UnreadRow {
  readonly table: ScenarioTable;
  readonly values: readonly Content[];
}

export interface ScenarioShelf {
  readonly scenarios: readonly Scenario[];
  readonly unread: readonly UnreadRow[];
  /** Whether the sheet is in the workbook. */
  readonly isThere: boolean;
  /** Why the sheet cannot be read at all, in a sentence: then it is left as it is. */
  readonly damage: string | null;
  readonly problems: readonly Problem[];
}

export const EMPTY_SHELF: ScenarioShelf = { scenarios: [], unread: [], isThere: false, damage: null, problems: [] };

/** A change of the shelf, with what was done in a sentence. */
export interface ShelfChange {
  readonly shelf: ScenarioShelf;
  readonly said: string;
}

export interface ShelfRefusal {
  readonly refusal: string;
  /** What the user may say to have it all the same. */
  readonly wayOut?: 'replace' | 'instead';
}

/** How the command line and the pane have the user say a thing: each ends or begins a sentence. */
export interface ScenarioWays {
  /** To save over a scenario that is there: “… replace it …”. */
  readonly replace: string;
  /** To lift the approval. */
  readonly unlock: string;
  /** To approve another in place of the one approved. */
  readonly instead: string;
}

/** Names are compared without case. */
export function isSameName(one: string, other: string): boolean {
  return tidy(one).toLowerCase() === tidy(other).toLowerCase();
}

/** How the plan that is not saved is called beside those that are. */
export const PLAN_NOW = 'the plan as it is now';

const LONGEST_NAME = 60;

/** The name as it is kept, or what is wrong with it. */
export function scenarioName(given: string): { readonly name: string } | ShelfRefusal {
  const name = tidy(given);
  if (name === '') return { refusal: 'The scenario needs a name, such as “As now” or “Two points a year”.' };
  if (name.length > LONGEST_NAME) return { refusal: `The name “${name.slice(0, 30)}…” has ${String(name.length)} characters: give a name of at most ${String(LONGEST_NAME)}.` };
  if (isSameName(name, PLAN_NOW)) return { refusal: `“${name}” is what the plan that is not saved is called. Give another name, such as “As now”.` };
  return { name };
}

export function namesOf({ scenarios }: ScenarioShelf): string {
  return scenarios.map(({ name }) => `“${name}”`).join(', ');
}

/** The scenario of this name, or a sentence that lists those that are there. */
export function findScenario(shelf: ScenarioShelf, given: string): Scenario | ShelfRefusal {
  if (shelf.damage !== null) return { refusal: shelf.damage };
  const found = shelf.scenarios.find(({ name }) => isSameName(name, given));
  if (found !== undefined) return found;
  const there = shelf.scenarios.length === 0 ? 'The workbook has no scenario yet.' : `The workbook has ${namesOf(shelf)}.`;
  return { refusal: `There is no scenario “${tidy(given)}”. ${there}` };
}

function rowsOf({ settings, posts, years }: Scenario): number {
  return 1 + settings.length + posts.length * (1 + years.length);
}

/** The titles, headings and gaps of the sheet. */
const ROWS_BESIDE = 40;

/** Saves the plan under a name. A name that is taken needs `isReplacing`; an approved scenario is never replaced. */
export function saveScenario(shelf: ScenarioShelf, source: ScenarioSource, given: string, isReplacing: boolean, ways: ScenarioWays): ShelfChange | ShelfRefusal {
  const checked = scenarioName(given);
  if ('refusal' in checked) return checked;
  if (shelf.damage !== null) return { refusal: shelf.damage };
  const { name } = checked;
  if (source.plan.posts.length === 0) return { refusal: `No AST post is planned, so there is nothing to save as “${name}”.` };
  const at = shelf.scenarios.findIndex((scenario) => isSameName(scenario.name, name));
  const there = shelf.scenarios[at];
  if (there?.isApproved === true) {
    return { refusal: `“${there.name}” is approved, so it is not overwritten. Save under another name, or lift the approval first ${ways.unlock}.` };
  }
  if (there !== undefined && !isReplacing) {
    return { refusal: `There is a scenario “${there.name}” already, saved ${there.savedAt}. Save under another name, or replace it ${ways.replace}.`, wayOut: 'replace' };
  }
  const saved = scenarioOf(source, name);
  const scenarios = there === undefined ? [...shelf.scenarios, saved] : shelf.scenarios.map((scenario, index) => (index === at ? saved : scenario));
  const rows = scenarios.reduce((sum, scenario) => sum + rowsOf(scenario), shelf.unread.length + ROWS_BESIDE);
  if (rows > MOST_ROWS) return { refusal: `“${name}” is not saved: “${SCENARIOS_NAME}” would need ${String(rows)} rows, and a sheet holds ${String(MOST_ROWS)}. Delete a scenario that is no longer needed.` };
  return { shelf: { ...shelf, scenarios }, said: there === undefined ? `Saved as “${name}”.` : `Saved as “${name}”, in place of that of ${there.savedAt}.` };
}

function changed(shelf: ScenarioShelf, change: (scenario: Scenario) => Scenario): ScenarioShelf {
  return { ...shelf, scenarios: shelf.scenarios.map(change) };
}

/** A scenario whose rows were changed by hand keeps its checksum: else the change would no longer be found. */
function withApproval(scenario: Scenario, isApproved: boolean, approvedAt: string): Scenario {
  const next = { ...scenario, isApproved, approvedAt };
  return isEdited(scenario) ? next : sealed(next);
}

/** Approves a scenario, so that it is neither replaced nor deleted. Only one is approved: another loses it, if `isInstead`. */
export function approveScenario(shelf: ScenarioShelf, given: string, now: string, isInstead: boolean, ways: ScenarioWays): ShelfChange | ShelfRefusal {
  const found = findScenario(shelf, given);
  if ('refusal' in found) return found;
  if (isEdited(found)) return { refusal: `“${found.name}” is not approved, because what was saved was changed by hand on “${SCENARIOS_NAME}”. Put the cells back as they were, or save the plan anew.` };
  const others = shelf.scenarios.filter((scenario) => scenario.isApproved && scenario !== found);
  if (found.isApproved && others.length === 0) return { refusal: `“${found.name}” is approved already${found.approvedAt === '' ? '' : `, since ${found.approvedAt}`}.` };
  const lost = others.map(({ name }) => `“${name}”`).join(', ');
  if (others.length > 0 && !isInstead) {
    return { refusal: `${lost} is approved, and only one scenario is at a time. To approve “${found.name}” in its place, say so ${ways.instead}.`, wayOut: 'instead' };
  }
  const approved = changed(shelf, (scenario) => {
    if (scenario === found) return found.isApproved ? found : withApproval(scenario, true, now);
    return scenario.isApproved ? withApproval(scenario, false, '') : scenario;
  });
  return { shelf: approved, said: `Approved: “${found.name}”.${others.length === 0 ? '' : ` No longer approved: ${lost}.`}` };
}

/** Lifts the approval of a scenario; of whichever is approved where none is named. */
export function unlockScenario(shelf: ScenarioShelf, given: string | null): ShelfChange | ShelfRefusal {
  if (shelf.damage !== null) return { refusal: shelf.damage };
  const named = given === null ? null : findScenario(shelf, given);
  if (named !== null && 'refusal' in named) return named;
  if (named?.isApproved === false) return { refusal: `“${named.name}” is not approved, so there is nothing to lift.` };
  const concerned = shelf.scenarios.filter((scenario) => scenario.isApproved && (named === null || scenario === named));
  if (concerned.length === 0) return { refusal: 'No scenario is approved, so there is no approval to lift.' };
  return {
    shelf: changed(shelf, (scenario) => (concerned.includes(scenario) ? withApproval(scenario, false, '') : scenario)),
    said: `No longer approved: ${concerned.map(({ name }) => `“${name}”`).join(', ')}.`,
  };
}

/** Takes a scenario off the shelf; an approved one stays. */
export function deleteScenario(shelf: ScenarioShelf, given: string, ways: ScenarioWays): ShelfChange | ShelfRefusal {
  const found = findScenario(shelf, given);
  if ('refusal' in found) return found;
  if (found.isApproved) return { refusal: `“${found.name}” is approved, so it is not deleted. Lift the approval first ${ways.unlock}.` };
  return { shelf: { ...shelf, scenarios: shelf.scenarios.filter((scenario) => scenario !== found) }, said: `Deleted: “${found.name}”.` };
}
