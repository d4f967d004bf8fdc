import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { outreachFigures, outreachTerms, outreachTotals } from '../../src/audit/outreach';
import { outreachFindings } from '../../src/audit/outreachFindings';
import { compareFindings, type Finding } from '../../src/audit/finding';
import { postSteps } from '../../src/audit/outreachReasons';
import { fraction } from '../../src/domain/exact';
import type { LogColumn } from '../../src/audit/outreachRecords';
import { figuresOf, figuresOfOne, findingsOf, outreachPost, placeOf, visit, type PostFacts } from '../support/outreach';
import { day } from '../support/posts';

/** A day of a school year in which autumn and spring are over. */
const IN_MAY = '2010-05-10';
const TWENTY = { staff: { outreachShare: fraction(1, 5) } };

function short(findings: readonly Finding[]): [string, string, number | null][] {
  return findings.map(({ kind, cell, amount }) => [kind, cell, amount]);
}

function kindsOf(facts: PostFacts, on = IN_MAY): [string, string, number | null][] {
  return short(findingsOf([outreachPost(facts)], [], on));
}

/** So many visits of a day in each term. */
function visits(autumn: number, spring: number, summer = 0): ReturnType<typeof visit>[] {
  return [
    ...Array.from({ length: autumn }, (_, at) => visit(`2009-10-${String(at + 1).padStart(2, '0')}`)),
    ...Array.from({ length: spring }, (_, at) => visit(`2010-02-${String(at + 1).padStart(2, '0')}`)),
    ...Array.from({ length: summer }, (_, at) => visit(`2010-06-${String(at + 1).padStart(2, '0')}`)),
  ];
}

describe('outreach, planned and logged', () => {
  test('OUT-1: a full-time post plans 38 days a year and a day costs £163.16; what was logged costs what it costs so far', () => {
    const one = figuresOfOne(outreachPost(TWENTY), [...visits(13, 10), visit('2010-04-20', { days: 50 })], '2010-08-31');
    expect([one.planned, one.logged, one.difference]).toEqual([{ terms: [1267, 1267, 1266], total: 3800 }, { terms: [1300, 1000, 50], total: 2350 }, -1450]);
    // £6,200 ÷ 38 = £163.157…; the whole year is over: £6,200 ÷ 23.5 = £263.829….
    expect([one.grant, one.grantSoFar, one.costPlanned, one.costLogged]).toEqual([6200_00, 6200_00, 163_16, 263_83]);
    expect([one.hosts, one.visits.length, one.withFeedback, one.withoutFeedback, one.withoutObjective]).toEqual([1, 24, 24, 0, 0]);
    // On 31 March two terms of three are over: £4,133.33 for 23 days.
    const inMarch = figuresOfOne(outreachPost(TWENTY), visits(13, 10), '2010-03-31');
    expect([inMarch.grant, inMarch.grantSoFar, inMarch.costLogged]).toEqual([6200_00, 4133_33, 179_71]);
  });

  test('OUT-1: a part-time post plans a share of its own time, and one that begins in the year the terms that are left', () => {
    const partTime = figuresOfOne(outreachPost({ ...TWENTY, post: { fte: fraction(3, 5) } }), [], IN_MAY);
    // £6,200 × 0.6 = £3,720 for 22.8 days: the same £163.16 a day.
    expect([partTime.planned.total, partTime.grant, partTime.costPlanned]).toEqual([2280, 3720_00, 163_16]);
    const fromJanuary = figuresOfOne(outreachPost({ ...TWENTY, post: { start: day('2010-01-01') } }), [], IN_MAY);
    expect([fromJanuary.planned.terms, fromJanuary.grant, fromJanuary.costPlanned]).toEqual([[0, 1267, 1266], 4133_33, 163_16]);
    // 1 January to 10 May: the spring term and 40 of the 153 days of the summer term: 6,200 ÷ 3 × (1 + 40 ÷ 153) = 2,606.97.
    expect(fromJanuary.grantSoFar).toBe(2606_97);
    expect(figuresOfOne(outreachPost({ ...TWENTY, grantOutreach: null }), visits(1, 1), IN_MAY)).toMatchObject({ grant: null, grantSoFar: null, costPlanned: null, costLogged: null });
  });

  test('OUT-1: the schools of a group post have each its share of the days, and of every visit', () => {
    const group = [['Ashby', 1], ['Birch', 2]].map(([school, third]) => outreachPost({ ...TWENTY, post: { school: String(school), establishment: '', fundingSource: 'Group', share: fraction(Number(third), 3) } }));
    const { posts } = figuresOf(group, visits(13, 12), '2010-08-31');
    // A third and two thirds of 38 days, of 13 + 12 days, and of £6,200.
    expect(posts.map(({ planned, logged, grant }) => [planned.total, logged.terms, grant])).toEqual([[1267, [433, 400, 0], 2066_67], [2533, [867, 800, 0], 4133_33]]);
    expect(posts.map(({ inOwnSchool }) => inOwnSchool)).toEqual([0, 0]);
    expect(figuresOf(group, visits(13, 12), '2010-08-31').hosts).toEqual([{ school: 'Birch', establishment: '', visits: 25, days: 2500, posts: 1, withFeedback: 25 }]);
  });

  test('OUT-6: a host is one school by its number, by its name, and by both', () => {
    const log = [visit('2009-10-01', { hostSchool: 'Birch', hostEstablishment: '801/4001' }), visit('2009-10-02', { hostSchool: 'BIRCH' }), visit('2009-10-05', { hostSchool: '', hostEstablishment: '8014001', hasFeedback: false }), visit('2009-10-06', { hostSchool: 'Cedar' })];
    const figures = figuresOf([outreachPost(TWENTY)], log, IN_MAY);
    expect(figures.posts.map(({ hosts }) => hosts)).toEqual([2]);
    expect(figures.hosts).toEqual([
      { school: 'BIRCH', establishment: '801/4001', visits: 3, days: 300, posts: 1, withFeedback: 2 },
      { school: 'Cedar', establishment: '', visits: 1, days: 100, posts: 1, withFeedback: 1 },
    ]);
  });

  test('OUT-6: visits of other years and of days to come are not counted; of two holders of a post, each has their own', () => {
    const posts = [outreachPost({ ...TWENTY, post: { holder: 'A. Marlow', end: day('2009-12-31') } }), outreachPost({ ...TWENTY, post: { holder: 'B. Noon', start: day('2010-01-01') } })];
    const figures = figuresOf(posts, [visit('2009-10-01'), visit('2010-01-11'), visit('2010-01-12'), visit('2010-06-01'), visit('2008-10-01')], IN_MAY);
    expect(figures.posts.map(({ logged }) => logged.total)).toEqual([100, 200]);
    expect([figures.otherYears, figures.uncounted.map(({ why }) => why.kind)]).toEqual([1, ['later']]);
  });

  test('OUT-1: totals are what the posts add up to, and by term done and missing are planned, done and beyond are logged', () => {
    const share = fc.integer({ min: 0, max: 30 }).map((percent) => ({ outreachShare: fraction(percent, 100) }));
    const facts = fc.record({ staff: share, fte: fc.integer({ min: 1, max: 10 }), days: fc.array(fc.integer({ min: day('2009-08-20'), max: day('2010-09-10') }), { maxLength: 30 }) });
    fc.assert(fc.property(fc.array(facts, { maxLength: 6 }), (rows) => {
      const posts = rows.map(({ staff, fte }, at) => outreachPost({ staff, post: { id: `P${at}`, fte: fraction(fte, 10) } }));
      const log = rows.flatMap(({ days }, at) => days.map((on) => visit('2009-10-01', { postId: `P${at}`, day: on, days: 50 })));
      const figures = outreachFigures(posts, log, outreachTerms(day('2010-07-01')));
      const totals = outreachTotals(figures);
      for (const which of ['planned', 'logged'] as const) {
        expect(totals[which].total).toBe(figures.posts.reduce((sum, post) => sum + post[which].total, 0));
        expect(totals[which].terms.reduce((sum, days) => sum + days, 0)).toBe(totals[which].total);
      }
      totals.done.forEach((done, at) => { expect([done + (totals.missing[at] ?? 0), done + (totals.beyond[at] ?? 0)]).toEqual([totals.planned.terms[at], totals.logged.terms[at]]); });
      const counted = log.length - figures.uncounted.length - figures.otherYears;
      expect([totals.logged.total, totals.visits]).toEqual([50 * counted, counted]);
    }));
  });
});

describe('findings on outreach', () => {
  test('OUT-1: below 20% without an exemption is worth the missing part of the outreach element', () => {
    // 5 of 20%: a quarter of £6,200.
    expect(kindsOf({ staff: { outreachShare: fraction(3, 20) } })).toEqual([['outreachShort', 'F2', 1550_00]]);
    expect(kindsOf({ staff: { outreachShare: fraction(0, 1) }, post: { fte: fraction(3, 5) } })).toEqual([['outreachShort', 'F2', 3720_00]]);
    expect(kindsOf({ staff: { outreachPattern: '1 day a fortnight' } })).toEqual([['outreachShort', 'G2', 3100_00]]);
    expect(kindsOf({ staff: { outreachShare: fraction(1, 10) }, grantOutreach: null })).toEqual([['outreachShort', 'F2', null]]);
    expect(findingsOf([outreachPost({ staff: { outreachShare: fraction(3, 20) }, post: { start: day('2008-09-01') } })], [], IN_MAY)).toEqual([{
      kind: 'outreachShort', rule: 'OUT-1', severity: 'error', school: 'Ashby', establishment: '8014032', post: 'P1', holder: 'A. Marlow', book: '', sheet: 'Staff', cell: 'F2',
      found: '15%', expected: '20% of the time', amount: 1550_00, basis: '£6,200 a year for outreach × 5% ÷ 20%',
      message: 'Post P1 (A. Marlow) at Ashby: the time for outreach is 15%, in cell F2 of “Staff”; 20% is due since 1 September 2009, twelve months after the start, and no exemption is stated.',
      step: 'Ask the school to timetable the full 20%, or to give its exemption with the reason.',
    }]);
  });

  test.each<[string, PostFacts]>([
    ['exactly 20%', TWENTY],
    ['more than 20%', { staff: { outreachShare: fraction(1, 4) } }],
    ['one day a week', { staff: { outreachPattern: '1 day a week' } }],
    ['one day a week of a part-time teacher', { staff: { outreachPattern: '1 day a week' }, post: { fte: fraction(3, 5) } }],
    ['half a day a week of a half-time teacher', { staff: { outreachPattern: 'half a day a week' }, post: { fte: fraction(1, 2) } }],
    ['20% beside words that no share comes from', { staff: { outreachShare: fraction(1, 5), outreachPattern: 'flexible' } }],
    ['20% of a part-time teacher beside more days', { staff: { outreachShare: fraction(1, 5), outreachPattern: '1 day a week' }, post: { fte: fraction(3, 5) } }],
    ['a list without such columns', { columns: ['Post ID', 'Name'] }],
    ['an exemption with its reason', { staff: { outreachShare: fraction(0, 1), outreachExemption: 'Special measures: leads maths in the action plan' } }],
    ['an exemption with its reason, and the category in the register', { staff: { outreachExemption: 'Works on the plan to leave the category' }, category: 'Special measures' }],
    ['an exemption with words for a pattern', { staff: { outreachExemption: 'Special measures, on the action plan', outreachPattern: 'all in own school' } }],
    ['the first twelve months', { staff: { outreachShare: fraction(1, 20) }, post: { start: day('2009-05-11') } }],
    ['a planned post', { staff: { outreachShare: fraction(0, 1), status: 'planned' } }],
    ['a vacant post', { staff: { outreachShare: fraction(0, 1), isVacant: true } }],
    ['a post that has ended', { staff: { outreachShare: fraction(0, 1) }, post: { end: day('2010-05-09') } }],
    ['a post whose start cannot be read', { staff: { outreachShare: fraction(0, 1), problems: [{ severity: 'error', cell: 'D2', message: 'no date' }] } }],
    ['a share that cannot be read', { staff: { problems: [{ severity: 'error', cell: 'F2', message: 'no share' }] } }],
  ])('OUT-1: no finding on %s', (_name, facts) => {
    expect(kindsOf(facts)).toEqual([]);
  });

  test('OUT-4: a year to the day after the start the full 20% is due, and not the day before', () => {
    const facts = { staff: { outreachShare: fraction(1, 10) }, post: { start: day('2009-05-10') } };
    expect([kindsOf(facts, '2010-05-09'), kindsOf(facts, '2010-05-10')]).toEqual([[], [['outreachShort', 'F2', 3100_00]]]);
    expect(figuresOfOne(outreachPost(facts), [], '2010-05-09')).toMatchObject({ isBuildingUp: true, expected: fraction(364, 1825) });
  });

  test('OUT-1: a blank cell is asked about where the list has the column', () => {
    expect(kindsOf({})).toEqual([['outreachNotStated', 'F2', null]]);
    expect(kindsOf({ columns: ['Post ID', 'Name', 'Outreach pattern'] })).toEqual([['outreachNotStated', 'C2', null]]);
  });

  test('OUT-2: a pattern that cannot be read, or comes to less than the share, is asked about', () => {
    expect(kindsOf({ staff: { outreachPattern: 'flexible' } })).toEqual([['patternUnreadable', 'G2', null]]);
    expect(kindsOf({ staff: { outreachPattern: '3 days a week' }, post: { fte: fraction(1, 2) } })).toEqual([['patternUnreadable', 'G2', null]]);
    expect(kindsOf({ staff: { outreachShare: fraction(1, 5), outreachPattern: 'half a day a week' } })).toEqual([['patternDisagrees', 'G2', null]]);
  });

  test('OUT-3: an exemption needs its reason, and the school its category', () => {
    expect(kindsOf({ staff: { outreachShare: fraction(0, 1), outreachExemption: 'yes' } })).toEqual([['exemptionWithoutReason', 'H2', 6200_00]]);
    expect(kindsOf({ staff: { outreachExemption: 'Special measures' } })).toEqual([['exemptionWithoutReason', 'H2', null]]);
    const reason = 'Leads literacy in the improvement plan';
    expect(kindsOf({ staff: { outreachExemption: reason }, category: '' })).toEqual([['exemptionWithoutCategory', 'H2', null]]);
    expect(kindsOf({ staff: { outreachExemption: reason }, category: 'Good' })).toEqual([['exemptionWithoutCategory', 'H2', null]]);
    expect(kindsOf({ staff: { outreachExemption: reason }, category: null })).toEqual([]);
    const both = { staff: { outreachShare: fraction(1, 5), outreachExemption: 'yes' } };
    expect(findingsOf([outreachPost(both)], [], IN_MAY).map(({ kind, severity, amount }) => [kind, severity, amount])).toEqual([['exemptionWithoutReason', 'question', null]]);
  });

  test('OUT-6: fewer days than planned in finished terms are asked about; a week a term is the unevenness of terms', () => {
    const of = (autumn: number, spring: number, on = IN_MAY): unknown[] => short(findingsOf([outreachPost(TWENTY)], visits(autumn, spring), on));
    // Autumn and spring: 25.34 days, and 23.34 with a day less in each.
    expect([of(14, 11), of(13, 11), of(12, 12), of(25, 0)]).toEqual([[], [], [], []]);
    // 2.34 days × £6,200 ÷ 38 = £381.79.
    expect(of(12, 11)).toEqual([['loggedShort', 'A2', 381_79]]);
    expect([of(0, 0, '2009-12-31'), of(0, 0, IN_MAY)]).toEqual([[], []]);
    const [finding] = findingsOf([outreachPost(TWENTY)], visits(10, 8), IN_MAY);
    expect([finding?.message, finding?.basis]).toEqual([
      'Post P1 (A. Marlow) at Ashby: 18 days of outreach are in the log in the autumn and spring terms, and 25.34 days were planned (cell A2 of “Staff”).',
      '7.34 days × £6,200 a year for outreach ÷ 38 days, which is 20% of 190',
    ]);
    // When the year is over, every day counts: 38 less 37.
    expect(short(findingsOf([outreachPost(TWENTY)], visits(13, 12, 12), '2010-08-31'))).toEqual([['loggedShort', 'A2', 163_16]]);
    expect(findingsOf([outreachPost(TWENTY)], visits(13, 12, 12), '2010-08-30')).toEqual([]);
    expect(findingsOf([outreachPost(TWENTY)], visits(13, 13, 12), '2010-08-31')).toEqual([]);
    // The year before, looked at in October.
    const before = outreachFigures([outreachPost(TWENTY)], visits(13, 12, 12), outreachTerms(day('2010-10-15'), 190, 2009));
    expect(short(outreachFindings(before))).toEqual([['loggedShort', 'A2', 163_16]]);
  });

  test('OUT-6: a post of which the log has nothing is asked about, where there is a log', () => {
    const other = outreachPost({ ...TWENTY, post: { id: 'P2', holder: 'B. Noon' } });
    expect(short(findingsOf([outreachPost(TWENTY), other], visits(13, 12), IN_MAY))).toEqual([['noLog', 'A2', 4134_42]]);
    // Not of one who began in the last twelve months, is exempt, or is only planned.
    for (const facts of [{ post: { start: day('2009-09-02') } }, { staff: { outreachExemption: 'Special measures: on the action plan' } }, { staff: { status: 'planned' as const } }]) {
      expect(findingsOf([outreachPost(TWENTY), outreachPost({ ...TWENTY, ...facts, post: { id: 'P2', holder: 'B. Noon', ...facts.post } })], visits(13, 12), IN_MAY)).toEqual([]);
    }
  });

  test('OUT-6: visits without feedback or objective are one finding a post; those of the present term may still bring feedback', () => {
    const log = visits(13, 12).map((each, at) => (at < 5 ? { ...each, hasFeedback: false } : at === 24 ? { ...each, objective: '' } : each));
    const found = findingsOf([outreachPost(TWENTY)], log, IN_MAY);
    const rows = log.slice(0, 5).map(({ place }) => place.row);
    expect(found.map(({ kind, cell, message }) => [kind, cell, message])).toEqual([
      ['noFeedback', `M${rows[0]}`, `Post P1 (A. Marlow) at Ashby: 5 visits of finished terms, in rows ${rows[0]}, ${rows[1]}, ${rows[2]} and 2 more of “Outreach log”, have no feedback, so the evidence for performance management is missing.`],
      ['noObjective', `K${log[24]?.place.row}`, `Post P1 (A. Marlow) at Ashby: 1 visit, in row ${log[24]?.place.row} of “Outreach log”, has no agreed objective, so nothing shows what the work was for.`],
    ]);
    expect(findingsOf([outreachPost(TWENTY)], [...visits(13, 12), visit('2010-05-04', { hasFeedback: false })], IN_MAY)).toEqual([]);
  });

  test('OUT-6: a log without the columns is asked about once', () => {
    const columns: LogColumn[] = ['Post ID', 'Date', 'Days', 'Host school'];
    const log = visits(13, 12).map((each) => ({ ...each, objective: '', hasFeedback: false, place: placeOf('Outreach log', each.place.row, columns) }));
    expect(findingsOf([outreachPost(TWENTY)], log, IN_MAY).map(({ kind, post, message }) => [kind, post, message])).toEqual([
      ['logWithoutFeedback', '', '“Outreach log”: the log of 25 visits in the school year has no column “Feedback”, so the evidence for performance management is missing.'],
      ['logWithoutObjective', '', '“Outreach log”: the log of 25 visits in the school year has no column “Objective”, so the evidence for performance management is missing.'],
    ]);
  });

  test('OUT-6: visits of nobody on the lists, and on days when nobody held the post', () => {
    const posts = [outreachPost({ ...TWENTY, post: { end: day('2009-12-31') } })];
    const log = [...visits(13, 0), visit('2010-01-12'), visit('2010-01-13'), visit('2009-11-01', { postId: 'P9' }), visit('2009-11-02', { postId: 'P9' }), visit('2009-11-03', { postId: '', name: 'C. Oak' })];
    expect(findingsOf(posts, log, IN_MAY).map(({ kind, post, holder, found }) => [kind, post, holder, found])).toEqual([
      ['visitOfUnknownPost', 'P9', '', 'the Post ID “P9”, which no AST post of the staff lists has'],
      ['visitOfUnknownPost', '', 'C. Oak', 'the name “C. Oak”, which no AST post of the staff lists has'],
      ['visitOutsidePost', 'P1', 'A. Marlow', '2 visits on 12 January 2010, 13 January 2010'],
    ]);
    expect(findingsOf([outreachPost(TWENTY)], [...visits(13, 12), visit('2010-05-11')], IN_MAY).map(({ kind, severity }) => [kind, severity])).toEqual([['visitLater', 'note']]);
  });

  test('OUT-6: a visit is found by name, and by the school where two posts have one number', () => {
    const posts = [outreachPost(TWENTY), outreachPost({ ...TWENTY, post: { school: 'Cedar', establishment: '8014044', holder: 'B. Noon' } })];
    const log = [...visits(13, 12).map((each) => ({ ...each, school: 'Ashby' })), ...visits(13, 12).map((each) => ({ ...each, postId: '', name: 'b noon' }))];
    expect(findingsOf(posts, log, IN_MAY)).toEqual([]);
    expect(findingsOf(posts, [...log, visit('2009-11-30')], IN_MAY).map(({ kind, found }) => [kind, found])).toEqual([['visitOfUnknownPost', 'the Post ID “P1”, which stands for 2 posts']]);
  });

  test('OUT-1: days in the own school are asked about and not counted, unless the post is exempt', () => {
    const own = visit('2009-11-20', { hostSchool: 'ashby' });
    expect(findingsOf([outreachPost(TWENTY)], [...visits(13, 12), own, visit('2009-11-23', { hostSchool: '', hostEstablishment: '801/4032' })], IN_MAY).map(({ kind, found }) => [kind, found])).toEqual([['hostIsOwnSchool', '2 visits to the own school']]);
    const exempt = outreachPost({ staff: { outreachShare: fraction(1, 5), outreachExemption: 'Special measures: on the action plan' } });
    expect([findingsOf([exempt], [own], IN_MAY), figuresOfOne(exempt, [own], IN_MAY).logged.total]).toEqual([[], 100]);
  });

  test('OUT-7: who pays for a post directs its outreach, and its figures say so', () => {
    const figures = figuresOf([outreachPost({ ...TWENTY, post: { fundingSource: 'School' } })], [], IN_MAY);
    expect(figures.posts.flatMap((post) => postSteps(post, figures)).filter(({ rule }) => rule === 'OUT-7').map(({ text }) => text)).toEqual(['Who directs the outreach: the school, which pays for the post']);
  });

  test('OUT-8: no limit of working time is checked: days of the holidays, at weekends and many in one term are all outreach', () => {
    const log = [...visits(28, 28), visit('2009-12-26', { days: 500 }), visit('2010-01-03'), visit('2010-04-04')];
    expect([findingsOf([outreachPost(TWENTY)], log, IN_MAY), figuresOfOne(outreachPost(TWENTY), log, IN_MAY).logged.total]).toEqual([[], 6300]);
  });

  test('OUT-6: the findings are the same whatever the order of posts and visits', () => {
    const posts = [outreachPost({ staff: { outreachShare: fraction(1, 10) } }), outreachPost({ ...TWENTY, post: { id: 'P2', holder: 'B. Noon', end: day('2010-02-28') } }), outreachPost({ post: { id: 'P3', holder: 'C. Oak' } })];
    const log = [...visits(4, 4), ...visits(3, 3).map((each) => ({ ...each, postId: 'P2', hasFeedback: false })), visit('2010-03-03', { postId: 'P2' }), visit('2009-10-10', { postId: 'P8' }), visit('2009-10-12', { hostSchool: 'Ashby' })];
    const sorted = (findings: readonly Finding[]): Finding[] => [...findings].sort(compareFindings);
    const usual = sorted(outreachFindings(outreachFigures(posts, log, outreachTerms(day(IN_MAY)))));
    expect(new Set(usual.map(({ kind }) => kind))).toEqual(new Set(['outreachShort', 'outreachNotStated', 'loggedShort', 'noLog', 'noFeedback', 'hostIsOwnSchool', 'visitOfUnknownPost', 'visitOutsidePost']));
    fc.assert(fc.property(fc.shuffledSubarray(posts, { minLength: 3 }), fc.shuffledSubarray(log, { minLength: log.length }), (mixed, visitsMixed) => {
      expect(sorted(outreachFindings(outreachFigures(mixed, visitsMixed, outreachTerms(day(IN_MAY)))))).toEqual(usual);
    }), { numRuns: 30 });
  });
});
