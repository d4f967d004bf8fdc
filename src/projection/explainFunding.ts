/** How the figures of the grant came about: its use over 17 months, its streams, and what a return to the upper pay spine changes. */
import { dayText, financialYearText, firstDayOfFinancialYear, lastDayOfFinancialYear, monthText, schoolYearOf } from '../domain/calendar';
import { fraction, fractionText, shortPoundsText, type Pence } from '../domain/exact';
import type { Figure, NamedFigure, Status, Step } from '../domain/figure';
import { GRANT_OUTREACH, GRANT_SALARY, SPEND_WINDOW_MONTHS } from '../parameters';
import { AREA_NAMES, scalePointText, type Area, type ScalePoint } from '../domain/scales';
import { isMissing, type PayBook } from '../rules/payBook';
import { STREAM_ARRIVALS, STREAM_NAMES } from '../rules/streamArrival';
import { payPath } from './payPath';
import type { GrantUse, PlanSettings, ReversionChange, Stream, YearTotal } from './plan';
import { reversionText } from './planPosts';

/** How a status is said to those whose workbook it is. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = { published: 'published', reconstructed: 'reconstructed', estimated: 'estimated', assumed: 'assumed', user: 'yours' };

/** A pay figure as a step names it: `AST 11, Rest of England, £45,888 a year`. */
export function payNamed(area: Area, on: ScalePoint, figure: Figure): NamedFigure {
  return { ...figure, name: `${scalePointText(on)}, ${AREA_NAMES[area]}, ${shortPoundsText(figure.value)} a year` };
}

/** The amounts of the grant model with their names and statuses: published, or the user's own (FUND-1, FUND-5). */
export function grantFigures({ grantModel, method }: PlanSettings): NamedFigure[] {
  const figure = (name: string, amount: Pence, published: NamedFigure): NamedFigure =>
    amount === published.value
      ? { ...published, name: `${name}, ${shortPoundsText(amount)} a year` }
      : { value: amount, from: published.from, until: null, status: 'user', basis: 'from the sheet “AST Assumptions” of this workbook, or given when planning', name: `${name}, ${shortPoundsText(amount)} a year` };
  const outreach = figure('Grant for outreach', grantModel.outreach, GRANT_OUTREACH);
  return method === 'actual' ? [outreach] : [outreach, figure('Grant for salary', grantModel.salary, GRANT_SALARY)];
}

/** What a full-time post brings in a year, in words. */
export function grantModelText({ grantModel: { outreach, salary }, method }: PlanSettings): string {
  return method === 'average'
    ? `a full-time post brings ${shortPoundsText(outreach + salary)} a year, ${shortPoundsText(outreach)} of it for outreach and ${shortPoundsText(salary)} for salary`
    : `a full-time post brings ${shortPoundsText(outreach)} a year for outreach, and its own eligible salary cost`;
}

const PARTS: ReadonlySet<string> = new Set(['Year', 'Grant outreach', 'Grant salary', 'Grant']);

/** The steps behind a year's grant and what becomes of it (FUND-1, FUND-3, FUND-9); those of one column where its header is given. */
export function grantUseSteps(use: GrantUse, total: YearTotal, settings: PlanSettings, header?: string): Step[] {
  const earned: Step = {
    rule: settings.method === 'average' ? 'FUND-1' : 'FUND-3',
    text:
      `The grant of ${financialYearText(use.year)} is ${shortPoundsText(use.grant)}: outreach ${shortPoundsText(total.grantOutreach)} and salary ${shortPoundsText(total.grantSalary)}, ` +
      `added up over the posts on “AST Projection”; ${grantModelText(settings)}`,
    figures: grantFigures(settings),
  };
  const by = dayText(lastDayOfFinancialYear(use.year));
  const august = `31 August ${String(use.year + 1)}`;
  const after = use.spentAfter === null || use.lapsed === null
    ? `; how much of that is spent by ${august} is not said, because the plan ends before`
    : use.carried === 0 ? '' : `; ${use.lapsed === 0 ? 'all' : shortPoundsText(use.spentAfter)} of that is spent by ${august}, and ${use.lapsed === 0 ? 'nothing' : shortPoundsText(use.lapsed)} is lost`;
  const spent: Step = {
    rule: 'FUND-9',
    text:
      `The school has ${String(SPEND_WINDOW_MONTHS.value)} months from ${dayText(firstDayOfFinancialYear(use.year))} to spend it, the oldest money first: ${shortPoundsText(use.spentInYear)} is spent by ${by}, ` +
      `and ${use.carried === 0 ? 'nothing' : shortPoundsText(use.carried)} is left over${after}. As spent counts, month by month, the cover (the outreach part where no cost of cover is given) and the eligible salary`,
    figures: [{ ...SPEND_WINDOW_MONTHS, name: `${String(SPEND_WINDOW_MONTHS.value)} months to spend the grant` }],
  };
  if (header === undefined) return [earned, spent];
  return PARTS.has(header) ? [earned] : [spent, earned];
}

/** The step behind one of the four streams of a year's grant (FUND-8). */
export function streamSteps({ year, month, on, amount }: Stream, grant: Pence, { streamShares, streamArrivals }: PlanSettings, place: number): Step[] {
  const sum = streamShares.reduce((running, share) => running + share, 0);
  const isEqual = streamShares.every((share) => share === 1);
  const percent = fractionText(fraction((streamShares[place] ?? 0) * 100, sum), 2);
  const isOwn = on !== null || streamArrivals[place]?.after !== STREAM_ARRIVALS[place]?.after;
  const how = isEqual ? 'equal shares are assumed' : 'the shares are yours, from “AST Assumptions”';
  return [{
    rule: 'FUND-8',
    text:
      `${on === null ? monthText(month) : dayText(on)} brings ${shortPoundsText(amount)}, ${percent}% of the ${shortPoundsText(grant)} of ${financialYearText(year)}; ${how}` +
      (isOwn ? `; that it arrives in ${on === null ? monthText(month) : `${monthText(month)}, on the day given`}, is yours too: the guidance names ${STREAM_NAMES[place] ?? ''}` : ''),
    figures: [{
      value: streamShares[place] ?? 0, from: firstDayOfFinancialYear(year), until: lastDayOfFinancialYear(year), name: `Share of the stream, ${percent}%`,
      ...(isEqual ? { status: 'assumed' as const, basis: 'the guidance names the months and not the amounts' } : { status: 'user' as const, basis: 'from the sheet “AST Assumptions” of this workbook' }),
    }],
  }];
}

/** The steps behind pay before and after a return to the upper pay spine (REV-1, REV-2). */
export function reversionSteps(change: ReversionChange, settings: PlanSettings, book: PayBook): Step[] {
  const { post, on, to, before, after, costBefore, costAfter } = change;
  const last = payPath(post, settings, book).segments.at(-1);
  const was: ScalePoint = last?.live === true ? { scale: 'AST', point: last.point } : post.reference;
  const now: ScalePoint = { scale: 'Upper', point: to };
  const figures: NamedFigure[] = [];
  const pay = (point: ScalePoint, day: number): string => {
    const figure = book.find(post.area, point.scale, point.point, schoolYearOf(day));
    if (isMissing(figure)) return scalePointText(point);
    figures.push(payNamed(post.area, point, figure));
    return `${scalePointText(point)} at ${shortPoundsText(figure.value)} a year (${STATUS_WORDS[figure.status]})`;
  };
  const [left, right] = [pay(was, on - 1), pay(now, on)];
  const fte = post.fte.numerator === post.fte.denominator ? '' : `, each × FTE ${fractionText(post.fte)}`;
  return [
    { rule: 'REV-2', text: reversionText(change), figures: [] },
    { rule: 'REV-1', text: `Pay before, ${shortPoundsText(before)}, is that of ${left}; pay after, ${shortPoundsText(after)}, is that of ${right}, in ${AREA_NAMES[post.area]}${fte}`, figures },
    {
      rule: 'FUND-4',
      text: `A whole year with the employer’s National Insurance and pension costs ${shortPoundsText(costBefore)} before and ${shortPoundsText(costAfter)} after, at the rates of the year in which the post ends`,
      figures: [],
    },
  ];
}
