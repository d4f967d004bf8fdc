/** What is known of a post's outreach, and the visits that an outreach log lists (OUT-1, OUT-6). */
import type { Day } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import type { DayHundredths } from '../rules/outreach';
import type { Place, SchoolMention, StaffPost } from './records';

/** An AST post with what other lists say of it. */
export interface OutreachPost {
  readonly staff: StaffPost;
  /** Its school, as all lists together know it. */
  readonly school: SchoolMention;
  /** The category of its school by the register of schools, which may be blank; `null` where there is no register, or it has no such column (OUT-3). */
  readonly category: string | null;
  /** The outreach part of the grant for a full-time post, pence a year; `null` where no grant pays for the post (FUND-1, FUND-11). */
  readonly grantOutreach: Pence | null;
}

/** A row of an outreach log. Texts are empty where the cell is blank. */
export interface LoggedVisit {
  readonly postId: string;
  readonly name: string;
  /** The AST’s own school, where the log says it. */
  readonly school: string;
  readonly establishment: string;
  readonly day: Day;
  readonly days: DayHundredths;
  readonly hostSchool: string;
  readonly hostEstablishment: string;
  readonly request: string;
  readonly objective: string;
  readonly purpose: string;
  /** Whether the receiving school gave feedback. */
  readonly hasFeedback: boolean;
  readonly place: Place;
}

/** The columns of a log as a place names them. */
export const LOG_COLUMNS = [
  'Post ID', 'Name', 'School', 'Establishment', 'Date', 'Days', 'Half days', 'Host school', 'Host establishment', 'Request', 'Objective', 'Purpose', 'Feedback', 'Activity',
] as const;
export type LogColumn = (typeof LOG_COLUMNS)[number];
