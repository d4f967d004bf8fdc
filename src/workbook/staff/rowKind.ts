/** What kind of row a row of a staff sheet is. */
import { FIRST_POINT, LAST_POINT } from '../../rules/astPay';
import { cellText, type CellValue } from '../port';
import { isBlank, isUnreadable, readPoint, readRole, type RoleKind } from './cells';
import type { StaffHeader } from './header';
import type { RowReader } from './rowReader';

/** What a line of totals begins with. */
export const TOTAL_WORDS = /^(grand |sub ?-?)?totals?\b|^sum\b|^count\b/i;

const AST_WORDS = /\basts?\b|advanced[\s-]*skill/i;
const NOT_AST = /\b(?:not|non|former|ex)\b/i;

export type RowKind = 'blank' | 'total' | 'header' | 'text' | 'staff' | 'unusable' | 'AST';

/** What kind of row it is; an AST row whose point or role contradict each other is `unusable`, with its problem. */
export function rowKind(reader: RowReader, values: readonly CellValue[], header: StaffHeader): RowKind {
  const filled = values.find((value) => !isBlank(value));
  if (filled === undefined) return 'blank';
  const first = cellText(filled);
  if (isHeaderAgain(values, header)) return 'header';
  if (reader.continuesPerson) return 'blank';
  const roleCell = reader.roleCell();
  const pointCell = reader.cell('Point');
  if (isBlank(roleCell) && isBlank(pointCell)) return 'text';
  if (isBlank(pointCell)) {
    const inRole = readPoint(roleCell);
    if (!isUnreadable(inRole) && inRole.value.scale === 'AST') return 'AST';
  } else if (AST_WORDS.test(cellText(pointCell))) {
    const point = readPoint(pointCell);
    // A point that speaks of AST but cannot be read is an AST's, and is reported.
    if (isUnreadable(point) && !NOT_AST.test(cellText(pointCell))) return 'AST';
  }
  if (TOTAL_WORDS.test(first) && (isBlank(roleCell) || readerHasNoName(reader))) return 'total';
  const role = readRole(roleCell);
  const roleKind: RoleKind = isUnreadable(role) ? 'other' : role.value;
  const point = isBlank(pointCell) ? undefined : readPoint(pointCell);
  const scale = point === undefined || isUnreadable(point) ? undefined : point.value.scale;
  if (isUnreadable(role) && scale !== 'AST') {
    if (scale !== undefined) return 'staff';
    reader.fail('Role', role.found, role.expected);
    return 'unusable';
  }
  if (roleKind === 'AST') {
    if (scale === 'Main' || scale === 'Upper') {
      reader.fail('Point', `“${cellText(pointCell)}” for an AST`, `a point of the AST pay spine, ${String(FIRST_POINT)} to ${String(LAST_POINT)}`, undefined, 'PAY-2');
      return 'unusable';
    }
    return 'AST';
  }
  if (scale === 'AST') {
    if (roleKind === 'other' || isBlank(roleCell)) return 'AST';
    if (/teacher/i.test(cellText(roleCell)) && roleKind === 'Main') return 'AST';
    reader.fail('Role', `“${cellText(roleCell)}” with the point ${cellText(pointCell)}`, roleKind === 'Leading practitioner' ? 'the role AST for one who becomes a leading practitioner in September 2013, with the pay from then on under LP pay, or no AST point' : 'the role AST, or a point of the main or upper scale');
    return 'unusable';
  }
  const hasRange = !isBlank(reader.cell('Range')) || !isBlank(reader.cell('Range start'));
  if (hasRange && scale === undefined && roleKind !== 'Leadership' && roleKind !== 'Excellent Teacher' && roleKind !== 'Leading practitioner') {
    reader.fail('Role', isBlank(roleCell) ? 'no role, beside a range' : `“${cellText(roleCell)}”, beside a range`, 'the role AST for a post with a range of its own, or no range');
    return 'unusable';
  }
  return 'staff';
}

/** Whether the row repeats the column's own names, as a list printed on several pages does. */
function isHeaderAgain(values: readonly CellValue[], { columns }: StaffHeader): boolean {
  let same = 0;
  for (const [column, at] of columns) {
    const value = values[at - 1];
    // A shorter text cannot be the name.
    if (typeof value === 'string' && value.length >= column.length && cellText(value).toLowerCase() === column.toLowerCase()) same += 1;
  }
  return same >= 3;
}

function readerHasNoName(reader: RowReader): boolean {
  return isBlank(reader.cell('Name')) && isBlank(reader.cell('Staff code'));
}
