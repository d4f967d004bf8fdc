/** Amounts as they stand in the tables of the pane, under a heading that says £. */
import { poundsText, type Pence } from '../domain/exact';

/** 1,234.56 or -1,234.56. */
export function amountText(amount: Pence): string {
  return poundsText(amount).replace('£', '');
}

/** +1,234.56, -1,234.56 or 0.00. */
export function changeAmountText(amount: Pence): string {
  return `${amount > 0 ? '+' : ''}${amountText(amount)}`;
}
