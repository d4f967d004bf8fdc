/** The one door to the audit. */
export { auditFindings } from './audit';
export { followAssessed, type AssessedRow, type FollowedRow } from './assessedWithoutPost';
export { auditCase, NO_LISTS, together, type AuditCase, type AuditLists, type AuditTerms, type SchoolCase } from './auditCase';
export { findingKey, type Finding } from './finding';
export { FINDING_KINDS, type FindingKind, type KindName } from './kinds';
export type { Allocation, OtherTeacher, Payment, Place, Qualification, SchoolMention, SchoolRow, StaffCount, StaffPost, Stated } from './records';
export { establishmentDigits, isCoordination, schoolNameKey, type School } from './schools';
export { personKey } from './findings/people';
export { outreachFigures, outreachTerms, outreachTotals, type HostSchool, type Outreach, type OutreachTerms, type OutreachTotals, type PostOutreach, type ShareFrom } from './outreach';
export { outreachFindings, saysOutreach } from './outreachFindings';
export { OUTREACH_KINDS, type OutreachKindName } from './outreachKinds';
export type { LogColumn, LoggedVisit, OutreachPost } from './outreachRecords';
export { buildUpStep, hostSteps, outreachByTerm, postSteps, termSteps, totalSteps, type BuildUpMonth, type OutreachTerm } from './outreachReasons';
