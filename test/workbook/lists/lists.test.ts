import { describe, expect, test } from '@jest/globals';
import { WAYS_TO_SAY } from '../../../src/cli/waysToSay';
import { finish } from '../../../src/domain/work';
import { findLists } from '../../../src/workbook/lists/findLists';
import { listHeader, listRows } from '../../../src/workbook/lists/list';
import { readingFingerprint } from '../../../src/workbook/planWorkbook';
import { readWorkbook, type WorkbookReading } from '../../../src/workbook/readWorkbook';
import { SCHOOLS_LIST } from '../../../src/workbook/schools/schoolsList';
import { memoryWorkbook, type MemorySheet } from '../../support/memoryWorkbook';

const STAFF: MemorySheet = { name: 'Staff', rows: [['Post ID', 'School', 'Name', 'Role', 'Point', 'Area', 'Funding source', 'From', 'To'], ['P1', 'Ashby', 'A. Marlow', 'AST', 'AST 11', 'Rest', 'SDG', null, null]] };
const HEADINGS = ['School', 'Phase', 'SDG 2005-06', 'Pupils 2005-06', 'Pupils 2009/10', 'Head'];
const SCHOOLS: MemorySheet = { name: 'Schools', rows: [['Schools of the authority'], [], HEADINGS, ['Ashby', 'Primary', 20000, 200, 210, 'Mrs A'], [], ['Total', null, 20000]] };

async function readingOf(...sheets: readonly MemorySheet[]): Promise<WorkbookReading> {
  const reading = await readWorkbook(memoryWorkbook(sheets), { ways: WAYS_TO_SAY });
  if ('refusal' in reading) throw new Error(reading.refusal);
  return reading;
}

describe('a list beside the staff list', () => {
  test('is found by its headings, below title lines, and read with the addresses of its cells', async () => {
    const { grid, lists } = await readingOf(SCHOOLS, STAFF);
    expect(grid.name).toBe('Staff');
    const schools = lists.get('schools');
    const header = schools && listHeader(SCHOOLS_LIST, schools);
    if (schools === undefined || header === undefined) throw new Error('no list');
    expect([...header.columns]).toEqual([['School', 1], ['Phase', 2], ['SDG 2005-06', 3], ['Pupils 2005', 4], ['Pupils 2009', 5]]);
    expect(header.unread).toEqual(['“Head” (F)']);
    const rows = listRows(schools, header);
    expect(rows.map(({ row }) => row)).toEqual([4, 6]);
    expect([rows[0]?.text('School'), rows[0]?.cell('Pupils 2009'), rows[0]?.address('Pupils 2009'), rows[0]?.found('AST posts'), rows[1]?.found('Phase')]).toEqual(['Ashby', 210, 'E4', 'nothing', 'nothing']);
  });

  test.each([
    ['Pupils 2009-10', true], ['2009-10 pupils', true], ['Pupils 2009/2010', true], ['No. of pupils 2009-10', true], ['NOR 2009-10', true], ['Pupils 2009-11', false], ['Pupils 2009', false],
  ])('knows a column for each year by “%s”: %s', (heading, isKnown) => {
    const rows = [{ row: 1, values: ['DfE number', 'Phase', 'Predecessor grants 2005-06', 'Base pupils', heading] }];
    const header = listHeader(SCHOOLS_LIST, { name: 'Schools', rows, merges: [], tables: [] });
    expect(header?.columns.get('Pupils 2009')).toBe(isKnown ? 5 : undefined);
  });

  test('is never a staff list, nor a staff list one', async () => {
    const both: MemorySheet = { name: 'Old staff', rows: [[...(STAFF.rows[0] ?? []), ...HEADINGS.slice(1)], ['P1', 'Ashby', 'Nobody', 'Main', 'M6', 'Rest', 'SDG', null, null, 'Primary', 1, 1, 1]] };
    const { grid, lists } = await readingOf(STAFF, both);
    expect([grid.name, lists.size]).toEqual(['Staff', 0]);
    expect(await readWorkbook(memoryWorkbook([SCHOOLS]), { ways: WAYS_TO_SAY })).toHaveProperty('refusal');
  });

  test('of which there are two is read once, with a question; one in sight goes before a hidden one', async () => {
    const { lists, problems } = await readingOf(STAFF, SCHOOLS, { ...SCHOOLS, name: 'Schools 2' });
    expect(lists.get('schools')?.name).toBe('Schools');
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['question', '“Schools” is read as a list of schools; “Schools 2” looks like one too and is not read. If another is meant, put it before “Schools”, or hide “Schools”.'],
    ]);
    const hidden = await readingOf(STAFF, { ...SCHOOLS, visible: false }, { ...SCHOOLS, name: 'Schools 2' });
    expect([hidden.lists.get('schools')?.name, hidden.problems]).toEqual(['Schools 2', []]);
  });

  test('that lacks a heading is not read, and the sentence says which', () => {
    const head = { name: 'Schools', rows: [{ row: 3, values: ['School', 'SDG 2005-06'] }], merges: [], tables: [] };
    const { sheets, problems } = findLists([{ head, visible: true }]);
    expect([sheets.size, problems.map(({ message }) => message)]).toEqual([0, ['“Schools” looks like a list of schools and is not read as one: row 3 has no heading Phase, Pupils 2005-06. Add them and try again.']]);
  });

  test('changes the fingerprint of the plan where a cell of it changes', async () => {
    const mark = async (...sheets: readonly MemorySheet[]): Promise<string> => finish(readingFingerprint(await readingOf(...sheets)));
    const changed = { ...SCHOOLS, rows: SCHOOLS.rows.map((row, at) => (at === 3 ? ['Ashby', 'Primary', 20000, 200, 211, 'Mrs A'] : row)) };
    const marks = [await mark(STAFF), await mark(STAFF, SCHOOLS), await mark(STAFF, changed)];
    expect(new Set(marks).size).toBe(3);
    expect(await mark(STAFF, SCHOOLS)).toBe(marks[1]);
  });
});
