/** What cover for the outreach costs (OUT-5). */
import { schoolYearOf } from '../domain/calendar';
import { fractionText, shortPoundsText, type Pence } from '../domain/exact';
import { scalePointText } from '../domain/scales';
import type { AstPost } from '../domain/staff';
import { isMissing, type PayBook } from '../rules/payBook';
import { accrueYear, type YearRates } from './accrual';
import type { PayPath } from './payPath';

/** The way in words: `£6,200 a year`, `38 days at £165 a day, £6,270 a year`, `FTE 0.2 on M6`; empty where nothing is said. */
export function coverWayText({ coverCost, cover }: Pick<AstPost, 'coverCost' | 'cover'>): string {
  if (cover?.way === 'appointment') return `FTE ${fractionText(cover.fte)} on ${scalePointText(cover.point)}`;
  if (coverCost === null) return '';
  const amount = `${shortPoundsText(coverCost)} a year`;
  return cover === null ? amount : `${fractionText(cover.count)} ${cover.way} at ${shortPoundsText(cover.rate)} ${cover.way === 'days' ? 'a day' : 'an hour'}, ${amount}`;
}

/** The days on the AST pay spine with the pay of the teacher appointed for cover; nothing where none is. A figure that does not exist is in `missing`. */
export function coverPath({ area, cover }: AstPost, { segments }: PayPath, book: PayBook): PayPath {
  const path: PayPath = { segments: [], events: [], missing: [] };
  if (cover?.way !== 'appointment') return path;
  const { scale, point } = cover.point;
  for (const segment of segments) {
    if (!segment.live) continue;
    const pay = book.find(area, scale, point, schoolYearOf(segment.from));
    if (isMissing(pay)) path.missing.push(pay);
    else path.segments.push({ ...segment, annual: pay.value, referenceAnnual: 0 });
  }
  return path;
}

/** What a teacher appointed for cover costs in a year: each element rounded once. Pence. */
export interface AppointmentCost {
  readonly salary: Pence;
  readonly employerNi: Pence;
  readonly employerPension: Pence;
  readonly total: Pence;
}

/** The cost of the appointment in a year: the months live at the point’s pay × its FTE, with the employer’s on-costs; `null` where none is made. */
export function appointmentCost({ cover }: AstPost, path: PayPath, rates: YearRates): AppointmentCost | null {
  if (cover?.way !== 'appointment') return null;
  const { salary, employerNi, employerPension } = accrueYear(path.segments, rates, cover.fte, 0);
  return { salary, employerNi, employerPension, total: salary + employerNi + employerPension };
}

/** The post without its cover, whose pay is not known: the rest is planned. */
export function withoutCover(post: AstPost): AstPost {
  return { ...post, cover: null };
}
