/** How much of the cost of cover the outreach element of the grant bears (OUT-5). */
import { financialYearText, PARTS_OF_MONTH, type FinancialYear } from '../domain/calendar';
import { fractionText, roundHalfUpBig, shortPoundsText, type Pence } from '../domain/exact';
import type { Step } from '../domain/figure';
import { hasCover, type AstPost } from '../domain/staff';
import { paidByText } from './fundingPeriods';
import { coverWayText } from './cover';
import type { PostPlan, PostYear } from './plan';

/** Cover of a post in a year against the outreach element of its grant. Pence. */
export interface CoverUse {
  readonly coverCost: Pence;
  readonly grantOutreach: Pence;
  /** What the outreach element bears: the lesser of the two. */
  readonly covered: Pence;
  /** Left of the outreach element. */
  readonly left: Pence;
  /** What it does not bear, which falls to the school. */
  readonly notCovered: Pence;
}

export interface CoverYear extends CoverUse {
  readonly post: AstPost;
  readonly year: PostYear;
}

export function coverUse({ coverCost, grantOutreach }: Pick<PostYear, 'coverCost' | 'grantOutreach'>): CoverUse {
  const covered = Math.min(coverCost, grantOutreach);
  return { coverCost, grantOutreach, covered, left: grantOutreach - covered, notCovered: coverCost - covered };
}

/** Each year of each post that says what its cover costs. */
export function coverYears(posts: readonly PostPlan[]): CoverYear[] {
  return posts.filter(({ post }) => hasCover(post)).flatMap(({ post, years }) => years.map((year) => ({ post, year, ...coverUse(year) })));
}

/** Days of cover in the year’s months live, and what one of them costs; `null` where days are not known. Days are exact until shown, to four places. */
export function coverDays(post: AstPost, { coverCost, partsLive }: PostYear): { readonly days: number; readonly cost: Pence } | null {
  const { cover } = post;
  if (cover?.way !== 'days' || cover.count.numerator === 0 || partsLive === 0) return null;
  const { numerator, denominator } = cover.count;
  const wholeYear = 12 * PARTS_OF_MONTH;
  const cost = roundHalfUpBig(BigInt(coverCost) * BigInt(wholeYear) * BigInt(denominator), BigInt(numerator) * BigInt(partsLive));
  return { days: Math.round((numerator / denominator) * (partsLive / wholeYear) * 10_000) / 10_000, cost };
}

/** Cover against the outreach element of the grant, in a sentence; `whose` says of what, and which cover. */
function coverUseText({ coverCost, grantOutreach, covered, left, notCovered }: CoverUse, whose: string): string {
  const amount = (pence: Pence): string => (pence === 0 ? 'nothing' : shortPoundsText(pence));
  return (
    `${whose} costs ${amount(coverCost)}, against ${amount(grantOutreach)} for outreach in the grant: of it ${amount(covered)} pays for cover and ${amount(left)} is left; ` +
    `${amount(notCovered)} of the cover is not covered and falls to the school`
  );
}

/** The steps behind a year of a post’s cover against the grant (OUT-5). */
export function coverSteps(entry: CoverYear): Step[] {
  const { post, year } = entry;
  const ofYear = financialYearText(year.year);
  const days = coverDays(post, year);
  const none = post.status === 'planned' ? 'The post is only planned, so it brings no grant' : `The post is ${paidByText(post)}, so it brings no grant`;
  return [
    { rule: 'OUT-5', text: coverUseText(entry, `Cover of ${coverWayText(post)}${post.share === null ? '' : `, of it this school’s share ${fractionText(post.share)},`} in ${ofYear}`), figures: [] },
    ...(days === null ? [] : [{ rule: 'OUT-5', text: `${String(days.days)} days of outreach are covered in the months of ${ofYear} on the AST pay spine, at ${shortPoundsText(days.cost)} each${post.share === null ? '' : ' to this school'}`, figures: [] }]),
    ...(year.partsFunded > 0 || year.partsLive === 0 ? [] : [{ rule: post.status === 'planned' ? 'FUND-7' : 'FUND-11', text: none, figures: [] }]),
  ];
}

/** Cover of all posts of a year together against the outreach elements of their grants; post by post, so that what is left of one does not pay for another. Pence. */
export interface CoverTotal extends CoverUse {
  readonly year: FinancialYear;
  readonly posts: number;
  /** Cover less what is covered and what is not: must be 0. */
  readonly difference: Pence;
}

export function coverTotals(entries: readonly CoverYear[]): CoverTotal[] {
  const years = [...new Set(entries.map(({ year }) => year.year))];
  return years.map((year) => {
    const ofYear = entries.filter((entry) => entry.year.year === year);
    const sum = (of: keyof CoverUse): Pence => ofYear.reduce((running, entry) => running + entry[of], 0);
    const use = { coverCost: sum('coverCost'), grantOutreach: sum('grantOutreach'), covered: sum('covered'), left: sum('left'), notCovered: sum('notCovered') };
    return { year, posts: ofYear.length, ...use, difference: use.coverCost - use.covered - use.notCovered };
  });
}

export function coverTotalSteps(total: CoverTotal): Step[] {
  const text = coverUseText(total, `Cover of the ${String(total.posts)} ${total.posts === 1 ? 'row' : 'rows'} below of ${financialYearText(total.year)}`);
  return [{ rule: 'OUT-5', text: `${text}. It is worked post by post: what is left of one does not pay for another. Cover less what is covered and what is not is ${shortPoundsText(total.difference)}`, figures: [] }];
}
