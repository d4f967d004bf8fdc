import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellText } from '../../src/workbook/port';
import { openXlsx } from '../../src/file';
import { NO_INPUTS, readInputs } from '../../src/workbook/range/inputs';
import { readRangeModel } from '../../src/workbook/sheets';
import { run } from '../support/terminal';
import { sheetOf } from '../support/workbooks';

const GUIDANCE = ['--area', 'Rest', '--on', '2009-09-01', '--start', '11', '--reference', 'U3'];

interface RangeJson {
  years: Record<string, number | string>[];
  ranges: { start: number; end: number; costs: number[]; schoolPaysAverage: number; schoolPaysActual: number }[];
  breakEven: { policy: number; average: number | null; actual: number | null };
  goalSeek: { most: number; start: number | null; text: string } | null;
  ending: { to: string; how: string; before: number; after: number; change: number; percent: number; grantStops: { year: string; average: number; actual: number }[] } | null;
  withoutPost: { year: string; point: string; annual: number }[];
  increase: { fullTime: number; amount: number; percent: number };
  problems: { message: string }[];
}

async function json(...more: string[]): Promise<RangeJson> {
  const { code, out } = await run(['range', ...more, '--json']);
  expect(code).toBe(0);
  return JSON.parse(out) as RangeJson;
}

describe('range', () => {
  test('PAY-9: the years of each policy have the cost, the grant by both methods and what the school pays', async () => {
    const { years } = await json(...GUIDANCE);
    expect(years.map(({ year, policy }) => `${policy} ${year}`)).toEqual(['0', '1', '2'].flatMap((policy) => ['2009-10', '2010-11', '2011-12'].map((year) => `${policy} ${year}`)));
    // Worked by hand in test/projection/range.test.ts.
    expect(years[4]).toMatchObject({
      year: '2010-11', policy: 1, months: 12, pointStart: 11, pointEnd: 12, salary: 4_821_917, onCosts: 1_094_394, grantAverage: 1_550_000, grantActual: 1_800_775,
      schoolPaysAverage: -65_023, schoolPaysActual: -315_798,
    });
  });

  test('all fourteen ranges stand side by side, with break-even', async () => {
    const { ranges, breakEven, goalSeek, ending } = await json(...GUIDANCE);
    expect(ranges.map(({ start, end }) => `${start}-${end}`)).toEqual(Array.from({ length: 14 }, (_, index) => `${index + 1}-${index + 5}`));
    expect(ranges[10]).toMatchObject({ costs: [3_356_562, 5_916_311, 6_149_305], schoolPaysAverage: -50_500, schoolPaysActual: -780_409 });
    expect([breakEven.policy, breakEven.average]).toEqual([1, 11]);
    expect([goalSeek, ending]).toEqual([null, null]);
  });

  test('goal seek answers exactly', async () => {
    const at = async (most: string): Promise<number | null | undefined> => (await json(...GUIDANCE, '--school-pays-at-most', most)).goalSeek?.start;
    expect([await at('1121.78'), await at('1121.77'), await at('£100,000')]).toEqual([11, 10, 14]);
    expect((await run(['range', ...GUIDANCE, '--school-pays-at-most', '1121.78'])).out).toContain('The highest start is point 11: on range 11 to 15 the school’s share is at most £1,121.78');
  });

  test('REV-2: the end of the post says pay before and after, and the grant that stops', async () => {
    const { ending } = await json(...GUIDANCE, '--ends', '2010-12-31');
    expect(ending).toMatchObject({
      to: 'U3', how: 'held', before: 4_913_000, after: 3_675_600, change: -1_237_400, percent: -25.2,
      grantStops: [{ year: '2010-11', average: 387_500, actual: 464_350 }, { year: '2011-12', average: 1_550_000, actual: 1_929_092 }],
    });
    const { out } = await run(['range', ...GUIDANCE, '--ends', '2010-12-31', '--revert-to', 'U1']);
    expect(out).toContain('After 31 December 2010 the holder is paid on U1 (as chosen): £34,181 a year');
    expect(out).toContain('\nU1, as chosen; the default would be U3, the point held before: note the reason [REV-2]\n');
    const assumed = await run(['range', ...GUIDANCE.slice(0, 6), '--ends', '2010-12-31', '--revert-to', 'U2']);
    expect(assumed.out).toContain('\nU2, as chosen; the default would be U1, for want of a point held before: note the reason [REV-2]\n');
    expect((await json('--area', 'Rest', '--on', '2009-09-01', '--start', '11', '--ends', '2010-12-31')).ending).toMatchObject({ to: 'U1', how: 'first' });
  });

  test('REV-3: one on the main scale is followed to U1', async () => {
    const { withoutPost } = await json(...GUIDANCE.slice(0, 6), '--reference', 'M6');
    expect(withoutPost).toEqual([{ year: '2009/10', point: 'M6', annual: 3_084_200, status: 'reconstructed' }, { year: '2010/11', point: 'U1', annual: 3_418_100, status: 'published' }]);
  });

  test('what the teacher earns now may be an amount', async () => {
    expect((await json(...GUIDANCE.slice(0, 6), '--now', '£38,000')).increase).toEqual({ fullTime: 894_400, amount: 894_400, percent: 23.5 });
  });

  test('PAY-9: the increase of a part-time post is said full-time, and at its FTE', async () => {
    // 46,944 less 38,000 is 8,944; times 0.6 that is 5,366.40.
    const { out } = await run(['range', ...GUIDANCE.slice(0, 6), '--now', '38000', '--fte', '0.6']);
    expect(out).toContain('The first point is £8,944 a year (23.5%) more than the present pay of £38,000, both full-time; at FTE 0.6 that is £5,366.40 a year more [PAY-9]\n');
    expect(out).toContain('What the holder is paid from each 1 September, at FTE 0.6:\n');
  });

  test('OUT-5: cover that is given counts, by the months of the year; else it is said that none does', async () => {
    expect((await run(['range', ...GUIDANCE])).out).toContain('The cost of cover for the lessons that the AST gives up for outreach is left out, here and in all that the school pays, as no amount a year was given for it [OUT-5].');
    const { years, ranges } = await json(...GUIDANCE, '--cover', '6000');
    // Seven months of £6,000 in the first year: -976.55 + 3,500; and 31 months of it over the three years: -505.00 + 15,500.
    expect(years[3]).toMatchObject({ cover: 350_000, schoolPaysAverage: 252_345 });
    expect(ranges[10]).toMatchObject({ schoolPaysAverage: 1_499_500 });
    expect((await run(['range', ...GUIDANCE, '--cover', '6000'])).out).toContain('Cover of £6,000 a year counts in what the school pays [OUT-5].');
  });

  test('the policy and the method change which range is found', async () => {
    const { breakEven } = await json(...GUIDANCE, '--policy', '2');
    expect(breakEven.policy).toBe(2);
    expect((await run(['range', ...GUIDANCE, '--method', 'actual'])).out).toContain('the grant by actual cost');
  });

  test('years without a pay table are left off and said, until an award is given', async () => {
    const late = ['--area', 'Rest', '--on', '2012-09-01', '--start', '11'];
    const { years, problems } = await json(...late);
    expect(new Set(years.map(({ year }) => year))).toEqual(new Set(['2012-13']));
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/^Costs go no further than 2012-13\. .* Give the awards of September 2013 and 2014 with --award 2013=PERCENT 2014=PERCENT to raise the pay of the year before by each/)]);
    expect((await json(...late, '--award', '2013=1', '2014=1')).years).toHaveLength(9);
  });

  test.each<[string[], string]>([
    [['--reference', 'U4'], '--reference U4 cannot be used: expected a point of the main or upper scale, such as M6 or U3.'],
    [['--fte', '0'], '--fte 0 cannot be used: expected an FTE above 0 and at most 1, such as 0.6, 60% or 15/25.'],
    [['--now', 'much'], '--now much cannot be used: expected an amount such as 1500 or £1,500.00.'],
    [['--now', '0'], '--now 0 cannot be used: expected what the teacher earns now in a full-time year, such as 38000.'],
    [['--now', '38000', '--reference', 'U3'], 'Give either --reference, a point of a scale, or --now, an amount in £; not both.'],
    [['--ends', '2009-08-31'], '--ends 2009-08-31 is before the post begins on 1 September 2009: give a later day.'],
    [['--ends', 'soon'], '--ends soon cannot be used: expected a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01.'],
    [['--ends', '2010-12-31', '--revert-to', 'U4'], '--revert-to U4 cannot be used: expected a point of the upper pay spine: U1, U2 or U3.'],
    [['--revert-to', 'U2'], '--revert-to says where the holder is paid after the post: give its last day too, with --ends DATE.'],
    [['--school-pays-at-most', 'x'], '--school-pays-at-most x cannot be used: expected an amount such as 1500 or £1,500.00.'],
    [['--school-pays-at-most'], 'Option “--school-pays-at-most <value>” argument missing. “ast-planner range --help” shows what the command takes.'],
    [['--now', '--json'], '--now needs a value after it, and another option follows. “ast-planner range --help” shows what the command takes.'],
    [['--now', '-5'], '--now -5 cannot be used: expected an amount such as 1500 or £1,500.00.'],
    [['--fte', '-1'], '--fte -1 cannot be used: expected an FTE above 0 and at most 1, such as 0.6, 60% or 15/25.'],
    [['--policy', '3'], '--policy 3 cannot be used: expected 0, 1 or 2.'],
  ])('%j is answered with a sentence', async (more, sentence) => {
    expect(await run(['range', '--area', 'Rest', '--on', '2009-09-01', '--start', '11', ...more])).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });

  test.each(['-50000', '-£50,000', '£-50000'])('the school’s share at most %s asks for a gain', async (most) => {
    const { goalSeek } = await json(...GUIDANCE, '--school-pays-at-most', most);
    expect(goalSeek).toMatchObject({ most: -5_000_000, start: null, text: expect.stringMatching(/^No range brings the school at least £50,000 a year more than is spent: in its dearest year the cheapest range brings it only £/) });
    expect((await json(...GUIDANCE, `--school-pays-at-most=${most}`)).goalSeek).toEqual(goalSeek);
  });

  test('one year is named once', async () => {
    const { out } = await run(['range', '--area', 'Rest', '--on', '2012-09-01', '--start', '11', '--reference', 'U3', '--school-pays-at-most', '0']);
    expect(out).toMatch(/\n +Range +Cost 2012-13 +School pays in all\n/);
    expect(out).toContain('pays nothing in 2012-13 (1 point');
    expect(out).not.toMatch(/each of 2012-13|2012-13 together/);
  });

  test('PAY-13: every award that is missing is asked for at once; before the first figures none is', async () => {
    const late = ['range', '--area', 'Rest', '--start', '11', '--reference', 'U3', '--on'];
    expect((await run([...late, '2015-09-01'])).err).toMatch(/ Give the awards of September 2013, 2014 and 2015 with --award 2013=PERCENT 2014=PERCENT 2015=PERCENT to raise the pay of the year before by each\.\n$/);
    expect((await run([...late, '2015-09-01', '--award', '2013=1', '2015=1'])).err).toMatch(/ Give the award of September 2014 with --award 2014=PERCENT /);
    const early = (await run([...late, '2004-09-01'])).err;
    expect(early).toMatch(/ No figures for AST 11 in Rest of England are known before 1 September \d{4}: give a first day from then on\.\n$/);
    expect(early).not.toContain('award');
  });

  test('-o writes a workbook with the range, its settings and its pay figures, and replaces none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ast-range-'));
    const path = join(folder, 'range.xlsx');
    expect((await run(['range', ...GUIDANCE, '--fte', '2/3', '--ends', '2010-12-31', '-o', path])).out).toContain(`Written: ${path}`);
    const file = await openXlsx(readFileSync(path));
    expect((await file.sheets()).map(({ name }) => name).slice(0, 3)).toEqual(['AST Range model', 'AST Assumptions', 'AST Pay points']);
    expect(readInputs(readRangeModel(await sheetOf(file, 'AST Range model'))?.inputs ?? NO_INPUTS)).toMatchObject({ start: 11, fte: { numerator: 2, denominator: 3 }, now: { scale: 'Upper', point: 3 } });
    const texts = (await sheetOf(file, 'AST Range model')).rows.map(({ values }) => cellText(values[0] ?? null));
    expect(texts[1]).toBe('Written by AST Planner. Change a yellow cell and the tables follow. For another area or year, run the command again.');
    expect(texts).toContain('As asked when this was written: A new post on range 11 to 15 in Rest of England, from 1 September 2009');
    expect(texts.join('\n')).not.toContain('plan again');
    expect(await run(['range', ...GUIDANCE, '-o', path])).toEqual({ code: 2, out: '', err: `“${path}” is there already and is not replaced. Give another name.\n` });
    expect((await run(['range', ...GUIDANCE, '-o', 'range.txt'])).err).toBe('“range.txt” must end in .xlsx.\n');
    rmSync(folder, { recursive: true });
  });

  test('an area without figures on the date is answered with a sentence', async () => {
    const { code, out, err } = await run(['range', '--area', 'Outer', '--on', '2009-09-01', '--start', '11', '--reference', 'U3']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('There is no figure for U3 of the upper pay spine in Outer London from 1 September 2009.');
  });
});
