/** What an audit found: data, with the rule it concerns, its place, what it is worth, and what to do. */
import type { Pence } from '../domain/exact';
import type { Severity } from '../domain/problem';
import { compareTexts } from './order';
import { establishmentDigits } from './schools';

export interface Finding {
  /** What was found, as a name that stays the same from audit to audit. */
  readonly kind: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly school: string;
  readonly establishment: string;
  readonly post: string;
  readonly holder: string;
  /** The workbook, where several were read; empty where there is one. */
  readonly book: string;
  readonly sheet: string;
  readonly cell: string;
  readonly found: string;
  readonly expected: string;
  /** A plain sentence: what was found, where, and why it matters. */
  readonly message: string;
  /** What it is worth, in pence; `null` where it has no price. */
  readonly amount: Pence | null;
  /** How the amount came about; empty where there is none. */
  readonly basis: string;
  /** What to do next. */
  readonly step: string;
}

/**
 * By what a finding is known again in the next audit: where and what, not the row it stands in. The cell counts only where nothing
 * else says what is meant.
 */
export function findingKey({ kind, school, establishment, post, holder, book, sheet, cell }: Finding): string {
  const where = establishmentDigits(establishment) || school.toLowerCase();
  // A post without a number goes by its row, which changes when the list is sorted; of a vacant one there is nothing else.
  const id = holder !== '' && /^row \d+$/i.test(post) ? '' : post.toLowerCase();
  const place = where === '' && holder === '' ? [book, sheet, cell] : [];
  // A cell gives back its text without blanks at its ends or in a row.
  return [kind, where, id, holder.toLowerCase(), ...place].map((part) => part.replace(/\s+/g, ' ').trim() || '-').join(' | ');
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, question: 1, note: 2 };

/** In order of severity, school, post, rule and kind: the same whatever the order of the rows. */
export function compareFindings(a: Finding, b: Finding): number {
  return SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]
    || compareTexts(a.school, b.school) || compareTexts(a.establishment, b.establishment) || compareTexts(a.post, b.post) || compareTexts(a.holder, b.holder)
    || compareTexts(a.rule, b.rule) || compareTexts(a.kind, b.kind) || compareTexts(a.found, b.found) || compareTexts(a.message, b.message)
    || compareTexts(a.book, b.book) || compareTexts(a.sheet, b.sheet) || compareTexts(a.cell, b.cell);
}
