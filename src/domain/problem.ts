/** A problem is data: what was found, where, what was expected, and what to do. Only bugs are thrown. */

/** error: a row or figure could not be used. question: planned, but somebody should look. note: for information. */
export type Severity = 'error' | 'question' | 'note';

export interface Problem {
  readonly severity: Severity;
  /** The rule of the register that it concerns, such as `PAY-3`. */
  readonly rule?: string;
  readonly sheet?: string;
  /** The cell's address, such as `C7`. */
  readonly cell?: string;
  readonly post?: string;
  readonly found?: string;
  readonly expected?: string;
  /** A plain sentence: what happened, where, what to do. */
  readonly message: string;
}
