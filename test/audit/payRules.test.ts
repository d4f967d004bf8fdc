/** The pay of a post as its row states it: rises, changes of range, allowances, Septembers, and who holds it (PAY-5 to PAY-8, FUND-7). */
import { describe, expect, test } from '@jest/globals';
import { foundIn, kindsIn, staffRow } from '../support/audited';
import { date, type Row } from '../support/authority/authority';

const moved = (range: string, point: string, changes: Row = {}): Row => staffRow({
  Range: '9-13', Point: 'AST 10', 'New range': range, 'New range from': date('2010-01-01'), 'New point': point, Reason: 'Wider review of salaries', ...changes,
});
const allowance = (type: string | null, changes: Row = {}): Row => staffRow({ Allowance: 1200, 'Allowance type': type, ...changes });

describe('a new range', () => {
  test('PAY-6: three points in a range that is no higher one are a rise above two', async () => {
    // AST 13 less AST 12: £49,226 - £48,025
    expect(await kindsIn({ staff: [moved('9-13', 'AST 13')] })).toEqual([['riseAboveTwo', 'P1', 120_100]]);
    expect(await kindsIn({ staff: [moved('9-13', 'AST 12')] })).toEqual([]);
    const [finding] = await foundIn({ staff: [moved('9-13', 'AST 13')] });
    expect(finding?.message).toBe('Post P1 (Ann Marlow) at Ashby: moves on 1 January 2010 from point 10 to point 13, a rise of 3 points, and the new range 9-13 is no higher than the range 9-13. At most 2 points may be gained in one school year, unless the post moves to a higher range.');
    expect(finding?.cell).toMatch(/^[A-Z]+\d+$/);
  });

  test('PAY-6: a decision of four points is told though a “new range” stands beside it, unless the list already holds the new range', async () => {
    const decided = (changes: Row): Row => moved('9-13', 'AST 13', { Point: 'AST 13', 'Sept 2009': 4, 'New range from': date('2009-09-01'), ...changes });
    // AST 13 less AST 11: £49,226 - £46,944
    expect(await kindsIn({ staff: [decided({})] })).toEqual([['riseAboveTwo', 'P1', 228_200]]);
    // From point 8, which the range 10-14 does not have: it is the range after the move.
    expect(await kindsIn({ staff: [decided({ Range: '10-14', 'New range': '10-14', Point: 'AST 12', 'New point': 'AST 12' })] })).toEqual([]);
  });

  test('PAY-7: three points inside the old range are asked about though the new range is a higher one, unless they lead to its first point', async () => {
    expect(await kindsIn({ staff: [moved('10-14', 'AST 13')] })).toEqual([['riseInsideOldRange', 'P1', 120_100]]);
    expect(await kindsIn({ staff: [moved('13-17', 'AST 13')] })).toEqual([]);
    expect(await kindsIn({ staff: [moved('11-15', 'AST 14')] })).toEqual([]);
    expect((await foundIn({ staff: [moved('10-14', 'AST 13')] }))[0]?.severity).toBe('question');
    // AST 13 less AST 11, on 1 September
    expect(await kindsIn({ staff: [moved('10-14', 'AST 13', { Point: 'AST 13', 'Sept 2009': 4, 'New range from': date('2009-09-01') })] })).toEqual([['riseInsideOldRange', 'P1', 228_200]]);
  });

  test('PAY-7: a new point below the old one is paid less; a point that has come from the new one since is none', async () => {
    // AST 10 less AST 5: £45,755 - £40,413
    expect(await kindsIn({ staff: [moved('5-9', 'AST 5')] })).toEqual([['rangeChangePaysLess', 'P1', 534_200]]);
    expect((await foundIn({ staff: [moved('5-9', 'AST 5')] }))[0]?.severity).toBe('error');
    // By the pay of September 2010: £46,808 - £41,343
    expect(await kindsIn({ staff: [moved('5-9', 'AST 5', { 'New range from': date('2010-09-01') })] })).toEqual([['rangeChangePaysLess', 'P1', 546_500]]);
    // On 10-14 at 12 since 2008, and one point more in September 2009.
    expect(await kindsIn({ staff: [moved('10-14', 'AST 12', { Range: '6-10', Point: 'AST 13', 'New range from': date('2008-09-01') })] })).toEqual([]);
    expect(await kindsIn({ staff: [moved('10-14', 'AST 12', { Range: '9-13', Point: 'AST 13', 'New range from': date('2008-09-01') })] })).toEqual([]);
  });

  test('PAY-6: points that Septembers before the change may bring are no rise by the change', async () => {
    const later = (changes: Row): Row => moved('9-13', 'AST 13', { 'New range from': date('2012-01-01'), ...changes });
    expect(await kindsIn({ staff: [later({})] })).toEqual([]);
    // By the pay of September 2010: £50,359 - £49,130
    expect(await kindsIn({ staff: [later({ 'New range from': date('2011-01-01') })] })).toEqual([['riseAboveTwo', 'P1', 122_900]]);
  });

  test('PAY-5: no decision is asked for of the September in which a new range with its point begins', async () => {
    const started = (changes: Row): Row => moved('13-17', 'AST 13', { 'Sept 2009': null, 'New range from': date('2009-09-01'), ...changes });
    expect(await kindsIn({ staff: [started({})] })).toEqual([]);
    expect(await kindsIn({ staff: [started({ 'New point': null })] })).toEqual([['noDecision', 'P1', null]]);
    expect(await kindsIn({ staff: [started({ 'New range from': date('2009-10-01') })] })).toEqual([['noDecision', 'P1', null]]);
  });

  test('PAY-3: a range that runs backwards is told as one', async () => {
    const [finding, ...others] = await foundIn({ staff: [staffRow({ Range: '15-11', Point: 'AST 13' })] });
    expect(finding?.message).toBe('Post P1 (Ann Marlow) at Ashby: the range 15-11 runs backwards; every post has a range of five consecutive points, the lowest first, such as 11-15.');
    expect(others).toEqual([]);
  });
});

describe('an allowance beside AST pay', () => {
  test.each(['R and R', 'R&R', 'R & R', 'R/R', 'RR', 'Rec/Ret', 'Rec & Ret', 'Rec. and Ret.', 'recruitment & retention', 'Recruitment/retention incentive'])('PAY-8: “%s” is an incentive, which is allowed', async (type) => {
    expect(await kindsIn({ staff: [allowance(type)] })).toEqual([]);
  });

  test.each(['TLR 2a', 'SEN', 'SENCO', 'Management allowance 1', 'Responsibility', 'Special needs'])('PAY-8: “%s” is one that an AST does not get', async (type) => {
    expect(await kindsIn({ staff: [allowance(type)] })).toEqual([['allowanceBesideAst', 'P1', 120_000]]);
  });

  test.each([null, 'Safeguarding', 'Safeguarded sum (former TLR)', 'London weighting', 'Out-of-school learning'])('PAY-8: “%s” is asked about', async (type) => {
    expect((await foundIn({ staff: [allowance(type)] })).map(({ kind, severity, amount }) => [kind, severity, amount])).toEqual([['allowanceUnclear', 'question', 120_000]]);
  });

  test('PAY-8: the sentences name the type as it stands', async () => {
    const told = async (type: string | null): Promise<string | undefined> => (await foundIn({ staff: [allowance(type)] }))[0]?.message;
    expect(await told('Management allowance 1')).toBe('Post P1 (Ann Marlow) at Ashby: has an allowance (“Management allowance 1”) of £1,200 a year beside AST pay. An AST gets no management, SEN or TLR allowance.');
    expect(await told('London weighting')).toBe('Post P1 (Ann Marlow) at Ashby: has an allowance (“London weighting”) of £1,200 a year beside AST pay. An AST gets no management, SEN or TLR allowance, and the type does not say whether it is one of them.');
    expect(await told(null)).toBe('Post P1 (Ann Marlow) at Ashby: has an allowance of £1,200 a year beside AST pay, and nothing says of which type. An AST gets no management, SEN or TLR allowance; a recruitment or retention incentive is allowed.');
  });

  test('PAY-8: an amount with its type before or after it in one cell is both', async () => {
    for (const cell of ['TLR2a £2,535', '£2,535 (TLR2a)', 'TLR2a: £2,535.00', 'TLR2a - £2,535']) {
      expect(await kindsIn({ staff: [staffRow({ Allowance: cell })] })).toEqual([['allowanceBesideAst', 'P1', 253_500]]);
    }
    expect((await foundIn({ staff: [staffRow({ Allowance: 'TLR2a £2,535' })] }))[0]?.found).toBe('an allowance (“TLR2a”) of £2,535 a year');
    expect(await kindsIn({ staff: [staffRow({ Allowance: 'R&R £1,200' })] })).toEqual([]);
    // Two amounts, or none that is plain, are not read.
    for (const cell of ['TLR2a £2,535 or £2,600', 'TLR 2', 'TLR2a 2535 to 31/08']) expect(await kindsIn({ staff: [staffRow({ Allowance: cell })] })).toEqual([['notReadable', 'P1', null]]);
  });
});

describe('who holds the post', () => {
  const bare: Row = { 'Post ID': 'P1', Forename: null, 'Staff code': null, Status: null, 'Assessed on': null, 'AST2 sent on': null, Qualification: null };

  test.each(['n/a', 'N / A', 'n.a.', 'not applicable', 'none', 'tbc', '-', '–'])('FUND-6: the name “%s” stands for nobody', async (name) => {
    expect(await kindsIn({ staff: [staffRow({ ...bare, Name: name })] })).toEqual([]);
  });

  test('FUND-6: a staff code with a dash for the name is somebody, and so is one named Na', async () => {
    expect((await kindsIn({ staff: [staffRow({ ...bare, Name: '-', 'Staff code': 'E1' })] })).map(([kind]) => kind).sort()).toEqual(['noAssessmentDate', 'qualificationUnclear']);
    expect((await kindsIn({ staff: [staffRow({ ...bare, Name: 'Na' })] })).map(([kind]) => kind).sort()).toEqual(['noAssessmentDate', 'qualificationUnclear']);
  });

  test('FUND-7: of a post that is still marked as planned or agreed, and held, only the status is asked', async () => {
    const log: Row[] = [{ 'Post ID': 'P1', Date: date('2009-10-01'), Days: 13, 'Host school': 'Brook', Objective: 'Planning', Feedback: 'Yes' }];
    expect(await kindsIn({ staff: [staffRow({ Status: 'planned' })], log })).toEqual([['plannedButFilled', 'P1', null]]);
    expect(await kindsIn({ staff: [staffRow({ Status: 'funding agreed' })], log })).toEqual([['plannedButFilled', 'P1', null]]);
    expect(await kindsIn({ staff: [staffRow({ Status: 'planned', 'Start date': date('2010-04-01'), 'Sept 2008': null, 'Sept 2009': null, 'Assessed on': date('2009-06-14'), 'AST2 sent on': null })] })).toEqual([]);
  });

  test('FUND-6: an end before the start is one finding', async () => {
    expect(await kindsIn({ staff: [staffRow({ 'End date': date('2005-08-31'), 'Sept 2009': null })] })).toEqual([['notReadable', 'P1', null]]);
    expect(await kindsIn({ staff: [staffRow({ 'Start date': date('2012-09-01'), 'End date': date('2011-08-31'), Status: 'planned', 'Sept 2009': null })] })).toEqual([['notReadable', 'P1', null]]);
  });
});
