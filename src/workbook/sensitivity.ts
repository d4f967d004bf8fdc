/** What if: the plan made again with one thing changed, and by how much what the school pays changes. */
import { dayText, financialYearText, september1, type FinancialYear } from '../domain/calendar';
import { percentText, shortPoundsText, type BasisPoints, type Pence } from '../domain/exact';
import type { Step } from '../domain/figure';
import type { AstPost, Decision } from '../domain/staff';
import { finish, type Work } from '../domain/work';
import { planPostsInPieces, type Plan, type PlanSettings } from '../projection';
import { isMissing, type UserPay } from '../rules/payBook';

export type WhatIfKind = 'award' | 'points' | 'grant lost' | 'one post fewer' | 'pupils';

export interface WhatIfYear {
  readonly year: FinancialYear;
  /** Salaries, R&R, on-costs and cover after the change. Pence. */
  readonly cost: Pence;
  readonly grant: Pence;
  /** What the school pays after the change. Pence. */
  readonly netCost: Pence;
  /** What the School Development Grant brings more. Pence; 0 where it does not change, `null` where it has no guarantee for the year. */
  readonly sdg: Pence | null;
  /** How much more the school has to find: pays more, less what the School Development Grant brings more. Pence; `null` where that is not known. */
  readonly change: Pence | null;
}

export interface WhatIf {
  readonly kind: WhatIfKind;
  /** What is changed, in a few words: rows of one subject are one bar of the picture. */
  readonly subject: string;
  readonly text: string;
  readonly years: readonly WhatIfYear[];
  /** Over the years of the plan; `null` where a figure that it needs does not exist. Pence. */
  readonly change: Pence | null;
  readonly steps: readonly Step[];
}

/** By how much awards and pupils are changed, in hundredths of a per cent. */
export interface WhatIfSizes {
  readonly award: BasisPoints;
  readonly pupils: BasisPoints;
}

/** What the School Development Grant of each year of the plan brings more, in pence, where pupils are up by so many hundredths of a per cent; `null` for a year without a guarantee. */
export type PupilsChange = (change: BasisPoints) => readonly (Pence | null)[];

/** Up to so many posts each is left out in turn; of more only the dearest and the cheapest. */
export const MOST_POSTS_IN_TURN = 10;

/**
 * What each change does to the plan, by the engine: the posts are planned again with one thing changed. Subjects with the
 * largest effect come first. `posts` are those of the plan (those left out of it are left out here). No order of the posts
 * changes an amount.
 */
export function* sensitivityInPieces(posts: readonly AstPost[], settings: PlanSettings, base: Plan, sizes: WhatIfSizes, pupils?: PupilsChange): Work<WhatIf[]> {
  const planned = new Set(base.posts.map(({ post }) => post));
  const kept = posts.filter((post) => planned.has(post));
  const rows = [...yield* awardRows(kept, settings, base, sizes.award)];
  for (const policy of [0, 1, 2] as const) rows.push(yield* pointsRow(kept, settings, base, policy));
  rows.push(yield* grantRow(kept, settings, base), ...yield* postRows(kept, settings, base));
  if (pupils !== undefined) rows.push(...pupilRows(base, sizes.pupils, pupils));
  const largest = new Map<string, number>();
  for (const { subject, change } of rows) largest.set(subject, Math.max(largest.get(subject) ?? 0, Math.abs(change ?? 0)));
  // Sorting keeps the order of equals, so rows of one subject stay together where their subjects differ.
  const subjects = [...largest.keys()].sort((a, b) => (largest.get(b) ?? 0) - (largest.get(a) ?? 0));
  return subjects.flatMap((subject) => rows.filter((row) => row.subject === subject));
}

/** {@link sensitivityInPieces} at once. */
export function sensitivity(posts: readonly AstPost[], settings: PlanSettings, base: Plan, sizes: WhatIfSizes, pupils?: PupilsChange): WhatIf[] {
  return finish(sensitivityInPieces(posts, settings, base, sizes, pupils));
}

/** The largest changes to either side, by subject: the picture of the whole. Pence: `less` is never above 0, `more` never below. */
export interface TornadoBar {
  readonly subject: string;
  readonly less: Pence;
  readonly more: Pence;
}

export function tornado(rows: readonly WhatIf[]): TornadoBar[] {
  return [...new Set(rows.map(({ subject }) => subject))].map((subject) => {
    const changes = rows.filter((row) => row.subject === subject).map(({ change }) => change ?? 0);
    return { subject, less: Math.min(0, ...changes), more: Math.max(0, ...changes) };
  });
}

interface Facts {
  readonly kind: WhatIfKind;
  readonly subject: string;
  readonly text: string;
  readonly rule: string;
  /** What was done to work it out, as the beginning of its reason. */
  readonly how: string;
}

function row({ rule, how, ...facts }: Facts, base: Plan, changed: Plan | null, leftOut = 0, sdg: readonly (Pence | null)[] = []): WhatIf {
  const lost = changed === null ? 0 : base.posts.length - leftOut - changed.posts.length;
  if (changed !== null && lost > 0) {
    const [first] = changed.missing;
    return { ...facts, years: [], change: null, steps: [{ rule, text: `${how}: not known, because ${String(lost)} of the posts could not be planned so. ${first?.message ?? ''}`.trim(), figures: [] }] };
  }
  const years = base.totals.map((total, index): WhatIfYear => {
    const then = changed?.totals[index] ?? total;
    const more = sdg[index] === undefined ? 0 : sdg[index];
    return { year: total.year, cost: then.cost, grant: then.grant, netCost: then.netCost, sdg: more, change: more === null ? null : then.netCost - total.netCost - more };
  });
  const change = years.reduce<Pence | null>((sum, year) => (sum === null || year.change === null ? null : sum + year.change), 0);
  return { ...facts, years, change, steps: [reasonOf({ rule, how }, base, years, change)] };
}

const signed = (amount: Pence): string => (amount > 0 ? `${shortPoundsText(amount)} more` : amount < 0 ? `${shortPoundsText(-amount)} less` : 'nothing more');

function reasonOf({ rule, how }: Pick<Facts, 'rule' | 'how'>, base: Plan, years: readonly WhatIfYear[], change: Pence | null): Step {
  const [now, then] = [base.totals, years].map((each) => each.reduce((sum, { netCost }) => sum + netCost, 0));
  const [cost, grant, sdg] = [
    years.reduce((sum, year, index) => sum + year.cost - (base.totals[index]?.cost ?? 0), 0),
    years.reduce((sum, year, index) => sum + year.grant - (base.totals[index]?.grant ?? 0), 0),
    years.reduce((sum, year) => sum + (year.sdg ?? 0), 0),
  ];
  const byYear = years.map((year) => `${financialYearText(year.year)} ${year.change === null ? 'not known' : shortPoundsText(year.change)}`).join(', ');
  if (change === null) {
    const missing = years.filter((year) => year.change === null).map(({ year }) => financialYearText(year)).join(', ');
    return { rule, figures: [], text: `${how}. The school pays ${shortPoundsText(now ?? 0)} over the plan as it is. The change over the plan is not known, because a guarantee is missing in ${missing}: enter yours under “Guarantee %” on “AST SDG” and plan again. By year: ${byYear}` };
  }
  const grantPart = grant === 0 ? 'the grant stays' : `the grant is ${signed(grant)}`;
  const sdgPart = sdg === 0 ? '' : `; the School Development Grant brings ${signed(sdg)}, which the school has so much more, or less, to pay from`;
  return {
    rule, figures: [],
    text:
      `${how}. The school pays ${shortPoundsText(now ?? 0)} over the plan as it is and ${shortPoundsText(then ?? 0)} so: the posts cost ${signed(cost)}, ` +
      `${grantPart}${sdgPart}. The change is ${shortPoundsText(change)} (${byYear})`,
  };
}

/** The pay after `times` Septembers at so much more each, rounded up to the whole pound (PAY-13). Exact: ten Septembers pass 2^53. */
export function payRaised(annual: Pence, each: BasisPoints, times: number): Pence {
  if (each === 0 || times <= 0) return annual;
  const [raised, whole] = [BigInt(annual) * BigInt(10_000 + each) ** BigInt(times), 10_000n ** BigInt(times) * 100n];
  return Number((raised + whole - 1n) / whole) * 100;
}

function withAward(settings: PlanSettings, base: Plan, each: BasisPoints): PlanSettings {
  const raised = base.payUsed.flatMap(({ area, scale, point, year, answer }): UserPay[] => (
    isMissing(answer) || each === 0 || year < settings.from ? [] : [{ area, scale, point, year, annual: payRaised(answer.value, each, year - settings.from + 1), sheet: 'AST Sensitivity' }]
  ));
  return { ...settings, userPay: [...settings.userPay, ...raised] };
}

function* awardRows(posts: readonly AstPost[], settings: PlanSettings, base: Plan, size: BasisPoints): Work<WhatIf[]> {
  const rows: WhatIf[] = [];
  for (const each of size === 0 ? [] : [size, -size]) {
    const [percent, way] = [percentText(Math.abs(each)), each > 0 ? 'more' : 'less'];
    rows.push(row({
      kind: 'award', rule: 'PAY-13', subject: 'Pay awards', text: `Every award ${percent} ${way}`,
      how: `Every pay figure is ${each > 0 ? 'raised' : 'lowered'} by ${percent} for each September from ${dayText(september1(settings.from))} on, one upon the other, and rounded up to the whole pound`,
    }, base, yield* planPostsInPieces(posts, withAward(settings, base, each))));
  }
  return rows;
}

function* pointsRow(posts: readonly AstPost[], settings: PlanSettings, base: Plan, policy: Decision): Work<WhatIf> {
  const points = policy === 0 ? 'No point' : policy === 1 ? '1 point' : '2 points';
  return row({
    kind: 'points', rule: 'PAY-5', subject: 'Points each September', text: `${points} each September`,
    how: `${points} ${policy === 2 ? 'are' : 'is'} gained on every 1 September for which the staff sheet has no decision${policy === settings.policy ? ', which is what the plan reckons with' : ''}`,
  }, base, yield* planPostsInPieces(posts, { ...settings, policy }));
}

function* grantRow(posts: readonly AstPost[], settings: PlanSettings, base: Plan): Work<WhatIf> {
  return row(
    { kind: 'grant lost', rule: 'FUND-1', subject: 'The grant', text: 'No grant at all', how: 'No post has any grant' },
    base, yield* planPostsInPieces(posts.map((post): AstPost => ({ ...post, fundingSource: 'School', funding: [] })), settings),
  );
}

/** The rows of one post: one, or those of its schools where a group pays for it (FUND-11). */
function wholePosts(base: Plan): { posts: AstPost[]; netCost: Pence }[] {
  const wholes = new Map<string | AstPost, { posts: AstPost[]; netCost: Pence }>();
  for (const { post, years } of base.posts) {
    const key = post.share === null ? post : post.id;
    const whole = wholes.get(key) ?? { posts: [], netCost: 0 };
    wholes.set(key, whole);
    whole.posts.push(post);
    whole.netCost += years.reduce((sum, { netCost }) => sum + netCost, 0);
  }
  return [...wholes.values()];
}

function* postRows(posts: readonly AstPost[], settings: PlanSettings, base: Plan): Work<WhatIf[]> {
  const wholes = wholePosts(base);
  const name = ({ posts: [first] }: { posts: AstPost[] }): string => first?.id ?? '';
  const byEffect = [...wholes].sort((a, b) => b.netCost - a.netCost || (name(a) < name(b) ? -1 : 1));
  const [dearest, cheapest] = [byEffect[0], byEffect.at(-1)];
  const chosen = wholes.length <= MOST_POSTS_IN_TURN ? wholes : [dearest, cheapest].flatMap((whole) => whole ?? []);
  const rows: WhatIf[] = [];
  for (const whole of chosen) {
    const [first] = whole.posts;
    const gone = new Set(whole.posts);
    const id = first?.id ?? '';
    const which = wholes.length <= MOST_POSTS_IN_TURN ? '' : whole === dearest ? ', the post that the school pays most for' : ', the post that the school pays least for';
    const schools = whole.posts.length > 1 ? ` with its ${String(whole.posts.length)} schools` : '';
    rows.push(row(
      { kind: 'one post fewer', rule: 'FUND-6', subject: `Without post ${id}`, text: `Without post ${id} (${first?.holder ?? ''})${which}`, how: `Post ${id} (${first?.holder ?? ''})${schools} is left out for the whole plan` },
      base, yield* planPostsInPieces(posts.filter((post) => !gone.has(post)), settings), whole.posts.length,
    ));
  }
  return rows;
}

function pupilRows(base: Plan, size: BasisPoints, pupils: PupilsChange): WhatIf[] {
  if (size === 0) return [];
  return [size, -size].map((change) => {
    const [percent, way] = [percentText(Math.abs(change)), change > 0 ? 'more' : 'fewer'];
    return row({
      kind: 'pupils', rule: 'SDG-2', subject: 'Pupils', text: `${percent} ${way} pupils`,
      how: `The School Development Grant is reckoned with ${percent} ${way} pupils in every year of the plan; what the posts cost does not depend on pupils`,
    }, base, null, 0, pupils(change));
  });
}
