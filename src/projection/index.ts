/** The one door to the plan. */
export {
  COMPARED_ELEMENTS, comparePlans, NO_AMOUNTS, schoolPaysByYear, yearsText, type ComparedAmounts, type ComparedElement, type ComparedPlan, type ComparedPost,
  type PlanComparison,
} from './comparePlans';
export { coverWayText } from './cover';
export { coverDays, coverSteps, coverTotals, coverTotalSteps, coverUse, coverYears, type CoverTotal, type CoverUse, type CoverYear } from './coverUse';
export { eligibleByYear, eligibleOf, eligibleSteps, type EligibleAmounts, type EligibleYear } from './eligible';
export { basisText, explainer, monthsText, nothingStep, type Explain } from './explain';
export { grantFigures, grantModelText, grantUseSteps, reversionSteps, STATUS_WORDS, streamSteps } from './explainFunding';
export { monthsLive } from './funding';
export { fundingSources, fundingSourcesInPieces, hasSources, LOCAL_FORMULA, payerOf, payersOf, sourceChecks, sourceSteps, type PayerYear, type SourceRow } from './fundingSources';
export { pointsWithoutEnd } from './payPath';
export type {
  Check, CheckKind, GrantUse, Plan, PlanSettings, PostPlan, PostYear, ReversionChange, Stream, YearTotal,
} from './plan';
export { bookOf, planPosts, planPostsInPieces, reversionText } from './planPosts';
export {
  breakEven, dearestYear, goalSeek, POLICIES, RANGE_STARTS, rangeCosts, schoolPays, type GoalSeek, type RangeCosts, type RangeYear, type Search,
} from './rangeCost';
export { rangeEnding, type NoEnding, type RangeEnding } from './rangeEnding';
export { forFte, rangeModel, type PerhapsPriced, type RangeModel } from './rangeModel';
export { isAmountPoint, NEW_POST, postOn, questionOf, RANGE_YEARS, settingsFor, type PresentPay, type RangeQuestion, type RangeTerms } from './rangeQuestion';
export * from './rangeText';
export { cfrAmounts, cfrElements, linesIn, mappingIn, otherIncome, type CfrLine, type CfrMapping, type CfrSchoolYear } from './cfr';
export { CFR_FORMS, type CfrForm } from './plan';
export { DEFAULT_SETTINGS, FIRST_PLAN_YEAR, LAST_PLAN_YEAR, MOST_PLAN_YEARS } from './settings';
export { projectSdg, sdgChecks, type SdgAuthorityYear, type SdgCheck, type SdgPhaseYear, type SdgProjection, type SdgSchoolYear } from './sdg';
export { ratioNumber, ratioText, type Ratio } from './sdgExact';
export type { SdgCondition, SdgPupils, SdgSchool } from './sdgFacts';
export { conditionsBy, postsAtSchools, sdgPostProblems } from './sdgPosts';
export { ROUNDING_OF_SHARES } from './groupShares';
export { costOf, referenceCostOf } from './yearCost';
