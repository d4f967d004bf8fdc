import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { financialYearText, monthIsoText, isoText } from '../../src/domain/calendar';
import { fraction } from '../../src/domain/exact';
import { DEFAULT_SETTINGS, planPosts, type PlanSettings } from '../../src/projection';
import { advanceText, cashChecks, cashFlow, cashSteps, hasCashFlow, lapseText, toComeText } from '../../src/projection/monthByMonth';
import { arrivalText, STREAM_ARRIVALS, STREAM_NAMES, streamArrival, type StreamArrival } from '../../src/rules/streamArrival';
import { anyPost, day, postWith } from '../support/posts';

const TWO_YEARS: PlanSettings = { ...DEFAULT_SETTINGS, from: 2009, years: 2, policy: 0 };

/** A full-time post on AST 1, whose cover costs £6,000 a year, and whose other duties account for all of the additional salary. */
const ONE = postWith({ rangeStart: 1, point: 1, reference: { scale: 'Upper', point: 3 }, coverCost: 600_000, retained: 500_000 });

describe('the cash flow of one post over two years, by hand', () => {
  const plan = planPosts([ONE], TWO_YEARS);
  const { months, windows } = cashFlow(plan);
  const by = (iso: string): (typeof months)[number] => {
    const found = months.find(({ month }) => monthIsoText(month) === iso);
    if (found === undefined) throw new Error(iso);
    return found;
  };

  test('FUND-8: a quarter of £15,500 arrives in May, September, December and March', () => {
    expect(months.filter(({ received }) => received > 0).map(({ month, received }) => [monthIsoText(month), received])).toEqual(
      ['2009-05', '2009-09', '2009-12', '2010-03', '2010-05', '2010-09', '2010-12', '2011-03'].map((month) => [month, 387_500]),
    );
  });

  test('FUND-4: a month costs a twelfth of the pay of its September, on-costs on it, and £500 of cover', () => {
    // £35,794 a year from September 2008 is £2,982.8333 a month.
    expect([by('2009-04').salaries, by('2009-05').salaries, by('2009-04').cover]).toEqual([298_283, 298_284, 50_000]);
    expect(by('2009-04').cost).toBe(by('2009-04').salaries + by('2009-04').onCosts + by('2009-04').cover);
  });

  test('FUND-9: April is paid from a grant that has not arrived, the next April from what is left of the year before', () => {
    // Nothing but the cover is for the grant to pay.
    expect([by('2009-04').spent, by('2009-04').fromThisYear, by('2009-04').balance]).toEqual([50_000, 50_000, -50_000]);
    expect(by('2009-05').balance).toBe(387_500 - 100_000);
    // £6,000 of £15,500 is spent in the year; £9,500 is left.
    expect(by('2010-03').balance).toBe(1_550_000 - 600_000);
    expect([by('2010-04').fromLastYear, by('2010-04').fromThisYear]).toEqual([50_000, 0]);
    // Five months take £2,500 of it; £7,000 lapses on 31 August 2010.
    expect([by('2010-08').lapsed, by('2010-08').balance]).toEqual([700_000, 387_500]);
    expect([by('2010-09').fromLastYear, by('2010-09').fromThisYear, by('2010-09').balance]).toEqual([0, 50_000, 387_500 + 387_500 - 50_000]);
    expect(months.every(({ check }) => check === 0)).toBe(true);
  });

  test('FUND-9: the 17 months of each grant, and what could have been spent', () => {
    const [first, second] = windows;
    expect(first?.months).toHaveLength(17);
    expect(first?.months[12]).toMatchObject({ number: 13, spent: 50_000, left: 900_000, received: 0, toBeReceived: 0, lapses: 0 });
    expect(first?.months[16]).toMatchObject({ number: 17, spent: 50_000, left: 700_000, lapses: 700_000 });
    expect([first?.lapsed, first?.couldHaveSpent]).toEqual([700_000, 700_000]);
    expect(first === undefined ? '' : lapseText(first)).toBe('£7,000 of the grant of 2009-10 lapses on 31 August 2010: so much more could have been spent by then on outreach, cover or eligible salary.');
    expect(second?.months).toHaveLength(12);
    // £15,500 less seven months of £500.
    expect([second?.lapsed, second?.left]).toEqual([null, 1_200_000]);
    expect(second === undefined ? '' : lapseText(second)).toBe(
      '£12,000 of the grant of 2010-11 is left on 31 March 2011. Whether it is spent by 31 August 2011 is not known, because the plan ends before. Plan one year more to see.',
    );
    expect(advanceText({ months, windows })).toBe('The balance of the grant is below zero at the end of 1 of 24 months: the school pays in advance until the next stream arrives. Most at the end of April 2009: £500.');
    expect(cashSteps(by('2010-08')).map(({ text }) => text).join('; ')).toContain('£7,000 lapses');
  });
});

describe('dates of the streams', () => {
  test.each([
    ['May', { after: 1, date: null }], ['15 May', { after: 1, date: 15 }], [' 15   may ', { after: 1, date: 15 }], ['Jun', { after: 2, date: null }], ['Sept', { after: 5, date: null }],
    ['28 February', { after: 10, date: 28 }], ['15 April next year', { after: 12, date: 15 }], ['August next year', { after: 16, date: null }],
  ] as const)('FUND-8: “%s” is read', (text, arrival) => {
    expect(streamArrival(text)).toEqual(arrival);
    expect(streamArrival(arrivalText(arrival))).toEqual(arrival);
  });

  test.each(['', 'Ma', 'soon', '31 June', '0 May', '29 February', 'September next year', 'March next year', 'May 2010', '15', '2010-05-15', '15th May', 'may june'])('FUND-8: “%s” is not', (text) => {
    expect(streamArrival(text)).toBeUndefined();
  });

  test('FUND-8: a stream on a day, two in one month, and one after the plan, which is named', () => {
    const streamArrivals = ['15 June', 'June', 'December', '15 April next year'].map((text) => streamArrival(text)).filter((arrival) => arrival !== undefined);
    const plan = planPosts([ONE], { ...TWO_YEARS, years: 1, streamArrivals });
    expect(plan.streams.map(({ name, month, on }) => [name, monthIsoText(month), on === null ? null : isoText(on)])).toEqual([
      ['May', '2009-06', '2009-06-15'], ['September', '2009-06', null], ['December', '2009-12', null], ['March', '2010-04', '2010-04-15'],
    ]);
    const flow = cashFlow(plan);
    expect(flow.months.map(({ received }) => received)).toEqual([0, 0, 775_000, 0, 0, 0, 0, 0, 387_500, 0, 0, 0]);
    expect(toComeText(flow)).toBe('After the plan ends there arrives still: £3,875 of the grant of 2009-10.');
    expect(cashChecks(plan, flow).map(({ difference }) => difference)).toEqual([0, 0, 0, 0]);
  });

  test('a plan without grant has no cash flow to show', () => {
    expect([hasCashFlow(planPosts([ONE], TWO_YEARS)), hasCashFlow(planPosts([postWith({ fundingSource: 'School' })], TWO_YEARS))]).toEqual([true, false]);
  });
});

const anyArrival: fc.Arbitrary<StreamArrival> = fc.record({ after: fc.integer({ min: 0, max: 16 }), date: fc.option(fc.integer({ min: 1, max: 28 }), { nil: null }) });

describe('whatever the posts, the shares and the dates', () => {
  test('FUND-8, FUND-9: streams, months, windows and balances agree', () => {
    fc.assert(
      fc.property(
        fc.array(anyPost, { minLength: 1, maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 }), fc.array(anyArrival, { minLength: 4, maxLength: 4 }), fc.constantFrom('average' as const, 'actual' as const),
        fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 100 }),
        (posts, streamShares, streamArrivals, method, years, share) => {
          const shared = posts.slice(0, 1).map((post) => ({ ...post, id: 'G', fundingSource: 'Group' as const, share: fraction(share, 100) }));
          const plan = planPosts([...posts.map((post, at) => ({ ...post, id: `P${String(at)}` })), ...shared], { ...DEFAULT_SETTINGS, years, method, streamShares, streamArrivals });
          const { months, windows } = cashFlow(plan);
          expect(months.map(({ check }) => check)).toEqual(months.map(() => 0));
          expect(cashChecks(plan, { months, windows }).filter(({ difference }) => difference !== 0)).toEqual([]);
          const received = months.reduce((sum, month) => sum + month.received, 0);
          const toCome = windows.reduce((sum, window) => sum + window.toCome, 0);
          expect(received + toCome).toBe(plan.totals.reduce((sum, { grant }) => sum + grant, 0));
          expect(months.map(({ spent, fromLastYear, fromThisYear, notCovered }) => spent - fromLastYear - fromThisYear - notCovered)).toEqual(months.map(() => 0));
          for (const [at, window] of windows.entries()) {
            const use = plan.grantUse[at];
            expect([financialYearText(window.year), window.lapsed]).toEqual([financialYearText(use?.year ?? 0), use?.lapsed]);
            const spent = window.months.reduce((sum, month) => sum + month.spent, 0);
            expect(spent).toBe((use?.spentInYear ?? 0) + (use?.spentAfter ?? 0));
            expect(window.left).toBe(window.grant - spent);
            expect(window.months.reduce((sum, { lapses }) => sum + lapses, 0)).toBe(window.months.length === 17 ? window.lapsed : 0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('FUND-8: the dates of the guidance are the defaults', () => {
    expect(STREAM_NAMES).toEqual(['May', 'September', 'December', 'March']);
    expect(STREAM_ARRIVALS.map(arrivalText)).toEqual(['May', 'September', 'December', 'March']);
    expect(planPosts([ONE], TWO_YEARS).streams[0]?.month).toBe(2009 * 12 + 4);
    expect(day('2009-05-01')).toBeGreaterThan(day('2009-04-01'));
  });
});
