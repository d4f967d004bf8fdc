/** Every kind of finding: its rule, how grave it is, what it is called, and what to do about it. */
import type { Severity } from '../domain/problem';

export interface FindingKind {
  /** The rule of the register that it concerns. */
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly step: string;
}

export const FINDING_KINDS = {
  pointOffSpine: { rule: 'PAY-2', severity: 'error', title: 'Point that the spine does not have', step: 'Ask the school which point the governing body decided, and correct the list.' },
  afterGradeEnded: { rule: 'PAY-2', severity: 'error', title: 'AST post after the grade ended', step: 'Ask the school on which grade the holder is paid since 1 September 2013.' },
  rangeNotFive: { rule: 'PAY-3', severity: 'error', title: 'Range not of five points', step: 'Ask the governing body to set a range of five consecutive points.' },
  rangeOffSpine: { rule: 'PAY-3', severity: 'error', title: 'Range that does not fit on the spine', step: 'Ask the governing body to set a range that starts on point 1 to 14.' },
  pointOutsideRange: { rule: 'PAY-3', severity: 'error', title: 'Point outside the range', step: 'Ask the school for the decision on the range or the point, and correct the one that is wrong.' },
  startAboveFirst: { rule: 'PAY-4', severity: 'question', title: 'Start above the first point of the range', step: 'Ask the school for its reason, and note it in the column “Reason”.' },
  noDecision: { rule: 'PAY-5', severity: 'question', title: 'September without a decision', step: 'Ask the school what the governing body decided, and enter 0, 1 or 2 points.' },
  riseAboveTwo: { rule: 'PAY-6', severity: 'error', title: 'Rise of more than two points', step: 'Ask the school whether the range was changed instead; if not, the rise above two points is to be taken back.' },
  rangeChangeWithoutReason: { rule: 'PAY-7', severity: 'question', title: 'Change of range without a reason', step: 'Ask the school what changed in the demands of the post, and note it in the column “Reason”.' },
  allowanceBesideAst: { rule: 'PAY-8', severity: 'error', title: 'Allowance beside AST pay', step: 'Ask the school to end the allowance, or to show that it is a recruitment or retention incentive.' },
  unassessed: { rule: 'PAY-11', severity: 'error', title: 'On the AST spine without an assessment', step: 'Pay the teacher on the scale before until the assessment is passed, and ask the school for its result.' },
  assessedAfterStart: { rule: 'PAY-11', severity: 'question', title: 'On the AST spine before the assessment', step: 'Ask the school from which day AST pay was paid; what was paid before the assessment is to be recovered.' },
  noAssessmentDate: { rule: 'PAY-11', severity: 'question', title: 'No date of assessment', step: 'Ask the school for the notice of the assessment, and enter its date.' },
  revertedToMainScale: { rule: 'REV-1', severity: 'error', title: 'Reverted to the main scale', step: 'The teacher is to be paid on a point of the upper pay spine from the day after the AST post ended.' },
  revertToMainScale: { rule: 'REV-1', severity: 'error', title: 'Planned to revert to the main scale', step: 'Put U1, U2 or U3 into the column “Revert to”.' },
  thresholdNotCrossed: { rule: 'FUND-3', severity: 'question', title: 'Threshold grant lost of a teacher below the threshold', step: 'Ask the school whether the teacher had crossed the threshold; if not, this is no eligible cost.' },
  nothingEligible: { rule: 'FUND-4', severity: 'note', title: 'Retained responsibility takes all of the additional salary', step: 'By actual cost the grant covers nothing of the salary: check the amount with the school.' },
  belowOutreachPart: { rule: 'FUND-1', severity: 'question', title: 'Allocation below the outreach element', step: 'Check what was agreed with the school (FUND-5); the outreach element alone is more than the allocation.' },
  coordinationDiffers: { rule: 'FUND-2', severity: 'question', title: 'Co-ordination money differs', step: 'Check the number of posts that the amount was worked from.' },
  schoolWithoutAllocation: { rule: 'FUND-6', severity: 'question', title: 'Posts without an allocation', step: 'Enter the allocation, or say in “Funding source” who pays for the post.' },
  allocationWithoutSchool: { rule: 'FUND-6', severity: 'error', title: 'Allocation to a school that is in no list', step: 'Correct the number or name of the school, or hold the allocation back until it is known.' },
  noStaffList: { rule: 'FUND-6', severity: 'question', title: 'Allocation, and no staff list', step: 'Ask the school for its staff list: nothing shows that the post is filled.' },
  allocatedTwice: { rule: 'FUND-6', severity: 'error', title: 'Two allocations for one year', step: 'Keep the right one and delete the other.' },
  paidWithoutAst2: { rule: 'FUND-7', severity: 'error', title: 'Paid without form AST2', step: 'Ask the school for form AST2, and hold payments back until it is there.' },
  paidBeforeAst2: { rule: 'FUND-7', severity: 'question', title: 'Paid before form AST2', step: 'Ask what the payment stood on: the form starts the payments.' },
  ast2BeforeAssessment: { rule: 'FUND-7', severity: 'error', title: 'Form AST2 before the assessment', step: 'Ask the school for both dates: the form names a teacher who has passed.' },
  plannedButFilled: { rule: 'FUND-7', severity: 'question', title: 'In post, but marked as planned', step: 'Ask whether the funding was agreed, and correct the status.' },
  paidTwice: { rule: 'FUND-8', severity: 'error', title: 'Paid twice', step: 'Recover the second payment, or set it off against the next stream.' },
  paidAboveAllocation: { rule: 'FUND-8', severity: 'error', title: 'Paid more than allocated', step: 'Recover the difference, or correct the allocation.' },
  paidWithoutAllocation: { rule: 'FUND-8', severity: 'error', title: 'Paid without an allocation', step: 'Find what the payment stood on; recover it where there is nothing.' },
  streamMissing: { rule: 'FUND-8', severity: 'question', title: 'A stream was not paid', step: 'Pay the stream, or say why it is held back.' },
  paidToUnknownSchool: { rule: 'FUND-8', severity: 'error', title: 'Payment to a school that is in no list', step: 'Correct the number or name of the school; if it is right, ask what was paid for.' },
  groupShares: { rule: 'FUND-11', severity: 'error', title: 'Shares of a group post', step: 'Agree the shares of the schools so that they add up to 1.' },
  ownPostFunded: { rule: 'FUND-11', severity: 'error', title: 'Allocation for a post that the school pays for', step: 'Take the post out of the allocation, or correct its funding source.' },
  samePostTwice: { rule: 'FUND-11', severity: 'error', title: 'One post in two rows', step: 'Correct the dates where one holder follows another, or give each school its share.' },
  sameTeacherTwice: { rule: 'FUND-11', severity: 'error', title: 'The same teacher in two schools', step: 'Ask both schools: one post is to be ended, or shared by the schools.' },
  perhapsSameTeacher: { rule: 'FUND-11', severity: 'question', title: 'Perhaps the same teacher in two schools', step: 'Compare the staff codes: two people may have one name.' },
  fundedAfterLeaving: { rule: 'SDG-3', severity: 'error', title: 'Funded after the holder left', step: 'Ask when the post will be filled; else switch the funding to a planned post elsewhere.' },
  vacantFunded: { rule: 'SDG-3', severity: 'error', title: 'Vacant but funded', step: 'Ask when the post will be filled; else switch the funding to a planned post elsewhere.' },
  astPartAboveSdg: { rule: 'SDG-3', severity: 'error', title: 'AST part above the whole grant', step: 'Correct the allocation: the AST part is a part of the School Development Grant.' },
  moreThanFunded: { rule: 'SDG-4', severity: 'question', title: 'More posts than the grant supports', step: 'Say in “Funding source” who pays for the others: the school, the local formula or a group.' },
  notQualified: { rule: 'APP-1', severity: 'error', title: 'Not a qualified teacher', step: 'Ask the school for proof of qualified teacher status: the grade is open to qualified teachers only.' },
  qualificationUnclear: { rule: 'APP-1', severity: 'question', title: 'Qualification not clear', step: 'Ask the school for proof of qualified teacher status.' },
  notDesignatedSchool: { rule: 'APP-5', severity: 'note', title: 'Form from another school than the designated one', step: 'Check which head answers for the teacher: normally that of the school with the most hours.' },
  schoolTwice: { rule: 'FUND-6', severity: 'error', title: 'One establishment twice in the register', step: 'Correct the number, or delete one of the rows: the first is used.' },
  schoolNameUnclear: { rule: 'FUND-6', severity: 'question', title: 'School not known for certain', step: 'Give the establishment number, or write the name as the register does.' },
  notReadable: { rule: 'PAY-2', severity: 'error', title: 'A cell that cannot be read', step: 'Correct the cell and audit again.' },
} as const satisfies Readonly<Record<string, FindingKind>>;

export type KindName = keyof typeof FINDING_KINDS;
