/** The contract of `--json`: money in whole pence. */
import { financialYearText, isoText, monthIsoText } from '../domain/calendar';
import { fractionText } from '../domain/exact';
import { scalePointText } from '../domain/scales';
import { hasCover, type AstPost } from '../domain/staff';
import { coverWayText, eligibleByYear, monthsLive, payersOf } from '../projection';
import { rangeTop } from '../rules/astPay';
import type { PlannedWorkbook } from '../workbook/sheets';
import { rollForwardJson } from './lastYearOption';
import { sdgJson } from './sdgReport';

function monthsShown(parts: number): number {
  return Math.round(monthsLive(parts) * 10_000) / 10_000;
}

export function planJson({ plan, assumptions, rowAssumptions, problems, scenarios, sources, rollForward, sdg }: PlannedWorkbook): unknown {
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
      cover: coverJson(post),
      years: years.map(({ year, partsLive, partsFunded, pointStart, pointEnd, ...amounts }) => ({
        year: yearOf(year),
        months: monthsShown(partsLive),
        monthsFunded: monthsShown(partsFunded),
        pointStart: pointStart === 0 ? null : pointStart,
        pointEnd: pointEnd === 0 ? null : pointEnd,
        ...amounts,
      })),
    })),
    totals: plan.totals.map(({ year, ...amounts }) => ({ year: yearOf(year), ...amounts })),
    streams: plan.streams.map(({ year, month, amount }) => ({ year: yearOf(year), month: monthIsoText(month), amount })),
    grantUse: plan.grantUse.map(({ year, ...amounts }) => ({ year: yearOf(year), ...amounts, spendBy: `${String(year + 1)}-08-31` })),
    eligible: eligibleByYear(plan).map(({ year, amounts }) => ({ year: yearOf(year), ...amounts })),
    fundingSources: sources.map(({ post, year, from, to, source, payer, share, parts, cost, reference, grant, pays }) => ({
      id: post.id, year: yearOf(year), from: isoText(from), to: isoText(to), source, payer, share: fractionText(share, 6), months: monthsShown(parts), cost, reference, grant, pays,
    })),
    payers: payersOf(sources).map(({ year, ...amounts }) => ({ year: yearOf(year), ...amounts })),
    reversions: plan.reversions.map(({ post, on, to, before, after, costBefore, costAfter }) => ({
      id: post.id, on: isoText(on), to: `U${String(to)}`, before, after, change: after - before, costBefore, costAfter,
    })),
    assumptions: [
      ...assumptions.map(({ id, text, value, status }) => ({ id, text, value, status })),
      ...rowAssumptions.map(({ post, row, sheet, text, value }) => ({ id: `row.${post}`, text: `${sheet}, row ${String(row)}: ${text}`, value, status: 'assumed' })),
    ],
    problems,
    checks: plan.checks.map(({ name, difference }) => ({ name, difference })),
    ...(rollForward === null ? {} : { rollForward: rollForwardJson(rollForward) }),
    scenarios: scenarios.scenarios.map(({ name, savedAt, isApproved }) => ({ name, saved: savedAt, approved: isApproved })),
    ...(sdg === null ? {} : { sdg: sdgJson(sdg) }),
  };
}

/** How the cost of cover is stated: its way, and what it is made of; `null` where nothing is said. */
function coverJson(post: AstPost): unknown {
  const { coverCost, cover } = post;
  if (!hasCover(post)) return null;
  const words = coverWayText(post);
  if (cover === null) return { way: 'amount', words, annual: coverCost };
  if (cover.way === 'appointment') return { way: cover.way, words, fte: Number(fractionText(cover.fte, 5)), point: scalePointText(cover.point) };
  return { way: cover.way, words, [cover.way]: Number(fractionText(cover.count, 9)), rate: cover.rate, annual: coverCost };
}
