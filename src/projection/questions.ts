/** What somebody should look at in a post that can be planned: exceptions to the rules, and what the plan took for granted. */
import { dayText, firstDayOfFinancialYear, schoolYearOf, schoolYearText, september1 } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import type { Problem, Severity } from '../domain/problem';
import { scalePointText } from '../domain/scales';
import type { AstPost, PostField } from '../domain/staff';
import { rangeTop } from '../rules/astPay';
import { reversionOf, revertsInPlan, type PayPath } from './payPath';
import type { PlanSettings } from './plan';

function about(post: AstPost, severity: Severity, rule: string, field: PostField, found: string, expected: string, message: string): Problem {
  const cell = post.origin.cellOf(field);
  return {
    severity,
    rule,
    sheet: post.origin.sheet,
    ...(cell === undefined ? {} : { cell }),
    post: post.id,
    found,
    expected,
    message: `Post ${post.id} (${post.holder}): ${message}`,
  };
}

/** The questions and notes on one post: in order of the register. */
export function questionsOf(post: AstPost, settings: PlanSettings, path: PayPath): Problem[] {
  const questions: Problem[] = [];
  const startsInPlan = post.start !== null && post.start >= firstDayOfFinancialYear(settings.from);
  if (startsInPlan && post.point !== post.rangeStart) {
    questions.push(
      about(post, 'question', 'PAY-4', 'point', `a start on point ${String(post.point)}`, `a start on point ${String(post.rangeStart)}`,
        `starts on point ${String(post.point)}, though an AST normally starts on the first point of the range, ${String(post.rangeStart)}. ` +
        'It is planned as stated; note the reason beside the row.'),
    );
  }
  for (const event of path.events) {
    const september = schoolYearOf(event.on);
    const field: PostField = `decision ${september}`;
    if (event.kind === 'tooShort' && post.decisions.has(september) && event.decision > 0) {
      questions.push(
        about(post, 'question', 'PAY-5', field, `${String(event.decision)} points decided for ${dayText(event.on)}`, `at least ${String(settings.leastWeeks)} weeks in the post in ${schoolYearText(september - 1)}`,
          `the decision for ${dayText(event.on)} is not applied, because the holder was in the post for less than ${String(settings.leastWeeks)} weeks of the school year before. ` +
          'If the governing body means it, lower the weeks on the sheet “AST Assumptions”.'),
      );
    }
    if (event.kind === 'decision' && event.after - event.before < event.decision) {
      questions.push(
        about(post, 'note', 'PAY-6', field, `${String(event.decision)} points decided for ${dayText(event.on)}`, `no point past the top of the range`,
          `the rise decided for ${dayText(event.on)} stops at the top of the range, point ${String(event.after)}.`),
      );
    }
    if (event.kind === 'range' && post.rangeChange !== null && event.after > rangeTop(post.rangeChange.rangeStart)) {
      questions.push(
        about(post, 'question', 'PAY-7', 'rangeChange', `a new range below point ${String(event.after)}`, 'a range that holds the present point',
          `the new range ends below the present point, so the pay stays on point ${String(event.after)}: a change of range never lowers pay.`),
      );
    }
  }
  for (const [year, decision] of post.decisions) {
    const on = september1(year);
    if (decision === 0 || year < settings.from || year >= settings.from + settings.years || path.events.some((event) => event.on === on && event.kind !== 'range')) continue;
    questions.push(
      about(post, 'question', 'PAY-5', `decision ${year}`, `${decision} points decided for ${dayText(on)}`, 'a decision on a day on which the holder has been on the AST pay spine before',
        `the decision for ${dayText(on)} is not applied, because the holder is not on the AST pay spine both before that day and on it. Correct the decision or the dates.`),
    );
  }
  if (post.rangeChange !== null && post.end !== null && post.rangeChange.on > post.end) {
    questions.push(
      about(post, 'question', 'PAY-7', 'rangeChange', `a change of range on ${dayText(post.rangeChange.on)}`, `a date up to the end of the post, ${dayText(post.end)}`,
        `the change of range on ${dayText(post.rangeChange.on)} lies after the end of the post and is not applied. Correct one of the dates.`),
    );
  }
  if (post.rangeChange !== null && post.rangeChange.reason === '') {
    questions.push(
      about(post, 'question', 'PAY-7', 'rangeChange', 'a change of range without a reason', 'the reason in the column “Reason”',
        `moves to another range on ${dayText(post.rangeChange.on)} without a reason. The demands of the post must have changed substantially: note how.`),
    );
  }
  if (post.allowance > 0) {
    questions.push(
      about(post, 'question', 'PAY-8', 'allowance', `an allowance${post.allowanceType === '' ? '' : ` (“${post.allowanceType}”)`} of ${shortPoundsText(post.allowance)}`, 'no allowance but a recruitment or retention incentive',
        `has an allowance${post.allowanceType === '' ? '' : ` (“${post.allowanceType}”)`} of ${shortPoundsText(post.allowance)} beside AST pay. An AST gets no additional allowance; it is not in the plan. ` +
        'If it is a recruitment or retention incentive, put it into the column “R&R”.'),
    );
  }
  if (post.allowance === 0 && /tlr|\bsen\b|manage|respons/i.test(post.allowanceType)) {
    questions.push(
      about(post, 'question', 'PAY-8', 'allowance', `an allowance (“${post.allowanceType}”) without an amount`, 'no allowance but a recruitment or retention incentive',
        `has an allowance (“${post.allowanceType}”) beside AST pay, without an amount. An AST gets no additional allowance.`),
    );
  }
  if (post.revertTo !== null && post.ending !== 'reverts') {
    questions.push(
      about(post, 'question', 'REV-2', 'revertTo', `U${String(post.revertTo)} to revert to, without a return`, 'reverts in the column “On ending”',
        `has a point to revert to, but nothing says that the holder reverts: put “reverts” into “On ending” and the last day into “End date”.`),
    );
  }
  if (post.ending === 'reverts' && post.end !== null && !revertsInPlan(post, settings) && post.end >= firstDayOfFinancialYear(settings.from)) {
    questions.push(
      about(post, 'question', 'REV-3', 'assessedOn', 'a return to the upper pay spine of one who was never on the AST pay spine', 'an assessment passed before the post ends',
        'was never on the AST pay spine, so there is no return to the upper pay spine: it is crossed only by reaching M6.'),
    );
  }
  if (post.assessedOn === 'not yet' || (post.assessedOn !== null && (post.start === null || post.assessedOn > post.start) && post.assessedOn > firstDayOfFinancialYear(settings.from))) {
    const until = post.assessedOn === 'not yet' ? 'for the whole plan' : `until ${dayText(post.assessedOn - 1)}`;
    questions.push(
      about(post, 'question', 'PAY-11', 'assessedOn', post.assessedOn === 'not yet' ? 'not yet assessed' : `assessed on ${dayText(post.assessedOn)}`, 'an assessment passed before the post begins',
        `is paid on ${scalePointText(post.reference)} ${until}, because nobody may be placed on the AST pay spine before passing the assessment.`),
    );
  }
  if (post.status === 'paid' && post.ast2SentOn === null && post.origin.cellOf('ast2SentOn') !== undefined) {
    questions.push(
      about(post, 'question', 'FUND-7', 'ast2SentOn', 'status paid, and no date for form AST2', 'the date on which form AST2 was sent',
        'is marked as paid, but no date says when form AST2 was sent. The form starts the payments: enter its date.'),
    );
  }
  if (post.ending === 'reverts' && reversionOf(post).asksForReason) {
    questions.push(
      about(post, 'question', 'REV-2', 'revertTo', `U${String(post.revertTo)}`, 'the U point held before, else U1',
        `reverts to U${String(post.revertTo)}, which is not the point held before. The governing body may decide so: note its reason.`),
    );
  }
  return questions;
}
