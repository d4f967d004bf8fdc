/** A note on the headings of a list that an audit does not read: nobody is to think that their columns were looked at. */
import type { Problem } from '../../domain/problem';
import { listHeader, type ListKind } from '../lists/list';
import type { SheetGrid } from '../port';
import { headingColumn, type StaffHeader } from '../staff/header';

function note(sheet: string, headings: readonly string[], what: string): Problem[] {
  if (headings.length === 0) return [];
  const [noun, were, columns] = headings.length === 1 ? ['heading', 'was', 'its column was'] : ['headings', 'were', 'their columns were'];
  return [{
    severity: 'note', sheet, found: 'columns that are not read', expected: `the columns of ${what}`,
    message: `“${sheet}”: the ${noun} ${headings.join(', ')} ${were} not recognised, or another heading of the row says the same, and ${columns} not read. If one matters, write it as the guide names it, and audit again.`,
  }];
}

export function unreadStaffHeadings(sheet: string, { headings }: StaffHeader): Problem[] {
  return note(sheet, headings.filter(({ match }) => match === 'unknown' || match === 'twice').map((heading) => `“${heading.text}” (${headingColumn(heading)})`), 'a staff list');
}

export function unreadListHeadings(kind: ListKind, grid: SheetGrid | undefined): Problem[] {
  return grid === undefined ? [] : note(grid.name, listHeader(kind, grid)?.unread ?? [], kind.what);
}
