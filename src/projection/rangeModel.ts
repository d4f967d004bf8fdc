/** What a range pays: its five points, the upper pay spine beside them, and the way to its top (PAY-3, PAY-9, PAY-10). */
import { schoolYearOf, september1 } from '../domain/calendar';
import { roundProduct, type Fraction, type Pence } from '../domain/exact';
import type { Figure, Status } from '../domain/figure';
import type { Scale, ScalePoint } from '../domain/scales';
import type { Decision } from '../domain/staff';
import { rangeTop } from '../rules/astPay';
import { isMissing, LAST_POINTS, type AskedPay, type MissingPay, type PayBook } from '../rules/payBook';
import { pathWithoutPost } from '../rules/reversion';
import { payPath } from './payPath';
import type { PlanSettings } from './plan';
import { bookOf } from './planPosts';
import { postOn, settingsFor, type RangeQuestion } from './rangeQuestion';

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

/** Where the holder stands in a school year. `annual` is × FTE. */
export interface ProgressionYear extends PerhapsPriced {
  readonly september: number;
  /** No rise on this 1 September, because too little of the school year before was served (PAY-5). */
  readonly tooShort: boolean;
}

export interface Progression {
  readonly pointsPerYear: Decision;
  readonly years: readonly ProgressionYear[];
}

/** A year on the main scale, or across the threshold, of one who takes up no post (REV-3). `annual` is × FTE. */
export interface WithoutPostYear {
  readonly september: number;
  readonly on: ScalePoint;
  readonly annual: Pence | null;
  readonly status: Status | 'missing';
}

export interface RangeModel {
  readonly points: readonly PricedPoint[];
  readonly upper: readonly PerhapsPriced[];
  /** What the holder earns now; `point` is `null` where it was given in £. `annual` is full-time. */
  readonly reference: { readonly point: ScalePoint | null; readonly annual: Pence; readonly status: Status };
  /** The first point of the range over the present pay: `fullTime`, and `amount` × FTE (PAY-9). Pence, and tenths of a per cent. */
  readonly increase: { readonly fullTime: Pence; readonly amount: Pence; readonly tenthsOfPercent: number };
  /** The Septembers to the top of the range under 0, 1 and 2 points a year, each at its own table, × FTE (PAY-5, PAY-6). */
  readonly progression: readonly Progression[];
  /** From one September to the next until U1; empty where the holder is not on the main scale (REV-3). */
  readonly withoutPost: readonly WithoutPostYear[];
  /** Every pay figure that was looked up, and what was found. */
  readonly payUsed: readonly AskedPay[];
}

/** From the first to the fifth point takes four Septembers at a point a year, and one more where the first gives no rise. */
const SEPTEMBERS = 4;

export function forFte(annual: Pence, fte: Fraction): Pence {
  return roundProduct(annual, fte.numerator, 1, fte.denominator);
}

function priced(book: PayBook, { area }: RangeQuestion, scale: Scale, point: number, september: number): { annual: Pence | null; status: Status | 'missing' } {
  const answer = book.find(area, scale, point, september);
  return isMissing(answer) ? { annual: null, status: 'missing' } : { annual: answer.value, status: answer.status };
}

function timesFte<T extends { readonly annual: Pence | null }>(entry: T, fte: Fraction): T {
  return entry.annual === null ? entry : { ...entry, annual: forFte(entry.annual, fte) };
}

/** The point in each school year, on the very path that the plan pays by. */
function progression(question: RangeQuestion, settings: PlanSettings, book: PayBook, pointsPerYear: Decision): Progression {
  const first = schoolYearOf(question.on);
  const post = { ...postOn(question, question.start), end: null };
  const { events, segments } = payPath(post, settingsFor(question, settings, { years: SEPTEMBERS + 3, policy: pointsPerYear }), book);
  const after = events.filter(({ on }) => on >= september1(first + 1));
  const length = SEPTEMBERS + 1 + (after[0]?.kind === 'tooShort' ? 1 : 0);
  const begins = segments.find(({ from }) => from === question.on)?.point ?? post.point;
  const years = Array.from({ length }, (_, at): ProgressionYear => {
    const september = first + at;
    const until = after.filter(({ on }) => on <= september1(september));
    const point = until.at(-1)?.after ?? begins;
    const tooShort = at > 0 && until.some(({ on, kind }) => on === september1(september) && kind === 'tooShort');
    return timesFte({ september, point, tooShort, ...priced(book, question, 'AST', point, september) }, question.fte);
  });
  return { pointsPerYear, years };
}

function withoutPost(question: RangeQuestion, book: PayBook): WithoutPostYear[] {
  const { now, on, fte } = question;
  if (typeof now === 'number' || now.scale !== 'Main') return [];
  const first = schoolYearOf(on);
  return pathWithoutPost(now.point, LAST_POINTS.Main - now.point + 1).map((place, at) =>
    timesFte({ september: first + at, on: place, ...priced(book, question, place.scale, place.point, first + at) }, fte));
}

function presentPay({ area, on, now }: RangeQuestion, book: PayBook): { point: ScalePoint | null; figure: Pick<Figure, 'value' | 'status'> } | MissingPay {
  if (typeof now === 'number') return { point: null, figure: { value: now, status: 'user' } };
  const figure = book.find(area, now.scale, now.point, schoolYearOf(on));
  return isMissing(figure) ? figure : { point: now, figure };
}

/**
 * Models the range at the pay in force on the date; the progression at the tables of its Septembers, by the path of pay of
 * the plan. The start is known to be 1 to 14. A figure that does not exist is the answer in place of the model.
 */
export function rangeModel(question: RangeQuestion, settings: PlanSettings): RangeModel | MissingPay {
  const { area, on, start, fte } = question;
  const book = bookOf(settings);
  const year = schoolYearOf(on);
  const points: PricedPoint[] = [];
  for (let point = start; point <= rangeTop(start); point += 1) {
    const answer = book.find(area, 'AST', point, year);
    if (isMissing(answer)) return answer;
    points.push({ point, annual: answer.value, status: answer.status });
  }
  const upper = [1, 2, 3].map((point) => ({ point, ...priced(book, question, 'Upper', point, year) }));
  const present = presentPay(question, book);
  if (isMissingPay(present)) return present;
  const { value, status } = present.figure;
  const before = forFte(value, fte);
  const first = points[0]?.annual ?? 0;
  const amount = forFte(first, fte) - before;
  return {
    points,
    upper,
    reference: { point: present.point, annual: value, status },
    increase: { fullTime: first - value, amount, tenthsOfPercent: roundProduct(amount, 1000, 1, Math.max(1, before)) },
    progression: ([0, 1, 2] as const).map((pointsPerYear) => progression(question, settings, book, pointsPerYear)),
    withoutPost: withoutPost(question, book),
    payUsed: book.asked(),
  };
}

function isMissingPay(answer: object): answer is MissingPay {
  return 'missing' in answer;
}
