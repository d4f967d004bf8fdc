/** The second half of `npm run bench`: the pane in a browser, and what it asks of Excel. */
import { measurePane, type Stretches } from '../taskpane/measure';
import { say } from './said';

/** What Excel is asked for at the least: the same values put into words and back (see docs/adr/0004). */
function floor(rows: number, width: number): number {
  const values = Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (__, column) => (column % 3 === 0 ? `text ${String(row)}` : row * column)));
  const start = performance.now();
  JSON.parse(JSON.stringify(values));
  return performance.now() - start;
}

function stretches(name: string, rows: number, { longestTaskMs, longTasks, longestTaskWithoutJsonMs, longestJsonMs, totalMs, requests, bytes }: Stretches): void {
  say(`${name}: in all`, `${(totalMs / 1000).toFixed(2)} s`);
  say('  longest stretch in which the pane was blocked', `${String(longestTaskMs)} ms (${String(longTasks)} above 50 ms)`);
  say('  of it without putting requests into words (aim: at most 50 ms)', `${String(longestTaskWithoutJsonMs)} ms; words alone ${String(longestJsonMs)} ms`);
  say('  syncs and bytes for 1,000 rows', `${((requests * 1000) / rows).toFixed(1)} syncs, ${String(Math.round(bytes / rows))} KB`);
}

async function bench(): Promise<void> {
  const rows = 20_000;
  const measured = await measurePane(rows);
  say('pane: first useful paint (aim: under 1 s)', `${String(measured.firstPaintMs)} ms`);
  say('pane: first buttons can be pressed', `${String(measured.usableMs)} ms`);
  stretches('pane: reading 20,000 rows, and planning them', rows, measured.reading);
  stretches('pane: planning them anew', rows, measured.planning);
  stretches('pane: reading again, and writing', rows, measured.writing);
  say('pane: a step of the range’s slider, drawn (aim: under 50 ms)', `${String(measured.slider.medianMs)} ms; the longest ${String(measured.slider.longestMs)} ms`);
  const least = floor(rows, 19);
  say('  reading and planning ÷ the same values as JSON, there and back', `${(measured.reading.totalMs / least).toFixed(1)} ×`);
}

bench().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
