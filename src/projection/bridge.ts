/** The door to what leads from last year’s plan to this year’s: apart from the plan, because few who plan ask for it. */
export { rollCheck, rollForward, rollForwardInPieces } from './rollForward';
export {
  addRoll, isNoRoll, lessRoll, NO_ROLL, ROLL_COLUMNS, rollTotal, type RollAmounts, type RollChange, type RollFact, type RollForward, type RollKind, type RollPlan,
  type RollRefusal, type RollStep, type RollYears,
} from './rollForwardParts';
export { effectText } from './rollForwardText';
