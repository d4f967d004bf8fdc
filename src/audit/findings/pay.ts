/** Findings on the pay of a post (PAY-2 to PAY-6, PAY-11, REV-1), with those on its allowance and its change of range. */
import { dayText, schoolYearOf, september1 } from '../../domain/calendar';
import { scalePointText } from '../../domain/scales';
import { LAST_DAY_OF_AST_GRADE } from '../../parameters';
import { daysOfService, FIRST_POINT, firstDayOnSpine, isRangeStart, LAST_POINT, LAST_RANGE_START, MOST_POINTS_A_YEAR, RANGE_LENGTH, rangeTop } from '../../rules/astPay';
import type { AuditTerms } from '../auditCase';
import type { Finding } from '../finding';
import type { StaffPost } from '../records';
import { aboutPost, yearlyDifference } from './about';
import { isFilledOn, isLiveOn, isUnread } from '../postFacts';
import { allowanceFindings } from './allowances';
import { decisionWithChange, isDecidedByChange, rangeChangeFindings } from './rangeChange';

const ast = (point: number): { scale: 'AST'; point: number } => ({ scale: 'AST', point });

function onRange(terms: AuditTerms, staffPost: StaffPost): Finding[] {
  const { stated, post, place } = staffPost;
  const findings: Finding[] = [];
  const column = place.cellOf('Range') === undefined ? 'Range start' : 'Range';
  if (stated.point !== null && (stated.point < FIRST_POINT || stated.point > LAST_POINT)) {
    findings.push(aboutPost('pointOffSpine', staffPost, 'Point', {
      found: `point ${String(stated.point)}`, expected: `a point from ${String(FIRST_POINT)} to ${String(LAST_POINT)}`,
      message: `point ${String(stated.point)} is not on the AST pay spine, whose points are ${String(FIRST_POINT)} to ${String(LAST_POINT)}.`,
    }));
  }
  const { range } = stated;
  if (range === null) return findings;
  const length = range.end - range.start + 1;
  const text = `${String(range.start)}-${String(range.end)}`;
  const isBackwards = length < 1;
  if (length !== RANGE_LENGTH) {
    findings.push(aboutPost('rangeNotFive', staffPost, column, {
      found: isBackwards ? `the range ${text}, which runs backwards` : `the range ${text}, of ${String(length)} ${length === 1 ? 'point' : 'points'}`, expected: 'a range of five consecutive points, such as 11-15',
      message: isBackwards ? `the range ${text} runs backwards; every post has a range of five consecutive points, the lowest first, such as 11-15.`
        : `the range ${text} has ${String(length)} ${length === 1 ? 'point' : 'points'}; every post has a range of five consecutive points.`,
    }));
  } else if (!isRangeStart(range.start)) {
    findings.push(aboutPost('rangeOffSpine', staffPost, column, {
      found: `the range ${text}`, expected: `a range that starts on point ${String(FIRST_POINT)} to ${String(LAST_RANGE_START)}`,
      message: `the range ${text} does not fit on the AST pay spine, whose points are ${String(FIRST_POINT)} to ${String(LAST_POINT)}.`,
    }));
  }
  const { point } = stated;
  if (point === null || isBackwards || point < FIRST_POINT || point > LAST_POINT || (point >= range.start && point <= range.end)) return findings;
  const change = post.rangeChange;
  if (change !== null && change.on <= terms.on && point >= change.rangeStart && point <= rangeTop(change.rangeStart)) return findings;
  const above = point > range.end && range.end >= FIRST_POINT ? yearlyDifference(terms, post, ast(point), ast(range.end), terms.on) : undefined;
  findings.push(aboutPost('pointOutsideRange', staffPost, 'Point', {
    found: `point ${String(point)} outside the range ${text}`, expected: `a point from ${String(range.start)} to ${String(range.end)}, or another range`,
    message: `is paid on point ${String(point)}, ${point > range.end ? 'above' : 'below'} its range ${text}.`,
    ...above,
  }));
  return findings;
}

function onDecisions(terms: AuditTerms, staffPost: StaffPost): Finding[] {
  const { stated, post } = staffPost;
  const findings: Finding[] = [];
  for (const [year, points] of stated.decisions) {
    if (points <= MOST_POINTS_A_YEAR) continue;
    // A move to a higher range in that school year is no rise inside the old one (PAY-7); its reason is asked for by itself.
    const change = decisionWithChange(terms, staffPost, year, points);
    findings.push(...change.findings);
    if (change.by !== 'none') continue;
    const on = september1(year);
    const worth = stated.point === null ? undefined : yearlyDifference(terms, post, ast(stated.point), ast(stated.point - (points - MOST_POINTS_A_YEAR)), on);
    findings.push(aboutPost('riseAboveTwo', staffPost, `Sept ${String(year)}`, {
      found: `${String(points)} points on ${dayText(on)}`, expected: `at most ${String(MOST_POINTS_A_YEAR)} points in one school year`,
      message: `rose by ${String(points)} points on ${dayText(on)}; at most ${String(MOST_POINTS_A_YEAR)} points may be gained in one school year, unless the post moved to a higher range.`,
      ...worth,
    }));
  }
  if (staffPost.isVacant) return findings;
  const first = firstDayOnSpine(post);
  for (const year of stated.septembers) {
    const on = september1(year);
    if (on > terms.on || stated.decisions.has(year) || !isLiveOn(post, on) || first === 'never') continue;
    if (daysOfService(first, year) < terms.leastWeeks * 7) continue;
    if (isUnread(staffPost, `Sept ${String(year)}`) || isDecidedByChange(staffPost, on)) continue;
    findings.push(aboutPost('noDecision', staffPost, `Sept ${String(year)}`, {
      found: `no decision for ${dayText(on)}`, expected: '0, 1 or 2 points',
      message: `nothing says what was decided for ${dayText(on)}. Pay is reviewed each September: a decision to give no point is one too.`,
    }));
  }
  return findings;
}

function onAssessment(terms: AuditTerms, staffPost: StaffPost): Finding[] {
  const { post, place } = staffPost;
  if (staffPost.isVacant || staffPost.status === 'planned' || (post.start !== null && post.start > terms.on) || (post.end !== null && post.end < terms.on)) return [];
  const worth = staffPost.isWhole && !post.referenceIsAssumed ? yearlyDifference(terms, post, ast(post.point), post.reference, terms.on) : undefined;
  if (post.assessedOn === 'not yet' || (post.assessedOn !== null && post.assessedOn > terms.on)) {
    return [aboutPost('unassessed', staffPost, 'Assessed on', {
      found: post.assessedOn === 'not yet' ? 'not yet assessed' : `an assessment on ${dayText(post.assessedOn)}, after the day of the audit`, expected: 'an assessment passed before AST pay begins',
      message: `is on the AST pay spine and has not passed the assessment${post.assessedOn === 'not yet' ? '' : `, which is on ${dayText(post.assessedOn)}`}. Nobody may be placed on the spine before.`, ...worth,
    })];
  }
  if (post.assessedOn !== null && post.start !== null && post.assessedOn > post.start) {
    return [aboutPost('assessedAfterStart', staffPost, 'Assessed on', {
      found: `assessed on ${dayText(post.assessedOn)}, in post from ${dayText(post.start)}`, expected: 'an assessment passed before AST pay begins',
      message: `has been in the post since ${dayText(post.start)} and passed the assessment on ${dayText(post.assessedOn)}. Until then the pay is that of the scale before.`,
    })];
  }
  if (post.assessedOn === null && place.cellOf('Assessed on') !== undefined && !isUnread(staffPost, 'Assessed on')) {
    return [aboutPost('noAssessmentDate', staffPost, 'Assessed on', {
      found: 'no date', expected: 'the date on which the assessment was passed',
      message: 'is on the AST pay spine, and nothing says when the assessment was passed.',
    })];
  }
  return [];
}

/** Findings on one post by itself. */
export function payFindings(terms: AuditTerms, staffPost: StaffPost): Finding[] {
  const { post, stated } = staffPost;
  const findings = [...onRange(terms, staffPost), ...onDecisions(terms, staffPost), ...onAssessment(terms, staffPost)];
  const lastSeptember = september1(schoolYearOf(terms.on));
  const startsNow = post.start !== null && post.start >= lastSeptember && post.start <= terms.on;
  if (startsNow && staffPost.isWhole && stated.range !== null && stated.point !== null && stated.point > stated.range.start && staffPost.reason === '' && !staffPost.isVacant) {
    findings.push(aboutPost('startAboveFirst', staffPost, 'Point', {
      found: `a start on point ${String(stated.point)}`, expected: `a start on point ${String(stated.range.start)}, or the reason`,
      message: `started on ${dayText(post.start)} on point ${String(stated.point)}, though an AST normally starts on the first point of the range, ${String(stated.range.start)}, and no reason is noted.`,
      ...yearlyDifference(terms, post, ast(stated.point), ast(stated.range.start), terms.on),
    }));
  }
  findings.push(...rangeChangeFindings(terms, staffPost), ...allowanceFindings(terms, staffPost));
  if (stated.revertTo?.scale === 'Main') {
    findings.push(aboutPost('revertToMainScale', staffPost, 'Revert to', {
      found: scalePointText(stated.revertTo), expected: 'U1, U2 or U3',
      message: `is to revert to ${scalePointText(stated.revertTo)}. A teacher who leaves an AST post is deemed to have crossed the threshold, and reverts to the upper pay spine.`,
      ...yearlyDifference(terms, post, { scale: 'Upper', point: 1 }, stated.revertTo, terms.on),
    }));
  }
  return findings;
}

/** AST posts of days on which there was no such grade any more. */
export function afterTheGrade(terms: AuditTerms, staffPost: StaffPost): Finding[] {
  const { start } = staffPost.post;
  const last = LAST_DAY_OF_AST_GRADE.value;
  const startsLate = start !== null && start > last;
  if (!startsLate && !(terms.on > last && isFilledOn(staffPost, terms.on))) return [];
  const on = startsLate ? start : terms.on;
  return [aboutPost('afterGradeEnded', staffPost, startsLate ? 'Start date' : 'Role', {
    found: `an AST post on ${dayText(on)}`, expected: `no AST post after ${dayText(last)}`,
    message: `is an AST post ${startsLate ? 'from' : 'on'} ${dayText(on)}. The grade ended on ${dayText(last)}.`,
  })];
}
