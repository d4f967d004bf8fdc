/** `npm run bench`: how fast, against a baseline of the same run. Ratios count; seconds are those of this machine. */
import { streamXlsxRows, writeXlsxStream } from 'hucre/xlsx';
import { openXlsx } from '../../src/file';
import { DEFAULT_SETTINGS, planPosts } from '../../src/projection';
import { NO_ANSWERS } from '../../src/rules/considerations';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook } from '../../src/workbook/planWorkbook';
import { NO_INPUTS, type RangeAsked } from '../../src/workbook/range/inputs';
import { planRange, rememberedCosts } from '../../src/workbook/range/plannedRange';
import { audits, taskOf } from './england';
import { madePosts, madeStaff, STAFF_HEADER } from './posts';
import { megabytes, ratio, say, seconds } from './said';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { sheetOf } from '../support/workbooks';

const collect = (globalThis as { gc?: () => void }).gc ?? ((): void => undefined);

async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; ms: number }> {
  collect();
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
}

/** The middle of three runs. */
async function median<T>(work: () => T | Promise<T>): Promise<{ result: T; ms: number }> {
  const runs = [await timed(work), await timed(work), await timed(work)];
  runs.sort((a, b) => a.ms - b.ms);
  return runs[1] as { result: T; ms: number };
}

async function engine(): Promise<void> {
  const settings = { ...DEFAULT_SETTINGS, from: 2008, years: 5 };
  const posts = madePosts(100_000);
  const plan = await median(() => planPosts(posts, settings));
  const results = plan.result.posts.map(({ years }) => years);
  const floor = await median(() => JSON.parse(JSON.stringify(results)) as unknown);
  say('engine: 100,000 posts × 5 years, month by month', seconds(plan.ms));
  say('  posts a second', String(Math.round(100_000 / (plan.ms / 1000))));
  say('  JSON.stringify + JSON.parse of the same results', seconds(floor.ms));
  say('  engine ÷ that (aim: at most 1)', ratio(plan.ms, floor.ms));
  const wrong = plan.result.checks.filter(({ difference }) => difference !== 0).length;
  say('  posts planned, checks that are not zero', `${String(plan.result.posts.length)}, ${String(wrong)}`);
}

async function engineOfEngland(): Promise<void> {
  const posts = madePosts(450_000);
  const plan = await timed(() => planPosts(posts, DEFAULT_SETTINGS));
  say('engine: 450,000 posts × 3 years', `${seconds(plan.ms)}, peak ${String(megabytes())} MB`);
}

async function staffFile(rows: number, astEvery: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const stream = writeXlsxStream(madeStaff(rows, astEvery), { name: 'Staff', columns: STAFF_HEADER.map((header) => ({ header })) });
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function bareReadAndWrite(bytes: Uint8Array): Promise<void> {
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(bytes)) rows.push(values);
  let size = 0;
  for await (const chunk of writeXlsxStream(rows.slice(1) as never[][], { name: 'Staff', columns: STAFF_HEADER.map((header) => ({ header })) })) size += chunk.length;
  if (size === 0) throw new Error('nothing was written');
}

async function command(astEvery: number, label: string): Promise<void> {
  const bytes = await staffFile(20_000, astEvery);
  const bare = await median(() => bareReadAndWrite(bytes));
  let reading = 0;
  let planning = 0;
  let writing = 0;
  const whole = await median(async () => {
    const start = performance.now();
    const file = await openXlsx(bytes);
    await sheetOf(file, 'Staff');
    const read = performance.now();
    const made = await planWorkbook(file, { values: new Map(), ways: WAYS_TO_SAY, version: 'bench', writtenAt: '' });
    if ('refusal' in made) throw new Error(made.refusal);
    const planned = performance.now();
    await file.write(sheetsOf(made), made.own);
    [reading, planning, writing] = [read - start, planned - read, performance.now() - planned];
    return made.planned.plan.posts.length;
  });
  say(`command: 20,000 rows, ${label} (${String(whole.result)} posts)`, seconds(whole.ms));
  const share = (part: number): string => `${String(Math.round((part * 100) / (reading + planning + writing)))}%`;
  say('  reading, planning, writing', `${share(reading)}, ${share(planning)}, ${share(writing)}`);
  say('  bare reading and writing of the same file', seconds(bare.ms));
  say('  command ÷ that (aim: at most 3)', ratio(whole.ms, bare.ms));
}

/** A question that changes, and a slider that moves: the costs of all fourteen ranges are worked out once for all starts. */
async function rangeModeller(): Promise<void> {
  const asked = (start: number, fte: number): RangeAsked => ({ inputs: { ...NO_INPUTS, start, fte }, checklist: NO_ANSWERS });
  const costsOf = rememberedCosts();
  const whole = await median(() => planRange(asked(11, 1), [], DEFAULT_SETTINGS));
  say('range: a question answered anew, all fourteen ranges', `${whole.ms.toFixed(1)} ms`);
  planRange(asked(11, 1), [], DEFAULT_SETTINGS, costsOf);
  const moved = await median(() => { for (let start = 1; start <= 14; start += 1) planRange(asked(start, 1), [], DEFAULT_SETTINGS, costsOf); });
  say('range: a step of the slider, without drawing (aim: under 50 ms)', `${(moved.ms / 14).toFixed(1)} ms`);
}

async function bench(): Promise<void> {
  const done = await taskOf(process.argv.slice(2));
  if (done !== undefined) {
    process.stdout.write(done);
    return;
  }
  console.log(`Node ${process.version}, ${process.arch}`);
  await engine();
  await rangeModeller();
  await command(20, 'one in twenty an AST');
  await command(1, 'every one an AST');
  await engineOfEngland();
  await audits();
  say('peak memory of this process', `${String(megabytes())} MB`);
}

bench().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
