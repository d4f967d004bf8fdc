/** What LibreOffice calculates in workbooks, as rows of cells: as text files its answers are written and read far sooner than as workbooks. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '../../src/domain/calendar';
import type { CellValue } from '../../src/workbook/port';

/** The rows of a sheet from its first row on. */
export type SheetCells = readonly (readonly CellValue[])[];
/** The sheets of a file, asked for by their names. */
export type FileCells = (sheet: string) => SheetCells;

const TAB = 9;
const QUOTE = 34;
const UTF_8 = 76;
const ENGLISH = 1033;
/** Fields by tabs, from the first row, numbers in quotes and in full, every sheet in a file of its own. */
const FILTER = `csv:Text - txt - csv (StarCalc):${TAB},${QUOTE},${UTF_8},1,,${ENGLISH},false,false,false,false,false,-1`;

/** Numbers and dates come in quotes, and texts without, unless they hold a quote, a tab or a line break. */
function cellOf(text: string, isQuoted: boolean): CellValue {
  if (text === '') return null;
  if (!isQuoted) return text;
  const date = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (date !== null) return { day: dayOf(Number(date[3]), Number(date[1]), Number(date[2])) };
  const share = /^(-?[\d.]+)%$/.exec(text);
  if (share !== null) return Number(share[1]) / 100;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

function rowsOf(text: string): CellValue[][] {
  const rows: CellValue[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^"\t\n]*[^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? cellOf(plain, false) : cellOf(quoted.replaceAll('""', '"'), true));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

/** Has LibreOffice calculate the files, each by its name, all in one run. */
export function calculatedCells(folder: string, files: ReadonlyMap<string, Uint8Array>): Map<string, FileCells> {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  for (const each of [from, to]) mkdirSync(each, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(from, `${name}.xlsx`), bytes);
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', FILTER, '--outdir', to, ...[...files.keys()].map((name) => join(from, `${name}.xlsx`))], { stdio: 'ignore' });
  return new Map([...files.keys()].map((name) => [name, (sheet) => rowsOf(readFileSync(join(to, `${name}-${sheet}.csv`), 'utf8'))]));
}
