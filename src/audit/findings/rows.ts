/** How rows of posts are put in order, compared in time, and named. */
import { comparePlaces, compareTexts } from '../order';
import type { Place, StaffPost } from '../records';
import type { Schools } from '../schools';

export function byPlace(a: { readonly place: Place }, b: { readonly place: Place }): number {
  return comparePlaces(a.place, b.place);
}

export function compareSchools(schools: Schools, a: StaffPost, b: StaffPost): number {
  return compareTexts(schools.of(a.post).key, schools.of(b.post).key) || compareTexts(a.post.id, b.post.id);
}

/** Whether both are held at one time. */
export function overlap({ post: a }: StaffPost, { post: b }: StaffPost): boolean {
  return (a.start ?? -Infinity) <= (b.end ?? Infinity) && (b.start ?? -Infinity) <= (a.end ?? Infinity);
}

/** A row is told from another in words that need no row number where the books differ. */
export function rowText({ place }: StaffPost, beside: StaffPost): string {
  const book = place.book === beside.place.book ? '' : ` of ${place.book}`;
  return `row ${String(place.row)} of “${place.sheet}”${book}`;
}
