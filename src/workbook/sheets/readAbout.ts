/** What “AST About” of an earlier plan says of it. */
import { cellText, type SheetGrid } from '../port';

/** What an earlier plan says of itself. */
export interface AboutFacts {
  readonly writtenAt: string;
  readonly readFrom: string;
  readonly fingerprint: string;
  /** Of the settings and pay figures; empty where an older version wrote it. */
  readonly settings: string;
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
  const facts = { writtenAt: fact('Written'), readFrom: fact('Staff sheet'), fingerprint: fact('Input fingerprint'), settings: fact('Settings fingerprint') };
  return facts.readFrom === '' || facts.fingerprint === '' ? undefined : facts;
}
