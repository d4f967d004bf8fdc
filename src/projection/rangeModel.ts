/** What a range costs: its five points, the upper pay spine beside them, and the way to its top (PAY-3, PAY-9, PAY-10). */
import { schoolYearOf, type Day } from '../domain/calendar';
import { roundProduct, type Fraction, type Pence } from '../domain/exact';
import type { Status } from '../domain/figure';
import type { Area, Scale, ScalePoint } from '../domain/scales';
import type { Decision } from '../domain/staff';
import { nextPoint, rangeTop } from '../rules/astPay';
import { isMissing, type MissingPay, type PayBook } from '../rules/payBook';

export interface PricedPoint {
  readonly point: number;
  /** Yearly full-time pay. Pence. */
  readonly annual: Pence;
  readonly status: Status;
}

/** A point of which there may be no figure: it is said, and not filled in. */
export interface PerhapsPriced {
  readonly point: number;
  readonly annual: Pence | null;
  readonly status: Status | 'missing';
}

export interface RangeModel {
  readonly points: readonly PricedPoint[];
  readonly upper: readonly PerhapsPriced[];
  readonly reference: { readonly point: ScalePoint; readonly annual: Pence; readonly status: Status };
  /** The first point of the range over the reference, both × FTE (PAY-9). Pence, and tenths of a per cent. */
  readonly increase: { readonly amount: Pence; readonly tenthsOfPercent: number };
  /** The Septembers to the top of the range under 0, 1 and 2 points a year, each at its own table, × FTE (PAY-5, PAY-6). */
  readonly progression: readonly {
    readonly pointsPerYear: Decision;
    readonly years: readonly (PerhapsPriced & { readonly september: number })[];
  }[];
}

export interface RangeQuestion {
  readonly area: Area;
  readonly on: Day;
  readonly start: number;
  readonly reference: ScalePoint;
  readonly fte: Fraction;
}

/** How many Septembers a progression is followed for: from the first to the fifth point takes four at a point a year. */
const SEPTEMBERS = 4;

/**
 * Models the range at the pay in force on the date; the progression at the tables of its Septembers. The start is known to be 1 to 14. A figure that does not exist is
 * the answer in place of the model.
 */
export function rangeModel({ area, on, start, reference, fte }: RangeQuestion, book: PayBook): RangeModel | MissingPay {
  const year = schoolYearOf(on);
  const points: PricedPoint[] = [];
  for (let point = start; point <= rangeTop(start); point += 1) {
    const answer = book.find(area, 'AST', point, year);
    if (isMissing(answer)) return answer;
    points.push({ point, annual: answer.value, status: answer.status });
  }
  const priced = (scale: Scale, point: number, september: number): PerhapsPriced => {
    const answer = book.find(area, scale, point, september);
    return isMissing(answer) ? { point, annual: null, status: 'missing' } : { point, annual: answer.value, status: answer.status };
  };
  const upper = [1, 2, 3].map((point) => priced('Upper', point, year));
  const present = book.find(area, reference.scale, reference.point, year);
  if (isMissing(present)) return present;
  const forFte = (annual: Pence): Pence => roundProduct(annual, fte.numerator, 1, fte.denominator);
  const [first] = points;
  const amount = forFte(first?.annual ?? 0) - forFte(present.value);
  return {
    points,
    upper,
    reference: { point: reference, annual: present.value, status: present.status },
    increase: { amount, tenthsOfPercent: roundProduct(amount, 1000, 1, Math.max(1, forFte(present.value))) },
    progression: ([0, 1, 2] as const).map((pointsPerYear) => {
      let point = start;
      const years = Array.from({ length: SEPTEMBERS + 1 }, (_, after) => {
        if (after > 0) point = nextPoint(point, pointsPerYear, start);
        const { annual, status } = priced('AST', point, year + after);
        return { september: year + after, point, annual: annual === null ? null : forFte(annual), status };
      });
      return { pointsPerYear, years };
    }),
  };
}
