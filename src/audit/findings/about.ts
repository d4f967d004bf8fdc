/** How a finding is put together: from its kind, the row it stands in, and what was found there. */
import { dayText, schoolYearOf, type Day } from '../../domain/calendar';
import { roundProduct, type Fraction, type Pence } from '../../domain/exact';
import { scalePointText, type ScalePoint } from '../../domain/scales';
import { entitlement } from '../../rules/grant';
import { isMissing } from '../../rules/payBook';
import type { AuditTerms } from '../auditCase';
import type { Finding } from '../finding';
import { FINDING_KINDS, type KindName } from '../kinds';
import type { Place, SchoolMention, StaffPost } from '../records';

export interface Told {
  readonly found: string;
  readonly expected: string;
  /** The sentence, without the name of the post or school that begins it. */
  readonly message: string;
  readonly amount?: Pence | null;
  /** How the amount came about. */
  readonly basis?: string;
}

function placed(place: Place | null, column: string | null): Pick<Finding, 'book' | 'sheet' | 'cell'> {
  if (place === null) return { book: '', sheet: '', cell: '' };
  const cell = column === null ? undefined : place.cellOf(column);
  return { book: place.book, sheet: place.sheet, cell: cell ?? `A${String(place.row)}` };
}

function finding(kind: KindName, told: Told, about: Pick<Finding, 'school' | 'establishment' | 'post' | 'holder' | 'book' | 'sheet' | 'cell'>, who: string): Finding {
  const { rule, severity, step } = FINDING_KINDS[kind];
  const amount = told.amount ?? null;
  return {
    kind, rule, severity, ...about, found: told.found, expected: told.expected, message: `${who}: ${told.message}`, amount, basis: amount === null ? '' : (told.basis ?? ''), step,
  };
}

/** Post P3 (J. Hall) at Hillside. */
export function postName({ post, isVacant }: StaffPost): string {
  const holder = isVacant ? 'vacant' : post.holder;
  return `Post ${post.id}${holder === '' ? '' : ` (${holder})`}${post.school === '' ? '' : ` at ${post.school}`}`;
}

/** A finding on a post, in the cell of a column of its row. */
export function aboutPost(kind: KindName, staffPost: StaffPost, column: string | null, told: Told, school: SchoolMention = staffPost.post): Finding {
  const { post, place, isVacant } = staffPost;
  return finding(kind, told, { school: school.school, establishment: school.establishment, post: post.id, holder: isVacant ? '' : post.holder, ...placed(place, column) }, postName(staffPost));
}

/** A finding on a school, in a cell of one of its rows where there is one. */
export function aboutSchool(kind: KindName, { school, establishment }: SchoolMention, place: Place | null, column: string | null, told: Told, post = ''): Finding {
  const name = school !== '' ? school : `School ${establishment}`;
  return finding(kind, told, { school, establishment, post, holder: '', ...placed(place, column) }, name);
}

/** Yearly full-time pay on a day; `null` where no table is known. */
export function payOn({ book }: Pick<AuditTerms, 'book'>, area: StaffPost['post']['area'], { scale, point }: ScalePoint, on: Day): Pence | null {
  const answer = book.find(area, scale, point, schoolYearOf(on));
  return isMissing(answer) ? null : answer.value;
}

/** A year’s difference between two points for the post’s FTE, with how it came about; nothing where a table is missing. */
export function yearlyDifference(terms: AuditTerms, { area, fte }: Pick<StaffPost['post'], 'area' | 'fte'>, higher: ScalePoint, lower: ScalePoint, on: Day): { amount: Pence; basis: string } | undefined {
  const [above, below] = [payOn(terms, area, higher, on), payOn(terms, area, lower, on)];
  if (above === null || below === null) return undefined;
  const share = fte.numerator === fte.denominator ? '' : ` × FTE ${String(fte.numerator)}/${String(fte.denominator)}`;
  return {
    amount: roundProduct(above - below, fte.numerator, 1, fte.denominator),
    basis: `a year’s pay on ${scalePointText(higher)} less ${scalePointText(lower)} on ${dayText(on)}${share}`,
  };
}

/** A year’s grant by the average cost of a post, for so many posts or such a part of one (FUND-1). Pence. */
export function yearsGrant({ grantModel }: Pick<AuditTerms, 'grantModel'>, { numerator, denominator }: Fraction): Pence {
  return roundProduct(entitlement(grantModel, 1), numerator, 1, denominator);
}
