/** The guide's example of a post whose funding changes over time, as its scenario has it: staff list and list of funding. */
import { readFileSync } from 'node:fs';
import { sheetsWorkbook } from './schools';
import { typed, type TestCell } from './workbooks';

const FOLDER = new URL('../scenarios/20-funding-over-time/', import.meta.url);

function cellsOf(name: string): TestCell[][] {
  return readFileSync(new URL(name, FOLDER), 'utf8').trim().split(/\r?\n/).map((line) => line.split(',').map(typed));
}

/** Post G1 of Ashby: by grant until 31 December 2009, by a group of three schools until 31 August 2010, then by the local formula. */
export async function fundingOverTime(fte = 1): Promise<Uint8Array> {
  const [headings = [], ...posts] = cellsOf('staff.csv');
  const staff = [headings, ...posts.map((row) => row.map((cell, at) => (headings[at] === 'FTE' ? fte : cell)))];
  return sheetsWorkbook({ Staff: staff, 'Who pays': cellsOf('funding.csv') });
}
