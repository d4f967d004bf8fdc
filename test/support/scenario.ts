/** The scenario folders: a staff table, options, and the figures worked by hand. */
import { writeXlsx } from 'hucre/xlsx';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { TestCell } from './workbooks';

export const SCENARIOS = fileURLToPath(new URL('../scenarios', import.meta.url));

export interface ScenarioOptions {
  readonly from?: string;
  readonly years?: number;
  readonly policy?: number;
  readonly method?: string;
  readonly niBasis?: string;
  readonly awards?: Readonly<Record<string, number>>;
  readonly area?: 'Rest' | 'Fringe' | 'Outer' | 'Inner';
}

export interface Scenario {
  readonly name: string;
  readonly staff: readonly (readonly string[])[];
  /** A list of funding beside the staff list, where the scenario has one. */
  readonly funding: readonly (readonly string[])[] | null;
  readonly options: ScenarioOptions;
  /** Who pays what, where the scenario says so. */
  readonly sources: readonly Readonly<Record<string, string>>[] | null;
  readonly expected: readonly Readonly<Record<string, string>>[];
  readonly working: string;
}

/** Plain CSV, with quoted fields. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    if (line.trim() === '') continue;
    rows.push([...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replace(/""/g, '"'))));
  }
  return rows;
}

export function readScenario(name: string): Scenario {
  const file = (part: string): string => readFileSync(join(SCENARIOS, name, part), 'utf8');
  const optional = (part: string): string[][] | null => (existsSync(join(SCENARIOS, name, part)) ? parseCsv(file(part)) : null);
  const records = ([header = [], ...lines]: string[][]): Record<string, string>[] => lines.map((line) => Object.fromEntries(header.map((column, index) => [column, line[index] ?? ''])));
  const sources = optional('sources.csv');
  return {
    name,
    staff: parseCsv(file('staff.csv')),
    options: JSON.parse(file('plan.json')) as ScenarioOptions,
    funding: optional('funding.csv'),
    sources: sources === null ? null : records(sources),
    expected: records(parseCsv(file('expected.csv'))),
    working: file('working.md'),
  };
}

export function scenarioNames(): string[] {
  return readdirSync(SCENARIOS, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
}

/** The settings of a scenario, by the ids of the assumptions. */
export function settingsOf({ options }: Scenario): Map<string, string> {
  const values = new Map<string, string>();
  if (options.from !== undefined) values.set('planFrom', options.from);
  if (options.years !== undefined) values.set('planYears', String(options.years));
  if (options.policy !== undefined) values.set('policy', String(options.policy));
  if (options.method !== undefined) values.set('method', options.method);
  if (options.niBasis !== undefined) values.set('niBasis', options.niBasis);
  for (const [year, award] of Object.entries(options.awards ?? {})) values.set(`award.${year}`, String(award));
  return values;
}

/** The scenario as a workbook: its staff list, and its list of funding on a sheet of its own. */
export async function scenarioWorkbook({ staff, funding }: Scenario, cell: (text: string) => TestCell): Promise<Uint8Array> {
  const sheet = (name: string, rows: readonly (readonly string[])[]): { name: string; rows: TestCell[][] } => ({ name, rows: rows.map((row) => row.map(cell)) });
  return writeXlsx({ sheets: [sheet('Staff', staff), ...(funding === null ? [] : [sheet('Funding', funding)])] });
}
