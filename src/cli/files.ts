/** The workbooks that a command is given: opened, or refused in a sentence. */
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { openXlsx, saveSafely, type XlsxFile } from '../file';
import { ownNameFor, type SheetWrite } from '../workbook/sheetWrite';
import { UsageError } from './arguments';

/** Larger workbooks are not read into memory. */
const LARGEST_FILE = 512 * 1024 * 1024;

async function readWorkbook(path: string): Promise<Uint8Array> {
  const facts = await stat(path).catch(() => undefined);
  if (facts !== undefined && !facts.isFile() && !facts.isDirectory()) throw new UsageError(`“${path}” is no file. Give the name of a workbook.`);
  if (facts !== undefined && facts.size > LARGEST_FILE) throw new UsageError('The workbook is larger than 512 MB. Save the staff sheet as a workbook of its own.');
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`There is no file “${path}”. Check its name and folder.`);
    if (code === 'EISDIR') throw new UsageError(`“${path}” is a folder. Give the name of a workbook in it.`);
    if (code === 'EACCES' || code === 'EPERM') throw new UsageError(`“${path}” may not be read. Close it in other programs and check its permissions.`);
    throw new UsageError(`“${path}” cannot be read: the system says ${code === '' ? String(error) : code}.`);
  }
}

/** Opens the workbook of that name. */
export async function openWorkbook(path: string): Promise<XlsxFile> {
  return openXlsx(await readWorkbook(path));
}

/**
 * Writes own sheets into the workbook and saves it: all of it or nothing. `own` are the own sheets that it has; those of the same
 * names are replaced, and every other sheet stays.
 */
export async function saveOwnSheets(file: XlsxFile, sheets: readonly SheetWrite[], own: ReadonlySet<string>, output: string): Promise<void> {
  await file.write(sheets, new Set(sheets.flatMap(({ name }) => ownNameFor(own, name) ?? [])));
  await saveSafely(output, file.bytes());
}

/** Refuses an output of another kind than the input. */
export function checkOutputName(input: string, output: string): void {
  const [from, to] = [extname(input).toLowerCase(), extname(output).toLowerCase()];
  if (to !== '.xlsx' && to !== '.xlsm') throw new UsageError(`The output “${output}” must end in .xlsx or .xlsm.`);
  if ((from === '.xlsx' || from === '.xlsm') && from !== to) throw new UsageError(`The output must end in ${from}, as “${basename(input)}” does.`);
}
