import { describe, expect, test } from '@jest/globals';
import { run } from '../support/terminal';

interface TimetableJson {
  readonly applied: string;
  readonly earliestPay: string;
  readonly steps: readonly { readonly step: string; readonly rule: string; readonly latest: string; readonly text: string }[];
  readonly standards: readonly { readonly stage: string; readonly byHead: string[]; readonly external: string[] }[];
  readonly notMet: { readonly reapplyFrom: string };
  readonly designatedHead?: { readonly school: string | null; readonly hours: unknown; readonly text: string };
  readonly notes: readonly { readonly rule: string; readonly text: string }[];
}

async function json(...options: readonly string[]): Promise<TimetableJson> {
  const { code, out, err } = await run(['timetable', ...options, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as TimetableJson;
}

describe('ast-planner timetable', () => {
  test('APP-3: the latest dates of an application on 5 October 2009, each with its rule', async () => {
    const made = await json('--applied', '2009-10-05');
    expect(made.steps.map(({ step, rule, latest }) => [step, rule, latest])).toEqual([
      ['applied', 'APP-3', '2009-10-05'], ['headDecides', 'APP-3', '2009-11-02'], ['assessed', 'APP-3', '2009-12-14'], ['notified', 'APP-3', '2009-12-17'],
      ['feedback', 'APP-3', '2010-01-07'], ['earliestPay', 'PAY-11', '2009-12-18'],
    ]);
    expect([made.applied, made.earliestPay, made.notMet.reapplyFrom]).toEqual(['2009-10-05', '2009-12-18', '2010-09-01']);
    expect(made.steps.every(({ text }) => text.length > 20)).toBe(true);
  });

  test('APP-2: all career stages, or the one that is asked', async () => {
    expect((await json('--applied', '2009-10-05')).standards.map(({ stage, external }) => [stage, external.length])).toEqual([['main', 3], ['threshold', 2], ['excellent', 1]]);
    expect((await json('--applied', '2009-10-05', '--stage', 'Excellent Teacher')).standards.map(({ stage, byHead, external }) => [stage, byHead.length, external])).toEqual([['excellent', 3, ['advanced skills teacher']]]);
  });

  test('APP-5: the designated head by the hours at each school; equal hours are asked about', async () => {
    const { designatedHead } = await json('--applied', '2009-10-05', '--hours', 'Ashby=15', '--hours', 'St Mary’s=7.5');
    expect(designatedHead).toMatchObject({ school: 'Ashby', hours: [{ school: 'Ashby', hours: 15 }, { school: 'St Mary’s', hours: 7.5 }] });
    expect((await json('--applied', '2009-10-05', '--hours', 'Ashby=10', '--hours', 'Brook=10.0')).designatedHead).toMatchObject({ school: null });
    expect((await json('--applied', '2009-10-05')).designatedHead).toBeUndefined();
  });

  test('APP-4: as text, with a sentence for each date and what follows', async () => {
    const { code, out, err } = await run(['timetable', '--applied', '2010-03-15', '--stage', 'main']);
    expect([code, err]).toEqual([0, '']);
    for (const said of [
      'Application for AST assessment received on 15 March 2010: the latest date of each step',
      'Good Friday on Friday 2 April 2010 and Easter Monday on Monday 5 April 2010 do not count. [APP-3]',
      'so from Wednesday 2 June 2010 where each step takes as long as it may.',
      'For a teacher on the main scale the headteacher must first find the core standards met; the external assessment covers the post-threshold, excellent teacher and advanced skills teacher standards. [APP-2]',
      'so before 1 April 2011. Terms are assumed to begin on 1 September, 1 January and 1 April',
      'there is none after five years either. [APP-4]',
      'Notes:\n- School holidays are not known here',
    ]) expect(out).toContain(said);
    expect(out.split('\n').find((line) => line.startsWith('Headteacher decides by'))?.replace(/ {2,}/g, '|')).toBe('Headteacher decides by|14 April 2010|APP-3');
  });

  test.each<[string, readonly string[], string]>([
    ['no date', [], '--applied is missing: give the day on which the headteacher receives the application, such as --applied 2009-10-05.'],
    ['a day that does not exist', ['--applied', '2010-02-30'], '--applied 2010-02-30 cannot be used: expected a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01.'],
    ['a date in words', ['--applied', 'Easter'], '--applied Easter cannot be used: expected a date'],
    ['a date before the table', ['--applied', '1999-12-31'], '--applied 1999-12-31 cannot be used. Bank holidays are known here from 1 January 2000 to 31 December 2027'],
    ['a date after the grade', ['--applied', '2013-09-02'], '--applied 2013-09-02 cannot be used. The AST grade and its assessment ended on 31 August 2013'],
    ['another stage', ['--applied', '2009-10-05', '--stage', 'head'], '--stage head cannot be used: expected main (main scale), threshold (upper pay spine) or excellent (Excellent Teacher).'],
    ['hours of no school', ['--applied', '2009-10-05', '--hours', '15'], '--hours 15 cannot be used: write the school and the hours'],
    ['hours below nothing', ['--applied', '2009-10-05', '--hours', 'Ashby=-1'], '--hours Ashby=-1 cannot be used'],
    ['a school twice', ['--applied', '2009-10-05', '--hours', 'Ashby=1', '--hours', 'ashby=2'], '--hours is given twice for ashby'],
    ['a file', ['staff.xlsx', '--applied', '2009-10-05'], '“staff.xlsx” cannot be used: the command reads no file'],
  ])('APP-3: is not done for %s, with one sentence', async (_, options, said) => {
    const { code, out, err } = await run(['timetable', ...options]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
