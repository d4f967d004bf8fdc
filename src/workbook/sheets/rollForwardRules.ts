/** The rule behind each step of a roll forward. */
import type { RollKind } from '../../projection/bridge';

const RULES: Readonly<Partial<Record<RollKind, string>>> = {
  points: 'PAY-5', policy: 'PAY-5', pay: 'PAY-13', reference: 'PAY-9', amounts: 'PAY-8', cover: 'OUT-5', funding: 'FUND-11', grant: 'FUND-1', dates: 'REV-1', leftOutBefore: 'PAY-2', leftOutNow: 'PAY-2',
};

/** The rule of the figures themselves, and of every step that has none of its own. */
export const COST_RULE = 'FUND-4';

export function rollRule(kind: RollKind): string {
  return RULES[kind] ?? COST_RULE;
}
