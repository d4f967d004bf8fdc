/** Records of an authority's lists for tests: a plain one, with what the test is about changed. */
import { fraction, WHOLE, type Fraction } from '../../src/domain/exact';
import type { AstPost } from '../../src/domain/staff';
import { auditCase, NO_LISTS, type Allocation, type AuditCase, type AuditLists, type AuditTerms, type Payment, type Place, type SchoolRow, type StaffPost } from '../../src/audit';
import { bookOf, DEFAULT_SETTINGS } from '../../src/projection';
import { day, postWith } from './posts';

/** A row of a list that has every column; its cells say their columns. */
export function placeOf(row: number, sheet = 'Staff'): Place {
  return { book: '', sheet, row, cellOf: (column) => `cell of ${column}, row ${row}` };
}

type OfStaffPost = Partial<Omit<StaffPost, 'kind' | 'post' | 'place'>> & { readonly row?: number };

/** A post as it would be read from a right row. Without a holder it is vacant. */
export function staffPostWith(facts: Partial<AstPost> = {}, { row = 2, ...changes }: OfStaffPost = {}): StaffPost {
  const post = postWith(facts);
  return {
    kind: 'post', post, isWhole: true,
    stated: { point: post.point, range: { start: post.rangeStart, end: post.rangeStart + 4 }, decisions: post.decisions, septembers: [...post.decisions.keys()].sort((a, b) => a - b), revertTo: null },
    isVacant: post.holder === '', status: post.status, staffCode: '', reason: '', outreachShare: null, outreachPattern: '', outreachExemption: '',
    qualification: null, qualificationText: '', problems: [], place: placeOf(row), ...changes,
  };
}

/** £15,500 for one post of 2009-10. */
export function allocationWith(changes: Partial<Omit<Allocation, 'place'>> & { readonly row?: number } = {}): Allocation {
  const { row = 2, ...facts } = changes;
  return { school: 'Hillside', establishment: '', year: 2009, sdg: null, astPart: 1_550_000, postsFunded: WHOLE, place: placeOf(row, 'Allocations'), ...facts };
}

/** A quarter of £15,500: the first stream of 2009-10. */
export function paymentWith(changes: Partial<Omit<Payment, 'place'>> & { readonly row?: number } = {}): Payment {
  const { row = 2, ...facts } = changes;
  return { school: 'Hillside', establishment: '', year: 2009, stream: 0, amount: 387_500, post: '', on: null, place: placeOf(row, 'Payments'), ...facts };
}

/** A primary school in the north with 20 teachers and 400 pupils. */
export function schoolRowWith(changes: Partial<Omit<SchoolRow, 'place'>> & { readonly row?: number } = {}): SchoolRow {
  const { row = 2, ...facts } = changes;
  return { school: 'Hillside', establishment: '', phase: 'primary', area: 'North', category: null, teachers: teachersOf(20), pupils: fraction(400, 1), place: placeOf(row, 'Schools'), ...facts };
}

export function teachersOf(count: number): Fraction {
  return fraction(count, 1);
}

/** The terms of an audit on a day, with the product's own pay and grant. */
export function termsOn(on = '2009-11-30', changes: Partial<AuditTerms> = {}): AuditTerms {
  return { on: day(on), grantModel: DEFAULT_SETTINGS.grantModel, book: bookOf(DEFAULT_SETTINGS), leastWeeks: DEFAULT_SETTINGS.leastWeeks, schoolDays: 190, ...changes };
}

/** An audit of these lists; a list that is not given is not there. */
export function caseOf(lists: Partial<AuditLists>, terms: AuditTerms = termsOn()): AuditCase {
  return auditCase({ ...NO_LISTS, ...lists }, terms);
}
