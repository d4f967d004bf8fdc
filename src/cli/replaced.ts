/** What would be lost with a file that stands where a plan is to be written. */
import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WorkbookPort } from '../workbook/port';
import { joinAccepted } from '../workbook/audit/accepted';
import { keptIn } from '../workbook/audit/kept';
import { AUDIT_NAME } from '../workbook/audit/sheetNames';
import { ownSheets } from '../workbook/ownSheets';
import { SCENARIOS_NAME } from '../workbook/scenarios/shelf';
import { ownNameFor } from '../workbook/sheetWrite';
import { UsageError } from './arguments';
import { openWorkbook } from './files';

/** Whether an audit holds reasons for accepting findings that the workbook does not have. */
async function hasOtherReasons(audit: WorkbookPort, own: ReadonlySet<string>, file: WorkbookPort, names: readonly string[]): Promise<boolean> {
  const { accepted: there } = await keptIn(audit, own);
  return there.length > 0 && joinAccepted((await keptIn(file, await ownSheets(file, names))).accepted, there).some((entry) => there.includes(entry));
}

/**
 * Refuses an output that is there already, unless it is the input, or a plan that holds nothing but what it was written from:
 * neither saved plans nor sheets that the input does not have, nor reasons for which findings were accepted. An audit keeps
 * those reasons itself.
 */
export async function checkReplaced(input: string, file: WorkbookPort, output: string, reasons: 'keeps reasons' | 'loses reasons' = 'loses reasons'): Promise<void> {
  const facts = await stat(output).catch(() => undefined);
  // What is no file is refused where it would be written.
  if (facts?.isFile() !== true || (await realpath(input)) === (await realpath(output))) return;
  const there = await openWorkbook(output).catch(() => undefined);
  const names = there === undefined ? [] : (await there.sheets()).map(({ name }) => name);
  const own = there === undefined ? new Set<string>() : await ownSheets(there, names);
  if (own.size === 0) throw new UsageError(`“${output}” is there already and is no plan that AST Planner wrote, so it is not replaced. Give another name.`);
  const ofInput = (await file.sheets()).map(({ name }) => name);
  const known = new Set(ofInput);
  const lost = [
    ...(ownNameFor(own, SCENARIOS_NAME) === undefined ? [] : ['its saved plans']),
    ...(there !== undefined && reasons === 'loses reasons' && (await hasOtherReasons(there, own, file, ofInput)) ? [`the reasons on its “${AUDIT_NAME}”`] : []),
    ...names.filter((name) => !own.has(name) && !known.has(name)).map((name) => `the sheet “${name}”`),
  ];
  if (lost.length === 0) return;
  throw new UsageError(`“${output}” is there already, and “${basename(input)}” does not have ${lost.join(', ')}: it would be lost. Plan “${basename(output)}” itself, or give another name with -o.`);
}
