/** Days that lie outside the time of the rules or of the grade. */
import { describe, expect, test } from '@jest/globals';
import { allocationRow, foundIn, kindsIn, paymentRow, staffRow } from '../support/audited';
import { date } from '../support/authority/authority';

describe('days outside the scheme', () => {
  test('PAY-2: a day after the grade ended is asked about, with its cell; the last day of the grade is right, and so is one before the rules', async () => {
    expect(await kindsIn({ staff: [staffRow({ 'Start date': date('1999-09-01'), 'Assessed on': date('1999-06-14'), 'AST2 sent on': date('1999-07-01'), 'End date': date('2013-08-31') })] })).toEqual([]);
    const [after, ...others] = await foundIn({ staff: [staffRow({ 'End date': date('2015-08-31') })] });
    expect([after?.kind, after?.severity, after?.message, others.length]).toEqual(['dateAfterGrade', 'question', 'Post P1 (Ann Marlow) at Ashby: the row says 31 August 2015 under “End date”. The grade ended on 31 August 2013.', 0]);
    expect(after?.cell).toMatch(/^[A-Z]+2$/);
  });

  test('PAY-2: a post that begins after the grade ended is told once', async () => {
    expect((await kindsIn({ staff: [staffRow({ 'Start date': date('2013-09-01'), 'End date': date('2015-08-31') })] })).map(([kind]) => kind)).toEqual(['afterGradeEnded']);
  });

  test('FUND-8: a payment years from the year that it is for is asked about; one a little after it is not', async () => {
    const paidOn = (day: string): ReturnType<typeof paymentRow> => paymentRow('March', 3875, { 'Paid on': date(day) });
    const of = async (day: string): Promise<string[]> => (await kindsIn({ staff: [staffRow({ 'Start date': date('2002-09-01'), 'Assessed on': date('2002-06-14'), 'AST2 sent on': date('2002-07-03') })], allocations: [allocationRow()], payments: [...['May', 'September', 'December'].map((stream) => paymentRow(stream, 3875)), paidOn(day)] })).map(([kind]) => kind);
    expect(await of('2010-04-12')).toEqual([]);
    expect(await of('2003-05-15')).toEqual(['paymentDayElsewhere']);
  });
});
