/** The one door to the audit. */
export { auditFindings } from './audit';
export { followAssessed, type AssessedRow, type FollowedRow } from './assessedWithoutPost';
export { auditCase, NO_LISTS, together, type AuditCase, type AuditLists, type AuditTerms, type SchoolCase } from './auditCase';
export { accountOf, NOT_STATED, type Account, type AccountAmounts, type AccountCheck, type AccountLine, type SchoolAccount } from './account';
export { accountLineSteps, allPostsSteps, coordinationSteps, postsText, referenceLineSteps, schoolAccountSteps, shareText, teachersText } from './explainAccount';
export { findingKey, type Finding } from './finding';
export { FINDING_KINDS, type FindingKind, type KindName } from './kinds';
export type { Allocation, OtherTeacher, Payment, Place, Qualification, SchoolMention, SchoolRow, StaffCount, StaffPost, Stated } from './records';
export { establishmentDigits, isCoordination, schoolNameKey, type School } from './schools';
export { keptSteps, moveSteps, switchedSteps, unfundedSteps, unplacedSteps } from './explainSwitching';
export { switchingOf, vacancyName, type KeptVacancy, type PlannedPost, type SwitchedSchool, type Switching, type SwitchMove, type UnfundedPost, type UnplacedVacancy, type VacantPost } from './switching';
export { personKey } from './findings/people';
export { outreachFigures, outreachTerms, outreachTotals, type HostSchool, type Outreach, type OutreachTerms, type OutreachTotals, type PostOutreach, type ShareFrom } from './outreach';
export { outreachFindings, saysOutreach } from './outreachFindings';
export { OUTREACH_KINDS, type OutreachKindName } from './outreachKinds';
export type { LogColumn, LoggedVisit, OutreachPost } from './outreachRecords';
export { buildUpStep, hostSteps, outreachByTerm, postSteps, termSteps, totalSteps, type BuildUpMonth, type OutreachTerm } from './outreachReasons';
