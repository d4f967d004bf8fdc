/** From a cell on one of the product’s sheets to how its figure came about, step by step, with rules and citations. */
import type { NamedFigure } from '../domain/figure';
import { dayText } from '../domain/calendar';
import { SOURCES } from '../parameters';
import { STATUS_WORDS } from '../projection';
import { REGISTER_SOURCES, RULES } from '../rules/register';
import { isNameFor, MONEY_STYLES, type Content, type SheetWrite, type Style } from './sheetWrite';

/** A rule with what it says and where it stands. */
export interface RuleCitation {
  readonly id: string;
  readonly text: string;
  readonly source: string;
}

export interface ExplainedStep {
  readonly text: string;
  readonly rule: RuleCitation | null;
  /** The figures used, each with its status and where it was read. */
  readonly figures: readonly string[];
}

export interface Explanation {
  readonly of: string;
  readonly header: string;
  readonly about: string;
  /** The value that the plan has for the cell: money as pounds. */
  readonly value: Content;
  readonly style: Style;
  /** The texts by which the row is known again: a user may have sorted the table. Columns of the sheet, from 1. */
  readonly keys: readonly { readonly column: number; readonly text: string }[];
  readonly lastColumn: number;
  readonly rules: readonly RuleCitation[];
  readonly steps: readonly ExplainedStep[];
}

/** A row is known by its texts among so many columns. */
const KEY_COLUMNS = 4;

function ruleCitation(id: string): RuleCitation | null {
  const rule = RULES.find((entry) => entry.id === id);
  if (rule === undefined) return null;
  const tag = rule.source.split(/[\s,;:]/)[0] ?? '';
  const title = REGISTER_SOURCES[tag];
  return { id, text: rule.text, source: title === undefined ? rule.source : `${rule.source} (${title})` };
}

/** `AST 11, Rest of England, £45,888 a year: published, from 1 September 2009 to 31 August 2010; read in …`. */
function figureText({ name, from, until, status, source, basis }: NamedFigure): string {
  const dates = `from ${dayText(from)}${until === null ? '' : ` to ${dayText(until)}`}`;
  const where = basis ?? (source === undefined ? '' : `read in ${SOURCES[source]?.title ?? source}`);
  return `${name === undefined ? '' : `${name}: `}${STATUS_WORDS[status]}, ${dates}${where === '' ? '' : `; ${where}`}`;
}

/** Explains the cell of a sheet by its name; rows and columns count from 1. `undefined` where no figure of a plan stands. */
export function explainCell(sheets: readonly SheetWrite[], name: string, row: number, column: number): Explanation | undefined {
  const sheet = sheets.find((entry) => isNameFor(name, entry.name));
  for (const table of sheet?.tables ?? []) {
    const [rowAt, columnAt] = [row - table.row - 1, column - table.column];
    const style = table.columns[columnAt]?.style;
    if (rowAt < 0 || rowAt >= table.rows.length || style === undefined) continue;
    const reason = table.reasonAt?.(rowAt, columnAt);
    if (reason === undefined) continue;
    const values = table.rows.at(rowAt) ?? [];
    const value = values[columnAt] ?? null;
    const ids = [...reason.about.matchAll(/\b[A-Z]{3,4}-\d+\b/g)].map(([id]) => id);
    return {
      of: reason.of, header: reason.header, about: reason.about,
      value: typeof value === 'number' && MONEY_STYLES.has(style) ? value / 100 : value,
      style,
      keys: values.slice(0, KEY_COLUMNS).flatMap((text, at) => (typeof text === 'string' && table.columns[at]?.style === 'text' ? [{ column: table.column + at, text }] : [])),
      lastColumn: table.column + table.columns.length - 1,
      rules: [...new Set(ids)].map(ruleCitation).filter((rule) => rule !== null),
      steps: reason.steps.map(({ rule, text, figures }) => ({ text, rule: ruleCitation(rule), figures: [...new Set(figures.map(figureText))] })),
    };
  }
  return undefined;
}
