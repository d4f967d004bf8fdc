import { describe, expect, test } from '@jest/globals';
import { isoText } from '../../../src/domain/calendar';
import { fractionText } from '../../../src/domain/exact';
import { openXlsx } from '../../../src/file';
import { findLists } from '../../../src/workbook/lists/findLists';
import { OUTREACH_LOG, readFeedback, readOutreachLog, readVisitDays } from '../../../src/workbook/audit/outreachLog';
import { readOutreachShare } from '../../../src/workbook/audit/outreachCells';
import type { CellValue, SheetGrid } from '../../../src/workbook/port';
import { day } from '../../support/posts';
import { sheetOf, workbookOf } from '../../support/workbooks';

const HEADINGS = ['AST', 'Post ID', 'Date of visit', 'Days', 'School visited', 'Host DfE number', 'Requested by', 'Agreed objective', 'Feedback received', 'Activity'];

function gridOf(...rows: readonly (readonly CellValue[])[]): SheetGrid {
  return { name: 'Outreach log', rows: [{ row: 1, values: ['Outreach 2009/10'] }, { row: 3, values: HEADINGS }, ...rows.map((values, at) => ({ row: 4 + at, values }))], merges: [], tables: [] };
}

const on = (iso: string): CellValue => ({ day: day(iso) });

describe('an outreach log', () => {
  test('OUT-6: is found by its headings, and a list of absences with names, dates and days is none', () => {
    const kinds = [OUTREACH_LOG];
    expect(findLists([{ head: gridOf(), visible: true }], kinds).sheets.get('outreachLog')).toBe('Outreach log');
    const absences: SheetGrid = { name: 'Absences', rows: [{ row: 1, values: ['Name', 'Date', 'Days', 'Reason'] }], merges: [], tables: [] };
    expect(findLists([{ head: absences, visible: true }], kinds)).toEqual({ sheets: new Map(), problems: [] });
    const undated: SheetGrid = { name: 'Visits', rows: [{ row: 1, values: ['AST', 'School visited', 'Days'] }], merges: [], tables: [] };
    expect(findLists([{ head: undated, visible: true }], kinds).problems.map(({ message }) => message)).toEqual(['“Visits” looks like an outreach log and is not read as one: row 1 has no heading Date. Add it and try again.']);
  });

  test('OUT-6: each row is a visit, with the cells it came from; totals and blank rows are none', async () => {
    const bytes = await workbookOf([HEADINGS, ['A. Marlow', 'P1', new Date(Date.UTC(2009, 9, 1)), 1, 'Birch', 8014001, 'Head of Birch', 'Phonics', 'yes', 'Lesson'], [], ['B. Noon', null, '2 Oct 2009', 'half a day', null, null, null, null, 'awaited'], ['Total', null, null, 1.5]], 'Log');
    const { visits, problems } = readOutreachLog(await sheetOf(await openXlsx(bytes), 'Log'), 'ashby.xlsx');
    expect(problems).toEqual([]);
    expect(visits.map(({ place, day: date, ...rest }) => ({ ...rest, on: isoText(date), at: [place.book, place.sheet, place.row, place.cellOf('Feedback'), place.cellOf('Establishment')] }))).toEqual([
      { postId: 'P1', name: 'A. Marlow', school: '', establishment: '', days: 100, hostSchool: 'Birch', hostEstablishment: '8014001', request: 'Head of Birch', objective: 'Phonics', purpose: 'Lesson', hasFeedback: true, on: '2009-10-01', at: ['ashby.xlsx', 'Log', 2, 'I2', undefined] },
      { postId: '', name: 'B. Noon', school: '', establishment: '', days: 50, hostSchool: '', hostEstablishment: '', request: '', objective: '', purpose: '', hasFeedback: false, on: '2009-10-02', at: ['ashby.xlsx', 'Log', 4, 'I4', undefined] },
    ]);
  });

  test('OUT-6: a cell that cannot be used is a sentence, its row is left out, and the rest goes on', () => {
    const { visits, problems } = readOutreachLog(gridOf(
      ['A. Marlow', 'P1', '1/10/09', 1, 'Birch'], [null, null, on('2009-10-02'), 1, 'Birch'], ['A. Marlow', 'P1', null, 'a while', 'Birch'], ['A. Marlow', 'P1', on('2009-10-05'), null, 'Birch'],
      ['A. Marlow', 'P1', on('2009-10-06'), 1, { error: '#N/A' }], ['A. Marlow', 'P1', on('2009-10-07'), 1, 'Birch'],
    ));
    expect(visits.map(({ place }) => place.row)).toEqual([9]);
    const days = 'a number of days above 0 and at most 366, such as 1, 0.5 or half a day';
    expect(problems.map(({ message }) => message)).toEqual([
      'Row 4 of the outreach log is not used: cell C4 of “Outreach log” (Date) holds “1/10/09”; expected a date with a four-digit year, such as 01/09/2009. Correct the cell and audit again.',
      'Row 5 of the outreach log is not used: cell B5 of “Outreach log” (Post ID) holds nothing; expected the Post ID or the name of the AST. Correct the cell and audit again.',
      'Row 6 of the outreach log is not used: cell C6 of “Outreach log” (Date) holds nothing; expected the date of the visit, such as 01/10/2009. Correct the cell and audit again.',
      `Row 6 of the outreach log is not used: cell D6 of “Outreach log” (Days) holds “a while”; expected ${days}. Correct the cell and audit again.`,
      `Row 7 of the outreach log is not used: cell D7 of “Outreach log” (Days) holds nothing; expected ${days}. Correct the cell and audit again.`,
      'Row 8 of the outreach log is not used: cell E8 of “Outreach log” (Host school) holds the error #N/A; expected a text. Correct the cell and audit again.',
    ]);
    expect(problems.every(({ severity, rule, cell }) => severity === 'error' && rule === 'OUT-6' && cell !== undefined)).toBe(true);
  });

  test('OUT-6: half days may have a column of their own', () => {
    const grid: SheetGrid = { name: 'Log', rows: [{ row: 1, values: ['Post ID', 'Date', 'Half days', 'Host'] }, { row: 2, values: ['P1', on('2009-10-01'), 3, 'Birch'] }], merges: [], tables: [] };
    expect(readOutreachLog(grid).visits.map(({ days }) => days)).toEqual([150]);
  });

  test.each<[CellValue, string]>([
    [1, '1'], [0.5, '0.5'], ['1', '1'], ['half', '0.5'], ['Half a day', '0.5'], ['half-day', '0.5'], ['½', '0.5'], ['1½', '1.5'], ['1/2 day', '0.5'], ['1 day', '1'], ['2 days', '2'], ['2 half days', '1'], ['two half-days', '1'], ['one half day', '0.5'],
    ['1 and a half', '1.5'], ['am', '0.5'], ['p.m.', '0.5'], ['afternoon', '0.5'], ['all day', '1'], ['full day', '1'], ['1.25 d', '1.25'], ['', 'no'], [0, 'no'], [-1, 'no'], ['2 hours', 'no'], ['weekly', 'no'], [367, 'no'], [true, 'no'], [{ day: 1 }, 'no'],
  ])('OUT-6: %j is %s days', (value, expected) => {
    const reading = readVisitDays(value);
    expect('value' in reading ? fractionText(reading.value) : 'no').toBe(expected);
  });

  test('OUT-6: feedback is there where the cell holds anything but a no', () => {
    expect(['yes', 'Y', 'very good', true, on('2009-11-01'), '01/11/2009'].map(readFeedback)).toEqual(Array(6).fill(true));
    expect([null, '', 'no', 'N', 'none', 'awaited', 'pending', 'not yet', 'not received yet', 'requested 3 May', 'tbc', '-', false, 0].map((value) => readFeedback(value))).toEqual(Array(14).fill(false));
  });

  test.each<[CellValue, string]>([
    [0.2, '0.2'], ['20%', '0.2'], ['20.0%', '0.2'], ['20 %', '0.2'], [20, '0.2'], ['20', '0.2'], ['20 per cent', '0.2'], ['20% of time', '0.2'], ['1/5', '0.2'], [0.15, '0.15'], [0, '0'], ['0%', '0'], ['nil', '0'], [100, '1'], ['100%', '1'],
    [1, 'no'], ['1', 'no'], ['1%', '0.01'], ['120%', 'no'], [250, 'no'], ['some', 'no'], [{ error: '#REF!' }, 'no'], [{ day: 1 }, 'no'], [-0.2, 'no'],
  ])('OUT-1: %j is the share %s', (value, expected) => {
    const reading = readOutreachShare(value);
    expect('value' in reading ? fractionText(reading.value) : 'no').toBe(expected);
  });
});
