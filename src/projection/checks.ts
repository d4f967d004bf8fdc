/** Totals by year, and the checks that must all be zero. */
import { financialYearText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import type { Check, GrantUse, PlanSettings, PostPlan, Stream, YearTotal } from './plan';
import { spendableOf, type Spending } from './funding';

export function totalsByYear(settings: PlanSettings, posts: readonly PostPlan[]): YearTotal[] {
  return Array.from({ length: settings.years }, (_, index) => {
    const total = {
      year: settings.from + index, posts: 0, salary: 0, rr: 0, onCosts: 0, reference: 0, coverCost: 0, cost: 0,
      grantOutreach: 0, grantSalary: 0, grant: 0, netCost: 0,
    };
    const shared = new Set<string>();
    for (const { post, years } of posts) {
      const year = years[index];
      if (year === undefined) continue;
      if (year.partsLive > 0 && !(post.share !== null && shared.has(post.id))) total.posts += 1;
      if (post.share !== null) shared.add(post.id);
      total.salary += year.salary;
      total.rr += year.rr;
      total.onCosts += year.employerNi + year.employerPension;
      total.reference += year.referenceSalary + year.referenceNi + year.referencePension;
      total.coverCost += year.coverCost;
      total.grantOutreach += year.grantOutreach;
      total.grantSalary += year.grantSalary;
      total.grant += year.grant;
      total.netCost += year.netCost;
    }
    total.cost = total.salary + total.rr + total.onCosts + total.coverCost;
    return total;
  });
}

/** Checks that a reader can repeat on paper: each is a difference in pence that must be 0. */
export function planChecks(plan: {
  settings: PlanSettings;
  posts: readonly PostPlan[];
  totals: readonly YearTotal[];
  streams: readonly Stream[];
  grantUse: readonly GrantUse[];
  spending: Spending;
}): Check[] {
  const { posts, totals, streams, grantUse, spending } = plan;
  const checks: Check[] = [];
  for (const [index, total] of totals.entries()) {
    const year = financialYearText(total.year);
    let additional = 0;
    let grant = 0;
    let spendable = 0;
    for (const { post, years } of posts) {
      const row = years[index];
      if (row === undefined) continue;
      additional += Math.abs(row.additionalSalary - (row.salary - row.referenceSalary));
      grant += Math.abs(row.grant - row.grantOutreach - row.grantSalary);
      spendable += spendableOf(post, row);
    }
    const rest = total.cost - total.reference - total.grant;
    const streamed = streams.filter((stream) => stream.year === total.year).reduce((sum, { amount }) => sum + amount, 0);
    checks.push(
      {
        kind: 'additional salary', year: total.year, name: `${year}: additional salary is salary less reference salary, post by post`, rule: 'FUND-3', difference: additional,
        working: `${String(posts.length)} rows compared, salaries of ${shortPoundsText(total.salary)} in all`,
      },
      {
        kind: 'grant parts', year: total.year, name: `${year}: grant is outreach and salary part, post by post`, rule: 'FUND-1', difference: grant,
        working: `${String(posts.length)} rows compared: outreach ${shortPoundsText(total.grantOutreach)} and salary ${shortPoundsText(total.grantSalary)} in all, grant ${shortPoundsText(total.grant)}`,
      },
      {
        kind: 'net cost', year: total.year, name: `${year}: what the school pays is cost less reference cost less grant`, rule: 'FUND-4', difference: total.netCost - rest,
        working: `Cost ${shortPoundsText(total.cost)} less ${shortPoundsText(total.reference)} less grant ${shortPoundsText(total.grant)} is ${shortPoundsText(rest)}; the school pays ${shortPoundsText(total.netCost)}`,
      },
      {
        kind: 'streams', year: total.year, name: `${year}: the four streams add up to the grant`, rule: 'FUND-8', difference: streamed - total.grant,
        working: `The streams add up to ${shortPoundsText(streamed)}; the grant is ${shortPoundsText(total.grant)}`,
      },
    );
    const use = grantUse[index];
    if (use !== undefined) {
      const parts = use.spentInYear + (use.spentAfter === null ? use.carried : use.spentAfter + (use.lapsed ?? 0));
      checks.push({
        kind: 'grant use', year: total.year, name: `${year}: grant spent, carried and lapsed add up to the grant`, rule: 'FUND-9', difference: use.grant - parts,
        working: `Spent, carried and lapsed add up to ${shortPoundsText(parts)}; the grant is ${shortPoundsText(use.grant)}`,
      });
    }
    const spent = spending.months.slice(index * 12, index * 12 + 12).reduce((sum, amount) => sum + amount, 0);
    checks.push({
      kind: 'spending', year: total.year, name: `${year}: spending by month adds up to the year’s outreach or cover and eligible salary`, rule: 'FUND-9', difference: spent - spendable,
      working: `The twelve months add up to ${shortPoundsText(spent)}; outreach or cover and eligible salary are ${shortPoundsText(spendable)}`,
    });
  }
  return checks;
}
