/** What a row of a post says by itself: whether somebody is in the post, has given it an ID, and whether a cell could be read. */
import type { Day } from '../domain/calendar';
import type { StaffPost } from './records';

/** Whether a cell of the row holds what could not be read: then it is not blank, and says something else. */
export function isUnread({ problems, place }: StaffPost, column: string): boolean {
  const own = place.cellOf(column);
  return own !== undefined && problems.some(({ cell }) => cell === own);
}

/** Whether somebody gave the post its id: those like “Row 7” stand for none, and are of one sheet. */
export function hasOwnId({ post, place }: StaffPost): boolean {
  return post.id !== `Row ${String(place.row)}`;
}

export function isLiveOn({ start, end }: Pick<StaffPost['post'], 'start' | 'end'>, on: Day): boolean {
  return (start === null || start <= on) && (end === null || end >= on);
}

/** Whether somebody is in the post on the day. */
export function isFilledOn(staffPost: StaffPost, on: Day): boolean {
  return !staffPost.isVacant && staffPost.status !== 'planned' && staffPost.status !== 'funding agreed' && isLiveOn(staffPost.post, on);
}

/** Whether the post is marked as planned, or its funding as agreed, though its holder has been in it since before the day or from it. */
export function isHeldThoughPlanned({ post, status, isVacant }: StaffPost, on: Day): boolean {
  return (status === 'planned' || status === 'funding agreed') && !isVacant && post.start !== null && isLiveOn(post, on);
}
