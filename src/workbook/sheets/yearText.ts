/** What a year costs and who pays, in a sentence. */
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { YearTotal } from '../../projection';

/** Why a year's figures are what they are, in a sentence that can be checked on paper. */
export function yearText(total: YearTotal): string {
  return (
    `${postsText(total.posts)} ${total.posts === 1 ? 'costs' : 'cost'} ${costText(total)}; the same teachers off the AST spine would cost ` +
    `${shortPoundsText(total.reference)}; the grant pays ${shortPoundsText(total.grant)}; ${restText(total.netCost, 'the school pays')}.`
  );
}

export function postsText(count: number): string {
  return `${String(count)} ${count === 1 ? 'post' : 'posts'}`;
}

/** £170,442 (salary £124,785, on-costs £27,673). */
export function costText({ cost, salary, rr, onCosts, coverCost }: Pick<YearTotal, 'cost' | 'salary' | 'rr' | 'onCosts' | 'coverCost'>): string {
  return (
    `${shortPoundsText(cost)} (salary ${shortPoundsText(salary)}${rr === 0 ? '' : `, R&R ${shortPoundsText(rr)}`}, on-costs ${shortPoundsText(onCosts)}` +
    `${coverCost === 0 ? '' : `, cover ${shortPoundsText(coverCost)}`})`
  );
}

/** Who pays what the grant does not; a grant above the rest is said as such. */
function restText(netCost: Pence, whoPays: string): string {
  return netCost < 0
    ? `that is ${shortPoundsText(-netCost)} more than the rest, for the outreach work and its cover`
    : `${whoPays} the rest, ${shortPoundsText(netCost)}`;
}
