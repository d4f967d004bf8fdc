/** Who set a value, and the rule it belongs to: so that a default is not taken for a fact. */
import type { Assumption } from '../workbook/assumptions';

export function settingStatusText({ setBy, status, rule }: Assumption): string {
  const by = setBy === 'sheet' ? 'as you set it on “AST Assumptions”; change it there' : setBy === 'option' ? 'as you chose' : `default, ${status}`;
  return `${by}${rule === '' ? '' : ` [${rule}]`}`;
}
