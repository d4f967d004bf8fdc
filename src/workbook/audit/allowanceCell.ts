/** An allowance cell that holds its type beside the amount, such as “TLR2a £2,535” (PAY-8). */
import type { Pence } from '../../domain/exact';
import type { AstPost } from '../../domain/staff';
import { cellText, tidy } from '../port';
import { isUnreadable, readMoney } from '../staff/cells';
import type { RowReader } from '../staff/rowReader';

const AMOUNT = '£ ?(\\d[\\d,]*(?:\\.\\d\\d)?)';
/** A type begins with a letter and holds no other amount: “TLR2a”, “R&R”. */
const TYPE = '([a-z][^£]*?)';
const TYPE_FIRST = new RegExp(`^${TYPE}[\\s:=–-]*${AMOUNT}$`, 'i');
const AMOUNT_FIRST = new RegExp(`^${AMOUNT}[\\s:=–-]*(?:\\(${TYPE}\\)|${TYPE})$`, 'i');

/** The amount and the type of a cell that holds both, each of them plain; else `undefined`. */
export function allowanceWithType(text: string): { readonly amount: Pence; readonly type: string } | undefined {
  const [first, last] = [TYPE_FIRST.exec(text), AMOUNT_FIRST.exec(text)];
  const [amount, type] = first !== null ? [first[2], first[1]] : last !== null ? [last[1], last[2] ?? last[3]] : [];
  if (amount === undefined || type === undefined) return undefined;
  const reading = readMoney(`£${amount}`);
  return isUnreadable(reading) ? undefined : { amount: reading.value, type: tidy(type) };
}

/** The post with what its allowance cell says, where a plan could not read it; the type of the row’s own column comes first. */
export function withAllowanceOfCell(reader: RowReader, post: AstPost): { readonly post: AstPost; readonly cell?: string } {
  const cell = reader.addressOf('Allowance');
  if (cell === undefined || !reader.problems.some((problem) => problem.cell === cell)) return { post };
  const said = allowanceWithType(cellText(reader.cell('Allowance')));
  if (said === undefined) return { post };
  return { post: { ...post, allowance: said.amount, allowanceType: post.allowanceType || said.type }, cell };
}
