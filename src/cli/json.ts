/** The contract of `--json`: money in whole pence. */
import { financialYearText, isoText, monthIsoText } from '../domain/calendar';
import { fractionText } from '../domain/exact';
import { monthsLive } from '../projection';
import { cashChecks, cashFlow, hasCashFlow } from '../projection/monthByMonth';
import { rangeTop } from '../rules/astPay';
import { cashFlowJson } from './cashFlowJson';
import type { PlannedWorkbook } from '../workbook/sheets';

export function planJson({ plan, assumptions, rowAssumptions, problems, scenarios }: PlannedWorkbook): unknown {
  const yearOf = financialYearText;
  return {
    years: plan.totals.map(({ year }) => yearOf(year)),
    posts: plan.posts.map(({ post, years }) => ({
      id: post.id,
      school: post.school,
      name: post.holder,
      area: post.area,
      range: [post.rangeStart, rangeTop(post.rangeStart)],
      fte: Number(fractionText(post.fte, 5)),
      sheet: post.origin.sheet,
      row: post.origin.row,
      years: years.map(({ year, partsLive, pointStart, pointEnd, ...amounts }) => ({
        year: yearOf(year),
        months: Math.round(monthsLive(partsLive) * 10_000) / 10_000,
        pointStart: pointStart === 0 ? null : pointStart,
        pointEnd: pointEnd === 0 ? null : pointEnd,
        ...amounts,
      })),
    })),
    totals: plan.totals.map(({ year, ...amounts }) => ({ year: yearOf(year), ...amounts })),
    streams: plan.streams.map(({ year, month, on, amount }) => ({ year: yearOf(year), month: monthIsoText(month), ...(on === null ? {} : { on: isoText(on) }), amount })),
    grantUse: plan.grantUse.map(({ year, ...amounts }) => ({ year: yearOf(year), ...amounts, spendBy: `${String(year + 1)}-08-31` })),
    ...cashFlowJson(plan),
    reversions: plan.reversions.map(({ post, on, to, before, after, costBefore, costAfter }) => ({
      id: post.id, on: isoText(on), to: `U${String(to)}`, before, after, change: after - before, costBefore, costAfter,
    })),
    assumptions: [
      ...assumptions.map(({ id, text, value, status }) => ({ id, text, value, status })),
      ...rowAssumptions.map(({ post, row, sheet, text, value }) => ({ id: `row.${post}`, text: `${sheet}, row ${String(row)}: ${text}`, value, status: 'assumed' })),
    ],
    problems,
    checks: (hasCashFlow(plan) ? [...plan.checks, ...cashChecks(plan, cashFlow(plan))] : plan.checks).map(({ name, difference }) => ({ name, difference })),
    scenarios: scenarios.scenarios.map(({ name, savedAt, isApproved }) => ({ name, saved: savedAt, approved: isApproved })),
  };
}
