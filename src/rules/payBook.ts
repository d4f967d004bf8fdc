/** What a point of a scale is paid in an area on a date (PAY-1, PAY-2, PAY-10, PAY-13). */
import { dayOf, dayText, september1 } from '../domain/calendar';
import { percentText, shortPoundsText, type BasisPoints, type Pence } from '../domain/exact';
import type { Figure } from '../domain/figure';
import { AREA_NAMES, AREAS, SCALE_NAMES, SCALES, scalePointText, type Area, type Scale } from '../domain/scales';
import { AST_PAY_SPINE, LAST_DAY_OF_AST_GRADE, MAIN_PAY_SCALE, payFigure, UPPER_PAY_SPINE, type PayTable } from '../parameters';

/** A pay figure from the user's own workbook. It holds for the school year that begins on 1 September of `year`. */
export interface UserPay {
  readonly area: Area;
  readonly scale: Scale;
  readonly point: number;
  readonly year: number;
  readonly annual: Pence;
  /** The sheet of the workbook that it was read from. */
  readonly sheet: string;
}

/** A pay figure that does not exist, and what to do about it. */
export interface MissingPay {
  readonly missing: true;
  readonly area: Area;
  readonly scale: Scale;
  readonly point: number;
  /** The year of the 1 September from which the figure would hold. */
  readonly year: number;
  readonly rule: 'PAY-2';
  readonly message: string;
}

export type PayAnswer = Figure | MissingPay;

export function isMissing(answer: PayAnswer): answer is MissingPay {
  return 'missing' in answer;
}

export interface PayBook {
  /** The yearly full-time pay of the point, in pence, in the school year that begins on 1 September of `year`. */
  find(area: Area, scale: Scale, point: number, year: number): PayAnswer;
  /** Every figure that was asked for so far, those that do not exist among them, by area, scale, year and point. */
  asked(): AskedPay[];
  /** The Septembers whose award was used so far, by year. */
  awardsUsed(): ReadonlySet<number>;
}

export interface AskedPay {
  readonly area: Area;
  readonly scale: Scale;
  readonly point: number;
  readonly year: number;
  readonly answer: PayAnswer;
}

const FIRST_YEAR = 1990;
const POINTS_APART = 64;
/** The last point of each scale; the first is 1 (PAY-2). */
export const LAST_POINTS: Readonly<Record<Scale, number>> = { AST: 18, Main: 6, Upper: 3 };

const AREA_PLACE: Readonly<Record<Area, number>> = { Rest: 0, Fringe: 1, Outer: 2, Inner: 3 };
const SCALE_PLACE: Readonly<Record<Scale, number>> = { AST: 0, Main: 1, Upper: 2 };

/** A place of its own for each point of each table. */
function keyOf(area: Area, scale: Scale, point: number, year: number): number {
  return (((year - FIRST_YEAR) * AREAS.length + AREA_PLACE[area]) * SCALES.length + SCALE_PLACE[scale]) * POINTS_APART + point;
}

function builtInFigures(): Map<number, Figure> {
  const figures = new Map<number, Figure>();
  const tables: readonly PayTable[] = [...AST_PAY_SPINE, ...MAIN_PAY_SCALE, ...UPPER_PAY_SPINE];
  for (const table of tables) {
    for (const point of Object.keys(table.points).map(Number)) {
      const figure = payFigure(table, point);
      if (figure !== undefined) figures.set(keyOf(table.area, table.scale, point, Number(table.from.slice(0, 4))), figure);
    }
  }
  return figures;
}

const BUILT_IN = builtInFigures();

/** The figure that the product ships for the point, if it does. */
export function builtInPay(area: Area, scale: Scale, point: number, year: number): Figure | undefined {
  return BUILT_IN.get(keyOf(area, scale, point, year));
}

/** The published pay raised by an award and rounded up to the whole pound (PAY-13). */
export function payAfterAward(annual: Pence, award: BasisPoints): Pence {
  return Math.ceil((annual * (10_000 + award)) / 1_000_000) * 100;
}

function missingPay(area: Area, scale: Scale, point: number, year: number): MissingPay {
  const last = LAST_POINTS[scale];
  const where = `in ${AREA_NAMES[area]} from ${dayText(september1(year))}`;
  const common = { missing: true, area, scale, point, year, rule: 'PAY-2' } as const;
  if (!Number.isInteger(point) || point < 1 || point > last) {
    return {
      ...common,
      message: `There is no point ${String(point)} on the ${SCALE_NAMES[scale]} ${where}: its points are 1 to ${String(last)}. Correct the point.`,
    };
  }
  const ended = scale === 'AST' && september1(year) > LAST_DAY_OF_AST_GRADE.value ? ` The AST grade ended on ${dayText(LAST_DAY_OF_AST_GRADE.value)}.` : '';
  return {
    ...common,
    message:
      `There is no figure for ${scalePointText({ scale, point })} of the ${SCALE_NAMES[scale]} ${where}.${ended} ` +
      `Enter it on the sheet “AST Pay points” (area ${area}, scale ${scale}, effective ${dayText(september1(year))}), ` +
      `or give the award of September ${String(year)} in %, to raise the pay of the year before by it.`,
  };
}

/**
 * Makes the book of pay that a plan looks its figures up in: the user's own figures first, then the built-in tables,
 * then the year before raised by the user's award (PAY-13). `awards` are by the year of the September.
 */
export function payBook(userPay: readonly UserPay[] = [], awards: ReadonlyMap<number, BasisPoints> = new Map()): PayBook {
  const answers = new Map<number, PayAnswer>();
  const awardsUsed = new Set<number>();
  for (const { area, scale, point, year, annual, sheet } of userPay) {
    answers.set(keyOf(area, scale, point, year), {
      value: annual,
      from: september1(year),
      until: dayOf(year + 1, 8, 31),
      status: 'user',
      basis: `from the sheet “${sheet}” of this workbook`,
    });
  }

  function work(area: Area, scale: Scale, point: number, year: number): PayAnswer {
    const builtIn = BUILT_IN.get(keyOf(area, scale, point, year));
    if (builtIn !== undefined) return builtIn;
    const award = awards.get(year);
    if (award === undefined || point > LAST_POINTS[scale]) return missingPay(area, scale, point, year);
    const before = look(area, scale, point, year - 1);
    if (isMissing(before)) return before;
    awardsUsed.add(year);
    return {
      value: payAfterAward(before.value, award),
      from: september1(year),
      until: dayOf(year + 1, 8, 31),
      status: 'assumed',
      basis:
        `${shortPoundsText(before.value)} (${before.status}) of September ${String(year - 1)} ` +
        `raised by ${percentText(award)} and rounded up to the whole pound (PAY-13)`,
    };
  }

  function look(area: Area, scale: Scale, point: number, year: number): PayAnswer {
    const key = keyOf(area, scale, point, year);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work(area, scale, point, year);
    answers.set(key, answer);
    return answer;
  }

  const asked = new Map<number, AskedPay>();
  const askedAnswers: (PayAnswer | undefined)[] = [];
  return {
    find(area, scale, point, year) {
      const key = keyOf(area, scale, point, year);
      const known = askedAnswers[key];
      if (known !== undefined) return known;
      const answer = look(area, scale, point, year);
      asked.set(key, { area, scale, point, year, answer });
      askedAnswers[key] = answer;
      return answer;
    },
    awardsUsed: () => awardsUsed,
    asked() {
      const order = ({ area, scale, year, point }: AskedPay): string =>
        `${String(AREAS.indexOf(area))} ${String(SCALES.indexOf(scale))} ${String(year)} ${String(point).padStart(2, '0')}`;
      return [...asked.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    },
  };
}
