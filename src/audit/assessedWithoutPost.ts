/** Teachers who passed the assessment and took up no AST post: on the main scale to M6, then U1 at the next September (REV-3). */
import { dayText, schoolYearOf, schoolYearText, september1, type Day } from '../domain/calendar';
import { fractionText, roundProduct, shortPoundsText, type Fraction, type Pence } from '../domain/exact';
import { scalePointText, type Area, type ScalePoint } from '../domain/scales';
import { isMissing, LAST_POINTS, type PayBook } from '../rules/payBook';
import { pathWithoutPost } from '../rules/reversion';
import type { Finding } from './finding';

/** A row of the staff list that is no AST's, on the main scale or the upper pay spine, with the day of passing the assessment. Its cell is that of the point, else of the role. */
export interface AssessedRow extends Pick<Finding, 'school' | 'establishment' | 'post' | 'holder' | 'book' | 'sheet' | 'cell'> {
  readonly assessedOn: Day;
  readonly point: ScalePoint;
  /** The point before, where the list has one. */
  readonly before: ScalePoint | null;
  /** `null` where the list does not say: then an amount is not known. */
  readonly area: Area | null;
  readonly fte: Fraction;
}

export interface FollowedRow {
  readonly row: AssessedRow;
  /** The 1 September on which the teacher crosses to U1, a point a year; `null` for one who has crossed, or is assessed only later. */
  readonly crossesOn: Day | null;
  readonly finding: Finding | null;
}

/** So many 1 Septembers lie after the first day, up to and with the second. */
function septembersBetween(after: Day, until: Day): number {
  return Math.max(0, schoolYearOf(until) - schoolYearOf(after));
}

/** The Septembers that a point of the main scale needs to the threshold, a point a year; the path is that of the rule. */
function septembersToCross(mainPoint: number): number {
  return pathWithoutPost(mainPoint, LAST_POINTS.Main).findIndex(({ scale }) => scale === 'Upper');
}

interface Worth {
  readonly amount: Pence | null;
  readonly basis: string;
}

/** By how much the year's pay of the point exceeds that of M6, × FTE, in whole pence; `null` where either is not known. */
function abovePayOfM6({ area, point, fte }: AssessedRow, on: Day, pay: PayBook): Worth {
  const year = schoolYearOf(on);
  const [paid, most] = area === null ? [] : [pay.find(area, point.scale, point.point, year), pay.find(area, 'Main', LAST_POINTS.Main, year)];
  if (paid === undefined || most === undefined || isMissing(paid) || isMissing(most)) return { amount: null, basis: '' };
  const amount = roundProduct(paid.value - most.value, fte.numerator, 1, fte.denominator);
  return { amount, basis: `${shortPoundsText(paid.value)} of ${scalePointText(point)} less ${shortPoundsText(most.value)} of M6 in ${schoolYearText(year)}, a year, × FTE ${fractionText(fte)}` };
}

/** An upper point that could not be reached by the day: the point before is too far below the threshold. */
function tooEarly(row: AssessedRow, on: Day, pay: PayBook): Finding | null {
  const { before, point, assessedOn, holder, sheet, cell } = row;
  if (before?.scale !== 'Main' || before.point >= LAST_POINTS.Main) return null;
  const passed = septembersBetween(assessedOn, on);
  const needed = septembersToCross(before.point);
  if (passed >= needed) return null;
  const crossing = september1(schoolYearOf(assessedOn) + needed);
  const { amount, basis } = abovePayOfM6(row, on, pay);
  const worth = amount === null ? 'What it is worth is not known, because the area or a pay figure is missing' : `The pay is at least ${shortPoundsText(amount)} a year more than that of M6`;
  return {
    ...whereOf(row), kind: 'aboveThresholdWithoutM6', rule: 'REV-3', severity: 'error', amount, basis,
    found: `${scalePointText(point)} after ${scalePointText(before)}, assessed on ${dayText(assessedOn)}`,
    expected: `the main scale to M6, and U1 from ${dayText(crossing)}`,
    message: `${holder} (cell ${cell} of “${sheet}”) passed AST assessment on ${dayText(assessedOn)}, took up no AST post and is on ${scalePointText(point)}, while the point before is ${scalePointText(before)}: the threshold counts as passed only from M6, which a point a year reaches for a crossing on ${dayText(crossing)}. ${worth}.`,
    step: `Correct the point or the point before, or put the teacher back on the main scale until ${dayText(crossing)}.`,
  };
}

function whereOf({ school, establishment, post, holder, book, sheet, cell }: AssessedRow): Pick<Finding, 'school' | 'establishment' | 'post' | 'holder' | 'book' | 'sheet' | 'cell'> {
  return { school, establishment, post, holder, book, sheet, cell };
}

/** One on M6 since a September ago at least, who was assessed before it. */
function crossesNext(row: AssessedRow, on: Day, crossing: Day): Finding | null {
  const last = september1(schoolYearOf(on));
  const { point, assessedOn, holder, sheet, cell } = row;
  if (point.point !== LAST_POINTS.Main || assessedOn >= last) return null;
  return {
    ...whereOf(row), kind: 'crossesNextSeptember', rule: 'REV-3', severity: 'note', amount: null, basis: '',
    found: `M6, assessed on ${dayText(assessedOn)}`, expected: `U1 from ${dayText(crossing)}`,
    message: `${holder} (cell ${cell} of “${sheet}”) passed AST assessment on ${dayText(assessedOn)}, took up no AST post and is on M6: the threshold is crossed to U1 on ${dayText(crossing)}, and was to be crossed on ${dayText(last)} if M6 was reached before then.`,
    step: `Plan U1 from ${dayText(crossing)}, and look up since when the teacher is on M6.`,
  };
}

/** Follows a teacher who was assessed and took up no post, on the day of the audit. Amounts are of a year, × FTE. */
export function followAssessed(row: AssessedRow, on: Day, pay: PayBook): FollowedRow {
  if (row.assessedOn > on) return { row, crossesOn: null, finding: null };
  if (row.point.scale !== 'Main') return { row, crossesOn: null, finding: tooEarly(row, on, pay) };
  const crossesOn = september1(schoolYearOf(on) + septembersToCross(row.point.point));
  return { row, crossesOn, finding: crossesNext(row, on, crossesOn) };
}
