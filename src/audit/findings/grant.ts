/** Findings on what a post stands for with the grant: form AST2, eligible costs, qualification (FUND-3, FUND-4, FUND-7, APP-1). */
import { dayText } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import { scalePointText } from '../../domain/scales';
import { bringsGrant } from '../../rules/grant';
import type { AuditTerms } from '../auditCase';
import type { Finding } from '../finding';
import type { StaffPost } from '../records';
import { aboutPost, yearlyDifference, yearsGrant } from './about';
import { isHeldThoughPlanned, isUnread } from '../postFacts';
import { formBy, noFormClause, noFormText } from './forms';

function onStatus(terms: AuditTerms, staffPost: StaffPost): Finding[] {
  const { post, place, status } = staffPost;
  const findings: Finding[] = [];
  // A post that schools share has one form: the whole group is looked at together.
  if (status === 'paid' && post.share === null && bringsGrant(post.fundingSource) && formBy(staffPost, terms.on) === null && place.cellOf('AST2 sent on') !== undefined && !isUnread(staffPost, 'AST2 sent on')) {
    findings.push(aboutPost('paidWithoutAst2', staffPost, 'AST2 sent on', {
      found: `status paid, and ${noFormText(staffPost)}`, expected: 'the date on which form AST2 was sent',
      message: `is paid, and ${noFormClause(staffPost)}. The form starts the payments.`,
      amount: yearsGrant(terms, post.fte), basis: 'a year’s grant for the post’s FTE',
    }));
  }
  if (post.ast2SentOn !== null && post.assessedOn !== null && post.assessedOn !== 'not yet' && post.ast2SentOn < post.assessedOn) {
    findings.push(aboutPost('ast2BeforeAssessment', staffPost, 'AST2 sent on', {
      found: `form AST2 on ${dayText(post.ast2SentOn)}, assessed on ${dayText(post.assessedOn)}`, expected: 'form AST2 after the assessment',
      message: `form AST2 was sent on ${dayText(post.ast2SentOn)}, before the assessment was passed on ${dayText(post.assessedOn)}.`,
    }));
  }
  if (isHeldThoughPlanned(staffPost, terms.on)) {
    const isAgreed = status === 'funding agreed';
    findings.push(aboutPost('plannedButFilled', staffPost, 'Status', {
      found: `status ${isAgreed ? 'funding agreed' : 'planned'}, in post since ${dayText(post.start ?? terms.on)}`, expected: isAgreed ? 'filled, AST2 sent or paid' : 'funding agreed, filled, AST2 sent or paid',
      message: isAgreed ? `has been in post since ${dayText(post.start ?? terms.on)}, and the status is still that the funding is agreed: once a post is filled, form AST2 is due.`
        : `has been in post since ${dayText(post.start ?? terms.on)} and is still marked as planned: the authority is to confirm that funding is available before a post is filled.`,
    }));
  }
  return findings;
}

/** Findings on one post by itself. */
export function grantFindings(terms: AuditTerms, staffPost: StaffPost): Finding[] {
  const { post, qualification, place } = staffPost;
  const findings = onStatus(terms, staffPost);
  if (post.thresholdLost > 0 && !post.referenceIsAssumed && post.reference.scale === 'Main') {
    findings.push(aboutPost('thresholdNotCrossed', staffPost, 'Threshold grant lost', {
      found: `threshold grant lost for a teacher on ${scalePointText(post.reference)}`, expected: 'a teacher on the upper pay spine before the appointment',
      message: `claims ${shortPoundsText(post.thresholdLost)} of threshold grant lost, though the holder was on ${scalePointText(post.reference)} and had not crossed the threshold.`,
      amount: post.thresholdLost, basis: 'the threshold grant claimed for a year',
    }));
  }
  const additional = staffPost.isWhole && !post.referenceIsAssumed ? yearlyDifference(terms, post, { scale: 'AST', point: post.point }, post.reference, terms.on) : undefined;
  if (post.retained > 0 && additional !== undefined && post.retained >= additional.amount) {
    findings.push(aboutPost('nothingEligible', staffPost, 'Retained responsibility', {
      found: `${shortPoundsText(post.retained)} for retained responsibility`, expected: `less than the additional salary of ${shortPoundsText(additional.amount)}`,
      message: `has ${shortPoundsText(post.retained)} for retained responsibility, which is all of the additional salary of ${shortPoundsText(additional.amount)}: by actual cost nothing of it is eligible.`,
      amount: Math.max(0, additional.amount), basis: additional.basis,
    }));
  }
  if (staffPost.isVacant || (post.end !== null && post.end < terms.on)) return findings;
  if (qualification === 'none') {
    findings.push(aboutPost('notQualified', staffPost, 'Qualification', {
      found: `“${staffPost.qualificationText}”`, expected: 'a qualified teacher (QTS)',
      message: `is stated as “${staffPost.qualificationText}”. The AST grade is open to qualified teachers.`,
    }));
  } else if (qualification === 'other' || qualification === 'QTLS' || (qualification === null && place.cellOf('Qualification') !== undefined)) {
    findings.push(aboutPost('qualificationUnclear', staffPost, 'Qualification', {
      found: qualification === null ? 'no qualification' : `“${staffPost.qualificationText}”`, expected: 'QTS',
      message: qualification === null ? 'nothing says whether the holder is a qualified teacher, to whom the grade is open.' : `has the qualification “${staffPost.qualificationText}”; the guidance opens the grade to qualified teachers in maintained schools.`,
    }));
  }
  return findings;
}
