/** The kinds of findings on outreach: the rule, how grave it is, what it is called, and what to do about it. */
import type { FindingKind } from './findingKind';

export const OUTREACH_KINDS = {
  outreachShort: { rule: 'OUT-1', severity: 'error', title: 'Outreach below 20%', step: 'Ask the school to timetable the full 20%, or to give its exemption with the reason.' },
  outreachNotStated: { rule: 'OUT-1', severity: 'question', title: 'Outreach not stated', step: 'Ask the school for the share of time or the pattern, and enter it.' },
  hostIsOwnSchool: { rule: 'OUT-1', severity: 'question', title: 'Outreach in the own school', step: 'Ask whether the days were spent in another school; work in the own school is inreach.' },
  loggedShort: { rule: 'OUT-1', severity: 'question', title: 'Fewer days of outreach than planned', step: 'Ask the school for the days that are missing from the log, or when they will be made up.' },
  patternUnreadable: { rule: 'OUT-2', severity: 'question', title: 'Pattern of outreach that cannot be read', step: 'Write the pattern as “1 day a week”, “1 week in 5” or “38 days a year”, or enter the share.' },
  patternDisagrees: { rule: 'OUT-2', severity: 'question', title: 'Pattern that comes to less than the share', step: 'Ask the school which of the two holds, and correct the other.' },
  exemptionWithoutReason: { rule: 'OUT-3', severity: 'error', title: 'Exemption without its reason', step: 'Ask the school how the work is tied to the plan for leaving the category, and note it; else the full 20% is due.' },
  exemptionWithoutCategory: { rule: 'OUT-3', severity: 'question', title: 'Exemption of a school in no such category', step: 'Ask whether the school is still in the category; if not, the exemption has ended.' },
  noLog: { rule: 'OUT-6', severity: 'question', title: 'No outreach in the log', step: 'Ask the school for the visits of this AST, and enter them.' },
  noFeedback: { rule: 'OUT-6', severity: 'question', title: 'Visits without feedback', step: 'Ask the schools that were visited for their feedback: performance management needs it.' },
  noObjective: { rule: 'OUT-6', severity: 'question', title: 'Visits without an agreed objective', step: 'Ask for the agreement with the receiving school, and enter its objective.' },
  logWithoutFeedback: { rule: 'OUT-6', severity: 'question', title: 'Log without feedback', step: 'Add a column “Feedback” to the log, with the date or “yes” for each visit.' },
  logWithoutObjective: { rule: 'OUT-6', severity: 'question', title: 'Log without objectives', step: 'Add a column “Objective” to the log, with what was agreed for each visit.' },
  logOfOtherYears: { rule: 'OUT-6', severity: 'question', title: 'Log without a visit of the school year', step: 'Ask for the log of the school year, or audit on a day of the year that the log is of.' },
  visitOfUnknownPost: { rule: 'OUT-6', severity: 'question', title: 'Visits of nobody on the staff list', step: 'Correct the Post ID or the name in the log, or add the post to the staff list.' },
  visitOutsidePost: { rule: 'OUT-6', severity: 'question', title: 'Visits on days when nobody held the post', step: 'Correct the date of the visit, or the dates of the post.' },
  visitTwice: { rule: 'OUT-6', severity: 'question', title: 'The same visit twice in the log', step: 'Delete the second row; if there were two visits, enter one row with the days of both.' },
  visitLater: { rule: 'OUT-6', severity: 'note', title: 'Visits that are still to come', step: 'Nothing, if they are booked; else correct their dates.' },
} as const satisfies Readonly<Record<string, FindingKind>>;

export type OutreachKindName = keyof typeof OUTREACH_KINDS;
