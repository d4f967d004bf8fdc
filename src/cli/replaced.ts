/** What would be lost with a file that stands where a plan is to be written. */
import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WorkbookPort } from '../workbook/port';
import { ownSheets } from '../workbook/ownSheets';
import { SCENARIOS_NAME } from '../workbook/scenarios/shelf';
import { ownNameFor } from '../workbook/sheetWrite';
import { UsageError } from './arguments';
import { openWorkbook } from './files';

/**
 * Refuses an output that is there already, unless it is the input, or a plan that holds nothing but what it was written from:
 * neither saved plans nor sheets that the input does not have.
 */
export async function checkReplaced(input: string, file: WorkbookPort, output: string): Promise<void> {
  const facts = await stat(output).catch(() => undefined);
  // What is no file is refused where it would be written.
  if (facts?.isFile() !== true || (await realpath(input)) === (await realpath(output))) return;
  const there = await openWorkbook(output).catch(() => undefined);
  const names = there === undefined ? [] : (await there.sheets()).map(({ name }) => name);
  const own = there === undefined ? new Set<string>() : await ownSheets(there, names);
  if (own.size === 0) throw new UsageError(`“${output}” is there already and is no plan that AST Planner wrote, so it is not replaced. Give another name.`);
  const known = new Set((await file.sheets()).map(({ name }) => name));
  const lost = [
    ...(ownNameFor(own, SCENARIOS_NAME) === undefined ? [] : ['its saved plans']),
    ...names.filter((name) => !own.has(name) && !known.has(name)).map((name) => `the sheet “${name}”`),
  ];
  if (lost.length === 0) return;
  throw new UsageError(`“${output}” is there already, and “${basename(input)}” does not have ${lost.join(', ')}: it would be lost. Plan “${basename(output)}” itself, or give another name with -o.`);
}
