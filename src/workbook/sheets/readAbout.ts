/** What “AST About” of an earlier plan says of it. */
import { cellText, type SheetGrid } from '../port';

/** The fact whether figures were written as formulas, and what it says where they were. */
export const FIGURES_FACT = 'Figures';
export const LIVE_FIGURES = 'formulas';

/** What an earlier plan says of itself. */
export interface AboutFacts {
  readonly writtenAt: string;
  readonly readFrom: string;
  readonly fingerprint: string;
  /** Of the settings and pay figures; empty where an older version wrote it. */
  readonly settings: string;
  /** Whether figures were written as formulas; not so where an older version wrote it. */
  readonly live: boolean;
}

/** The facts on the sheet of an earlier plan; `undefined` where they were taken off it. */
export function readAbout({ rows }: SheetGrid): AboutFacts | undefined {
  const fact = (name: string): string => {
    for (const { values } of rows) {
      const at = values.findIndex((value) => cellText(value) === name);
      if (at >= 0) return cellText(values[at + 1] ?? null);
    }
    return '';
  };
  const facts = { writtenAt: fact('Written'), readFrom: fact('Staff sheet'), fingerprint: fact('Input fingerprint'), settings: fact('Settings fingerprint'), live: fact(FIGURES_FACT) === LIVE_FIGURES };
  return facts.readFrom === '' || facts.fingerprint === '' ? undefined : facts;
}
