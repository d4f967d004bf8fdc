/** The live range model, calculated from scratch by another spreadsheet program after its yellow cells were changed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAYS_TO_1970, type SheetWrite } from '../../src/workbook/sheetWrite';
import { emptyWorkbook, openXlsx } from '../../src/file';
import { NO_ANSWERS } from '../../src/rules/considerations';
import { resolveSettings } from '../../src/workbook/assumptions';
import { NO_INPUTS, RANGE_INPUTS, type RangeInput, type RangeInputs } from '../../src/workbook/range/inputs';
import { planRange } from '../../src/workbook/range/plannedRange';
import { rangeSheets } from '../../src/workbook/range/rangeWorkbook';
import { YEAR_WORKING } from '../../src/workbook/sheets/live/rangeFormulas';
import { day } from '../support/posts';
import { sheetOf } from '../support/workbooks';
import { cellText } from '../../src/workbook/port';
import { calculated, differences, hasLibreOffice, withCell, withoutKeptValues } from '../support/recalculated';

const withLibreOffice = hasLibreOffice ? test : test.skip;
const FIRST_INPUT_ROW = 5;
const WORKING = new Set(YEAR_WORKING.map(({ header }) => header));

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
  'as written': { to: {} },
  'another start and FTE': { to: { start: 3, fte: 0.6 } },
  'the last range, part-time, two points': { to: { start: 14, fte: 0.45, policy: 2 } },
  'another present pay': { to: { start: 7, now: 'M6' } },
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
    const results = calculated(folder, files);
    for (const [name, [, said]] of Object.entries(BAD)) {
      const grid = await sheetOf(await openXlsx(results.get(name.replace(/\W+/g, '-')) ?? new Uint8Array()), 'AST Range model');
      const line = grid.rows.find(({ row }) => row === FIRST_INPUT_ROW + RANGE_INPUTS.length);
      expect([name, cellText(line?.values[0] ?? null)]).toEqual([name, said]);
    }
    for (const [name, { from = {}, to }] of Object.entries(CASES)) {
      const [sheet] = sheetsFor({ ...from, ...to });
      if (sheet === undefined) throw new Error('no sheet');
      const { compared, lines } = await differences(results.get(name.replace(/\W+/g, '-')) ?? new Uint8Array(), [sheet], { liveOnly: true, without: WORKING });
      expect([name, lines]).toEqual([name, []]);
      expect(compared).toBeGreaterThan(100);
    }
  }, 120_000);
});
