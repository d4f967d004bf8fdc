/** What the register says of a rule. */

export type Chapter = 'PAY' | 'REV' | 'FUND' | 'SDG' | 'OUT' | 'APP' | 'ATS' | 'LP';

export interface Rule {
  /** The name of the rule everywhere: in findings, in cells, in the titles of tests. */
  readonly id: string;
  readonly chapter: Chapter;
  readonly text: string;
  /** Tag and page of the document, from REGISTER_SOURCES. */
  readonly source: string;
  readonly product: string;
  /** whole: done. part: done but for what `open` says. later: not yet. */
  readonly done: 'whole' | 'part' | 'later';
  readonly open?: string;
}
