/** An outreach log of other years, and a visit that stands in it twice (OUT-6). */
import { describe, expect, test } from '@jest/globals';
import { foundIn, kindsIn, staffRow } from '../support/audited';
import { date, type Row } from '../support/authority/authority';

const visit = (on: string, changes: Row = {}): Row => ({ 'Post ID': 'P1', Date: date(on), Days: 1, 'Host school': 'Brook', Objective: 'Planning', Feedback: 'Yes', ...changes });
const two = [staffRow(), staffRow({ 'Post ID': 'P2', Name: 'Nash', 'Staff code': 'E2' })];
/** 26 days, one more than the 25.34 of autumn and spring. */
const year = [visit('2009-10-01', { Days: 13 }), visit('2010-02-01', { Days: 13 })];

describe('a log of other years', () => {
  test('OUT-6: of a log without any visit of the school year one question is asked, not one for each post', async () => {
    const found = await foundIn({ staff: two, log: [visit('2008-10-01'), visit('2009-03-02')] });
    expect(found.map(({ kind, post, amount }) => [kind, post, amount])).toEqual([['logOfOtherYears', '', null]]);
    expect(found[0]?.message).toBe('“Outreach log”: the log has 2 visits, from 1 October 2008 to 2 March 2009, and none of the school year 2009/10. So nothing shows the outreach of 2 posts.');
    expect(found[0]?.found).toBe('no visit of 2009/10 among 2 visits');
  });

  test('OUT-6: with one visit of the school year each post without any is asked about; where nothing is due, nothing is', async () => {
    expect((await kindsIn({ staff: two, log: [...year, visit('2008-10-01')] })).map(([kind, post]) => [kind, post])).toEqual([['noLog', 'P2']]);
    const fresh = staffRow({ 'Start date': date('2009-10-01'), 'Sept 2008': null, 'Sept 2009': null, Point: 'AST 7', 'Assessed on': date('2009-06-14'), 'AST2 sent on': date('2009-10-02') });
    expect(await kindsIn({ staff: [fresh], log: [visit('2008-10-01', { 'Post ID': 'P9' })] })).toEqual([]);
  });
});

describe('a visit that stands twice', () => {
  test('OUT-6: the same post, day, host and days count once, and are one question', async () => {
    // 12 + 1 + 13 = 26 days, and two copies of the one in the middle.
    const log = [visit('2009-10-01', { Days: 12 }), visit('2009-11-02'), visit('2009-11-02'), visit('2009-11-02', { 'Host school': 'BROOK' }), visit('2010-02-01', { Days: 13 })];
    const found = await foundIn({ staff: [staffRow()], log });
    expect(found.map(({ kind, post, amount }) => [kind, post, amount])).toEqual([['visitTwice', 'P1', null]]);
    expect(found[0]?.message).toBe('Post P1 (Ann Marlow) at Ashby: 2 visits, in rows 4 and 5 of “Outreach log”, stand in the log already: the same day, school and days. 2 days are not counted again.');
    expect(found[0]?.cell).toBe('C4');
    // 13 + 1 days, and a copy.
    const short = await foundIn({ staff: [staffRow()], log: [visit('2009-10-01', { Days: 13 }), visit('2010-02-01'), visit('2010-02-01')] });
    expect(short.find(({ kind }) => kind === 'loggedShort')?.found).toBe('14 days in the autumn and spring terms');
  });

  test('OUT-6: two half days, another school, or no school named are no visit twice', async () => {
    const half = (host: string | null): Row => visit('2009-11-02', { Days: 0.5, 'Host school': host });
    expect(await kindsIn({ staff: [staffRow()], log: [...year, half('Brook'), half('Brook')] })).toEqual([]);
    expect(await kindsIn({ staff: [staffRow()], log: [...year, visit('2009-11-02'), visit('2009-11-02', { 'Host school': 'Coleridge' })] })).toEqual([]);
    expect(await kindsIn({ staff: [staffRow()], log: [...year, visit('2009-11-02', { 'Host school': null }), visit('2009-11-02', { 'Host school': null })] })).toEqual([]);
  });

  test('OUT-6: one day that is left out or missing is told as one', async () => {
    const found = await foundIn({ staff: [staffRow()], log: [...year, visit('2009-11-02', { 'Host school': 'Ashby' })] });
    expect(found.map(({ message }) => message)).toEqual(['Post P1 (Ann Marlow) at Ashby: 1 visit, in row 4 of “Outreach log”, is to the AST’s own school. 1 day is not counted as outreach.']);
  });
});
