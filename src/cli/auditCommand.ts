/** The command audit: the posts and allocations of an authority, from one workbook or from a folder of them. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { dayText } from '../domain/calendar';
import { finish } from '../domain/work';
import { emptyWorkbook, openXlsx, type XlsxFile } from '../file';
import { auditDay, dayRefusal } from '../workbook/audit/auditDay';
import { auditSheets } from '../workbook/audit/auditSheets';
import { auditReadings, type BookRead } from '../workbook/audit/auditWorkbook';
import { keptIn, NOTHING_KEPT, readSchoolDays, type Kept } from '../workbook/audit/kept';
import { readAudit } from '../workbook/audit/readAudit';
import { ownSheets } from '../workbook/ownSheets';
import { areaWord, dayWord, readWord, UsageError, words } from './arguments';
import { auditJson, auditReport, type Unread } from './auditReport';
import { checkOutputName, openWorkbook, saveOwnSheets } from './files';
import { checkReplaced } from './replaced';
import { EXIT, HELP_OPTION, timeText, type Terminal } from './terminal';
import { WAYS_TO_SAY } from './waysToSay';

interface Opened {
  readonly books: readonly BookRead[];
  readonly unread: readonly Unread[];
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** The workbooks of a folder, by name, those of other formats among them: they are said, not passed over. What Excel keeps beside an open one is none. */
async function workbooksIn(folder: string): Promise<{ names: string[]; others: Unread[] }> {
  const files = (await readdir(folder)).filter((name) => !name.startsWith('~$') && !name.startsWith('.')).sort();
  const named = (pattern: RegExp): string[] => files.filter((name) => pattern.test(extname(name)));
  const why = 'Only .xlsx and .xlsm workbooks are read. Open it in Excel, save it as .xlsx, and audit again.';
  return { names: named(/^\.xls[xm]$/i), others: named(/^\.(?:xls|xlsb|xlt[xm]?|ods|csv)$/i).map((book) => ({ book, why })) };
}

/** Whose workbook it is by its name: by the number in it, such as 301-4001, 301 4001 or 3014001, else by the whole name. */
function schoolOfFile(name: string): { school: string; establishment: string } {
  const [, authority, school] = /(?<!\d)(\d{3})[\s/_-]?(\d{4})(?!\d)/.exec(name) ?? [];
  return authority === undefined || school === undefined ? { school: name, establishment: '' } : { school: '', establishment: `${authority}/${school}` };
}

const MOST_SAID = 20;

export async function audit(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  const text = { type: 'string' } as const;
  const given = words('audit', args, { ...HELP_OPTION, output: { type: 'string', short: 'o' }, on: text, sheet: text, area: text, 'school-days': text, json: { type: 'boolean' } });
  const [input, ...more] = given.positionals;
  if (input === undefined || more.length > 0) throw new UsageError('Give the name of one workbook, or of a folder of workbooks: ast-planner audit authority.xlsx -o audit.xlsx');
  const asked = dayWord(given, 'on');
  const schoolDays = readWord(given, 'school-days', readSchoolDays);
  const refusal = asked === undefined ? undefined : dayRefusal(asked);
  if (refusal !== undefined) throw new UsageError(refusal);
  const area = given.one('area');
  const sheet = given.one('sheet');
  const options = { ...(area === undefined ? {} : { area: areaWord(area) }), ...(sheet === undefined ? {} : { sheet }), wayToSayArea: WAYS_TO_SAY.area };
  const output = given.one('output');
  const folder = await isFolder(input);
  const progress = (step: string): void => {
    if (terminal.isTerminal) terminal.err(`${step} …\n`);
  };
  if (output !== undefined) checkOutputName(folder ? 'folder.xlsx' : input, output);

  let single: XlsxFile | undefined;
  let opened: Opened;
  if (folder) opened = await readFolder(input, async (path, name) => readAudit(await openWorkbook(path), { ...options, book: name, ...schoolOfFile(basename(name, extname(name))) }), output, progress);
  else {
    progress(`Reading ${basename(input)}`);
    single = await openWorkbook(input);
    if (output !== undefined) await checkReplaced(input, single, output, 'keeps reasons');
    const reading = await readAudit(single, { ...options, book: '', school: '' });
    if ('refusal' in reading) throw new UsageError(reading.refusal);
    opened = { books: [{ book: '', reading }], unread: [] };
  }
  if (opened.books.length === 0) {
    throw new UsageError(`No workbook of the folder “${input}” could be audited.${opened.unread.slice(0, MOST_SAID).map(({ book, why }) => ` ${book}: ${why}`).join('')}`);
  }
  const day = asked === undefined ? auditDay(Math.floor(terminal.now().getTime() / 86_400_000), opened.books.map(({ reading }) => reading)) : { on: asked, why: '' };
  // The reasons on the audit that is replaced go before older ones in what was read.
  const target = output === undefined || (!folder && (await pathOf(input)) === (await pathOf(output))) ? undefined : await targetOf(output);
  progress('Auditing');
  const kept = target?.kept ?? NOTHING_KEPT;
  const made = finish(auditReadings(opened.books, day.on, schoolDays === undefined ? kept : { ...kept, schoolDays, problems: [] }));
  if (output !== undefined) {
    progress(`Writing ${basename(output)}`);
    const file = single ?? target?.file ?? (await openXlsx(await emptyWorkbook()));
    const own = await ownSheets(file, (await file.sheets()).map(({ name }) => name));
    await saveOwnSheets(file, auditSheets(made, { version, writtenAt: timeText(terminal), left: own, folder: folder ? wayTo(input, output) : '' }), own, output);
  }
  const dayNote = day.why === '' ? '' : `No day was given: ${dayText(day.on)} was taken, ${day.why}. Give another with --on.`;
  terminal.out(given.flag('json') ? `${JSON.stringify(auditJson(made, opened.unread))}\n` : auditReport(made, { input, output, unread: opened.unread, dayNote }));
  const isOpen = made.findings.some(({ severity, accepted }) => severity === 'error' && accepted === '');
  return isOpen || opened.unread.length > 0 ? EXIT.doneWithErrors : EXIT.done;
}

/** The whole path, by whichever way it is named. */
async function pathOf(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

/** The way from the folder of the output to that of the workbooks, as a link has it. */
function wayTo(folder: string, output: string): string {
  const way = relative(dirname(resolve(output)), resolve(folder)).split(sep).join('/');
  return way === '' ? '' : `${way}/`;
}

type Read = (path: string, name: string) => ReturnType<typeof readAudit>;

/** Reads every workbook of the folder, one after the other; one that cannot be read is reported, and the others go on. */
async function readFolder(folder: string, read: Read, output: string | undefined, progress: (step: string) => void): Promise<Opened> {
  const { names: all, others } = await workbooksIn(folder);
  const written = output === undefined ? undefined : await pathOf(output);
  const inside = await pathOf(folder);
  const names = all.filter((name) => join(inside, name) !== written);
  if (names.length === 0) {
    const what = others.length === 0 ? 'Give a folder with one workbook for each school.' : `It holds ${others.slice(0, MOST_SAID).map(({ book }) => book).join(', ')}: open each in Excel, save it as .xlsx, and audit again.`;
    throw new UsageError(`The folder “${folder}” holds no workbook (.xlsx or .xlsm). ${what}`);
  }
  const books: BookRead[] = [];
  const unread: Unread[] = [...others];
  for (const [at, name] of names.entries()) {
    progress(`Reading ${name} (${String(at + 1)} of ${String(names.length)})`);
    try {
      const reading = await read(join(folder, name), name);
      if ('refusal' in reading) unread.push({ book: name, why: reading.refusal });
      else books.push({ book: name, reading });
    } catch (error) {
      // What a file or a usage refuses is said in a sentence; anything else is a bug.
      if (!(error instanceof Error) || !['FileRefusal', 'UsageError'].includes(error.name)) throw error;
      unread.push({ book: name, why: error.message });
    }
  }
  return { books, unread };
}

interface Target {
  readonly file: XlsxFile;
  readonly kept: Kept;
}

/** The audit that stands where the new one is to be written, with the reasons for which findings were accepted. */
async function targetOf(output: string): Promise<Target | undefined> {
  if ((await stat(output).catch(() => undefined)) === undefined) return undefined;
  const file = await openWorkbook(output);
  const names = (await file.sheets()).map(({ name }) => name);
  const own = await ownSheets(file, names);
  if (own.size === 0) throw new UsageError(`“${output}” is there already and is no audit that AST Planner wrote, so it is not replaced. Give another name.`);
  return { file, kept: await keptIn(file, own) };
}
