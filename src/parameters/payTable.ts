/** The shape of a pay table, and how a figure says where it comes from. */
import { dayFromIso, dayOf, dateOf, type Day } from '../domain/calendar';
import type { Figure } from '../domain/figure';
import type { Area, Scale } from '../domain/scales';

/** In place of a source: computed from a published figure by the published awards and their rounding. */
export const AWARDS = 'by the awards';
/** In place of a source: the national point plus the area's addition, interpolated between its two published ends. */
export const BETWEEN = 'between the ends';

/** [whole pounds a year, the tag of the source or one of the two constants above] */
export type CitedPay = readonly [annualPounds: number, basis: string];

export interface PayTable {
  /** 1 September, as 2009-09-01. The table holds until 31 August. */
  readonly from: string;
  readonly area: Area;
  readonly scale: Scale;
  readonly points: Readonly<Record<number, CitedPay>>;
}

export interface LeadingPractitionerBound {
  readonly from: string;
  readonly area: Area;
  readonly bound: 'lowest' | 'highest';
  readonly annual: number;
  readonly source: string;
}

/** The day of a date written in the parameters, which a lint test has shown to be real. */
export function parameterDay(iso: string): Day {
  const day = dayFromIso(iso);
  if (day === undefined) throw new RangeError(`a parameter has the date ${iso}, which does not exist`);
  return day;
}

/** The figure of one point of a table, in pence a year; `undefined` where the table lacks the point. */
export function payFigure(table: PayTable, point: number): Figure | undefined {
  const cited = table.points[point];
  if (cited === undefined) return undefined;
  const [pounds, basis] = cited;
  const from = parameterDay(table.from);
  const { year } = dateOf(from);
  const dated = { value: pounds * 100, from, until: dayOf(year + 1, 8, 31) };
  if (basis === AWARDS) {
    return { ...dated, status: 'reconstructed', basis: 'computed by the published awards and their rounding from a published figure' };
  }
  if (basis === BETWEEN) {
    return { ...dated, status: 'estimated', basis: 'national point plus the area’s addition, interpolated between the two published ends' };
  }
  return { ...dated, status: 'published', source: basis };
}
