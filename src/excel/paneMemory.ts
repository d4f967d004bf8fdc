/** What the add-in keeps in the workbook's own settings: small, with a version, and checked when it is read. */
import type { Before, PlacedCharts } from './before';
import { CHART_KINDS } from '../workbook/sheetWrite';
import { mappedColumn, type HeaderMapping } from '../workbook/staff/columns';

const KEY = 'astPlanner';
const VERSION = 1;
/** Settings are no place for much. */
const MOST_CHARACTERS = 60_000;

export interface PaneMemory {
  /** The headings that the user mapped by hand, before a plan is written that says it on a sheet. */
  readonly mapping: HeaderMapping | null;
  /** What Restore needs; `null` where nothing can be put back. */
  readonly before: Before | null;
  /** The charts that the last writing placed. */
  readonly charts: PlacedCharts;
}

const NOTHING: PaneMemory = { mapping: null, before: null, charts: {} };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isListOf(value: unknown, fields: readonly string[]): boolean {
  return Array.isArray(value) && value.every((entry) => isRecord(entry) && fields.every((field) => isText(entry[field])));
}

function beforeIn(value: unknown): Before | null {
  if (!isRecord(value)) return null;
  const { kept, added, names, staging, formulas } = value;
  if (!isListOf(kept, ['id', 'name', 'copy']) || !isListOf(names, ['name', 'formula']) || !isTexts(added) || !isTexts(staging) || !(formulas === null || isText(formulas))) return null;
  const whole = (kept as Record<string, unknown>[]).every(({ hadChart, tables, chart, printArea }) => typeof hadChart === 'boolean' && isText(printArea) && (chart === null || Object.keys(chartsIn({ chart })).length === 1) && isListOf(tables, ['name', 'address']));
  return whole ? (value as unknown as Before) : null;
}

function isKind(value: unknown): boolean {
  return value === undefined || CHART_KINDS.some((kind) => kind === value);
}

function chartsIn(value: unknown): PlacedCharts {
  if (!isRecord(value)) return {};
  const isPlaced = (entry: unknown): boolean => isRecord(entry) && isRecord(entry['chart']) && isRecord(entry['chart']['at']) && isKind(entry['chart']['kind']) && Array.isArray(entry['headers']) && ['row', 'column', 'rows'].every((field) => typeof entry[field] === 'number');
  return Object.values(value).every(isPlaced) ? (value as PlacedCharts) : {};
}

function mappingIn(value: unknown): HeaderMapping | null {
  if (!Array.isArray(value)) return null;
  const mapping = new Map<string, NonNullable<ReturnType<typeof mappedColumn>>>();
  for (const pair of value as unknown[]) {
    if (!Array.isArray(pair) || !isText(pair[0]) || !isText(pair[1])) return null;
    const column = mappedColumn(pair[1]);
    if (column !== undefined) mapping.set(pair[0], column);
  }
  return mapping;
}

/** What was kept; nothing where it is of another version or not what it should be. */
export function readMemory(): PaneMemory {
  const text: unknown = Office.context.document.settings.get(KEY);
  if (!isText(text)) return NOTHING;
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value['version'] !== VERSION) return NOTHING;
    return { mapping: mappingIn(value['mapping']), before: beforeIn(value['before']), charts: chartsIn(value['charts']) };
  } catch {
    return NOTHING;
  }
}

function textOf({ mapping, before, charts }: PaneMemory): string {
  return JSON.stringify({ version: VERSION, mapping: mapping === null ? null : [...mapping], before, charts });
}

/** What stands in the workbook now: another pane may have written since. Where Excel gives nothing back, what is known stays. */
export function freshMemory(known: PaneMemory): Promise<PaneMemory> {
  const { settings } = Office.context.document;
  return new Promise((resolve) => {
    settings.refreshAsync(() => {
      if (isText(settings.get(KEY))) {
        resolve(readMemory());
        return;
      }
      settings.set(KEY, textOf(known));
      resolve(known);
    });
  });
}

/** Keeps it in the workbook. Resolves to whether it could be kept: what matters stands on sheets too. */
export function saveMemory(memory: PaneMemory): Promise<boolean> {
  const text = textOf(memory);
  if (text.length > MOST_CHARACTERS) return Promise.resolve(false);
  const { settings } = Office.context.document;
  settings.set(KEY, text);
  return new Promise((resolve) => {
    settings.saveAsync((result) => { resolve(String(result.status) === 'succeeded'); });
  });
}
