/** An amount split to the penny by shares, so that the parts add up to it (FUND-8, FUND-11). */
import type { Formula } from '../../sheetWrite';
import { PENNY_PARTS } from './names';

export interface Split {
  /** The amount, £. */
  readonly whole: Formula;
  /** The shares of all parts, as a column; those of other splits are masked. */
  readonly shares: Formula;
  readonly mask: Formula;
  /** The part's own share, and all shares together. */
  readonly mine: Formula;
  readonly total: Formula;
  /** The order of the parts, as a column, and the part's own place in it: a tie goes to the earlier. */
  readonly order: Formula;
  readonly place: Formula;
  /** A share that stands in no row and comes last. */
  readonly others?: Formula;
}

/**
 * The part by largest remainder: pence are cut into fine parts, so that remainders are whole numbers that compare exactly.
 * It is £, and as the engine’s split, sign and ties included.
 */
export function splitPart({ whole, shares, mask, mine, total, order, place, others }: Split): Formula {
  const pence = `ROUND(ABS(${whole})*100,0)`;
  const parts = (share: Formula): Formula => `INT(${pence}*${share}/${total}*${PENNY_PARTS}+0.5)`;
  const full = (share: Formula): Formula => `INT(${parts(share)}/${PENNY_PARTS})`;
  const remainder = (share: Formula): Formula => `(${parts(share)}-${PENNY_PARTS}*${full(share)})`;
  const given = `SUMPRODUCT(${mask}*${full(shares)})${others === undefined ? '' : `+${full(others)}`}`;
  const before =
    `SUMPRODUCT(${mask}*((${remainder(shares)}>${remainder(mine)})+(${remainder(shares)}=${remainder(mine)})*(${order}<${place})))` +
    (others === undefined ? '' : `+IF(${remainder(others)}>${remainder(mine)},1,0)`);
  return `SIGN(${whole})*(${full(mine)}+IF(${before}<${pence}-(${given}),1,0))/100`;
}
