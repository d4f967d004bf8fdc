/** The options of plan that save the plan as a scenario, approve one, or lift an approval. */
import type { PlanMade } from '../workbook/planWorkbook';
import { approveScenario, saveScenario, unlockScenario, type ScenarioWays, type ShelfChange, type ShelfRefusal } from '../workbook/scenarios/shelf';
import { UsageError, type Words } from './arguments';

export const SCENARIO_OPTIONS = {
  'save-as': { type: 'string' }, replace: { type: 'boolean' }, approve: { type: 'string' }, instead: { type: 'boolean' }, unlock: { type: 'boolean' },
} as const;

const CLI_WAYS: ScenarioWays = { replace: 'with --replace', unlock: 'with --unlock', instead: 'with --instead' };

/** `--approve` may stand without a name: then it is the scenario that is saved. */
export function withApproveName(args: readonly string[]): string[] {
  return args.map((word, index) => {
    const next = args[index + 1];
    return word === '--approve' && (next === undefined || next.startsWith('-') || /\.xls[xm]$/i.test(next)) ? '--approve=' : word;
  });
}

/** Refuses options that make no sense together, before anything is read. */
export function checkScenarioOptions(given: Words): void {
  const [saved, approved] = [given.one('save-as'), given.one('approve')];
  const [first] = [...(saved === undefined ? [] : ['--save-as']), ...(approved === undefined ? [] : ['--approve']), ...(given.flag('unlock') ? ['--unlock'] : [])];
  if (first !== undefined && given.one('output') === undefined) throw new UsageError(`${first} changes the workbook that is written: give its name with -o OUT.xlsx.`);
  if (given.flag('replace') && saved === undefined) throw new UsageError('--replace belongs to --save-as: give the name of the scenario with --save-as "Two points".');
  if (given.flag('instead') && approved === undefined) throw new UsageError('--instead belongs to --approve: give the name of the scenario with --approve "Two points".');
  if (approved === '' && saved === undefined) throw new UsageError('--approve needs the name of a scenario, such as --approve "Two points", or --save-as beside it.');
}

function done(change: ShelfChange | ShelfRefusal): ShelfChange {
  if ('refusal' in change) throw new UsageError(change.refusal);
  return change;
}

/** The plan with its scenarios as the options say, and what was done, a sentence each. Unlocking comes first, approving last. */
export function withScenarios(made: PlanMade, given: Words): { made: PlanMade; said: string[] } {
  const { planned } = made;
  let shelf = planned.scenarios;
  const said: string[] = [];
  const apply = (change: ShelfChange | ShelfRefusal): void => {
    const result = done(change);
    shelf = result.shelf;
    said.push(result.said);
  };
  const [saved, approved] = [given.one('save-as'), given.one('approve')];
  if (given.flag('unlock')) apply(unlockScenario(shelf, null));
  if (saved !== undefined) apply(saveScenario(shelf, planned, saved, given.flag('replace'), CLI_WAYS));
  if (approved !== undefined) apply(approveScenario(shelf, approved === '' ? (saved ?? '') : approved, planned.writtenAt, given.flag('instead'), CLI_WAYS));
  return { made: { ...made, planned: { ...planned, scenarios: shelf } }, said };
}
