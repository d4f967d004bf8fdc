/** The live range model, calculated from scratch by another spreadsheet program after its yellow cells were changed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAYS_TO_1970, type SheetWrite } from '../../src/workbook/sheetWrite';
import { emptyWorkbook, openXlsx } from '../../src/file';
import { NO_ANSWERS } from '../../src/rules/considerations';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { resolveSettings } from '../../src/workbook/assumptions';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook } from '../../src/workbook/planWorkbook';
import { NO_INPUTS, RANGE_INPUTS, type RangeInput, type RangeInputs } from '../../src/workbook/range/inputs';
import { planRange } from '../../src/workbook/range/plannedRange';
import { rangeSheets } from '../../src/workbook/range/rangeWorkbook';
import { day } from '../support/posts';
import { typed, workbookOf } from '../support/workbooks';
import { cellText } from '../../src/workbook/port';
import type { StaffRow } from '../support/generatedStaff';
import { calculatedCells } from '../support/calculatedCells';
import { cellAt, differences, hasLibreOffice, withCell, withoutKeptValues } from '../support/recalculated';

const withLibreOffice = hasLibreOffice ? test : test.skip;
const FIRST_INPUT_ROW = 5;

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-range-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function sheetsFor(inputs: Partial<RangeInputs>): SheetWrite[] {
  const resolved = resolveSettings(new Map(), [], []);
  const range = planRange({ inputs: { ...NO_INPUTS, ...inputs }, checklist: NO_ANSWERS }, [], resolved.settings);
  if (range.answer === null) throw new Error(range.sentences.join(' '));
  return rangeSheets({ ...range, answer: range.answer }, resolved, 'test', '');
}

async function fileOf(sheets: readonly SheetWrite[]): Promise<Uint8Array> {
  const file = await openXlsx(await emptyWorkbook());
  await file.write(sheets, new Set());
  return withoutKeptValues(file.bytes());
}

/** What is typed into a yellow cell. */
function typedInto(value: RangeInputs[RangeInput]): string | number {
  if (typeof value === 'string' && /^\d{4}-/.test(value)) return day(value) + DAYS_TO_1970['1900'];
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

interface Case {
  /** As it is written; where nothing is said, the guidance’s range 11 to 15. */
  readonly from?: Partial<RangeInputs>;
  readonly to: Partial<RangeInputs>;
}

const CASES: Readonly<Record<string, Case>> = {
  'two years only, another start and FTE': { from: { area: 'Outer', on: '2006-09-01', now: 'M6' }, to: { start: 3, fte: 0.6 } },
  'one year only': { from: { on: '2012-09-01' }, to: { start: 9, policy: 2 } },
  'the last range, part-time, two points': { to: { start: 14, fte: 0.45, policy: 2 } },
  'another present pay': { to: { start: 7, now: 'M6' } },
  'spelled otherwise than on AST Pay points': { from: { area: 'Rest of England', now: 'MPS 6' }, to: { start: 7 } },
  'cover': { to: { cover: 4000.5, on: '2009-10-12' } },
  'an amount in £': { to: { start: 9, nowAmount: 38_000.55 } },
  'a start in the middle of a month': { to: { on: '2009-11-16', fte: 0.37 } },
  'a first September without a rise, from the last day of the year': { from: { on: '2010-03-31' }, to: { start: 5, policy: 0 } },
};

/** What the line below the inputs says of a yellow cell that cannot be used. */
const BAD: Readonly<Record<string, readonly [to: Partial<RangeInputs>, said: string]>> = {
  'bad start': [{ start: 15 }, 'The first point must be 1 to 14: a range is five points [PAY-3].'],
  'bad FTE': [{ fte: 0 }, 'FTE must be above 0 and at most 1 [PAY-12].'],
  'bad point': [{ now: 'U4' }, 'There is no such point to be paid on now: U1 to U3, M1 to M6.'],
  'bad amount': [{ nowAmount: 'much' }, 'What is paid now must be an amount in £ for a full-time year.'],
  'bad cover': [{ cover: 'some' }, 'Cover cost must be an amount in £ a year.'],
  'bad policy': [{ policy: 3 }, 'Points each September must be 0, 1 or 2 [PAY-6].'],
  'bad area': [{ area: 'Outer' }, 'There are no pay figures for this area or year on “AST Pay points”: run the command again.'],
  'none bad': [{ start: 14, fte: 0.5, now: 'm6', policy: 0 }, ''],
};

/** A post of a plan, its question, and what is changed of both: a heading of the staff sheet, its text, and the cell of AST Posts with the same heading. */
interface PostCase {
  readonly post: StaffRow;
  readonly question: Partial<RangeInputs>;
  readonly then?: Partial<RangeInputs>;
  readonly changes?: readonly (readonly [heading: string, staffText: string, cell: string | number, column?: string])[];
}

const P1: StaffRow = {
  'Post ID': 'P1', School: 'Hillside', Name: 'A. Marlow', Role: 'AST', Point: '12', Range: '11-15', Area: 'Rest', FTE: '0.8', 'Start date': '14/01/2008', 'Reference point': 'U3', 'Sept 2009': '2', 'Sept 2010': '0',
  'R&R': '1000', 'Retained responsibility': '750.50', 'Threshold grant lost': '1100', 'Transferred allowance': '300', 'Cover cost': '4000', 'Funding source': 'SDG', Status: 'paid',
};
const P2: StaffRow = { 'Post ID': 'P2', School: 'Hillside', Name: 'B. Okafor', Role: 'AST', Point: '5', Range: '4-8', Area: 'Rest', FTE: '1', 'Reference point': 'M6', 'Funding source': 'SDG', Status: 'paid' };
const serial = (iso: string): number => day(iso) + DAYS_TO_1970['1900'];
const ASKED: Partial<RangeInputs> = { post: 'P1', on: '2009-04-01', start: 11, fte: 0.8, now: 'U3' };

const POST_CASES: Readonly<Record<string, PostCase>> = {
  'another range, FTE and policy, from the middle of a year': { post: P1, question: ASKED, then: { start: 7, fte: 0.55, policy: 2, cover: 1234.5, on: '2009-11-16', nowAmount: 35_000.25 } },
  'facts changed on AST Posts': {
    post: P1, question: ASKED,
    changes: [['Point', '11', 11], ['Sept 2009', '1', 1], ['Sept 2011', '2', 2], ['R&R', '2345.67', 2345.67], ['Retained responsibility', '99', 99], ['Cover cost', '', ''], ['End date', '17/02/2011', serial('2011-02-17')], ['Start date', '02/03/2009', serial('2009-03-02')]],
  },
  'not funded, assessed later, its range moved': { post: P1, question: ASKED, changes: [['Status', 'planned', 'planned'], ['Range', '10-14', 10, 'Range start'], ['Assessed on', '10/02/2009', serial('2009-02-10')]] },
  'still to be assessed': { post: { ...P1, 'Assessed on': '12/03/2010', 'End date': '31/10/2011' }, question: ASKED, then: { policy: 2 } },
  'a change of range in the plan': { post: { ...P1, 'New range': '13-17', 'New range from': '01/01/2011', 'New point': '15', Reason: 'more outreach' }, question: ASKED, then: { policy: 2 }, changes: [['New point', '16', 16]] },
  'a change of range on 1 September': { post: { ...P1, 'New range': '13-17', 'New range from': '01/09/2010', Reason: 'more outreach' }, question: ASKED, changes: [['New range from', '15/07/2009', serial('2009-07-15')]] },
  'a change of range before the first day': { post: { ...P1, 'New range': '12-16', 'New range from': '01/06/2009', Reason: 'more outreach' }, question: ASKED, then: { on: '2009-09-01', policy: 2 } },
  'beyond the plan, with a decision': { post: { ...P1, 'Sept 2012': '2' }, question: { ...ASKED, on: '2010-04-01' }, then: { policy: 0 } },
  'another post in its place': { post: P1, question: ASKED, then: { post: 'P2', start: 4, fte: 1, now: 'M6' } },
  'a new post in its place': { post: P1, question: ASKED, then: { post: '', fte: 1, on: '2009-09-01' } },
};

/** A staff sheet with a column for each fact that one of them has. */
function rowsOf(posts: readonly StaffRow[]): string[][] {
  const headings = [...new Set(posts.flatMap((post) => Object.keys(post)))];
  return [headings, ...posts.map((post) => headings.map((heading) => post[heading] ?? ''))];
}

/** The plan of the posts with the question, and the workbook that it is written to. */
async function planOf({ post, question }: PostCase): Promise<{ sheets: readonly SheetWrite[]; write: () => Promise<Uint8Array> }> {
  const file = await openXlsx(await workbookOf(rowsOf([post, P2]).map((row) => row.map(typed))));
  const made = await planWorkbook(file, { values: new Map(), ways: WAYS_TO_SAY, version: 'test', writtenAt: '', range: { inputs: { ...NO_INPUTS, ...question }, checklist: NO_ANSWERS } });
  if ('refusal' in made) throw new Error(made.refusal);
  const sheets = sheetsOf(made);
  return {
    sheets,
    write: async () => {
      await file.write(sheets, made.own);
      return withoutKeptValues(file.bytes());
    },
  };
}

describe('the live range model', () => {
  withLibreOffice('follows its yellow cells to the penny: points, increase, Septembers, costs and grant by both methods; and says what cannot be used', async () => {
    const files = new Map<string, Uint8Array>();
    for (const [name, { from = {}, to }] of Object.entries(CASES)) {
      let bytes = await fileOf(sheetsFor(from));
      for (const [input, value] of Object.entries(to)) {
        bytes = await withCell(bytes, 'AST Range model', `B${String(FIRST_INPUT_ROW + RANGE_INPUTS.indexOf(input as RangeInput))}`, typedInto(value));
      }
      files.set(name.replace(/\W+/g, '-'), bytes);
    }
    for (const [name, [to]] of Object.entries(BAD)) {
      let bytes = await fileOf(sheetsFor({}));
      for (const [input, value] of Object.entries(to)) {
        bytes = await withCell(bytes, 'AST Range model', `B${String(FIRST_INPUT_ROW + RANGE_INPUTS.indexOf(input as RangeInput))}`, typedInto(value));
      }
      files.set(name.replace(/\W+/g, '-'), bytes);
    }
    const results = calculatedCells(mkdtempSync(join(folder, 'asked-')), files);
    for (const [name, [, said]] of Object.entries(BAD)) {
      const line = results.get(name.replace(/\W+/g, '-'))?.('AST Range model')[FIRST_INPUT_ROW + RANGE_INPUTS.length - 1];
      expect([name, cellText(line?.[0] ?? null)]).toEqual([name, said]);
    }
    for (const [name, { from = {}, to }] of Object.entries(CASES)) {
      const [sheet] = sheetsFor({ ...from, ...to });
      if (sheet === undefined) throw new Error('no sheet');
      const { compared, lines } = differences(results.get(name.replace(/\W+/g, '-')) ?? (() => []), [sheet], { liveOnly: true });
      expect([name, lines]).toEqual([name, []]);
      expect(compared).toBeGreaterThan(100);
    }
  }, 120_000);

  withLibreOffice('follows a post of the plan to the penny: its decisions, dates, amounts and changes of range, as they stand on AST Posts', async () => {
    const files = new Map<string, Uint8Array>();
    const expected = new Map<string, readonly SheetWrite[]>();
    const written = new Map<string, { sheets: readonly SheetWrite[]; bytes: Uint8Array }>();
    for (const [name, { post, question, then = {}, changes = [] }] of Object.entries(POST_CASES)) {
      const key = JSON.stringify([post, question]);
      let before = written.get(key);
      if (before === undefined) {
        const { sheets, write } = await planOf({ post, question });
        before = { sheets, bytes: await write() };
        written.set(key, before);
      }
      let { bytes } = before;
      for (const [input, value] of Object.entries(then)) {
        bytes = await withCell(bytes, 'AST Range model', `B${String(FIRST_INPUT_ROW + RANGE_INPUTS.indexOf(input as RangeInput))}`, typedInto(value));
      }
      for (const [heading, , cell, column] of changes) {
        const { sheet, address } = cellAt(before.sheets, 'AST_Posts', column ?? heading, 0);
        bytes = await withCell(bytes, sheet, address, cell);
      }
      files.set(name.replace(/\W+/g, '-'), bytes);
      const changed = Object.fromEntries(changes.map(([heading, text]) => [heading, text]));
      expected.set(name, (await planOf({ post: { ...post, ...changed }, question: { ...question, ...then } })).sheets.filter((sheet) => sheet.name === 'AST Range model'));
    }
    const wrong: string[] = [];
    const results = calculatedCells(mkdtempSync(join(folder, 'posts-')), files);
    for (const [name, sheets] of expected) {
      const { compared, lines } = differences(results.get(name.replace(/\W+/g, '-')) ?? (() => []), sheets, { liveOnly: true, without: new Set(['Reasons hold']) });
      wrong.push(...lines.map((line) => `${name}: ${line}`));
      expect(compared).toBeGreaterThan(200);
    }
    expect(wrong).toEqual([]);
  }, 240_000);
});
