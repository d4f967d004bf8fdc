/** What is the same of all findings of a kind. */
import type { Severity } from '../domain/problem';

export interface FindingKind {
  /** The rule of the register that it concerns. */
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly step: string;
}
