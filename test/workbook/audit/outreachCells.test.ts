import { describe, expect, test } from '@jest/globals';
import { finish } from '../../../src/domain/work';
import { fractionText } from '../../../src/domain/exact';
import { readPosts } from '../../../src/workbook/audit/readPosts';
import type { CellValue, SheetGrid } from '../../../src/workbook/port';
import { findHeader } from '../../../src/workbook/staff/header';

/** What a row with these cells of outreach says: share, pattern, exemption, and the problems of its cells. */
function said(...cells: readonly CellValue[]): unknown[] {
  const grid: SheetGrid = {
    name: 'Staff', merges: [], tables: [],
    rows: [{ row: 1, values: ['Post ID', 'School', 'Name', 'Role', 'Point', 'Area', 'Outreach %', 'Outreach pattern', 'Outreach exemption'] }, { row: 2, values: ['P1', 'Ashby', 'A. Marlow', 'AST', 'AST 11', 'Rest', ...cells] }],
  };
  const header = findHeader(grid);
  if (header === undefined) throw new Error('no header');
  const [post] = finish(readPosts(grid, header, { book: '', area: null, school: '', establishment: '', wayToSayArea: '' })).posts;
  if (post === undefined) throw new Error('no post');
  return [post.outreachShare === null ? null : fractionText(post.outreachShare), post.outreachPattern, post.outreachExemption, post.problems.map(({ cell, message }) => [cell, message])];
}

describe('the cells of outreach in a staff row', () => {
  test('OUT-1: share, pattern and exemption; a dash is nothing', () => {
    expect(said(0.2, '1 day a week', null)).toEqual(['0.2', '1 day a week', '', []]);
    expect(said('-', 'n/a', '–')).toEqual([null, '', '', []]);
    expect(said(0, null, 'Special measures: on the action plan')).toEqual(['0', '', 'Special measures: on the action plan', []]);
    expect(said(null, null, { day: 14_400 })).toEqual([null, '', 'since 5 June 2009', []]);
  });

  test('OUT-2: a pattern in the column of the share is taken as one; what is neither is a problem with its cell', () => {
    expect(said('1 day a week', null, null)).toEqual([null, '1 day a week', '', []]);
    expect(said('lots', null, null)).toEqual([null, '', '', [['G2', 'The share of outreach of A. Marlow is not used: cell G2 of “Staff” (Outreach %) holds “lots”; expected a share of the time such as 20%, 0.2 or 1/5. Correct the cell and audit again.']]]);
  });
});
