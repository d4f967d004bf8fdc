/** The audit of all of England, and of a folder of workbooks, each in a process of its own: so the memory is that of the audit alone. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamXlsxRows } from 'hucre/xlsx';
import { main } from '../../src/cli/main';
import { openXlsx } from '../../src/file';
import { authority, staffBySchool } from './authority';
import { writeAuthority } from './authorityFile';
import { megabytes, ratio, say, seconds } from './said';

const SCHOOLS = 24_000;
const STAFF = 450_000;
const FOLDER_SCHOOLS = 500;
const FOLDER_STAFF = 20_000;
const MOST_MEGABYTES = 1536;
const ON = '2010-03-31';

type Task = 'stream' | 'read' | 'audit';

/** What a process of its own does: reads a file by the library, without keeping anything; reads it through the port; or runs the command. */
const TASKS: Readonly<Record<Task, (...args: readonly string[]) => Promise<number>>> = {
  async stream(path = '') {
    const bytes = readFileSync(path);
    let rows = 0;
    for (const { name } of authority(0, 0)) for await (const { values } of streamXlsxRows(bytes, { sheet: name })) rows += Math.min(1, values.length);
    return rows;
  },
  async read(path = '') {
    const file = await openXlsx(readFileSync(path));
    const grids = await file.read((await file.sheets()).map(({ name }) => name));
    return grids.reduce((sum, { rows }) => sum + rows.length, 0);
  },
  async audit(...args) {
    let written = 0;
    const code = await main(['audit', ...args], 'bench', { out: (text) => { written += text.length; }, err: (text) => { console.error(text); }, isTerminal: false, now: () => new Date(2010, 3, 1) });
    // The made authority has faults, so the command says that it found errors.
    if (code !== 1) throw new Error(`the audit ended with ${String(code)}`);
    return written;
  },
};

interface Measured {
  readonly ms: number;
  readonly megabytes: number;
  readonly result: number;
}

function isTask(name: string): name is Task {
  return Object.hasOwn(TASKS, name);
}

/** Runs the task that the arguments name, and says what it took; `undefined` where they name none. */
export async function taskOf(args: readonly string[]): Promise<string | undefined> {
  const [name = '', ...rest] = args;
  if (!isTask(name)) return undefined;
  const start = performance.now();
  const result = await TASKS[name](...rest);
  return JSON.stringify({ ms: performance.now() - start, megabytes: megabytes(), result } satisfies Measured);
}

function measured(task: Task, ...args: readonly string[]): Measured {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1] ?? '', task, ...args], { encoding: 'utf8', maxBuffer: 1024 * 1024 });
  if (status !== 0) throw new Error(`${task} failed: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

const faster = (a: Measured, b: Measured): Measured => (a.ms <= b.ms ? a : b);
const took = ({ ms, megabytes: most }: Measured): string => `${seconds(ms)}, peak ${String(most)} MB`;

async function wholeOfEngland(folder: string): Promise<void> {
  const path = join(folder, 'england.xlsx');
  await writeAuthority(path, authority(SCHOOLS, STAFF));
  // Turn and turn about, the better of two: a machine with other work has slow minutes.
  const first = [measured('read', path), measured('audit', path, '--on', ON, '--json')] as const;
  const second = [measured('read', path), measured('audit', path, '--on', ON, '--json')] as const;
  const [read, audit] = [faster(first[0], second[0]), faster(first[1], second[1])];
  const stream = measured('stream', path);
  const written = measured('audit', path, '--on', ON, '-o', join(folder, 'audit.xlsx'));
  say('audit: 24,000 schools, 450,000 staff rows in one workbook', `${took(audit)} (file of ${String(Math.round(statSync(path).size / 1024 / 1024))} MB)`);
  say('  most memory of two runs (aim: at most 1,536 MB)', `${String(Math.max(first[1].megabytes, second[1].megabytes, written.megabytes))} MB${written.megabytes > MOST_MEGABYTES ? ', TOO MUCH' : ''}`);
  say('  with the findings written into a copy (-o)', took(written));
  say('  reading the same file through the port', took(read));
  say('  audit ÷ that (aim: at most 3)', ratio(audit.ms, read.ms));
  say('  the library alone reading the same rows, none of them kept', took(stream));
  say('  audit ÷ that', ratio(audit.ms, stream.ms));
}

async function folderOfSchools(folder: string): Promise<void> {
  const schools = join(folder, 'schools');
  mkdirSync(schools);
  for (const { school, sheet } of staffBySchool(FOLDER_SCHOOLS, FOLDER_STAFF)) await writeAuthority(join(schools, `${school.replace('/', '-')}.xlsx`), [sheet]);
  await writeAuthority(join(schools, 'lists.xlsx'), authority(FOLDER_SCHOOLS, FOLDER_STAFF).slice(1));
  say('audit: 500 workbooks of a folder, 20,000 staff rows', took(measured('audit', schools, '--on', ON, '--json')));
}

/** The audits of the benchmark. */
export async function audits(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ast-bench-'));
  try {
    await folderOfSchools(folder);
    await wholeOfEngland(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
