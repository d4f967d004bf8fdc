/** Whether checks hold, in a line. “AST Checks” has those of the plan and of its cash flow together, one by one. */
import type { ReactElement } from 'react';
import type { Check } from '../projection';

export function ChecksLine({ checks, of }: { readonly checks: readonly Check[]; readonly of: string }): ReactElement {
  const wrong = checks.filter(({ difference }) => difference !== 0).length;
  const [count, isOne] = [String(checks.length), wrong === 1];
  if (wrong === 0) return <p className="quiet">All {count} checks of {of} are zero.</p>;
  return <p className="doubt">{wrong} of {count} checks of {of} {isOne ? 'is' : 'are'} not zero: do not use this plan, and report it.</p>;
}
